//! The words that begin so, or are spelled nearly so.

use std::collections::BTreeSet;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::index::parts::Parts;

/// The words of a field that begin with `prefix`, as they are filed.
pub(super) fn beginning(
    parts: &Parts,
    searcher: &Searcher,
    field: Field,
    prefix: &str,
) -> tantivy::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (_, segment) in parts.with_articles(searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(prefix).into_stream()?;
        while stream.advance() {
            if !stream.key().starts_with(prefix.as_bytes()) {
                break;
            }
            found.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
        }
    }
    Ok(found)
}

/// The words of a field that differ from `word` by at most so many letters; two letters that change places count as one.
pub(super) fn near(
    parts: &Parts,
    searcher: &Searcher,
    field: Field,
    word: &str,
    letters: u8,
) -> tantivy::Result<BTreeSet<String>> {
    let query = FuzzyTermQuery::new(Term::from_field_text(field, word), letters, true);
    let mut found = BTreeSet::new();
    for (_, segment) in parts.with_articles(searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().search(query.automaton()?).into_stream()?;
        while stream.advance() {
            found.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
        }
    }
    Ok(found)
}
