//! `morgue help`, `morgue man`, `morgue completions`: all written from the one definition of the command line.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;

use super::args::{self, Completions, Help, Man};
use super::complaint;
use super::exit::Exit;
use super::session::{Session, Stop};
use crate::error::Error;
use crate::query::LANGUAGE;
use crate::text::spelling::nearest;

/// What is written about the query language under.
const QUERY: &str = "query";

/// Prints the help on a command, on the query language, or on all.
pub fn help(args: &Help, session: &mut Session) -> Result<Exit, Stop> {
    let mut command = whole();
    let text = match args.about.as_deref() {
        None => command.render_help().to_string(),
        Some(QUERY) => LANGUAGE.to_owned(),
        Some(name) => {
            let known = command.get_subcommands().map(Command::get_name).chain([QUERY]);
            let hint = nearest(name, known).map_or_else(
                || "morgue help lists the commands".to_owned(),
                |known| format!("did you mean morgue help {known} ?"),
            );
            let Some(command) = command.find_subcommand_mut(name) else {
                session.trouble_with(&complaint::line(&format!("there is no command {name}")));
                session.tell(&format!("  hint: {hint}\n"));
                return Ok(Exit::Trouble);
            };
            command.render_help().to_string()
        }
    };
    print(&text, session.paged(args::Format::Text))
}

/// Writes the manual: one page, or one a command.
pub fn man(args: &Man, _: &mut Session) -> Result<Exit, Stop> {
    let command = whole().disable_help_subcommand(true);
    if args.folder.as_os_str() == "-" {
        let mut page = Vec::new();
        Page::new(command).render(&mut page)?;
        return print(&String::from_utf8_lossy(&page), Session::output());
    }
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::Io { path, error }
    };
    fs::create_dir_all(&args.folder).map_err(failed(&args.folder))?;
    let pages = command.get_subcommands().map(|verb| (format!("morgue-{}.1", verb.get_name()), verb.clone()));
    for (name, verb) in [("morgue.1".to_owned(), command.clone())].into_iter().chain(pages) {
        let path = args.folder.join(name);
        let mut page = Vec::new();
        Page::new(verb).render(&mut page)?;
        fs::write(&path, page).map_err(failed(&path))?;
    }
    Ok(Exit::Found)
}

/// Prints what completes the command line in a shell.
pub fn completions(args: &Completions, _: &mut Session) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::Command::command(), "morgue", &mut script);
    print(&String::from_utf8_lossy(&script), Session::output())
}

/// The command line with everything that is passed down to each command.
fn whole() -> Command {
    let mut command = args::Command::command();
    command.build();
    command
}

fn print(text: &str, mut output: impl Write) -> Result<Exit, Stop> {
    output.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(Exit::Found)
}
