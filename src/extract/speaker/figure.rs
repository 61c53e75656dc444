//! Somebody an article names: what they are called, and what they are said to be.

use super::bearer::{is_formed_as_firm, is_trade};
use super::mention::sex_of;
use super::role::Manner;
use crate::article::SpeakerClass;
use crate::text::fold::fold as plain;
use crate::text::lexicon::{Class, class_of, houses_from, is_house, long_form};
use crate::text::short::Short;
use crate::text::token::is_site;

/// Somebody the article names.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Figure {
    /// The fullest name, as written.
    pub(in crate::extract) name: String,
    /// What kind of speaker they make.
    pub(in crate::extract) class: SpeakerClass,
    /// [`Class::MALE`], [`Class::FEMALE`] or none known.
    pub(in crate::extract) sex: Class,
    /// Whether it is a place, or a thing: in a sentence's subject these are seldom who speaks.
    pub(in crate::extract) place: bool,
    /// How often it is named.
    pub(in crate::extract) named: usize,
    /// The words of the name, folded, without *Jr.* and the like.
    pub(super) words: Vec<Short>,
    /// Whether any of its words call it, as a person's do: it was taken for one.
    pub(super) loose: bool,
    /// Whether they reign, and so go by their forename: *Prince Jon*.
    pub(super) royal: bool,
    /// Letters that stand for it: *WHO*.
    pub(super) letters: Option<Short>,
    /// The noun that it goes by alone: *the Board*.
    pub(super) noun: Option<Short>,
    pub(super) aliases: Vec<String>,
    pub(super) roles: Vec<Role>,
}

/// What somebody is said to be.
#[derive(Debug, Clone)]
pub(super) struct Role {
    text: String,
    manner: Manner,
}

/// How many roles and how many other names of one figure are kept.
const KEPT: usize = 16;

impl Figure {
    pub(super) fn new(name: String, words: Vec<Short>, class: SpeakerClass, place: bool) -> Self {
        // "Ban Ki-moon": a hyphen tells that the family comes first.
        let given = words.last().filter(|last| last.contains('-')).filter(|last| sex_of(last) != Class::NONE);
        let sex = match given.or(words.first()) {
            Some(word) if class == SpeakerClass::Person => sex_of(word),
            _ => Class::NONE,
        };
        let (aliases, roles) = (Vec::new(), Vec::new());
        let (named, loose, royal, letters, noun) = (0, false, false, None, None);
        Self { name, class, sex, place, named, words, loose, royal, letters, noun, aliases, roles }
    }

    /// The last word of a person's full name, folded.
    pub(super) fn surname(&self) -> Option<&str> {
        let full = self.class == SpeakerClass::Person && self.words.len() > 1;
        self.words.last().filter(|_| full).map(Short::as_str)
    }

    /// Whether a name's folded words all belong to this figure's.
    pub(super) fn holds(&self, folded: &[Short]) -> bool {
        if let [word] = folded
            && [&self.letters, &self.noun].into_iter().flatten().any(|other| word == other)
        {
            return true;
        }
        let own = |word: &Short| {
            self.words.iter().any(|own| own == word || may_be_initial(own, word) && initial(own, word))
        };
        if self.class == SpeakerClass::Person || self.loose || folded.len() == self.words.len() {
            return folded.iter().all(own);
        }
        // *Roe* is *Roe & Doe* where nobody else is Roe.
        if let ([word], [first, and, _]) = (folded, self.words.as_slice())
            && word == first
            && and.is_empty()
        {
            return true;
        }
        // *Nordkabel* is *Nordkabel Holdings*, but *Twitter* is not *State Twitter Accounts*.
        let suffix = Class::SUFFIX.with(Class::ORGANISATION);
        let closes = |word: &Short| class_of(word).has(suffix) || is_formed_as_firm(word) || is_trade(word);
        self.words.starts_with(folded)
            && self.whole_of_house(folded).unwrap_or_else(|| self.words.iter().skip(folded.len()).all(closes))
    }

