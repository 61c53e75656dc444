use proptest::prelude::*;

use super::super::{Field, Part, Text};
use super::*;
use crate::article::PassageKind;

/// A Tuesday.
const TODAY: Options = Options { any: false, today: Some(jiff::civil::date(2026, 11, 24)) };

fn read(query: &str) -> String {
    parse(query, TODAY).unwrap_or_else(|error| panic!("{query}: {error}")).to_string()
}

#[test]
fn queries_mean_what_their_writers_mean() {
    for (name, written, meant) in [
        ("nothing", "  ", ""),
        ("words", "5G  security", "5G security"),
        ("phrase", "\"golden power\"", "\"golden power\""),
        ("curly quotes", "“golden power”", "\"golden power\""),
        ("near", "\"golden veto\"~5", "\"golden veto\"~5"),
        ("star in quote marks", "\"golden pow*\"", "\"golden pow\"*"),
        ("star in and after quote marks", "\"golden pow*\"*", "\"golden pow\"*"),
        ("letters left out", "\"what the f**\" \"M*A*S*H\"", "\"what the f**\" \"M*A*S*H\""),
        (
            "side by side in any order",
            "\"golden veto\"~0 said:\"a a\"~0",
            "(\"golden veto\" OR \"veto golden\") said:\"a a\"",
        ),
        ("or binds closer than a space", "italy huawei OR zte", "italy (huawei OR zte)"),
        ("and binds closest", "a AND b OR c AND d", "(a b) OR (c d)"),
        ("minus", "italy -china", "italy -china"),
        ("only minus", "-china", "-china"),
        ("not", "italy NOT \"five eyes\"", "italy -\"five eyes\""),
        ("and not", "italy AND NOT china", "italy -china"),
        ("not before a sign", "NOT %5", "NOT %5"),
        ("field of slashes", "speaker:(//quay crane)", "speaker:\"//quay\" speaker:crane"),
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
        ("is", "is:comment IS:Quote", "kind:comment kind:quote"),
        ("has", "has:date -has:speaker", "has:date -has:speaker"),
        ("undated", "date:none date:NONE", "date:none date:none"),
        ("dated", "-date:none", "has:date"),
        ("compared dates", "date:>2020 date:<=1969", "date:2021-01-01.. date:..1969-12-31"),
        ("compared date in words", "date:>=oct 2020 ferry", "date:2020-10-01.. ferry"),
        ("date in quote marks", "date:\"oct 2020\"", "date:2020-10-01..2020-10-31"),
        ("date in joined words", "date:last-month", "date:2026-10-01..2026-10-31"),
        ("date in words", "date:last month ferry", "date:2026-10-01..2026-10-31 ferry"),
        ("long date", "date:1 oct 2020 to 5 nov 2020 ferry", "date:2020-10-01..2020-11-05 ferry"),
        (
            "date before an operator",
            "date:oct 2020 OR date:yesterday",
            "date:2020-10-01..2020-10-31 OR date:2026-11-23",
        ),
        ("year before a word", "date:2020 may", "date:2020-01-01..2020-12-31 may"),
        ("day before a word", "date:monday morning", "date:2026-11-23 morning"),
        ("dates in a group", "date:(oct 2020 OR none)", "date:2020-10-01..2020-10-31 OR date:none"),
        ("exact", "=José -=us =\"Di Maio\"", "=José -=us =\"Di Maio\""),
        ("exact in a field", "said:=US said:(=a OR b)", "said:=US (said:=a OR said:b)"),
        ("outside quotations", "about:(masts OR \"the ferry\")", "about:masts OR about:\"the ferry\""),
        ("pattern", "path:gazette/**", "path:gazette/**"),
        ("patterns", "path:(*.html OR ./a/b?.txt)", "path:*.html OR path:a/b?.txt"),
        ("pattern with a space", "path:\"my news/*\"", "path:\"my news/*\""),
        ("beginning of a path", "path:\"my new\"*", "path:\"my new*\""),
        ("path", "path:gazette", "path:gazette"),
        (
            "space after a field",
            "speaker: pompeo said: \"golden power\"",
            "speaker:pompeo said:\"golden power\"",
        ),
        (
            "fields with groups",
            "speaker:(pompeo OR \"di maio\") -topic:sport",
            "(speaker:pompeo OR speaker:\"di maio\") -topic:sport",
        ),
        ("sentence with colons", "What it is: a guess", "What it \"is:\" a guess"),
        (
            "quoted sentence",
            "“We can,” she said: “No (or not yet) [laughs]”",
            "\"We can,\" she said:\"No (or not yet) [laughs]\"",
        ),
        ("sentence in apostrophes", "He said 'no deal', twice; why?", "He said 'no deal', twice; why?"),
        ("guillemets", "«Ja» »nein«", "«Ja» »nein«"),
        ("mail address", "mailto:jane@a.org", "\"mailto:jane@a.org\""),
        ("code", "topic:medtop:04000000 doi:10.1/x", "topic:\"medtop:04000000\" \"doi:10.1/x\""),
        ("equals sign in a sentence", "a = b x=y", "a b x=y"),
        ("web address", "https://a.org/b?c=d", "\"https://a.org/b?c=d\""),
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
    let any = |query: &str| parse(query, Options { any: true, ..TODAY }).unwrap().to_string();
    for (name, written, meant) in [
        ("words", "who SPOKE or sang", "who OR SPOKE OR or OR sang"),
        ("operator", "who SPOKE OR sang", "who OR SPOKE OR sang"),
        ("capitals", "WHO SPOKE OR SANG", "WHO OR SPOKE OR \"OR\" OR SANG"),
        ("parentheses", "bank (loan OR mortgage)", "bank OR loan OR mortgage"),
        ("parentheses in capitals", "(LOAN OR MORTGAGE)", "LOAN OR MORTGAGE"),
        ("parentheses of a field", "bank title:(quay OR mole)", "bank (title:quay OR title:mole)"),
        ("both", "bank AND ferry", "bank ferry"),
        ("field", "huawei zte speaker:pompeo", "(huawei OR zte) speaker:pompeo"),
        ("one word", "huawei", "huawei"),
        ("exclusion", "huawei zte -china", "(huawei OR zte) -china"),
        ("colons", "speaker: who? name:this", "\"speaker:\" OR who? OR \"name:this\""),
        ("kinds", "huawei zte is:quote has:date", "(huawei OR zte) kind:quote has:date"),
        ("undated", "huawei zte date:none", "(huawei OR zte) date:none"),
        ("date in words", "huawei zte date:last month", "(huawei OR zte) date:2026-10-01..2026-10-31"),
        ("path", "huawei zte path:*.html", "(huawei OR zte) path:*.html"),
        ("outside", "huawei zte about:masts", "(huawei OR zte) about:masts"),
        ("exact", "huawei =ZTE", "huawei OR =ZTE"),
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
        ("letters how far apart", "\"a b\"~5x", "~5x", "how many words", "~5"),
        ("many side by side", "\"a b c d e\"~0", "\"a b c d e\"", "side by side", "~1"),
        ("star within quote marks", "\"prim* minister\"", "*", "after the last word", "\"golden pow\"*"),
        ("star and another sign", "\"prime m*\"~5", "*", "without other signs", "leave the star out"),
        ("star in exact words", "=\"prime m*\"", "*", "without other signs", "leave the star out"),
        ("sign of a date", "date:!2020", "!2020", "as a date", "no “!”"),
        ("exact date", "date:=2020", "=2020", "no sign", "write date:2020"),
        ("slip", "speeker:pompeo", "speeker:", "no field", "speaker:"),
        ("unknown field", "party:green", "party:", "no field", "quote marks"),
        ("field without value", "speaker:", "speaker:", "missing", "after the colon"),
        ("field before a field", "speaker: topic:5g", "speaker:", "missing", "after the colon"),
        ("field before an operator", "speaker: OR a", "speaker:", "missing", "after the colon"),
        ("field by another name", "who:pompeo", "who:", "no field", "speaker:"),
        ("exact with a sign", "=secur*", "=secur*", "as it is spelled", "sign after"),
        ("exact name", "speaker:=josé", "=josé", "not in speaker:", "=josé"),
        ("slip in a kind", "is:coment", "coment", "no kind", "is:comment ?"),
        ("slip in a part", "has:quotes", "quotes", "no has:quotes", "has:quote ?"),
        ("slip in a date", "a date:ocotber-2020", "ocotber-2020", "date", "october-2020"),
        ("two dates in one", "date:01/10/2020", "01/10/2020", "two dates", "2020-10-01 or 2020-01-10"),
        ("pattern", "path:a[*", "a[*", "pattern", "*.html"),
        ("field of signs", "speaker:!!", "speaker:", "missing", "after the colon"),
        ("field in field", "speaker:(a topic:b)", "topic:", "inside another", "close"),
        ("a dash behind the colon", "speaker:-venn a", "-", "before the field", "-speaker:venn"),
        ("a dash before a word", "a said:-\"x y\"", "-", "before the field", "-said:"),
        ("a star before a word", "a *urity", "*urity", "end of a word", "secur*"),
        ("a star within a word", "sec*ity", "sec*ity", "end of a word", "secur*"),
        ("bad date", "date:soon", "soon", "date", "2020-10"),
        ("backward dates", "date:2021..2020", "2021..2020", "ends before", "later"),
        ("bad kind", "kind:poem", "poem", "no kind", "quote, prose"),
        ("no word at all", "!!", "!!", "no word", "word"),
        ("empty quotes", "\"\"", "\"\"", "no word", "word"),
    ] {
        let Err(Error::Query { at, message, hint, query }) = parse(written, TODAY) else {
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
        word.prop_map(Text::Exact),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let field = proptest::option::of(proptest::sample::select(Field::ALL.to_vec()));
    let leaf = prop_oneof![
        (field, text()).prop_map(|(field, text)| match (field, text) {
            (Some(Field::Path), Text::Prefix(text)) => Query::path(&format!("{text}*")),
            (Some(Field::Said | Field::About), text) => Query::Text(field, text),
            (Some(field), Text::Exact(text)) => Query::field(field, &text),
            (field, text) => Query::Text(field, text),
        }),
        "[a-z*?/. ]{0,6}(\\*|\\?)[a-z\"() *-]{0,3}[a-z*]".prop_map(|pattern| Query::path(&pattern)),
        proptest::sample::select(Part::ALL.to_vec()).prop_map(Query::Has),
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

#[test]
fn what_is_exact_and_begins_with_a_sign_prints_back_to_itself() {
    for query in ["=“?a“", "=\"=a\"", "=“-a”", "=a", "=\"'a\""] {
        let read = parse(query, Options::default()).unwrap();
        assert_eq!(parse(&read.to_string(), Options::default()).unwrap(), read, "{query}: {read}");
    }
    for query in ["=a*", "=a*=", "=a*=\"b\"c", "=\"a*=\""] {
        assert!(parse(query, Options::default()).is_err(), "{query}");
    }
}

proptest! {
    #[test]
    fn every_query_prints_back_to_itself(query in query()) {
        let written = query.to_string();
        prop_assert_eq!(parse(&written, Options::default()).map_err(|e| e.to_string()), Ok(query), "{}", written);
    }

    #[test]
    fn nothing_makes_the_parser_fail(query in "\\PC*", any: bool) {
        drop(parse(&query, Options { any, ..TODAY }));
    }

    #[test]
    fn signs_do_not_make_the_parser_fail(query in "[a(\\-)\"“”*?=~: .0-9ORNTAD]{0,24}", any: bool) {
        if let Ok(read) = parse(&query, Options { any, ..TODAY }) {
            let again = parse(&read.to_string(), Options::default()).map_err(|e| e.to_string());
            prop_assert_eq!(again, Ok(read.as_printed()), "{}", read);
        }
    }

    #[test]
    fn fields_do_not_make_the_parser_fail(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "speaker:", "path:", "date:", "has:", "is:", "kind:", "said:", "=", "a", "US", "quote", "date", "none", "oct",
                "2020", "last", "month", "1", "*", "?", "/", "..", "-", " ", " ", "(", ")", "\"", "OR", "NOT", "~2", "to",
            ]),
            0..12,
        ),
        any: bool,
    ) {
        let query = parts.concat();
        if let Ok(read) = parse(&query, Options { any, ..TODAY }) {
            let again = parse(&read.to_string(), Options::default()).map_err(|e| e.to_string());
            prop_assert_eq!(again, Ok(read.as_printed()), "{}", read);
        }
    }
}
