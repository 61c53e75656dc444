//! `morgue speakers`, `topics`, `outlets`, `authors` and `timeline`, as they are written.

use clap::{Args, ValueEnum};

use super::collection::without_reading;
use super::{Collection, Format, Most, QUERY_LANGUAGE, Selection};
use crate::render::tally::Measure;
use crate::search::tally::{Step, TallySort};

/// `morgue speakers`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE, mut_args(without_reading))]
pub struct Speakers {
    /// What to select.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// What to list.
    #[command(flatten)]
    pub listing: Listing,

    /// Count the same words again in every article that quotes them
    #[arg(long)]
    pub repeats: bool,
}

/// `morgue topics`, `morgue outlets`, `morgue authors`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE, mut_args(without_reading))]
pub struct Labels {
    /// What to select.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// What to list.
    #[command(flatten)]
    pub listing: Listing,
}

/// Which rows, in what order and format.
#[derive(Debug, Args)]
pub struct Listing {
    /// The order of the rows: count, name, first (when it first occurs) or last
    #[arg(long, value_name = "ORDER", default_value = "count", hide_possible_values = true)]
    pub sort: RowOrder,

    /// How many rows to give; 0 gives all
    #[arg(short = 'n', long, value_name = "COUNT", default_value = "20")]
    pub limit: Most,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,
}

/// `morgue timeline`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE, mut_args(without_reading))]
pub struct Timeline {
    /// What to select; each --speaker is shown for itself, side by side.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// How long each row is: day, week, month or year; if not given, what fits
    #[arg(long, value_name = "STEP", hide_possible_values = true)]
    pub by: Option<By>,

    /// What the bars show: articles, passages or quotations
    #[arg(long, value_name = "WHAT", default_value = "articles", hide_possible_values = true)]
    pub count: Counted,

    /// Count the same words again in every article that quotes them
    #[arg(long)]
    pub repeats: bool,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,
}

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RowOrder {
    /// Most first
    Count,
    /// By the alphabet
    Name,
    /// What occurs earliest first
    First,
    /// What occurs latest first
    Last,
}

impl From<RowOrder> for TallySort {
    fn from(order: RowOrder) -> Self {
        match order {
            RowOrder::Count => Self::Count,
            RowOrder::Name => Self::Name,
            RowOrder::First => Self::First,
            RowOrder::Last => Self::Last,
        }
    }
}

/// How long a row of a timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// A day
    Day,
    /// From Monday to Sunday
    Week,
    /// A month
    Month,
    /// A year
    Year,
}

impl From<By> for Step {
    fn from(by: By) -> Self {
        match by {
            By::Day => Self::Day,
            By::Week => Self::Week,
            By::Month => Self::Month,
            By::Year => Self::Year,
        }
    }
}

/// What a timeline shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Counted {
    /// Articles
    Articles,
    /// Passages
    Passages,
    /// Quotations
    Quotations,
}

impl From<Counted> for Measure {
    fn from(counted: Counted) -> Self {
        match counted {
            Counted::Articles => Self::Articles,
            Counted::Passages => Self::Passages,
            Counted::Quotations => Self::Quotations,
        }
    }
}
