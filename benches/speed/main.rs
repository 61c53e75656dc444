//! Prints how fast and how large everything is, beside a bare program in the same run: `cargo bench --bench speed -- FOLDER`.
//!
//! Programs are run as whole processes, the released `morgue` as well as the bare one, which is this bench itself run again. A
//! figure beside that of the bare program is a ratio within one run, which holds where the machine's speed drifts.
//! Without a folder, an archive is made up; see [`news`] for what it is. Nothing in a folder that is given is changed: what is
//! measured is a copy of it in a temporary folder (`TMPDIR`), with room for six times its size.
//!
//! | room | holds |
//! | --- | --- |
//! | [`archive`] | the files that are measured |
//! | [`news`] | articles that nobody wrote |
//! | [`programs`] | the two programs, as processes |
//! | [`yardstick`] | the bare program |
//! | [`process`] | what a process takes |
//! | [`questions`] | what is asked |
//! | [`answering`] | questions answered in one process |
//! | [`table`] | what is printed |

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a bench prints its figures, and may fail loudly"
)]

mod answering;
mod archive;
mod news;
mod process;
mod programs;
mod questions;
mod table;
mod yardstick;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use answering::Times;
use archive::{Archive, settle, size};
use morgue::index::Index;
use process::{Cost, at_percent, middle, run, typical};
use programs::{Morgue, Yardstick};
use questions::{Asker, Question};
use table::Amount::{Room, Time};
use table::Limit::Most;
use table::{Limit, Row};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "cargo bench --bench speed -- [FOLDER] [--articles N] [--growth]";

/// What the person who runs it asks for.
struct Wanted {
    folder: Option<PathBuf>,
    articles: usize,
    growth: bool,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [Yardstick::FLAG, "build", archive, index] => yardstick::build(Path::new(archive), Path::new(index)),
        [Yardstick::FLAG, "search", index, asked] => yardstick::search(Path::new(index), asked),
        _ => match Wanted::read(arguments.into_iter()) {
            Some(wanted) => measure(&wanted),
            None => eprintln!("{USAGE}"),
        },
    }
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut wanted = Self { folder: None, articles: 15_000, growth: false };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                // Cargo's own.
                "--bench" => {}
                "--growth" => wanted.growth = true,
                "--articles" => wanted.articles = arguments.next()?.parse().ok()?,
                _ if argument.starts_with('-') => return None,
                _ => wanted.folder = Some(argument.into()),
            }
        }
        Some(wanted)
    }

    fn archive(&self, work: &Path) -> Archive {
        let folder = work.join("archive");
        if let Some(given) = &self.folder {
            return Archive::copied(given, &folder, 1);
        }
        news::write(&folder, self.articles);
        settle();
        Archive::of(&folder)
    }
}

fn measure(wanted: &Wanted) {
    let work = tempfile::tempdir().unwrap();
    let archive = wanted.archive(work.path());
    if archive.len() == 0 {
        eprintln!("there are no files to measure\n{USAGE}");
        return;
    }
    println!("archive: {} files, {}\n", archive.len(), Room(archive.bytes));
    table::head();
    let morgue = Morgue::new(work.path(), "index");
    let yardstick = Yardstick { index: work.path().join("yardstick") };
    let first = build(&archive, &morgue, &yardstick);
    let index = Index::open(&morgue.index).unwrap();
    let mut asker = Asker::new(&index, &yardstick.index);
    search(&asker.few(), &morgue, &yardstick);
    let questions = asker.many();
    let typical = answer(&index, &yardstick, &questions);
    if wanted.growth {
        grow(&archive, work.path(), first, typical, &questions);
    }
    update(&archive, &morgue, first);
    start();
}

/// The first build: its time, its memory, and the room that the index takes.
fn build(archive: &Archive, morgue: &Morgue, yardstick: &Yardstick) -> Cost {
    let bare = || {
        fs::remove_dir_all(&yardstick.index).ok();
        settle();
        run(&mut yardstick.build(&archive.folder), 0).unwrap()
    };
    let before = bare();
    settle();
    let ours = run(&mut morgue.build(&archive.folder), Morgue::SKIPPED).unwrap();
    // Once before and once after, since the machine may slow down meanwhile.
    let after = bare();
    let beside = "yardstick";
    let between = |one: Duration, two: Duration| Time((one + two) / 2);
    Row::new("first build", Time(ours.wall))
        .beside(between(before.wall, after.wall), beside)
        .within(Limit::Times(2.0))
        .print();
    Row::new("  its processor time", Time(ours.processor))
        .beside(between(before.processor, after.processor), beside)
        .print();
    Row::new("  its memory at the most", Room(ours.peak))
        .beside(Room(after.peak), beside)
        .within(Most(Room(400_000_000)))
        .print();
    let text = "the text";
    Row::new("index", Room(size(&morgue.index)))
        .beside(Room(archive.bytes), text)
        .within(Limit::Times(1.3))
        .print();
    Row::new("  the yardstick's", Room(size(&yardstick.index))).beside(Room(archive.bytes), text).print();
    ours
}

