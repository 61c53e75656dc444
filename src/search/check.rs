//! Whether anybody in the archive said it.
//!
//! The rare words of a quote, and words that stand side by side in it, lead to the passages that may have it; what these say is
//! then judged by the articles themselves. A quote that many articles have word for word is looked for as a phrase besides, so
//! that the first of them is found, and all are counted.

use super::Request;
use super::hit::below;
use super::leads::Leads;
use super::plan::Plan;
use super::span::searched;
use crate::article::{
    Article, Check, Finding, Of, Passage, PassageKind, Place, Quotation, Source, Span, Speaker, Verdict,
};
use crate::error::{Error, Result};
use crate::extract::passages;
use crate::extract::verdict::{At, Judgement, Name, judge, may_be_one};
use crate::index::Index;
use crate::query::{Field, Query};
use crate::text::align::{Asked, terms};

/// A quote longer than that, in words, is a text.
pub const LONGEST: usize = 500;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The quote.
    pub quote: String,
    /// Who is said to have said it.
    pub speaker: Option<String>,
    /// Which articles it is looked for in.
    pub among: Query,
    /// In passages of which kinds it is looked for; in all but readers' comments where none is given.
    pub kinds: Vec<PassageKind>,
    /// How many findings at the most.
    pub limit: usize,
    /// The working folder, as in [`Request::folder`].
    pub folder: Option<String>,
}

/// Looks for a quote in the archive.
pub fn check(index: &Index, question: &Question) -> Result<Check> {
    let asked = Asked::read(&question.quote);
    if let Some(message) = refusal(&asked) {
        let quote = question.quote.clone();
        return Err(Error::Quote { quote, message: message.to_owned() });
    }
    let name = question.speaker.as_deref().map(Name::read);
    let searcher = index.searcher();
    let among = question.among.clone().and(Query::kinds(&question.kinds));
    let passages_of = |query: Query| Ok(Plan::new(index, &searcher, &Request::new(query))?.passages);
    let asks = among != Query::Everything;
    let looked_through = passages_of(among.clone())?;
    let looked_in = index.guarded(|| searched(&searcher, &*looked_through))?;
    // Where many have the same words, those of the one who is asked about would be lost among the others.
    let theirs = question.speaker.as_deref().map(|name| Query::field(Field::Speaker, name));
    let theirs = theirs.map(|theirs| passages_of(theirs.and(among))).transpose()?;
    let among = asks.then_some(&*looked_through);
    let places = index.guarded(|| {
        let leads = Leads::of(index, &searcher, &asked)?;
        let mut places = leads.places(among)?;
        if let Some(theirs) = &theirs {
            for (article, ordinals) in leads.places(Some(&**theirs))? {
                places.entry(article).or_default().extend(ordinals);
            }
        }
        Ok(places)
    })?;

    let mut findings = Vec::new();
    let mut nearest: Option<Finding> = None;
    for (address, ordinals) in places {
        let article = index.stored(&searcher, address)?;
        let passages = passages(&article);
        let places: Vec<_> = ordinals.iter().filter_map(|at| place(&article, passages.get(*at)?)).collect();
        let kinds = &question.kinds;
        let within: Option<Vec<_>> = (!kinds.is_empty()).then(|| {
            let meant = passages.iter().filter(|passage| kinds.contains(&passage.kind));
            meant.filter_map(|passage| place(&article, passage)).collect()
        });
        for judgement in judge(&asked, name.as_ref(), &article, &places, within.as_deref()) {
            let finding = finding(&article, judgement, question.folder.as_deref());
            if finding.verdict != Verdict::NotFound {
                findings.push(finding);
            } else if nearest.as_ref().is_none_or(|nearest| is_nearer(&finding, nearest)) {
                nearest = Some(finding);
            }
        }
    }
    let mut findings = gathered(findings);
    findings.truncate(question.limit);
    let verdict = findings.first().map_or(Verdict::NotFound, |finding| finding.verdict);
    Ok(Check {
        quote: question.quote.clone(),
        speaker: question.speaker.clone(),
        verdict,
        searched: looked_in,
        nearest: nearest.filter(|_| findings.is_empty()),
        findings,
    })
}

/// Why a quote cannot be looked for, if it cannot.
fn refusal(asked: &Asked) -> Option<&'static str> {
    match asked.slots.len() {
        _ if asked.words().next().is_none() => Some("there are no words in this quote"),
        0..=LONGEST => None,
        _ => Some("this is longer than a quote: 500 words is the most"),
    }
}

/// Whether a finding is more like the quote than another; of equals the first by path is.
fn is_nearer(one: &Finding, other: &Finding) -> bool {
    let by_likeness = one.likeness.total_cmp(&other.likeness);
    by_likeness.then_with(|| other.place.source.cmp(&one.place.source)).is_gt()
}

