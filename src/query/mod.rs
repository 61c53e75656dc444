//! Floor 2: what a person asks for, as a pure tree of values.
//!
//! [`parse`] reads the one query language of every command; [`Query`] is what was understood, and prints itself back in that
//! language. Nothing here knows how an index answers it.
//!
//! | written | means |
//! | --- | --- |
//! | `5G security` | both words, in any order |
//! | `"golden power"` | the words side by side |
//! | `"golden veto"~5` | the words at most five words apart |
//! | `huawei OR zte` | either; binds closer than a mere space, so `italy huawei OR zte` asks for `italy` and one of the two |
//! | `italy AND huawei OR zte AND rome` | a written `AND` binds closest |
//! | `-word`, `NOT word` | not that |
//! | `(…)` | what belongs together |
//! | `secur*` | every word that begins so |
//! | `pompeo~`, `pompeo~1` | every word spelled nearly so: at most two letters different, or one |
//! | `speaker:pompeo`, `title:"golden power"`, `topic:(5g OR spying)` | in one [`Field`] |
//! | `path:gazette/**`, `path:*.html` | articles whose path matches |
//! | `date:2020-10`, `date:"oct 2020"`, `date:last-month`, `date:2020-09..2020-10`, `date:..2019` | published then |
//! | `date:none` | not known when |
//! | `kind:quote`, `is:quote` | one kind of passage |
//! | `has:speaker` | what has that [`Part`] |
//! | `=José` | a word as it is spelled: with its accents, and its capitals where it has any |
//!
//! Whatever else is written is words: addresses, times and pasted sentences need no care, unless a quote mark or a
//! parenthesis is left open.
//!
//! | room | holds |
//! | --- | --- |
//! | [`ast`] | the tree and how to build it without writing text |
//! | [`field`] | the fields and their names |
//! | [`part`] | what can be had |
//! | [`days`] | stretches of days |
//! | `when` | dates as people write them |
//! | `value` | what may stand after each field's name |
//! | `parse` | text to tree, and what is wrong with the text |
//! | `print` | tree to text |

pub mod ast;
pub mod days;
pub mod field;
mod parse;
pub mod part;
mod print;
mod value;
mod when;

pub use ast::{Query, Text};
pub use days::Days;
pub use field::Field;
pub use parse::{Options, parse, parse_date, parse_dates};
pub use part::Part;

/// The query language on one page, for people.
pub const LANGUAGE: &str = include_str!("language.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_fits_a_screen_and_what_it_shows_can_be_asked() {
        assert!(LANGUAGE.lines().count() < 70 && LANGUAGE.lines().all(|line| line.chars().count() <= 80));
        let today = Some(jiff::civil::date(2026, 11, 24));
        let examples =
            LANGUAGE.lines().filter_map(|line| line.strip_prefix("  ")).filter(|l| !l.starts_with(' '));
        for example in examples {
            let (asked, _) = example.split_once("   ").unwrap_or((example, ""));
            for asked in asked.split("  ").filter(|asked| !asked.ends_with(':')) {
                assert!(parse(asked, Options { any: false, today }).is_ok(), "{asked}");
            }
        }
        for name in Field::ALL.map(Field::name).into_iter().chain(Part::ALL.map(Part::name)) {
            assert!(LANGUAGE.contains(name), "{name}");
        }
    }
}
