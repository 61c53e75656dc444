//! Text to tree.
//!
//! A descent over the bytes without a separate list of tokens, since what a sign means depends on where it stands: `-` negates
//! before a word and belongs to it inside, `:` ends a field's name and stays in `10:30`.

use super::ast::{Query, Text};
use super::days::Days;
use super::field::Name;
use crate::article::{PassageKind, Span};
use crate::error::{Error, Result};
use crate::text::words;

/// How deep parentheses may nest.
const DEEPEST: usize = 50;

/// How far apart words may stand in a proximity search.
const FARTHEST: u32 = 100;

/// How a query is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Any of the words may match, as suits a question in plain words. Fields, dates and exclusions stay conditions;
    /// *and*, *or* and *not* are words like any other.
    pub any: bool,
}

/// Reads a query. The empty one asks for everything.
pub fn parse(query: &str, options: Options) -> Result<Query> {
    let mut parser = Parser { query, at: 0, depth: 0, options };
    let parts = parser.parts(None)?;
    if parser.at < query.len() {
        let at = Span::new(parser.at, parser.at + 1);
        return Err(parser.error(at, "this parenthesis closes nothing", "take it out, or open it before"));
    }
    if parts.is_empty() && !query.trim().is_empty() {
        let at = Span::new(0, query.len());
        return Err(parser.error(at, "there is no word in this query", "write a word to look for"));
    }
    if !options.any {
        return Ok(Query::all(parts));
    }
    let (words, conditions): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| matches!(part, Query::Text(None, _)));
    Ok(Query::all(
        [if words.is_empty() { Query::Everything } else { Query::any(words) }].into_iter().chain(conditions),
    ))
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    depth: usize,
    options: Options,
}