/// Where a passage stands in its article.
fn place(article: &Article, passage: &Passage) -> Option<(At, Span)> {
    let whole = Span::new(0, passage.text.len());
    match passage.paragraph {
        Some((paragraph, piece)) => Some((At::Paragraph(paragraph), piece)),
        None if passage.comment.is_some() => None,
        None if article.title.as_ref() == Some(&passage.text) => Some((At::Title, whole)),
        None => Some((At::Deck, whole)),
    }
}

fn finding(article: &Article, judgement: Judgement, folder: Option<&str>) -> Finding {
    let Judgement { verdict, likeness, difference, joined, quotation, at, highlights } = judgement;
    let quotation: Option<&Quotation> = quotation.and_then(|number| article.quotations.get(number));
    let path = below(&article.source.path, folder).unwrap_or(&article.source.path).to_owned();
    let line = match at {
        At::Paragraph(paragraph) => article.paragraphs.get(paragraph).and_then(|paragraph| paragraph.line),
        At::Title | At::Deck => None,
    };
    Finding {
        verdict,
        likeness,
        difference,
        joined,
        speaker: quotation.and_then(|quotation| quotation.speaker.clone()),
        kind: quotation.map(|quotation| quotation.kind),
        text: at.text(article).to_owned(),
        highlights,
        place: Place {
            source: Source { path, ..article.source.clone() },
            line,
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published,
        },
        copies: Vec::new(),
    }
}

/// The findings, the best first, of equals the earliest; those with the same words of the same person are one.
fn gathered(mut findings: Vec<Finding>) -> Vec<Finding> {
    let day =
        |finding: &Finding| finding.place.published.map_or(i64::MAX, |published| published.date.minutes());
    findings.sort_by(|a, b| {
        b.merit()
            .total_cmp(&a.merit())
            .then_with(|| day(a).cmp(&day(b)))
            .then_with(|| a.place.source.cmp(&b.place.source))
            .then_with(|| a.place.line.cmp(&b.place.line))
    });
    let mut gathered: Vec<Finding> = Vec::new();
    for finding in findings {
        match gathered.iter_mut().find(|face| are_copies(face, &finding)) {
            Some(face) if face.place.source == finding.place.source => {}
            Some(face) => {
                if !face.copies.iter().any(|copy| copy.source == finding.place.source) {
                    face.copies.push(finding.place);
                }
                // Of two papers the one that names the speaker in full is the better witness to who it was.
                if let (Some(known), Some(other)) = (&mut face.speaker, finding.speaker)
                    && known.role.is_none()
                    && known.name == other.name
                {
                    known.role = other.role;
                }
            }
            None => gathered.push(finding),
        }
    }
    gathered
}

