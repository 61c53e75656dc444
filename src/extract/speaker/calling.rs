//! Tells nouns that say what somebody is where they stand right beside the name, and mean something else elsewhere: *Ashton
//! **prop** Tom Roe*, *Roe, an Ashton **prop***.

use super::mention::{Finder, is_one_of};
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// ***prop** Tom Roe*, *tight **end** Tom Roe*, *No **1** Tom Roe*: whether such a noun ends at `noun`, right before a full name.
    pub(super) fn is_calling_before_name(&self, noun: usize) -> bool {
        let word = self.word(noun);
        let lower = self.get(noun).is_some_and(Piece::is_lower);
        let before = noun.checked_sub(1).map_or("", |before| self.word(before));
        let numbered = is_number_sign(before)
            && self
                .get(noun)
                .is_some_and(|piece| piece.token.kind == Kind::Number || self.has(noun, Class::NUMBER));
        let place = lower && (is_place_in_team(word) || is_pair(before, word) || is_star_of(before, word));
        (place || numbered) && self.is_two_names(noun + 1)
            || (lower && (is_calling(word) || is_praise(word)) || self.ends_children(noun))
                && self.bears_name(noun + 1)
    }

    /// *after **helping** Dutch retailer Ahold*, *to **buy** oil giant Yukos*: past what is done with a body or a star.
    pub(super) fn past_doing(&self, start: usize, role: usize, end: usize) -> usize {
        let before = start.checked_sub(1).map_or("", |before| self.word(before));
        let word = self.word(role);
        let lower = self.get(role).is_some_and(Piece::is_lower);
        let doing = before != "the" && word.ends_with("ing") && !is_trade_in_ing(word)
            || before == "to" && is_done_to_bodies(word);
        let ends = role + 1 < end && (is_kind(self.word(end - 1)) || is_praise(self.word(end - 1)));
        // "to marry music executive Jane Roe"
        let met = before == "to" && is_done_to_people(word) && role + 1 < end;
        // "will fine winger Jane Roe"
        let helps = matches!(before, "will" | "would" | "can" | "could" | "might" | "must" | "should");
        if role == start && role + 1 < end && lower && helps {
            return role + 1;
        }
        // "It will host Mr Roe": the verb, and nobody's office.
        if role == start
            && role + 1 == end
            && lower
            && matches!(
                before,
                "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should" | "to"
            )
            && matches!(
                word,
                "captain" | "coach" | "host" | "judge" | "mother" | "nurse" | "partner" | "pilot" | "star"
            )
        {
            return end;
        }
        // "reporters covering singer Jane Roe"
        let covering = (role + 1..end.saturating_sub(1)).find(|at| {
            self.get(*at).is_some_and(Piece::is_lower)
                && self.word(*at).ends_with("ing")
                && !is_trade_in_ing(self.word(*at))
                && self.has(*at - 1, Class::GROUP)
                && self.word(*at - 1).ends_with('s')
                && !self.word(*at - 1).ends_with("ss")
                && self.has(*at + 1, Class::PERSON.with(Class::RANK))
        });
        if let Some(covering) = covering {
            return covering + 1;
        }
        let number = |at: usize| self.get(at).is_some_and(|piece| piece.token.kind == Kind::Number);
        // "9/11 widow Jane Roe"
        if role == start && role >= 2 && number(role) && self.word(role - 1) == "/" && number(role - 2) {
            return role - 2;
        }
        // "Tallinn 7 creator Jane Roe": the number is the name's before it.
        let numbered = role + 1 < end
            && number(role)
            && word.len() <= 2
            && role.checked_sub(1).is_some_and(|before| {
                self.get(before)
                    .is_some_and(|piece| piece.token.is_capitalised() && !piece.has(Class::FUNCTION))
                    && !is_number_sign(self.word(before))
                    && !matches!(self.word(before), "Number" | "Division" | "Formula")
            });
        // "On Monday Green Party chairman Jane Roe"
        let day = self.has(role, Class::DAY) && matches!(before, "on" | "On") && role + 1 < end;
        role + usize::from(role == start && (lower && (doing && ends || met) || numbered || day))
    }

    /// Whether the piece belongs to such a noun of two words of which one could not stand within a phrase.
    pub(super) fn is_within_calling(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let pair =
            |first: &str, second: usize| is_pair(first, self.word(second)) && self.is_two_names(second + 1);
        pair(before, at)
            || pair(self.word(at), at + 1)
            || is_number_sign(before) && self.is_calling_before_name(at)
            || is_number_sign(self.word(at)) && self.is_calling_before_name(at + 1)
            || self.ends_children(at) && self.bears_name(at + 1)
            || self.ends_children(at + 1) && self.bears_name(at + 2)
    }

    /// *father of **four***
    fn ends_children(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|parent| self.has(parent, Class::FAMILY))
            && self.word(at - 1) == "of"
            && self.has(at, Class::NUMBER)
    }

    /// *The film **star** said*: a noun of praise that stands for somebody behind *the*.
    pub(super) fn is_star(&self, start: usize, noun: usize) -> bool {
        matches!(self.word(noun), "star" | "legend" | "icon" | "heroine" | "ace")
            && self.word(start).eq_ignore_ascii_case("the")
            && self.has(noun + 1, Class::CUE_FINITE.with(Class::AUXILIARY).with(Class::ADVERB))
    }

    fn bears_name(&self, at: usize) -> bool {
        self.is_full_name(at) && self.get(at + 1).is_some_and(|surname| surname.token.case == Case::Initial)
    }

    /// Whether a name of two or three words stands at `at`, of which nothing says that it is not a person's.
    fn is_two_names(&self, at: usize) -> bool {
        let other = Class::RANK
            .with(Class::PLACE)
            .with(Class::NATIONALITY)
            .with(Class::ORGANISATION)
            .with(Class::SUFFIX)
            .with(Class::FUNCTION)
            .with(Class::DAY)
            .with(Class::MONTH);
        let part = |at: usize| {
            self.get(at)
                .is_some_and(|piece| piece.token.case == Case::Initial && piece.token.kind == Kind::Word)
                && !self.has(at, other)
        };
        self.bears_name(at) || part(at) && part(at + 1)
    }
}

