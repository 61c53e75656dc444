//! The headline, without the site's name.

use super::facts::Facts;
use super::linked::string;
use super::outlet;

/// What stands between a headline and a site's name.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " / "];

/// The headline.
///
/// The page says it several times, each time with something else around it. What a reader sees above the text is the
/// headline, provided that the page's own record of it says the same; otherwise the record counts, cut down to the part
/// that is not the site's name.
pub(super) fn title(facts: &Facts<'_>) -> Option<String> {
    let sites = outlet::site_names(facts);
    let headlines: Vec<String> = facts.headlines.iter().filter_map(|id| facts.line(*id)).collect();
    let article = facts.linked.article();
    let recorded: Vec<String> = [
        article.and_then(|article| string(article, "headline")),
        facts.meta_line(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "sailthru.title",
            "parsely-title",
            "title",
        ]),
        facts.title.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let seen = headlines.iter().find(|seen| {
        let key = fold(seen);
        !is_site(&key, &sites) && recorded.iter().any(|record| agrees(&fold(record), &key))
    });
    if let Some(seen) = seen {
        return Some(seen.clone());
    }
    let record = recorded
        .iter()
        .map(|record| without_site(record, &sites))
        .find(|record| !is_site(&fold(record), &sites));
    record.map(str::to_owned).or_else(|| match headlines.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    })
}

/// Whether a record is the headline that is seen, with or without a site's name around it.
fn agrees(record: &str, seen: &str) -> bool {
    seen.len() >= 8 && (record.contains(seen) || (seen.contains(record) && record.len() * 2 > seen.len()))
        || record == seen
}

/// The headline in `record`, without the site's name before or after it.
fn without_site<'r>(record: &'r str, sites: &[String]) -> &'r str {
    let mut kept = record;
    while let Some((head, tail)) = last_part(kept).filter(|(_, tail)| is_site(&fold(tail), sites)) {
        let _ = tail;
        kept = head;
    }
    while let Some((head, tail)) = first_part(kept).filter(|(head, _)| is_site(&fold(head), sites)) {
        let _ = head;
        kept = tail;
    }
    kept
}

fn last_part(record: &str) -> Option<(&str, &str)> {
    let at = |separator: &&str| record.rfind(*separator).map(|at| (at, separator.len()));
    let (at, length) = SEPARATORS.iter().filter_map(at).max()?;
    Some((record.get(..at)?, record.get(at + length..)?))
}

fn first_part(record: &str) -> Option<(&str, &str)> {
    let at = |separator: &&str| record.find(*separator).map(|at| (at, separator.len()));
    let (at, length) = SEPARATORS.iter().filter_map(at).min()?;
    Some((record.get(..at)?, record.get(at + length..)?))
}

/// Whether a folded text is nothing but a name of the site.
fn is_site(part: &str, sites: &[String]) -> bool {
    part.is_empty() || sites.iter().any(|site| site == part)
}

/// Letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
