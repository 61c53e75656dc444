//! `morgue parse`: what is understood of files, without any index.

use std::io;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use super::args::Parse;
use super::exit::Exit;
use super::member::{self, Wanted};
use super::session::{self, Session, Stop};
use crate::article::{Article, RawArticle, Reason, Skipped};
use crate::error::Error;
use crate::extract;
use crate::source::{self, Found, Input, Opened, Options, Reading, path_from_name};

/// What a file on standard input may unpack to is reckoned from this size, in bytes.
const STREAM: u64 = 1_000_000_000;

/// Prints the articles of every file.
pub fn run(args: &Parse, session: &mut Session) -> Result<Exit, Stop> {
    let mut page = session.stream(args.format, args.why);
    let options = args.reading.options(session.config())?;
    let mut articles = 0;
    for file in &args.files {
        let each = &mut |article: &Article| page.article(article);
        let mut printer = Printer { each, session, options: &options, wanted: None };
        if file.as_os_str() == "-" {
            let input = Input::of_stream(io::stdin().lock());
            articles += printer.print("-", input, STREAM, None)?;
        } else {
            articles += printer.file_or_member(file)?;
        }
    }
    page.finish()?;
    Ok(Exit::found(articles > 0))
}

/// Hands articles on as they are read.
pub(super) struct Printer<'p> {
    /// What becomes of each article.
    pub(super) each: &'p mut dyn FnMut(&Article) -> io::Result<()>,
    pub(super) session: &'p mut Session,
    pub(super) options: &'p Options,
    /// Which article of a file alone is to be printed.
    pub(super) wanted: Option<Wanted>,
}

impl Printer<'_> {
    /// Prints what a person named: a file, every file of a folder, or a member of a file, as search prints it.
    fn file_or_member(&mut self, path: &Path) -> Result<usize, Stop> {
        if path.symlink_metadata().is_err() {
            // What is named may be a path that a shell completed, or one as it is cited, in which bytes are spelled out.
            let names = [Some(source::path_name(path)), path.to_str().map(str::to_owned)];
            for named in names.iter().flatten() {
                for (file, locator) in member::readings(named) {
                    let file = path_from_name(file);
                    let Some(locator) = locator else {
                        if file.exists() {
                            return self.file(&file);
                        }
                        continue;
                    };
                    if !file.is_file() {
                        continue;
                    }
                    let printed = self.member(&file, locator)?;
                    if printed == 0 {
                        self.session
                            .complain(&Error::NoSuchMember { path: file, locator: locator.to_owned() });
                    }
                    return Ok(printed);
                }
            }
        }
        self.file(path)
    }

    /// Prints one article of a file: the one that is cited so, or else the one that comes at that place.
    pub(super) fn member(&mut self, path: &Path, locator: &str) -> Result<usize, Stop> {
        let mut printed = 0;
        for wanted in Wanted::readings(locator) {
            self.wanted = Some(wanted);
            printed = self.file(path)?;
            if printed > 0 {
                break;
            }
        }
        self.wanted = None;
        Ok(printed)
    }

    /// Prints the articles of a file, or of every file of a folder; tells how many there were.
    pub(super) fn file(&mut self, path: &Path) -> Result<usize, Stop> {
        let found = match source::walk(path, &self.options.which, &[]) {
            Ok(found) => found,
            Err(error) => {
                self.session.complain(&error);
                return Ok(0);
            }
        };
        let mut articles = 0;
        for found in found {
            match found {
                Ok(found) => articles += self.found(&found)?,
                Err(skipped) => self.session.skipped(&skipped),
            }
        }
        Ok(articles)
    }

    fn found(&mut self, found: &Found) -> Result<usize, Stop> {
        let name = source::path_name(&found.path);
        let modified = Some(found.modified);
        match source::open(&found.path, &name, &self.options.limits) {
            Ok(Opened::Document(document)) => {
                self.print(&name, Input::of_document(&document), found.size, modified)
            }
            Ok(Opened::Container(input)) => self.print(&name, input, found.size, modified),
            Err(reason) => {
                self.session.skipped(&Skipped { path: name, locator: None, reason });
                Ok(0)
            }
        }
    }

    /// Prints the articles of an input; tells how many there were.
    fn print(
        &mut self,
        name: &str,
        input: Input<'_>,
        size: u64,
        modified: Option<i64>,
    ) -> Result<usize, Stop> {
        let Self { each: hand_on, session, options, wanted } = self;
        let mut articles = 0;
        let mut written = Ok(());
        let mut each = |raw: Result<RawArticle, Skipped>| {
            let met = wanted.as_mut().map(|wanted| wanted.is_met_by(raw.as_ref()));
            if met == Some(false) {
                return ControlFlow::Continue(());
            }
            let last = met.is_some();
            match raw.and_then(understood) {
                Ok(article) => {
                    articles += 1;
                    written = hand_on(&article);
                }
                Err(skipped) => session.skipped(&skipped),
            }
            if last || written.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        // One article that makes the program fail must not keep the others from being read.
        let reading = panic::catch_unwind(AssertUnwindSafe(|| {
            Reading::new(options, size, &mut each).read(input, name, modified);
        }));
        written?;
        if let Err(fault) = reading {
            let reason = Reason::Fault(session::words(fault.as_ref()).to_owned());
            self.session.skipped(&Skipped { path: name.to_owned(), locator: None, reason });
        }
        Ok(articles)
    }
}

fn understood(raw: RawArticle) -> Result<Article, Skipped> {
    let source = raw.source.clone();
    extract::article(raw).map_err(|reason| Skipped { path: source.path, locator: source.locator, reason })
}
