//! Whatever happened to a page, reading it ends, loses no line it took and invents no word.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::tree::{Data, Tree};
use super::{article, blocks, fold, misread, parse};
use crate::article::{RawArticle, RawBody};
use crate::extract;
use crate::source::decode;

/// Pieces of markup in which words are easily glued, lost or made up.
const PIECES: [&str; 26] = [
    "<p>The <b>har</b>bour board met on Tuesday evening and spoke for three hours about a single crane, said Jane Roe.</p>",
    "<p>Smith&nbsp;&amp;&nbsp;Sons &ldquo;so&shy;fa&rdquo; na&iuml;ve &#8212; &lt;b&gt; &notin; &not an entity</p>",
    "one<br>two<br><br>three<wbr>four",
    "<ul><li>first<li>second<ul><li>third</ul></ul>",
    "<table><tr><th>Name<td>Sum<tr><td>Roe<td>12</table>",
    "<blockquote><p>It stays.</p><cite>Ann Lee</cite></blockquote>",
    "<figure><img alt='a crane'><figcaption>The crane, as it was.</figcaption></figure>",
    "<h2>What comes <small>next</small></h2>",
    "<div>loose<p>text</p>between</div>",
    "<p>zero\u{200b}width, no\u{a0}break, soft\u{ad}hyphen</p>",
    "<p>it isn&acirc;&euro;&trade;t Â£5</p>",
    "<div class=comment id=comment-1><b class=author>Ann</b> <time datetime=2020-10-01>1 October</time><p>Well said.</p><a>Reply</a></div>",
    "<ul class=children><li class=comment id=comment-2><cite class=fn>Bob</cite> says:<p>Not at all.</p></ul>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Crane stays\",\"author\":{\"name\":\"Jane Roe\"},\"articleBody\":\"It stays &amp; stays.\"}</script>",
    "<meta property=og:title content='Crane stays &amp; stays | Post'>",
    "<p class=byline>By <a rel=author href=/author/roe>Jane Roe</a> and Ann Lee</p>",
    "<title>Crane stays - Post</title>",
    "<template><p>never shown</p></template><noscript><p>without script</p></noscript>",
    "<svg><text>drawn</text></svg><math><mi>x</mi></math>",
    "<pre>one\n  two\n\nthree</pre>",
    "<select><option>pick</select><textarea>typed</textarea><button>press</button>",
    "<!-- <p>commented out</p> --><![CDATA[ data ]]>",
    "</p></div></b></table></ul>",
    "<p><a href='x\">broken</a><p title=\"",
    "<iframe><p>framed</p></iframe><plaintext>",
    "\0\u{1}\u{fffd}\u{feff}",
];

static PAGES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let found = crate::source::walk(&corpus, &crate::source::Which::default(), &[]).unwrap().flatten();
    let is_page = |path: &Path| path.extension().is_some_and(|ext| ext == "html" || ext == "htm");
    let pages: Vec<_> = found.filter(|f| is_page(&f.path)).filter_map(|f| fs::read(f.path).ok()).collect();
    assert!(pages.len() > 10, "the corpus is not where this test looks for it");
    pages
});

/// Everything that a page says to anybody: its texts and its attributes, entities resolved, white space taken out.
///
/// What stands in a page's record may be escaped once or twice more.
fn said(page: &[u8]) -> String {
    let mut tree = parse::parse(&decode::page(page));
    misread::mend(&mut tree);
    let mut all = String::new();
    // What is shown, by how many elements that show nothing themselves it lies in: one that was not closed may hold half of the page.
    let mut shown: Vec<(usize, &str)> = Vec::new();
    let mut records = Vec::new();
    for id in tree.descendants(Tree::ROOT) {
        match tree.data(id) {
            Data::Text(text) => {
                if tree
                    .parent(id)
                    .is_some_and(|above| matches!(tree.tag(above), "script" | "noscript" | "iframe"))
                {
                    records.push(text.to_string());
                }
                all.push_str(text);
                if !blocks::is_markup(text) {
                    let silent = tree.ancestors(id).filter(|above| blocks::is_silent(tree.tag(*above)));
                    shown.push((silent.count(), text));
                }
            }
            Data::Element(element) => {
                // Attributes must not come between the letters of a word.
                records.extend(element.attrs.iter().map(|attr| attr.value.to_string()));
            }
            Data::Document | Data::Other => {}
        }
    }
    // What a reader sees stands together, whatever else stands in between.
    let deepest = shown.iter().map(|(depth, _)| *depth).max().unwrap_or_default();
    for most in 0..=deepest {
        all.push('\n');
        all.extend(shown.iter().filter(|(depth, _)| *depth <= most).map(|(_, text)| *text));
    }
    for record in records {
        all.push('\n');
        all.push_str(&record);
        for value in super::json::lenient(&record) {
            all.push('\n');
            all.push_str(&strings(&value));
        }
        all.push('\n');
        all.push_str(&super::linked::plain(&record).unwrap_or_default());
    }
    bare(&all)
}

/// Every string of a value, as it is and with its markup read.
fn strings(value: &serde_json::Value) -> String {
    let mut all = String::new();
    let mut stack = vec![value];
    while let Some(value) = stack.pop() {
        match value {
            serde_json::Value::String(text) => {
                let once = super::linked::plain(text).unwrap_or_default();
                for part in [text.as_str(), "\n", once.as_str(), "\n"] {
                    all.push_str(part);
                }
            }
            serde_json::Value::Array(values) => stack.extend(values),
            serde_json::Value::Object(map) => stack.extend(map.values()),
            _ => {}
        }
    }
    all
}

