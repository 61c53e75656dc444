//! What the streams of this run can show.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};

use super::args::Color;
use crate::render::Look;

/// The width of a page that is not on a terminal. In columns.
const WIDTH: usize = 80;

/// What the streams of this run can show.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Whether standard output is a terminal.
    pub output: bool,
    /// Whether standard error is a terminal.
    pub error: bool,
    look: Look,
}

impl Screen {
    /// Asks the terminal and the environment (`NO_COLOR`, `TERM`, `COLUMNS` and their like), once.
    #[must_use]
    pub fn of_this_run(when: Color, folder: Option<PathBuf>) -> Self {
        let output = io::stdout().is_terminal();
        let colour = match when {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        };
        let width = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).or_else(|| {
            let (columns, _) = terminal_size::terminal_size_of(io::stdout())?;
            Some(columns.0.into())
        });
        let look = Look {
            width: width.unwrap_or(WIDTH),
            colour,
            links: folder.filter(|_| output && colour),
            why: false,
            focus: None,
            quotes: false,
        };
        Self { output, error: io::stderr().is_terminal(), look }
    }

    /// What a page on standard output may show.
    #[must_use]
    pub fn look(&self, why: bool) -> Look {
        Look { why, ..self.look.clone() }
    }
}
