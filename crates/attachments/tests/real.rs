//! Files that other programs wrote.

mod made;

use cloison_attachments::Unread;
use made::{holds, only, parts, text};

#[test]
fn a_pdf_of_a_browser() {
    let text = text("note.pdf", include_bytes!("files/browser.pdf"));
    holds(
        &text,
        &[
            "Note de campagne Tulipe\n",
            "Réunion stratégique\n",
            "donne quarante-deux pour cent à notre candidate; l’équipe de\nl’Élysée ne doit rien savoir",
            "Inès Lefèvre 06 12 34 56 78\n",
            "Seconde page: le mot de passe est Tulipe-42.",
            "https://partage.example.org/dossier",
        ],
    );
}

#[test]
fn what_stands_beside_the_pages_of_a_pdf() {
    let text = text("donors.pdf", include_bytes!("files/standard.pdf"));
    holds(
        &text,
        &[
            "Donors of the year",
            "Lea Martin",
            "money, names",
            "The internal poll\nSecond line of the page",
            "Last page",
            "A note beside the text",
            "value of the field",
            "https://share.example.org/folder",
            "Bookmark of the chapter",
        ],
    );
}

#[test]
fn a_pdf_with_a_password_is_said_and_one_that_opens_without_is_read() {
    let locked = only("locked.pdf", include_bytes!("files/locked.pdf"));
    assert_eq!((locked.text.as_str(), locked.unread), ("", Some(Unread::Encrypted)));
    holds(&text("owner.pdf", include_bytes!("files/owner.pdf")), &["The internal poll", "A note beside the text"]);
}

#[test]
fn a_scan_is_said_to_be_pictures() {
    assert_eq!(only("scan.pdf", include_bytes!("files/scan.pdf")).unread, Some(Unread::Picture));
}

#[test]
fn a_document_with_header_table_and_comment() {
    let text = text("letter.docx", include_bytes!("files/letter.docx"));
    holds(
        &text,
        &[
            "The internal poll\tgives 42\n",
            "Name\tPhone\t\nInes\t06 12 34 56 78\t\n",
            "Header of the letter",
            "Footer of the letter",
            "Do not tell the press",
            "Plan secret",
            "Lea Martin",
            "not before Monday",
        ],
    );
}

#[test]
fn a_workbook_with_a_hidden_sheet() {
    let text = text("list.xlsx", include_bytes!("files/list.xlsx"));
    holds(
        &text,
        &[
            "Donors\nName\tAmount\tCard\nInes Lefevre\t4600\t4111111111111111\n",
            "Hidden list\nPaul Durand\tcash",
            "ask her husband first",
            "secret_rate\t\"forty-two\"",
        ],
    );
}

#[test]
fn slides_with_notes_and_without_what_they_ask_for() {
    let text = text("talk.pptx", include_bytes!("files/talk.pptx"));
    holds(&text, &["Debate preparation\n", "Attack on the tax question\n"]);
    assert!(!text.contains("Click to edit"), "{text}");
}

#[test]
fn an_old_workbook_with_a_hidden_sheet() {
    let text = text("old.xls", include_bytes!("files/old.xls"));
    holds(&text, &["Anciens", "Cachée", "Inès\t42.5\ndonateur caché\n", "liste noire"]);
}

#[test]
fn a_text_with_a_note_and_a_comment() {
    let text = text("agenda.odt", include_bytes!("files/agenda.odt"));
    holds(
        &text,
        &["Ordre du jour\n", "Le sondage interne", "note en bas de page", "à ne pas diffuser", "Titre du document"],
    );
}

#[test]
fn a_locked_member_of_a_zip_is_named() {
    let parts = parts("locked.zip", include_bytes!("files/locked.zip"));
    assert_eq!((parts[0].unread, parts[1].name.as_str()), (None, "locked.zip/plan.txt"));
    assert_eq!((parts[1].text.as_str(), parts[1].unread), ("", Some(Unread::Encrypted)));
}
