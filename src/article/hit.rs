//! An answer.

use serde::{Deserialize, Serialize};

use super::{PassageKind, Published, QuotationKind, Source, Span, Speaker};

/// A passage that a query found, with all the evidence a person needs to judge it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Its place in the answer, from 1.
    pub rank: usize,
    /// How well it matches; comparable within one answer only.
    pub score: f32,
    /// How many other articles say the same in nearly the same words, and are not given for themselves.
    #[serde(default)]
    pub copies: usize,
    /// The article's source; the path is relative to the working folder where it lies below it.
    pub source: Source,
    /// The 1-based line the passage starts on; `None` where lines mean nothing.
    pub line: Option<u32>,
    /// The article's headline.
    pub title: Option<String>,
    /// The article's outlet.
    pub outlet: Option<String>,
    /// The article's authors.
    pub byline: Vec<String>,
    /// When the article came out.
    pub published: Option<Published>,
    /// The labels of the article's topics.
    pub topics: Vec<String>,
    /// What kind of passage it is.
    pub kind: PassageKind,
    /// Who wrote it, where it is a comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commenter: Option<String>,
    /// The whole passage.
    pub text: String,
    /// The matched words, as byte ranges of `text`, in order, none overlapping.
    #[serde(with = "pairs")]
    pub highlights: Vec<Span>,
    /// The quotations that stand in the passage.
    pub quotations: Vec<HitQuotation>,
    /// The paragraphs before it, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<Nearby>>,
    /// The paragraphs after it, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<Nearby>>,
}

/// A paragraph near a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearby {
    /// The 1-based line it starts on; `None` where lines mean nothing.
    pub line: Option<u32>,
    /// Its text.
    pub text: String,
}

/// A quotation within a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitQuotation {
    /// Whether the words are verbatim.
    pub kind: QuotationKind,
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<Speaker>,
}

/// Writes spans as `[start, end]` pairs.
pub(super) mod pairs {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Span;

    pub(in crate::article) fn serialize<S: Serializer>(spans: &[Span], to: S) -> Result<S::Ok, S::Error> {
        spans.iter().map(|s| (s.start, s.end)).collect::<Vec<_>>().serialize(to)
    }

    pub(in crate::article) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Span>, D::Error> {
        let pairs = Vec::<(usize, usize)>::deserialize(from)?;
        Ok(pairs.into_iter().map(|(start, end)| Span::new(start, end)).collect())
    }
}
