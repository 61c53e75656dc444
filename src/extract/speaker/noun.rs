//! Tells which nouns and verbs say what somebody is.

use super::calling::{is_calling, is_place_in_team};
use super::role::OFFICE;
use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::{Class, class_of};
use crate::text::token::{Case, Kind};

/// Nouns that somebody is called by an accuser, and nobody has for an office: *Roe was a serial fraudster*.
pub(super) fn is_accusation(noun: &str) -> bool {
    matches!(
        noun,
        "abuser"
            | "bully"
            | "cheat"
            | "conman"
            | "coward"
            | "criminal"
            | "crook"
            | "disgrace"
            | "fantasist"
            | "fraud"
            | "fraudster"
            | "hypocrite"
            | "killer"
            | "liar"
            | "monster"
            | "murderer"
            | "predator"
            | "racist"
            | "rapist"
            | "thief"
            | "thug"
            | "traitor"
            | "villain"
    )
}

/// Verbs that say what somebody does for a living.
pub(super) fn is_deed(verb: &str) -> bool {
    matches!(
        verb,
        "runs"
            | "ran"
            | "heads"
            | "headed"
            | "leads"
            | "led"
            | "chairs"
            | "chaired"
            | "directs"
            | "directed"
            | "owns"
            | "owned"
            | "manages"
            | "managed"
            | "oversees"
            | "oversaw"
            | "represents"
            | "represented"
            | "edits"
            | "edited"
            | "teaches"
            | "taught"
            | "founded"
            | "studies"
            | "hosts"
            | "hosted"
            | "coaches"
            | "coached"
            | "commands"
            | "commanded"
            | "supervises"
            | "supervised"
            | "coordinates"
            | "specializes"
            | "specialises"
            | "helmed"
            | "cofounded"
            | "co-founded"
            | "trains"
            | "farms"
            | "researches"
    )
}

/// Letters of a degree, licence or order after a name, without their full stops.
const DEGREES: [&str; 97] = [
    "APRN", "ARRT", "BCBA", "BEM", "BSc", "BSN", "CBE", "CCC-SLP", "CDCES", "CDE", "CFP", "CFRE", "CISSP",
    "CMG", "CNM", "CPA", "CRNA", "CSCS", "DBE", "DCN", "DDS", "DMD", "DNP", "DPhil", "DPM", "DPT", "DrPH",
    "DSc", "DVM", "EdD", "Esq", "FAAD", "FAAFP", "FAAN", "FAAP", "FACC", "FACOG", "FACP", "FACS", "FASA",
    "FBA", "FMedSci", "FNP", "FRCP", "FRCS", "FREng", "FRS", "GBE", "GCMG", "JD", "KBE", "KC", "KCB", "KCMG",
    "LAc", "LCSW", "LLB", "LLD", "LLM", "LMFT", "LMHC", "LPC", "MA", "MBA", "MBBS", "MBE", "MD", "MEd",
    "MEP", "MFA", "MFT", "MLA", "MP", "MPH", "MRCP", "MS", "MSc", "MSCP", "MSN", "MSP", "MSW", "OAM", "OBE",
    "OTR", "PA-C", "PharmD", "PhD", "PsyD", "QC", "QPM", "RD", "RDN", "RN", "RPh", "SC", "SJ", "TD",
];

/// Letters of a degree or order after a name: *Jane Roe, MD*.
pub(super) fn is_degree(word: &str) -> bool {
    const LONGEST: usize = 12;
    let letters = || word.chars().filter(|letter| *letter != '.');
    (2..=LONGEST).contains(&word.len())
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && DEGREES.iter().any(|degree| degree.chars().eq(letters()))
}

/// Whether the words from `start` are a noun phrase that turns on such a noun, before any verb, comma or *of*.
pub(super) fn is_noun(reading: &Reading<'_>, start: usize, noun: Class) -> bool {
    const LONGEST: usize = 10;
    for at in start..start + LONGEST {
        let Some(piece) = reading.pieces.get(at).filter(|_| !reading.word(at).starts_with("who")) else {
            return false;
        };
        let name = piece.has(Class::FORENAME) && piece.token.is_capitalised();
        if piece.has(noun) && !name || reading.word(at).ends_with("-year-old") {
            return true;
        }
        if noun.has(Class::PERSON) && at + 1 < reading.pieces.len() && names_a_doer(reading, at) {
            return true;
        }
        let goes_on = piece.token.is_word() || piece.is(Kind::Possessive);
        // "an outside adviser": right after an article a preposition is none.
        let adjective = at == start
            && at.checked_sub(1).is_some_and(|before| matches!(reading.word(before), "a" | "an" | "the"));
        // "the US chief economist", "National Association of Home Builders chief economist"
        let capital = |at: usize| reading.pieces.get(at).is_some_and(|p| p.token.is_capitalised());
        let inside = piece.token.case == Case::All
            || at > start && matches!(reading.word(at), "of" | "for") && capital(at - 1) && capital(at + 1);
        let small = piece.has(Class::FUNCTION)
            && !piece.has(Class::NUMBER.with(Class::ADVERB))
            && !adjective
            && !inside;
        // "a trip led by nurses"
        if !goes_on || small && reading.word(at) != "and" || reading.word(at) == "and" && at == start {
            return false;
        }
    }
    false
}

