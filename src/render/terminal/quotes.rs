//! An article's quotations alone, each with who said it.

use std::io::{self, Write};

use super::{Painted, Palette, Terminal};
use crate::article::{Article, Quotation, QuotationKind};
use crate::render::wording;

impl<W: Write> Terminal<W> {
    /// Writes who speaks, and then all that they go on to say, speech by speech.
    pub(super) fn quotes(&mut self, article: &Article) -> io::Result<()> {
        let Palette { plain, strong, faint, quoted, .. } = self.palette;
        let mut last: Option<&Quotation> = None;
        for quotation in &article.quotations {
            if last.is_none_or(|last| last.speaker != quotation.speaker) {
                let mut line = Painted::new();
                match &quotation.speaker {
                    Some(speaker) => {
                        line.push(&speaker.name, strong);
                        line.push(
                            &speaker.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default(),
                            plain,
                        );
                    }
                    None => line.push("speaker unknown", plain),
                }
                writeln!(self.out)?;
                self.wrapped(&line, "", "")?;
            }
            let mut words = Painted::new();
            if let Some(number) = quotation.line {
                words.push(&format!("{number}: "), faint);
            }
            match quotation.kind {
                QuotationKind::Direct => words.push(&format!("“{}”", quotation.text), quoted),
                QuotationKind::Indirect | QuotationKind::Mixed => words.push(&quotation.text, plain),
            }
            self.wrapped(&words, "  ", "     ")?;
            if self.look.why {
                let facts: Vec<_> = wording::why(quotation).into_iter().map(|fact| (fact, faint)).collect();
                self.facts(&facts, "        ", "        ")?;
            }
            last = Some(quotation);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Look;
    use super::*;
    use crate::render::{Render as _, samples};
    use insta::assert_snapshot;

    #[test]
    fn each_speaker_is_named_once_for_all_that_they_go_on_to_say() {
        let mut out = Vec::new();
        let look = Look { quotes: true, ..Look::default() };
        Terminal::new(&mut out, look).article(&samples::article()).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        Island ferry to sail every hour
        A promise kept, eleven years late
        By Nils Aker, Jo Penn · Harbour Gazette · 2021-04-02
        Topics: ferries
        gazette/ferry.txt

        Ruth Adeyemi-Lund, head of the harbour board
          5: “Nobody should have to spend the night on a quay,”
          5: “That ends now.”
        ");
    }
}
