//! Finds the words on the page that may name a speaker.
//!
//! Three sorts: names (*Italian Foreign Minister Luigi Di Maio*), pronouns (*he*) and descriptions (*a spokeswoman for
//! the ministry*, *officials*). A mention covers the name with the role in front of it, and no more: what follows in
//! apposition is left to [`super::role`].

use std::ops::Range;

use crate::article::Span;
use crate::extract::reading::Piece;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::{Case, Kind};

/// Words that may name a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Mention {
    /// The pieces it covers.
    pub(in crate::extract) at: Range<usize>,
    /// The bytes it covers.
    pub(in crate::extract) span: Span,
    /// What it is.
    pub(in crate::extract) sort: Sort,
}

/// What a mention is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Sort {
    /// A name, with what stands before it.
    Name {
        /// The name itself, without titles.
        name: Range<usize>,
        /// The role in front of it, without article.
        role: Option<Range<usize>>,
        /// Man or woman, where a title tells.
        sex: Class,
        /// Whether *the* stands right before the name: an organisation's sign.
        article: bool,
    },
    /// he, she, they, I, we, it.
    Pronoun(Class),
    /// A noun phrase without a name.
    Description {
        /// The noun it turns on.
        head: usize,
        /// The facts about that noun.
        class: Class,
        /// Whether it points at something known (*the minister*) rather than new (*a minister*).
        definite: bool,
    },
}

impl Mention {
    /// Whether it is a name.
    pub(in crate::extract) const fn is_name(&self) -> bool {
        matches!(self.sort, Sort::Name { .. })
    }
}