/// Whether the words from `start` say what an organisation is: *a division of the port*.
pub(super) fn names_body(reading: &Reading<'_>, start: usize) -> bool {
    const LONGEST: usize = 6;
    for at in start..start + LONGEST {
        if is_body(reading.word(at)) {
            return true;
        }
        let goes_on = reading.pieces.get(at).is_some_and(|piece| {
            piece.is(Kind::Possessive) || piece.token.is_word() && !piece.has(Class::FUNCTION)
        });
        if !goes_on {
            return false;
        }
    }
    false
}

/// Whether a noun says what an organisation is.
pub(super) fn is_body(noun: &str) -> bool {
    matches!(
        noun,
        "agency"
            | "arm"
            | "association"
            | "bank"
            | "branch"
            | "broadcaster"
            | "bureau"
            | "charity"
            | "chain"
            | "coalition"
            | "college"
            | "company"
            | "conglomerate"
            | "consortium"
            | "department"
            | "division"
            | "federation"
            | "firm"
            | "foundation"
            | "giant"
            | "group"
            | "hospital"
            | "institute"
            | "institution"
            | "magazine"
            | "maker"
            | "manufacturer"
            | "movement"
            | "museum"
            | "network"
            | "newspaper"
            | "nonprofit"
            | "operator"
            | "organisation"
            | "organization"
            | "outfit"
            | "outlet"
            | "owner"
            | "party"
            | "producer"
            | "publication"
            | "publisher"
            | "retailer"
            | "school"
            | "site"
            | "startup"
            | "start-up"
            | "subsidiary"
            | "supplier"
            | "think-tank"
            | "tank"
            | "trust"
            | "union"
            | "unit"
            | "university"
            | "website"
    )
}

/// Whether a noun, in small letters, says right before a firm's name what it is: *Housebuilder Crestly*, *the insurer Aviva*.
pub(super) fn is_firm(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "automaker"
            | "bookmaker"
            | "brewer"
            | "builder"
            | "carmaker"
            | "charity"
            | "chipmaker"
            | "drugmaker"
            | "grocer"
            | "housebuilder"
            | "insurer"
            | "lender"
            | "manufacturer"
            | "pollster"
            | "regulator"
            | "retailer"
            | "supermarket"
            | "union"
            | "watchdog"
    )
}

/// Whether a word is formed as nouns for one who does something are.
pub(in crate::extract) fn is_formed_as_doer(word: &str) -> bool {
    ["er", "or", "ist", "ian", "eer", "man", "woman", "wright", "smith"].iter().any(|end| word.ends_with(end))
}

/// *a glazier from Port Arden*, *a net-maker*: a word of no list that is formed like a doer's, at the end of its phrase.
fn names_a_doer(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let last = word.rsplit('-').next().unwrap_or(word);
    if last.len() < word.len() && class_of(last).has(OFFICE) {
        return true;
    }
    let called = is_place_in_team(word) || is_calling(word) || matches!(word, "Lead" | "lord");
    let formed = called || word.len() >= 5 && is_formed_as_doer(word);
    // "Design Lead for Okkerby"
    let lower = reading.pieces.get(at).is_some_and(Piece::is_lower) || word == "Lead";
    let over = reading.pieces.get(at + 1).is_some_and(|next| {
        matches!(next.token.kind, Kind::Comma | Kind::Stop | Kind::Dash)
            || matches!(reading.word(at + 1), "of" | "from" | "at" | "for" | "in" | "who" | "with")
    });
    let article = at.checked_sub(1).is_some_and(|before| {
        reading.pieces.get(before).is_some_and(|p| {
            p.has(Class::DETERMINER.with(Class::NATIONALITY)) || p.is_lower() || p.token.is_word() && called
        })
    });
    // "Jane Roe, star of the show"
    if word == "star" && matches!(reading.word(at + 1), "of" | "in") {
        return true;
    }
    formed && lower && over && article && (called || !class_of(word).has(Class::FUNCTION))
}
/// Nouns for something written, behind which stands whoever wrote it.
pub(super) fn is_paper(noun: &str) -> bool {
    matches!(
        noun,
        "statement"
            | "release"
            | "letter"
            | "memo"
            | "filing"
            | "lawsuit"
            | "document"
            | "tweet"
            | "report"
            | "study"
            | "survey"
            | "poll"
    )
}

