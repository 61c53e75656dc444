//! Organisations of which a word is somebody's title, or anything else that ends a name.

use super::quotations;

/// Those that are named with *the*.
const BODIES: [&str; 16] = [
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
