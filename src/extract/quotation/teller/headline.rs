//! Drafts what a headline sets beside a name: *Roe: We will sail*.

use super::{People, Teller, Told};
use crate::article::{QuotationKind, Rule};
use crate::extract::quotation::content::Contents;
use crate::extract::quotation::draft::Draft;
use crate::extract::speaker::Figure;
use crate::extract::speaker::stage::Who;

impl Teller<'_> {
    /// Drafts the words of a headline that no cue reports, where whoever stands beside them is surely a person.
    pub(super) fn above(&mut self, index: usize, contents: &Contents<'_>, people: &People, told: &mut Told) {
        let Some((nth, words)) = contents.headed() else { return };
        let reading = contents.scene.reading;
        let is_person = |who: &Who| match who {
            Who::Figure(id) => self.cast.get(*id).is_some_and(Figure::is_surely_person),
            Who::Unnamed(_) => false,
        };
        let Some(by) = people.get(nth).filter(|by| by.who.as_ref().is_some_and(is_person)) else { return };
        let by = by.carried(Rule::Colon);
        let runs: Vec<usize> = words.clone().filter_map(|at| reading.pieces.get(at)?.run).collect();
        if words.len() == runs.len() {
            return;
        }
        let kind = if runs.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
        for run in runs {
            told.take(run);
        }
        let span = reading.span(&words);
        self.draft(Draft { scene: index, span, kind, cue: None, by: Some(by), continues: false });
    }
}
