#![no_main]

#[path = "../../tests/replay/road.rs"]
mod road;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| road::along("stored", bytes));
