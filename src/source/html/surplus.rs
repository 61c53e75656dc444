//! Finds what of a tag is too much: the tokenizer compares every attribute of a tag with all before it.

use std::ops::Range;

/// So many attributes of a tag are read; one that is written by hand has a handful, one of a program's some dozens.
const MOST: usize = 512;

/// Where a tag ends, and where in it the attributes stand that are too many.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The place of its `>`.
    pub(super) end: usize,
    /// From behind the last attribute that is read to the `>`.
    pub(super) surplus: Option<Range<usize>>,
}

impl Extent {
    /// Reads the tag that begins here, as the standard's tokenizer does; `None` where none begins. Its first `read` bytes are
    /// past being left out.
    pub(super) fn of(markup: &str, read: usize) -> Option<Self> {
        let mut tag = Tag { bytes: markup.as_bytes(), at: 1 };
        tag.pass(|byte| byte == b'/');
        if !markup.starts_with('<') || tag.at > 2 || !tag.peek()?.is_ascii_alphabetic() {
            return None;
        }
        tag.pass(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>'));
        let (mut attributes, mut from) = (0, None);
        loop {
            tag.pass(|byte| is_space(byte) || byte == b'/');
            if matches!(tag.peek(), None | Some(b'>')) {
                let surplus = from.map(|from| from..tag.at);
                return Some(Self { end: tag.at, surplus });
            }
            attributes += 1;
            if attributes > MOST && from.is_none() && tag.at >= read {
                from = Some(tag.at);
            }
            tag.attribute();
        }
    }
}

/// A tag, as far as it has been read.
struct Tag<'m> {
    bytes: &'m [u8],
    at: usize,
}

impl Tag<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn pass(&mut self, passes: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !passes(*byte)).unwrap_or(rest.len());
    }

    /// Passes an attribute with its value.
    fn attribute(&mut self) {
        // An equals sign may be the first letter of a name.
        self.at += 1;
        self.pass(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        self.pass(is_space);
        if self.peek() != Some(b'=') {
            return;
        }
        self.at += 1;
        self.pass(is_space);
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.pass(|byte| byte != quote);
                self.at = self.bytes.len().min(self.at + 1);
            }
            _ => self.pass(|byte| !is_space(byte) && byte != b'>'),
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_browsers_see_its_end() {
        for (markup, end) in [
            ("<p>x", Some(2)),
            ("</p >x", Some(4)),
            ("<a href=x/y>z", Some(11)),
            ("<a title='>' b=\">\">z", Some(18)),
            ("<a b = '>'c=>z", Some(12)),
            ("<a =>' b='>", Some(4)),
            ("<a/b/>x", Some(5)),
            ("<a b=\"x", Some(7)),
            ("<!-- x -->", None),
            ("<3", None),
            ("<", None),
            ("p>", None),
        ] {
            assert_eq!(Extent::of(markup, 0).map(|extent| extent.end), end, "{markup}");
        }
    }

    #[test]
    fn attributes_beyond_many_are_too_many() {
        let many = format!("<p {}x=1>y", "a=' ' ".repeat(MOST));
        let extent = Extent::of(&many, 0).unwrap();
        assert_eq!(&many[extent.surplus.unwrap()], "x=1");
        assert_eq!(Extent::of(&many.replace("x=1", ""), 0).unwrap().surplus, None);
        assert_eq!(Extent::of(&many, many.len() - 2).unwrap().surplus, None);
    }
}
