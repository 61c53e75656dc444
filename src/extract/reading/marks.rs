//! Pairs quote marks into runs of quoted words, whatever marks an article uses.
//!
//! A lost or doubled mark costs its own run at most: nothing is carried from one paragraph to the next but the one
//! thing newspapers do carry, a quotation that each paragraph opens anew and only the last one closes.

use super::lost::{LONGEST_SENTENCE, attribution, before_signature, first_sentence_end, unsaid};
use crate::article::Span;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind, Token};

/// Words between quote marks, within one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Run {
    /// The words, without marks and the white space at their edges.
    pub(in crate::extract) inner: Span,
    /// The words with their marks.
    pub(in crate::extract) outer: Span,
    /// Whether a mark opens it; not where the mark was lost.
    pub(in crate::extract) opened: bool,
    /// Whether a mark closes it; not where it runs on into the next paragraph, or the mark was lost.
    pub(in crate::extract) closed: bool,
}

/// Which marks an article puts around spoken words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Style {
    /// Curly and straight double marks, pairs of backticks, guillemets, „German“ ones: and single marks are quotations within quotations.
    Double,
    /// Single ones, curly or straight: and double marks are quotations within quotations.
    Single,
}

impl Style {
    /// The style of an article, told by which marks open words more often.
    pub(in crate::extract) fn of<'t>(paragraphs: impl Iterator<Item = (&'t str, &'t [Token])>) -> Self {
        let (mut double, mut single, mut single_closed) = (0usize, 0usize, 0usize);
        let mut single_first = false;
        for (text, tokens) in paragraphs {
            for token in tokens.iter().filter(|token| token.kind == Kind::Mark) {
                let mark = Mark::read(text, token.span);
                match mark.shape {
                    Shape::Single | Shape::SingleOpen if mark.opens_word() => {
                        single_first |= double == 0;
                        single += 1;
                    }
                    Shape::Single | Shape::SingleClose if mark.closes_clause() => single_closed += 1,
                    Shape::Straight | Shape::Open | Shape::Close | Shape::Low | Shape::Left
                        if mark.opens_word() =>
                    {
                        double += 1;
                    }
                    _ => {}
                }
            }
        }
        let single = single.min(single_closed);
        let nests_double = single == double && single > 0 && single_first;
        if single > double || nests_double { Self::Single } else { Self::Double }
    }
}

impl Style {
    /// The style of a headline that has single marks around some of its words: ‘No deal’ above a body whose marks are double.
    pub(in crate::extract) fn of_headline(text: &str, tokens: &[Token]) -> Option<Self> {
        let marks: Vec<Mark> = tokens
            .iter()
            .filter(|token| token.kind == Kind::Mark)
            .map(|token| Mark::read(text, token.span))
            .collect();
        let is_single =
            |mark: &Mark| matches!(mark.shape, Shape::Single | Shape::SingleOpen | Shape::SingleClose);
        let opens = |mark: &Mark| {
            mark.shape != Shape::SingleClose
                && mark.opens_word()
                && mark.after.is_some_and(char::is_alphabetic)
        };
        let open = marks.iter().position(opens).filter(|_| marks.iter().all(is_single))?;
        let closed = marks.iter().skip(open + 1).any(|mark| mark.single_role(true) == Role::Closes);
        closed.then_some(Self::Single)
    }
}

/// The runs of one paragraph. `running` says whether the paragraph before left its last run open.
pub(in crate::extract) fn runs(text: &str, tokens: &[Token], style: Style, running: bool) -> Vec<Run> {
    let mut pairing = Pairing {
        text,
        tokens,
        runs: Vec::new(),
        open: None,
        drawn: Shape::Straight,
        nested: false,
        running,
    };
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Mark {
            let mark = Mark::read(text, token.span);
            let role = match mark.role(style, pairing.open.is_some()) {
                Role::Neither if pairing.owns_nothing(index, &mark) => Role::Closes,
                role => role,
            };
            if !pairing.nests(mark.shape, role) {
                match role {
                    Role::Opens => pairing.opens(index, mark.shape),
                    Role::Closes => pairing.closes(index),
                    Role::Neither => {}
                }
            }
        }
    }
    pairing.ends()
}

/// The run that is being read, by the index of its opening mark.
struct Pairing<'t> {
    text: &'t str,
    tokens: &'t [Token],
    runs: Vec<Run>,
    open: Option<usize>,
    /// How the opening mark is drawn.
    drawn: Shape,
    /// Whether marks of another kind have opened a quotation within it.
    nested: bool,
    running: bool,
}

