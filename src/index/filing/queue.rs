//! What waits to be filed.
//!
//! It holds its room in a queue until it is filed, and nothing more comes in while the queue is full, so that memory is bounded by bytes.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How many bytes may wait: enough that readers go on while a part of the index is written.
const MOST_WAITING: usize = 40_000_000;

/// How long room is waited for at the most: a writer that has died frees none, and says so when it is asked next.
const PATIENCE: Duration = Duration::from_secs(30);

/// The documents that wait, in bytes.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<usize>,
    freed: Condvar,
}

/// Room in a queue, free again once it is dropped.
#[derive(Debug)]
pub(super) struct Room {
    queue: Arc<Queue>,
    bytes: usize,
}

impl Queue {
    /// Takes so much room, as soon as there is some; more than the whole queue has, once it is empty.
    pub(super) fn room(self: &Arc<Self>, bytes: usize) -> Room {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |waiting: &mut usize| *waiting > 0 && *waiting + bytes > MOST_WAITING;
        let (mut waiting, _) =
            self.freed.wait_timeout_while(waiting, PATIENCE, full).unwrap_or_else(PoisonError::into_inner);
        *waiting += bytes;
        Room { queue: Arc::clone(self), bytes }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut waiting = self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(self.bytes);
        self.queue.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_comes_in_while_the_queue_is_full() {
        let queue = Arc::new(Queue::default());
        let first = queue.room(MOST_WAITING * 2);
        std::thread::scope(|threads| {
            let second = threads.spawn(|| queue.room(1));
            std::thread::sleep(Duration::from_millis(20));
            assert!(!second.is_finished());
            drop(first);
            drop(second.join().unwrap());
        });
        assert_eq!(*queue.waiting.lock().unwrap(), 0);
    }
}
