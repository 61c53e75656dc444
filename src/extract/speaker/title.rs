//! Tells titles from names: *Leader of the Opposition*, *Rt Hon*, *former President*, and *Earl Roe*, which is none.

use std::ops::Range;

use super::calling::{is_kind, is_kind_of_bodies_alone};
use super::mention::{Finder, is_past};
use super::noun::{is_body, is_degree, is_firm, is_formed_as_doer};
use super::office::is_field;
use crate::extract::reading::Piece;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;
use crate::text::token::Case;

impl Finder<'_> {
    /// *Jane Roe MP*: letters that close a full name and are none of it.
    pub(super) fn is_letters_after(&self, at: usize) -> bool {
        let name = |by: usize, class: Class| {
            at.checked_sub(by).is_some_and(|at| {
                self.get(at).is_some_and(|p| p.token.case == Case::Initial)
                    && (class == Class::NONE || self.has(at, class))
            })
        };
        name(1, Class::NONE)
            && name(2, Class::FORENAME)
            && is_degree(self.word(at))
            && !self.get(at + 1).is_some_and(|next| next.token.is_capitalised())
    }

    /// *Leader of the Opposition P. K. Roe*: where a name may start after *of the* and a body's noun.
    pub(super) fn after_body(&self, body: usize, end: usize) -> usize {
        let initial = |at: &usize| self.word(*at).len() <= 4 && self.word(*at).ends_with('.') && at + 1 < end;
        let part = Class::ORGANISATION.with(Class::SUFFIX).with(Class::FUNCTION);
        let noun =
            self.has(body, Class::ORGANISATION) || matches!(self.word(body), "House" | "Union" | "Republic");
        let plain = (body + 1..end)
            .all(|at| !self.has(at, part) && self.get(at).is_some_and(|p| p.token.is_capitalised()));
        match (body + 1..end).find(initial) {
            Some(initial) => initial,
            None if noun && plain && end >= body + 3 => body + 1,
            None => end,
        }
    }

    /// Whether a word that may be a title is a part of the name of whoever or whatever bears it.
    pub(super) fn is_part_of_name(&self, first: usize, at: usize, end: usize) -> bool {
        at > first && (self.has(at, Class::FORENAME) && at + 1 < end || self.joins_partners(at - 1))
            || at > first && self.is_quoted_alone(at)
            || self.is_noble_forename(at, end)
            || self.is_title_in_name(first, at, end)
            || self.opens_name_of_thing(at, end)
            || self.names_saint(at)
            || self.belongs_to_body(first, at, end)
    }

    /// *Earl Roe*, *Duke Roe*: what no article opens and no *of* follows is a forename.
    fn is_noble_forename(&self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let determined = before.is_some_and(|before| before.has(Class::DETERMINER));
        // "Station manager Dean Roe": behind an office a second one is a name.
        let office =
            || before.is_some_and(|office| office.is_lower() && office.has(Class::PERSON.with(Class::RANK)));
        (matches!(self.word(at), "Dean" | "Earl" | "Duke")
            || matches!(self.word(at), "Marshal" | "Justice") && office())
            && !determined
            && at + 2 == end
            && self.get(at + 1).is_some_and(|p| p.token.case == Case::Initial)
    }

    /// ***Consumer** Boating Show*: a noun for people that is nobody's title, where words of the language close the name.
    fn opens_name_of_thing(&self, at: usize, end: usize) -> bool {
        let nobody = matches!(
            self.word(at),
            "Buyer"
                | "Consumer"
                | "Customer"
                | "Investor"
                | "Patient"
                | "Planner"
                | "Shopper"
                | "Traveller"
                | "User"
                | "Visitor"
        );
        // "the Artist Residency Grant"
        let grant = matches!(
            self.word(end - 1),
            "Award" | "Fellowship" | "Fund" | "Grant" | "Prize" | "Programme" | "Residency" | "Scholarship"
        ) && matches!(self.word(at), "Artist" | "Author" | "Student" | "Teacher" | "Writer");
        (nobody || grant)
            && at + 1 < end
            && self.has(end - 1, Class::COMMON.with(Class::ORGANISATION))
            && (at + 1..end).all(|at| {
                self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
                    && !self.has(at, Class::FORENAME)
            })
    }

    /// *Scottish **First** Minister Jane Roe*: a word of grammar that belongs to an office.
    pub(super) fn is_first_of_office(&self, at: usize) -> bool {
        self.word(at) == "First" && matches!(self.word(at + 1), "Minister" | "Lord" | "Secretary")
    }

    /// ***The official** Okkerby News Agency*: a noun for somebody that behind *the* only tells which.
    fn only_tells_which(&self, role: &Range<usize>) -> bool {
        role.len() == 1
            && self.word(role.start) == "official"
            && role.start.checked_sub(1).is_some_and(|the| self.word(the).eq_ignore_ascii_case("the"))
    }

    /// *Khalid **Sheikh** Roe*, ***Marine** Le Roe*: a title that is one of somebody's names.
    fn is_title_in_name(&self, first: usize, at: usize, end: usize) -> bool {
        let title = matches!(self.word(at), "Baron" | "Sheikh" | "King" | "Prince" | "Duke" | "Earl");
        let between = at == first + 1
            && at + 2 == end
            && self.has(first, Class::FORENAME)
            && !self.has(first, Class::PLACE.with(Class::RANK));
        // The surname, and no senator: "Amartya Sen said".
        let office = Class::RANK.with(Class::PERSON).with(Class::COURTESY).with(Class::PLACE);
        let surname = self.word(at) == "Sen" && at > first && at + 1 == end && !self.has(at - 1, office);
        title && between
            || surname
            || self.has(at, Class::FORENAME) && self.word(at + 1) == "Le" && at + 3 == end
    }

    /// ***DI** Jane Roe*, ***Recorder** Jane Roe*: a rank that is told by the name behind it.
    pub(super) fn is_police_rank(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "DI" | "DS" | "DC" | "DCS" | "DCC" | "DPP" | "ACC" | "Recorder" | "TD" | "CS" | "MCA"
        ) && self.is_full_name(at + 1)
            && self.get(at + 2).is_some_and(|surname| surname.token.case == Case::Initial)
    }

    /// *Lord **Falconer***, *Mr **Baker***: a trade that is no title is a surname right after a courtesy.
    pub(super) fn follows_courtesy(&self, at: usize) -> bool {
        self.has(at, Class::PERSON)
            && !self.has(at, Class::RANK)
            && !matches!(
                self.word(at),
                "Executive" | "Lady" | "Lieutenant" | "Master" | "Official" | "Treasurer"
            )
            && at.checked_sub(1).is_some_and(|title| {
                self.has(title, Class::COURTESY)
                    && self.get(title).is_some_and(|title| title.token.is_capitalised())
            })
    }

    /// *Rt Hon Jane Roe*
    pub(super) fn is_honourable(&self, at: usize) -> bool {
        let most = |at: usize| matches!(self.word(at), "Rt" | "Rt." | "Right");
        let honourable = |at: usize| matches!(self.word(at), "Hon" | "Hon." | "Honourable" | "Honorable");
        let after_most = at.checked_sub(1).is_some_and(most);
        most(at) && honourable(at + 1) || honourable(at) && (after_most || self.has(at + 1, Class::FORENAME))
    }

    /// *Jane Bishop*, *Tom King*, *Mary Jane King*: a forename or two before a word that is also a title.
    pub(super) fn looks_like_person(&self, stretch: Range<usize>) -> bool {
        let second = || self.has(stretch.start + 1, Class::FORENAME);
        (stretch.len() == 2 || stretch.len() == 3 && second())
            && self.has(stretch.start, Class::FORENAME)
            // "Chief AI Scientist"
            && self.get(stretch.start).is_some_and(|forename| forename.token.case == Case::Initial)
            && !self.has(stretch.start, Class::RANK.with(Class::NATIONALITY))
    }

    /// ***Said** coach Jane Roe: “…”*: a verb of saying that opens its sentence.
    pub(super) fn opens_inverted(&self, at: usize) -> bool {
        (self.opens)(at)
            && self.has(at, Class::CUE_FINITE)
            && self.has(at, Class::QUOTES)
            && !self.has(at, Class::CUE_BASE.with(Class::FORENAME).with(Class::PERSON))
            && matches!(
                self.word(at),
                "Said" | "Says" | "Added" | "Adds" | "Asked" | "Asks" | "Recalled" | "Wrote"
            )
    }

    /// *at **that time** Roe’s owner*, ***this week** Mayor Roe*: when something was, and nobody.
    pub(super) fn is_when(&self, at: usize) -> bool {
        let points = |at: usize| {
            matches!(self.word(at), "that" | "this" | "last" | "next" | "That" | "This" | "Last" | "Next")
        };
        points(at) && is_time(self.word(at + 1))
            || is_time(self.word(at)) && at.checked_sub(1).is_some_and(points)
    }

    /// ***ex-fiancée** Jane Roe*, ***vice-captain** Jane Roe*: an office with something before its hyphen.
    fn is_compound_office(&self, noun: usize) -> bool {
        let office = Class::RANK.with(Class::PERSON).with(Class::FAMILY);
        let last = self.word(noun).rsplit_once('-').map_or("", |(_, last)| last);
        self.get(noun).is_some_and(Piece::is_lower)
            && class_of(last).has(office)
            && self.starts_full_name(noun + 1)
    }

    /// *weather **bureau** PAGASA*, *housing **charity** Crestly*, *software **firm** Crestly Tides*: what kind of body bears a name
    /// that is no person's.
    fn is_kind_of_body(&self, role: &Range<usize>) -> bool {
        let noun = role.end - 1;
        let Some(name) = self.get(noun + 1).filter(|name| name.token.is_capitalised()) else { return false };
        if role.len() > 1 && is_kind_of_bodies_alone(self.word(noun)) {
            return !name.has(Class::FUNCTION)
                && !self.has(noun, Class::CUE_FINITE)
                && role.clone().rev().skip(1).all(|at| self.says_which(at));
        }
        is_kind(self.word(noun))
            && (role.len() > 1 || self.word(noun) != "giant")
            && (name.token.case == Case::All
                || !name.has(Class::FORENAME.with(Class::FUNCTION))
                    && !self.get(noun + 2).is_some_and(|next| next.token.is_capitalised()))
    }

    /// ***Environmental** group Crestly*, ***Civil** rights group Crestly*: what tells which body it is, whose capital is its
    /// sentence's.
    pub(super) fn opens_kind_of_body(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let lower = |at: &usize| self.get(*at).is_some_and(Piece::is_lower) && self.says_which(*at);
        let noun = at + (at + 1..at + LONGEST).take_while(lower).count();
        noun > at
            && (self.opens)(at)
            && is_kind(self.word(noun))
            && self
                .get(noun + 1)
                .is_some_and(|name| name.token.is_capitalised() && !name.has(Class::FUNCTION))
            && !self.has(at, Class::FUNCTION.with(Class::VERB))
            && (!self.has(at, Class::CUE) || self.word(at).ends_with("ing"))
            && !["ed", "ly"].iter().any(|end| self.word(at).ends_with(end))
    }

    /// ***Dutch software** firm Crestly*: a word that tells which body it is, and no verb with the body for its object.
    fn says_which(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| {
            !piece.token.is_word()
                || piece.token.is_capitalised()
                || !is_past(self.word(at))
                    && !piece.has(Class::VERB.with(Class::CUE_FINITE).with(Class::FUNCTION))
        })
    }

    /// *said **tester** Jane Roe*: a word of no list, formed like a doer's, right before a full name.
    fn is_doer_of_no_list(&self, noun: usize) -> bool {
        const SHORTEST: usize = 6;
        let word = self.word(noun);
        self.get(noun).is_some_and(|piece| piece.is_lower() && piece.token.class == Class::NONE)
            && word.len() >= SHORTEST
            && is_formed_as_doer(word)
            && self.starts_full_name(noun + 1)
            && self.get(noun + 2).is_some_and(|surname| surname.token.case == Case::Initial)
    }

    /// *Ashton **host** Arden on Monday*: whether it is a verb between two clubs, and no noun for somebody of a broadcaster's.
    fn plays_host(&self, host: usize) -> bool {
        let club = |at: usize| {
            self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
                && !self.has(at, Class::FORENAME.with(Class::SUFFIX).with(Class::FUNCTION))
        };
        host > 0
            && club(host - 1)
            && !self.has(host - 1, Class::ORGANISATION)
            && club(host + 1)
            && !self.get(host + 2).is_some_and(|next| next.token.is_capitalised())
    }

    /// Whether the words before a name say what its bearer is.
    pub(super) fn is_role(&self, role: &Range<usize>) -> bool {
        let office = Class::PERSON.with(Class::RANK).with(Class::GROUP).with(Class::FAMILY);
        let noun = role.end - 1;
        // "Ashton host Arden": a verb.
        if self.word(noun) == "host" && self.plays_host(noun) {
            return false;
        }
        // The office's field may follow its noun: "secretary of state John Kerry".
        if self.only_tells_which(role) {
            return false;
        }
        self.has(noun, office) && !self.has(noun, Class::CUE_FINITE)
            || is_role_of_one_word(self.word(noun))
            || self.is_police_rank(noun)
            || self.is_calling_before_name(noun)
            || self.is_compound_office(noun)
            || self.is_kind_of_body(role)
            || (is_body(self.word(noun)) || is_firm(self.word(noun)))
                && self.has(role.start.saturating_sub(1), Class::DETERMINER)
            || role.len() == 1 && self.is_doer_before_name(noun, noun + 3)
            || role.len() == 1 && is_firm(&Short::small(self.word(noun)))
            || role.clone().any(|of| self.past_field(of) == Some(role.end))
            || self.is_doer_of_no_list(noun)
            || (self.get(noun).is_some_and(|p| p.token.is_capitalised()) || is_field(self.word(noun)))
                && role.clone().any(|at| {
                    let for_state = self.word(at) == "State" && self.word(at + 1) == "for";
                    self.has(at, office) && matches!(self.word(at + 1), "of" | "for") || for_state
                })
    }
}

