//! What `morgue` promises to a person, one file a promise, on the built program in fresh folders.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a test may fail loudly"
)]

mod any_history;
mod any_text;
mod archive;
mod articles;
mod configuration;

mod asking;
mod containers;
mod counts;
mod crash;
mod damage;
mod exit_codes;
mod export;
mod first_run;
mod hostile_files;
mod hostile_queries;
mod incremental;
mod json_contract;
mod long_lines;
mod manual;
mod pages;
mod proportion;
mod quote;
mod ranking;
mod readers;
mod readme;
mod stories;
mod two_writers;
mod untouched;
