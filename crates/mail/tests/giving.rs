//! What is given to mail programs and calendars, read back as they would.

use cloison_mail::{LONGEST_MAILTO, Meeting, Outgoing, OutgoingFile, calendar, mailto, message_file, read};
use icalendar::{Component, EventLike};
use proptest::prelude::*;

fn outgoing(to: &[&str], subject: &str, body: &str) -> Outgoing {
    let to = to.iter().map(ToString::to_string).collect();
    Outgoing { to, subject: subject.to_owned(), body: body.to_owned(), files: Vec::new() }
}

#[test]
fn a_short_message_is_an_address() {
    let draft = outgoing(
        &["Léa <lea@example.org>", "bob@example.org", "the office"],
        "Six o’clock & more",
        "Salle 2 ?\nÀ 18 h.",
    );
    assert_eq!(
        mailto(&draft).unwrap(),
        "mailto:lea@example.org,bob@example.org?subject=Six%20o%E2%80%99clock%20%26%20more\
         &body=Salle%202%20%3F%0D%0A%C3%80%2018%20h."
    );
    assert_eq!(mailto(&outgoing(&[], "", "x")).unwrap(), "mailto:?body=x");
}

#[test]
fn a_recipient_adds_nothing_else_to_the_address() {
    for evil in ["a@example.org?bcc=x@evil.example", "a@b,c@d", "a@example.org&body=x", "a @b", "<a@b"] {
        let address = mailto(&outgoing(&[evil], "", "")).unwrap();
        assert!(!address.contains(['?', '&', ',']), "{address}");
    }
}

#[test]
fn a_long_message_and_one_with_files_are_none() {
    assert!(mailto(&outgoing(&[], "", &"x".repeat(LONGEST_MAILTO))).is_none());
    let file = OutgoingFile { name: "a.txt".to_owned(), media_type: "text/plain".to_owned(), bytes: vec![1] };
    assert!(mailto(&Outgoing { files: vec![file], ..outgoing(&[], "", "x") }).is_none());
}

/// Thunderbird 153 ends itself where the last line of a quoted-printable message does not end.
#[test]
fn the_last_line_of_a_message_file_ends() {
    for body in ["See you.", "See you.\n", "Déjà vu", ""] {
        let bytes = message_file(outgoing(&["lea@example.org"], "Sunday", body));
        assert!(bytes.ends_with(b"\r\n") && !bytes.ends_with(b"\r\n\r\n\r\n"), "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_message_file_is_read_back_as_it_was() {
    let body = format!("Bonjour,\n\n{}\n.\nFrom here on: salle 2, 18 h.\n", "une longue ligne ".repeat(100));
    let file = OutgoingFile {
        name: "rendez-vous.ics".to_owned(),
        media_type: "text/calendar; charset=utf-8".to_owned(),
        bytes: b"BEGIN:VCALENDAR".to_vec(),
    };
    let draft = Outgoing {
        files: vec![file],
        ..outgoing(&["Léa <lea@example.org>", "nobody"], "Réunion\r\nBcc: x@evil.example", &body)
    };
    let bytes = message_file(draft);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with("X-Unsent: 1\r\n"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 998 && !line.to_lowercase().starts_with("bcc:")), "{text}");
    let again = read(&bytes).unwrap().draft;
    assert_eq!(
        (again.to, again.subject),
        (vec!["lea@example.org".to_owned()], "Réunion  Bcc: x@evil.example".to_owned())
    );
    assert_eq!(again.body.replace("\r\n", "\n").trim_end(), body.trim_end());
    assert_eq!(
        (again.attachments[0].name.as_str(), again.attachments[0].text()),
        ("rendez-vous.ics", "BEGIN:VCALENDAR")
    );
}

#[test]
fn a_calendar_takes_the_meeting_in() {
    let meeting = Meeting {
        title: "Rendez-vous".to_owned(),
        with: vec!["Léa <lea@example.org>".to_owned(), "Bob".to_owned()],
        start: "2026-12-01T17:30:00Z".parse().unwrap(),
        minutes: 45,
        place: "Café, 3 rue du Lac; au fond\nà gauche".to_owned(),
    };
    let text = calendar(&meeting);
    assert!(text.contains("DTSTART:20261201T173000Z") && text.contains("DTEND:20261201T181500Z"), "{text}");
    assert!(text.contains("ATTENDEE:mailto:lea@example.org") && !text.contains("Bob"), "{text}");
    assert!(text.contains("Café\\, 3 rue du Lac\\; au fond\\nà gauche"), "{text}");
    assert!(text.contains("SUMMARY:Rendez-vous") && !text.contains("DESCRIPTION"), "{text}");
    let read = text.parse::<icalendar::Calendar>().unwrap();
    let event = read.components[0].as_event().unwrap();
    assert_eq!((event.get_summary(), event.get_location().is_some()), (Some("Rendez-vous"), true));
}

proptest! {
    /// Whatever is written, the message has the headers that it was given and no other.
    #[test]
    fn nothing_that_is_written_becomes_a_header(subject in "(?s).{0,200}", body in "(?s).{0,400}", to in "(?s).{0,60}") {
        let bytes = message_file(outgoing(&[&to, "a@example.org"], &subject, &body));
        let head = String::from_utf8_lossy(&bytes);
        let head = head.split("\r\n\r\n").next().unwrap();
        let names: Vec<&str> = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).map(|line| line.split(':').next().unwrap()).collect();
        let known = ["X-Unsent", "Subject", "To", "Message-ID", "Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
        prop_assert!(names.iter().all(|name| known.contains(name)), "{:?}", names);
        let _ = mailto(&outgoing(&[&to], &subject, &body));
    }

    #[test]
    fn files_arrive_as_they_were(bytes in proptest::collection::vec(any::<u8>(), 0..400), body in "\\PC{0,40}") {
        let file = OutgoingFile {
            name: "a.bin".to_owned(),
            media_type: "application/octet-stream".to_owned(),
            bytes: bytes.clone(),
        };
        let message = message_file(Outgoing { files: vec![file], ..outgoing(&["lea@example.org"], "Files", &body) });
        let files = cloison_mail::open(&message).unwrap().1.files;
        prop_assert_eq!(files.len(), 1);
        prop_assert_eq!((files[0].name.as_str(), &files[0].bytes), ("a.bin", &bytes));
    }
}
