//! Where an article comes from, while it is being read.

use crate::article::{Format, Reason, Skipped, Source};

/// Where bytes lie: in a file, or in a member of one.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The file's path as [`path_name`](super::path_name()) spells it.
    pub(super) path: String,
    /// Which member of the file.
    pub(super) locator: Option<String>,
    /// The name of what is being read, as a hint to what it is and when it was written: the file's or the member's.
    pub(super) name: String,
    /// When that was last written, in nanoseconds since 1970.
    pub(super) modified: Option<i64>,
    /// How many archives it lies in.
    pub(super) depth: u32,
    /// Whether the last of them is a packing, which holds one thing.
    packed: bool,
}

/// An identifier longer than that, in bytes, is not written in a citation.
const LONGEST: usize = 500;

impl Place {
    /// The place of a file.
    pub(super) fn of_file(path: &str, modified: Option<i64>) -> Self {
        Self {
            path: path.to_owned(),
            locator: None,
            name: path.to_owned(),
            modified,
            depth: 0,
            packed: false,
        }
    }

    /// The place of what this one unpacks to.
    pub(super) fn unpacked(mut self) -> Self {
        let packing = ["gz", "gzip", "zst", "zstd", "xz"];
        self.depth += 1;
        self.packed = true;
        if let Some((name, suffix)) = self.name.rsplit_once('.') {
            if ["tgz", "txz", "tzst"].iter().any(|tar| suffix.eq_ignore_ascii_case(tar)) {
                self.name = format!("{name}.tar");
            } else if packing.iter().any(|packing| suffix.eq_ignore_ascii_case(packing)) {
                self.name = name.to_owned();
            }
        }
        self
    }

    /// The place of an archive's member.
    pub(super) fn member(&self, name: &str, modified: Option<i64>) -> Self {
        let before = self.locator.as_deref().unwrap_or_default();
        Self {
            path: self.path.clone(),
            locator: Some(format!("{before}!{name}")),
            name: name.to_owned(),
            modified,
            depth: self.depth + 1,
            packed: false,
        }
    }

    /// The place of a tar archive, which is one archive with what it is packed in.
    pub(super) fn tar(&self) -> Self {
        Self { depth: self.depth - u32::from(self.packed), packed: false, ..self.clone() }
    }

    /// The place of a record: by its own identifier where it has one that a person could write, or by its number.
    pub(super) fn record(&self, id: Option<&str>, number: u64) -> Self {
        let id = id.map(str::trim).filter(|id| {
            !id.is_empty() && id.len() <= LONGEST && !id.starts_with('!') && !id.contains(char::is_control)
        });
        let record = id.map_or_else(|| number.to_string(), str::to_owned);
        let locator = match &self.locator {
            Some(before) => format!("{before}#{record}"),
            None => record,
        };
        Self { locator: Some(locator), modified: None, ..self.clone() }
    }

    /// An article's source.
    pub(super) fn source(&self, format: Format) -> Source {
        Source { path: self.path.clone(), locator: self.locator.clone(), format }
    }

    /// That there is no article here.
    pub(super) fn skipped(&self, reason: Reason) -> Skipped {
        Skipped { path: self.path.clone(), locator: self.locator.clone(), reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cited_as_a_person_would_write_them() {
        let file = Place::of_file("a/news.tgz", None);
        let cited = |place: &Place| place.source(Format::Html).to_string();
        assert_eq!(cited(&file), "a/news.tgz");
        assert_eq!(file.clone().unpacked().name, "a/news.tar");
        assert_eq!(cited(&file.record(None, 3)), "a/news.tgz#3");
        assert_eq!(cited(&file.record(Some(" urn:1 "), 3)), "a/news.tgz#urn:1");
        assert_eq!(cited(&file.record(Some("a\nb"), 3)), "a/news.tgz#3");
        let member = file.member("b/feed.xml", Some(7));
        assert_eq!(cited(&member), "a/news.tgz!b/feed.xml");
        assert_eq!(cited(&member.record(None, 2)), "a/news.tgz!b/feed.xml#2");
        assert_eq!(cited(&member.member("x", None)), "a/news.tgz!b/feed.xml!x");
    }
}
