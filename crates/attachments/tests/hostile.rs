//! Files that are made to cost time or memory, or to mislead.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the time that a reading takes is what is tested"
)]

mod made;

use std::fmt::Write as _;
use std::io::Write;
use std::time::{Duration, Instant};

use cloison_attachments::{Bounds, Unread, read};
use made::{docx, only, page, parts, pdf, stream, zip, zlib};
use proptest::prelude::*;

/// Nothing takes longer, on a slow machine and without optimisation.
const QUICKLY: Duration = Duration::from_secs(30);

fn quickly(name: &str, bytes: &[u8]) -> Vec<cloison_attachments::Part> {
    let start = Instant::now();
    let parts = parts(name, bytes);
    assert!(start.elapsed() < QUICKLY, "{name} took {:?}", start.elapsed());
    parts
}

#[test]
fn what_comes_out_of_archives_is_bounded() {
    // A member of 70 MB in 70 KB; a hundred of them within one archive are 7 GB.
    let zeros = vec![b'0'; 70 << 20];
    let bomb = zip(&[("zeros.txt", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(parts("bomb.zip", &bomb)[1].unread, Some(Unread::TooLarge));
    let names: Vec<String> = (0..100).map(|number| format!("{number}.zip")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), bomb.as_slice())).collect();
    let parts = quickly("bombs.zip", &zip(&members));
    assert!(parts.iter().filter(|part| part.unread == Some(Unread::TooLarge)).count() > 90);
    assert!(parts.iter().all(|part| part.text.is_empty()));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&zeros).unwrap();
    assert_eq!(quickly("zeros.gz", &gzip.finish().unwrap())[1].unread, Some(Unread::TooLarge));
}

#[test]
fn a_declared_size_is_not_believed() {
    let mut file = zip(&[("small.txt", b"what is said")]);
    for mark in [b"PK\x03\x04", b"PK\x01\x02"] {
        let at = memchr::memmem::find(&file, mark).unwrap() + if mark[2] == 3 { 22 } else { 24 };
        file[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes()[..4]);
        file[at + 3] = 0x0f;
    }
    let parts = quickly("a.zip", &file);
    assert!(parts[1].unread.is_none() || parts[1].unread == Some(Unread::Damaged), "{parts:?}");
}