    /// *Nissan* is *Nissan Motor*, but *Microsoft* is not *Microsoft Office*: of an organisation that is known by one word, whether
    /// the figure is the same by its whole name; `None` for others.
    fn whole_of_house(&self, folded: &[Short]) -> Option<bool> {
        let [house] = folded else { return None };
        if !is_house(&[house.as_str()]) {
            return None;
        }
        let rest = self.words.get(1..).unwrap_or_default();
        let known = |whole: &Vec<&str>| whole.iter().copied().eq(rest.iter().map(Short::as_str));
        let firm = |word: &Short| class_of(word).has(Class::SUFFIX);
        Some(houses_from(house).iter().any(known) || rest.iter().all(firm))
    }

    /// *Mr Roe* is nobody of *Roe Steel*: whether a title speaks against part of a name.
    pub(super) fn is_untitled(&self, folded: &[Short], sex: Class) -> bool {
        sex != Class::NONE && self.class == SpeakerClass::Organisation && folded.len() < self.words.len()
    }

    /// Whether another full name, or part of one, is this figure's.
    pub(super) fn is_same(&self, folded: &[Short], sex: Class) -> bool {
        if contrary(self.sex, sex) || self.is_untitled(folded, sex) {
            return false;
        }
        if folded.len() < 2 || self.words.len() < 2 {
            return match (folded, self.words.as_slice()) {
                ([_], _) => self.holds(folded),
                (_, [own]) => folded.last() == Some(own),
                _ => false,
            };
        }
        if self.words == folded {
            return true;
        }
        if self.class != SpeakerClass::Person {
            return self.holds(folded);
        }
        self.words.last() == folded.last()
            && (is_forename_of(&self.words, folded) || within(&self.words, folded))
            || self.words.starts_with(folded)
    }

    /// Takes note of what the article calls the figure here: the fullest becomes its name.
    pub(super) fn call(&mut self, written: &str, folded: &[Short]) {
        if written == self.name {
            return;
        }
        if self.is_fuller(written, folded) {
            self.words = folded.to_vec();
            let alias = std::mem::replace(&mut self.name, written.to_owned());
            self.keep_alias(&alias);
        } else {
            self.keep_alias(written);
        }
    }

    fn keep_alias(&mut self, alias: &str) {
        if self.aliases.len() < KEPT && self.aliases.iter().all(|known| known != alias) {
            self.aliases.push(alias.to_owned());
        }
    }

    /// Whether a name says more than the one known.
    fn is_fuller(&self, written: &str, folded: &[Short]) -> bool {
        match (is_shouted(&self.name), is_shouted(written)) {
            (true, false) if folded.len() >= self.words.len() => return true,
            (false, true) => return false,
            _ => {}
        }
        let longer = folded.len() > self.words.len();
        // "Crooked Hillary Roe" says no more than "Hillary Roe", but "Piet van Roe" does than "van Roe".
        let (long, short) = if longer { (folded, &*self.words) } else { (&*self.words, folded) };
        if let (Some(opens), Some(forename)) = (long.first(), short.first())
            && long.len() > short.len()
            && short.len() > 1
            && long.ends_with(short)
            && !class_of(opens).has(Class::FORENAME)
            && class_of(forename).has(Class::FORENAME)
            && !matches!(&**forename, "van" | "von")
        {
            return !longer;
        }
        let initials = self.words.iter().any(|word| word.len() <= 2);
        longer
            || folded.len() == self.words.len()
                && (initials && written.len() > self.name.len() || is_longer(written, &self.name))
    }

    /// Whether nothing in a bare name speaks against a person.
    pub(super) fn may_be_person(&self) -> bool {
        let other = Class::ORGANISATION.with(Class::SUFFIX).with(Class::NATIONALITY);
        let word = self.words.first().map_or(Class::NONE, |word| class_of(word));
        !self.place && self.words.len() == 1 && !is_shouted(&self.name) && !word.has(other)
    }

    /// Whether something more than the form of its name makes a person of it: a forename, a title or what is said of it.
    pub(in crate::extract) fn is_surely_person(&self) -> bool {
        let forename = self.words.first().is_some_and(|word| class_of(word).has(Class::FORENAME));
        self.class == SpeakerClass::Person && (forename || self.sex != Class::NONE || !self.roles.is_empty())
    }

