//! What each kind of file says.

mod made;

use std::io::Write;

use cloison_attachments::{Bounds, Unread, read};
use made::{compound, docx, holds, only, page, parts, pdf, stream, text, zip};

#[test]
fn every_reason_has_a_code_of_its_own() {
    let codes: Vec<_> = Unread::ALL.iter().map(Unread::code).collect();
    let expected: Vec<_> = (1..=Unread::ALL.len()).map(|number| format!("T{number:03}")).collect();
    assert_eq!(codes, expected);
    assert!(Unread::ALL.iter().all(|why| why.to_string().starts_with(why.code())));
}

#[test]
fn plain_text_in_every_encoding() {
    assert_eq!(text("a.txt", "l’été\r\nà la mer".as_bytes()), "l’été\nà la mer");
    assert_eq!(text("a.csv", b"nom;prix\r\n\xe9t\xe9;3 \x80"), "nom;prix\nété;3 €");
    let wide: Vec<u8> = "été secret".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text("a", &wide), "été secret");
    assert_eq!(text("a", &[&[0xff, 0xfe], wide.as_slice()].concat()), "été secret");
    let big: Vec<u8> = "\u{feff}été".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text("a", &big), "été");
    assert_eq!(text("a.txt", b""), "");
    holds(&text("a.ics", b"BEGIN:VCALENDAR\nSUMMARY:Meeting with the donor\n"), &["Meeting with the donor"]);
}

#[test]
fn html_as_it_is_seen() {
    let html = "<!DOCTYPE html><html><head><title>The title</title><style>p{color:red}</style></head><body>\
        <script>var hidden = '<p>no</p>';</script><p>the in<b>ter</b>nal &eacute;t&#233; &lt;poll&gt; A&amp;B<p>next<br>line\
        <table><tr><td>Name</td><td>Phone</td></tr><tr><td>Ines<td>06</table><img alt='a picture' src=x>\
        <a title=\"a hint\" href=y>link</a><!-- a comment --> 1 < 2</body></html>";
    let text = text("page.txt", html.as_bytes());
    holds(
        &text,
        &[
            "The title\n",
            "the internal été <poll> A&B\nnext\nline\nName\tPhone",
            "Ines\t06\n",
            "a picture",
            "a hint",
            "1 < 2",
        ],
    );
    for silent in ["color", "hidden", "comment"] {
        assert!(!text.contains(silent), "{text}");
    }
}

#[test]
fn rich_text_with_its_hidden_places() {
    let rtf = br#"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}}
{\info{\title The title}{\author Lea}}{\header Head\par}\pard the in{\b ter}nal poll\tab \'e9t\'e9 \u8217?s\par
{\*\generator Some program;}sold{\deleted gone but kept}{\v not shown}{\footnote the note}{\*\annotation the comment}
{\field{\*\fldinst HYPERLINK "mailto:a@b.example"}{\fldrslt write}}{\pict\pngblip 89504e47}\u-10179?\u-8703?
\trowd one\cell two\cell\row last\}}"#;
    let text = text("letter.doc", rtf);
    holds(
        &text,
        &["The title\n", "Lea\n", "Head\n", "the internal poll\tété ’s\n", "gone but kept", "not shown", "the note\n"],
    );
    holds(&text, &["the comment", "mailto:a@b.example", "write", "😁", "one\ttwo\t\nlast}"]);
    for silent in ["Arial", "Normal", "Some program", "89504e47"] {
        assert!(!text.contains(silent), "{text}");
    }
}

