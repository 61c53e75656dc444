//! How soon questions are answered in one process, beside what tantivy alone takes for them.
//!
//! On the same index tantivy finds passages and no more: what is stored lies with their articles, whose text, speakers and
//! dates an answer reads besides. On the yardstick's index it fetches whole files, which is nearer to what an answer is.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use morgue::index::Index;
use morgue::query;
use morgue::search::{Request, search};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, PhrasePrefixQuery, Query, QueryParser};
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyDocument, Term};

use crate::process::middle;
use crate::questions::{Bare, Question};

/// How often each question is asked.
const RUNS: usize = 5;

/// How often all of them are asked in turns.
const TURNS: usize = 3;

/// How long `morgue` took for each question, in the order they came in.
pub(crate) fn ours(index: &Index, questions: &[Question]) -> Vec<Duration> {
    questions.iter().map(|question| typical(|| answer(index, &question.ours))).collect()
}

/// How long each took for each question, in the order they came in.
#[derive(Default)]
pub(crate) struct Times {
    /// `morgue`.
    pub(crate) ours: Vec<Duration>,
    /// The library underneath, on the same index.
    pub(crate) bare: Vec<Duration>,
    /// The library underneath, on the yardstick's index.
    pub(crate) whole: Vec<Duration>,
}

/// Asks each question of all in turns.
pub(crate) fn all(index: &Index, yardstick: &Path, questions: &[Question]) -> Times {
    let bare = Tantivy::new(index.searcher(), &["body"]);
    let whole = tantivy::Index::open_in_dir(yardstick).unwrap();
    let whole = Tantivy::new(whole.reader().unwrap().searcher(), &["title", "body"]);
    let mut times = Times::default();
    for question in questions {
        times.ours.push(typical(|| answer(index, &question.ours)));
        times.bare.push(typical(|| bare.answer(&question.bare)));
        times.whole.push(typical(|| whole.answer(&question.bare)));
    }
    times
}

/// Asks all questions in turns: whatever one of them has read lies cold before it is asked again.
pub(crate) fn in_turns(index: &Index, yardstick: &Path, questions: &[Question]) -> Times {
    let bare = Tantivy::new(index.searcher(), &["body"]);
    let whole = tantivy::Index::open_in_dir(yardstick).unwrap();
    let whole = Tantivy::new(whole.reader().unwrap().searcher(), &["title", "body"]);
    Times {
        ours: turns(questions, |question| answer(index, &question.ours)),
        bare: turns(questions, |question| bare.answer(&question.bare)),
        whole: turns(questions, |question| whole.answer(&question.bare)),
    }
}

/// The times in the middle, after one turn that is not counted.
fn turns(questions: &[Question], ask: impl Fn(&Question)) -> Vec<Duration> {
    let mut times = vec![Vec::new(); questions.len()];
    for turn in 0..=TURNS {
        for (question, times) in questions.iter().zip(&mut times) {
            let start = Instant::now();
            ask(question);
            if turn > 0 {
                times.push(start.elapsed());
            }
        }
    }
    times.into_iter().map(middle).collect()
}

fn answer(index: &Index, asked: &str) {
    let request = Request::new(query::parse(asked, query::Options::default()).unwrap());
    black_box(search(index, &request).unwrap());
}

/// The time in the middle, after one that is not counted.
fn typical(mut run: impl FnMut()) -> Duration {
    run();
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    middle((0..RUNS).map(timed).collect())
}

/// The library underneath, which knows only the words of some fields.
struct Tantivy {
    searcher: Searcher,
    parser: QueryParser,
    fields: Vec<Field>,
}

impl Tantivy {
    fn new(searcher: Searcher, fields: &[&str]) -> Self {
        let fields: Vec<Field> =
            fields.iter().map(|name| searcher.schema().get_field(name).unwrap()).collect();
        let mut parser = QueryParser::for_index(searcher.index(), fields.clone());
        parser.set_conjunction_by_default();
        Self { searcher, parser, fields }
    }

    /// Finds the ten best and how many there are, and fetches what is stored of the ten.
    fn answer(&self, asked: &Bare) {
        let query = match asked {
            Bare::Text(text) => self.parser.parse_query(text).unwrap(),
            Bare::Prefix(begins) => self.prefix(begins),
        };
        let best = (TopDocs::with_limit(10).order_by_score(), Count);
        let (best, count) = self.searcher.search(&query, &best).unwrap();
        black_box(count);
        for (_, address) in best {
            black_box(self.searcher.doc::<TantivyDocument>(address).unwrap());
        }
    }

    fn prefix(&self, begins: &str) -> Box<dyn Query> {
        let clauses = self.fields.iter().map(|field| {
            let mut query = PhrasePrefixQuery::new(vec![Term::from_field_text(*field, begins)]);
            query.set_max_expansions(u32::MAX);
            Box::new(query) as Box<dyn Query>
        });
        Box::new(BooleanQuery::union(clauses.collect()))
    }
}
