//! The `morgue` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    morgue::cli::run(std::env::args_os()).into()
}