#[test]
fn a_message_and_what_is_attached_to_it() {
    let inner = "Subject: inner\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=i\n\n\
        --i\nContent-Type: text/plain\n\nOnly within.\n--i\nContent-Type: text/plain; name=notes.txt\n\
        Content-Disposition: attachment; filename=notes.txt\n\nonly in a file\n--i--\n";
    let mail = format!(
        "From: Ines <ines@a.example>\nTo: lea@b.example\nSubject: =?utf-8?q?R=C3=A9union?=\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=j\n\n\
         --j\nContent-Type: text/plain\n\nLunch?\n--j\nContent-Type: text/html\n\n<p>Lunch?</p><p>only in HTML\n--j--\n\
         --b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=p.docx\n\
         Content-Transfer-Encoding: base64\n\n{}\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n",
        base64(&docx("<w:p><w:r><w:t>in the document</w:t></w:r></w:p>", &[]))
    );
    let parts = parts("mail.eml", mail.as_bytes());
    let names: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["mail.eml", "mail.eml/p.docx", "mail.eml/inner.eml", "mail.eml/inner.eml/notes.txt"]);
    assert!(parts.iter().all(|part| part.unread.is_none()), "{parts:?}");
    holds(&parts[0].text, &["Réunion\n", "ines@a.example", "lea@b.example", "Lunch?", "only in HTML"]);
    holds(&parts[1].text, &["in the document"]);
    holds(&parts[2].text, &["inner", "Only within."]);
    holds(&parts[3].text, &["only in a file"]);
    let sealed = "From: a@b.example\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b--\n";
    assert_eq!(parts_unread("a.eml", sealed.as_bytes()), [Some(Unread::Encrypted)]);
}

#[test]
fn a_mailbox_gives_its_messages() {
    let mailbox = b"From a@b Mon\nFrom: a@b.example\nSubject: one\n\nfirst\n\nFrom a@b Tue\nFrom: a@b.example\nSubject: two\n\nsecond\n";
    let parts = parts("box", mailbox);
    assert_eq!(parts.len(), 3);
    holds(&parts[1].text, &["one", "first"]);
    holds(&parts[2].text, &["two", "second"]);
}

#[test]
fn a_document_keeps_what_was_deleted_and_noted() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>The inter</w:t></w:r>\
        <w:proofErr/><w:r><w:t>nal</w:t></w:r><w:r><w:t xml:space='preserve"
        .to_owned()
        + "'> poll &amp; more</w:t><w:br/><w:t>next</w:t><w:tab/><w:t>cell</w:t></w:r></w:p>\
        <w:p><w:r><w:t>to meet at </w:t></w:r><w:del><w:r><w:delText>noon</w:delText></w:r></w:del><w:ins><w:r><w:t>midnight</w:t></w:r></w:ins><w:r><w:t>, all of us</w:t></w:r></w:p>\
        <w:p><w:r><w:drawing><wp:docPr id='1' name='Picture 1' descr='a chart of votes'/></w:drawing></w:r>\
        <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:t>in a box</w:t></mc:Fallback></mc:AlternateContent></w:p>";
    let paragraph = |text: &str| format!("<w:x><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
    let file = docx(
        &body,
        &[
            ("word/header1.xml", &paragraph("the header")),
            ("word/footnotes.xml", &paragraph("the footnote")),
            ("word/endnotes.xml", &paragraph("the endnote")),
            ("word/comments.xml", &paragraph("the comment")),
            ("word/charts/chart1.xml", "<c:s><c:pt><c:v>series</c:v></c:pt><c:pt><c:v>42</c:v></c:pt></c:s>"),
            ("word/settings.xml", "<w:s><w:docVar w:name='key' w:val='variable'/></w:s>"),
            (
                "word/_rels/document.xml.rels",
                "<R><Relationship Type='x/hyperlink' Target='mailto:a@b.example' TargetMode='External'/></R>",
            ),
            ("docProps/core.xml", "<c><dc:title>the title</dc:title><dc:creator>Lea</dc:creator></c>"),
            ("docProps/app.xml", "<p><Company>the company</Company><Words>42</Words></p>"),
            ("docProps/custom.xml", "<p><property name='Client'><vt:lpwstr>the client</vt:lpwstr></property></p>"),
            ("word/embeddings/sheet.csv", "in,an,object"),
        ],
    );
    let parts = parts("letter.bin", &file);
    let text = &parts[0].text;
    holds(
        text,
        &[
            "The internal poll & more\nnext\tcell\n",
            "to meet at midnight, all of us\nto meet at noon, all of us\n",
            "a chart of votes",
        ],
    );
    assert_eq!(text.matches("in a box").count(), 1, "{text}");
    holds(text, &["the header\n", "the footnote\n", "the endnote\n", "the comment\n", "series\n42\n", "variable"]);
    holds(text, &["mailto:a@b.example", "the title\n", "Lea\n", "the company\n", "Client\nthe client"]);
    assert_eq!(
        (parts[1].name.as_str(), parts[1].text.as_str()),
        ("letter.bin/word/embeddings/sheet.csv", "in,an,object")
    );
}

