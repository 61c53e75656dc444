//! How the program is linked.
//!
//! A program that may be loaded at any address has 48,000 of its own corrected whenever it starts (most are those of the
//! tables that libraries bring along), which copies a megabyte and takes longer than everything else that
//! `morgue --version` does. Loaded where it was linked for, it starts in 1.7 ms and not in 2.7. Its libraries, its stack
//! and its heap lie at addresses of chance as before.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
