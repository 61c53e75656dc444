use std::fs;

use super::sample::{about, article, commented, index, published, record};
use super::*;
use crate::article::{Reason, Skipped};
use crate::error::Error;

fn ferry(path: &str) -> crate::article::Article {
    let article = article(
        path,
        "Ferry stays",
        &["The council met.", "“{Ann Lee, mayor: We need the ferry,}” said Ann Lee."],
    );
    commented(about(published(article, "2020-10"), "Transport"), "About time")
}

#[test]
fn an_article_comes_back_as_it_was_put_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut marked_up = ferry("/a/page.html");
    marked_up.text =
        Some(marked_up.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n"));
    let mut odd = ferry("/a/odd.html");
    odd.text = Some("something else".to_owned());
    odd.source.locator = Some("entry 3".to_owned());
    let articles = [ferry("/a/ferry.txt"), marked_up, odd];
    let index = index(folder.path(), &articles);
    for article in articles {
        let source = &article.source;
        let stored = index.article(&source.path, source.locator.as_deref()).unwrap();
        assert_eq!(stored.as_ref(), Some(&article));
    }
    assert_eq!(index.article("/a/other.txt", None).unwrap(), None);
}

#[test]
fn putting_a_source_again_replaces_it_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[ferry("/a/1.txt"), ferry("/a/2.txt")]);
    let before = index.status().unwrap();
    assert_eq!((before.sources, before.articles, before.passages), (2, 2, 6));
    assert_eq!((before.quotations, before.comments), (2, 2));
    assert_eq!(before.first.unwrap().to_string(), "2020-10-01");
    assert_eq!(before.last.unwrap().to_string(), "2020-10-31");

    let mut writer = index.writer(1, 0).unwrap();
    let changed = article("/a/1.txt", "", &["One.", "Two.", "Three.", "Four."]);
    writer.apply(Batch::put(index.fields(), &record("/a/1.txt"), &[changed])).unwrap();
    writer.apply(Batch::remove(index.fields(), "/a/nowhere.txt")).unwrap();
    assert_eq!(index.status().unwrap().passages, 6, "nothing shows before it is committed");
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    let after = index.status().unwrap();
    assert_eq!((after.sources, after.articles, after.passages, after.comments), (2, 2, 7, 1));

    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::remove(index.fields(), "/a/1.txt")).unwrap();
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    let after = index.status().unwrap();
    assert_eq!((after.sources, after.articles, after.passages), (1, 1, 3));
}

#[test]
fn records_tell_what_was_read_and_what_was_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[ferry("/a/1.txt")]);
    let skipped = |path: &str, locator: Option<&str>| Skipped {
        path: path.to_owned(),
        locator: locator.map(str::to_owned),
        reason: Reason::TooLarge { size: 9, limit: 8 },
    };
    let mut bad = record("/a/bad.bin");
    bad.skipped = vec![skipped("/a/bad.bin", None), skipped("/a/bad.bin", Some("2")), skipped("/b", None)];
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::put(index.fields(), &bad, &[])).unwrap();
    let mut touched = record("/a/1.txt");
    touched.state.modified = 12;
    writer.apply(Batch::touch(index.fields(), &touched)).unwrap();
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    assert_eq!(index.record("/a/bad.bin").unwrap(), Some(bad.clone()));
    assert_eq!(index.record("/a/1.txt").unwrap(), Some(touched.clone()));
    assert_eq!(index.record("/a/2.txt").unwrap(), None);
    let mut records = index.records().unwrap();
    assert_eq!(records.len(), 2);
    assert_eq!(records.take("/a/2.txt".to_owned()).unwrap(), None);
    assert_eq!(records.take("/a/bad.bin".to_owned()).unwrap(), Some(bad));
    assert_eq!(records.take("/a/bad.bin".to_owned()).unwrap(), None);
    let mut left = Vec::new();
    records.each(|record| left.push(record)).unwrap();
    assert_eq!(left, [touched]);
    assert_eq!(index.status().unwrap().articles, 1);
}

#[test]
fn an_index_of_nothing_but_skipped_sources_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[]);
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::put(index.fields(), &record("/a/bad.bin"), &[])).unwrap();
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    let status = index.status().unwrap();
    assert_eq!((status.sources, status.articles, status.first), (1, 0, None));
    let query = crate::query::parse("date:2020 OR said:x OR kind:comment", crate::query::Options::default());
    let request = crate::search::Request::new(query.unwrap());
    assert_eq!(crate::search::search(&index, &request).unwrap().total.at_least(), 0);
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "*").unwrap();
    drop(Index::open_or_create(folder.path()).unwrap());
    fs::write(folder.path().join("letter.txt"), "Dear").unwrap();
    assert!(matches!(Index::open_or_create(folder.path()), Err(Error::NotAnIndex { .. })));
}

