//! Cuts text into tokens that know their place.

use super::folded::Folded;
use super::lexicon::{Class, classes_of, houses_from, is_abbreviation};
use crate::article::Span;

/// A word or a mark of punctuation, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// How a word is written; [`Case::None`] for anything else.
    pub case: Case,
    /// What a word may be.
    pub class: Class,
    /// Whether it is a word of the usual sort: English letters, small after the first, a space or a comma behind it.
    pub plain: bool,
}

impl Token {
    /// Whether it is a word or a number.
    #[must_use]
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// Whether it is a word that opens with a capital.
    #[must_use]
    pub const fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Initial | Case::All)
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with the apostrophes, hyphens and full stops that belong to them: *O'Brien*, *U.S.*, *5G*.
    Word,
    /// Digits, with the marks between them.
    Number,
    /// The *'s* of a possessive or of *it's*.
    Possessive,
    /// A full stop, question or exclamation mark.
    Stop,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash, or a hyphen that stands alone.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quote mark, or an apostrophe at a word's edge.
    Mark,
    /// Anything else.
    Other,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// Not a word.
    None,
    /// With a small first letter, or a digit.
    Lower,
    /// With a capital first letter.
    Initial,
    /// In capitals throughout, two at least.
    All,
}

/// The tokens of a text, in order. White space is between them and belongs to none.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    // What each is looked up by: nothing for what is no word.
    let mut forms = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while let Some(c) = next_char(text, at) {
        if c == ' ' {
            at += 1;
            continue;
        }
        if let Some((token, form)) = plain_word(text, at) {
            at = token.span.end;
            found.push(token);
            forms.push(form);
            continue;
        }
        let end = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if is_alphanumeric(c) {
            word_end(text, at)
        } else {
            mark_end(text, at, c)
        };
        let span = Span::new(at, end);
        let (token, form) = if is_alphanumeric(c) {
            word(text, span)
        } else {
            (mark(text, span, c, found.last()), Folded::default())
        };
        found.push(token);
        forms.push(form);
        at = end;
    }
    let mut classes = Vec::with_capacity(forms.len());
    classes_of(&forms, &mut classes);
    for (token, class) in found.iter_mut().zip(classes) {
        token.class = class;
    }
    capitalise_numbers(text, &mut found);
    found
}

/// *Channel **4***, ***21st** Century Fox*: a number in the name of an organisation that is known as a whole is as good as a word with a
/// capital.
fn capitalise_numbers(text: &str, tokens: &mut [Token]) {
    const FAR: usize = 3;
    let opens_with_digit =
        |token: &Token| text.as_bytes().get(token.span.start).is_some_and(u8::is_ascii_digit);
    for at in 0..tokens.len() {
        if !tokens.get(at).is_some_and(opens_with_digit) {
            continue;
        }
        let belongs = (at.saturating_sub(FAR)..=at).any(|first| {
            let stretch = tokens.get(first..).unwrap_or_default();
            let named = |token: &Token| token.is_capitalised() || opens_with_digit(token);
            let Some((opening, rest)) = stretch.split_first().filter(|(opening, _)| named(opening)) else {
                return false;
            };
            let is_named = |house: &Vec<&str>| {
                first + house.len() >= at
                    && rest.len() >= house.len()
                    && house
                        .iter()
                        .zip(rest)
                        .all(|(known, token)| named(token) && token.span.of(text).eq_ignore_ascii_case(known))
            };
            houses_from(opening.span.of(text)).iter().any(is_named)
        });
        if let Some(number) = tokens.get_mut(at).filter(|_| belongs) {
            number.case = Case::Initial;
        }
    }
}

/// Whether it is a letter or digit. The quote marks and dashes of good typography are told without the tables.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

