//! Reads a file, whatever it is, and what is in it.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use super::fields::{Mapping, Mappings};
use super::guard::guarded;
use super::input::{Document, Input};
use super::limits::{self, Budget, Limits};
#[cfg(feature = "pdf")]
use super::pdf;
use super::place::Place;
use super::sniff::Content;
use super::walk::Which;
use super::{archive, html, json, mail, markdown, office, packed, plain, read, records, table, warc, xml};
use crate::article::{RawArticle, Reason, Skipped, Source};

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which files of a folder.
    pub which: Which,
    /// What a file may hold.
    pub limits: Limits,
    /// What the fields of records are called.
    pub mappings: Mappings,
}

impl Options {
    /// Whether what was skipped for this reason is to be tried again: it may be read so, or by this build.
    #[must_use]
    pub const fn may_read(&self, reason: &Reason) -> bool {
        self.limits.let_through(reason) || matches!(reason, Reason::NoReader(_)) && cfg!(feature = "pdf")
    }
}

/// Whether to read on.
pub(super) type Flow = ControlFlow<()>;

/// Takes an article, or why there is none; says whether to read on.
pub type Each<'a> = &'a mut dyn FnMut(Result<RawArticle, Skipped>) -> ControlFlow<()>;

/// How many members of one file are named that gave no article; more are counted.
const NAMED: u64 = 1000;

/// A file that has been opened.
pub enum Opened {
    /// One article, in memory; or a file that is none.
    Document(Document),
    /// Any number of articles, to be read one by one.
    Container(Input<'static>),
}

/// Opens a file and looks at its beginning. A document of more bytes than an article may have is refused.
///
/// `name` is its path as [`path_name`](super::path_name()) spells it.
pub fn open(path: &Path, name: &str, limits: &Limits) -> Result<Opened, Reason> {
    let (file, size) = read::open(path)?;
    let mut input = Input::of_file(file, size).map_err(|error| read::unreadable(&error))?;
    let content = input.content(name);
    if content.is_container() {
        return Ok(Opened::Container(input));
    }
    let limit = limits.article;
    if size > limit {
        return Err(Reason::TooLarge { size, limit });
    }
    let document = input.into_bytes(limit).map(|bytes| Opened::Document(Document { bytes, content }));
    document.map_err(|reason| match reason {
        Reason::Malformed(what) => Reason::Unreadable(what),
        reason => reason,
    })
}

/// What a file would be read as.
pub fn kind(path: &Path, name: &str, limits: &Limits) -> Result<Content, Reason> {
    let (file, size) = read::open(path)?;
    let mut input = Input::of_file(file, size).map_err(|error| read::unreadable(&error))?;
    let content = input.content(name);
    let limit = limits.article;
    if !content.is_container() && size > limit { Err(Reason::TooLarge { size, limit }) } else { Ok(content) }
}

/// One file being read.
pub struct Reading<'a> {
    options: &'a Options,
    budget: Budget,
    each: Each<'a>,
    /// How often each locator was given.
    given: HashMap<u64, u32>,
    articles: u64,
    skipped: u64,
    file: String,
}

impl<'a> Reading<'a> {
    /// A reading of a file of that size, in bytes.
    pub fn new(options: &'a Options, size: u64, each: Each<'a>) -> Self {
        Self {
            options,
            budget: Budget::new(size, options.limits.ratio),
            each,
            given: HashMap::new(),
            articles: 0,
            skipped: 0,
            file: String::new(),
        }
    }

    /// Reads all of it.
    pub fn read(mut self, input: Input<'_>, path_name: &str, modified: Option<i64>) {
        path_name.clone_into(&mut self.file);
        if self.input(input, Place::of_file(path_name, modified)).is_continue() && self.skipped > NAMED {
            let reason = Reason::More(self.skipped - NAMED);
            let _ = (self.each)(Err(Skipped { path: self.file, locator: None, reason }));
        }
    }

    /// What the fields of the records at a place hold.
    pub(super) fn mapping(&self, place: &Place) -> Mapping {
        self.options.mappings.at(&place.path, &place.name)
    }

    /// The size, in bytes, that an article may have.
    pub(super) const fn limit(&self) -> u64 {
        self.options.limits.article
    }

