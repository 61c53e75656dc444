use serde_json::json;

use super::*;

fn read(record: &Value, mapping: &str) -> Result<RawArticle, Reason> {
    let place = Place::of_file("a.json", None);
    Fields::of(record.as_object().unwrap(), &mapping.parse().unwrap())
        .article(&place, &Context::new(Format::Json))
}

fn told(article: &RawArticle) -> String {
    let RawBody::Blocks(blocks) = &article.body else { panic!("no blocks") };
    let body: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let dates: Vec<&str> = article.dates.iter().map(|date| date.text.as_str()).collect();
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        some(&article.title),
        body.join(" / "),
        article.byline.join(", "),
        some(&article.outlet),
        some(&article.url),
        dates.first().copied().unwrap_or_default().to_owned(),
        article.tags.join(", "),
    ]
    .join(" | ")
}

#[test]
fn the_shapes_of_the_usual_programs_are_known() {
    for (what, record, expected) in [
        (
            "newspaper",
            json!({"title": "Crane stays", "text": "One.\n\nTwo.", "authors": ["Jane Roe", "Bo Li"], "publish_date": "2021-03-02 10:00:00",
                   "source_url": "https://quay.example", "url": "https://quay.example/crane", "keywords": ["crane"], "summary": "One."}),
            "Crane stays | One. / Two. | Jane Roe, Bo Li |  | https://quay.example/crane | 2021-03-02 10:00:00 | crane",
        ),
        (
            "trafilatura",
            json!({"title": "Crane stays", "author": "Jane Roe", "hostname": "quay.example", "sitename": "The Quay Post", "date": "2021-03-02",
                   "categories": "Harbour;Cranes", "tags": "", "source": "https://quay.example/crane", "text": "One.\nTwo.", "comments": ""}),
            "Crane stays | One. / Two. | Jane Roe | The Quay Post | https://quay.example/crane | 2021-03-02 | Harbour, Cranes",
        ),
        (
            "news-please",
            json!({"title": "Crane stays", "maintext": "One.", "date_publish": "2021-03-02 10:00:00", "date_download": "2022-01-01", "authors": [],
                   "source_domain": "quay.example", "url": "https://quay.example/crane", "language": "en"}),
            "Crane stays | One. |  | quay.example | https://quay.example/crane | 2021-03-02 10:00:00 | ",
        ),
        (
            "NewsAPI",
            json!({"source": {"id": null, "name": "The Quay Post"}, "author": "Jane Roe", "title": "Crane stays", "description": "It stays.",
                   "url": "https://quay.example/crane", "publishedAt": "2021-03-02T10:00:00Z", "content": "The crane stays. The board said… [+1234 chars]"}),
            "Crane stays | The crane stays. The board said… | Jane Roe | The Quay Post | https://quay.example/crane | 2021-03-02T10:00:00Z | ",
        ),
        (
            "Webhose",
            json!({"thread": {"site": "quay.example", "site_full": "www.quay.example"}, "uuid": "abc", "url": "https://quay.example/crane",
                   "author": "Jane Roe", "published": "2021-03-02T10:00:00.000+02:00", "title": "Crane stays", "text": "One.", "language": "english"}),
            "Crane stays | One. | Jane Roe | quay.example | https://quay.example/crane | 2021-03-02T10:00:00.000+02:00 | ",
        ),
        (
            "Guardian",
            json!({"id": "harbour/crane", "sectionName": "Harbour", "webPublicationDate": "2021-03-02T10:00:00Z", "webTitle": "Crane stays",
                   "webUrl": "https://quay.example/crane", "fields": {"headline": "Crane stays", "byline": "Jane Roe", "body": "<p>One.</p><aside><p>Related: Mole</p></aside><p>Two.</p>", "bodyText": "One. Two."},
                   "tags": [{"id": "harbour/cranes", "webTitle": "Cranes"}]}),
            "Crane stays | One. / Two. | Jane Roe |  | https://quay.example/crane | 2021-03-02T10:00:00Z | Cranes",
        ),
        (
            "New York Times",
            json!({"headline": {"main": "Crane stays", "kicker": null}, "abstract": "Short.", "lead_paragraph": "One and more.", "snippet": "One", "web_url": "https://quay.example/crane",
                   "source": "The Quay Post", "byline": {"original": "By Jane Roe"}, "pub_date": "2021-03-02T10:00:00+0000",
                   "keywords": [{"name": "subject", "value": "Cranes"}]}),
            "Crane stays | One and more. | By Jane Roe | The Quay Post | https://quay.example/crane | 2021-03-02T10:00:00+0000 | Cranes",
        ),
        (
            "WordPress",
            json!({"id": 7, "date_gmt": "2021-03-02T10:00:00", "link": "https://quay.example/crane", "title": {"rendered": "Crane &#8217;stays"},
                   "content": {"rendered": "<p>One.</p>"}, "excerpt": {"rendered": "<p>Short.</p>"}}),
            "Crane ’stays | One. |  |  | https://quay.example/crane | 2021-03-02T10:00:00 | ",
        ),
        (
            "ninjs 1",
            json!({"uri": "urn:quay:1", "type": "text", "versioncreated": "2021-03-02T10:00:00Z", "byline": "Jane Roe", "headline": "Crane stays",
                   "subject": [{"name": "harbour", "code": "1"}], "body_html": "<p>One.</p>"}),
            "Crane stays | One. | Jane Roe |  |  | 2021-03-02T10:00:00Z | harbour",
        ),
        (
            "ninjs 2",
            json!({"uri": "urn:quay:1", "versioncreated": "2021-03-02T10:00:00Z", "headlines": [{"role": "subtitle", "value": "Board votes"}, {"role": "main", "value": "Crane stays"}],
                   "infoSources": [{"name": "Northern News Agency"}],
                   "bodies": [{"role": "main", "contenttype": "text/plain", "value": "One.\n\nTwo."}, {"contenttype": "text/html", "value": "<p>One.</p>"}],
                   "subjects": [{"name": "harbour"}]}),
            "Crane stays | One. / Two. |  | Northern News Agency |  | 2021-03-02T10:00:00Z | harbour",
        ),
        (
            "Event Registry",
            json!({"uri": "7431", "lang": "eng", "date": "2021-03-02", "time": "10:00:00", "dateTime": "2021-03-02T10:00:00Z", "dateTimePub": "2021-03-02T09:12:00Z",
                   "url": "https://quay.example/crane", "title": "Crane stays", "body": "One.\nTwo.", "source": {"uri": "quay.example", "title": "The Quay Post"},
                   "authors": [{"uri": "jane_roe@quay.example", "name": "Jane Roe"}]}),
            "Crane stays | One. / Two. | Jane Roe | The Quay Post | https://quay.example/crane | 2021-03-02T09:12:00Z | ",
        ),
        (
            "GNews",
            json!({"title": "Crane stays", "description": "It stays.", "content": "The crane stays... [1234 chars]", "url": "https://quay.example/crane",
                   "publishedAt": "2021-03-02T10:00:00Z", "source": {"id": "1", "name": "The Quay Post", "url": "https://quay.example"}}),
            "Crane stays | The crane stays... |  | The Quay Post | https://quay.example/crane | 2021-03-02T10:00:00Z | ",
        ),
        (
            "Elasticsearch",
            json!({"_id": "x", "_source": {"Headline": "Crane stays", "Body": ["One.", "Two."], "timestamp": 1_614_679_200_000_i64}}),
            "Crane stays | One. / Two. |  |  |  | 2021-03-02T10:00:00Z | ",
        ),
    ] {
        assert_eq!(told(&read(&record, "").unwrap()), expected, "{what}");
    }
}

