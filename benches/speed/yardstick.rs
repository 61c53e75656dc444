//! The bare program that `morgue` is measured against: every file whole, one document each.
//!
//! It is what anyone writes on a first afternoon with tantivy: title and body with positions, stored, the default analyzer, one
//! thread that writes. It understands nothing of what it reads. This bench runs it as a process of its own.

use std::fs;
use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{STORED, Schema, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, TantivyDocument};
use walkdir::WalkDir;

/// How much the writer may hold before it writes. In bytes.
const BUDGET: usize = 200_000_000;

/// Makes an index of every file below a folder.
pub(crate) fn build(archive: &Path, folder: &Path) {
    let mut schema = Schema::builder();
    let title = schema.add_text_field("title", TEXT | STORED);
    let body = schema.add_text_field("body", TEXT | STORED);
    fs::create_dir_all(folder).unwrap();
    let index = Index::create_in_dir(folder, schema.build()).unwrap();
    let mut writer = index.writer_with_num_threads(1, BUDGET).unwrap();
    for file in WalkDir::new(archive).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let bytes = fs::read(file.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let first = text.lines().next().unwrap_or_default();
        writer.add_document(tantivy::doc!(title => first, body => text.as_ref())).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// Prints the ten best documents of a query, each with the words that it was found by.
pub(crate) fn search(folder: &Path, asked: &str) {
    let index = Index::open_in_dir(folder).unwrap();
    let (title, body) =
        (index.schema().get_field("title").unwrap(), index.schema().get_field("body").unwrap());
    let searcher = index.reader().unwrap().searcher();
    let mut parser = QueryParser::for_index(&index, vec![title, body]);
    parser.set_conjunction_by_default();
    let query = parser.parse_query(asked).unwrap();
    let snippets = SnippetGenerator::create(&searcher, &*query, body).unwrap();
    for (score, address) in searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap() {
        let document: TantivyDocument = searcher.doc(address).unwrap();
        println!("{score} {}", snippets.snippet_from_doc(&document).to_html());
    }
}
