//! Puts the words of a page in the order in which they are read: column by column.
//!
//! Columns are told by the empty stripe between them. A headline over several columns, and whatever else runs across the
//! stripe, parts what stands above it from what stands below it.

use super::word::{GAP, Word};

/// A line of one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Which column of its page it stands in, counted in reading order.
    pub(super) column: usize,
    /// Where that column ends on the right, and begins on the left.
    pub(super) edges: (f64, f64),
    /// What of it stands apart, as date and name do in a running head.
    pub(super) parts: Vec<String>,
}

/// A stripe between columns is at least so wide, in sizes of the letters beside it.
const STRIPE: f64 = 0.8;
/// A stripe runs along so many rows at least, and so many of them have words on its left, and on its right.
const ROWS: usize = 4;
const SIDE: usize = 3;
/// A column is at least so wide, in sizes.
const COLUMN: f64 = 5.0;
/// A page of more rows is not looked at for columns: it is a drawing.
const MOST: usize = 1500;

/// The words at one height.
struct Row {
    base: f64,
    size: f64,
    words: Vec<Word>,
}

/// The lines of a page in reading order.
pub(super) fn lines(words: Vec<Word>) -> Vec<Line> {
    let mut columns = Vec::new();
    part(rows(words, 0.3), 0, &mut columns);
    let mut lines = Vec::new();
    for (column, mut words) in columns.into_iter().enumerate() {
        put_initials(&mut words);
        let left = words.iter().map(|word| word.left).fold(f64::INFINITY, f64::min);
        let right = words.iter().map(|word| word.right).fold(f64::NEG_INFINITY, f64::max);
        lines.extend(rows(words, 0.45).into_iter().filter_map(|row| line(row, column, (left, right))));
    }
    lines
}

/// Puts an initial that stands as high as several lines before the first word of the first of them.
fn put_initials(words: &mut Vec<Word>) {
    let mut at = 0;
    while at < words.len() {
        let Some(first) = words.get(at).and_then(|initial| first_beside(initial, words)) else {
            at += 1;
            continue;
        };
        let Word { text, spaced, .. } = words.remove(at);
        let first = if first > at { first - 1 } else { first };
        if let Some(word) = words.get_mut(first) {
            // Where the line itself begins stays as it is: the next one begins there as well.
            word.text = format!("{text}{}{}", if spaced { " " } else { "" }, word.text);
        }
    }
}

/// The word that an initial belongs to, if it is one: much smaller, right behind it, and as high at its top.
fn first_beside(initial: &Word, words: &[Word]) -> Option<usize> {
    let mut letters = initial.text.chars();
    if !letters.any(char::is_uppercase) || initial.text.chars().count() > 2 {
        return None;
    }
    let top = |word: &Word| word.base + word.size * 0.7;
    words.iter().position(|word| {
        let gap = word.left - initial.right;
        word.size <= initial.size * 0.6
            && (top(word) - top(initial)).abs() < word.size * 0.5
            && (-word.size * 0.3..initial.size * 0.5).contains(&gap)
    })
}

/// Gathers words into rows, from the top of the page down; two are of one row when their heights differ by less than so
/// much of the smaller's size.
fn rows(mut words: Vec<Word>, tolerance: f64) -> Vec<Row> {
    words.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row)
                if (row.base - word.base).abs()
                    < word.size.max(row.size * 0.7).min(row.size.max(word.size)) * tolerance =>
            {
                // The larger letters say where the row is.
                if word.size > row.size {
                    (row.base, row.size) = (word.base, word.size);
                }
                row.words.push(word);
            }
            _ => rows.push(Row { base: word.base, size: word.size, words: vec![word] }),
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Splits rows into columns, as often as there are any.
fn part(rows: Vec<Row>, depth: usize, columns: &mut Vec<Vec<Word>>) {
    let all = |rows: Vec<Row>| rows.into_iter().flat_map(|row| row.words).collect::<Vec<_>>();
    if rows.is_empty() {
        return;
    }
    let Some(stripe) = stripe(&rows).filter(|_| depth < 40) else {
        columns.push(all(rows));
        return;
    };
    let (mut above, mut beside, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for (at, row) in rows.into_iter().enumerate() {
        if at < stripe.first {
            above.push(row);
        } else if at <= stripe.last {
            beside.push(row);
        } else {
            below.push(row);
        }
    }
    part(above, depth + 1, columns);
    let (left, right): (Vec<Word>, Vec<Word>) =
        all(beside).into_iter().partition(|word| word.left < stripe.middle);
    part(self::rows(left, 0.3), depth + 1, columns);
    part(self::rows(right, 0.3), depth + 1, columns);
    part(below, depth + 1, columns);
}

/// An empty stripe between two columns.
struct Stripe {
    first: usize,
    last: usize,
    middle: f64,
}

/// The stripe that runs along most rows; of several the widest.
fn stripe(rows: &[Row]) -> Option<Stripe> {
    if rows.len() < ROWS || rows.len() > MOST {
        return None;
    }
    let taken: Vec<Vec<(f64, f64)>> = rows.iter().map(taken).collect();
    let mut best: Option<(usize, f64, Stripe)> = None;
    for first in 0..rows.len() {
        // What is free in all rows from the first one on; each row can only take away from it.
        let mut free = vec![(f64::NEG_INFINITY, f64::INFINITY)];
        for (last, row) in taken.iter().enumerate().skip(first) {
            free = without(&free, row);
            let next = taken.get(last + 1).map(|next| without(&free, next));
            let length = last + 1 - first;
            let longest = best.as_ref().map_or(ROWS, |(longest, ..)| *longest);
            // As long as nothing is taken away, a longer run is as good.
            if length < longest || next.is_some_and(|next| bounded(&next) == bounded(&free)) {
                continue;
            }
            let Some((left, right)) = widest(&free, rows.get(first..=last).unwrap_or_default()) else {
                continue;
            };
            if best.as_ref().is_none_or(|(long, wide, _)| (length, right - left) > (*long, *wide)) {
                let middle = f64::midpoint(left, right);
                best = Some((length, right - left, Stripe { first, last, middle }));
            }
        }
    }
    best.map(|(_, _, stripe)| stripe)
}

/// The stretches that end on either side.
fn bounded(free: &[(f64, f64)]) -> Vec<(f64, f64)> {
    free.iter().copied().filter(|(left, right)| left.is_finite() && right.is_finite()).collect()
}

/// What a row's words take up, those that follow closely taken together.
fn taken(row: &Row) -> Vec<(f64, f64)> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for word in &row.words {
        let room = word.size * STRIPE / 2.0;
        match taken.last_mut() {
            Some(last) if word.left - last.1 < room => last.1 = last.1.max(word.right),
            _ => taken.push((word.left, word.right)),
        }
    }
    taken
}

