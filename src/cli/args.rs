//! The command line as it is written: what may be given, and the help that says so.
//!
//! Nothing is decided here. Values are as plain as the shell hands them over; what they mean together is for
//! [`super::selection`] and for each command's own file.

mod collection;
mod export;
mod given;
mod late;
mod manual;
mod tally;
mod writing;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::article::PassageKind;
use crate::render;

use collection::without_reading;
pub use collection::{Collection, Place, Reading};
pub use export::{Export, ExportFormat};
pub use given::Named;
use late::Late;
pub use manual::{Completions, Help, Man};
pub use tally::{By, Counted, Labels, Listing, RowOrder, Speakers, Timeline};
pub use writing::Writing;

/// Who said what, about what, and when: search a folder of saved news articles.
#[derive(Debug, Parser)]
#[command(name = "morgue", version, max_term_width = 80, disable_help_subcommand = true)]
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

    /// Read this instead of morgue.toml
    #[arg(long, global = true, value_name = "FILE", env = "MORGUE_CONFIG", hide_env_values = true)]
    pub config: Option<Named>,
}

const EXIT_CODES: &str =
    "Exit codes: 0 found, 1 nothing found, 2 any error, a skipped source included; 130 ended early.";

/// What `morgue` can do.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Verb {
    /// Bring the index up to date with folders of articles
    Index(Late<Index>),
    /// Find passages, best first
    Search(Late<Search>),
    /// Did they say it? Find a quote, word for word or altered
    Check(Late<Check>),
    /// Print what is understood of files, without an index
    Parse(Late<Parse>),
    /// Print one article with its quotations attributed
    Show(Late<Show>),
    /// Print a hit with the paragraphs around it
    Context(Late<Context>),
    /// List who speaks, how often, in what roles and when
    Speakers(Late<Speakers>),
    /// List what the articles are about
    Topics(Late<Labels>),
    /// List the newspapers, sites and agencies
    Outlets(Late<Labels>),
    /// List who wrote the articles
    Authors(Late<Labels>),
    /// Draw how much there is when; each --speaker beside the others
    Timeline(Late<Timeline>),
    /// Write all passages, or a bibliography of their articles
    Export(Late<Export>),
    /// Print what is in the index
    Status(Late<Status>),
    /// Print help on a command, or on queries: morgue help query
    Help(Late<Help>),
    /// Print the manual page, or write one for each command to a folder
    Man(Late<Man>),
    /// Print the completions for a shell
    Completions(Late<Completions>),
}

impl Verb {
    /// The folders and files that are to be read.
    #[must_use]
    pub fn archive(&self) -> &[PathBuf] {
        match self {
            Self::Index(args) => &args.paths,
            Self::Parse(args) => &args.files,
            Self::Search(args) => &args.collection.from,
            Self::Check(args) => &args.collection.from,
            Self::Speakers(args) => &args.collection.from,
            Self::Topics(args) | Self::Outlets(args) | Self::Authors(args) => &args.collection.from,
            Self::Timeline(args) => &args.collection.from,
            Self::Export(args) => &args.collection.from,
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

    /// How the index is written.
    #[command(flatten)]
    pub writing: Writing,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
}

/// `morgue search`
#[derive(Debug, Args)]
#[command(after_help = QUERY_LANGUAGE, mut_args(without_reading))]
pub struct Search {
    /// What to select.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// Give the best passage of each article only: article
    #[arg(long, value_name = "BY", hide_possible_values = true)]
    pub group: Option<Group>,

    /// Give each article of a story that says the same, not the first alone
    #[arg(long)]
    pub all: bool,

    /// The order of the hits: relevance, newest or oldest
    #[arg(long, value_name = "ORDER", default_value = "relevance", hide_possible_values = true)]
    pub sort: Order,

    /// How many hits to give; 0 gives all
    #[arg(short = 'n', long, value_name = "COUNT", default_value = "10")]
    pub limit: Most,

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
}

const QUERY_LANGUAGE: &str = "\
Queries (morgue help query tells all of it):
  5G security               both words
  \"golden power\"            side by side
  \"golden veto\"~5           near each other
  (italy OR rome) -milan    either, not that
  secur*  pompeo~           begins so, is spelled nearly so
  =US  =José                is spelled so
  said:5g  about:5g         inside quotations, outside them
  speaker:\"di maio\"         in a field: speaker, role, topic, author, outlet,
                            section, title, path, language
  date:2020-09..2020-10     published then; date:last-month, date:none
  is:comment  has:speaker   what it is, what it has
A query that begins with - goes after --.";

/// `morgue check`
#[derive(Debug, Args)]
#[command(after_help = VERDICTS, mut_args(without_reading))]
#[command(mut_arg("query", |quote| quote.value_name("QUOTE").required(true).help(QUOTE)))]
#[command(mut_arg("speaker", |speaker| speaker.action(clap::ArgAction::Set).help(ASKED_SPEAKER)))]
#[command(mut_arg("any", |any| any.hide(true)))]
pub struct Check {
    /// What to look for, and where.
    #[command(flatten)]
    pub selection: Selection,

    /// What is asked.
    #[command(flatten)]
    pub collection: Collection,

    /// How many findings to give; 0 gives all
    #[arg(short = 'n', long, value_name = "COUNT", default_value = "3")]
    pub limit: Most,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,
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
    /// The hit, as search prints it: path:line, path#3 or path!member.txt:line; without a line the article's beginning
    #[arg(value_name = "HIT", value_parser = given::article())]
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
    #[arg(value_name = "SOURCE", value_parser = given::article())]
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
    /// Look at every file and article of the index, and name what is damaged
    #[arg(long, conflicts_with = "format")]
    pub verify: bool,

    /// The format of the output: text, json, csv or markdown
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Where the index is.
    #[command(flatten)]
    pub place: Place,
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

/// How many at the most; 0 is written for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most(pub usize);

impl FromStr for Most {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let most = written.parse().map_err(|_| "a number belongs here, 0 for all")?;
        Ok(Self(if most == 0 { usize::MAX } else { most }))
    }
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

    #[test]
    fn none_is_written_for_all() {
        for (written, most) in [("0", Some(usize::MAX)), ("7", Some(7)), ("-1", None), ("all", None)] {
            assert_eq!(written.parse::<Most>().ok(), most.map(Most), "{written}");
        }
    }

    #[test]
    fn one_option_means_one_thing_in_every_command() {
        let mut meanings = std::collections::HashMap::new();
        let mut command = Command::command();
        command.build();
        for verb in command.get_subcommands() {
            for option in verb.get_arguments().filter(|option| option.get_long().is_some()) {
                let name = option.get_long().unwrap();
                // What is given is each command's own: hits, rows, findings; so is what is counted, and a bibliography's format.
                let own = ["limit", "sort", "count", "format", "context", "speaker", "help"];
                let meaning = (option.get_short(), option.get_help().map(ToString::to_string));
                let first = meanings.entry(name.to_owned()).or_insert_with(|| meaning.clone());
                if own.contains(&name) {
                    assert_eq!(first.0, meaning.0, "{name} of {}", verb.get_name());
                } else {
                    assert_eq!(*first, meaning, "{name} of {}", verb.get_name());
                }
            }
        }
    }

    #[test]
    fn help_fits_a_terminal_of_eighty_columns() {
        let mut command = Command::command();
        command.build();
        for verb in command.get_subcommands_mut() {
            let help = verb.render_help().to_string();
            for line in help.lines() {
                assert!(line.chars().count() <= 80, "{}: {line}", verb.get_name());
            }
        }
    }
}
