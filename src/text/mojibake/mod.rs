//! Mends text that was UTF-8 and was read as Windows-1252 or Latin-1, once or several times: `Â£600m`, `donâ€™t`, `cafÃ©`.
//!
//! A word is mended only where that is certain. UTF-8 is strict enough to say so: that `â€™` is three characters which
//! nobody writes in a row, and one apostrophe to whoever reads their bytes aright, is no accident. Other sequences do occur
//! in good text (`FUSSBALL-GALÄ…`, `déjà »`); they are mended only beside certain ones, or not at all. A text that speaks
//! of encodings, and one whose every broken sequence stands alone in quote marks, is about such accidents and is left alone.
//!
//! A mended text knows where each of its bytes stood, so that a citation still points into the file.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::article::Span;

/// How often a text may have been misread.
const DEEPEST: u8 = 3;

/// So many certain sequences are not examples in an article about them.
const MANY: usize = 12;

/// So many characters of one script in a row, each misread, are no accident.
const RUN: usize = 3;

/// Words of those who write about broken text, in lower case.
const TALK: [&str; 10] = [
    "mojibake",
    "utf-8",
    "utf8",
    "unicode",
    "windows-1252",
    "iso-8859",
    "iso 8859",
    "character encoding",
    "character set",
    "text encoding",
];

/// A text that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text as it was written.
    pub text: String,
    /// Where stretches of it stand in the text as it was read: this byte of the one on that of the other. In order.
    shifts: Vec<(usize, usize)>,
}

impl Mended {
    /// The byte of the text as it was read that a byte of the mended one stands on.
    #[must_use]
    pub fn source(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(within, _)| *within <= at);
        match after.checked_sub(1).and_then(|last| self.shifts.get(last)) {
            Some((within, source)) => source + (at - within),
            None => at,
        }
    }

    /// The place in the text as it was read of a part of the mended one.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source(span.start);
        Span::new(start, if span.is_empty() { start } else { self.source(span.end - 1) + 1 })
    }

    /// Where in a part of the mended text the two stop running alongside: each byte after which they differ by more.
    pub fn breaks(&self, span: Span) -> impl Iterator<Item = usize> {
        let from = self.shifts.partition_point(|(within, _)| *within <= span.start);
        let breaks = self.shifts.get(from..).unwrap_or_default().iter().map(|(within, _)| *within);
        breaks.take_while(move |within| *within < span.end)
    }
}

/// The text as it was written, where it is certain that it was misread.
#[must_use]
pub fn mend(text: &str) -> Option<Mended> {
    if !is_suspect(text) {
        return None;
    }
    Signs::of(std::iter::once(text)).are_certain().then(|| put_right(text))
}

/// The same, for those who do not ask where anything stood.
#[must_use]
pub fn mended(text: &str) -> Cow<'_, str> {
    mend(text).map_or(Cow::Borrowed(text), |mended| Cow::Owned(mended.text))
}

/// Whether a text holds two characters in a row that may be one: quick, and nearly always no.
#[must_use]
pub fn is_suspect(text: &str) -> bool {
    // U+00C2 to U+00F4, the first bytes of a character, begin with this byte in UTF-8; an ASCII character never follows.
    let bytes = text.as_bytes();
    bytes.contains(&0xc3) && bytes.windows(3).any(|window| matches!(window, [0xc3, 0x82..=0xb4, 0xc2..=0xff]))
}

/// What speaks for and against a text's having been misread, gathered over all its parts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    certain: usize,
    alone: usize,
    talks: bool,
}

impl Signs {
    /// Gathers them.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut signs = Self::default();
        for text in texts {
            if is_suspect(text) {
                for hit in hits(text).iter().filter(|hit| hit.verdict == Verdict::Certain) {
                    signs.certain += 1;
                    signs.alone += usize::from(hit.alone);
                }
            }
            signs.talks = signs.talks || talks(text);
        }
        signs
    }

    /// These and those of other parts.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            certain: self.certain + other.certain,
            alone: self.alone + other.alone,
            talks: self.talks || other.talks,
        }
    }

    /// Whether it is certain.
    #[must_use]
    pub const fn are_certain(&self) -> bool {
        self.certain > self.alone && (!self.talks || self.certain >= MANY)
    }
}

/// Mends a part of a text that is known to have been misread.
#[must_use]
pub fn put_right(text: &str) -> Mended {
    let mut mended = Mended { text: String::with_capacity(text.len()), shifts: Vec::new() };
    let mut after = 0;
    for hit in hits(text) {
        mended.text.push_str(text.get(after..hit.start).unwrap_or_default());
        mended.shifts.push((mended.text.len(), hit.start));
        mended.text.push(hit.meant);
        // Its last byte stands on the last one of the sequence, so that a part that ends with it ends there.
        mended.shifts.push((mended.text.len() - 1, hit.end - 1));
        after = hit.end;
    }
    mended.text.push_str(text.get(after..).unwrap_or_default());
    mended
}

