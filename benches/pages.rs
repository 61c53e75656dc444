//! Times the reading of web pages against the extraction crate underneath, on the same bytes: `cargo bench --bench pages`.
//!
//! The crate finds the body alone, with the options that the road itself gives it; the road finds that and everything else
//! that a page says. It is to take no more than a third longer.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench may fail loudly, and criterion's macros write no documentation"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use morgue::source;
use trafilatura::{HtmlDateMode, Options};

/// The web pages of the project's own corpus, or those of the folder that `MORGUE_PAGES` names.
fn pages() -> Vec<Vec<u8>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folder = std::env::var_os("MORGUE_PAGES").map_or(own, Into::into);
    let found = source::walk(&folder, &source::Which::default(), &[]).unwrap().flatten();
    let is_page = |path: &Path| path.extension().is_some_and(|ext| ext == "html" || ext == "htm");
    found.filter(|found| is_page(&found.path)).filter_map(|found| fs::read(found.path).ok()).collect()
}

fn read(criterion: &mut Criterion) {
    let pages = pages();
    let mut group = criterion.benchmark_group("web pages");
    group.sample_size(10).throughput(Throughput::Bytes(pages.iter().map(|page| page.len() as u64).sum()));
    group.bench_function("the crate alone", |bench| {
        let options = Options::default()
            .with_fallback(true)
            .with_exclude_comments(true)
            .with_html_date_mode(HtmlDateMode::Disabled);
        bench.iter(|| {
            for page in &pages {
                drop(black_box(trafilatura::extract(&String::from_utf8_lossy(page), &options)));
            }
        });
    });
    group.bench_function("the whole road", |bench| {
        bench.iter(|| {
            for page in &pages {
                source::articles("a.html", page, None, &mut |article| drop(black_box(article)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
