//! The threads that collect documents.

use std::sync::Arc;
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender, unbounded};
use tantivy::index::SegmentMeta;
use tantivy::{Index, TantivyError};

use super::draft::Draft;
use super::queue::{Queue, Room};
use super::vocabulary::Vocabulary;
use crate::index::document::Sheet;
use crate::index::schema::Fields;

/// Words are known from one part to the next, unless they take more than one in so many parts of the memory.
const FOR_WORDS: usize = 4;

/// Collects documents on threads of its own, and writes them as parts of the index.
pub(in crate::index) struct Desk {
    index: Index,
    fields: Fields,
    /// How many threads there are.
    jobs: usize,
    /// How much memory each of them has, in bytes.
    memory: usize,
    queue: Arc<Queue>,
    /// Those that are at work.
    at_work: Option<AtWork>,
}

struct AtWork {
    tasks: Sender<Task>,
    threads: Vec<JoinHandle<tantivy::Result<Vec<SegmentMeta>>>>,
}

enum Task {
    /// Documents that are filed one behind the other, and the room that they take.
    File(Vec<Sheet>, Room),
    /// All that was filed is to be written.
    Write,
}

impl Desk {
    /// For an index, with so many threads and so much memory for each, in bytes.
    pub(in crate::index) fn new(index: Index, fields: Fields, jobs: usize, memory: usize) -> Self {
        Self { index, fields, jobs, memory, queue: Arc::default(), at_work: None }
    }

    /// Files documents one behind the other, which take about so many bytes, as soon as there is room for them.
    pub(in crate::index) fn file(&mut self, documents: Vec<Sheet>, bytes: usize) -> tantivy::Result<()> {
        if documents.is_empty() {
            return Ok(());
        }
        let task = Task::File(documents, self.queue.room(bytes));
        let tasks = match &self.at_work {
            Some(at_work) => &at_work.tasks,
            None => &self.at_work.insert(self.begin()?).tasks,
        };
        if tasks.send(task).is_ok() {
            return Ok(());
        }
        // None of them is there any more, and one of them knows why.
        self.write()?;
        Err(TantivyError::ErrorInThread("nobody files what is read".to_owned()))
    }

    fn begin(&self) -> tantivy::Result<AtWork> {
        let (tasks, taken) = unbounded();
        let threads = (0..self.jobs.max(1)).map(|_| {
            let (index, fields, memory, taken) =
                (self.index.clone(), self.fields, self.memory, taken.clone());
            std::thread::Builder::new()
                .name("filing".to_owned())
                .spawn(move || collect(&index, &fields, memory, &taken))
        });
        let threads = threads.collect::<std::io::Result<_>>()?;
        Ok(AtWork { tasks, threads })
    }

    /// Writes all that was filed; returns the parts of the index that this gave, of which it does not know yet.
    pub(in crate::index) fn write(&mut self) -> tantivy::Result<Vec<SegmentMeta>> {
        let Some(AtWork { tasks, threads }) = self.at_work.take() else { return Ok(Vec::new()) };
        for _ in &threads {
            // Who is gone already says why.
            let _ = tasks.send(Task::Write);
        }
        let ended: Vec<_> = threads.into_iter().map(JoinHandle::join).collect();
        let mut written = Vec::new();
        for parts in ended {
            let failed = |_| TantivyError::ErrorInThread("a thread that files has failed".to_owned());
            written.extend(parts.map_err(failed)??);
        }
        Ok(written)
    }
}

impl Drop for Desk {
    /// What was filed and is not to be written is forgotten; nothing is written any more when this returns.
    fn drop(&mut self) {
        if let Some(AtWork { tasks, threads }) = self.at_work.take() {
            drop(tasks);
            for thread in threads {
                let _ = thread.join();
            }
        }
    }
}

/// Collects documents until they are to be written; returns the parts that were written of them.
fn collect(
    index: &Index,
    fields: &Fields,
    memory: usize,
    tasks: &Receiver<Task>,
) -> tantivy::Result<Vec<SegmentMeta>> {
    let mut written = Vec::new();
    let mut known = None;
    let mut draft: Option<Draft> = None;
    for task in tasks {
        let Task::File(documents, _room) = task else {
            if let Some(draft) = draft {
                written.push(draft.write()?.0);
            }
            return Ok(written);
        };
        let mut current = match draft.take() {
            Some(draft) => draft,
            None => Draft::new(index, fields, known.take().unwrap_or_else(Vocabulary::new))?,
        };
        for document in &documents {
            current.add(document)?;
        }
        if current.bytes() > memory {
            let (part, vocabulary) = current.write()?;
            written.push(part);
            known = Some(vocabulary).filter(|known| known.bytes() < memory / FOR_WORDS);
        } else {
            draft = Some(current);
        }
    }
    Ok(Vec::new())
}
