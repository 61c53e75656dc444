//! Floor 0: the values that everything else passes along.
//!
//! One [`RawArticle`] is what a format says of a source, one [`Article`] what was understood of it, one
//! [`Passage`] what is found, one [`Hit`] what is shown. This floor holds data and the rules that make the
//! data valid; it reads nothing, decides nothing and knows no other floor.
//!
//! | room | holds |
//! | --- | --- |
//! | [`source`] | where an article comes from, and why one was skipped |
//! | [`raw`] | what a format's reader hands on, before anything is understood |
//! | [`paragraph`], [`comment`] | the text, the article's own and its readers' |
//! | [`quotation`], [`speaker`] | words, who said them, and why we say so |
//! | [`published`] | moments in time with their precision and provenance |
//! | [`topic`] | what an article is about |
//! | [`passage`], [`hit`] | the unit of search, and an answer |
//! | [`check`] | whether a quote stands in an archive |
//! | [`span`] | half-open byte ranges |

pub mod check;
pub mod comment;
pub mod hit;
pub mod paragraph;
pub mod passage;
pub mod published;
pub mod quotation;
pub mod raw;
pub mod source;
pub mod span;
pub mod speaker;
pub mod topic;

pub use check::{Check, Finding, Of, Piece, Place, Searched, Verdict};
pub use comment::Comment;
pub use hit::{Hit, HitQuotation, Nearby};
pub use paragraph::{Paragraph, ParagraphKind};
pub use passage::{Passage, PassageKind};
pub use published::{Moment, Precision, Provenance, Published};
pub use quotation::{Evidence, Mention, Quotation, QuotationKind, Rule};
pub use raw::{Block, DateClue, Mark, Marked, RawArticle, RawBody, RawComment};
pub use source::{Format, Reason, Skipped, Source};
pub use span::Span;
pub use speaker::{Speaker, SpeakerClass, SpeakerCount};
pub use topic::{Topic, TopicProvenance};

use serde::{Deserialize, Serialize};

/// One normalised document: everything that was learned from one source.
///
/// Spans are byte offsets into the source's text where the source is plain text, and into [`Article::text`]
/// otherwise. An unknown is `None` or empty, never invented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Where it comes from.
    pub source: Source,
    /// The headline, without the outlet's name.
    pub title: Option<String>,
    /// The standfirst under the headline.
    pub deck: Option<String>,
    /// The authors' names, without *By*, jobs or agencies.
    pub byline: Vec<String>,
    /// The newspaper, site or agency.
    pub outlet: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The outlet's own section, as it names it.
    pub section: Option<String>,
    /// The ISO 639-1 code of the body's language.
    pub language: Option<String>,
    /// When it came out.
    pub published: Option<Published>,
    /// What it is about, best first.
    pub topics: Vec<Topic>,
    /// The body in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The quotations in order of their place on the page.
    pub quotations: Vec<Quotation>,
    /// Everyone who is quoted, most quoted first.
    pub speakers: Vec<SpeakerCount>,
    /// What readers wrote under the article, in the page's order.
    pub comments: Vec<Comment>,
    /// The body text that spans point into, where the source itself is not plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