/// The mentions among the pieces, in order, none overlapping. `opens` tells whether a piece opens a sentence, where a
/// capital says nothing.
pub(in crate::extract) fn mentions(
    text: &str,
    pieces: &[Piece],
    opens: &dyn Fn(usize) -> bool,
) -> Vec<Mention> {
    let finder = Finder { text, pieces, opens };
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let barren = finder.barren(at);
        if barren > 0 {
            at += barren;
            continue;
        }
        match finder.mention(at) {
            Some(mention) => {
                at = mention.at.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// So many words make a noun phrase at the most.
const LONGEST: usize = 14;
/// Nouns that a description turns on.
const HEAD: Class = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);

struct Finder<'p> {
    text: &'p str,
    pieces: &'p [Piece],
    opens: &'p dyn Fn(usize) -> bool,
}

impl Finder<'_> {
    fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|piece| piece.run.is_none())
    }

    fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| piece.token.span.of(self.text))
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|piece| piece.has(class))
    }

    fn mention(&self, at: usize) -> Option<Mention> {
        let piece = self.get(at)?;
        if !piece.token.is_word() {
            return None;
        }
        if let Some(pronoun) = self.pronoun(at) {
            return Some(pronoun);
        }
        self.phrase(at)
    }

    /// How many words from here on name nobody, wherever among them a phrase is begun: plain words up to one that ends
    /// every phrase. It spares most of a text the search for phrases.
    fn barren(&self, at: usize) -> usize {
        let plain = (at..at + LONGEST).take_while(|at| self.is_plain(*at)).count();
        match plain {
            0 => 0,
            LONGEST => 1,
            plain if self.ends_phrase(at + plain) => plain,
            _ => 0,
        }
    }

    /// Whether it is a word in small letters that neither names nor describes anybody, nor opens a phrase that does.
    fn is_plain(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.is_lower() && !piece.has(Class::FUNCTION.with(HEAD)))
            && !is_age(self.word(at))
    }

    /// Whether no phrase that began with plain words reaches this piece.
    fn ends_phrase(&self, at: usize) -> bool {
        self.get(at).is_none_or(|piece| match piece.token.kind {
            Kind::Word => {
                piece.is_lower()
                    && piece.has(Class::FUNCTION)
                    && !piece.has(Class::NUMBER)
                    && !self.is_joiner(at)
            }
            Kind::Possessive => false,
            _ => true,
        })
    }

    fn pronoun(&self, at: usize) -> Option<Mention> {
        let piece = self.get(at)?;
        if !piece.has(Class::PRONOUN) || matches!(self.word(at), "US" | "IT") {
            return None;
        }
        let class = [Class::HE, Class::SHE, Class::THEY, Class::FIRST, Class::IT]
            .into_iter()
            .find(|c| piece.has(*c))?;
        let subjects = ["he", "she", "they", "i", "we", "it"];
        let subject = subjects.iter().any(|subject| self.word(at).eq_ignore_ascii_case(subject));
        subject.then(|| self.at(at..at + 1, Sort::Pronoun(class)))
    }

    fn at(&self, at: Range<usize>, sort: Sort) -> Mention {
        let start = self.pieces.get(at.start).map_or(0, |piece| piece.token.span.start);
        let end = self.pieces.get(at.end.saturating_sub(1)).map_or(start, |piece| piece.token.span.end);
        Mention { at, span: Span::new(start, end), sort }
    }

    /// A noun phrase: an article, what describes it, and a name or noun.
    fn phrase(&self, at: usize) -> Option<Mention> {
        let determined = self.has(at, Class::DETERMINER.with(Class::POSSESSIVE))
            && self.get(at).is_some_and(|p| !self.is_name_word(at, p));
        let mut end = at + usize::from(determined);
        while end < self.pieces.len() && end - at < LONGEST && self.is_inside(at, end) {
            end += 1;
        }
        while end > at
            && self.get(end - 1).is_some_and(|piece| !piece.token.is_word() || self.is_joiner(end - 1))
        {
            end -= 1;
        }
        if end <= at || determined && end == at + 1 {
            return self.lone_determiner(at, determined);
        }
        let body = at + usize::from(determined);
        self.named(at, body, end).or_else(|| self.described(at, body, end, determined))
    }

    /// *Many said*, *both argued*: a determiner that stands for people.
    fn lone_determiner(&self, at: usize, determined: bool) -> Option<Mention> {
        let stands = determined
            && self.has(at, Class::GROUP)
            && self.has(at + 1, Class::CUE_FINITE.with(Class::CUE_BASE));
        stands.then(|| {
            self.at(at..at + 1, Sort::Description { head: at, class: Class::GROUP, definite: false })
        })
    }

    /// Whether the piece at `at` goes on with the phrase that began at `start`.
    fn is_inside(&self, start: usize, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        match piece.token.kind {
            Kind::Possessive => at > start && self.get(at + 1).is_some_and(|next| next.token.is_word()),
            Kind::Word if piece.token.is_capitalised() => {
                self.is_name_word(at, piece) || at == start && self.opens_phrase(at)
            }
            Kind::Word => self.is_lower_inside(start, at, piece) || self.is_joiner(at),
            Kind::Number => at == start || self.get(at - 1).is_some_and(|p| p.has(Class::DETERMINER)),
            _ => false,
        }
    }

    /// A word that opens a sentence belongs to a phrase when it is a noun or title: *Spokeswoman Jane Roe*.
    fn opens_phrase(&self, at: usize) -> bool {
        const NOUNS: Class = Class::PERSON
            .with(Class::GROUP)
            .with(Class::RANK)
            .with(Class::NATIONALITY)
            .with(Class::ORGANISATION)
            .with(Class::COURTESY)
            .with(Class::FORENAME);
        let next_is_name = self
            .get(at + 1)
            .is_some_and(|next| next.token.is_capitalised() && self.is_name_word(at + 1, next));
        self.has(at, NOUNS)
            || next_is_name && !self.has(at, Class::FUNCTION.with(Class::CUE_GERUND))
            || matches!(self.word(at), "Former" | "Ex" | "Senior" | "Longtime" | "Some" | "Local")
    }

    /// Whether a capitalised word is (part of) a name, and not a common word that opens its sentence.
    fn is_name_word(&self, at: usize, piece: &Piece) -> bool {
        if !piece.token.is_capitalised() {
            return false;
        }
        // "US" and "IT" are names, "us" and "it" are not.
        if piece.has(Class::PRONOUN) && piece.token.case != Case::All || self.word(at) == "I" {
            return false;
        }
        // "June Roe" is a person, "on June 3" and "in June" are not.
        let before_surname = self.get(at + 1).is_some_and(|next| {
            next.token.is_capitalised()
                && next.token.kind == Kind::Word
                && !next.has(Class::MONTH.with(Class::DAY).with(Class::FUNCTION))
        });
        if piece.has(Class::MONTH.with(Class::DAY)) && !(piece.has(Class::FORENAME) && before_surname) {
            return false;
        }
        if !(self.opens)(at) || self.word(at) == "US" {
            return !piece.has(Class::FUNCTION) || piece.token.case == Case::All;
        }
        let next = self.get(at + 1);
        let before_name = next.is_some_and(|next| next.token.is_capitalised() && !next.has(Class::FUNCTION));
        if piece.has(Class::FUNCTION) {
            return false;
        }
        let title = Class::FORENAME.with(Class::RANK).with(Class::COURTESY).with(Class::PLACE);
        !piece.has(Class::COMMON.with(Class::CUE)) || piece.has(title) && before_name
    }

    /// A small word within a name: *van der Haas*, *Bank of England*.
    fn is_joiner(&self, at: usize) -> bool {
        if !self.is_small(at) {
            return false;
        }
        let next_is_name =
            |by: usize| self.get(at + by).is_some_and(|p| p.token.is_capitalised() && !p.has(Class::MONTH));
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let after_name = || before.is_some_and(|p| p.token.is_capitalised() || self.is_particle(at - 1));
        match self.word(at) {
            "of" => after_noun(before) && (next_is_name(1) || self.word(at + 1) == "the" && next_is_name(2)),
            "for" | "and" => {
                let organised = (at.saturating_sub(3)..at).any(|i| {
                    self.get(i).is_some_and(|p| {
                        p.token.is_capitalised() && p.has(Class::ORGANISATION.with(Class::SUFFIX))
                    })
                });
                after_name() && next_is_name(1) && organised && !self.starts_person(at + 1)
            }
            "the" => {
                at > 0
                    && matches!(self.word(at - 1), "of" | "for")
                    && next_is_name(1)
                    && self.is_joiner(at - 1)
            }
            _ => self.is_particle(at) && (next_is_name(1) || self.is_particle(at + 1) && next_is_name(2)),
        }
    }

    fn starts_person(&self, at: usize) -> bool {
        self.has(at, Class::FORENAME.with(Class::COURTESY))
            && self.get(at + 1).is_some_and(|p| p.token.is_capitalised())
    }

    /// Whether it is a word of few letters, none large: joiners and particles are looked for among these alone.
    fn is_small(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        self.get(at).is_some_and(|piece| piece.token.case == Case::Lower && piece.token.span.len() <= LONGEST)
    }

    fn is_particle(&self, at: usize) -> bool {
        self.is_small(at)
            && matches!(
                self.word(at),
                "de" | "di"
                    | "da"
                    | "do"
                    | "dos"
                    | "du"
                    | "del"
                    | "della"
                    | "des"
                    | "la"
                    | "le"
                    | "van"
                    | "von"
                    | "vom"
                    | "zu"
                    | "zur"
                    | "der"
                    | "den"
                    | "ter"
                    | "ten"
                    | "te"
                    | "af"
                    | "av"
                    | "bin"
                    | "ibn"
                    | "al"
                    | "el"
                    | "bint"
                    | "ben"
                    | "y"
                    | "e"
                    | "d'"
                    | "t"
            )
    }

    /// A small-letter word inside a noun phrase: an adjective or noun, nothing that could be a verb or preposition.
    fn is_lower_inside(&self, start: usize, at: usize, piece: &Piece) -> bool {
        if piece.has(Class::FUNCTION.with(Class::CUE_GERUND)) && !piece.has(Class::NUMBER) {
            // "chief of staff", "secretary of state", "head of security"
            return false;
        }
        let noun =
            Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY).with(Class::RANK);
        let after_article = at == start + 1 && self.has(start, Class::DETERMINER.with(Class::POSSESSIVE));
        if piece.has(Class::CUE_FINITE.with(Class::CUE_BASE)) && !piece.has(noun) && !after_article {
            return false;
        }
        // "the ministry reports": a noun that is a verb as well ends the phrase after another noun.
        if piece.has(Class::CUE_FINITE)
            && at > start
            && self.get(at - 1).is_some_and(|p| p.has(noun) || p.token.is_capitalised())
        {
            return false;
        }
        true
    }

    /// The phrase as a name with what stands before it.
    ///
    /// The name is the last unbroken stretch of name words.
    fn named(&self, start: usize, body: usize, end: usize) -> Option<Mention> {
        // Verbs that follow a name look like nouns here: the name ends with its last capital, unless a noun for people
        // comes after it ("the Obama official").
        let people = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);
        if !(body..end).any(|at| self.get(at).is_some_and(|piece| piece.token.is_capitalised())) {
            return None;
        }
        let mut end = end;
        while end > body && self.get(end - 1).is_some_and(|p| !p.token.is_capitalised() && !p.has(people)) {
            end -= 1;
        }
        let mut first = end;
        while first > body && self.goes_before_name(first) {
            first -= 1;
        }
        while first < end && self.is_joiner(first) && !self.is_particle(first) {
            first += 1;
        }
        if first == end {
            return None;
        }
        let name = self.bare_name(first, end)?;
        let mut sex = Class::NONE;
        let mut role_end = name.start;
        while role_end > body && self.has(role_end - 1, Class::COURTESY) {
            role_end -= 1;
            sex = self.get(role_end).map_or(sex, |p| p.token.class);
        }
        let role = (body < role_end).then_some(body..role_end).filter(|role| self.is_role(role));
        let opening = matches!(self.word(start).to_ascii_lowercase().as_str(), "the" | "an");
        let article = opening && body == name.start && start < body;
        let from = if role.is_some() || article { start } else { role_end };
        let end = if self.word(name.end) == "of" { end } else { name.end };
        Some(self.at(from..end, Sort::Name { name, role, sex, article }))
    }

    /// Whether the word before `first` belongs to the stretch of name words that starts there.
    fn goes_before_name(&self, first: usize) -> bool {
        let office = Class::RANK.with(Class::PERSON);
        self.get(first - 1)
            .is_some_and(|p| self.is_name_word(first - 1, p) || self.word(first) == "of" && p.has(office))
            || self.is_joiner(first - 1)
    }

    /// Cuts titles off the front of a stretch of capitalised words. Nothing remains of *the Foreign Minister*.
    fn bare_name(&self, first: usize, end: usize) -> Option<Range<usize>> {
        let noun = Class::RANK.with(Class::PERSON).with(Class::COURTESY).with(Class::GROUP);
        let mut from = first;
        for at in first..end {
            let is_title =
                self.has(at, noun) && !(at > first && self.has(at, Class::FORENAME) && at + 1 < end);
            let is_last_word = at + 1 == end;
            if is_title && !(is_last_word && at > first && self.looks_like_person(first..end)) {
                from = at + 1;
                // "Secretary of State John Kerry": the office's field belongs to the title.
                if self.word(from) == "of" && from < end {
                    let the = self.word(from + 1) == "the";
                    let rest = from + 2 + usize::from(the);
                    let unknown = if the || end < rest + 2 { end } else { rest };
                    from =
                        (rest..end).find(|i| self.has(*i, Class::FORENAME) && i + 1 < end).unwrap_or(unknown);
                }
            }
        }
        // Nations and parties open roles: "Italian Foreign Minister", "Republican Jane Roe".
        while from + 1 < end && self.has(from, Class::NATIONALITY) && self.has(from + 1, Class::FORENAME) {
            from += 1;
        }
        let end = self.without_home(from, end, from > first);
        (from < end && (from..end).any(|i| self.get(i).is_some_and(|p| p.token.is_capitalised())))
            .then_some(from..end)
    }

    /// *Lamar Roe of Tennessee*: where a person is from is no part of the name; an organisation's *of* is.
    fn without_home(&self, from: usize, end: usize, titled: bool) -> usize {
        let Some(of) = (from + 1..end).find(|at| self.word(*at) == "of") else { return end };
        let organised = (from..of).any(|at| self.has(at, Class::ORGANISATION.with(Class::SUFFIX)));
        let initial = self.word(from).len() == 2 && self.word(from).ends_with('.');
        let person = titled || self.has(from, Class::FORENAME) || initial;
        if person && !organised { of } else { end }
    }

    /// *Jane Bishop*, *Tom King*: a forename before a word that is also a title.
    fn looks_like_person(&self, stretch: Range<usize>) -> bool {
        stretch.len() == 2
            && self.has(stretch.start, Class::FORENAME)
            && !self.has(stretch.start, Class::RANK.with(Class::NATIONALITY))
    }

    /// Whether the words before a name say what its bearer is.
    fn is_role(&self, role: &Range<usize>) -> bool {
        let office = Class::PERSON.with(Class::RANK).with(Class::GROUP).with(Class::FAMILY);
        let noun = role.end - 1;
        // The office's field may follow its noun: "secretary of state John Kerry".
        self.has(noun, office) && !self.has(noun, Class::CUE_FINITE)
            || self.get(noun).is_some_and(|p| p.token.is_capitalised())
                && role.clone().any(|at| self.has(at, office) && self.word(at + 1) == "of")
    }

    fn described(&self, start: usize, body: usize, end: usize, determined: bool) -> Option<Mention> {
        let people = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);
        let is_head = |at: &usize| {
            self.has(*at, people) || is_age(self.word(*at)) || self.word(*at).ends_with("-year-old")
        };
        // "the head of the Harbour Board" turns on *head*.
        let noun_end = (body..end).find(|at| matches!(self.word(*at), "of" | "for")).unwrap_or(end);
        let head = (body..noun_end).rev().find(is_head)?;
        let last_capital =
            (noun_end..end).rev().find(|at| self.get(*at).is_some_and(|p| p.token.is_capitalised()));
        let end = last_capital.unwrap_or(head) + 1;
        let facts = self.get(head)?.token.class;
        let capital = self.get(head)?.token.is_capitalised();
        let class = if is_age(self.word(head)) { Class::PERSON } else { facts };
        // Without an article only people in the plural, offices and a few nouns stand for themselves.
        let bare = class.has(Class::GROUP)
            || capital && class.has(Class::RANK.with(Class::ORGANISATION))
            || is_bare_noun(self.word(head));
        if !determined && !bare {
            return None;
        }
        let definite = matches!(
            self.word(start).to_ascii_lowercase().as_str(),
            "the" | "this" | "that" | "these" | "those"
        ) || self.has(start, Class::POSSESSIVE)
            || !determined && capital;
        Some(self.at(start..end, Sort::Description { head, class, definite }))
    }
}

