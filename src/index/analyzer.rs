//! How text becomes terms, when indexing and when searching.
//!
//! One policy for both, so that they cannot disagree: the words of [`crate::text`], filed under their folded form; in running
//! text under their stem besides, in names never. Here a text is analyzed as it is asked for; what is filed goes through
//! `filing::vocabulary`, which a test holds to the same terms.

use tantivy::tokenizer::{
    Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use crate::article::Span;
use crate::text::HashMap;
use crate::text::nation::Called;
use crate::text::short::Short;
use crate::text::word::{Word, Words, words};

/// The analyzer for running text: folded and stemmed.
pub(super) const TEXT: &str = "text";

/// The analyzer for names: folded.
pub(super) const NAMES: &str = "names";

/// The analyzer of the library below that leaves each value as it is.
pub(super) const WHOLE: &str = "raw";

/// Separates values within one field, such as two speakers' names.
pub const SEPARATOR: char = '\n';

/// How many positions apart two values stand: farther than any phrase or proximity reaches.
const GAP: usize = 128;

/// Of so many words it is kept what they are filed under.
const MOST_KNOWN: usize = 1 << 16;

/// A word longer than that, in bytes, is no word of a language, and not filed.
pub(crate) const LONGEST: usize = 200;

/// A word of a text with the term it is filed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analyzed {
    /// The term.
    pub term: String,
    /// Where the word stands.
    pub span: Span,
    /// Its place among the words.
    pub position: usize,
}

/// Turns text into terms.
#[derive(Clone)]
pub struct Analyzer(TextAnalyzer);

impl Analyzer {
    /// The one for running text.
    #[must_use]
    pub fn text() -> Self {
        Self(TextAnalyzer::builder(Filing::new(true, false)).build())
    }

    /// The one for names.
    #[must_use]
    pub fn names() -> Self {
        Self(TextAnalyzer::builder(Filing::new(false, false)).build())
    }

    /// The same, giving also the other terms under which a word is filed, at the word's position.
    #[must_use]
    pub fn with_alternatives(stemmed: bool) -> Self {
        Self(TextAnalyzer::builder(Filing::new(stemmed, true)).build())
    }

    /// Calls `each` with every term of a text, its place and its position.
    pub fn each(&mut self, text: &str, mut each: impl FnMut(&str, Span, usize)) {
        let mut stream = self.0.token_stream(text);
        while stream.advance() {
            let token = stream.token();
            each(&token.text, Span::new(token.offset_from, token.offset_to), token.position);
        }
    }

    /// The terms of a text.
    pub fn terms(&mut self, text: &str) -> Vec<Analyzed> {
        let mut terms = Vec::new();
        self.each(text, |term, span, position| {
            terms.push(Analyzed { term: term.to_owned(), span, position });
        });
        terms
    }
}

/// Finds the stem under which a folded word is filed in running text.
#[derive(Clone)]
pub(crate) struct Stems(TextAnalyzer);

impl Stems {
    /// Those of the language that articles are taken to be in.
    pub(crate) fn new() -> Self {
        Self(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build())
    }

    /// Puts its stem in the place of a folded word. The first letter stays.
    pub(crate) fn stem(&mut self, word: &mut String) {
        let mut stream = self.0.token_stream(word);
        let stem = stream.advance().then(|| std::mem::take(&mut stream.token_mut().text));
        drop(stream);
        *word = stem.unwrap_or_default();
    }
}

/// The analyzers by the names that the schema knows them under.
pub(super) fn manager() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (name, stemmed) in [(TEXT, true), (NAMES, false)] {
        manager.register(name, Analyzer::with_alternatives(stemmed).0);
    }
    manager
}

/// The term under which it is filed that an article speaks of a nation. No word is filed so.
#[must_use]
pub fn nation_term(name: &str, called: Called) -> String {
    let sign = match called {
        Called::ByName => '\u{1}',
        Called::ByPeople => '\u{2}',
    };
    format!("{sign}{name}")
}

/// The words of a text, each with its position: as far behind the one before as phrases count.
#[must_use]
pub const fn positions(text: &str) -> Positions<'_, Words<'_>> {
    placed(text, words(text))
}

