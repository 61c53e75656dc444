//! Everything that a query selects, in an order that stays.
//!
//! *Useful for*: taking all of it elsewhere; two exports of the same articles are the same, byte for byte. *Not useful for*: the
//! best of it (that is [`super::search`]'s). Articles come by path and one at a time, so that any number of them takes little memory.

use std::cmp::Ordering;
use std::ops::Range;

use tantivy::{DocAddress, Searcher};

use super::gather::{Gather, Part};
use super::mark::Marks;
use super::plan::Plan;
use super::{Request, hit};
use crate::article::{Article, Hit};
use crate::error::{Error, Result};
use crate::extract::passages;
use crate::index::stored::Excerpt;
use crate::index::{Index, quoted};
use crate::query::Query;

/// All that a query selects, article by article.
pub struct Export<'i> {
    index: &'i Index,
    searcher: Searcher,
    folder: Option<String>,
    marks: Marks,
    /// Which passages of each article, one article's after the other's.
    ordinals: Vec<Vec<u64>>,
    selected: std::vec::IntoIter<Place>,
    hits: usize,
}

/// An article of which something is selected.
#[derive(Debug)]
pub struct Selected {
    /// The article.
    pub article: Article,
    /// The passages, in the order of the page. They are numbered through the whole export, and none scores more than another.
    pub hits: Vec<Hit>,
}

/// Where an article stands, and which passages of it are selected.
struct Place {
    cited: Cited,
    address: DocAddress,
    ordinals: Range<usize>,
}

/// What articles are sorted by: their path, then their place in it, the second before the tenth.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cited {
    path: String,
    locator: String,
    number: u64,
}

impl Cited {
    fn of(kept: &str) -> Self {
        let (path, locator) = quoted::parts(kept);
        let locator = locator.unwrap_or_default();
        let (before, number) = locator.rsplit_once('#').unwrap_or(("", locator));
        let (locator, number) = match number.parse() {
            Ok(number) => (before, number),
            Err(_) => (locator, 0),
        };
        Self { path: path.to_owned(), locator: locator.to_owned(), number }
    }
}

impl<'i> Export<'i> {
    /// Looks up what a query selects. Paths are given relative to `folder`, which is spelled as that of a [`Request`].
    pub fn new(index: &'i Index, query: &Query, folder: Option<String>) -> Result<Self> {
        let searcher = index.searcher();
        let plan = Plan::new(index, &searcher, &Request::new(query.clone()))?;
        let gather = Gather { quotations: false, ordinals: true };
        let mut parts = index.guarded(|| searcher.search(&*plan.passages, &gather))?;
        let mut selected = index.guarded(|| places(&searcher, &parts))?;
        selected.sort_unstable_by(order);
        let most = parts.iter().map(|part| part.segment + 1).max().unwrap_or_default();
        let mut ordinals = vec![Vec::new(); most];
        for part in &mut parts {
            if let Some(slot) = ordinals.get_mut(part.segment) {
                *slot = std::mem::take(&mut part.ordinals);
            }
        }
        let selected = selected.into_iter();
        Ok(Self { index, searcher, folder, marks: plan.marks, ordinals, selected, hits: 0 })
    }

    fn read(&mut self, place: &Place) -> Result<Selected> {
        let article = self.index.stored(&self.searcher, place.address)?;
        let passages = passages(&article);
        let ordinals = self.ordinals.get(place.address.segment_ord as usize);
        let ordinals = ordinals.and_then(|all| all.get(place.ordinals.clone())).unwrap_or_default();
        let mut hits = Vec::with_capacity(ordinals.len());
        for ordinal in ordinals {
            let passage = usize::try_from(*ordinal).ok().and_then(|ordinal| passages.get(ordinal));
            let passage = passage.ok_or_else(|| Error::IndexDamaged {
                path: self.index.path().to_owned(),
                detail: "a passage in it has lost its article".to_owned(),
            })?;
            self.hits += 1;
            let excerpt = Excerpt::of(&article, passage);
            hits.push(hit::hit(&excerpt, self.hits, 0.0, self.folder.as_deref(), &self.marks));
        }
        Ok(Selected { article, hits })
    }
}

impl Iterator for Export<'_> {
    type Item = Result<Selected>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.selected.next()?;
        Some(self.read(&place))
    }
}

fn order(one: &Place, other: &Place) -> Ordering {
    one.cited.cmp(&other.cited)
}

fn places(searcher: &Searcher, parts: &[Part]) -> tantivy::Result<Vec<Place>> {
    let mut places = Vec::new();
    for part in parts {
        let Some(segment) = searcher.segment_readers().get(part.segment) else { continue };
        let Some(cited) = segment.fast_fields().str("cited")? else { continue };
        let segment_ord = u32::try_from(part.segment).unwrap_or(u32::MAX);
        let mut before = 0;
        let mut text = String::new();
        for met in &part.articles {
            let end = before + met.passages as usize;
            text.clear();
            if let Some(number) = cited.ords().first(met.document) {
                cited.ord_to_str(number, &mut text)?;
            }
            let address = DocAddress { segment_ord, doc_id: met.document };
            places.push(Place { cited: Cited::of(&text), address, ordinals: before..end });
            before = end;
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, index};
    use crate::query::{Options, parse};

    #[test]
    fn articles_come_by_path_and_passages_as_on_the_page() {
        let folder = tempfile::tempdir().unwrap();
        let texts = ["“{Ruth Venn: The ferry sails,}” said Venn.", "Rain.", "The ferry is late."];
        let articles =
            ["/a/10.txt", "/a/9.txt", "/b/1.txt", "/a/1.txt"].map(|path| article(path, "The ferry", &texts));
        let index = index(folder.path(), &articles);
        let query = parse("ferry", Options::default()).unwrap();
        let export = Export::new(&index, &query, Some("/a".to_owned())).unwrap();
        let hits: Vec<Hit> = export.flat_map(|selected| selected.unwrap().hits).collect();
        let told: Vec<String> = hits
            .iter()
            .map(|hit| format!("{}:{} {}", hit.source.path, hit.line.unwrap_or_default(), hit.kind))
            .collect();
        let each =
            |path| [format!("{path}:0 headline"), format!("{path}:3 quote"), format!("{path}:5 prose")];
        assert_eq!(told, ["1.txt", "10.txt", "9.txt", "/b/1.txt"].map(each).concat());
        assert!(hits.iter().zip(1..).all(|(hit, rank)| hit.rank == rank && hit.score == 0.0));
    }

    #[test]
    fn members_come_as_they_are_counted() {
        let kept = [
            "/a.zip\u{1f}!b.xml#10",
            "/a.zip\u{1f}!b.xml#9",
            "/a.jsonl\u{1f}10",
            "/a.jsonl\u{1f}9",
            "/a\u{1f}",
        ];
        let mut sorted: Vec<Cited> = kept.iter().map(|kept| Cited::of(kept)).collect();
        sorted.sort();
        let told: Vec<String> =
            sorted.iter().map(|c| format!("{} {} {}", c.path, c.locator, c.number)).collect();
        assert_eq!(told, ["/a  0", "/a.jsonl  9", "/a.jsonl  10", "/a.zip !b.xml 9", "/a.zip !b.xml 10"]);
    }
}
