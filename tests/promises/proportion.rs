//! However strange a text is, understanding it takes time in proportion to its length.

use std::time::Duration;

use morgue::article::{Format, RawArticle, RawBody, Source};
use morgue::extract;

/// The smaller text, in bytes; a build without optimisation gets less of everything.
const SMALL: usize = if cfg!(debug_assertions) { 40_000 } else { 250_000 };
/// How many times as long the larger text is.
const TIMES: usize = 8;
/// How many times as long it may take. Twice its share, as when it no longer fits into the processor's caches, would be 16;
/// what grows with the power of one and a half takes 23, with the square 64.
const AT_MOST: u32 = 20;
/// What takes less is not measured well enough to be judged.
const TELLING: Duration = Duration::from_millis(40);
/// How often a text is tried before it is found too slow: the machine may have been busy.
const TRIES: usize = 4;

/// The name that has a number: *Bakoriten* and the like, each once.
fn name(mut number: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["ba", "ko", "ri", "ten", "mar", "lo", "vi", "sa", "du", "pe", "gor", "hal"];
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    name[..1].to_uppercase() + &name[1..]
}

/// What a text is made of: a piece for each number.
type Piece = fn(usize) -> String;

/// Texts that nobody writes and somebody saves, by what they are full of.
const TEXTS: [(&str, Piece); 26] = [
    ("quote marks", |_| "“ ” \" ' ".to_owned()),
    ("quotations", |_| "“We go on,” said Jane Roe, the mayor. ".to_owned()),
    ("quotations never closed", |_| "He said: “We go on and on\n\n".to_owned()),
    ("names, each once", |n| format!("Jane {} spoke. ", name(n))),
    ("one name", |_| "Jane Roe spoke. ".to_owned()),
    ("surnames alone", |_| "Roe ".to_owned()),
    ("initials", |_| "J. ".to_owned()),
    ("initials without a gap", |_| "A.".to_owned()),
    ("people described", |_| "a spokesman for the ministry said that officials wept. ".to_owned()),
    ("one paragraph of prose", |_| {
        "the harbour board met on the quay and talked of a crane that nobody had used ".to_owned()
    }),
    ("nouns, each once", |n| format!("the {} barrier ", name(n).to_lowercase())),
    ("spellings of one word", |n| {
        let letter = |bit: usize| if n >> bit & 1 == 1 { "A" } else { "a" };
        format!("x{} ", (0..18).map(letter).collect::<String>())
    }),
    ("words of saying", |_| "said ".to_owned()),
    ("an office without end", |_| "the minister of ".to_owned()),
    ("questions and answers", |n| {
        if n % 2 == 0 { "Q: Why did you go?\n" } else { "A: I was told to go.\n" }.to_owned()
    }),
    ("labels, each once", |n| format!("{}: I was told to go.\n", name(n))),
    ("labels in capitals, each once", |n| format!("{}: I was told to go.\n", name(n).to_uppercase())),
    ("interruptions", |_| "The bridge, he said, was old, she said, and ".to_owned()),
    ("empty lines", |_| "\n".to_owned()),
    ("a menu", |_| "Home\n".to_owned()),
    ("bylines", |_| "By Jane Roe\n\n".to_owned()),
    ("comments", |_| "  1. Avatar Joss Reed 03/11/2020 @ 1:51 pm\n\n    None here either.\n\n".to_owned()),
    ("dates", |_| "12 03/04/2020 May 5 2021 17:30 ".to_owned()),
    ("brackets", |_| "([{".to_owned()),
    ("one word", |_| "a".to_owned()),
    ("wrapped lines", |_| {
        "the harbour board met on the quay and talked about a crane that nobody\nhad used since spring "
            .to_owned()
    }),
];

fn text(piece: Piece, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 100);
    let mut number = 0;
    while text.len() < bytes {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

fn took(text: &str) -> Duration {
    let source = Source { path: "a.txt".to_owned(), locator: None, format: Format::Text };
    let raw = RawArticle::bare(source, RawBody::Plain(text.to_owned()));
    let start = spent();
    std::hint::black_box(extract::article(raw).ok());
    spent().saturating_sub(start)
}

/// The time for which this thread has had a processor, so that other work on the machine does not count.
#[cfg(unix)]
fn spent() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap())
}

/// The time on the clock, where no system tells of the processor's.
#[cfg(not(unix))]
fn spent() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

#[test]
fn no_text_takes_more_than_its_share_of_time() {
    // The lists are read once, and count for nobody.
    took("The harbour board met, said Jane Roe.");
    for (full_of, piece) in TEXTS {
        let (small, large) = (text(piece, SMALL), text(piece, SMALL * TIMES));
        let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
        let fits = (0..TRIES).any(|_| {
            least_small = least_small.min(took(&small));
            least_large = least_large.min(took(&large));
            least_large < TELLING || least_large < least_small * AT_MOST
        });
        assert!(
            fits,
            "{full_of}: {least_small:?} for {} bytes, {least_large:?} for {}",
            small.len(),
            large.len()
        );
    }
}
