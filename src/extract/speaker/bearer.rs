//! Tells from a name alone what bears it: a person, an organisation or a place.

use super::noun::is_degree;
use super::spelling::Spelling;
use super::title::is_korean_forename;
use crate::article::SpeakerClass;
use crate::text::lexicon::{Class, class_of, is_house};

/// What kind of bearer a name has, and whether it is a place or a thing, which *the company* never means. `article` tells that *the*
/// stands before it, `titled` that a title does, `shouted` whether its whole text is in capitals.
pub(super) fn classify(
    name: &Spelling<'_>,
    article: bool,
    titled: bool,
    shouted: impl Fn() -> bool,
) -> (SpeakerClass, bool) {
    use SpeakerClass::{Organisation, Person};
    if titled {
        return (Person, false);
    }
    let words = name.words.as_slice();
    let small = |nth: usize| name.folded.get(nth).map_or("", |word| word);
    let classes: Vec<Class> = words.iter().map(|word| class_of(word)).collect();
    let (Some(first), Some(last)) = (classes.first().copied(), classes.last().copied()) else {
        return (Organisation, false);
    };
    let initial = words.first().is_some_and(|word| is_initials(word)) && !first.has(Class::ABBREVIATION);
    // "AI" is no Ai.
    let ai = words.first() == Some(&"AI") && !shouted();
    let forename = first.has(Class::FORENAME) && !ai || initial;
    if is_house(words) || name.whole().ends_with("'s") || name.whole().ends_with("’s") {
        return (Organisation, class_of(name.whole()).has(Class::PLACE));
    }
    if words.len() == 1 {
        if first.has(Class::PLACE) {
            return (Organisation, true);
        }
        let person =
            first.has(Class::FORENAME) && !ai || words.first().is_some_and(|word| is_formed_as_surname(word));
        return (if person && !article { Person } else { Organisation }, false);
    }
    if let [_, forename] = words
        && is_korean_forename(forename)
    {
        return (Person, false);
    }
    // A thing is no more called *the company* than a place is.
    if !forename && names_thing(words) && !shouted() {
        return (Organisation, true);
    }
    if words.len() <= 4 {
        let whole = class_of(name.whole());
        if whole.has(Class::ORGANISATION.with(Class::PLACE)) {
            return (Organisation, whole.has(Class::PLACE));
        }
    }
    // "BBC Broadcast": three letters and more are nobody's initials before words of the language.
    let lettered = words.first().is_some_and(|word| word.len() >= 3 && is_capitals(word))
        && !forename
        && classes.iter().skip(1).all(|class| class.has(Class::COMMON) && !class.has(Class::FORENAME))
        && !shouted();
    let shouts = words.iter().all(|w| w.len() > 1 && !w.chars().any(char::is_lowercase)) && !shouted();
    // "Anna Ward Roe": behind a forename and before a surname it is a name in the middle.
    let middle = forename && words.len() > 2 && !last.has(Class::PLACE) && !words.contains(&"&");
    let behind = if middle { words.len() - 1 } else { usize::from(forename) };
    let organised = classes
        .iter()
        .skip(behind)
        .any(|class| class.has(Class::ORGANISATION.with(Class::SUFFIX).with(Class::NATIONALITY)));
    let opens_as_place = first.has(Class::PLACE_WORD) && !forename && !last.has(Class::ORGANISATION);
    let region = words.first().is_some_and(|word| is_direction(word))
        && classes.iter().skip(1).all(|class| class.has(Class::PLACE));
    if classes
        .iter()
        .all(|c| c.has(Class::PLACE) || c.has(Class::ABBREVIATION) && !c.has(Class::RANK) && !initial)
        || last.has(Class::PLACE_WORD) && !forename
        || opens_as_place
        || region
    {
        (Organisation, true)
    } else if !forename
        && (closes_firm(small(words.len() - 1)) || opens_club(small(0)) || is_of_things(&classes))
        || organised && !(forename && words.len() == 2 && is_also_surname(last, small(1)))
        || article && !forename
        || shouts && !forename
        || lettered
        || ai
        || words.contains(&"of")
        || words.contains(&"for")
        || words.contains(&"&")
        || words.contains(&"and")
    {
        (Organisation, false)
    } else if forename || !words.iter().all(|word| is_common(word)) && !opens_in_common(words) {
        (Person, false)
    } else {
        (Organisation, false)
    }
}

