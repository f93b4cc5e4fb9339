//! What comes in as a file, and what is made of it.

use cloison_mail::{MailError, open, read};
use proptest::prelude::*;

#[test]
fn a_mail_with_parts() {
    let mail = "From: Ines <ines@a.example.org>\r\nTo: Lea <lea@b.example.org>, bob@c.example.org\r\nCc: x@d.example.org\r\n\
        Subject: =?utf-8?q?R=C3=A9union?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Le mot de passe est soft=\r\nbreak-42=C3=A9\r\n\
        --b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"voters.csv\"\r\n\r\na,b\r\n--b--\r\n";
    let read = read(mail.as_bytes()).unwrap();
    assert_eq!(read.draft.subject, "Réunion");
    assert_eq!(read.draft.to, ["lea@b.example.org", "bob@c.example.org", "x@d.example.org"]);
    assert!(read.draft.body.contains("softbreak-42é"), "{}", read.draft.body);
    assert_eq!(read.draft.attachments[0].name, "voters.csv");
    assert!(read.draft.attachments[0].text().contains("a,b"));
}

#[test]
fn an_html_mail_gives_its_text() {
    let mail = "Subject: x\nFrom: a@b.example.org\nContent-Type: text/html\n\n<p>The <b>internal</b> poll</p>";
    assert!(read(mail.as_bytes()).unwrap().draft.body.contains("The internal poll"));
}

#[test]
fn a_message_in_a_message_is_read_with_all_its_parts() {
    let inner = "Subject: inner\nFrom: a@b.example.org\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=i\n\n\
        --i\nContent-Type: multipart/alternative; boundary=j\n\n\
        --j\nContent-Type: text/plain\n\nLunch?\n--j\nContent-Type: text/html\n\n<p>only in HTML</p>\n--j--\n\
        --i\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nonly in a file\n--i--\n";
    let mail = format!(
        "Subject: outer\nFrom: a@b.example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n\
         --o\nContent-Type: text/plain\n\nSee below.\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n"
    );
    let attachments = read(mail.as_bytes()).unwrap().draft.attachments;
    let texts: Vec<&str> = attachments.iter().map(|attachment| attachment.text().trim()).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(
        texts[0].contains("inner") && texts[0].contains("Lunch?") && texts[0].contains("only in HTML"),
        "{texts:?}"
    );
    assert_eq!((attachments[1].name.as_str(), texts[1]), ("notes.txt", "only in a file"));
}

#[test]
fn thousands_of_parts_are_read_one_by_one() {
    // Work that grows with the square of the parts would take minutes here.
    let part = |number: u32| format!("--b\nContent-Type: text/html\n\n<p>part {number} of this message</p>\n");
    let parts: String = (0..20_000).map(part).collect();
    let mail = format!(
        "Subject: x\nFrom: a@b.example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    );
    let body = read(mail.as_bytes()).unwrap().draft.body;
    assert!(body.contains("part 0 of") && body.contains("part 19999 of"));
    assert_eq!(body.matches("part 19999 of").count(), 1, "what is said twice is read once");
}

#[test]
fn both_halves_of_a_mail_are_read() {
    let mail = |html: &str| {
        format!(
            "Subject: x\nFrom: a@b.example.org\nContent-Type: multipart/alternative; boundary=b\n\n\
             --b\nContent-Type: text/plain\n\nLunch at noon?\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
        )
    };
    let differs = read(mail("<p>The password is <b>Tulip-42</b></p>").as_bytes()).unwrap().draft.body;
    assert!(differs.contains("Lunch at noon?") && differs.contains("password is Tulip-42"), "{differs}");
    let same = read(mail("<p>Lunch <i>at</i> noon?</p>").as_bytes()).unwrap().draft.body;
    assert_eq!(same.matches("noon").count(), 1, "what both say is read once: {same}");
}

#[test]
fn broken_mime_is_still_judged() {
    let mail =
        "Subject: x\nFrom: a@b.example.org\nContent-Type: multipart/mixed; boundary=never\n\nno boundary: my text";
    let read_mail = read(mail.as_bytes()).unwrap();
    assert!(read_mail.draft.body.contains("my text"), "{:?}", read_mail.draft);
    let mail = "Subject: x\nFrom: a@b.example.org\nContent-Transfer-Encoding: base64\n\n!!! not base64 !!!";
    assert!(read(mail.as_bytes()).is_ok());
}

#[test]
fn plain_text_in_other_encodings() {
    assert_eq!(read("Note: the room".as_bytes()).unwrap().draft.body, "Note: the room");
    let latin = read(b"l'\xe9t\xe9").unwrap();
    assert_eq!((latin.draft.body.as_str(), latin.assumed_encoding), ("l'été", true));
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("été".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(&utf16).unwrap().draft.body, "été");
    assert_eq!(read(b"").unwrap().draft.body, "");
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(read(b"\x7fELF\x02\x01\x01\0\0\0").unwrap_err(), MailError::Binary);
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err(), MailError::Binary);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = open(&bytes);
        let mut mail = b"From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n".to_vec();
        mail.extend(&bytes);
        let files = open(&mail).map(|(_, incoming)| incoming.files).unwrap_or_default();
        // Nothing in a message is larger than its encoding.
        prop_assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= mail.len());
    }
}

