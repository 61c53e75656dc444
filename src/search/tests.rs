use super::*;
use crate::article::{Article, PassageKind};
use crate::index::sample::{about, article, commented, index, published, under};
use crate::query::{Options, parse};

fn archive() -> Vec<Article> {
    vec![
        about(
            published(
                article(
                    "/news/5g.txt",
                    "Harbour town weighs 5G security",
                    &[
                        "The council of Vikholm met on Monday to weigh the new masts.",
                        "“{Mike R. Pompeo, US Secretary of State: We urge every ally to keep untrusted vendors out,}” said Pompeo.",
                        "“{Luigi Di Maio, Italian Foreign Minister: Regarding 5G, the golden power rules will apply,}” he said.",
                        "Telecoms companies are secure in the knowledge that the U.S. and AT&T agree.",
                    ],
                ),
                "2020-10-01",
            ),
            "Telecommunications",
        ),
        commented(
            under(
                published(
                    article(
                        "/news/bank.txt",
                        "Bank holds rates",
                        &[
                            "The Bank of England held its rates. A bank in England did not.",
                            "“{Siobhan O'Brien, economist: Rates will fall,}” said O’Brien at 10:30 in L’Aquila.",
                        ],
                    ),
                    "2020-09",
                ),
                "economy, business and finance",
                "medtop:04000000",
            ),
            "Pompeo should read this about 5G security",
        ),
        about(
            published(
                article(
                    "/old/flood.txt",
                    "Flood of 1912",
                    &["The river rose. Nobody had seen the like since 1868."],
                ),
                "1912-04-15",
            ),
            "climate-change",
        ),
        about(
            article(
                "/undated/letter.txt",
                "A letter",
                &[
                    "Dear editor, the ferry to Vikholm is late again, as the café knows. (desk@harbour-post.example)",
                    "“{José Peña: It is never on time,}” said Peña.",
                ],
            ),
            "U.S.",
        ),
    ]
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

impl Archive {
    fn ask(&self, query: &str) -> Answer {
        self.request(&Request { limit: 50, ..Request::new(parse(query, Options::default()).unwrap()) })
    }

    fn request(&self, request: &Request) -> Answer {
        let answer = search(&self.index, request).unwrap();
        assert_eq!(Total::Exactly(count(&self.index, request).unwrap()), answer.total, "{}", request.query);
        answer
    }
}

/// The hits as `file:line` with what is marked in each.
fn told(answer: &Answer) -> Vec<String> {
    let hit = |hit: &Hit| {
        let file = hit.source.path.rsplit('/').next().unwrap();
        let line = hit.line.map_or_else(|| hit.kind.to_string(), |line| line.to_string());
        let marked: Vec<&str> = hit.highlights.iter().map(|span| span.of(&hit.text)).collect();
        format!("{file}:{line} {}", marked.join("|")).trim().to_owned()
    };
    answer.hits.iter().map(hit).collect()
}

#[test]
fn queries_find_what_a_researcher_expects() {
    let archive = open();
    let mut wrong = Vec::new();
    for (name, query, found) in [
        ("a word", "rates", vec!["bank.txt:4 Rates", "bank.txt:3 rates", "bank.txt:headline rates"]),
        ("another form of the word", "companies", vec!["5g.txt:6 companies"]),
        ("two words of two passages", "masts vendors", vec![]),
        ("a phrase", "\"bank of england\"", vec!["bank.txt:3 Bank of England"]),
        ("words in order, others between", "\"bank england\"", vec![]),
        ("near", "\"england held\"~2", vec!["bank.txt:3 England|held"]),
        ("too far apart", "\"the nobody\"~1", vec![]),
        ("either", "\"river rose\" OR ferry", vec!["flood.txt:3 river rose", "letter.txt:3 ferry"]),
        ("not", "vikholm -ferry", vec!["5g.txt:3 Vikholm"]),
        ("a speaker", "speaker:pompeo", vec!["5g.txt:4"]),
        ("a speaker's names with one between", "speaker:\"mike pompeo\"", vec!["5g.txt:4"]),
        ("a speaker by role", "speaker:\"foreign minister\"", vec!["5g.txt:5"]),
        ("no speaker out of two", "speaker:\"pompeo luigi\"", vec![]),
        ("the headline's words and a speaker", "5g security speaker:pompeo", vec!["5g.txt:4"]),
        ("not that speaker", "kind:quote -speaker:pompeo", vec!["5g.txt:5", "bank.txt:4", "letter.txt:4"]),
        ("two speakers", "speaker:(pompeo OR \"di maio\")", vec!["5g.txt:4", "5g.txt:5"]),
        ("said", "said:\"golden power\"", vec!["5g.txt:5 golden power"]),
        ("said, but not in a quotation", "said:council", vec![]),
        ("a name folded", "author:jose speaker:pompeo", vec!["5g.txt:4"]),
        ("a topic", "topic:telecommunication kind:quote", vec!["5g.txt:4", "5g.txt:5"]),
        ("a topic in another spelling", "topic:climatechange kind:prose", vec!["flood.txt:3"]),
        ("a topic by another name", "topic:usa kind:prose", vec!["letter.txt:3"]),
        ("a topic by the name it is filed under", "topic:\"United States\" kind:prose", vec!["letter.txt:3"]),
        ("a topic by a part of that name", "topic:states kind:prose", vec!["letter.txt:3"]),
        ("a subject", "topic:economy kind:quote", vec!["bank.txt:4"]),
        ("a subject by its code", "topic:\"medtop:04000000\" kind:quote", vec!["bank.txt:4"]),
        ("a subject's label is no word of the article", "economy", vec![]),
        ("a title", "title:bank kind:headline", vec!["bank.txt:headline Bank"]),
        ("an apostrophe", "o'brien", vec!["bank.txt:4 O’Brien"]),
        ("without the apostrophe", "obrien", vec!["bank.txt:4 O’Brien"]),
        ("elided", "aquila", vec!["bank.txt:4 L’Aquila"]),
        ("initials", "US vendors", vec!["5g.txt:4 vendors"]),
        ("initials with dots", "U.S. telecoms", vec!["5g.txt:6 Telecoms|U.S."]),
        ("ampersand", "at&t", vec!["5g.txt:6 AT&T"]),
        ("a time", "10:30", vec!["bank.txt:4 10:30"]),
        ("a beginning", "telec*", vec!["5g.txt:6 Telecoms", "5g.txt:headline"]),
        ("a beginning longer than the stem", "securi*", vec!["5g.txt:headline security"]),
        ("a beginning in a phrase", "\"golden pow\"*", vec!["5g.txt:5 golden power"]),
        ("a near spelling", "vikholn~", vec!["5g.txt:3 Vikholm", "letter.txt:3 Vikholm"]),
        ("a near name", "speaker:pompoe~", vec!["5g.txt:4"]),
        ("a beginning nobody uses", "zzz*", vec![]),
        ("stop words count", "\"bank in england\"", vec!["bank.txt:3 bank in England"]),
        ("either apostrophe", "o’brien", vec!["bank.txt:4 O’Brien"]),
        (
            "an exclusion alone",
            "NOT kind:quote kind:prose -river",
            vec!["5g.txt:3", "5g.txt:6", "bank.txt:3", "letter.txt:3"],
        ),
        ("a lone beginning with capitals", "TELEC*", vec!["5g.txt:6 Telecoms", "5g.txt:headline"]),
        (
            "a beginning with an accent",
            "author:pén* kind:headline -bank -flood -letter",
            vec!["5g.txt:headline"],
        ),
        (
            "a near spelling of a stem",
            "securety~ -vikholm",
            vec!["5g.txt:6 secure", "5g.txt:headline security"],
        ),
        ("near, in a phrase's order", "\"untrusted vendors out\"", vec!["5g.txt:4 untrusted vendors out"]),
        ("a hyphen", "ferry-to", vec!["letter.txt:3 ferry to"]),
        ("hyphened words", "golden-power", vec!["5g.txt:5 golden power"]),
        ("in small letters", "u.s", vec!["5g.txt:6 U.S.", "letter.txt:headline"]),
        ("about", "about:rates", vec!["bank.txt:3 rates", "bank.txt:headline rates"]),
        ("about, beside a quotation", "about:o'brien", vec!["bank.txt:4 O’Brien"]),
        ("about, but in a quotation", "about:\"golden power\"", vec![]),
        ("said and about", "said:vendors about:pompeo", vec!["5g.txt:4 vendors|Pompeo"]),
        ("about begins so", "about:telec*", vec!["5g.txt:6 Telecoms"]),
        ("exact ending", "=secure", vec!["5g.txt:6 secure"]),
        (
            "exact small letters",
            "=rates",
            vec!["bank.txt:4 Rates", "bank.txt:3 rates", "bank.txt:headline rates"],
        ),
        ("exact capitals", "=Rates", vec!["bank.txt:4 Rates"]),
        ("exact phrase", "=\"Bank of England\"", vec!["bank.txt:3 Bank of England"]),
        ("exact phrase in other letters", "=\"bank Of england\"", vec![]),
        ("exact, in a quotation", "said:=Rates", vec!["bank.txt:4 Rates"]),
        ("exact, signs aside", "=US is:prose", vec!["5g.txt:6 U.S."]),
        ("exact accents", "=café", vec!["letter.txt:3 café"]),
        ("exact without accents", "=cafe", vec![]),
        ("accents fold", "cafe", vec!["letter.txt:3 café"]),
        ("a speaker's accents", "speaker:jose", vec!["letter.txt:4"]),
        ("a speaker and not a topic", "speaker:(pompeo OR \"di maio\") -topic:telecommunications", vec![]),
        ("a kind", "is:headline bank", vec!["bank.txt:headline Bank"]),
        ("has a speaker", "has:speaker -has:role", vec!["letter.txt:4"]),
        ("has comments", "has:comment is:quote", vec!["bank.txt:4"]),
        ("undated", "date:none", vec!["letter.txt:headline", "letter.txt:3", "letter.txt:4"]),
        ("long ago or undated", "(date:..1950 OR date:none) is:prose", vec!["flood.txt:3", "letter.txt:3"]),
        ("a pattern", "path:news/*.txt is:headline", vec!["5g.txt:headline", "bank.txt:headline"]),
        ("a pattern of a name", "path:5* is:headline", vec!["5g.txt:headline"]),
        ("a pattern of a folder", "path:un?ated is:prose", vec!["letter.txt:3"]),
        (
            "a pattern, excluded",
            "-path:news/** is:headline",
            vec!["flood.txt:headline", "letter.txt:headline"],
        ),
        ("a mail address", "desk@harbour-post.example", vec!["letter.txt:3 desk@harbour-post.example"]),
        ("a web address", "https://harbour-post.example/a?b=c", vec![]),
        (
            "a pasted sentence",
            "“Rates will fall,” said O’Brien at 10:30",
            vec!["bank.txt:4 Rates will fall|said|O’Brien|at|10:30"],
        ),
        (
            "a pasted sentence with brackets",
            "The river rose. [Nobody] had seen (the like) since: 1868!",
            vec!["flood.txt:3 The|river|rose|Nobody|had|seen|the|like|since|1868"],
        ),
        ("a path", "path:old", vec!["flood.txt:headline", "flood.txt:3"]),
        ("a comment, asked for", "kind:comment 5g", vec!["bank.txt:40 5G"]),
    ] {
        let answer = told(&archive.ask(query));
        if answer != found {
            wrong.push(format!("{name}: {query}: {answer:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_finds_nothing_says_why() {
    let archive = open();
    let mut wrong = Vec::new();
    for (query, parts, suggestions) in [
        ("zzzzzz", "", ""),
        ("vikholn", "", "Vikholm 2"),
        ("5g speaker:pompoe", "5g 2, speaker:pompoe 0", "speaker:Pompeo 1"),
        ("speaker:dimaio", "", "speaker:\"Di Maio\" 1"),
        ("speaker:\"luigi dimaio\" 5g", "speaker:\"luigi dimaio\" 0, 5g 2", "speaker:\"Luigi Di Maio\" 1"),
        ("speaker:economst", "", "speaker:economist 1"),
        (
            "topic:telecomunications is:quote",
            "topic:telecomunications 0, kind:quote 4",
            "topic:Telecommunications 2",
        ),
        ("outlet:harbor is:headline", "outlet:harbor 0, kind:headline 4", "outlet:Harbour 4"),
        ("author:pompeo masts", "author:pompeo 0, masts 1", ""),
        ("author:pompeo 5g", "author:pompeo 0, 5g 2", "speaker:Pompeo 1"),
        ("vikholn counsil", "vikholn 0, counsil 0", "Vikholm council 1"),
        ("said:council", "", "council 1"),
        ("=café =Vikholn", "=café 1, =Vikholn 0", "Vikholm 1"),
        ("=cafe", "", "café 1"),
        ("\"bank of englund\"", "", "\"Bank of England\" 1"),
        ("5g pompeo should read", "5g 2, pompeo 1, should 0, read 0", "comments 1"),
        ("ferry date:1912", "ferry 1, date:1912-01-01..1912-12-31 2", ""),
        ("river ferry", "river 1, ferry 1", "any 2"),
        (
            "ferry vikholm date:2020",
            "ferry 1, vikholm 2, date:2020-01-01..2020-12-31 8",
            "without ferry 1, without date:2020-01-01..2020-12-31 1",
        ),
    ] {
        let request = Request::new(parse(query, Options::default()).unwrap());
        let why = suggest::why(&archive.index, &request).unwrap();
        let finds = |finds: &suggest::Finds| format!("{} {}", finds.query, finds.count);
        let suggestion = |suggestion: &suggest::Suggestion| match suggestion {
            suggest::Suggestion::Instead(other) => finds(other),
            suggest::Suggestion::Without(part) => format!("without {}", finds(part)),
            suggest::Suggestion::Comments(count) => format!("comments {count}"),
            suggest::Suggestion::AnyWord(count) => format!("any {count}"),
        };
        let told = [
            why.parts.iter().map(finds).collect::<Vec<_>>().join(", "),
            why.suggestions.iter().map(suggestion).collect::<Vec<_>>().join(", "),
        ];
        if told != [parts, suggestions] {
            wrong.push(format!("{query}: {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_has_no_day_or_no_article_is_told() {
    let archive = open();
    let why = |index: &Index, query: &str| {
        suggest::why(index, &Request::new(parse(query, Options::default()).unwrap())).unwrap()
    };
    let span = why(&archive.index, "ferry date:1850").span.unwrap();
    assert_eq!((span.0.to_string(), span.1.to_string()), ("1912-04-15".to_owned(), "2020-10-01".to_owned()));
    assert_eq!(why(&archive.index, "ferry date:1912").span, None);
}

#[test]
fn dates_include_whatever_may_have_been() {
    let archive = open();
    for (query, files) in [
        ("date:2020-10 kind:headline", vec!["5g.txt"]),
        ("date:2020-09-15 kind:headline", vec!["bank.txt"]),
        ("date:2020 kind:headline", vec!["5g.txt", "bank.txt"]),
        ("date:..1950 kind:headline", vec!["flood.txt"]),
        ("date:2021.. kind:headline", vec![]),
    ] {
        let answer = archive.ask(query);
        let found: Vec<&str> =
            answer.hits.iter().map(|h| h.source.path.rsplit('/').next().unwrap()).collect();
        assert_eq!(found, files, "{query}");
    }
}

#[test]
fn comments_are_found_only_where_they_are_asked_for() {
    let archive = open();
    for query in ["", "-zzz", "author:jose", "date:2020", "5g", "pompeo", "path:news", "language:en"] {
        let answer = archive.ask(query);
        assert!(
            !answer.hits.is_empty() && answer.hits.iter().all(|h| h.kind != PassageKind::Comment),
            "{query}"
        );
    }
    assert_eq!(archive.ask("kind:comment").total, Total::Exactly(1));
    assert_eq!(archive.ask("kind:comment OR kind:headline").total, Total::Exactly(5));
    assert_eq!(archive.ask("").total, Total::Exactly(13));
}

#[test]
fn passages_come_in_the_order_that_was_asked_for() {
    let archive = open();
    let files = |sort| {
        let query = parse("kind:headline", Options::default()).unwrap();
        let answer = archive.request(&Request { sort, ..Request::new(query) });
        answer.hits.into_iter().map(|h| h.title.unwrap()).collect::<Vec<_>>()
    };
    let newest = ["Harbour town weighs 5G security", "Bank holds rates", "Flood of 1912", "A letter"];
    assert_eq!(files(Sort::Newest), newest);
    assert_eq!(files(Sort::Relevance), newest);
    assert_eq!(
        files(Sort::Oldest),
        ["Flood of 1912", "Bank holds rates", "Harbour town weighs 5G security", "A letter"]
    );
}

#[test]
fn pages_follow_each_other_without_gap() {
    let archive = open();
    for group in [Group::Passage, Group::Article] {
        let query = || parse("vikholm OR rates OR pompeo OR river", Options::default()).unwrap();
        let all = archive.request(&Request { group, limit: 100, ..Request::new(query()) });
        assert_eq!(all.total, Total::Exactly(all.hits.len()));
        let mut pages = Vec::new();
        for offset in 0..all.hits.len() + 2 {
            let page = archive.request(&Request { group, limit: 1, offset, ..Request::new(query()) });
            assert_eq!(page.total, all.total);
            pages.extend(page.hits);
        }
        assert_eq!(pages, all.hits);
    }
}

#[test]
fn articles_are_shown_by_their_best_passage() {
    let archive = open();
    let query = parse("vikholm masts council", Options { any: true, ..Options::default() }).unwrap();
    let answer = archive.request(&Request { group: Group::Article, ..Request::new(query) });
    assert_eq!(told(&answer), ["5g.txt:3 council|Vikholm|masts", "letter.txt:3 Vikholm"]);
    assert_eq!(answer.total, Total::Exactly(2));
}

#[test]
fn hits_carry_the_evidence() {
    let archive = open();
    let query = parse("speaker:pompeo", Options::default()).unwrap();
    let answer = archive.request(&Request { folder: Some("/news".to_owned()), ..Request::new(query) });
    let hit = &answer.hits[0];
    assert_eq!((hit.rank, hit.source.path.as_str(), hit.kind), (1, "5g.txt", PassageKind::Quote));
    let speaker = hit.quotations[0].speaker.as_ref().unwrap();
    assert_eq!(
        (speaker.name.as_str(), speaker.role.as_deref()),
        ("Mike R. Pompeo", Some("US Secretary of State"))
    );
    assert_eq!(hit.topics, ["Telecommunications"]);
}

#[test]
fn the_order_does_not_depend_on_how_the_index_came_about() {
    let one = open();
    let folder = tempfile::tempdir().unwrap();
    let mut articles = archive();
    articles.reverse();
    drop(index(folder.path(), &articles[..1]));
    drop(index(folder.path(), &articles[1..3]));
    let other = index(folder.path(), &articles[3..]);
    for query in ["", "vikholm OR rates OR the", "kind:quote", "telec* OR river"] {
        let request = Request { limit: 50, ..Request::new(parse(query, Options::default()).unwrap()) };
        let answers = [&one.index, &other].map(|index| told(&search(index, &request).unwrap()));
        assert_eq!(answers[0], answers[1], "{query}");
    }
}

#[test]
fn the_best_are_the_same_however_many_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let sentences = [
        "The ferry to Vikholm is late, and late again.",
        "Nobody knows why the ferry is late.",
        "“{Ada Moe, mayor of Vikholm: The ferry will sail,}” she said.",
        "Taxes rise. Taxes fall. Taxes are taxes, said the mayor of nowhere in particular, who has seen it all before.",
        "The mayor was away.",
    ];
    let titles = ["Ferry late", "Taxes", "Mayor speaks", ""];
    let written = |at: usize| {
        let pick = |nth: usize| sentences[(at / (nth + 1) + nth * at) % sentences.len()];
        let tide = if at < 200 { "" } else { "The tide comes and the tide goes. " };
        let last = format!("{} {}", pick(2), tide.repeat(at % 7));
        let article = article(&format!("/{at:03}"), titles[at % 4], &[pick(0), pick(1), last.trim_end()]);
        let article = if at.is_multiple_of(3) { about(article, "Taxes") } else { article };
        if at.is_multiple_of(2) { published(article, &format!("20{:02}-05-01", at % 20)) } else { article }
    };
    // The parts of the index differ in how long their passages are, and are looked through side by side.
    let articles: Vec<Article> = (0..300).map(written).collect();
    for part in articles[..200].chunks(50) {
        index(folder.path(), part);
    }
    let index = index(folder.path(), &articles[200..]);
    assert!(index.searcher().segment_readers().len() > 3);
    for asked in [
        "ferry",
        "taxes",
        "ferry mayor",
        "ferry OR taxes OR mayor",
        "\"ferry is late\"",
        "\"the tide\"",
        "\"taxes rise taxes\"",
        "\"the tide comes\" OR taxes",
        "tide OR goes OR late",
        "mayor speaker:\"ada moe\"",
        "ferry OR sail speaker:\"moe ada\" -taxes",
        "\"the ferry\" speaker:\"ada moe\"",
        "ma*",
        "ferry -mayor",
        "mayor date:2004..2010",
        "mayor speaker:moe",
        "ferry speaker:moe -taxes",
        "ferry title:taxes",
        "date:2006",
        "vikholm kind:headline OR taxes",
    ] {
        let mut request = Request::new(parse(asked, Options::default()).unwrap());
        request.all = true;
        request.limit = 3000;
        let every = search(&index, &request).unwrap();
        let total = every.hits.len();
        assert_eq!(every.total, Total::Exactly(total), "{asked}");
        assert_eq!(total, count(&index, &request).unwrap(), "{asked}");
        assert!(total > 5, "{asked}: {total}");
        for (limit, enough) in [1, 2, 7, 50].into_iter().flat_map(|limit| [(limit, 3000), (limit, 0)]) {
            (request.limit, request.enough) = (limit, enough);
            let some = search(&index, &request).unwrap();
            assert_eq!(some.total, Total::of(total, enough.max(limit + 1)), "{asked}");
            assert!(some.hits[..] == every.hits[..limit.min(total)], "{asked}, {limit} of them, {enough}");
        }
        request.enough = 3000;
    }
}