impl<'q> Parser<'q> {
    /// Everything up to the end or to a closing parenthesis.
    fn parts(&mut self, field: Option<Name>) -> Result<Vec<Query>> {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            if matches!(self.peek(), None | Some(')')) {
                return Ok(parts);
            }
            parts.extend(self.alternatives(field)?);
        }
    }

    fn alternatives(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let mut parts = Vec::from_iter(self.conjunction(field)?);
        while let Some(operator) = self.operator("OR") {
            self.need_operand(operator, "OR")?;
            parts.extend(self.conjunction(field)?);
        }
        Ok((!parts.is_empty()).then(|| Query::any(parts)))
    }

    fn conjunction(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let mut parts = Vec::from_iter(self.operand(field)?);
        while let Some(operator) = self.operator("AND") {
            self.need_operand(operator, "AND")?;
            parts.extend(self.operand(field)?);
        }
        Ok((!parts.is_empty()).then(|| Query::all(parts)))
    }

    /// One condition; none where only signs without a letter stand.
    fn operand(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        self.skip_space();
        if let Some(operator) = self.operator("NOT") {
            self.need_operand(operator, "NOT")?;
            return self.negated(operator.start, field);
        }
        for name in ["AND", "OR"] {
            if let Some(operator) = self.operator(name) {
                return Err(self.dangling(operator, name));
            }
        }
        let start = self.at;
        match self.peek() {
            Some('-') if self.rest().get(1..).is_some_and(|r| r.starts_with(starts_operand)) => {
                self.at += 1;
                self.negated(start, field)
            }
            Some('(') => self.group(field),
            Some('"' | '“' | '”' | '„') => self.quoted(field).map(Some),
            _ => self.word(field),
        }
    }

    fn negated(&mut self, start: usize, field: Option<Name>) -> Result<Option<Query>> {
        self.nested(start, |parser| Ok(parser.operand(field)?.map(Query::negated)))
    }

    /// Reads one level deeper, so that no query can exhaust the stack.
    fn nested<T>(&mut self, start: usize, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            let at = Span::new(start, start + 1);
            return Err(self.error(at, "this query is nested too deep", "write it with fewer parentheses"));
        }
        self.depth += 1;
        let read = read(self)?;
        self.depth -= 1;
        Ok(read)
    }

    fn group(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let open = Span::new(self.at, self.at + 1);
        self.at += 1;
        let parts = self.nested(open.start, |parser| parser.parts(field))?;
        if self.peek() != Some(')') {
            return Err(self.error(open, "this parenthesis is never closed", "close it with )"));
        }
        self.at += 1;
        if parts.is_empty() {
            let at = Span::new(open.start, self.at);
            return Err(self.error(
                at,
                "there is nothing between these parentheses",
                "write a word between them",
            ));
        }
        Ok(Some(Query::all(parts)))
    }

    /// Words in quote marks, and what may follow them: `~5` or `*`.
    fn quoted(&mut self, field: Option<Name>) -> Result<Query> {
        let start = self.at;
        let mark = self.peek().unwrap_or('"');
        let inner = start + mark.len_utf8();
        let closes = |c: char| if mark == '"' { c == '"' } else { matches!(c, '”' | '“' | '"') };
        let Some((length, end)) =
            self.query.get(inner..).and_then(|rest| rest.char_indices().find(|(_, c)| closes(*c)))
        else {
            let at = Span::new(start, inner);
            return Err(self.error(at, "this quote mark is never closed", "close it with \""));
        };
        let text = Span::new(inner, inner + length).of(self.query);
        self.at = inner + length + end.len_utf8();
        let whole = Span::new(start, self.at);
        if words(text).next().is_none() {
            return Err(self.error(
                whole,
                "there is no word between these quote marks",
                "write a word between them",
            ));
        }
        let sign = self.at;
        match self.peek() {
            Some('*') => {
                self.at += 1;
                self.value(field, Sign::Prefix, text, whole)
            }
            Some('~') => {
                self.at += 1;
                let digits: &str = self.take_while(|c| c.is_ascii_digit());
                let at = Span::new(sign, self.at);
                match digits.parse() {
                    Ok(apart @ 0..=FARTHEST) => self.value(field, Sign::Apart(apart), text, whole),
                    _ => Err(self.error(
                        at,
                        "how many words apart? a number up to 100 belongs here",
                        "for words at most five apart write: \"near words\"~5",
                    )),
                }
            }
            _ => self.value(field, Sign::Apart(0), text, whole),
        }
    }

    /// A run without spaces: a word with its sign, or a field's name and what follows it.
    fn word(&mut self, within: Option<Name>) -> Result<Option<Query>> {
        let start = self.at;
        if let Some(name) = self.field_name()? {
            let at = Span::new(start, self.at);
            if within.is_some() {
                return Err(self.error(
                    at,
                    "a field cannot stand inside another field",
                    "close the parenthesis first",
                ));
            }
            let named = match self.peek() {
                Some('(') => self.group(Some(name))?,
                Some('"' | '“' | '”' | '„') => Some(self.quoted(Some(name))?),
                Some(c) if !c.is_whitespace() && c != ')' => self.plain_word(Some(name))?,
                _ => None,
            };
            return match named {
                Some(query) => Ok(Some(query)),
                None => Err(self.error(
                    at,
                    format!("what is to be looked for in {}: is missing", name.written()),
                    format!(
                        "write it right after the colon, or put “{}” in quote marks to look for the word",
                        name.written()
                    ),
                )),
            };
        }
        self.plain_word(within)
    }

    fn plain_word(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let start = self.at;
        let written = self.take_while(|c| !ends_word(c));
        let span = Span::new(start, self.at);
        if matches!(field, Some(Name::Date | Name::Kind)) {
            return self.value(field, Sign::Apart(0), written, span).map(Some);
        }
        let (word, sign) = self.split_sign(written, span)?;
        if words(word).next().is_none() {
            return match sign {
                Sign::Apart(_) => Ok(None),
                Sign::Prefix | Sign::Fuzzy(_) => Err(self.error(
                    span,
                    "there is no word before this sign",
                    "write the beginning of a word before * and a word before ~",
                )),
            };
        }
        self.value(field, sign, word, span).map(Some)
    }

    /// Parts a word from the `*` or `~` at its end.
    fn split_sign(&self, written: &'q str, span: Span) -> Result<(&'q str, Sign)> {
        if let Some(word) = written.strip_suffix('*') {
            if word.contains('*') && words(word).next().is_some() {
                return Err(self.error(
                    span,
                    "* can only stand at the end of a word",
                    "write the beginning of the word: secur*",
                ));
            }
            return Ok((word, Sign::Prefix));
        }
        let Some((word, letters)) =
            written.rsplit_once('~').filter(|(_, n)| n.chars().all(|c| c.is_ascii_digit()))
        else {
            return Ok((written, Sign::Apart(0)));
        };
        match letters {
            "" => Ok((word, Sign::Fuzzy(if word.chars().count() > 5 { 2 } else { 1 }))),
            "1" => Ok((word, Sign::Fuzzy(1))),
            "2" => Ok((word, Sign::Fuzzy(2))),
            _ => Err(self.error(
                span,
                "near spellings differ by one letter or two",
                format!("write {word}~1 or {word}~2"),
            )),
        }
    }

    /// Makes a condition of a text, as its field has it.
    fn value(&self, field: Option<Name>, sign: Sign, text: &str, at: Span) -> Result<Query> {
        let field = match field {
            None => None,
            Some(Name::Field(field)) => Some(field),
            Some(Name::Kind) => {
                return PassageKind::from_name(&text.trim().to_ascii_lowercase())
                    .map(Query::Kind)
                    .ok_or_else(|| {
                        let kinds = PassageKind::ALL.map(PassageKind::name).join(", ");
                        self.error(
                            at,
                            format!("“{text}” is no kind of passage"),
                            format!("the kinds are {kinds}"),
                        )
                    });
            }
            Some(Name::Date) => {
                return text
                    .trim()
                    .parse()
                    .map(|Days { from, until }| Query::published(from, until))
                    .map_err(|why| {
                        self.error(at, format!("“{text}” cannot be read as a date"), why.to_string())
                    });
            }
        };
        Ok(match sign {
            Sign::Apart(apart) => Query::words(field, text, apart),
            Sign::Prefix => Query::prefix(field, text),
            Sign::Fuzzy(letters) => {
                let word = words(text).next().map_or(text, |word| word.span.of(text));
                Query::Text(field, Text::Fuzzy { word: word.to_owned(), letters })
            }
        })
    }

    /// A field's name with its colon. `10:30` and `https://…` have none; a name that looks like a slip is an error.
    fn field_name(&mut self) -> Result<Option<Name>> {
        let rest = self.rest();
        let Some((name, value)) = rest.split_once(':') else { return Ok(None) };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Ok(None);
        }
        let bare = value.is_empty() || value.starts_with(|c: char| c.is_whitespace() || c == ')');
        let known = Name::known(name);
        if value.starts_with("//") || (bare && (known.is_none() || self.options.any)) {
            return Ok(None);
        }
        let at = Span::new(self.at, self.at + name.len() + 1);
        match known {
            Some(name) => {
                self.at = at.end;
                Ok(Some(name))
            }
            None if self.options.any => Ok(None),
            None => {
                let hint = Name::nearest(name).map_or_else(
                    || format!("to look for the words themselves, put them in quote marks: \"{name}: …\""),
                    |near| format!("did you mean {}: ?", near.written()),
                );
                Err(self.error(at, format!("there is no field {name}:"), hint))
            }
        }
    }

    /// Takes an operator that stands here as a word of its own.
    fn operator(&mut self, name: &str) -> Option<Span> {
        if self.options.any {
            return None;
        }
        let before = self.at;
        self.skip_space();
        let after = self.rest().strip_prefix(name);
        if after.is_some_and(|after| after.chars().next().is_none_or(ends_word)) {
            let span = Span::new(self.at, self.at + name.len());
            self.at = span.end;
            return Some(span);
        }
        self.at = before;
        None
    }

    fn need_operand(&mut self, operator: Span, name: &str) -> Result<()> {
        self.skip_space();
        match self.peek() {
            None | Some(')') => Err(self.dangling(operator, name)),
            Some(_) => Ok(()),
        }
    }

    fn dangling(&self, at: Span, name: &str) -> Error {
        let message = if name == "NOT" {
            "NOT needs something to exclude".to_owned()
        } else {
            format!("{name} needs something on both sides")
        };
        self.error(at, message, format!("to look for the word itself, write \"{}\"", name.to_lowercase()))
    }

    fn error(&self, at: Span, message: impl Into<String>, hint: impl Into<String>) -> Error {
        Error::Query { query: self.query.to_owned(), at, message: message.into(), hint: Some(hint.into()) }
    }

    fn rest(&self) -> &'q str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn take_while(&mut self, inside: impl Fn(char) -> bool) -> &'q str {
        let rest = self.rest();
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }
}

