//! The buttons of a comment: nobody's words.

use super::super::cue::fold;
use super::super::unit::Unit;

/// Whether a unit is the button that answers a comment.
pub(super) fn is_reply(unit: &Unit<'_>) -> bool {
    unit.text.len() <= 24
        && matches!(fold(unit.text).as_str(), "reply" | "reply ↓" | "reply to this" | "log in to reply")
}

/// Whether a unit is a button within a comment, or a picture's stand-in.
pub(super) fn is_control(unit: &Unit<'_>) -> bool {
    const CONTROLS: [&str; 22] = [
        "avatar",
        "collapse",
        "delete",
        "dislike",
        "edit",
        "flag",
        "gravatar",
        "hide replies",
        "like",
        "link",
        "log in to reply",
        "permalink",
        "recommend",
        "reply",
        "reply ↓",
        "reply to this",
        "report",
        "report this comment",
        "report comment",
        "share",
        "show replies",
        "upvote",
    ];
    if unit.text.is_empty() {
        return true;
    }
    if unit.text.len() > 40 {
        return false;
    }
    let folded = fold(unit.text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '↓').trim();
    bare.is_empty() || CONTROLS.contains(&bare) || bare == "#"
}
