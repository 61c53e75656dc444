//! A condition on passages, and the documents that meet it.

use std::ops::Range;

use tantivy::query::{BoostQuery, EnableScoring, Query, Scorer as _};
use tantivy::{DocId, DocSet as _, Score, SegmentReader, TERMINATED};

use crate::search::article::{self, OfArticles};
use crate::search::days::{self, CameOut};
use crate::search::unscored::Unscored;
use crate::search::word::{Documents, Weighed};

/// A condition, and how much it counts.
#[derive(Debug)]
pub(in crate::search) struct Weighted {
    pub(in crate::search) query: Box<dyn Query>,
    pub(in crate::search) weight: Score,
}

impl Weighted {
    /// A condition that a passage meets or does not.
    pub(in crate::search) const fn unscored(query: Box<dyn Query>) -> Self {
        Self { query, weight: 0.0 }
    }

    /// The same for the library below.
    pub(in crate::search) fn boosted(self) -> Box<dyn Query> {
        Box::new(BoostQuery::new(self.query, self.weight))
    }

    /// Made ready to be looked for.
    pub(super) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Way> {
        let only = self.query.downcast_ref().and_then(Unscored::only).filter(|_| self.weight == 0.0);
        let query = only.unwrap_or(&*self.query);
        let articles = query.downcast_ref::<OfArticles>();
        let days = articles.and_then(|articles| articles.articles.downcast_ref().cloned());
        let condition = match articles {
            Some(articles) => Condition::OfArticles { articles: articles.weighed(scoring)?, days },
            None => Condition::Passages(Weighed::of(query, scoring)?),
        };
        let most = match &condition {
            // Nothing times whatever it may be.
            _ if self.weight == 0.0 => 0.0,
            Condition::OfArticles { articles, .. } => self.weight * articles.most(),
            Condition::Passages(passages) => self.weight * passages.most(),
        };
        Ok(Way { condition, weight: self.weight, most })
    }
}

impl Clone for Weighted {
    fn clone(&self) -> Self {
        Self { query: self.query.box_clone(), weight: self.weight }
    }
}

/// A condition, ready to be looked for.
pub(super) struct Way {
    condition: Condition,
    weight: Score,
    /// What it adds to a score at the most.
    most: Score,
}

enum Condition {
    Passages(Weighed),
    OfArticles {
        articles: article::Weighed,
        /// The days, where these are all there is to it.
        days: Option<CameOut>,
    },
}

/// Where fewer passages than one in so many are left, each is asked when its article came out.
const FEW: u64 = 400;

impl Way {
    /// The documents of a part of the index, of which nothing is asked but of so many.
    pub(super) fn open(&self, segment: &SegmentReader, boost: Score, among: u64) -> tantivy::Result<Stream> {
        let weight = self.weight * boost;
        let documents = match &self.condition {
            Condition::Passages(passages) => Here::Passages(passages.documents(segment, weight)?),
            Condition::OfArticles { days: Some(days), .. } if among < u64::from(segment.max_doc()) / FEW => {
                Here::Days(Box::new(days::Passages::of(days, segment)?))
            }
            Condition::OfArticles { articles, .. } => Here::OfArticles(articles.passages(segment, weight)?),
        };
        let are_days = matches!(&self.condition, Condition::OfArticles { days: Some(_), .. });
        let most = self.most * boost;
        Ok(Stream {
            document: documents.doc(),
            is_sure: true,
            documents,
            most,
            here: most,
            rest: most,
            role: Role::Leads,
            is_rare: false,
            are_days,
        })
    }
}

/// The documents that meet a condition, as they come in.
pub(super) struct Stream {
    documents: Here,
    /// The one that it stands on, or one before which no other is.
    document: DocId,
    /// Whether that meets the condition; otherwise it has still to be asked.
    is_sure: bool,
    /// What it adds to a score at the most.
    pub(super) most: Score,
    /// The same among the documents that are gone through.
    pub(super) here: Score,
    /// The same together with all that is asked after it.
    pub(super) rest: Score,
    /// What it is good for there.
    pub(super) role: Role,
    /// Whether it is met so seldom that it is told apart where it is met and where not.
    pub(super) is_rare: bool,
    /// Whether they are told by the days of their articles alone.
    are_days: bool,
}

/// What a condition is good for, where only documents that score enough are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It leads to them.
    Leads,
    /// Others do; but none of them is without it.
    Keeps,
    /// It is asked of what others lead to.
    Adds,
}

/// What is not more than so many times as common as what was asked for is gone through beside it rather than sought in.
const COMMON: u64 = 8;

enum Here {
    Passages(Documents),
    OfArticles(article::Passages),
    /// These stand nowhere: they are asked about.
    Days(Box<days::Passages>),
}

impl Here {
    fn doc(&self) -> DocId {
        match self {
            Self::Passages(passages) => passages.doc(),
            Self::OfArticles(passages) => passages.doc(),
            Self::Days(_) => 0,
        }
    }

    fn cost(&self) -> u64 {
        match self {
            Self::Passages(passages) => passages.cost(),
            Self::OfArticles(passages) => passages.cost(),
            // They are asked about last.
            Self::Days(_) => u64::MAX,
        }
    }
}

impl Stream {
    /// The same once more, where that takes less than to look for them.
    pub(super) fn again(&self) -> Option<Self> {
        let documents = match &self.documents {
            Here::Passages(passages) => Here::Passages(passages.again()?),
            Here::OfArticles(passages) => Here::OfArticles(passages.again()?),
            Here::Days(passages) => Here::Days(passages.clone()),
        };
        Some(Self { documents, ..*self })
    }

    /// The one that it stands on, or one before which no other is.
    pub(super) const fn document(&self) -> DocId {
        self.document
    }