/// Whether a text speaks of encodings.
fn talks(text: &str) -> bool {
    let is_here = |at: usize, word: &str| {
        text.as_bytes()
            .get(at..at + word.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
    };
    text.bytes().enumerate().any(|(at, byte)| {
        matches!(byte.to_ascii_lowercase(), b'm' | b'u' | b'w' | b'i' | b'c' | b't')
            && TALK.iter().any(|word| is_here(at, word))
    })
}

/// A sequence that may be one character.
#[derive(Debug, Clone, Copy)]
struct Hit {
    start: usize,
    end: usize,
    meant: char,
    verdict: Verdict,
    /// Whether it stands by itself in quote marks or brackets.
    alone: bool,
}

/// How sure it is that a sequence was one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nobody writes this.
    Certain,
    /// Certain in a run of characters of one script, which has this number.
    Run(u32),
    /// Somebody may have written this, but not in a text with certain ones.
    Likely,
    /// Good text, or nothing that anybody meant.
    Never,
}

/// The sequences of a text that were one character each.
fn hits(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut before = None;
    let mut opened = false;
    let mut at = 0;
    while let Some((here, c)) = text.get(at..).and_then(|here| Some((here, here.chars().next()?))) {
        let hit = match c {
            '\u{c2}'..='\u{f4}' => hit(here, at, before).or_else(|| cut_short(here, at, opened)),
            _ => None,
        };
        before = Some(hit.map_or(c, |hit| hit.meant));
        at += c.len_utf8();
        if let Some(hit) = hit {
            opened |= hit.meant == '“';
            at = hit.end;
            hits.push(hit);
        }
    }
    settle_runs(&mut hits);
    hits.retain(|hit| hit.verdict != Verdict::Never);
    hits
}

/// The sequence at the start of a text, as often misread as makes best sense.
fn hit(here: &str, start: usize, before: Option<char>) -> Option<Hit> {
    let mut best: Option<Hit> = None;
    for depth in (1..=DEEPEST).rev() {
        let (read, length) = read(here, depth)?;
        let taken = here.get(..length)?;
        if taken.chars().count() < 2 {
            continue;
        }
        let after = here.get(length..)?.chars().next();
        let (meant, verdict) = judge(read, taken, before, after);
        let alone = is_alone(before, after);
        let hit = Hit { start, end: start + length, meant, verdict, alone };
        match verdict {
            Verdict::Certain => return Some(hit),
            Verdict::Run(_) if !matches!(best, Some(Hit { verdict: Verdict::Run(_), .. })) => {
                best = Some(hit);
            }
            Verdict::Likely if best.is_none() => best = Some(hit),
            _ => {}
        }
    }
    best
}

/// The character at the start of a text that was misread so many times, and how many bytes it takes there.
fn read(text: &str, depth: u8) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    if depth == 0 || first.is_ascii() {
        return Some((first, first.len_utf8()));
    }
    let (lead, lead_length) = read(text, depth - 1)?;
    let as_it_is = Some((lead, lead_length));
    let Some(byte) = byte(lead) else { return as_it_is };
    let (more, bits) = match byte {
        0xc2..=0xdf => (1, byte & 0x1f),
        0xe0..=0xef => (2, byte & 0x0f),
        0xf0..=0xf4 => (3, byte & 0x07),
        _ => return as_it_is,
    };
    let (mut code, mut length) = (u32::from(bits), lead_length);
    for _ in 0..more {
        let Some((next, next_length)) = text.get(length..).and_then(|rest| read(rest, depth - 1)) else {
            return as_it_is;
        };
        let Some(byte) = self::byte(next).filter(|byte| (0x80..0xc0).contains(byte)) else { return as_it_is };
        code = code << 6 | u32::from(byte & 0x3f);
        length += next_length;
    }
    // A character has one spelling alone.
    char::from_u32(code).filter(|c| c.len_utf8() == more + 1).map_or(as_it_is, |c| Some((c, length)))
}

/// A closing quote mark whose last byte was dropped on the way, because Windows-1252 has no character for it.
fn cut_short(here: &str, start: usize, opened: bool) -> Option<Hit> {
    let rest = here.strip_prefix("â€").filter(|_| opened)?;
    let lost = rest.starts_with('\u{fffd}');
    let ends = lost || rest.chars().next().is_none_or(|c| c.is_ascii() && !c.is_ascii_alphanumeric());
    let length = here.len() - rest.len() + if lost { '\u{fffd}'.len_utf8() } else { 0 };
    ends.then_some(Hit { start, end: start + length, meant: '”', verdict: Verdict::Likely, alone: false })
}

/// The byte that Windows-1252, or Latin-1 where that has none, reads as a character.
fn byte(c: char) -> Option<u8> {
    match u8::try_from(u32::from(c)) {
        Ok(byte) => (byte >= 0x80).then_some(byte),
        Err(_) => (0x80..=0x9f).find(|byte| windows(*byte) == Some(c)),
    }
}

