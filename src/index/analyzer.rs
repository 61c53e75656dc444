//! How text becomes terms, when indexing and when searching.
//!
//! One policy for both, so that they cannot disagree: the words of [`crate::text`], filed under their folded form; in running
//! text under their stem besides, in names never.

use tantivy::tokenizer::{
    BoxTokenStream, Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use crate::article::Span;
use crate::text::nation::{Called, Nation, Writing, nations};
use crate::text::word::{Word, Words, words};

/// The analyzer for running text: folded and stemmed.
pub(super) const TEXT: &str = "text";

/// The analyzer for names: folded.
pub(super) const NAMES: &str = "names";

/// The analyzer for the words that articles are ranked by: running text, and the nations that it speaks of by any name.
pub(super) const RANKING: &str = "ranking";

/// The analyzer of the library below that leaves each value as it is.
pub(super) const WHOLE: &str = "raw";

/// Separates values within one field, such as two speakers' names.
pub const SEPARATOR: char = '\n';

/// How many positions apart two values stand: farther than any phrase or proximity reaches.
const GAP: usize = 128;

/// A term longer than that, in bytes, is no word of a language, and not filed.
const LONGEST: usize = 200;

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
        Self(
            TextAnalyzer::builder(Filing { alternatives: false })
                .filter(Stemmer::new(Language::English))
                .build(),
        )
    }

    /// The one for names.
    #[must_use]
    pub fn names() -> Self {
        Self(TextAnalyzer::builder(Filing { alternatives: false }).build())
    }

    /// The same, giving also the other terms under which a word is filed, at the word's position.
    #[must_use]
    pub fn with_alternatives(stemmed: bool) -> Self {
        let filing = TextAnalyzer::builder(Filing { alternatives: true });
        Self(if stemmed { filing.filter(Stemmer::new(Language::English)).build() } else { filing.build() })
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

/// The analyzers by the names that the schema knows them under.
pub(super) fn manager() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (name, stemmed) in [(TEXT, true), (NAMES, false)] {
        manager.register(name, Analyzer::with_alternatives(stemmed).0);
    }
    manager.register(RANKING, TextAnalyzer::builder(Ranking(Analyzer::with_alternatives(true))).build());
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

/// Files running text, and after it the nations that it speaks of.
#[derive(Clone)]
struct Ranking(Analyzer);

impl Tokenizer for Ranking {
    type TokenStream<'a> = RankingStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> RankingStream<'a> {
        let nations = Box::new(nations(text, Writing::Article));
        RankingStream { words: self.0.0.token_stream(text), nations, nation: None }
    }
}

struct RankingStream<'a> {
    words: BoxTokenStream<'a>,
    nations: Box<dyn Iterator<Item = Nation> + 'a>,
    nation: Option<Token>,
}

impl TokenStream for RankingStream<'_> {
    fn advance(&mut self) -> bool {
        if self.nation.is_none() && self.words.advance() {
            return true;
        }
        let position = self.token().position.wrapping_add(1);
        let Some(Nation { name, called }) = self.nations.next() else { return false };
        self.nation = Some(Token { text: nation_term(name, called), position, ..Token::default() });
        true
    }

    fn token(&self) -> &Token {
        self.nation.as_ref().unwrap_or_else(|| self.words.token())
    }

    fn token_mut(&mut self) -> &mut Token {
        match &mut self.nation {
            Some(nation) => nation,
            None => self.words.token_mut(),
        }
    }
}

/// Files words under their folded form.
#[derive(Debug, Clone)]
struct Filing {
    alternatives: bool,
}

impl Tokenizer for Filing {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            text,
            words: words(text),
            alternatives: self.alternatives,
            other: None,
            end: 0,
            token: Token { position: usize::MAX, ..Token::default() },
        }
    }
}

struct Stream<'a> {
    text: &'a str,
    words: Words<'a>,
    alternatives: bool,
    other: Option<Word>,
    end: usize,
    token: Token,
}

impl Stream<'_> {
    fn file(&mut self, word: Word) {
        self.token.text.clear();
        word.term(self.text, &mut self.token.text);
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(word) = self.other.take() {
            self.file(word);
            return true;
        }
        for word in self.words.by_ref() {
            let between = self.text.get(self.end..word.span.start).unwrap_or_default();
            let gap = if between.contains(SEPARATOR) { GAP } else { 1 };
            self.token.position = self.token.position.wrapping_add(gap);
            self.end = word.span.end;
            if word.span.len() > LONGEST {
                continue;
            }
            self.token.offset_from = word.span.start;
            self.token.offset_to = word.span.end;
            self.token.text.clear();
            word.term(self.text, &mut self.token.text);
            if self.alternatives {
                self.other = word.after_elision(self.text);
            }
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
