//! Finds the files of an archive.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

use super::name::path_name;
use super::read::unreadable;
use crate::article::{Reason, Skipped};
use crate::{Error, Result};

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is, below the root as the root was given.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970; 0 where the system does not say.
    pub modified: i64,
}

/// Which files of an archive are meant.
#[derive(Debug, Clone, Default)]
pub struct Which {
    /// Whether symbolic links are followed.
    pub follow: bool,
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl Which {
    /// Those that one of the first patterns names, where there are any, and none of the second.
    ///
    /// A pattern without a slash is one for names (`*.html`), any other one for paths below the root (`2020/**/feed.xml`).
    pub fn new(include: &[String], exclude: &[String], follow: bool) -> Result<Self, String> {
        let set = |patterns: &[String]| -> Result<GlobSet, String> {
            let mut set = GlobSetBuilder::new();
            for pattern in patterns {
                set.add(glob(pattern).map_err(|error| format!("{pattern}: {}", error.kind()))?);
            }
            set.build().map_err(|error| error.to_string())
        };
        let include = if include.is_empty() { None } else { Some(set(include)?) };
        Ok(Self { follow, include, exclude: set(exclude)? })
    }

    /// Whether a file below a root is meant, by its path from there. A root is always meant.
    #[must_use]
    pub fn names(&self, below: &Path) -> bool {
        below.as_os_str().is_empty()
            || (self.include.as_ref().is_none_or(|include| include.is_match(below)) && !self.excludes(below))
    }

    /// Whether a file below a root, or a folder that it lies in, is left out by name.
    #[must_use]
    pub fn excludes(&self, below: &Path) -> bool {
        below.ancestors().any(|part| self.leaves_out(part))
    }

    fn leaves_out(&self, below: &Path) -> bool {
        !below.as_os_str().is_empty() && self.exclude.is_match(below)
    }
}

/// A pattern without a slash is one for names, any other one for paths.
pub(super) fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    let pattern = pattern.trim_end_matches('/');
    let anywhere = if pattern.contains('/') {
        pattern.trim_start_matches('/').to_owned()
    } else {
        format!("**/{pattern}")
    };
    GlobBuilder::new(&anywhere).literal_separator(true).build()
}

/// Folders that version control keeps beside the files, and does not hide.
const VERSION_CONTROL: [&str; 4] = ["CVS", "RCS", "SCCS", "_darcs"];

/// How a person's own word on how to read is called; it is none of the articles.
const CONFIGURATION: &str = "morgue.toml";

/// Two files that stand side by side in an index and nowhere else.
const OF_INDEX: [&str; 2] = [".managed.json", "meta.json"];

/// How browsers end the name of the folder for what belongs to a page, in the languages that they speak most.
const SAVED_WITH: [&str; 8] =
    ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_arquivos", "_file"];

/// How they end the name of the page.
const PAGES: [&str; 3] = [".html", ".htm", ".xhtml"];

/// Finds every file below `root` in the order of their names, or `root` itself where it is a file.
///
/// Left alone without a word: hidden files and folders, those of version control, configurations, what a browser saved with a page,
/// symbolic links (but for a root that is one) unless they are to be followed, what is not meant, other indexes, and the `refuse`d
/// folders: the index must not read itself. What can be seen but not read is a [`Skipped`]. The one error is [`Error::NoSuchPath`].
pub fn walk(
    root: &Path,
    which: &Which,
    refuse: &[PathBuf],
) -> Result<impl Iterator<Item = Result<Found, Skipped>> + use<>> {
    if matches!(root.try_exists(), Ok(false)) {
        return Err(Error::missing(root));
    }
    let refuse: Vec<PathBuf> = refuse.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let (which, top) = (which.clone(), root.to_path_buf());
    let follow = which.follow;
    let meant = move |entry: &DirEntry| {
        let below = entry.path().strip_prefix(&top).unwrap_or(entry.path());
        if entry.file_type().is_dir() { !which.leaves_out(below) } else { which.names(below) }
    };
    Ok(WalkDir::new(root)
        .follow_links(follow)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| wanted(entry, &refuse) && meant(entry))
        .filter_map(|entry| match entry {
            Ok(entry) => found(entry).transpose(),
            Err(error) => Some(Err(refused(&error))),
        }))
}

