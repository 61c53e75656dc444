//! Rows for spreadsheets, the names of the columns first.

use std::io::{self, Write};

use super::json::precision;
use super::{Measure, Tally, date, noun};
use crate::render::csv::{of_stream, text};
use crate::search::tally::{Counts, Label, LabelTally, SpeakerTally, Timeline};

/// Writes rows.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    /// A renderer that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out: csv::Writer::from_writer(out) }
    }

    fn row<const N: usize>(&mut self, cells: [String; N]) -> io::Result<()> {
        self.out.write_record(cells).map_err(of_stream)
    }

    fn counts(
        &mut self,
        period: &str,
        precision: &str,
        series: Option<&str>,
        counts: Counts,
    ) -> io::Result<()> {
        self.row([
            period.to_owned(),
            precision.to_owned(),
            text(series.unwrap_or_default()),
            counts.articles.to_string(),
            counts.passages.to_string(),
            counts.quotations.to_string(),
        ])
    }
}

impl<W: Write> Tally for Csv<W> {
    fn speakers(&mut self, rows: &[SpeakerTally]) -> io::Result<()> {
        let columns = ["speaker", "class", "quotations", "articles", "first", "last", "roles", "spellings"];
        self.row(columns.map(str::to_owned))?;
        rows.iter().try_for_each(|row| {
            let roles: Vec<&str> = row.roles.iter().map(|role| role.role.as_str()).collect();
            self.row([
                text(&row.name),
                row.class.to_string(),
                row.quotations.to_string(),
                row.articles.to_string(),
                date(row.first),
                date(row.last),
                text(&roles.join("; ")),
                text(&row.spellings.join("; ")),
            ])
        })
    }

    fn labels(&mut self, label: Label, rows: &[LabelTally]) -> io::Result<()> {
        let columns = [noun(label), "code", "articles", "passages", "first", "last", "spellings"];
        self.row(columns.map(str::to_owned))?;
        rows.iter().try_for_each(|row| {
            self.row([
                text(&row.name),
                text(row.code.as_deref().unwrap_or_default()),
                row.articles.to_string(),
                row.passages.to_string(),
                date(row.first),
                date(row.last),
                text(&row.spellings.join("; ")),
            ])
        })
    }

    fn timeline(&mut self, timeline: &Timeline, _: Measure) -> io::Result<()> {
        let columns = ["period", "precision", "series", "articles", "passages", "quotations"];
        self.row(columns.map(str::to_owned))?;
        for (period, counts) in timeline.filled() {
            for (series, counts) in timeline.series.iter().zip(counts) {
                self.counts(&period.to_string(), period.step().name(), series.as_deref(), counts)?;
            }
        }
        for (moment, counts) in &timeline.apart {
            let known = moment.map_or("", |moment| precision(moment.precision()));
            for (series, counts) in timeline.series.iter().zip(counts) {
                self.counts(&date(*moment), known, series.as_deref(), *counts)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tally::samples;
    use insta::assert_snapshot;

    fn written(page: impl FnOnce(&mut Csv<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        let mut csv = Csv::new(&mut out);
        page(&mut csv);
        csv.finish().unwrap();
        drop(csv);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_count_is_a_row() {
        assert_snapshot!(written(|page| page.speakers(&samples::speakers()).unwrap()), @r"
        speaker,class,quotations,articles,first,last,roles,spellings
        Ruth Adeyemi-Lund,person,1204,312,2019-01-04,2021-04,head of the Arden Harbour Board; harbour master,Adeyemi-Lund
        residents,group,1,1,,,,
        ");
        assert_snapshot!(written(|page| page.labels(Label::Topic, &samples::topics()).unwrap()), @r"
        topic,code,articles,passages,first,last,spellings
        Ferries,medtop:20000000,31,204,2019-01-04,2021-04-02,ferry
        ");
        let timeline = samples::timeline(&[Some("=1+1")], &["2020-10 3"], &["2020 2", "? 4"]);
        assert_snapshot!(written(|page| page.timeline(&timeline, Measure::Articles).unwrap()), @r"
        period,precision,series,articles,passages,quotations
        2020-10,month,'=1+1,3,6,9
        2020,year,'=1+1,2,4,6
        ,,'=1+1,4,8,12
        ");
    }
}
