//! What nobody says: *never said*, *nobody said*, *if Roe said*; and what is the article itself: *I think*, *as we mentioned*.

use std::ops::Range;

use super::{Cue, past_helpers};
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::{Mention, Sort, is_causing};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Whether the verb at `at` says what was not said: *never said*, *would not say*, *stopped short of saying*.
pub(super) fn is_negated(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const HELPERS: usize = 4;
    let word = |back: usize| at.checked_sub(back).filter(|at| *at >= start).map_or("", |at| reading.word(at));
    // "instead of just calling it wild"
    let just = usize::from(
        at.checked_sub(1).and_then(|before| reading.pieces.get(before)).is_some_and(|p| p.has(Class::ADVERB)),
    );
    let neither = || {
        let before = start.max(at.saturating_sub(HELPERS))..at;
        before.into_iter().any(|at| matches!(reading.word(at), "neither" | "Neither"))
    };
    let at = match (word(2 + just), word(1 + just)) {
        // "neither confirmed nor denied"
        ("short" | "instead", "of") | ("rather", "than") | (_, "neither") => return true,
        (_, "nor") if neither() => return true,
        // "stop arguing"
        (_, "quit" | "stop" | "stops" | "stopped") if reading.word(at).ends_with("ing") => return true,
        _ => at,
    };
    let at = match (word(2), word(1)) {
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
            // "not only said"
            matches!(word, "not" | "never" | "cannot") && reading.word(before + 1) != "only"
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
    is_supposed(reading, mention, verb, start)
        || is_readers(reading, verb, start)
        || is_idiom(reading, verb)
        || mention.is_some_and(|mention| is_caused(reading, mention, verb) || is_of_readers(reading, mention))
        || mention
            .is_some_and(|mention| is_denied(reading, mention, start) || is_on_label(reading, mention, start))
        || is_of_nobody(reading, from, start)
}

/// ***If your letter says** what it should*, *(**who said** “late”?)*: what may be said, and what is asked for.
fn is_supposed(reading: &Reading<'_>, mention: Option<&Mention>, verb: usize, start: usize) -> bool {
    const FAR: usize = 6;
    const FURTHEST: usize = 40;
    let asked = || {
        let who = verb.checked_sub(1).filter(|who| *who >= start);
        let opens = who.is_some_and(|who| {
            who == start
                || reading.pieces.get(who - 1).is_some_and(|before| matches!(before.token.kind, Kind::Open))
        });
        let asks = || {
            let ends = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Stop));
            let stop = (verb + 1..reading.pieces.len()).take(FURTHEST).find(ends);
            stop.is_some_and(|stop| reading.word(stop) == "?")
        };
        opens && who.is_some_and(|who| is_any(reading, who, &["who"])) && asks()
    };
    let verbal = Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::VERB);
    let supposed = || {
        let plain = |at: &usize| {
            reading.pieces.get(*at).is_some_and(|piece| {
                piece.run.is_none() && piece.token.is_word() && !(piece.is_lower() && piece.has(verbal))
            })
        };
        let first = (start.max(verb.saturating_sub(FAR))..verb).rev().take_while(plain).last();
        let quotes =
            (verb + 1..verb + 3).any(|at| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some()));
        !quotes && first.is_some_and(|first| is_any(reading, first, &["if", "unless"]) && first + 1 < verb)
    };
    asked() || mention.is_none_or(|mention| !mention.is_name()) && supposed()
}

/// ***You** may say that it rained*, *Don’t tell a story, **tell** them why*: what is put in the reader's mouth is nobody's word.
fn is_readers(reading: &Reading<'_>, verb: usize, start: usize) -> bool {
    let helps = past_helpers(reading, verb, start);
    let orders = matches!(reading.word(start), "Don't" | "Don’t" | "Never")
        && reading
            .pieces
            .get(verb)
            .is_some_and(|piece| piece.has(Class::CUE_BASE) && !piece.has(Class::CUE_FINITE))
        && verb.checked_sub(1).and_then(|comma| reading.pieces.get(comma)).is_some_and(|p| p.is(Kind::Comma));
    if orders {
        return true;
    }
    let you = helps.checked_sub(1).filter(|you| *you >= start).and_then(|you| reading.pieces.get(you));
    you.is_some_and(|you| you.run.is_none() && you.has(Class::SECOND))
}

