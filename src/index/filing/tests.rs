use std::collections::BTreeMap;

use tantivy::index::{Segment, SegmentComponent, SegmentMeta};
use tantivy::indexer::{AddOperation, SegmentWriter};
use tantivy::schema::Value as _;
use tantivy::{Index, TantivyDocument};

use super::draft::Draft;
use super::vocabulary::Vocabulary;
use super::*;
use crate::article::Article;
use crate::index::document::{Batch, Sheet};
use crate::index::sample::{about, article, commented, published, record, under};
use crate::index::schema::{Fields, schema};
use crate::index::{analyzer, exact};
use crate::text::words;

const FILES: [SegmentComponent; 6] = [
    SegmentComponent::FieldNorms,
    SegmentComponent::Terms,
    SegmentComponent::Postings,
    SegmentComponent::Positions,
    SegmentComponent::FastFields,
    SegmentComponent::Store,
];

fn documents(fields: &Fields, articles: &[Article]) -> Vec<Sheet> {
    let batches = articles.iter().map(|article| {
        Batch::add(fields, &record(&article.source.path), std::slice::from_ref(article)).documents
    });
    batches.flatten().collect()
}

/// The marks of a text, told in another way than they are filed.
fn marks(text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    // Each word that has accents somewhere, and whether it stands without them elsewhere.
    let mut accented: BTreeMap<String, bool> = BTreeMap::new();
    let mut plain = Vec::new();
    let all = words(text).filter(|word| word.span.len() <= analyzer::LONGEST);
    for word in all.flat_map(|word| [Some(word), word.after_elision(text)]).flatten() {
        let spelled = word.spelled(text);
        let small = spelled.to_lowercase();
        let mut term = String::new();
        word.term(text, &mut term);
        if small == term {
            plain.push(term);
        } else {
            accented.insert(term, false);
            marks.push(small.clone());
        }
        if spelled != small {
            marks.push(spelled);
        }
    }
    for term in plain {
        accented.entry(term).and_modify(|also_plain| *also_plain = true);
    }
    marks.extend(accented.into_iter().filter(|(_, plain)| !plain).map(|(term, _)| exact::always(&term)));
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// A document in which everything is said that is filed.
fn in_full(fields: &Fields, document: &TantivyDocument) -> TantivyDocument {
    let mut full = TantivyDocument::default();
    for (field, value) in document.field_values() {
        let text = value.as_str().unwrap_or_default();
        if field != fields.exact {
            full.add_field_value(field, value);
        }
        if [fields.body, fields.comment].contains(&field) {
            full.add_text(fields.spelling, text);
        }
        if [fields.body, fields.comment, fields.exact].contains(&field) {
            for mark in marks(text) {
                full.add_text(fields.exact, mark);
            }
        }
    }
    full
}

fn files(index: &Index, part: &SegmentMeta) -> Vec<Vec<u8>> {
    let segment: Segment = index.segment(part.clone());
    FILES
        .into_iter()
        .map(|file| segment.open_read(file).unwrap().read_bytes().unwrap().as_slice().to_vec())
        .collect()
}

/// Whether a part of the index is what the library would write of the same documents.
fn assert_same(articles: &[Article], vocabulary: Vocabulary) -> Vocabulary {
    let (schema, fields) = schema();
    let mut index = Index::create_in_ram(schema);
    index.set_tokenizers(analyzer::manager());
    let documents = documents(&fields, articles);
    let segment = index.new_segment();
    let mut theirs = SegmentWriter::for_segment(20_000_000, segment.clone()).unwrap();
    let mut ours = Draft::new(&index, &fields, vocabulary).unwrap();
    for document in &documents {
        let document_in_full = in_full(&fields, &document.document);
        theirs.add_document(AddOperation { opstamp: 0, document: document_in_full }).unwrap();
        ours.add(document).unwrap();
    }
    theirs.finalize().unwrap();
    let theirs = segment.with_max_doc(u32::try_from(documents.len()).unwrap());
    let (ours, vocabulary) = ours.write().unwrap();
    assert_eq!(ours.max_doc(), theirs.meta().max_doc());
    for ((file, ours), theirs) in FILES.iter().zip(files(&index, &ours)).zip(files(&index, theirs.meta())) {
        assert!(ours == theirs, "{file:?}: {} bytes, {} bytes", ours.len(), theirs.len());
    }
    vocabulary
}

#[test]
fn a_part_is_what_the_library_would_write() {
    let long = "x".repeat(analyzer::LONGEST + 1);
    let paragraphs = [
        "The council met, and The Council's clerk took the minutes of the council.",
        "“{Ann Lee, mayor of L’Aquila: We need the ferry, and we need it now,}” said Ann Lee.",
        "José met jose at the café of O’Brien; the Café of AT&T in the U.S. cost 10,000 or 3.5.",
        "José\u{301} sah Straße und STRASSE, İstanbul, ŁÓDŹ und Łódź; l’été d’Été.",
        "渡船今天不开。Ferries 船 sail.",
        &format!("Before {long} and behind {long} O’{long}."),
        "“{Bo Li: No.}” “{Bo Li, clerk: Not today.}” “{José Peña: Por qué no?}”",
        "…",
    ];
    let full = article("/a/1.txt", "Café stays, says José of L’Aquila", &paragraphs);
    let full = under(about(published(full, "2020-10"), "Café culture"), "Economy", "medtop:04000000");
    let full = commented(commented(full, "About time, José!"), "café");
    let mut member = article("/a/2.zip", "", &["One.", "Norway and the Norwegians of Norway."]);
    member.source.locator = Some("!b/3.txt".to_owned());
    let known = assert_same(&[full.clone(), member.clone()], Vocabulary::new());
    assert_same(&[member], known);
    assert_same(&[article("/empty.txt", "", &[])], Vocabulary::new());
    let many: Vec<String> = (0..33_000).map(|number| format!("w{number}")).collect();
    let (one, other) = (many.join(" "), many[32_700..].join("\n"));
    assert_same(&[article("/many.txt", "", &[&one, &other])], Vocabulary::new());
}

#[test]
fn random_parts_are_what_the_library_would_write() {
    let words = [
        "ferry",
        "Ferry",
        "ferries",
        "the",
        "The",
        "é",
        "É",
        "José",
        "jose",
        "JOSÉ",
        "L’Aquila",
        "l'été",
        "U.S.",
        "10,000",
        "AT&T",
        "船",
        "\n",
        "…",
        "—",
        "Norway",
        "the",
        "of",
        "it",
        "İ",
        "ß",
        "x’y",
        "o’Brien's",
        "a\u{301}",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    let mut known = Vocabulary::new();
    for _ in 0..20 {
        let mut text = || {
            let parted = [" ", ""][usize::from(random.u8(..9) == 0)];
            let some: Vec<&str> =
                (0..random.usize(..80)).map(|_| words[random.usize(..words.len())]).collect();
            some.join(parted)
        };
        let articles: Vec<Article> = (0..12)
            .map(|number| {
                let texts: Vec<String> = (0..number).map(|_| text()).collect();
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                commented(article(&format!("/{number}.txt"), &text(), &texts), &text())
            })
            .collect();
        known = assert_same(&articles, known);
    }
}

#[test]
fn what_was_filed_and_not_written_is_forgotten() {
    let (schema, fields) = schema();
    let index = Index::create_in_ram(schema);
    let documents = || documents(&fields, &[article("/1.txt", "Ferry", &["The ferry is late."])]);
    for jobs in [1, 3] {
        let mut desk = Desk::new(index.clone(), fields, jobs, 20_000_000);
        for _ in 0..10 {
            desk.file(documents(), 1000).unwrap();
        }
        let written = desk.write().unwrap();
        assert!((1..=jobs).contains(&written.len()));
        let documents_written: u32 = written.iter().map(SegmentMeta::max_doc).sum();
        assert_eq!(documents_written as usize, 10 * documents().len());
        desk.file(documents(), 1000).unwrap();
        drop(desk);
    }
}

#[test]
fn a_part_is_written_when_its_memory_is_full() {
    let (schema, fields) = schema();
    let index = Index::create_in_ram(schema);
    let mut desk = Desk::new(index, fields, 1, 0);
    for number in 0..3 {
        let articles = [article(&format!("/{number}.txt"), "Ferry", &["The ferry is late."])];
        desk.file(documents(&fields, &articles), 1000).unwrap();
    }
    assert_eq!(desk.write().unwrap().len(), 3);
    assert_eq!(desk.write().unwrap().len(), 0);
}
