//! Makes paragraphs of lines.

use std::collections::HashSet;

use super::column::Line;
use crate::article::{Block, ParagraphKind};
use crate::extract::byline;
use crate::text::lexicon::{self, Class};
use crate::text::paragraph::{self, Placed};

/// A heading's letters are larger than those of the text by so much.
const LARGER: f64 = 1.15;
/// A caption's are smaller.
const SMALLER: f64 = 0.93;
/// No heading and no caption has more bytes.
const HEADING: usize = 250;
const CAPTION: usize = 600;

/// A paragraph with the size of its letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sized {
    pub(super) block: Block,
    pub(super) size: f64,
    /// Which page it begins on, counted from zero.
    pub(super) page: usize,
}

/// Lines that belong together.
struct Run<'l> {
    lines: Vec<&'l Line>,
    page: usize,
}

/// The paragraphs of a document, and the size of its text.
pub(super) fn paragraphs(pages: &[Vec<Line>]) -> (Vec<Sized>, f64) {
    let body = body_size(pages);
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        for column in lines.chunk_by(|a, b| a.column == b.column) {
            let leading = leading(column);
            for (at, line) in column.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|before| column.get(before));
                let fresh = match before {
                    Some(before) => starts_anew(before, line, leading),

                    None => !goes_on(&mut runs, line, page, body),
                };
                match runs.last_mut() {
                    Some(run) if !fresh => run.lines.push(line),
                    _ => runs.push(Run { lines: vec![line], page }),
                }
            }
        }
    }
    let words = Words::of(pages);
    let mut begun = false;
    let blocks = runs.into_iter().filter_map(|run| {
        let first = run.lines.first()?;
        let size = run.lines.iter().map(|line| line.size).fold(0.0, f64::max);
        let text = joined(&run.lines, &words);
        let bold = run.lines.iter().all(|line| line.bold);
        let ended = text.ends_with(['.', ',', ';', '”', '"']);
        let kind = if size >= body * LARGER && text.len() <= HEADING
            || bold && size >= body * SMALLER && text.len() <= HEADING && !ended
        {
            ParagraphKind::Heading
        } else if begun && size < body * SMALLER && text.len() <= CAPTION && first.size < body * SMALLER {
            ParagraphKind::Caption
        } else {
            begun |= text.len() >= 80;
            ParagraphKind::Body
        };
        Some(Sized { block: Block { kind, text, quoted: false }, size, page: run.page })
    });
    (blocks.filter(|sized| !sized.block.text.is_empty()).collect(), body)
}

/// The size that most of the text is set in.
fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> =
        pages.iter().flatten().map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut passed = 0;
    let middle = sizes.iter().find(|(_, letters)| {
        passed += letters;
        passed > half
    });
    middle.map_or(10.0, |(size, _)| *size)
}

/// The usual distance between the lines of a column.
fn leading(column: &[Line]) -> f64 {
    let mut steps: Vec<f64> = column
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] if alike(above, below) => Some(above.base - below.base),
            _ => None,
        })
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_by(f64::total_cmp);
    // Gaps between paragraphs are fewer than lines, or there are no paragraphs of several lines.
    steps.get(steps.len() / 3).copied().unwrap_or(0.0)
}

fn alike(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() <= a.size.max(b.size) * 0.08
}

/// Whether a line begins a paragraph, below the one before it.
fn starts_anew(before: &Line, line: &Line, leading: f64) -> bool {
    if is_head(before) || is_head(line) {
        return true;
    }
    let step = before.base - line.base;
    // Headings are set in lines of their own distance.
    let usual = if leading > 0.0 { leading.min(before.size * 2.2) } else { before.size * 1.3 };
    let apart = step > usual.max(before.size * 1.05) * 1.3 || step <= 0.0;
    if apart && (step > before.size * 1.45 || step <= 0.0)
        || !alike(before, line)
        || before.bold != line.bold && !within(before, line)
    {
        return true;
    }
    let indent = line.size * 0.7;
    let indented = line.left > before.left + indent;
    // The first line of a paragraph that hangs: the others stand further in.
    let hangs = indented && is_item(&before.text);
    if indented && !hangs || is_item(&line.text) && line.left <= before.left + indent {
        return true;
    }
    let room = line.edges.1 - before.right;
    let word = line.text.split(' ').next().map_or(0, |word| word.chars().count());
    let fits = room > (word + 1) as f64 * line.size * 0.5 + line.size * 2.0;
    fits && is_ended(&before.text)
}

/// Whether a line names the author and nothing else.
fn is_head(line: &Line) -> bool {
    line.text.len() <= 100
        && ["By ", "BY "].iter().any(|by| line.text.starts_with(by))
        && byline::is_byline(&line.text)
}

/// Whether both lines are of one sentence, of which only a part is bold.
fn within(before: &Line, line: &Line) -> bool {
    !is_ended(&before.text) && line.text.starts_with(char::is_lowercase)
}

/// Whether a line begins with the sign of a list's item.
fn is_item(text: &str) -> bool {
    text.starts_with(['•', '▪', '●', '■', '‣', '◦', '·'])
}

