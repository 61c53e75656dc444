//! Counts on the page: who speaks, about what, where, by whom, and when.
//!
//! One trait, [`Tally`], and one short file a format, as for hits.
//!
//! | room | holds |
//! | --- | --- |
//! | [`terminal`] | columns for people |
//! | [`bars`] | a timeline drawn with bars |
//! | [`json`] | the versioned contract, one object a line |
//! | [`csv`] | a row a count |
//! | [`markdown`] | tables |

pub mod bars;
pub mod csv;
pub mod json;
pub mod markdown;
#[cfg(test)]
mod samples;
pub mod terminal;

use std::io::{self, Write};

use super::{Format, Look, wording};
use crate::article::{Moment, Precision};
use crate::search::tally::{Counts, Label, LabelTally, SpeakerTally, Timeline};

/// Writes counts in one format.
pub trait Tally {
    /// Writes who speaks.
    fn speakers(&mut self, rows: &[SpeakerTally]) -> io::Result<()>;

    /// Writes topics, outlets or authors.
    fn labels(&mut self, label: Label, rows: &[LabelTally]) -> io::Result<()>;

    /// Writes how much there is when; what is drawn is `measure`, where only one number is shown.
    fn timeline(&mut self, timeline: &Timeline, measure: Measure) -> io::Result<()>;

    /// Ends the page and hands everything to the writer below.
    fn finish(&mut self) -> io::Result<()>;
}

/// What a timeline shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// How many articles.
    Articles,
    /// How many passages.
    Passages,
    /// How many quotations.
    Quotations,
}

impl Measure {
    /// That number among the counts.
    #[must_use]
    pub const fn of(self, counts: &Counts) -> u64 {
        match self {
            Self::Articles => counts.articles,
            Self::Passages => counts.passages,
            Self::Quotations => counts.quotations,
        }
    }

    /// A count with its noun.
    #[must_use]
    pub fn count(self, n: u64) -> String {
        match self {
            Self::Articles => wording::count(n, "article", "articles"),
            Self::Passages => wording::count(n, "passage", "passages"),
            Self::Quotations => wording::count(n, "quotation", "quotations"),
        }
    }
}

impl Format {
    /// The renderer that writes counts in this format to `out`. The `look` matters to [`Format::Text`] alone.
    #[must_use]
    pub fn tally<'w>(self, out: Box<dyn Write + 'w>, look: &Look) -> Box<dyn Tally + 'w> {
        match self {
            Self::Text => Box::new(terminal::Terminal::new(out, look)),
            Self::Json => Box::new(json::Json::new(out)),
            Self::Csv => Box::new(csv::Csv::new(out)),
            Self::Markdown => Box::new(markdown::Markdown::new(out)),
        }
    }
}

/// The word for what a label is.
const fn noun(label: Label) -> &'static str {
    match label {
        Label::Topic => "topic",
        Label::Outlet => "outlet",
        Label::Author => "author",
    }
}

fn date(moment: Option<Moment>) -> String {
    moment.map(|moment| moment.to_string()).unwrap_or_default()
}

/// What of a query a timeline leaves apart, in words; nothing where it leaves nothing.
fn not_shown(timeline: &Timeline, series: usize, measure: Measure) -> Option<String> {
    let of = |precision: Option<Precision>| {
        let apart = timeline.apart.iter().filter(|(moment, _)| moment.map(|m| m.precision()) == precision);
        apart.filter_map(|(_, counts)| counts.get(series)).map(|counts| measure.of(counts)).sum::<u64>()
    };
    let parts = [
        (of(Some(Precision::Month)), "dated by month alone"),
        (of(Some(Precision::Year)), "dated by year alone"),
        (of(None), "without a date"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .enumerate()
        .map(|(nth, (n, how))| match nth {
            0 => format!("{} {how}", measure.count(n)),
            _ => format!("{} {how}", wording::number(n)),
        })
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}
