mod gone;

use std::cell::Cell;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use tempfile::TempDir;

use super::*;
use crate::article::{Published, Skipped};
use crate::error::Error;
use crate::query::{self, parse};
use crate::search::{Request, Total, search};

/// An archive and its index, in folders of their own.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("archive")).unwrap();
        Self { folder }
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    fn write(&self, name: &str, words: &str) {
        let path = self.archive().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(words)).unwrap();
    }

    fn index(&self) -> Index {
        Index::open_or_create(&self.folder.path().join("index")).unwrap()
    }

    fn run(&self) -> Report {
        self.run_on(&[self.archive()])
    }

    fn run_on(&self, roots: &[PathBuf]) -> Report {
        update(&self.index(), roots, &options(), &()).unwrap()
    }
}

fn options() -> Options<'static> {
    Options { jobs: 2, memory: 0, ..Options::default() }
}

fn text(words: &str) -> String {
    format!(
        "Ferry news\n\nThe council met on Monday and spoke about the {words} for two hours.\n\n\
         “We need the {words} more than ever,” said Ann Lee, the mayor of Vikholm, on Tuesday.\n"
    )
}

/// Everything that can be found, whatever the order in which it came in.
fn content(index: &Index) -> Vec<(String, Option<u32>, String, Option<Published>)> {
    let query = parse("", query::Options::default()).unwrap();
    let answer = search(index, &Request { limit: 10_000, all: true, ..Request::new(query) }).unwrap();
    assert_eq!(answer.total, Total::Exactly(answer.hits.len()));
    let mut all: Vec<_> =
        answer.hits.into_iter().map(|h| (h.source.to_string(), h.line, h.text, h.published)).collect();
    all.sort_by(|a, b| (&a.0, a.1, &a.2).cmp(&(&b.0, b.1, &b.2)));
    all
}

/// What a run did: read, added, updated, moved, removed, unchanged, skipped.
const fn counts(report: &Report) -> [usize; 7] {
    let Report { read, added, updated, moved, removed, unchanged, .. } = *report;
    [read, added, updated, moved, removed, unchanged, report.skipped.len()]
}

fn found(index: &Index, words: &str) -> usize {
    search(index, &Request::new(parse(words, query::Options::default()).unwrap())).unwrap().total.at_least()
}

#[test]
fn a_run_reads_what_is_new_or_changed_and_nothing_else() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    place.write("b/b.txt", "bridge");
    place.write("b/c.txt", "tunnel");
    assert_eq!(counts(&place.run()), [3, 3, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 0, 3, 0]);

    place.write("a.txt", "motorway");
    assert_eq!(counts(&place.run()), [1, 0, 1, 0, 0, 2, 0]);
    assert_eq!((found(&place.index(), "motorway") > 0, found(&place.index(), "\"the ferry\"")), (true, 0));

    fs::remove_file(place.archive().join("b/b.txt")).unwrap();
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 1, 2, 0]);
    assert_eq!(found(&place.index(), "bridge"), 0);

    fs::rename(place.archive().join("b"), place.archive().join("z")).unwrap();
    assert_eq!(counts(&place.run()), [1, 0, 0, 1, 0, 1, 0]);
    let content = content(&place.index());
    assert!(content.iter().any(|(path, ..)| path.ends_with("/z/c.txt")));
    assert!(content.iter().all(|(path, ..)| !path.contains("/b/")));
}

#[test]
fn a_file_written_anew_with_the_same_words_is_unchanged() {
    let place = Place::new();
    // Its name says when it came out, or its time would.
    place.write("2020-10-01-a.txt", "ferry");
    place.write("empty.txt", "x");
    fs::write(place.archive().join("empty.txt"), "").unwrap();
    place.run();
    for (name, seconds) in [("2020-10-01-a.txt", 1_700_000_000), ("empty.txt", 200)] {
        let file = fs::File::options().write(true).open(place.archive().join(name)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }
    let report = place.run();
    assert_eq!(counts(&report), [2, 0, 0, 0, 0, 2, 1]);
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 0, 2, 1]);
    assert_eq!(found(&place.index(), "ferry speaker:lee"), 1);
}

#[test]
fn sources_outside_the_roots_are_left_alone() {
    let place = Place::new();
    place.write("a/1.txt", "ferry");
    place.write("b/1.txt", "bridge");
    place.write("ab/1.txt", "tunnel");
    place.run();
    fs::remove_dir_all(place.archive().join("b")).unwrap();
    assert_eq!(counts(&place.run_on(&[place.archive().join("a")])), [0, 0, 0, 0, 0, 1, 0]);
    assert!(found(&place.index(), "bridge") > 0);
    let twice = [place.archive().join("a"), place.archive().join("a/../a/1.txt"), place.archive()];
    assert_eq!(counts(&place.run_on(&twice)), [0, 0, 0, 0, 1, 2, 0]);
}

