//! Headlines that set somebody beside what they say: *Roe: We will sail*, *Quay must be mended: Roe*.

use std::ops::Range;

use super::Contents;
use crate::extract::quotation::interview::is_i;
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::Sort;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// A headline of fewer words says nothing.
const FEWEST: usize = 4;

impl Contents<'_> {
    /// Who a headline without a verb of saying gives words to, by the number of the mention, and the words.
    ///
    /// What follows a full name and a colon is mostly told of that person: *Jane Roe: Baker dies at 90*. A surname alone has words,
    /// and so has *I*.
    pub(in crate::extract::quotation) fn headed(&self) -> Option<(usize, Range<usize>)> {
        let reading = self.scene.reading;
        let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let (start, end) = (self.sentence.start, self.without_stop(self.sentence.end));
        // Where a second line is on the same one, it is the article's.
        let end = (start..end).find(|at| is(*at, Kind::Semicolon)).unwrap_or(end);
        if reading.paragraph.is_some() || !self.cues.is_empty() {
            return None;
        }
        let nth = self.scene.mentions.partition_point(|mention| mention.at.start < start);
        let first = self.scene.mentions.get(nth).filter(|mention| mention.at.start == start);
        if let Some(mention) = first.filter(|mention| is(mention.at.end, Kind::Colon)) {
            let Sort::Name { name, .. } = &mention.sort else { return None };
            let words = mention.at.end + 1..end;
            return (self.is_said_above(&words) && (name.len() == 1 || self.says_i(&words)))
                .then_some((nth, words));
        }
        let nth = self.scene.mentions.partition_point(|mention| mention.at.end < end);
        let last =
            self.scene.mentions.get(nth).filter(|mention| mention.at.end == end && mention.is_name())?;
        let colon = last.at.start.checked_sub(1).filter(|colon| *colon > start && is(*colon, Kind::Colon))?;
        self.is_said_above(&(start..colon)).then_some((nth, start..colon))
    }

    /// Whether words of a headline say something: they have a verb, and ask nothing.
    fn is_said_above(&self, words: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        let asks = |piece: &Piece| {
            let word = piece.token.span.of(reading.text);
            piece.has(Class::RELATIVE)
                || ["How", "What", "Why", "When", "Where", "how", "why"].contains(&word)
        };
        let pieces = reading.pieces(words.clone());
        pieces.iter().filter(|piece| piece.token.is_word() || piece.run.is_some()).count() >= FEWEST
            && !pieces.iter().any(|piece| asks(piece) || piece.is(Kind::Colon))
            && !reading.text.trim_end().ends_with('?')
            && (words.clone().any(|at| self.is_finite(at, false)) || self.says_i(words))
    }

    fn says_i(&self, words: &Range<usize>) -> bool {
        words.clone().any(|at| is_i(self.scene.reading.word(at)))
    }
}
