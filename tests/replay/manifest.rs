//! The road of the two lists that hold an index together: with them in its folder it is verified, asked, and brought up to date.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use morgue::error::Result;
use morgue::index::{INDEX_FORMAT, Index, verify::verify};
use morgue::ingest::{self, Options};
use morgue::query::{self, parse};
use morgue::search::{Request, search};
use tempfile::TempDir;
use xxhash_rust::xxh3::xxh3_64;

/// The list of parts.
const MANIFEST: &str = "meta.json";

/// The list of the index's own files.
const OWN: &str = ".managed.json";

/// What stands before the hash at the end of a list.
const MARK: &str = "\n//xxh3:";

/// An index of two parts, of which one has lost an article; made once.
struct Sound {
    place: TempDir,
    /// The list of parts, sealed.
    manifest: String,
    /// What stands for what in an input, so that it outlives a change of the schema, and names parts that are there.
    words: Vec<(&'static str, String)>,
    answer: Vec<String>,
}

static SOUND: OnceLock<Sound> = OnceLock::new();

/// Bytes that become the list of parts and, behind a line `===`, that of the index's own files: as they are, and sealed as if the
/// program had written them.
pub(super) fn lists(bytes: &[u8]) {
    let sound = SOUND.get_or_init(Sound::build);
    let mut parts = super::parts(bytes, b"===\n").into_iter();
    let [manifest, own] = [parts.next(), parts.next()];
    // The line end before the mark belongs to the mark.
    let manifest = manifest.unwrap_or_default();
    let manifest = if own.is_some() { manifest.strip_suffix(b"\n").unwrap_or(manifest) } else { manifest };
    let (manifest, own) = (sound.spelled(manifest), own.map(|own| sound.spelled(own)));
    sound.holds(&manifest, own.as_deref());
    sound.holds(&sealed(&manifest), own.map(|own| sealed(&own)).as_deref());
}

impl Sound {
    fn build() -> Self {
        let place = tempfile::tempdir().expect("there is room for a few files");
        let archive = place.path().join("archive");
        fs::create_dir(&archive).expect("a folder can be made");
        let write = |name: &str, what: &str| {
            let text = format!(
                "{what} stays\n\n1 March 2021\n\nThe council of Vikholm met about the {what} on Monday and stayed late.\n\n\
                 “We need the {what} more than ever,” said Ann Lee, the mayor of Vikholm.\n"
            );
            fs::write(archive.join(name), text).expect("a file can be written");
        };
        write("1.txt", "ferry");
        write("2.txt", "crane");
        let index = place.path().join("index");
        update(&index, &archive).expect("an index can be built");
        write("3.txt", "bridge");
        fs::remove_file(archive.join("2.txt")).expect("a file can be removed");
        update(&index, &archive).expect("an index can be brought up to date");
        write("4.txt", "tower");

        let manifest = fs::read_to_string(index.join(MANIFEST)).expect("there is a manifest");
        let list = manifest.split(MARK).next().expect("there is a list");
        let read: serde_json::Value = serde_json::from_str(list).expect("the manifest is JSON");
        let own = fs::read_to_string(index.join(OWN)).expect("there is a list of files");
        let said = |place: &str| read.pointer(place).cloned().unwrap_or_default();
        let part = |place: &str| said(place).as_str().unwrap_or_default().to_owned();
        let words = vec![
            ("$manifest", manifest.clone()),
            ("$owned", own.clone()),
            ("$list", list.to_owned()),
            ("$own", own.split(MARK).next().unwrap_or_default().to_owned()),
            ("$segments", said("/segments").to_string()),
            ("$schema", said("/schema").to_string()),
            ("$settings", said("/index_settings").to_string()),
            ("$format", INDEX_FORMAT.to_string()),
            ("$first", part("/segments/0/segment_id")),
            ("$second", part("/segments/1/segment_id")),
        ];
        let answer = read_all(&index).expect("a sound index answers");
        assert!(answer.len() > 2, "{answer:?}");
        Self { place, manifest, words, answer }
    }

    /// A part of an input, with what its words stand for.
    fn spelled(&self, part: &[u8]) -> Vec<u8> {
        match str::from_utf8(part) {
            Ok(text) => {
                let spell = |text: String, (word, said): &(&str, String)| text.replace(word, said);
                self.words.iter().fold(text.to_owned(), spell).into_bytes()
            }
            Err(_) => part.to_vec(),
        }
    }

