//! What the labelled lines of a record say of its article.

use super::label::Part;
use super::{Told, is_address};
use crate::article::{DateClue, Provenance};
use crate::extract::boilerplate::Page;
use crate::extract::date;
use crate::text::paragraph::Placed;

/// What a record says of its article.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::extract::boilerplate) struct Record {
    pub(super) title: Option<Placed>,
    pub(super) deck: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) dates: Vec<DateClue>,
    pub(super) section: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

impl Record {
    /// Whether it says what the headline is.
    pub(in crate::extract::boilerplate) const fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// Tells a page what it says, before what was read off the text.
    pub(in crate::extract::boilerplate) fn tell(self, page: &mut Page) {
        page.title = self.title.or_else(|| page.title.take());
        page.deck = self.deck.or_else(|| page.deck.take());
        page.outlet = self.outlet.or_else(|| page.outlet.take());
        page.section = self.section.or_else(|| page.section.take());
        (page.url, page.language) = (self.url, self.language);
        if !self.authors.is_empty() {
            page.byline.splice(0..0, self.authors.iter().cloned());
            page.authors = self.authors;
        }
        page.dates.splice(0..0, self.dates);
        page.tags.splice(0..0, self.tags);
    }

    /// Reads the labelled lines; what was read before stays where no label says otherwise.
    pub(super) fn read(&mut self, told: &[Told<'_>]) {
        if let Some(title) = surest(told, Part::Title).find_map(Told::placed) {
            self.title = Some(title);
        }
        let values = |part: Part| surest(told, part).map(Told::value).filter(|value| !value.is_empty());
        self.deck = values(Part::Deck).next().or_else(|| self.deck.take());
        let authors = values(Part::Author).map(|value| names(&value)).find(|names| !names.is_empty());
        self.authors = authors.unwrap_or_else(|| std::mem::take(&mut self.authors));
        if let Some(text) = values(Part::Date).find(|value| date::tells_day(value)) {
            self.dates = vec![DateClue { text, provenance: Provenance::Metadata }];
        }
        let section = values(Part::Section).find_map(|value| section(&value));
        self.section = section.or_else(|| self.section.take());
        self.tags =
            values(Part::Tags).map(|value| tags(&value)).find(|tags| !tags.is_empty()).unwrap_or_default();
        let outlet = values(Part::Outlet).find_map(|value| outlet(&value));
        self.outlet = outlet.or_else(|| self.outlet.take());
        let address = |part: Part| values(part).find(|value| is_address(value));
        self.url = address(Part::Url).or_else(|| address(Part::Outlet));
        self.language = values(Part::Language).find_map(|value| language(&value));
    }
}

/// What stands behind the labels of a part, the surest first.
fn surest<'a, 't>(told: &'a [Told<'t>], part: Part) -> impl Iterator<Item = &'a Told<'t>> {
    let rank = |told: &Told<'_>| {
        told.labels.iter().find(|label| label.part == part).map_or(usize::MAX, |label| label.rank)
    };
    let mut of_part: Vec<&Told<'_>> = told.iter().filter(|told| told.is(part)).collect();
    of_part.sort_by_key(|told| rank(told));
    of_part.into_iter()
}

/// The authors, as written: one by one where a program wrote a list of them.
fn names(value: &str) -> Vec<String> {
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(list) = list else { return vec![value.to_owned()] };
    let mark = if list.contains("', '") || list.starts_with('\'') { '\'' } else { '"' };
    let quoted = list.split(mark).skip(1).step_by(2);
    let bare = list.split(',').filter(|_| !list.contains(mark));
    quoted.chain(bare).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The section without its page: *NEWS; Pg. 3*.
fn section(value: &str) -> Option<String> {
    let section = value.split([';', '|']).next().unwrap_or_default().trim();
    let is_page = ["pg.", "page", "p."].iter().any(|page| section.to_ascii_lowercase().starts_with(page));
    (!is_page && section.len() <= 60 && section.chars().any(char::is_alphabetic)).then(|| section.to_owned())
}

/// The tags of a line: *STRIKES (92%); LABOR UNIONS (90%)*, *cbankr : Bankruptcy | ccat : Corporate News*.
fn tags(value: &str) -> Vec<String> {
    const LONGEST: usize = 60;
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let tags = list.split(',').map(|tag| tag.trim().trim_matches(['\'', '"']).trim());
        return tags.filter(|tag| !tag.is_empty() && tag.len() <= LONGEST).map(str::to_owned).collect();
    }
    let separator = [';', '|', ','].into_iter().find(|mark| value.contains(*mark)).unwrap_or(',');
    let share = |tag: &str| tag.ends_with("%)");
    let tags = value.split(separator).map(|tag| {
        let tag = tag.split_once(" : ").map_or(tag, |(_, name)| name).trim();
        tag.rsplit_once(" (").filter(|_| share(tag)).map_or(tag, |(name, _)| name)
    });
    tags.filter(|tag| !tag.is_empty() && tag.len() <= LONGEST).map(str::to_owned).collect()
}

/// The outlet without where it comes out: *Springdale Register ; Springdale, Ill.*, *The Copperbelt Post (Zambia)*.
pub(super) fn outlet(value: &str) -> Option<String> {
    const LONGEST: usize = 100;
    let name = value.split([';', '|']).next().unwrap_or_default().trim();
    let name = name.split_once(" (").filter(|_| name.ends_with(')')).map_or(name, |(name, _)| name.trim());
    let is_name = name.chars().any(char::is_alphabetic) && name.len() <= LONGEST && !name.contains("://");
    is_name.then(|| name.to_owned())
}

/// The code of a language that is named in English or by its code.
fn language(value: &str) -> Option<String> {
    const NAMED: [(&str, &str); 12] = [
        ("danish", "da"),
        ("dutch", "nl"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("italian", "it"),
        ("norwegian", "no"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("spanish", "es"),
        ("swedish", "sv"),
    ];
    let code = value.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(value.to_owned());
    }
    // *ENGLISH; Englisch*: some name it twice.
    let first = value.split([';', ',']).next().unwrap_or_default().trim();
    NAMED.iter().find(|(name, _)| first.eq_ignore_ascii_case(name)).map(|(_, code)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_are_written() {
        assert_eq!(names("['Jane Roe', \"John Doe\"]"), ["Jane Roe"]);
        assert_eq!(names("['Jane Roe', 'John Doe']"), ["Jane Roe", "John Doe"]);
        assert_eq!(names("[Jane Roe, John Doe]"), ["Jane Roe", "John Doe"]);
        assert_eq!(names("By Jane Roe"), ["By Jane Roe"]);
        assert_eq!(section("BUSINESS; Pg. 21").as_deref(), Some("BUSINESS"));
        assert_eq!(section("Pg. 21"), None);
        assert_eq!(tags("STRIKES (92%); PORTS & HARBORS (89%)"), ["STRIKES", "PORTS & HARBORS"]);
        assert_eq!(tags("cbankr : Bankruptcy | ccat : Corporate News"), ["Bankruptcy", "Corporate News"]);
        assert_eq!(tags("['libraries', 'cuts']"), ["libraries", "cuts"]);
        assert_eq!(outlet("Springdale Register ; Springdale, Ill.").as_deref(), Some("Springdale Register"));
        assert_eq!(outlet("The Copperbelt Post (Zambia)").as_deref(), Some("The Copperbelt Post"));
        assert_eq!(outlet("https://x.example/"), None);
        assert_eq!(language("ENGLISH").as_deref(), Some("en"));
        assert_eq!(language("en-GB").as_deref(), Some("en-GB"));
    }
}
