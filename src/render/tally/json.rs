//! The JSON contract of counts: one object a line, its version first.

use std::io::{self, Write};

use serde::Serialize;

use super::{Measure, Tally};
use crate::article::{Moment, Precision, SpeakerClass};
use crate::render::json;
use crate::search::tally::{Counts, Label, LabelTally, SpeakerTally, Timeline};

/// The version of a speaker's counts. A change that breaks a reader changes the number.
pub const SPEAKER_SCHEMA: &str = "morgue.speaker/1";

/// The version of a topic's counts. A change that breaks a reader changes the number.
pub const TOPIC_SCHEMA: &str = "morgue.topic/1";

/// The version of an outlet's counts. A change that breaks a reader changes the number.
pub const OUTLET_SCHEMA: &str = "morgue.outlet/1";

/// The version of an author's counts. A change that breaks a reader changes the number.
pub const AUTHOR_SCHEMA: &str = "morgue.author/1";

/// The version of a period's counts. A change that breaks a reader changes the number.
pub const TIMELINE_SCHEMA: &str = "morgue.timeline/1";

#[derive(Serialize)]
struct Speaker<'v> {
    name: &'v str,
    class: SpeakerClass,
    spellings: &'v [String],
    roles: Vec<Role<'v>>,
    quotations: u64,
    articles: u64,
    first: Option<Moment>,
    last: Option<Moment>,
}

#[derive(Serialize)]
struct Role<'v> {
    role: &'v str,
    quotations: u64,
}

#[derive(Serialize)]
struct Name<'v> {
    name: &'v str,
    #[serde(flatten)]
    counts: Facts<'v>,
}

#[derive(Serialize)]
struct Topic<'v> {
    label: &'v str,
    code: Option<&'v str>,
    #[serde(flatten)]
    counts: Facts<'v>,
}

#[derive(Serialize)]
struct Facts<'v> {
    spellings: &'v [String],
    articles: u64,
    passages: u64,
    first: Option<Moment>,
    last: Option<Moment>,
}

#[derive(Serialize)]
struct Row<'v> {
    by: &'static str,
    period: Option<String>,
    precision: Option<&'static str>,
    series: Option<&'v str>,
    #[serde(flatten)]
    counts: Counts,
}

/// Writes the JSON contract.
pub struct Json<W: Write>(json::Json<W>);

impl<W: Write> Json<W> {
    /// A renderer that writes to `out`.
    pub const fn new(out: W) -> Self {
        Self(json::Json::new(out))
    }
}

impl<W: Write> Tally for Json<W> {
    fn speakers(&mut self, rows: &[SpeakerTally]) -> io::Result<()> {
        rows.iter().try_for_each(|row| {
            let roles = row.roles.iter();
            let speaker = Speaker {
                name: &row.name,
                class: row.class,
                spellings: &row.spellings,
                roles: roles.map(|role| Role { role: &role.role, quotations: role.quotations }).collect(),
                quotations: row.quotations,
                articles: row.articles,
                first: row.first,
                last: row.last,
            };
            self.0.line(SPEAKER_SCHEMA, &speaker)
        })
    }

    fn labels(&mut self, label: Label, rows: &[LabelTally]) -> io::Result<()> {
        rows.iter().try_for_each(|row| {
            let counts = Facts {
                spellings: &row.spellings,
                articles: row.articles,
                passages: row.passages,
                first: row.first,
                last: row.last,
            };
            let name = row.name.as_str();
            match label {
                Label::Topic => {
                    self.0.line(TOPIC_SCHEMA, &Topic { label: name, code: row.code.as_deref(), counts })
                }
                Label::Outlet => self.0.line(OUTLET_SCHEMA, &Name { name, counts }),
                Label::Author => self.0.line(AUTHOR_SCHEMA, &Name { name, counts }),
            }
        })
    }

    fn timeline(&mut self, timeline: &Timeline, _: Measure) -> io::Result<()> {
        let by = timeline.by.name();
        for (period, counts) in timeline.filled() {
            let precision = Some(period.step().name());
            for (series, counts) in timeline.series.iter().zip(counts) {
                let series = series.as_deref();
                let row = Row { by, period: Some(period.to_string()), precision, series, counts };
                self.0.line(TIMELINE_SCHEMA, &row)?;
            }
        }
        for (moment, counts) in &timeline.apart {
            let precision = moment.map(|moment| precision(moment.precision()));
            for (series, counts) in timeline.series.iter().zip(counts) {
                let (period, series) = (moment.map(|moment| moment.to_string()), series.as_deref());
                let row = Row { by, period, precision, series, counts: *counts };
                self.0.line(TIMELINE_SCHEMA, &row)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        crate::render::Render::finish(&mut self.0)
    }
}

/// The word for how precise a date is.
pub(super) const fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Minute | Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tally::samples;
    use insta::assert_snapshot;

    fn written(page: impl FnOnce(&mut Json<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Json::new(&mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_count_is_an_object() {
        let speakers = written(|page| page.speakers(&samples::speakers()).unwrap());
        assert_snapshot!(speakers, @r#"
        {"schema":"morgue.speaker/1","name":"Ruth Adeyemi-Lund","class":"person","spellings":["Adeyemi-Lund"],"roles":[{"role":"head of the Arden Harbour Board","quotations":1100},{"role":"harbour master","quotations":104}],"quotations":1204,"articles":312,"first":"2019-01-04","last":"2021-04"}
        {"schema":"morgue.speaker/1","name":"residents","class":"group","spellings":[],"roles":[],"quotations":1,"articles":1,"first":null,"last":null}
        "#);
        let topics = written(|page| page.labels(Label::Topic, &samples::topics()).unwrap());
        assert_snapshot!(topics, @r#"
        {"schema":"morgue.topic/1","label":"Ferries","code":"medtop:20000000","spellings":["ferry"],"articles":31,"passages":204,"first":"2019-01-04","last":"2021-04-02"}
        "#);
        let timeline = samples::timeline(&[None], &["2020-10 3", "2020-12 1"], &["2020 2", "? 4"]);
        assert_snapshot!(written(|page| page.timeline(&timeline, Measure::Articles).unwrap()), @r#"
        {"schema":"morgue.timeline/1","by":"month","period":"2020-10","precision":"month","series":null,"articles":3,"passages":6,"quotations":9}
        {"schema":"morgue.timeline/1","by":"month","period":"2020-11","precision":"month","series":null,"articles":0,"passages":0,"quotations":0}
        {"schema":"morgue.timeline/1","by":"month","period":"2020-12","precision":"month","series":null,"articles":1,"passages":2,"quotations":3}
        {"schema":"morgue.timeline/1","by":"month","period":"2020","precision":"year","series":null,"articles":2,"passages":4,"quotations":6}
        {"schema":"morgue.timeline/1","by":"month","period":null,"precision":null,"series":null,"articles":4,"passages":8,"quotations":12}
        "#);
    }
}
