//! What is locked is gone from the memory of the process, with the allocator that the window has.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, loudly")]

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use camino::Utf8PathBuf;
use cloison_app::dto::{Decision, Draft, LedgerFilter};
use cloison_app::{Cloison, Home, Language, Offsets, Outcome, Place, PolicySource, Unlock};
use secrecy::{ExposeSecret, SecretString};

#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

const PIECE: usize = 1024 * 1024;
/// Each byte of what is looked for is kept with this: it must not stand in the program itself.
const MASK: u8 = 0x5a;
const DRAFT: [u8; 24] = masked(*b"Larkspur-1911-Zinnobergr");
const REASON: [u8; 24] = masked(*b"The-minister-waits-at-10");

const fn masked(mut word: [u8; 24]) -> [u8; 24] {
    let mut at = 0;
    while at < word.len() {
        word[at] ^= MASK;
        at += 1;
    }
    word
}

fn said(word: &[u8]) -> String {
    word.iter().map(|byte| char::from(byte ^ MASK)).collect()
}

/// How often each word stands in the memory of this process.
fn remembered(words: &[Vec<u8>]) -> Vec<usize> {
    let memory = File::open("/proc/self/mem").unwrap();
    let mut bytes = vec![0; PIECE];
    let own = bytes.as_ptr() as u64..bytes.as_ptr() as u64 + PIECE as u64;
    let mut found = vec![0; words.len()];
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let (range, rights) = line.split_once(' ').unwrap();
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|number| u64::from_str_radix(number, 16).unwrap());
        for begin in (from..to).step_by(PIECE).filter(|_| rights.starts_with("rw")) {
            let room = usize::try_from((to - begin).min(PIECE as u64)).unwrap();
            let read = memory.read_at(&mut bytes[..room], begin).unwrap_or(0);
            for (word, found) in words.iter().zip(&mut found) {
                let starts = memchr::memchr_iter(word[0] ^ MASK, &bytes[..read]);
                let elsewhere = starts.filter(|at| !own.contains(&(begin + *at as u64)));
                let is = |at: &usize| {
                    let here = bytes[*at..read].get(..word.len());
                    here.is_some_and(|here| here.iter().zip(word).all(|(byte, masked)| byte ^ MASK == *masked))
                };
                *found += elsewhere.filter(is).count();
            }
        }
    }
    found
}

/// Everything that one does with drafts and records; fewer of them than are compacted, since zstd keeps parts of what it
/// compressed in memory that is not this allocator's. Returns what else must not be found: the first words of the sheet.
async fn write_and_read(cloison: &Cloison, passphrase: &SecretString) -> Vec<u8> {
    let body = format!("The password for the press inbox is {}.", said(&DRAFT));
    let draft = Draft {
        subject: said(&DRAFT),
        body,
        to: vec!["ines@example.org".into()],
        channel: "email".into(),
        ..Draft::default()
    };
    let verdict = cloison.check(draft.clone(), Language::En, Offsets::Utf16).unwrap();
    assert!(!verdict.findings.is_empty());
    // The reader is asked where the rules find nothing sensitive.
    let oblique = format!("Nobody must see him with us: {}.", said(&DRAFT));
    let heard = cloison.hear_read(&cloison.read(oblique.as_bytes(), "email").unwrap(), Language::En);
    assert!(heard.findings.is_empty() && heard.not_heard.is_none(), "{heard:?}");
    let unlock = Unlock { passphrase: &|_| Some(passphrase.clone()), ..Unlock::nobody() };
    for _ in 0..20 {
        let decision = Decision { draft: draft.clone(), outcome: Outcome::Overridden, reason: Some(said(&REASON)) };
        cloison.decide(decision, Place::Window, &unlock).await.unwrap();
    }
    cloison.keep_draft(&draft, None).await.unwrap();
    assert!(cloison.kept_draft(None, &unlock).await.unwrap().is_some());
    cloison.keep_up(&unlock, &mut |_, _| {}).await.unwrap();
    let search = LedgerFilter { search: said(&REASON), ..LedgerFilter::default() };
    for filter in [LedgerFilter::default(), search] {
        let page = cloison.ledger_page(&filter, None, 50, Language::En, &unlock).await.unwrap();
        assert_eq!(page.records.len(), 20);
        let id = page.records[0].id().to_owned();
        cloison.record(&id, Language::En, &unlock).await.unwrap();
    }
    let words = cloison.recovery_words(Language::En, &unlock).await.unwrap();
    words.expose_secret().bytes().take(24).map(|byte| byte ^ MASK).collect()
}

#[test]
fn what_is_locked_is_gone_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let policy = path.join("own.toml");
    let text =
        "policy = { id = \"own\", version = 1, title = { en = \"Own\" }, languages = [\"en\"], extends = \"campaign\" }
        ledger = { keep = \"text\" }";
    fs::write(&policy, text).unwrap();
    let cloison = Cloison::new(PolicySource::named(&policy), Home::At(path.join("data"))).unwrap();
    let passphrase = SecretString::from("four random words here");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut words = vec![DRAFT.to_vec(), REASON.to_vec()];
    runtime.block_on(async {
        words.push(write_and_read(&cloison, &passphrase).await);
        let found = remembered(&words[..2]);
        assert!(found.iter().all(|times| *times > 0), "it is looked for in the right place: {found:?}");
        cloison.lock().await;
    });
    assert_eq!(remembered(&words), [0; 3]);
    // What is decided while it is locked is recorded, and forgotten at once.
    runtime.block_on(async {
        let draft = Draft { body: said(&DRAFT), channel: "email".into(), ..Draft::default() };
        let decision = Decision { draft, outcome: Outcome::Dropped, reason: Some(said(&REASON)) };
        cloison.decide(decision, Place::Window, &Unlock::nobody()).await.unwrap();
    });
    assert_eq!(remembered(&words), [0; 3]);
}
