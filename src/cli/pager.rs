//! Long output a page at a time.
//!
//! The program that shows pages is named by `MORGUE_PAGER` or `PAGER`, a program and its arguments, no shell; without them it is
//! `less`. It is started with the first byte, so that nothing starts where nothing is shown; where it cannot be started, the output goes to
//! the terminal as it is.

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// What `less` is to do where nobody has said otherwise: leave when all fits the screen, pass colours on, leave what it showed.
const LESS: &str = "FRX";

/// The program that shows pages, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager(Vec<String>);

impl Pager {
    /// The one that the environment asks for; `None` where it asks for none, or for a terminal that cannot show pages.
    #[must_use]
    pub fn of_this_run() -> Option<Self> {
        let named = |name: &str| env::var(name).ok();
        Self::read(named("MORGUE_PAGER").or_else(|| named("PAGER")), named("TERM"))
    }

    fn read(pager: Option<String>, terminal: Option<String>) -> Option<Self> {
        if terminal.is_none_or(|terminal| terminal.is_empty() || terminal == "dumb") {
            return None;
        }
        let pager = pager.unwrap_or_else(|| "less -R".to_owned());
        let words: Vec<String> = pager.split_whitespace().map(str::to_owned).collect();
        (!words.is_empty() && words != ["cat"]).then_some(Self(words))
    }

    fn start(&self) -> io::Result<Child> {
        let (program, arguments) = self.0.split_first().ok_or(io::ErrorKind::NotFound)?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            command.env("LESS", LESS);
        }
        let child = command.spawn()?;
        // Ctrl-C is the pager's while it runs; it would be left alone with the terminal otherwise.
        drop(flag::register(SIGINT, Arc::new(AtomicBool::new(false))));
        Ok(child)
    }
}

/// Standard output through a pager. Whoever drops it waits until the reader has read enough.
pub struct Paged<W: Write> {
    pager: Pager,
    plain: W,
    child: Option<Child>,
    begun: bool,
}

impl<W: Write> Paged<W> {
    /// What goes to the pager, or to `plain` where there is none.
    pub const fn new(pager: Pager, plain: W) -> Self {
        Self { pager, plain, child: None, begun: false }
    }

    fn writer(&mut self) -> &mut dyn Write {
        if !std::mem::replace(&mut self.begun, true) {
            self.child = self.pager.start().ok();
        }
        match self.child.as_mut().and_then(|child| child.stdin.as_mut()) {
            Some(pipe) => pipe,
            None => &mut self.plain,
        }
    }
}

impl<W: Write> Write for Paged<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.begun { self.writer().flush() } else { Ok(()) }
    }
}

impl<W: Write> Drop for Paged<W> {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            drop(child.stdin.take());
            // How the pager ended says nothing about what was found.
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_is_the_one_that_is_asked_for() {
        let words = |words: &[&str]| Some(Pager(words.iter().map(|word| (*word).to_owned()).collect()));
        for (pager, terminal, program) in [
            (None, Some("xterm"), words(&["less", "-R"])),
            (Some("most -s"), Some("xterm"), words(&["most", "-s"])),
            (Some(""), Some("xterm"), None),
            (Some("cat"), Some("xterm"), None),
            (None, Some("dumb"), None),
            (None, None, None),
        ] {
            assert_eq!(Pager::read(pager.map(str::to_owned), terminal.map(str::to_owned)), program);
        }
    }

    #[test]
    fn without_the_program_the_output_is_written_as_it_is() {
        let mut out = Vec::new();
        let mut paged = Paged::new(Pager(vec!["no-such-program-anywhere".to_owned()]), &mut out);
        paged.write_all(b"a page").unwrap();
        paged.flush().unwrap();
        drop(paged);
        assert_eq!(out, b"a page");
    }
}
