//! Who is gathered, and by what names and roles.

use super::*;
use crate::extract::reading::read;

/// Everyone of an article whose paragraphs `|` parts: `name (class) [role]`, those never named in full last. What
/// stands before `##` is its headline.
fn cast_of(text: &str) -> String {
    let (title, text) = text.split_once(" ## ").map_or((None, text), |(title, text)| (Some(title), text));
    let paragraphs: Vec<&str> = text.split(" | ").collect();
    let readings = read(title, &paragraphs);
    let scenes = Scene::all(&readings);
    let cast = Cast::gather(&scenes);
    let shown = cast.figures().map(|(_, figure)| {
        let role = figure.role().map_or(String::new(), |role| format!(" [{role}]"));
        let class = match figure.class {
            SpeakerClass::Person => "",
            _ if figure.place => " (place)",
            _ => " (body)",
        };
        format!("{}{class}{role}", figure.name)
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn one_figure_for_all_the_names_of_somebody() {
    let cases = [
        ("surname", "Jane Roe left. Roe spoke. Ms. Roe sang.", "Jane Roe"),
        ("forename", "Jane Roe left. Jane spoke.", "Jane Roe"),
        ("initials", "J. K. Roe left. J.K. Roe sang.", "J. K. Roe"),
        ("initial and forename", "J. Roe left. Then Jane Roe sang.", "Jane Roe"),
        ("middle initial", "Jane A. Roe left. Then Jane Roe sang.", "Jane A. Roe"),
        ("other middle initial", "Jane A. Roe left. Then Jane B. Roe sang.", "Jane A. Roe; Jane B. Roe"),
        ("short form", "Robert Roe left. Then Bob Roe sang.", "Robert Roe"),
        ("kin", "Jane Roe left. Then John Roe sang.", "Jane Roe; John Roe"),
        ("spouses", "Mr. Roe left. Then Ms. Roe sang.", "Roe; Roe"),
        ("suffix", "Joseph Roe Jr. left. Roe sang. Then Joseph Roe wept.", "Joseph Roe Jr."),
        ("comma and suffix", "Joseph Roe, Jr., a nurse, left.", "Joseph Roe, Jr. [nurse]"),
        ("number", "Vann Roe III left. Roe sang.", "Vann Roe III"),
        ("degree", "Jane Roe, MD, a surgeon, left.", "Jane Roe [surgeon]"),
        ("nickname", "Robert C. “Bobby” Roe left. Then Bobby Roe sang.", "Robert C. “Bobby” Roe"),
        ("nickname of two words", "Dwayne ‘The Wall’ Roe left. Then Roe sang.", "Dwayne ‘The Wall’ Roe"),
        ("nickname in brackets", "Robert (Bob) Roe left. Then Bob Roe sang.", "Robert (Bob) Roe"),
        ("particle", "Luigi di Roe left. Then Di Roe sang.", "Luigi di Roe"),
        ("two particles", "Anna van der Roe left. Then Van der Roe sang.", "Anna van der Roe"),
        ("a particle that is a forename too", "Piet von Roe left. Then von Roe sang.", "Piet von Roe"),
        ("particle of a prince", "Mohammed bin Salman left. Then bin Salman sang.", "Mohammed bin Salman"),
        ("apostrophe", "Sean O’Roe left. Then O'Roe sang.", "Sean O’Roe"),
        ("two surnames", "David Lloyd George left. Then Lloyd George sang.", "David Lloyd George"),
        ("diacritics", "José González left. Then Gonzalez sang.", "José González"),
        ("family first", "Xi Jinping left. Then Mr. Xi sang. Xi slept.", "Xi Jinping"),
        ("family first, given name", "Nguyen Thi Lan left. Then Ms. Lan sang.", "Nguyen Thi Lan"),
        ("family first, hyphen", "They met Ban Ki-moon. Then Mr. Ban sang.", "Ban Ki-moon"),
        ("family first, three", "Lee Hsien Loong left. Then Lee sang.", "Lee Hsien Loong"),
        ("Spanish", "Enrique Peña Nieto left. Then Mr. Peña Nieto sang.", "Enrique Peña Nieto"),
        ("capitals", "JANE ROE left the hall. Then Jane Roe sang.", "Jane Roe"),
        ("not of the name", "Using Jane Roe is wrong. Jane Roe said so.", "Jane Roe"),
        ("king by name", "Larry King left. Then Mr. King sang, and King slept.", "Larry King"),
        ("common by name", "Marcia Price left. Price sang.", "Marcia Price"),
        ("sentence opener", "Yesterday Jane Roe left. On Tuesday Roe sang. In May Roe slept.", "Jane Roe"),
        ("owner", "Jane Roe’s lawyer left. Roe sang.", "Jane Roe"),
        (
            "letters",
            "The World Health Organization (WHO) left. WHO sang.",
            "World Health Organization (body)",
        ),
        (
            "letters untold",
            "The Congress of Harbour Workers left. CHW sang.",
            "Congress of Harbour Workers (body)",
        ),
        ("headline alone", "Jane Roe Says Harbour Bridge Stays ## The bridge stays.", "Jane Roe"),
        ("headline in full", "Jane Roe Says Harbour Bridge Stays ## The bridge stays, Roe said.", "Jane Roe"),
        ("headline of another", "Tom Doe Says Harbour Bridge Stays ## Jane Roe left.", "Jane Roe; Tom Doe"),
        ("headline of things", "Grace Period Ends For Harbour Bridge ## Jane Roe left.", "Jane Roe"),
        ("place", "North Korea left.", "North Korea (place)"),
        ("title of honour", "Dame Jane Roe left. Sir John Doe sang.", "Jane Roe; John Doe"),
        ("state", "Jane Roe (D-Ohio) left. John Doe, R-Texas, sang.", "Jane Roe; John Doe"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(name, text, want)| (name, cast_of(text), want))
        .filter(|(_, have, want)| have != *want)
        .map(|(name, have, want)| format!("{name}: {have:?} for {want:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What an article says, and whom it is of.
const FULLEST: &[(&str, &str, &str)] = &[
    ("title", "Sen. Jane Roe left.", "Jane Roe [Sen.]"),
    ("rank", "Detective Inspector Jane Roe left.", "Jane Roe [Detective Inspector]"),
    (
        "fuller later",
        "Sen. Jane Roe left. Roe, a former head of the port, sang.",
        "Jane Roe [former head of the port]",
    ),
    ("courtesy is none", "Mr. Roe left.", "Roe"),
    (
        "two halves",
        "The radio host and former mayor Jane Roe left.",
        "Jane Roe [radio host and former mayor]",
    ),
    ("shared", "Sens. Jane Roe (D-Ohio) and John Doe (R-Ohio) left.", "Jane Roe [Sens.]; John Doe [Sens.]"),
    ("before a comma", "An attorney for the port, Jane Roe, left.", "Jane Roe [attorney for the port]"),
    ("two people", "With the head of the port, Roe left.", "Roe (body)"),
    (
        "opening",
        "Now the head of the port in Hull, Jane Roe left.",
        "Jane Roe [head of the port in Hull]; Hull (place)",
    ),
    (
        "body",
        "Nordkabel Holdings, a division of Vandal Group, left.",
        "Nordkabel Holdings (body) [division of Vandal Group]; Vandal Group (body)",
    ),
    ("age", "Roe, 42, left.", "Roe"),
    ("who", "Roe, who swam, left.", "Roe"),
    ("home alone", "Roe, of Hull, left.", "Roe [of Hull]; Hull (place)"),
    ("which", "Roe, which swims, left.", "Roe (body)"),
    ("title and description", "The crew’s chair, Prof Jane Roe, left.", "Jane Roe [crew’s chair]"),
    ("somebody’s deputy", "Jane Roe left. | Doe’s deputy sang. Doe’s deputy slept.", "Jane Roe; Doe (body)"),
    ("epithet", "Jane Roe left. | The Vermont senator sang.", "Jane Roe [Vermont senator]"),
    ("mother", "Roe’s mother, Jane Roe, said so.", "Jane Roe [Roe’s mother]"),
    ("daughter", "“No,” said Roe’s daughter, Alice, 19. Roe left.", "Alice [Roe’s daughter]; Roe (body)"),
    (
        "age before what she is",
        "Jane Roe, 63, is a third-generation farmer.",
        "Jane Roe [third-generation farmer]",
    ),
    (
        "firm",
        "The developer, Okkerby Homes, grew. The owner, Jane Homes, left.",
        "Okkerby Homes (body) [developer]; Jane Homes [owner]",
    ),
    ("address alone", "Roake, of Marine Drive, left.", "Roake; Drive [Marine]"),
    ("address", "Jane Roe, of Marine Drive, left.", "Jane Roe; Drive [Marine]"),
    ("year at school", "Jane Roe, from Year 6, left.", "Jane Roe; Year (body)"),
    (
        "somebody else's",
        "Vermont senator John Doe left. Jane Roe sang. | The Vermont senator slept.",
        "John Doe [Vermont senator]; Jane Roe",
    ),
    (
        "owned epithet",
        "Jane Roe left. | Doe’s former campaign strategist sang.",
        "Jane Roe [Doe’s former campaign strategist]; Doe (body)",
    ),
    (
        "behind its sentence",
        "Responding to the speech, shadow minister for tides, Jane Roe, left.",
        "Jane Roe [shadow minister for tides]",
    ),
    ("letters of no forename", "The AI left. AI sang.", "AI (body)"),
    (
        "he who said it here",
        "Jane Roe left. | “No,” Okkerby said. “It is late,” he said.",
        "Jane Roe; Okkerby",
    ),
    (
        "once, of somebody known by nothing else",
        "Jane Roe met John Doe. Roe left. Roe slept. John Doe stayed with Roe. | As Roe met Doe, the wind rose. | The Vermont senator sang.",
        "Jane Roe [Vermont senator]; John Doe",
    ),
    ("in doubt", "Jane Roe met John Doe. | The Vermont senator sang.", "Jane Roe; John Doe"),
    (
        "an office before a standing",
        "Chancellor Jane Roe – a staunch supporter of the pact – left.",
        "Jane Roe [Chancellor]",
    ),
    ("a standing alone", "Jane Roe, a supporter of the pact, left.", "Jane Roe [supporter of the pact]"),
    ("a trade before a deed", "They met ecologist Jane Roe, who heads the trust.", "Jane Roe [ecologist]"),
    (
        "letters in brackets",
        "Certified Financial Planner (CFP) Jane Roe left.",
        "Jane Roe [Certified Financial Planner (CFP)]; CFP (body)",
    ),
    ("set apart", "“No,” said Hull Trust spokeswoman, Jane Roe.", "Jane Roe [Hull Trust spokeswoman]"),
    (
        "capitals behind an owner",
        "They met Okkerby’s Chief AI Scientist, Jane Roe.",
        "Jane Roe [Okkerby’s Chief AI Scientist]; Okkerby (body)",
    ),
    ("somebody else’s office", "Doe began a term as US President, Jane Roe said.", "Jane Roe; Doe (body)"),
    ("two offices", "Jane Roe left. | The prime minister and chancellor slept.", "Jane Roe [prime minister]"),
    (
        "label",
        "Jane Roe, Director of Harbour Pilotage at the Hull Trust:",
        "Jane Roe [Director of Harbour Pilotage at the Hull Trust]; Hull (place)",
    ),
    (
        "kin of the same name",
        "They met Jane Roe, mother of Tom Roe.",
        "Jane Roe [mother of Tom Roe]; Tom Roe",
    ),
    (
        "set apart, of something",
        "Bridge specialist at the port, Jane Roe, left.",
        "Jane Roe [Bridge specialist at the port]",
    ),
    (
        "firms",
        "Okkerby, the country’s largest steel producer, left. They met technology analysts Vandal.",
        "Okkerby (body) [country’s largest steel producer]; Vandal (body) [technology analysts]",
    ),
    ("partners", "US insurance broker Roe & Doe left.", "Roe & Doe (body) [US insurance broker]"),
    (
        "several by title",
        "They met analysts Jane Roe and Tom Doe.",
        "Jane Roe [analysts]; Tom Doe [analysts]",
    ),
    ("prince", "Tom Roe, a pilot, left. Prince Tom sang. Tom slept.", "Tom Roe [pilot]; Tom [Prince]"),
    (
        "what was",
        "Jane Roe was a junior clerk at a Hull law firm. Now the town’s chief pilot, Roe left.",
        "Jane Roe [town’s chief pilot]",
    ),
    (
        "as what was",
        "As a junior clerk at a law firm, Jane Roe slept. Now the town’s chief pilot, Roe left.",
        "Jane Roe [town’s chief pilot]",
    ),
    ("what was alone", "Jane Roe was a junior clerk.", "Jane Roe [junior clerk]"),
    (
        "the first",
        "Jane Roe was the first woman to be harbour master.",
        "Jane Roe [first woman to be harbour master]",
    ),
    ("what a host is not", "The club will host Jane Roe.", "Jane Roe"),
    ("no comma behind", "Jane Roe, the head of the port said no.", "Jane Roe [head of the port]"),
    ("verb before a title", "They met former President Jane Roe.", "Jane Roe [former President]"),
    (
        "verb between",
        "Mayor Jane Roe grilled Vandal chief John Doe.",
        "Jane Roe [Mayor]; John Doe [Vandal chief]",
    ),
];

#[test]
fn the_fullest_of_what_somebody_is() {
    let wrong: Vec<String> = FULLEST
        .iter()
        .map(|(name, text, want)| (name, cast_of(text), want))
        .filter(|(_, have, want)| have != *want)
        .map(|(name, have, want)| format!("{name}: {have:?} for {want:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
