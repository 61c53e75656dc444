//! Which lines of a plain text are the article's, which its readers', and which nobody's.
//!
//! A text that was saved as text is anything between a clean article and everything that a browser's *select all* gives:
//! menus, promotions, forms, comments. [`read`] splits the comments off, lets a linear model decide runs of lines by
//! what they look like, and reads headline, standfirst, byline and dates off the lines above the text. A text without
//! any furniture comes through untouched.
//!
//! | room | holds |
//! | --- | --- |
//! | `unit` | the lines and paragraphs that a text falls into |
//! | `wrap` | lines joined to paragraphs where the text is wrapped |
//! | `cue` | lines that say what they are: *Share this*, *Tags:*, *Leave a comment* |
//! | `feature`, [`model`] | what lines look like, and what that says |
//! | `comment` | threads of reader comments |
//! | `caption` | the lines under pictures |
//! | `record` | what databases and scrapers write over and under it |
//! | `header` | what stands over the article |
//! | [`headline`] | which of a page's lines is the headline |
//! | `author` | who the page says wrote the article |
//! | `tags` | the page's own tags and its section |
//! | `dateline` | the place and date that open wire copy |
//! | `hash` | a quick hash for short words |

mod author;
mod caption;
mod comment;
mod cue;
mod dateline;
mod feature;
mod hash;
mod header;
pub mod headline;
pub mod model;
mod record;
mod tags;
mod unit;
mod wrap;

use crate::article::{Block, DateClue, ParagraphKind, Provenance, RawComment};
use crate::extract::{byline, date};
use crate::text::paragraph::{Line, Placed, lines};
use cue::Cue;
use header::Role;
use model::{Observed, Weights};
pub use record::{Piece, holds_several, is_record, records};
use unit::{Marker, Unit, units};

/// What a plain text holds, sorted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The headline, where the first lines hold one. It is not among the paragraphs.
    pub title: Option<Placed>,
    /// The standfirst's words, which are a paragraph as well.
    pub deck: Option<String>,
    /// The authors' names, where the page tells them apart.
    pub authors: Vec<String>,
    /// Byline lines as written.
    pub byline: Vec<String>,
    /// Everything that may tell the date of publication, most trusted first.
    pub dates: Vec<DateClue>,
    /// The lines of a page with furniture that are dates, where they are needed to read its own.
    pub other_dates: Vec<String>,
    /// The outlet, where a dateline names it.
    pub outlet: Option<String>,
    /// The section, where the page names it.
    pub section: Option<String>,
    /// The address, where a record names it.
    pub url: Option<String>,
    /// The language that a record declares.
    pub language: Option<String>,
    /// The page's own tags, as written.
    pub tags: Vec<String>,
    /// The article's paragraphs in reading order.
    pub paragraphs: Vec<Placed>,
    /// What readers wrote, in the page's order.
    pub comments: Vec<RawComment>,
}

/// Takes byline and date off the first blocks of a marked-up body, and the reporters off its last: formats mark them
/// no better than plain text does. The page has no paragraphs yet.
#[must_use]
pub fn read_blocks(blocks: &mut Vec<Block>) -> Page {
    /// So many blocks may stand over the text.
    const HEADER: usize = 5;
    let mut page = Page::default();
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        let short = at <= HEADER && block.text.len() <= 160 && block.kind != ParagraphKind::Caption;
        let named = short && byline::is_byline(&block.text);
        if named {
            page.byline.push(block.text.clone());
        }
        let dated = named || short && header::is_date_line(&block.text);
        if dated {
            page.dates.push(DateClue { text: block.text.clone(), provenance: Provenance::Byline });
        }
        !dated
    });
    let last = blocks.len().saturating_sub(3);
    if let Some(tail) = blocks.iter().skip(last).position(|block| dateline::tail(&block.text).is_some()) {
        let tail = blocks.remove(last + tail);
        if page.byline.is_empty() {
            page.byline.extend(dateline::tail(&tail.text).map(str::to_owned));
        }
    }
    if let Some(dateline) = blocks.iter().take(3).find_map(|block| dateline::read(&block.text)) {
        page.dates.extend(dateline.dated.map(|text| DateClue { text, provenance: Provenance::Dateline }));
        page.outlet = dateline.agency;
    }
    page
}

