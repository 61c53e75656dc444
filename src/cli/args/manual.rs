//! `morgue help`, `morgue man` and `morgue completions`, as they are written.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// `morgue help`
#[derive(Debug, Args)]
pub struct Help {
    /// A command, or query for the query language
    #[arg(value_name = "COMMAND")]
    pub about: Option<String>,
}

/// `morgue man`
#[derive(Debug, Args)]
pub struct Man {
    /// A folder to write a page for every command to; - prints the one page about all
    #[arg(value_name = "DIR", default_value = "-", hide_default_value = true)]
    pub folder: PathBuf,
}

/// `morgue completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell: bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: Shell,
}
