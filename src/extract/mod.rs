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
//! | [`quotation`] | which words it puts in somebody's mouth, and in whose |
//! | `reading` | what of a paragraph stands inside quote marks, and in which sentence |
//! | `speaker` | who is who in it |
//! | [`passage`] | what a search finds of it |
//! | [`person`] | which names of several articles are one person's |
//! | [`verdict`] | whether a quote stands in it, and whose words it is there |

pub mod boilerplate;
pub mod byline;
pub mod date;
pub mod language;
pub mod passage;
pub mod quotation;
mod reading;
mod speaker;
pub mod topic;
pub mod verdict;

use crate::article::{
    Article, Block, Comment, Moment, Paragraph, Published, RawArticle, RawBody, RawComment, Reason, Source,
    Span,
};
use crate::text::mojibake::{self, Mended};
use crate::text::paragraph::Placed;
use crate::text::token;
use boilerplate::Page;
pub use passage::passages;
pub use speaker::person;

/// The version of everything on this floor: an article that another version understood is to be read again.
pub const VERSION: u32 = 21;

/// Understands an article.
///
/// # Errors
///
/// [`Reason::NoArticle`] when no words of an article remain once the furniture of the page is left out.
pub fn article(raw: RawArticle) -> Result<Article, Reason> {
    let Front {
        source,
        text,
        page,
        mended,
        before,
        title,
        deck,
        section,
        url,
        byline,
        outlet,
        language,
        dates,
    } = Front::of(raw)?;
    // The rules are English, and say nothing of another language rather than something wrong.
    let english = language.as_deref().is_none_or(|code| code == "en");
    let tokens = if english {
        page.paragraphs.iter().map(|placed| token::tokens(placed.text())).collect()
    } else {
        Vec::new()
    };
    let topics = topic::find(&topic::Facts {
        title: title.as_deref(),
        paragraphs: &page.paragraphs,
        tags: &page.tags,
        section: section.as_deref(),
        url: url.as_deref(),
        outlet: outlet.as_deref(),
        byline: &byline,
        tokens: &tokens,
        english,
    });
    let author = if let [one] = byline.as_slice() { Some(one.as_str()) } else { None };
    let found = if english {
        let placed = page.title.as_ref().map(quotation::Headline::Placed);
        let headline = placed.or_else(|| title.as_deref().map(quotation::Headline::Heard));
        quotation::find(headline, &page.paragraphs, tokens, author)
    } else {
        quotation::Found::default()
    };
    let comments = page.comments.into_iter().zip(dates.comments).map(comment).collect();

    let mut article = Article {
        source,
        title,
        deck,
        byline,
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
    };
    if let Some(mended) = mended {
        cite_as_read(&mut article, |span| mended.source_span(span));
    }
    cite_behind(&mut article, before);
    Ok(article)
}

/// When an article came out: what [`article`] says of it, without all else that there is to understand.
#[must_use]
pub fn published(raw: RawArticle) -> Option<Published> {
    Front::of(raw).ok()?.dates.published
}

/// What is said of an article as a whole, before its words are understood.
struct Front {
    source: Source,
    text: Option<String>,
    page: Page,
    mended: Option<Mended>,
    before: (usize, u32),
    title: Option<String>,
    deck: Option<String>,
    section: Option<String>,
    url: Option<String>,
    byline: Vec<String>,
    outlet: Option<String>,
    language: Option<String>,
    dates: date::Dates,
}

impl Front {
    fn of(raw: RawArticle) -> Result<Self, Reason> {
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
            other_dates,
            tags,
            comments,
        } = raw;
        let Taken { text, mut page, headline, mended, before } = take(body);
        if page.paragraphs.is_empty() {
            return Err(Reason::NoArticle);
        }

        // What the format itself says comes before what was read off the text.
        page.dates.splice(0..0, dates);
        page.other_dates.extend(other_dates);
        page.tags.splice(0..0, tags);
        page.comments.splice(0..0, comments);
        let title = title.or(headline).or_else(|| page.title.as_ref().map(|title| title.text().to_owned()));
        let deck = deck.or_else(|| page.deck.take());
        let section = section.or_else(|| page.section.take());
        let url = url.or_else(|| page.url.take());
        let declared = declared.or_else(|| page.language.take());

        let language = language::of(declared.as_deref(), title.as_deref(), &page.paragraphs);
        let marked = if byline.is_empty() { &page.authors } else { &byline };
        let byline = byline::read(marked, &page.byline);
        let outlet = outlet.or_else(|| page.outlet.take()).or(byline.outlet);
        let evidence = date::Evidence {
            url: url.as_deref(),
            path: &source.path,
            declared_language: declared.as_deref(),
            language: language.as_deref(),
            comments: &page.comments,
            others: &page.other_dates,
        };
        let dates = date::read(&page.dates, &evidence);
        Ok(Self {
            source,
            text,
            page,
            mended,
            before,
            title,
            deck,
            section,
            url,
            byline: byline.names,
            outlet,
            language,
            dates,
        })
    }
}

