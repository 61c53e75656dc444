//! Fields' names, and where the value after one begins and ends.

use super::super::days::Days;
use super::super::field::{Field, Name};
use super::{Parser, ends_word};
use crate::article::Span;
use crate::error::Result;

/// How many words after its first one may belong to a date without quote marks.
const LONGEST_DATE: usize = 6;

/// What addresses begin with that have no slashes after it.
const ADDRESSES: [&str; 6] = ["doi", "isbn", "mailto", "medtop", "tel", "urn"];

impl<'q> Parser<'q> {
    /// A field's name with its colon. `10:30` and `https://…` have none; a name that looks like a slip is an error.
    pub(super) fn field_name(&mut self) -> Result<Option<Name>> {
        let rest = self.rest();
        let Some((name, value)) = rest.split_once(':') else { return Ok(None) };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Ok(None);
        }
        let bare = value.is_empty() || value.starts_with(|c: char| c.is_whitespace() || c == ')');
        let known = Name::known(name);
        if matches!(known, Some(Name::Is | Name::Has)) && bare {
            return Ok(None);
        }
        let address = value.starts_with("//") && known != Some(Name::Field(Field::Path));
        if address
            || (known.is_none() && ADDRESSES.contains(&name))
            || (bare && (known.is_none() || self.options.any))
        {
            return Ok(None);
        }
        let at = Span::new(self.at, self.at + name.len() + 1);
        match known {
            Some(name) => {
                self.at = at.end;
                Ok(Some(name))
            }
            None if self.options.any => Ok(None),
            None => {
                let hint = Name::nearest(name).map_or_else(
                    || format!("to look for the words themselves, put them in quote marks: \"{name}: …\""),
                    |near| format!("did you mean {}: ?", near.written()),
                );
                Err(self.error(at, format!("there is no field {name}:"), hint))
            }
        }
    }

    /// Whether something to look for comes after a field's name; a space before it is passed over.
    pub(super) fn value_follows(&mut self) -> bool {
        let end = self.at;
        self.skip_space();
        let start = self.at;
        if start > end {
            let another = ["AND", "OR", "NOT"].into_iter().any(|name| self.operator(name).is_some())
                || !matches!(self.field_name(), Ok(None))
                || self.peek() == Some('-');
            self.at = if another { end } else { start };
            return !another && !matches!(self.peek(), None | Some(')'));
        }
        !matches!(self.peek(), None | Some(')'))
    }

    /// A date of one word, or the longest of several that reads as one where it begins as such a date does: *1 oct 2020*,
    /// *last month*.
    pub(super) fn take_date(&mut self) -> &'q str {
        let start = self.at;
        let mut written = self.take_while(|c| !ends_word(c));
        let compared = written.trim_start_matches(['<', '>', '=', '≤', '≥']);
        let day = compared.len() <= 2 && compared.bytes().all(|b| b.is_ascii_digit());
        if !day && !compared.starts_with(char::is_alphabetic) {
            return written;
        }
        let mut end = self.at;
        for _ in 0..LONGEST_DATE {
            self.skip_space();
            if ["AND", "OR", "NOT"].into_iter().any(|name| self.operator(name).is_some())
                || self.take_while(|c| !ends_word(c)).is_empty()
            {
                break;
            }
            let longer = Span::new(start, self.at).of(self.query);
            if Days::read(longer, self.options.today).is_ok() {
                (written, end) = (longer, self.at);
            }
        }
        self.at = end;
        written
    }
}