/// Where nothing was taken for the article's: whatever is long enough to have been written by somebody, since losing an
/// article is worse than keeping a notice.
fn keep_prose(units: &[Unit<'_>], kept: &mut [bool]) {
    const PROSE: usize = 20;
    // Lines that were never joined, in capitals say: so many words in each of most of them, and in all.
    const LINE: usize = 6;
    const TEXT: usize = 60;
    let counts: Vec<usize> = units.iter().map(|unit| unit.joined().split_whitespace().count()).collect();
    let plain = |at: usize| units.get(at).is_some_and(|unit| unit.cue.is_none());
    let lines = || counts.iter().enumerate().filter(|(at, count)| **count >= LINE && plain(*at));
    let all: usize = lines().map(|(_, count)| count).sum();
    let loose = all >= TEXT && lines().count() * 2 >= units.len();
    let prose = counts.iter().any(|count| *count >= PROSE);
    for ((at, count), kept) in counts.iter().enumerate().zip(kept) {
        *kept = *count >= PROSE || !prose && loose && plain(at);
    }
}

/// Which units of a page with furniture are the article's.
fn kept(units: &[Unit<'_>]) -> Vec<bool> {
    let weights = Weights::learnt();
    let observed = Observed::of(units);
    let mut kept = weights.decide(&weights.scores(&observed));
    cut(units, &mut kept);
    keep_last(units, &mut kept);
    keep_main(units, &observed, &mut kept);
    if !kept.contains(&true) {
        keep_prose(units, &mut kept);
    }
    kept
}

/// All lines but those at the end that say that they are the page's: *Share*, *© 2024 The Courier*.
fn without_end(units: &[Unit<'_>]) -> Vec<bool> {
    let furniture = |unit: &Unit<'_>| {
        matches!(
            unit.cue,
            Some(Cue::Advert | Cue::Comments | Cue::Form | Cue::Legal | Cue::Newsletter | Cue::Share)
        )
    };
    let end = units.iter().rposition(|unit| !furniture(unit)).map_or(units.len(), |last| last + 1);
    (0..units.len()).map(|at| at < end).collect()
}

/// Takes back a short sentence that ends the article, right below its last paragraph and like it in every other way.
fn keep_last(units: &[Unit<'_>], kept: &mut [bool]) {
    const PARAGRAPH: usize = 60;
    let is_paragraph = |unit: &Unit<'_>| {
        unit.marker == Marker::None && unit.cue.is_none() && header::ends_sentence(unit.text)
    };
    let last = kept.iter().rposition(|kept| *kept);
    let Some((at, before)) = last.and_then(|at| Some((at + 1, units.get(at)?))) else { return };
    if let (Some(unit), Some(kept)) = (units.get(at), kept.get_mut(at)) {
        let words = unit.text.split_whitespace().count();
        let sentence = (4..=20).contains(&words)
            && unit.text.ends_with(['.', '”'])
            && unit.text.starts_with(|first: char| first.is_uppercase() || first == '“')
            && !feature::addresses_reader(unit.text);
        *kept |= sentence
            && unit.gap == before.gap
            && before.len() >= PARAGRAPH
            && is_paragraph(before)
            && is_paragraph(unit)
            && !is_head_line(unit.text);
    }
}

/// Where most of the page's main run of prose was left out, takes its paragraphs back.
fn keep_main(units: &[Unit<'_>], observed: &Observed, kept: &mut [bool]) {
    const PARAGRAPH: usize = 60;
    let is_main =
        |at: usize, unit: &Unit<'_>| observed.is_main(at) && unit.len() >= PARAGRAPH && unit.cue.is_none();
    let (mut all, mut left) = (0, 0);
    for ((at, unit), kept) in units.iter().enumerate().zip(kept.iter()) {
        let length = if is_main(at, unit) { unit.len() } else { 0 };
        all += length;
        left += if *kept { length } else { 0 };
    }
    if left * 3 < all {
        for ((at, unit), kept) in units.iter().enumerate().zip(kept) {
            *kept |= is_main(at, unit);
        }
    }
}

/// Whether a line is a label of the form that readers write in, or of the account that they need for it.
#[must_use]
pub fn is_form_line(line: &str) -> bool {
    cue::of(line) == Some(Cue::Form)
}

/// Whether a line names the author or the day, and nothing else: what [`read_blocks`] takes off a body's first blocks.
#[must_use]
pub fn is_head_line(line: &str) -> bool {
    line.len() <= 160 && (byline::is_byline(line) || header::is_date_line(line))
}

/// Whether a line is a date with no more than the words that say of what.
#[must_use]
pub fn is_date_line(line: &str) -> bool {
    header::is_date_line(line)
}

/// Whether a line gives itself away as the page's: an advertisement's, a pointer to other articles, a legal notice.
#[must_use]
pub fn is_notice(line: &str) -> bool {
    matches!(
        cue::of(line),
        Some(Cue::Nav | Cue::Share | Cue::Related | Cue::Advert | Cue::Legal | Cue::Newsletter | Cue::Form)
    )
}

/// Sorts a plain text.
#[must_use]
pub fn read(text: &str) -> Page {
    let mut lines: Vec<Line<'_>> = lines(text).collect();
    if let Some(record) = record::take(&mut lines) {
        let mut page = sort(&lines, record.has_title());
        record.tell(&mut page);
        if !page.paragraphs.is_empty() {
            return page;
        }
        // A text that is all head is a text without one.
        lines = self::lines(text).collect();
    }
    sort(&lines, false)
}

/// Sorts the lines of a plain text, whose headline may be known.
fn sort(lines: &[Line<'_>], is_titled: bool) -> Page {
    let mut units = units(lines);
    let mut page = Page::default();
    if let Some(thread) = comment::find(&units) {
        thread.leave(&mut units);
        page.comments = thread.comments;
    }
    page.tags = tags::find(&units);

    let clean = page.comments.is_empty() && !has_furniture(&units);
    let mut kept = if clean { without_end(&units) } else { kept(&units) };
    let of_article = kept.clone();
    let roles = header::find(&units, &kept, clean);
    let title = roles.iter().find(|(_, role)| *role == Role::Title).map(|(at, _)| *at);
    if !clean && let Some(body) = header::first_paragraph(&units, &kept) {
        let has_byline = roles.iter().any(|(_, role)| *role == Role::Byline);
        let authors = author::find(&units, title, body, has_byline);
        for at in authors.lines {
            if let Some(kept) = kept.get_mut(at) {
                *kept = false;
            }
        }
        page.authors = authors.names;
    }
    if !clean {
        page.section = title.and_then(|title| tags::section(&units, title));
    }
    let mut deck = None;
    let mut above = Vec::new();
    // Where the headline is known, a line like one is the text's.
    let roles = roles.into_iter().filter(|(_, role)| !is_titled || !matches!(role, Role::Title | Role::Deck));
    for (at, role) in roles {
        let Some(unit) = units.get(at) else { continue };
        if let Some(kept) = kept.get_mut(at) {
            *kept = role == Role::Deck;
        }
        match role {
            Role::Title => {
                page.title = unit.placed(ParagraphKind::Heading);
                let next = units.get(at + 1).filter(|next| clean && header::is_half(unit, Some(next)));
                if let (Some(first), Some(last)) = (unit.line(), next.and_then(|next| next.lines.last())) {
                    let range = first.saturating_sub(1) as usize..last.number as usize;
                    page.title =
                        lines.get(range).and_then(|both| Placed::of_lines(both, ParagraphKind::Heading));
                    if let Some(kept) = kept.get_mut(at + 1) {
                        *kept = false;
                    }
                }
            }
            Role::Deck => {
                page.deck = Some(unit.joined());
                deck = Some(at);
            }
            Role::Byline => {
                page.byline.push(unit.joined());
                page.dates.push(DateClue { text: unit.joined(), provenance: Provenance::Byline });
            }
            Role::Date => {
                let label =
                    header::label_before(&units, at).map_or_else(String::new, |label| format!("{label} "));
                let text = format!("{label}{}", unit.joined());
                let dates = if title.is_some_and(|title| at < title) { &mut above } else { &mut page.dates };
                dates.push(DateClue { text, provenance: Provenance::Byline });
            }
        }
    }
    // Over the headline stands the day of the whole page as well, on which somebody may only have saved it.
    if !page.dates.iter().any(|clue| date::tells_day(&clue.text)) {
        page.dates.append(&mut above);
    }
    if !clean {
        page.dates.extend(header::labelled_dates(&units));
        if page.dates.iter().all(|clue| date::is_open(&clue.text)) {
            page.other_dates = header::date_lines(&units);
        }
        if page.dates.is_empty() {
            page.dates.extend(date::only_day(&page.other_dates));
        }
    }
    if !kept.contains(&true) && of_article.contains(&true) {
        // A text that is all header is a text without one.
        page = Page { comments: page.comments, tags: page.tags, ..Page::default() };
        (kept, deck) = (of_article, None);
    }
    let of_article = units.iter().enumerate().zip(&kept).filter(|(_, kept)| **kept).map(|(unit, _)| unit);
    page.paragraphs = of_article
        .filter(|(_, unit)| !unit.text.is_empty())
        .filter_map(|(at, unit)| {
            let kind = match () {
                () if deck == Some(at) => ParagraphKind::Deck,
                () if unit.len() <= caption::LONGEST && caption::is_caption(&unit.words()) => {
                    ParagraphKind::Caption
                }
                () => ParagraphKind::Body,
            };
            unit.placed(kind)
        })
        .collect();
    read_datelines(&mut page);
    page
}

/// Reads the dateline of the first paragraphs, and the authors that the last ones name.
fn read_datelines(page: &mut Page) {
    if let Some(dateline) = page.paragraphs.iter().take(3).find_map(|placed| dateline::read(placed.text())) {
        page.dates.extend(dateline.dated.map(|text| DateClue { text, provenance: Provenance::Dateline }));
        page.outlet = dateline.agency;
    }
    // A text of one paragraph is no list of reporters.
    let last = page.paragraphs.len().saturating_sub(3).max(1);
    if let Some(tail) =
        page.paragraphs.iter().skip(last).position(|placed| dateline::tail(placed.text()).is_some())
    {
        let tail = page.paragraphs.remove(last + tail);
        if page.byline.is_empty() {
            page.byline.extend(dateline::tail(tail.text()).map(str::to_owned));
        }
    }
}

/// Takes out what is the page's whatever it looks like: the lines that say so, and all that follows the article's last
/// paragraph under one of them.
fn cut(units: &[Unit<'_>], kept: &mut [bool]) {
    let mut after_last = true;
    let mut end = units.len();
    let (mut all, mut tail) = (0, 0);
    for (at, unit) in units.iter().enumerate().rev() {
        let cue = unit.cue;
        // `Read more: …` with its colon is a link; without, it may be an article's own heading.
        let link = cue == Some(Cue::Related) && unit.text.find(':').is_some_and(|at| at <= 16);
        let furniture = link
            || matches!(
                cue,
                Some(
                    Cue::Advert
                        | Cue::Comments
                        | Cue::Form
                        | Cue::Legal
                        | Cue::Nav
                        | Cue::Newsletter
                        | Cue::Share
                        | Cue::Tags
                )
            );
        let Some(kept) = kept.get_mut(at) else { continue };
        *kept &= !furniture;
        all += if *kept { unit.len() } else { 0 };
        let paragraph = *kept && unit.len() >= 60 && unit.marker == Marker::None && cue.is_none();
        // What follows a release's end mark is for editors, paragraphs and all.
        let last_third = at * 3 >= units.len() * 2;
        if cue == Some(Cue::End) && last_third || after_last && (furniture || cue == Some(Cue::Related)) {
            (end, tail) = (at, all);
        }
        after_last &= !paragraph;
    }
    // A cut that takes most of the article is no cut but a mistake.
    if tail * 2 <= all
        && let Some(tail) = kept.get_mut(end..)
    {
        tail.fill(false);
    }
}

/// Whether anything on the page is surely not the article's: a line that says so, or a run of list entries or of short
/// lines that no article has.
fn has_furniture(units: &[Unit<'_>]) -> bool {
    /// So many menu entries on end are a menu.
    const MENU: usize = 4;
    let mut run = 0;
    let mut said = 0;
    for unit in units {
        let entry = unit.len() <= 40 && !unit.text.ends_with(['.', '?', '!', '”', '"', ':', ',', '’', ')']);
        run = if entry && unit.gap == 0 { run + 1 } else { usize::from(entry) };
        if run >= MENU {
            return true;
        }
        said += match unit.cue {
            Some(Cue::Form | Cue::Share | Cue::Legal | Cue::Tags | Cue::End) => 2,
            Some(Cue::Nav | Cue::Related | Cue::Newsletter | Cue::Advert | Cue::Comments) => 1,
            Some(Cue::Author | Cue::Meta) | None => 0,
        };
    }
    said >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_nobody_joined_are_an_article_and_a_menu_is_none() {
        let loose = "THE HARBOUR BOARD MET ON MONDAY AND SPOKE OF THE CRANES .\n\n".repeat(12);
        let menu = "Home\n\nAbout the harbour\n\nCranes\n\nContact\n\n".repeat(12);
        for (text, want) in [(loose, true), (menu, false)] {
            let lines: Vec<Line<'_>> = lines(&text).collect();
            let units = units(&lines);
            let mut kept = vec![false; units.len()];
            keep_prose(&units, &mut kept);
            assert_eq!(kept.contains(&true), want, "{text}");
        }
    }
}
