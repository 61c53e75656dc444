//! Whatever once made the program fail, and a little of everything that it reads: none of it does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod road;

use std::fs;
use std::path::Path;

#[test]
fn nothing_fails_twice() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replay");
    for (road, _) in road::ROADS {
        let mut replayed = 0;
        for input in fs::read_dir(inputs.join(road)).unwrap() {
            let path = input.unwrap().path();
            eprintln!("{}", path.display());
            road::along(road, &fs::read(path).unwrap());
            replayed += 1;
        }
        assert!(replayed > 0, "there is nothing to be replayed on the road {road}");
    }
}