#[test]
fn a_workbook_shows_its_hidden_places() {
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "xl/workbook.xml",
            b"<w><sheets><sheet name='Open' r:id='r2'/><sheet name='Very hidden' state='veryHidden' r:id='r1'/></sheets>\
              <definedNames><definedName name='rate' comment='a remark'>0.42</definedName></definedNames></w>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<R><Relationship Id='r1' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></R>",
        ),
        (
            "xl/sharedStrings.xml",
            b"<sst><si><t>Ines</t><rPh><t>spoken</t></rPh></si><si><r><t>Le</t></r><r><t>f\xc3\xa8vre</t></r></si><si><t>left behind</t></si></sst>",
        ),
        ("xl/worksheets/sheet1.xml", b"<s><row><c t='s'><v>1</v></c><c t='inlineStr'><is><t>inline</t></is></c></row></s>"),
        (
            "xl/worksheets/sheet2.xml",
            b"<s><row><c t='s'><v>0</v></c><c><v>4.111111111111111E15</v></c></row><row><c t='str'><f>A1</f><v>result</v></c>\
              <c t='b'><v>1</v></c><c><v>0.1</v></c></row><headerFooter><oddHeader>&amp;Cthe head</oddHeader></headerFooter></s>",
        ),
        ("xl/comments1.xml", b"<c><comment><text><r><t>a com</t></r><r><t>ment</t></r></text></comment></c>"),
        ("xl/threadedComments/threadedComment1.xml", b"<c><threadedComment><text>an answer</text></threadedComment></c>"),
        ("xl/connections.xml", b"<c><connection><dbPr connection='Password=tulip'/></connection></c>"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", b"<p><sharedItems><s v='remembered'/></sharedItems></p>"),
    ]);
    let text = text("list", &file);
    holds(
        &text,
        &["Open\nInes\t4111111111111111\nresult\tTRUE\t0.1\n", "Very hidden\nLefèvre\tinline\n", "&Cthe head\n"],
    );
    holds(
        &text,
        &["left behind\n", "a comment\n", "an answer\n", "rate\ta remark\t0.42\n", "Password=tulip", "remembered"],
    );
    assert!(!text.contains("spoken"), "{text}");
}

#[test]
fn slides_in_their_order() {
    let slide = |text: &str| format!("<p:s><a:p><a:r><a:t>sli</a:t></a:r><a:r><a:t>de {text}</a:t></a:r></a:p></p:s>");
    let (one, two, ten) = (slide("one"), slide("two"), slide("ten"));
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/slides/slide10.xml", ten.as_bytes()),
        ("ppt/slides/slide2.xml", two.as_bytes()),
        ("ppt/slides/slide1.xml", one.as_bytes()),
        ("ppt/notesSlides/notesSlide1.xml", b"<p><a:p><a:r><a:t>a note</a:t></a:r></a:p></p>"),
        ("ppt/comments/comment1.xml", b"<p:cmLst><p:cm><p:text>a comment</p:text></p:cm></p:cmLst>"),
    ]);
    holds(&text("talk", &file), &["slide one\nslide two\nslide ten\n", "a note\n", "a comment\n"]);
}

#[test]
fn open_documents_and_books() {
    let content = "<office:document-content><table:table table:name='Hidden'><table:table-row><table:table-cell>\
        <text:p>Ines</text:p></table:table-cell><table:table-cell><text:p>0<text:span>6</text:span><text:s text:c='2'/>12</text:p>\
        </table:table-cell></table:table-row></table:table><text:tracked-changes><text:p>was deleted</text:p></text:tracked-changes>\
        <office:binary-data>QUJD</office:binary-data></office:document-content>";
    let members: &[(&str, &[u8])] = &[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", b"<s><style:header><text:p>the header</text:p></style:header></s>"),
        ("meta.xml", b"<m><dc:title>the title</dc:title><meta:user-defined meta:name='Client'>the client</meta:user-defined></m>"),
    ];
    let sheet = text("a.ods", &zip(members));
    holds(&sheet, &["Hidden\nInes\t06  12\n", "was deleted\n", "the header\n", "the title\n", "Client\nthe client"]);
    assert!(!sheet.contains("QUJD"), "{sheet}");
    let flat = format!("<?xml version='1.0'?><office:document>{content}</office:document>");
    holds(&text("a.fods", flat.as_bytes()), &["Ines\t06  12\n"]);
    let mut locked = members.to_vec();
    locked[1].1 = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    assert_eq!(only("a.ods", &zip(&locked)).unread, Some(Unread::Encrypted));
    let book = zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<c/>"),
        ("content.opf", b"<package><dc:title>The book</dc:title><dc:creator>Lea</dc:creator></package>"),
        ("one.xhtml", b"<html><p>Chapter one</p></html>"),
    ]);
    holds(&text("a.epub", &book), &["The book", "Lea", "Chapter one"]);
}

