//! Prints how fast articles are understood, indexed and found: `cargo bench`.
//!
//! The archive is the project's own corpus, copied until it weighs enough to be timed, in a temporary folder. Times are
//! wall times, the median of several runs; a figure against the yardstick is a ratio within one run, which holds where the
//! machine's speed drifts. The yardstick is a bare tantivy program that reads the same files and indexes each as one
//! document, title and body with positions, stored, on one thread.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench prints its figures, and may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use morgue::index::Index;
use morgue::search::{Request, search};
use morgue::{extract, ingest, query, source};

/// How often the corpus is copied into the archive that is indexed.
const COPIES: usize = 60;
/// How often a thing is timed.
const RUNS: usize = 5;

/// How much plain text the longer run reads, in bytes: seconds, so that a busy moment counts for little.
const LONG_RUN: usize = 40_000_000;

fn main() {
    let corpus = files(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    for (what, html) in [("plain text", false), ("web pages", true)] {
        let pages: Vec<_> = corpus.iter().filter(|(path, _)| is_html(path) == html).collect();
        let bytes: usize = pages.iter().map(|(_, bytes)| bytes.len()).sum();
        let understand = || {
            for (path, bytes) in &pages {
                source::articles(&path.to_string_lossy(), bytes, None, &mut |raw| {
                    std::hint::black_box(raw.map(extract::article).ok());
                });
            }
        };
        let took = median(understand);
        println!("understand {what:11} {:7.1} MB/s on one core", bytes as f64 / 1e6 / took.as_secs_f64());
        if !html {
            let times = LONG_RUN.div_ceil(bytes);
            let start = Instant::now();
            (0..times).for_each(|_| understand());
            let took = start.elapsed().as_secs_f64();
            let megabytes = (times * bytes) as f64 / 1e6;
            println!("understand {what:11} {:7.1} MB/s in one run of {megabytes:.0} MB", megabytes / took);
        }
    }

    let work = tempfile::tempdir().unwrap();
    let archive = work.path().join("archive");
    let bytes = copy(&corpus, &archive);
    let sources = corpus.len() * COPIES;
    println!("archive: {sources} files, {:.1} MB", bytes as f64 / 1e6);

    let start = Instant::now();
    yardstick(&archive, &work.path().join("yardstick"));
    let bare = start.elapsed();
    let index = Index::open_or_create(&work.path().join("index")).unwrap();
    let options = ingest::Options::default();
    let start = Instant::now();
    ingest::update(&index, std::slice::from_ref(&archive), &options, &()).unwrap();
    let first = start.elapsed();
    println!(
        "first build {:8.2} s   yardstick {:.2} s   ratio {:.2}",
        first.as_secs_f64(),
        bare.as_secs_f64(),
        first.as_secs_f64() / bare.as_secs_f64()
    );
    let again = median(|| {
        ingest::update(&index, std::slice::from_ref(&archive), &options, &()).unwrap();
    });
    println!("nothing changed {:8.1} ms", again.as_secs_f64() * 1e3);

    let index = Index::open(&work.path().join("index")).unwrap();
    for asked in [
        "harbour",
        "\"5G security\"",
        "speaker:venn harbour",
        "speaker:\"foreign minister\"",
        "harb* OR fuzzi~",
    ] {
        let request = Request::new(query::parse(asked, query::Options::default()).unwrap());
        let took = median(|| {
            std::hint::black_box(search(&index, &request).unwrap());
        });
        println!("search {asked:28} {:7.2} ms", took.as_secs_f64() * 1e3);
    }
}

/// The middle of several timings, after one that is not counted.
fn median(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn is_html(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext == "html" || ext == "htm")
}

fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let found = source::walk(root, &source::Which::default(), &[]).unwrap();
    found.flatten().map(|found| (found.path.clone(), fs::read(&found.path).unwrap())).collect()
}

/// Writes the copies, each with words of its own so that no two files are the same.
fn copy(corpus: &[(PathBuf, Vec<u8>)], archive: &Path) -> usize {
    let mut total = 0;
    for copy in 0..COPIES {
        let folder = archive.join(copy.to_string());
        fs::create_dir_all(&folder).unwrap();
        for (at, (path, bytes)) in corpus.iter().enumerate() {
            let name = format!("{at}-{}", path.file_name().unwrap().to_string_lossy());
            let mut bytes = bytes.clone();
            bytes.extend_from_slice(format!("\nCopy {copy}.\n").as_bytes());
            total += bytes.len();
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    total
}

/// The bare program: every file whole, one document each.
fn yardstick(archive: &Path, folder: &Path) {
    use tantivy::schema::{STORED, Schema, TEXT};
    let mut schema = Schema::builder();
    let title = schema.add_text_field("title", TEXT | STORED);
    let body = schema.add_text_field("body", TEXT | STORED);
    fs::create_dir_all(folder).unwrap();
    let index = tantivy::Index::create_in_dir(folder, schema.build()).unwrap();
    let mut writer = index.writer_with_num_threads(1, 200_000_000).unwrap();
    for found in source::walk(archive, &source::Which::default(), &[]).unwrap().flatten() {
        let bytes = fs::read(&found.path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let first = text.lines().next().unwrap_or_default();
        writer.add_document(tantivy::doc!(title => first, body => text.as_ref())).unwrap();
    }
    writer.commit().unwrap();
}
