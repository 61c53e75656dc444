//! What single verbs take, and what else their forms may be.

/// Whether a form of a reporting verb is no noun besides: *argues*, and not *protests*, *points*.
pub(super) fn is_verb_alone(word: &str) -> bool {
    !word.ends_with('s')
        || matches!(
            word,
            "acknowledges"
                | "admits"
                | "alleges"
                | "argues"
                | "asserts"
                | "assumes"
                | "believes"
                | "concedes"
                | "concludes"
                | "confirms"
                | "contends"
                | "denies"
                | "explains"
                | "implies"
                | "indicates"
                | "insists"
                | "maintains"
                | "predicts"
                | "reveals"
                | "suggests"
                | "warns"
        )
}

/// Whether a word is the past of a verb, or its third person, and can be nothing else: *took*, and not *made*.
pub(super) fn is_past_alone(word: &str) -> bool {
    matches!(
        word,
        "became"
            | "began"
            | "broke"
            | "came"
            | "chose"
            | "comes"
            | "drew"
            | "drove"
            | "fell"
            | "fled"
            | "flew"
            | "froze"
            | "gave"
            | "gets"
            | "gives"
            | "goes"
            | "grew"
            | "knew"
            | "makes"
            | "ran"
            | "remains"
            | "rose"
            | "sank"
            | "saw"
            | "seems"
            | "shook"
            | "stands"
            | "stole"
            | "stood"
            | "takes"
            | "thought"
            | "threw"
            | "took"
            | "wants"
            | "went"
            | "wore"
            | "wrote"
    )
}

/// Verbs of saying that take things more often: *added a terrace*, *claimed the prize*.
pub(super) fn takes_things(verb: &str) -> bool {
    matches!(verb, "add" | "adds" | "added" | "adding" | "claim" | "claims" | "claimed" | "claiming")
}

/// Forms of a verb that takes things as often as clauses: *told us a story*.
pub(super) fn is_telling(verb: &str) -> bool {
    matches!(verb, "tell" | "tells" | "told" | "telling")
}

/// Verbs of finding out and writing, which take things as often: *found the body*.
pub(super) fn shows_things(verb: &str) -> bool {
    matches!(
        verb,
        "find"
            | "finding"
            | "finds"
            | "found"
            | "show"
            | "showed"
            | "showing"
            | "shown"
            | "shows"
            | "write"
            | "writes"
            | "writing"
            | "wrote"
    )
}

/// Words that make a clause hang on another.
pub(super) fn hangs(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "when"
            | "while"
            | "where"
            | "if"
            | "because"
            | "after"
            | "before"
            | "until"
            | "since"
            | "though"
            | "although"
    )
}

/// Verbs for what somebody thinks of a thing, and more often is.
pub(super) fn is_feeling(verb: &str) -> bool {
    matches!(verb, "feel" | "feels" | "felt" | "feeling")
}

/// Verbs for those who will not.
pub(super) fn is_refusal(verb: &str) -> bool {
    matches!(
        verb,
        "declined" | "declines" | "decline" | "declining" | "refused" | "refuses" | "refuse" | "refusing"
    )
}