/// The character that Windows-1252 has for a byte where Latin-1 has a control character.
const fn windows(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '€',
        0x82 => '‚',
        0x83 => 'ƒ',
        0x84 => '„',
        0x85 => '…',
        0x86 => '†',
        0x87 => '‡',
        0x88 => 'ˆ',
        0x89 => '‰',
        0x8a => 'Š',
        0x8b => '‹',
        0x8c => 'Œ',
        0x8e => 'Ž',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x98 => '˜',
        0x99 => '™',
        0x9a => 'š',
        0x9b => '›',
        0x9c => 'œ',
        0x9e => 'ž',
        0x9f => 'Ÿ',
        _ => return None,
    })
}

/// What a character that was read off a sequence means, and how sure it is.
fn judge(read: char, taken: &str, before: Option<char>, after: Option<char>) -> (char, Verdict) {
    use Verdict::{Certain, Likely, Never, Run};
    let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
    let after_capital = is(before, char::is_uppercase);
    let after_small = is(before, char::is_lowercase);
    let within = is(before, char::is_alphabetic) && is(after, char::is_alphabetic);
    // Control characters are nobody's choice.
    let has_controls = taken.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c));
    let ends_in_mark = taken.ends_with(is_mark);
    let misread = taken.chars().count();
    let twice = misread > read.len_utf8();
    // Each of its bytes was misread again: nothing is left to chance.
    let thorough = misread >= 2 * read.len_utf8();
    let when = |certain: bool| if certain { Certain } else { Likely };
    let verdict = match read {
        '\u{80}'..='\u{9f}' => {
            // Windows-1252 itself, read as Latin-1 before all this.
            let meant = u8::try_from(u32::from(read)).ok().and_then(windows);
            let certain = has_controls || after_small || is(after, char::is_alphabetic) && !after_capital;
            return meant.map_or((read, Never), |meant| (meant, when(certain)));
        }
        '\u{a0}'..='\u{bf}' => when(has_controls || twice || !after_capital),
        '×' | '÷' => when(has_controls || twice || is(before, |c| c.is_ascii_digit())),
        '\u{c0}'..='\u{24f}' => {
            let starts_word = is(after, char::is_alphabetic) && !is(before, char::is_alphabetic);
            when(has_controls || twice || after_small || !after_capital && (starts_word || !ends_in_mark))
        }
        '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{203a}'
        | '\u{200b}'..='\u{200d}'
        | '€'
        | '™'
        | '\u{feff}'
        | '\u{fffd}'
        | '\u{1f000}'..='\u{1faff}' => Certain,
        '\u{1e00}'..='\u{1eff}' => when(has_controls || within || !ends_in_mark),
        '\u{370}'..='\u{3ff}' if read.is_alphabetic() => {
            if thorough {
                Certain
            } else {
                Run(1)
            }
        }
        '\u{400}'..='\u{52f}' if read.is_alphabetic() => {
            if thorough {
                Certain
            } else {
                Run(2)
            }
        }
        '\u{590}'..='\u{5ff}' if read.is_alphabetic() => {
            if thorough {
                Certain
            } else {
                Run(3)
            }
        }
        '\u{600}'..='\u{6ff}' if read.is_alphabetic() => {
            if thorough {
                Certain
            } else {
                Run(4)
            }
        }
        '\u{900}'..='\u{1cff}' if read.is_alphanumeric() => Run(5),
        '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' => Run(6),
        '\u{ac00}'..='\u{d7af}' => Run(7),
        '\u{300}'..='\u{36f}' => Likely,
        '\u{2028}'..='\u{205e}' | '\u{2070}'..='\u{2bff}' if !is(before, char::is_alphabetic) => Likely,
        _ => Never,
    };
    (read, verdict)
}

/// Whether a character may follow a word in good text.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '…' | '‘'
            | '’'
            | '“'
            | '”'
            | '•'
            | '–'
            | '—'
            | '™'
            | '›'
            | '‹'
            | '«'
            | '»'
            | '®'
            | '\u{a0}'
            | '„'
            | '‚'
    )
}

/// Whether what stands between two characters is set off by them.
const fn is_alone(before: Option<char>, after: Option<char>) -> bool {
    matches!(before, Some('“' | '"' | '\'' | '‘' | '«' | '„' | '(' | '[' | '`'))
        && matches!(after, Some('”' | '"' | '\'' | '’' | '»' | '“' | ')' | ']' | '`'))
}

/// Makes long runs of one script certain and takes short ones for likely, but for scripts whose characters good text
/// makes by chance: *é*, a space and *»* are one of Chinese.
fn settle_runs(hits: &mut [Hit]) {
    const CHANCY: u32 = 5;
    let joined = |a: &Hit, b: &Hit| a.end == b.start && a.verdict == b.verdict;
    for run in hits.chunk_by_mut(joined) {
        let verdict = match run.first().map(|hit| hit.verdict) {
            Some(Verdict::Run(_)) if run.len() >= RUN => Verdict::Certain,
            Some(Verdict::Run(script)) if script < CHANCY => Verdict::Likely,
            Some(Verdict::Run(_)) => Verdict::Never,
            _ => continue,
        };
        for hit in run {
            hit.verdict = verdict;
        }
    }
}
