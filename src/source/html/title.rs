//! The headline, without the site's name.

use super::facts::Facts;
use super::linked::string;
use super::outlet;
use super::tree::{Id, Tree};
use crate::extract::boilerplate;

/// What stands between a headline and a site's name.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " / "];

/// The headline.
///
/// The page says it several times, each time with something else around it. What a reader sees above the text is the
/// headline: for certain where the page's own record says the same, and most likely where there is but one. Otherwise the
/// record counts, cut down to the part that is not the site's name.
pub(super) fn title(facts: &Facts<'_>) -> Option<String> {
    let sites = outlet::Names::of(facts);
    let own = |id: &Id| !leads_home(facts.tree, *id);
    let line = |id: &Id| facts.line(*id).filter(|line| !sites.contains(&fold(line)));
    let seen: Vec<(Id, String)> =
        facts.headlines.iter().filter(|id| own(id)).filter_map(|id| Some((*id, line(id)?))).collect();
    let article = facts.linked.article();
    let recorded: Vec<String> = [
        article.and_then(|article| string(article, "headline")),
        facts.property("headline").find_map(|id| facts.line(id).filter(|line| !line.is_empty())),
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
    let recorded: Vec<String> = recorded.into_iter().filter(|record| !is_no_title(record)).collect();
    let heads = || recorded.iter().map(|record| without_site(record, &sites));
    let certain = seen.iter().find(|(_, line)| heads().any(|record| agrees(&fold(record), &fold(line))));
    if let Some((id, line)) = certain {
        let heads: Vec<&str> = heads().collect();
        let headline = without_kicker(facts, *id, &heads);
        let line = uncounted(line, &heads);
        return Some(headline.unwrap_or_else(|| without_site(line, &sites).to_owned()));
    }
    let lower = facts.headings.iter().filter(|id| own(id)).take(40).filter_map(line);
    if let Some(line) = lower.map(|line| (fold(&line), line)).find_map(|(folded, line)| {
        let is_part =
            |record: &String| parts(record).chain(stretches(record)).any(|part| fold(part) == folded);
        (folded.len() >= 12 && recorded.iter().any(is_part)).then_some(line)
    }) {
        return Some(line);
    }
    let likely = || match seen.as_slice() {
        [(_, only)] if only.contains(' ') && is_akin(only, &recorded) => Some(only),
        // What names no more than the site and the section says nothing against the heading.
        [(_, only)] if only.split(' ').count() >= 4 && recorded.iter().all(|record| is_generic(record)) => {
            Some(only)
        }
        _ => None,
    };
    let on_page = || heads().find_map(|record| said_on_page(facts, record));
    let named = || heads().map(str::to_owned).find(|record| !sites.contains(&fold(record)));
    let record = || on_page().or_else(named);
    let headline = likely().map(|line| without_site(line, &sites).to_owned());
    headline.or_else(record).or_else(|| seen.into_iter().next().map(|(_, line)| line))
}

/// Where the headline stands: the first heading that says it, or else the only first-level one.
pub(super) fn place(facts: &Facts<'_>, title: Option<&str>) -> Option<Id> {
    let title = title.map(fold).unwrap_or_default();
    let says = |id: &Id| {
        facts.line(*id).is_some_and(|line| {
            let line = fold(&line);
            let akin = |long: &str, short: &str| short.len() >= 12 && long.contains(short);
            line == title || akin(&line, &title) || akin(&title, &line)
        })
    };
    let mut headings = facts.headlines.iter().chain(&facts.headings).copied();
    let only = || facts.headlines.first().copied();
    headings.find(says).or_else(only).or_else(|| facts.texts().find(|id| fold(&facts.text(*id)) == title))
}

/// The headline without the section, the series or the date that stands before it in the same heading, in an element of
/// its own: what the record says, where the heading's last texts say it too.
fn without_kicker(facts: &Facts<'_>, heading: Id, records: &[&str]) -> Option<String> {
    let texts: Vec<String> =
        facts.tree.descendants(heading).map(|id| facts.text(id)).filter(|text| !text.is_empty()).collect();
    (1..texts.len().min(6)).find_map(|from| {
        let rest = texts.get(from..)?.join(" ");
        let folded = fold(&rest);
        (folded.len() >= 12 && records.iter().any(|record| fold(record) == folded)).then_some(rest)
    })
}

/// Whether a heading is a link to the site's first page, or stands in one: it is the site's name.
fn leads_home(tree: &Tree, heading: Id) -> bool {
    let above = tree.ancestors(heading).take(3);
    let below = tree.descendants(heading).take(6);
    let mut links =
        above.chain(below).filter(|id| tree.tag(*id) == "a").filter_map(|id| tree.attr(id, "href"));
    links.any(|address| {
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        matches!(path.trim_end_matches(['/', '#']), "" | "." | ".." | "index.html" | "index.php")
            && address != "#"
    })
}

/// Whether a record is the headline that is seen, with or without something around it that is not most of it.
fn agrees(record: &str, seen: &str) -> bool {
    let holds = |long: &str, short: &str| {
        short.len() >= 8 && short.len() * 5 >= long.len() * 2 && long.contains(short)
    };
    holds(record, seen) || holds(seen, record) || record == seen
}

/// Whether a third of the longer words of a line are in what the page has on record.
fn is_akin(line: &str, recorded: &[String]) -> bool {
    let records: Vec<String> = recorded.iter().map(|record| record.to_lowercase()).collect();
    let (mut words, mut shared) = (0, 0);
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3) {
        let word = word.to_lowercase();
        words += 1;
        shared += usize::from(records.iter().any(|record| record.contains(&word)));
    }
    recorded.is_empty() || shared * 3 >= words
}

