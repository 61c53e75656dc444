//! The bar on long work, and how to end it early.

use std::ffi::c_int;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;

use super::exit::ENDED;
use crate::ingest::Progress;
use crate::render::wording::number;

/// What is told on a terminal.
const FULL: &str = "reading {wide_bar} {files}, {decimal_bytes}, {decimal_bytes_per_sec}, {eta} left";

/// What is told where that is too long.
const NARROW: &str = "{files}, {eta} left";

/// So many columns hold all of it.
const WIDE: u16 = 78;

/// How long a message waits at the most.
const TICK: Duration = Duration::from_millis(200);

/// A bar on standard error; nothing where that is not a terminal.
#[derive(Debug)]
pub struct Bar {
    bar: ProgressBar,
    files: Arc<Files>,
}

/// How many files there are.
#[derive(Debug, Default)]
struct Files {
    read: AtomicUsize,
    all: AtomicUsize,
}

impl Bar {
    /// A bar that shows itself once there is something to do.
    #[must_use]
    pub fn new(terminal: bool) -> Self {
        let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let files = Arc::new(Files::default());
        let told = Arc::clone(&files);
        let tell = move |_: &ProgressState, out: &mut dyn fmt::Write| {
            let [read, all] = [&told.read, &told.all].map(|files| files.load(Ordering::Relaxed) as u64);
            // There is nobody to tell of what cannot be written.
            write!(out, "{} of {} files", number(read), number(all)).unwrap_or_default();
        };
        let columns = terminal_size::terminal_size_of(io::stderr()).map_or(0, |(columns, _)| columns.0);
        let shown = if columns < WIDE { NARROW } else { FULL };
        let style = style(shown).with_key("files", tell);
        Self { bar: ProgressBar::with_draw_target(None, target).with_style(style), files }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Progress for Bar {
    fn begin(&self, files: usize, bytes: u64) {
        self.files.all.store(files, Ordering::Relaxed);
        self.bar.set_length(bytes);
    }

    fn advance(&self, bytes: u64) {
        self.files.read.fetch_add(1, Ordering::Relaxed);
        self.bar.inc(bytes);
    }

    fn settle(&self) {
        self.bar.set_style(style("all is read; putting the index in order"));
        // What comes right behind something else is not drawn at once.
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(TICK);
        }
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// The signals by which a person ends the program.
fn signals() -> impl Iterator<Item = c_int> {
    TERM_SIGNALS.iter().copied().chain(hangup())
}

/// The signal that tells that the terminal was closed, unless somebody wants the program to go on then (`nohup`).
#[cfg(target_os = "linux")]
fn hangup() -> Option<c_int> {
    use signal_hook::consts::SIGHUP;
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let ignored = told.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    let ignored = u64::from_str_radix(ignored.trim(), 16).ok()?;
    (ignored & (1 << (SIGHUP - 1)) == 0).then_some(SIGHUP)
}

/// Whether somebody wants the program to go on when the terminal is closed is not told elsewhere.
#[cfg(not(target_os = "linux"))]
const fn hangup() -> Option<c_int> {
    None
}

/// A flag that is raised when a person ends the program (Ctrl-C): what was done so far is to be kept. While it is up, the
/// program ends at once.
pub fn stop_flag() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in signals() {
        // In this order: the first signal finds the flag down, and raises it.
        flag::register_conditional_shutdown(signal, ENDED.into(), Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