/// A word of the usual sort, English letters, small after the first, and a space behind it; and its form.
fn plain_word(text: &str, at: usize) -> Option<(Token, Folded)> {
    let bytes = text.as_bytes().get(at..)?;
    let (first, rest) = bytes.split_first()?;
    let case = if first.is_ascii_lowercase() { Case::Lower } else { Case::Initial };
    let token = |length: usize| {
        let span = Span::new(at, at + length);
        Token { span, kind: Kind::Word, case, class: Class::NONE, plain: true }
    };
    if let Some((length, form)) = Folded::opening(bytes) {
        return Some((token(length), form));
    }
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let small = rest.iter().position(|byte| !byte.is_ascii_lowercase())?;
    if rest.get(small) != Some(&b' ') {
        return None;
    }
    let token = token(1 + small);
    Some((token, form(token.span.of(text))))
}

/// What a word is looked up by.
fn form(word: &str) -> Folded {
    // What is too long is in no list.
    Folded::of(word).unwrap_or_default()
}

fn next_char(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
}

/// Where the word that starts at `at` ends: after its last letter, or after the full stop of an abbreviation.
fn word_end(text: &str, start: usize) -> usize {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    let mut end = start;
    loop {
        let rest = text.as_bytes().get(end..).unwrap_or_default();
        end += rest.iter().take_while(|byte| plain(byte)).count();
        let Some(c) = next_char(text, end) else { return end };
        // Nearly every word ends here.
        if c == ' ' {
            return end;
        }
        if !c.is_ascii() && (is_alphanumeric(c) || is_combining(c)) {
            end += c.len_utf8();
            continue;
        }
        let after = || next_char(text, end + c.len_utf8());
        let joins = match c {
            '\'' | '’' => after().is_some_and(char::is_alphabetic) && !possessive_at(text, end),
            '-' | '\u{2010}' | '\u{2011}' | '&' => after().is_some_and(char::is_alphanumeric),
            '\u{ad}' => after().is_some_and(char::is_alphabetic),
            '.' => inner_stop(text, start, end, after()),
            ',' | ':' => {
                let before = end.checked_sub(1).and_then(|before| text.as_bytes().get(before));
                before.is_some_and(u8::is_ascii_digit) && after().is_some_and(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        if !joins {
            let stop = c == '.' && belongs_to_abbreviation(text, start, end);
            return end + usize::from(stop);
        }
        end += c.len_utf8();
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether the apostrophe at `at` opens a possessive *'s*.
fn possessive_at(text: &str, at: usize) -> bool {
    let mut after = text.get(at..).unwrap_or_default().chars().skip(1);
    matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric)
}

/// Whether the full stop at `at` stands inside a number or an initialism such as *U.S.*
fn inner_stop(text: &str, start: usize, at: usize, after: Option<char>) -> bool {
    let Some(after) = after.filter(|after| after.is_alphanumeric()) else { return false };
    let mut back = Span::new(start, at).of(text).chars().rev();
    let Some(before) = back.next() else { return false };
    if before.is_ascii_digit() {
        return after.is_ascii_digit();
    }
    if is_domain(text.get(at + 1..).unwrap_or_default()) {
        return back.next().is_some();
    }
    // "R-N.H." is one word.
    let single = back.next().is_none_or(|c| c == '.' || c == '-' && before.is_uppercase());
    single && before.is_alphabetic() && after.is_alphabetic()
}

/// Whether what follows a full stop ends the name of a site: *Okkerby**.com***.
fn is_domain(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    let (domain, after) = rest.split_at_checked(end).unwrap_or_default();
    let over = || !after.starts_with(|c: char| is_alphanumeric(c) || matches!(c, '/' | '@' | '_'));
    matches!(domain, "com" | "org" | "net" | "biz" | "info" | "edu" | "gov" | "co" | "uk" | "io" | "tv")
        && over()
}

/// Whether a word is the name of a site: *Okkerby.com*.
#[must_use]
pub fn is_site(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, rest)| name.len() > 1 && rest.split('.').all(is_domain))
}

/// Whether the full stop after the word belongs to it: *Mr.*, *U.S.*, *J.*
fn belongs_to_abbreviation(text: &str, start: usize, end: usize) -> bool {
    let word = Span::new(start, end).of(text);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let letters = word.chars().count();
    if word.contains('.') && !word.contains(|c: char| c.is_ascii_digit()) && !is_site(word) {
        return true;
    }
    if letters == 1 {
        // "J. Smith" and "Robert J. “Bob” Smith", but not the end of "plan B." or "vitamin C."
        let rest = text.get(end + 1..).unwrap_or_default().trim_start();
        let named = || {
            let before = text.get(..start).and_then(|before| before.split(char::is_whitespace).rev().nth(1));
            before.is_some_and(|before| before.starts_with(char::is_uppercase))
        };
        let rest = rest.strip_prefix(['“', '"', '‘', '(']).filter(|_| named()).unwrap_or(rest);
        let next = rest.chars().next();
        return capital && word != "I" && next.is_some_and(char::is_uppercase);
    }
    if word.eq_ignore_ascii_case("no") || word.eq_ignore_ascii_case("nos") {
        let next = text.get(end + 1..).and_then(|rest| rest.trim_start().chars().next());
        return next.is_some_and(|c| c.is_ascii_digit());
    }
    // "systems made by Sun. It was", but "Sun. 3 March"
    if matches!(word, "Sun" | "Sat") {
        let next = text.get(end + 1..).and_then(|rest| rest.trim_start().chars().next());
        return next.is_some_and(|next| next.is_ascii_digit() || next == ',' || next.is_lowercase());
    }
    // "according to the FT." ends a sentence; "DR. ROE" does not.
    if matches!(word.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z'])
        && !matches!(word, "DR" | "JR" | "MR" | "MS" | "NO" | "SR" | "ST" | "VS")
    {
        return false;
    }
    (capital || letters <= 2) && letters <= 6 && text.get(start..=end).is_some_and(is_abbreviation)
}

fn word(text: &str, span: Span) -> (Token, Folded) {
    let written = span.of(text);
    let token = |kind, case| Token { span, kind, case, class: Class::NONE, plain: false };
    match case(written) {
        Some(case) => (token(Kind::Word, case), form(written)),
        None => (token(Kind::Number, Case::Lower), Folded::default()),
    }
}

/// How a word is written; `None` where it has no letters.
fn case(written: &str) -> Option<Case> {
    if matches!(written.as_bytes(), [b'a'..=b'z', rest @ ..] if rest.iter().all(u8::is_ascii_lowercase)) {
        return Some(Case::Lower);
    }
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first = letters.next()?;
    if opens_with_article(written) || is_brand(written) {
        return Some(Case::Initial);
    }
    if !first.is_uppercase() || !written.starts_with(first) {
        return Some(Case::Lower);
    }
    let mut others = letters.peekable();
    let all = others.peek().is_some() && others.all(|c| !c.is_lowercase());
    Some(if all { Case::All } else { Case::Initial })
}

/// *al-Roe*, *d’Arcy*: a name whose own article keeps its small letter.
fn opens_with_article(written: &str) -> bool {
    if !matches!(written.as_bytes(), [b'a'..=b'z', ..]) {
        return false;
    }
    ["al-", "el-", "ad-", "as-", "ul-", "d'", "d’", "l'", "l’"]
        .iter()
        .filter_map(|article| written.strip_prefix(article))
        .any(|rest| rest.starts_with(char::is_uppercase))
}

/// *eOkkerby*, *openRoe*, *deRoe*: a name whose capital is its second letter, or stands behind one of few beginnings.
fn is_brand(written: &str) -> bool {
    let capital = written.bytes().position(|byte| byte.is_ascii_uppercase());
    let Some((opening, rest)) = capital.and_then(|at| written.split_at_checked(at)) else { return false };
    let opens = match opening {
        // "aRoe" and "sRoe" are words that lost their space.
        "a" | "s" => false,
        "de" | "di" | "du" | "la" | "le" | "my" | "easy" | "open" => true,
        opening => matches!(opening.as_bytes(), [letter] if letter.is_ascii_lowercase()),
    };
    let letters = opening.len() > 3 && rest.bytes().all(|byte| byte.is_ascii_uppercase());
    opens && (letters || rest.len() > 2 && rest.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase))
}

/// Where the mark at `at` ends: some are written as two or three characters.
fn mark_end(text: &str, at: usize, c: char) -> usize {
    if !matches!(c, '.' | '`' | '\'' | '’' | '-' | '—') {
        return at + c.len_utf8();
    }
    let rest = text.get(at..).unwrap_or_default();
    for long in ["...", "``", "''", "--", "—"] {
        if rest.starts_with(long) {
            return at + rest.len() - rest.trim_start_matches(c).len();
        }
    }
    if matches!(c, '\'' | '’') && possessive_at(text, at) {
        return at + c.len_utf8() + 1;
    }
    at + c.len_utf8()
}

fn mark(text: &str, span: Span, c: char, before: Option<&Token>) -> Token {
    let touches = before.is_some_and(|token| token.is_word() && token.span.end == span.start);
    let kind = match c {
        '\'' | '’' if touches && span.len() == c.len_utf8() + 1 && !span.of(text).ends_with('\'') => {
            Kind::Possessive
        }
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '\'' | '`' | '‹' | '›' => {
            Kind::Mark
        }
        '.' if span.len() > 1 => Kind::Other,
        '.' | '!' | '?' | '。' => Kind::Stop,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        ';' => Kind::Semicolon,
        '–' | '—' | '-' | '―' | '‒' => Kind::Dash,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        _ => Kind::Other,
    };
    Token { span, kind, case: Case::None, class: Class::NONE, plain: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_belongs_to_them() {
        let cases = [
            ("Mr. O'Brien's plan", "Mr.|O'Brien|'s|plan"),
            ("the U.S. said, “No.” he", "the|U.S.|said|,|“|No|.|”|he"),
            ("AT&T’s 5G, 1,200.50 at 9:15", "AT&T|’s|5G|,|1,200.50|at|9:15"),
            ("J. K. Rowe isn’t well-known.", "J.|K.|Rowe|isn’t|well-known|."),
            ("``Well,'' she said -- twice...", "``|Well|,|''|she|said|--|twice|..."),
            ("No. 10 said no.", "No.|10|said|no|."),
            ("the workers’ plan B.", "the|workers|’|plan|B|."),
            ("Roe (D-N.M.) and Doe, R-W.Va., left", "Roe|(|D-N.M.|)|and|Doe|,|R-W.Va.|,|left"),
            ("e.g. at 5 p.m. Sen. Roe", "e.g.|at|5|p.m.|Sen.|Roe"),
        ];
        for (text, want) in cases {
            let have: Vec<_> = tokens(text).iter().map(|token| token.span.of(text)).collect();
            assert_eq!(have.join("|"), want);
        }
    }

    #[test]
    fn case_is_told_apart() {
        let text = "Roe NATO 5G iPhone US-led O’Brien Channel 4 sThe 4 easyJet kWh 21st Century Fox";
        let case = |token: &Token| match token.case {
            Case::None => '-',
            Case::Lower => 'x',
            Case::Initial => 'X',
            Case::All => 'A',
        };
        assert_eq!(tokens(text).iter().map(case).collect::<String>(), "XAxXXXXXxxXxXXX");
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_everything_but_white_space(text in "\\PC{0,80}") {
            let mut at = 0;
            for token in tokens(&text) {
                proptest::prop_assert!(token.span.start >= at && !token.span.is_empty());
                proptest::prop_assert!(text[at..token.span.start].trim().is_empty());
                at = token.span.end;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
        }
    }
}
