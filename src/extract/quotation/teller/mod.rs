//! Reads an article sentence by sentence and drafts its quotations.
//!
//! Every sentence is asked in the same order: which cue has a clause or a run of quoted words to report; then, for each
//! run that no cue reports, what else on the page tells who speaks. A run is part of one quotation only.
//!
//! | room | does |
//! | --- | --- |
//! | `run` | drafts quoted words that no cue reports |
//! | `announced` | tells whose words a colon announces |
//! | `floating` | tells who speaks where no cue says so |
//! | `headline` | drafts what a headline sets beside a name |
//! | `joint` | tells who speaks together |
//! | `signature` | reads who signs quoted words |
//! | `turn` | drafts the turns of interviews and transcripts |

mod announced;
mod floating;
mod headline;
mod joint;
mod run;
mod signature;
mod turn;

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use self::run::introduced;
use self::signature::Unsigned;
use super::content::{Content, Contents};
use super::cue::{Cue, cues};
use super::draft::{Attribution, Draft};
use crate::article::{QuotationKind, Rule, Span, SpeakerClass};
use crate::extract::reading::Reading;
use crate::extract::speaker::cast::{Cast, Id};
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::{Part, Stage, Who};
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// Drafts the quotations of an article.
pub(super) struct Teller<'c> {
    cast: &'c Cast<'c>,
    /// Who *I* is.
    author: Option<&'c str>,
    /// Who answers where a question stands alone.
    interviewee: Option<Id>,
    stage: Stage<'c>,
    drafts: Vec<Draft>,
    /// The last name used for each figure.
    called: HashMap<Id, (usize, Span)>,
    /// Who spoke last, and in which scene.
    last: Option<(usize, Attribution)>,
    /// Who asked last, and who answered.
    talk: Option<(Attribution, Attribution)>,
    /// Everybody of the cast who said something so far.
    heard: HashSet<Id, RandomState>,
    /// Whose question ended the last paragraph that has one, and which that was.
    asked: Option<(usize, Attribution)>,
    /// Whether the last quotation was left open at its paragraph's end.
    open: bool,
    /// The drafts of the paragraphs before whose words go on in this one, where nothing says yet who speaks.
    unsettled: Vec<usize>,
    /// The person the article's own last sentence was about.
    about: Option<(usize, Attribution)>,
    /// Somebody whom a sentence of the article was about since the last quotation.
    turned: Option<Attribution>,
    /// The words that the next paragraph may sign.
    unsigned: Unsigned,
    /// The scene that ended in a colon, and whose words it announced.
    announced: Option<(usize, Attribution)>,
    /// The last scene that announced samples, or was one: what anybody could say.
    sampled: Option<usize>,
}

impl<'c> Teller<'c> {
    pub(super) fn new(cast: &'c Cast<'c>, author: Option<&'c str>, interviewee: Option<Id>) -> Self {
        Self {
            cast,
            author,
            interviewee,
            stage: Stage::new(cast, author),
            drafts: Vec::new(),
            called: HashMap::default(),
            last: None,
            talk: None,
            heard: HashSet::default(),
            asked: None,
            open: false,
            unsettled: Vec::new(),
            about: None,
            turned: None,
            unsigned: Unsigned::default(),
            announced: None,
            sampled: None,
        }
    }

    /// Reads one paragraph.
    pub(super) fn tell(&mut self, index: usize, scene: &Scene<'_>) {
        let first = self.drafts.len();
        self.sign_above(index, scene);
        for sentence in &scene.reading.sentences {
            self.sentence(index, scene, sentence);
        }
        self.follow_samples(index, first, scene);
        self.settle_ahead(first);
        self.settle_between(first);
        self.settle_open(first);
        self.follow_talk(index, first, scene);
        self.leave_unsigned(index, first, scene);
        let runs = &scene.reading.runs;
        if scene.reading.paragraph.is_some() {
            let text_end = scene.reading.text.trim_end().len();
            self.open = runs.last().is_some_and(|run| !run.closed && run.inner.end + 2 >= text_end);
            self.leave_open(first);
        }
    }

    /// Reads the line under a picture. What is said there is; but the article does not talk about whoever it names, and
    /// goes on below it as if it was not there.
    pub(super) fn caption(&mut self, index: usize, scene: &Scene<'_>) {
        let (last, about) = (self.last.clone(), self.about.clone());
        let (turned, announced) = (self.turned.clone(), self.announced.clone());
        let open = self.open;
        self.unsigned = Unsigned::default();
        self.tell(index, scene);
        (self.last, self.about, self.turned, self.announced) = (last, about, turned, announced);
        self.open = open;
    }

