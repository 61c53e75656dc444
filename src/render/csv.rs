//! Comma-separated rows for spreadsheets: a row a hit, or for articles a row a quotation.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` as a formula. Article text is hostile, so such a cell is
//! written with an apostrophe before it, which a spreadsheet takes as the mark of text.

use std::io::{self, Write};

use super::{Render, wording};
use crate::article::{Article, Check, Finding, Hit, Published, Quotation};
use crate::index::Status;

/// Writes rows, the names of the columns first.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
    begun: bool,
}

const HIT_COLUMNS: &str =
    "rank,score,path,locator,line,published,provenance,title,outlet,byline,topics,kind,speakers,copies,text";

const STATUS_COLUMNS: &str = "sources,articles,passages,quotations,comments,first,last,size,skipped";

const QUOTATION_COLUMNS: &str = "path,locator,line,published,provenance,title,outlet,byline,\
                                 speaker,role,class,kind,text,cue,mention,confidence";

const FINDING_COLUMNS: &str = "quote,asked,verdict,likeness,path,locator,line,published,provenance,title,outlet,\
                               speaker,role,class,kind,difference,copies,text";

impl<W: Write> Csv<W> {
    /// A renderer that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out: csv::Writer::from_writer(out), begun: false }
    }

    fn row<const N: usize>(&mut self, columns: &str, cells: [String; N]) -> io::Result<()> {
        if !self.begun {
            self.out.write_record(columns.split(',')).map_err(of_stream)?;
            self.begun = true;
        }
        self.out.write_record(cells).map_err(of_stream)
    }

    fn quotation(&mut self, article: &Article, quotation: &Quotation) -> io::Result<()> {
        let speaker = quotation.speaker.as_ref();
        let (published, provenance) = dated(article.published.as_ref());
        let cells = [
            text(&article.source.path),
            text(article.source.locator.as_deref().unwrap_or_default()),
            number(quotation.line),
            published,
            provenance,
            text(article.title.as_deref().unwrap_or_default()),
            text(article.outlet.as_deref().unwrap_or_default()),
            text(&article.byline.join("; ")),
            text(speaker.map_or("", |s| &s.name)),
            text(speaker.and_then(|s| s.role.as_deref()).unwrap_or_default()),
            speaker.map(|s| s.class.to_string()).unwrap_or_default(),
            quotation.kind.to_string(),
            text(&quotation.text),
            text(quotation.cue.as_deref().unwrap_or_default()),
            text(quotation.mention.as_ref().map_or("", |m| &m.text)),
            quotation.confidence.to_string(),
        ];
        self.row(QUOTATION_COLUMNS, cells)
    }
}

impl<W: Write> Csv<W> {
    /// A row of what was found, or of what was not.
    fn finding(&mut self, check: &Check, finding: Option<&Finding>) -> io::Result<()> {
        let place = finding.map(|finding| &finding.place);
        let speaker = finding.and_then(|finding| finding.speaker.as_ref());
        let (published, provenance) = dated(place.and_then(|place| place.published.as_ref()));
        let difference = finding
            .filter(|finding| finding.likeness < 1.0)
            .map(|finding| wording::difference(&finding.difference));
        let cells = [
            text(&check.quote),
            text(check.speaker.as_deref().unwrap_or_default()),
            finding.map_or(check.verdict, |finding| finding.verdict).to_string(),
            finding.map(|finding| format!("{:.2}", finding.likeness)).unwrap_or_default(),
            text(place.map_or("", |place| &place.source.path)),
            text(place.and_then(|place| place.source.locator.as_deref()).unwrap_or_default()),
            number(place.and_then(|place| place.line)),
            published,
            provenance,
            text(place.and_then(|place| place.title.as_deref()).unwrap_or_default()),
            text(place.and_then(|place| place.outlet.as_deref()).unwrap_or_default()),
            text(speaker.map_or("", |speaker| &speaker.name)),
            text(speaker.and_then(|speaker| speaker.role.as_deref()).unwrap_or_default()),
            speaker.map(|speaker| speaker.class.to_string()).unwrap_or_default(),
            finding.and_then(|finding| finding.kind).map(|kind| kind.to_string()).unwrap_or_default(),
            text(&difference.unwrap_or_default()),
            finding.map_or(0, |finding| finding.copies.len()).to_string(),
            text(finding.map_or("", |finding| &finding.text)),
        ];
        self.row(FINDING_COLUMNS, cells)
    }
}

