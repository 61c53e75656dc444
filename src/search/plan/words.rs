//! Where the words of a text can stand: in passages, and in what these are part of.

use tantivy::query::{BooleanQuery, Occur, Query as Clause};

use super::{CONTEXT_WEIGHT, PAIR_WEIGHT, Planner, SAID_WEIGHT, SPELLING_WEIGHT};
use super::{NATION_WEIGHT, OTHER_MANNER_WEIGHT, any_of, unscored, weighted};
use crate::article::PassageKind;
use crate::index::analyzer::nation_term;
use crate::index::schema::Fields;
use crate::query::{Query, Text};
use crate::search::Group;
use crate::search::asked::{Asked, spelled};
use crate::search::inside::Where;
use crate::search::listed::AnyOf;
use crate::search::mark::Scope;
use crate::search::telling::tells;
use crate::search::vouched::{Standing, Weighted};
use crate::text::nation::{Called, Nation, Writing, nations};

impl Planner<'_> {
    /// Headlines are filed by their spelling too, but count as context.
    fn but_headlines(&self, clause: AnyOf) -> Box<dyn Clause> {
        // So are comments, where these are not asked for. Neither has words in its body.
        if !self.comments {
            return Box::new(clause.within(self.fields.body));
        }
        let headlines = (Occur::MustNot, self.kind(PassageKind::Headline));
        Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(clause)), headlines]))
    }

    /// Where words stand outside quotations, and in headlines.
    pub(super) fn outside(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let headline = asked.clause(self.fields.title).map(|clause| {
            let headlines = (Occur::Must, self.kind(PassageKind::Headline));
            let clause = vec![(Occur::Must, self.of_articles(clause)), headlines];
            weighted(Box::new(BooleanQuery::new(clause)), CONTEXT_WEIGHT)
        });
        [asked.placed(&self.fields, Where::Outside), headline].into_iter().flatten().collect()
    }

    /// Where words stand inside quotations, and in those of headlines.
    pub(super) fn inside(&self, asked: &Asked) -> [Option<Box<dyn Clause>>; 2] {
        [asked.placed(&self.fields, Where::Inside), asked.clause(self.fields.said)]
    }

    /// What passages are part of: who speaks in them, and what their articles are about.
    fn context(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let subject = asked.clause(self.fields.subject).map(|clause| {
            let subject = self.of_articles(clause);
            // A comment is nobody's but its writer's.
            let comments = (Occur::MustNot, self.kind(PassageKind::Comment));
            if self.comments {
                Box::new(BooleanQuery::new(vec![(Occur::Must, subject), comments]))
            } else {
                subject
            }
        });
        [asked.clause(self.fields.context), subject].into_iter().flatten().collect()
    }

    /// The same where the words are spelled as they were asked for.
    pub(super) fn spelled_so(&self, asked: &Asked, clauses: Vec<Box<dyn Clause>>) -> Vec<Box<dyn Clause>> {
        let spelling = asked.spelling(&self.fields);
        if spelling.is_empty() {
            return clauses;
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

    /// Any of several texts. Beside words that tell something, words that tell nothing are not looked for; words that stand
    /// together in the question are worth more where they stand together.
    pub(super) fn any_text<'q>(
        &mut self,
        texts: impl Iterator<Item = &'q Query> + Clone,
        wanted: bool,
    ) -> tantivy::Result<Standing> {
        let mut all = Standing::default();
        let mut words = Vec::new();
        for text in texts.clone() {
            if let Query::Text(_, text) = text {
                let asked = self.filing.asked(text, true, self.fields.spelling)?;
                let share = self.telling.share(&asked)?;
                words.push((asked, share));
            }
        }
        let some_tell = words.iter().any(|(_, share)| tells(*share));
        let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|((one, a), (other, b))| {
            let both = one.beside(other)?;
            (tells(*a) && tells(*b)).then(|| both.clause(self.fields.body)).flatten()
        });
        all.besides.extend(pairs.map(|query| Weighted { query, weight: PAIR_WEIGHT }));
        if wanted {
            self.nations(texts);
        }
        for (asked, share) in words {
            if tells(share) || !some_tell {
                let standing = self.standing(asked, share, wanted);
                all.own.extend(standing.own);
                all.context.extend(standing.context);
                all.besides.extend(standing.besides);
            }
        }
        Ok(all)
    }

    /// Lets articles be ranked by the nations too that a question names, whatever an article calls them.
    fn nations<'q>(&mut self, texts: impl Iterator<Item = &'q Query>) {
        if self.group == Group::Passage {
            return;
        }
        let mut question = String::new();
        for part in texts {
            if let Query::Text(None, Text::Words { text, .. }) = part {
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

    /// Where words can stand, each with the given share of its usual weight.
    pub(super) fn standing(&mut self, asked: Asked, share: f32, wanted: bool) -> Standing {
        let Fields { body, comment, spelling, .. } = self.fields;
        let body = match &asked {
            // What begins so is known only from how it is spelled, not from its stem.
            Asked::Spellings(found) => spelled(spelling, &found.words)
                .map(|clause| Weighted { query: self.but_headlines(clause), weight: SPELLING_WEIGHT }),
            asked => asked.clause(body).map(|query| Weighted { query, weight: share }),
        };
        let comment = self.comments.then(|| asked.clause(comment)).flatten();
        let comment = comment.map(|query| Weighted { query, weight: 1.0 });
        let own = body.into_iter().chain(comment).collect();
        let weight = share * self.context_weight;
        let mut context: Vec<_> =
            self.context(&asked).into_iter().map(|query| Weighted { query, weight }).collect();
        let mut besides = Vec::new();
        if self.speaks {
            let weight = share * SAID_WEIGHT;
            let [inside, headline] =
                self.inside(&asked).map(|said| said.map(|query| Weighted { query, weight }));
            besides.extend(inside);
            context.extend(headline);
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