    /// The drafts, in the order of their places.
    pub(super) fn done(mut self) -> Vec<Draft> {
        self.drafts.sort_by_key(|draft| (draft.scene, draft.span));
        self.drafts
    }

    fn sentence(&mut self, index: usize, scene: &Scene<'_>, sentence: &Range<usize>) {
        let cues = cues(scene, sentence);
        let people = self.meet(index, scene, sentence, &cues);
        let contents = Contents { scene, sentence, cues: &cues };
        let mut told = Told::default();
        for (nth, cue) in cues.iter().enumerate() {
            let by = cue.subject.and_then(|subject| self.joint(index, scene, cue, subject, &people));
            let by = by.or_else(|| people.get(cue.subject?).cloned());
            let by = by.map(|by| Attribution { rule: cue.rule, ..by });
            // "declined to say whether he had offered to quit"
            if let Some(unsaid) = contents.silence(nth) {
                told.reach.push((unsaid, usize::MAX));
                continue;
            }
            if cue.own {
                for content in contents.of(nth).into_iter().flatten() {
                    // "I tell my pupils: “Row on.”": whoever writes says it.
                    match (&content, &by) {
                        (Content::Run(_), Some(_)) => {
                            self.report(index, scene, cue, by.as_ref(), &content, &mut told);
                        }
                        _ => told.leave(scene, content),
                    }
                }
                continue;
            }
            for content in contents.of(nth).into_iter().flatten() {
                // "According to court records, it rained" is somebody's word, though nobody speaks. Quoted words have
                // other ways of finding their speaker.
                if by.is_none() && matches!(content, Content::Run(_)) {
                    continue;
                }
                self.report(index, scene, cue, by.as_ref(), &content, &mut told);
            }
        }
        self.above(index, &contents, &people, &mut told);
        self.remaining(index, scene, sentence, &people, &mut told);
        let speaking =
            cues.iter().find_map(|cue| people.get(cue.subject?).filter(|by| by.who.is_some())).cloned();
        let about = speaking.or_else(|| self.subject_of(scene, sentence, &people).map(|(_, by)| by));
        self.announce(index, scene, sentence, about.as_ref(), &people);
        if let Some(by) = about.filter(|by| !self.is_thing(by)) {
            let quotes = scene.reading.run_pieces(sentence).next().is_some();
            if !quotes && self.is_person(&by) {
                self.turned = Some(by.clone());
            }
            self.about = Some((index, by));
        }
    }

    /// Tells whom every mention of the sentence means.
    fn meet(&mut self, index: usize, scene: &Scene<'_>, sentence: &Range<usize>, cues: &[Cue]) -> People {
        self.stage.next_sentence();
        let mut first = true;
        let start = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
        let mut people = People { first: start, met: Vec::new() };
        for (nth, mention) in
            scene.mentions.iter().enumerate().skip(start).take_while(|(_, m)| m.at.start < sentence.end)
        {
            let free = !is_tied(scene, mention)
                && !is_somebodys(scene, mention, sentence)
                && !scene.reading.pieces.get(mention.at.end).is_some_and(|next| next.is(Kind::Possessive));
            let part = match () {
                () if cues.iter().any(|cue| cue.subject == Some(nth)) => Part::Speaker,
                () if first && free => Part::Subject,
                () => Part::Other,
            };
            first &= !free;
            let who = self.stage.meet(scene, mention, part);
            let nameless = !mention.is_name();
            let known_as = match &who {
                Some(Who::Figure(id)) => self.called.get(id).copied(),
                _ => None,
            };
            if let (Some(Who::Figure(id)), Sort::Name { name, .. }) = (&who, &mention.sort) {
                self.called.insert(*id, (index, scene.reading.span(name)));
            }
            let mention = Some((index, mention.span));
            people.met.push(Attribution {
                rule: Rule::Subject,
                mention,
                who,
                nameless,
                known_as,
                inner: None,
            });
        }
        people
    }

