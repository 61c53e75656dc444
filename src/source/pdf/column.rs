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

/// How often the places of a document's words may still be compared.
#[derive(Debug)]
pub(super) struct Room(usize);

impl Room {
    /// All of it: twice what a newspaper of a hundred pages takes. Of a page for which no room is left, the words stay in the
    /// order of its rows.
    pub(super) const ALL: Self = Self(1_000_000_000);

    /// What a page may take: five times what a full one of a newspaper does. One that takes more is a drawing.
    const PAGE: Self = Self(20_000_000);

    /// Takes so much of it, if there is so much.
    const fn take(&mut self, places: usize) -> Option<()> {
        match self.0.checked_sub(places) {
            Some(left) => {
                self.0 = left;
                Some(())
            }
            None => None,
        }
    }
}

/// The words at one height.
struct Row {
    base: f64,
    size: f64,
    words: Vec<Word>,
}

/// The lines of a page in reading order.
pub(super) fn lines(words: Vec<Word>, room: &mut Room) -> Vec<Line> {
    let all = Room::PAGE.0.min(room.0);
    let mut page = Room(all);
    let mut columns = Vec::new();
    part(rows(words, 0.3), 0, &mut page, &mut columns);
    let mut lines = Vec::new();
    for (column, mut words) in columns.into_iter().enumerate() {
        put_initials(&mut words, &mut page);
        let left = words.iter().map(|word| word.left).fold(f64::INFINITY, f64::min);
        let right = words.iter().map(|word| word.right).fold(f64::NEG_INFINITY, f64::max);
        lines.extend(rows(words, 0.45).into_iter().filter_map(|row| line(row, column, (left, right))));
    }
    room.0 -= all - page.0;
    lines
}

