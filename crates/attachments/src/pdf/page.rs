//! The text of pages, in the order in which it is painted. Words are parted where glyphs are, since many files have no
//! spaces.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::Font;
use super::lexer::{Lexer, Token};
use super::matrix::{Gap, Matrix, Pen};
use crate::Unread;
use crate::allowance::Allowance;
use crate::text::Reading;

/// How deep forms within forms are painted.
const DEEPEST: u32 = 12;
/// What painting a form costs besides its bytes.
const FORM: u64 = 1024;
/// Most operands that are kept for an operator.
const MOST_OPERANDS: usize = 1 << 16;
/// Most states that are kept to be restored.
const MOST_STATES: usize = 512;
/// How many folders of the page tree are climbed for a page's resources.
const HIGHEST: u32 = 64;

/// What is set when text is painted.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    leading: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
}

/// Reads pages, one after the other.
pub(super) struct Painter<'a> {
    document: &'a Document,
    reading: &'a mut Reading,
    allowance: &'a mut Allowance,
    fonts: HashMap<ObjectId, Rc<Font>>,
    state: State,
    states: Vec<State>,
    line: Matrix,
    text: Matrix,
    pen: Option<Pen>,
    depth: u32,
    known: u64,
    unknown: u64,
    pictured: bool,
}