/// *Okkerby **AI***, *Okkerby Z**6***: whether a word of a name that no forename opens is none of any person's.
fn names_thing(words: &[&str]) -> bool {
    let numeral = |word: &str| word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    let branch = |word: &str| is_branch(&word.to_lowercase()) || matches!(word, "EU" | "US");
    let lettered = |word: &&str| {
        word.len() >= 2 && is_capitals(word) && !numeral(word) && !is_degree(word) && !branch(word)
    };
    let digit = |word: &&str| word.bytes().any(|letter| letter.is_ascii_digit());
    let [first, .., last] = words else { return false };
    !is_capitals(first) && lettered(last) || words.iter().any(digit)
}

/// *Okkerby Rest Search*: two words of the language behind a name are no surname.
fn is_of_things(classes: &[Class]) -> bool {
    let other = Class::FORENAME.with(Class::PERSON).with(Class::RANK);
    classes.len() > 2 && classes.iter().rev().take(2).all(|c| c.has(Class::COMMON) && !c.has(other))
}

/// Whether a word, or every part of one with a hyphen, is common: *Next-Generation Learning*.
fn is_common(word: &str) -> bool {
    word.split('-').all(|part| {
        class_of(part).has(Class::COMMON) || word.contains('-') && class_of(part).has(Class::FUNCTION)
    })
}

/// *Human Rights Monitor*: whether a longer name opens with two words of the language.
fn opens_in_common(words: &[&str]) -> bool {
    words.len() > 2 && words.iter().take(2).all(|word| is_common(word))
}

/// Whether a name that ends with the word, in small letters, is that of a body's branch: *Okkerby **UK***.
fn is_branch(word: &str) -> bool {
    matches!(
        word,
        "america" | "australia" | "britain" | "canada" | "england" | "europe" | "scotland" | "uk" | "usa"
    )
}

/// Whether a word, in small letters, closes the names of firms and is no surname behind anything but a forename.
fn closes_firm(word: &str) -> bool {
    is_trade(word) || is_branch(word) || is_formed_as_firm(word)
}

