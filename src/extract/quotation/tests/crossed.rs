//! Offices, bodies and people crossed with the places where they stand: what is read of one is read of all.

use super::quotations;

const OFFICES: [&str; 12] = [
    "chief executive",
    "managing director",
    "acting director",
    "communications director",
    "police chief",
    "general secretary",
    "spokeswoman",
    "lecturer",
    "board member",
    "chief of staff",
    "partner",
    "editor-in-chief",
];

const BODIES: [&str; 18] = [
    "Okkerby Media",
    "Okkerby Press",
    "Okkerby Police",
    "Okkerby City Council",
    "Okkerby Community College",
    "Okkerby General Hospital",
    "Okkerby Symphony Orchestra",
    "Okkerby Public Schools",
    "Great Western Water",
    "Trade Union Congress",
    "Free Press Forum",
    "Human Rights Monitor",
    "First Baptist Church",
    "St Mary’s Hospital",
    "the University of Okkerby",
    "the Central Bank of Okkerby",
    "the Campaign for Better Buses",
    "the Okkerby Chamber of Commerce",
];

/// What is said in a sentence: all that is found, as one text.
fn said(sentence: &str) -> String {
    quotations(sentence, None).join("; ")
}

fn without_article(body: &str) -> &str {
    body.strip_prefix("the ").unwrap_or(body)
}