/// What a sign after the words asks for.
#[derive(Clone, Copy)]
enum Sign {
    Apart(u32),
    Prefix,
    Fuzzy(u8),
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '„')
}

/// Whether a minus before that character negates: before a dash or a space it is a dash itself.
fn starts_operand(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '"' | '“' | '„' | '\'' | '’' | '#' | '@' | '$' | '£' | '€')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Field;
    use super::*;

    fn read(query: &str) -> String {
        parse(query, Options::default()).unwrap().to_string()
    }

    #[test]
    fn queries_mean_what_their_writers_mean() {
        for (name, written, meant) in [
            ("nothing", "  ", ""),
            ("words", "5G  security", "5G security"),
            ("phrase", "\"golden power\"", "\"golden power\""),
            ("curly quotes", "“golden power”", "\"golden power\""),
            ("near", "\"golden veto\"~5", "\"golden veto\"~5"),
            ("or binds closer than a space", "italy huawei OR zte", "italy (huawei OR zte)"),
            ("and binds closest", "a AND b OR c AND d", "(a b) OR (c d)"),
            ("minus", "italy -china", "italy -china"),
            ("only minus", "-china", "-china"),
            ("not", "italy NOT \"five eyes\"", "italy -\"five eyes\""),
            ("and not", "italy AND NOT china", "italy -china"),
            ("minus group", "-(a OR b)", "-(a OR b)"),
            ("minus field", "-speaker:pompeo", "-speaker:pompeo"),
            ("twice not", "NOT -x", "x"),
            ("dash in a sentence", "Rome - and -- Milan", "Rome and Milan"),
            ("hyphen inside", "5G-security", "5G-security"),
            ("prefix", "secur*", "secur*"),
            ("phrase prefix", "\"golden pow\"*", "\"golden pow\"*"),
            ("fuzzy", "pompeo~ di~ rome~2", "pompeo~2 di~1 rome~2"),
            ("field", "speaker:pompeo", "speaker:pompeo"),
            ("field in capitals", "Speaker:Pompeo", "speaker:Pompeo"),
            ("field with quotes", "speaker:\"di maio\"", "speaker:\"di maio\""),
            ("field with group", "speaker:(pompeo OR \"di maio\")", "speaker:pompeo OR speaker:\"di maio\""),
            ("field with minus in group", "topic:(5g -sport)", "topic:5g -topic:sport"),
            ("field with prefix", "author:jon*", "author:jon*"),
            ("date", "date:2020-10", "date:2020-10-01..2020-10-31"),
            ("dates", "date:2020-09..2020-10", "date:2020-09-01..2020-10-31"),
            ("open dates", "date:..2019 date:2018..", "date:..2019-12-31 date:2018-01-01.."),
            ("kind", "kind:quote", "kind:quote"),
            ("kinds", "kind:(Quote OR prose)", "kind:quote OR kind:prose"),
            ("address", "https://a.org/b?c=d", "\"https://a.org/b?c=d\""),
            ("time", "at 10:30", "at \"10:30\""),
            ("colon before a space", "Note: nothing", "\"Note:\" nothing"),
            ("signs without letters", "health & safety !", "health safety"),
            ("apostrophes", "o'brien ’tis", "o'brien ’tis"),
            ("e-mail", "a.b@c.org", "a.b@c.org"),
            ("operators in small letters are words", "this or that", "this or that"),
            ("operator's letters in a word", "ORDER NOTE", "ORDER NOTE"),
            ("quoted operator", "\"OR\"", "\"OR\""),
        ] {
            assert_eq!(read(written), meant, "{name}: {written}");
        }
    }

    #[test]
    fn any_asks_for_any_of_the_words_and_keeps_the_conditions() {
        let any = |query: &str| parse(query, Options { any: true }).unwrap().to_string();
        for (name, written, meant) in [
            ("words", "who SPOKE OR sang", "who OR SPOKE OR \"OR\" OR sang"),
            ("field", "huawei zte speaker:pompeo", "(huawei OR zte) speaker:pompeo"),
            ("one word", "huawei", "huawei"),
            ("exclusion", "huawei zte -china", "(huawei OR zte) -china"),
            ("colons", "speaker: who? name:this", "\"speaker:\" OR who? OR \"name:this\""),
            ("only conditions", "date:2020", "date:2020-01-01..2020-12-31"),
        ] {
            assert_eq!(any(written), meant, "{name}: {written}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (name, written, place, says, hints) in [
            ("open quote", "a \"b", "\"", "never closed", "\""),
            ("open parenthesis", "a (b", "(", "never closed", ")"),
            ("closing parenthesis", "a) b", ")", "closes nothing", "take it out"),
            ("empty parentheses", "a ()", "()", "nothing between", "word"),
            ("dangling or", "a OR", "OR", "both sides", "\"or\""),
            ("leading or", "OR a", "OR", "both sides", "\"or\""),
            ("dangling not", "a NOT", "NOT", "exclude", "\"not\""),
            ("or before a parenthesis", "(a OR)", "OR", "both sides", "\"or\""),
            ("lone star", "*", "*", "no word", "beginning"),
            ("lone tilde", "a ~", "~", "no word", "word"),
            ("star inside", "a*b*", "a*b*", "end of a word", "secur*"),
            ("far spelling", "a~9", "a~9", "one letter or two", "a~1"),
            ("far apart", "\"a b\"~1000", "~1000", "how many words", "~5"),
            ("how far apart", "\"a b\"~", "~", "how many words", "~5"),
            ("slip", "speeker:pompeo", "speeker:", "no field", "speaker:"),
            ("unknown field", "party:green", "party:", "no field", "quote marks"),
            ("field without value", "speaker: pompeo", "speaker:", "missing", "after the colon"),
            ("field of signs", "speaker:!!", "speaker:", "missing", "after the colon"),
            ("field in field", "speaker:(a topic:b)", "topic:", "inside another", "close"),
            ("bad date", "date:soon", "soon", "date", "2020-10"),
            ("backward dates", "date:2021..2020", "2021..2020", "date", "later"),
            ("bad kind", "kind:poem", "poem", "no kind", "quote, prose"),
            ("no word at all", "!!", "!!", "no word", "word"),
            ("empty quotes", "\"\"", "\"\"", "no word", "word"),
        ] {
            let Err(Error::Query { at, message, hint, query }) = parse(written, Options::default()) else {
                panic!("{name}: {written} was read");
            };
            assert_eq!(at.of(&query), place, "{name}: {message}");
            assert!(message.contains(says), "{name}: {message}");
            assert!(hint.as_deref().unwrap_or_default().contains(hints), "{name}: {hint:?}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        for open in ["(", "-(", "NOT ", "speaker:(("] {
            assert!(parse(&open.repeat(100_000), Options::default()).is_err(), "{open}");
        }
        let deep = format!("{}a{}", "(".repeat(40), ")".repeat(40));
        assert_eq!(read(&deep), "a");
    }

    fn text() -> impl Strategy<Value = Text> {
        let word = "[a-zäöØ0-9]{1,6}|AND|OR|10:30|o'b|-x|a~|said:x|“x”|b c  d|\\(a";
        prop_oneof![
            (word, 0u32..9).prop_map(|(text, apart)| Text::Words { text, apart }),
            word.prop_map(Text::Prefix),
            ("[a-z]{1,8}", 1u8..=2).prop_map(|(word, letters)| Text::Fuzzy { word, letters }),
        ]
    }

    fn query() -> impl Strategy<Value = Query> {
        let field = proptest::option::of(proptest::sample::select(Field::ALL.to_vec()));
        let leaf = prop_oneof![
            (field, text()).prop_map(|(field, text)| Query::Text(field, text)),
            proptest::sample::select(PassageKind::ALL.to_vec()).prop_map(Query::Kind),
            (1i16..2100, 1i16..2100).prop_map(|(a, b)| {
                Query::published(
                    jiff::civil::Date::new(a.min(b), 1, 1).ok(),
                    jiff::civil::Date::new(a.max(b), 2, 3).ok().filter(|_| a != 7),
                )
            }),
        ];
        leaf.prop_recursive(4, 20, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Query::all),
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Query::any),
                inner.prop_map(Query::negated),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_query_prints_back_to_itself(query in query()) {
            let written = query.to_string();
            prop_assert_eq!(parse(&written, Options::default()).map_err(|e| e.to_string()), Ok(query), "{}", written);
        }

        #[test]
        fn nothing_makes_the_parser_fail(query in "\\PC*", any: bool) {
            drop(parse(&query, Options { any }));
        }

        #[test]
        fn signs_do_not_make_the_parser_fail(query in "[a(\\-)\"“”*~: .0-9ORNTAD]{0,24}", any: bool) {
            if let Ok(read) = parse(&query, Options { any }) {
                prop_assert_eq!(parse(&read.to_string(), Options::default()).map_err(|e| e.to_string()), Ok(read));
            }
        }
    }
}
