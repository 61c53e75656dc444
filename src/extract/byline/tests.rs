//! Bylines as papers write them.

use super::*;

#[test]
fn names_stand_alone() {
    let cases: [(&str, &[&str]); 41] = [
        ("By Jane Roe", &["Jane Roe"]),
        ("ByJane RoeMarch 3, 2021", &["Jane Roe"]),
        ("By Jane RoePublished March 3, 2021", &["Jane Roe"]),
        ("Written by Jane Roe, John Doe, Ann Poe-Ray", &["Jane Roe", "John Doe", "Ann Poe-Ray"]),
        ("BY JANE ROE", &["Jane Roe"]),
        ("BY JANE ROE AND JOHN DOE", &["Jane Roe", "John Doe"]),
        ("By JANE ROE, JOHN DOE AND ANN LEE", &["Jane Roe", "John Doe", "Ann Lee"]),
        ("By JANE ROE, JOHN DOE", &["Jane Roe", "John Doe"]),
        ("by Jane Roe and John van der Doe", &["Jane Roe", "John van der Doe"]),
        ("By Jane Roe, John Doe and Ann Poe-Ray", &["Jane Roe", "John Doe", "Ann Poe-Ray"]),
        ("By Jane Roe in Port Arden, Northline", &["Jane Roe"]),
        ("Jane Roe, Chief Reporter", &["Jane Roe"]),
        ("By Jane Roe | March 4, 2021", &["Jane Roe"]),
        ("Jane Roe · 19/05/2022", &["Jane Roe"]),
        ("Words: Jane Roe", &["Jane Roe"]),
        ("Posted on March 3, 2021 by Jane Roe", &["Jane Roe"]),
        ("Posted by Jane Roe on Friday, January 14, 2022", &["Jane Roe"]),
        ("Jane Roe, Port Arden District Court", &["Jane Roe"]),
        ("By Jane Roe, Science Correspondent", &["Jane Roe"]),
        ("By Jane Roe Friday, March 5, 2021", &["Jane Roe"]),
        ("By JANE ROE On Mar 5, 2021", &["Jane Roe"]),
        ("By Jane Roe For MailOnline", &["Jane Roe"]),
        ("By Jane Roe Associated Press", &["Jane Roe"]),
        ("By Jane Roe, John Doe", &["Jane Roe", "John Doe"]),
        ("By Jane Roe, Virginia Beach", &["Jane Roe"]),
        ("By Professor Jane Roe, University of Hull", &["Jane Roe"]),
        ("Jane Roe Political Editor", &["Jane Roe"]),
        ("By A. Roe, Reporter", &["A. Roe"]),
        ("By A. J. Roe View In Digital Edition", &["A. J. Roe"]),
        ("Written by: Jane Roe Jane Roe", &["Jane Roe"]),
        ("by Jane Roe | Mar 11, 2023 | Cranes and Other Repairs, Harbour Life | 0 comments", &["Jane Roe"]),
        ("Jane Roe and John Doe | Guest Columnists", &["Jane Roe", "John Doe"]),
        ("Analysis by Jane Roe, Northline", &["Jane Roe"]),
        ("Guide by Jane Roe Former Deputy Editor", &["Jane Roe"]),
        ("By Jane Roe, MD. Reviewed by John Doe, MD", &["Jane Roe, MD"]),
        ("Medically reviewed by John Doe, MD — By Jane Roe on March 3, 2024", &["Jane Roe"]),
        ("Written by Jane Roe Edited by John Doe", &["Jane Roe"]),
        ("By Staff", &[]),
        ("Reuters", &[]),
        ("Author of", &[]),
        ("Jane Roe", &["Jane Roe"]),
    ];
    for (line, want) in cases {
        assert_eq!(read(&[], &[line.to_owned()]).names, want, "{line}");
    }
    assert_eq!(read(&[], &["Reuters".to_owned()]).outlet.as_deref(), Some("Reuters"));
}

#[test]
fn names_stand_before_or_behind_a_date() {
    let cases: [(&str, &[&str]); 9] = [
        ("4 March 2021 · 5 min · Jane Roe", &["Jane Roe"]),
        ("Jane Roe, John Doe & Ann Poe-Ray | March 3, 2021", &["Jane Roe", "John Doe", "Ann Poe-Ray"]),
        ("March 3, 2021March 5, 2021Jane Roe", &["Jane Roe"]),
        ("Jane Roe Published 10:19am 19 December 2021", &["Jane Roe"]),
        ("4 March 2021 • Jane Roe in Project Management", &["Jane Roe"]),
        ("4 March 2021 · Jane Roe on behalf of the harbour board", &["Jane Roe"]),
        ("4 March 2021 • New Homes in Hull", &[]),
        ("Jane Roe", &[]),
        ("Updated March 3, 2021", &[]),
    ];
    for (line, want) in cases {
        assert_eq!(beside_date(line), want, "{line}");
    }
}

#[test]
fn a_date_and_a_name_are_a_byline_and_a_sentence_is_none() {
    for (line, want) in [
        ("4 March 2021 • Jane Roe in Politics", true),
        ("4 March 2021 · Jane Roe", true),
        ("4 March 2021 Jane Roe in Hull won the race.", false),
        ("4 March 2021 Jane Roe in Hull said that nobody had won the race", false),
        ("4 March 2021 | Middle East", false),
    ] {
        assert_eq!(is_dated_name(line), want, "{line}");
    }
}

#[test]
fn sentences_are_no_bylines() {
    for (line, want) in [
        ("By Jane Roe", true),
        ("Jane Roe | 4 March 2021", true),
        ("By Saturday the rain had gone and nobody was left", false),
        ("By and Large", false),
        ("Jane Roe", false),
        ("Jane Roe won the race on 4 March 2021 by a mile and a half", false),
    ] {
        assert_eq!(is_byline(line), want, "{line}");
    }
}

#[test]
fn names_are_told_by_what_their_bearers_write() {
    for (line, job, names, below) in [
        ("Jane Roe, Political Editor", true, false, true),
        ("Jane Roe Chief Reporter", true, false, true),
        ("Jane Roe and John Doe", false, true, false),
        ("Jane Roe for Reuters", false, true, false),
        ("Jane Roe USA TODAY", false, true, false),
        ("Jane Roe and John Doe | Guest Columnists", true, true, true),
        ("Technology reporter, BBC News", false, false, true),
        ("The Associated Press", false, false, true),
        ("Jane Roe", false, false, false),
        ("Harbour and Quay", false, false, false),
        ("Jane Roe, the reporter who left.", false, false, false),
    ] {
        assert_eq!((is_with_job(line), is_names(line), is_affiliation(line)), (job, names, below), "{line}");
    }
}

#[test]
fn the_longest_beginning_is_asked_first() {
    for leads in [&LEADS[..], &SIGNED] {
        assert!(leads.windows(2).all(|pair| pair[0].len() >= pair[1].len()));
    }
}

#[test]
fn a_line_without_end_names_whom_it_names() {
    for (line, names) in [
        (format!("AUTHOR: Jane Roe Associated Press{}", " ".repeat(100_000)), &["Jane Roe"][..]),
        (format!("AUTHOR: {}", "A ".repeat(100_000)), &[]),
    ] {
        assert_eq!(read(&[], &[line]).names, names);
    }
}
