//! What a person means who writes a source as search prints it.

use crate::article::{RawArticle, Skipped};

/// What a source may mean as it is written, the likeliest first: a path and a member of it. A colon with a line number behind
/// it, as search prints one, is left out.
pub(super) fn readings(source: &str) -> Vec<(&str, Option<&str>)> {
    let without_line = source
        .rsplit_once(':')
        .filter(|(_, line)| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|(path, _)| path);
    let written = || [Some(source), without_line].into_iter().flatten();
    let mut readings: Vec<_> = written().map(|path| (path, None)).collect();
    for whole in written() {
        // A name may hold either sign, and so may an address that an entry is known by: the longest path comes first.
        for (at, sign) in whole.rmatch_indices(['#', '!']) {
            let (path, locator) = whole.split_at(at);
            let locator = if sign == "#" { locator.get(1..).unwrap_or_default() } else { locator };
            if !path.is_empty() && !locator.is_empty() {
                readings.push((path, Some(locator)));
            }
        }
    }
    readings
}

/// The line that a source names, as search prints it behind a colon.
pub(super) fn line(source: &str) -> Option<u32> {
    source.rsplit_once(':').and_then(|(_, line)| line.parse().ok())
}

/// Which article of a file is wanted.
pub(super) enum Wanted {
    /// The one with this locator.
    Cited(String),
    /// The one at this place, counted from 1; how many are still to come before it.
    At(u64),
}

impl Wanted {
    /// What a locator may mean: what is cited so, or, of a number, what comes at that place.
    pub(super) fn readings(locator: &str) -> impl Iterator<Item = Self> {
        let at = locator.parse().ok().filter(|at| *at > 0).map(Self::At);
        [Some(Self::Cited(locator.to_owned())), at].into_iter().flatten()
    }

    /// Whether this is the one; to be asked of each in turn.
    pub(super) fn is_met_by(&mut self, raw: Result<&RawArticle, &Skipped>) -> bool {
        match self {
            Self::Cited(wanted) => {
                let locator = match raw {
                    Ok(article) => article.source.locator.as_deref(),
                    Err(skipped) => skipped.locator.as_deref(),
                };
                locator == Some(wanted)
            }
            Self::At(left) => {
                *left = left.saturating_sub(1);
                *left == 0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_as_search_prints_it() {
        for (written, meant) in [
            ("a/b.txt", &[("a/b.txt", None)][..]),
            ("a/b.txt:12", &[("a/b.txt:12", None), ("a/b.txt", None)]),
            ("a.txt:", &[("a.txt:", None)]),
            ("feed.xml#7", &[("feed.xml#7", None), ("feed.xml", Some("7"))]),
            ("f#7:3", &[("f#7:3", None), ("f#7", None), ("f", Some("7:3")), ("f", Some("7"))]),
            ("a.zip!b.html", &[("a.zip!b.html", None), ("a.zip", Some("!b.html"))]),
            (
                "a.zip!b.xml#3",
                &[("a.zip!b.xml#3", None), ("a.zip!b.xml", Some("3")), ("a.zip", Some("!b.xml#3"))],
            ),
        ] {
            assert_eq!(readings(written), meant, "{written}");
        }
    }
}
