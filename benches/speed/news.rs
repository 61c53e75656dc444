//! News that nobody wrote, as many articles as are asked for, out of the project's own `corpus/`.
//!
//! Each article is a headline, a byline with a date and six to twenty paragraphs. Their sentences are drawn from all of the
//! corpus, so that quotations, cues, names and roles are as frequent as there. Speakers are given other surnames, one in six of
//! the longer words becomes another one, and figures become others: no two files are the same, no two paragraphs share
//! most of their wording, and the more articles there are, the more words and names there are. One file in ten is a web page.
//!
//! *Useful for*: measuring speed and size. *Not useful for*: reading, or measuring accuracy: pronouns follow nobody, and
//! the words lie more evenly than in real news.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use morgue::article::Article;
use morgue::{extract, source};

/// The same number makes the same archive.
const SEED: u64 = 1_851;

/// A sentence, and the surnames of those who speak in its article.
struct Sentence {
    text: String,
    surnames: Vec<String>,
}

/// What is drawn from.
struct Corpus {
    titles: Vec<String>,
    sentences: Vec<Sentence>,
    /// Longer words, each as often as it is written.
    words: Vec<String>,
}

/// Writes so many articles below a folder, by year and month.
pub(crate) fn write(folder: &Path, articles: usize) {
    let corpus = Corpus::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    let mut rng = Rng::with_seed(SEED);
    for at in 0..articles {
        let (year, month) = (rng.u16(1985..2024), rng.usize(0..MONTHS.len()));
        let below = folder.join(format!("{year}/{:02}", month + 1));
        fs::create_dir_all(&below).unwrap();
        let story = corpus.story(&mut rng, at, &format!("{} {} {year}", at % 28 + 1, MONTHS[month]));
        let (text, extension) = if at % 10 == 9 { (story.page(), "html") } else { (story.plain(), "txt") };
        fs::write(below.join(format!("{at:08}.{extension}")), text).unwrap();
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Corpus {
    fn read(folder: &Path) -> Self {
        let mut corpus = Self { titles: Vec::new(), sentences: Vec::new(), words: Vec::new() };
        for found in source::walk(folder, &source::Which::default(), &[]).unwrap().flatten() {
            let bytes = fs::read(&found.path).unwrap();
            source::articles(&found.path.to_string_lossy(), &bytes, None, &mut |raw| {
                if let Ok(Ok(article)) = raw.map(extract::article) {
                    corpus.take(&article);
                }
            });
        }
        corpus
    }

    fn take(&mut self, article: &Article) {
        self.titles.extend(article.title.clone());
        let names = article.speakers.iter().map(|counted| counted.speaker.name.as_str());
        let surnames: Vec<String> = names
            .filter_map(|name| name.rsplit_once(' ').map(|(_, surname)| surname))
            .filter(|surname| surname.starts_with(char::is_uppercase))
            .map(str::to_owned)
            .collect();
        for paragraph in &article.paragraphs {
            let long = paragraph.text.split_whitespace().filter(|word| is_long(word));
            self.words.extend(long.map(str::to_owned));
            self.sentences.extend(
                sentences(&paragraph.text)
                    .map(|text| Sentence { text: text.to_owned(), surnames: surnames.clone() }),
            );
        }
    }

    fn story(&self, rng: &mut Rng, at: usize, date: &str) -> Story {
        // As many different names and words as there are articles to fill.
        let known = 200 + at;
        let cast: Vec<String> = (0..4).map(|_| capitalised(&invented(rng.usize(0..known)))).collect();
        let mut paragraphs = Vec::new();
        for _ in 0..rng.usize(6..=20) {
            let sentences: Vec<String> = (0..rng.usize(1..=4))
                .map(|_| {
                    let sentence = rng.choice(&self.sentences).unwrap();
                    self.changed(rng, known, &recast(sentence, &cast))
                })
                .collect();
            paragraphs.push(sentences.join(" "));
        }
        let title = rng.choice(&self.titles).unwrap();
        let title = self.changed(rng, known, title);
        Story { title, byline: format!("By Ada {}", cast[0]), date: date.to_owned(), paragraphs }
    }

    /// The text with other figures, and some other words.
    fn changed(&self, rng: &mut Rng, known: usize, text: &str) -> String {
        let words = text.split(' ').map(|word| {
            if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit()) {
                rng.usize(10..100 * word.len()).to_string()
            } else if is_long(word) && rng.u8(0..6) == 0 {
                if rng.u8(0..8) == 0 {
                    invented(rng.usize(0..known))
                } else {
                    rng.choice(&self.words).unwrap().clone()
                }
            } else {
                word.to_owned()
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Whether another word may stand for it.
fn is_long(word: &str) -> bool {
    word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The sentences of a paragraph, roughly: one begins with a capital after the end of another.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = text.match_indices(' ').map(|(at, _)| at).filter(|at| {
        let before = text[..*at].trim_end_matches(['”', '’', ')']);
        let after = text[at + 1..].trim_start_matches(['“', '‘', '(']);
        before.ends_with(['.', '?', '!']) && after.starts_with(char::is_uppercase)
    });
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    ends.into_iter().map(move |end| {
        let sentence = &text[start..end];
        start = (end + 1).min(text.len());
        sentence
    })
}

/// The sentence with the surnames of other people.
fn recast(sentence: &Sentence, cast: &[String]) -> String {
    let pairs = sentence.surnames.iter().zip(cast.iter().cycle());
    pairs.fold(sentence.text.clone(), |text, (surname, other)| text.replace(surname, other))
}

/// A word that no language has, a different one for each number.
fn invented(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "bar", "den", "fol", "gri", "hal", "jor", "kel", "lin", "mar", "nus", "pel", "quo", "rast", "sev",
        "tor", "wen",
    ];
    let mut word = String::new();
    while number > 0 || word.len() < 5 {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

struct Story {
    title: String,
    byline: String,
    date: String,
    paragraphs: Vec<String>,
}

impl Story {
    fn plain(&self) -> String {
        let Self { title, byline, date, paragraphs } = self;
        format!("{title}\n\n{byline}\n{date}\n\n{}\n", paragraphs.join("\n\n"))
    }

    fn page(&self) -> String {
        let Self { title, byline, date, paragraphs } = self;
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | The Paper</title></head><body>\n\
             <nav><a href=\"/\">Home</a> <a href=\"/news\">News</a> <a href=\"/sport\">Sport</a></nav>\n\
             <article><h1>{title}</h1><p class=\"byline\">{byline}</p><time>{date}</time>\n"
        );
        for paragraph in paragraphs {
            writeln!(page, "<p>{paragraph}</p>").unwrap();
        }
        page.push_str(
            "</article>\n<footer>All rights reserved. <a href=\"/terms\">Terms</a></footer></body></html>\n",
        );
        page
    }
}