/// Nouns for a stretch of time: *that **week***.
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "afternoon"
            | "autumn"
            | "century"
            | "decade"
            | "evening"
            | "moment"
            | "month"
            | "morning"
            | "night"
            | "point"
            | "season"
            | "spring"
            | "summer"
            | "time"
            | "week"
            | "weekend"
            | "winter"
            | "year"
    )
}

/// *Ban **Ki-moon***: two syllables that Korean forenames are made of.
pub(super) fn is_korean_forename(word: &str) -> bool {
    const SYLLABLES: [&str; 62] = [
        "ae", "bin", "bok", "bong", "bum", "chan", "cheol", "chul", "chun", "chung", "dae", "dong", "eun",
        "geun", "gi", "gu", "gun", "ha", "hee", "ho", "hoon", "hwan", "hye", "hyuk", "hyun", "il", "in",
        "ja", "jae", "jin", "jong", "joo", "joon", "jung", "ki", "kook", "kwan", "kyu", "kyung", "mi", "min",
        "moo", "moon", "myung", "nam", "seok", "seong", "sik", "soo", "sook", "suk", "sun", "sung", "tae",
        "un", "won", "woo", "wook", "yeol", "yong", "yoo", "young",
    ];
    // Most words are done with here.
    if !word.as_bytes().contains(&b'-') {
        return false;
    }
    let syllable = |part: &str| SYLLABLES.iter().any(|syllable| syllable.eq_ignore_ascii_case(part));
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.split_once('-').is_some_and(|(one, other)| syllable(one) && syllable(other))
}