/// Whether a record is what a page has for a title when nobody gave it one.
fn is_no_title(record: &str) -> bool {
    const NONE: [&str; 7] = [
        "newpage1",
        "printarticle",
        "printerfriendly",
        "printerfriendlyversion",
        "printthisarticle",
        "untitled",
        "untitleddocument",
    ];
    NONE.contains(&fold(record).as_str())
}

/// Whether a record names no more than a site and its section: *Culture | The Quay Post*.
fn is_generic(record: &str) -> bool {
    spans(record)
        .into_iter()
        .filter_map(|(start, end)| record.get(start..end))
        .all(|piece| piece.split(' ').filter(|word| !word.eq_ignore_ascii_case("the")).count() <= 2)
}

/// The part of a record that the page says in an element of its own, where no heading does: pages of old set their
/// headlines in bold.
fn said_on_page(facts: &Facts<'_>, record: &str) -> Option<String> {
    let whole = fold(record).len();
    let words =
        |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let all = words(record);
    // Most of the record, and without more than one word: sites of one word are rare, and pages called *About* are not.
    let is_most = |folded: &str, part: &str| folded.len() * 2 >= whole && words(part) + 2 <= all;
    let mut parts: Vec<(String, &str)> = stretches(record).map(|part| (fold(part), part)).collect();
    parts.retain(|(folded, part)| folded.len() >= 12 && words(part) >= 3 && is_most(folded, part));
    if parts.is_empty() {
        return None;
    }
    let is_link =
        |id: Id| facts.tree.ancestors(id).take(3).any(|above| matches!(facts.tree.tag(above), "a" | "title"));
    let said = facts.texts().filter_map(|id| {
        let line = facts.text(id);
        if line.is_empty() || line.len() > record.len() {
            return None;
        }
        let folded = fold(&line);
        let part = parts.iter().find(|(part, _)| *part == folded).map(|(_, part)| *part);
        part.filter(|_| !is_link(id))
    });
    said.max_by_key(|part| part.len()).map(str::to_owned)
}

/// A headline without the number of comments behind it, where the record has none: *Harbour to close (12)*.
fn uncounted<'l>(line: &'l str, records: &[&str]) -> &'l str {
    let count = |line: &'l str| {
        let (head, count) = line.strip_suffix(')')?.rsplit_once('(')?;
        let is_count = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
        is_count.then(|| head.trim_end())
    };
    let bare = count(line).filter(|bare| records.iter().any(|record| fold(record) == fold(bare)));
    bare.unwrap_or(line)
}

/// The headline in `record`, without the site's name before or after it.
fn without_site<'r>(record: &'r str, sites: &outlet::Names) -> &'r str {
    // What `WordPress` once called every page.
    let mut kept = record.rsplit_once(" Blog Archive » ").map_or(record, |(_, headline)| headline).trim();
    // A bar is never part of a sentence: what follows it is the site, the section or the series.
    while let Some((head, tail, bar)) = last_part(kept) {
        let is_headline = head.split(' ').count() >= 3;
        let is_day = || tail.bytes().any(|b| b.is_ascii_digit()) && boilerplate::is_date_line(tail);
        let is_more = bar && tail.split(' ').count() <= 6 || is_day();
        if !(sites.contains(&fold(tail)) || is_headline && is_more) {
            break;
        }
        kept = head.trim_end();
    }
    while let Some((_, tail)) = first_part(kept).filter(|(head, _)| sites.contains(&fold(head))) {
        kept = tail.trim_start();
    }
    kept
}

/// What stands between the separators of a record; `:` is one as well, where the rest is a heading of its own.
fn parts(record: &str) -> impl Iterator<Item = &str> {
    let marks = SEPARATORS.into_iter().chain([": "]);
    let ends = marks.flat_map(|mark| {
        let first = record.split_once(mark).map(|(_, tail)| tail);
        let last = record.rsplit_once(mark).map(|(head, _)| head);
        [first, last]
    });
    ends.flatten().chain([record])
}