    /// Drafts what a cue reports.
    fn report(
        &mut self,
        index: usize,
        scene: &Scene<'_>,
        cue: &Cue,
        by: Option<&Attribution>,
        content: &Content,
        told: &mut Told,
    ) {
        let reading = scene.reading;
        let cue_span = Some(reading.span(&cue.at));
        match content {
            Content::Run(at) => {
                let Some(run) = reading.pieces.get(*at).and_then(|piece| piece.run) else { return };
                if told.take(run)
                    && let Some(words) = reading.runs.get(run)
                {
                    let continues = *at > cue.at.start && self.follows_its_cue(index, reading, cue);
                    self.draft(Draft {
                        scene: index,
                        span: words.inner,
                        kind: QuotationKind::Direct,
                        cue: cue_span,
                        by: by.cloned(),
                        continues,
                    });
                }
            }
            Content::Clause(range) => {
                if let Some(run) = introduced(scene, range, cue) {
                    if by.is_some() {
                        self.report(index, scene, cue, by, &Content::Run(run), told);
                    }
                    return;
                }
                let nested = told
                    .reach
                    .iter()
                    .position(|reach| reach.0.start <= cue.at.start && cue.at.end <= reach.0.end);
                if let Some((_, draft)) = nested.and_then(|nth| told.reach.get(nth)) {
                    if let Some(by) = by {
                        self.name_inner(*draft, scene, by);
                    }
                    return;
                }
                let runs: Vec<usize> = range.clone().filter_map(|at| reading.pieces.get(at)?.run).collect();
                let only_runs = range
                    .clone()
                    .all(|at| reading.pieces.get(at).is_some_and(|p| p.run.is_some() || p.is(Kind::Comma)));
                if only_runs {
                    for at in range.clone() {
                        self.report(index, scene, cue, by, &Content::Run(at), told);
                    }
                    return;
                }
                // Words that somebody else was found to say stay theirs.
                let taken = |at: usize| {
                    reading.pieces.get(at).and_then(|piece| piece.run).is_some_and(|run| told.is_told(run))
                };
                if range.clone().any(|at| taken(at) && !told.is_within(at, range)) {
                    return;
                }
                let inner = self.absorb(scene, range, told);
                for run in &runs {
                    told.take(*run);
                }
                let spoken = runs.iter().any(|run| !scene.is_title(*run));
                let kind = if spoken { QuotationKind::Mixed } else { QuotationKind::Indirect };
                let continues = range.start >= cue.at.end && self.is_interrupted(index, cue_span);
                told.reach.push((range.clone(), self.drafts.len()));
                self.draft(Draft {
                    scene: index,
                    span: reading.span(range),
                    kind,
                    cue: cue_span,
                    by: by.map(|by| Attribution { inner, ..by.clone() }),
                    continues,
                });
            }
        }
    }

    /// Takes back what cues within a clause reported, since somebody outside reports it all: *Roe knew of it, said Doe.*
    ///
    /// Returns who the inner speaker is, in the article's words.
    fn absorb(&mut self, scene: &Scene<'_>, range: &Range<usize>, told: &mut Told) -> Option<String> {
        let mut inner = None;
        while let Some(nth) =
            told.reach.iter().position(|(clause, _)| range.start <= clause.start && clause.end <= range.end)
        {
            let (clause, draft) = told.reach.remove(nth);
            for run in clause.filter_map(|at| scene.reading.pieces.get(at)?.run) {
                told.runs.remove(&run);
            }
            if draft >= self.drafts.len() {
                continue;
            }
            let taken = self.drafts.remove(draft);
            let words =
                taken.by.and_then(|by| by.mention).map(|(_, span)| span.of(scene.reading.text).to_owned());
            inner = inner.or(words);
            for (_, other) in told.reach.iter_mut().filter(|(_, other)| *other > draft) {
                *other -= 1;
            }
        }
        inner
    }

    /// *“Well,” she said, “no.”*: whether the draft before was reported by a cue that stands after it.
    fn follows_its_cue(&self, index: usize, reading: &Reading<'_>, cue: &Cue) -> bool {
        let start = reading.span(&cue.at).start;
        // "“No,” said Roe. Doe said: “Yes.”" begins anew.
        let same = |before: Span| {
            let between = reading.text.get(before.end..start).unwrap_or_default();
            !between.contains(['.', '!', '?'])
        };
        self.drafts.last().is_some_and(|draft| {
            draft.scene == index
                && draft.kind == QuotationKind::Direct
                && draft.cue.is_some_and(|cue| draft.span.end <= cue.start && same(cue))
        })
    }

    /// *The bridge, she said, is safe*: whether the draft before is what the same cue reports in front of itself.
    fn is_interrupted(&self, index: usize, cue: Option<Span>) -> bool {
        self.drafts.last().is_some_and(|draft| {
            draft.scene == index && draft.cue == cue && cue.is_some_and(|cue| draft.span.end <= cue.start)
        })
    }

