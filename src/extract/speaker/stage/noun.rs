//! Nouns that stand for whoever was named, and nouns that never do.

/// Nouns that any organisation may be called by once it has been named.
pub(super) fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "airline"
            | "automaker"
            | "bank"
            | "brewer"
            | "carmaker"
            | "carrier"
            | "drugmaker"
            | "insurer"
            | "lender"
            | "manufacturer"
            | "broadcaster"
            | "chain"
            | "club"
            | "developer"
            | "housebuilder"
            | "operator"
            | "producer"
            | "provider"
            | "publisher"
            | "hotel"
            | "pub"
            | "retailer"
            | "startup"
            | "supermarket"
            | "supplier"
            | "union"
            | "utility"
            | "company"
            | "firm"
            | "business"
            | "corporation"
            | "group"
            | "organisation"
            | "organization"
            | "charity"
            | "nonprofit"
    )
}

/// Words before such a noun that tell another body than the one named last.
pub(super) fn is_of_another(word: &str) -> bool {
    matches!(
        word,
        "bigger"
            | "competing"
            | "new"
            | "opposing"
            | "opposition"
            | "other"
            | "parent"
            | "rival"
            | "second"
            | "sister"
            | "smaller"
    )
}

/// Nouns that any body may be called by which serves the public.
pub(super) fn is_public(noun: &str) -> bool {
    matches!(noun, "agency" | "authority" | "body" | "regulator" | "watchdog")
}

/// Whether a word, in small letters, in its name says that a body serves the public.
pub(super) fn serves_the_public(word: &str) -> bool {
    matches!(
        word,
        "administration"
            | "agency"
            | "authority"
            | "board"
            | "bureau"
            | "centers"
            | "commission"
            | "executive"
            | "inspectorate"
            | "office"
            | "service"
    )
}

/// Nouns for those who speak for somebody else, and are never that somebody.
pub(super) fn is_staff(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(noun, "aide" | "deputy" | "lawyer" | "attorney" | "agent" | "assistant")
}

/// Nouns for those who ask: *he* who speaks next is whoever answers.
pub(super) fn asks(noun: &str) -> bool {
    matches!(
        noun,
        "questioner" | "interviewer" | "interlocutor" | "moderator" | "reporter" | "journalist" | "host"
    )
}
