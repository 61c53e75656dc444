//! Documents in order.

use tantivy::DocId;

/// Which of some documents in order, from one on, is the first that is not before another. What is looked for is rarely far.
pub(crate) fn seek(documents: &[DocId], mut from: usize, target: DocId) -> usize {
    let mut step = 1;
    while documents.get(from + step).is_some_and(|document| *document < target) {
        from += step;
        step *= 2;
    }
    let rest = documents.get(from..).unwrap_or_default();
    let near = rest.get(..=step).unwrap_or(rest);
    from + near.partition_point(|document| *document < target)
}
