//! A quotation before it is written down: places within paragraphs, people of the cast.

use crate::article::{QuotationKind, Rule, Span};
use crate::extract::speaker::stage::Who;

/// A quotation as the rules find it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Which scene holds it.
    pub(super) scene: usize,
    /// Its place in the scene's text.
    pub(super) span: Span,
    /// How close it is to the words spoken.
    pub(super) kind: QuotationKind,
    /// The words of saying, in the scene's text.
    pub(super) cue: Option<Span>,
    /// Who speaks, and why.
    pub(super) by: Option<Attribution>,
    /// Whether it goes on from the draft before.
    pub(super) continues: bool,
}

/// Who speaks, and why.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// The rule that found them.
    pub(super) rule: Rule,
    /// The mention: its scene, and its place in that scene's text.
    pub(super) mention: Option<(usize, Span)>,
    /// Whom the mention means; `None` for a mention that nothing explains.
    pub(super) who: Option<Who>,
    /// Whether the mention is no name, but a pronoun or a description.
    pub(super) nameless: bool,
    /// The last name the article used for the speaker before the mention: its scene, and its place there.
    pub(super) known_as: Option<(usize, Span)>,
    /// Who says it within the speaker's words.
    pub(super) inner: Option<String>,
}

impl Attribution {
    /// The same speaker by another rule: the mention stays where it was.
    pub(super) fn carried(&self, rule: Rule) -> Self {
        Self { rule, inner: None, ..self.clone() }
    }
}
