//! Messages that come from elsewhere: a message file, a text that was copied.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use cloison_policy::Level;

use crate::dto::{Draft, Opened};
use crate::hear::{Manner, hear};
use crate::verdict::speak;
use crate::{AppError, Cloison, Language, Offsets};

impl Cloison {
    /// The bytes of a message file as a draft: an `.eml` or a text. It has no channel: the writer's stays. The files that
    /// came with it wait to be read, until they are detached or the program is locked. What was begun when it had been
    /// locked `locks` times is not opened once it was locked again.
    ///
    /// # Errors
    /// [`AppError::Mail`], [`AppError::Locked`].
    pub fn open_message(&self, bytes: &[u8], locks: u64) -> Result<Opened, AppError> {
        let (read, incoming) = cloison_mail::open(bytes)?;
        let attachments = self.files.expect(incoming.files, || self.not_locked_since(locks))?;
        let (read, left_out) = (read.draft, u32::try_from(incoming.left_out).unwrap_or(u32::MAX));
        let body = if read.body.contains('\r') { read.body.replace("\r\n", "\n") } else { read.body };
        let draft = Draft { subject: read.subject, body, to: read.to, ..Draft::default() };
        Ok(Opened { draft: Some(draft), attachments, left_out })
    }

    /// As [`Cloison::open_message`], of a file. No more of it is read than a message may have.
    ///
    /// # Errors
    /// [`AppError::Unreadable`], [`AppError::Mail`], [`AppError::Locked`].
    pub fn open_file(&self, path: &Path, locks: u64) -> Result<Opened, AppError> {
        let mut bytes = Vec::new();
        // Reading anything but a file may never end.
        let regular = std::fs::metadata(path).and_then(|found| match found.is_file() {
            true => File::open(path),
            false if found.is_dir() => Err(std::io::ErrorKind::IsADirectory.into()),
            false => Err(std::io::ErrorKind::InvalidData.into()),
        });
        let read = regular.and_then(|file| file.take(cloison_mail::LARGEST + 1).read_to_end(&mut bytes));
        read.map_err(|source| AppError::Unreadable { file: named(path), source })?;
        self.open_message(&bytes, locks)
    }

    /// A text that was copied, as a draft.
    ///
    /// # Errors
    /// [`AppError::Mail`] for one that is too large.
    pub fn open_text(&self, text: String) -> Result<Opened, AppError> {
        bounded(&text)?;
        let draft = Draft { body: text, ..Draft::default() };
        Ok(Opened { draft: Some(draft), ..Opened::default() })
    }

    /// The level of a text that belongs to no draft, by the rules and the reader.
    ///
    /// # Errors
    /// [`AppError::Mail`] for one that is too large.
    pub fn level_of(&self, text: String, language: Language) -> Result<Level, AppError> {
        bounded(&text)?;
        let loaded = self.policy();
        // A level does not depend on the channel; a verdict has one.
        let channel = loaded.policy.channels.first().map(|channel| channel.id.clone()).unwrap_or_default();
        let draft = crate::check::to_engine(Draft { body: text, channel, ..Draft::default() }, &self.files)?;
        let verdict = speak(loaded.engine.check(&draft), &draft, &loaded.policy, language, Offsets::Bytes);
        let level = verdict.level;
        let manner = Manner { language, offsets: Offsets::Bytes };
        let heard = hear(&loaded, &draft, verdict, manner, &|| true);
        self.forget_if_locked(&loaded);
        Ok(heard.map_or(level, |verdict| verdict.level))
    }
}

fn bounded(text: &str) -> Result<(), AppError> {
    if text.len() as u64 > cloison_mail::LARGEST {
        return Err(AppError::Mail(cloison_mail::MailError::TooLarge));
    }
    Ok(())
}

/// A file's name, without the folders that it is in.
fn named(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Home, PolicySource};

    fn cloison() -> Cloison {
        Cloison::new(PolicySource::default(), Home::Nowhere).unwrap()
    }

    #[test]
    fn a_message_file_is_a_draft_and_its_files_are_read_with_it() {
        let eml = "From: a@example.org\r\nTo: Ines <ines@example.org>\r\nCc: leo@example.org\r\nSubject: Sunday\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nLunch\r\nat noon.\r\n\
            --x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nmore\r\n--x--\r\n";
        let cloison = cloison();
        let opened = cloison.open_message(eml.as_bytes(), cloison.locks()).unwrap();
        let draft = opened.draft.unwrap();
        assert_eq!((draft.subject.as_str(), draft.body.trim_end()), ("Sunday", "Lunch\nat noon."));
        assert_eq!((draft.channel.as_str(), draft.to.len()), ("", 2));
        assert_eq!(draft.to, ["ines@example.org", "leo@example.org"]);
        let [file] = &opened.attachments[..] else { panic!("{:?}", opened.attachments) };
        assert_eq!(file.name, "a.txt");
        let taken = cloison.take_expected(&file.id).unwrap();
        assert_eq!((taken.0.as_str(), String::from_utf8_lossy(&taken.1).trim_end()), ("a.txt", "more"));
        assert!(cloison.take_expected(&file.id).is_none(), "once");
    }

    #[tokio::test]
    async fn the_files_of_a_message_wait_until_they_are_detached_or_it_locks() {
        let eml = "From: a@example.org\r\nSubject: Two\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHere.\r\n\
            --x\r\nContent-Disposition: attachment; filename=b.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            AAEC\r\n--x--\r\n";
        let cloison = cloison();
        let file = || cloison.open_message(eml.as_bytes(), cloison.locks()).unwrap().attachments.remove(0);
        let (first, second, third) = (file(), file(), file());
        assert_eq!(*cloison.take_expected(&first.id).unwrap().1, [0, 1, 2], "another message takes nothing from it");
        cloison.detach(Some(&second.id));
        assert!(cloison.take_expected(&second.id).is_none());
        let locks = cloison.locks();
        cloison.lock().await;
        assert!(cloison.take_expected(&third.id).is_none());
        let late = cloison.open_message(eml.as_bytes(), locks);
        assert_eq!(late.unwrap_err().code(), "A013", "what was being read meanwhile is not kept");
    }

    #[test]
    fn what_is_no_message_and_what_cannot_be_read_is_told_by_its_code() {
        let folder = tempfile::tempdir().unwrap();
        let picture = folder.path().join("picture.eml");
        std::fs::write(&picture, b"\x89PNG\0\0\0").unwrap();
        let code = |path: &Path| cloison().open_file(path, 0).unwrap_err().code();
        assert_eq!(code(&picture), "M001");
        let error = cloison().open_file(&folder.path().join("gone.eml"), 0).unwrap_err();
        let said = error.problem(Language::En).message;
        assert!(error.code() == "A004" && said.contains("gone.eml"), "{said}");
        assert!(!said.contains(&folder.path().display().to_string()), "no folder is named: {said}");
    }

    #[test]
    fn a_copied_text_has_the_level_of_the_same_draft() {
        let level = |text: &str| cloison().level_of(text.to_owned(), Language::En).unwrap();
        assert_eq!(level("Sandwiches at six."), Level::Trivial);
        assert_eq!(level("The password is Tulip-42, keep it."), Level::Sensitive);
    }
}
