//! What every command needs: where to write, and a memory of what went wrong.

use std::any::Any;
use std::env;
use std::io::{self, BufWriter, Write};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use jiff::civil::Date;

use super::args::Color;
use super::config::Config;
use super::pager::{Paged, Pager};
use super::screen::Screen;
use super::{args, complaint};
use crate::article::Skipped;
use crate::error::Error;
use crate::render::tally::Tally;
use crate::render::{Format, Look, Render};
use crate::source::path_name;

/// Why a command cannot go on.
#[derive(Debug)]
pub enum Stop {
    /// Whoever reads the output has read enough.
    Closed,
    /// A person ended it early; what was done by then is kept.
    Ended,
    /// Something went wrong.
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Stop {
    /// Takes the error of a write to standard output: no other stream's errors come this way.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Error(Error::Io { path: "standard output".into(), error }),
        }
    }
}

/// One run of the program.
#[derive(Debug)]
pub struct Session {
    screen: Screen,
    pager: Option<Pager>,
    folder: PathBuf,
    config: Config,
    trouble: bool,
}

impl Session {
    /// Asks the surroundings what they are, once.
    #[must_use]
    pub fn begin(color: Color, paging: bool) -> Self {
        let folder = env::current_dir().ok();
        let screen = Screen::of_this_run(color, folder.clone());
        let pager = Pager::of_this_run().filter(|_| paging && screen.output);
        let folder = folder.unwrap_or_default();
        Self { screen, pager, folder, config: Config::default(), trouble: false }
    }

    /// The working folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes in what the configuration says.
    pub fn configure(&mut self, config: Config) {
        self.config = config;
    }

    /// What the configuration says.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// What day it is here.
    #[must_use]
    pub fn today() -> Date {
        jiff::ZonedDateTime::now().date()
    }

    /// What the streams can show.
    #[must_use]
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Whether anything went wrong that did not stop the run.
    #[must_use]
    pub const fn trouble(&self) -> bool {
        self.trouble
    }

    /// What a page on standard output may show.
    #[must_use]
    pub fn look(&self) -> Look {
        self.screen.look(false)
    }

    /// A renderer onto standard output, a page at a time where it is text on a terminal: until the renderer is dropped, the
    /// terminal is the pager's.
    #[must_use]
    pub fn page(&self, format: args::Format, why: bool) -> Box<dyn Render> {
        self.page_of(format, self.screen.look(why))
    }

    /// The same, showing what `look` says.
    #[must_use]
    pub fn page_of(&self, format: args::Format, look: Look) -> Box<dyn Render> {
        Format::from(format).renderer(self.paged(format), look)
    }

    /// A renderer onto standard output that never waits for a reader, beside which anything may be told.
    #[must_use]
    pub fn stream(&self, format: args::Format, why: bool) -> Box<dyn Render> {
        Format::from(format).renderer(Box::new(Self::output()), self.screen.look(why))
    }

    /// A renderer of counts, as [`Session::page`].
    #[must_use]
    pub fn tally(&self, format: args::Format) -> Box<dyn Tally> {
        Format::from(format).tally(self.paged(format), &self.screen.look(false))
    }

    /// Standard output, a page at a time where it is text on a terminal, to be flushed by whoever writes to it.
    #[must_use]
    pub fn paged(&self, format: args::Format) -> Box<dyn Write> {
        match self.pager.clone().filter(|_| format == args::Format::Text) {
            Some(pager) => Box::new(BufWriter::new(Paged::new(pager, Self::output()))),
            None => Box::new(Self::output()),
        }
    }

    /// Standard output, to be flushed by whoever writes to it.
    #[must_use]
    pub fn output() -> BufWriter<Box<dyn Write>> {
        // Under Windows this lets an old console understand colours; elsewhere it passes everything through.
        BufWriter::with_capacity(1 << 16, Box::new(anstream::AutoStream::always(io::stdout())))
    }

    /// Writes to standard error. If that fails nobody is left to tell.
    pub fn tell(&self, message: &str) {
        let _ = io::stderr().lock().write_all(message.as_bytes());
    }

    /// Tells of an error that does not stop the run, and remembers it for the exit code.
    pub fn complain(&mut self, error: &Error) {
        self.trouble_with(&complaint::about(error));
    }

    /// Tells of something that went wrong on the way, and remembers it for the exit code.
    pub fn trouble_with(&mut self, message: &str) {
        self.trouble = true;
        self.tell(message);
    }

    /// Tells of a source that gave no article, and remembers it for the exit code.
    pub fn skipped(&mut self, skipped: &Skipped) {
        let path = self.from_here(&skipped.path).to_owned();
        self.trouble_with(&complaint::line(&Skipped { path, ..skipped.clone() }.to_string()));
    }

    /// A path as it is written from the working folder, where it lies below it.
    #[must_use]
    pub fn from_here<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&path_name(&self.folder))
            .and_then(|below| below.strip_prefix(MAIN_SEPARATOR))
            .unwrap_or(path)
    }

    /// Tells of a fault of the program itself.
    pub fn fault(&mut self, fault: &(dyn Any + Send)) {
        self.trouble = true;
        self.tell(&complaint::line(&format!(
            "this is a fault of morgue ({}); please report it",
            words(fault)
        )));
    }
}

/// What a fault says of itself.
#[must_use]
pub fn words(fault: &(dyn Any + Send)) -> &str {
    fault
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| fault.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it does not say why")
}
