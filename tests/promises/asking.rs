//! Whatever a person asks for is understood or pointed at, and nothing found is no dead end.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

fn indexed() -> Archive {
    let archive = Archive::of(&[("gazette/ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

#[test]
fn what_is_asked_for_is_found() {
    let archive = indexed();
    for (query, count) in [
        ("said:crew", 1),
        ("about:crew", 0),
        ("about:opposition said:boat", 1),
        ("=Boat", 0),
        ("=boats OR =boat", 3),
        ("path:*.html is:headline", 1),
        ("path:gazette/** is:headline", 1),
        ("path:archive/*.txt is:headline", 1),
        ("date:april-2021 is:headline", 1),
        ("date:2 april 2021 is:headline", 1),
        ("date:yesterday", 0),
        ("date:none", 0),
        ("has:comment is:headline", 1),
        ("has:speaker speaker:venn", 2),
        ("speaker:(venn OR okkerby) -5g", 2),
        ("NOT is:quote is:headline", 3),
        ("Adeyemi-Lund’s", 1),
        ("\"security of our 5G network\"", 1),
        ("“We will ask who pays for it,” she added.", 1),
    ] {
        assert_eq!(archive.count(query), count, "{query}");
    }
}

#[test]
fn nothing_found_says_why_and_what_to_ask_instead() {
    let archive = indexed();
    let ran = archive.run(&["search", "5g speaker:okerby"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert_snapshot!(ran.err, @r"
    nothing has all of it: 5g finds 3, speaker:okerby finds none
    did you mean speaker:Okkerby (1)?
    ");
    assert_snapshot!(archive.run(&["search", "boat", "--speaker", "adeyemilund"]).err, @r"
    nothing has all of it: boat finds 3, speaker:adeyemilund finds none
    did you mean speaker:Adeyemi-Lund (1)?
    ");
    assert_snapshot!(archive.run(&["search", "--", "herring thinks"]).err, @r"
    nothing has all of it: herring finds 1, thinks finds none
    in readers’ comments: 1 (add is:comment)
    ");
    assert_snapshot!(archive.run(&["search", "ferry date:1850"]).err, @r"
    nothing has all of it: ferry finds 2, date:1850-01-01..1850-12-31 finds none
    the articles came out from 2021-04-02 to 2022-03-09
    ");
    assert_snapshot!(archive.run(&["search", "ferry -ferry"]).err, @r"
    nothing has all of it: ferry finds 2, -ferry leaves out 2
    ");
    for format in ["json", "csv"] {
        assert_eq!(archive.run(&["search", "zeppelin", "--format", format]).err, "");
    }
}

#[test]
fn a_date_that_may_be_two_is_not_guessed() {
    let archive = indexed();
    let ran = archive.run(&["search", "ferry", "--since", "01/10/2020"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(ran.err, @r"
    morgue: “01/10/2020” can be read as two dates
      --since 01/10/2020
              ^^^^^^^^^^
      hint: it is 1 October or 10 January: write 2020-10-01 or 2020-01-10
    ");
    assert_snapshot!(archive.run(&["search", "ferry has:quotes"]).err, @r"
    morgue: there is no has:quotes
      ferry has:quotes
                ^^^^^^
      hint: did you mean has:quote ?
    ");
}