/// ***It says it all***, *that said more about the town than about Roe*: what shows something, and says nothing.
fn is_idiom(reading: &Reading<'_>, verb: usize) -> bool {
    let [second, third] = [1, 2].map(|by| reading.word(verb + by));
    let before = |back: usize| verb.checked_sub(back).map_or("", |at| reading.word(at));
    match reading.word(verb) {
        "say" | "says" | "said" | "saying" => {
            matches!(
                (second, third),
                ("it", "all") | ("a", "lot") | ("so", "much") | ("more" | "much" | "something", "about")
            ) || before(1) == "of" && matches!(before(2), "way" | "ways")
        }
        "figure" | "figures" | "figured" | "figuring" => second == "out" || third == "out",
        "assured" => matches!(before(1), "rest" | "Rest"),
        // "The page feels like a boat."
        "feel" | "feels" | "felt" | "feeling" => second == "like",
        // "It tells you how to row.", "What boats can teach us about tides"
        "tell" | "tells" | "told" => {
            second == "you"
                && matches!(third, "how" | "if" | "what" | "when" | "where" | "whether" | "which" | "why")
        }
        // "knew of it but continued to lend"
        "continue" | "continued" | "continues" | "continuing" => {
            second == "to" && !reading.pieces.get(verb + 2).is_some_and(|next| next.has(Class::CUE))
        }
        "teach" => matches!(before(1), "can" | "could" | "may" | "might" | "will"),
        _ => false,
    }
}

/// *It helps **users** find…*, *I saw **people** talking about it*: what others are made to do, or are seen at, and no word of theirs.
fn is_caused(reading: &Reading<'_>, mention: &Mention, verb: usize) -> bool {
    let class = reading.pieces.get(verb).map_or(Class::NONE, |piece| piece.token.class);
    let causes = mention.at.start.checked_sub(1).is_some_and(|before| is_causing(reading.word(before)));
    let bare = class.has(Class::CUE_BASE.with(Class::CUE_GERUND)) && !reading.word(verb).ends_with('s');
    let said = matches!(reading.word(verb), "say" | "saying");
    causes && bare && !said && mention.at.end == verb && !mention.is_name()
}

/// ***On the bottle**, **it** says*: what stands on a thing is nobody's word.
fn is_on_label(reading: &Reading<'_>, mention: &Mention, start: usize) -> bool {
    let it = matches!(mention.sort, Sort::Pronoun(class) if class.has(Class::IT));
    let comma = mention.at.start.checked_sub(1).and_then(|comma| reading.pieces.get(comma));
    it && reading.word(start) == "On"
        && matches!(reading.word(start + 1), "the" | "its" | "their")
        && mention.at.start <= start + 5
        && comma.is_some_and(|comma| comma.is(Kind::Comma))
}

/// *Your guests will thank you*: what those who read may hear is nobody's word.
fn is_of_readers(reading: &Reading<'_>, mention: &Mention) -> bool {
    matches!(reading.word(mention.at.start), "your" | "Your") && !mention.is_name()
}

/// ***This shows** that it rained*, *which **adds** a layer*, *a cue that **tells** the dog*: where no subject is anybody, what only
/// follows from a thing.
pub(super) fn is_things(reading: &Reading<'_>, verb: usize, start: usize) -> bool {
    let helps = past_helpers(reading, verb, start);
    let this = helps.checked_sub(1).filter(|this| *this >= start);
    let bare =
        this.is_some_and(|this| matches!(reading.word(this), "This" | "this" | "These" | "these" | "That"));
    let relative = this.is_some_and(|this| matches!(reading.word(this), "which" | "that"));
    let that = reading.word(verb + 1) == "that";
    match reading.word(verb) {
        "tells" | "tell" => true,
        "adds" | "added" if !that => true,
        "shows" | "suggests" | "indicates" | "signals" | "implies" | "holds" | "highlights" => {
            bare || relative
        }
        "said" | "says" => false,
        _ => bare,
    }
}

/// ***I think** it rained*, ***we recommend** booking early*, *as **we mentioned***: what whoever writes thinks, advises and has
/// written above is the article itself. What they said to somebody is told: *I asked her whether it rained*.
pub(super) fn is_own(scene: &Scene<'_>, cue: &Cue) -> bool {
    let reading = scene.reading;
    let verb = cue.at.start;
    let mention = cue.subject.and_then(|subject| scene.mentions.get(subject));
    let Some(mention) = mention.filter(|mention| mention.at.start < verb) else { return false };
    let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
    let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
    let pauses = |at: usize| is(at, Kind::Comma) || is(at, Kind::Colon);
    // "“No,” I thought.": somebody has to have said it.
    let quotes = mention.at.start.checked_sub(1).is_some_and(is_run)
        || is_run(verb + 1)
        || pauses(verb + 1) && is_run(verb + 2);
    // "As we've already said, it rained."
    let above = || mention.at.start.checked_sub(1).is_some_and(|before| is_any(reading, before, &["as"]));
    matches!(mention.sort, Sort::Pronoun(class) if class.has(Class::FIRST))
        && !quotes
        && (above() || !TOLD_THEN.contains(&reading.word(verb)))
}

