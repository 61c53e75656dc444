//! Dates, speakers and counts in the words that people read.

use crate::article::{
    Check, Hit, Of, Piece, Place, Provenance, Published, Quotation, Source, Speaker, Verdict,
};
use crate::index::Status;

/// When an article came out, with a word of caution where the page itself does not say.
#[must_use]
pub fn when(published: &Published) -> String {
    let date = published.date.to_string().replace('T', " ");
    match published.provenance {
        Provenance::Metadata | Provenance::Url | Provenance::Byline | Provenance::Dateline => date,
        Provenance::Body => format!("{date} (from the text)"),
        Provenance::Updated => format!("{date} or before (last updated)"),
        Provenance::Comment => format!("{date} or before (first comment)"),
        Provenance::Filename => format!("{date} (file name)"),
        // The minute in which a file was saved tells nothing of the article.
        Provenance::Mtime => {
            format!("{} or before (file date)", date.split(' ').next().unwrap_or_default())
        }
    }
}

/// A speaker with role: `Luigi Di Maio, Italian Foreign Minister`.
#[must_use]
pub fn who(speaker: &Speaker) -> String {
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.clone(),
    }
}

/// The people who speak in a hit, each once, in the order of their words.
#[must_use]
pub fn speakers(hit: &Hit) -> Vec<&Speaker> {
    let mut speakers: Vec<&Speaker> = Vec::new();
    for speaker in hit.quotations.iter().filter_map(|q| q.speaker.as_ref()) {
        if !speakers.iter().any(|known| known.name == speaker.name) {
            speakers.push(speaker);
        }
    }
    speakers
}

/// The citation a person can open: `path`, `path:line` or `path#locator`.
#[must_use]
pub fn place(hit: &Hit) -> String {
    cited(&hit.source, hit.line)
}

/// The citation of a line of a source.
#[must_use]
pub fn cited(source: &Source, line: Option<u32>) -> String {
    match line {
        Some(line) => format!("{source}:{line}"),
        None => source.to_string(),
    }
}

/// What a finding says about a quote.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verbatim => "Verbatim",
        Verdict::Altered => "Altered",
        Verdict::OtherSpeaker => "Said by somebody else",
        Verdict::UnknownSpeaker => "Said by nobody who is named",
        Verdict::Reported => "In an article's report, not word for word",
        Verdict::Prose => "An article's own words, not a quotation",
        Verdict::NotFound => "Not found",
    }
}

/// Where a quote was looked for.
#[must_use]
pub fn searched(check: &Check) -> String {
    let articles = count(check.searched.articles, "article", "articles");
    let span = match (check.searched.first, check.searched.last) {
        (Some(first), Some(last)) if first != last => format!(" from {first} to {last}"),
        (Some(day), _) | (None, Some(day)) => format!(" of {day}"),
        (None, None) => String::new(),
    };
    match check.verdict {
        Verdict::NotFound => format!("Not found in {articles}{span}"),
        _ => format!("Looked for in {articles}{span}"),
    }
}

/// How many other articles have the same words, and until when.
#[must_use]
pub fn elsewhere(copies: &[Place]) -> String {
    let more = format!("and {} more", number(copies.len() as u64));
    match copies.iter().rev().find_map(|copy| copy.published.as_ref()) {
        Some(last) => format!("{more}, the last on {}", when(last)),
        None => more,
    }
}

/// How a quote differs, in one line of text.
#[must_use]
pub fn difference(pieces: &[Piece]) -> String {
    let written = pieces.iter().map(|Piece { of, text }| match of {
        Of::Both => text.clone(),
        Of::Article => format!("[-{text}-]"),
        Of::Quote => format!("{{+{text}+}}"),
        Of::Omitted => "[…]".to_owned(),
    });
    written.collect::<Vec<_>>().join(" ")
}

/// Why a quotation is attributed as it is, fact by fact.
#[must_use]
pub fn why(quotation: &Quotation) -> Vec<String> {
    let mut facts = vec![quotation.kind.to_string()];
    facts.extend(quotation.cue.as_ref().map(|cue| format!("cue “{cue}”")));
    facts.extend(quotation.mention.as_ref().map(|mention| format!("mention “{}”", mention.text)));
    if let Some(evidence) = &quotation.evidence {
        facts.push(format!("rule {}", evidence.rule));
        if evidence.chain.len() > 1 {
            facts.push(evidence.chain.join(" → "));
        }
        facts.extend(evidence.inner.as_ref().map(|inner| format!("reported to have been said by {inner}")));
        facts.push(format!("{:.0}% sure", quotation.confidence * 100.0));
    }
    facts
}

/// What is in an index, fact by fact; the skipped sources last.
#[must_use]
pub fn status(status: &Status) -> Vec<(&'static str, String)> {
    let published = match (status.first, status.last) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), _) | (None, Some(day)) => day.to_string(),
        (None, None) => "dates unknown".to_owned(),
    };
    vec![
        ("sources", number(status.sources)),
        ("articles", number(status.articles)),
        ("passages", number(status.passages)),
        ("quotations", number(status.quotations)),
        ("comments", number(status.comments)),
        ("published", published),
        ("size", size(status.size)),
        ("skipped", number(status.skipped.len() as u64)),
    ]
}

/// A count with its noun: `1 article`, `1,204 articles`.
#[must_use]
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number with its thousands set apart: `1,204`.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A size in bytes as people say it: `812 bytes`, `3.4 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{:.1} {name}", bytes as f64 / *unit as f64),
        None => count(bytes, "byte", "bytes"),
    }
}

/// How many other articles say the same; `None` where no other does.
#[must_use]
pub fn copies(copies: usize) -> Option<String> {
    match copies {
        0 => None,
        1 => Some("and 1 more says the same".to_owned()),
        more => Some(format!("and {} more say the same", number(more as u64))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_claimed_as_no_more_than_it_is() {
        for (date, provenance, words) in [
            ("2020-10-01", Provenance::Metadata, "2020-10-01"),
            ("2020-10-01T13:51", Provenance::Metadata, "2020-10-01 13:51"),
            ("2020-10-01", Provenance::Updated, "2020-10-01 or before (last updated)"),
            ("2020-10-01", Provenance::Comment, "2020-10-01 or before (first comment)"),
            ("2020-10", Provenance::Filename, "2020-10 (file name)"),
            ("2020-10-01T13:51+02:00", Provenance::Mtime, "2020-10-01 or before (file date)"),
        ] {
            assert_eq!(when(&Published { date: date.parse().unwrap(), provenance }), words);
        }
    }

    #[test]
    fn counts_and_sizes_read_like_prose() {
        assert_eq!(count(1, "article", "articles"), "1 article");
        assert_eq!(count(0, "article", "articles"), "0 articles");
        assert_eq!(count(1_234_567, "article", "articles"), "1,234,567 articles");
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(3_449_000), "3.4 MB");
    }
}
