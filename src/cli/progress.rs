//! The bar on long work, and how to end it early.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;

use super::exit::ENDED;
use crate::ingest::Progress;

/// A bar on standard error; nothing where that is not a terminal.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar that shows itself once there is something to do.
    #[must_use]
    pub fn new(terminal: bool) -> Self {
        let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style = ProgressStyle::with_template("reading {wide_bar} {pos} of {len} files, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(ProgressBar::with_draw_target(None, target).with_style(style))
    }
}

impl Progress for Bar {
    fn begin(&self, files: usize, _bytes: u64) {
        self.0.set_length(files as u64);
    }

    fn advance(&self, _bytes: u64) {
        self.0.inc(1);
    }

    fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// A flag that is raised when a person ends the program (Ctrl-C): what was done so far is to be kept. While it is up, the
/// program ends at once.
pub fn stop_flag() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in TERM_SIGNALS {
        // In this order: the first signal finds the flag down, and raises it.
        flag::register_conditional_shutdown(*signal, ENDED.into(), Arc::clone(&stop))?;
        flag::register(*signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
