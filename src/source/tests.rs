//! What every reader promises, whatever it is given.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::article::{Format, RawBody, Reason};

fn read_all(name: &str, bytes: &[u8]) -> Vec<Result<RawArticle, Skipped>> {
    let mut out = Vec::new();
    articles(name, bytes, Some(0), &mut |article| out.push(article));
    out
}

/// What is read, an article or the reason for none a line: where, what, title, paragraphs, authors, outlet, dates.
pub(super) fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    articles(name, bytes, None, &mut |article| out.push(line(article)));
    out
}

/// What the blocks of the only article are.
#[cfg(feature = "pdf")]
pub(super) fn kinds(name: &str, bytes: &[u8]) -> Vec<crate::article::ParagraphKind> {
    match only(name, bytes).unwrap().body {
        RawBody::Blocks(blocks) => blocks.into_iter().map(|block| block.kind).collect(),
        _ => Vec::new(),
    }
}

fn line(article: Result<RawArticle, Skipped>) -> String {
    let article = match article {
        Ok(article) => article,
        Err(skipped) => return skipped.to_string(),
    };
    let dates: Vec<_> = article.dates.iter().map(|date| date.text.as_str()).collect();
    format!(
        "{} {} | {} | {} | {} | {} | {}",
        article.source,
        article.source.format,
        article.title.as_deref().unwrap_or_default(),
        blocks(&article).join(" / "),
        article.byline.join(", "),
        article.outlet.as_deref().unwrap_or_default(),
        dates.join(", ")
    )
}

fn only(name: &str, bytes: &[u8]) -> Result<RawArticle, Skipped> {
    let mut out = read_all(name, bytes);
    assert_eq!(out.len(), 1);
    out.remove(0)
}

