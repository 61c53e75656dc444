//! Follows what draws a page, and gives the words on it with their places.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};

use super::font::Font;
use super::matrix::{Matrix, Turn};
use super::object::{array, at, dict, dict_at, name, real};
use super::stretch::Stretch;
use super::weight;
use super::word::{Word, add, letters, one_way};
use crate::article::Reason;

/// A space of less than so much of the size is none.
const NOTHING: f64 = 0.08;

/// Nobody reads letters of less than so many points.
const SMALLEST: f64 = 1.0;

/// Beginning a drawing within another takes so many times as long as a step.
const FORM: u64 = 20;
/// One drawing may lie in so many others.
const DEEPEST: usize = 12;

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) words: Vec<Word>,
    /// How many letters nobody can tell, since the font does not say what they are.
    pub(super) unknown: usize,
    /// Whether there is a picture.
    pub(super) picture: bool,
    frame: Frame,
}

/// What of a page is seen; everything, unless the page says so.
#[derive(Debug, Default)]
struct Frame(Option<[f64; 4]>);

impl Frame {
    fn of(doc: &Document, page: &Dictionary) -> Self {
        let found =
            [&b"CropBox"[..], b"MediaBox"].iter().find_map(|key| inherited(doc, page, key)?.as_array().ok());
        // Which of two corners comes first is nobody's rule.
        let sides = found.map(|corners| numbers(corners)).map(|[left, low, right, high, ..]| {
            [left.min(right), low.min(high), left.max(right), low.max(high)]
        });
        Self(sides.filter(|[left, low, right, high]| right - left > 1.0 && high - low > 1.0))
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        let inside =
            |[left, low, right, high]: [f64; 4]| (left..=right).contains(&x) && (low..=high).contains(&y);
        x.is_finite() && y.is_finite() && self.0.is_none_or(inside)
    }
}

/// Draws the pages of a document.
pub(super) struct Pen<'d> {
    doc: &'d Document,
    stretch: &'d Stretch<'d>,
    fonts: HashMap<ObjectId, Option<Rc<Font>>>,
}

#[derive(Clone)]
struct Graphics {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// What one stream of drawing has under way.
struct Sheet<'s> {
    graphics: Graphics,
    kept: Vec<Graphics>,
    text: Matrix,
    line: Matrix,
    resources: &'s Dictionary,
    /// Marks that are open, and what each says.
    marks: Vec<Mark>,
}

/// What a mark around a part of a page says of it.
#[derive(Debug, Clone, PartialEq)]
enum Mark {
    Plain,
    /// It is there for each page anew: a running head.
    Repeated,
    /// It reads so, whatever is drawn; given once.
    Reads(Option<String>),
}

impl<'d> Pen<'d> {
    pub(super) fn new(doc: &'d Document, stretch: &'d Stretch<'d>) -> Self {
        Self { doc, stretch, fonts: HashMap::new() }
    }

