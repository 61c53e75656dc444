//! Organisations of which a word is somebody's title, or anything else that ends a name.

use super::{check, quotations};

/// Those that are named with *the*.
const BODIES: [&str; 24] = [
    "Justice Department",
    "New York Police Department",
    "Prison Officers Association",
    "Republican National Committee",
    "Conservative Party",
    "General Assembly",
    "Premier League",
    "Police Service of Northern Ireland",
    "Information Commissioner’s Office",
    "People’s Bank of China",
    "Food and Drug Administration",
    "Safety and Tunnel Authority",
    "Health & Safety Executive",
    "Metropolitan Police",
    "Council on Foreign Relations",
    "Coast Guard",
    "Department of Veterans Affairs",
    "Independent Office for Police Conduct",
    "Screen Actors Guild",
    "Royal Society for the Protection of Birds",
    "Campaign to Protect Rural England",
    "Council on American-Islamic Relations",
    "Cook County State’s Attorney’s Office",
    "Alzheimer’s Society",
];

/// What is said in a sentence, with who says it.
fn said(sentence: &str) -> String {
    quotations(sentence, None).join("; ")
}

#[test]
fn a_body_speaks_by_its_whole_name() {
    for body in BODIES {
        let class = if body.ends_with("Police") { "group" } else { "organisation" };
        assert_eq!(
            said(&format!("Today the {body} said it was late.")),
            format!("indirect: it was late | {body}, {class} | subject")
        );
    }
}

#[test]
fn whoever_is_of_a_body_or_speaks_for_it_is_not_the_body() {
    for body in BODIES {
        let words = "indirect: it was late";
        let spokesman = said(&format!("A spokesman for the {body} said it was late."));
        assert_eq!(spokesman, format!("{words} | spokesman for the {body}, anonymous | subject"));
        let named = said(&format!("Jane Roe of the {body} said it was late."));
        assert!(named.starts_with(&format!("{words} | Jane Roe, ")) && named.contains("person"), "{named}");
    }
}

#[test]
fn a_name_may_end_with_the_sign_of_whose_it_is() {
    let found = said("Moody’s said it was late. It was cold, according to Macy’s. Roe’s alleged debts grew.");
    assert_eq!(
        found,
        "indirect: it was late | Moody’s, organisation | subject; \
         indirect: It was cold | Macy’s, organisation | according-to"
    );
}

#[test]
fn a_governor_of_a_bank_is_no_part_of_its_name() {
    for (said, name) in [
        ("Bank of England Governor Jane Roe said it was late.", "Jane Roe"),
        ("Department of Health Secretary Jane Roe said it was late.", "Jane Roe"),
        ("Judge Church said it was late.", "Church"),
    ] {
        assert!(quotations(said, None).join("; ").contains(&format!("| {name}, ")), "{said}");
    }
}

#[test]
fn a_body_is_known_by_its_letters_and_by_what_it_is() {
    for (body, called) in [
        ("European Central Bank", "ECB"),
        ("Bank of England", "BoE"),
        ("Department of Justice", "department"),
        ("National Union of Teachers", "NUT"),
        ("Centers for Disease Control and Prevention", "CDC"),
        ("Food and Drug Administration", "agency"),
    ] {
        let found = said(&format!("The {body} said it was late. “It is cold for us,” the {called} said."));
        let want = format!("direct: It is cold for us, | {body}, organisation | ");
        assert!(found.contains(&want), "{found}");
    }
    let other = said("Roe Motors said it was late. “It is cold for us,” the agency said.");
    assert!(other.ends_with("| agency, organisation | subject"), "{other}");
}

#[test]
fn the_body_of_an_office_does_not_speak_for_whoever_holds_it() {
    let found = said("Jane Roe, head of the Harbour Federation, which is old, said it was late.");
    assert_eq!(found, "indirect: it was late | Jane Roe, head of the Harbour Federation, person | subject");
}

