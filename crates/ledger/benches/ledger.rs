//! A ledger of 100,000 and of a million records: opening it, the newest page, search, counts, memory, size.
//!
//! Each is measured in a process of its own, so that memory is that of one ledger: the benchmark calls itself.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench may fail loudly")]

use std::process::Command;
use std::time::{Duration, Instant};

use age::secrecy::SecretString;
use camino::{Utf8Path, Utf8PathBuf};
use cloison_keys::{Device, Identity, Recipients, Store};
use cloison_ledger::{Book, Decision, Filter, Ledger, Outcome, Place, RuleCount, Said, Word};
use cloison_policy::Level;
use jiff::tz::TimeZone;

const PASSPHRASE: &str = "four random words here";
const RULES: [&str; 8] = [
    "polling-internal",
    "donor-call-sheet",
    "password-value",
    "personal-phone",
    "press-embargo",
    "staff-dismissal",
    "security-detail",
    "budget-draft",
];
const WORDS: [&str; 12] = [
    "deadline",
    "printer",
    "team",
    "tonight",
    "agreed",
    "phone",
    "train",
    "journalist",
    "draft",
    "budget",
    "urgent",
    "on",
];

/// Numbers that look random and are the same each time (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ z >> 31) % below
    }
}

/// A decision as a campaign makes them: one in eight overridden with a reason of a sentence, each with a fingerprint.
fn decision(number: u64, random: &mut Random) -> Said {
    let seconds = 1_760_000_000 + i64::try_from(number * 53 + random.next(50)).unwrap();
    let level = Level::ALL[usize::try_from(random.next(10).saturating_sub(6).min(2)).unwrap()];
    let outcome = match random.next(8) {
        0 => Outcome::Overridden,
        1 => Outcome::Revised,
        2 | 3 => Outcome::Moved,
        _ => Outcome::Sent,
    };
    let word = |random: &mut Random| WORDS[usize::try_from(random.next(12)).unwrap()];
    let reason = (outcome == Outcome::Overridden)
        .then(|| (0..8).map(|_| word(random)).collect::<Vec<_>>().join(" ") + &format!(" {}", random.next(100_000)));
    let rules = (0..random.next(3))
        .map(|_| RuleCount {
            rule: RULES[usize::try_from(random.next(8)).unwrap()].into(),
            count: 1 + u32::try_from(random.next(3)).unwrap(),
        })
        .collect();
    // Ten words' numbers of four bytes: a message of some 250 words.
    let print: String = (0..56).map(|_| char::from(b'A' + u8::try_from(random.next(26)).unwrap())).collect();
    Said::Decision(Decision {
        time: jiff::Timestamp::from_second(seconds).unwrap(),
        level,
        channel: ["email", "signal", "meeting"][usize::try_from(random.next(3)).unwrap()].into(),
        allowed: random.next(4) > 0,
        outcome,
        reason,
        rules,
        policy: "campaign".into(),
        policy_version: 3,
        place: Place::Window,
        fingerprint: Some(print),
        heard: None,
        not_here: Vec::new(),
        excerpts: Vec::new(),
        text: None,
    })
}

async fn fill(path: &Utf8Path, count: u64, singles: bool) {
    let passphrase = SecretString::from(PASSPHRASE);
    let device = Device::create(path, &Store::Passphrase(&passphrase)).unwrap();
    let identity = device.unlock(Some(&passphrase)).unwrap();
    identity.export(std::fs::File::create(path.join("key.txt")).unwrap()).unwrap();
    let recipients = Recipients::from(device.recipient());
    let ledger = Ledger::open(&path.join("ledger.db")).await.unwrap();
    let mut random = Random(7);
    let begun = Instant::now();
    let mut compacting = Duration::ZERO;
    for batch in 0..count.div_ceil(20_000) {
        let numbers = batch * 20_000..count.min((batch + 1) * 20_000);
        let said: Vec<Said> = numbers.map(|number| decision(number, &mut random)).collect();
        ledger.append_all(&said, &recipients).await.unwrap();
        let begun = Instant::now();
        if !singles {
            ledger.compact(&identity, &recipients, &mut |_, _| {}).await.unwrap();
        }
        compacting += begun.elapsed();
    }
    ledger.close().await;
    let size = std::fs::metadata(path.join("ledger.db")).unwrap().len();
    println!(
        "  made in {:.1?}, {compacting:.1?} of it compacting; {} bytes a record on disk",
        begun.elapsed(),
        size / count
    );
}

