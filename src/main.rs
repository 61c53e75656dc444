//! The `morgue` program.

use std::process::ExitCode;

/// Articles are read on some threads and written on another, which the system's own allocator takes badly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    morgue::cli::run(std::env::args_os()).into()
}