/// Where the parts between the separators of a record stand, if it has no more than a few.
fn spans(record: &str) -> Vec<(usize, usize)> {
    const MOST: usize = 5;
    let mut cuts: Vec<(usize, usize)> = SEPARATORS
        .iter()
        .flat_map(|mark| record.match_indices(*mark).map(|(at, mark)| (at, at + mark.len())))
        .collect();
    cuts.sort_unstable();
    if cuts.len() > MOST {
        cuts.clear();
    }
    let starts = std::iter::once(0).chain(cuts.iter().map(|(_, end)| *end));
    starts.zip(cuts.iter().map(|(start, _)| *start).chain([record.len()])).collect()
}

/// Every stretch of a record from one separator to another.
fn stretches(record: &str) -> impl Iterator<Item = &str> {
    let spans = spans(record);
    let pairs: Vec<(usize, usize)> = spans
        .iter()
        .enumerate()
        .flat_map(|(nth, (start, _))| spans.iter().skip(nth).map(|(_, end)| (*start, *end)))
        .collect();
    pairs.into_iter().filter_map(|(start, end)| record.get(start..end)).map(str::trim)
}

/// What stands before and after the last separator, and whether that is a bar.
fn last_part(record: &str) -> Option<(&str, &str, bool)> {
    let at =
        |separator: &&str| record.rfind(*separator).map(|at| (at, separator.len(), separator.contains('|')));
    let (at, length, bar) = SEPARATORS.iter().filter_map(at).max()?;
    Some((record.get(..at)?, record.get(at + length..)?, bar))
}

fn first_part(record: &str) -> Option<(&str, &str)> {
    let at = |separator: &&str| record.find(*separator).map(|at| (at, separator.len()));
    let (at, length) = SEPARATORS.iter().filter_map(at).min()?;
    Some((record.get(..at)?, record.get(at + length..)?))
}

/// Letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn the_headline_comes_without_the_site() {
        let site = "<meta property=og:site_name content='The Quay Post'><link rel=canonical href=https://www.quaypost.example/x>";
        for (what, page, expected) in [
            (
                "seen and recorded",
                "<title>Harbour to close - The Quay Post</title><h1>The Quay Post</h1><h1>Harbour to close</h1>",
                "Harbour to close",
            ),
            (
                "marked",
                "<title>Harbour Radio - News</title><h1 itemprop=headline>Quay to close, says master</h1>",
                "Quay to close, says master",
            ),
            ("recorded alone", "<title>Harbour to close - The Quay Post</title>", "Harbour to close"),
            (
                "the site first",
                "<title>Quay Post: x</title><meta property=og:title content='Quay Post | Harbour to close at last'>",
                "Harbour to close at last",
            ),
            ("the site's address", "<title>Harbour to close — quaypost.example</title>", "Harbour to close"),
            ("a section and a site", "<title>Harbour to close | News | QP</title>", "Harbour to close"),
            (
                "a dash of its own",
                "<title>Harbour – and bridge – to close</title>",
                "Harbour – and bridge – to close",
            ),
            (
                "one headline, another record",
                "<title>Master: the old harbour closes | QP</title><h1>Harbour to close, says master</h1>",
                "Harbour to close, says master",
            ),
            (
                "a section before it",
                "<title>Harbour to close at last</title><h1><span>Local news |</span> Harbour to close at last</h1>",
                "Harbour to close at last",
            ),
            (
                "the site's name as a heading",
                "<title>Old Quay: Harbour to close</title><h1><a href=/>Old Quay</a></h1><h3>Harbour to close</h3>",
                "Harbour to close",
            ),
            (
                "two headlines, neither recorded",
                "<title>Harbour to close</title><h1>News from here</h1><h1>Sport from there</h1>",
                "Harbour to close",
            ),
            (
                "a record of site and section",
                "<title>Culture | The Marcher</title><h1>The quiet return of the cinema</h1>",
                "The quiet return of the cinema",
            ),
            ("no title at all", "<title>Untitled Document</title><h1>Harbour shut</h1>", "Harbour shut"),
            (
                "site and section before it, and no heading",
                "<title>QP NEWS | Africa | Miners freed after nine days in pit</title><b>Miners freed after nine days in pit</b>",
                "Miners freed after nine days in pit",
            ),
            (
                "between site and day",
                "<title>Springdale Register - Teachers walk out over class sizes - 09/12/2003</title><font><b>Teachers walk out over class sizes</b></font>",
                "Teachers walk out over class sizes",
            ),
            (
                "the site alone in the text",
                "<title>How I built it all | My Objective Diary</title><div>My Objective Diary</div>",
                "How I built it all",
            ),
            (
                "an archive",
                "<title>Old Marcher » Blog Archive » Harbour to close</title><p>x</p>",
                "Harbour to close",
            ),
            (
                "comments counted",
                "<title>Harbour to close</title><h1>Harbour to close<a href=#c>(12)</a></h1>",
                "Harbour to close",
            ),
            (
                "a number of its own",
                "<title>Harbour to close (12)</title><h1>Harbour to close (12)</h1>",
                "Harbour to close (12)",
            ),
        ] {
            let tree = parse(&format!("{site}{page}"));
            assert_eq!(title(&Facts::of(&tree)).as_deref(), Some(expected), "{what}");
        }
    }
}
