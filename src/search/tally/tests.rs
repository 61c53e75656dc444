use super::*;
use crate::article::Article;
use crate::index::Batch;
use crate::index::sample::{about, article, index, published, record, under};
use crate::query::{Options, parse};

fn archive() -> Vec<Article> {
    let wire = "“{Mike Pompeo, US Secretary of State: The tide is turning,}” said Pompeo.";
    vec![
        about(
            published(article("/a/1.txt", "One", &[wire, "Nothing said here of masts."]), "2020-10-01"),
            "Climate Change",
        ),
        about(
            published(article("/a/2.txt", "Two", &[&wire.replace("tide is", "TIDE is")]), "2020-10-03"),
            "climate-change",
        ),
        about(
            published(
                article(
                    "/a/3.txt",
                    "Three",
                    &[
                        "“{Pompeo: We urge every ally,}” he said. “{Luigi Di Maio, Foreign Minister: Golden power applies,}” said Di Maio.",
                    ],
                ),
                "2021-02",
            ),
            "Climate Change",
        ),
        under(
            article(
                "/a/4.txt",
                "Four",
                &[
                    "“{Michael R. Pompeo, Secretary of State: Masts matter,}” he said. “{John Smith: No,}” said Smith.",
                    "“{Mary Smith: Yes,}” she said. “{Smith: Perhaps,}” said Smith.",
                ],
            ),
            "economy, business and finance",
            "medtop:04000000",
        ),
    ]
}

fn asking(query: &str) -> Asking {
    Asking::new(parse(query, Options::default()).unwrap())
}

fn told(tallies: &Tallies<SpeakerTally>) -> Vec<String> {
    let when = |moment: Option<Moment>| moment.map_or("?".to_owned(), |moment| moment.to_string());
    let row = |row: &SpeakerTally| {
        let roles: Vec<&str> = row.roles.iter().map(|role| role.role.as_str()).collect();
        let (first, last) = (when(row.first), when(row.last));
        format!("{} {}/{} {first} {last} {}", row.name, row.quotations, row.articles, roles.join("; "))
            .trim()
            .to_owned()
    };
    tallies.rows.iter().map(row).collect()
}

struct Archive {
    _folder: tempfile::TempDir,
    index: Index,
}

fn open() -> Archive {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &archive());
    Archive { _folder: folder, index }
}

