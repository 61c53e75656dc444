//! The command line as it is written: what may be given, and the help that says so.
//!
//! Nothing is decided here. Values are as plain as the shell hands them over; what they mean together is for
//! [`super::selection`] and for each command's own file.

mod export;
mod manual;
mod tally;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::config::Config;
use crate::article::PassageKind;
use crate::error::Error;
use crate::render;
use crate::source::{self, Limits, Mapping, Mappings, Which};

pub use export::{Export, ExportFormat};
pub use manual::{Completions, Help, Man};
pub use tally::{By, Counted, Labels, Listing, RowOrder, Speakers, Timeline};

/// Who said what, about what, and when: search a folder of saved news articles.
#[derive(Debug, Parser)]
#[command(name = "morgue", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = EXIT_CODES)]
pub struct Command {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,

    /// Do not show long output a page at a time
    #[arg(long, global = true)]
    pub no_pager: bool,

    /// Colour the output: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    pub color: Color,

    /// Read this configuration instead of morgue.toml
    #[arg(long, global = true, value_name = "FILE", env = "MORGUE_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes: 0 found, 1 nothing found, 2 any error, a skipped source included.";

/// What `morgue` can do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Bring the index up to date with folders of articles
    Index(Index),
    /// Find passages, best first
    Search(Box<Search>),
    /// Did they say it? Find a quote, word for word or altered
    Check(Box<Check>),
    /// Print what is understood of files, without an index
    Parse(Parse),
    /// Print one article with its quotations attributed
    Show(Show),
    /// Print a hit with the paragraphs around it
    Context(Context),
    /// List who speaks, how often, in what roles and when
    Speakers(Box<Speakers>),
    /// List what the articles are about
    Topics(Box<Labels>),
    /// List the newspapers, sites and agencies
    Outlets(Box<Labels>),
    /// List who wrote the articles
    Authors(Box<Labels>),
    /// Draw how much there is of it by day, month or year, one --speaker beside the other
    Timeline(Box<Timeline>),
    /// Write all passages, or a bibliography of their articles
    Export(Box<Export>),
    /// Print what is in the index
    Status(Status),
    /// Print help on a command, or on the query language: morgue help query
    Help(Help),
    /// Print the manual page, or write one for each command to a folder
    Man(Man),
    /// Print the completions for a shell
    Completions(Completions),
}

impl Verb {
    /// The folders and files that are to be read.
    #[must_use]
    pub fn archive(&self) -> &[PathBuf] {
        match self {
            Self::Index(args) => &args.paths,
            Self::Search(args) => &args.from,
            Self::Parse(args) => &args.files,
            _ => &[],
        }
    }
}

/// `morgue index`
#[derive(Debug, Args)]
pub struct Index {
    /// Folders or files to index; nothing in them is changed
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// List what would be read as what, and change nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How files are read.
    #[command(flatten)]
    pub reading: Reading,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

/// `morgue search`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE)]
pub struct Search {
    /// What to select.
    #[command(flatten)]
    pub selection: Selection,

    /// Bring the index up to date with this folder first; can be repeated
    #[arg(long, value_name = "PATH")]
    pub from: Vec<PathBuf>,

    /// How files are read.
    #[command(flatten)]
    pub reading: Reading,

    /// Give the best passage of each article only: --group article
    #[arg(long, value_name = "BY", hide_possible_values = true)]
    pub group: Option<Group>,

    /// Give what several articles of one story say in nearly the same words for each of them
    #[arg(long)]
    pub all: bool,

    /// The order of the hits: relevance, newest or oldest
    #[arg(long, value_name = "ORDER", default_value = "relevance", hide_possible_values = true)]
    pub sort: Order,

    /// How many hits to give
    #[arg(short = 'n', long = "limit", value_name = "COUNT", default_value_t = 10)]
    pub limit: usize,

    /// How many hits to leave out before the first
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub offset: usize,

    /// Print so many paragraphs before and after each hit besides
    #[arg(short = 'C', long, value_name = "COUNT", default_value_t = 0, hide_default_value = true)]
    pub context: usize,

