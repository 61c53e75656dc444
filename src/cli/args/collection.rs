//! What a command asks: the index, and the archive that it is brought up to date with.

use std::path::{Path, PathBuf};

use clap::{Arg, Args};

use super::super::config::Config;
use super::given::Named;
use super::writing::{WRITING, Writing};
use crate::error::Error;
use crate::source::{self, Limits, Mapping, Mappings, Which};

/// The index that a command asks, brought up to date before where that is wanted; the same in every command that takes a query.
#[derive(Debug, Args)]
pub struct Collection {
    /// Bring the index up to date with this folder first, as morgue index does, with its options; can be repeated
    #[arg(long, value_name = "PATH")]
    pub from: Vec<PathBuf>,

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

/// How files are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// What fields of JSON and CSV hold: title=headline,text=content.body; can be repeated
    #[arg(long, value_name = "FIELDS", help_heading = READING)]
    pub map: Vec<Mapping>,

    /// Read only files of these names: '*.html', '2020/**'; can be repeated. What else is in the index stays
    #[arg(long, value_name = "GLOB", help_heading = READING)]
    pub include: Vec<String>,

    /// Leave out files and folders of these names; can be repeated. What is in the index of them goes
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

/// Leaves out of the help of a command that asks how files are read and the index is written: that of `morgue index` tells it, and a page is soon full.
pub(super) fn without_reading(arg: Arg) -> Arg {
    let heading = arg.get_help_heading();
    if heading == Some(READING) || heading == Some(WRITING) { arg.hide(true) } else { arg }
}

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
    pub index: Option<Named>,
}

impl Place {
    /// The folder of the index; where nothing is said, the configuration decides.
    #[must_use]
    pub fn folder(&self, config: &Config) -> PathBuf {
        let named = self.index.as_ref().and_then(Named::path).or(config.index.as_deref());
        named.map_or_else(|| "index".into(), Path::to_owned)
    }
}