/// The same of a text whose words are known.
pub const fn placed<W>(text: &str, words: W) -> Positions<'_, W> {
    Positions { text, words, end: 0, next: 0 }
}

/// The words of a text with their positions; see [`positions`].
#[derive(Debug, Clone)]
pub struct Positions<'t, W> {
    text: &'t str,
    words: W,
    end: usize,
    next: usize,
}

impl<W: Iterator<Item = Word>> Iterator for Positions<'_, W> {
    type Item = (Word, usize);

    fn next(&mut self) -> Option<(Word, usize)> {
        let word = self.words.next()?;
        let between = self.text.get(self.end..word.span.start).unwrap_or_default();
        let position =
            if between != " " && between.contains(SEPARATOR) { self.next + GAP - 1 } else { self.next };
        self.end = word.span.end;
        self.next = position + 1;
        Some((word, position))
    }
}

/// Files words under their folded form, or under its stem. A text has few different words, and an archive not many more: what each is
/// filed under is kept.
#[derive(Clone)]
struct Filing {
    alternatives: bool,
    stems: Option<Stems>,
    known: HashMap<Short, Filed>,
}

/// What a word is filed under.
#[derive(Clone)]
struct Filed {
    term: Short,
    /// Where in the word the part begins that it is known by too.
    after_elision: Option<usize>,
}

impl Filing {
    fn new(stemmed: bool, alternatives: bool) -> Self {
        Self { alternatives, stems: stemmed.then(Stems::new), known: HashMap::default() }
    }

    /// Writes what a word is filed under; returns the rest of the word where it is known by that too.
    fn file(&mut self, text: &str, word: Word, term: &mut String) -> Option<Word> {
        let written = word.span.of(text);
        term.clear();
        // It is folded sooner than looked up.
        if self.stems.is_none() && written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            word.term(text, term);
            return None;
        }
        let written = Short::from(written);
        if let Some(filed) = self.known.get(&written) {
            term.push_str(&filed.term);
            let start = word.span.start + filed.after_elision?;
            return Some(Word { span: Span::new(start, word.span.end) });
        }
        word.term(text, term);
        if let Some(stems) = &mut self.stems {
            stems.stem(term);
        }
        let rest = word.after_elision(text).filter(|_| self.alternatives);
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        let after_elision = rest.map(|rest| rest.span.start - word.span.start);
        self.known.insert(written, Filed { term: Short::from(term.as_str()), after_elision });
        rest
    }
}

impl Tokenizer for Filing {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let token = Token { position: usize::MAX, ..Token::default() };
        Stream { text, words: positions(text), filing: self, other: None, token }
    }
}

struct Stream<'a> {
    text: &'a str,
    words: Positions<'a, Words<'a>>,
    filing: &'a mut Filing,
    other: Option<Word>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(word) = self.other.take() {
            self.filing.file(self.text, word, &mut self.token.text);
            return true;
        }
        for (word, position) in self.words.by_ref() {
            if word.span.len() > LONGEST {
                continue;
            }
            self.token.position = position;
            self.token.offset_from = word.span.start;
            self.token.offset_to = word.span.end;
            self.other = self.filing.file(self.text, word, &mut self.token.text);
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_stemmed_and_names_are_not() {
        let terms = |mut analyzer: Analyzer, text: &str| -> Vec<(String, usize)> {
            analyzer.terms(text).into_iter().map(|a| (a.term, a.position)).collect()
        };
        let expect =
            |terms: &[(&str, usize)]| terms.iter().map(|(t, p)| ((*t).to_owned(), *p)).collect::<Vec<_>>();
        assert_eq!(terms(Analyzer::text(), "Security Concerns"), expect(&[("secur", 0), ("concern", 1)]));
        assert_eq!(terms(Analyzer::names(), "James Jones"), expect(&[("james", 0), ("jones", 1)]));
        assert_eq!(
            terms(Analyzer::names(), "Ann Lee\nBo Li"),
            expect(&[("ann", 0), ("lee", 1), ("bo", 129), ("li", 130)])
        );
        assert_eq!(
            terms(Analyzer::with_alternatives(false), "in L’Aquila now"),
            expect(&[("in", 0), ("laquila", 1), ("aquila", 1), ("now", 2)])
        );
    }
}
