//! However strange a text or a page is, understanding it takes time in proportion to its length.

use std::sync::Mutex;
use std::time::Duration;

use morgue::article::{Format, RawArticle, RawBody, Source};
use morgue::{extract, source};

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
const TRIES: usize = 8;

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
const TEXTS: [(&str, Piece); 33] = [
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
    ("people named together", |_| "Jane Roe and Tom Doe and Ann Lee said no. ".to_owned()),
    ("nicknames", |_| "Robert “Bob” Roe and “we go on and on” left. ".to_owned()),
    ("forenames of one surname", |n| format!("{} Roe left. State Roe said no. ", name(n))),
    ("organisations", |_| "Bank of America and Best Buy said no. ".to_owned()),
    ("people described again", |_| "A pilot for the line left. The pilot said no. ".to_owned()),
    ("people described and then named", |n| {
        format!("* * *\n\nA Hull councillor said no.\n\nJane {} said no to him.\n\n", name(n))
    }),
    ("people described alike", |n| format!("Jane {} left.\n\nThe senator said no.\n\n", name(n))),
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
    std::hint::black_box(extract::article(raw).map(|article| extract::passages(&article)).ok());
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

/// The smaller page, in bytes.
const SMALL_PAGE: usize = if cfg!(debug_assertions) { 10_000 } else { 60_000 };

/// What stands at the top of each page, so that there is an article.
const STORY: &str = "<!doctype html><title>Crane stays</title><h1>Crane stays</h1><p>The harbour board met on Tuesday evening and \
     spoke for three hours about a single crane, said Jane Roe, the mayor of Lowquay.</p>";

/// Pages that nobody writes and somebody saves, by what they are full of.
const PAGES: [(&str, Piece); 17] = [
    ("elements within elements", |_| "<div>".to_owned()),
    ("formatting never closed", |_| "<b><i>x ".to_owned()),
    ("elements side by side", |_| "<div>x</div>".to_owned()),
    ("paragraphs", |_| {
        "<p>The harbour board met on Tuesday evening and spoke for three hours.</p>".to_owned()
    }),
    ("rows of a table", |_| "<table><tr><td>x<td>y</table>".to_owned()),
    ("comments", |n| {
        format!("<div class=comment id=comment-{n}><b class=author>Ann</b><p>Words {n}.</p></div>")
    }),
    ("replies to replies", |n| {
        format!("<ul class=children><li class=comment id=comment-{n}><b>A</b><p>Words {n}.</p>")
    }),
    ("dates", |_| "<time datetime=2020-10-01>1 October 2020</time>".to_owned()),
    ("links to tags", |n| format!("<a rel=tag href=/tag/{n}>{}</a> ", name(n))),
    ("bylines", |_| "<p>By Jane Roe</p>".to_owned()),
    ("records", |_| {
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}}</script>"
            .to_owned()
    }),
    ("brackets in a record", |_| "<script type='application/ld+json'>[[[[[[[[{\"a\":".to_owned()),
    ("meta elements", |_| "<meta name=author content='Jane Roe'>".to_owned()),
    ("line breaks", |_| "words and more<br><br>".to_owned()),
    ("signs that are no markup", |_| "<<&&&amp;&#x41;>".to_owned()),
    ("what was misread", |_| "it isnâ€™t Â£5, ".to_owned()),
    ("markup never closed", |_| "<a href=\"".to_owned()),
];

fn took_page(page: &str) -> Duration {
    let start = spent();
    source::articles("a.html", page.as_bytes(), None, &mut |article| drop(std::hint::black_box(article)));
    spent().saturating_sub(start)
}

/// Held while something is timed: what runs beside it would be timed as well.
static ALONE: Mutex<()> = Mutex::new(());

/// How long two texts take, of which one is so many times as long; it is tried until the longer one keeps to its share.
fn keep_to_their_share(full_of: &str, small: &str, large: &str, took: fn(&str) -> Duration) {
    let _alone = ALONE.lock();
    let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
    let fits = (0..TRIES).any(|_| {
        least_small = least_small.min(took(small));
        least_large = least_large.min(took(large));
        least_large < TELLING || least_large < least_small * AT_MOST
    });
    let (short, long) = (small.len(), large.len());
    assert!(fits, "{full_of}: {least_small:?} for {short} bytes, {least_large:?} for {long}");
}

#[test]
fn no_text_takes_more_than_its_share_of_time() {
    // The lists are read once, and count for nobody.
    took("The harbour board met, said Jane Roe.");
    for (full_of, piece) in TEXTS {
        keep_to_their_share(full_of, &text(piece, SMALL), &text(piece, SMALL * TIMES), took);
    }
}

#[test]
fn no_page_takes_more_than_its_share_of_time() {
    took_page(STORY);
    for (full_of, piece) in PAGES {
        let page = |bytes| STORY.to_owned() + &text(piece, bytes);
        keep_to_their_share(full_of, &page(SMALL_PAGE), &page(SMALL_PAGE * TIMES), took_page);
    }
}

/// A page whose record names so many people and refers to each of them as an author.
fn referring_page(people: usize) -> String {
    let authors: Vec<String> = (0..people).map(|n| format!(r##"{{"@id":"#{n}"}}"##)).collect();
    let named = |n| format!(r##",{{"@type":"Person","@id":"#{n}","name":"Jane {}"}}"##, name(n));
    let named: String = (0..people).map(named).collect();
    let article = format!(r#"{{"@type":"Article","author":[{}]}}"#, authors.join(","));
    format!("{STORY}<script type='application/ld+json'>{{\"@graph\":[{article}{named}]}}</script>")
}

/// An exported record whose author has so many names.
fn signed_record(names: usize) -> String {
    let names: Vec<String> = (0..names).map(name).collect();
    let names = names.join(" ");
    format!("HEADLINE: Crane stays\nAUTHOR: {names}\nDATE: 3 March 2021\n\nThe crane stays, said Jane Roe.\n")
}

#[test]
fn no_list_of_authors_takes_more_than_its_share_of_time() {
    let many = if cfg!(debug_assertions) { 500 } else { 4_000 };
    took_page(STORY);
    keep_to_their_share(
        "authors referred to",
        &referring_page(many),
        &referring_page(many * TIMES),
        took_page,
    );
    keep_to_their_share("names of one author", &signed_record(many), &signed_record(many * TIMES), took);
}

#[test]
fn a_page_of_one_enormous_attribute_or_script_is_read_at_once() {
    let most = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };
    for (full_of, before, piece, after) in [
        ("a class", "<div class='", "word ", "'>"),
        ("an address", "<a href='", "word", "'>x</a>"),
        ("a script", "<script>", "var a = 1; ", "</script>"),
        ("a picture", "<img src='data:image/png;base64,", "AAAA", "'>"),
    ] {
        let page = format!("{STORY}{before}{}{after}", piece.repeat(most / piece.len()));
        let _alone = ALONE.lock();
        let took = took_page(&page);
        assert!(took < Duration::from_secs(20), "{full_of}: {took:?}");
    }
}
