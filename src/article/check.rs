//! The answer to *did they say it?*

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Moment, Published, QuotationKind, Source, Span, Speaker};

/// What an archive says about a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The quote that was asked about.
    pub quote: String,
    /// Who is said to have said it.
    pub speaker: Option<String>,
    /// What the best of the findings says.
    pub verdict: Verdict,
    /// Where it was looked for.
    pub searched: Searched,
    /// Where it was found, the best first.
    pub findings: Vec<Finding>,
    /// What comes nearest and is something else; only where nothing was found.
    pub nearest: Option<Finding>,
}

/// The articles that a quote was looked for in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searched {
    /// How many.
    pub articles: u64,
    /// The first day that one of them may have come out.
    pub first: Option<Moment>,
    /// The last day.
    pub last: Option<Moment>,
}

/// Whether they said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// Word for word, in a quotation; of the speaker who was asked for, where one was.
    Verbatim,
    /// In a quotation, with other words than the quote has.
    Altered,
    /// In a quotation of somebody else than was asked for, word for word or not.
    OtherSpeaker,
    /// In a quotation whose speaker the article does not name, where one was asked for.
    UnknownSpeaker,
    /// In an article's report of what somebody said, not in quote marks.
    Reported,
    /// In an article's own words.
    Prose,
    /// Not found.
    NotFound,
}

impl Verdict {
    /// The verdict's name in JSON and CSV.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Altered => "altered",
            Self::OtherSpeaker => "other-speaker",
            Self::UnknownSpeaker => "unknown-speaker",
            Self::Reported => "reported",
            Self::Prose => "prose",
            Self::NotFound => "not-found",
        }
    }

    /// How much a finding of that likeness is worth among others.
    #[must_use]
    pub fn merit(self, likeness: f32) -> f32 {
        let less = match self {
            Self::Verbatim | Self::Altered => 0.0,
            Self::OtherSpeaker | Self::UnknownSpeaker => 0.15,
            Self::Reported => 0.17,
            Self::Prose => 0.2,
            // Nothing that was not found is worth more than what was.
            Self::NotFound => 1.0,
        };
        likeness - less
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A place where a quote stands, or words like it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What it says about the quote.
    pub verdict: Verdict,
    /// How much of the quote it has, 0 to 1.
    pub likeness: f32,
    /// How the quote differs from it, piece by piece.
    pub difference: Vec<Piece>,
    /// Whether the quote runs together what stands apart in the article.
    pub joined: bool,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// How close the article's words are to what was spoken; `None` for its own words.
    pub kind: Option<QuotationKind>,
    /// The paragraph that it begins in.
    pub text: String,
    /// The words of it that the quote has, as byte ranges of `text`, in order.
    #[serde(with = "super::hit::pairs")]
    pub highlights: Vec<Span>,
    /// Where that is.
    #[serde(flatten)]
    pub place: Place,
    /// The other articles that have the same words, the earliest first.
    pub copies: Vec<Place>,
}

impl Finding {
    /// How much it is worth among others: word for word more than nearly so, a quotation of the speaker who was asked for more than
    /// anybody else's, any quotation more than what an article says itself.
    #[must_use]
    pub fn merit(&self) -> f32 {
        self.verdict.merit(self.likeness)
    }
}

/// A place in an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The article's source.
    pub source: Source,
    /// The 1-based line the paragraph starts on.
    pub line: Option<u32>,
    /// The article's headline.
    pub title: Option<String>,
    /// The article's outlet.
    pub outlet: Option<String>,
    /// When the article came out.
    pub published: Option<Published>,
}

/// A run of words, and which of the two have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which of the two.
    pub of: Of,
    /// The words.
    pub text: String,
}

/// Which of quote and article have some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Both.
    Both,
    /// The article alone: the quote drops them.
    Article,
    /// The quote alone: it adds them.
    Quote,
    /// The article, where the quote has an ellipsis or a bracket: it says that it leaves them out.
    Omitted,
}
