//! Rich Text Format: the text of the body, of headers, notes, comments and fields, also where it is hidden or deleted.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::text::Reading;

/// Groups that hold no words of a person.
const SILENT: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "pict",
    "listtable",
    "listoverridetable",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "rsidtbl",
    "generator",
    "objdata",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "fldtype",
    "mmathPr",
    "wgrffmtfilter",
    "panose",
    "falt",
    "bkmkstart",
    "bkmkend",
    "pgdsctbl",
    "sn",
    "blipuid",
    "shppict",
    "nonshppict",
    "pnseclvl",
    "listtext",
    "pntext",
    "objclass",
    "atnid",
    "atndate",
    "atnref",
    "creatim",
    "revtim",
    "printim",
    "buptim",
    "fname",
    "nextfile",
    "template",
];
/// Groups that are marked as skippable, but hold words.
const SPOKEN: &[&str] = &[
    "annotation",
    "atnauthor",
    "footnote",
    "fldinst",
    "shpinst",
    "shptxt",
    "sp",
    "sv",
    "userprops",
    "propname",
    "staticval",
    "company",
    "manager",
    "txe",
    "xe",
    "ftnsep",
    "hlinkbase",
    "docvar",
    "ud",
    "shp",
    "dptxbxtext",
    "ffdeftext",
    "ffhelptext",
    "ffstattext",
    "ffl",
    "formfield",
];
/// Words that end a line.
const LINES: &[&str] = &[
    "par",
    "line",
    "row",
    "sect",
    "page",
    "column",
    "softline",
    "lbr",
    "footnote",
    "annotation",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "title",
    "subject",
    "author",
    "keywords",
    "doccomm",
    "operator",
    "company",
    "manager",
    "comment",
    "shptxt",
    "atnauthor",
    "propname",
    "staticval",
    "info",
];

/// What holds within a group.
#[derive(Clone, Copy)]
struct Group {
    silent: bool,
    deleted: bool,
    /// How many signs stand in for one in Unicode.
    stand_ins: u32,
}

struct Rtf<'a, 'b> {
    rest: &'a [u8],
    groups: Vec<Group>,
    group: Group,
    encoding: &'static Encoding,
    /// Bytes in the document's encoding that wait for the rest of their sign.
    pending: Vec<u8>,
    /// The first half of a sign that UTF-16 writes as two.
    half: Option<u16>,
    /// Signs that stand in for one that was read already.
    skip: u32,
    /// What was deleted of the paragraph; read into the rest, it would be joined to the words that took its place.
    deleted: String,
    reading: &'b mut Reading,
}

/// Most groups within groups that are told apart; the text of deeper ones is still read.
const DEEPEST: usize = 4096;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) {
    let group = Group { silent: false, deleted: false, stand_ins: 1 };
    let mut rtf = Rtf {
        rest: bytes,
        groups: Vec::new(),
        group,
        encoding: WINDOWS_1252,
        pending: Vec::new(),
        half: None,
        skip: 0,
        deleted: String::new(),
        reading,
    };
    while let Some((first, rest)) = rtf.rest.split_first() {
        rtf.rest = rest;
        match first {
            b'{' => rtf.open(),
            b'}' => rtf.close(),
            b'\\' => rtf.control(),
            b'\r' | b'\n' | 0 => {}
            _ => rtf.sign(*first),
        }
        if rtf.reading.is_full() {
            break;
        }
    }
    rtf.flush();
    rtf.line();
}

impl Rtf<'_, '_> {
    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        if self.groups.len() < DEEPEST {
            self.groups.push(self.group);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
    }

    /// A byte of text.
    fn sign(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.silent {
            self.pending.push(byte);
        }
    }

    /// Writes the bytes that wait.
    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            self.push(&self.encoding.decode_without_bom_handling(&pending).0);
        }
    }

    fn push(&mut self, text: &str) {
        if self.group.deleted {
            self.deleted.push_str(text);
        } else {
            self.reading.push(text);
        }
    }

    /// Ends a line, after which stands what was deleted of it.
    fn line(&mut self) {
        self.reading.line();
        let deleted = std::mem::take(&mut self.deleted);
        self.reading.push_line(&deleted);
    }

    /// What follows a backslash.
    fn control(&mut self) {
        let Some((first, rest)) = self.rest.split_first() else { return };
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        self.rest = rest;
        match first {
            b'\'' => {
                let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.rest = &rest[2..];
                    self.sign(byte);
                }
            }
            b'*' => self.skippable(),
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("\u{2011}"),
            b'-' => {}
            b'\r' | b'\n' => self.text("\n"),
            _ => self.sign(*first),
        }
    }

    /// A group that programs may skip: it is read if it is known to hold words.
    fn skippable(&mut self) {
        let rest = self.rest.trim_ascii_start();
        let name = rest.strip_prefix(b"\\").unwrap_or(rest);
        let length = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if !SPOKEN.iter().any(|spoken| spoken.as_bytes() == &name[..length]) {
            self.group.silent = true;
        }
    }

    /// A control word with its number.
    fn word(&mut self) {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count().min(32);
        let (name, rest) = self.rest.split_at(length);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).count().min(10);
        let number = std::str::from_utf8(&rest[..minus + digits]).ok().and_then(|number| number.parse::<i64>().ok());
        let after = &rest[if digits > 0 { minus + digits } else { 0 }..];
        self.rest = after.strip_prefix(b" ").unwrap_or(after);
        match std::str::from_utf8(name).unwrap_or_default() {
            "bin" => {
                let length = number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            "ansicpg" => self.encoding = code_page(number),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.stand_ins = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1),
            name => self.named(name),
        }
    }

    fn named(&mut self, name: &str) {
        match name {
            _ if SILENT.contains(&name) => self.group.silent = true,
            _ if LINES.contains(&name) => {
                self.flush();
                if !self.group.silent {
                    self.line();
                }
            }
            "deleted" => self.group.deleted = true,
            "tab" | "cell" | "nestcell" => self.text("\t"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => {}
        }
    }

    /// Text that a control word stands for.
    fn text(&mut self, text: &str) {
        self.flush();
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.silent {
            self.push(text);
        }
    }

    /// A sign in UTF-16, as a number that may be negative, before signs for programs that know none.
    fn unicode(&mut self, number: i64) {
        self.flush();
        self.skip = self.group.stand_ins;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units = self.half.take().into_iter().chain([unit]);
        let mut sign = String::new();
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok(c) => sign.push(c),
                Err(error) if (0xd800..0xdc00).contains(&error.unpaired_surrogate()) => self.half = Some(unit),
                Err(_) => {}
            }
        }
        if !self.group.silent {
            self.push(&sign);
        }
    }
}

fn code_page(number: Option<i64>) -> &'static Encoding {
    let label = match number {
        Some(932) => "shift_jis".to_owned(),
        Some(936) => "gbk".to_owned(),
        Some(949) => "euc-kr".to_owned(),
        Some(950) => "big5".to_owned(),
        Some(65001) => "utf-8".to_owned(),
        Some(10000) => "macintosh".to_owned(),
        Some(page) => format!("windows-{page}"),
        None => return WINDOWS_1252,
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
