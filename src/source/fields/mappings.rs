//! Says file by file which fields hold what.

use std::hash::{Hash, Hasher};

use globset::{GlobSet, GlobSetBuilder};

use super::Mapping;
use crate::source::name::path_from_name;
use crate::source::walk::glob;

/// Mappings for all files or for those of some names; what is said first counts first.
#[derive(Debug, Clone, Default)]
pub struct Mappings(Vec<Entry>);

#[derive(Debug, Clone)]
struct Entry {
    /// The names of the files it is meant for, as written and as they are compared; none for all files.
    files: Option<(Vec<String>, GlobSet)>,
    mapping: Mapping,
}

impl Mappings {
    /// The same with a mapping more, which is asked last, for all files.
    #[must_use]
    pub fn and(mut self, mapping: Mapping) -> Self {
        if !mapping.is_empty() {
            self.0.push(Entry { files: None, mapping });
        }
        self
    }

    /// The same with a mapping more, which is asked last, for the files that one of the patterns names.
    ///
    /// A pattern without a slash is one for names (`*.jsonl`), any other one for the end of a path (`exports/*.jsonl`). The files of an
    /// archive are compared by their names in it.
    pub fn and_in(mut self, patterns: &[String], mapping: Mapping) -> Result<Self, String> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let below = pattern.strip_prefix("./").unwrap_or(pattern).trim_start_matches('/');
            let anywhere = if below.contains('/') { format!("**/{below}") } else { below.to_owned() };
            set.add(glob(&anywhere).map_err(|error| format!("{pattern}: {}", error.kind()))?);
        }
        let set = set.build().map_err(|error| error.to_string())?;
        self.0.push(Entry { files: Some((patterns.to_vec(), set)), mapping });
        Ok(self)
    }

    /// The mappings that ask these first, then the others.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    /// The mapping of what has that name and lies in the file of that path.
    pub(in crate::source) fn at(&self, path: &str, name: &str) -> Mapping {
        if self.0.is_empty() {
            return Mapping::default();
        }
        // A pattern may name folders that the path as given does not.
        let whole = |path: &str| std::path::absolute(path_from_name(path)).ok();
        let (file, member) = (whole(path), (path != name).then(|| path_from_name(name)));
        let is_meant = |set: &GlobSet| [&file, &member].into_iter().flatten().any(|path| set.is_match(path));
        let meant = self.0.iter().filter(|entry| entry.files.as_ref().is_none_or(|(_, set)| is_meant(set)));
        meant.fold(Mapping::default(), |all, entry| all.or(&entry.mapping))
    }
}

impl Hash for Mappings {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for Entry { files, mapping } in &self.0 {
            (files.as_ref().map(|(patterns, _)| patterns), mapping).hash(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_some_files_is_asked_in_its_turn() {
        let mapping = |written: &str| written.parse::<Mapping>().unwrap();
        let patterns = |patterns: &[&str]| patterns.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>();
        let mappings = Mappings::default()
            .and(mapping("title=flag"))
            .and_in(&patterns(&["exports/*.jsonl", "/data/old.csv"]), mapping("title=export"))
            .unwrap()
            .and_in(&patterns(&["*.csv"]), mapping("title=table"))
            .unwrap()
            .and(mapping("title=any"));
        for (path, name, expected) in [
            ("/a/exports/b.jsonl", "/a/exports/b.jsonl", "title=flag,title=export,title=any"),
            ("/exports/b.jsonl", "/exports/b.jsonl", "title=flag,title=export,title=any"),
            ("/exports/b/c.jsonl", "/exports/b/c.jsonl", "title=flag,title=any"),
            ("/data/old.csv", "/data/old.csv", "title=flag,title=export,title=table,title=any"),
            ("/a/x.zip", "exports/c.jsonl", "title=flag,title=export,title=any"),
            ("/a/x.csv.gz", "/a/x.csv", "title=flag,title=table,title=any"),
            ("-", "-", "title=flag,title=any"),
        ] {
            assert_eq!(mappings.at(path, name), mapping(expected), "{path} {name}");
        }
        assert!(Mappings::default().and_in(&patterns(&["["]), mapping("title=x")).is_err());
    }
}
