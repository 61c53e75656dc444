//! What a line looks like, without understanding it: shallow features for the model.
//!
//! A feature is a small number, a bucket. Which buckets speak for the article and which against it is learnt, not written
//! here; see [`super::model`].

use std::hash::BuildHasher;

use super::cue::Cue;
use super::model::Template;
use super::unit::{Marker, Unit};
use crate::text::HashMap;

/// The questions asked of a line of plain text, in the order of [`Features`].
pub const LINES: &[Template; 35] = &[
    Template::new("words", 11, 2),
    Template::new("end", 8, 2),
    Template::new("start", 6, 2),
    Template::new("list", 9, 2),
    Template::new("capitals", 6, 2),
    Template::new("stopwords", 6, 2),
    Template::new("cue", 13, 2),
    Template::new("gap", 3, 2),
    Template::new("glued", 3, 2),
    Template::new("marks", 5, 2),
    Template::new("repeated", 3, 2),
    Template::new("sentences", 4, 2),
    Template::new("quoted", 2, 2),
    Template::new("shouted", 2, 2),
    Template::new("address", 3, 2),
    // What follows looks at the whole page, and is asked of the line itself alone.
    Template::new("place", 10, 0),
    Template::new("density", 6, 0),
    Template::new("before", 6, 0),
    Template::new("after", 6, 0),
    Template::new("since", 5, 0),
    Template::new("under", 13, 0),
    Template::new("page", 4, 0),
    Template::new("main", MAIN, 0),
    // Two answers at once, where the one means something else beside the other.
    Template::new("main+words", MAIN * WORDS, 0),
    Template::new("main+cue", MAIN * CUES, 0),
    Template::new("main+before", MAIN * DISTANCE, 0),
    Template::new("main+after", MAIN * DISTANCE, 0),
    Template::new("words+end", WORDS * 8, 0),
    Template::new("words+list", WORDS * 9, 0),
    Template::new("words+stopwords", WORDS * 6, 0),
    Template::new("words+density", WORDS * 6, 0),
    Template::new("words+place", WORDS * 10, 0),
    Template::new("under+since", CUES * 5, 0),
    Template::new("words+figures", WORDS * 5, 0),
    Template::new("words+colon", WORDS * 4, 0),
];

/// Which question asks where a line stands to the main run.
pub(super) const WHERE_MAIN: usize = OF_PAGE + 7;
/// Its answer for a line within.
pub(super) const IN_MAIN: u8 = 3;

/// Answers to *how many words*.
const WORDS: u8 = 11;
/// Answers to *which cue*.
const CUES: u8 = 13;
/// Answers to *how far is prose*.
const DISTANCE: u8 = 6;
/// Answers to *where does it stand to the longest run of prose*.
const MAIN: u8 = 9;

/// Where the answers begin that look at the whole page.
const OF_PAGE: usize = 15;

/// A line's answers to each of [`LINES`].
pub(super) type Features = [u8; LINES.len()];

/// Only so many bytes of a line are looked at: by then it is clear that it is prose.
const ENOUGH: usize = 300;

/// A line longer than this is not looked for elsewhere on the page. In bytes.
const LONGEST_REPEATED: usize = 120;

/// What one look at a line's words tells.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    words: usize,
    capitals: usize,
    stopwords: usize,
    you: usize,
    glued: usize,
    sentences: usize,
    digits: usize,
    /// Bytes that are digits.
    figures: usize,
    separators: usize,
    quotes: bool,
    link: bool,
    lower: bool,
    end: u8,
    start: u8,
}