/// A reader's comment, and when it was posted.
fn comment((raw, posted): (RawComment, Option<Moment>)) -> Comment {
    Comment { author: raw.author, posted, text: raw.text, depth: raw.depth, line: raw.line }
}

/// A body taken apart.
struct Taken {
    /// The body's text, where the source is not plain text itself.
    text: Option<String>,
    page: Page,
    /// The headline, where it was read off the text but is no place in what is cited.
    headline: Option<String>,
    /// A plain text that was mended.
    mended: Option<Mended>,
    /// How many bytes and lines of the source stand before it.
    before: (usize, u32),
}

/// Tells a body's paragraphs from what else stands there.
fn take(body: RawBody) -> Taken {
    match body {
        RawBody::Plain(text) => plain(&text, (0, 0)),
        RawBody::Part { text, start, line } => plain(&text, (start, line.saturating_sub(1))),
        RawBody::Flat(text) => flat(&text),
        RawBody::Blocks(mut blocks) => {
            let header = boilerplate::read_blocks(&mut blocks);
            let (text, paragraphs) = Placed::of_blocks(blocks);
            Taken {
                text: Some(text),
                page: Page { paragraphs, ..header },
                headline: None,
                mended: None,
                before: (0, 0),
            }
        }
        RawBody::Marked(marked) => {
            let mut blocks = marked.iter().map(|marked| marked.block.clone()).collect();
            let header = boilerplate::read_blocks(&mut blocks);
            // What is left comes in the same order.
            let mut left = blocks.into_iter().peekable();
            let kept =
                marked.into_iter().filter(|marked| left.next_if(|block| *block == marked.block).is_some());
            let paragraphs = kept.filter_map(Placed::of_marked).collect();
            Taken {
                text: None,
                page: Page { paragraphs, ..header },
                headline: None,
                mended: None,
                before: (0, 0),
            }
        }
    }
}

/// A plain text taken apart, before which so many bytes and lines of its source stand.
fn plain(text: &str, before: (usize, u32)) -> Taken {
    let mended = mojibake::mend(text);
    let page = boilerplate::read(mended.as_ref().map_or(text, |mended| &mended.text));
    Taken { text: None, page, headline: None, mended, before }
}

/// The text of a format without lines taken apart: its paragraphs make the text that is cited.
fn flat(text: &str) -> Taken {
    let mut page = boilerplate::read(text);
    let of_placed = |placed: Placed| {
        let Paragraph { kind, text, .. } = placed.paragraph;
        Block { kind, text, quoted: false }
    };
    let (text, paragraphs) = Placed::of_blocks(page.paragraphs.into_iter().map(of_placed).collect());
    page.paragraphs = paragraphs;
    for comment in &mut page.comments {
        (comment.line, comment.span) = (None, None);
    }
    // What it says between quote marks stands nowhere in the paragraphs.
    let headline = page.title.take().map(|title| title.text().to_owned());
    Taken { text: Some(text), page, headline, mended: None, before: (0, 0) }
}

/// Makes the spans of an article point into the text as the file has it.
fn cite_as_read(article: &mut Article, place: impl Fn(Span) -> Span) {
    let paragraphs = article.paragraphs.iter_mut().map(|paragraph| &mut paragraph.span);
    let quotations = article.quotations.iter_mut().flat_map(|quotation| {
        std::iter::once(&mut quotation.span)
            .chain(quotation.mention.as_mut().map(|mention| &mut mention.span))
    });
    for span in paragraphs.chain(quotations) {
        *span = place(*span);
    }
}

