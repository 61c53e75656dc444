//! Organisations and places known by their whole names, because their words would be read as something else.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::lines;
use crate::text::folded::{Folded, Known};

/// The list: see its own head.
pub(super) const LIST: &str = include_str!("houses.txt");

/// How each name goes on, by its first word.
static HOUSES: LazyLock<Known<Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut houses: Known<Vec<Vec<&str>>> = HashMap::with_hasher(FixedState::default());
    for house in lines(LIST) {
        let mut words = house.split(' ').flat_map(|word| match word.strip_suffix("'s") {
            Some(owner) => vec![owner, "'s"],
            None => vec![word],
        });
        if let Some(first) = words.next().and_then(Folded::of) {
            houses.entry(first).or_default().push(words.collect());
        }
    }
    houses
});

/// How the names go on that begin with a word: what follows word by word, in small letters, without *&*, and with the sign of whose it
/// is apart.
#[must_use]
pub fn houses_from(first: &str) -> &'static [Vec<&'static str>] {
    Folded::of(first).and_then(|first| HOUSES.get(&first)).map_or(&[], Vec::as_slice)
}

/// Whether words are, or end with, such a name, the sign of whose it is left out.
#[must_use]
pub fn is_house(words: &[&str]) -> bool {
    (0..words.len()).any(|at| {
        let (Some(first), rest) = (words.get(at), words.get(at + 1..).unwrap_or_default()) else {
            return false;
        };
        houses_from(first).iter().any(|house| {
            let known = || house.iter().filter(|known| **known != "'s");
            // A surname may be a house: *Eric McRoe* is none.
            (at == 0 || !rest.is_empty())
                && known().count() == rest.len()
                && known().zip(rest).all(|(known, word)| word.eq_ignore_ascii_case(known))
        })
    })
}
