//! Archives, and documents that are archives: zip, gzip, tar.

use std::io::Cursor;

use flate2::read::MultiGzDecoder;
use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::allowance::Allowance;
use crate::text::{Inner, Reading};
use crate::{Unread, name, office, opendocument};

/// Most entries of a zip that is opened: each costs memory, whatever is in it.
const MOST_ENTRIES: usize = 100_000;
/// How a zip's list of entries marks each.
const ENTRY: &[u8] = b"PK\x01\x02";
/// Bytes of a block of a tar.
const BLOCK: usize = 512;

/// An opened zip.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        if memmem::find_iter(bytes, ENTRY).nth(MOST_ENTRIES).is_some() {
            return Err(Unread::TooMany);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
        let names = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        let mut package = Self { archive, names };
        for (index, name) in package.names.iter_mut().enumerate() {
            if let Some(Ok(decoded)) = package.archive.name_for_index(index) {
                *name = decoded.into_owned();
            }
        }
        Ok(package)
    }

    /// The members' names, in their order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|member| member == name)
    }

    /// The bytes of the member with this name.
    pub(crate) fn get(&mut self, name: &str, reading: &mut Reading, allowance: &mut Allowance) -> Option<Vec<u8>> {
        let index = self.names.iter().position(|member| member == name)?;
        self.at(index, reading, allowance)
    }

    /// The bytes of a member, which belongs to the document; what is wrong with it is wrong with the document.
    pub(crate) fn at(&mut self, index: usize, reading: &mut Reading, allowance: &mut Allowance) -> Option<Vec<u8>> {
        let file = self.file(index, allowance);
        if let Some(why) = file.missing {
            reading.miss(why);
        }
        (!file.bytes.is_empty()).then_some(file.bytes)
    }

    /// A member as a file of its own.
    pub(crate) fn file(&mut self, index: usize, allowance: &mut Allowance) -> Inner {
        let name = self.names.get(index).cloned().unwrap_or_default();
        match self.archive.by_index(index) {
            Ok(member) => allowance.unpack_file(&name, member),
            Err(error) => Inner { name, bytes: Vec::new(), missing: Some(reason(&error)) },
        }
    }

    /// Gives members as files of their own, as many as are allowed.
    pub(crate) fn give(&mut self, which: impl Fn(&str) -> bool, reading: &mut Reading, allowance: &mut Allowance) {
        for index in 0..self.names.len() {
            if self.names[index].ends_with('/') || !which(&self.names[index]) {
                continue;
            }
            if !allowance.file() {
                return reading.miss(Unread::TooMany);
            }
            reading.inner(self.file(index, allowance));
        }
    }
}

fn reason(error: &ZipError) -> Unread {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unread::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Unread::Packed,
        _ => Unread::Damaged,
    }
}

/// A zip is an office document, an `OpenDocument`, a book, or an archive.
pub(crate) fn read(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let mut package = match Package::open(bytes) {
        Ok(package) => package,
        Err(Unread::Damaged) => return read_cut(bytes, reading, allowance),
        Err(why) => return reading.miss(why),
    };
    if package.archive.has_duplicate_names() {
        // Of two members with one name only one can be asked for.
        reading.miss(Unread::Damaged);
    }
    reading.push(&String::from_utf8_lossy(package.archive.comment()));
    if package.has("[Content_Types].xml") && office::read(&mut package, reading, allowance) {
        return;
    }
    if opendocument::read(&mut package, reading, allowance) {
        return;
    }
    if package.names().iter().any(|file| name::extension(file) == "iwa") {
        reading.miss(Unread::Office);
    }
    package.give(|_| true, reading, allowance);
}

/// A zip without its list of entries, which stands at the end: what comes before the cut is read.
fn read_cut(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    reading.miss(Unread::Damaged);
    let mut rest = Cursor::new(bytes);
    while let Ok(Some(member)) = zip::read::read_zipfile_from_stream(&mut rest) {
        let Ok(name) = member.name().map(|name| name.to_string()) else { return };
        if !allowance.file() {
            return reading.miss(Unread::TooMany);
        }
        let file = allowance.unpack_file(&name, member);
        let ends = file.missing.is_some();
        reading.inner(file);
        if ends {
            return;
        }
    }
}

pub(crate) fn read_gzip(name: &str, bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let file = name.rsplit('/').next().unwrap_or(name);
    let inner = match name::extension(file).as_str() {
        "gz" => file[..file.len() - 3].to_owned(),
        "tgz" => format!("{}.tar", &file[..file.len() - 4]),
        _ => "content".to_owned(),
    };
    if allowance.file() {
        reading.inner(allowance.unpack_file(&inner, MultiGzDecoder::new(bytes)));
    } else {
        reading.miss(Unread::TooMany);
    }
}

pub(crate) fn read_tar(bytes: &[u8], reading: &mut Reading, allowance: &mut Allowance) {
    let mut rest = bytes;
    let mut long_name: Option<String> = None;
    while let Some((header, after)) = rest.split_at_checked(BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            return;
        }
        let Some(size) = tar_number(&header[124..136]) else { return reading.miss(Unread::Damaged) };
        let whole = after.len() >= size;
        let content = &after[..size.min(after.len())];
        match header[156] {
            b'L' => long_name = Some(c_string(content)),
            b'x' => long_name = pax_path(content).or(long_name),
            b'0' | 0 | b'7' => {
                if !allowance.file() {
                    return reading.miss(Unread::TooMany);
                }
                let mut file = allowance.unpack_file(&long_name.take().unwrap_or_else(|| tar_name(header)), content);
                if !whole {
                    file.missing = file.missing.or(Some(Unread::Damaged));
                }
                reading.inner(file);
            }
            _ => long_name = None,
        }
        if !whole {
            return reading.miss(Unread::Damaged);
        }
        rest = after.get(size.next_multiple_of(BLOCK)..).unwrap_or_default();
    }
}

/// A size, in octal digits or as a large binary number.
fn tar_number(field: &[u8]) -> Option<usize> {
    if field.first()? & 0x80 != 0 {
        let bytes = field.last_chunk::<8>()?;
        return usize::try_from(u64::from_be_bytes(*bytes)).ok().filter(|size| *size < usize::MAX / 2);
    }
    let digits = c_string(field);
    let digits = digits.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}

/// The name and the folder before it.
fn tar_name(header: &[u8]) -> String {
    let (name, folder) = (c_string(&header[..100]), c_string(&header[345..500]));
    if folder.is_empty() { name } else { format!("{folder}/{name}") }
}

/// The path that an extended header gives to the next file: `27 path=folder/file`.
fn pax_path(content: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(content);
    text.lines().find_map(|line| line.split_once(' ')?.1.strip_prefix("path=").map(str::to_owned))
}

fn c_string(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}