/// The index brought up to date: where nothing has changed, and where one file in a hundred has.
fn update(archive: &Archive, morgue: &Morgue, first: Cost) {
    let mut again = morgue.build(&archive.folder);
    let unchanged = Row::new("nothing changed", Time(typical(11, &mut again, Morgue::SKIPPED).unwrap()));
    let mut find = Command::new("find");
    find.arg(&archive.folder).args(["-type", "f", "-printf", "%s %T@ %p\n"]);
    match typical(11, &mut find, 0) {
        Ok(listed) => unchanged.beside(Time(listed), "find").within(Limit::Times(2.0)).print(),
        Err(_) => unchanged.print(),
    }
    let changed = |round| archive.change(round).map(|_| run(&mut again, Morgue::SKIPPED).unwrap().wall);
    if let Some(times) = (0..3).map(changed).collect::<Option<Vec<Duration>>>() {
        Row::new("1% changed", Time(middle(times)))
            .beside(Time(first.wall), "first build")
            .within(Limit::Times(0.03))
            .print();
    }
}

/// Questions asked in a new process each, as from a shell.
fn search(questions: &[String], morgue: &Morgue, yardstick: &Yardstick) {
    let times = questions.iter().map(|asked| {
        let ours = typical(11, &mut morgue.search(asked), Morgue::NONE).unwrap();
        (ours, typical(11, &mut yardstick.search(asked), 0).unwrap())
    });
    let (ours, bare): (Vec<Duration>, Vec<Duration>) = times.unzip();
    Row::new("search, a new process", Time(middle(ours)))
        .beside(Time(middle(bare)), "yardstick")
        .within(Limit::Times(2.0))
        .within(Most(Time(Duration::from_millis(15))))
        .print();
}

/// Questions answered one after the other in one process. Gives what was typical.
fn answer(index: &Index, yardstick: &Yardstick, questions: &[Question]) -> Duration {
    let again = answering::all(index, &yardstick.index, questions);
    answered(&again, "200 questions, one process: p50");
    answered(&answering::in_turns(index, &yardstick.index, questions), "  asked in turns: p50");
    middle(again.ours)
}

/// What answers took.
fn answered(Times { ours, bare, whole }: &Times, what: &'static str) {
    let row = |what, other: &[Duration], of, percent| {
        Row::new(what, Time(at_percent(ours.clone(), percent)))
            .beside(Time(at_percent(other.to_vec(), percent)), of)
    };
    row(what, bare, "tantivy", 50).within(Limit::Times(1.5)).print();
    row("  p99", bare, "tantivy", 99).within(Limit::Times(1.5)).print();
    row("  p50", whole, "yardstick", 50).print();
    row("  p99", whole, "yardstick", 99).print();
}

/// The same with every tenth file alone: how time grows with the archive.
fn grow(all: &Archive, work: &Path, first: Cost, typical: Duration, questions: &[Question]) {
    let few = Archive::copied(&all.folder, &work.join("few"), 10);
    let morgue = Morgue::new(work, "index of few");
    let built = run(&mut morgue.build(&few.folder), Morgue::SKIPPED).unwrap();
    let each = |time: Duration, archive: &Archive| Time(time.div_f64(archive.len() as f64));
    Row::new("growth: build, for each file", each(first.wall, all))
        .beside(each(built.wall, &few), "with a tenth")
        .within(Limit::Times(1.1))
        .print();
    Row::new("  its processor time", each(first.processor, all))
        .beside(each(built.processor, &few), "with a tenth")
        .print();
    let index = Index::open(&morgue.index).unwrap();
    Row::new("  questions, one process: p50", Time(typical))
        .beside(Time(middle(answering::ours(&index, questions))), "with a tenth")
        .within(Limit::Times(3.0))
        .print();
}

/// The program itself.
fn start() {
    let started = Row::new("morgue --version", Time(typical(50, &mut Morgue::version(), 0).unwrap()))
        .within(Most(Time(Duration::from_millis(3))));
    // How much of it is the system's own, at this moment.
    match typical(50, &mut Command::new("true"), 0) {
        Ok(nothing) => started.beside(Time(nothing), "true").print(),
        Err(_) => started.print(),
    }
    Row::new("the program", Room(fs::metadata(Morgue::BINARY).unwrap().len()))
        .within(Most(Room(25_000_000)))
        .print();
}
