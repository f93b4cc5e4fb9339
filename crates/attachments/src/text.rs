//! The text of one file as it is put together.

use crate::Unread;

/// What is found in one file.
pub(crate) struct Reading {
    text: String,
    left: usize,
    full: bool,
    after_return: bool,
    unread: Option<Unread>,
    inner: Vec<Inner>,
}

/// A file within the file.
pub(crate) struct Inner {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Why there are no bytes, or not all.
    pub(crate) missing: Option<Unread>,
}

impl Reading {
    /// An empty text that takes up to `left` characters.
    pub(crate) fn new(left: usize, unread: Option<Unread>) -> Self {
        Self { text: String::new(), left, full: false, after_return: false, unread, inner: Vec::new() }
    }

    /// Says that something was not read. The first reason stands.
    pub(crate) fn miss(&mut self, why: Unread) {
        self.unread.get_or_insert(why);
    }

    /// Gives a file within this one.
    pub(crate) fn inner(&mut self, file: Inner) {
        self.inner.push(file);
    }

    /// Whether there are files within it.
    pub(crate) fn has_inner(&self) -> bool {
        !self.inner.is_empty()
    }

    /// Whether nothing more is kept, so that the reader may stop.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// Whether no word was found.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many bytes of text there are.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds words as they are, but without control characters; every kind of line end is one.
    pub(crate) fn push(&mut self, words: &str) {
        for c in words.chars() {
            let after_return = std::mem::replace(&mut self.after_return, c == '\r');
            match c {
                '\n' if after_return => {}
                '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.put('\n'),
                '\t' => self.put('\t'),
                _ if c.is_control() => {}
                _ => self.put(c),
            }
        }
    }

    /// Begins a new line, unless one has just begun.
    pub(crate) fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.put('\n');
        }
    }

    /// Adds words on a line of their own.
    pub(crate) fn push_line(&mut self, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            self.line();
            self.push(words);
            self.line();
        }
    }

    /// Adds a tab.
    pub(crate) fn tab(&mut self) {
        self.put('\t');
    }

    /// Begins a cell: a tab, unless it is the first of its row.
    pub(crate) fn cell(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.put('\t');
        }
    }

    /// Adds a space, unless there is one.
    pub(crate) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.put(' ');
        }
    }

    fn put(&mut self, c: char) {
        if self.left == 0 {
            self.full = true;
            return;
        }
        self.left -= 1;
        self.text.push(c);
    }

    /// The text, what is missing of it, and the files within.
    pub(crate) fn finish(mut self) -> (String, Option<Unread>, Vec<Inner>) {
        if self.full {
            self.miss(Unread::Cut);
        }
        (self.text, self.unread, self.inner)
    }
}
