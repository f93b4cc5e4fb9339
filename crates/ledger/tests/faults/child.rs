//! What a process does to a ledger until a fault ends it. It tells each step on its output, and what it told is true
//! whatever happens to it next.

use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use cloison_keys::{Device, Identity, Recipients};
use cloison_ledger::{Ledger, LedgerError, Said, rescue};

use crate::rounds::{day, decision_of};

/// How often it tries again what failed: a fault that lasts for fewer calls than this is over by then.
const TRIES: u32 = 20;
/// How many records are appended, and how many after other work.
pub(crate) const APPENDED: u32 = 6;
pub(crate) const AFTERWARDS: u32 = 2;

struct Child {
    folder: Utf8PathBuf,
    identity: Identity,
    recipients: Recipients,
    /// The next record's number.
    number: u32,
}

/// Does what the environment asks for; nothing in a run of the tests themselves.
pub(crate) fn run() {
    let asked = |name| std::env::var(name).ok();
    let Some(work) = asked("FAULT_WORK") else { return };
    let folder = Utf8PathBuf::from(asked("FAULT_DIR").unwrap());
    let identity = Identity::from_file(File::open(asked("FAULT_KEY").unwrap()).unwrap(), &|| None).unwrap();
    let recipients = Recipients::named(&[asked("FAULT_TO").unwrap()]).unwrap();
    let number = asked("FAULT_NUMBER").unwrap().parse().unwrap();
    let mut child = Child { folder, identity, recipients, number };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(child.work(&work, asked("FAULT_ALSO_TO")));
    tell("end");
}

/// In one write each, so that a kill leaves whole lines.
fn tell(line: &str) {
    std::io::stdout().write_all(format!("\n{line}\n").as_bytes()).unwrap();
    std::io::stdout().flush().unwrap();
}

impl Child {
    async fn work(&mut self, work: &str, officer: Option<String>) {
        if work == "rescue" {
            self.rescue().await;
        }
        let Some(ledger) = self.open().await else { return };
        match work {
            "append" => {
                self.append(&ledger, APPENDED / 2).await;
                self.raise_anchor(&ledger).await;
                self.append(&ledger, APPENDED - APPENDED / 2).await;
            }
            "draft" => self.draft(&ledger).await,
            "write" => self.write(&ledger).await,
            "compacting" => self.compact_again_and_again(&ledger).await,
            "migrate" | "rescue" => self.append(&ledger, AFTERWARDS).await,
            _ => {
                for _ in 0..TRIES {
                    match self.change(work, &ledger, officer.as_deref()).await {
                        Ok(()) => {
                            tell("did");
                            break;
                        }
                        Err(error) => tell(&format!("error {}", error.code())),
                    }
                }
                self.append(&ledger, AFTERWARDS).await;
            }
        }
        ledger.close().await;
    }

    async fn open(&self) -> Option<Ledger> {
        for _ in 0..TRIES {
            match Ledger::open(&self.folder.join("ledger.db")).await {
                Ok(ledger) => return Some(ledger),
                Err(error) => tell(&format!("error {}", error.code())),
            }
        }
        None
    }

    /// Appends until so many are acknowledged.
    async fn append(&mut self, ledger: &Ledger, count: u32) {
        let (mut acknowledged, mut tries) = (0, 0);
        while acknowledged < count && tries < count + TRIES {
            acknowledged += u32::from(self.append_one(ledger).await);
            tries += 1;
        }
    }

    async fn append_one(&mut self, ledger: &Ledger) -> bool {
        let number = self.number;
        self.number += 1;
        tell(&format!("try {number}"));
        match ledger.append(&Said::Decision(decision_of(number)), &self.recipients).await {
            Ok(_) => tell(&format!("ack {number}")),
            Err(error) => {
                tell(&format!("failed {number} {}", error.code()));
                return false;
            }
        }
        true
    }

    async fn rescue(&self) {
        for _ in 0..TRIES {
            match rescue(&self.folder.join("ledger.db")).await {
                Ok(rescued) => {
                    // Nothing was left to do where an earlier try had come to its last step.
                    assert!(rescued.is_none_or(|rescued| rescued.missing == Some(0)));
                    return tell("did");
                }
                Err(error) => tell(&format!("error {}", error.code())),
            }
        }
    }

    async fn raise_anchor(&self, ledger: &Ledger) {
        if let Err(error) = ledger.raise_anchor(&self.device(), Some(&self.identity)).await {
            tell(&format!("error {}", error.code()));
        }
    }

    fn device(&self) -> Device {
        Device::find(&self.folder).unwrap().unwrap()
    }

    /// Work that is done or not: compacting, purging, sealing anew.
    async fn change(&self, work: &str, ledger: &Ledger, officer: Option<&str>) -> Result<(), LedgerError> {
        let silent = &mut |_, _| {};
        match work {
            "compact" => ledger.compact(&self.identity, &self.recipients, silent).await.map(|_| ()),
            "purge" => purge(ledger, &self.folder, &self.identity, &self.recipients).await.map(|_| ()),
            "reseal" => {
                let both = self.recipients.clone().and(&[officer.unwrap()])?;
                ledger.reseal(&self.identity, &both, silent).await.map(|_| ())
            }
            other => panic!("{other} is no work"),
        }
    }

    async fn draft(&mut self, ledger: &Ledger) {
        for _ in 0..APPENDED {
            let number = self.number;
            self.number += 1;
            tell(&format!("try {number}"));
            let draft = format!("draft {number}").repeat(200);
            match ledger.keep_draft("desk", draft.as_bytes(), &self.recipients).await {
                Ok(()) => tell(&format!("ack {number}")),
                Err(error) => tell(&format!("failed {number} {}", error.code())),
            }
        }
    }

    /// Until it is killed or told to stop, by a file.
    async fn write(&mut self, ledger: &Ledger) {
        while !stopped(&self.folder) {
            assert!(self.append_one(ledger).await);
        }
    }

    async fn compact_again_and_again(&self, ledger: &Ledger) {
        while !stopped(&self.folder) {
            let begun = Instant::now();
            match self.change("compact", ledger, None).await {
                Ok(()) => tell("did"),
                Err(error) => tell(&format!("error {}", error.code())),
            }
            self.raise_anchor(ledger).await;
            tokio::time::sleep(Duration::from_millis(50).saturating_sub(begun.elapsed())).await;
        }
    }
}

fn stopped(folder: &Utf8Path) -> bool {
    folder.join("stop").exists()
}

/// Purges what is older than day 25 on day 400.
pub(crate) async fn purge(
    ledger: &Ledger,
    folder: &Utf8Path,
    identity: &Identity,
    recipients: &Recipients,
) -> Result<u64, LedgerError> {
    let device = Device::find(folder)?.unwrap();
    let purged = ledger.purge(day(25), day(400), &device, identity, recipients).await?;
    Ok(purged.records)
}