impl Pairing<'_> {
    /// *"She asked: “Why?” Nobody knew."*: whether a mark belongs to a quotation within the open one, told by marks of
    /// another kind.
    fn nests(&mut self, shape: Shape, role: Role) -> bool {
        let other = self.open.is_some() && shape.is_straight() != self.drawn.is_straight();
        match role {
            Role::Opens if other => self.nested = true,
            Role::Closes if other && self.nested => self.nested = false,
            _ => return false,
        }
        true
    }

    /// *‘lone wolves’ and the ‘King James’ **is** his*: whether a single mark behind an *s* closes words that a single one opened, since
    /// no noun follows that a plural could own.
    fn owns_nothing(&self, index: usize, mark: &Mark) -> bool {
        let single = matches!(self.drawn, Shape::Single | Shape::SingleOpen);
        let follows = Class::AUXILIARY.with(Class::PREPOSITION).with(Class::PRONOUN).with(Class::RELATIVE);
        self.open.is_some()
            && single
            && matches!(mark.shape, Shape::Single | Shape::SingleClose)
            && mark.closes_word()
            && self.tokens.get(index + 1).is_some_and(|next| {
                next.case == Case::Lower
                    && (next.class.has(follows) || matches!(next.span.of(self.text), "said" | "says"))
            })
    }

    fn opens(&mut self, index: usize, shape: Shape) {
        if let Some(before) = self.open.replace(index) {
            self.lost_close(before, index);
        }
        (self.drawn, self.nested) = (shape, false);
    }

    fn closes(&mut self, index: usize) {
        let Some(mark) = self.tokens.get(index).map(|token| token.span) else { return };
        if let Some(open) = self.open.take() {
            let Some(start) = self.tokens.get(open).map(|token| token.span) else { return };
            self.push(Span::new(start.end, mark.start), Span::new(start.start, mark.end), true, true);
        } else if self.runs.is_empty() && self.running {
            // The paragraph goes on with a quotation and forgot to open it anew.
            self.push(Span::new(0, mark.start), Span::new(0, mark.end), false, true);
        } else if self.text.get(mark.start..mark.end) == Some("”") && !self.is_inches(mark.start) {
            let start = self.sentence_start(index);
            self.push(Span::new(start, mark.start), Span::new(start, mark.end), false, true);
        }
    }

    /// *dual 24” monitors*: whether what would close words counts inches.
    fn is_inches(&self, mark: usize) -> bool {
        self.text.get(..mark).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
    }

    /// The run opened at `open` was never closed before another opened at `next`: where a sentence ends and another opens
    /// there, a speaker's paragraphs were run together, and it reaches as far as `next`; or else, or where the article
    /// says within it that somebody spoke, no further than its first sentence.
    fn lost_close(&mut self, open: usize, next: usize) {
        let Some(start) = self.tokens.get(open).map(|token| token.span) else { return };
        let inside = self.tokens.get(open + 1..next).unwrap_or_default();
        if let Some(mark) = self.plural_close(inside) {
            return self.push(Span::new(start.end, mark.start), Span::new(start.start, mark.end), true, true);
        }
        let opens = self.tokens.get(next + 1).is_some_and(Token::is_capitalised);
        let end = attribution(inside)
            .or_else(|| {
                opens
                    .then(|| unsaid(self.text, self.tokens.get(..open).unwrap_or_default(), inside))
                    .flatten()
            })
            .or_else(|| first_sentence_end(inside))
            .or_else(|| inside.last().map(|token| token.span.end));
        if let Some(end) = end {
            self.push(Span::new(start.end, end), Span::new(start.start, end), true, false);
        }
    }

    /// *‘bury bad news’ and then ‘fair’*: the mark that closes words which a single one opened, where it could be a plural's.
    fn plural_close(&self, inside: &[Token]) -> Option<Span> {
        let marks = inside.iter().filter(|token| token.kind == Kind::Mark);
        let mut marks = marks.map(|token| (Mark::read(self.text, token.span), token.span));
        let single = matches!(self.drawn, Shape::Single | Shape::SingleOpen);
        let closes =
            |mark: &Mark| matches!(mark.shape, Shape::Single | Shape::SingleClose) && mark.closes_word();
        marks.find(|(mark, _)| single && closes(mark)).map(|(_, span)| span)
    }

    fn ends(mut self) -> Vec<Run> {
        if let Some((open, start)) = self.open.and_then(|open| Some((open, self.tokens.get(open)?.span))) {
            let inside = self.tokens.get(open + 1..).unwrap_or_default();
            let lost = attribution(inside).or_else(|| before_signature(inside));
            let end = lost.unwrap_or(self.text.len());
            self.push(Span::new(start.end, end), Span::new(start.start, end), true, lost.is_some());
        }
        self.runs
    }

    /// Where the sentence that holds token `index` starts, not before the run in front of it ends.
    fn sentence_start(&self, index: usize) -> usize {
        let floor = self.runs.last().map_or(0, |run| run.outer.end);
        let end = index.saturating_sub(1);
        let from = end.saturating_sub(LONGEST_SENTENCE);
        let before = self.tokens.get(from..end).unwrap_or_default();
        let after_stop = before
            .iter()
            .rposition(|token| token.kind == Kind::Stop)
            .and_then(|stop| self.tokens.get(from + stop + 1))
            .map_or(0, |token| token.span.start);
        after_stop.max(floor)
    }

    fn push(&mut self, inner: Span, outer: Span, opened: bool, closed: bool) {
        let words = inner.of(self.text);
        let start = inner.start + words.len() - words.trim_start().len();
        let inner = Span::new(start, start + words.trim().len());
        if !inner.is_empty() {
            self.runs.push(Run { inner, outer, opened, closed });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Neither,
}

/// How a mark is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// " that may open or close.
    Straight,
    /// “ and a pair of backticks, which open; “ closes what „ opened.
    Open,
    /// ” or '', which close.
    Close,
    /// „
    Low,
    /// «
    Left,
    /// »
    Right,
    /// A straight single mark, or a backtick alone.
    Single,
    /// ‘
    SingleOpen,
    /// ’
    SingleClose,
}