/// Letters and digits alone, in lower case: what lies between them is for others to judge, and names in capitals are
/// written as names are.
fn bare(text: &str) -> String {
    fold::folded(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first word of an article that the page does not say.
fn invented(raw: &RawArticle, said: &str) -> Option<String> {
    let RawBody::Blocks(blocks) = &raw.body else { return Some("a page has blocks".to_owned()) };
    let body = blocks.iter().map(|block| &block.text);
    let comments = raw.comments.iter().flat_map(|comment| comment.author.iter().chain([&comment.text]));
    let heads = raw.title.iter().chain(&raw.deck).chain(&raw.byline).chain(&raw.tags);
    body.chain(comments).chain(heads).flat_map(|text| text.split_whitespace()).find_map(|word| {
        let letters = bare(word);
        (!letters.is_empty() && !said.contains(&letters)).then(|| word.to_owned())
    })
}

/// What is wrong with what is read of a page.
fn fault(page: &[u8]) -> Option<String> {
    let raw = article("a.html", page, None).ok()?;
    let said = said(page);
    if let Some(word) = invented(&raw, &said) {
        let (title, deck, byline, tags) = (&raw.title, &raw.deck, &raw.byline, &raw.tags);
        return Some(format!(
            "nobody said {word:?}: {title:?}, {deck:?}, {byline:?}, {tags:?}, {:?}",
            raw.comments
        ));
    }
    let RawBody::Blocks(blocks) = &raw.body else { return None };
    // A paragraph stands on the page in one piece, or in the page's record.
    let torn = blocks.iter().find(|block| !said.contains(&bare(&block.text)));
    if let Some(block) = torn {
        return Some(format!("these words do not stand together: {:?}", block.text));
    }
    let read = extract::article(raw.clone()).ok()?;
    let raw: HashSet<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let strange = read.paragraphs.iter().find(|paragraph| !raw.contains(paragraph.text.as_str()));
    strange.map(|paragraph| format!("no block is this paragraph: {:?}", paragraph.text))
}

/// Something that happens to a page.
#[derive(Debug, Clone)]
enum Accident {
    Cut(prop::sample::Index),
    Lost(prop::sample::Index, u8),
    Twice(prop::sample::Index, u8),
    Flipped(prop::sample::Index, u8),
    TagLost(prop::sample::Index),
    TagTwice(prop::sample::Index),
    Pasted(prop::sample::Index, prop::sample::Index),
}

fn accident() -> impl Strategy<Value = Accident> {
    use Accident::{Cut, Flipped, Lost, Pasted, TagLost, TagTwice, Twice};
    let at = any::<prop::sample::Index>;
    prop_oneof![
        1 => at().prop_map(Cut),
        2 => (at(), any::<u8>()).prop_map(|(at, n)| Lost(at, n)),
        2 => (at(), any::<u8>()).prop_map(|(at, n)| Twice(at, n)),
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Flipped(at, byte)),
        4 => at().prop_map(TagLost),
        3 => at().prop_map(TagTwice),
        4 => (at(), at()).prop_map(|(at, which)| Pasted(at, which)),
    ]
}

/// Where a tag near a byte starts and ends.
fn tag(page: &[u8], near: usize) -> Option<(usize, usize)> {
    let start = near + page[near..].iter().position(|byte| *byte == b'<')?;
    let end = start + page[start..].iter().position(|byte| *byte == b'>')? + 1;
    Some((start, end))
}

fn spoil(page: &mut Vec<u8>, accident: &Accident) {
    if page.is_empty() {
        return;
    }
    let length = page.len();
    match accident {
        Accident::Cut(at) => page.truncate(at.index(length).max(length / 3)),
        Accident::Lost(at, n) => {
            let at = at.index(length);
            page.drain(at..(at + usize::from(*n)).min(length));
        }
        Accident::Twice(at, n) => {
            let at = at.index(length);
            let copy = page[at..(at + usize::from(*n)).min(length)].to_vec();
            page.splice(at..at, copy);
        }
        Accident::Flipped(at, byte) => page[at.index(length)] = *byte,
        Accident::TagLost(at) => {
            if let Some((start, end)) = tag(page, at.index(length)) {
                page.drain(start..end);
            }
        }
        Accident::TagTwice(at) => {
            if let Some((start, end)) = tag(page, at.index(length)) {
                let copy = page[start..end].to_vec();
                page.splice(start..start, copy);
            }
        }
        Accident::Pasted(at, which) => {
            let at = at.index(length);
            page.splice(at..at, which.get(&PIECES).bytes());
        }
    }
}

#[test]
fn nothing_is_lost_or_invented_on_good_pages() {
    for page in PAGES.iter() {
        assert_eq!(fault(page), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_accident_makes_a_page_say_what_it_does_not(
        which in any::<prop::sample::Index>(),
        accidents in prop::collection::vec(accident(), 1..12),
    ) {
        let mut page = which.get(&PAGES).clone();
        for accident in &accidents {
            spoil(&mut page, accident);
        }
        prop_assert_eq!(fault(&page), None);
    }

    #[test]
    fn no_pieces_make_a_page_say_what_they_do_not(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..24),
        accidents in prop::collection::vec(accident(), 0..4),
    ) {
        let mut page = pieces.concat().into_bytes();
        for accident in &accidents {
            spoil(&mut page, accident);
        }
        prop_assert_eq!(fault(&page), None);
    }
}
