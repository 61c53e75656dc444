//! Reads PDF: pages, on which letters stand at places.
//!
//! The format knows neither words nor paragraphs. **bytes → letters → words → lines, column by column → paragraphs**: each
//! step is a room of its own, and guesses no more than a reader does who looks at the page. One document is one article.
//!
//! | room | does |
//! | --- | --- |
//! | `object` | looks things up in the document |
//! | `stretch` | bounds what is unpacked and how long pages may take |
//! | `weight` | bounds what the structure may be made of |
//! | `font`, `cmap`, `charset` | say which letters codes stand for, and how wide they are |
//! | `drawing`, `matrix` | follow what draws a page, letter by letter |
//! | `word` | makes words of letters |
//! | `column` | puts words into lines, and columns in the order of reading |
//! | `running` | takes running heads, feet and page numbers away |
//! | `paragraph` | joins lines to paragraphs, undoes hyphenation, tells headings and captions |
//! | `about` | takes what the document says of itself, where it can be believed |

mod about;
mod charset;
mod cmap;
mod column;
mod drawing;
mod font;
mod matrix;
mod object;
mod paragraph;
mod running;
mod stretch;
mod weight;
mod word;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{DecompressError, Document, Error, LoadOptions};

use super::limits::Budget;
use super::place::Place;
use super::plain::file_dates;
use crate::article::{Block, DateClue, Format, ParagraphKind, Provenance, RawArticle, RawBody, Reason};
use crate::extract::boilerplate;
use about::About;
use column::Line;
use drawing::Pen;
use paragraph::Sized;
use stretch::Stretch;

/// Of so many letters, one may be unknown: what is left then can be read.
const GUESSED: usize = 10;

/// The article that a document is.
pub(super) fn article(
    bytes: &[u8],
    place: &Place,
    budget: &Budget,
    limit: u64,
) -> Result<RawArticle, Reason> {
    // The format is large, and what reads it was not written for this program: a fault there costs this document.
    let read = catch_unwind(AssertUnwindSafe(|| read(bytes, place, budget, limit)));
    read.unwrap_or_else(|fault| {
        let said = fault.downcast::<Reason>().ok().map(|reason| *reason);
        Err(said.unwrap_or_else(|| Reason::Malformed("its structure makes no sense".to_owned())))
    })
}

fn read(bytes: &[u8], place: &Place, budget: &Budget, limit: u64) -> Result<RawArticle, Reason> {
    let doc = open(bytes, budget, limit)?;
    let stretch = Stretch::new(budget, limit);
    let mut pen = Pen::new(&doc, &stretch);
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut room = column::Room::ALL;
    let (mut known, mut unknown, mut picture) = (0, 0, false);
    for id in doc.page_iter() {
        stretch.step(1)?;
        let Ok(page) = doc.get_dictionary(id) else { continue };
        let mut drawn = pen.page(page)?;
        known += drawn.words.iter().map(|word| word.text.chars().count()).sum::<usize>();
        unknown += drawn.unknown;
        picture |= drawn.picture;
        // A sign of which nobody can tell what it is, such as the mark before a point of a list.
        drawn.words.retain(|word| word.text.chars().any(|c| c != char::REPLACEMENT_CHARACTER));
        pages.push(column::lines(drawn.words, &mut room));
    }
    if pages.is_empty() {
        return Err(Reason::Malformed("it has no pages".to_owned()));
    }
    if unknown * GUESSED > known {
        return Err(Reason::Malformed("its fonts do not say which letters they draw".to_owned()));
    }
    let running = running::take(&mut pages);
    let (blocks, size) = paragraph::paragraphs(&pages);
    if blocks.is_empty() {
        return Err(if picture { Reason::Scanned } else { Reason::NoArticle });
    }
    let about = About::read(&doc, &stretch, limit);
    Ok(article_of(blocks, size, &running, about, place))
}

