//! The buttons of a comment: nobody's words.

use super::super::cue::fold;
use super::super::unit::Unit;

/// Whether a unit is the button that answers a comment.
pub(super) fn is_reply(unit: &Unit<'_>) -> bool {
    unit.text.len() <= 24
        && matches!(fold(unit.text).as_str(), "reply" | "reply ↓" | "reply to this" | "log in to reply")
}

/// Whether a unit is a button that has words on it.
pub(super) fn is_button(unit: &Unit<'_>) -> bool {
    unit.text.contains(char::is_alphabetic) && is_control(unit)
}

/// Whether a unit is a button within a comment, or a picture's stand-in.
pub(super) fn is_control(unit: &Unit<'_>) -> bool {
    const CONTROLS: [&str; 7] =
        ["avatar", "collapse", "expand full comment", "gravatar", "link", "log in to reply", "reply ↓"];
    const BEGINNINGS: [&str; 4] = ["comment number #", "liked by ", "score: ", "user id: #"];
    if unit.text.is_empty() {
        return true;
    }
    if unit.text.len() > 60 {
        return false;
    }
    let folded = fold(unit.text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '↓').trim();
    bare.is_empty()
        || CONTROLS.contains(&bare)
        || BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
        || is_row(unit.text)
}

/// Whether a line is buttons and what they count, glued together or not: `12 • Reply • Share ›`,
/// `ReplyRecommend 41Share`.
fn is_row(line: &str) -> bool {
    const BUTTONS: [&str; 24] = [
        "delete",
        "dislike",
        "dislikes",
        "downvote",
        "edit",
        "flag",
        "like",
        "likes",
        "permalink",
        "quote",
        "rate",
        "recommend",
        "recommended",
        "replies",
        "reply",
        "report",
        "respect",
        "respected",
        "share",
        "unlike",
        "unrecommend",
        "upvote",
        "upvotes",
        "vote",
    ];
    const BETWEEN: [&str; 15] = [
        "abuse", "add", "all", "click", "comment", "down", "hide", "link", "more", "show", "this", "to",
        "up", "view", "votes",
    ];
    if line.ends_with(['.', '!', '?']) {
        return false;
    }
    let (mut named, mut other) = (false, false);
    each_word(line, |word| {
        let is = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
        let button = is(&BUTTONS);
        named |= button;
        other |= !button && !is(&BETWEEN) && !word.bytes().all(|b| b.is_ascii_digit());
    });
    named && !other || line.eq_ignore_ascii_case("link to this")
}

/// Gives each word of a line, those too that a dump glued to one another: `ReplyRecommend 41Share` has four.
fn each_word(line: &str, mut with: impl FnMut(&str)) {
    let kind = |c: char| (c.is_ascii_digit(), c.is_alphanumeric());
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in line.char_indices() {
        if kind(c) != kind(last) || last.is_lowercase() && c.is_uppercase() {
            line.get(start..at)
                .filter(|word| word.contains(char::is_alphanumeric))
                .into_iter()
                .for_each(&mut with);
            start = at;
        }
        last = c;
    }
    line.get(start..).filter(|word| word.contains(char::is_alphanumeric)).into_iter().for_each(&mut with);
}

#[cfg(test)]
mod tests {
    use super::super::super::unit::units;
    use super::*;
    use crate::text::paragraph::lines;

    #[test]
    fn buttons_are_nobodys_words() {
        for (text, want) in [
            ("12 • Reply • Share ›", true),
            ("1  • Reply•Share ›", true),
            ("ReplyRecommend 41Share", true),
            ("11Reply", true),
            ("Reply Click to rate 12 345", true),
            ("Report Add Reply", true),
            ("Respect", true),
            ("Like (3)", true),
            ("10 (14 / -2)", true),
            ("Link to this", true),
            ("Comment number 9.", true),
            ("User ID: 123456", true),
            ("Share this with Dave", false),
            ("Like", true),
            ("I like it", false),
            ("Reply to this!", false),
            ("Add more to this", false),
        ] {
            let lines: Vec<_> = lines(text).collect();
            assert_eq!(is_control(units(&lines).first().unwrap()), want, "{text}");
        }
    }
}
