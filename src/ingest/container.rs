//! Brings the articles of one container up to date.
//!
//! Each is known by its place and by the hash of what was read of it: one that is what it was is neither understood nor written
//! again. They are handed on as they are read, one in memory at a time. While they come, the container's record says that it is
//! unfinished, so that a run that ends in the middle is taken up again by the next one, which keeps what it finds.

use std::collections::HashMap;
use std::hash::{Hash as _, Hasher as _};
use std::ops::ControlFlow;

use xxhash_rust::xxh3::{Xxh3, xxh3_64_with_seed};

use super::reading::{Outcome, Piece, Pieces, Reader};
use super::survey::File;
use crate::article::{Article, Provenance, RawArticle, Skipped};
use crate::error::Result;
use crate::extract;
use crate::index::document::key;
use crate::index::{Batch, Record, State};
use crate::source::{Input, Options};

/// A container being read.
pub(super) struct Container<'c> {
    reader: &'c Reader<'c>,
    file: &'c File,
    pieces: &'c Pieces,
    /// The articles that the index has of it and that were not met so far, with their hashes.
    known: HashMap<u64, u64>,
    /// Whether its record says that it is unfinished.
    begun: bool,
    /// Whether nobody listens any more, or the run is to end.
    ended: bool,
    outcome: Outcome,
}

impl<'c> Container<'c> {
    pub(super) fn new(reader: &'c Reader<'c>, file: &'c File, pieces: &'c Pieces) -> Result<Self> {
        let known = match &file.before {
            Some(before) => reader.index.members(&before.path)?,
            None => HashMap::new(),
        };
        let outcome = Outcome { new: file.before.is_none(), size: file.found.size, ..Outcome::default() };
        Ok(Self { reader, file, pieces, known, begun: false, ended: false, outcome })
    }

    /// Reads all of it.
    pub(super) fn read(mut self, input: Input<'_>) -> Outcome {
        let reader = self.reader;
        reader.guarded(self.file, input, &mut |raw| {
            self.take(raw);
            if self.ended || reader.stopped() {
                self.ended = true;
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        if self.ended {
            return self.outcome;
        }
        for id in std::mem::take(&mut self.known).into_keys() {
            self.outcome.removed += 1;
            self.change(Batch::remove_member(reader.index.fields(), id));
        }
        let Outcome { added, updated, unchanged, hash, .. } = self.outcome;
        let state = State { hash, ..self.file.state(version(reader.options.reading)) };
        let record = Record {
            path: self.file.name.clone(),
            state,
            members: (added + updated + unchanged) as u64,
            skipped: self.outcome.skipped.clone(),
        };
        if self.begun || self.file.before.as_ref() != Some(&record) {
            self.outcome.batch = Some(Batch::touch(reader.index.fields(), &record));
        }
        self.outcome
    }

    fn take(&mut self, raw: Result<RawArticle, Skipped>) {
        let raw = match raw {
            Ok(raw) => raw,
            Err(skipped) => return self.outcome.skipped.push(skipped),
        };
        let id = key(&raw.source.path, raw.source.locator.as_deref());
        let hash = fingerprint(&raw);
        let before = self.known.remove(&id);
        if before == Some(hash) {
            self.outcome.unchanged += 1;
            self.outcome.hash = xxh3_64_with_seed(&hash.to_le_bytes(), self.outcome.hash);
            return;
        }
        match self.reader.understood(raw) {
            Ok(article) => {
                self.outcome.hash = xxh3_64_with_seed(&hash.to_le_bytes(), self.outcome.hash);
                *if before.is_some() { &mut self.outcome.updated } else { &mut self.outcome.added } += 1;
                self.put(&article, hash, before.is_some());
            }
            Err(skipped) => {
                self.outcome.skipped.push(skipped);
                if before.is_some() {
                    self.outcome.removed += 1;
                    self.change(Batch::remove_member(self.reader.index.fields(), id));
                }
            }
        }
    }

    fn put(&mut self, article: &Article, hash: u64, known: bool) {
        self.change(Batch::member(self.reader.index.fields(), article, hash, known));
    }

    fn change(&mut self, batch: Batch) {
        if !self.begun {
            self.begun = true;
            let path = self.file.name.clone();
            let record = Record { path, state: State::UNFINISHED, members: 0, skipped: Vec::new() };
            self.send(Batch::touch(self.reader.index.fields(), &record));
        }
        self.send(batch);
    }

    fn send(&mut self, batch: Batch) {
        self.ended |= self.pieces.send(Ok(Piece::Change(batch))).is_err();
    }
}

/// The version of what reads and understands containers so: other names for fields make other articles.
pub(super) fn version(options: &Options) -> u64 {
    let mut hasher = Xxh3::new();
    options.mapping.hash(&mut hasher);
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
        tags,
        comments,
    } = raw;
    let mut hasher = Xxh3::new();
    (extract::VERSION, source.format, body, title, deck, byline).hash(&mut hasher);
    (outlet, url, section, language, tags, comments).hash(&mut hasher);
    for date in dates.iter().filter(|date| date.provenance != Provenance::Mtime) {
        date.hash(&mut hasher);
    }
    hasher.finish()
}
