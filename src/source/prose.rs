//! Cuts the text of a field into paragraphs.

use super::html;
use crate::article::{Block, ParagraphKind};
use crate::text::mojibake;

/// The paragraphs of a text, plain or marked up.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = &without_shortcodes(text);
    if !is_marked_up(text) {
        return plain(&mojibake::mended(text));
    }
    match with_paragraphs(text) {
        Some(text) => html::fragment(&text),
        None => html::fragment(text),
    }
}

/// A text whose paragraphs are parted by blank lines, though words in it are marked up, with paragraphs marked up as well: so
/// do the programs write that keep a site's articles.
fn with_paragraphs(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let marked = ["<p>", "<p ", "<br", "<div", "<td", "<pre"].iter().any(|tag| lower.contains(tag));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let blank = lines.iter().any(|line| line.is_empty());
    (!marked && blank).then(|| {
        let paragraphs: Vec<String> =
            lines.split(|line| line.is_empty()).map(|part| part.join("\n")).collect();
        paragraphs.join("<p>")
    })
}

/// A text without the signs in brackets by which such a program is told to put something there: `[gallery ids="1"]`.
fn without_shortcodes(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('[') {
        return text.into();
    }
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        rest = behind_shortcode(after).unwrap_or_else(|| {
            kept.push('[');
            after
        });
    }
    kept.push_str(rest);
    kept.into()
}

/// What follows such a sign, where what follows a bracket is one.
fn behind_shortcode(after: &str) -> Option<&str> {
    const NAMES: [&str; 7] = ["caption", "gallery", "embed", "video", "audio", "playlist", "vc_"];
    /// No sign is so long, in bytes.
    const LONGEST: usize = 1000;
    let name = after.strip_prefix('/').unwrap_or(after);
    let (known, rest) = NAMES.iter().find_map(|known| name.strip_prefix(known).map(|rest| (*known, rest)))?;
    // Where it ends is looked for only behind a name, and not far: a text may be made of nothing but brackets.
    let end = after.bytes().take(LONGEST).position(|byte| byte == b']')?;
    (known == "vc_" || rest.starts_with([' ', ']'])).then(|| after.get(end + 1..)).flatten()
}

/// Whether a text is marked up as a page is: there are tags, and they are meant.
pub(super) fn is_marked_up(text: &str) -> bool {
    const TAGS: [&str; 14] = [
        "<p",
        "<br",
        "<div",
        "</p",
        "</a",
        "<h1",
        "<h2",
        "<h3",
        "<li",
        "<blockquote",
        "</b",
        "</i",
        "</em",
        "</strong",
    ];
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        TAGS.iter().any(|tag| {
            rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
                && matches!(rest.as_bytes().get(tag.len()), Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r'))
        })
    })
}

/// The paragraphs of a plain text: what blank lines part, or else its lines, unless those were broken at a width.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let indented: Vec<bool> =
        text.lines().map(|line| line.starts_with("  ") || line.starts_with('\t')).collect();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let wrapped = is_wrapped(&lines);
    // Where lines are broken at a width, the first one of a paragraph may be set in.
    let set_in = indented.iter().filter(|indented| **indented).count() * 2 < lines.len();
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph = String::new();
    let flush = |paragraph: &mut String, blocks: &mut Vec<Block>| {
        let text = html::line(paragraph);
        paragraph.clear();
        if !text.is_empty() {
            blocks.push(Block { kind: ParagraphKind::Body, text, quoted: false });
        }
    };
    for (line, indented) in lines.into_iter().zip(indented) {
        if line.is_empty() || !wrapped || indented && set_in {
            flush(&mut paragraph, &mut blocks);
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    flush(&mut paragraph, &mut blocks);
    blocks
}

/// Whether lines end where a width ends and not where a paragraph does: most are about as long as the longest, and end within a
/// sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    let followed: Vec<&str> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [line, next] if !line.is_empty() && !next.is_empty() => Some(*line),
            _ => None,
        })
        .collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    if followed.is_empty() || !(40..=130).contains(&longest) {
        return false;
    }
    let broken = |line: &&&str| !line.ends_with(['.', '!', '?', '”', '"', ':', '’', '\'', ')']);
    followed.iter().filter(broken).count() * 2 > followed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_what_a_reader_takes_for_such() {
        for (what, text, expected) in [
            ("blank lines", "One.\n\nTwo.\n \nThree.", &["One.", "Two.", "Three."][..]),
            ("lines", "One is here.\nTwo is there.\r\nThree.", &["One is here.", "Two is there.", "Three."]),
            (
                "lines broken at a width",
                "The harbour board met on Tuesday evening and spoke for\nthree hours about a single crane and its many\nuses.\n\nNobody left.",
                &[
                    "The harbour board met on Tuesday evening and spoke for three hours about a single crane and its many uses.",
                    "Nobody left.",
                ],
            ),
            (
                "lines broken at a width, the first of a paragraph set in",
                "   The harbour board met on Tuesday evening and spoke for\nthree hours about a single crane and its many\nuses.\n   Nobody left before the end of the evening, and all of\nthem spoke.",
                &[
                    "The harbour board met on Tuesday evening and spoke for three hours about a single crane and its many uses.",
                    "Nobody left before the end of the evening, and all of them spoke.",
                ],
            ),
            (
                "blank lines between words that are marked up",
                "The <a href='x'>crane</a> stays,\nthey said.\n\n[gallery ids=\"1,2\"]\n\n[Applause] <em>Two.</em>",
                &["The crane stays, they said.", "[Applause] Two."],
            ),
            (
                "a box beside it",
                "<p>One.</p><aside><p>Related: two.</p></aside><p>Three.</p>",
                &["One.", "Three."],
            ),
            ("markup", "<p>One &amp; one.</p><p>Two.</p>", &["One & one.", "Two."]),
            ("a word in angle brackets", "They sang <loudly>.", &["They sang <loudly>."]),
            (
                "read in the wrong encoding",
                "It costs Â£5.\nIt isnâ€™t much.",
                &["It costs £5.", "It isn’t much."],
            ),
            (
                "the same, marked up",
                "<p>It costs Â&pound;5.<p>&acirc;&euro;&oelig;Yes.&acirc;&euro;&#157;",
                &["It costs £5.", "“Yes.”"],
            ),
            ("nothing", " \n ", &[]),
        ] {
            let got: Vec<String> = blocks(text).into_iter().map(|block| block.text).collect();
            assert_eq!(got, expected, "{what}");
        }
    }
}
