//! Floor 2: what a source says, understood.
//!
//! [`article`] takes what a format's reader hands on and gives back everything that was learned from it. It is pure: no
//! files, no clock, no environment; the same source always gives the same article. It invents nothing: what the page
//! does not tell stays unknown.
//!
//! | room | answers |
//! | --- | --- |
//! | [`boilerplate`] | which lines of a plain text are the article's, which its readers', which nobody's |
//! | [`byline`] | who wrote it |
//! | [`date`] | when it came out, when a comment was posted |
//! | [`topic`] | what it is about |
//! | [`language`] | what language it is in |
//! | [`passage`] | what a search finds of it |

pub mod boilerplate;
pub mod byline;
pub mod date;
pub mod language;
pub mod passage;
pub mod quotation;
mod reading;
mod speaker;
pub mod topic;

use crate::article::{Article, Comment, RawArticle, RawBody, Reason};
use crate::text::paragraph::Placed;
use boilerplate::Page;
pub use passage::passages;

/// The version of everything on this floor: an article that another version understood is to be read again.
pub const VERSION: u32 = 1;

/// Understands an article.
///
/// # Errors
///
/// [`Reason::NoArticle`] when no words of an article remain once the furniture of the page is left out.
pub fn article(raw: RawArticle) -> Result<Article, Reason> {
    let RawArticle {
        source,
        body,
        title,
        deck,
        byline,
        outlet,
        url,
        section,
        language: declared,
        dates,
        tags,
        comments,
    } = raw;
    let (text, mut page) = match body {
        RawBody::Plain(text) => (None, boilerplate::read(&text)),
        RawBody::Blocks(blocks) => {
            let (text, paragraphs) = Placed::of_blocks(blocks);
            (Some(text), Page { paragraphs, ..Page::default() })
        }
    };
    if page.paragraphs.is_empty() {
        return Err(Reason::NoArticle);
    }

    // What the format itself says comes before what was read off the text.
    page.dates.splice(0..0, dates);
    page.byline.splice(0..0, byline);
    page.tags.splice(0..0, tags);
    page.comments.splice(0..0, comments);
    let title = title.or_else(|| page.title.as_ref().map(|title| title.text().to_owned()));
    let deck = deck.or_else(|| page.deck.take());
    let section = section.or_else(|| page.section.take());

    let language = language::of(declared.as_deref(), title.as_deref(), &page.paragraphs);
    let byline = byline::read(&page.byline);
    let outlet = outlet.or_else(|| page.outlet.take()).or(byline.outlet);
    let evidence = date::Evidence {
        url: url.as_deref(),
        path: &source.path,
        declared_language: declared.as_deref(),
        language: language.as_deref(),
        comments: &page.comments,
    };
    let dates = date::read(&page.dates, &evidence);
    let topics = topic::find(&topic::Subject {
        title: title.as_deref(),
        paragraphs: &page.paragraphs,
        tags: &page.tags,
        section: section.as_deref(),
        outlet: outlet.as_deref(),
        byline: &byline.names,
        english: language.as_deref().is_none_or(|code| code == "en"),
    });
    // The rules are English, and say nothing of another language rather than something wrong.
    let english = language.as_deref().is_none_or(|code| code == "en");
    let found = if english {
        quotation::find(page.title.as_ref(), &page.paragraphs)
    } else {
        quotation::Found::default()
    };
    let comments = page
        .comments
        .into_iter()
        .zip(dates.comments)
        .map(|(raw, posted)| Comment { author: raw.author, posted, text: raw.text, line: raw.line })
        .collect();

    Ok(Article {
        source,
        title,
        deck,
        byline: byline.names,
        outlet,
        url,
        section,
        language,
        published: dates.published,
        topics,
        quotations: found.quotations,
        speakers: found.speakers,
        paragraphs: page.paragraphs.into_iter().map(|placed| placed.paragraph).collect(),
        comments,
        text,
    })
}
