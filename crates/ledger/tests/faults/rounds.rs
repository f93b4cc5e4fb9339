//! Rounds: a copy of a prepared folder, a child process that works in it until a fault ends it, and what must be there
//! afterwards.

use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use age::x25519;
use camino::{Utf8Path, Utf8PathBuf};
use cloison_keys::Device;
use cloison_ledger::{Book, Decision, Filter, Ledger, Said};
use jiff::{Span, Timestamp};

use crate::desk::{Desk, decision};

/// A child is to do this with what it appends: numbers that no prepared ledger has.
pub(crate) const FIRST: u32 = 1000;
/// For calls that fail until the end.
pub(crate) const FROM_THEN_ON: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `kill -9` before the call.
    Kill,
    /// `kill -9` after half of the write.
    Torn,
    /// The power goes. With a seed, not 0, some sectors of what was not synced are on disk.
    Cut(u64),
    /// So many calls fail.
    Fails(u32),
    /// So many calls find no room.
    Full(u32),
}

/// What a child told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) tried: Vec<u32>,
    pub(crate) acknowledged: Vec<u32>,
    pub(crate) failed: Vec<u32>,
    pub(crate) errors: Vec<String>,
    pub(crate) did: bool,
    pub(crate) ended: bool,
}

pub(crate) struct Round {
    pub(crate) folder: Utf8PathBuf,
    pub(crate) told: Told,
    /// For messages.
    pub(crate) name: String,
}

/// A prepared folder, and what a child needs.
pub(crate) struct Lab {
    pub(crate) desk: Desk,
    pub(crate) officer: x25519::Identity,
    rounds: tempfile::TempDir,
    side: tempfile::TempDir,
}

pub(crate) fn day(number: u32) -> Timestamp {
    "2026-01-01T08:00:00Z".parse::<Timestamp>().unwrap() + Span::new().hours(24 * i64::from(number))
}

/// What the record of a number says.
pub(crate) fn decision_of(number: u32) -> Decision {
    Decision { time: day(number % 1000), ..decision(number) }
}

/// The number of a record that says what it should.
pub(crate) fn number_of(said: &Said) -> Option<u32> {
    let Said::Decision(decision) = said else { return None };
    let number = decision.rules.first()?.count;
    (*decision == decision_of(number)).then_some(number)
}

pub(crate) fn long() -> bool {
    std::env::var_os("CLOISON_LONG").is_some()
}

impl Lab {
    /// `None` where nothing compiles the faults.
    pub(crate) fn new() -> Option<Lab> {
        let side = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(side.path().join("shim.so"));
        match compiler.arg(source).args(["-ldl", "-pthread"]).status() {
            Ok(status) => assert!(status.success(), "the faults do not compile"),
            Err(error) => {
                assert!(std::env::var_os("CI").is_none(), "the checks need a C compiler: {error}");
                eprintln!("skipped: no C compiler ({error})");
                return None;
            }
        }
        let desk = Desk::new();
        desk.identity.export(File::create(side.path().join("key.txt")).unwrap()).unwrap();
        // In memory where there is such a file system: what is synced there costs nothing.
        let rounds = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        fs::create_dir(rounds.path().join("unlinked")).unwrap();
        Some(Lab { desk, officer: x25519::Identity::generate(), rounds, side })
    }

    /// A file beside the folders.
    pub(crate) fn side(&self, name: &str) -> PathBuf {
        self.side.path().join(name)
    }

    /// The officer's identity as a file has it.
    pub(crate) fn officer_file(&self) -> String {
        age::secrecy::ExposeSecret::expose_secret(&self.officer.to_string()).to_owned()
    }

