//! Times the understanding of plain text room by room: `cargo bench --bench understand`.
//!
//! Useful for seeing what a change of one rule costs, since each figure comes with the one of the run before. The figures
//! for the whole road, beside those of a bare program, are those of `benches/speed/`.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench may fail loudly, and criterion's macros write no documentation"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use morgue::article::{Format, RawArticle, RawBody, Source};
use morgue::text::token::tokens;
use morgue::{extract, source};

/// The plain texts of the project's own corpus.
fn corpus() -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let texts = source::walk(&corpus, &source::Which::default(), &[]).unwrap().flatten();
    let texts = texts.filter(|found| found.path.extension().is_some_and(|ext| ext == "txt"));
    texts.filter_map(|found| fs::read_to_string(found.path).ok()).collect()
}

fn raw(text: &str) -> RawArticle {
    let source = Source { path: "a.txt".to_owned(), locator: None, format: Format::Text };
    RawArticle::bare(source, RawBody::Plain(text.to_owned()))
}

fn understand(criterion: &mut Criterion) {
    let texts = corpus();
    let mut group = criterion.benchmark_group("plain text");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("words", |bench| {
        bench.iter(|| texts.iter().for_each(|text| drop(black_box(tokens(text)))));
    });
    group.bench_function("paragraphs", |bench| {
        bench.iter(|| texts.iter().for_each(|text| drop(black_box(extract::boilerplate::read(text)))));
    });
    group.bench_function("articles", |bench| {
        bench.iter(|| texts.iter().for_each(|text| drop(black_box(extract::article(raw(text)).ok()))));
    });
    group.finish();
}

criterion_group!(benches, understand);
criterion_main!(benches);
