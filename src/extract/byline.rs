//! Who wrote it: names alone, without *By*, jobs, places or agencies.

/// What byline lines say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    /// The authors' names, in order.
    pub names: Vec<String>,
    /// The outlet or agency, where the line names one instead of or beside a person.
    pub outlet: Option<String>,
}

/// Reads bylines as written.
#[must_use]
pub fn read(written: &[String]) -> Byline {
    Byline { names: written.to_vec(), outlet: None }
}
