//! What speaks for a block of the page and what against it: answers for the line model of [`crate::extract::boilerplate`].
//!
//! The extraction crate's verdict is the strongest witness. Beside it stand the tree (what the elements around a block
//! are called, and whether the rest of what they hold was taken for the article), the page's record of itself, and what
//! the words look like.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::blocks::Piece;
use super::judge::{Bag, each_hash, hash, hashes};
use super::marks::{CELL, ITEM, KINDS, Marks, PRE};
use super::tree::{Id, Tree};
use crate::article::ParagraphKind;
use crate::extract::boilerplate::model::{LINES, Observed, Template, looks};

/// Answers to *was it judged to be the article*.
const JUDGED: u8 = 7;
/// Answers to *what kind of block*.
const KIND: u8 = 7;
/// Answers to *how much of it is links*.
const LINKED: u8 = 4;
/// Answers to *what share of others was judged to be the article*.
const SHARE: u8 = 6;
/// Answers to *where it stands to the article*.
const REGION: u8 = 3;
/// Answers to *how far from the article*.
const FAR: u8 = 6;
/// Answers to *how deep in what holds the article*.
const HOME: u8 = 5;
/// Answers to *is it in the record*.
const RECORDED: u8 = 4;
/// Answers to *how much of what was judged to be the article it is*.
const WEIGHT: u8 = 5;
/// Buckets of a number of words.
const WORDS: u8 = 8;

/// The questions asked of blocks alone.
const OWN: [Template; 24] = [
    Template::new("judged", JUDGED, 3),
    Template::new("kind", KIND, 2),
    Template::new("linked", LINKED, 2),
    Template::new("recorded", RECORDED, 1),
    Template::new("judged+kind", JUDGED * KIND, 1),
    Template::new("judged+linked", JUDGED * LINKED, 0),
    Template::new("judged+words", JUDGED * WORDS, 0),
    Template::new("around1", SHARE, 0),
    Template::new("around2", SHARE, 0),
    Template::new("around3", SHARE, 0),
    Template::new("judged+around1", JUDGED * SHARE, 0),
    Template::new("around1+around2", SHARE * SHARE, 0),
    Template::new("alike", SHARE, 0),
    Template::new("judged+alike", JUDGED * SHARE, 0),
    Template::new("region", REGION, 0),
    Template::new("judged+region", JUDGED * REGION, 0),
    Template::new("since", FAR, 0),
    Template::new("until", FAR, 0),
    Template::new("since+until", FAR * FAR, 0),
    Template::new("home", HOME, 0),
    Template::new("judged+home", JUDGED * HOME, 0),
    Template::new("again", 3, 0),
    Template::new("weight", WEIGHT, 1),
    Template::new("judged+weight", JUDGED * WEIGHT, 0),
];

/// All questions: of blocks, of the names around them, of their words.
pub(super) static BLOCKS: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let marks = KINDS.iter().map(|name| Template::new(name, 4, 0));
    OWN.iter().copied().chain(marks).chain(LINES.iter().copied()).collect()
});

/// No element further up is looked at.
const FURTHEST: usize = 64;

/// What was counted below an element.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    words: usize,
    judged: usize,
}

/// A block with all that was counted.
struct Seen {
    words: usize,
    /// How many of its words were judged to be the article's.
    judged: usize,
    verdict: u8,
}

/// What a judged page tells of its blocks.
pub(super) struct Evidence {
    /// For the model.
    pub(super) observed: Observed,
    /// How many words of each block were judged to be the article's.
    pub(super) judged: Vec<usize>,
}

/// What is known of a page's blocks whoever judges them: read once for all that do.
pub(super) struct Known {
    looks: Vec<[u8; LINES.len()]>,
    /// The hashes of each block's words.
    hashes: Vec<Vec<u64>>,
    repeats: Vec<Repeat>,
    /// What elements say of themselves, as far as they were asked.
    marks: HashMap<Id, Marks, RandomState>,
}

/// Where else the words of a block stand, and its design.
struct Repeat {
    recorded: u8,
    again: u8,
    /// A hash of the elements that it stands in.
    design: u64,
}

impl Known {
    /// Reads blocks, and what the page's record holds of them.
    pub(super) fn of(tree: &Tree, blocks: &[Piece], record: &mut Bag) -> Self {
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        let hashes: Vec<Vec<u64>> = texts.iter().copied().map(hashes).collect();
        let is_recorded = !record.is_empty();
        let mut before: HashMap<u64, u32, RandomState> = HashMap::default();
        let mut repeat = |(block, hashes): (&Piece, &Vec<u64>)| {
            let recorded = if is_recorded { 1 + bucket(record.take(hashes), &[20, 60]) } else { 0 };
            let times = before.entry(hash(hashes)).or_default();
            *times += 1;
            let again = if *times == 1 { 0 } else { 1 + u8::from(hashes.len() >= 8) };
            Repeat { recorded, again, design: design(tree, block.place) }
        };
        let repeats = blocks.iter().zip(&hashes).map(&mut repeat).collect();
        Self { looks: looks(&texts), hashes, repeats, marks: HashMap::default() }
    }