/// The most memory that this process ever had, in megabytes (Linux).
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) / 1000
}

/// Opens with an identity at hand, as from a keyring: a passphrase costs most of a second by itself, on purpose.
async fn measure(path: &Utf8Path, singles: bool) {
    // Not by the passphrase: it takes 256 MB, which would hide what the ledger takes.
    let identity = Identity::from_file(std::fs::File::open(path.join("key.txt")).unwrap(), &|| None).unwrap();
    let begun = Instant::now();
    let ledger = Ledger::open(&path.join("ledger.db")).await.unwrap();
    let book = Book::new(ledger.clone(), identity);
    let page = book.page(&Filter::default(), None, 50).await.unwrap();
    let opened = begun.elapsed();
    assert_eq!((page.entries.len(), page.unopened), (50, 0));
    if singles {
        let begun = Instant::now();
        let recipients = Recipients::from(Device::find(path).unwrap().unwrap().recipient());
        ledger.compact(book.identity(), &recipients, &mut |_, _| {}).await.unwrap();
        let size = std::fs::metadata(path.join("ledger.db")).unwrap().len() / 1_000_000;
        println!("  opened, newest page listed: {opened:.1?}; compacted in {:.1?} to {size} MB", begun.elapsed());
    }
    let begun = Instant::now();
    let everything = book.stats(&Filter::default(), &TimeZone::UTC).await.unwrap();
    let read = begun.elapsed();
    let mut searches = Vec::new();
    for word in ["journalist", "deadline", "urgent", "polling", "nowhere", "bud"] {
        let word = Word { text: word.into(), ..Word::default() };
        let begun = Instant::now();
        book.page(&Filter { words: vec![word], ..Filter::default() }, None, 50).await.unwrap();
        searches.push(begun.elapsed());
    }
    searches.sort();
    let begun = Instant::now();
    book.stats(&Filter { levels: vec![Level::Sensitive], ..Filter::default() }, &TimeZone::UTC).await.unwrap();
    let counted = begun.elapsed();
    let (median, slowest) = (searches[searches.len() / 2], searches[searches.len() - 1]);
    println!("  opened, newest page listed: {opened:.1?}");
    println!("  every record read into memory: {read:.1?} ({} decisions)", everything.decisions);
    println!("  search: {median:.1?} (median of 6), {slowest:.1?} (slowest); counts: {counted:.1?}");
    println!("  memory at most: {} MB", memory());
    ledger.close().await;
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let arguments: Vec<String> = std::env::args().collect();
    // A ledger that nobody has unlocked yet: a million of single records take 1 GB.
    let singles = arguments.iter().any(|argument| argument == "singles");
    if let Some(at) = arguments.iter().position(|argument| argument == "--measure") {
        runtime.block_on(measure(Utf8Path::new(&arguments[at + 1]), singles));
        return;
    }
    // `--bench ledger -- 100000` for one size, `-- singles 1000000` for one that was never compacted.
    let asked: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    for count in if asked.is_empty() { vec![100_000, 1_000_000] } else { asked } {
        println!("{count} records");
        let directory = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(directory.path().to_owned()).unwrap();
        runtime.block_on(fill(&path, count, singles));
        let mut itself = Command::new(std::env::current_exe().unwrap());
        itself.args(["--measure", path.as_str()]).args(singles.then_some("singles"));
        assert!(itself.status().unwrap().success());
    }
}