fn wanted(entry: &DirEntry, refuse: &[PathBuf]) -> bool {
    let name = entry.file_name();
    let below = entry.depth() > 0;
    if below && name.as_encoded_bytes().starts_with(b".") {
        return false;
    }
    if !entry.file_type().is_dir() {
        return !below || name != CONFIGURATION;
    }
    if below && VERSION_CONTROL.iter().any(|folder| OsStr::new(folder) == name) {
        return false;
    }
    if below && (is_index(entry.path()) || is_of_page(entry.path())) {
        return false;
    }
    // Names are compared first: asking the system for every folder's true path would be slow. A root may be written
    // in many ways (`.`, a link), and a link that is followed has a name of its own, so these are always asked.
    let asked = !below || entry.path_is_symlink();
    let suspicious = |folder: &&PathBuf| asked || folder.file_name() == Some(name);
    let Some(_) = refuse.iter().find(suspicious) else { return true };
    entry.path().canonicalize().map_or(true, |path| !refuse.contains(&path))
}

/// Whether a folder is an index: it holds the list of its parts and the list of its files.
fn is_index(folder: &Path) -> bool {
    OF_INDEX.iter().all(|name| folder.join(name).is_file())
}

/// Whether a folder holds what a browser saved with the page beside it, scripts and pictures: `Story_files` beside `Story.html`.
fn is_of_page(folder: &Path) -> bool {
    let Some(name) = folder.file_name().and_then(OsStr::to_str) else { return false };
    let page = SAVED_WITH.iter().find_map(|end| name.strip_suffix(end)).filter(|page| !page.is_empty());
    page.is_some_and(|page| PAGES.iter().any(|end| folder.with_file_name(format!("{page}{end}")).is_file()))
}

fn found(entry: DirEntry) -> Result<Option<Found>, Skipped> {
    let skipped = |entry: &DirEntry, reason| Skipped { path: path_name(entry.path()), locator: None, reason };
    let kind = entry.file_type();
    if kind.is_dir() || (entry.path_is_symlink() && kind.is_symlink() && entry.depth() > 0) {
        return Ok(None);
    }
    let about = std::fs::metadata(entry.path()).map_err(|error| skipped(&entry, unreadable(&error)))?;
    if about.is_dir() {
        return Ok(None);
    }
    if !about.is_file() {
        return Err(skipped(&entry, Reason::NotAFile));
    }
    let modified = about.modified().map_or(0, nanoseconds);
    Ok(Some(Found { size: about.len(), modified, path: entry.into_path() }))
}

fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |n| -n),
    }
}

