//! Whether all of the index is what was written.
//!
//! Every part carries a checksum of its content; the two lists that hold the parts together carry a seal. What
//! is left is the end of a part, which says what wrote it: that has to be what the others say too. Then the files of
//! each part have to fit each other, and each article is read as a search would read it. Files of no use any more, which the next run removes, are not looked at.

mod fit;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use tantivy::Directory as _;

use crate::error::{Error, Result};
use crate::index::checksum;
use crate::index::document::key;
use crate::index::folder::{self, Folder, MANIFEST, OWN, damaged};
use crate::index::read::{Index, guarded};
use crate::index::schema::numbers;
use crate::index::seal::{self, Seal};

/// What came of looking at all of an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many files were looked at.
    pub files: u64,
    /// How many articles were read; none where a file is damaged.
    pub articles: u64,
    /// What is not what was written, by file.
    pub damaged: Vec<Damage>,
}

/// What is wrong with one file of an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// The file's name in the folder of the index.
    pub file: String,
    /// What is wrong with it, as the rest of a sentence.
    pub detail: String,
}

/// So often a look is begun again when another run changed the index meanwhile.
const LOOKS: u32 = 5;

/// Looks at every file of the index in a folder and, where all are sound, at every article.
pub fn verify(path: &Path) -> Result<Verdict> {
    let list = || std::fs::read(path.join(MANIFEST)).ok();
    for _ in 0..LOOKS {
        let before = list();
        let verdict = look(path)?;
        // What another run replaced in the midst of it is not missing.
        if verdict.damaged.is_empty() || list() == before {
            return Ok(verdict);
        }
    }
    Err(Error::IndexBusy { path: path.to_owned() })
}

fn look(path: &Path) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    if !folder::holds_index(path) {
        return match folder::lost(path) {
            Error::IndexDamaged { .. } => {
                verdict.found(MANIFEST, "is missing");
                Ok(verdict)
            }
            error => Err(error),
        };
    }
    if folder::is_foreign(path) {
        return Err(Error::NotAnIndex { path: path.to_owned() });
    }
    if verdict.lists(path)? {
        verdict.parts(path)?;
    }
    verdict.damaged.sort();
    if verdict.damaged.is_empty() {
        verdict.articles(path)?;
    }
    Ok(verdict)
}

impl Verdict {
    fn found(&mut self, file: impl Into<String>, detail: impl Into<String>) {
        self.damaged.push(Damage { file: file.into(), detail: detail.into() });
    }

    /// Looks at the two lists; tells whether the one of parts can be read.
    fn lists(&mut self, path: &Path) -> Result<bool> {
        for name in [OWN, MANIFEST] {
            self.files += 1;
            let written = match std::fs::read(path.join(name)) {
                Ok(written) => written,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    // An index that nothing was put into has no files of its own.
                    if !folder::parts(path).is_empty() {
                        self.found(name, "is missing");
                    }
                    continue;
                }
                Err(error) => return Err(Error::Io { path: path.join(name), error }),
            };
            match seal::opened(&written) {
                Seal::Whole(_) => {}
                Seal::Missing if name == MANIFEST && folder::is_of_another_version(&written) => {
                    return Err(Error::IndexVersion { path: path.to_owned() });
                }
                Seal::Broken => self.found(name, "was changed"),
                Seal::Missing => self.found(name, if written.is_empty() { "is empty" } else { "is cut off" }),
            }
        }
        Ok(self.damaged.iter().all(|damage| damage.file != MANIFEST))
    }

    /// Looks at the files of each part.
    fn parts(&mut self, path: &Path) -> Result<()> {
        let folder = Folder::open(path)?;
        let index =
            guarded(path, || tantivy::Index::open(folder.clone()).map_err(|error| damaged(path, error)))?;
        let parts = index.load_metas().map_err(|error| damaged(path, error))?.segments;
        let names: Vec<String> = parts.iter().flat_map(checksum::files).collect();
        let mut written_by: HashMap<String, HashSet<&str>> = HashMap::new();
        for name in &names {
            self.files += 1;
            if !path.join(name).is_file() {
                self.found(name, "is missing");
                continue;
            }
            let sound =
                guarded(path, || checksum::holds(&folder, name).map_err(|error| damaged(path, error)));
            match (sound, maker(&folder, name)) {
                (Ok(true), Some(maker)) => drop(written_by.entry(maker).or_default().insert(name)),
                (Err(error @ Error::Io { .. }), _) => return Err(error),
                (Ok(_), Some(_)) => self.found(name, "was changed"),
                _ => self.found(name, cut(path, name)),
            }
        }
        self.odd(&written_by);
        Ok(())
    }

    /// Finds the one file that says another version wrote it than every other file says, this program's own version aside.
    fn odd(&mut self, written_by: &HashMap<String, HashSet<&str>>) {
        let mine = serde_json::to_string(tantivy::version()).unwrap_or_default();
        for (_, names) in written_by.iter().filter(|(maker, names)| **maker != mine && names.len() == 1) {
            for name in names {
                self.found(*name, "was changed");
            }
        }
    }

    /// Reads every article.
    fn articles(&mut self, path: &Path) -> Result<()> {
        let index = Index::open(path)?;
        let searcher = index.searcher();
        let mut known = HashSet::new();
        for (ord, segment) in (0..).zip(searcher.segment_readers()) {
            let file = |kind: &str| format!("{}.{kind}", segment.segment_id().uuid_string());
            if let Some(kind) = index.guarded(|| fit::misfit(segment))? {
                self.found(file(kind), fit::MISFIT);
                continue;
            }
            let ids = index.guarded(|| numbers::<u64>(segment, "id"))?;
            for document in (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document)) {
                let Some(id) = ids.first(document) else { continue };
                match index.stored(&searcher, tantivy::DocAddress::new(ord, document)) {
                    Ok(article) => {
                        let kept = key(&article.source.path, article.source.locator.as_deref());
                        let is_filed =
                            index.guarded(|| fit::is_filed(segment, index.fields(), document, kept))?;
                        let odd = match (kept == id, is_filed) {
                            (true, true) => None,
                            (true, false) => Some("term"),
                            (false, true) => Some("fast"),
                            (false, false) => Some("store"),
                        };
                        if let Some(kind) = odd {
                            self.found(file(kind), fit::MISFIT);
                            break;
                        }
                        if !known.insert(id) {
                            self.found(
                                file("store"),
                                format!("holds an article that the index has twice: {}", article.source),
                            );
                            break;
                        }
                        self.articles += 1;
                    }
                    Err(_) => self.found(
                        file("store"),
                        format!("holds an article that cannot be read, number {document}"),
                    ),
                }
            }
        }
        if !self.damaged.is_empty() {
            self.articles = 0;
            return Ok(());
        }
        // The counts read what is searched by.
        index.status().map(drop)
    }
}

/// What a file says at its end of the version that wrote it.
fn maker(folder: &Folder, name: &str) -> Option<String> {
    let file = folder.open_read(Path::new(name)).ok()?;
    let (footer, _) = guarded(Path::new(name), || {
        tantivy::directory::footer::Footer::extract_footer(file)
            .map_err(|error| damaged(Path::new(name), error))
    })
    .ok()?;
    serde_json::to_string(&footer.version).ok()
}

/// What is wrong with a file that has no sound end.
fn cut(path: &Path, name: &str) -> &'static str {
    match std::fs::metadata(path.join(name)) {
        Ok(about) if about.len() == 0 => "is empty",
        _ => "is cut off or was changed",
    }
}

#[cfg(test)]
mod tests;
