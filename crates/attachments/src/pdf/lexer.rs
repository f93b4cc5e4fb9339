//! The words of a content stream or a character map. Nothing is nested: brackets are words like others.

/// A word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f32),
    Name(&'a [u8]),
    String(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

/// Reads words, one after the other.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips a picture that stands in the stream itself, up to its end mark.
    pub(super) fn skip_picture(&mut self) {
        while let Some(found) = memchr::memmem::find(&self.bytes[self.at..], b"EI") {
            let (start, end) = (self.at + found, self.at + found + 2);
            self.at = end;
            let before = start.checked_sub(1).and_then(|before| self.bytes.get(before));
            let after = self.bytes.get(end);
            if before.is_none_or(|byte| is_space(*byte)) && after.is_none_or(|byte| is_space(*byte)) {
                return;
            }
        }
        self.at = self.bytes.len();
    }

    /// A string in brackets, with its escapes resolved.
    fn literal(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut string);
                    continue;
                }
                _ => {}
            }
            string.push(byte);
        }
        string
    }

    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => string.push(b'\n'),
            b'r' => string.push(b'\r'),
            b't' => string.push(b'\t'),
            b'b' | b'f' | b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                string.push(u8::try_from(value & 0xff).unwrap_or_default());
            }
            other => string.push(other),
        }
    }

    /// A string in hexadecimal digits.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()) else {
                continue;
            };
            match half.take() {
                Some(high) => string.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        if let Some(high) = half {
            string.push(high << 4);
        }
        string
    }

    /// Signs up to the next space or sign of the syntax.
    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !b"()<>[]{}/%".contains(&byte)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            if is_space(byte) {
                self.at += 1;
                continue;
            }
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
                continue;
            }
            if !b"()<>[]{}/".contains(&byte) {
                let word = self.regular();
                return Some(number(word).map_or(Token::Word(word), Token::Number));
            }
            self.at += 1;
            return Some(match byte {
                b'/' => Token::Name(self.regular()),
                b'(' => Token::String(self.literal()),
                b'<' if self.peek() != Some(b'<') => Token::String(self.hexadecimal()),
                b'[' => Token::Open,
                b']' => Token::Close,
                b'<' | b'>' => {
                    self.at += usize::from(self.peek() == Some(byte));
                    continue;
                }
                _ => continue,
            });
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn number(word: &[u8]) -> Option<f32> {
    if !word.first().is_some_and(|byte| byte.is_ascii_digit() || b"+-.".contains(byte)) {
        return None;
    }
    let number: f32 = std::str::from_utf8(word).ok()?.parse().ok()?;
    number.is_finite().then_some(number)
}