/// Makes an article be cited where it stands behind so many bytes and lines of its file.
fn cite_behind(article: &mut Article, (bytes, lines): (usize, u32)) {
    if bytes == 0 && lines == 0 {
        return;
    }
    cite_as_read(article, |span| Span::new(span.start + bytes, span.end + bytes));
    let paragraphs = article.paragraphs.iter_mut().map(|paragraph| &mut paragraph.line);
    let quotations = article.quotations.iter_mut().map(|quotation| &mut quotation.line);
    let comments = article.comments.iter_mut().map(|comment| &mut comment.line);
    for line in paragraphs.chain(quotations).chain(comments).flatten() {
        *line += lines;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Format, Source};

    fn plain(text: &str) -> Result<Article, Reason> {
        let source = Source { path: "a/page.txt".to_owned(), locator: None, format: Format::Text };
        article(RawArticle::bare(source, RawBody::Plain(text.to_owned())))
    }

    #[test]
    fn what_was_misread_is_mended_and_cited_as_it_stands() {
        let text = "CafÃ© stays open on the quay\n\nThe harbour board met on Tuesday evening and spoke for three hours about a single crane.\n\n\
            â€œIt costs Â£5, not â‚¬5,â€\u{9d} said JosÃ© Roe, the mayor of Lowquay. â€œThat isnâ€™t much.â€\u{9d}\n";
        let article = plain(text).unwrap();
        assert_eq!(article.title.as_deref(), Some("Café stays open on the quay"));
        let [first, second] = &article.quotations[..] else { panic!("{:?}", article.quotations) };
        assert_eq!(
            (first.text.as_str(), first.span.of(text)),
            ("It costs £5, not €5,", "It costs Â£5, not â‚¬5,")
        );
        assert_eq!((second.text.as_str(), second.span.of(text)), ("That isn’t much.", "That isnâ€™t much."));
        assert_eq!(first.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("José Roe"));
        let last = article.paragraphs.last().unwrap();
        assert!(last.span.of(text).ends_with("â€œThat isnâ€™t much.â€\u{9d}"));
        assert!(last.text.ends_with("“That isn’t much.”"));
    }

    /// Pieces that pages are made of, whole and broken.
    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "The harbour board met on Tuesday evening and spoke for three hours about a single crane, said Jane Roe.",
            "“No,” she said. “Nothing clever, and nothing said in March",
            "Council backs mole",
            "By Jane Roe | March 4, 2021",
            "PORT ARDEN, March 3 (NNA) - The mole",
            "(Reporting by Jane Roe",
            "Tags: , , ,",
            "  * Home",
            "1. Avatar Jane Roe 01/10/2020 @ 1:51 pm",
            "Leave a comment",
            "3 Comments",
            "Jane Roe says:",
            "99/99/9999 25:61 +99:99",
            "###",
            "[7]More [8]Less [",
            "long-",
            "term é\u{301}\u{feff}\u{200b}",
            "â€œItâ€™s Â£5,â€\u{9d} said JosÃ© Roe.",
        ]);
        prop_oneof![3 => known.prop_map(str::to_owned), 1 => "\\PC{0,60}"]
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(pieces in prop::collection::vec((piece(), "[\n\r ]{0,3}"), 0..40)) {
            let text: String = pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect();
            let Ok(article) = plain(&text) else { return Ok(()) };
            let misread = mojibake::mend(&text).is_some();
            for paragraph in &article.paragraphs {
                let stands = paragraph.span.of(&text);
                let stands = if misread { mojibake::put_right(stands).text } else { stands.to_owned() };
                let stands: String = stands.split_whitespace().collect();
                let reads: String = paragraph.text.split_whitespace().collect();
                // No word is lost and none invented; invisible marks at the edge of a line may go.
                let visible = |text: &str| text.replace(['\u{feff}', '\u{200b}'], "");
                prop_assert_eq!(visible(&stands), visible(&reads));
            }
        }
    }

    #[test]
    fn a_clean_text_comes_through_untouched() {
        let text = "Council backs North Mole by one vote\n\nThe council voted by 23 to 22 on Wednesday to build the mole.\n\n\
                    “No.” he said.\n\nNobody laughed.\n\nHe left.";
        let article = plain(text).unwrap();
        assert_eq!(article.title.as_deref(), Some("Council backs North Mole by one vote"));
        let read: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(read, text.split("\n\n").skip(1).collect::<Vec<_>>());
    }

    #[test]
    fn a_scraped_page_is_taken_apart() {
        let text = "Skip to content\nHome\nNews\nSport\n\nOne tower, two masts and no signal in Lowquay\n\nThe masts on the old \
                    tower were switched on yesterday, and the village of Lowquay has been as quiet as ever since.\n\n“We \
                    were promised five bars and we have been given none,” said Ada Quill, who keeps the only shop.\n\nTags: , ,\n  \
                    • Masts Summit 2020\n\n  • The Tower Symposium\n\n\n  1. Avatar Joss Reed 03/11/2020 @ 1:51 pm\n\n    None \
                    here either.\n\n    • Ada Quill Ada Quill 03/11/2020 @ 4:00 pm\n\n      Told you.\n\n  2. Avatar Moss 05/11/2020 @ \
                    7:22 pm\n\n    Mine works.\n\nLeave a comment\n\nYour email address will not be published.";
        let article = plain(text).unwrap();
        assert_eq!(article.title.as_deref(), Some("One tower, two masts and no signal in Lowquay"));
        assert_eq!(article.paragraphs.len(), 2);
        let comments: Vec<String> = article
            .comments
            .iter()
            .map(|c| format!("{} {} {}", c.author.as_deref().unwrap(), c.posted.unwrap(), c.text))
            .collect();
        assert_eq!(
            comments,
            [
                "Joss Reed 2020-11-03T13:51 None here either.",
                "Ada Quill 2020-11-03T16:00 Told you.",
                "Moss 2020-11-05T19:22 Mine works."
            ]
        );
        assert_eq!(article.published.map(|p| p.date.to_string()).as_deref(), Some("2020-11-03"));
    }
}
