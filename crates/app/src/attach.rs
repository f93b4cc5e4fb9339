//! Files that go with a draft. Their texts stay in the program while the draft is written: the page knows their names and
//! what could not be read of them, and a draft names them by their ids.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cloison_attachments::{Bounds, Unread, read};
use cloison_engine as engine;
use cloison_mail::IncomingFile;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::dto::{Attached, AttachedPart, DraftAttachment};
use crate::{AppError, Cloison, Language, Problem};

/// Most bytes of all the files of a draft: what is above is neither held nor judged, which is told.
const LARGEST: usize = 256 << 20;

/// A file, or one within it, and its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilePart {
    /// The name by which a person finds it.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Why it was not read, or not all of it: the reason's code.
    pub unread: Option<String>,
}

/// Reads a file and those within it. Bytes from outside are taken apart here: to be called in a process of its own, which
/// may be ended.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8]) -> Vec<FilePart> {
    let part = |part: cloison_attachments::Part| FilePart {
        name: part.name,
        text: part.text,
        unread: part.unread.map(|unread| unread.code().to_owned()),
    };
    read(name, bytes, &Bounds::default()).into_iter().map(part).collect()
}

/// What is told of a file that could not be read in time, or that ended the process that read it.
#[must_use]
pub fn unreadable_file(name: &str) -> Vec<FilePart> {
    let mut parts = read_file(name, b"");
    for part in &mut parts {
        part.unread = Some(Unread::Damaged.code().to_owned());
    }
    parts
}

/// A file's name and its bytes.
type Named = (String, Zeroizing<Vec<u8>>);

/// The files of the draft that is being written.
#[derive(Default)]
pub(crate) struct Files {
    all: Mutex<BTreeMap<String, Arc<File>>>,
    /// Those of a message that was opened, by their ids, until they are read.
    expected: Mutex<BTreeMap<String, Named>>,
}

pub(crate) struct File {
    pub(crate) name: String,
    /// None where they are too many to be held.
    pub(crate) bytes: Option<Zeroizing<Vec<u8>>>,
    parts: Vec<engine::Attachment>,
}

impl Files {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Arc<File>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn expected(&self) -> MutexGuard<'_, BTreeMap<String, Named>> {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What came with a message: to be read when the page asks, by these ids. Not after a lock: `still` says so.
    pub(crate) fn expect(
        &self,
        files: Vec<IncomingFile>,
        still: impl FnOnce() -> Result<(), AppError>,
    ) -> Result<Vec<DraftAttachment>, AppError> {
        let moment = Timestamp::now().as_nanosecond();
        let all = self.all();
        let mut room = self.room_beside(&all);
        let mut expected = self.expected();
        still()?;
        let named = files.into_iter().enumerate().map(|(number, file)| {
            let one = DraftAttachment { id: format!("{moment:x}-{number}"), name: file.name };
            // Of one that is too much no more than its name is known: the page says that it is not there.
            if let Some(left) = room.checked_sub(file.bytes.len()) {
                room = left;
                expected.insert(one.id.clone(), (one.name.clone(), Zeroizing::new(file.bytes)));
            }
            one
        });
        Ok(named.collect())
    }

    /// How many bytes may still be held.
    fn room_beside(&self, all: &BTreeMap<String, Arc<File>>) -> usize {
        let read: usize = all.values().filter_map(|file| file.bytes.as_ref()).map(|bytes| bytes.len()).sum();
        let expected: usize = self.expected().values().map(|(_, bytes)| bytes.len()).sum();
        LARGEST.saturating_sub(read + expected)
    }

    pub(crate) fn get(&self, id: &str) -> Option<Arc<File>> {
        self.all().get(id).cloned()
    }

    pub(crate) fn forget(&self) {
        self.all().clear();
    }

    /// Forgets also what was not read yet.
    pub(crate) fn forget_all(&self) {
        self.forget();
        self.expected().clear();
    }

    /// What the engine judges: each file and those within it, in their order. Of one that is not there any more the name
    /// is judged.
    pub(crate) fn of(&self, named: &[DraftAttachment]) -> Vec<engine::Attachment> {
        let all = self.all();
        let parts = |one: &DraftAttachment| match all.get(&one.id) {
            Some(file) => file.parts.clone(),
            None => vec![engine::Attachment::new(one.name.as_str(), "")],
        };
        named.iter().flat_map(parts).collect()
    }
}

impl Cloison {
    /// A file of a message that was opened, its name and its bytes, once.
    #[must_use]
    pub fn take_expected(&self, id: &str) -> Option<Named> {
        self.files.expected().remove(id)
    }

    /// Whether a file of so many bytes can be held beside the others: one that cannot need not be read.
    #[must_use]
    pub fn has_room_for(&self, bytes: usize) -> bool {
        bytes <= self.files.room_beside(&self.files.all())
    }

