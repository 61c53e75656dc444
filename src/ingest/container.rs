//! Brings the articles of one container up to date.
//!
//! Each is known by its place and by the hash of what was read of it: one that is what it was is neither understood nor written
//! again. They are handed on as they are read, one in memory at a time for each core. While they come, the container's record says that it is
//! unfinished, so that a run that ends in the middle is taken up again by the next one, which keeps what it finds.

use std::hash::{Hash as _, Hasher as _};
use std::ops::ControlFlow;

use crossbeam_channel::{TrySendError, bounded};
use xxhash_rust::xxh3::{Xxh3, xxh3_64_with_seed};

use super::files::File;
use super::reading::{Outcome, Piece, Pieces, Reader};
use crate::article::{Article, Provenance, RawArticle, Skipped};
use crate::error::Result;
use crate::extract;
use crate::index::document::key;
use crate::index::{Batch, Record, State};
use crate::source::{Input, Options};
use crate::text::HashMap;

/// A container being read.
pub(super) struct Container<'c> {
    reader: &'c Reader<'c>,
    file: &'c File,
    pieces: &'c Pieces,
    /// The articles that the index has of it and that were not met so far, with their hashes.
    known: HashMap<u64, u64>,
    /// Whether its record says that it is unfinished.
    begun: bool,
    hash: u64,
    tally: Tally,
}

/// An article to be understood and put into the index.
struct Task {
    raw: RawArticle,
    id: u64,
    hash: u64,
    /// Whether the index has another one in its place.
    known: bool,
}

/// What came of articles.
#[derive(Default)]
struct Tally {
    added: usize,
    updated: usize,
    removed: usize,
    unchanged: usize,
    skipped: Vec<Skipped>,
    /// Whether nobody listens any more, or the run is to end.
    ended: bool,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.updated += other.updated;
        self.removed += other.removed;
        self.unchanged += other.unchanged;
        self.skipped.extend(other.skipped);
        self.ended |= other.ended;
    }
}

/// So many articles are understood by the one who reads them; helpers come for a container of more.
const FEW: usize = 16;

impl<'c> Container<'c> {
    pub(super) fn new(reader: &'c Reader<'c>, file: &'c File, pieces: &'c Pieces) -> Result<Self> {
        let known = match &file.before {
            Some(before) => reader.index.members(&before.path)?,
            None => HashMap::default(),
        };
        let tally = Tally::default();
        Ok(Self { reader, file, pieces, known, begun: false, hash: 0, tally })
    }