    /// The words of a page.
    pub(super) fn page(&mut self, page: &'d Dictionary) -> Result<Drawn, Reason> {
        let empty = Dictionary::new();
        let resources = inherited(self.doc, page, b"Resources").and_then(|found| dict(self.doc, found));
        let mut drawn = Drawn { frame: Frame::of(self.doc, page), ..Drawn::default() };
        let graphics = Graphics {
            page: Matrix::ONE,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let content = self.content(page)?;
        self.draw(&content, resources.unwrap_or(&empty), graphics, 0, &mut drawn)?;
        one_way(&mut drawn.words);
        Ok(drawn)
    }

    /// What draws the page: one stream, or several that are read as one.
    fn content(&self, page: &Dictionary) -> Result<Vec<u8>, Reason> {
        let mut all = Vec::new();
        let streams: Vec<&Stream> = match at(self.doc, page, b"Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(streams)) => streams
                .iter()
                .filter_map(|stream| self.doc.dereference(stream).ok()?.1.as_stream().ok())
                .collect(),
            _ => Vec::new(),
        };
        for stream in streams {
            all.extend(self.stretch.unpacked(stream)?);
            all.push(b'\n');
        }
        Ok(all)
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &Dictionary,
        graphics: Graphics,
        depth: usize,
        drawn: &mut Drawn,
    ) -> Result<(), Reason> {
        let mut sheet = Sheet {
            graphics,
            kept: Vec::new(),
            text: Matrix::ONE,
            line: Matrix::ONE,
            resources,
            marks: Vec::new(),
        };
        // All that one operation is given is taken into memory at once.
        weight::light(content)?;
        for operation in Content::decode_iter(content) {
            self.stretch.step(1)?;
            // Behind what cannot be read, nothing is where it seems to be.
            let Ok(operation) = operation else { break };
            self.operation(&operation, &mut sheet, depth, drawn)?;
        }
        Ok(())
    }

    fn operation(
        &mut self,
        operation: &Operation,
        sheet: &mut Sheet<'_>,
        depth: usize,
        drawn: &mut Drawn,
    ) -> Result<(), Reason> {
        let operands = operation.operands.as_slice();
        let number = |at: usize| operands.get(at).and_then(real).unwrap_or(0.0);
        let string = |at: usize| operands.get(at).and_then(|string| string.as_str().ok());
        match operation.operator.as_str() {
            // No program that draws a page keeps so much.
            "q" if sheet.kept.len() < 1000 => sheet.kept.push(sheet.graphics.clone()),
            "Q" => sheet.graphics = sheet.kept.pop().unwrap_or_else(|| sheet.graphics.clone()),
            "cm" => sheet.graphics.page = matrix(operands).then(sheet.graphics.page),
            "BT" => (sheet.text, sheet.line) = (Matrix::ONE, Matrix::ONE),
            "Tf" => {
                sheet.graphics.size = number(1);
                sheet.graphics.font = self.font(operands.first(), sheet.resources)?;
            }
            "Tc" => sheet.graphics.letter_space = number(0),
            "Tw" => sheet.graphics.word_space = number(0),
            "Tz" => sheet.graphics.scale = number(0) / 100.0,
            "TL" => sheet.graphics.leading = number(0),
            "Ts" => sheet.graphics.rise = number(0),
            "Td" => sheet.next_line(number(0), number(1)),
            "TD" => {
                sheet.graphics.leading = -number(1);
                sheet.next_line(number(0), number(1));
            }
            "T*" => sheet.next_line(0.0, -sheet.graphics.leading),
            "Tm" => (sheet.text, sheet.line) = (matrix(operands), matrix(operands)),
            "Tj" => self.show(string(0), sheet, drawn)?,
            "'" => {
                sheet.next_line(0.0, -sheet.graphics.leading);
                self.show(string(0), sheet, drawn)?;
            }
            "\"" => {
                (sheet.graphics.word_space, sheet.graphics.letter_space) = (number(0), number(1));
                sheet.next_line(0.0, -sheet.graphics.leading);
                self.show(string(2), sheet, drawn)?;
            }
            "TJ" => {
                for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                    match real(part) {
                        Some(back) => sheet.advance(-back / 1000.0 * sheet.graphics.size),
                        None => self.show(part.as_str().ok(), sheet, drawn)?,
                    }
                }
            }
            "BMC" | "BDC" => {
                let mark = self.mark(operands, sheet.resources);
                if sheet.marks.len() < 1000 {
                    sheet.marks.push(mark);
                }
            }
            "EMC" => drop(sheet.marks.pop()),
            "BI" => drawn.picture = true,
            "Do" => self.part(operands.first(), sheet, depth, drawn)?,
            _ => {}
        }
        Ok(())
    }

    /// Draws what is drawn by its name: another drawing, or a picture.
    fn part(
        &mut self,
        named: Option<&Object>,
        sheet: &Sheet<'_>,
        depth: usize,
        drawn: &mut Drawn,
    ) -> Result<(), Reason> {
        let doc = self.doc;
        let found = named
            .and_then(|named| named.as_name().ok())
            .and_then(|named| at(doc, dict_at(doc, sheet.resources, b"XObject")?, named)?.as_stream().ok());
        let Some(part) = found else { return Ok(()) };
        if name(doc, &part.dict, b"Subtype") != Some(b"Form") {
            drawn.picture = true;
            return Ok(());
        }
        if depth >= DEEPEST {
            return Ok(());
        }
        let mut graphics = sheet.graphics.clone();
        if let Some(inner) = array(doc, &part.dict, b"Matrix") {
            graphics.page = matrix(inner).then(graphics.page);
        }
        let resources = dict_at(doc, &part.dict, b"Resources").unwrap_or(sheet.resources);
        self.stretch.step(FORM)?;
        self.draw(&self.stretch.unpacked(part)?, resources, graphics, depth + 1, drawn)
    }

