//! A query as a person would write it.

use std::fmt::{self, Display};

use super::field::Name;
use super::parse::starts_operand;
use super::{Field, Part, Query, Text};

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Text(None, text) => text.fmt(f),
            Self::Text(Some(field), text) => write!(f, "{field}:{text}"),
            Self::Kind(kind) => write!(f, "{}:{kind}", Name::Kind.written()),
            Self::Published(days) => write!(f, "{}:{days}", Name::Date.written()),
            Self::Has(part) => write!(f, "{}:{part}", Name::Has.written()),
            Self::Path(pattern) => {
                let bare = !pattern.contains(|c: char| c.is_whitespace() || "()“”„".contains(c));
                if bare {
                    write!(f, "{}:{pattern}", Field::Path)
                } else {
                    write!(f, "{}:\"{pattern}\"", Field::Path)
                }
            }
            Self::All(parts) => joined(parts.iter().map(Grouped), " ", f),
            Self::Any(parts) => joined(parts.iter().map(Grouped), " OR ", f),
            Self::Question(words) => joined(words, " OR ", f),
            Self::Not(inner) if **inner == Self::Has(Part::Date) => {
                write!(f, "{}:none", Name::Date.written())
            }
            Self::Not(inner) => {
                // Before a sign that begins no word, a dash is a sign as well.
                let written = Grouped(inner).to_string();
                let dash = if written.starts_with(|c| starts_operand(c) || c == '=') { "-" } else { "NOT " };
                write!(f, "{dash}{written}")
            }
        }
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { text, apart: 0 } => quoted(text, f),
            Self::Words { text, apart } => write!(f, "\"{text}\"~{apart}"),
            Self::Prefix(text) => {
                quoted(text, f)?;
                f.write_str("*")
            }
            Self::Fuzzy { word, letters } => write!(f, "{word}~{letters}"),
            // = before a sign is a sign itself.
            Self::Exact(text) if !text.starts_with(char::is_alphanumeric) => write!(f, "=\"{text}\""),
            Self::Exact(text) => {
                f.write_str("=")?;
                quoted(text, f)
            }
        }
    }
}

fn joined(parts: impl IntoIterator<Item: Display>, between: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, part) in parts.into_iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        part.fmt(f)?;
    }
    Ok(())
}

/// A part of a query as it is written within another.
struct Grouped<'q>(&'q Query);

impl Display for Grouped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        grouped(self.0, f)
    }
}

fn grouped(part: &Query, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match part {
        Query::All(_) | Query::Any(_) | Query::Question(_) => write!(f, "({part})"),
        _ => part.fmt(f),
    }
}

/// Writes words so that they read back as those words: bare where nothing in them could mean something else.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let means_more = |c: char| c.is_whitespace() || "()\"“”„:*~".contains(c);
    if text.starts_with(['-', '='])
        || text.starts_with("//")
        || text.contains(means_more)
        || matches!(text, "AND" | "OR" | "NOT")
    {
        write!(f, "\"{text}\"")
    } else {
        f.write_str(text)
    }
}