#[test]
fn entries_that_lie_over_one_another_are_bounded() {
    // The list names the same 10 MB a thousand times.
    let megabytes = vec![b'a'; 10 << 20];
    let one = zip(&[("a", &megabytes)]);
    let list = memchr::memmem::find(&one, b"PK\x01\x02").unwrap();
    let end = memchr::memmem::find(&one, b"PK\x05\x06").unwrap();
    let mut file = one[..list].to_vec();
    for number in 0..1000_u32 {
        let mut entry = one[list..end].to_vec();
        entry[46] = b'a';
        let name = format!("{number}");
        entry[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        file.extend(&entry[..46]);
        file.extend(name.as_bytes());
        file.extend(&entry[47..]);
    }
    let (size, mut tail) = (file.len() - list, one[end..].to_vec());
    for at in [8, 10] {
        tail[at..at + 2].copy_from_slice(&1000_u16.to_le_bytes());
    }
    tail[12..16].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
    file.extend(&tail);
    let parts = quickly("a.zip", &file);
    assert!(parts.iter().map(|part| part.text.len()).sum::<usize>() <= 2_000_000);
    assert!(parts.iter().filter(|part| part.unread == Some(Unread::TooLarge)).count() > 900, "{}", parts.len());
}

#[test]
fn thousands_of_members_are_counted() {
    let names: Vec<String> = (0..5000).map(|number| format!("{number}.txt")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let parts = quickly("a.zip", &zip(&members));
    assert_eq!((parts.len(), parts[0].unread), (1001, Some(Unread::TooMany)));
}

#[test]
fn archives_are_opened_four_deep() {
    let mut file = b"the end".to_vec();
    for _ in 0..4 {
        file = zip(&[("in.zip", &file)]);
    }
    assert_eq!(parts("a.zip", &file).last().unwrap().text, "the end");
    file = zip(&[("in.zip", &file)]);
    let parts = parts("a.zip", &file);
    assert_eq!((parts.len(), parts[5].unread), (6, Some(Unread::TooDeep)));
}

#[test]
fn bounds_hold() {
    let bounds = Bounds { bytes: 1000, unpacked: 1500, text: 700, files: 3, depth: 1 };
    assert_eq!(read("a", &[b'a'; 1001], &bounds)[0].unread, Some(Unread::TooLarge));
    let cut = read("a", "é".repeat(500).as_bytes(), &Bounds { text: 10, ..bounds });
    assert_eq!((cut[0].text.chars().count(), cut[0].unread), (10, Some(Unread::Cut)));
    let text = [b'a'; 600];
    let parts = read("a.zip", &zip(&[("1", &text), ("2", &text), ("3", &text), ("4", &text)]), &bounds);
    let unread: Vec<_> = parts.iter().map(|part| (part.text.len(), part.unread)).collect();
    assert_eq!(
        unread,
        [(0, Some(Unread::TooMany)), (600, None), (100, Some(Unread::Cut)), (0, Some(Unread::TooLarge))]
    );
}

#[test]
fn names_are_for_showing() {
    let long = format!("{}.txt", "n".repeat(5000));
    let name = |name: &str| parts("a.zip", &zip(&[(name, b"x")]))[1].name.clone();
    assert_eq!(name("../../etc/passwd"), "a.zip/etc/passwd");
    assert_eq!(name("C:\\users\\..\\a\u{7}b\u{202e}cod.exe"), "a.zip/C:/users/abcod.exe");
    assert_eq!(name("..") + &name("\n"), "a.zip/filea.zip/file");
    let shown = name(&long);
    assert!(shown.chars().count() == 200 && shown.ends_with("n.txt"), "{shown}");
    assert_eq!(only("/tmp/../\0", b"x").name, "tmp");
}

#[test]
fn deep_nesting_ends() {
    let deep = 200_000;
    let elements = "<w:p>".repeat(deep);
    assert_eq!(quickly("a.docx", &docx(&format!("{elements}<w:t>word</w:t>"), &[]))[0].text, "word\n");
    quickly("a.html", format!("<html>{}word", "<div>".repeat(deep)).as_bytes());
    let rtf = format!("{{\\rtf1 {}word", "{".repeat(deep));
    assert_eq!(quickly("a.rtf", rtf.as_bytes())[0].text, "word\n");
    for open in ["[", "<<", "("] {
        quickly("a.pdf", &page(&open.repeat(deep)));
        quickly("a.pdf", &pdf(&[&open.repeat(deep)]));
    }
    let mut mail = String::new();
    for _ in 0..500 {
        mail.push_str("From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n");
    }
    quickly("a.eml", mail.as_bytes());
    let mut parts = String::from("From: a@b.example\nSubject: x\n");
    for number in 0..3000 {
        write!(parts, "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n").unwrap();
    }
    quickly("a.eml", parts.as_bytes());
}

#[test]
fn entities_do_not_multiply() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for number in 1..30 {
        let before = format!("&a{};", number - 1).repeat(10);
        write!(bomb, "<!ENTITY a{number} \"{before}\">").unwrap();
    }
    let body = format!("{bomb}]><w:p><w:t>before&a29;after</w:t></w:p>");
    let parts = quickly("a.docx", &zip(&[("[Content_Types].xml", b""), ("word/document.xml", body.as_bytes())]));
    assert!(parts[0].text.len() < 100, "{}", parts[0].text.len());
}

#[test]
fn unfinished_markup_is_read_in_time() {
    for beginning in ["<", "<!--", "<a b=\"", "<a b='", "&", "<script>", "<![CDATA[", "</"] {
        quickly("a.html", format!("<html>{}", beginning.repeat(200_000)).as_bytes());
    }
    for beginning in ["{\\*", "\\u1", "\\'", "{\\bin9", "\\par", "{\\pict"] {
        quickly("a.rtf", format!("{{\\rtf1 {}", beginning.repeat(200_000)).as_bytes());
    }
}

#[test]
fn a_pdf_that_unpacks_without_end_is_bounded() {
    let zeros = zlib(&vec![b' '; 100 << 20]);
    let packed = |entries: &str, content: &[u8]| {
        let head = format!("<<{entries}/Filter/FlateDecode/Length {}>>stream\n", content.len());
        [head.as_bytes(), content, b"\nendstream"].concat()
    };
    let mut file = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    file.extend(b"2 0 obj\n<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3>>\nendobj\n3 0 obj\n<</Type/Page/Contents[");
    file.extend(b"4 0 R ".repeat(200));
    file.extend(b"]>>\nendobj\n4 0 obj\n");
    file.extend(packed("", &zeros));
    file.extend(b"\nendobj\n");
    for number in 5..60 {
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(packed("/Type/ObjStm/N 1000000/First 10", &zeros));
        file.extend(b"\nendobj\n");
    }
    file.extend(b"trailer\n<</Root 1 0 R>>\n");
    assert!(quickly("a.pdf", &file)[0].unread.is_some());
}

#[test]
fn a_pdf_of_numbers_is_too_heavy() {
    let numbers = format!("[{}]", "1 ".repeat(7_000_000));
    assert_eq!(quickly("a.pdf", &pdf(&[&numbers]))[0].unread, Some(Unread::TooLarge));
    let packed = zlib(numbers.as_bytes());
    let head = format!("%PDF-1.7\n1 0 obj\n<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length {}>>", packed.len());
    let file = [head.as_bytes(), b"stream\n", &packed, b"\nendstream\nendobj\n"].concat();
    assert_eq!(quickly("a.pdf", &file)[0].unread, Some(Unread::TooLarge));
}

#[test]
fn forms_that_paint_themselves_and_pages_in_circles_end() {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Parent 3 0 R/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
        stream("", &"/X Do ".repeat(50)),
    ];
    let form = |next: usize| format!("/Type/XObject/Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>");
    for number in 5..15 {
        objects.push(stream(&form(number + 1), &"/X Do ".repeat(50)));
    }
    objects.push(stream(&form(5), "/X Do"));
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    quickly("a.pdf", &pdf(&objects));
}

