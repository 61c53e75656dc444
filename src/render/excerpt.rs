//! The part of a long text that a reader wants to see: around the words that were asked for.

use std::borrow::Cow;

use crate::article::Span;

/// What stands where something was left out.
const CUT: &str = "…";

/// At most about so many bytes of a text, around as many of the spans as fit, and where these stand in it. What is left out is
/// marked, and no word is cut.
#[must_use]
pub fn around<'t>(text: &'t str, spans: &[Span], most: usize) -> (Cow<'t, str>, Vec<Span>) {
    if text.len() <= most {
        let inside = spans.iter().filter(|span| span.end <= text.len());
        return (Cow::Borrowed(text), inside.copied().collect());
    }
    let window = window(text, spans, most);
    let before = if window.start == 0 { "" } else { CUT };
    let after = if window.end == text.len() { "" } else { CUT };
    let shown = format!("{before}{}{after}", window.of(text));
    let moved = spans.iter().filter(|span| window.contains(**span)).map(|span| {
        let by = before.len();
        Span::new(span.start - window.start + by, span.end - window.start + by)
    });
    (Cow::Owned(shown), moved.collect())
}

/// The stretch that has the most of the spans, with what room is left before and behind them.
fn window(text: &str, spans: &[Span], most: usize) -> Span {
    let inside = |first: &Span| {
        let reach = spans.iter().filter(|span| first.start <= span.start && span.end <= first.start + most);
        (reach.clone().count(), reach.map(|span| span.end).max())
    };
    // Of equals the first.
    let best = spans.iter().rev().max_by_key(|span| inside(span).0);
    let (start, end) = best.map_or((0, 0), |first| (first.start, inside(first).1.unwrap_or(first.end)));
    let room = most.saturating_sub(end - start);
    // What leads to the words helps more than what follows.
    let start = start.saturating_sub(room / 2);
    let start = if start < most / 8 { 0 } else { word_start(text, start) };
    let end = (start + most).max(end);
    if end + most / 8 >= text.len() {
        Span::new(start, text.len())
    } else {
        Span::new(start, word_end(text, end))
    }
}

/// The beginning of the first word that begins at a place or behind it.
fn word_start(text: &str, at: usize) -> usize {
    let at = bound(text, at);
    let rest = text.get(at..).unwrap_or_default();
    let space = rest.find(char::is_whitespace).filter(|space| *space < 60);
    space.map_or(at, |space| {
        let behind = rest.get(space..).unwrap_or_default();
        at + space + (behind.len() - behind.trim_start().len())
    })
}

/// The end of the last word that ends at a place or before it.
fn word_end(text: &str, at: usize) -> usize {
    let at = bound(text, at);
    let before = text.get(..at).unwrap_or_default();
    let space = before.rfind(char::is_whitespace).filter(|space| at - space < 60);
    space.map_or(at, |space| before.get(..space).unwrap_or_default().trim_end().len())
}

/// The nearest bound of a character at a place or behind it.
fn bound(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

    fn excerpt(asked: &[&str], most: usize) -> String {
        let spans: Vec<Span> = asked
            .iter()
            .map(|word| {
                let start = TEXT.find(word).unwrap();
                Span::new(start, start + word.len())
            })
            .collect();
        let (mut shown, spans) = around(TEXT, &spans, most);
        for span in spans.iter().rev() {
            let marked = format!("<{}>", span.of(&shown));
            shown.to_mut().replace_range(span.start..span.end, &marked);
        }
        shown.into_owned()
    }

    #[test]
    fn a_long_text_is_shown_around_what_was_asked_for() {
        for (name, asked, most, shown) in [
            (
                "short enough",
                &["nine"][..],
                200,
                "one two three four five six seven eight <nine> ten eleven twelve thirteen fourteen fifteen",
            ),
            ("nothing asked", &[], 30, "one two three four five six…"),
            ("at the beginning", &["two"], 30, "one <two> three four five six…"),
            ("in the middle", &["eight"], 30, "…six seven <eight> nine ten…"),
            ("at the end", &["fifteen"], 30, "…fourteen <fifteen>"),
            ("where most of them are", &["two", "ten", "eleven"], 30, "…nine <ten> <eleven> twelve…"),
        ] {
            assert_eq!(excerpt(asked, most), shown, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_cut(text in "\\PC{0,200}", from in 0usize..200, length in 0usize..40, most in 1usize..120) {
            let span = Span::new(from, from + length);
            let (shown, spans) = around(&text, &[span], most);
            proptest::prop_assert!(spans.iter().all(|span| span.end <= shown.len()));
        }
    }
}