    /// Hands on the documents before `end`, from the one that it stands on, with what each of several side by side adds to a score; and
    /// whether the first of them may be a headline, as the first passage of an article may. No other one is. Those that are not
    /// `wanted` may be left out.
    pub(super) fn each_before(
        &mut self,
        end: DocId,
        wanted: impl Fn(DocId) -> bool,
        mut each: impl FnMut(Range<DocId>, Score, bool),
    ) {
        while !self.is_sure && self.document < end {
            self.from(self.document);
        }
        if self.document >= end {
            return;
        }
        match &mut self.documents {
            Here::Passages(passages) => {
                let each = |document, score| each(document..document + 1, score, true);
                passages.each_before(end, wanted, each);
            }
            Here::OfArticles(passages) => passages.each_before(end, each),
            Here::Days(_) => {}
        }
        self.document = self.documents.doc();
    }

    /// Goes to `target`, and tells before which document what it adds at the most among those from there on holds.
    pub(super) fn ahead(&mut self, target: DocId) -> DocId {
        self.near(target);
        let ahead = match &mut self.documents {
            // Most windows are between two of what is rare.
            _ if self.is_rare && self.document > target => Some((0.0, self.document)),
            Here::OfArticles(passages) if self.is_rare => Some((self.most, passages.end())),
            Here::Passages(_) if self.is_rare => Some((self.most, target + 1)),
            Here::Passages(passages) => passages.ahead(),
            Here::OfArticles(_) | Here::Days(_) => None,
        };
        let (most, until) = ahead.unwrap_or((self.most, TERMINATED));
        self.here = most.min(self.most);
        until
    }

    /// Goes to `target`, and tells what it adds there at the most, and before which document it adds no more.
    pub(super) fn around(&mut self, target: DocId) -> (Score, DocId) {
        let next = self.near(target);
        if next > target {
            return (0.0, next);
        }
        match &mut self.documents {
            Here::OfArticles(passages) => (passages.score(), passages.end()),
            Here::Passages(_) | Here::Days(_) => (self.most, target + 1),
        }
    }

    /// Tells what it adds at the most before `end`.
    pub(super) fn until(&mut self, end: DocId, is_ahead: bool) {
        if self.document >= end {
            self.here = 0.0;
        } else if !is_ahead {
            self.here = self.most;
        }
    }

    /// The first document from `target` on; or, where the condition is not met there, one before which it is met nowhere.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        let next = self.document + 1 == target;
        match &mut self.documents {
            Here::Days(passages) => return passages.from(target),
            _ if self.document >= target && (self.is_sure || self.document > target) => {}
            Here::Passages(passages) if passages.are_asked() => {
                self.document = passages.from(target);
                self.is_sure = self.document == target || self.document == TERMINATED;
            }
            Here::Passages(passages) if next => self.document = passages.advance(),
            Here::Passages(passages) => self.document = passages.seek(target),
            Here::OfArticles(passages) if next => self.document = passages.advance(),
            Here::OfArticles(passages) => self.document = passages.seek(target),
        }
        self.document
    }

    /// A document from `target` on that may meet the condition, before which none does.
    pub(super) fn near(&mut self, target: DocId) -> DocId {
        match &mut self.documents {
            _ if self.document >= target && self.is_sure => self.document,
            Here::Passages(passages) if passages.are_asked() => {
                self.document = passages.near(target.max(self.document));
                self.is_sure = self.document == TERMINATED;
                self.document
            }
            _ => self.from(target),
        }
    }

    /// The first document from `target` on that may add so much to a score, or one that is not before `end`.
    pub(super) fn adding(&mut self, target: DocId, end: DocId, least: Score) -> DocId {
        match &mut self.documents {
            Here::Passages(Documents::Word(postings)) => {
                self.document = postings.seek_scoring(target, end, least);
                self.document
            }
            Here::Passages(Documents::Together(found)) if self.document < target || !self.is_sure => {
                (self.document, self.is_sure) = found.scoring(target, end, least);
                self.document
            }
            Here::OfArticles(passages) => {
                self.document = passages.scoring(target, end, least);
                self.document
            }
            _ => self.from(target),
        }
    }

    /// Whether to go through all of them beside so many others takes less than to look each of these up.
    pub(super) fn goes_beside(&self, others: u64) -> bool {
        match self.documents {
            // All days of a part of the index are compared in no time.
            Here::OfArticles(_) if self.are_days => true,
            Here::Days(_) => false,
            // Of fewer it is told sooner than of all.
            Here::Passages(ref passages) if passages.are_asked() => self.cost() < others,
            _ => self.cost() < others.saturating_mul(COMMON),
        }
    }

    /// What it takes to go through them.
    pub(super) fn cost(&self) -> u64 {
        self.documents.cost()
    }

    /// Whether it takes several of a passage's words to meet it.
    pub(super) const fn takes_several(&self) -> bool {
        matches!(self.documents, Here::Passages(Documents::Together(_)))
    }

    /// Whether it is known of some documents at a time what it adds at the most.
    pub(super) const fn is_bounded(&self) -> bool {
        matches!(self.documents, Here::Passages(Documents::Word(_) | Documents::Together(_)))
    }

    /// How many there are, about; those of one article, which stand side by side, count as one.
    pub(super) fn runs(&self) -> u64 {
        match &self.documents {
            Here::OfArticles(passages) => passages.articles(),
            documents => documents.cost(),
        }
    }

    /// What the document that it stands on adds to a score.
    pub(super) fn score(&mut self) -> Score {
        match &mut self.documents {
            Here::Passages(passages) => passages.score(),
            Here::OfArticles(passages) => passages.score(),
            Here::Days(_) => 0.0,
        }
    }
}