    /// A copy of the prepared folder, the only one.
    pub(crate) fn copy(&self) -> Utf8PathBuf {
        let folder = Utf8PathBuf::from_path_buf(self.rounds.path().canonicalize().unwrap().join("data")).unwrap();
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for file in fs::read_dir(&self.desk.path).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.as_std_path().join(file.file_name())).unwrap();
        }
        folder
    }

    /// A child that works in a folder. Its output is to be read.
    pub(crate) fn child(&self, work: &str, folder: &Utf8Path, number: u32) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "a_child_works", "--nocapture", "--test-threads=1"]);
        command.env("FAULT_WORK", work).env("FAULT_DIR", folder).env("FAULT_KEY", self.side("key.txt"));
        command.env("FAULT_TO", self.desk.device.recipient().to_string());
        command.env("FAULT_ALSO_TO", self.officer.to_public().to_string()).env("FAULT_NUMBER", number.to_string());
        command.env_remove("FAULT_AT").env_remove("FAULT_COUNT").stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        command
    }

    /// How many boundaries there are in some work.
    fn boundaries(&self, work: &str) -> u32 {
        let folder = self.copy();
        let mut child = self.child(work, &folder, FIRST);
        let count = self.side("count");
        child.env("LD_PRELOAD", self.side("shim.so")).env("FAULT_COUNT", &count);
        let output = child.output().unwrap();
        assert!(Told::of(&output.stdout).ended, "{work}: {}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(count).unwrap().trim().parse().unwrap()
    }

    fn round(&self, work: &str, kind: Kind, at: u32) -> Round {
        let folder = self.copy();
        let unlinked = self.rounds.path().canonicalize().unwrap().join("unlinked");
        for file in fs::read_dir(&unlinked).unwrap() {
            fs::remove_file(file.unwrap().path()).unwrap();
        }
        let mut child = self.child(work, &folder, FIRST);
        let (how, seed, calls) = match kind {
            Kind::Kill => ("kill", 0, 1),
            Kind::Torn => ("torn", 0, 1),
            Kind::Cut(seed) => ("cut", seed.wrapping_mul(u64::from(at)).wrapping_mul(0x9e37_79b9_7f4a_7c15), 1),
            Kind::Fails(calls) => ("eio", 0, calls),
            Kind::Full(calls) => ("enospc", 0, calls),
        };
        child.env("LD_PRELOAD", self.side("shim.so")).env("FAULT_SIDE", unlinked);
        child.env("FAULT_AT", at.to_string()).env("FAULT_KIND", how);
        child.env("FAULT_SEED", seed.to_string()).env("FAULT_FOR", calls.to_string());
        let output = child.output().unwrap();
        let (told, name) = (Told::of(&output.stdout), format!("{work}, {kind:?} at {at}"));
        let killed = output.status.signal() == Some(9);
        let stops = matches!(kind, Kind::Kill | Kind::Torn | Kind::Cut(_));
        // A child that ended before its fault had one call less than the one that was counted.
        let as_asked = if stops { killed || told.ended } else { output.status.success() && told.ended };
        assert!(as_asked, "{name}: {:?} {}", output.status, String::from_utf8_lossy(&output.stderr));
        Round { folder, told, name }
    }

    /// A round for each boundary, or for each so many of them. All are gone through before it fails.
    pub(crate) async fn at_each(
        &self,
        work: &str,
        kinds: &[(Kind, u32)],
        mut check: impl AsyncFnMut(&Round, Kind) -> Result<(), String>,
    ) {
        let boundaries = self.boundaries(work);
        let (mut rounds, mut wrong) = (0, Vec::new());
        let seeds = if long() { 11..15 } else { 0..0 };
        let seeds = seeds.map(|seed| (Kind::Cut(seed), 1));
        for (begin, (kind, every)) in (0..).zip(kinds.iter().copied().chain(seeds)) {
            // Not the same calls for each kind.
            let every = if long() { 1 } else { every };
            for at in (1 + begin % every..=boundaries).step_by(every as usize) {
                let round = self.round(work, kind, at);
                if let Err(what) = check(&round, kind).await {
                    wrong.push(format!("{}: {what}", round.name));
                }
                rounds += 1;
            }
        }
        println!("{work}: {boundaries} boundaries, {rounds} rounds");
        let some = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
        assert!(wrong.is_empty(), "{} of {rounds} rounds went wrong:\n{some}", wrong.len());
    }

    /// What is there after a round: a ledger that opens, with nothing wrong, that holds one of those lists of records and
    /// after it what was acknowledged, in order. What was in flight when the process ended may be there too, or one whose
    /// append failed after its last byte was written.
    pub(crate) async fn check(&self, round: &Round, may_be: &[&[u32]]) -> Result<Vec<u32>, String> {
        let all = self.read(&round.folder).await?;
        let told = &round.told;
        let is_before = |before: &&&[u32]| all.starts_with(before) && all[before.len()..].iter().all(|n| *n >= FIRST);
        let before = may_be.iter().find(is_before).ok_or_else(|| format!("{all:?} is there"))?;
        let after = &all[before.len()..];
        let in_flight = after.strip_prefix(&told.acknowledged[..]);
        let may_be_there = |one: &u32| told.failed.contains(one) || told.tried.last() == Some(one);
        let right = in_flight.is_some_and(|some| some.len() <= 1 && some.iter().all(may_be_there));
        if right { Ok(all) } else { Err(format!("{after:?} is there after {told:?}")) }
    }

    /// The numbers of all records, oldest first, of a ledger with which nothing is wrong.
    pub(crate) async fn read(&self, folder: &Utf8Path) -> Result<Vec<u32>, String> {
        let ledger = Ledger::open(&folder.join("ledger.db")).await.map_err(|error| format!("{error:?}"))?;
        let device = Device::find(folder).unwrap().unwrap();
        let report = ledger.verify(Some(&self.desk.identity), Some(&device), &mut |_, _| {}).await;
        let report = report.map_err(|error| format!("{error:?}"))?;
        let page = Book::new(ledger.clone(), self.desk.identity.clone());
        let page = page.page(&Filter::default(), None, usize::MAX).await.map_err(|error| format!("{error:?}"))?;
        // An anchor that is half there would never be raised again.
        let raised = ledger.raise_anchor(&device, Some(&self.desk.identity)).await;
        ledger.close().await;
        if !report.faults.is_empty() || raised.is_err() || page.unopened > 0 {
            return Err(format!("{report:?}, {} unopened, anchor {raised:?}", page.unopened));
        }
        let numbers = page.entries.iter().rev().map(|entry| number_of(&entry.said)).collect::<Option<Vec<u32>>>();
        numbers.ok_or_else(|| "a record says what was never said".to_owned())
    }
}

impl Round {
    /// After a fault that ends, the child did what it was to do.
    pub(crate) fn went_on(&self, kind: Kind, count: u32) -> Result<(), String> {
        let for_ever = !matches!(kind, Kind::Fails(calls) | Kind::Full(calls) if calls < FROM_THEN_ON);
        let done = self.told.acknowledged.len() == count as usize;
        if for_ever || done { Ok(()) } else { Err(format!("it did not go on: {:?}", self.told)) }
    }
}

impl Told {
    pub(crate) fn of(output: &[u8]) -> Told {
        let mut told = Told::default();
        for line in String::from_utf8_lossy(output).lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["try", number] => told.tried.push(number.parse().unwrap()),
                ["ack", number] => told.acknowledged.push(number.parse().unwrap()),
                ["failed", number, _] => told.failed.push(number.parse().unwrap()),
                ["error", code] => told.errors.push(code.to_owned()),
                ["did"] => told.did = true,
                ["end"] => told.ended = true,
                _ => {}
            }
        }
        told
    }
}
