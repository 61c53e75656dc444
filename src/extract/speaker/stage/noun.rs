//! Nouns that stand for whoever was named, and nouns that never do.

use crate::extract::speaker::calling::is_place_in_team;
use crate::extract::speaker::noun::abbreviated;

/// Nouns that any organisation may be called by once it has been named.
pub(super) fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "automaker"
            | "bank"
            | "brewer"
            | "carmaker"
            | "carrier"
            | "drugmaker"
            | "insurer"
            | "lender"
            | "manufacturer"
            | "broadcaster"
            | "chain"
            | "club"
            | "developer"
            | "housebuilder"
            | "maker"
            | "operator"
            | "producer"
            | "provider"
            | "publisher"
            | "hotel"
            | "pub"
            | "retailer"
            | "startup"
            | "supermarket"
            | "supplier"
            | "union"
            | "utility"
            | "company"
            | "firm"
            | "business"
            | "corporation"
            | "group"
            | "organisation"
            | "organization"
            | "charity"
            | "nonprofit"
    )
}

/// Nouns for what trades: no office of state is called so.
pub(super) fn is_business(noun: &str) -> bool {
    is_any_body(noun) && !matches!(noun, "group" | "organisation" | "organization" | "union")
}

/// Nouns for what a newspaper may be called by.
pub(super) fn is_press(noun: &str) -> bool {
    matches!(noun, "broadsheet" | "daily" | "magazine" | "newspaper" | "paper" | "tabloid" | "weekly")
}

/// Whether a word, in small letters, is one that newspapers have in their names.
pub(super) fn names_press(word: &str) -> bool {
    matches!(
        word,
        "chronicle"
            | "courier"
            | "daily"
            | "express"
            | "gazette"
            | "guardian"
            | "herald"
            | "independent"
            | "journal"
            | "mail"
            | "mirror"
            | "newspaper"
            | "observer"
            | "post"
            | "scotsman"
            | "standard"
            | "sun"
            | "sunday"
            | "telegraph"
            | "times"
            | "tribune"
            | "weekly"
    )
}

/// Whether a word, in small letters, of its name tells that a body is no business.
pub(super) fn is_no_business(word: &str) -> bool {
    serves_the_public(word) && !matches!(word, "service" | "executive")
        || matches!(
            word,
            "army"
                | "committee"
                | "congress"
                | "council"
                | "court"
                | "department"
                | "government"
                | "ministry"
                | "nations"
                | "navy"
                | "parliament"
                | "pentagon"
                | "police"
                | "senate"
                | "states"
                | "treasury"
        )
}

/// Whether a name of one word, in small letters, is that of states.
pub(super) fn is_realm(word: &str) -> bool {
    matches!(word, "eu" | "uk" | "un" | "us" | "usa")
}

/// Whether a word, in small letters, of its name tells that a body has clubs and is none.
pub(super) fn is_of_clubs(word: &str) -> bool {
    matches!(
        word,
        "association" | "cup" | "federation" | "fifa" | "league" | "premiership" | "uefa" | "union"
    )
}

/// Words that rank one body among its like: *the world’s **biggest** insurer*.
pub(super) fn is_ranking(word: &str) -> bool {
    let word = word.rsplit('-').next().unwrap_or(word);
    matches!(word, "biggest" | "largest" | "leading" | "oldest" | "top")
}

/// What before an office's noun makes another office of it: *the **shadow** chancellor*; empty for none.
pub(in crate::extract::speaker) fn standing<'w>(mut words: impl Iterator<Item = &'w str>) -> &'static str {
    const OTHERS: [&str; 4] = ["shadow", "deputy", "vice", "assistant"];
    words
        .find_map(|word| OTHERS.into_iter().find(|other| other.eq_ignore_ascii_case(word)))
        .unwrap_or_default()
}

/// Nouns for offices that somebody else holds than the deputy or the shadow.
pub(in crate::extract::speaker) fn has_deputies(noun: &str) -> bool {
    is_office_of_state(noun)
        || matches!(
            noun,
            "captain"
                | "chairman"
                | "chairwoman"
                | "chief"
                | "coach"
                | "commissioner"
                | "director"
                | "editor"
                | "leader"
                | "manager"
        )
}

/// Words before such a noun that tell another body than the one named last.
pub(super) fn is_of_another(word: &str) -> bool {
    matches!(
        word,
        "bigger"
            | "competing"
            | "new"
            | "opposing"
            | "opposition"
            | "other"
            | "parent"
            | "rival"
            | "second"
            | "sister"
            | "smaller"
    )
}