#[test]
fn speakers_are_counted_each_once_and_nobody_else() {
    let archive = open();
    let all = [
        "Mike Pompeo 3/4 2020-10-01 2021-02 US Secretary of State; Secretary of State",
        "John Smith 1/1 ? ?",
        "Luigi Di Maio 1/1 2021-02 2021-02 Foreign Minister",
        "Mary Smith 1/1 ? ?",
        "Smith 1/1 ? ?",
    ];
    let mut wrong = Vec::new();
    for (name, query, found) in [
        ("everybody", "", &all[..]),
        ("who is asked for", "speaker:pompeo", &all[..1]),
        (
            "by another of their names",
            "speaker:\"mike pompeo\"",
            &["Mike Pompeo 1/2 2020-10-01 2020-10-03 US Secretary of State"],
        ),
        ("by role", "speaker:\"foreign minister\"", &all[2..3]),
        ("all but somebody", "kind:quote -speaker:pompeo", &["Mary Smith 1/1 ? ?", "Smith 1/1 ? ?"]),
        (
            "whoever is quoted where words stand",
            "\"golden power\"",
            &["Luigi Di Maio 1/1 2021-02 2021-02 Foreign Minister", "Mike Pompeo 1/1 2021-02 2021-02"],
        ),
        (
            "two of them",
            "speaker:(maio OR mary)",
            &["Luigi Di Maio 1/1 2021-02 2021-02 Foreign Minister", "Mary Smith 1/1 ? ?"],
        ),
        ("nobody", "zeppelin", &[]),
    ] {
        let answer = told(&speakers(&archive.index, &asking(query)).unwrap());
        if answer != found {
            wrong.push(format!("{name}: {answer:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_is_called_by_a_name_that_no_article_has_any_more() {
    let said = |path: &str, name: &str| article(path, "Vote", &[&format!("“{{{name}: Not so,}}” he said.")]);
    let folder = tempfile::tempdir().unwrap();
    let index = index(
        folder.path(),
        &[said("/a.txt", "Cruz"), said("/b.txt", "Ted Cruz"), said("/c.txt", "Anna Meer")],
    );
    let names = || {
        let tallies = speakers(&index, &asking("speaker:cruz")).unwrap();
        tallies.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(names(), ["Ted Cruz"]);
    let mut writer = index.writer(1, 0).unwrap();
    writer.apply(Batch::remove(index.fields(), "/b.txt")).unwrap();
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    assert_eq!(names(), ["Cruz"]);
}

#[test]
fn what_was_replaced_or_removed_no_longer_counts() {
    let archive = open();
    let [first, second] = &archive_of_two();
    let mut writer = archive.index.writer(1, 0).unwrap();
    writer
        .apply(Batch::put(archive.index.fields(), &record("/a/3.txt"), std::slice::from_ref(first)))
        .unwrap();
    writer.apply(Batch::remove(archive.index.fields(), "/a/4.txt")).unwrap();
    writer
        .apply(Batch::put(archive.index.fields(), &record("/a/5.txt"), std::slice::from_ref(second)))
        .unwrap();
    writer.finish(&archive.index, None).unwrap();
    archive.index.refresh().unwrap();
    assert_eq!(
        told(&speakers(&archive.index, &asking("")).unwrap()),
        ["Mike Pompeo 1/2 2020-10-01 2020-10-03 US Secretary of State", "Ruth Venn 1/1 2022-03 2022-03",]
    );
    let topics = labels(&archive.index, Label::Topic, &asking("")).unwrap();
    assert_eq!((topics.rows[0].articles, topics.rows[1].name.as_str()), (2, "Ferries"));
}

fn archive_of_two() -> [Article; 2] {
    [
        article("/a/3.txt", "Three, without a word said", &["Rain."]),
        about(
            published(article("/a/5.txt", "Five", &["“{Ruth Venn: It sails,}” said Venn."]), "2022-03"),
            "Ferries",
        ),
    ]
}

#[test]
fn repeats_count_when_they_are_asked_for() {
    let archive = open();
    for (repeats, quotations) in [(false, 3), (true, 4)] {
        let asking = Asking { repeats, ..asking("speaker:pompeo") };
        assert_eq!(speakers(&archive.index, &asking).unwrap().rows[0].quotations, quotations);
    }
}

#[test]
fn rows_come_in_the_order_that_was_asked_for() {
    let archive = open();
    for (sort, first) in [
        (TallySort::Count, "Mike Pompeo"),
        (TallySort::Name, "John Smith"),
        (TallySort::First, "Mike Pompeo"),
        (TallySort::Last, "Mike Pompeo"),
    ] {
        let asking = Asking { sort, limit: Some(1), ..asking("") };
        let tallies = speakers(&archive.index, &asking).unwrap();
        assert_eq!((tallies.rows.len(), tallies.total), (1, 5));
        assert_eq!(tallies.rows[0].name, first, "{sort:?}");
    }
}

#[test]
fn labels_are_one_in_every_spelling() {
    let archive = open();
    let told = |label, query| {
        let tallies = labels(&archive.index, label, &asking(query)).unwrap();
        let row = |row: LabelTally| {
            let others = row.spellings.join(", ");
            format!(
                "{} {}/{} {} {others}",
                row.name,
                row.articles,
                row.passages,
                row.code.unwrap_or_default()
            )
            .trim()
            .to_owned()
        };
        tallies.rows.into_iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(
        told(Label::Topic, ""),
        ["Climate Change 3/7  climate-change", "economy, business and finance 1/3 medtop:04000000",]
    );
    assert_eq!(told(Label::Topic, "masts kind:prose"), ["Climate Change 1/1"]);
    assert_eq!(told(Label::Outlet, "kind:headline"), ["The Harbour Post 4/4"]);
    assert_eq!(told(Label::Author, "kind:quote"), ["José Peña 4/5"]);
}

#[test]
fn a_timeline_tells_what_it_leaves_apart() {
    let archive = open();
    let queries: Vec<(Option<String>, Query)> =
        ["speaker:pompeo", "speaker:smith"].map(|query| (Some(query.to_owned()), asking(query).query)).into();
    let line = timeline(&archive.index, &queries, Some(Step::Month), false).unwrap();
    let counts = |counts: &[Counts]| {
        counts
            .iter()
            .map(|c| format!("{}/{}/{}", c.articles, c.passages, c.quotations))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let rows: Vec<String> =
        line.rows.iter().map(|(period, row)| format!("{period} {}", counts(row))).collect();
    assert_eq!(rows, ["2020-10 2/2/1 0/0/0", "2021-02 1/1/1 0/0/0"]);
    let apart: Vec<String> = line.apart.iter().map(|(_, row)| counts(row)).collect();
    assert_eq!(apart, ["1/1/1 1/2/3"]);
    let by_day = timeline(&archive.index, &queries[..1], Some(Step::Day), false).unwrap();
    assert_eq!(by_day.apart.len(), 2, "a month is no day");
}
