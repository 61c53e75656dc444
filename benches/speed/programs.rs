//! The two programs that are compared, each as a process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// `morgue` as it is released, with an index of its own and no configuration.
pub(crate) struct Morgue {
    /// Where its index is.
    pub(crate) index: PathBuf,
    configuration: PathBuf,
}

impl Morgue {
    /// The exit code where nothing was found.
    pub(crate) const NONE: i32 = 1;
    /// The exit code where a source was skipped, which is no failure here.
    pub(crate) const SKIPPED: i32 = 2;

    /// Where the program is.
    pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_morgue");

    /// One whose index is in a folder of that name below another.
    pub(crate) fn new(folder: &Path, name: &str) -> Self {
        let configuration = folder.join("morgue.toml");
        fs::write(&configuration, "").unwrap();
        Self { index: folder.join(name), configuration }
    }

    /// `morgue --version`.
    pub(crate) fn version() -> Command {
        let mut command = Command::new(Self::BINARY);
        command.arg("--version");
        command
    }

    /// `morgue index`.
    pub(crate) fn build(&self, archive: &Path) -> Command {
        let mut command = self.command("index");
        command.arg(archive);
        command
    }

    /// `morgue search`, the words that were found marked as on a terminal.
    pub(crate) fn search(&self, asked: &str) -> Command {
        let mut command = self.command("search");
        command.args(["--color", "always", asked]);
        command
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(Self::BINARY);
        command.arg(name).arg("--config").arg(&self.configuration).arg("--index").arg(&self.index);
        command
    }
}

/// This bench, run again as the program of [`yardstick`](crate::yardstick).
pub(crate) struct Yardstick {
    /// Where its index is.
    pub(crate) index: PathBuf,
}

impl Yardstick {
    /// The argument that makes this bench the yardstick.
    pub(crate) const FLAG: &str = "--yardstick";

    /// Makes its index.
    pub(crate) fn build(&self, archive: &Path) -> Command {
        let mut command = Self::command("build");
        command.arg(archive).arg(&self.index);
        command
    }

    /// Searches its index.
    pub(crate) fn search(&self, asked: &str) -> Command {
        let mut command = Self::command("search");
        command.arg(&self.index).arg(asked);
        command
    }

    fn command(name: &str) -> Command {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args([Self::FLAG, name]);
        command
    }
}