    /// Takes a file that was read to the draft. Reading takes a while: what was begun when it had been locked `locks` times
    /// is not taken once it was locked again.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn attach(
        &self,
        name: &str,
        bytes: Vec<u8>,
        mut parts: Vec<FilePart>,
        language: Language,
        locks: u64,
    ) -> Result<Attached, AppError> {
        let mut all = self.files.all();
        self.not_locked_since(locks)?;
        let fits = bytes.len() <= self.files.room_beside(&all);
        if !fits {
            parts.truncate(1);
            for part in &mut parts {
                part.text.clear();
                part.unread = Some(Unread::TooLarge.code().to_owned());
            }
        }
        let id = format!("{:x}", Timestamp::now().as_nanosecond());
        let problem = |code: &String| -> Problem {
            let message = format!("error-{code}");
            Problem {
                code: code.clone(),
                message: language.say(&message, &[]),
                remedy: language.attribute(&message, "remedy", &[]),
            }
        };
        let told = |part: &FilePart| AttachedPart {
            name: part.name.clone(),
            characters: u32::try_from(part.text.chars().count()).unwrap_or(u32::MAX),
            unread: part.unread.as_ref().map(problem),
        };
        let attached = Attached {
            id: id.clone(),
            name: parts.first().map_or_else(|| name.to_owned(), |part| part.name.clone()),
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            parts: parts.iter().map(told).collect(),
        };
        let parts = parts.into_iter().map(|part| engine::Attachment::new(part.name, part.text).judged_again());
        let bytes = fits.then(|| Zeroizing::new(bytes));
        let file = File { name: attached.name.clone(), bytes, parts: parts.collect() };
        all.insert(id, Arc::new(file));
        Ok(attached)
    }

    /// Forgets a file of the draft, or one that was to be read for it; without an id all that were read.
    pub fn detach(&self, id: Option<&str>) {
        match id {
            Some(id) => {
                self.files.all().remove(id);
                self.files.expected().remove(id);
            }
            None => self.files.forget(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{Draft, Field};
    use crate::{Home, Level, Offsets, PolicySource};

    fn attach(cloison: &Cloison, name: &str, text: &[u8]) -> DraftAttachment {
        let attached =
            cloison.attach(name, text.to_vec(), read_file(name, text), Language::En, cloison.locks()).unwrap();
        DraftAttachment { id: attached.id, name: attached.name }
    }

    fn check(cloison: &Cloison, attachments: Vec<DraftAttachment>) -> Result<crate::dto::Verdict, AppError> {
        let draft =
            Draft { body: "See below.".to_owned(), channel: "email".to_owned(), attachments, ..Draft::default() };
        cloison.check(draft, Language::En, Offsets::Utf16)
    }

    #[test]
    fn names_and_texts_of_files_are_judged() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let plain = attach(&cloison, "menu.txt", b"Sandwiches at six.");
        let secret = attach(&cloison, "notes.txt", b"The internal poll has us two points down.");
        let named = attach(&cloison, "internal poll.png", b"\x89PNG\r\n\x1a\n");
        assert_eq!(check(&cloison, vec![plain.clone()]).unwrap().level, Level::Trivial);
        let verdict = check(&cloison, vec![plain.clone(), secret.clone()]).unwrap();
        assert_eq!(
            (verdict.level, verdict.findings[0].field, verdict.findings[0].attachment),
            (Level::Confidential, Field::AttachmentText, Some(2))
        );
        assert_eq!(check(&cloison, vec![named]).unwrap().findings[0].field, Field::AttachmentName);
        cloison.detach(Some(&secret.id));
        assert_eq!(check(&cloison, vec![secret]).unwrap().level, Level::Trivial, "its text is not there any more");
    }

    #[tokio::test]
    async fn files_are_forgotten_with_a_lock() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let one = attach(&cloison, "menu.txt", b"Sandwiches at six.");
        assert!(cloison.files.get(&one.id).is_some());
        cloison.lock().await;
        assert!(cloison.files.get(&one.id).is_none());
    }

    #[tokio::test]
    async fn a_file_that_is_read_after_a_lock_is_not_kept() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let locks = cloison.locks();
        let parts = read_file("menu.txt", b"Sandwiches at six.");
        cloison.lock().await;
        // Begun before the lock, and just after it.
        for locks in [locks, cloison.locks()] {
            let bytes = b"Sandwiches at six.".to_vec();
            let late = cloison.attach("menu.txt", bytes, parts.clone(), Language::En, locks);
            assert_eq!(late.unwrap_err().code(), "A013");
        }
        assert!(cloison.files.all().is_empty());
    }

    #[test]
    fn more_than_can_be_held_is_told() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        let secret = || read_file("notes.txt", b"The internal poll has us two points down.");
        let first = cloison.attach("a.bin", vec![0; LARGEST], read_file("a.bin", b""), Language::En, 0).unwrap();
        let more = cloison.attach("notes.txt", vec![0], secret(), Language::En, 0).unwrap();
        assert_eq!(more.parts[0].unread.as_ref().map(|problem| problem.code.as_str()), Some("T005"));
        cloison.detach(Some(&first.id));
        let again = cloison.attach("notes.txt", vec![0], secret(), Language::En, 0).unwrap();
        assert!(again.parts[0].unread.is_none());
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let cloison = Cloison::new(PolicySource::default(), Home::Nowhere).unwrap();
        for language in Language::ALL {
            for unread in Unread::ALL {
                let id = format!("error-{}", unread.code());
                assert!(language.has(&id, None) && language.has(&id, Some("remedy")), "{id} in {language:?}");
            }
        }
        let attached = cloison.attach("a.zip", Vec::new(), unreadable_file("a.zip"), Language::En, 0).unwrap();
        assert_eq!(attached.parts[0].unread.as_ref().unwrap().code, "T004");
    }
}
