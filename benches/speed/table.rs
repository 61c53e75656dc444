//! The table that is printed: a row for each thing that was measured, with what it has to reach.

use std::fmt;
use std::time::Duration;

/// Something measured.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Amount {
    /// How long it took.
    Time(Duration),
    /// How much room it took. In bytes.
    Room(u64),
}

impl Amount {
    fn value(self) -> f64 {
        match self {
            Self::Time(time) => time.as_secs_f64(),
            Self::Room(bytes) => bytes as f64,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value();
        let (value, unit) = match self {
            Self::Time(_) if value < 1e-3 => (value * 1e6, "µs"),
            Self::Time(_) if value < 1.0 => (value * 1e3, "ms"),
            Self::Time(_) => (value, "s"),
            Self::Room(_) => (value / 1e6, "MB"),
        };
        let digits = if value < 10.0 { 2 } else { 1 };
        f.pad(&format!("{value:.digits$} {unit}"))
    }
}

/// What a thing has to reach.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit {
    /// So many times what it is compared with, at the most.
    Times(f64),
    /// That, at the most.
    Most(Amount),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Times(times) => write!(f, "{times} ×"),
            Self::Most(amount) => amount.fmt(f),
        }
    }
}

/// One thing that was measured.
pub(crate) struct Row {
    what: &'static str,
    ours: Amount,
    other: Option<(Amount, &'static str)>,
    limits: Vec<Limit>,
}

impl Row {
    /// Something, and how much of it there is.
    pub(crate) const fn new(what: &'static str, ours: Amount) -> Self {
        Self { what, ours, other: None, limits: Vec::new() }
    }

    /// Compares it with another amount, and says of what that is.
    pub(crate) const fn beside(mut self, other: Amount, of: &'static str) -> Self {
        self.other = Some((other, of));
        self
    }

    /// Says what it has to reach.
    pub(crate) fn within(mut self, limit: Limit) -> Self {
        self.limits.push(limit);
        self
    }

    fn ratio(&self) -> Option<f64> {
        self.other.map(|(other, _)| self.ours.value() / other.value())
    }

    fn reaches(&self, limit: Limit) -> bool {
        match limit {
            Limit::Times(times) => self.ratio().is_some_and(|ratio| ratio <= times),
            Limit::Most(most) => self.ours.value() <= most.value(),
        }
    }

    /// Prints it at once: what comes next may take minutes.
    pub(crate) fn print(&self) {
        let (other, of) = self.other.map_or_else(Default::default, |(other, of)| (other.to_string(), of));
        let ratio = self.ratio().map(|ratio| format!("{ratio:.3}")).unwrap_or_default();
        let limits: Vec<String> = self.limits.iter().map(ToString::to_string).collect();
        let reached = match self.limits.iter().all(|limit| self.reaches(*limit)) {
            _ if limits.is_empty() => "",
            true => "yes",
            false => "no",
        };
        line([self.what, &self.ours.to_string(), &other, of, &ratio, &limits.join(", "), reached]);
    }
}

/// Prints what stands over the columns.
pub(crate) fn head() {
    line(["", "morgue", "other", "", "ratio", "limit", "reached"]);
}

fn line([what, ours, other, of, ratio, limit, reached]: [&str; 7]) {
    let line = format!("{what:34} {ours:>9} {other:>9} {of:18} {ratio:>7}  {limit:16} {reached}");
    println!("{}", line.trim_end());
}