    /// Reads all of it.
    pub(super) fn read(mut self, input: Input<'_>) -> Outcome {
        let (reader, file, pieces) = (self.reader, self.file, self.pieces);
        let jobs = reader.options.jobs.max(1);
        let (sender, tasks) = bounded::<Task>(jobs);
        std::thread::scope(|threads| {
            let mut helpers = Vec::new();
            let mut tasks_given = 0;
            reader.guarded(file, input, &mut |raw| {
                if let Some(task) = self.task(raw) {
                    tasks_given += 1;
                    if tasks_given > FEW && helpers.is_empty() {
                        for _ in 1..jobs {
                            let tasks = tasks.clone();
                            helpers.push(threads.spawn(move || {
                                let mut tally = Tally::default();
                                tasks
                                    .into_iter()
                                    .for_each(|task| carry_out(task, reader, pieces, &mut tally));
                                tally
                            }));
                        }
                    }
                    let left = if helpers.is_empty() {
                        Some(task)
                    } else {
                        sender.try_send(task).err().map(TrySendError::into_inner)
                    };
                    // Whoever would have to wait does it himself.
                    if let Some(task) = left {
                        carry_out(task, reader, pieces, &mut self.tally);
                    }
                }
                self.tally.ended |= reader.stopped();
                if self.tally.ended { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            drop(sender);
            drop(tasks);
            for helper in helpers {
                // What an article does to the program is caught where it is understood.
                self.tally.add(helper.join().unwrap_or_default());
            }
        });
        self.finish()
    }

    /// What is to be done about an article, or why there is none: nothing where it is what it was.
    fn task(&mut self, raw: Result<RawArticle, Skipped>) -> Option<Task> {
        let raw = match raw {
            Ok(raw) => raw,
            Err(skipped) => {
                self.tally.skipped.push(skipped);
                return None;
            }
        };
        let id = key(&raw.source.path, raw.source.locator.as_deref());
        let said = fingerprint(&raw);
        self.hash = xxh3_64_with_seed(&said.to_le_bytes(), self.hash);
        let hash = with_time(said, &raw);
        let before = self.known.remove(&id);
        if before == Some(hash) {
            self.tally.unchanged += 1;
            return None;
        }
        self.begin();
        Some(Task { raw, id, hash, known: before.is_some() })
    }

    /// Says in the index that what follows is unfinished.
    fn begin(&mut self) {
        if !self.begun {
            self.begun = true;
            let path = self.file.name();
            let record = Record { path, state: State::UNFINISHED, members: 0, skipped: Vec::new() };
            send(Batch::touch(self.reader.index.fields(), &record), self.pieces, &mut self.tally);
        }
    }

    fn finish(mut self) -> Outcome {
        let fields = self.reader.index.fields();
        let mut batch = None;
        if !self.tally.ended {
            for id in std::mem::take(&mut self.known).into_keys() {
                self.begin();
                self.tally.removed += 1;
                send(Batch::remove_member(fields, id), self.pieces, &mut self.tally);
            }
            self.tally.skipped.sort_by(|a, b| a.locator.cmp(&b.locator));
            let record = Record {
                path: self.file.name(),
                state: State { hash: self.hash, ..self.file.state(version(self.reader.options.reading)) },
                members: (self.tally.added + self.tally.updated + self.tally.unchanged) as u64,
                skipped: self.tally.skipped.clone(),
            };
            let same = !self.begun && self.file.before.as_ref() == Some(&record);
            batch = (!same).then(|| Batch::touch(fields, &record));
        }
        let Tally { added, updated, removed, unchanged, skipped, .. } = self.tally;
        let (size, new) = (self.file.found.size, self.file.before.is_none());
        Outcome { batch, size, hash: self.hash, new, added, updated, removed, unchanged, skipped }
    }
}

/// Understands an article and hands on what that changes.
fn carry_out(task: Task, reader: &Reader<'_>, pieces: &Pieces, tally: &mut Tally) {
    let Task { raw, id, hash, known } = task;
    let fields = reader.index.fields();
    match reader.understood(raw) {
        Ok(article) => {
            *match known {
                false => &mut tally.added,
                true if is_as_it_was(&article, reader) => &mut tally.unchanged,
                true => &mut tally.updated,
            } += 1;
            send(Batch::member(fields, &article, hash, known), pieces, tally);
        }
        Err(skipped) => {
            tally.skipped.push(skipped);
            if known {
                tally.removed += 1;
                send(Batch::remove_member(fields, id), pieces, tally);
            }
        }
    }
}

/// Whether an article is what the index has in its place, though something else of its source, or the time of that, is not what it was.
fn is_as_it_was(article: &Article, reader: &Reader<'_>) -> bool {
    let before = reader.index.article(&article.source.path, article.source.locator.as_deref());
    before.is_ok_and(|before| before.as_ref() == Some(article))
}

fn send(batch: Batch, pieces: &Pieces, tally: &mut Tally) {
    tally.ended |= pieces.send(Ok(Piece::Change(batch))).is_err();
}

/// The version of what reads and understands containers so: other names for fields make other articles.
pub(super) fn version(options: &Options) -> u64 {
    let mut hasher = Xxh3::new();
    options.mappings.hash(&mut hasher);
    // Never that of a document, which is read in one way alone.
    u64::from(extract::VERSION) | (hasher.finish() | 1) << 32
}

/// The hash of what was read of an article: not of where it lies, nor of when its file was written.
fn fingerprint(raw: &RawArticle) -> u64 {
    let RawArticle {
        source,
        body,
        title,
        deck,
        byline,
        outlet,
        url,
        section,
        language,
        dates,
        other_dates,
        tags,
        comments,
    } = raw;
    let mut hasher = Xxh3::new();
    (extract::VERSION, source.format, body, title, deck, byline).hash(&mut hasher);
    (outlet, url, section, language, other_dates, tags, comments).hash(&mut hasher);
    for date in dates.iter().filter(|date| date.provenance != Provenance::Mtime) {
        date.hash(&mut hasher);
    }
    hasher.finish()
}

/// The hash of what was read of an article together with when its file, or its member of one, was written, on which its date may depend:
/// undated, it came out then, and no day counts that is later.
fn with_time(said: u64, raw: &RawArticle) -> u64 {
    let times = raw.dates.iter().filter(|date| date.provenance == Provenance::Mtime);
    times.fold(said, |hash, time| xxh3_64_with_seed(time.text.as_bytes(), hash))
}
