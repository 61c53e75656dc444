//! Counts that every format's tests show.

use crate::article::SpeakerClass;
use crate::search::tally::{Counts, LabelTally, RoleTally, SpeakerTally, Step, Timeline};

pub(super) fn speakers() -> Vec<SpeakerTally> {
    let role = |role: &str, quotations| RoleTally { role: role.to_owned(), quotations };
    vec![
        SpeakerTally {
            name: "Ruth Adeyemi-Lund".to_owned(),
            class: SpeakerClass::Person,
            spellings: vec!["Adeyemi-Lund".to_owned()],
            roles: vec![role("head of the Arden Harbour Board", 1100), role("harbour master", 104)],
            quotations: 1204,
            articles: 312,
            first: Some("2019-01-04".parse().unwrap()),
            last: Some("2021-04".parse().unwrap()),
        },
        SpeakerTally {
            name: "residents".to_owned(),
            class: SpeakerClass::Group,
            spellings: vec![],
            roles: vec![],
            quotations: 1,
            articles: 1,
            first: None,
            last: None,
        },
    ]
}

pub(super) fn topics() -> Vec<LabelTally> {
    vec![LabelTally {
        name: "Ferries".to_owned(),
        code: Some("medtop:20000000".to_owned()),
        spellings: vec!["ferry".to_owned()],
        articles: 31,
        passages: 204,
        first: Some("2019-01-04".parse().unwrap()),
        last: Some("2021-04-02".parse().unwrap()),
    }]
}

/// Months of one series or several, given as `2020-10 3 1`; what has no such date is left apart.
pub(super) fn timeline(series: &[Option<&str>], months: &[&str], apart: &[&str]) -> Timeline {
    let row = |written: &&str| {
        let mut parts = written.split(' ');
        let date = parts.next().and_then(|date| date.parse().ok());
        let counts: Vec<Counts> = parts
            .map(|n| n.parse().unwrap())
            .map(|n| Counts { articles: n, passages: 2 * n, quotations: 3 * n })
            .collect();
        (date, counts)
    };
    let dated = |written: &&str| {
        let (date, counts) = row(written);
        (Step::Month.period(date.unwrap()), counts)
    };
    Timeline {
        by: Step::Month,
        series: series.iter().map(|name| name.map(str::to_owned)).collect(),
        rows: months.iter().map(dated).collect(),
        apart: apart.iter().map(row).collect(),
    }
}
