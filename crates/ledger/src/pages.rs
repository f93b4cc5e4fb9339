//! The rows of an SQLite file, page by page, whatever its trees say (<https://sqlite.org/fileformat2.html>): to be asked where
//! SQLite itself refuses the file. Every number in it may be wrong.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

const MAGIC: &[u8] = b"SQLite format 3\0";
/// The header of the file, on its first page (section 1.3).
const FILE_HEADER: usize = 100;
/// Bytes of a page, where the file does not say.
const PAGE: usize = 4096;
/// The kind of a page with a table's rows (section 1.6).
const LEAF: u8 = 0x0d;
const LEAF_HEADER: usize = 8;
/// The headers of a write-ahead log and of each page in it (section 4.1).
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The pages of a file.
pub(crate) struct Pages {
    file: File,
    /// Bytes of a page, all of which are SQLite's: nobody reserves any here.
    size: usize,
    count: u32,
}

/// A row: its integer key, and its columns as they are stored.
pub(crate) struct Cell {
    pub(crate) key: i64,
    payload: Vec<u8>,
}

/// A column.
#[derive(Debug, PartialEq)]
pub(crate) enum Value<'c> {
    Null,
    Integer(i64),
    Blob(&'c [u8]),
    Text(&'c str),
}

impl<'c> Value<'c> {
    pub(crate) fn integer(&self) -> Option<i64> {
        if let Value::Integer(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn blob(&self) -> Option<&'c [u8]> {
        if let Value::Blob(bytes) = self { Some(bytes) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&'c str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }
}

impl Pages {
    /// # Errors
    /// Those of reading.
    pub(crate) fn new(mut file: File) -> io::Result<Pages> {
        let mut header = [0; FILE_HEADER];
        let known = file.read_exact(&mut header).is_ok() && header.starts_with(MAGIC);
        let said = usize::from(u16::from_be_bytes([header[16], header[17]]));
        let said = if said == 1 { 65_536 } else { said };
        let known = known && said.is_power_of_two() && said >= 512;
        let mut pages = Pages { file, size: if known { said } else { PAGE }, count: 0 };
        pages.recount()?;
        Ok(pages)
    }

    fn recount(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        self.count = u32::try_from(length.div_ceil(self.size as u64)).unwrap_or(u32::MAX);
        Ok(())
    }

    /// How many pages there are; the first is 1.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// Writes what a write-ahead log has into the file, up to the last transaction that is whole in it. Another program's log
    /// is passed over.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub(crate) fn take_in(&mut self, mut log: File) -> io::Result<()> {
        let Some(mut sum) = LogSum::begin(&mut log)? else { return Ok(()) };
        self.size = sum.size;
        let (mut frames, mut whole) = (Vec::new(), 0);
        let mut end = 0;
        while let Some((page, ends)) = sum.next(&mut log)? {
            frames.push(page);
            if ends > 0 {
                (whole, end) = (frames.len(), ends);
            }
        }
        let mut bytes = vec![0; self.size];
        for (page, number) in frames.iter().take(whole).zip(0u64..) {
            let frame = LOG_HEADER as u64 + number * (FRAME_HEADER + self.size) as u64;
            log.seek(SeekFrom::Start(frame + FRAME_HEADER as u64))?;
            log.read_exact(&mut bytes)?;
            self.file.seek(SeekFrom::Start(u64::from(page.saturating_sub(1)) * self.size as u64))?;
            self.file.write_all(&bytes)?;
        }
        if end > 0 {
            self.file.set_len(u64::from(end) * self.size as u64)?;
        }
        self.recount()
    }

    /// A page, the first of which is 1.
    ///
    /// # Errors
    /// Those of reading the file.
    pub(crate) fn read(&mut self, page: u32) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.size);
        self.file.seek(SeekFrom::Start(u64::from(page.saturating_sub(1)) * self.size as u64))?;
        (&mut self.file).take(self.size as u64).read_to_end(&mut bytes)?;
        // The last page may be cut off.
        bytes.resize(self.size, 0);
        Ok(bytes)
    }

    /// The row at a place of a page, with what of it lies on pages of its own (section 1.6, "Cell payload"); `None` if it
    /// cannot be read.
    ///
    /// # Errors
    /// Those of reading the file.
    pub(crate) fn cell(&mut self, page: &[u8], at: usize) -> io::Result<Option<Cell>> {
        let Some(mut rest) = page.get(at..) else { return Ok(None) };
        let (Some(length), Some(key)) = (varint(&mut rest), varint(&mut rest)) else { return Ok(None) };
        // No row is longer than the file.
        let longest = self.size.saturating_mul(self.count as usize);
        let Some(length) = usize::try_from(length).ok().filter(|length| *length <= longest) else { return Ok(None) };
        let here = in_page(length, self.size);
        let Some((payload, rest)) = rest.split_at_checked(here) else { return Ok(None) };
        let mut payload = payload.to_vec();
        if here < length {
            let Some(next) = rest.first_chunk::<4>() else { return Ok(None) };
            self.overflow(&mut payload, length, u32::from_be_bytes(*next))?;
        }
        Ok((payload.len() == length).then_some(Cell { key, payload }))
    }

    /// Follows the pages of a long row. Each takes bytes from it, so that a ring of pages ends too.
    fn overflow(&mut self, payload: &mut Vec<u8>, length: usize, mut next: u32) -> io::Result<()> {
        while payload.len() < length && (2..=self.count).contains(&next) {
            let bytes = self.read(next)?;
            let take = (length - payload.len()).min(self.size - 4);
            payload.extend(&bytes[4..4 + take]);
            next = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        Ok(())
    }
}

/// Where a page has rows.
pub(crate) fn pointers(number: u32, page: &[u8]) -> Vec<usize> {
    let header = if number == 1 { FILE_HEADER } else { 0 };
    if page[header] != LEAF {
        return Vec::new();
    }
    let count = usize::from(u16::from_be_bytes([page[header + 3], page[header + 4]]));
    let pointers = page[header + LEAF_HEADER..].as_chunks::<2>().0.iter().take(count);
    let mut pointers: Vec<usize> = pointers.map(|at| usize::from(u16::from_be_bytes(*at))).collect();
    pointers.sort_unstable();
    pointers.dedup();
    pointers
}

/// How many bytes of a row are on its own page.
fn in_page(length: usize, usable: usize) -> usize {
    let most = usable - 35;
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

impl Cell {
    /// How many bytes it has.
    pub(crate) fn length(&self) -> usize {
        self.payload.len()
    }

    /// The columns (section 2.1); `None` if they are no record, or hold a number that is not whole.
    pub(crate) fn values(&self) -> Option<Vec<Value<'_>>> {
        let mut rest = &self.payload[..];
        let header = usize::try_from(varint(&mut rest)?).ok()?;
        let read = self.payload.len() - rest.len();
        let mut kinds = self.payload.get(read..header)?;
        let mut body = &self.payload[header..];
        let mut values = Vec::new();
        while !kinds.is_empty() {
            let kind = varint(&mut kinds)?;
            let length = match kind {
                0 | 8 | 9 => 0,
                1..=4 => usize::try_from(kind).ok()?,
                5 => 6,
                6 => 8,
                12.. => usize::try_from((kind - 12) / 2).ok()?,
                _ => return None,
            };
            let (bytes, after) = body.split_at_checked(length)?;
            body = after;
            values.push(match kind {
                0 => Value::Null,
                8 | 9 => Value::Integer(kind - 8),
                1..=6 => Value::Integer(integer(bytes)),
                _ if kind % 2 == 0 => Value::Blob(bytes),
                _ => Value::Text(std::str::from_utf8(bytes).ok()?),
            });
        }
        body.is_empty().then_some(values)
    }
}

/// A number of one to eight bytes, in two's complement, the highest byte first.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|first| *first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| number << 8 | i64::from(*byte))
}

/// A number in one to nine bytes, seven bits in each but the ninth (section 1.6).
fn varint(rest: &mut &[u8]) -> Option<i64> {
    let mut number = 0i64;
    for at in 0..9 {
        let byte = *rest.get(at)?;
        if at == 8 {
            number = number << 8 | i64::from(byte);
        } else {
            number = number << 7 | i64::from(byte & 0x7f);
        }
        if at == 8 || byte < 0x80 {
            *rest = &rest[at + 1..];
            return Some(number);
        }
    }
    None
}

/// The running sum of a write-ahead log, by which a frame that was written to its end is known (sections 4.1 and 4.2).
struct LogSum {
    size: usize,
    salts: [u8; 8],
    big_endian: bool,
    sum: [u32; 2],
}

impl LogSum {
    /// Reads the header of a log; `None` if it is none.
    fn begin(log: &mut File) -> io::Result<Option<LogSum>> {
        let mut header = [0; LOG_HEADER];
        match log.read_exact(&mut header) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let word = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let size = usize::try_from(word(8)).unwrap_or(0);
        let salts = [16, 17, 18, 19, 20, 21, 22, 23].map(|at: usize| header[at]);
        let mut sum = LogSum { size, salts, big_endian: word(0) & 1 == 1, sum: [0; 2] };
        sum.add(&header[..24]);
        let known = word(0) | 1 == 0x377f_0683 && size.is_power_of_two() && (512..=65_536).contains(&size);
        Ok((known && sum.sum == [word(24), word(28)]).then_some(sum))
    }

    /// The next frame: its page, and the pages of the file after it if it ends a transaction. `None` at the end of what is
    /// whole.
    fn next(&mut self, log: &mut File) -> io::Result<Option<(u32, u32)>> {
        let mut frame = Vec::with_capacity(FRAME_HEADER + self.size);
        log.take((FRAME_HEADER + self.size) as u64).read_to_end(&mut frame)?;
        if frame.len() < FRAME_HEADER + self.size || frame[8..16] != self.salts {
            return Ok(None);
        }
        let word = |at: usize| u32::from_be_bytes([frame[at], frame[at + 1], frame[at + 2], frame[at + 3]]);
        self.add(&frame[..8]);
        self.add(&frame[FRAME_HEADER..]);
        Ok((self.sum == [word(16), word(20)] && word(0) > 0).then(|| (word(0), word(4))))
    }

    fn add(&mut self, bytes: &[u8]) {
        for pair in bytes.as_chunks::<8>().0 {
            let [a, b] = [[pair[0], pair[1], pair[2], pair[3]], [pair[4], pair[5], pair[6], pair[7]]]
                .map(|word| if self.big_endian { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) });
            self.sum[0] = self.sum[0].wrapping_add(a).wrapping_add(self.sum[1]);
            self.sum[1] = self.sum[1].wrapping_add(b).wrapping_add(self.sum[0]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pages(bytes: &[u8]) -> Pages {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        Pages::new(file).unwrap()
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (bytes, number) in [
            (&[0x00][..], 0),
            (&[0x7f], 127),
            (&[0x81, 0x00], 128),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -1),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x05], 5),
        ] {
            let mut rest = bytes;
            assert_eq!((varint(&mut rest), rest.len()), (Some(number), 0), "{bytes:x?}");
            assert_eq!(varint(&mut &bytes[..bytes.len() - 1]), None);
        }
        assert_eq!([integer(&[0xff]), integer(&[0x00, 0x80]), integer(&[0x80, 0x00])], [-1, 128, -32_768]);
    }

    proptest! {
        /// Pages of rows in which every number may be wrong.
        #[test]
        fn no_bytes_make_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..6000), size in 0usize..3, valid: bool) {
            let size = [512, 1024, 4096][size];
            if valid && bytes.len() >= FILE_HEADER {
                bytes[..MAGIC.len()].copy_from_slice(MAGIC);
                bytes[16..18].copy_from_slice(&u16::try_from(size).unwrap().to_be_bytes());
                bytes[FILE_HEADER..].iter_mut().take(1).for_each(|byte| *byte = LEAF);
            }
            for page in bytes.chunks_mut(size).skip(usize::from(valid)) {
                page[0] = LEAF;
            }
            let mut pages = pages(&bytes);
            for page in 0..=pages.count() + 1 {
                let bytes = pages.read(page).unwrap();
                for at in pointers(page, &bytes) {
                    let _ = pages.cell(&bytes, at).unwrap().as_ref().map(Cell::values);
                }
            }
            let mut log = tempfile::tempfile().unwrap();
            log.write_all(&bytes).unwrap();
            log.rewind().unwrap();
            pages.take_in(log).unwrap();
        }
    }
}