fn is_ended(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether the first line of a column goes on with the text of the column before; what stood in between, a picture's
/// caption, is set before it.
fn goes_on(runs: &mut Vec<Run<'_>>, line: &Line, page: usize, body: f64) -> bool {
    // The last line of a headline may be so short that it stands over one column.
    let above = runs.last().filter(|run| run.page == page).and_then(|run| run.lines.last());
    if line.size > body * LARGER
        && above.is_some_and(|above| {
            alike(above, line) && (0.0..line.size * 1.6).contains(&(above.base - line.base))
        })
    {
        return true;
    }
    let is_text = |line: &Line| (line.size - body).abs() < body * 0.08;
    let Some(last) = runs.iter().rposition(|run| run.lines.last().is_some_and(|last| is_text(last))) else {
        return false;
    };
    let near = runs.len() - last <= 3;
    let Some(end) = runs.get(last).and_then(|run| run.lines.last()) else { return false };
    let open = !is_ended(&end.text) && !is_head(end) && end.bold == line.bold;
    let goes_on =
        near && is_text(line) && open && (line.text.starts_with(char::is_lowercase) || is_full(end));
    if goes_on {
        let run = runs.remove(last);
        runs.push(run);
    }
    goes_on
}

/// Whether a line reaches the end of its column.
fn is_full(line: &Line) -> bool {
    line.edges.1 - line.right < line.size * 4.0 && line.text.len() > 20
}

/// The words that are known: those that the document writes within its lines, and those of the word lists.
struct Words(HashSet<String>);

impl Words {
    fn of(pages: &[Vec<Line>]) -> Self {
        let mut words = HashSet::new();
        for line in pages.iter().flatten() {
            let mut found: Vec<&str> = line.text.split(' ').collect();
            // What stands at the end of a line may be half a word, and what begins one the other half.
            if found.last().is_some_and(|last| last.ends_with(HYPHENS)) {
                found.pop();
            }
            words.extend(found.into_iter().skip(1).map(bare).filter(|word| !word.is_empty()));
        }
        Self(words)
    }

    fn has(&self, word: &str) -> bool {
        let word = bare(word);
        self.0.contains(&word) || lexicon::class_of(&word) != Class::NONE
    }
}

fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word).to_lowercase()
}

/// Hyphens that a line may end with: as typed; as set by programs that break words; one that is seen only there.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// The words of lines on one line. A word that was broken at the end of one is whole again; a compound keeps its hyphen.
fn joined(lines: &[&Line], words: &Words) -> String {
    let mut texts: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
    for at in 1..texts.len() {
        let (before, after) = texts.split_at_mut(at);
        let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) else { break };
        let (word, rest) = after.split_once(' ').unwrap_or((after, ""));
        let Some(half) = before.rsplit(' ').next().filter(|half| is_broken(half, word, words)) else {
            continue;
        };
        let whole = format!("{}{word}", half.trim_end_matches(HYPHENS));
        before.truncate(before.len() - half.len());
        before.push_str(&whole);
        *after = rest.to_owned();
    }
    let text = texts.join("\n").replace('\u{2010}', "-").replace('\u{ad}', "");
    let lines: Vec<paragraph::Line<'_>> = paragraph::lines(&text).collect();
    let joined = Placed::of_lines(&lines, ParagraphKind::Body);
    joined.map(|placed| crate::source::html::line(placed.text())).unwrap_or_default()
}

/// Whether a word was broken between its halves, and not a compound at its hyphen.
fn is_broken(half: &str, other: &str, words: &Words) -> bool {
    let Some(first) = half.strip_suffix(HYPHENS) else { return false };
    if !other.starts_with(char::is_lowercase) || !first.ends_with(char::is_alphabetic) {
        return false;
    }
    // Nobody types these.
    if half.ends_with('\u{ad}') {
        return true;
    }
    if words.has(&format!("{first}-{other}")) {
        return false;
    }
    if words.has(&format!("{first}{other}")) {
        return true;
    }
    // A compound of three was broken at one of its own hyphens.
    if first.contains('-') || other.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('-') {
        return false;
    }
    let (first, other) = (bare(first), bare(other));
    if matches!(other.as_str(), "and" | "or" | "to" | "") || COMPOUNDING.contains(&first.as_str()) {
        return false;
    }
    // Two words make a compound, two halves a word; a syllable may be a word as well.
    let long = |word: &str| word.chars().count() >= 4;
    !(long(&first) && long(&other) && words.has(&first) && words.has(&other))
}

/// What compounds begin with, and words that are broken hardly ever.
const COMPOUNDING: [&str; 24] = [
    "all", "anti", "co", "cross", "eight", "ex", "five", "four", "half", "high", "ill", "long", "low", "mid",
    "nine", "non", "one", "post", "self", "short", "six", "three", "two", "well",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_broken_is_whole_again() {
        let known = ["considerable", "co-operation", "harbour", "crane", "report"].map(str::to_owned);
        let words = Words(HashSet::from(known));
        for (half, other, want) in [
            ("consid-", "erable,", true),
            ("finan-", "cial", true),
            ("Tues\u{2010}", "day", true),
            ("long\u{ad}", "term", true),
            ("long-", "term", false),
            ("co-", "operation", false),
            ("harbour-", "crane", false),
            ("two-", "and", false),
            ("Adeyemi-", "Lund", false),
            ("5-", "year", false),
            ("state-of-", "the-art", false),
            ("crane", "stays", false),
        ] {
            assert_eq!(is_broken(half, other, &words), want, "{half} {other}");
        }
    }
}