fn refused(error: &walkdir::Error) -> Skipped {
    let reason = match error.io_error() {
        // The link itself was found.
        Some(found) if found.kind() == ErrorKind::NotFound && error.path().is_some_and(Path::is_symlink) => {
            Reason::Unreadable("what it leads to is no longer there".to_owned())
        }
        Some(error) => unreadable(error),
        None => Reason::Unreadable("it leads back to a folder above itself".to_owned()),
    };
    Skipped { path: error.path().map(path_name).unwrap_or_default(), locator: None, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path, refuse: &[PathBuf]) -> Vec<String> {
        walk(root, &Which::default(), refuse)
            .unwrap()
            .map(|found| match found {
                Ok(found) => path_name(found.path.strip_prefix(root).unwrap()),
                Err(skipped) => skipped.to_string(),
            })
            .collect()
    }

    fn archive() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "morgue.toml",
            "a/2.html",
            "a/1.txt",
            ".hidden",
            ".git/config",
            "CVS/Entries",
            "index/meta.json",
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "words").unwrap();
        }
        folder
    }

    #[test]
    fn files_come_in_the_order_of_their_names_and_the_index_is_left_alone() {
        let folder = archive();
        let index = folder.path().join("a/../index");
        assert_eq!(names(folder.path(), std::slice::from_ref(&index)), ["a/1.txt", "a/2.html", "b.txt"]);
        assert_eq!(names(folder.path(), &[]), ["a/1.txt", "a/2.html", "b.txt", "index/meta.json"]);
        assert_eq!(names(&folder.path().join("index"), &[index]), Vec::<String>::new());
    }

    #[test]
    fn another_index_is_passed_over() {
        let folder = archive();
        std::fs::write(folder.path().join("index/.managed.json"), "[]").unwrap();
        assert_eq!(names(folder.path(), &[]), ["a/1.txt", "a/2.html", "b.txt"]);
    }

    #[test]
    fn what_was_saved_with_a_page_is_passed_over() {
        let folder = archive();
        for name in
            ["Story.html", "Story_files/main.js", "Seite.htm", "Seite-Dateien/a.css", "case_files/1.txt"]
        {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "words").unwrap();
        }
        let found = names(folder.path(), &[]);
        assert_eq!(
            found,
            [
                "Seite.htm",
                "Story.html",
                "a/1.txt",
                "a/2.html",
                "b.txt",
                "case_files/1.txt",
                "index/meta.json"
            ]
        );
    }

    #[test]
    fn a_root_may_be_a_file_but_must_be_there() {
        let folder = archive();
        let file = folder.path().join("b.txt");
        let found: Vec<_> = walk(&file, &Which::default(), &[]).unwrap().map(Result::unwrap).collect();
        assert_eq!((found.len(), found[0].size, &found[0].path), (1, 5, &file));
        assert!(found[0].modified > 1_600_000_000_000_000_000);
        assert!(matches!(
            walk(&folder.path().join("none"), &Which::default(), &[]),
            Err(Error::NoSuchPath { .. })
        ));
    }

    #[test]
    fn a_person_says_which_files_are_meant() {
        let folder = archive();
        for (include, exclude, expected) in [
            (&["*.html"][..], &[][..], &["a/2.html"][..]),
            (&["*.txt"], &["b.txt"], &["a/1.txt"]),
            (&[], &["a/"], &["b.txt", "index/meta.json"]),
            (&["a/*"], &["*.html"], &["a/1.txt"]),
        ] {
            let owned =
                |patterns: &[&str]| patterns.iter().map(|pattern| (*pattern).to_owned()).collect::<Vec<_>>();
            let which = Which::new(&owned(include), &owned(exclude), false).unwrap();
            let found: Vec<String> = walk(folder.path(), &which, &[])
                .unwrap()
                .map(|found| path_name(found.unwrap().path.strip_prefix(folder.path()).unwrap()))
                .collect();
            assert_eq!(found, expected, "{include:?} {exclude:?}");
        }
        assert!(Which::new(&["[".to_owned()], &[], false).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_on_request_and_loops_are_named() {
        let folder = archive();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink("../b.txt", folder.path().join("a/3.txt")).unwrap();
        let which = Which::new(&["*.txt".to_owned()], &[], true).unwrap();
        let found: Vec<String> = walk(folder.path(), &which, &[])
            .unwrap()
            .map(|found| match found {
                Ok(found) => path_name(found.path.strip_prefix(folder.path()).unwrap()),
                Err(skipped) => skipped.reason.to_string(),
            })
            .collect();
        assert_eq!(
            found,
            ["a/1.txt", "a/3.txt", "cannot be read: it leads back to a folder above itself", "b.txt"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_at_the_root_alone_and_sockets_are_named() {
        use std::os::unix::fs::symlink;
        let folder = archive();
        let other = tempfile::tempdir().unwrap();
        symlink(folder.path(), other.path().join("link")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(other.path().join("socket")).unwrap();
        let socket = other.path().join("socket");
        assert_eq!(names(other.path(), &[]), [format!("{}: is not a regular file", socket.display())]);
        assert_eq!(names(&other.path().join("link"), &[]).len(), 4);
        symlink(folder.path().join("b.txt"), other.path().join("file")).unwrap();
        assert_eq!(names(&other.path().join("file"), &[]).len(), 1);
    }
}