    fn name_inner(&mut self, draft: usize, scene: &Scene<'_>, by: &Attribution) {
        let words = by.mention.map(|(_, span)| span.of(scene.reading.text).to_owned());
        if let Some(outer) = self.drafts.get_mut(draft).and_then(|draft| draft.by.as_mut()) {
            outer.inner = outer.inner.take().or(words);
        }
    }

    /// The person a sentence is about: its first mention of one, outside a preposition's reach.
    fn subject_of(
        &self,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        people: &People,
    ) -> Option<(usize, Attribution)> {
        let start = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
        let mut fallback = None;
        for (nth, mention) in
            scene.mentions.iter().enumerate().skip(start).take_while(|(_, m)| m.at.start < sentence.end)
        {
            let Some(by) = people.get(nth).filter(|by| self.is_person(by)) else { continue };
            if is_tied(scene, mention) || is_somebodys(scene, mention, sentence) {
                fallback = fallback.or_else(|| Some((nth, by.clone())));
                continue;
            }
            return Some((nth, by.clone()));
        }
        fallback
    }

    /// *Google Rest Search*, *Mobile App*: whether what looks like a person's name is words for things, and no forename
    /// opens it.
    fn is_thing(&self, by: &Attribution) -> bool {
        let Some(Who::Figure(id)) = by.who.as_ref() else { return false };
        self.cast.get(*id).is_some_and(|figure| {
            let class = |word: &str| class_of(&word.to_lowercase());
            let common = |word: &str| class(word).has(Class::COMMON);
            let Some((first, rest)) = figure.name.split_once(' ') else { return false };
            let person = figure.sex != Class::NONE || class(first).has(Class::FORENAME);
            let things = rest.split(' ').filter(|word| common(word)).count();
            figure.class == SpeakerClass::Person && !person && (common(first) || things > 1)
        })
    }

    fn is_person(&self, by: &Attribution) -> bool {
        match &by.who {
            Some(Who::Figure(id)) => {
                self.cast.get(*id).is_some_and(|figure| figure.class == SpeakerClass::Person)
            }
            Some(Who::Unnamed(speaker)) => matches!(speaker.class, SpeakerClass::Anonymous),
            None => false,
        }
    }

    fn draft(&mut self, draft: Draft) {
        if draft.kind != QuotationKind::Indirect {
            self.turned = None;
        }
        if let Some(by) = &draft.by {
            if draft.kind != QuotationKind::Indirect {
                self.last = Some((draft.scene, by.clone()));
            }
            if let Some(who) = &by.who {
                self.stage.spoke(who);
                if let Who::Figure(id) = who {
                    self.heard.insert(*id);
                }
            }
        }
        self.drafts.push(draft);
    }
}

/// Whether a preposition ties a mention to what stands before it.
fn is_tied(scene: &Scene<'_>, mention: &Mention) -> bool {
    let before = mention.at.start.checked_sub(1).and_then(|at| scene.reading.pieces.get(at));
    before.is_some_and(|piece| piece.has(Class::PREPOSITION) && !piece.has(Class::CONJUNCTION))
}

/// *Roe built it after seeing **his uncle** fall*: somebody's own whom the sentence does not open with is not whom it is about.
fn is_somebodys(scene: &Scene<'_>, mention: &Mention, sentence: &Range<usize>) -> bool {
    let owned = |at: usize| scene.reading.pieces.get(at).is_some_and(|piece| piece.has(Class::POSSESSIVE));
    !mention.is_name() && mention.at.start > sentence.start && owned(mention.at.start)
}

/// Whom the mentions of a sentence mean.
#[derive(Debug, Default)]
struct People {
    /// The number of the sentence's first mention.
    first: usize,
    /// One a mention, in order.
    met: Vec<Attribution>,
}

impl People {
    fn get(&self, nth: usize) -> Option<&Attribution> {
        self.met.get(nth.checked_sub(self.first)?)
    }
}

/// What of a sentence is already part of a quotation.
#[derive(Default)]
struct Told {
    runs: HashSet<usize, RandomState>,
    /// The clauses reported, each with its draft.
    reach: Vec<(Range<usize>, usize)>,
}

impl Told {
    /// Takes a run; `false` when it was taken before.
    fn take(&mut self, run: usize) -> bool {
        self.runs.insert(run)
    }

    fn is_told(&self, run: usize) -> bool {
        self.runs.contains(&run)
    }

    /// Whether a piece belongs to a reported clause that lies within `range`.
    fn is_within(&self, at: usize, range: &Range<usize>) -> bool {
        let within = |clause: &Range<usize>| range.start <= clause.start && clause.end <= range.end;
        self.reach.iter().any(|(clause, _)| within(clause) && clause.contains(&at))
    }
}