    /// Reads what lies at a place.
    pub(super) fn input(&mut self, mut input: Input<'_>, place: Place) -> Flow {
        if place.depth > self.options.limits.depth {
            return self.skip(&place, Reason::TooDeep { limit: self.options.limits.depth });
        }
        let told = self.articles + self.skipped;
        let content = input.content(&place.name);
        let flow = match content {
            Content::Empty if input.is_whole() => self.skip(&place, Reason::Empty),
            Content::Empty | Content::Text => self.document(input, &place, plain::article),
            Content::Binary => self.skip(&place, Reason::Binary),
            Content::Records => records::read(input, &place, self),
            Content::Markdown => self.document(input, &place, markdown::article),
            Content::Html => self.document(input, &place, html::article),
            Content::Pdf => self.pdf(input, &place),
            Content::Rich => office::rich(input, &place, self),
            Content::Json => json::read(input, &place, self),
            Content::Table => table::read(input, &place, self),
            Content::Xml(kind) => xml::read(input, kind, &place, self),
            Content::Message => mail::message(input, &place, self),
            Content::Mailbox => mail::mailbox(input, &place, self),
            Content::Crawl => warc::read(input, &place, self),
            Content::Packed(packing) => return packed::read(input, packing, place, self),
            Content::Zip => archive::zip(input, &place, self),
            Content::Tar => archive::tar(input, &place.tar(), self),
        };
        // An archive that has nothing to read in it would be told of nowhere.
        let archive = matches!(content, Content::Crawl | Content::Zip | Content::Tar);
        if archive && flow.is_continue() && told == self.articles + self.skipped {
            return self.skip(&place, Reason::NoArticle);
        }
        flow
    }

    /// Reads a document.
    fn document(
        &mut self,
        input: Input<'_>,
        place: &Place,
        article: impl FnOnce(&str, &[u8], Option<i64>) -> Result<RawArticle, Reason>,
    ) -> Flow {
        let article = input
            .into_bytes(self.limit())
            .and_then(|bytes| guarded(|| article(&place.name, &bytes, place.modified)));
        match article {
            Ok(mut article) => {
                article.source = place.source(article.source.format);
                self.give(article)
            }
            Err(reason) => self.skip(place, reason),
        }
    }

    /// Reads a document of printed pages.
    #[cfg(feature = "pdf")]
    fn pdf(&mut self, input: Input<'_>, place: &Place) -> Flow {
        let limit = self.limit();
        let article =
            input.into_bytes(limit).and_then(|bytes| pdf::article(&bytes, place, &self.budget, limit));
        self.give_or_skip(place, article)
    }

    /// Tells that it cannot be read.
    #[cfg(not(feature = "pdf"))]
    fn pdf(&mut self, _: Input<'_>, place: &Place) -> Flow {
        self.skip(place, Reason::NoReader("PDF".to_owned()))
    }

    /// Hands on an article. Of two that are cited alike, the second is told apart by a number.
    pub(super) fn give(&mut self, mut article: RawArticle) -> Flow {
        if self.articles >= self.options.limits.members {
            let reason = Reason::TooMany { limit: self.options.limits.members };
            let _ = (self.each)(Err(Skipped { path: article.source.path, locator: None, reason }));
            return ControlFlow::Break(());
        }
        if let Err(reason) = limits::bounded(&article.body) {
            let Source { path, locator, .. } = article.source;
            return self.tell(Skipped { path, locator, reason });
        }
        self.articles += 1;
        let locator = &mut article.source.locator;
        while let Some(written) = locator {
            let times = self.given.entry(xxh3_64(written.as_bytes())).or_default();
            *times += 1;
            if *times == 1 {
                break;
            }
            *written = format!("{written}~{times}");
        }
        (self.each)(Ok(article))
    }

    /// Tells that there is no article at a place.
    pub(super) fn skip(&mut self, place: &Place, reason: Reason) -> Flow {
        self.tell(place.skipped(reason))
    }

    fn tell(&mut self, skipped: Skipped) -> Flow {
        self.skipped += 1;
        // Nothing more may be unpacked of this file.
        let spent = matches!(skipped.reason, Reason::Bomb { .. });
        // What is wrong with the file itself is told in any case.
        if self.skipped <= NAMED || spent || skipped.locator.is_none() {
            (self.each)(Err(skipped))?;
        }
        if spent { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Hands on an article, or tells that there is none at a place.
    pub(super) fn give_or_skip(&mut self, place: &Place, article: Result<RawArticle, Reason>) -> Flow {
        match article {
            Ok(article) => self.give(article),
            Err(reason) => self.skip(place, reason),
        }
    }

    /// What limits how much is unpacked.
    pub(super) const fn budget(&self) -> &Budget {
        &self.budget
    }
}
