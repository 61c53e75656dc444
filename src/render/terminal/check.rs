//! What the archive says about a quote, for people.
//!
//! What only one of the two has stands in marks of its own, `[-dropped-]` and `{+added+}`, so that it can be told apart without
//! colour.

use std::io::{self, Write};

use anstyle::Style;

use super::{LONGEST, Painted, Palette, Terminal};
use crate::article::{Check, Finding, Of, Piece, Verdict};
use crate::render::excerpt::around;
use crate::render::wording;

/// Words that the quote says it leaves out are shown where they are so few.
const FEW: usize = 6;

impl<W: Write> Terminal<W> {
    pub(super) fn checked(&mut self, check: &Check) -> io::Result<()> {
        let plain = self.palette.plain;
        for (number, finding) in (1..).zip(&check.findings) {
            self.gap()?;
            let style = self.style_of(finding.verdict);
            self.finding(&format!("{number}. "), wording::verdict(finding.verdict), style, finding)?;
        }
        self.gap()?;
        if !check.findings.is_empty() {
            self.legend(&check.findings)?;
        }
        let style = if check.verdict == Verdict::NotFound { self.palette.strong } else { plain };
        self.facts(&[(wording::searched(check), style)], "", "")?;
        if let Some(nearest) = &check.nearest {
            self.gap()?;
            self.finding("   ", "The nearest, which says something else", plain, nearest)?;
            self.gap()?;
            self.legend(std::slice::from_ref(nearest))?;
        }
        Ok(())
    }

    /// Says what the marks mean, where there are any.
    fn legend(&mut self, findings: &[Finding]) -> io::Result<()> {
        let mut pieces = findings.iter().flat_map(|finding| &finding.difference);
        if !pieces.any(|piece| matches!(piece.of, Of::Article | Of::Quote)) {
            return Ok(());
        }
        let mut legend = Painted::new();
        legend.push("[-only in the article-]", self.palette.dropped);
        legend.push(" ", self.palette.plain);
        legend.push("{+only in the quote+}", self.palette.added);
        self.wrapped(&legend, "", "")
    }

    fn finding(&mut self, lead: &str, verdict: &str, style: Style, finding: &Finding) -> io::Result<()> {
        let Palette { plain, strong, date, matched, .. } = self.palette;
        let indent = " ".repeat(lead.len());
        let inner = format!("{indent}  ");
        let mut line = Painted::new();
        line.push(verdict, style);
        match &finding.speaker {
            Some(speaker) => {
                line.push(" · ", plain);
                line.push(&speaker.name, strong);
                if let Some(role) = &speaker.role {
                    line.push(&format!(", {role}"), plain);
                }
            }
            None if matches!(finding.verdict, Verdict::Verbatim | Verdict::Altered) => {
                line.push(" · speaker unknown", plain);
            }
            None => {}
        }
        if let Some(published) = &finding.place.published {
            line.push(" · ", plain);
            line.push(&wording::when(published), date);
        }
        self.wrapped(&line, lead, &indent)?;
        let place = &finding.place;
        let [title, outlet] =
            [&place.title, &place.outlet].map(|fact| (fact.clone().unwrap_or_default(), plain));
        self.facts(&[title, outlet], &indent, &indent)?;
        if finding.likeness < 1.0 {
            let difference = self.difference(&finding.difference);
            self.wrapped(&difference, &inner, &inner)?;
            if finding.joined {
                self.facts(
                    &[("the quote runs together what stands apart there".to_owned(), plain)],
                    &indent,
                    &indent,
                )?;
            }
        } else {
            let (text, marks) = around(&finding.text, &finding.highlights, LONGEST);
            let mut passage = Painted::new();
            passage.push_marked(&text, &marks, plain, matched);
            self.wrapped(&passage, &inner, &inner)?;
        }
        self.place(&indent, &place.source.path, &wording::cited(&place.source, place.line))?;
        if !finding.copies.is_empty() {
            self.facts(&[(wording::elsewhere(&finding.copies), plain)], &indent, &indent)?;
        }
        Ok(())
    }

    fn difference(&self, pieces: &[Piece]) -> Painted {
        let Palette { plain, faint, dropped, added, .. } = self.palette;
        let mut line = Painted::new();
        for Piece { of, text } in pieces {
            if !line.is_empty() {
                line.push(" ", plain);
            }
            match of {
                Of::Both => line.push(text, plain),
                Of::Article => line.push(&format!("[-{text}-]"), dropped),
                Of::Quote => line.push(&format!("{{+{text}+}}"), added),
                Of::Omitted if (1..=FEW).contains(&text.split_whitespace().count()) => {
                    line.push(&format!("[{text}]"), faint);
                }
                Of::Omitted => line.push("[…]", faint),
            }
        }
        line
    }

    const fn style_of(&self, verdict: Verdict) -> Style {
        match verdict {
            Verdict::Verbatim => self.palette.right,
            _ => self.palette.wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Look;
    use super::*;
    use crate::render::{Render as _, samples};
    use insta::assert_snapshot;

    fn written(check: &Check) -> String {
        let mut out = Vec::new();
        Terminal::new(&mut out, Look::default()).check(check).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn words_that_differ_are_told_apart_without_colour() {
        assert_snapshot!(written(&samples::check()), @r"
        1. Altered · Ruth Adeyemi-Lund, head of the harbour board · 2021-04-02
           Island ferry to sail every hour · Harbour Gazette
             Nobody should have to [-spend the night-] {+sleep+} on […] a quay,
           gazette/ferry.txt:5
           and 2 more, the last on 2021-04-02

        [-only in the article-] {+only in the quote+}
        Looked for in 1,204 articles from 1999-01-01 to 2021-12-31
        ");
    }

    #[test]
    fn what_is_not_found_is_said_with_where_it_was_looked_for() {
        let mut check = samples::check();
        check.verdict = Verdict::NotFound;
        check.nearest = check.findings.pop();
        check.nearest.as_mut().unwrap().verdict = Verdict::NotFound;
        assert_snapshot!(written(&check), @r"
        Not found in 1,204 articles from 1999-01-01 to 2021-12-31

           The nearest, which says something else · Ruth Adeyemi-Lund, head of the
           harbour board · 2021-04-02
           Island ferry to sail every hour · Harbour Gazette
             Nobody should have to [-spend the night-] {+sleep+} on […] a quay,
           gazette/ferry.txt:5
           and 2 more, the last on 2021-04-02

        [-only in the article-] {+only in the quote+}
        ");
    }
}