/// Nouns for what was found out and written down: it speaks for itself.
pub(in crate::extract) fn is_study(noun: &str) -> bool {
    matches!(
        noun,
        "analysis"
            | "analyses"
            | "data"
            | "document"
            | "evaluation"
            | "figures"
            | "findings"
            | "paper"
            | "poll"
            | "report"
            | "research"
            | "results"
            | "review"
            | "statistics"
            | "studies"
            | "study"
            | "survey"
            | "surveys"
    )
}

/// Nouns for what somebody said: *her claim that it rained*, *in his view*.
pub(in crate::extract) fn is_word_of_saying(noun: &str) -> bool {
    matches!(
        noun,
        "view"
            | "opinion"
            | "words"
            | "claim"
            | "belief"
            | "assertion"
            | "argument"
            | "contention"
            | "warning"
            | "promise"
            | "suggestion"
            | "insistence"
            | "complaint"
            | "accusation"
            | "allegation"
            | "prediction"
            | "conclusion"
            | "statement"
            | "remark"
    )
}

/// Nouns for what somebody said, where a clause says what: *his remarks that it rained*. *His remarks* alone are an event.
pub(in crate::extract) fn is_claim(noun: &str) -> bool {
    matches!(
        noun,
        "accusations"
            | "acknowledgement"
            | "acknowledgment"
            | "admission"
            | "allegations"
            | "arguments"
            | "assertions"
            | "claims"
            | "comment"
            | "comments"
            | "complaints"
            | "declaration"
            | "denial"
            | "observation"
            | "pledge"
            | "predictions"
            | "promises"
            | "remarks"
            | "revelation"
            | "statements"
            | "suggestions"
            | "vow"
            | "warnings"
    ) || is_word_of_saying(noun)
}

/// Nouns for what somebody has to say, where it is told what that is: *her answer is that it rained*.
pub(in crate::extract) fn is_answer(noun: &str) -> bool {
    matches!(
        noun,
        "advice"
            | "answer"
            | "assessment"
            | "bet"
            | "comment"
            | "concern"
            | "defence"
            | "defense"
            | "excuse"
            | "explanation"
            | "fear"
            | "feeling"
            | "guess"
            | "hope"
            | "hunch"
            | "message"
            | "point"
            | "position"
            | "reaction"
            | "reasoning"
            | "reply"
            | "response"
            | "sense"
            | "theory"
            | "thesis"
            | "tip"
            | "verdict"
    )
}

/// How a title is written before a name: *the senator* is who was *Sen. Roe*.
pub(super) fn abbreviated(noun: &str) -> Option<&'static str> {
    Some(match noun {
        "captain" => "capt",
        "colonel" => "col",
        "congressman" | "congresswoman" | "representative" => "rep",
        "councillor" => "cllr",
        "detective" => "det",
        "general" => "gen",
        "governor" => "gov",
        "inspector" => "insp",
        "lieutenant" => "lt",
        "major" => "maj",
        "professor" => "prof",
        "reverend" => "rev",
        "senator" => "sen",
        "sergeant" => "sgt",
        "superintendent" => "supt",
        _ => return None,
    })
}

/// Nouns for an office that somebody else on the scene holds than the one who was named last: *the judge* is not whom the
/// judge sentenced.
pub(super) fn is_another(noun: &str) -> bool {
    matches!(
        noun,
        "attorney"
            | "bailiff"
            | "barrister"
            | "chair"
            | "chairman"
            | "chairperson"
            | "chairwoman"
            | "CEO"
            | "CFO"
            | "chief"
            | "commander"
            | "commissioner"
            | "constable"
            | "coroner"
            | "dean"
            | "detective"
            | "headmaster"
            | "headmistress"
            | "headteacher"
            | "inspector"
            | "judge"
            | "justice"
            | "lawyer"
            | "magistrate"
            | "manager"
            | "officer"
            | "ombudsman"
            | "owner"
            | "paramedic"
            | "principal"
            | "prosecutor"
            | "ranger"
            | "registrar"
            | "reporter"
            | "sergeant"
            | "sheriff"
            | "solicitor"
            | "superintendent"
            | "surgeon"
            | "trooper"
            | "umpire"
            | "warden"
    )
}
