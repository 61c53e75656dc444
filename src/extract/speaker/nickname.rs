//! Finds nicknames inside names: *Robert “Bob” Roe*, *Robert (Bob) Roe*, *Dwayne ‘The Wall’ Roe*.

use super::mention::Finder;
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// Past the nickname that stands at `at` between a forename and a surname: *Robert “Bob” Roe*, *Robert (Bob) Roe*.
    #[inline]
    pub(super) fn nickname(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.get(at).filter(|piece| piece.run.is_some() || piece.is(Kind::Open))?;
        self.past_nickname(at, piece)
    }

    fn past_nickname(&self, at: usize, piece: &Piece) -> Option<usize> {
        const LONGEST: usize = 24;
        let before = at.checked_sub(1).and_then(|at| self.get(at))?;
        let word = before.token.span.of(self.text);
        let opens = before.token.is_capitalised()
            && !before.has(Class::FUNCTION)
            && (before.has(Class::FORENAME) || word.ends_with('.') && word.len() == 2);
        if !opens {
            return None;
        }
        let end = if piece.run.is_some() {
            let words = piece.token.span.of(self.text).trim_matches(|c: char| !c.is_alphanumeric());
            let short = words.len() <= LONGEST && words.split(' ').count() <= 3;
            (short && words.starts_with(char::is_uppercase)).then_some(at + 1)?
        } else {
            let close = (at + 2..at + 4).find(|at| self.get(*at).is_some_and(|p| p.is(Kind::Close)))?;
            let inside = (at + 1..close).all(|at| {
                self.get(at).is_some_and(|p| p.token.is_capitalised() && p.token.case == Case::Initial)
            });
            inside.then_some(close + 1)?
        };
        self.get(end).filter(|next| next.token.is_capitalised() && !next.has(Class::FUNCTION)).map(|_| end)
    }

    /// Where the nickname starts that ends before `end`.
    pub(super) fn nickname_before(&self, end: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let from = end.saturating_sub(LONGEST);
        let mut near = self.pieces.get(from..end)?.iter();
        let opens = |piece: &Piece| piece.run.is_some() || piece.is(Kind::Open);
        if !near.any(opens) {
            return None;
        }
        (from..end).find(|at| self.nickname(*at) == Some(end))
    }

    /// *Brian **‘Head’** Roe*: whether a word is in quote marks behind a forename, and before a surname.
    pub(super) fn is_quoted_alone(&self, at: usize) -> bool {
        let Some(span) = self.get(at).map(|piece| piece.token.span) else { return false };
        let opens = self.text.get(..span.start).is_some_and(|before| before.ends_with(['‘', '\'', '“', '"']));
        let closes = self.text.get(span.end..).is_some_and(|after| after.starts_with(['’', '\'', '”', '"']));
        let forename = at.checked_sub(1).is_some_and(|before| self.has(before, Class::FORENAME));
        opens && closes && forename && self.get(at + 1).is_some_and(|next| next.token.is_capitalised())
    }

    /// *Dwayne ‘The Wall’ Roe*: an article in quote marks belongs to a nickname.
    pub(super) fn is_quoted_the(&self, at: usize) -> bool {
        let start = self.get(at).map_or(0, |piece| piece.token.span.start);
        let quoted = self.text.get(..start).is_some_and(|before| before.ends_with(['‘', '\'', '“', '"']));
        let forename = at.checked_sub(1).is_some_and(|before| self.has(before, Class::FORENAME));
        quoted
            && forename
            && self.word(at) == "The"
            && self.get(at + 1).is_some_and(|p| p.token.is_capitalised())
    }
}
