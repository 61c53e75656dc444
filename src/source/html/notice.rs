//! Pages that hold a notice where the article should be: a check for robots, a login, a page that was not found.
//!
//! A notice is said to be one only where it is nearly all that the page shows. A long text is never one, whatever it
//! says, nor is one that the page itself dates as an article and that says anything else.

use std::sync::LazyLock;

use super::blocks::pieces;
use super::fold::words;
use super::tree::{Data, Tree};
use crate::article::{Block, Reason};

/// The phrases: see the file's head.
const NOTICES: &str = include_str!("notices.txt");

/// Their kinds and words.
static ROWS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = NOTICES.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once(' ')).collect()
});

/// So many words are an article, whatever they say.
const ARTICLE: usize = 120;

/// So many of a hundred words are of the notice on a page that holds nothing else worth reading.
const MOST: usize = 50;
/// The same where the page says when it came out.
const NEARLY_ALL: usize = 90;

/// What a person is to be told of a page whose body is nothing but a notice; nothing where it holds an article.
pub(super) fn of_body(blocks: &[Block], title: Option<&str>, is_dated: bool) -> Option<Reason> {
    let lines = || blocks.iter().map(|block| block.text.as_str());
    if count(lines()) >= ARTICLE {
        return None;
    }
    let said = in_lines(lines(), if is_dated { NEARLY_ALL } else { MOST });
    if is_dated { said } else { said.or_else(|| title.and_then(of_title)) }
}

/// Why a page without a body has none.
pub(super) fn of_page(tree: &Tree, title: Option<&str>) -> Reason {
    /// A page that shows more is not empty.
    const EMPTY: usize = 20;
    let pieces = pieces(tree, Tree::ROOT);
    let shown = count(pieces.iter().map(|piece| piece.text.as_str()));
    let said = in_lines(pieces.iter().map(|piece| piece.text.as_str()).filter(|_| shown < ARTICLE), MOST);
    let is_empty = shown < EMPTY && has_script(tree);
    said.or_else(|| title.and_then(of_title)).unwrap_or(if is_empty {
        Reason::Script
    } else {
        Reason::NoArticle
    })
}

fn count<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    lines.map(words).sum()
}

/// The notice that so many of a hundred words are part of.
fn in_lines<'t>(lines: impl Iterator<Item = &'t str>, share: usize) -> Option<Reason> {
    let (mut all, mut noticed, mut first) = (0, 0, None);
    for line in lines {
        let folded = folded(line);
        let length = words(&folded);
        all += length;
        let found = ROWS.iter().find(|(kind, phrase)| *kind != "title" && holds(&folded, phrase));
        if let Some((kind, _)) = found {
            noticed += length;
            first = first.or_else(|| reason(kind));
        }
    }
    first.filter(|_| noticed * 100 >= all * share)
}

fn of_title(title: &str) -> Option<Reason> {
    let parts = title.split(['|', '–', '—', '·']).chain(title.split(" - ")).chain([title]);
    let parts: Vec<String> = parts.map(folded).collect();
    ROWS.iter().filter(|(kind, _)| *kind == "title").find_map(|(_, row)| {
        let (kind, whole) = row.split_once(' ')?;
        parts.iter().any(|part| part == whole).then(|| reason(kind)).flatten()
    })
}

fn reason(kind: &str) -> Option<Reason> {
    Some(match kind {
        "consent" => Reason::Consent,
        "locked" => Reason::Locked,
        "missing" => Reason::Missing,
        "refused" => Reason::Refused,
        "script" => Reason::Script,
        _ => return None,
    })
}

/// Words in lower case, a space between any two, nothing else.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Whether a phrase stands in a line, whole words alone.
fn holds(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + phrase.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

fn has_script(tree: &Tree) -> bool {
    tree.descendants(Tree::ROOT)
        .any(|id| matches!(tree.data(id), Data::Element(element) if element.tag() == "script"))
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use super::*;

    const LONG: &str = "<p>The harbour board met on Tuesday evening and spoke for three hours about a crane that nobody had used since the spring of the year before, said Jane Roe.</p>";

    #[test]
    fn a_page_without_an_article_says_why() {
        for (what, page, expected) in [
            (
                "a shell",
                "<title>Quay Post</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>".to_owned(),
                Reason::Script,
            ),
            ("a shell that says nothing", "<title>Quay Post</title><div id=app></div><script>run()</script>".to_owned(), Reason::Script),
            (
                "a shield",
                "<title>Just a moment...</title><h1>quay.example</h1><p>Verifying you are human. This may take a few seconds.</p><p>quay.example needs to review the security of your connection before proceeding.</p>".to_owned(),
                Reason::Refused,
            ),
            (
                "a captcha",
                "<h1>Are you a robot?</h1><p>Please complete the security check to access the site.</p><iframe src=captcha></iframe>".to_owned(),
                Reason::Refused,
            ),
            ("a refusal", "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access this server. Reference #18.</p>".to_owned(), Reason::Refused),
            (
                "not found",
                "<title>Page not found | Quay Post</title><h1>Oops!</h1><p>The page you are looking for has been moved or deleted.</p><form>Search</form>".to_owned(),
                Reason::Missing,
            ),
            ("not found, by a server", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx</center>".to_owned(), Reason::Missing),
            ("a wall", "<title>The crane stays</title><h1>The crane stays</h1><p>To continue reading, subscribe to the Quay Post.</p><p>Already a subscriber? Log in here.</p>".to_owned(), Reason::Locked),
            (
                "consent",
                "<title>Quay Post</title><h1>We value your privacy</h1><p>We and our partners process data such as cookies to show you advertisements and to measure them.</p><button>Accept</button>".to_owned(),
                Reason::Consent,
            ),
            ("nothing", "<title>Quay Post</title>".to_owned(), Reason::NoArticle),
        ] {
            assert_eq!(article("a.html", page.as_bytes(), None).err(), Some(expected), "{what}");
        }
    }

    #[test]
    fn an_article_is_never_a_notice() {
        for (what, page) in [
            ("a notice below the text", format!("<h1>Crane stays</h1>{LONG}{LONG}<p>Subscribe to continue reading.</p>")),
            ("an article cut short by a wall", format!("<h1>Crane stays</h1>{LONG}<p>Already a subscriber? Log in.</p>")),
            (
                "an article about such pages",
                format!("<h1>Page not found</h1>{}<p>“Are you a robot?” asked the page, said Ann Lee.</p>", LONG.repeat(5)),
            ),
            (
                "a short one that is dated",
                "<meta property=article:published_time content=2021-03-02T10:00:00Z><title>Access denied</title><h1>Access denied</h1><p>The mayor of Lowquay was kept out of her own office on Tuesday because nobody knew her, said Jane Roe.</p>".to_owned(),
            ),
            ("scripts that are asked for", format!("<h1>Crane stays</h1><noscript>Please enable JavaScript.</noscript>{LONG}")),
        ] {
            assert!(article("a.html", page.as_bytes(), None).is_ok(), "{what}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_every_kind_is_known() {
        let rows: Vec<&str> = NOTICES.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        for row in rows {
            let row = row.strip_prefix("title ").unwrap_or(row);
            let (kind, phrase) = row.split_once(' ').unwrap();
            assert!(reason(kind).is_some(), "{row}");
            assert_eq!(folded(phrase), phrase, "{row}");
        }
    }
}