#[test]
fn a_page_has_its_words_whatever_way_they_are_placed() {
    let content = "BT /F 10 Tf 1 0 0 1 50 700 Tm [(The in) 20 (ter) -10 (nal)] TJ [(po) -300 (ll)] TJ 0 -14 Td (next \\351t\\351) Tj \
        80 0 Td (\\(far\\)) Tj T* <74776f> Tj ET q 0 1 -1 0 0 0 cm BT /F 10 Tf 10 10 Td (turned) Tj ET Q /X Do \
        BI /W 1 /H 1 ID \x07 EI BT /F 8 Tf (hidden) Tj ET";
    let part = only("a.pdf", &page(content));
    holds(&part.text, &["The internalpo ll\nnext été\t(far)", "turned\n", "within a form"]);
    holds(&part.text, &["hidden"]);
}

#[test]
fn a_font_says_what_its_codes_stand_for() {
    let map = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0003> <0020> endbfchar \
        2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<00e9> <00660069>] endbfrange";
    let file = |map: &str| {
        pdf(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Type/Page/Parent 2 0 R/Contents[4 0 R]>>",
            &stream("", &format!("BT /F 9 Tf <{}0003002000210012> Tj ET", "00100011".repeat(10))),
            "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/W[16[500]]>>]>>",
            &stream("", map),
        ])
    };
    assert_eq!(text("a.pdf", &file(map)), format!("{} éfic\n", "ab".repeat(10)));
    assert_eq!(only("a.pdf", &file("")).unread, Some(Unread::Glyphs));
    let named = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/Encoding\
         <</Differences[1/eacute/uni0041/fi/nothing 65/B]>>>>>>>>>>",
        &stream("", "BT /F 9 Tf (\\001\\002\\003A) Tj ET"),
    ]);
    assert_eq!(text("a.pdf", &named), "éAﬁB\n");
}

#[test]
fn a_file_in_a_pdf_is_read_as_a_file() {
    let file = pdf(&[
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/UF(list.csv)/EF<</F 4 0 R>>>>]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R>>",
        &stream("/Type/EmbeddedFile", "Ines,06"),
    ]);
    let parts = parts("a.pdf", &file);
    assert_eq!((parts[1].name.as_str(), parts[1].text.trim()), ("a.pdf/list.csv", "Ines,06"));
}

