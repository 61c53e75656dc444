//! A paragraph with the mentions found in it.

use super::mention::{Mention, mentions};
use crate::extract::reading::{Piece, Reading};

/// One paragraph, or the headline, with everyone it mentions.
#[derive(Debug)]
pub(in crate::extract) struct Scene<'r> {
    /// The paragraph.
    pub(in crate::extract) reading: &'r Reading<'r>,
    /// The mentions outside quote marks, in order.
    pub(in crate::extract) mentions: Vec<Mention>,
    /// The names inside quote marks: they tell full names, never who speaks.
    quoted: Vec<(usize, Mention)>,
}

impl<'r> Scene<'r> {
    /// Finds the mentions of a paragraph.
    pub(in crate::extract) fn new(reading: &'r Reading<'r>) -> Self {
        let pieces = &reading.pieces;
        let mut starts = vec![false; pieces.len()];
        for sentence in &reading.sentences {
            starts.get_mut(sentence.start).into_iter().for_each(|start| *start = true);
        }
        let opens = |at: usize| starts.get(at).copied().unwrap_or(false);
        let outside = mentions(reading.text, pieces, &opens);
        let mut quoted = Vec::new();
        for (run, pieces) in reading.quoted.iter().enumerate() {
            let opens = |at: usize| at == 0 || pieces.get(at - 1).is_some_and(|p: &Piece| !p.token.is_word());
            quoted.extend(
                mentions(reading.text, pieces, &opens).into_iter().filter(Mention::is_name).map(|m| (run, m)),
            );
        }
        Self { reading, mentions: outside, quoted }
    }

    /// The names in it, those inside quote marks last, each with the pieces it points into.
    pub(in crate::extract) fn names(&self) -> impl Iterator<Item = (&[Piece], &Mention)> {
        let outside =
            self.mentions.iter().filter(|m| m.is_name()).map(|m| (self.reading.pieces.as_slice(), m));
        let quoted =
            self.quoted.iter().filter_map(|(run, m)| Some((self.reading.quoted.get(*run)?.as_slice(), m)));
        outside.chain(quoted)
    }
}
