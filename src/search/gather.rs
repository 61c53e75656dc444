//! The passages that a query selects, by article: all of them, in the order of the index.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use crate::index::block::Walk;
use crate::index::schema::numbers;

/// Gathers what a query selects.
pub(super) struct Gather {
    /// Whether the quotations in it are wanted.
    pub(super) quotations: bool,
    /// Whether it is wanted which passages these are.
    pub(super) ordinals: bool,
}

/// What a query selects in one part of the index.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Which part of the index.
    pub(super) segment: usize,
    /// The articles, in the order of the index.
    pub(super) articles: Vec<Met>,
    /// Which of their articles' passages are selected, one article's after the other's.
    pub(super) ordinals: Vec<u64>,
    /// The quotations that begin in the passages.
    pub(super) quotations: Vec<Quoted>,
}

/// An article of which passages are selected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    /// Where the article's own document stands.
    pub(super) document: DocId,
    /// How many of its passages are selected.
    pub(super) passages: u32,
    /// The first and the last day on which it may have come out.
    pub(super) days: Option<(i64, i64)>,
}

/// A quotation, by its numbers in the columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted {
    /// Which of the part's articles it is in.
    pub(super) article: u32,
    pub(super) speaker: Numbers,
    /// The hash of its words.
    pub(super) words: u64,
}

/// A speaker, by the numbers in the columns of one part of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Numbers {
    pub(super) name: u64,
    pub(super) role: u64,
    pub(super) alias: u64,
}

impl Collector for Gather {
    type Fruit = Vec<Part>;
    type Child = Gathering;

    fn for_segment(&self, at: u32, segment: &SegmentReader) -> tantivy::Result<Gathering> {
        let quotations = if self.quotations {
            let text = |field: &str| -> tantivy::Result<Option<Column<u64>>> {
                Ok(segment.fast_fields().str(field)?.map(|column| column.ords().clone()))
            };
            match (text("quoted_name")?, text("quoted_role")?, text("quoted_alias")?) {
                (Some(name), Some(role), Some(alias)) => {
                    Some(Quotations { name, role, alias, words: numbers(segment, "quoted_words")? })
                }
                _ => None,
            }
        } else {
            None
        };
        Ok(Gathering {
            blocks: Walk::of(segment)?,
            first_day: numbers(segment, "first_day")?,
            last_day: numbers(segment, "last_day")?,
            ordinals: self.ordinals,
            quotations,
            part: Part { segment: at as usize, ..Part::default() },
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, mut parts: Vec<Part>) -> tantivy::Result<Vec<Part>> {
        parts.sort_unstable_by_key(|part| part.segment);
        Ok(parts)
    }
}

struct Quotations {
    name: Column<u64>,
    role: Column<u64>,
    alias: Column<u64>,
    words: Column<u64>,
}

/// What comes in of one part of the index.
pub(super) struct Gathering {
    blocks: Walk,
    first_day: Column<i64>,
    last_day: Column<i64>,
    ordinals: bool,
    quotations: Option<Quotations>,
    part: Part,
}

impl SegmentCollector for Gathering {
    type Fruit = Part;

    fn collect(&mut self, document: DocId, _: Score) {
        let Some((block, is_next)) = self.blocks.to(document) else { return };
        if is_next {
            let days = self.first_day.first(block.article).zip(self.last_day.first(block.article));
            self.part.articles.push(Met { document: block.article, passages: 0, days });
        }
        if let Some(met) = self.part.articles.last_mut() {
            met.passages += 1;
        }
        if self.ordinals {
            self.part.ordinals.push(block.ordinal(document));
        }
        let Some(columns) = &self.quotations else { return };
        let article = u32::try_from(self.part.articles.len() - 1).unwrap_or(u32::MAX);
        let speakers = columns
            .name
            .values_for_doc(document)
            .zip(columns.role.values_for_doc(document))
            .zip(columns.alias.values_for_doc(document));
        for (((name, role), alias), words) in speakers.zip(columns.words.values_for_doc(document)) {
            let speaker = Numbers { name, role, alias };
            self.part.quotations.push(Quoted { article, speaker, words });
        }
    }

    fn harvest(self) -> Part {
        self.part
    }
}
