//! Whatever is done to whichever file of an index: verifying names it, and reading is right, or an error that says what to do.

use std::fs;
use std::path::Path;

use super::{Verdict, verify};
use crate::error::{Error, Result};
use crate::index::sample::{article, index, record};
use crate::index::{Batch, Index};
use crate::query::{self, parse};
use crate::search::{Request, search};

/// An index of two parts, one of which has lost an article.
fn whole() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = ["/a/1.txt", "/a/2.txt", "/a/3.txt"].map(|path| {
        let paragraphs = ["The council met.", "“{Ann Lee, mayor: We need the ferry,}” said Ann Lee."];
        article(path, &format!("Ferry stays: {path}"), &paragraphs)
    });
    let index = index(folder.path(), &articles[..2]);
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::put(index.fields(), &record("/a/3.txt"), &articles[2..])).unwrap();
    writer.apply(Batch::remove(index.fields(), "/a/2.txt")).unwrap();
    writer.finish(&index, None).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    // Locks are empty, and there or not.
    names.retain(|name| !name.to_ascii_lowercase().ends_with(".lock"));
    names.sort();
    names
}

fn copy(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names(from) {
        fs::copy(from.join(&name), folder.path().join(&name)).unwrap();
    }
    folder
}

/// What is done to a file; none where the bytes are not enough.
fn damages(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut damages = vec![("empty".to_owned(), Vec::new())];
    for at in [1, bytes.len() / 2, bytes.len() - 8, bytes.len() - 1] {
        damages.push((format!("cut at {at}"), bytes[..at].to_vec()));
    }
    // The ends are where lengths and versions stand.
    let step = (bytes.len() / 30).max(1);
    for at in (0..bytes.len()).filter(|at| at % step == 0 || (bytes.len() - at < 120 && at % 3 == 0)) {
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 1 << (at % 8);
        damages.push((format!("flipped at {at}"), flipped));
    }
    damages
}

/// Reads as every command reads: counts, articles, hits.
fn read(folder: &Path) -> Result<()> {
    let index = Index::open(folder)?;
    index.status()?;
    index.records()?.each(drop)?;
    index.article("/a/1.txt", None)?;
    search(&index, &Request::new(parse("\"the ferry\"", query::Options::default()).unwrap()))?;
    Ok(())
}

#[track_caller]
fn told(folder: &Path, name: &str, damage: &str) {
    match verify(folder) {
        Ok(Verdict { damaged, .. }) => {
            assert!(damaged.iter().any(|found| found.file == name), "{name} {damage}: {damaged:?}");
        }
        Err(error) => panic!("{name} {damage}: {error}"),
    }
    if let Err(error) = read(folder) {
        assert!(
            matches!(error, Error::IndexDamaged { .. } | Error::IndexVersion { .. }),
            "{name} {damage}: {error}"
        );
    }
}

#[test]
fn a_sound_index_is_said_to_be_sound() {
    let verdict = verify(whole().path()).unwrap();
    assert_eq!(verdict.damaged, []);
    assert_eq!(verdict.articles, 2);
    assert!(verdict.files > 10, "{verdict:?}");
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(verify(empty.path()), Err(Error::NoIndex { .. })));
    drop(Index::open_or_create(empty.path()).unwrap());
    assert_eq!(verify(empty.path()).unwrap(), Verdict { files: 2, ..Verdict::default() });
}

#[test]
fn every_damage_is_named_and_none_is_worse_than_an_error() {
    let whole = whole();
    let folder = copy(whole.path());
    for name in names(whole.path()) {
        let file = folder.path().join(&name);
        let bytes = fs::read(&file).unwrap();
        for (damage, written) in damages(&bytes) {
            fs::write(&file, written).unwrap();
            told(folder.path(), &name, &damage);
        }
        fs::remove_file(&file).unwrap();
        told(folder.path(), &name, "gone");
        fs::write(&file, &bytes).unwrap();
    }
    assert_eq!(verify(folder.path()).unwrap().damaged, []);
}

#[test]
fn the_list_of_its_own_files_is_made_anew() {
    let whole = whole();
    fs::write(whole.path().join(".managed.json"), "nothing").unwrap();
    let index = Index::open(whole.path()).unwrap();
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::remove(index.fields(), "/a/3.txt")).unwrap();
    writer.finish(&index, None).unwrap();
    assert_eq!(verify(whole.path()).unwrap().damaged, []);
    assert_eq!(verify(whole.path()).unwrap().articles, 1);
    assert_eq!(names(whole.path()).len(), 2 + 7, "what is of no use any more is removed");
}

#[test]
fn a_file_of_another_part_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let two = ["/a/1.txt", "/a/2.txt"]
        .map(|path| article(path, path, &["The council met.", "It was a short evening."]));
    let three = ["/b/1.txt", "/b/2.txt", "/b/3.txt"]
        .map(|path| article(path, path, &["The harbour was shut all day."]));
    // Two parts of as many documents, of other articles.
    let four = ["/c/1.txt", "/c/2.txt", "/c/3.txt"]
        .map(|path| article(path, path, &["The harbour was open all day."]));
    let index = index(folder.path(), &two);
    for articles in [&three, &four] {
        let mut writer = index.writer(1, 0).unwrap();
        for article in articles {
            let article = std::slice::from_ref(article);
            writer.apply(Batch::put(index.fields(), &record(&article[0].source.path), article)).unwrap();
        }
        writer.finish(&index, None).unwrap();
    }
    drop(index);
    assert_eq!(verify(folder.path()).unwrap().damaged, []);
    let names = names(folder.path());
    let parts: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix(".store")).collect();
    assert_eq!(parts.len(), 3, "{names:?}");
    let mut told = 0;
    for kind in ["fast", "idx", "pos", "term", "store", "fieldnorm"] {
        for (part, other) in parts.iter().flat_map(|part| parts.iter().map(move |other| (part, other))) {
            let [file, other] = [part, other].map(|part| folder.path().join(format!("{part}.{kind}")));
            let (own, others) = (fs::read(&file).unwrap(), fs::read(other).unwrap());
            // Of words only how many bytes they take tells one part from another.
            let alike = !matches!(kind, "fast" | "store") && own.len() == others.len();
            if own == others || alike {
                continue;
            }
            told += 1;
            fs::write(&file, others).unwrap();
            match verify(folder.path()) {
                Ok(verdict) => {
                    assert!(
                        verdict.damaged.iter().any(|damage| damage.file.starts_with(part)),
                        "{kind}: {verdict:?}"
                    );
                }
                Err(error) => assert!(matches!(error, Error::IndexDamaged { .. }), "{kind}: {error}"),
            }
            fs::write(&file, own).unwrap();
        }
    }
    assert!(told >= 6 * 4, "{told} files of another part");
}

#[test]
fn what_the_index_has_twice_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let again = article("/a/1.txt", "Ferry stays", &["The council met."]);
    let index = index(folder.path(), std::slice::from_ref(&again));
    assert!(verify(folder.path()).unwrap().damaged.is_empty());
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::add(index.fields(), &record("/a/1.txt"), &[again])).unwrap();
    writer.finish(&index, None).unwrap();
    let verdict = verify(folder.path()).unwrap();
    let [damage] = &verdict.damaged[..] else { panic!("{verdict:?}") };
    assert_eq!(damage.detail, "holds an article that the index has twice: /a/1.txt");
}
