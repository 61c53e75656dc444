//! Whose each word of an article is.

use crate::article::{Article, QuotationKind, Span};
use crate::text::align::{Term, terms};

/// Whose a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Somebody's, word for word, in that quotation.
    Quoted(usize),
    /// In quote marks, and nobody is known to have said it.
    Marked,
    /// The article's report of what somebody said, in that quotation.
    Reported(usize),
    /// The article's own.
    Own,
}

/// Where in an article a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// In the headline.
    Title,
    /// In the standfirst that is none of the paragraphs.
    Deck,
    /// In that paragraph, counted from 0.
    Paragraph(usize),
}

impl At {
    /// The text that it names.
    #[must_use]
    pub fn text(self, article: &Article) -> &str {
        let text = match self {
            Self::Title => article.title.as_deref(),
            Self::Deck => article.deck.as_deref(),
            Self::Paragraph(at) => article.paragraphs.get(at).map(|paragraph| paragraph.text.as_str()),
        };
        text.unwrap_or_default()
    }
}

/// A word of an article.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) term: Term,
    pub(super) at: At,
    pub(super) voice: Voice,
}

/// The words of an article in the order of the page, its readers' comments left out.
pub(super) fn heard(article: &Article) -> Vec<Heard> {
    let paragraphs = (0..article.paragraphs.len()).map(At::Paragraph);
    let mut heard = Vec::new();
    for at in [At::Title, At::Deck].into_iter().chain(paragraphs) {
        let text = at.text(article);
        let marked = marked(text);
        let quotations: Vec<_> = article
            .quotations
            .iter()
            .enumerate()
            .filter(|(_, quotation)| match at {
                At::Title => quotation.paragraph.is_none(),
                At::Deck => false,
                At::Paragraph(at) => quotation.paragraph == Some(at),
            })
            .collect();
        let voice = |word: Span| {
            let within = |kind| {
                quotations
                    .iter()
                    .find(|(_, quotation)| quotation.kind == kind && quotation.within.contains(word))
                    .map(|(number, _)| *number)
            };
            let marked = marked.iter().any(|marked| marked.contains(word));
            if let Some(number) = within(QuotationKind::Direct) {
                Voice::Quoted(number)
            } else if let Some(number) = within(QuotationKind::Mixed) {
                if marked { Voice::Quoted(number) } else { Voice::Reported(number) }
            } else if marked {
                Voice::Marked
            } else {
                within(QuotationKind::Indirect).map_or(Voice::Own, Voice::Reported)
            }
        };
        heard.extend(terms(text).into_iter().map(|term| Heard { voice: voice(term.span), at, term }));
    }
    heard
}

/// What stands in quote marks; one that is never closed reaches to the end, as papers print words that run over paragraphs.
fn marked(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut last = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let mut end = at + c.len_utf8();
        let mut mark = c;
        // Two apostrophes are the typewriter's quote mark.
        if matches!(c, '\'' | '`') && next == c {
            characters.next();
            end += 1;
            mark = '"';
        }
        open = match open {
            None if matches!(mark, '“' | '„' | '«' | '"') => Some((end, mark)),
            None if mark == '‘' && !last.is_alphanumeric() => Some((end, mark)),
            Some((start, opening)) if closes(opening, mark, next) => {
                found.push(Span::new(start, at));
                None
            }
            open => open,
        };
        last = c;
    }
    found.extend(open.filter(|(_, mark)| *mark != '‘').map(|(start, _)| Span::new(start, text.len())));
    found
}

fn closes(opening: char, mark: char, next: char) -> bool {
    match opening {
        '“' => mark == '”',
        '„' => matches!(mark, '“' | '”'),
        '«' => mark == '»',
        '‘' => mark == '’' && !next.is_alphanumeric(),
        opening => mark == opening,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_marks_is_found() {
        for (text, expected) in [
            ("“No,” she said, “not now.”", &["No,", "not now."][..]),
            ("\"No,\" she said.", &["No,"]),
            ("''No,'' she said.", &["No,"]),
            ("„Nein“, sagte sie, «non»", &["Nein", "non"]),
            ("“It runs on", &["It runs on"]),
            ("‘No, don’t,’ she said", &["No, don’t,"]),
            ("the ministers’ plan", &[]),
        ] {
            let found: Vec<_> = marked(text).into_iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
