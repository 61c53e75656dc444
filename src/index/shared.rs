//! Work that is shared out among threads once it takes long.
//!
//! Most questions are answered sooner than a thread is begun, and some take a hundred times as long. Which of them one is shows while it
//! is answered.

use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// So long one thread works alone; until another one helps takes about as long on a busy machine. In tests there is help for
/// everything, so that they see what comes of it.
const ALONE: Duration = if cfg!(test) { Duration::ZERO } else { Duration::from_millis(1) };

/// Not more threads than that work together.
const MOST: usize = 8;

/// Does some work for each of several things, of which it is told which one it is.
///
/// Every thread that takes part begins with a value of its own; what they end with is given back. Each takes up the things in their
/// order, of which others take up some in between.
pub(crate) fn among<T, S, E>(
    things: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize, &T) -> Result<(), E> + Sync,
) -> Result<Vec<S>, E>
where
    T: Sync,
    S: Send,
    E: Send,
{
    let next = AtomicUsize::new(0);
    let left = || things.len().saturating_sub(next.load(Ordering::Relaxed));
    // Whether there was anything left to do.
    let step = |own: &mut S| {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(thing) = things.get(at) else { return Ok(false) };
        work(own, at, thing).inspect_err(|_| next.store(things.len(), Ordering::Relaxed))?;
        Ok(true)
    };
    thread::scope(|scope| {
        let began = Instant::now();
        let mut own = start();
        let mut helpers = Vec::new();
        while step(&mut own)? {
            if helpers.is_empty() && left() > 1 && began.elapsed() >= ALONE {
                let help = || {
                    let mut own = start();
                    while step(&mut own)? {}
                    Ok(own)
                };
                // Where no thread can be begun, this one does all.
                let more = (1..threads().min(left()))
                    .map_while(|_| thread::Builder::new().spawn_scoped(scope, help).ok());
                helpers.extend(more);
            }
        }
        let helped =
            helpers.into_iter().map(|helper| helper.join().unwrap_or_else(|fault| resume_unwind(fault)));
        std::iter::once(Ok(own)).chain(helped).collect()
    })
}

/// What comes of some work for each of several things, in their order.
pub(crate) fn each<T, R, E>(things: &[T], work: impl Fn(&T) -> Result<R, E> + Sync) -> Result<Vec<R>, E>
where
    T: Sync,
    R: Send,
    E: Send,
{
    let done = among(things, Vec::new, |done, at, thing| {
        done.push((at, work(thing)?));
        Ok(())
    })?;
    let mut done: Vec<(usize, R)> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// How many threads work together.
fn threads() -> usize {
    static THREADS: OnceLock<usize> = OnceLock::new();
    *THREADS.get_or_init(|| thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST)))
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    /// Takes long enough for others to take part.
    fn long() {
        thread::sleep(Duration::from_millis(1));
    }

    #[test]
    fn all_is_done_once_and_in_order() {
        let things: Vec<usize> = (0..100).collect();
        for is_long in [false, true] {
            let doubled = each(&things, |thing| {
                if is_long {
                    long();
                }
                Ok::<_, ()>(thing * 2)
            });
            assert_eq!(doubled.unwrap(), (0..200).step_by(2).collect::<Vec<_>>());
        }
        assert_eq!(each(&[], |(): &()| Ok::<_, ()>(1)), Ok(vec![]));
    }

    #[test]
    fn what_takes_long_is_helped_with() {
        let work = |count: &mut usize, _, (): &()| {
            long();
            *count += 1;
            Ok::<_, ()>(())
        };
        let counts = among(&[(); 100], || 0, work).unwrap();
        assert_eq!(counts.iter().sum::<usize>(), 100);
        assert_eq!(counts.iter().filter(|count| **count > 0).count(), threads());
    }

    #[test]
    fn what_fails_is_told_whoever_did_it() {
        let things: Vec<usize> = (0..50).collect();
        for wrong in [0, 3, 49] {
            let fails = |thing: &usize| {
                long();
                if *thing == wrong { Err(wrong) } else { Ok(()) }
            };
            assert_eq!(each(&things, fails), Err(wrong));
            let fault = catch_unwind(AssertUnwindSafe(|| {
                each(&things, |thing| {
                    long();
                    assert_ne!(*thing, wrong, "heron");
                    Ok::<_, ()>(())
                })
            }));
            assert!(fault.unwrap_err().downcast_ref::<String>().unwrap().contains("heron"));
        }
    }
}