/// Opens a document; one that is locked opens with the empty password, as it does for everybody, or not at all.
fn open(bytes: &[u8], budget: &Budget, limit: u64) -> Result<Document, Reason> {
    /// A stream may always unpack to so many bytes.
    const FREE: u64 = 1 << 16;
    weight::begin(bytes)?;
    // Streams that hold the document's structure are unpacked before anybody asks: all of them share the budget.
    let streams = bytes.windows(9).filter(|part| part == b"endstream").count().max(1) as u64;
    let share = (budget.left() / streams).max(FREE).min(limit);
    let options = LoadOptions {
        max_decompressed_size: Some(usize::try_from(share).unwrap_or(usize::MAX)),
        filter: Some(weight::weigh),
        ..LoadOptions::default()
    };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| reason(&error))?;
    if doc.is_encrypted() { Err(Reason::Encrypted) } else { Ok(doc) }
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Reason::Encrypted
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            Reason::Malformed("its structure unpacks to more than there is room for".to_owned())
        }
        _ => Reason::Malformed("it is cut off, or its structure is broken".to_owned()),
    }
}

/// The article that paragraphs make, with what was said around them.
fn article_of(
    paragraphs: Vec<Sized>,
    size: f64,
    running: &[Line],
    about: About,
    place: &Place,
) -> RawArticle {
    let shown = headline(&paragraphs, size);
    let at = shown.filter(|at| believed(paragraphs.get(*at), about.title.as_deref()));
    let mut blocks: Vec<Block> = paragraphs.into_iter().map(|sized| sized.block).collect();
    let title = at.map(|at| blocks.remove(at).text);
    let mut article = RawArticle::bare(place.source(Format::Pdf), RawBody::Blocks(Vec::new()));
    article.title = title.or(about.title);
    blocks
        .retain(|block| block.kind != ParagraphKind::Heading || Some(&block.text) != article.title.as_ref());
    article.body = RawBody::Blocks(blocks);
    article.byline = about.authors;
    article.outlet = about.outlet;
    article.tags = about.tags;
    article.language = about.language;
    article.dates = about.dates;
    // A newspaper's page says above its text of which day it is.
    let parts = running.iter().flat_map(|line| &line.parts).map(|part| part.trim());
    let dated = parts.filter(|part| part.len() <= 60 && boilerplate::is_date_line(part)).take(1);
    article.dates.extend(dated.map(|text| DateClue { text: text.to_owned(), provenance: Provenance::Body }));
    article.dates.extend(file_dates(&place.name, place.modified));
    article.url = running.iter().flat_map(|line| &line.parts).find_map(|part| address(part));
    article
}

/// The address that a browser prints under a page.
fn address(part: &str) -> Option<String> {
    let word = part.split(' ').find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
    // A long one is cut short.
    // The address of the paper is that of no article.
    let path = word.splitn(4, '/').nth(3).unwrap_or_default();
    (!path.is_empty() && !word.ends_with(['…', '.'])).then(|| word.to_owned())
}

/// The heading of the first page in the largest letters.
fn headline(paragraphs: &[Sized], size: f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, sized) in paragraphs.iter().enumerate().filter(|(_, sized)| sized.page == 0) {
        let is_larger =
            best.is_none_or(|(_, largest)| sized.size > largest * 1.05) && sized.size > size * 1.1;
        if is_larger && sized.block.kind == ParagraphKind::Heading {
            best = Some((at, sized.size));
        }
    }
    let (at, largest) = best.filter(|_| paragraphs.len() > 1)?;
    // A paper's own name is larger than its headlines, and shorter.
    let words = |sized: &Sized| sized.block.text.split(' ').count();
    let is_name = paragraphs.get(at).is_some_and(|sized| words(sized) <= 3);
    let below =
        paragraphs.iter().enumerate().skip(at + 1).take_while(|(_, sized)| is_name && sized.page == 0);
    let headline = below
        .filter(|(_, sized)| sized.block.kind == ParagraphKind::Heading && words(sized) > 3)
        .find(|(_, sized)| sized.size >= size * 1.8 && sized.size * 2.0 >= largest);
    Some(headline.map_or(at, |(at, _)| at))
}

/// Whether a heading is the headline: it says what the document calls itself, where that is known.
fn believed(shown: Option<&Sized>, title: Option<&str>) -> bool {
    let Some(shown) = shown else { return false };
    let Some(title) = title else { return true };
    let folded = |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let (said, shown) = (folded(title), folded(&shown.block.text));
    said.contains(&shown) || shown.contains(&said)
}

#[cfg(test)]
pub(super) mod tests;
