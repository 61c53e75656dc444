//! Floor 6: the command line.
//!
//! The only floor that knows the terminal, the environment and the clock of this process. It turns arguments into
//! values, hands them to the floors below, and tells how it went; it knows nothing of articles that they do not tell it.
//!
//! | room | does |
//! | --- | --- |
//! | [`args`] | the command line as it is written |
//! | [`config`] | what a person says once for every run: the configuration file |
//! | [`selection`] | what a query and its filters mean |
//! | `member` | what a source means that is written as search prints it |
//! | [`index`], [`search`], [`check`], [`parse`], [`show`], [`context`], [`timeline`], [`export`], [`status`] | one command each |
//! | [`tally`] | `speakers`, `topics`, `outlets`, `authors` |
//! | [`manual`] | `help`, `man`, `completions` |
//! | [`screen`] | what the streams can show: colour, links, width |
//! | [`pager`] | long output a page at a time |
//! | [`session`] | what every command needs: where to write, what went wrong |
//! | [`progress`] | the bar on long work |
//! | [`why`] | why nothing was found, and what to ask instead |
//! | [`complaint`] | errors as people read them |
//! | [`exit`] | exit codes |

pub mod args;
pub mod check;
pub mod complaint;
pub mod config;
pub mod context;
pub mod exit;
pub mod export;
pub mod index;
pub mod manual;
mod member;
pub mod pager;
pub mod parse;
pub mod progress;
pub mod screen;
pub mod search;
pub mod selection;
pub mod session;
pub mod show;
pub mod status;
pub mod tally;
pub mod timeline;
pub mod why;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic;

use clap::Parser;

use args::{Command, Named, Verb};
use exit::Exit;
use session::{Session, Stop};

use crate::error::Error;
use crate::search::tally::Label;

/// Runs `morgue` with these arguments, the program's own name first, and tells how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(answer) => {
            // Help and version are answers, anything else is a mistake.
            return match answer.print() {
                _ if answer.use_stderr() => Exit::Trouble,
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    let error = Error::Io { path: "standard output".into(), error };
                    // Nobody is left to tell if printing fails.
                    let _ = io::stderr().write_all(complaint::about(&error).as_bytes());
                    Exit::Trouble
                }
                _ => Exit::Found,
            };
        }
    };
    // A fault is told in plain words by whoever catches it, never as a trace.
    panic::set_hook(Box::new(|_| {}));
    let mut session = Session::begin(command.color, !command.no_pager);
    let end = panic::catch_unwind(panic::AssertUnwindSafe(|| obey(&command, &mut session)));
    match end {
        Ok(Ok(exit)) => exit.unless(session.trouble()),
        Ok(Err(Stop::Closed)) => Exit::Found,
        Ok(Err(Stop::Ended)) => Exit::Ended,
        Ok(Err(Stop::Error(error))) => {
            session.tell(&complaint::about(&error));
            Exit::Trouble
        }
        Err(fault) => {
            session.fault(fault.as_ref());
            Exit::Trouble
        }
    }
}

fn obey(command: &Command, session: &mut Session) -> Result<Exit, Stop> {
    let config =
        config::of_run(command.config.as_ref().and_then(Named::path), command.verb.archive(), session)?;
    session.configure(config);
    match &command.verb {
        Verb::Index(args) => index::run(args, session),
        Verb::Search(args) => search::run(args, session),
        Verb::Check(args) => check::run(args, session),
        Verb::Parse(args) => parse::run(args, session),
        Verb::Show(args) => show::run(args, session),
        Verb::Speakers(args) => tally::speakers(args, session),
        Verb::Topics(args) => tally::labels(Label::Topic, args, session),
        Verb::Outlets(args) => tally::labels(Label::Outlet, args, session),
        Verb::Authors(args) => tally::labels(Label::Author, args, session),
        Verb::Timeline(args) => timeline::run(args, session),
        Verb::Export(args) => export::run(args, session),
        Verb::Context(args) => context::run(args, session),
        Verb::Status(args) => status::run(args, session),
        Verb::Help(args) => manual::help(args, session),
        Verb::Man(args) => manual::man(args, session),
        Verb::Completions(args) => manual::completions(args, session),
    }
}
