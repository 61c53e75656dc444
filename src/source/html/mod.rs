//! Reads web pages.
//!
//! **text → tree → facts, comments, body → [`RawArticle`]**. The page's record of itself (JSON-LD, microdata, `meta`) and
//! its design are read by rules of our own; where in the page the article stands is judged by an extraction crate.
//!
//! | room | does |
//! | --- | --- |
//! | `parse`, `tree` | reads the page into an arena, in bounded depth |
//! | `surplus` | finds what of a tag is too much |
//! | `misread` | mends text that was in the wrong encoding before the page was saved |
//! | `blocks`, `fold` | cuts a tree into blocks of text |
//! | `facts`, `linked`, `json` | gathers what the page marks up about itself |
//! | `header` | what stands around the headline |
//! | `title`, `deck`, `byline`, `dates`, `tags`, `outlet` | answer one question each |
//! | `comments` | reads what readers wrote |
//! | `body`, `furniture` | finds the article's own blocks |
//! | `notice` | says why a page holds no article |
//! | `alone` | finds the article where it stands out |
//! | `judge`, `markup` | asks the extraction crate where it does not |
//! | `evidence`, `marks` | says what speaks for a block and what against it |
//! | `names` | asks what elements are called |

mod alone;
mod blocks;
mod body;
mod byline;
mod comments;
mod dates;
mod deck;
mod evidence;
mod facts;
mod fold;
mod furniture;
mod header;
mod json;
mod judge;
mod linked;
mod marks;
mod markup;
mod misread;
mod names;
mod notice;
mod outlet;
mod parse;
mod surplus;
mod tags;
mod title;
mod tree;

use super::decode;
use super::limits::{self, PIECES};
use super::plain::file_dates;
use super::prose::is_marked_up;
use crate::article::{Block, Format, Provenance, RawArticle, RawBody, Reason, Source};
use crate::extract::boilerplate::model::{Observed, Template};
use crate::extract::date::only_day;
use crate::text::mojibake;
use evidence::Known;
use facts::Facts;
use header::Header;
use judge::Bag;
use tree::{Data, Id, Tree};

/// The blocks of a piece of a page, all of them the article's; none of one that is made of more pieces than an article is.
pub(super) fn fragment(markup: &str) -> Vec<Block> {
    let mut tree = parse::parse(markup);
    if !tree.whole() {
        return Vec::new();
    }
    misread::mend(&mut tree);
    leave_out_deleted(&mut tree);
    // What stands beside an article (links to others, a box) is set apart by its markup.
    let beside: Vec<Id> = tree.descendants(Tree::ROOT).filter(|id| tree.tag(*id) == "aside").collect();
    for place in beside {
        clear(&mut tree, place);
    }
    let pieces = blocks::pieces(&tree, Tree::ROOT);
    pieces
        .into_iter()
        .map(|piece| Block { kind: piece.kind, text: piece.text, quoted: piece.quoted })
        .collect()
}

/// A short text on one line, markup left out and entities resolved where there are any.
pub(super) fn line(text: &str) -> String {
    let text = &mojibake::mended(text);
    if is_marked_up(text) {
        blocks::text(&parse::parse(text), Tree::ROOT)
    } else if text.contains('&') && text.contains(';') {
        blocks::text(&parse::parse(&text.replace('<', "&lt;")), Tree::ROOT)
    } else {
        fold::folded(text)
    }
}

/// Reads a page.
pub(super) fn article(path_name: &str, bytes: &[u8], modified: Option<i64>) -> Result<RawArticle, Reason> {
    let mut tree = parse::parse(&decode::page(bytes));
    if !tree.whole() {
        return Err(Reason::TooFine { limit: PIECES });
    }
    limits::long(words_of(&tree, Tree::ROOT))?;
    misread::mend(&mut tree);
    leave_out_deleted(&mut tree);
    let source = Source { path: path_name.to_owned(), locator: None, format: Format::Html };
    let mut article = RawArticle::bare(source, RawBody::Blocks(Vec::new()));
    let facts = Facts::of(&tree);
    article.title = title::title(&facts);
    let header = Header::of(&tree, title::place(&facts, article.title.as_deref()));
    article.deck = deck::deck(&facts, &header, article.title.as_deref());
    article.byline = byline::byline(&facts, &header);
    article.outlet = outlet::outlet(&facts);
    article.url = outlet::url(&facts);
    article.section = tags::section(&facts, &header);
    article.tags = tags::tags(&facts, article.section.as_deref());
    article.language = language(&facts);
    article.dates = dates::dates(&facts, &header, article.url.as_deref());
    let recorded = body::recorded(&facts);
    let thread = comments::thread(&facts);
    article.comments = thread.comments;
    for place in thread.places {
        clear(&mut tree, place);
    }
    article.other_dates = dates::lines(&tree);
    if article.dates.is_empty() {
        article.dates.extend(only_day(&article.other_dates));
    }
    article.dates.extend(file_dates(path_name, modified));
    let mut blocks = body::body(&tree, &recorded);
    if body::words(&blocks) * 2 < body::words(&recorded) {
        blocks = recorded;
    }
    body::drop_title(&mut blocks, article.title.as_deref());
    body::drop_authors(&mut blocks, &article.byline);
    if blocks.is_empty() {
        return Err(notice::of_page(&tree, article.title.as_deref()));
    }
    let is_dated = article.dates.iter().any(|date| date.provenance == Provenance::Metadata);
    if let Some(reason) = notice::of_body(&blocks, article.title.as_deref(), is_dated) {
        return Err(reason);
    }
    if let Some(deck) = &article.deck {
        deck::place(&mut blocks, deck);
    }
    article.body = RawBody::Blocks(blocks);
    Ok(article)
}