    /// Print how many passages match, and nothing else
    #[arg(long)]
    pub count: bool,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

const QUERY_LANGUAGE: &str = "\
Queries:
  5G security            both words           (italy OR rome) -milan     either, not that
  \"golden power\"         side by side         secur*  pompeo~            begins so, nearly so
  \"golden veto\"~5        near each other      =US  =José                 spelled so
  speaker:\"di maio\"      in a field           date:2020-09..2020-10      published then
  said:5g  about:5g      inside quotations,   date:last-month  date:none
                         outside them         is:comment  has:speaker    what it is, what it has
Fields: speaker, role, said, about, topic, author, outlet, section, title, path, language.
A query that begins with - goes after --.";

/// `morgue check`
#[derive(Debug, Args)]
#[command(after_help = VERDICTS)]
#[command(mut_arg("query", |quote| quote.value_name("QUOTE").required(true).help(QUOTE)))]
#[command(mut_arg("speaker", |speaker| speaker.action(clap::ArgAction::Set).help(ASKED_SPEAKER)))]
#[command(mut_arg("any", |any| any.hide(true)))]
pub struct Check {
    /// What to look for, and where.
    #[command(flatten)]
    pub selection: Selection,

    /// How many findings to give
    #[arg(short = 'n', long = "limit", value_name = "COUNT", default_value_t = 3)]
    pub limit: usize,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

const QUOTE: &str = "The words that somebody is said to have said, or - for standard input";

const ASKED_SPEAKER: &str = "Who is said to have said it, by any part of a name or role";

const VERDICTS: &str = "\
An ellipsis (… or ...) may stand for other words, [words in brackets] for others or none.
Exit codes: 0 word for word, 1 not found, 3 altered, somebody else's or not a quotation, 2 any error.";

/// What a query and its filters select; the same in every command that takes a query.
#[derive(Debug, Clone, Args)]
pub struct Selection {
    /// What to look for; with filters given, it may be left out
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Any of the words may match, as suits a question in plain words
    #[arg(long)]
    pub any: bool,

    /// Only words of this speaker, by any part of a name or role; can be repeated
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub speaker: Vec<String>,

    /// Only articles about this; can be repeated
    #[arg(long, value_name = "LABEL", help_heading = FILTERS)]
    pub topic: Vec<String>,

    /// Only articles by this author; can be repeated
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub author: Vec<String>,

    /// Only articles of this newspaper, site or agency; can be repeated
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub outlet: Vec<String>,

    /// Only articles published then or later: 2020-10, 1 oct 2020, last month
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    pub since: Option<String>,

    /// Only articles published then or earlier: 2020-10, 1 oct 2020, yesterday
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    pub until: Option<String>,

    /// Only articles published then: 2020, oct 2020, last week, 2020-09..2020-10, none
    #[arg(long, value_name = "DATE", help_heading = FILTERS, conflicts_with_all = ["since", "until"])]
    pub on: Option<String>,

    /// Only passages of this kind: quote, prose, headline, caption or comment; can be repeated
    #[arg(long, value_name = "KIND", help_heading = FILTERS, value_parser = passage_kind)]
    pub kind: Vec<PassageKind>,
}

const FILTERS: &str = "Filters";

/// `morgue parse`
#[derive(Debug, Args)]
pub struct Parse {
    /// Files to read, folders of them, members as search prints them, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// How files are read.
    #[command(flatten)]
    pub reading: Reading,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Tell of each quotation why it is attributed as it is (text only)
    #[arg(long)]
    pub why: bool,
}

/// `morgue context`
#[derive(Debug, Args)]
pub struct Context {
    /// The hit, as search prints it: path:line, path#3 or path!member.html:line
    #[arg(value_name = "HIT")]
    pub hit: String,

    /// How many paragraphs before and after it
    #[arg(short = 'C', long, value_name = "COUNT", default_value_t = 2)]
    pub context: usize,

    /// How files are read.
    #[command(flatten)]
    pub reading: Reading,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

/// `morgue show`
#[derive(Debug, Args)]
pub struct Show {
    /// The article, as search prints it: path, path:line (which is marked), path#3 or path!member.html
    #[arg(value_name = "SOURCE")]
    pub source: String,

