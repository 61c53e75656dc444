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
    // Credits have one of these; most lines are done with here.
    if text.len() > LONGEST || !text.contains([':', '/', '(', '[', '|', '©']) && !has_picture(text) {
        return false;
    }
    let folded = text.to_lowercase();
    let open = folded.trim_start_matches(['(', '[', ' ']);
    let short = folded.split_whitespace().count() <= 14;
    short && leads(open) || in_brackets(&folded) || is_lent(&folded)
}

/// Whether a line begins with the word for a picture.
fn has_picture(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    ["photo", "photograph", "image", "picture"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Whether a text begins with what credits begin with.
fn leads(text: &str) -> bool {
    CREDITS.leads.iter().any(|lead| text.strip_prefix(lead).is_some_and(|rest| !rest.trim().is_empty()))
}

/// Whether a text ends in a credit in brackets.
fn in_brackets(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let inner = text
        .strip_suffix([')', ']'])
        .and_then(|rest| rest.rfind(['(', '[']).and_then(|at| rest.get(at + 1..)));
    inner.is_some_and(|inner| leads(inner) || is_lent(inner))
}

/// Whether a text ends with the name of one who lends pictures behind a mark: *Jane Roe/Getty Images*.
fn is_lent(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ', ')', ']']);
    CREDITS.lenders.iter().filter_map(|lender| text.strip_suffix(lender)).any(|before| {
        let mark = before.trim_end();
        mark.ends_with(['/', '|', '©', '(', '[']) || mark.ends_with(" via") || mark.ends_with(':')
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
