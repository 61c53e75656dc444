//! A fresh folder with an archive in it, and the program to run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A fresh folder; what is written lies in its folder `archive`, the index in `index`.
pub(crate) struct Archive {
    folder: TempDir,
}

/// How a run ended and what it wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Archive {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("archive")).unwrap();
        Self { folder }
    }

    /// An archive with these files in it.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let archive = Self::new();
        for (name, text) in files {
            archive.write(name, text);
        }
        archive
    }

    /// The folder that everything lies in, and that the program runs in.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join("archive").join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The program with these arguments, knowing nothing of the surroundings of the tests.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_morgue"));
        command.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        for name in [
            "MORGUE_INDEX",
            "MORGUE_CONFIG",
            "MORGUE_PAGER",
            "PAGER",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "COLUMNS",
            "RUST_BACKTRACE",
        ] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", self.folder().join("person"));
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// The program run by somebody to whom nothing here belongs, where whoever runs this can arrange that; else by whoever runs this.
    #[cfg(unix)]
    pub(crate) fn by_another(&self, arguments: &[&str]) -> Command {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        use std::os::unix::process::CommandExt as _;

        let mut command = self.command(arguments);
        if self.folder().metadata().unwrap().uid() == 0 {
            // The program may lie where only its owner can go.
            let program = self.folder().join("morgue");
            if !program.exists() {
                // By a process of its own: what a test beside this one starts meanwhile would hold the copy open for writing.
                let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_morgue")).arg(&program).status();
                assert!(copied.unwrap().success());
            }
            fs::set_permissions(self.folder(), fs::Permissions::from_mode(0o755)).unwrap();
            let mut other = Command::new(program);
            other.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
            for (name, value) in command.get_envs() {
                match value {
                    Some(value) => other.env(name, value),
                    None => other.env_remove(name),
                };
            }
            other.uid(65534).gid(65534);
            command = other;
        }
        command
    }

    /// Runs the program, which must end well, and gives what it wrote to standard output.
    #[track_caller]
    pub(crate) fn out(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
        ran.out
    }

    /// How many passages a query finds.
    #[track_caller]
    pub(crate) fn count(&self, query: &str) -> usize {
        let ran = self.run(&["search", "--count", "--", query]);
        ran.out.trim().parse().unwrap_or_else(|_| panic!("{query}: {ran:?}"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
