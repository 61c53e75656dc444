//! The tree that a query is.

use jiff::civil::Date;

use super::{Days, Field, Part};
use crate::article::PassageKind;

/// What a person asks for: a condition on passages.
///
/// Build it with the functions below rather than from the variants: they keep it in its simplest form, in which it prints
/// back to text that reads as the same tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Query {
    /// Every passage.
    Everything,
    /// Words in a field; without a field, in the text of the passage or in what its article is about.
    Text(Option<Field>, Text),
    /// Passages of one kind.
    Kind(PassageKind),
    /// Passages of articles that may have come out on one of these days.
    Published(Days),
    /// Passages that have this, or whose articles do.
    Has(Part),
    /// Articles whose path matches this pattern; see [`Query::path`].
    Path(String),
    /// All of these.
    All(Vec<Query>),
    /// At least one of these.
    Any(Vec<Query>),
    /// Any of the words of a question in plain words. Words that stand in half of all articles tell nothing: where there are others,
    /// nothing is found by these. It prints as its words with `OR` between them.
    Question(Vec<Text>),
    /// Not this.
    Not(Box<Query>),
}

/// Words as they were written; what counts as the same word is for whoever searches to decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Text {
    /// One word, or several side by side; with at most `apart` other words between them.
    Words {
        /// The words.
        text: String,
        /// How many other words may stand between them.
        apart: u32,
    },
    /// A word's beginning; words before the last one are whole.
    Prefix(String),
    /// A word's near spellings.
    Fuzzy {
        /// The word.
        word: String,
        /// How many letters may differ, 1 or 2.
        letters: u8,
    },
    /// Words side by side, spelled like this: with these accents and endings, and with its capitals where it has any.
    Exact(String),
}

impl Query {
    /// Asks for `text` in a field, its words side by side; a path may be a pattern.
    #[must_use]
    pub fn field(field: Field, text: &str) -> Self {
        match field {
            Field::Path if is_pattern(text) => Self::path(text),
            _ => Self::words(Some(field), text, 0),
        }
    }

    /// Asks for articles whose path matches a pattern: `*` is anything but a slash, `**` anything at all, `?` one character. A
    /// pattern with a slash is the end of the path, from any folder on; one without is the name of the file or of a
    /// folder that it lies in.
    #[must_use]
    pub fn path(pattern: &str) -> Self {
        let whole = unquoted(pattern);
        let mut pattern = whole.as_str();
        while let Some(rest) = pattern.strip_prefix("./") {
            pattern = rest.trim_start();
        }
        Self::Path(pattern.to_owned())
    }

    pub(super) fn exact(field: Option<Field>, text: &str) -> Self {
        Self::Text(field, Text::Exact(unquoted(text)))
    }

    pub(crate) fn words(field: Option<Field>, text: &str, apart: u32) -> Self {
        Self::Text(field, Text::Words { text: unquoted(text), apart })
    }

    pub(super) fn prefix(field: Option<Field>, text: &str) -> Self {
        Self::Text(field, Text::Prefix(unquoted(text)))
    }

    /// Asks for articles that may have come out between two days, both included; an end that is not given is open.
    #[must_use]
    pub const fn published(from: Option<Date>, until: Option<Date>) -> Self {
        match (from, until) {
            (None, None) => Self::Everything,
            _ => Self::Published(Days { from, until }),
        }
    }

    /// Asks for passages of any of these kinds; of every kind where none is given.
    #[must_use]
    pub fn kinds(kinds: &[PassageKind]) -> Self {
        match kinds {
            [] => Self::Everything,
            kinds => Self::any(kinds.iter().copied().map(Self::Kind)),
        }
    }

    /// Asks for both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::all([self, other])
    }

    /// Asks for what `self` does not.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Asks for all of `parts`.
    #[must_use]
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Self::Everything => {}
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Self::Everything,
            1 => flat.remove(0),
            _ => Self::All(flat),
        }
    }

    /// Asks for at least one of `parts`.
    #[must_use]
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Self::Everything,
            1 => flat.remove(0),
            _ => Self::Any(flat),
        }
    }

    /// The same with each question as its words, of which any may match: what it prints as reads so.
    #[must_use]
    pub fn as_printed(&self) -> Self {
        match self {
            Self::Question(words) => Self::any(words.iter().map(|text| Self::Text(None, text.clone()))),
            Self::All(parts) => Self::all(parts.iter().map(Self::as_printed)),
            Self::Any(parts) => Self::any(parts.iter().map(Self::as_printed)),
            Self::Not(inner) => inner.as_printed().negated(),
            other => other.clone(),
        }
    }

    /// Asks a question in plain words.
    #[must_use]
    pub fn question(words: impl IntoIterator<Item = Text>) -> Self {
        let mut words: Vec<Text> = words.into_iter().collect();
        match words.len() {
            0 => Self::Everything,
            1 => Self::Text(None, words.remove(0)),
            _ => Self::Question(words),
        }
    }
}

impl Text {
    /// Whether it counts how it is spelled.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }
}

/// Whether a path is written with signs that stand for others.
pub(super) fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?'])
}

/// A quote mark inside quoted words cannot be written; between words it means no more than a space.
fn unquoted(text: &str) -> String {
    text.replace('"', " ").trim().to_owned()
}