    /// How many words each block has.
    pub(super) fn counts(&self) -> impl Iterator<Item = usize> {
        self.hashes.iter().map(Vec::len)
    }
}

/// Looks at the blocks of a page that somebody has judged.
pub(super) fn observe(tree: &Tree, blocks: &[Piece], known: &mut Known, judged: &mut Bag) -> Evidence {
    let seen = see(&known.hashes, judged);
    let sums = sums(tree, blocks, &seen);
    let all = seen.iter().fold(Sum::default(), Sum::with);
    let mut alike: HashMap<u64, Sum, RandomState> = HashMap::default();
    for (one, repeat) in seen.iter().zip(&known.repeats) {
        let sum = alike.entry(repeat.design).or_default();
        *sum = sum.with(one);
    }
    let places = places(&seen);
    let Known { looks, repeats, marks, .. } = known;
    let mut answers = Vec::with_capacity(blocks.len() * BLOCKS.len());
    let rows = blocks.iter().zip(&seen).zip(repeats.iter()).zip(looks.iter()).zip(&places);
    for ((((block, one), repeat), look), place) in rows {
        let around = around(tree, block, one, &sums);
        let mut named = Marks::default();
        let mut home = 0;
        for (height, id) in up(tree, block.place).enumerate() {
            let sum = sums.get(id.number()).copied().unwrap_or_default();
            // What holds the article and all else says nothing of one block.
            if holds_article(sum, all) {
                home = 1 + bucket(height, &[2, 3, 5]);
                break;
            }
            let own = *marks.entry(id).or_insert_with(|| tree.element(id).map(Marks::of).unwrap_or_default());
            named = named.and(own);
        }
        let kind = kind(block, named);
        let linked = bucket(block.linked * 100 / block.text.len().max(1), &[1, 40, 85]);
        let words = bucket(one.words, &[2, 4, 7, 12, 20, 40, 80]);
        let likes = alike.get(&repeat.design).copied().unwrap_or_default().without(one).share();
        let verdict = one.verdict;
        let weight = bucket((one.words * 100).checked_div(all.judged).unwrap_or(0), &[1, 5, 20, 50]);
        let Place { region, since, until } = *place;
        answers.extend([
            verdict,
            kind,
            linked,
            repeat.recorded,
            verdict * KIND + kind,
            verdict * LINKED + linked,
            verdict * WORDS + words,
            around[0],
            around[1],
            around[2],
            verdict * SHARE + around[0],
            around[0] * SHARE + around[1],
            likes,
            verdict * SHARE + likes,
            region,
            verdict * REGION + region,
            since,
            until,
            since * FAR + until,
            home,
            verdict * HOME + home,
            repeat.again,
            weight,
            verdict * WEIGHT + weight,
        ]);
        let taken = u8::from(one.judged > 0);
        answers.extend((0..KINDS.len()).map(|kind| 2 * taken + u8::from(named.has(kind))));
        answers.extend(look);
    }
    Evidence {
        observed: Observed::new(answers, BLOCKS.len()),
        judged: seen.iter().map(|one| one.judged).collect(),
    }
}

impl Sum {
    fn with(self, one: &Seen) -> Self {
        Self { words: self.words + one.words, judged: self.judged + one.judged }
    }

    fn without(self, one: &Seen) -> Self {
        Self { words: self.words - one.words, judged: self.judged - one.judged }
    }

    /// What share was judged to be the article's, as an answer.
    fn share(self) -> u8 {
        (self.judged * 100).checked_div(self.words).map_or(0, |share| 1 + bucket(share, &[5, 35, 65, 90]))
    }
}

/// Whether an element holds most of what was judged to be the article; where nothing was, most of the page.
fn holds_article(sum: Sum, all: Sum) -> bool {
    if all.judged == 0 { sum.words * 2 >= all.words } else { sum.judged * 2 >= all.judged }
}

/// The elements around a place, innermost first.
fn up(tree: &Tree, place: Id) -> impl Iterator<Item = Id> {
    std::iter::once(place).chain(tree.ancestors(place)).take(FURTHEST)
}

fn see(blocks: &[Vec<u64>], judged: &mut Bag) -> Vec<Seen> {
    blocks
        .iter()
        .map(|hashes| {
            let words = hashes.len();
            let share = judged.take(hashes);
            let verdict = match () {
                () if words < 4 && share > 0 => 5,
                () if words < 4 => 6,
                () => bucket(share, &[1, 30, 60, 90]),
            };
            let judged = if matches!(verdict, 3..=5) { words } else { 0 };
            Seen { words, judged, verdict }
        })
        .collect()
}

