//! What nobody says: *never said*, *nobody said*, *if Roe said*.

use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Whether the verb at `at` says what was not said: *never said*, *would not say*, *stopped short of saying*.
pub(super) fn is_negated(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const HELPERS: usize = 4;
    let word = |back: usize| at.checked_sub(back).filter(|at| *at >= start).map_or("", |at| reading.word(at));
    let at = match (word(2), word(1)) {
        ("short" | "instead", "of") | ("rather", "than") => return true,
        ("quoted" | "reported" | "cited", "as") => at - 2,
        _ => at,
    };
    (start.max(at.saturating_sub(HELPERS))..at)
        .rev()
        .take_while(|before| {
            reading.pieces.get(*before).is_some_and(|p| {
                p.run.is_none()
                    && (p.has(Class::AUXILIARY.with(Class::ADVERB)) && !p.has(Class::CONJUNCTION)
                        || is_no_longer(reading, *before))
            })
        })
        .any(|before| {
            let word = reading.word(before);
            matches!(word, "not" | "never" | "cannot")
                || word.ends_with("n't")
                || word.ends_with("n’t")
                || is_no_longer(reading, before)
        })
}

fn is_no_longer(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at) == "longer" && at.checked_sub(1).is_some_and(|no| reading.word(no) == "no")
}

/// Whether the clause of the verb at `verb` is nobody's word, by its subject: *no minister said*, *none of them said*, *neither Roe nor
/// Doe said*; or not yet anybody's: *if Roe said*.
pub(super) fn is_nobodys(scene: &Scene<'_>, subject: Option<usize>, verb: usize, start: usize) -> bool {
    let reading = scene.reading;
    let mention = subject.and_then(|subject| scene.mentions.get(subject));
    if mention.is_some_and(|mention| mention.at.start > verb) {
        return false;
    }
    let from = mention.map_or(verb, |mention| mention.at.start);
    let word = |at: usize| reading.word(at).to_lowercase();
    let before = |back: usize| from.checked_sub(back).filter(|at| *at >= start).map(word).unwrap_or_default();
    if let Some(mention) = mention {
        let opening = word(mention.at.start);
        // "No 10 said": a house, and a name may open so too.
        let counted = reading.pieces.get(from + 1).is_some_and(|next| !next.is(Kind::Number));
        let denied = match opening.as_str() {
            "no" => counted && !mention.is_name(),
            "one" | "single" | "a" => {
                matches!(before(1).as_str(), "no" | "not") || before(1) == "a" && before(2) == "not"
            }
            opening => is_nobody(opening),
        };
        if denied {
            return true;
        }
        let had = before(1) == "had" && from == start + 1;
        if had || matches!(before(1).as_str(), "nor" | "if" | "unless" | "whether") {
            return true;
        }
    }
    is_of_nobody(reading, from, start)
}

/// Whether what stands at `at` only says of nobody which ones: *no one at the company*, *none of them*.
fn is_of_nobody(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const FAR: usize = 5;
    let nobody = (start.max(at.saturating_sub(FAR))..at).rev().find(|at| {
        let word = reading.word(*at).to_lowercase();
        let before = at.checked_sub(1).map(|before| reading.word(before).to_lowercase());
        is_nobody(&word) || word == "one" && matches!(before.as_deref(), Some("no" | "not"))
    });
    let between = nobody.map(|nobody| reading.pieces(nobody + 1..at)).unwrap_or_default();
    let within = |piece: &Piece| piece.run.is_none() && piece.token.is_word() && !piece.has(Class::AUXILIARY);
    between.first().is_some_and(|first| first.has(Class::PREPOSITION)) && between.iter().all(within)
}

fn is_nobody(word: &str) -> bool {
    matches!(word, "nobody" | "none" | "neither")
}