#[test]
fn what_gives_no_article_is_told_each_time_and_read_once() {
    let place = Place::new();
    place.write("good.txt", "ferry");
    fs::write(place.archive().join("empty.txt"), " \n").unwrap();
    fs::write(place.archive().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    let first = place.run();
    assert_eq!(counts(&first), [3, 1, 0, 0, 0, 0, 2]);
    assert!(first.skipped[0].path.ends_with("/empty.txt") && first.skipped[0].reason == Reason::Empty);
    let second = place.run();
    assert_eq!(counts(&second), [0, 0, 0, 0, 0, 3, 2]);
    assert_eq!(first.skipped, second.skipped);
    assert_eq!(place.index().status().unwrap().skipped, first.skipped);
    fs::remove_file(place.archive().join("picture.png")).unwrap();
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 1, 2, 1]);
}

#[test]
fn a_file_over_the_limit_is_skipped_until_the_limit_rises() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    let reading = source::Options {
        limits: source::Limits { article: 10, ..Default::default() },
        ..Default::default()
    };
    let small = Options { reading: &reading, ..options() };
    for _ in 0..2 {
        let report = update(&place.index(), &[place.archive()], &small, &()).unwrap();
        assert!(matches!(report.skipped[0].reason, Reason::TooLarge { limit: 10, .. }));
    }
    place.run();
    assert!(found(&place.index(), "ferry") > 0);
    for counted in [[1, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1, 1]] {
        assert_eq!(counts(&update(&place.index(), &[place.archive()], &small, &()).unwrap()), counted);
    }
    assert_eq!(found(&place.index(), "ferry"), 0);
}

#[test]
fn what_is_left_out_goes_and_what_is_passed_over_stays() {
    let place = Place::new();
    for (name, words) in [("a.txt", "ferry"), ("old/b.txt", "bridge"), ("old/c.md", "tunnel")] {
        place.write(name, words);
    }
    place.run();
    let run = |include: &[&str], exclude: &[&str], root: &str| {
        let [include, exclude] =
            [include, exclude].map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>());
        let which = source::Which::new(&include, &exclude, false).unwrap();
        let reading = source::Options { which, ..Default::default() };
        let options = Options { reading: &reading, ..options() };
        counts(&update(&place.index(), &[place.archive().join(root)], &options, &()).unwrap())
    };
    assert_eq!(run(&["*.md"], &[], ""), [0, 0, 0, 0, 0, 1, 0]);
    assert_eq!(run(&[], &["a.txt"], "old"), [0, 0, 0, 0, 0, 2, 0], "outside of the root");
    assert_eq!(run(&[], &["old"], ""), [0, 0, 0, 0, 2, 1, 0]);
    assert_eq!((found(&place.index(), "bridge"), found(&place.index(), "ferry") > 0), (0, true));
}

#[cfg(feature = "pdf")]
#[test]
fn a_format_that_another_build_could_not_read_is_read_by_this_one() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    let without = |_: RawArticle| Err(Reason::NoReader("PDF".to_owned()));
    let report = update_with(&place.index(), &[place.archive()], &options(), &(), &without).unwrap();
    assert_eq!((report.added, report.skipped.len()), (0, 1));
    assert_eq!(counts(&place.run()), [1, 0, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 0, 1, 0]);
    assert!(found(&place.index(), "ferry") > 0);
}

#[test]
fn a_folder_that_cannot_be_read_loses_nothing() {
    let place = Place::new();
    place.write("shut/a.txt", "ferry");
    place.run();
    let shut = place.archive().join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o0)).unwrap();
    // Root may look into any folder.
    let readable = fs::read_dir(&shut).is_ok();
    let report = place.run();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(report.removed, 0);
    assert_eq!(report.skipped.len(), usize::from(!readable));
    assert!(found(&place.index(), "ferry") > 0);
}

#[test]
fn what_is_no_folder_any_more_hides_nothing_below_it() {
    let place = Place::new();
    place.write("sub/a.txt", "herring");
    place.write("b.txt", "quay");
    place.run();
    assert!(found(&place.index(), "herring") > 0);
    let sub = place.archive().join("sub");
    fs::remove_dir_all(&sub).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(&sub).unwrap();
    let report = place.run();
    assert_eq!(counts(&report), [0, 0, 0, 0, 1, 1, 1]);
    assert_eq!(found(&place.index(), "herring"), 0);
}