/// Whether a word, in small letters, is made of two of which the second closes firms' names: *Okkerby Tele**services***.
pub(super) fn is_formed_as_firm(word: &str) -> bool {
    ["services", "systems", "technologies", "soft", "tech", "pharm", "works"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Whether a word, in small letters, opens the names of clubs and stations and of nobody: *Borussia Okkerby*.
fn opens_club(word: &str) -> bool {
    matches!(
        word,
        "ajax"
            | "arsenal"
            | "athletic"
            | "atletico"
            | "bayern"
            | "borussia"
            | "dinamo"
            | "dynamo"
            | "eintracht"
            | "hertha"
            | "inter"
            | "lokomotiv"
            | "olympiacos"
            | "olympique"
            | "partizan"
            | "radio"
            | "shakhtar"
            | "spartak"
            | "sporting"
            | "werder"
    )
}

/// Whether a common word, in small letters, names what a firm deals in, and is a surname only after a forename: *Okkerby
/// Water*.
pub(super) fn is_trade(word: &str) -> bool {
    matches!(
        word,
        "air"
            | "analytics"
            | "aviation"
            | "beverages"
            | "biosciences"
            | "brewing"
            | "broadband"
            | "cargo"
            | "catering"
            | "cement"
            | "ceramics"
            | "coal"
            | "construction"
            | "copper"
            | "cosmetics"
            | "dairies"
            | "diagnostics"
            | "digital"
            | "drinks"
            | "electric"
            | "engineering"
            | "estates"
            | "farms"
            | "finance"
            | "financial"
            | "fisheries"
            | "fm"
            | "footwear"
            | "freight"
            | "gas"
            | "gold"
            | "haulage"
            | "homes"
            | "hydro"
            | "jewellers"
            | "life"
            | "lithium"
            | "minerals"
            | "mobile"
            | "nuclear"
            | "oil"
            | "packaging"
            | "plastics"
            | "power"
            | "radio"
            | "rail"
            | "renewables"
            | "sciences"
            | "seafood"
            | "shipbuilding"
            | "solar"
            | "steel"
            | "stores"
            | "supermarkets"
            | "taverns"
            | "telecoms"
            | "television"
            | "textiles"
            | "therapeutics"
            | "trains"
            | "travel"
            | "tv"
            | "utilities"
            | "water"
            | "wireless"
    )
}

/// Whether a word that ends organisations' names is a surname too: *Jane Church*, but not *Jane Foundation*.
fn is_also_surname(class: Class, small: &str) -> bool {
    class.has(Class::FORENAME)
        || class.has(Class::NATIONALITY)
        || matches!(
            small,
            "church"
                | "post"
                | "house"
                | "bank"
                | "banks"
                | "court"
                | "league"
                | "law"
                | "ward"
                | "bench"
                | "guard"
                | "mission"
                | "parish"
                | "poll"
                | "club"
                | "book"
                | "page"
                | "bill"
                | "station"
                | "crown"
                | "press"
                | "fund"
                | "squad"
                | "journal"
        )
}

/// Whether a word is formed as surnames alone are: `McRoe`, `O’Roe`, `Roepoulos`, `al-Roe`.
fn is_formed_as_surname(word: &str) -> bool {
    const ENDS: [&str; 18] = [
        "ovich", "evich", "ović", "ević", "ovic", "evic", "enko", "opoulos", "shvili", "sson", "escu",
        "owski", "ewski", "wicz", "czyk", "oğlu", "oglu", "inho",
    ];
    let capital_after = |prefix: &str| {
        word.strip_prefix(prefix).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
    };
    let mixed = word.chars().skip(1).any(char::is_lowercase);
    mixed
        && (["Mc", "Mac", "O'", "O’", "D'", "D’", "al-", "Al-", "el-", "El-"]
            .iter()
            .any(|prefix| capital_after(prefix))
            || word.len() > 6 && ENDS.iter().any(|end| word.ends_with(end)))
}

/// *BBC*, *AI*
pub(super) fn is_capitals(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// *J.*, *J.K.*
fn is_initials(word: &str) -> bool {
    word.len() >= 2 && word.ends_with('.') && word.split('.').all(|part| part.chars().count() <= 1)
}

/// Whether it is a word that opens the names of regions.
pub(super) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "North"
            | "South"
            | "East"
            | "West"
            | "New"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
            | "Central"
            | "Saudi"
            | "Sierra"
            | "Great"
            | "Upper"
            | "Lower"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_bearers() {
        let cases = [
            ("Jane Roe", "person"),
            ("J.K. Roe", "person"),
            ("Okkerby Vandal", "person"),
            ("Jane Church", "person"),
            ("Bill Roe", "person"),
            ("McRoe", "person"),
            ("al-Roe", "person"),
            ("Vandalovich", "person"),
            ("Jane Foundation", "organisation"),
            ("U.S. Senate", "organisation"),
            ("Harbour Board", "organisation"),
            ("Bank of England", "organisation"),
            ("North Korea", "place"),
            ("Port Arden", "place"),
            ("France", "place"),
            ("Cooper Street", "place"),
            ("Goldman Sachs", "organisation"),
            ("ACME GMBH", "organisation"),
            ("Okkerby Water", "organisation"),
            ("Jane Power", "person"),
            ("Okkerby Teleservices", "organisation"),
            ("Borussia Okkerby", "organisation"),
            ("Okkerby Iron and Steel Co", "organisation"),
            ("Next-Generation Learning", "organisation"),
            ("AI", "organisation"),
            ("Ai", "person"),
            ("AI Skills Era", "organisation"),
            ("BBC Broadcast", "organisation"),
            ("JRR Vandal", "person"),
            ("Search for Tides", "organisation"),
            ("Standard Life", "organisation"),
            ("Okkerby Coal", "organisation"),
            ("Okkerby AI", "place"),
            ("Okkerby Z6", "place"),
            ("Okkerby Vandal III", "person"),
        ];
        for (name, want) in cases {
            let have = match classify(&Spelling::from_words(name), false, false, || false) {
                (_, true) => "place".to_owned(),
                (class, _) => class.to_string(),
            };
            assert_eq!(have, want, "{name}");
        }
    }
}
