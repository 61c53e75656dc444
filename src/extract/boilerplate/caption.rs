//! Lines under pictures: credits, and descriptions that end in one.

use std::sync::LazyLock;

/// A caption is no longer than this, in bytes.
pub(super) const LONGEST: usize = 400;

/// What a credit begins with, then what stands before the name of who made or lent a picture; folded.
struct Credits {
    leads: Vec<&'static str>,
    lenders: Vec<&'static str>,
}

static CREDITS: LazyLock<Credits> = LazyLock::new(|| {
    let rows = |mark: &'static str| {
        include_str!("credits.txt").lines().filter_map(move |line| line.strip_prefix(mark)).collect()
    };
    Credits { leads: rows("^ "), lenders: rows("$ ") }
});

/// Whether a line is a picture's: *Photograph: Jane Roe*, *The crane at night. (Photo by Jane Roe/Quay Pictures)*.
pub(super) fn is_caption(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let open = text.trim_start_matches(['(', '[', ' ']);
    if leads(open) && text.split_whitespace().take(MOST + 1).count() <= MOST {
        return true;
    }
    // A credit at the end stands behind one of these marks; most lines are done with here.
    let from = text.len().saturating_sub(TAIL);
    let tail = (from..text.len()).find_map(|at| text.get(at..)).unwrap_or_default();
    let marked = tail.bytes().any(|byte| matches!(byte, b':' | b'/' | b'(' | b'[' | b'|' | 0xa9));
    if !marked && (tail.ends_with('.') || !tail.contains(" via ")) {
        return false;
    }
    in_brackets(tail) || is_lent(tail) || behind_bar(tail)
}

/// A credit that a line begins with has no more words than this.
const MOST: usize = 14;
/// A credit that a line ends with is no longer than this, in bytes.
const TAIL: usize = 100;

/// Whether a text begins with what credits begin with.
fn leads(text: &str) -> bool {
    let Some(first) = text.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    CREDITS.leads.iter().filter(|lead| lead.as_bytes().first() == Some(&first)).any(|lead| {
        let (start, rest) = text.split_at_checked(lead.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(lead) && !rest.trim().is_empty()
    })
}

/// Whether a text ends in a credit in brackets.
fn in_brackets(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let inner = text
        .strip_suffix([')', ']'])
        .and_then(|rest| rest.rfind(['(', '[']).and_then(|at| rest.get(at + 1..)));
    inner.is_some_and(|inner| leads(inner) || is_lent(inner))
}

/// Whether a text ends in a credit behind a bar: *The crane at night. | Photo by Jane Roe*.
fn behind_bar(text: &str) -> bool {
    text.rsplit_once('|').is_some_and(|(_, credit)| leads(credit.trim_start()))
}

/// Whether a text ends with the name of one who lends pictures behind a mark: *Jane Roe/Getty Images*.
fn is_lent(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ', ')', ']']);
    let before = |lender: &&str| {
        let (before, end) = text.split_at_checked(text.len().checked_sub(lender.len())?)?;
        end.eq_ignore_ascii_case(lender).then_some(before)
    };
    CREDITS.lenders.iter().filter_map(before).any(|before| {
        let mark = before.trim_end();
        mark.ends_with(['/', '|', '©', '(', '[', ':']) || mark.ends_with(" via")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told_from_sentences() {
        for (line, want) in [
            ("Photograph: Ada Quill/Quay Pictures", true),
            ("(Photo by Ada Quill)", true),
            ("Photo by Ada Quill on Unsplash", true),
            ("Image: Ada Quill / Getty Images", true),
            ("Photo courtesy of the harbour board", true),
            ("The crane at night. Ada Quill/AFP via Getty Images", true),
            ("The crane at night on the mole. (Photo: Ada Quill)", true),
            ("The old crane on the North Mole, Tuesday, March 3, 2021. (AP Photo/Ada Quill)", true),
            ("Kittiwake | Getty Images", true),
            ("The crane has stood on the mole since 1931. | Photo by Ada Quill", true),
            ("The crane has stood on the mole since 1931. | Ada Quill", false),
            ("(Image credit: Quay Post)", true),
            (
                "Photo by photo, the harbour changed over sixty years until nobody who had known it could find the mole.",
                false,
            ),
            ("The board said it would sell Getty Images.", false),
            ("The harbour board (the owner of the crane) has agreed.", false),
            ("“Nobody asked us,” she told AP.", false),
            (
                "The image: a crane on a mole, in the rain, which everybody in the town had seen and nobody had liked.",
                false,
            ),
            ("Photographs", false),
        ] {
            assert_eq!(is_caption(line), want, "{line}");
        }
    }

    #[test]
    fn the_list_is_sorted() {
        let rows: Vec<_> =
            include_str!("credits.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.windows(2).all(|pair| matches!(pair, [a, b] if a < b)));
        assert_eq!(CREDITS.leads.len() + CREDITS.lenders.len(), rows.len());
    }
}