fn blocks(article: &RawArticle) -> Vec<&str> {
    match &article.body {
        RawBody::Blocks(blocks) => blocks.iter().map(|block| block.text.as_str()).collect(),
        RawBody::Marked(blocks) => blocks.iter().map(|marked| marked.block.text.as_str()).collect(),
        RawBody::Plain(text) | RawBody::Part { text, .. } => vec![text],
        RawBody::Flat(text) => text.split("\n\n").collect(),
    }
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Harbour to close - The Quay Post</title>
<meta property="og:site_name" content="The Quay Post"><meta property="article:published_time" content="2020-10-01T09:00:00+01:00">
<link rel="canonical" href="https://quay.example/news/harbour"><meta name="author" content="By Jane Roe"></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>
<div class="cookie-notice">We use cookies. By going on you agree to all of them.</div>
<article><h1>Harbour to close</h1><p class="standfirst">The town is to lose its oldest quay before the winter.</p>
<p>The harbour master said on Monday that the old quay would be closed to all ships before the end of the year, and that nobody had been asked.</p>
<h2>A long decline</h2>
<p>Traffic has fallen by half since the bridge was built, according to the council&rsquo;s own figures, and the sea wall needs repairs that the town cannot pay for.</p>
<figure><img src="x.jpg"><figcaption>The quay at low tide, seen from the bridge last week.</figcaption></figure>
<blockquote><p>We were never told, and we will not go quietly, whatever the council may think of it.</p></blockquote>
<p>The fishermen&nbsp;will meet again next week in the old customs house, where a petition is to be signed by everybody who wants the quay to stay open.</p></article>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Ann</cite> <time datetime="2020-10-02T10:00">x</time><p>About time that somebody closed that dreadful old quay.</p></li></ol>
<div id="respond">Leave a reply</div></div><footer>Copyright The Quay Post. All rights reserved.</footer></body></html>"#;

#[test]
fn a_page_is_read_whole() {
    let article = only("a.txt", PAGE.as_bytes()).unwrap();
    assert_eq!(article.source.format, Format::Html);
    assert_eq!(article.title.as_deref(), Some("Harbour to close"));
    assert_eq!(article.outlet.as_deref(), Some("The Quay Post"));
    assert_eq!(article.url.as_deref(), Some("https://quay.example/news/harbour"));
    assert_eq!(article.byline, ["Jane Roe"]);
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.deck.as_deref(), Some("The town is to lose its oldest quay before the winter."));
    assert_eq!(article.dates[0].text, "2020-10-01T09:00:00+01:00");
    let text = blocks(&article).join("\n");
    for kept in [
        "The harbour master said",
        "A long decline",
        "council’s own figures",
        "We were never told",
        "The fishermen will",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    for left in ["Home", "cookies", "dreadful", "Leave a reply", "Copyright", "Harbour to close"] {
        assert!(!text.contains(left), "{left}: {text}");
    }
    let [comment] = &article.comments[..] else { panic!("{:?}", article.comments) };
    assert_eq!(comment.author.as_deref(), Some("Ann"));
    assert_eq!(comment.posted.as_deref(), Some("2020-10-02T10:00"));
    assert_eq!(comment.text, "About time that somebody closed that dreadful old quay.");
}

#[test]
fn what_is_no_article_is_skipped_with_its_reason() {
    for (what, bytes, reason) in [
        ("nothing", &b""[..], Reason::Empty),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0", Reason::Binary),
        (
            "a script",
            b"<!doctype html><html><head><script>var a = 1;</script></head><body></body></html>",
            Reason::Script,
        ),
        ("a page of nothing", b"<!doctype html><html><head></head><body></body></html>", Reason::NoArticle),
    ] {
        assert_eq!(only("a", bytes).unwrap_err().reason, reason, "{what}");
    }
}

#[test]
fn hostile_pages_are_read_in_reasonable_time() {
    let words = "words that fill the page with a sentence or two, said the man. ";
    let deep = |tag: &str| format!("<html><body>{}{words}", format!("<{tag}>").repeat(100_000));
    let long =
        format!("<html><body><article>{}</article>", format!("<p>{}</p>", words.repeat(5)).repeat(2_000));
    for (what, page) in [
        ("nested divs", deep("div")),
        ("nested tables", deep("table><tr><td")),
        ("nested lists", deep("ul><li")),
        ("nested quotes", deep("blockquote class=comment")),
        ("nested emphasis", deep("b")),
        (
            "fonts that never end",
            format!("<html><body>{}", format!("<p><font color=x>{words}").repeat(3_000)),
        ),
        ("open brackets", "<".repeat(200_000) + "<html>"),
        ("many headlines", format!("<html>{}", "<h1>a</h1>".repeat(20_000))),
        (
            "many comments",
            format!(
                "<html><body>{}",
                "<div class=comment id=comment-1><cite>A</cite><p>b</p></div>".repeat(5_000)
            ),
        ),
        (
            "nested comments",
            format!("<html><body>{}", "<div class=comment><cite>A</cite><p>words</p>".repeat(5_000)),
        ),
        ("a long page", long),
        ("deep JSON", format!("<html><script type=application/ld+json>{}</script>", "[".repeat(100_000))),
        ("one long word", format!("<html><body><p>{}", "x".repeat(1_000_000))),
    ] {
        let start = Instant::now();
        read_all("a.html", page.as_bytes());
        let took = start.elapsed();
        eprintln!("{what}: {took:?}");
        assert!(took < Duration::from_secs(60), "{what}: {took:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_whatever_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), page in any::<bool>()) {
        let mut input = if page { b"<html><body><p>".to_vec() } else { Vec::new() };
        input.extend(bytes);
        let told = read_all("a.html", &input).len();
        // What begins as JSON does may be records, each of which is told of: `[{}` is one, and an end that is missing.
        let records = matches!(input.trim_ascii_start().first(), Some(b'[' | b'{'));
        prop_assert!(told == 1 || records && told > 1, "{}", told);
    }

    #[test]
    fn no_mutilated_page_makes_it_panic(from in 0..PAGE.len(), to in 0..PAGE.len(), at in 0..PAGE.len(), byte in any::<u8>()) {
        let mut input = PAGE.as_bytes().to_vec();
        input[at] = byte;
        input.drain(from.min(to)..from.max(to));
        prop_assert_eq!(read_all("a.html", &input).len(), 1);
    }

    #[test]
    fn every_word_of_the_body_is_on_the_page(words in prop::collection::vec("[a-zäß]{1,9}", 30..80)) {
        let text = words.join(" ");
        let page = format!("<html><body><article><h1>Title of it</h1><p>{text}.</p><p>{text}</p></article></body></html>");
        if let Ok(article) = only("a.html", page.as_bytes()) {
            for block in blocks(&article) {
                prop_assert!(page.contains(block), "{}", block);
            }
        }
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_format_without_its_reader_is_named() {
    assert_eq!(told("a.pdf", b"%PDF-1.4\n"), ["a.pdf: is PDF, which this build of morgue does not read"]);
}
