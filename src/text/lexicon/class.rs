//! A set of facts about a word.

/// What a word may be: a set of facts, each one bit.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    /// An abbreviation whose full stop is part of it.
    ABBREVIATION = 0;
    /// A common word, not a name though it opens a sentence with a capital.
    COMMON = 1;
    /// A noun for several people.
    GROUP = 2;
    /// A nation's, party's or faith's adjective.
    NATIONALITY = 3;
    /// A word that ends organisations' names.
    SUFFIX = 4;
    /// A noun for an organisation, or a text that speaks for one.
    ORGANISATION = 5;
    /// A country, state or city.
    PLACE = 6;
    /// A title that stands before a name.
    RANK = 7;
    /// A noun for one person.
    PERSON = 8;
    /// A forename.
    FORENAME = 9;
    /// A courtesy title.
    COURTESY = 10;
    /// A noun of kinship.
    FAMILY = 11;
    /// Tells a man.
    MALE = 12;
    /// Tells a woman.
    FEMALE = 13;
    /// he, him.
    HE = 14;
    /// she.
    SHE = 15;
    /// they, them.
    THEY = 16;
    /// I, we.
    FIRST = 17;
    /// you.
    SECOND = 18;
    /// it.
    IT = 19;
    /// who, which.
    RELATIVE = 20;
    /// his, her, their: opens a noun phrase about a person.
    POSSESSIVE = 21;
    /// the, a, some, three.
    DETERMINER = 22;
    /// is, had, will, not.
    AUXILIARY = 23;
    /// A preposition.
    PREPOSITION = 24;
    /// A conjunction.
    CONJUNCTION = 25;
    /// An adverb that may stand between a subject and its verb.
    ADVERB = 26;
    /// A month.
    MONTH = 27;
    /// A day of the week.
    DAY = 28;
    /// A number in words.
    NUMBER = 29;
    /// A finite form of a reporting verb: says, said.
    CUE_FINITE = 30;
    /// The base form of a reporting verb: say.
    CUE_BASE = 31;
    /// The participle of a reporting verb: said, written.
    CUE_PARTICIPLE = 32;
    /// The gerund of a reporting verb: saying.
    CUE_GERUND = 33;
    /// Takes a quotation in marks.
    QUOTES = 34;
    /// Takes a clause, with *that* or without.
    CLAUSE = 35;
    /// Takes a clause with *that* or a question word.
    THAT = 36;
    /// Takes an addressee before what is said.
    ADDRESSEE = 37;
    /// Takes an infinitive.
    INFINITIVE = 38;
    /// Takes the thing itself as its object.
    OBJECT = 39;
    /// Takes a name for the thing: called it a disgrace.
    LABEL = 40;
    /// Reports only in a phrase: pointed out that.
    PHRASAL = 41;
    /// himself, themselves.
    REFLEXIVE = 42;
    /// A word that makes a name a place's: Street, Port.
    PLACE_WORD = 43;
    /// Takes a clause only where *that* opens it: implied that.
    STRICT = 44;
    /// A finite form of a common verb that no rule forms.
    VERB = 45;
    /// Takes its matter after a preposition: warned of delays.
    MATTER = 46;
    /// Takes its matter after *to* or *with*: pointed to the figures.
    TOWARD = 47;
    /// A noun for one person of a nation, people or region: Swede, American.
    DEMONYM = 48;
    /// A small word that may stand within a name: *of*, *van*.
    JOINER = 49;
    /// Too common in the news to file anything under.
    EVERYDAY = 50;
    /// Written large, and yet nothing to file an article under: a day, a title, a form of address.
    UNFILED = 51;
    /// The adjective of a country or people.
    PEOPLE = 52;
    /// Heads a compound that an article may be filed under: climate *change*.
    HEAD = 53;
}

impl Class {
    /// No fact at all.
    pub const NONE: Self = Self(0);
    /// Any form of a reporting verb.
    pub const CUE: Self =
        Self(Self::CUE_FINITE.0 | Self::CUE_BASE.0 | Self::CUE_PARTICIPLE.0 | Self::CUE_GERUND.0);
    /// A pronoun that stands for somebody.
    pub const PRONOUN: Self = Self(Self::HE.0 | Self::SHE.0 | Self::THEY.0 | Self::FIRST.0 | Self::IT.0);
    /// A small word of grammar, which no name begins with.
    pub const FUNCTION: Self = Self(
        Self::PRONOUN.0
            | Self::SECOND.0
            | Self::RELATIVE.0
            | Self::POSSESSIVE.0
            | Self::DETERMINER.0
            | Self::AUXILIARY.0
            | Self::PREPOSITION.0
            | Self::CONJUNCTION.0
            | Self::ADVERB.0
            | Self::REFLEXIVE.0,
    );

    /// Whether it shares a fact with `other`.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The facts of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The facts that it shares with `other`.
    #[must_use]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The facts that it does not share with `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The class that `functions.txt` calls by that name.
    pub(super) fn of_function(name: &str) -> Self {
        match name {
            "pron3m" => Self::HE,
            "pron3f" => Self::SHE,
            "pron3p" => Self::THEY,
            "pron1" => Self::FIRST,
            "pron2" => Self::SECOND,
            "it" => Self::IT,
            "rel" => Self::RELATIVE,
            "possm" => Self::POSSESSIVE.with(Self::MALE),
            "possf" => Self::POSSESSIVE.with(Self::FEMALE),
            "possp" => Self::POSSESSIVE,
            "det" => Self::DETERMINER,
            "aux" => Self::AUXILIARY,
            "prep" => Self::PREPOSITION,
            "conj" => Self::CONJUNCTION,
            "adv" => Self::ADVERB,
            "refl" => Self::REFLEXIVE,
            "month" => Self::MONTH,
            "day" => Self::DAY,
            "number" => Self::NUMBER,
            "verb" => Self::VERB,
            _ => Self::NONE,
        }
    }

    /// The class that a letter of a verb's frames in `cues.txt` stands for.
    pub(super) const fn of_frame(letter: u8) -> Self {
        match letter {
            b'q' => Self::QUOTES,
            b'c' => Self::CLAUSE,
            b't' => Self::THAT,
            b'a' => Self::ADDRESSEE,
            b'i' => Self::INFINITIVE,
            b'o' => Self::OBJECT,
            b'l' => Self::LABEL,
            b'x' => Self::PHRASAL,
            b's' => Self::STRICT,
            b'm' => Self::MATTER,
            b'w' => Self::TOWARD,
            _ => Self::NONE,
        }
    }
}