/// Nouns that any body may be called by which serves the public.
pub(super) fn is_public(noun: &str) -> bool {
    matches!(noun, "agency" | "authority" | "body" | "regulator" | "watchdog")
}

/// Whether a word, in small letters, in its name says that a body serves the public.
pub(super) fn serves_the_public(word: &str) -> bool {
    matches!(
        word,
        "administration"
            | "agency"
            | "authority"
            | "board"
            | "bureau"
            | "centers"
            | "commission"
            | "executive"
            | "inspectorate"
            | "office"
            | "service"
    )
}

/// Nouns for those who speak for somebody else, or without a name, and are never that somebody.
pub(super) fn is_staff(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(
            noun,
            "aide" | "deputy" | "lawyer" | "attorney" | "agent" | "assistant" | "insider" | "source"
        )
}

/// Nouns for those who ask: *he* who speaks next is whoever answers.
pub(super) fn asks(noun: &str) -> bool {
    matches!(
        noun,
        "questioner" | "interviewer" | "interlocutor" | "moderator" | "reporter" | "journalist" | "host"
    )
}

/// Nouns for somebody's place in a team that mean nothing else.
pub(super) fn is_player(noun: &str) -> bool {
    matches!(
        noun,
        "batsman"
            | "batter"
            | "bowler"
            | "cornerback"
            | "defender"
            | "five-eighth"
            | "flanker"
            | "fly-half"
            | "full-back"
            | "fullback"
            | "goalkeeper"
            | "halfback"
            | "hooker"
            | "linebacker"
            | "midfielder"
            | "pitcher"
            | "quarterback"
            | "scrum-half"
            | "shortstop"
            | "skipper"
            | "spinner"
            | "striker"
            | "winger"
    )
}

/// Nouns for those who play, whatever their place.
pub(super) fn is_any_player(noun: &str) -> bool {
    is_player(noun)
        || is_place_in_team(noun)
        || matches!(
            noun,
            "Captain" | "captain" | "skipper" | "player" | "international" | "star" | "veteran" | "rookie"
        )
}

/// Whether a word of what somebody is said to be tells that they do not play.
pub(super) fn never_plays(word: &str) -> bool {
    matches!(
        word,
        "agent"
            | "analyst"
            | "chairman"
            | "chairwoman"
            | "chief"
            | "director"
            | "minister"
            | "official"
            | "owner"
            | "president"
            | "referee"
            | "spokesman"
            | "spokeswoman"
    )
}

/// Nouns for offices of which somebody holds one at a time.
pub(in crate::extract::speaker) fn is_office_of_state(noun: &str) -> bool {
    matches!(
        noun,
        "chancellor"
            | "governor"
            | "king"
            | "mayor"
            | "minister"
            | "pope"
            | "premier"
            | "president"
            | "queen"
            | "secretary"
            | "senator"
            | "taoiseach"
    )
}

/// Whether somebody of whom this is said may hold an office: they are not said to hold others, and not that one. `other` is
/// what makes another office of it, see [`standing`].
pub(in crate::extract::speaker) fn may_hold<'r>(
    roles: impl Iterator<Item = &'r str>,
    noun: &str,
    other: &str,
) -> bool {
    let mut another = false;
    for role in roles {
        let role = role.to_lowercase();
        let mut words = role.split(' ').map(|word| word.trim_end_matches('.'));
        let holds = role.contains(noun) || words.clone().any(|word| Some(word) == abbreviated(noun));
        if holds && standing(words.clone()) == other {
            return true;
        }
        let past = words.clone().any(|word| matches!(word, "former" | "ex" | "late" | "retired"));
        another |= !past
            && words.any(|word| {
                is_office_of_state(word)
                    || is_private(word)
                    || matches!(word, "mp" | "gov" | "sen" | "rep" | "cllr")
            });
    }
    !another
}

/// Words for those who hold no office of state while they are called so.
fn is_private(word: &str) -> bool {
    matches!(
        word,
        "analyst"
            | "broker"
            | "coach"
            | "columnist"
            | "correspondent"
            | "director"
            | "economist"
            | "editor"
            | "entrepreneur"
            | "journalist"
            | "lawyer"
            | "manager"
            | "pollster"
            | "professor"
            | "reporter"
            | "singer"
            | "solicitor"
            | "spokesman"
            | "spokeswoman"
            | "striker"
            | "strategist"
            | "trader"
    )
}

/// Nouns for one person who may be a man or a woman, and is *they* in the next sentence.
pub(super) fn is_anyone(noun: &str) -> bool {
    matches!(noun, "spokesperson" | "insider" | "source" | "resident" | "person" | "official")
}