/// Small-letter words that stand before a title and belong to it: *former President*.
pub(super) fn is_before_title(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "then"
            | "state"
            | "acting"
            | "interim"
            | "incoming"
            | "outgoing"
            | "retired"
            | "late"
            | "longtime"
            | "fellow"
            | "vice"
            | "senior"
            | "assistant"
            | "deputy"
            | "current"
            | "onetime"
            | "veteran"
            | "junior"
            | "local"
            | "federal"
            | "county"
            | "city"
            | "town"
            | "national"
            | "district"
            | "presumptive"
            | "departing"
            | "caretaker"
            | "provincial"
            | "regional"
            | "borough"
            | "village"
            | "lead"
            | "chief"
            | "general"
            | "defense"
            | "defence"
            | "finance"
            | "foreign"
            | "interior"
            | "health"
            | "majority"
            | "minority"
            | "parish"
            | "task"
            | "party"
            | "freshman"
            | "ranking"
            | "top"
            | "associate"
            | "cyber"
    ) || word.contains('-')
}

/// *then-mayor*, *mother-of-two*: a word with hyphens that says what somebody is.
pub(super) fn is_role_of_one_word(word: &str) -> bool {
    let Some((first, rest)) = word.split_once('-') else { return false };
    let office = Class::PERSON.with(Class::RANK).with(Class::FAMILY);
    class_of(first).has(Class::FAMILY) && rest.starts_with("of-")
        || matches!(first, "Then" | "then") && class_of(rest).has(office)
}

/// *Hull-based*, *Tory-led*: a capitalised word that only tells more of what follows.
pub(super) fn is_modifier(word: &str) -> bool {
    if is_role_of_one_word(word) {
        return true;
    }
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    matches!(
        last,
        "based"
            | "born"
            | "leaning"
            | "backed"
            | "led"
            | "owned"
            | "area"
            | "style"
            | "trained"
            | "educated"
            | "winning"
            | "nominated"
            | "aligned"
            | "controlled"
            | "appointed"
            | "affiliated"
            | "dominated"
            | "era"
            | "bound"
    )
}

/// *D-Ohio*, *R-N.C.*: a politician's party and state.
pub(super) fn is_party_tag(word: &str) -> bool {
    matches!(word.as_bytes(), [b'D' | b'R' | b'I' | b'L', b'-', next, ..] if next.is_ascii_uppercase())
        || matches!(word.as_bytes(), [_, _, _, b'-', ..] if word.starts_with("Con") || word.starts_with("Lab"))
}
