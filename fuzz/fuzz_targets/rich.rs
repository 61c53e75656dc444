#![no_main]

#[path = "../forgiven.rs"]
mod forgiven;
#[path = "../../tests/replay/road.rs"]
mod road;

libfuzzer_sys::fuzz_target!(init: forgiven::faults(), |bytes: &[u8]| road::along("rich", bytes));