#[test]
fn pages_named_by_hexadecimal_digits_are_nobodys_index() {
    let folder = tempfile::tempdir().unwrap();
    let digits = "9e6bf3e45589f23cc09b2662146cf76e";
    let pages =
        [format!("{digits}.html"), format!("{digits}.idx.html"), digits.to_owned(), ".tmp-notes".to_owned()];
    for page in &pages {
        fs::write(folder.path().join(page), "Dear").unwrap();
        assert!(page.starts_with('.') || folder::holds_other_files(folder.path()));
        assert!(matches!(Index::open(folder.path()), Err(Error::NoIndex { .. })));
        if !page.starts_with('.') {
            assert!(matches!(Index::open_or_create(folder.path()), Err(Error::NotAnIndex { .. })));
            fs::remove_file(folder.path().join(page)).unwrap();
        }
    }
    fs::create_dir(folder.path().join(format!("{digits}.idx"))).unwrap();
    assert!(matches!(Index::open_or_create(folder.path()), Err(Error::NotAnIndex { .. })));
    fs::remove_dir(folder.path().join(format!("{digits}.idx"))).unwrap();
    // What an interrupted run left of an index is removed, and nothing else.
    fs::write(folder.path().join(".tmpAb3dE9"), "").unwrap();
    let index = index(folder.path(), &[ferry("/a/ferry.txt")]);
    assert_eq!(index.status().unwrap().articles, 1);
    assert!(folder.path().join(".tmp-notes").exists());
    assert!(!folder.path().join(".tmpAb3dE9").exists());
    assert!(!folder::holds_other_files(folder.path()));
}

#[test]
fn somebody_elses_list_is_no_damaged_index() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("meta.json"), "{\"scraped\":\"2020-01-01\"}").unwrap();
    let is_refused = |error: Option<Error>| matches!(error, Some(Error::NotAnIndex { .. }));
    assert!(is_refused(Index::open(folder.path()).err()));
    assert!(is_refused(Index::open_or_create(folder.path()).err()));
    assert!(is_refused(verify::verify(folder.path()).err()));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Index::open(folder.path()), Err(Error::NoIndex { .. })));
    assert!(matches!(Index::open(&folder.path().join("no/where")), Err(Error::NoIndex { .. })));
}

#[test]
fn a_second_writer_is_refused_and_readers_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[ferry("/a/1.txt")]);
    let _writer = index.writer(1, 0).unwrap();
    let other = Index::open(folder.path()).unwrap();
    assert!(matches!(other.writer(1, 0), Err(Error::IndexBusy { .. })));
    assert_eq!(other.status().unwrap().articles, 1);
}

#[test]
fn what_was_not_committed_never_was() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[ferry("/a/1.txt")]);
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::put(index.fields(), &record("/a/2.txt"), &[ferry("/a/2.txt")])).unwrap();
    drop(writer);
    let again = Index::open_or_create(folder.path()).unwrap();
    assert_eq!(again.status().unwrap().articles, 1);
}

#[test]
fn another_format_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    drop(index(folder.path(), &[ferry("/a/1.txt")]));
    let manifest = folder.path().join("meta.json");
    let written = fs::read(&manifest).unwrap();
    let seal::Seal::Whole(list) = seal::opened(&written) else { panic!("the list of parts is not sealed") };
    let list = std::str::from_utf8(list).unwrap();
    let format = |number: u32| format!("{{\\\"format\\\":{number},");
    let other = list.replace(&format(INDEX_FORMAT), &format(99));
    assert_ne!(list, other);
    // Versions before this one did not seal.
    for written in [seal::sealed(other.as_bytes()), other.into_bytes()] {
        fs::write(&manifest, written).unwrap();
        assert!(matches!(Index::open(folder.path()), Err(Error::IndexVersion { .. })));
        assert!(matches!(verify::verify(folder.path()), Err(Error::IndexVersion { .. })));
    }
}

#[test]
fn what_comes_twice_before_a_commit_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &[ferry("/a/1.txt")]);
    let mut writer = index.writer(2, 0).unwrap();
    for text in ["One.", "Two.", "Three."] {
        for path in ["/a/1.txt", "/a/2.txt"] {
            writer.apply(Batch::put(index.fields(), &record(path), &[article(path, "", &[text])])).unwrap();
        }
        writer.apply(Batch::touch(index.fields(), &record("/a/3.zip"))).unwrap();
    }
    writer.apply(Batch::remove(index.fields(), "/a/2.txt")).unwrap();
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    let status = index.status().unwrap();
    assert_eq!((status.sources, status.articles, status.passages), (2, 1, 1));
    let kept = index.article("/a/1.txt", None).unwrap().unwrap();
    assert_eq!(kept.paragraphs[0].text, "Three.");
}