/// Puts an initial that stands as high as several lines before the first word of the first of them.
fn put_initials(words: &mut Vec<Word>, room: &mut Room) {
    let smallest = words.iter().map(|word| word.size).fold(f64::INFINITY, f64::min);
    let mut at = 0;
    while at < words.len() {
        let initial = words.get(at).filter(|word| is_initial(word, smallest));
        if initial.is_some() && room.take(words.len()).is_none() {
            return;
        }
        let Some(first) = initial.and_then(|initial| first_beside(initial, words)) else {
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

/// So much smaller than an initial is the word that it belongs to.
const SMALLER: f64 = 0.6;

/// Whether a word may be an initial: a letter or two, much larger than the smallest word there is.
fn is_initial(word: &Word, smallest: f64) -> bool {
    smallest <= word.size * SMALLER
        && word.text.chars().any(char::is_uppercase)
        && word.text.chars().nth(2).is_none()
}

/// The word that an initial belongs to, if it is one: much smaller, right behind it, and as high at its top.
fn first_beside(initial: &Word, words: &[Word]) -> Option<usize> {
    let top = |word: &Word| word.base + word.size * 0.7;
    words.iter().position(|word| {
        let gap = word.left - initial.right;
        word.size <= initial.size * SMALLER
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
fn part(rows: Vec<Row>, depth: usize, room: &mut Room, columns: &mut Vec<Vec<Word>>) {
    let all = |rows: Vec<Row>| rows.into_iter().flat_map(|row| row.words).collect::<Vec<_>>();
    if rows.is_empty() {
        return;
    }
    let Some(stripe) = stripe(&rows, room).filter(|_| depth < 40) else {
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
    part(above, depth + 1, room, columns);
    let (left, right): (Vec<Word>, Vec<Word>) =
        all(beside).into_iter().partition(|word| word.left < stripe.middle);
    part(self::rows(left, 0.3), depth + 1, room, columns);
    part(self::rows(right, 0.3), depth + 1, room, columns);
    part(below, depth + 1, room, columns);
}

/// An empty stripe between two columns.
struct Stripe {
    first: usize,
    last: usize,
    middle: f64,
}

/// The stripe that runs along most rows; of several the widest.
fn stripe(rows: &[Row], room: &mut Room) -> Option<Stripe> {
    if rows.len() < ROWS || rows.len() > MOST {
        return None;
    }
    let taken: Vec<Vec<(f64, f64)>> = rows.iter().map(taken).collect();
    let mut best: Option<(usize, f64, Stripe)> = None;
    for first in 0..rows.len() {
        // What is free in all rows from the first one on; each row can only take away from it.
        let mut free = vec![(f64::NEG_INFINITY, f64::INFINITY)];
        for (last, row) in taken.iter().enumerate().skip(first) {
            room.take(free.len() + row.len())?;
            free = without(&free, row);
            let next = taken.get(last + 1).map(|next| without(&free, next));
            let length = last + 1 - first;
            let longest = best.as_ref().map_or(ROWS, |(longest, ..)| *longest);
            // As long as nothing is taken away, a longer run is as good.
            if length < longest || next.is_some_and(|next| bounded(&next) == bounded(&free)) {
                continue;
            }
            let rows = rows.get(first..=last).unwrap_or_default();
            let Some((left, right)) = widest(&free, rows, room) else { continue };
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
            _ => taken.push((word.left, word.right.max(word.left))),
        }
    }
    taken
}

/// What of the free stretches is left when some are taken; both stand in order.
fn without(free: &[(f64, f64)], taken: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut left_over = Vec::with_capacity(free.len() + 1);
    let mut taken = taken;
    for &(mut left, right) in free {
        taken = taken.get(taken.partition_point(|(_, to)| *to <= left)..).unwrap_or_default();
        for &(from, to) in taken.iter().take_while(|(from, _)| *from < right) {
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
fn widest(free: &[(f64, f64)], rows: &[Row], room: &mut Room) -> Option<(f64, f64)> {
    room.take(rows.len())?;
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    let mut found: Option<(f64, f64)> = None;
    for (left, right) in bounded(free) {
        if found.is_some_and(|(from, to)| to - from >= right - left) {
            continue;
        }
        room.take(words)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pdf::matrix::Turn;

    fn word(text: &str, left: f64, base: f64, size: f64) -> Word {
        Word {
            text: text.to_owned(),
            left,
            right: left + size * 2.0,
            base,
            size,
            bold: false,
            turn: Turn::Right,
            spaced: true,
        }
    }

    /// Rows of columns, each so many words wide, and how far they stand apart.
    fn page(rows: usize, columns: usize, wide: usize) -> Vec<Word> {
        let place = |row: usize, column: usize, word: usize| {
            ((column * (wide * 25 + 10) + word * 25) as f64, 8000.0 - row as f64 * 12.0)
        };
        let words = |row, column| (0..wide).map(move |at| (row, column, at));
        (0..rows)
            .flat_map(|row| (0..columns).flat_map(move |column| words(row, column)))
            .map(|(row, column, at)| (place(row, column, at), format!("{column}-{row}-{at}")))
            .map(|((left, base), text)| word(&text, left, base, 10.0))
            .collect()
    }

    #[test]
    fn a_page_of_a_newspaper_takes_little_room() {
        let mut room = Room::ALL;
        let lines = lines(page(130, 6, 6), &mut room);
        let columns: Vec<usize> = lines.iter().map(|line| line.column).collect();
        assert!(columns.is_sorted() && columns.last() == Some(&5), "{columns:?}");
        assert!((Room::ALL.0 - room.0) * 4 < Room::PAGE.0, "{}", Room::ALL.0 - room.0);
    }

    #[test]
    fn what_is_made_of_nothing_but_columns_is_a_drawing() {
        let mut room = Room::ALL;
        let grid: Vec<Word> = (0..60_000_u32)
            .map(|at| word("ab", f64::from(at % 300) * 4.0, f64::from(at / 300) * -3.0, 1.0))
            .collect();
        let words: usize = lines(grid, &mut room).iter().map(|line| line.text.split(' ').count()).sum();
        assert_eq!(words, 60_000);
        assert!(Room::ALL.0 - room.0 <= Room::PAGE.0);
        let initials = (0..60_000_u32).map(|at| word("A", 0.0, f64::from(at) * -30.0, 20.0));
        let mut words: Vec<Word> = initials.chain([word("b", 0.0, 9.0, 9.0)]).collect();
        let mut room = Room(1_000_000);
        put_initials(&mut words, &mut room);
        assert_eq!((words.len(), room.0 < 60_001), (60_001, true));
    }

    #[test]
    fn what_is_taken_is_taken_from_what_is_free() {
        let all = [(f64::NEG_INFINITY, f64::INFINITY)];
        let free = without(&all, &[(1.0, 2.0), (4.0, 6.0)]);
        assert_eq!(bounded(&free), [(2.0, 4.0)]);
        let free = without(&free, &[(0.0, 1.0), (3.0, 3.5), (5.0, 7.0)]);
        assert_eq!(free, [(f64::NEG_INFINITY, 0.0), (2.0, 3.0), (3.5, 4.0), (7.0, f64::INFINITY)]);
    }
}