/// Finds what is said in each sentence, and names each in which it is otherwise.
fn check(cases: impl Iterator<Item = (String, String)>) {
    let wrong: Vec<String> = cases
        .filter_map(|(sentence, expected)| {
            let said = said(&sentence);
            (said != expected).then(|| format!("{sentence}\nwanted {expected}\nfound  {said}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A text with its first letter large.
fn opening(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// Each office with each body.
fn offices() -> impl Iterator<Item = (&'static str, &'static str)> {
    OFFICES.iter().flat_map(|office| BODIES.iter().map(move |body| (*office, *body)))
}

#[test]
fn an_office_of_any_body_stands_for_whoever_holds_it() {
    check(offices().map(|(office, body)| {
        let expected = format!("indirect: it was late | {office} of {body}, anonymous | subject");
        (format!("The {office} of {body} said it was late."), expected)
    }));
}

#[test]
fn a_name_has_any_office_of_any_body() {
    check(offices().flat_map(|(office, body)| {
        let by_name =
            |role: &str, rule: &str| format!("indirect: it was late | Jane Roe, {role}, person | {rule}");
        [
            (
                format!("Jane Roe, the {office} of {body}, said it was late."),
                by_name(&format!("{office} of {body}"), "subject"),
            ),
            (
                format!("According to Jane Roe, {office} at {body}, it was late."),
                by_name(&format!("{office} at {body}"), "according-to"),
            ),
            (
                format!("{}’s {office}, Jane Roe, said it was late.", opening(body)),
                by_name(&format!("{}’s {office}", without_article(body)), "subject"),
            ),
            (
                format!("{} {office} Jane Roe said it was late.", without_article(body)),
                by_name(&format!("{} {office}", without_article(body)), "subject"),
            ),
        ]
    }));
}

#[test]
fn several_people_are_none_of_those_they_are_told_by() {
    let people = [
        "Critics",
        "Supporters",
        "Residents",
        "Friends",
        "Lawyers",
        "Relatives",
        "Members",
        "Executives",
        "Officials",
        "Voters",
    ];
    let whose =
        ["of Roe", "for Okkerby", "of Jane Roe", "of Mr Roe", "at Okkerby Media", "of the Harbour Board"];
    for who in people.iter().flat_map(|people| whose.map(|whose| format!("{people} {whose}"))) {
        let small = who.to_lowercase();
        for sentence in [
            format!("{who} said it was late."),
            format!("But {}{} said it was late.", &small[..1], &who[1..]),
            format!("The {}{} said it was late.", &small[..1], &who[1..]),
        ] {
            let speaker = said(&sentence).to_lowercase();
            assert_eq!(speaker, format!("indirect: it was late | {small}, group | subject"), "{sentence}");
        }
    }
}

#[test]
fn a_body_of_whatever_words_speaks_by_all_of_them() {
    let more = ["Common Ground", "Judicial Watch", "Radio Okkerby", "Okkerby TV", "St John’s Church"];
    check(BODIES.iter().chain(&more).flat_map(|body| {
        let expected =
            |class: &str| format!("indirect: it was late | {}, {class} | subject", without_article(body));
        let is_group = ["Media", "Police", "Press"].iter().any(|group| body.ends_with(group));
        let expected = expected(if is_group { "group" } else { "organisation" });
        [format!("{} said it was late.", opening(body)), format!("On Monday {body} said it was late.")]
            .map(|sentence| (sentence, expected.clone()))
    }));
}

#[test]
fn a_body_is_one_wherever_its_name_stands() {
    let bodies = [
        "eOkkerby",
        "easyOkkerby",
        "Okkerby’s",
        "Okkerby & Roe’s",
        "al-Qaeda",
        "Bank of England",
        "Bank of Okkerby",
        "Channel 4",
        "Christian Aid",
        "Consumer Reports",
        "Isle of Man",
        "Lib Dems",
        "New Zealand",
        "Northern Ireland",
        "the Northern Ireland Executive",
        "the Tories",
        "21st Century Fox",
    ];
    check(bodies.iter().flat_map(|body| {
        let found = |quotation: &str, rule: &str| {
            format!("{quotation} | {}, organisation | {rule}", without_article(body))
        };
        let opening = if body.starts_with("the ") { opening(body) } else { (*body).to_owned() };
        [
            (format!("{opening} said it was late."), found("indirect: it was late", "subject")),
            (
                format!("{opening} told reporters that it was late."),
                found("indirect: that it was late", "subject"),
            ),
            (
                format!("{opening}, which runs the port, said it was late."),
                found("indirect: it was late", "subject"),
            ),
            (format!("It was late, according to {body}."), found("indirect: It was late", "according-to")),
            (
                format!("“It was late,” said {body} in a written statement."),
                found("direct: It was late,", "inversion"),
            ),
            (format!("“It was late,” {body} said."), found("direct: It was late,", "subject")),
        ]
    }));
}

#[test]
fn a_common_word_that_speaks_without_an_article_is_a_name() {
    check(["Target", "Gap", "Visa", "Mind", "Total"].iter().flat_map(|body| {
        let expected = format!("indirect: it was late | {body}, organisation | subject");
        [
            format!("{body} said it was late."),
            format!("{body} has announced it was late."),
            format!("{body}, which runs the port, said it was late."),
        ]
        .map(|sentence| (sentence, expected.clone()))
    }));
    for idle in [
        "Gossip says it was late.",
        "Tradition says it was late.",
        "Easier said than done.",
        "Enough said about that.",
    ] {
        assert!(!said(idle).contains("organisation"), "{idle}");
    }
}

#[test]
fn verbs_that_take_things_too_report_a_clause_without_that() {
    let verbs = ["argued", "explained", "insisted", "noted", "stated"];
    let clauses = [
        "he planned to stay",
        "she often rowed the boat",
        "they knew the way",
        "it leaked in May",
        "higher fares would help",
        "the board took the money",
    ];
    check(verbs.iter().flat_map(|verb| {
        clauses.map(|clause| {
            let expected = format!("indirect: {clause} | Jane Roe, person | subject");
            (format!("Jane Roe {verb} {clause}."), expected)
        })
    }));
    for thing in ["Jane Roe noted the plan.", "Jane Roe blogs I follow."] {
        assert!(said(thing).is_empty(), "{thing}: {}", said(thing));
    }
}

#[test]
fn whoever_stands_behind_the_verb_speaks_whenever_it_was() {
    let speakers = [
        ("Jane Roe", "Jane Roe, person"),
        ("Mayor Jane Roe", "Jane Roe, Mayor, person"),
        ("Mary Jane King", "Mary Jane King, person"),
        ("the Harbour Board", "Harbour Board, organisation"),
        ("the mayor", "mayor, anonymous"),
        ("Okkerby", "Okkerby, organisation"),
    ];
    let times = ["", " on Monday", " Monday", " in a statement", " last week", " yesterday"];
    check(speakers.iter().flat_map(|(who, named)| {
        times.map(|when| {
            let expected = format!("indirect: The ferry was late | {named} | inversion");
            (format!("The ferry was late, said {who}{when}."), expected)
        })
    }));
}

#[test]
fn in_the_words_of_somebody_are_the_quoted_ones() {
    check([("Jane Roe", "Jane Roe, person"), ("one resident", "one resident, anonymous")].into_iter().map(
        |(who, named)| {
            let expected = format!("direct: it must end. | {named} | according-to");
            (format!("In the words of {who}, “it must end.”"), expected)
        },
    ));
    assert!(said("In the words of the song, it must end.").is_empty());
}

#[test]
fn whatever_stands_between_them_a_subject_and_its_verb_are_one() {
    let speakers = [
        ("Jane Roe", "Jane Roe, person"),
        ("The Harbour Board", "Harbour Board, organisation"),
        ("Judicial Watch", "Judicial Watch, organisation"),
        ("Target", "Target, organisation"),
        ("A spokeswoman for the board", "spokeswoman for the board, anonymous"),
        ("Three officials who spoke with the Courier", "Three officials who spoke with the Courier, group"),
        ("Residents of the town", "Residents of the town, group"),
        ("A number of residents", "residents, group"),
        ("Sixty-seven percent of drivers", "Sixty-seven percent of drivers, group"),
        ("Two thirds of those asked", "Two thirds of those asked, group"),
        ("Many in the crowd", "Many in the crowd, group"),
        ("Those surveyed", "Those surveyed, group"),
        ("Both", "Both, group"),
        ("Another", "Another, anonymous"),
    ];
    let between = [
        "",
        "also",
        "have since",
        "quietly",
        "on Monday",
        "last week",
        "earlier this week",
        "in turn",
        "at first",
        "for example",
    ];
    check(speakers.iter().flat_map(|(who, named)| {
        between.map(|between| {
            let expected = format!("indirect: that it was late | {named} | subject");
            let between = if between.is_empty() { String::new() } else { format!("{between} ") };
            (format!("{who} {between}said that it was late."), expected)
        })
    }));
    check(["also", "later"].into_iter().map(|how| {
        let expected = "indirect: that it was late | Voters, group | subject".to_owned();
        (format!("Voters who {how} said that it was late."), expected)
    }));
    check(["also", "later", "once"].into_iter().map(|how| {
        let expected = "direct: It was late, | Jane Roe, mayor, person | inversion".to_owned();
        (format!("“It was late,” {how} said Jane Roe, the mayor."), expected)
    }));
}