    /// The font that resources have under a name.
    fn font(&mut self, named: Option<&Object>, resources: &Dictionary) -> Result<Option<Rc<Font>>, Reason> {
        /// Reading a font takes so many times as long as a step.
        const STEPS: u64 = 2000;
        let doc = self.doc;
        let found = named
            .and_then(|named| named.as_name().ok())
            .and_then(|named| dict_at(doc, resources, b"Font")?.get(named).ok());
        let Some(found) = found else { return Ok(None) };
        let id = found.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(font.clone());
        }
        self.stretch.step(STEPS)?;
        let font = match dict(doc, found) {
            Some(font) => Some(Rc::new(Font::read(doc, font, self.stretch)?)),
            None => None,
        };
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Ok(font)
    }

    /// What a mark says of what comes until its end.
    fn mark(&self, operands: &[Object], resources: &Dictionary) -> Mark {
        let about = match operands.get(1) {
            Some(Object::Dictionary(about)) => Some(about),
            Some(Object::Name(named)) => dict_at(self.doc, resources, b"Properties")
                .and_then(|properties| dict_at(self.doc, properties, named)),
            _ => None,
        };
        let Some(about) = about else { return Mark::Plain };
        if let Some(text) = at(self.doc, about, b"ActualText").and_then(|text| decode_text_string(text).ok())
        {
            return Mark::Reads(Some(text));
        }
        let artifact = operands.first().and_then(|tag| tag.as_name().ok()) == Some(b"Artifact");
        let repeated = artifact && name(self.doc, about, b"Type") == Some(b"Pagination");
        if repeated { Mark::Repeated } else { Mark::Plain }
    }

    fn show(&self, string: Option<&[u8]>, sheet: &mut Sheet<'_>, drawn: &mut Drawn) -> Result<(), Reason> {
        let (Some(string), Some(font)) = (string, sheet.graphics.font.clone()) else { return Ok(()) };
        // A letter takes a fraction of a step.
        self.stretch.step(string.len() as u64 / 4)?;
        font.decode(string, |text, width, is_space| sheet.letter(&text, width, is_space, font.bold, drawn));
        Ok(())
    }
}

impl Sheet<'_> {
    fn next_line(&mut self, right: f64, up: f64) {
        self.line = Matrix::shift(right, up).then(self.line);
        self.text = self.line;
    }

    /// Moves on by so much of the text's own measure.
    fn advance(&mut self, by: f64) {
        self.text = Matrix::shift(by * self.graphics.scale, 0.0).then(self.text);
    }

    /// Draws one letter.
    fn letter(&mut self, text: &str, width: f64, is_space: bool, bold: bool, drawn: &mut Drawn) {
        let Graphics { size, letter_space, word_space, rise, .. } = self.graphics;
        let placed = self.text.then(self.graphics.page);
        let start = placed.point((0.0, rise));
        let (up, along) = (placed.direction((0.0, size)), placed.direction((1.0, 0.0)));
        self.advance(width * size);
        // What is added between letters may be the space between two words.
        let end = self.text.then(self.graphics.page).point((0.0, rise));
        let added = letter_space + if is_space { word_space } else { 0.0 };
        self.advance(added);
        // Programs that set letters closer by hand make a space next to nothing wide.
        if text == " " && width * size + added < size * NOTHING {
            return;
        }
        let mut given = None;
        for mark in self.marks.iter_mut().rev() {
            match mark {
                Mark::Repeated => return,
                Mark::Reads(text) => given = Some(text.take().unwrap_or_default()),
                Mark::Plain => {}
            }
        }
        let text = given.as_deref().unwrap_or(text);
        let height = up.0.hypot(up.1);
        let Some(turn) = Turn::of(along).filter(|_| drawn.frame.holds(start) && height >= SMALLEST) else {
            return;
        };
        drawn.unknown += text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let ((left, base), (right, _)) = (turn.seen(start), turn.seen(end));
        let letter = Word {
            text: letters(text),
            left: left.min(right),
            right: right.max(left),
            base,
            size: height,
            bold,
            turn,
            spaced: false,
        };
        add(&mut drawn.words, letter);
    }
}

/// The matrix that six numbers make.
fn matrix(operands: &[Object]) -> Matrix {
    Matrix::of(numbers(operands))
}

/// The first six numbers of a list, zero where there is none.
fn numbers(list: &[Object]) -> [f64; 6] {
    let mut numbers = list.iter().map(|number| real(number).unwrap_or(0.0));
    [(); 6].map(|()| numbers.next().unwrap_or(0.0))
}

/// What a page has under a key, or the pages it is one of.
pub(super) fn inherited<'d>(doc: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut node = page;
    for _ in 0..64 {
        if let Some(found) = at(doc, node, key) {
            return Some(found);
        }
        node = dict_at(doc, node, b"Parent")?;
    }
    None
}