#[test]
fn older_documents_and_messages() {
    // The fixed part of the file, the text, and the table that says where it is.
    let mut word = vec![0_u8; 0x400];
    word[2] = 0xc1;
    word[0x1a6] = 21;
    word.extend(b"The secret\x07plan\r");
    let mut table = vec![2, 16, 0, 0, 0];
    table.extend([0_u32.to_le_bytes(), 16_u32.to_le_bytes()].concat());
    table.extend([&[0, 0], (0x4000_0000_u32 | (0x400 * 2)).to_le_bytes().as_slice(), &[0, 0]].concat());
    let file = compound(&[("/WordDocument", &word), ("/0Table", &table)]);
    assert_eq!(text("letter.doc", &file), "The secret\tplan\n");
    word[0x0b] = 1;
    let file = compound(&[("/WordDocument", &word), ("/0Table", &table)]);
    assert_eq!(only("letter.doc", &file).unread, Some(Unread::Encrypted));
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let slides = [&[0x0f, 0, 0xe8, 3, 22, 0, 0, 0, 0, 0, 0xa0, 0x0f, 14, 0, 0, 0], wide("a slide").as_slice()].concat();
    assert_eq!(text("talk.ppt", &compound(&[("/PowerPoint Document", &slides)])), "a slide\n");
    let message = compound(&[
        ("/__properties_version1.0", b""),
        ("/__substg1.0_0037001F", &wide("the subject")),
        ("/__substg1.0_1000001F", &wide("the body")),
        ("/__attach_version1.0_#00000000/__substg1.0_37010102", b"in a file"),
        ("/__attach_version1.0_#00000000/__substg1.0_3707001F", &wide("notes.txt")),
    ]);
    let parts = parts("mail.msg", &message);
    holds(&parts[0].text, &["the subject\n", "the body\n"]);
    assert_eq!((parts[1].name.as_str(), parts[1].text.as_str()), ("mail.msg/notes.txt", "in a file"));
    let sealed = compound(&[("/EncryptionInfo", b"x"), ("/EncryptedPackage", b"y")]);
    assert_eq!(only("plan.docx", &sealed).unread, Some(Unread::Encrypted));
    assert_eq!(only("plan.pub", &compound(&[("/Contents", b"x")])).unread, Some(Unread::Office));
}

#[test]
fn archives_within_archives() {
    let inner = zip(&[
        ("letter.docx", &docx("<w:p><w:r><w:t>the plan</w:t></w:r></w:p>", &[])),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let mut tar = vec![0_u8; 512];
    tar[..9].copy_from_slice(b"inner.zip");
    tar[124..136].copy_from_slice(format!("{:011o}\0", inner.len()).as_bytes());
    tar[156] = b'0';
    tar[257..262].copy_from_slice(b"ustar");
    tar.extend(&inner);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&tar).unwrap();
    let parts = parts("all.tgz", &gzip.finish().unwrap());
    let names: Vec<_> = parts.iter().map(|part| part.name.as_str()).collect();
    let within = "all.tgz/all.tar/inner.zip";
    assert_eq!(
        names,
        ["all.tgz", "all.tgz/all.tar", within, &format!("{within}/letter.docx"), &format!("{within}/a.png")]
    );
    assert_eq!((parts[3].text.as_str(), parts[3].unread), ("the plan\n", None));
    assert_eq!(parts[4].unread, Some(Unread::Picture));
}

#[test]
fn what_is_not_read_has_its_reason() {
    for (bytes, why) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), Unread::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Unread::Picture),
        (b"\0\0\0\x20ftypheic\0\0", Unread::Picture),
        (b"\0\0\0\x20ftypisom\0\0", Unread::Media),
        (b"RIFF\0\0\0\0WAVEfmt ", Unread::Media),
        (b"ID3\x03\0\0\0", Unread::Media),
        (b"7z\xbc\xaf\x27\x1c\0\x04", Unread::Packed),
        (b"Rar!\x1a\x07\x01\0", Unread::Packed),
        (b"age-encryption.org/v1\n-> X25519 abc\n", Unread::Encrypted),
        (b"-----BEGIN PGP MESSAGE-----\n\nabc\n", Unread::Encrypted),
        (b"\x7fELF\x02\x01\x01\0\0\0", Unread::Unknown),
        (b"PK\x03\x04 no zip at all", Unread::Damaged),
        (b"%PDF-1.7 no pdf at all", Unread::Damaged),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no compound file", Unread::Damaged),
    ] {
        assert_eq!(parts_unread("a.docx", bytes), [Some(why)], "{bytes:?}");
    }
}

#[test]
fn a_cut_zip_gives_what_is_before_the_cut() {
    let whole = zip(&[("one.txt", b"the first"), ("two.txt", b"the second")]);
    let cut = read("a.zip", &whole[..whole.len() - 60], &Bounds::default());
    assert_eq!(cut[0].unread, Some(Unread::Damaged));
    assert_eq!(cut[1].text, "the first");
}

fn parts_unread(name: &str, bytes: &[u8]) -> Vec<Option<Unread>> {
    parts(name, bytes).iter().map(|part| part.unread).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sign = char::from(SIGNS[bits >> (18 - 6 * place) & 63]);
            text.push(if place > chunk.len() { '=' } else { sign });
        }
    }
    text
}
