//! Lines that say by their own words what part of a page they are.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::hash::BuildFnv;
use crate::text::starts::Starts;

/// What part of the page a line's words say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Cue {
    /// A menu's entry, a button.
    Nav,
    /// *Share this*, and the names of networks.
    Share,
    /// *Read more*, *Most read*, *You may also like*.
    Related,
    /// *Advertisement*, *Story continues below*.
    Advert,
    /// Rights, terms, cookies.
    Legal,
    /// A form's labels: *Leave a comment*, *Your email address will not be published*.
    Form,
    /// *Sign up for our newsletter*.
    Newsletter,
    /// *Tags:*
    Tags,
    /// *12 comments*.
    Comments,
    /// *About the author*, credits of pictures.
    Author,
    /// *4 min read*, *Last updated*.
    Meta,
    /// *###*, *ENDS*: what follows is for editors.
    End,
}

impl Cue {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "nav" => Self::Nav,
            "share" => Self::Share,
            "related" => Self::Related,
            "advert" => Self::Advert,
            "legal" => Self::Legal,
            "form" => Self::Form,
            "newsletter" => Self::Newsletter,
            "tags" => Self::Tags,
            "comments" => Self::Comments,
            "author" => Self::Author,
            "meta" => Self::Meta,
            "end" => Self::End,
            _ => return None,
        })
    }
}

/// A line longer than this is running text, whatever its first words. In bytes.
const LONGEST: usize = 320;

/// A line longer than this is no label, whatever words are in it. In bytes.
const SHORT: usize = 180;
/// The longest beginning in the list has fewer characters than this.
const BEGINNING: usize = 60;

/// Phrases with what they say, by their first word.
type Phrases = HashMap<&'static str, Vec<(&'static str, Cue)>, BuildFnv>;

struct List {
    whole: HashMap<&'static str, Cue, BuildFnv>,
    /// How long the longest of them is, in bytes.
    longest: usize,
    /// Beginnings, by their first word, longest first.
    beginnings: Phrases,
    /// By their first word.
    anywhere: Phrases,
    /// What such phrases begin with.
    starts: Starts,
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, Cue)> {
    include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (row, cue) = line.split_once('\t')?;
        let (mode, words) = row.split_at_checked(2)?;
        Some((mode.trim_end(), words, Cue::from_name(cue)?))
    })
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List {
        whole: HashMap::default(),
        longest: 0,
        beginnings: HashMap::default(),
        anywhere: HashMap::default(),
        starts: Starts::default(),
    };
    for (mode, words, cue) in rows() {
        match mode {
            "=" => {
                let words = words.trim_matches(is_closing);
                list.longest = list.longest.max(words.len());
                list.whole.insert(words, cue);
            }
            "^" => list.beginnings.entry(first_word(words)).or_default().push((words, cue)),
            _ => {
                list.anywhere.entry(first_word(words)).or_default().push((words, cue));
                list.starts.add(words);
            }
        }
    }
    for beginnings in list.beginnings.values_mut() {
        beginnings.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    list
});

/// The first word, or the mark that stands first.
fn first_word(words: &str) -> &str {
    let plain = words.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'\'').count();
    let end = if words.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        plain
    } else {
        words.find(|c: char| !c.is_alphanumeric() && c != '\'').unwrap_or(words.len())
    };
    let end = if end == 0 { words.chars().next().map_or(0, char::len_utf8) } else { end };
    words.get(..end).unwrap_or_default()
}

/// What part of the page a line says it is; `None` for a line that could be the article's.
pub(super) fn of(line: &str) -> Option<Cue> {
    if line.len() > LONGEST {
        return None;
    }
    // A text browser numbers links: `[7]More from Jane Roe`, and a row of them is a menu.
    let line = match link(line) {
        Some(rest) if rest.split('[').skip(1).filter(|next| link_number(next).is_some()).count() >= 2 => {
            return Some(Cue::Nav);
        }
        Some(rest) => rest,
        None => line,
    };
    // A long line gives itself away by its first words or not at all.
    let short = line.len() <= SHORT;
    let start = if short { None } else { line.char_indices().nth(BEGINNING) };
    let start = start.map_or(line, |(at, _)| line.get(..at).unwrap_or(line));
    let folded = fold(start);
    // Labels have no full stop: `Twitter.` is a sentence of one word, or a credit.
    let is_sentence = folded.ends_with('.') && !folded.ends_with("..");
    if short
        && !is_sentence
        && let Some(cue) = whole(&folded)
    {
        return Some(cue);
    }
    if !is_quoted(line)
        && let Some(beginnings) = LIST.beginnings.get(first_word(&folded))
        && let Some((_, cue)) = beginnings.iter().find(|(words, _)| begins(&folded, words))
    {
        return Some(*cue);
    }
    if short { anywhere(&folded) } else { None }
}