impl<W: Write> Render for Csv<W> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        let speakers: Vec<_> = wording::speakers(hit).into_iter().map(wording::who).collect();
        let (published, provenance) = dated(hit.published.as_ref());
        let cells = [
            hit.rank.to_string(),
            hit.score.to_string(),
            text(&hit.source.path),
            text(hit.source.locator.as_deref().unwrap_or_default()),
            number(hit.line),
            published,
            provenance,
            text(hit.title.as_deref().unwrap_or_default()),
            text(hit.outlet.as_deref().unwrap_or_default()),
            text(&hit.byline.join("; ")),
            text(&hit.topics.join("; ")),
            hit.kind.to_string(),
            text(&speakers.join("; ")),
            hit.copies.to_string(),
            text(&hit.text),
        ];
        self.row(HIT_COLUMNS, cells)
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        article.quotations.iter().try_for_each(|quotation| self.quotation(article, quotation))
    }

    fn check(&mut self, check: &Check) -> io::Result<()> {
        if check.findings.is_empty() {
            return self.finding(check, None);
        }
        check.findings.iter().try_for_each(|finding| self.finding(check, Some(finding)))
    }

    fn status(&mut self, status: &Status) -> io::Result<()> {
        let [sources, articles, passages, quotations, comments, size] = [
            status.sources,
            status.articles,
            status.passages,
            status.quotations,
            status.comments,
            status.size,
        ]
        .map(|n| n.to_string());
        let [first, last] =
            [status.first, status.last].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
        let skipped = status.skipped.len().to_string();
        self.row(
            STATUS_COLUMNS,
            [sources, articles, passages, quotations, comments, first, last, size, skipped],
        )
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The error as the stream below told it, so that a reader who has read enough is still known for one.
pub(super) fn of_stream(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that no spreadsheet takes for a formula.
pub(super) fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn number(n: Option<u32>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

fn dated(published: Option<&Published>) -> (String, String) {
    published.map(|p| (p.date.to_string(), p.provenance.to_string())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;
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
    fn a_hit_is_a_row() {
        assert_snapshot!(written(|csv| csv.hit(&samples::hit()).unwrap()), @r#"
        rank,score,path,locator,line,published,provenance,title,outlet,byline,topics,kind,speakers,copies,text
        1,4.5,gazette/ferry.txt,,5,2021-04-02,byline,Island ferry to sail every hour,Harbour Gazette,Nils Aker; Jo Penn,ferries,quote,"Ruth Adeyemi-Lund, head of the harbour board",0,"“Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund, the board’s head. “That ends now.”"
        "#);
    }

    #[test]
    fn a_quotation_is_a_row_and_the_columns_are_named_once() {
        assert_snapshot!(written(|csv| {
            csv.article(&samples::article()).unwrap();
            csv.article(&samples::article()).unwrap();
        }), @r#"
        path,locator,line,published,provenance,title,outlet,byline,speaker,role,class,kind,text,cue,mention,confidence
        gazette/ferry.txt,,5,2021-04-02,byline,Island ferry to sail every hour,Harbour Gazette,Nils Aker; Jo Penn,Ruth Adeyemi-Lund,head of the harbour board,person,direct,"Nobody should have to spend the night on a quay,",said,Ruth Adeyemi-Lund,0.75
        gazette/ferry.txt,,5,2021-04-02,byline,Island ferry to sail every hour,Harbour Gazette,Nils Aker; Jo Penn,Ruth Adeyemi-Lund,head of the harbour board,person,direct,That ends now.,said,Ruth Adeyemi-Lund,0.75
        gazette/ferry.txt,,5,2021-04-02,byline,Island ferry to sail every hour,Harbour Gazette,Nils Aker; Jo Penn,Ruth Adeyemi-Lund,head of the harbour board,person,direct,"Nobody should have to spend the night on a quay,",said,Ruth Adeyemi-Lund,0.75
        gazette/ferry.txt,,5,2021-04-02,byline,Island ferry to sail every hour,Harbour Gazette,Nils Aker; Jo Penn,Ruth Adeyemi-Lund,head of the harbour board,person,direct,That ends now.,said,Ruth Adeyemi-Lund,0.75
        "#);
    }

    #[test]
    fn a_reader_who_has_read_enough_is_known_for_one() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut page = Csv::new(Closed);
        let error = (0..10_000).find_map(|_| page.hit(&samples::hit()).err()).unwrap();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@sum", "\t=1"] {
            assert_eq!(text(cell), format!("'{cell}"));
        }
        assert_eq!(text("“-1”"), "“-1”");
    }
}
