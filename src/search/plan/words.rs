//! Where the words of a text can stand: in passages, and in what these are part of.

use std::sync::Arc;

use tantivy::query::{BooleanQuery, Occur, Query as Clause};

use super::{CONTEXT_WEIGHT, PAIR_WEIGHT, Planner, SAID_WEIGHT, SPELLING_WEIGHT};
use super::{NATION_WEIGHT, OTHER_MANNER_WEIGHT, any_of, unscored, weighted};
use crate::article::PassageKind;
use crate::index::analyzer::nation_term;
use crate::index::schema::Fields;
use crate::query::Text;
use crate::search::Group;
use crate::search::asked::{Asked, spelled};
use crate::search::inside::Where;
use crate::search::listed::AnyOf;
use crate::search::mark::{Marks, Scope};
use crate::search::telling::tells;
use crate::search::vouched::{Standing, Weighted};
use crate::search::written::{Headed, Written};
use crate::text::nation::{Called, Nation, Writing, nations};

/// A text that was asked for, as it is filed.
struct Filed {
    asked: Asked,
    /// How much of its usual weight it keeps.
    share: f32,
    is_looked_for: bool,
}

impl Planner<'_> {
    /// What is spelled so, headlines left out.
    fn but_headlines(&self, clause: AnyOf) -> Box<dyn Clause> {
        let headlines = (Occur::MustNot, self.kind(PassageKind::Headline));
        Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(clause)), headlines]))
    }

    /// Where words stand outside quotations, and in headlines.
    pub(super) fn outside(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let leading = asked.leading();
        let headline = leading.clause(self.fields.title).map(|clause| {
            let all = |more: Vec<_>| {
                let headlines = (Occur::Must, self.kind(PassageKind::Headline));
                let of_articles = (Occur::Must, self.of_articles(clause.box_clone()));
                Box::new(BooleanQuery::new([of_articles, headlines].into_iter().chain(more).collect()))
            };
            // What has the words in quotations may have them elsewhere too.
            let clause = match asked.clause(self.fields.said).filter(|_| !asked.is_spelled()) {
                Some(said) => any_of(vec![
                    all(vec![(Occur::MustNot, said.box_clone())]),
                    self.written(asked, Scope::Outside, all(vec![(Occur::Must, said)])),
                ]),
                None => all(Vec::new()),
            };
            weighted(clause, CONTEXT_WEIGHT)
        });
        let found = [leading.placed(&self.fields, Where::Outside), headline].into_iter().flatten();
        self.all_written(asked, Scope::Outside, found)
    }

    /// Where words stand inside quotations, all of them as they were asked for.
    pub(super) fn said(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        self.all_written(asked, Scope::Said, self.inside(&asked.leading()).into_iter().flatten())
    }

    fn all_written(
        &self,
        asked: &Asked,
        scope: Scope,
        clauses: impl Iterator<Item = Box<dyn Clause>>,
    ) -> Vec<Box<dyn Clause>> {
        let is_spelled = asked.is_spelled();
        clauses.map(|clause| if is_spelled { self.written(asked, scope, clause) } else { clause }).collect()
    }

    /// Of some passages those in which words stand there as they were asked for.
    fn written(&self, asked: &Asked, scope: Scope, leading: Box<dyn Clause>) -> Box<dyn Clause> {
        Box::new(Written {
            leading,
            besides: asked.own_spelling(&self.fields),
            words: Marks::of(scope, asked.clone()),
            parts: Arc::clone(&self.parts),
        })
    }

    /// The articles that have words in their headline.
    pub(super) fn headed(&self, asked: &Asked) -> Option<Box<dyn Clause>> {
        let title = asked.leading().clause(self.fields.title)?;
        if !asked.is_spelled() {
            return Some(title);
        }
        // Only headlines are filed by how they are spelled.
        let headlines = BooleanQuery::new(vec![
            (Occur::Must, self.of_kind(PassageKind::Headline)),
            (Occur::Must, self.of_articles(title)),
        ]);
        let headlines = self.written(asked, Scope::Headline, Box::new(headlines));
        Some(Box::new(Headed { headlines, parts: Arc::clone(&self.parts) }))
    }

    /// What a passage has to be that has words of its own which stand side by side, where it counts how they are spelled.
    pub(super) fn spelled_side_by_side(&self, asked: &Asked) -> Option<Box<dyn Clause>> {
        if !asked.is_spelled_run() {
            return None;
        }
        let Fields { body, comment, title, .. } = self.fields;
        let headline = asked.clause(title).map(|clause| self.of_articles(clause));
        let comment = self.comments.then(|| asked.clause(comment)).flatten();
        let anywhere = asked.clause(body).into_iter().chain(comment).chain(headline).collect();
        Some(self.written(asked, Scope::Passage, any_of(anywhere)))
    }

    /// Where words stand inside quotations, and in those of headlines.
    pub(super) fn inside(&self, asked: &Asked) -> [Option<Box<dyn Clause>>; 2] {
        [asked.placed(&self.fields, Where::Inside), asked.clause(self.fields.said)]
    }

    /// What passages are part of: who speaks in them, and what their articles are about, of which headlines tell how it is spelled.
    fn context(&self, asked: &Asked, headlines: Option<AnyOf>) -> Vec<Box<dyn Clause>> {
        let Fields { speaker, role, context, subject, .. } = self.fields;
        let (speakers, subject) = match asked {
            Asked::Spellings(found) => {
                let speakers = spelled(&[speaker, role], &found.words).map(|any| Box::new(any) as _);
                let headed =
                    |headlines| Headed { headlines: Box::new(headlines), parts: Arc::clone(&self.parts) };
                (speakers, headlines.map(|headlines| Box::new(headed(headlines)) as _))
            }
            asked => (asked.clause(context), asked.clause(subject)),
        };
        let subject = subject.map(|clause| {
            let subject = self.of_articles(clause);
            // A comment is nobody's but its writer's.
            let comments = (Occur::MustNot, self.kind(PassageKind::Comment));
            if self.comments {
                Box::new(BooleanQuery::new(vec![(Occur::Must, subject), comments]))
            } else {
                subject
            }
        });
        [speakers, subject].into_iter().flatten().collect()
    }

    /// The same where the words are spelled as they were asked for.
    pub(super) fn spelled_so(&self, asked: &Asked, clauses: Vec<Box<dyn Clause>>) -> Vec<Box<dyn Clause>> {
        let spelling = asked.spelling(&self.fields);
        if spelling.is_empty() {
            return clauses;
        }
        if asked.is_spelled_run() {
            return vec![self.written(asked, Scope::Passage, any_of(clauses))];
        }
        let spelling = spelling.into_iter().map(|(occur, clause)| (occur, unscored(clause)));
        vec![Box::new(BooleanQuery::new(
            [(Occur::Must, any_of(clauses))].into_iter().chain(spelling).collect(),
        ))]
    }

    /// The ways in which a text can stand in a passage, or in what the passage is part of.
    pub(super) fn anywhere(&mut self, text: &Text, wanted: bool) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        let asked = self.filing.asked(text, true, self.fields.spelling)?;
        let share = self.telling.share(&asked)?;
        let standing = self.standing(asked.clone(), share, wanted);
        let clauses = self.own_too(standing, wanted);
        Ok(self.spelled_so(&asked, clauses))
    }

    /// The same for words that must not be found, where it does not count how well they match.
    pub(super) fn ways(&mut self, text: &Text) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        let asked = self.filing.asked(text, true, self.fields.spelling)?;
        let standing = self.standing(asked.clone(), 1.0, false);
        Ok(self.spelled_so(&asked, standing.anywhere().map(|way| way.query).collect()))
    }

    /// All ways in which a text can stand in a passage, its own words taken down.
    pub(super) fn own_too(&mut self, standing: Standing, wanted: bool) -> Vec<Box<dyn Clause>> {
        if wanted {
            self.own.extend(standing.own.iter().map(|own| own.query.box_clone()));
        }
        standing.anywhere().map(Weighted::boosted).collect()
    }

    /// Any of several texts. Words that stand together in the question are worth more where they stand together.
    pub(super) fn any_text(&mut self, texts: &[&Text], wanted: bool) -> tantivy::Result<Standing> {
        let words = self.filed(texts)?;
        Ok(self.any_filed(texts, &words, wanted))
    }

    /// Any of the words of a question in plain words, but those that tell nothing, beside others.
    pub(super) fn question(&mut self, texts: &[&Text], wanted: bool) -> tantivy::Result<Standing> {
        let mut words = self.filed(texts)?;
        let tell = words.iter().map(|word| self.telling.tells(&word.asked));
        let tell = tell.collect::<tantivy::Result<Vec<bool>>>()?;
        if tell.contains(&true) {
            words.iter_mut().zip(tell).for_each(|(word, tells)| word.is_looked_for = tells);
        }
        Ok(self.any_filed(texts, &words, wanted))
    }

    /// Texts as they are filed.
    fn filed(&mut self, texts: &[&Text]) -> tantivy::Result<Vec<Filed>> {
        let mut filed = Vec::with_capacity(texts.len());
        for text in texts {
            let asked = self.filing.asked(text, true, self.fields.spelling)?;
            let share = self.telling.share(&asked)?;
            filed.push(Filed { asked, share, is_looked_for: true });
        }
        Ok(filed)
    }

    fn any_filed(&mut self, texts: &[&Text], words: &[Filed], wanted: bool) -> Standing {
        let mut all = Standing::default();
        let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|(one, other)| {
            let both = one.asked.beside(&other.asked)?;
            (tells(one.share) && tells(other.share)).then(|| both.clause(self.fields.body)).flatten()
        });
        all.besides.extend(pairs.map(|query| Weighted { query, weight: PAIR_WEIGHT }));
        if wanted {
            self.nations(texts);
        }
        for word in words.iter().filter(|word| word.is_looked_for) {
            let standing = self.standing(word.asked.clone(), word.share, wanted);
            all.own.extend(standing.own);
            all.context.extend(standing.context);
            all.besides.extend(standing.besides);
        }
        all
    }

    /// Lets articles be ranked by the nations too that a question names, whatever an article calls them.
    fn nations(&mut self, texts: &[&Text]) {
        if self.group == Group::Passage {
            return;
        }
        let mut question = String::new();
        for text in texts {
            if let Text::Words { text, .. } = text {
                question.push_str(text);
                question.push(' ');
            }
        }
        for Nation { name, called } in nations(&question, Writing::Question) {
            for manner in [Called::ByName, Called::ByPeople] {
                let weight = if manner == called { NATION_WEIGHT } else { OTHER_MANNER_WEIGHT };
                self.whole.entry(nation_term(name, manner)).or_default().telling += weight;
            }
        }
    }

    /// The passages that have words and then one that begins as asked for.
    fn ending(&self, asked: &Asked) -> Option<Box<dyn Clause>> {
        Some(self.written(asked, Scope::Passage, asked.leading().clause(self.fields.body)?))
    }

    /// Where words can stand, each with the given share of its usual weight.
    pub(super) fn standing(&mut self, asked: Asked, share: f32, wanted: bool) -> Standing {
        let Fields { body, comment, spelling, .. } = self.fields;
        let mut headlines = None;
        let body = match &asked {
            // What begins so is known only from how it is spelled, not from its stem. Headlines are filed by their spelling too, but
            // count as context; and so are comments. Neither has words in its body.
            Asked::Spellings(found) => spelled(&[spelling], &found.words).map(|any| {
                let [within, outside] = any.clone().parted(body);
                headlines = Some(outside);
                let query = if self.comments { self.but_headlines(any) } else { Box::new(within) };
                Weighted { query, weight: SPELLING_WEIGHT }
            }),
            Asked::Endings { .. } => self.ending(&asked).map(|query| Weighted { query, weight: share }),
            asked => asked.clause(body).map(|query| Weighted { query, weight: share }),
        };
        let comment = self.comments.then(|| asked.clause(comment)).flatten();
        let comment = comment.map(|query| Weighted { query, weight: 1.0 });
        let own = body.into_iter().chain(comment).collect();
        let weight = share * self.context_weight;
        let mut context: Vec<_> =
            self.context(&asked, headlines).into_iter().map(|query| Weighted { query, weight }).collect();
        let mut besides = Vec::new();
        if self.speaks {
            let weight = share * SAID_WEIGHT;
            let [inside, headline] = self.inside(&asked);
            let headline = self.all_written(&asked, Scope::Said, headline.into_iter());
            context.extend(headline.into_iter().map(|query| Weighted { query, weight }));
            // What counts besides leads to nothing else.
            let inside = inside.map(|inside| match asked.own_spelling(&self.fields) {
                spelling if spelling.is_empty() => inside,
                spelling => {
                    let spelling = spelling.into_iter().map(|(occur, clause)| (occur, unscored(clause)));
                    let all = [(Occur::Must, inside)].into_iter().chain(spelling).collect();
                    Box::new(BooleanQuery::new(all))
                }
            });
            besides.extend(inside.map(|query| Weighted { query, weight }));
        }
        if wanted {
            // What a question says twice counts twice.
            for term in asked.terms().filter(|_| self.group == Group::Article) {
                let counts = self.whole.entry(term.clone()).or_default();
                if asked.is_one_word() {
                    counts.telling += 1.0;
                } else {
                    counts.whole += 1.0;
                }
            }
            self.marks.add(Scope::Passage, asked);
        }
        Standing { own, context, besides }
    }
}