impl Shape {
    const fn is_straight(self) -> bool {
        matches!(self, Self::Straight)
    }
}

/// A mark and its neighbours.
struct Mark {
    shape: Shape,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    fn read(text: &str, span: Span) -> Self {
        let shape = match span.of(text) {
            "“" | "``" | "‟" => Shape::Open,
            "”" | "''" => Shape::Close,
            "„" => Shape::Low,
            "«" => Shape::Left,
            "»" => Shape::Right,
            "‘" | "‛" | "‚" | "‹" => Shape::SingleOpen,
            "’" | "›" => Shape::SingleClose,
            "\"" => Shape::Straight,
            _ => Shape::Single,
        };
        let before = text.get(..span.start).and_then(|t| t.chars().next_back());
        let after = text.get(span.end..).and_then(|t| t.chars().next());
        Self { shape, before, after }
    }

    /// Whether it stands at the left edge of a word.
    fn opens_word(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{—–-“\"‘/".contains(c))
            && self.after.is_some_and(|c| !c.is_whitespace() && !".,;:!?)".contains(c))
    }

    /// Whether it stands after a word and not before one.
    fn closes_word(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace()) && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether it stands after the punctuation that ends what is quoted.
    fn closes_clause(&self) -> bool {
        self.before.is_some_and(|c| ".,!?…—–".contains(c)) && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    fn role(&self, style: Style, open: bool) -> Role {
        let facing = |opens: bool| if opens { Role::Opens } else { Role::Closes };
        match (style, self.shape) {
            (Style::Single, Shape::SingleOpen) => Role::Opens,
            (Style::Single, Shape::SingleClose | Shape::Single) => self.single_role(open),
            (Style::Single, _) | (_, Shape::Single | Shape::SingleOpen | Shape::SingleClose) => Role::Neither,
            (_, Shape::Low) => Role::Opens,
            // “ closes where its side of the word says so: the mark that „ opens with, or one set the wrong way round.
            (_, Shape::Open) => facing(!(open && self.closes_word() && !self.opens_word())),
            (_, Shape::Close) => {
                facing(!open && self.opens_word() && self.after.is_some_and(char::is_alphanumeric))
            }
            // »…« and «…» are both in use; what opens stands before a word.
            // « The French set spaces within. »
            (_, Shape::Left) if !open && self.after.is_some_and(char::is_whitespace) => Role::Opens,
            (_, Shape::Right) if open && self.before.is_some_and(char::is_whitespace) => Role::Closes,
            (_, Shape::Left | Shape::Right) => {
                facing(if open { !self.closes_word() } else { self.opens_word() })
            }
            (_, Shape::Straight) => self.straight_role(open),
        }
    }

    fn straight_role(&self, open: bool) -> Role {
        let (left, right) = (self.opens_word(), self.closes_word());
        match (open, left, right) {
            // Inches, and marks that close nothing.
            (false, false, true) => Role::Neither,
            (false, ..) => Role::Opens,
            // A second mark that opens: the first was never closed.
            (true, true, false) if self.after.is_some_and(char::is_alphanumeric) => Role::Opens,
            (true, ..) => Role::Closes,
        }
    }

    /// An apostrophe and a closing single mark look alike: it closes after punctuation, or after a word when it is no
    /// plural's possessive (*the workers’ plan*).
    fn single_role(&self, open: bool) -> Role {
        if !open {
            let opens = self.shape == Shape::Single && self.opens_word();
            return if opens { Role::Opens } else { Role::Neither };
        }
        let after_word = self.closes_word()
            && self.before.is_some_and(|c| c.is_alphanumeric() && c != 's' || ")]”\"".contains(c));
        if self.closes_clause()
            || after_word
            || self.closes_word() && self.after.is_none_or(|c| ".,;:)".contains(c))
        {
            Role::Closes
        } else {
            Role::Neither
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokens;

    fn quoted(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        let style = Style::of([(text, tokens.as_slice())].into_iter());
        runs(text, &tokens, style, false).into_iter().map(|run| run.inner.of(text)).collect()
    }

    #[test]
    fn every_style_of_marks() {
        let cases: [(&str, &str, &[&str]); 18] = [
            ("curly", "“We go,” she said, “now.”", &["We go,", "now."]),
            ("straight", "\"We go,\" she said, \"now.\"", &["We go,", "now."]),
            ("spaced straight", "He said \" we go \" and left.", &["we go"]),
            ("backticks", "``We go,'' she said.", &["We go,"]),
            ("guillemets", "«We go», she said.", &["We go"]),
            ("guillemets with spaces", "« We go », she said.", &["We go"]),
            ("guillemets turned", "»We go«, she said.", &["We go"]),
            ("German", "„We go“, she said.", &["We go"]),
            (
                "British",
                "‘We don’t go,’ he said. ‘The workers’ day.’",
                &["We don’t go,", "The workers’ day."],
            ),
            (
                "British, after an s",
                "‘We go,’ he said of the ‘bad news’ today, and ‘now’.",
                &["We go,", "bad news", "now"],
            ),
            (
                "British, after an s before a verb",
                "‘We go,’ he said. The ‘lone wolves’ were late, and the workers’ day was over.",
                &["We go,", "lone wolves"],
            ),
            ("British straight", "'We don't go,' he said.", &["We don't go,"]),
            ("nested", "“He told me ‘go’ twice,” she said.", &["He told me ‘go’ twice,"]),
            (
                "nested of another kind",
                "\"She asked: “Why?” Nobody knew.\"",
                &["She asked: “Why?” Nobody knew."],
            ),
            ("backticks alike", "''We go,'' she said. ''Now.''", &["We go,", "Now."]),
            ("nested British", "‘He told me “go” twice,’ she said.", &["He told me “go” twice,"]),
            ("inches", "A 55\" screen and \"a wall\" of them", &["a wall"]),
            ("apostrophes alone", "The ’90s workers’ union didn’t.", &[]),
        ];
        for (name, text, want) in cases {
            assert_eq!(quoted(text), want, "{name}");
        }
    }

    #[test]
    fn a_lost_mark_costs_its_own_run_alone() {
        let cases: [(&str, &str, &[&str]); 9] = [
            ("lost close", "“We go. We left. “And now,” she said.", &["We go. We left.", "And now,"]),
            (
                "lost close before what somebody said",
                "“We go. He said no. “And now,” she said.",
                &["We go.", "And now,"],
            ),
            (
                "lost close within a sentence",
                "“We go. He left for “and now” and so on.",
                &["We go.", "and now"],
            ),
            (
                "lost close before its cue",
                "“We go by night, said Jane Roe, the mayor. It rained.",
                &["We go by night,"],
            ),
            ("lost open", "We go,” she said. “And now.”", &["We go,", "And now."]),
            (
                "lost straight close",
                "\"We go. We left. \"And now,\" she said.",
                &["We go. We left.", "And now,"],
            ),
            ("lost close before a signature", "“We go. We left. – Jane Roe (Hull)", &["We go. We left."]),
            ("inches, curly", "Dual 24” screens of 6’4” each.", &[]),
            ("wrong way round", "”We go,” she said, “now“ and left.", &["We go,", "now"]),
        ];
        for (name, text, want) in cases {
            assert_eq!(quoted(text), want, "{name}");
        }
    }
}
