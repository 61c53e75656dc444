//! What an entry is called: `aker2021island-1f3c5a7e`.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use super::author::Author;
use super::issued;
use crate::article::Article;
use crate::text::lexicon::{Class, class_of};
use crate::text::word::words;

/// Gives each entry a key of its own.
///
/// A key depends on nothing but what the article says of itself and its file's name, so that one article has one key in every
/// export, wherever the archive lies. Of two that say the same, the later in the export has a number.
#[derive(Debug, Default)]
pub(super) struct Keys(HashSet<u64>);

impl Keys {
    pub(super) fn of(&mut self, article: &Article) -> String {
        let key = key(article);
        let mut own = key.clone();
        let mut number = 1;
        // A key is remembered by its hash: a bibliography may have millions.
        while !self.0.insert(xxh3_64(own.as_bytes())) {
            number += 1;
            own = format!("{key}-{number}");
        }
        own
    }
}

fn key(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or_default();
    let who = article.byline.first().map(|name| Author::of(name).family().to_owned());
    let who = who.or_else(|| article.outlet.clone()).unwrap_or_else(|| "anon".to_owned());
    let date = issued(article).map(|(moment, _)| moment.to_string()).unwrap_or_default();
    let year = date.get(..4).unwrap_or("nd");
    let telling =
        words(title).map(|word| word.span.of(title)).find(|word| !class_of(word).has(Class::FUNCTION));
    let file = article.source.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let own = [
        title,
        &article.byline.join(";"),
        article.outlet.as_deref().unwrap_or_default(),
        &date,
        article.url.as_deref().unwrap_or_default(),
        file,
        article.source.locator.as_deref().unwrap_or_default(),
    ]
    .join("\n");
    let hash = xxh3_64(own.as_bytes()) >> 32;
    format!("{}{year}{}-{hash:08x}", ascii(&who), ascii(telling.unwrap_or_default()))
}

/// The letters and digits of a name that stand in every program's keys.
fn ascii(name: &str) -> String {
    crate::text::fold(name).chars().filter(char::is_ascii_alphanumeric).take(24).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;

    #[test]
    fn a_key_tells_whom_when_and_what_and_is_given_once() {
        let mut keys = Keys::default();
        let first = keys.of(&samples::article());
        assert!(first.starts_with("aker2021island-"), "{first}");
        assert_eq!(keys.of(&samples::article()), format!("{first}-2"));
        let mut elsewhere = samples::article();
        elsewhere.source.path = "/moved/ferry.txt".to_owned();
        assert_eq!(Keys::default().of(&elsewhere), first);
    }
}