fn are_copies(one: &Finding, other: &Finding) -> bool {
    let speaker = |one: Option<&Speaker>, other: Option<&Speaker>| match (one, other) {
        (Some(one), Some(other)) => may_be_one(&one.name, &other.name),
        (one, other) => one.is_none() == other.is_none(),
    };
    let words = |finding: &Finding| -> Vec<String> {
        let article = finding.difference.iter().filter(|piece| piece.of != Of::Quote);
        let terms = article.flat_map(|piece| terms(&piece.text));
        terms.map(|term| term.text).collect()
    };
    one.verdict == other.verdict
        && one.likeness.total_cmp(&other.likeness).is_eq()
        && speaker(one.speaker.as_ref(), other.speaker.as_ref())
        && (one.verdict == Verdict::Verbatim || words(one) == words(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, commented, index, published};
    use crate::query::{Options, parse};

    const SAID: &str = "Nobody has to sleep on a quay";

    fn archive() -> Vec<Article> {
        let paper = |path, title, words: &str, when| {
            published(article(path, title, &["The board met.", words]), when)
        };
        vec![
            paper(
                "/a/late.txt",
                "Ferry stays",
                "“{Ann Lee, mayor: Nobody has to sleep on a quay,}” said Lee.",
                "2021-03-04",
            ),
            paper(
                "/a/early.txt",
                "Ferry to stay",
                "“{Lee: Nobody has to sleep on a quay,}” said Lee.",
                "2021-03-02",
            ),
            paper(
                "/a/other.txt",
                "Herring",
                "“{Bo Li: Nobody has to sleep with a herring,}” said Li.",
                "2020-01-01",
            ),
            commented(
                paper(
                    "/a/talk.txt",
                    "Quays are for sleeping, says Holm",
                    "They met again, and nobody slept.",
                    "2022",
                ),
                "The moon is made of herring and cheese",
            ),
        ]
    }

    fn asked(quote: &str, speaker: Option<&str>, among: &str) -> Check {
        let folder = tempfile::tempdir().unwrap();
        let index = index(folder.path(), &archive());
        let question = Question {
            quote: quote.to_owned(),
            speaker: speaker.map(str::to_owned),
            among: parse(among, Options::default()).unwrap(),
            kinds: Vec::new(),
            limit: 3,
            folder: Some("/a".to_owned()),
        };
        check(&index, &question).unwrap()
    }

    #[test]
    fn the_earliest_paper_is_shown_and_the_others_are_counted() {
        let check = asked(SAID, Some("lee"), "");
        assert_eq!((check.verdict, check.findings.len()), (Verdict::Verbatim, 1));
        let face = &check.findings[0];
        assert_eq!(face.place.source.path, "early.txt");
        let copies: Vec<_> = face.copies.iter().map(|copy| copy.source.path.as_str()).collect();
        assert_eq!(copies, ["late.txt"]);
        assert_eq!((check.searched.articles, check.nearest), (4, None));
    }

    #[test]
    fn it_is_looked_for_among_what_is_asked_for_only() {
        let check = asked(SAID, None, "date:2021-03-03..");
        assert_eq!(check.findings[0].place.source.path, "late.txt");
        assert_eq!(check.searched.articles, 2);
        assert_eq!(check.searched.last.unwrap().to_string(), "2022-12-31");
        let none = asked(SAID, None, "date:2020");
        assert_eq!((none.verdict, none.searched.articles), (Verdict::NotFound, 1));
        assert!(none.nearest.is_some());
    }

    #[test]
    fn headlines_are_read_and_readers_are_not_believed() {
        assert_eq!(asked("quays are for sleeping", None, "").findings[0].place.source.path, "talk.txt");
        assert_eq!(asked("The moon is made of herring and cheese", None, "").verdict, Verdict::NotFound);
    }

    #[test]
    fn it_is_looked_for_in_passages_of_that_kind_only() {
        use PassageKind::{Headline, Prose, Quote};
        let folder = tempfile::tempdir().unwrap();
        let index = index(folder.path(), &archive());
        let found = |quote: &str, kinds: &[PassageKind]| {
            let question = Question {
                quote: quote.to_owned(),
                speaker: None,
                among: Query::Everything,
                kinds: kinds.to_vec(),
                limit: 3,
                folder: None,
            };
            check(&index, &question).unwrap().verdict
        };
        for (quote, kind, verdict) in [
            (SAID, Headline, Verdict::NotFound),
            (SAID, Prose, Verdict::NotFound),
            (SAID, Quote, Verdict::Verbatim),
            ("Quays are for sleeping", Headline, Verdict::Prose),
            ("Quays are for sleeping", Quote, Verdict::NotFound),
        ] {
            assert_eq!(found(quote, &[kind]), verdict, "{quote} in {kind}");
        }
        assert_eq!(found(SAID, &[Headline, Quote]), Verdict::Verbatim);
    }

    #[test]
    fn a_quote_without_words_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let index = index(folder.path(), &[]);
        for quote in ["", "…", "[...]", "“”", &"word ".repeat(2000)] {
            let question = Question {
                quote: quote.to_owned(),
                speaker: None,
                among: Query::Everything,
                kinds: Vec::new(),
                limit: 3,
                folder: None,
            };
            assert!(matches!(check(&index, &question), Err(Error::Quote { .. })), "{quote}");
        }
    }

    #[test]
    fn a_word_exchanged_for_the_only_rare_one_hides_nothing() {
        let many = |changed: &str| {
            let paper = |number: u32| {
                let said = format!(
                    "“{{Ann Lee, mayor: We will see about the ferry to town {number},}}” said Ann Lee."
                );
                article(
                    &format!("/{number}.txt"),
                    "Ferry",
                    &["They met on Monday about the ferry.", &said, changed],
                )
            };
            let bridge = article("/z.txt", "Bridge", &["The bridge has a zebra crossing."]);
            (100..160).map(paper).chain([bridge]).collect::<Vec<_>>()
        };
        let question = Question {
            quote: "We will see about the zebra to town".to_owned(),
            speaker: None,
            among: Query::Everything,
            kinds: Vec::new(),
            limit: 1,
            folder: None,
        };
        // What was replaced lies in the index until its part is written anew.
        let folder = tempfile::tempdir().unwrap();
        for archive in [many(""), many("Corrected.")] {
            let index = index(folder.path(), &archive);
            let check = check(&index, &question).unwrap();
            assert_eq!((check.verdict, check.findings.len()), (Verdict::Altered, 1));
        }
    }

    #[test]
    fn the_one_who_is_asked_about_is_found_among_however_many() {
        let many = (0..300).map(|number| {
            let name = if number == 280 {
                "Dario Marrant".to_owned()
            } else {
                format!("Ann {}", "Lo".repeat(1 + number))
            };
            let said = format!("“{{{name}, mayor: We have nothing to hide,}}” said {name}.");
            published(
                article(&format!("/{number}.txt"), "A year", &[&said]),
                &format!("2020-03-{:02}", 1 + number % 28),
            )
        });
        let folder = tempfile::tempdir().unwrap();
        let index = index(folder.path(), &many.collect::<Vec<_>>());
        let question = Question {
            quote: "We have nothing to hide".to_owned(),
            speaker: Some("marrant".to_owned()),
            among: Query::Everything,
            kinds: Vec::new(),
            limit: 3,
            folder: None,
        };
        let check = check(&index, &question).unwrap();
        assert_eq!((check.verdict, &*check.findings[0].place.source.path), (Verdict::Verbatim, "/280.txt"));
    }
}