    /// Holds the index with these lists to what it promises.
    fn holds(&self, manifest: &[u8], own: Option<&[u8]>) {
        let place = tempfile::tempdir().expect("there is room for a few files");
        let index = self.copied(place.path());
        fs::write(index.join(MANIFEST), manifest).expect("a file can be written");
        if let Some(own) = own {
            fs::write(index.join(OWN), own).expect("a file can be written");
        }
        let others = place.path().join("other.txt");
        fs::write(&others, "somebody else's").expect("a file can be written");
        let archive = self.place.path().join("archive");
        let kept = names(&archive);

        let whole = is_whole(manifest);
        let answer = read_all(&index);
        match &answer {
            Ok(answer) => {
                assert!(whole, "a manifest that nobody wrote is believed");
                if manifest == self.manifest.as_bytes() {
                    assert_eq!(*answer, self.answer, "it answers something else");
                }
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                assert!(manifest != self.manifest.as_bytes(), "a sound index does not answer: {error}");
            }
        }
        match verify(&index) {
            Ok(verdict) if verdict.damaged.is_empty() => {
                assert!(whole && own.is_none_or(is_whole), "what nobody wrote is said to be sound");
                let answer = answer.as_ref().expect("what is sound answers");
                let once: HashSet<&String> = answer.iter().collect();
                assert_eq!(once.len(), answer.len(), "a passage is found twice: {answer:?}");
            }
            Ok(verdict) => assert!(verdict.damaged.iter().all(|damage| !damage.file.is_empty())),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        // Whatever the list of its own files says, an index that was written on is right, and has removed nothing of others.
        let updated = update(&index, &archive);
        assert!(others.is_file(), "a file beside the index is gone");
        assert_eq!(names(&archive), kept, "a file of the archive is gone");
        if manifest == self.manifest.as_bytes() {
            updated.expect("an index is brought up to date, whatever its list of files is");
            let verdict = verify(&index).expect("it can be looked at");
            assert_eq!(verdict.damaged, [], "it is damaged by being brought up to date");
            let answer = read_all(&index).expect("it answers");
            let more = answer.iter().filter(|found| !self.answer.contains(found));
            assert!(more.clone().count() > 0 && more.clone().all(|found| found.contains("4.txt")));
        }
    }

    /// The folder of an index with the same parts. Nothing ever writes into a part that is there.
    fn copied(&self, place: &Path) -> PathBuf {
        let index = place.join("index");
        fs::create_dir(&index).expect("a folder can be made");
        let from = self.place.path().join("index");
        for name in names(&from) {
            if name == MANIFEST || name == OWN {
                fs::copy(from.join(&name), index.join(&name)).expect("a file can be copied");
            } else {
                fs::hard_link(from.join(&name), index.join(&name)).expect("a file can have two names");
            }
        }
        index
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let names = entries.map(|entry| entry.expect("it can be read").file_name().into_string());
    let mut names: Vec<String> = names.filter_map(std::result::Result::ok).collect();
    names.retain(|name| !name.to_ascii_lowercase().ends_with(".lock"));
    names.sort();
    names
}

/// Everything that can be found, after everything else that is read of an index.
fn read_all(folder: &Path) -> Result<Vec<String>> {
    let index = Index::open(folder)?;
    index.knows_stories()?;
    index.status()?;
    index.records()?.each(drop)?;
    index.is_empty()?;
    let everything = parse("", query::Options::default()).expect("it is a query");
    let answer = search(&index, &Request { limit: 1000, all: true, ..Request::new(everything) })?;
    let mut found = Vec::new();
    for hit in answer.hits {
        assert!(index.article(&hit.source.path, hit.source.locator.as_deref())?.is_some());
        found.push(format!("{}:{:?}: {:?} {}", hit.source, hit.line, hit.kind, hit.text));
    }
    let some = parse("\"the ferry\" OR speaker:lee", query::Options::default()).expect("it is a query");
    search(&index, &Request::new(some))?;
    found.sort();
    Ok(found)
}

fn update(folder: &Path, archive: &Path) -> Result<()> {
    let options = Options { jobs: 1, memory: 20_000_000, ..Options::default() };
    let index = Index::open_or_create(folder)?;
    ingest::update(&index, &[archive.to_owned()], &options, &()).map(drop)
}

/// The list with the line under it that says that it is whole.
fn sealed(list: &[u8]) -> Vec<u8> {
    [list, format!("{MARK}{:016x}\n", xxh3_64(list)).as_bytes()].concat()
}

fn is_whole(written: &[u8]) -> bool {
    let at = written.len().saturating_sub(MARK.len() + 17);
    let (list, _) = written.split_at(at);
    written == sealed(list)
}