    /// Takes note of what the figure is said to be.
    pub(super) fn learn(&mut self, role: &str, manner: Manner) {
        let role = role.trim();
        // "of the Women Pilots": whoever somebody works for tells nothing.
        if self.sex == Class::NONE && self.class == SpeakerClass::Person && manner != Manner::Home {
            // "ward sister": a word that is a forename too tells nothing here.
            let telling = role.split_whitespace().filter(|word| !class_of(word).has(Class::FORENAME));
            self.sex = telling.map(sex_of).find(|sex| *sex != Class::NONE).unwrap_or(Class::NONE);
        }
        if !role.is_empty() && self.roles.len() < KEPT && self.roles.iter().all(|known| known.text != role) {
            self.roles.push(Role { text: role.split_whitespace().collect::<Vec<_>>().join(" "), manner });
        }
    }

    /// The fullest of what the figure is said to be; the first of equals.
    pub(super) fn role(&self) -> Option<&str> {
        self.roles.iter().rev().max_by_key(|role| role.fullness()).map(|role| role.text.as_str())
    }

    /// Everything the figure is said to be.
    pub(super) fn roles(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().map(|role| role.text.as_str())
    }

    /// Whether what is known so far says little: nothing, *Sen.*, *rival*.
    pub(super) fn is_little_known(&self) -> bool {
        !self.roles.iter().any(Role::is_full)
    }
}

impl Role {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How telling it is, then how long. *Chancellor* tells more of somebody than *a staunch supporter of the pact*.
    fn fullness(&self) -> (u8, usize) {
        let words = self.words();
        let tier = match self.manner {
            Manner::Office | Manner::Epithet
                if is_standing(self.head()) && !self.is_kin() || self.is_to_writer() =>
            {
                1
            }
            Manner::Office | Manner::Epithet => 2 + u8::from(self.is_full()),
            Manner::Deed | Manner::Past => 1,
            Manner::Home => 0,
        };
        (tier, words)
    }

    fn words(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == b' ').count() + 1
    }

    /// Whether it is an office or a trade in more than a word, and somebody's own.
    fn is_full(&self) -> bool {
        // "candidates": what several people are together says less of one.
        let last = self.text.rsplit(' ').next().filter(|last| !is_shouted(last));
        let plural = last.map_or(Class::NONE, class_of);
        let shared =
            plural.has(Class::GROUP) && !plural.has(Class::PERSON) && !self.text.starts_with("one of");
        matches!(self.manner, Manner::Office | Manner::Epithet) && self.words() > 1 && !shared
    }

    /// *a player who impressed me*: what somebody is to whoever writes.
    fn is_to_writer(&self) -> bool {
        self.text.split(' ').any(|word| matches!(word.trim_end_matches(','), "me" | "us" | "my" | "I"))
    }

    /// *Roe’s daughter*: whose kin somebody is.
    fn is_kin(&self) -> bool {
        class_of(self.head()).has(Class::FAMILY)
            && self.text.split(' ').any(|word| word.ends_with("’s") || word.ends_with("'s"))
    }

    /// The noun it turns on: the last word before a preposition or a clause of its own.
    fn head(&self) -> &str {
        let over = |word: &&str| {
            class_of(word).has(Class::PREPOSITION.with(Class::RELATIVE).with(Class::CONJUNCTION))
                || *word == "whose"
        };
        let words = self.text.split(' ').map(|word| word.trim_end_matches(','));
        words.take_while(|word| !over(word)).last().unwrap_or_default()
    }
}

