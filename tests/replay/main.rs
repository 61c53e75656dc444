//! Whatever once made the program fail, and a little of everything that it reads: none of it does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod road;

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use lzma_rust2::XzReader;
use tar::Archive;

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

/// What fuzzing has led to, minimised (`fuzz/keep.sh`): inputs that together reach all that it reached.
#[test]
fn what_fuzzing_led_to_is_borne() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replay");
    let mut replayed = 0;
    for (road, _) in road::ROADS {
        let packed = inputs.join(road).with_extension("tar.xz");
        if !packed.exists() {
            continue;
        }
        let packed = XzReader::new(File::open(packed).unwrap(), false);
        for input in Archive::new(packed).entries().unwrap() {
            let mut input = input.unwrap();
            if !input.header().entry_type().is_file() {
                continue;
            }
            eprintln!("{road}: {}", input.path().unwrap().display());
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).unwrap();
            road::along(road, &bytes);
            replayed += 1;
        }
    }
    assert!(replayed > 0, "there is nothing to be replayed");
}