#[test]
fn a_shared_string_in_a_million_cells_is_cut() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "long ".repeat(20_000));
    let cells = format!("<s><row>{}</row></s>", "<c t='s'><v>0</v></c>".repeat(1_000_000));
    let parts = quickly(
        "a.xlsx",
        &zip(&[
            ("[Content_Types].xml", b""),
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", cells.as_bytes()),
        ]),
    );
    assert_eq!((parts[0].text.chars().count(), parts[0].unread), (2_000_000, Some(Unread::Cut)));
}

/// Files of every kind.
const FILES: &[&[u8]] = &[
    include_bytes!("files/agenda.odt"),
    include_bytes!("files/browser.pdf"),
    include_bytes!("files/letter.docx"),
    include_bytes!("files/list.xlsx"),
    include_bytes!("files/locked.pdf"),
    include_bytes!("files/locked.zip"),
    include_bytes!("files/old.xls"),
    include_bytes!("files/owner.pdf"),
    include_bytes!("files/scan.pdf"),
    include_bytes!("files/standard.pdf"),
    include_bytes!("files/talk.pptx"),
];

/// Beginnings after which any bytes are tried.
const BEGINNINGS: &[&[u8]] = &[
    b"",
    b"%PDF-1.7\n1 0 obj\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"{\\rtf1 ",
    b"<html>",
    b"<office:document>",
    b"\x1f\x8b\x08\0\0\0\0\0\0\0",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic(
        beginning in prop::sample::select(BEGINNINGS),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let file = [beginning, &bytes].concat();
        prop_assert_eq!(parts("a", &file), parts("a", &file));
    }

    #[test]
    fn no_damage_makes_it_panic(
        file in prop::sample::select(FILES),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut file = file.to_vec();
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if is_cut {
            file.truncate(cut.index(file.len()));
        }
        for part in parts("a", &file) {
            prop_assert!(part.name.chars().count() <= 200 && !part.name.contains(".."));
            prop_assert!(!part.text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn no_markup_makes_it_panic(text in "[<>/&;!a-z='\" \\\\{}*0-9\\[\\]()-]{0,300}") {
        for beginning in ["<html>", "{\\rtf1 ", "%PDF-1.7 "] {
            let _ = parts("a", format!("{beginning}{text}").as_bytes());
        }
        let _ = parts("a", &docx(&text, &[]));
        let _ = parts("a", &page(&text));
    }
}