fn after_noun(before: Option<&Piece>) -> bool {
    before.is_some_and(|p| {
        p.token.is_capitalised() || p.has(Class::PERSON.with(Class::RANK)) && !p.has(Class::CUE_FINITE)
    })
}

fn is_age(word: &str) -> bool {
    word.ends_with("-year-old")
}

/// Nouns that need no article to stand for somebody: *police said*.
fn is_bare_noun(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "police" | "prosecutors" | "management" | "parliament" | "congress" | "counsel"
    )
}

/// What a folded word tells of a man or a woman.
pub(in crate::extract) fn sex_of(word: &str) -> Class {
    let class = class_of(word);
    match (class.has(Class::MALE), class.has(Class::FEMALE)) {
        (true, false) => Class::MALE,
        (false, true) => Class::FEMALE,
        _ => Class::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    fn shown(text: &str) -> String {
        let reading = &read(None, &[text])[0];
        let opens = |at: usize| reading.sentences.iter().any(|range| range.start == at);
        let list: Vec<String> = mentions(text, &reading.pieces, &opens)
            .into_iter()
            .map(|mention| match &mention.sort {
                Sort::Name { name, role, .. } => {
                    let role = role.as_ref().map_or("", |range| reading.span(range).of(text));
                    format!("{}[{role}]", reading.span(name).of(text))
                }
                Sort::Pronoun(_) => mention.span.of(text).to_owned(),
                Sort::Description { .. } => format!("({})", mention.span.of(text)),
            })
            .collect();
        list.join(" ")
    }

    #[test]
    fn names_descriptions_and_pronouns() {
        let cases = [
            ("Italian Foreign Minister Luigi Di Maio spoke.", "Luigi Di Maio[Italian Foreign Minister]"),
            ("The foreign minister, Tomas Okkerby, spoke.", "(The foreign minister) Tomas Okkerby[]"),
            ("Mr. Okkerby said she left.", "Okkerby[] she"),
            ("White House press secretary Josh Roe said so.", "Josh Roe[White House press secretary]"),
            ("Spokeswoman Jessica Ditto declined.", "Jessica Ditto[Spokeswoman]"),
            ("Secretary of State John Kerry left.", "John Kerry[Secretary of State]"),
            ("the chief executive, Samuel van der Haas, left", "(the chief executive) Samuel van der Haas[]"),
            (
                "Officials said a spokeswoman for the ministry lied.",
                "(Officials) (a spokeswoman) (the ministry)",
            ),
            ("US Secretary of State Mike Roe spoke.", "Mike Roe[US Secretary of State]"),
            ("Yesterday Roe told the Bank of England.", "Roe[] Bank of England[]"),
            ("The 42-year-old nurse wept.", "(The 42-year-old nurse)"),
            ("Tulsa police Chief Chuck Jordan spoke.", "Chuck Jordan[Tulsa police Chief]"),
            ("His wife said no.", "(His wife)"),
            ("A company statement said it had.", "(A company statement) it"),
        ];
        for (text, want) in cases {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
