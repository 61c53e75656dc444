//! Processes, timed from outside from their start to their end.

use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a process took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// What all its threads computed, the system's work for them included.
    pub(crate) processor: Duration,
    /// The most memory it held at once. In bytes.
    pub(crate) peak: u64,
}

/// Runs a program to its end and discards what it prints. An exit code above `worst` is an error.
pub(crate) fn run(command: &mut Command, worst: i32) -> io::Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let ended = child.wait4()?;
    let wall = start.elapsed();
    if ended.status.code().is_none_or(|code| code > worst) {
        return Err(io::Error::other(format!("{command:?}: {}", ended.status)));
    }
    let used = ended.rusage;
    Ok(Cost { wall, processor: used.utime + used.stime, peak: used.maxrss })
}

/// Runs a program several times and gives the wall time in the middle, after one run that is not counted.
pub(crate) fn typical(runs: usize, command: &mut Command, worst: i32) -> io::Result<Duration> {
    run(command, worst)?;
    let walls = (0..runs).map(|_| Ok(run(command, worst)?.wall)).collect::<io::Result<_>>()?;
    Ok(middle(walls))
}

/// The one in the middle.
pub(crate) fn middle(times: Vec<Duration>) -> Duration {
    at_percent(times, 50)
}

/// The one that so many in a hundred do not exceed.
pub(crate) fn at_percent(mut times: Vec<Duration>, percent: usize) -> Duration {
    times.sort();
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times[at]
}
