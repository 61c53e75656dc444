//! Finds the configuration file of a run.
//!
//! The one that is named with `--config` alone; or else `morgue.toml` in the working folder, and after it the person's own
//! `morgue/config.toml`. One that lies in the archive itself is not obeyed: an archive is what somebody else may have written.

use std::env;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::super::complaint;
use super::super::session::Session;
use super::{Config, read};
use crate::error::Error;

/// What the file is called in the working folder.
const NAME: &str = "morgue.toml";

/// No configuration is that long, in bytes.
const LONGEST: u64 = 1_000_000;

/// The configuration of a run that is to read `archive`, by the file that is named or by those that are found.
pub fn of_run(named: Option<&Path>, archive: &[PathBuf], session: &Session) -> Result<Config, Error> {
    if let Some(path) = named {
        return at(path);
    }
    let mut config = Config::default();
    let here = Path::new(NAME);
    if here.is_file() {
        if lies_in(here, archive) {
            session.tell(&complaint::line(&format!(
                "{NAME} lies in the archive itself and is not obeyed; if it is yours: --config {NAME}"
            )));
        } else {
            config = at(here)?;
        }
    }
    match of_person().filter(|path| path.is_file()) {
        Some(path) => Ok(config.or(at(&path)?)),
        None => Ok(config),
    }
}

/// The file that a person keeps for all folders.
fn of_person() -> Option<PathBuf> {
    let folder = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let configurations = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
    configurations.map(|folder| folder.join("morgue").join("config.toml"))
}

fn lies_in(file: &Path, archive: &[PathBuf]) -> bool {
    let Ok(file) = file.canonicalize() else { return true };
    archive.iter().filter_map(|root| root.canonicalize().ok()).any(|root| file.starts_with(root))
}

fn at(path: &Path) -> Result<Config, Error> {
    let mut text = String::new();
    let got = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
    let wrong = |message: &str| Error::Config {
        path: path.to_owned(),
        line: 1,
        message: message.to_owned(),
        hint: None,
    };
    match got {
        Ok(_) if text.len() as u64 > LONGEST => Err(wrong("it is too long for a configuration")),
        Ok(_) => read(&text, path),
        Err(error) => Err(match error.kind() {
            io::ErrorKind::NotFound => Error::missing(path),
            io::ErrorKind::InvalidData => wrong("it is not text in UTF-8"),
            _ => Error::Io { path: path.to_owned(), error },
        }),
    }
}
