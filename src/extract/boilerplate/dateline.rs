//! The place, date and agency that open wire copy: `PORT ARDEN, March 3 (NNA) - `.

use crate::extract::date::written::scan;

/// What a dateline tells. It stays in its paragraph; this only reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The dateline's own words, when there is a date among them.
    pub(super) dated: Option<String>,
    /// The agency in brackets.
    pub(super) agency: Option<String>,
}

/// A dateline ends within so many bytes.
const LONGEST: usize = 100;

/// Reads the dateline that a paragraph opens with.
pub(super) fn read(paragraph: &str) -> Option<Dateline> {
    let end = paragraph.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST).last()?;
    let start = paragraph.get(..end)?;
    // Most paragraphs open without a dash.
    if !start.contains(['-', '—', '–']) {
        return None;
    }
    let (line, _) = [" - ", " — ", " – ", " -- ", "—", "–"]
        .into_iter()
        .filter_map(|dash| start.split_once(dash))
        .min_by_key(|(before, _)| before.len())?;
    let (place, agency) = match line.split_once('(') {
        Some((place, rest)) => (place, Some(rest.strip_suffix(')')?)),
        None => (line, None),
    };
    // A place in capitals, or an agency behind it: other sentences have dashes too.
    let first = place.split([',', '/']).next()?.trim();
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() >= 2 && letters().all(char::is_uppercase);
    let capital =
        first.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && !first.is_empty();
    let agency = agency.filter(|agency| {
        agency.len() <= 30 && agency.starts_with(char::is_uppercase) && agency.split_whitespace().count() <= 3
    });
    let short = place.split_whitespace().count() <= 8;
    if !(short && (shouted || capital && agency.is_some())) {
        return None;
    }
    // `PORT ARDEN – 8 June 2021 – Nordkabel`: the date has dashes of its own.
    let next = paragraph.get(line.len()..)?.trim_start_matches([' ', '-', '–', '—']);
    let next =
        next.split(['–', '—']).next().unwrap_or_default().split(" -").next().unwrap_or_default().trim();
    let alone = scan(next).first().is_some_and(|date| date.start == 0 && date.end == next.len());
    let dated = [place, next]
        .into_iter()
        .zip([!scan(place).is_empty(), alone])
        .find(|(_, dated)| *dated)
        .map(|(text, _)| text.trim().trim_end_matches(',').to_owned());
    Some(Dateline { dated, agency: agency.map(str::to_owned) })
}

/// The authors that a tail names: `(Reporting by Jane Roe and John Doe; editing by Ann Poe)`.
pub(super) fn tail(paragraph: &str) -> Option<&str> {
    let inner = paragraph.trim().strip_prefix(['(', '['])?.trim_end_matches([')', ']', '.']);
    let rest = inner.strip_prefix("Reporting by ").or_else(|| inner.strip_prefix("Writing by "))?;
    rest.split(';').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_read_and_other_dashes_are_not() {
        let line = |dated: Option<&str>, agency: Option<&str>| {
            Some(Dateline { dated: dated.map(str::to_owned), agency: agency.map(str::to_owned) })
        };
        let cases = [
            ("PORT ARDEN, March 3 (NNA) - Veldmark has", line(Some("PORT ARDEN, March 3"), Some("NNA"))),
            ("PORT ARDEN (NNA) - Veldmark will", line(None, Some("NNA"))),
            ("PORT ARDEN, March 1, 2021 (NNA) - The", line(Some("PORT ARDEN, March 1, 2021"), Some("NNA"))),
            ("LOWQUAY, Veldmark — The sea", line(None, None)),
            ("PORT ARDEN, VELDMARK – 8 June 2021 – Nordkabel", line(Some("8 June 2021"), None)),
            ("Lowquay (Northline) – The sea", line(None, Some("Northline"))),
            ("The mole – all of it – is gone.", None),
            ("He (the minister) - and nobody else - left.", None),
            ("No dash at all.", None),
        ];
        for (paragraph, want) in cases {
            assert_eq!(read(paragraph), want, "{paragraph}");
        }
    }

    #[test]
    fn a_tail_names_its_reporters() {
        let tail_of = "(Reporting by Jane Roe and John Doe; editing by Ann Poe)";
        assert_eq!(tail(tail_of), Some("Jane Roe and John Doe"));
        assert_eq!(tail("(Laughter.)"), None);
    }
}
