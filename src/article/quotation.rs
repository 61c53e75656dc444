//! Words that an article puts in somebody's mouth.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Span, Speaker};

/// Words that the article puts in somebody's mouth, and whose mouth that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quotation {
    /// Whether the words are verbatim.
    pub kind: QuotationKind,
    /// The words; of a direct quotation without its quote marks.
    pub text: String,
    /// Which of the article's paragraphs holds it, counted from 0; `None` for the headline.
    pub paragraph: Option<usize>,
    /// The 1-based line it starts on; `None` where lines mean nothing.
    pub line: Option<u32>,
    /// Its place in the source's text, or in the article's body text.
    pub span: Span,
    /// Its place in its paragraph's text.
    pub within: Span,
    /// The words that introduce it.
    pub cue: Option<String>,
    /// Who said it; `None` when nothing on the page tells.
    pub speaker: Option<Speaker>,
    /// The words on the page that name the speaker.
    pub mention: Option<Mention>,
    /// Why that speaker.
    pub evidence: Option<Evidence>,
    /// How likely the speaker is right, 0 to 1; 0 where there is none.
    pub confidence: f32,
    /// Whether it goes on from the entry before: the same speaker's words, interrupted or in a new paragraph.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
}

/// How close a quotation is to the words that were spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// In quote marks.
    Direct,
    /// Reported: *he said that…*
    Indirect,
    /// Reported, with quoted words in it.
    Mixed,
}

impl fmt::Display for QuotationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        })
    }
}

/// The words on the page that name a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// As written.
    pub text: String,
    /// Their place in the source's text, or in the article's body text.
    pub span: Span,
}

/// Why a quotation is attributed to its speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The rule that found the mention.
    pub rule: Rule,
    /// From the mention on the page to the name: *he*, *Di Maio*, *Luigi Di Maio*.
    pub chain: Vec<String>,
    /// Who is reported to have said it inside the outer speaker's words: *told Reuters that her lawyer had said*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inner: Option<String>,
}

/// The rule that found who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// *Pompeo said*: the subject stands before its cue.
    Subject,
    /// *said Pompeo*: the subject stands after its cue.
    Inversion,
    /// *according to Pompeo*.
    AccordingTo,
    /// *Pompeo: “…”*: a colon after the sentence or name that introduces the words.
    Colon,
    /// *SMITH: …*, *Q: … A: …*: a transcript's label.
    Label,
    /// *Pompeo was quoted as saying*.
    Passive,
    /// The next run of words that a cue interrupted.
    Interrupted,
    /// A quotation that runs on into the next paragraph.
    Continuation,
    /// No cue: the one person its own sentence is about.
    Sentence,
    /// No cue: whoever spoke last goes on.
    Floating,
    /// No cue: the other side of an interview answers.
    Turn,
}

impl Rule {
    /// The rule's name in evidence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Inversion => "inversion",
            Self::AccordingTo => "according-to",
            Self::Colon => "colon",
            Self::Label => "label",
            Self::Passive => "passive",
            Self::Interrupted => "interrupted",
            Self::Continuation => "continuation",
            Self::Sentence => "sentence",
            Self::Floating => "floating",
            Self::Turn => "turn",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