/// Leaves out what an editor has marked as deleted. A mark that is never closed would take the page with it.
fn leave_out_deleted(tree: &mut Tree) {
    let is_outermost =
        |id: &Id| tree.tag(*id) == "del" && !tree.ancestors(*id).any(|above| tree.tag(above) == "del");
    let deleted: Vec<Id> = tree.descendants(Tree::ROOT).filter(is_outermost).collect();
    if deleted.is_empty() {
        return;
    }
    let most = words_of(tree, Tree::ROOT) / 2;
    let short: Vec<Id> = deleted.into_iter().filter(|id| words_of(tree, *id) <= most).collect();
    for place in short {
        clear(tree, place);
    }
}

/// How many bytes of text stand in a page, or in a part of it: what its scripts say is none of it.
fn words_of(tree: &Tree, root: Id) -> usize {
    let text = |id: Id| match tree.data(id) {
        Data::Text(text) => text.len(),
        _ => 0,
    };
    let said =
        |id: &Id| !tree.parent(*id).is_some_and(|parent| matches!(tree.tag(parent), "script" | "style"));
    tree.descendants(root).filter(said).map(text).sum()
}

/// The language that the page declares, with the country where any of its declarations has one.
fn language(facts: &Facts<'_>) -> Option<String> {
    let declared = facts.language.and_then(fold::some_folded);
    let located = facts.meta_line(&["og:locale"]);
    match (declared, located) {
        (Some(declared), Some(located))
            if located.len() > declared.len()
                && located
                    .get(..declared.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(&declared)) =>
        {
            Some(located)
        }
        (declared, located) => declared.or(located),
    }
}

/// Takes out what stands in an element. What starts a new line stays, empty, so that it still parts what is around it.
fn clear(tree: &mut Tree, place: Id) {
    if !blocks::is_block(tree.tag(place)) {
        return tree.detach(place);
    }
    while let Some(child) = tree.first(place) {
        tree.detach(child);
    }
}

/// A page as the model that finds its article sees it, and the words of each of its blocks: what learning needs.
#[must_use]
pub fn observe(page: &str) -> (Observed, Vec<String>) {
    observed(page, judge::judge)
}

/// The same where nobody has judged it.
#[must_use]
pub fn observe_alone(page: &str) -> (Observed, Vec<String>) {
    observed(page, |_| Bag::default())
}

fn observed(page: &str, judged: fn(&Tree) -> Bag) -> (Observed, Vec<String>) {
    let mut tree = parse::parse(page);
    let facts = Facts::of(&tree);
    let recorded = body::recorded(&facts);
    for place in comments::thread(&facts).places {
        clear(&mut tree, place);
    }
    let blocks = blocks::pieces(&tree, Tree::ROOT);
    let mut known = Known::of(&tree, &blocks, &mut body::record(&recorded));
    let observed = evidence::observe(&tree, &blocks, &mut known, &mut judged(&tree)).observed;
    (observed, blocks.into_iter().map(|piece| piece.text).collect())
}

/// What the model asks of each block of a page.
#[must_use]
pub fn questions() -> &'static [Template] {
    &evidence::BLOCKS
}

#[cfg(test)]
mod spoiled_tests;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_as_deleted_is_left_out() {
        let texts =
            |markup: &str| -> Vec<String> { fragment(markup).into_iter().map(|block| block.text).collect() };
        let kept =
            "The <del>board <b>never</b> met</del><ins>board met on Monday</ins>, <s>it</s> she said of it.";
        assert_eq!(texts(&format!("<p>{kept}</p>")), ["The board met on Monday, it she said of it."]);
        // A mark that is never closed.
        assert_eq!(texts("<p>One <del>two three four five.</p><p>Six seven.</p>").len(), 2);
    }

    #[test]
    fn a_language_comes_with_its_country_where_the_page_tells_it() {
        for (page, want) in [
            ("<html lang=en-GB>", Some("en-GB")),
            ("<html lang=en><meta property=og:locale content=en_US>", Some("en_US")),
            ("<html lang=de><meta property=og:locale content=en_US>", Some("de")),
            ("<meta property=og:locale content=fr_FR>", Some("fr_FR")),
            ("<p>words</p>", None),
        ] {
            assert_eq!(language(&Facts::of(&parse::parse(page))).as_deref(), want, "{page}");
        }
    }
}
