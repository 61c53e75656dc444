//! Whether the files of a part belong together: each is what was written, and one may still be another part's.

use tantivy::schema::{IndexRecordOption, Term};
use tantivy::{DocId, DocSet as _, SegmentReader};

use crate::index::schema::{Fields, numbers};

/// What is said of a file that is sound and another part's.
pub(super) const MISFIT: &str = "belongs to another part of the index, or to another index";

/// The kind of the file of a part that does not fit its other files, as far as their lengths tell.
pub(super) fn misfit(segment: &SegmentReader) -> tantivy::Result<Option<&'static str>> {
    if numbers::<u64>(segment, "id")?.num_docs() != segment.max_doc() {
        return Ok(Some("fast"));
    }
    let usage = segment.space_usage()?;
    for (field, entry) in segment.schema().fields().filter(|(_, entry)| entry.is_indexed()) {
        let length = |files: &tantivy::space_usage::PerFieldSpaceUsage| {
            let of_field = files.fields().find(|usage| usage.field_name() == entry.name());
            of_field.map_or(0, |usage| usage.total().get_bytes())
        };
        let (mut postings, mut positions) = (0, 0);
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        while let Some((_, info)) = terms.next() {
            postings = postings.max(info.postings_range.end as u64);
            positions = positions.max(info.positions_range.end as u64);
        }
        // In front of the postings of a field stands how many words it has.
        let told = length(usage.postings()).saturating_sub(size_of::<u64>() as u64);
        match (postings == told, positions == length(usage.positions())) {
            (true, true) => {}
            (false, true) => return Ok(Some("idx")),
            (true, false) => return Ok(Some("pos")),
            (false, false) => return Ok(Some("term")),
        }
    }
    Ok(None)
}

/// Whether an article is filed under its number where it is kept.
pub(super) fn is_filed(
    segment: &SegmentReader,
    fields: &Fields,
    document: DocId,
    id: u64,
) -> tantivy::Result<bool> {
    let term = Term::from_field_u64(fields.id, id);
    let filed = segment.inverted_index(fields.id)?.read_postings(&term, IndexRecordOption::Basic)?;
    Ok(filed.is_some_and(|mut filed| filed.doc() == document || filed.seek(document) == document))
}