/// Whether a noun says what kind of body bears a name.
pub(super) fn is_kind(noun: &str) -> bool {
    is_kind_of_bodies_alone(noun)
        || matches!(
            noun,
            "agency"
                | "bureau"
                | "charity"
                | "giant"
                | "insurer"
                | "regulator"
                | "retailer"
                | "union"
                | "watchdog"
        )
}

/// Whether a noun says right before a name that no person bears it: *software **firm** Crestly*.
pub(super) fn is_kind_of_bodies_alone(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "automaker"
            | "bank"
            | "body"
            | "bookmaker"
            | "brokerage"
            | "business"
            | "carmaker"
            | "chain"
            | "chipmaker"
            | "company"
            | "conglomerate"
            | "consortium"
            | "consultancy"
            | "drugmaker"
            | "engine"
            | "firm"
            | "group"
            | "housebuilder"
            | "journal"
            | "label"
            | "lender"
            | "magazine"
            | "manufacturer"
            | "network"
            | "newspaper"
            | "nonprofit"
            | "organisation"
            | "organization"
            | "outfit"
            | "publication"
            | "site"
            | "start-up"
            | "startup"
            | "store"
            | "studio"
            | "subsidiary"
            | "supermarket"
            | "tank"
            | "think-tank"
            | "website"
    )
}

/// *advertising giant*, *leading charity*
fn is_trade_in_ing(word: &str) -> bool {
    matches!(
        word,
        "advertising"
            | "banking"
            | "broadcasting"
            | "catering"
            | "clothing"
            | "computing"
            | "engineering"
            | "farming"
            | "gambling"
            | "gaming"
            | "housing"
            | "leading"
            | "lending"
            | "manufacturing"
            | "mining"
            | "publishing"
            | "ruling"
            | "shipping"
            | "trading"
    )
}

fn is_done_to_bodies(word: &str) -> bool {
    matches!(word, "beat" | "buy" | "face" | "help" | "join" | "leave" | "sell" | "sue" | "take")
}

fn is_done_to_people(word: &str) -> bool {
    matches!(
        word,
        "allow"
            | "appoint"
            | "ask"
            | "beat"
            | "depict"
            | "enable"
            | "force"
            | "help"
            | "hire"
            | "interview"
            | "join"
            | "let"
            | "make"
            | "marry"
            | "meet"
            | "name"
            | "oust"
            | "persuade"
            | "replace"
            | "sack"
            | "see"
            | "sign"
            | "succeed"
            | "thank"
            | "urge"
    )
}

/// What a number says of somebody's place: *British **No** 1*.
fn is_number_sign(word: &str) -> bool {
    matches!(word, "No" | "No." | "number")
}

/// *tight end*, *running back*
fn is_pair(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("tight" | "defensive", "end")
            | ("running" | "defensive" | "full" | "half" | "centre", "back")
            | ("wide", "receiver")
            | ("centre", "half" | "forward")
            | ("point" | "shooting", "guard")
            | ("defensive" | "offensive", "tackle")
    )
}

/// *rock star Okko Roe*: a star of what only people shine in.
fn is_star_of(field: &str, noun: &str) -> bool {
    const FIELDS: [&str; 29] = [
        "baseball",
        "basketball",
        "blues",
        "boxing",
        "Broadway",
        "cinema",
        "country",
        "cricket",
        "film",
        "folk",
        "football",
        "golf",
        "Hollywood",
        "hockey",
        "jazz",
        "movie",
        "music",
        "pop",
        "punk",
        "rap",
        "reality",
        "rock",
        "rugby",
        "screen",
        "soap",
        "sports",
        "tennis",
        "TV",
        "wrestling",
    ];
    matches!(noun, "star" | "legend" | "icon") && is_one_of(field, &FIELDS)
}

/// Whether a noun is somebody's place in a team.
pub(super) fn is_place_in_team(noun: &str) -> bool {
    matches!(
        noun,
        "batter"
            | "catcher"
            | "center"
            | "centre"
            | "five-eighth"
            | "flanker"
            | "forward"
            | "hooker"
            | "lock"
            | "opener"
            | "prop"
            | "receiver"
            | "safety"
            | "spinner"
            | "tackle"
    )
}

/// Whether a noun is somebody's trade or standing, and something else elsewhere.
pub(super) fn is_calling(noun: &str) -> bool {
    matches!(
        noun,
        "busker"
            | "caddie"
            | "contributor"
            | "debutant"
            | "diner"
            | "freshman"
            | "gran"
            | "grazier"
            | "hawker"
            | "junior"
            | "lead"
            | "native"
            | "physio"
            | "rookie"
            | "seed"
            | "seeker"
            | "selector"
            | "senior"
            | "sophomore"
            | "starlet"
            | "supremo"
            | "vlogger"
    )
}

/// Whether a noun praises somebody: it says what they are before their name alone.
fn is_praise(noun: &str) -> bool {
    matches!(
        noun,
        "ace"
            | "beauty"
            | "favourite"
            | "favorite"
            | "great"
            | "hero"
            | "heroine"
            | "icon"
            | "legend"
            | "model"
            | "prodigy"
            | "star"
    )
}
