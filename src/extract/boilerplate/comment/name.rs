//! The name of who wrote a comment, out of the words around it.

use super::super::cue;

/// What stands between a name and a date.
pub(super) const JOINTS: [char; 12] = [',', '|', '-', '–', '—', '•', '·', '@', '(', '/', ';', ' '];

/// Takes the stand-in for a picture off a head.
pub(super) fn without_avatar(text: &str) -> (bool, &str) {
    for word in
        ["Avatar for ", "Avatar of ", "Avatar ", "Gravatar ", "Profile photo of ", "Profile picture of "]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

/// Takes *says:*, *wrote on* and the like off the end of a name; whether there was one.
pub(super) fn without_saying(text: &str) -> (bool, &str) {
    const WORDS: [&str; 20] = [
        " says",
        " said",
        " wrote",
        " commented",
        " writes",
        " replied",
        " commenting",
        " on",
        " at",
        " says:",
        " said:",
        " wrote:",
        " monday",
        " tuesday",
        " wednesday",
        " thursday",
        " friday",
        " saturday",
        " sunday",
        ":",
    ];
    let mut says = false;
    let mut text = text.trim_end_matches(JOINTS);
    let mut again = true;
    while again {
        again = false;
        for word in WORDS {
            let Some(at) = text.len().checked_sub(word.len()) else { continue };
            if text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word)) {
                says |= !(matches!(word, " on" | " at" | ":") || word.ends_with("day"));
                text = text.get(..at).unwrap_or_default().trim_end_matches(JOINTS);
                again = true;
            }
        }
    }
    (says, text)
}

/// The name that a head's words are, once the picture's stand-in that repeats it is left out.
pub(super) fn name_of(text: &str) -> Option<String> {
    const NEVER: [&str; 22] = [
        "a",
        "an",
        "archived",
        "as",
        "by",
        "created",
        "edited",
        "first",
        "from",
        "in",
        "last",
        "modified",
        "on",
        "originally",
        "posted",
        "published",
        "since",
        "the",
        "this",
        "until",
        "updated",
        "updated:",
    ];
    let text = text.trim();
    // Who is not known by name to the page says so: `Jane Roe (not verified)`.
    let mut text = text.strip_suffix("(not verified)").unwrap_or(text).trim_end();
    for lead in ["comment by", "posted by"] {
        let (start, rest) = text.split_at_checked(lead.len()).unwrap_or(("", text));
        if start.eq_ignore_ascii_case(lead) && rest.starts_with([' ', ':']) {
            text = rest.trim_start_matches([' ', ':']);
        }
    }
    // `Jane Roe (1274756)`: the number of an account is no part of the name.
    let text = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, number)) if number.chars().all(|c| c.is_ascii_digit() || c == ' ') => name.trim_end(),
        _ => text,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let (half, rest) = words.split_at_checked(words.len() / 2)?;
    let words = if !half.is_empty() && half == rest { half } else { &words };
    let first = words.first()?.to_lowercase();
    let plausible = words.len() <= 6
        && text.len() <= 60
        && !NEVER.contains(&first.as_str())
        && !text.ends_with(['.', '?', '!', ':', ',']) | (words.len() <= 3 && text.ends_with('.'))
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['“', '"', '©', '|', '»'])
        && words.iter().all(|word| word.len() <= 30)
        && cue::of(text).is_none();
    plausible.then(|| words.join(" "))
}

/// What follows some words at the start of a line, in whatever case they are.
pub(super) fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(words.len())?;
    start.eq_ignore_ascii_case(words).then_some(rest)
}

/// The name alone, where where somebody lives follows it and a date that: `Jane Roe, Telford, United Kingdom, 2 hours ago`.
pub(super) fn without_place(before_date: &str) -> &str {
    const DEGREES: [&str; 6] = ["jr", "sr", "phd", "md", "mp", "esq"];
    let Some(listed) = before_date.trim_end().strip_suffix(',') else { return before_date };
    match listed.split_once(',') {
        Some((_, rest)) if DEGREES.contains(&rest.trim().trim_end_matches('.').to_lowercase().as_str()) => {
            before_date
        }
        Some((name, _)) => name,
        None => before_date,
    }
}

/// A line without the number that a page gives the comment: `#1 | Jane Roe`; whether there was one.
pub(super) fn without_number(text: &str) -> (bool, &str) {
    let Some(rest) = text.strip_prefix('#') else { return (false, text) };
    let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = name.trim_start_matches(JOINTS);
    if name.len() < rest.len() && bare.len() < name.len() { (true, bare) } else { (false, text) }
}