#[test]
fn a_fault_costs_one_article_and_not_the_run() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    place.write("b.txt", "bridge");
    let faulty = |raw: RawArticle| {
        assert!(!raw.source.path.ends_with("a.txt"), "the letter is stuck");
        extract::article(raw)
    };
    let report = update_with(&place.index(), &[place.archive()], &options(), &(), &faulty).unwrap();
    assert_eq!(report.added, 1);
    let [Skipped { reason: Reason::Fault(said), .. }] = &report.skipped[..] else { panic!("{report:?}") };
    assert_eq!(said, "the letter is stuck");
}

#[test]
fn what_is_read_is_kept_while_an_article_takes_long() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    place.write("long.txt", "bridge");
    let index = place.index();
    let patient = |raw: RawArticle| {
        let begun = Instant::now();
        while raw.source.path.ends_with("long.txt") && found(&place.index(), "ferry") == 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "nothing is kept");
            std::thread::sleep(Duration::from_millis(20));
        }
        extract::article(raw)
    };
    let options = Options { jobs: 2, ..options() };
    let report = update_with(&index, &[place.archive()], &options, &(), &patient).unwrap();
    assert_eq!((report.added, report.skipped.len()), (2, 0));
}

#[test]
fn a_run_that_is_stopped_keeps_what_it_has_and_the_next_one_finishes() {
    let place = Place::new();
    for i in 0..40 {
        place.write(&format!("{i}.txt"), &format!("ferry{i}"));
    }
    let stop = AtomicBool::new(false);
    let halfway = |raw: RawArticle| {
        if raw.source.path.ends_with("/23.txt") {
            stop.store(true, Ordering::Relaxed);
        }
        extract::article(raw)
    };
    let options = Options { stop: Some(&stop), ..options() };
    let report = update_with(&place.index(), &[place.archive()], &options, &(), &halfway).unwrap();
    assert!(report.stopped && report.added > 0 && report.added < 40, "{report:?}");
    let rest = place.run();
    assert_eq!((rest.added, rest.unchanged), (40 - report.added, report.added));

    let undisturbed = place.folder.path().join("other");
    let other = Index::open_or_create(&undisturbed).unwrap();
    update(&other, &[place.archive()], &Options { jobs: 1, stop: None, ..options }, &()).unwrap();
    assert_eq!(content(&other), content(&place.index()));
}

#[test]
fn a_run_that_was_killed_leaves_its_last_commit_and_the_next_one_finishes() {
    let place = Place::new();
    for i in 0..30 {
        place.write(&format!("{i}.txt"), &format!("ferry{i}"));
    }
    place.run();
    let undisturbed = content(&place.index());
    place.write("7.txt", "bridge");
    fs::remove_file(place.archive().join("8.txt")).unwrap();
    place.write("new.txt", "tunnel");

    // The files of the index, as they are when a writer is in the middle of its work.
    let index = place.index();
    let mut writer = index.writer(1, 0).unwrap();
    let record =
        |name: &str| crate::index::sample::record(&crate::source::path_name(&place.archive().join(name)));
    for i in 0..20 {
        writer.apply(Batch::put(index.fields(), &record(&format!("{i}.txt")), &[])).unwrap();
    }
    let killed = place.folder.path().join("killed");
    let copy = || {
        fs::create_dir_all(&killed).unwrap();
        for file in fs::read_dir(index.path()).unwrap().map(Result::unwrap) {
            // A file that the writer clears away meanwhile is one that a killed run would not leave either.
            match fs::copy(file.path(), killed.join(file.file_name())) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                copied => drop(copied.unwrap()),
            }
        }
    };
    copy();
    fs::write(killed.join(".tmpAbc123"), "half a manifest").unwrap();
    fs::write(killed.join("0123456789abcdef0123456789abcdef.idx"), "half a part").unwrap();
    let managed = killed.join(".managed.json");
    let listed = fs::read_to_string(&managed).unwrap();
    fs::write(&managed, listed.replacen('[', "[\"0123456789abcdef0123456789abcdef.idx\",", 1)).unwrap();
    drop(writer);

    let again = Index::open_or_create(&killed).unwrap();
    assert_eq!(content(&again), undisturbed);
    let report = update(&again, &[place.archive()], &options(), &()).unwrap();
    assert_eq!(counts(&report), [2, 1, 1, 0, 1, 28, 0]);
    place.run();
    assert_eq!(content(&again), content(&place.index()));
    let left: Vec<String> =
        fs::read_dir(&killed).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.starts_with(".tmp") && !name.starts_with("0123")), "{left:?}");
}

