//! Tells by which nouns an article calls somebody again of whom it has said something else: *Singer Jane Roe left. The pop
//! **star** wept.*

const LEGISLATORS: &[&str] = &[
    "senator",
    "sen",
    "representative",
    "rep",
    "mp",
    "congressman",
    "congresswoman",
    "assemblyman",
    "lawmaker",
    "legislator",
];

const FILMMAKERS: &[&str] = &["director", "producer"];

/// What is said of those who may be called by a noun later: words of their roles, whole or as they begin where a hyphen ends them.
const KINDS: &[(&str, &[&str])] = &[
    ("academic", &["professor", "lecturer", "researcher", "historian", "scholar", "economist", "fellow"]),
    ("ace", &["player", "driver", "striker", "pilot", "footballer"]),
    ("artist", &["painter", "sculptor", "illustrator", "rapper", "singer", "photographer", "potter"]),
    (
        "athlete",
        &["runner", "sprinter", "swimmer", "olympian", "hurdler", "cyclist", "rower", "skier", "gymnast"],
    ),
    ("banker", &["bank", "banks", "banking", "bankers"]),
    ("bookmaker", &["bookmaker", "bookmakers", "betting"]),
    ("businessman", &["tycoon", "entrepreneur", "magnate", "founder", "owner", "chairman", "developer"]),
    ("businesswoman", &["entrepreneur", "founder", "owner", "chairwoman"]),
    (
        "cleric",
        &["priest", "bishop", "archbishop", "vicar", "imam", "pastor", "reverend", "rev", "fr", "ayatollah"],
    ),
    ("comic", &["comedian", "comedienne"]),
    ("designer", &["stylist", "couturier", "architect"]),
    ("diplomat", &["ambassador", "envoy", "consul"]),
    (
        "doctor",
        &[
            "surgeon",
            "gp",
            "physician",
            "cardiologist",
            "oncologist",
            "psychiatrist",
            "paediatrician",
            "pediatrician",
            "dermatologist",
            "neurologist",
        ],
    ),
    ("entertainer", &["singer", "comedian", "presenter", "actor", "actress", "magician", "dancer"]),
    ("entrepreneur", &["founder", "co-founder", "cofounder", "businessman", "businesswoman"]),
    ("film-maker", FILMMAKERS),
    ("filmmaker", FILMMAKERS),
    ("financier", &["banker", "investor", "bank"]),
    ("footballer", &["striker", "midfielder", "defender", "goalkeeper", "winger"]),
    ("journalist", &["reporter", "correspondent", "columnist", "editor", "broadcaster"]),
    ("lawmaker", LEGISLATORS),
    ("legend", &["player", "singer", "striker", "actor", "actress", "guitarist", "footballer", "cricketer"]),
    ("legislator", LEGISLATORS),
    ("magnate", &["businessman", "owner", "billionaire", "entrepreneur"]),
    ("medic", &["doctor", "gp", "surgeon", "nurse", "paramedic"]),
    ("millionaire", &["businessman", "entrepreneur", "owner"]),
    (
        "musician",
        &[
            "singer",
            "songwriter",
            "guitarist",
            "drummer",
            "pianist",
            "bassist",
            "rapper",
            "frontman",
            "violinist",
            "cellist",
            "saxophonist",
            "composer",
            "vocalist",
        ],
    ),
    ("novelist", &["author", "writer"]),
    ("performer", &["singer", "actor", "actress", "dancer", "comedian", "musician", "rapper"]),
    (
        "physician",
        &["doctor", "surgeon", "gp", "cardiologist", "oncologist", "paediatrician", "pediatrician"],
    ),
    (
        "player",
        &[
            "footballer",
            "cricketer",
            "striker",
            "midfielder",
            "defender",
            "winger",
            "quarterback",
            "batsman",
            "bowler",
        ],
    ),
    (
        "politician",
        &[
            "mp",
            "mep",
            "senator",
            "sen",
            "congressman",
            "congresswoman",
            "minister",
            "councillor",
            "leader",
            "secretary",
            "governor",
        ],
    ),
    ("psychologist", &["psychology"]),
    ("sailor", &["yachtsman", "yachtswoman", "skipper"]),
    (
        "scientist",
        &[
            "biologist",
            "physicist",
            "chemist",
            "researcher",
            "astronomer",
            "geologist",
            "ecologist",
            "virologist",
            "geneticist",
            "neuroscientist",
            "climatologist",
        ],
    ),
    (
        "star",
        &[
            "singer",
            "actor",
            "actress",
            "rapper",
            "footballer",
            "player",
            "striker",
            "musician",
            "presenter",
            "comedian",
            "model",
            "guitarist",
            "frontman",
            "dancer",
            "sprinter",
        ],
    ),
    ("tycoon", &["businessman", "owner", "billionaire", "entrepreneur", "chairman", "founder"]),
    ("writer", &["author", "novelist", "poet", "playwright", "columnist", "journalist", "screenwriter"]),
];

/// The words of roles of which a noun is another name: *actor* for *the star*.
pub(super) fn kinds(noun: &str) -> Option<&'static [&'static str]> {
    let at = KINDS.binary_search_by_key(&noun, |(noun, _)| noun).ok()?;
    KINDS.get(at).map(|(_, kinds)| *kinds)
}

/// Whether one of the roles holds one of these words, or the noun itself.
pub(super) fn is_called<'r>(mut roles: impl Iterator<Item = &'r str>, noun: &str, kinds: &[&str]) -> bool {
    let is = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        std::iter::once(&noun).chain(kinds).any(|kind| word.eq_ignore_ascii_case(kind))
    };
    roles.any(|role| role.split(' ').any(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_for_what_somebody_is() {
        assert!(KINDS.is_sorted_by_key(|(noun, _)| noun));
        let cases = [
            ("star", "former actor", true),
            ("banker", "head of the Okkerby Bank", true),
            ("lawmaker", "Sen.", true),
            ("star", "mayor", false),
        ];
        for (noun, role, want) in cases {
            let have = kinds(noun).is_some_and(|kinds| is_called([role].into_iter(), noun, kinds));
            assert_eq!(have, want, "{noun}: {role}");
        }
    }
}