    /// How files are read.
    #[command(flatten)]
    pub reading: Reading,

    /// Tell of each quotation why it is attributed as it is (text only)
    #[arg(long)]
    pub why: bool,

    /// Print nothing but the quotations, and who said them (text only)
    #[arg(long)]
    pub quotes: bool,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

/// `morgue status`
#[derive(Debug, Args)]
pub struct Status {
    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

/// How files are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// What fields of JSON and CSV hold: title=headline,text=content.body; can be repeated
    #[arg(long, value_name = "FIELDS", help_heading = READING)]
    pub map: Vec<Mapping>,

    /// Read only files of these names: '*.html', '2020/**'; can be repeated
    #[arg(long, value_name = "GLOB", help_heading = READING)]
    pub include: Vec<String>,

    /// Leave out files and folders of these names; can be repeated
    #[arg(long, value_name = "GLOB", help_heading = READING)]
    pub exclude: Vec<String>,

    /// Follow symbolic links below a folder
    #[arg(long, help_heading = READING)]
    pub follow: bool,

    /// Skip articles larger than that, unpacked
    #[arg(long, value_name = "MB", help_heading = READING)]
    pub max_size: Option<u64>,

    /// Stop at a file that unpacks to more than that many times its size
    #[arg(long, value_name = "TIMES", help_heading = READING)]
    pub max_ratio: Option<u64>,

    /// Skip what lies in more archives than that, one within the other
    #[arg(long, value_name = "DEPTH", help_heading = READING)]
    pub max_depth: Option<u32>,

    /// Stop at a file that holds more articles than that
    #[arg(long, value_name = "COUNT", help_heading = READING)]
    pub max_members: Option<u64>,
}

const READING: &str = "Reading";

impl Reading {
    /// What that means; where nothing is said, the configuration decides.
    pub fn options(&self, config: &Config) -> Result<source::Options, Error> {
        let said = |named: &Vec<String>, configured: &Option<Vec<String>>| {
            if named.is_empty() { configured.clone().unwrap_or_default() } else { named.clone() }
        };
        let which = Which::new(
            &said(&self.include, &config.include),
            &said(&self.exclude, &config.exclude),
            self.follow || config.follow.unwrap_or_default(),
        )
        .map_err(|message| Error::Pattern { message })?;
        let usual = Limits::default();
        let size = self.max_size.or(config.max_size).map(|size| size.saturating_mul(1_000_000));
        let limits = Limits {
            article: size.unwrap_or(usual.article),
            ratio: self.max_ratio.or(config.max_ratio).unwrap_or(usual.ratio),
            depth: self.max_depth.or(config.max_depth).unwrap_or(usual.depth),
            members: self.max_members.or(config.max_members).unwrap_or(usual.members),
        };
        let named = self.map.iter().fold(Mapping::default(), Mapping::or);
        let mappings = Mappings::default().and(named).or(&config.mappings);
        Ok(source::Options { which, limits, mappings })
    }
}

/// Where the index is.
#[derive(Debug, Args)]
pub struct Place {
    /// The folder of the index; index unless said otherwise
    #[arg(long, value_name = "DIR", env = "MORGUE_INDEX", hide_env_values = true)]
    pub index: Option<PathBuf>,
}

impl Place {
    /// The folder of the index; where nothing is said, the configuration decides.
    #[must_use]
    pub fn folder(&self, config: &Config) -> PathBuf {
        self.index.as_ref().or(config.index.as_ref()).cloned().unwrap_or_else(|| "index".into())
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that has not been told otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What counts as one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// The best passage of each article
    Article,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Best first
    Relevance,
    /// Latest first
    Newest,
    /// Earliest first
    Oldest,
}

/// The format of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs, one object a line
    Json,
    /// For spreadsheets
    Csv,
    /// For notes
    Markdown,
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
            Format::Markdown => Self::Markdown,
        }
    }
}

fn passage_kind(name: &str) -> Result<PassageKind, String> {
    PassageKind::from_name(name)
        .ok_or_else(|| format!("the kinds are {}", PassageKind::ALL.map(PassageKind::name).join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Command::command().debug_assert();
    }
}