#[test]
fn changes_bring_about_what_a_fresh_build_would() {
    let place = Place::new();
    for i in 0..12 {
        place.write(&format!("{i}.txt"), "ferry");
    }
    place.run();
    for i in 0..12 {
        let path = place.archive().join(format!("{i}.txt"));
        match i % 4 {
            0 => place.write(&format!("{i}.txt"), "bridge and tunnel"),
            1 => fs::remove_file(path).unwrap(),
            2 => fs::rename(path, place.archive().join(format!("m{i}.txt"))).unwrap(),
            _ => {}
        }
        place.run();
    }
    place.write("new.txt", "boat");
    place.run();
    let fresh = Index::open_or_create(&place.folder.path().join("fresh")).unwrap();
    update(&fresh, &[place.archive()], &options(), &()).unwrap();
    assert_eq!(content(&fresh), content(&place.index()));
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    place.run();
    let index = place.index();
    let writer = index.writer(1, 0).unwrap();
    // Nothing is to be done, so nobody is in the way.
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 0, 1, 0]);
    place.write("b.txt", "bridge");
    let refused = update(&place.index(), &[place.archive()], &options(), &());
    assert!(matches!(refused, Err(Error::IndexBusy { .. })));
    drop(writer);
    let claim = index.claim().unwrap();
    assert!(crate::index::write::is_claimed(index.path()));
    let refused = update(&place.index(), &[place.archive()], &options(), &());
    assert!(matches!(refused, Err(Error::IndexBusy { .. })));
    fs::remove_file(place.archive().join("b.txt")).unwrap();
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 0, 1, 0]);
    drop(claim);
    assert!(!crate::index::write::is_claimed(index.path()));
}

#[test]
fn files_that_vanish_or_change_while_others_are_read_are_told_and_read_again() {
    let place = Place::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        place.write(name, "ferry");
    }
    let index = place.index();
    let meddle = |raw: RawArticle| {
        if raw.source.path.ends_with("a.txt") {
            fs::remove_file(place.archive().join("b.txt")).unwrap();
            place.write("c.txt", "bridge and tunnel");
            fs::write(place.archive().join("d.txt"), "").unwrap();
        }
        if raw.source.path.ends_with("c.txt") {
            place.write("c.txt", "tower");
        }
        extract::article(raw)
    };
    let one = Options { jobs: 1, ..options() };
    let report = update_with(&index, &[place.archive()], &one, &(), &meddle).unwrap();
    let told: Vec<String> =
        report.skipped.iter().map(|s| s.to_string().rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(told, ["b.txt: cannot be read: it is no longer there", "d.txt: is empty"]);
    let report = place.run();
    assert_eq!((report.read, report.skipped.len()), (2, 1), "what changed meanwhile is read again");
    let fresh = Index::open_or_create(&place.folder.path().join("fresh")).unwrap();
    update(&fresh, &[place.archive()], &options(), &()).unwrap();
    assert_eq!(content(&fresh), content(&place.index()));
}

#[test]
fn a_root_that_is_not_there_is_an_error() {
    let place = Place::new();
    let refused = update(&place.index(), &[place.archive().join("nowhere")], &options(), &());
    assert!(matches!(refused, Err(Error::NoSuchPath { .. })));
}

#[test]
fn progress_is_told_of_every_file() {
    #[derive(Default)]
    struct Told(Cell<(usize, u64)>, Cell<(usize, u64)>, Cell<Vec<&'static str>>);
    impl Told {
        fn note(&self, what: &'static str) {
            let mut told = self.2.take();
            told.push(what);
            self.2.set(told);
        }
    }
    impl Progress for Told {
        fn begin(&self, files: usize, bytes: u64) {
            self.0.set((files, bytes));
        }
        fn advance(&self, bytes: u64) {
            let (files, sum) = self.1.get();
            self.1.set((files + 1, sum + bytes));
        }
        fn settle(&self) {
            assert_eq!(self.0, self.1, "all files are read by then");
            self.note("settle");
        }
        fn finish(&self) {
            self.note("finish");
        }
    }
    let place = Place::new();
    for i in 0..9 {
        place.write(&format!("{i}.txt"), "ferry");
    }
    let told = Told::default();
    update(&place.index(), &[place.archive()], &options(), &told).unwrap();
    assert_eq!(told.0.get(), (9, 9 * text("ferry").len() as u64));
    assert_eq!(told.0.get(), told.1.get());
    assert_eq!(told.2.take(), ["settle", "finish"]);
}

#[test]
fn the_index_inside_the_archive_is_not_read() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    let index = Index::open_or_create(&place.archive().join("index")).unwrap();
    for expected in [[1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 0]] {
        let report = update(&index, &[Path::new(&place.archive()).to_owned()], &options(), &()).unwrap();
        assert_eq!(counts(&report), expected);
    }
    // Nor by another name.
    std::os::unix::fs::symlink("index", place.archive().join("link")).unwrap();
    let mut reading = crate::source::Options::default();
    reading.which.follow = true;
    let options = Options { reading: &reading, ..options() };
    let report = update(&index, &[place.archive()], &options, &()).unwrap();
    assert_eq!(counts(&report), [0, 0, 0, 0, 0, 1, 0]);
}