/// *no minister*, *not a single minister*, *nor Doe*, *if Roe*: whether a subject is none by its own words or the one before it.
fn is_denied(reading: &Reading<'_>, mention: &Mention, start: usize) -> bool {
    let from = mention.at.start;
    let before = |back: usize, words: &[&str]| {
        from.checked_sub(back).is_some_and(|at| at >= start && is_any(reading, at, words))
    };
    let opens = |words: &[&str]| is_any(reading, from, words);
    // "No 10 said": a house, and a name may open so too.
    let counted = reading.pieces.get(from + 1).is_some_and(|next| !next.is(Kind::Number));
    opens(NOBODY)
        || opens(&["no"]) && counted && !mention.is_name()
        || opens(&["one", "single", "a"])
            && (before(1, &["no", "not"]) || before(1, &["a"]) && before(2, &["not"]))
        || opens(&["everyone", "everybody", "all", "every"]) && before(1, &["not"])
        || before(1, &["nor", "if", "unless", "whether"])
        || before(1, &["had", "did", "does", "do"]) && from == start + 1
        // "that nobody said"
        || opens(&["that"]) && is_any(reading, from + 1, NOBODY)
}

/// Whether what stands at `at` only says of nobody which ones: *no one at the company*, *none of them*.
fn is_of_nobody(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const FAR: usize = 5;
    let nobody = (start.max(at.saturating_sub(FAR))..at).rev().find(|at| {
        let negated = || at.checked_sub(1).is_some_and(|before| is_any(reading, before, &["no", "not"]));
        is_any(reading, *at, NOBODY) || is_any(reading, *at, &["one"]) && negated()
    });
    let between = nobody.map(|nobody| reading.pieces(nobody + 1..at)).unwrap_or_default();
    let within = |piece: &Piece| piece.run.is_none() && piece.token.is_word() && !piece.has(Class::AUXILIARY);
    between.first().is_some_and(|first| first.has(Class::PREPOSITION)) && between.iter().all(within)
}

/// Forms of verbs for what one said to somebody once.
const TOLD_THEN: &[&str] = &[
    "admitted",
    "agreed",
    "answered",
    "apologised",
    "apologized",
    "argued",
    "asked",
    "asking",
    "begged",
    "complained",
    "confessed",
    "demanded",
    "explained",
    "insisted",
    "joked",
    "promised",
    "protested",
    "replied",
    "responded",
    "said",
    "saying",
    "shouted",
    "suggested",
    "swore",
    "told",
    "telling",
    "urged",
    "vowed",
    "warned",
    "whispered",
    "wrote",
];

/// Words for nobody.
const NOBODY: &[&str] = &["nobody", "none", "neither"];

/// Whether the piece at `at` is one of some words, capital or not.
fn is_any(reading: &Reading<'_>, at: usize, words: &[&str]) -> bool {
    let word = reading.word(at);
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// *a sign that reads “No dogs”*: whether quoted words stand on a thing, and nobody who is named says them.
pub(in crate::extract::quotation) fn is_inscription(
    reading: &Reading<'_>,
    verb: usize,
    sentence: &Range<usize>,
) -> bool {
    const FAR: usize = 8;
    let written = matches!(reading.word(verb), "read" | "reads" | "reading" | "saying" | "says" | "said");
    let pause = usize::from(
        reading.pieces.get(verb + 1).is_some_and(|next| next.is(Kind::Comma) || next.is(Kind::Colon)),
    );
    let quotes = reading.pieces.get(verb + 1 + pause).is_some_and(|piece| piece.run.is_some());
    written
        && quotes
        && (sentence.start.max(verb.saturating_sub(FAR))..verb)
            .rev()
            .take_while(|at| reading.pieces.get(*at).is_some_and(|piece| piece.run.is_none()))
            .any(|at| THINGS.contains(&reading.word(at)) && is_free(reading, at, verb))
}

/// Whether no other subject can stand between a thing and the verb: *a sign taped to the door read*.
fn is_free(reading: &Reading<'_>, thing: usize, verb: usize) -> bool {
    let verbal = Class::CUE_FINITE.with(Class::VERB).with(Class::PRONOUN).with(Class::CONJUNCTION);
    let plain = |piece: &Piece| piece.token.is_word() && !piece.token.is_capitalised() && !piece.has(verbal);
    let relative = |piece: &Piece| piece.has(Class::RELATIVE) || piece.token.span.of(reading.text) == "that";
    reading.pieces(thing + 1..verb).iter().all(|piece| plain(piece) || relative(piece))
}

/// Things that words stand on.
const THINGS: &[&str] = &[
    "banner",
    "banners",
    "billboard",
    "inscription",
    "note",
    "notice",
    "placard",
    "placards",
    "plaque",
    "poster",
    "posters",
    "shirt",
    "shirts",
    "sign",
    "signs",
    "slogan",
    "sticker",
    "stickers",
    "tattoo",
    "T-shirt",
    "T-shirts",
];
