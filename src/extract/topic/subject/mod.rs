//! What an article is about at large: one of the seventeen subjects at the top of the IPTC Media Topics.
//!
//! Words speak for subjects, some faintly and some for certain, in the headline more than further down; the page's own
//! section and the folders of its address speak too. Where no subject stands out, there is none.
//!
//! | room | answers |
//! | --- | --- |
//! | [`lexicon`] | which words speak, and how strongly |
//! | [`evidence`] | which of them an article has, and how often |
//! | [`model`] | which subjects that makes likely |
//! | [`section`] | what the name of a section, a tag or a folder stands for |
//! | [`verdict`] | which subjects an article is filed under |

pub mod evidence;
pub mod lexicon;
pub mod model;
pub mod section;
pub mod verdict;

/// A subject at the top of the IPTC Media Topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject(u8);

/// Code and label of each subject, as IPTC gives them (CC BY 4.0).
const SUBJECTS: [(&str, &str); Subject::COUNT] = [
    ("medtop:01000000", "arts, culture, entertainment and media"),
    ("medtop:02000000", "crime, law and justice"),
    ("medtop:03000000", "disaster, accident and emergency incident"),
    ("medtop:04000000", "economy, business and finance"),
    ("medtop:05000000", "education"),
    ("medtop:06000000", "environment"),
    ("medtop:07000000", "health"),
    ("medtop:08000000", "human interest"),
    ("medtop:09000000", "labour"),
    ("medtop:10000000", "lifestyle and leisure"),
    ("medtop:11000000", "politics and government"),
    ("medtop:12000000", "religion"),
    ("medtop:13000000", "science and technology"),
    ("medtop:14000000", "society"),
    ("medtop:15000000", "sport"),
    ("medtop:16000000", "conflict, war and peace"),
    ("medtop:17000000", "weather"),
];

impl Subject {
    /// How many there are.
    pub const COUNT: usize = 17;

    /// The first of them.
    const FIRST: Self = Self(0);

    /// The subject whose code begins with this number, 1 to 17.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        let at = number.checked_sub(1)?;
        (usize::from(at) < Self::COUNT).then_some(Self(at))
    }

    /// The number that its code begins with, 1 to 17.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0 + 1
    }

    /// Its place among all, from 0.
    #[must_use]
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// Its code, `medtop:NN000000`.
    #[must_use]
    pub fn code(self) -> &'static str {
        SUBJECTS.get(self.place()).map_or("", |row| row.0)
    }

    /// Its label.
    #[must_use]
    pub fn label(self) -> &'static str {
        SUBJECTS.get(self.place()).map_or("", |row| row.1)
    }

    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..).map_while(Self::numbered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_numbers_agree() {
        for subject in Subject::all() {
            assert_eq!(subject.code(), format!("medtop:{:02}000000", subject.number()));
        }
        assert_eq!(Subject::all().count(), Subject::COUNT);
        assert_eq!(Subject::numbered(0), None);
        assert_eq!(Subject::numbered(18), None);
    }
}
