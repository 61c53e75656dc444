//! What numbers in a column stand for.

use tantivy::Searcher;
use tantivy::columnar::StrColumn;

use crate::text::HashMap;

/// The texts of a column in one part of the index, those that were looked up.
#[derive(Debug, Default)]
pub(super) struct Texts(HashMap<u64, String>);

impl Texts {
    /// Looks up the texts of these numbers.
    pub(super) fn of(
        searcher: &Searcher,
        segment: usize,
        field: &str,
        numbers: impl Iterator<Item = u64>,
    ) -> tantivy::Result<Self> {
        let Some(column) = column(searcher, segment, field)? else { return Ok(Self::default()) };
        // They are read in the order they are kept in, each block of them once.
        let mut sorted: Vec<u64> = numbers.collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut texts = Vec::with_capacity(sorted.len());
        column
            .dictionary()
            .sorted_ords_to_term_cb(&sorted, |text| texts.push(String::from_utf8_lossy(text).into_owned()))?;
        Ok(Self(sorted.into_iter().zip(texts).collect()))
    }

    /// The text of a number.
    pub(super) fn get(&self, number: u64) -> &str {
        self.0.get(&number).map_or("", String::as_str)
    }
}

/// A column of one part of the index.
pub(super) fn column(searcher: &Searcher, segment: usize, field: &str) -> tantivy::Result<Option<StrColumn>> {
    match searcher.segment_readers().get(segment) {
        Some(segment) => segment.fast_fields().str(field),
        None => Ok(None),
    }
}

/// Every text of a column in one part of the index, by number.
pub(super) fn all(searcher: &Searcher, segment: usize, field: &str) -> tantivy::Result<Vec<String>> {
    let Some(column) = column(searcher, segment, field)? else { return Ok(Vec::new()) };
    let mut texts = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        texts.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(texts)
}

/// Of each text of a column in one part of the index whether a document has it that is not deleted; `None` where none is deleted.
pub(super) fn standing(
    searcher: &Searcher,
    segment: usize,
    field: &str,
) -> tantivy::Result<Option<Vec<bool>>> {
    let alive = searcher.segment_readers().get(segment).and_then(|segment| segment.alive_bitset());
    let Some((alive, column)) = alive.zip(column(searcher, segment, field)?) else { return Ok(None) };
    let mut stand = vec![false; column.num_terms()];
    for number in alive.iter_alive().flat_map(|document| column.ords().values_for_doc(document)) {
        if let Some(stand) = usize::try_from(number).ok().and_then(|number| stand.get_mut(number)) {
            *stand = true;
        }
    }
    Ok(Some(stand))
}
