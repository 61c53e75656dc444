//! Papers and stations: where something was told, and seldom what of.

use std::sync::LazyLock;

/// Stations, sites and papers, in small letters and in order.
const LIST: &str = include_str!("outlets.txt");

static KNOWN: LazyLock<Vec<&str>> = LazyLock::new(|| LIST.lines().skip(1).collect());

/// Whether a name is that of a paper or a station.
pub(super) fn is_one(name: &str) -> bool {
    let known = || KNOWN.binary_search(&&*name.to_lowercase()).is_ok();
    match name.rsplit_once(' ') {
        Some((_, last)) => is_paper(last) || known(),
        None => is_paper(name) || known(),
    }
}

fn is_paper(last: &str) -> bool {
    matches!(
        last,
        "Courier" | "Echo" | "Gazette" | "Herald" | "News" | "Online" | "Press" | "Radio" | "Tribune"
    )
}

/// A paper's name without its article, both in small letters.
fn bare(outlet: &str) -> &str {
    outlet.strip_prefix("the ").unwrap_or(outlet)
}

/// Whether a phrase is a paper's name, what people call it for short, or the name with something more; both in small letters.
pub(super) fn is_called(phrase: &str, outlet: &str) -> bool {
    let (phrase, outlet) = (bare(phrase), bare(outlet));
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    begins(phrase, outlet) || outlet.strip_suffix(phrase).is_some_and(|rest| rest.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_a_paper_are_known() {
        for (phrase, outlet, is) in [
            ("courier", "arden courier", true),
            ("the arden courier", "the arden courier", true),
            ("arden courier online", "arden courier", true),
            ("arden", "arden courier", false),
            ("arden courier", "courier", false),
        ] {
            assert_eq!(is_called(phrase, outlet), is, "{phrase}");
        }
    }

    #[test]
    fn papers_and_stations_are_told_from_other_names() {
        for (name, is) in
            [("Arden Courier", true), ("Washington Post", true), ("MSNBC", true), ("Port Arden", false)]
        {
            assert_eq!(is_one(name), is, "{name}");
        }
    }

    #[test]
    fn the_list_is_in_order() {
        assert!(LIST.starts_with("# "));
        assert!(KNOWN.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