/// What of the free stretches is left when some are taken.
fn without(free: &[(f64, f64)], taken: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut left_over = Vec::new();
    for &(mut left, right) in free {
        for &(from, to) in taken {
            if to <= left || from >= right {
                continue;
            }
            if from > left {
                left_over.push((left, from));
            }
            left = to;
        }
        if left < right {
            left_over.push((left, right));
        }
    }
    left_over
}

/// The widest of the free stretches that has a column on either side.
fn widest(free: &[(f64, f64)], rows: &[Row]) -> Option<(f64, f64)> {
    let mut found: Option<(f64, f64)> = None;
    for (left, right) in bounded(free) {
        if found.is_some_and(|(from, to)| to - from >= right - left) {
            continue;
        }
        let middle = f64::midpoint(left, right);
        let (mut before, mut behind) = (Side::default(), Side::default());
        for row in rows {
            let at = row.words.partition_point(|word| word.left < middle);
            let (first, second) = row.words.split_at(at);
            before.add(first);
            behind.add(second);
        }
        let size = before.size.min(behind.size);
        if right - left >= size * STRIPE && before.is_column() && behind.is_column() {
            found = Some((left, right));
        }
    }
    found
}

/// What stands on one side of a stripe.
struct Side {
    rows: usize,
    left: f64,
    right: f64,
    /// The size of its smallest letters.
    size: f64,
}

impl Default for Side {
    fn default() -> Self {
        Self { rows: 0, left: f64::INFINITY, right: f64::NEG_INFINITY, size: f64::INFINITY }
    }
}

impl Side {
    fn add(&mut self, words: &[Word]) {
        self.rows += usize::from(!words.is_empty());
        for word in words {
            self.left = self.left.min(word.left);
            self.right = self.right.max(word.right);
            self.size = self.size.min(word.size);
        }
    }

    fn is_column(&self) -> bool {
        self.rows >= SIDE && self.right - self.left >= self.size * COLUMN
    }
}

/// The line that a row of words makes.
fn line(row: Row, column: usize, edges: (f64, f64)) -> Option<Line> {
    /// What stands so far away, in sizes, is something else.
    const APART: f64 = 2.5;
    let mut words: Vec<Word> = Vec::new();
    for word in row.words {
        // Drawn twice, a little aside, a letter looks bold.
        let again = words
            .last()
            .is_some_and(|last| last.text == word.text && word.left - last.left < word.size * 0.15);
        if !again {
            words.push(word);
        }
    }
    let (first, last) = (words.first()?, words.last()?);
    let (left, right) = (first.left, last.right);
    let letters: usize = words.iter().map(|word| word.text.len()).sum();
    let bold: usize = words.iter().filter(|word| word.bold).map(|word| word.text.len()).sum();
    let mut parts = vec![String::new()];
    let mut text = String::new();
    let mut before: Option<&Word> = None;
    for word in &words {
        if let Some(before) = before {
            let gap = word.left - before.right;
            if gap > row.size * APART {
                parts.push(String::new());
            }
            if before.spaced || gap > before.size.min(word.size) * GAP {
                text.push(' ');
                parts
                    .iter_mut()
                    .rev()
                    .take(1)
                    .filter(|part| !part.is_empty())
                    .for_each(|part| part.push(' '));
            }
        }
        text.push_str(&word.text);
        parts.iter_mut().rev().take(1).for_each(|part| part.push_str(&word.text));
        before = Some(word);
    }
    let text = crate::source::html::line(&text);
    if text.is_empty() {
        return None;
    }
    Some(Line {
        text,
        left,
        right,
        base: row.base,
        size: row.size,
        bold: bold * 2 > letters,
        column,
        edges,
        parts,
    })
}