fn with_parts(parts: &[&[u8]]) -> Vec<u8> {
    let mut eml = b"From: a@example.org\r\nSubject: Files\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHere.\r\n"
        .to_vec();
    for part in parts {
        eml.extend([b"--x\r\n".as_slice(), part, b"\r\n"].concat());
    }
    eml.extend(b"--x--\r\n");
    eml
}

#[test]
fn files_come_out_of_a_message_byte_for_byte() {
    let inner = b"From: b@example.org\r\nSubject: inner\r\n\r\ntext";
    let nested = [b"Content-Type: message/rfc822\r\n\r\n".as_slice(), inner].concat();
    let eml = with_parts(&[
        &nested,
        b"Content-Type: text/csv; charset=iso-8859-1\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\ncaf\xe9;1",
        b"Content-Type: text/html\r\nContent-Disposition: attachment; filename=b.html\r\nContent-Transfer-Encoding: base64\r\n\r\n/wA8cD4=",
        b"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=c.txt\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n=E9=3D",
        b"Content-Type: image/png\r\n\r\nPNG",
    ]);
    let files = open(&eml).unwrap().1.files;
    let files: Vec<_> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    assert_eq!(
        files,
        [
            ("message.eml", inner.as_slice()),
            ("a.csv", b"caf\xe9;1"),
            ("b.html", b"\xff\0<p>"),
            ("c.txt", b"\xe9="),
            ("attachment.png", b"PNG"),
        ]
    );
}

#[test]
fn a_message_that_is_sent_on_without_a_word_is_one_of_the_files() {
    let inner = b"From: b@example.org\r\nSubject: inner\r\n\r\nThe password is Tulip-42.";
    let eml = with_parts(&[&[b"Content-Type: message/rfc822\r\n\r\n".as_slice(), inner].concat()]);
    let eml = String::from_utf8(eml).unwrap().replacen("Here.", " ", 1).into_bytes();
    let (read, incoming) = open(&eml).unwrap();
    let [forwarded] = &incoming.files[..] else { panic!("{incoming:?}") };
    assert_eq!((forwarded.name.as_str(), forwarded.bytes.as_slice()), ("message.eml", inner.as_slice()));
    assert!(read.draft.body.trim().is_empty(), "{}", read.draft.body);
    let [attached] = &read.draft.attachments[..] else { panic!("{:?}", read.draft.attachments) };
    assert_eq!((attached.name.as_str(), attached.text()), ("message.eml", "inner\n\nThe password is Tulip-42."));
}

#[test]
fn many_files_of_a_message_are_bounded_and_no_larger_than_it() {
    let inner = b"Content-Type: message/rfc822\r\n\r\nFrom: b@example.org\r\nSubject: inner\r\n\r\ntext".as_slice();
    let eml = with_parts(&vec![inner; 2000]);
    let incoming = open(&eml).unwrap().1;
    assert_eq!((incoming.files.len(), incoming.left_out), (cloison_mail::MOST_FILES, 2000 - cloison_mail::MOST_FILES));
    assert!(incoming.files.iter().map(|file| file.bytes.len()).sum::<usize>() < eml.len());
}