/// Nouns for how somebody stands to others, which say less than an office: *a supporter of the pact*, *a friend of the family*.
fn is_standing(noun: &str) -> bool {
    class_of(noun).has(Class::FAMILY) && noun != "partner"
        || matches!(
            noun,
            "admirer"
                | "advocate"
                | "ally"
                | "backer"
                | "believer"
                | "boyfriend"
                | "colleague"
                | "companion"
                | "critic"
                | "enthusiast"
                | "exponent"
                | "fan"
                | "friend"
                | "girlfriend"
                | "graduate"
                | "man"
                | "native"
                | "neighbor"
                | "neighbour"
                | "opponent"
                | "person"
                | "promoter"
                | "proponent"
                | "rival"
                | "supporter"
                | "survivor"
                | "veteran"
                | "woman"
        )
}

/// Whether two full names of one surname may have one forename: *J. Roe*, *Jane Roe*, *Mary Jane Roe*, but not *Jane A. Roe*
/// and *Jane B. Roe*.
fn is_forename_of(own: &[Short], theirs: &[Short]) -> bool {
    let (Some((_, own)), Some((_, theirs))) = (own.split_last(), theirs.split_last()) else { return false };
    let (Some(first), Some(other)) = (own.first(), theirs.first()) else { return false };
    if let ([_, second], [_, third]) = (own, theirs) {
        let middles = second.chars().count() == 1 || third.chars().count() == 1;
        if middles && !second.starts_with(third.as_str()) && !third.starts_with(second.as_str()) {
            return false;
        }
    }
    first == other
        || initial(first, other)
        || is_short_for(first, other)
        || own.contains(other)
        || theirs.contains(first)
}

/// Whether one forename is a short form of the other: *Bob*, *Robert*.
pub(super) fn is_short_for(a: &str, b: &str) -> bool {
    long_form(a) == long_form(b)
}

/// Whether the words stand together among the others: *Peña Nieto* in *Enrique Peña Nieto*.
fn within(own: &[Short], theirs: &[Short]) -> bool {
    let (short, long) = if own.len() < theirs.len() { (own, theirs) } else { (theirs, own) };
    long.ends_with(short)
}

/// Whether a name of as many words says more: *Robert C. “Bobby” Roe*.
fn is_longer(written: &str, name: &str) -> bool {
    written.split(' ').count() > name.split(' ').count()
}

/// Whether it is written in capitals.
pub(super) fn is_shouted(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

/// The folded form by which names are compared: without diacritics, full stops and quote marks.
pub(super) fn fold(word: &str) -> Short {
    let bare = match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    };
    // Whoever is "al-Roe" is "Roe" as well.
    let name = ["al-", "el-"].iter().find_map(|article| {
        let (start, name) = bare.split_at_checked(article.len())?;
        (start.eq_ignore_ascii_case(article) && name.len() >= 3).then_some(name)
    });
    let bare = name.unwrap_or(bare);
    // Nearly every word is one of plain letters.
    if bare.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
        return Short::small(bare);
    }
    // "Okkerby.com" is Okkerby.
    let bare = if is_site(bare) { bare.split('.').next().unwrap_or(bare) } else { bare };
    let mut out = plain(bare).replace('’', "'");
    let initialism = out.contains('.') && out.split('.').all(|part| part.len() <= 1);
    if initialism {
        out.retain(|c| c != '.');
    }
    Short::from(out.as_str())
}

/// Whether one of two words is short enough to be an initial.
fn may_be_initial(a: &Short, b: &Short) -> bool {
    a.size().min(b.size()) <= char::MAX.len_utf8()
}

/// Whether one word is the other's initial.
pub(super) fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// Whether one is a man's and the other a woman's.
pub(in crate::extract) const fn contrary(a: Class, b: Class) -> bool {
    a.has(Class::MALE) && b.has(Class::FEMALE) && !b.has(Class::MALE)
        || a.has(Class::FEMALE) && b.has(Class::MALE) && !b.has(Class::FEMALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forename_tells_the_sex_wherever_it_stands() {
        let cases =
            [("jane roe", Class::FEMALE), ("ban ki-moon", Class::MALE), ("jane hoe-doe", Class::FEMALE)];
        for (name, want) in cases {
            let words = name.split(' ').map(fold).collect();
            let figure = Figure::new(name.to_owned(), words, SpeakerClass::Person, false);
            assert!(figure.sex.has(want), "{name}");
        }
    }
}