/// A hash of tag and class of an element and those around it: blocks made by one template share it.
fn design(tree: &Tree, place: Id) -> u64 {
    /// So many words of a class count.
    const CLASS: usize = 4;
    let mut parts = Vec::with_capacity(3 * (CLASS + 1));
    for element in up(tree, place).take(3).filter_map(|id| tree.element(id)) {
        each_hash(element.tag(), |hash| parts.push(hash));
        let end = parts.len() + CLASS;
        each_hash(element.class(), |hash| parts.push(hash));
        parts.truncate(end);
    }
    hash(&parts)
}

/// What stands below each element, by its number.
fn sums(tree: &Tree, blocks: &[Piece], seen: &[Seen]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for (block, one) in blocks.iter().zip(seen) {
        for id in up(tree, block.place) {
            if sums.len() <= id.number() {
                sums.resize(id.number() + 1, Sum::default());
            }
            if let Some(sum) = sums.get_mut(id.number()) {
                *sum = sum.with(one);
            }
        }
    }
    sums
}

/// The share that was judged to be the article's in the three smallest elements that hold more than the block and more
/// than one another, the block itself left out.
fn around(tree: &Tree, block: &Piece, one: &Seen, sums: &[Sum]) -> [u8; 3] {
    let mut shares = [0; 3];
    let mut slots = shares.iter_mut();
    let mut least = one.words;
    for id in up(tree, block.place) {
        let sum = sums.get(id.number()).copied().unwrap_or_default();
        if sum.words > least {
            let Some(slot) = slots.next() else { break };
            *slot = sum.without(one).share();
            least = sum.words;
        }
    }
    shares
}

/// Where a block stands to what was judged to be the article.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Before, within, after.
    region: u8,
    /// How many blocks after the last one that was judged to be the article.
    since: u8,
    /// How many before the next one.
    until: u8,
}

fn places(seen: &[Seen]) -> Vec<Place> {
    let is_sure = |one: &Seen| one.judged >= 4;
    let first = seen.iter().position(is_sure).unwrap_or(seen.len());
    let last = seen.iter().rposition(is_sure).unwrap_or(seen.len());
    let far = |blocks: Option<usize>| blocks.map_or(FAR - 1, |blocks| bucket(blocks, &[2, 3, 5, 9]));
    let mut places = vec![Place::default(); seen.len()];
    let mut near = None;
    for (at, (place, one)) in places.iter_mut().zip(seen).enumerate() {
        place.region = u8::from(at >= first) + u8::from(at > last);
        place.since = far(near.map(|near| at - near));
        if is_sure(one) {
            near = Some(at);
        }
    }
    near = None;
    for (at, (place, one)) in places.iter_mut().zip(seen).enumerate().rev() {
        place.until = far(near.map(|near: usize| near - at));
        if is_sure(one) {
            near = Some(at);
        }
    }
    places
}

fn kind(block: &Piece, named: Marks) -> u8 {
    match block.kind {
        ParagraphKind::Heading => 1,
        ParagraphKind::Caption => 2,
        _ if named.has(CELL) => 3,
        _ if named.has(ITEM) => 4,
        _ if named.has(PRE) => 5,
        _ if block.quoted => 6,
        _ => 0,
    }
}

/// How many of the bounds a number reaches.
fn bucket(number: usize, bounds: &[usize]) -> u8 {
    u8::try_from(bounds.iter().filter(|bound| number >= **bound).count()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::blocks::pieces;
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn every_question_has_one_answer_and_no_answer_is_out_of_range() {
        let page = "<h1>Quay</h1><div class=story><p>The harbour is to close before the winter, said the master.\
                    <ul><li>Yes<li>No</ul></div><aside class=related><a href=x>Bridge to open</a></aside>";
        let tree = parse(page);
        let blocks = pieces(&tree, Tree::ROOT);
        let article = blocks.iter().skip(1).take(1).map(|block| block.text.as_str());
        let (mut judged, mut record) = (Bag::new(article), Bag::new(std::iter::empty()));
        let mut known = Known::of(&tree, &blocks, &mut record);
        let evidence = observe(&tree, &blocks, &mut known, &mut judged);
        assert_eq!(evidence.observed.len(), blocks.len());
        assert_eq!(evidence.judged, [0, 11, 0, 0, 0]);
        for at in 0..blocks.len() {
            for (question, template) in BLOCKS.iter().enumerate() {
                let answer = evidence.observed.answer(at, question).unwrap();
                assert!(answer < template.buckets, "{} {answer}", template.name);
            }
        }
    }
}
