//! Organisations known by their whole names, because their words would be read as something else.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::lines;
use crate::text::folded::{Folded, Known};

/// The list: see its own head.
pub(super) const LIST: &str = include_str!("houses.txt");

static HOUSES: LazyLock<Known<Vec<&'static str>>> = LazyLock::new(|| {
    let mut houses: Known<Vec<&str>> = HashMap::with_hasher(FixedState::default());
    for (first, rest) in lines(LIST).filter_map(|house| house.split_once(' ')) {
        if let Some(first) = Folded::of(first) {
            houses.entry(first).or_default().push(rest);
        }
    }
    houses
});

/// How the names go on that begin with a word, in small letters and without *&*.
#[must_use]
pub fn houses_from(first: &str) -> &'static [&'static str] {
    Folded::of(first).and_then(|first| HOUSES.get(&first)).map_or(&[], Vec::as_slice)
}