/// *«We go,» she said*, and not *« Previous | Next »*: whether a line opens with quoted words.
fn is_quoted(line: &str) -> bool {
    let closing = match line.chars().next() {
        Some('«') => '»',
        Some('»') => '«',
        _ => return false,
    };
    let Some((words, rest)) = line.split_once(closing) else { return false };
    words.trim_end().ends_with([',', '.', '!', '?', '…']) || rest.split_whitespace().nth(1).is_some()
}

/// What follows the number of a link, where a line begins with one.
fn link(line: &str) -> Option<&str> {
    link_number(line.strip_prefix('[')?)
}

fn link_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == text.len() { None } else { rest.strip_prefix(']') }
}

/// What a line says that is as a whole in the list.
fn whole(line: &str) -> Option<Cue> {
    let words = line.trim_matches(is_closing);
    if words.len() > LIST.longest { None } else { LIST.whole.get(words).copied() }
}

/// The first words within a line that give it away.
fn anywhere(line: &str) -> Option<Cue> {
    let mut rest = line;
    while !rest.is_empty() {
        let word = first_word(rest);
        if LIST.starts.may_begin(rest.as_bytes())
            && let Some(phrases) = LIST.anywhere.get(word)
            && let Some((_, cue)) = phrases.iter().find(|(words, _)| begins(rest, words))
        {
            return Some(*cue);
        }
        rest = rest.get(word.len()..)?.trim_start_matches(' ');
    }
    None
}

/// Whether a line begins with words, and they end where a word of the line does.
fn begins(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| {
        words.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(|c: char| c.is_alphanumeric())
    })
}

const fn is_closing(c: char) -> bool {
    matches!(c, ' ' | ':' | '…' | '!' | '>' | '»' | '›' | '→' | '|' | '[' | ']' | '(' | ')' | '{' | '}')
}

/// Small letters, straight quotes, a `#` for each number, single spaces.
pub(super) fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    let mut last = '\0';
    let mut rest = line;
    loop {
        // Nearly every character is a letter of English.
        let (word, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_lowercase).count());
        if !word.is_empty() {
            folded.push_str(word);
            last = 'a';
        }
        let mut chars = behind.chars();
        let Some(c) = chars.next() else { return folded };
        rest = chars.as_str();
        let plain = match c {
            '0'..='9' => '0',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if matches!(plain, '0' | ' ') && plain == last {
            continue;
        }
        last = plain;
        match plain {
            '0' => folded.push('#'),
            plain if plain.is_ascii() => folded.push(plain),
            plain => folded.extend(plain.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_row_is_read() {
        let lines: Vec<_> = include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(rows().count(), lines.len());
        for (_, words, _) in rows() {
            assert_eq!(fold(words).trim_end(), words.trim_end(), "{words}");
        }
    }

    #[test]
    fn lines_say_what_they_are() {
        let cases = [
            ("Skip to content", Some(Cue::Nav)),
            ("Share this:", Some(Cue::Share)),
            ("Read more: Five berths, three bids", Some(Cue::Related)),
            ("Most read", Some(Cue::Related)),
            ("Tags: , , ,", Some(Cue::Tags)),
            ("3 thoughts on “Minister boards wrong ferry”", Some(Cue::Comments)),
            ("12 Comments", Some(Cue::Comments)),
            ("Read more: What 4.1 million tonnes of granite looks like", Some(Cue::Related)),
            ("[7]More from Anneke Prowse", Some(Cue::Related)),
            ("[1]Front page [2]City [3]Harbour", Some(Cue::Nav)),
            ("Twitter.", None),
            ("Leave a Reply", Some(Cue::Form)),
            ("© 2021 Arden Courier Media. All rights reserved.", Some(Cue::Legal)),
            ("Homes stood empty.", None),
            ("Shared hopes came to nothing, she said.", None),
            ("“No.” he said.", None),
            ("«No» was what he said.", None),
            ("»Nobody asked us.«", None),
            ("« Previous | Next »", Some(Cue::Nav)),
            ("» More from the harbour", Some(Cue::Nav)),
        ];
        for (line, want) in cases {
            assert_eq!(of(line), want, "{line}");
        }
    }
}
