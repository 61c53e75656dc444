//! Tells whether a text is wrapped at a column, and where its paragraphs end.
//!
//! Most programs fill every line as far as it goes; some even the lines out, and where letters are of different widths a full
//! line may be a few short of another. So a text counts as wrapped, too, where its lines break off within sentences.

use std::ops::Range;

use super::unit::{Marker, marker};
use crate::text::paragraph::Line;

/// The widest column that anybody wraps a text at.
const WIDEST: usize = 132;
/// The narrowest that is told by full lines alone.
const NARROWEST: usize = 40;
/// The narrowest that is told by broken sentences.
const NARROWEST_BROKEN: usize = 20;

/// No paragraph has so many lines: no more are looked at for each of them.
const MOST: usize = 200;

/// How a text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// No line is wider, in code points.
    column: usize,
    /// Whether the lines are no more than nearly full.
    ragged: bool,
    /// Whether blank lines part the paragraphs.
    parted: bool,
}

impl Wrap {
    /// How the text is wrapped, if it is.
    ///
    /// It is, when no line of several words is wider than people wrap, and of the lines that another follows half are so full
    /// that the next word would not have fitted, or half break off within a sentence.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let mut column = 0;
        for line in lines {
            // A long address cannot be broken and tells nothing.
            if line.text.contains(' ') {
                column = column.max(width(line));
                if column > WIDEST {
                    return None;
                }
            }
        }
        if column < NARROWEST_BROKEN {
            return None;
        }
        let long = |line: &Line<'_>| !line.is_blank() && width(line) * 2 > column;
        let (mut full, mut broken, mut pairs) = (0, 0, 0);
        let (mut ended, mut blank_after) = (0, 0);
        for (at, before) in lines.iter().enumerate() {
            let after = lines.get(at + 1);
            let blank = after.is_none_or(Line::is_blank);
            if width(before) * 4 < column * 3 && ends_sentence(before) {
                ended += 1;
                blank_after += usize::from(blank);
            }
            if let Some(after) = after.filter(|_| !blank)
                && long(before)
                // What begins anew says nothing of the line before.
                && !starts_anew(before, after, false)
            {
                pairs += 1;
                full += usize::from(is_full(before, after, column));
                broken += usize::from(breaks_off(before, after));
            }
        }
        let filled = column >= NARROWEST && full >= 2 && full * 2 >= pairs;
        let ragged = broken >= 3 && broken * 2 >= pairs;
        let parted = blank_after > 0 && blank_after * 10 >= ended * 9;
        (filled || ragged).then_some(Self { column, ragged, parted })
    }

    /// The lines of the paragraph that begins with the line at `start`.
    pub(super) fn paragraph(self, lines: &[Line<'_>], start: usize) -> Range<usize> {
        let block = self.ragged && self.parted && self.is_paragraph(lines, start);
        let mut end = start + 1;
        while let [before, after] = lines.get(end - 1..=end).unwrap_or_default() {
            let goes_on = block
                || is_full(before, after, self.column)
                || self.ragged && (breaks_off(before, after) || self.is_nearly_full(before));
            if after.is_blank() || starts_anew(before, after, end - 1 == start) || !goes_on {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// Whether the lines from `start` up to a blank one are one paragraph: all but the last of them are long, and either a
    /// sentence goes on from one to the next, or the last ends one that began before.
    fn is_paragraph(self, lines: &[Line<'_>], start: usize) -> bool {
        let near = lines.get(start..).unwrap_or_default();
        let near = near.get(..MOST.min(near.len())).unwrap_or_default();
        let block = near.split(Line::is_blank).next().unwrap_or_default();
        let Some((last, inner)) = block.split_last().filter(|_| block.len() < MOST) else { return false };
        let long = |line: &Line<'_>| width(line) * 2 >= self.column;
        let broken = |pair: &[Line<'_>]| matches!(pair, [before, after] if breaks_off(before, after));
        let ended = || {
            ends_sentence(last) && inner.last().is_some_and(|line| !ends_sentence(line) && self.is_long(line))
        };
        inner.iter().all(long) && (block.windows(2).any(broken) || ended())
    }

    fn is_long(self, line: &Line<'_>) -> bool {
        width(line) * 4 >= self.column * 3
    }

    /// Whether so little room was left behind a line that hardly a word would have fitted.
    fn is_nearly_full(self, line: &Line<'_>) -> bool {
        width(line) * 10 > self.column * 9
    }
}

/// Whether a line was broken because the next word did not fit.
fn is_full(before: &Line<'_>, after: &Line<'_>, column: usize) -> bool {
    let word = after.text.split_whitespace().next().unwrap_or_default();
    // A compound may have been broken at its hyphen, and then its first half would have had to fit.
    let half = word.find('-').map_or(word.len(), |hyphen| hyphen + 1);
    // Not every program breaks there: a sentence goes on all the same.
    let word = if ends_sentence(before) { half.min(columns(word)) } else { columns(word) };
    width(before) + 1 + word > column
}

/// Whether a line ends within a sentence that the next one goes on with.
fn breaks_off(before: &Line<'_>, after: &Line<'_>) -> bool {
    const ENDS: [char; 7] = [',', ';', '-', '–', '”', '"', '’'];
    let within = before.text.ends_with(|last: char| last.is_alphanumeric() || ENDS.contains(&last));
    let goes_on = after.text.starts_with(char::is_lowercase) && !after.text.starts_with("by ");
    within && before.text.contains(' ') && goes_on
}

fn ends_sentence(line: &Line<'_>) -> bool {
    line.text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '?', '!'])
}

/// Whether a line that could go on begins something new all the same: indented deeper, or a list's item.
fn starts_anew(before: &Line<'_>, after: &Line<'_>, before_is_first: bool) -> bool {
    let marked = marker(before.text).0 != Marker::None;
    let deeper = after.indent > before.indent && !(before_is_first && marked);
    deeper || marker(after.text).0 == Marker::Bullet
}

fn width(line: &Line<'_>) -> usize {
    line.indent + columns(line.text)
}

fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

#[cfg(test)]
mod tests {
    use super::super::unit::{Unit, units};
    use crate::text::paragraph::lines;

    fn joined(text: &str) -> Vec<String> {
        let lines: Vec<_> = lines(text).collect();
        units(&lines).iter().map(Unit::joined).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_others_are_not() {
        let wrapped = "The harbour board met on Tuesday evening and\nspoke for three hours about a single crane,\n\
                       which nobody has used since the spring.\nIt will be sold.\n\nNobody bid.";
        assert_eq!(
            joined(wrapped),
            [
                "The harbour board met on Tuesday evening and spoke for three hours about a single crane, which \
                 nobody has used since the spring.",
                "It will be sold.",
                "Nobody bid."
            ]
        );
        let flat = "The harbour board met on Tuesday evening and spoke for three hours about a single crane, which \
                    nobody has used since the spring, nor before.\n“No.” he said.\n“Yes.”";
        assert_eq!(joined(flat).len(), 3);
        assert_eq!(joined("Home\nNews\nSport\nContact the editors of the paper by letter").len(), 4);
    }

    #[test]
    fn a_menu_does_not_hide_that_the_text_is_wrapped() {
        let menu = "  * Electrical services for boats\n".repeat(12);
        let text = "The harbour board met on Tuesday evening and\nspoke for three hours about a single crane,\n\
                    which nobody has used since the spring.";
        assert_eq!(joined(&format!("{menu}\n{text}\n")).len(), 13);
    }

    #[test]
    fn indented_paragraphs_stay_apart() {
        let text = "  The harbour board met on Tuesday evening\nand spoke for three hours about one crane\nwhich is old, \
                    and rusty, and very wide.\n  Nobody had a word to say for it, and so\nit will be sold on the \
                    first of the month.";
        assert_eq!(joined(text).len(), 2);
    }

    /// A text wrapped as the reference programs do.
    fn wrapped(paragraphs: &[&str], width: usize, ragged: bool) -> String {
        let mut text = String::new();
        for paragraph in paragraphs {
            let mut column = 0;
            for (nth, word) in paragraph.split(' ').enumerate() {
                // An even line stops short by turns, a full one never.
                let limit = if ragged { width - (nth * 7) % (width / 4) } else { width };
                if column > 0 && column + 1 + word.chars().count() > limit {
                    text.push('\n');
                    column = 0;
                } else if column > 0 {
                    text.push(' ');
                    column += 1;
                }
                text.push_str(word);
                column += word.chars().count();
            }
            text.push_str("\n\n");
        }
        text
    }

    #[test]
    fn any_column_gives_the_paragraphs_that_were_wrapped() {
        let paragraphs = [
            "The council will close the old harbour bridge for two years after engineers found cracks in four of its \
             piers, the mayor said on Wednesday, and buses will go over the northern bridge instead.",
            "“We have looked at every way of keeping it open and there is none that I could defend to the families who \
             cross it every morning,” Mayor Hilde Roe told a packed meeting. “Nobody should have to pray on the way to \
             school.”",
            "Shopkeepers said they had been given no warning. “I heard of it on the radio while I was opening the shop, \
             and I have not slept since,” said Nora Doe, who has sold fish beside the bridge for years.",
            "The bridge was built by a German-American engineer, Rep. Jane Roe (D-Ardenmark) recalled, and in the \
             Lowquay-Okkerby archive there is a north-north-easterly view of it that Anglo-Dutch builders drew.",
        ];
        for ragged in [false, true] {
            for width in if ragged { 40..=100 } else { 24..=100 } {
                assert_eq!(joined(&wrapped(&paragraphs, width, ragged)), paragraphs, "{width} {ragged}");
            }
        }
    }

    #[test]
    fn a_long_list_in_a_wrapped_text_is_gone_through_once() {
        let wrapped =
            "The council will close bridges\nafter engineers found cracks\nand buses go another way.\n\n";
        let list = "* harbour board met, again\n".repeat(100_000);
        assert_eq!(joined(&format!("{}{list}", wrapped.repeat(6))).len(), 6 + 100_000);
    }

    #[test]
    fn what_stands_over_a_wrapped_article_is_no_part_of_it() {
        let text = "Council to close the harbour bridge\nby Jane Roe\nMarch 3, 2020\n\nThe council will close the old bridge \
                    for two\nyears after engineers found cracks in it, and\nbuses will go over the northern one.\n\n\
                    It was built in 1911, and widened\ntwice. Nobody knows by whom.\n";
        assert_eq!(joined(text).len(), 5, "{:?}", joined(text));
    }
}