#[test]
fn what_kind_of_body_it_is_stands_before_its_name() {
    check(&[
        (
            "a firm",
            "According to document security firm Okkersafe, it rained.",
            &["indirect: it rained | Okkersafe, document security firm, organisation | according-to"],
        ),
        (
            "two words",
            "“We sail,” said ferry brokerage Milena Doe in a note. Milena said it rained.",
            &[
                "direct: We sail, | Milena Doe, ferry brokerage, organisation | inversion",
                "indirect: it rained | Milena Doe, ferry brokerage, organisation | subject",
            ],
        ),
        (
            "its sentence’s capital",
            "Civil rights group Liberty said it rained.",
            &["indirect: it rained | Liberty, Civil rights group, organisation | subject"],
        ),
        (
            "a person of a bank",
            "“We sail,” said Bank of Arden chief Milo Okkerby.",
            &["direct: We sail, | Milo Okkerby, Bank of Arden chief, person | inversion"],
        ),
        (
            "the firm in mind",
            "Dutch firm Okkersafe sued Hullcom. Hullcom fell. The firm said it rained.",
            &["indirect: it rained | Hullcom, organisation | subject"],
        ),
        (
            "several of one name",
            "According to consultants Okkerby Rest, it rained.",
            &["indirect: it rained | Okkerby Rest, consultants, organisation | according-to"],
        ),
        (
            "called by its first word",
            "Okkerby Watch was late. Okkerby said it rained.",
            &["indirect: it rained | Okkerby Watch, organisation | subject"],
        ),
        (
            "the paper",
            "Okkerby newspaper reported that it rained. The paper added that it snowed.",
            &[
                "indirect: that it rained | Okkerby newspaper, organisation | subject",
                "indirect: that it snowed | Okkerby newspaper, organisation | subject",
            ],
        ),
        (
            "the union",
            "The PCS strikes. It closes Jobcentres. Jobcentres said so. The union said it rained.",
            &["indirect: it rained | PCS, organisation | subject"],
        ),
        (
            "whose it is",
            "Mr Okkers’ company, software giant Hullcom, hopes to sail.",
            &["indirect: to sail | Hullcom, software giant, organisation | subject"],
        ),
        (
            "a common word met before",
            "Shares in Nationwide fell. Nationwide said it rained.",
            &["indirect: it rained | Nationwide, organisation | subject"],
        ),
    ]);
}

#[test]
fn an_organisation_goes_by_the_noun_of_its_name() {
    check(&[
        (
            "its last word",
            "The Okkerby Tree Institute said it rained. The Institute said it snowed.",
            &[
                "indirect: it rained | Okkerby Tree Institute, organisation | subject",
                "indirect: it snowed | Okkerby Tree Institute, organisation | subject",
            ],
        ),
        (
            "the word before *of*",
            "The Ministry of Tides met. The Ministry said it snowed.",
            &["indirect: it snowed | Ministry of Tides, organisation | subject"],
        ),
        (
            "one of two",
            "The Harbour Board met the Okkerby Board. The Board said it snowed.",
            &["indirect: it snowed | Board, organisation | subject"],
        ),
        (
            "a body of its own",
            "The Okkerby White House met. The House said it snowed.",
            &["indirect: it snowed | House, organisation | subject"],
        ),
    ]);
}

#[test]
fn a_newspaper_is_no_reader_of_it() {
    for name in ["Okkerby Observer", "Okkerby Courier", "Examiner"] {
        let found = quotations(&format!("The {name} said it rained in town."), None);
        assert_eq!(found, [format!("indirect: it rained in town | {name}, organisation | subject")]);
    }
    let found = quotations("The observer said it rained in town.", None);
    assert_eq!(found, ["indirect: it rained in town | observer, anonymous | subject"]);
}

#[test]
fn a_body_known_by_one_word_is_nothing_of_what_it_makes() {
    for (words, expected) in [
        ("The Microsoft Azure cloud is new. Microsoft said that it was late.", "Microsoft, organisation"),
        ("Carmaker Nissan said that it was late.", "Nissan, Carmaker, organisation"),
        ("Bookmakers Ladbrokes said that it was late.", "Ladbrokes, organisation"),
        ("Broadcaster ITV said that it was late.", "ITV, Broadcaster, organisation"),
        (
            "The more conservative Tax Foundation said that it was late.",
            "Tax Foundation, more conservative, organisation",
        ),
        ("North Carolina said that it was late.", "North Carolina, organisation"),
        (
            "Dean Johnson, a salesman from Sumter, South Carolina, said that it was late.",
            "Dean Johnson, salesman from Sumter, person",
        ),
        ("Anna Ward Roe said that it was late.", "Anna Ward Roe, person"),
        ("Rapper DMX said that it was late.", "DMX, Rapper, person"),
        ("Boeing senior vice president Jane Roe left. Boeing said that it was late.", "Boeing, organisation"),
        ("Users of Google Analytics left. Google said that it was late.", "Google, organisation"),
        (
            "The Islamic State Twitter accounts are gone. Twitter said that it was late.",
            "Twitter, organisation",
        ),
        ("Nissan Motor is a carmaker. Nissan said that it was late.", "Nissan Motor, carmaker, organisation"),
    ] {
        let said = quotations(words, None).join("; ");
        assert_eq!(said, format!("indirect: that it was late | {expected} | subject"), "{words}");
    }
}
