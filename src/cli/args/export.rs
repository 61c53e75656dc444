//! `morgue export`, as it is written.

use clap::{Args, ValueEnum};

use super::collection::without_reading;
use super::{Collection, QUERY_LANGUAGE, Selection};

/// `morgue export`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE, mut_args(without_reading))]
pub struct Export {
    /// What to select.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// The format of the output: csv, json or markdown of the passages, bibtex or csl (CSL-JSON) of their articles
    #[arg(long, value_name = "FORMAT", default_value = "csv", hide_possible_values = true)]
    pub format: ExportFormat,
}

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// For spreadsheets
    Csv,
    /// For programs, one object a line
    Json,
    /// For notes
    Markdown,
    /// The articles, for LaTeX and reference managers
    Bibtex,
    /// The articles, for reference managers
    Csl,
}
