//! The articles whose path matches a pattern.

use globset::{GlobBuilder, GlobMatcher};
use tantivy::query::{EmptyQuery, Query as Clause};
use tantivy::{Searcher, Term};

use super::listed::AnyOf;
use crate::index::document::key;
use crate::index::schema::Fields;

/// The articles of matching sources, and matching members of archives.
pub(super) fn matching(
    searcher: &Searcher,
    fields: &Fields,
    pattern: &str,
) -> tantivy::Result<Box<dyn Clause>> {
    let Some(pattern) = Pattern::new(pattern) else { return Ok(Box::new(EmptyQuery)) };
    let mut terms = Vec::new();
    for segment in searcher.segment_readers() {
        if let Some(paths) = segment.fast_fields().str("record_path")? {
            let mut stream = paths.dictionary().stream()?;
            while stream.advance() {
                if let Some(path) =
                    std::str::from_utf8(stream.key()).ok().filter(|path| pattern.matches(path))
                {
                    terms.push(Term::from_field_u64(fields.source, key(path, None)));
                }
            }
        }
        let members = segment.inverted_index(fields.member)?;
        let mut stream = members.terms().stream()?;
        while stream.advance() {
            if let Some(place) = std::str::from_utf8(stream.key()).ok().filter(|place| pattern.matches(place))
            {
                terms.push(Term::from_field_text(fields.member, place));
            }
        }
    }
    let (sources, members): (Vec<_>, Vec<_>) =
        terms.into_iter().partition(|term| term.field() == fields.source);
    Ok(Box::new(AnyOf::new(sources.into_iter().chain(members))))
}

/// A pattern as a query has it; see [`Query::path`](crate::query::Query::path).
struct Pattern(Vec<GlobMatcher>);

impl Pattern {
    /// Nothing, where it is no pattern.
    fn new(pattern: &str) -> Option<Self> {
        let globs = if pattern.starts_with('/') {
            vec![pattern.to_owned()]
        } else if pattern.contains('/') {
            vec![format!("**/{pattern}")]
        } else {
            vec![format!("**/{pattern}"), format!("**/{pattern}/**")]
        };
        let matcher = |glob: String| {
            let glob = GlobBuilder::new(&glob).case_insensitive(true).literal_separator(true).build();
            glob.ok().map(|glob| glob.compile_matcher())
        };
        globs.into_iter().map(matcher).collect::<Option<_>>().map(Self)
    }

    /// Whether a path matches. The way into an archive counts as a folder's.
    fn matches(&self, path: &str) -> bool {
        self.0.iter().any(|glob| glob.is_match(path) || glob.is_match(path.replace('!', "/")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_what_their_writers_mean() {
        for (pattern, path, matches) in [
            ("*.html", "/news/2020/a.HTML", true),
            ("*.html", "/news/a.html.txt", false),
            ("a?.txt", "/news/a1.txt", true),
            ("gaz*", "/news/gazette/2020/a.txt", true),
            ("gaz*", "/news/my-gazette/a.txt", false),
            ("gazette/*", "/news/gazette/a.txt", true),
            ("gazette/*", "/news/gazette/2020/a.txt", false),
            ("gazette/**", "/news/gazette/2020/a.txt", true),
            ("gazette/**/*.txt", "/news/gazette/a.txt", true),
            ("zette/**", "/news/gazette/a.txt", false),
            ("/news/*", "/news/a.txt", true),
            ("/news/*", "/old/news/a.txt", false),
            ("*.html", "/news/dump.zip!2020/a.html", true),
            ("dump.zip/2020/*", "/news/dump.zip!2020/a.html", true),
            ("a[", "/news/a[", false),
        ] {
            let found = Pattern::new(pattern).is_some_and(|pattern| pattern.matches(path));
            assert_eq!(found, matches, "{pattern} {path}");
        }
    }
}