#[test]
fn a_person_may_name_the_fields() {
    let record = json!({"h": "Crane stays", "parts": [{"words": "One."}], "deep": {"er": "2021-03-02"}});
    assert!(matches!(read(&record, ""), Err(Reason::NoField(names)) if names == "deep, h, parts"));
    let article = read(&record, "title=h,text=parts.0.words,date=deep.er").unwrap();
    assert_eq!(told(&article), "Crane stays | One. |  |  |  | 2021-03-02 | ");
    for (wrong, why) in [
        ("title", "\"title\" is not of the form title=headline"),
        (
            "colour=red",
            "\"colour\" is nothing that an article has; it has title, text, date, author, outlet, url, deck, section, tags, language, id",
        ),
    ] {
        assert_eq!(wrong.parse::<Mapping>().unwrap_err().to_string(), why);
    }
}

#[test]
fn dates_are_written_out() {
    for (written, expected) in [
        (json!("2021-03-02"), Some("2021-03-02")),
        (json!("20210302T101500Z"), Some("2021-03-02T10:15:00Z")),
        (json!("20210302101500"), Some("2021-03-02T10:15:00")),
        (json!("20210302"), Some("2021-03-02")),
        (json!("20210302T000000"), Some("2021-03-02")),
        (json!(1_614_679_200), Some("2021-03-02T10:00:00Z")),
        (json!("1614679200"), Some("2021-03-02T10:00:00Z")),
        (json!(1998), Some("1998")),
        (json!("1998"), Some("1998")),
        (json!(12), None),
        (json!(19_980), None),
        (json!(null), None),
    ] {
        assert_eq!(date(&written).as_deref(), expected, "{written}");
    }
}

#[test]
fn names_and_tags_come_in_many_shapes() {
    assert_eq!(names(&json!("['Ann Lee', 'Bo Li']")), ["Ann Lee", "Bo Li"]);
    assert_eq!(names(&json!("['Lee, Ann', \"O'Li, Bo\"]")), ["Lee, Ann", "O'Li, Bo"]);
    assert_eq!(names(&json!({"firstName": "Ann", "lastName": "Lee"})), ["Ann Lee"]);
    assert_eq!(names(&json!([{"givenName": "Ann", "familyName": "Lee"}])), ["Ann Lee"]);
    assert_eq!(
        names(&json!([{"first_name": "Ann", "last_name": "Lee"}, {"name": "Bo Li"}])),
        ["Ann Lee", "Bo Li"]
    );
    assert_eq!(names(&json!("Jane Roe in New Quay")), ["Jane Roe"]);
    assert_eq!(names(&json!("Jane Roe in Quay and Bo Li")), ["Jane Roe in Quay and Bo Li"]);
    assert_eq!(names(&json!("Crisis in Quay, a report")), ["Crisis in Quay, a report"]);
    assert_eq!(texts(&json!("crane; harbour, old")), ["crane", "harbour, old"]);
    assert_eq!(texts(&json!([{"label": "crane"}, "nan", "mole"])), ["crane", "mole"]);
}
