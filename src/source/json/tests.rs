use crate::source::tests::told;

const ONE: &str = r#"{"title": "Crane stays", "text": "The crane [stays] {here}.", "date": "2021-03-02"}"#;
const TWO: &str = r#"{"headline": "Mole goes", "body": "The \"mole\" goes.", "author": "Jane Roe"}"#;

fn articles(name: &str, [one, two]: [&str; 2]) -> [String; 2] {
    [
        format!("{name}#{one} JSON | Crane stays | The crane [stays] {{here}}. |  |  | 2021-03-02"),
        format!("{name}#{two} JSON | Mole goes | The \"mole\" goes. | Jane Roe |  | "),
    ]
}

#[test]
fn objects_stand_in_lists_on_lines_and_in_answers() {
    for (what, name, text) in [
        ("a list", "a.json", format!("[{ONE},\n{TWO}]")),
        ("lines", "a.jsonl", format!("{ONE}\n\n{TWO}\n")),
        ("lines by content", "a.json", format!("{ONE}\n{TWO}\n")),
        ("lines of a list", "a.jsonl", format!("[\n{ONE},\n{TWO}\n]\n")),
        ("one after the other", "a.json", format!("{ONE} {TWO}")),
        (
            "an answer",
            "a.json",
            format!(r#"{{"status": "ok", "totalResults": 2, "articles": [{ONE}, {TWO}]}}"#),
        ),
        (
            "an answer in an answer",
            "a",
            format!(r#"{{"response": {{"status": "ok", "results": [ {ONE}, {TWO}], "pages": 1}}}}"#),
        ),
        ("with a mark", "a.json", format!("\u{feff}[{ONE},{TWO}]")),
    ] {
        assert_eq!(told(name, text.as_bytes()), articles(name, ["1", "2"]), "{what}");
    }
    let wide: Vec<u8> = format!("\u{feff}[{ONE},{TWO}]").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told("a.json", &wide), articles("a.json", ["1", "2"]));
    let hits = format!(
        r#"{{"hits": {{"total": 2, "hits": [{{"_id": "x1", "_source": {ONE}}}, {{"_source": {TWO}}}]}}}}"#
    );
    assert_eq!(told("a.json", hits.as_bytes()).len(), 2);
}

#[test]
fn one_object_is_one_article_and_has_no_number() {
    let got = told("a.json", ONE.as_bytes());
    assert_eq!(got, ["a.json JSON | Crane stays | The crane [stays] {here}. |  |  | 2021-03-02"]);
}

#[test]
fn a_record_is_cited_by_its_own_name_unless_that_is_a_number() {
    let named = ONE.replacen('{', r#"{"id": "urn:quay:1", "#, 1);
    let numbered = TWO.replacen('{', r#"{"id": 17284, "#, 1);
    let text = format!("[{named}, {numbered}, {named}]");
    let got: Vec<String> = told("a.json", text.as_bytes());
    let cited: Vec<&str> = got.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(cited, ["a.json#urn:quay:1", "a.json#2", "a.json#urn:quay:1~2"]);
}

#[test]
fn a_json_feed_names_its_outlet() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Quay Post", "language": "en", "items": [
        {"id": "https://quay.example/crane", "url": "https://quay.example/crane", "title": "Crane stays", "summary": "Short.",
         "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2021-03-02T10:00:00Z", "authors": [{"name": "Jane Roe"}], "tags": ["crane"]}]}"#;
    assert_eq!(
        told("feed.json", text.as_bytes()),
        [
            "feed.json#https://quay.example/crane feed | Crane stays | One. / Two. | Jane Roe | The Quay Post | 2021-03-02T10:00:00Z"
        ]
    );
}

#[test]
fn damage_costs_the_record_it_is_in() {
    for (what, name, damaged, reason) in [
        (
            "a line cut off",
            "a.jsonl",
            format!("{ONE}\n{{\"title\": \"Gone\n{TWO}\n"),
            "is damaged: it is cut off",
        ),
        ("a line of noise", "a.jsonl", format!("{ONE}\n<<noise>>\n{TWO}\n"), "is damaged: it is not JSON"),
        ("a list", "a.json", format!("[{ONE},\n{{\"title\": oops}},\n{TWO}]"), "is damaged: it is not JSON"),
        (
            "a text that does not end",
            "a.json",
            format!("[{ONE},\n{{\"title\": \"Gone\n}},\n{TWO}]"),
            "is damaged: a text in it does not end",
        ),
    ] {
        let [one, three] = articles(name, ["1", "3"]);
        assert_eq!(told(name, damaged.as_bytes()), [one, format!("{name}#2: {reason}"), three], "{what}");
    }
    let cut = format!("[{ONE},{}", &TWO[..30]);
    let [one, _] = articles("a.json", ["1", "2"]);
    assert_eq!(told("a.json", cut.as_bytes()), [one, "a.json#2: is damaged: it is cut off".to_owned()]);
    assert_eq!(told("a.json", format!("[{}", "[".repeat(200_000)).as_bytes()).len(), 1);
}

#[test]
fn what_holds_no_articles_says_so() {
    for (text, expected) in [
        (
            r#"{"name": "package", "version": "1"}"#,
            "a.json: has no field that is known to hold an article (its fields: name, version); name it with --map text=FIELD",
        ),
        (r#"{"title": "Crane stays"}"#, "a.json: holds no article text"),
        (r#"{"title": "Crane stays", "te"#, "a.json#1: is damaged: it is cut off"),
    ] {
        assert_eq!(told("a.json", text.as_bytes()), [expected]);
    }
}

#[test]
fn what_is_nearly_json_costs_no_article() {
    let lines = concat!(
        r#"{"title": "One", "score": NaN, "text": "The crane \ud83d stays."}"#,
        "\n",
        r#"{"title": "Two", "text": "The mole \ud83d\ude00 goes."}"#,
        "\n"
    );
    assert_eq!(
        told("a.jsonl", lines.as_bytes()),
        [
            "a.jsonl#1 JSON | One | The crane \u{fffd} stays. |  |  | ",
            "a.jsonl#2 JSON | Two | The mole 😀 goes. |  |  | "
        ]
    );
    let answer = r#"{"title": "One", "score": -Infinity, "text": "The crane stays."}"#;
    assert_eq!(told("a.json", answer.as_bytes()), ["a.json JSON | One | The crane stays. |  |  | "]);
}