impl<'a> Painter<'a> {
    pub(super) fn new(document: &'a Document, reading: &'a mut Reading, allowance: &'a mut Allowance) -> Self {
        Self {
            document,
            reading,
            allowance,
            fonts: HashMap::new(),
            state: State::new(),
            states: Vec::new(),
            line: Matrix::IDENTITY,
            text: Matrix::IDENTITY,
            pen: None,
            depth: 0,
            known: 0,
            unknown: 0,
            pictured: false,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.reading.is_full()
    }

    /// Says what of the pages could not be read as text.
    pub(super) fn finish(self) {
        // A few signs without a meaning are bullets and ornaments.
        let nothing = self.known == 0 && self.unknown > 0;
        if nothing || (self.unknown > 20 && self.unknown * 10 > self.known) {
            self.reading.miss(Unread::Glyphs);
        }
    }

    /// Reads a page.
    pub(super) fn page(&mut self, id: ObjectId) {
        let Ok(page) = self.document.get_dictionary(id) else { return self.reading.miss(Unread::Damaged) };
        let mut content = Vec::new();
        for id in self.document.get_page_contents(id) {
            let stream = self.document.get_object(id).and_then(Object::as_stream);
            let part = stream.ok().and_then(|stream| super::stream(stream, self.reading, self.allowance));
            content.extend(part.unwrap_or_default());
            content.push(b'\n');
        }
        self.state = State::new();
        self.states.clear();
        self.pen = None;
        self.pictured = false;
        let glyphs = self.known + self.unknown;
        self.paint(&content, self.resources(page));
        self.reading.line();
        if self.pictured && self.known + self.unknown == glyphs {
            self.reading.miss(Unread::Picture);
        }
    }

    /// The page's own resources, or those of the nearest folder of pages above it.
    fn resources(&self, page: &'a Dictionary) -> Option<&'a Dictionary> {
        let mut place = page;
        for _ in 0..HIGHEST {
            if let Ok(resources) = place.get_deref(b"Resources", self.document).and_then(Object::as_dict) {
                return Some(resources);
            }
            place = place.get_deref(b"Parent", self.document).and_then(Object::as_dict).ok()?;
        }
        None
    }

    /// Follows a content stream.
    fn paint(&mut self, content: &[u8], resources: Option<&'a Dictionary>) {
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"ID") => {
                    self.pictured = true;
                    lexer.skip_picture();
                    operands.clear();
                }
                Token::Word(operator) => {
                    self.operator(operator, &operands, resources);
                    operands.clear();
                }
                _ => operands.push(token),
            }
            if operands.len() >= MOST_OPERANDS {
                self.show_all(&operands);
                operands.clear();
            }
            if self.reading.is_full() {
                return;
            }
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[Token<'_>], resources: Option<&'a Dictionary>) {
        let number = |index: usize| match operands.get(index) {
            Some(Token::Number(number)) => *number,
            _ => 0.0,
        };
        let six = || Matrix([number(0), number(1), number(2), number(3), number(4), number(5)]);
        match operator {
            b"q" if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.states.pop() {
                    self.state = state;
                }
            }
            b"cm" => self.state.matrix = six().then(&self.state.matrix),
            b"BT" => self.begin(Matrix::IDENTITY),
            b"Tm" => self.begin(six()),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tc" => self.state.letter_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Tf" => {
                self.state.size = number(1);
                if let Some(Token::Name(name)) = operands.first() {
                    self.state.font = self.font(name, resources);
                }
            }
            b"Tj" | b"TJ" => self.show_all(operands),
            b"'" | b"\"" => {
                if operator == b"\"" {
                    (self.state.word_space, self.state.letter_space) = (number(0), number(1));
                }
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.get(operands.len().saturating_sub(1)..).unwrap_or_default());
            }
            b"Do" => {
                if let Some(Token::Name(name)) = operands.first() {
                    self.object(name, resources);
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, matrix: Matrix) {
        (self.line, self.text) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.begin(Matrix::shift(x, y).then(&self.line));
    }

    /// Strings, and numbers that move the next one.
    fn show_all(&mut self, operands: &[Token<'_>]) {
        for operand in operands {
            match operand {
                Token::String(string) => self.show(string),
                Token::Number(number) => self.advance(-number / 1000.0 * self.state.size),
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f32) {
        self.text = Matrix::shift(by * self.state.stretch, 0.0).then(&self.text);
    }

    fn place(&self) -> Pen {
        Pen::at(&self.text.then(&self.state.matrix), self.state.size)
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.unknown += string.len() as u64;
            return;
        };
        match self.pen.map_or(Gap::Line, |pen| pen.gap(&self.place())) {
            Gap::None => {}
            Gap::Space => self.reading.space(),
            Gap::Tab => self.reading.cell(),
            Gap::Line => self.reading.line(),
        }
        for glyph in font.glyphs(string) {
            match glyph.text {
                Some(text) => {
                    self.known += 1;
                    self.reading.push(&text);
                }
                None => self.unknown += 1,
            }
            let word_space = if glyph.is_space { self.state.word_space } else { 0.0 };
            self.advance(glyph.width * self.state.size + self.state.letter_space + word_space);
        }
        self.pen = Some(self.place());
    }

    fn font(&mut self, name: &[u8], resources: Option<&'a Dictionary>) -> Option<Rc<Font>> {
        let fonts = resources?.get_deref(b"Font", self.document).and_then(Object::as_dict).ok()?;
        let entry = fonts.get(name).ok()?;
        let id = entry.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let (_, object) = self.document.dereference(entry).ok()?;
        self.allowance.take(FORM);
        let font = Rc::new(Font::read(object.as_dict().ok()?, self.document));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// Paints a form, which is a page within the page, or sees a picture.
    fn object(&mut self, name: &[u8], resources: Option<&'a Dictionary>) {
        let objects = resources.and_then(|all| all.get_deref(b"XObject", self.document).and_then(Object::as_dict).ok());
        let Some(objects) = objects else { return };
        let Ok(form) = objects.get_deref(name, self.document).and_then(Object::as_stream) else { return };
        if form.dict.get_deref(b"Subtype", self.document).and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
            self.pictured = true;
            return;
        }
        if self.depth >= DEEPEST {
            return self.reading.miss(Unread::TooDeep);
        }
        self.allowance.take(FORM);
        let Some(content) = super::stream(form, self.reading, self.allowance) else { return };
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let kept = (self.state.clone(), self.line, self.text, std::mem::take(&mut self.states));
        if let Ok(matrix) = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
            let mut six = Matrix::IDENTITY;
            for (place, number) in six.0.iter_mut().zip(matrix) {
                *place = number.as_float().unwrap_or(*place);
            }
            self.state.matrix = six.then(&self.state.matrix);
        }
        self.depth += 1;
        self.paint(&content, own.or(resources));
        self.depth -= 1;
        (self.state, self.line, self.text, self.states) = kept;
    }
}

impl State {
    fn new() -> Self {
        Self {
            matrix: Matrix::IDENTITY,
            font: None,
            size: 1.0,
            leading: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
        }
    }
}
