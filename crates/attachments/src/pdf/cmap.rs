//! Which characters the codes of a font stand for (`ToUnicode`).

use std::collections::HashMap;

use super::lexer::{Lexer, Token};

/// Most codes of one range, and of a font.
const MOST: u32 = 0x1_0000;

/// The text of each code.
pub(super) fn read(bytes: &[u8]) -> HashMap<u32, String> {
    let mut map = HashMap::new();
    let mut waiting: Vec<Token<'_>> = Vec::new();
    for token in Lexer::new(bytes) {
        match token {
            Token::Word(b"beginbfchar" | b"beginbfrange") => waiting.clear(),
            Token::Word(b"endbfchar") => {
                singles(&waiting, &mut map);
                waiting.clear();
            }
            Token::Word(b"endbfrange") => {
                ranges(&waiting, &mut map);
                waiting.clear();
            }
            Token::String(_) | Token::Open | Token::Close => waiting.push(token),
            _ => {}
        }
        if map.len() > MOST as usize {
            break;
        }
    }
    map
}

fn singles(tokens: &[Token<'_>], map: &mut HashMap<u32, String>) {
    let strings = tokens.iter().filter_map(string).collect::<Vec<_>>();
    for pair in strings.chunks_exact(2) {
        map.insert(code(pair[0]), text(pair[1]));
    }
}

fn ranges(tokens: &[Token<'_>], map: &mut HashMap<u32, String>) {
    let mut tokens = tokens.iter();
    while let (Some(first), Some(last)) = (tokens.next(), tokens.next()) {
        let (Some(first), Some(last)) = (string(first).map(code), string(last).map(code)) else { continue };
        match tokens.next() {
            Some(Token::String(start)) => {
                let last = last.min(first.saturating_add(MOST)).min(first.saturating_add(MOST - 1));
                // The last byte counts on, the others stand.
                let mut bytes = start.clone();
                for code in first..=last {
                    map.insert(code, text(&bytes));
                    count_on(&mut bytes);
                    if map.len() > MOST as usize {
                        return;
                    }
                }
            }
            Some(Token::Open) => {
                let strings = tokens.by_ref().take_while(|token| **token != Token::Close);
                for (code, string) in (first..=last).zip(strings.filter_map(string)) {
                    map.insert(code, text(string));
                }
            }
            _ => return,
        }
    }
}

fn string<'a>(token: &'a Token<'_>) -> Option<&'a [u8]> {
    match token {
        Token::String(bytes) => Some(bytes),
        _ => None,
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn count_on(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            return;
        }
    }
}

/// Text in UTF-16; some programs write one byte.
pub(super) fn text(bytes: &[u8]) -> String {
    if let [single] = bytes {
        return char::from(*single).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
