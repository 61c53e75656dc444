//! Topics, outlets and authors: whatever is told of an article as a whole.

use tantivy::Searcher;

use super::texts::Texts;
use super::{Asking, Dates, Rank, Tallies, first, gathered, texts};
use crate::article::{Moment, SpeakerClass};
use crate::error::Result;
use crate::extract::person::{self, Named, fitness};
use crate::extract::topic::key::Key;
use crate::index::{Index, quoted};
use crate::search::gather::Part;
use crate::text::HashMap;
use crate::text::fold;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// What articles are about.
    Topic,
    /// The newspaper, site or agency.
    Outlet,
    /// Who wrote them.
    Author,
}

/// A topic, an outlet or an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelTally {
    /// The most frequent spelling.
    pub name: String,
    /// A topic's code, where it has one.
    pub code: Option<String>,
    /// The other spellings, the most frequent first.
    pub spellings: Vec<String>,
    /// Of how many articles it is told.
    pub articles: u64,
    /// How many passages of these are selected.
    pub passages: u64,
    /// When the first of the articles came out.
    pub first: Option<Moment>,
    /// When the last of the articles came out.
    pub last: Option<Moment>,
}

impl Label {
    const fn field(self) -> &'static str {
        match self {
            Self::Topic => "topic_label",
            Self::Outlet => "outlet_name",
            Self::Author => "author_name",
        }
    }
}

/// Counts the topics, outlets or authors of what a query selects.
pub fn labels(index: &Index, label: Label, asking: &Asking) -> Result<Tallies<LabelTally>> {
    let searcher = index.searcher();
    let parts = gathered(index, &searcher, &asking.query, false)?;
    let counted = index.guarded(|| Counted::of(&searcher, label, &parts))?;
    let ranked = counted.entries(label).into_iter().map(|entry| (entry.rank(), entry));
    let (entries, total) = first(ranked, asking);
    Ok(Tallies { rows: entries.into_iter().map(|entry| entry.tally(label)).collect(), total, unknown: 0 })
}

/// An article with the numbers of its spellings, how many passages of it are selected, and when it may have come out.
type Labelled = (Vec<usize>, u64, Option<(i64, i64)>);

/// The spellings that occur, and each article with those that it has.
#[derive(Default)]
struct Counted {
    texts: Vec<String>,
    known: HashMap<String, usize>,
    articles: Vec<Labelled>,
}

impl Counted {
    fn of(searcher: &Searcher, label: Label, parts: &[Part]) -> tantivy::Result<Self> {
        let mut counted = Self::default();
        for part in parts {
            let Some(column) = texts::column(searcher, part.segment, label.field())? else { continue };
            let numbers: Vec<Vec<u64>> = part
                .articles
                .iter()
                .map(|met| column.ords().values_for_doc(met.document).collect())
                .collect();
            let texts = Texts::of(searcher, part.segment, label.field(), numbers.iter().flatten().copied())?;
            let mut numbered: HashMap<u64, usize> = HashMap::default();
            for (met, numbers) in part.articles.iter().zip(numbers) {
                let here = numbers
                    .into_iter()
                    .map(|number| {
                        *numbered.entry(number).or_insert_with(|| counted.number(texts.get(number)))
                    })
                    .collect();
                counted.articles.push((here, u64::from(met.passages), met.days));
            }
        }
        Ok(counted)
    }

    fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        self.texts.push(text.to_owned());
        self.known.insert(text.to_owned(), self.texts.len() - 1);
        self.texts.len() - 1
    }

    fn entries(self, label: Label) -> Vec<Entry> {
        let same = same(label, &self.texts);
        let mut entries: Vec<Entry> = Vec::new();
        entries.resize_with(same.iter().max().map_or(0, |most| most + 1), Entry::default);
        let mut spelled = vec![0_u64; self.texts.len()];
        let mut here: Vec<usize> = Vec::new();
        for (numbers, passages, days) in self.articles {
            here.clear();
            for number in numbers {
                here.extend(same.get(number));
                if let Some(times) = spelled.get_mut(number) {
                    *times += 1;
                }
            }
            // Two spellings of one topic are told of one article.
            here.sort_unstable();
            here.dedup();
            for entry in &here {
                if let Some(entry) = entries.get_mut(*entry) {
                    entry.articles += 1;
                    entry.passages += passages;
                    entry.dates.meet(days);
                }
            }
        }
        for ((text, entry), times) in self.texts.into_iter().zip(same).zip(spelled) {
            if let Some(entry) = entries.get_mut(entry) {
                entry.spelled.push((text, times));
            }
        }
        for entry in &mut entries {
            let fit = |text: &str| if label == Label::Author { fitness(text) } else { 0 };
            entry.spelled.sort_by(|(one, often), (other, rarely)| {
                (fit(other), *rarely).cmp(&(fit(one), *often)).then_with(|| one.cmp(other))
            });
        }
        entries
    }
}

/// Which entry each text belongs to.
fn same(label: Label, texts: &[String]) -> Vec<usize> {
    if label == Label::Author {
        let named: Vec<Named<'_>> =
            texts.iter().map(|name| Named { name, class: SpeakerClass::Person }).collect();
        return person::entries(&named);
    }
    let mut known: HashMap<String, usize> = HashMap::default();
    texts
        .iter()
        .map(|text| {
            let (text, _) = quoted::parts(text);
            let key = match label {
                Label::Topic => Key::of(text).to_string(),
                Label::Outlet | Label::Author => {
                    let folded = fold(text);
                    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
                }
            };
            let next = known.len();
            *known.entry(key).or_insert(next)
        })
        .collect()
}

#[derive(Default)]
struct Entry {
    spelled: Vec<(String, u64)>,
    articles: u64,
    passages: u64,
    dates: Dates,
}

impl Entry {
    fn rank(&self) -> Rank {
        let name = self.spelled.first().map_or("", |(text, _)| text);
        Rank::new(name, [self.articles, self.passages], self.dates)
    }

    fn tally(self, label: Label) -> LabelTally {
        let parts: Vec<(&str, Option<&str>)> = self
            .spelled
            .iter()
            .map(|(text, _)| if label == Label::Topic { quoted::parts(text) } else { (text.as_str(), None) })
            .collect();
        let name = parts.first().map_or("", |(name, _)| name).to_owned();
        let mut spellings: Vec<String> = Vec::new();
        for (other, _) in &parts {
            if *other != name && spellings.iter().all(|known| known != other) {
                spellings.push((*other).to_owned());
            }
        }
        LabelTally {
            code: parts.iter().find_map(|(_, code)| code.map(str::to_owned)),
            name,
            spellings,
            articles: self.articles,
            passages: self.passages,
            first: self.dates.first(),
            last: self.dates.last(),
        }
    }
}