/// The features of every unit of a page.
pub(super) fn features(units: &[Unit<'_>]) -> Vec<Features> {
    let looks: Vec<Look> = units.iter().map(look).collect();
    let cues: Vec<Option<Cue>> = units.iter().map(|unit| unit.cue).collect();
    let mut seen: HashMap<u64, u32> = HashMap::default();
    // Menus are repeated, paragraphs are not; nought stands for what is too long to look for.
    let hashes: Vec<u64> = units
        .iter()
        .map(|unit| if unit.text.len() <= LONGEST_REPEATED { seen.hasher().hash_one(unit.text) } else { 0 })
        .collect();
    for hash in hashes.iter().filter(|hash| **hash != 0) {
        *seen.entry(*hash).or_default() += 1;
    }
    let own = units.iter().zip(&looks).zip(&cues).zip(&hashes);
    let mut features: Vec<Features> = own
        .map(|(((unit, look), cue), hash)| {
            own_features(unit, look, *cue, seen.get(hash).copied().unwrap_or(1))
        })
        .collect();
    let prose: Vec<bool> = looks.iter().zip(&cues).map(|(look, cue)| is_prose(look, *cue)).collect();
    add_places(&mut features, &prose, &looks);
    add_headings(&mut features, &cues, &prose);
    add_main(&mut features, &cues, &prose, &looks);
    add_pairs(&mut features);
    for ((feature, unit), look) in features.iter_mut().zip(units).zip(&looks) {
        add_marks(feature, unit, look);
    }
    features
}

/// Whether a line is a sentence or more of running text.
fn is_prose(look: &Look, cue: Option<Cue>) -> bool {
    look.words >= 12 && matches!(look.end, 1..=3) && look.stopwords * 6 >= look.words && cue.is_none()
}

fn own_features(unit: &Unit<'_>, look: &Look, cue: Option<Cue>, times: u32) -> Features {
    let words = look.words;
    let indent = bucket(unit.indent(), &[1, 4]);
    let marker = match unit.marker {
        Marker::None => 0,
        Marker::Bullet => 1,
        Marker::Number => 2,
    };
    let marks = match () {
        () if look.link => 1,
        () if look.separators >= 2 => 2,
        () if look.separators == 1 => 3,
        () if look.digits * 2 >= words && look.digits > 0 => 4,
        () => 0,
    };
    let shouted = !look.lower && words > 0 && look.capitals > 0;
    let mut features = [0; LINES.len()];
    let own = [
        bucket(words, &[1, 2, 3, 4, 6, 9, 13, 21, 41, 81]),
        look.end,
        look.start,
        marker * 3 + indent,
        (look.capitals * 100).checked_div(words).map_or(5, |share| bucket(share, &[20, 40, 60, 85])),
        (look.stopwords * 100).checked_div(words).map_or(5, |share| bucket(share, &[1, 10, 22, 34])),
        cue.map_or(0, |cue| cue as u8 + 1),
        bucket(unit.gap, &[1, 2]),
        bucket(look.glued, &[1, 2]),
        marks,
        bucket(times as usize, &[2, 3]),
        bucket(look.sentences, &[1, 2, 4]),
        u8::from(look.quotes),
        u8::from(shouted),
        if look.you == 0 { 0 } else { bucket(look.you * 100 / words.max(1), &[0, 8]) },
    ];
    for (feature, own) in features.iter_mut().zip(own) {
        *feature = own;
    }
    features
}

/// How many of the bounds a number reaches.
fn bucket(number: usize, bounds: &[usize]) -> u8 {
    u8::try_from(bounds.iter().filter(|bound| number >= **bound).count()).unwrap_or(u8::MAX)
}

/// Adds where a line stands among the page's prose.
fn add_places(features: &mut [Features], prose: &[bool], looks: &[Look]) {
    const WINDOW: usize = 6;
    let total: usize = looks.iter().zip(prose).filter(|(_, prose)| **prose).map(|(look, _)| look.words).sum();
    let page = bucket(total, &[60, 200, 600]);
    let mut before = 0_usize;
    let mut near = prose.iter().take(WINDOW).filter(|prose| **prose).count();
    let mut last: Option<usize> = None;
    for at in 0..features.len() {
        near += usize::from(prose.get(at + WINDOW).copied().unwrap_or_default());
        if at > WINDOW {
            near -= usize::from(prose.get(at - WINDOW - 1).copied().unwrap_or_default());
        }
        let place = (before * 1000).checked_div(total).unwrap_or(0);
        let place =
            if before == 0 { 0 } else { 1 + bucket(place, &[20, 100, 300, 500, 700, 900, 980, 1000]) };
        if let Some(feature) = features.get_mut(at) {
            let own = [place, bucket(near, &[1, 2, 4, 7, 10]), distance(last.map(|last| at - last))];
            for (feature, own) in feature.iter_mut().skip(OF_PAGE).zip(own) {
                *feature = own;
            }
            if let Some(feature) = feature.get_mut(OF_PAGE + 6) {
                *feature = page;
            }
        }
        if prose.get(at).copied().unwrap_or_default() {
            before += looks.get(at).map_or(0, |look| look.words);
            last = Some(at);
        }
    }
    let mut next: Option<usize> = None;
    for at in (0..features.len()).rev() {
        if let Some(feature) = features.get_mut(at).and_then(|f| f.get_mut(OF_PAGE + 3)) {
            *feature = distance(next.map(|next| next - at));
        }
        if prose.get(at).copied().unwrap_or_default() {
            next = Some(at);
        }
    }
}

fn distance(units: Option<usize>) -> u8 {
    units.map_or(5, |units| bucket(units, &[2, 3, 5, 9]))
}

/// Adds which cue a line stands under, and how far.
fn add_headings(features: &mut [Features], cues: &[Option<Cue>], prose: &[bool]) {
    let mut under: Option<(Cue, usize)> = None;
    let mut run = 0;
    for (at, feature) in features.iter_mut().enumerate() {
        let (cue, since) =
            under.map_or((0, 0), |(cue, from)| (cue as u8 + 1, 1 + bucket(at - from, &[3, 8, 20])));
        for (feature, own) in feature.iter_mut().skip(OF_PAGE + 4).zip([since, cue]) {
            *feature = own;
        }
        if let Some(Some(cue)) = cues.get(at) {
            under = Some((*cue, at));
            run = 0;
        } else if prose.get(at).copied().unwrap_or_default() {
            // Three paragraphs on end are an article again, whatever the heading said.
            run += 1;
            if run == 3 {
                under = None;
            }
        }
    }
}

/// Adds where a line stands to the page's main run: the one whose prose outweighs what stands between by the most.
fn add_main(features: &mut [Features], cues: &[Option<Cue>], prose: &[bool], looks: &[Look]) {
    /// What a short line costs a run, and a line that says that it is the page's; in words of prose.
    const SHORT: f32 = 5.0;
    const CUE: f32 = 20.0;
    let worth = |at: usize| {
        let words = looks.get(at).map_or(0, |look| look.words);
        match () {
            () if cues.get(at).is_some_and(Option::is_some) => -CUE,
            () if prose.get(at).copied().unwrap_or_default() => words.min(80) as f32,
            () if words >= 25 => words.min(80) as f32 * 0.4,
            () => -SHORT,
        }
    };
    let (mut best, mut main) = (0.0, None);
    let (mut run, mut start) = (0.0_f32, 0);
    for at in 0..features.len() {
        if run <= 0.0 {
            (run, start) = (0.0, at);
        }
        run += worth(at);
        if run > best {
            (best, main) = (run, Some(start..=at));
        }
    }
    for (at, feature) in features.iter_mut().enumerate() {
        let stands = match &main {
            None => 8,
            Some(main) if at < *main.start() => 2 - bucket(main.start() - at, &[4, 13]),
            Some(main) if at <= *main.end() => IN_MAIN,
            Some(main) => 4 + bucket(at - main.end(), &[3, 7, 21]),
        };
        if let Some(feature) = feature.get_mut(WHERE_MAIN) {
            *feature = stands;
        }
    }
}

/// Adds the answers to two questions at once.
fn add_pairs(features: &mut [Features]) {
    for feature in features {
        let [words, end, _, list, _, stopwords, cue, ..] = *feature;
        let [.., place, density, before, after, since, under, _, main, _, _, _, _, _, _, _, _, _, _, _, _] =
            *feature;
        let pairs = [
            main * WORDS + words,
            main * CUES + cue,
            main * DISTANCE + before,
            main * DISTANCE + after,
            words * 8 + end,
            words * 9 + list,
            words * 6 + stopwords,
            words * 6 + density,
            words * 10 + place,
            under * 5 + since,
        ];
        for (feature, pair) in feature.iter_mut().skip(OF_PAGE + 8).zip(pairs) {
            *feature = pair;
        }
    }
}

/// Adds what figures and colons say beside the number of words: rows of a table and labels have them.
fn add_marks(feature: &mut Features, unit: &Unit<'_>, look: &Look) {
    let [words, ..] = *feature;
    let looked = unit.len().clamp(1, ENOUGH);
    let figures = bucket(look.figures * 100 / looked, &[25, 50, 75, 100]);
    let start = unit.text.as_bytes();
    let colon = start.get(..ENOUGH).unwrap_or(start).iter().position(|byte| *byte == b':');
    let colon = colon.map_or(0, |at| 1 + bucket(at, &[15, 40]));
    let marks = [words * 5 + figures, words * 4 + colon];
    for (feature, mark) in feature.iter_mut().skip(LINES.len() - marks.len()).zip(marks) {
        *feature = mark;
    }
}

fn look(unit: &Unit<'_>) -> Look {
    let mut look = Look::default();
    let mut seen = 0;
    for text in unit.texts() {
        if seen >= ENOUGH {
            break;
        }
        look_at(text, &mut look);
        seen += text.len().min(ENOUGH) + 1;
    }
    // What was not looked at is taken to be like the rest.
    let all = unit.len();
    if all > seen && seen > 0 {
        look.words = look.words * all / seen;
        look.capitals = look.capitals * all / seen;
        look.stopwords = look.stopwords * all / seen;
    }
    look.start = start(unit.text);
    look.end = end(unit.lines.last().map_or(unit.text, |line| line.text));
    look
}

/// Whether a line speaks to whoever reads it, as the page does and an article hardly ever.
pub(super) fn addresses_reader(text: &str) -> bool {
    let mut look = Look::default();
    look_at(text, &mut look);
    look.you > 0 || look.link
}

fn start(text: &str) -> u8 {
    match text.chars().next() {
        None => 0,
        Some('“' | '"' | '‘' | '\'' | '«' | '„') => 4,
        Some(c) if c.is_uppercase() => 1,
        Some(c) if c.is_lowercase() => 2,
        Some(c) if c.is_ascii_digit() => 3,
        Some(_) => 5,
    }
}

fn end(text: &str) -> u8 {
    let mut back = text.chars().rev();
    match back.next() {
        Some('.' | '。') if text.ends_with("...") => 6,
        Some('.' | '。') => 1,
        Some('?' | '!') => 2,
        Some('”' | '"' | '’' | '\'' | '»' | ')') => match back.next() {
            Some('.' | '?' | '!' | ',' | '…' | '—') => 3,
            _ => 7,
        },
        Some(':') => 4,
        Some(',' | ';' | '-' | '–' | '—') => 5,
        Some('…') => 6,
        _ => 0,
    }
}

/// Looks at the words of a text, byte by byte.
fn look_at(text: &str, look: &mut Look) {
    let mut ended = false;
    let bytes = text.as_bytes();
    let bytes = bytes.get(..ENOUGH).unwrap_or(bytes);
    for word in bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
        let first = word.iter().copied().find(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
        let Some(first) = first else {
            look.separators +=
                usize::from(matches!(word, b"|" | b">" | b"/" | b"\xc2\xb7" | b"\xe2\x80\xa2"));
            continue;
        };
        look.words += 1;
        look.sentences += usize::from(ended && first.is_ascii_uppercase());
        look.capitals += usize::from(first.is_ascii_uppercase());
        look.digits += usize::from(first.is_ascii_digit());
        let mut small = false;
        // Nearly every word.
        let plain = word.iter().all(u8::is_ascii_lowercase);
        look.lower |= plain;
        for byte in if plain { &[] } else { word } {
            match byte {
                b'a'..=b'z' => small = true,
                b'A'..=b'Z' => {
                    look.glued += usize::from(small && word.len() > 5);
                    small = false;
                    continue;
                }
                b'|' => look.separators += 1,
                b'0'..=b'9' => {
                    look.figures += 1;
                    small = false;
                }
                b'"' => look.quotes = true,
                b'@' => look.link = true,
                _ => small = small && *byte >= 0x80,
            }
            look.lower |= byte.is_ascii_lowercase();
        }
        look.quotes |= ["“", "«", "„"].iter().any(|mark| word.starts_with(mark.as_bytes()));
        look.link |= word.starts_with(b"http") || word.starts_with(b"www.");
        if word.len() <= 5 {
            stopword(word, look);
        }
        ended = matches!(word.last(), Some(b'.' | b'?' | b'!')) && word.len() > 3;
    }
}

fn stopword(word: &[u8], look: &mut Look) {
    let mut small = [0; 5];
    for (to, from) in small.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    let word = small.get(..word.len()).unwrap_or_default();
    match word {
        b"the" | b"of" | b"and" | b"to" | b"a" | b"in" | b"is" | b"that" | b"for" | b"it" | b"was"
        | b"on" | b"with" | b"as" | b"he" | b"at" | b"by" | b"be" | b"this" | b"from" | b"are" | b"had"
        | b"his" | b"has" | b"but" | b"not" | b"they" | b"an" | b"were" | b"have" | b"she" | b"or"
        | b"which" | b"who" | b"would" | b"will" | b"been" | b"their" | b"said" | b"her" | b"when"
        | b"there" | b"if" | b"can" | b"all" | b"more" | b"than" | b"into" | b"its" | b"i" | b"so"
        | b"up" | b"out" | b"about" | b"also" | b"one" | b"no" | b"die" | b"der" | b"und" | b"den"
        | b"das" | b"von" | b"mit" | b"im" | b"le" | b"la" | b"les" | b"de" | b"des" | b"et" | b"un"
        | b"une" | b"du" | b"que" | b"el" | b"en" | b"y" | b"los" | b"se" | b"del" | b"il" | b"di"
        | b"che" | b"per" => {
            look.stopwords += 1;
        }
        b"you" | b"your" | b"we" | b"our" | b"us" => {
            look.stopwords += 1;
            look.you += 1;
        }
        _ => {}
    }
}
