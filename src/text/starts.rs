//! Which of some words a text may go on with, told by two bytes: nearly every place of a text is done with there.

/// The first two bytes of some words, letters in whatever case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Starts([u32; 32]);

impl Starts {
    /// Those of words of two bytes or more.
    #[must_use]
    pub fn of(words: &[&str]) -> Self {
        let mut starts = Self::default();
        for word in words {
            starts.add(word);
        }
        starts
    }

    /// Takes in one more word.
    pub fn add(&mut self, word: &str) {
        if let [first, second, ..] = word.as_bytes()
            && let Some(seconds) = self.0.get_mut(usize::from(first & 31))
        {
            *seconds |= 1 << (second & 31);
        }
    }

    /// Whether a text may begin with one of the words.
    #[inline]
    #[must_use]
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let [first, second, ..] = text else { return false };
        self.0.get(usize::from(first & 31)).is_some_and(|seconds| seconds & (1 << (second & 31)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_with_a_word_may() {
        let starts = Starts::of(&["date", "update"]);
        for (text, may) in [("Dates", true), ("UPDATED", true), ("day", true), ("meta", false), ("d", false)]
        {
            assert_eq!(starts.may_begin(text.as_bytes()), may, "{text}");
        }
    }
}
