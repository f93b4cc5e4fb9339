//! Processes that write together, one that compacts beside them, and some of them killed.

use std::fs::{self, File};
use std::process::Child;
use std::time::{Duration, Instant};

use camino::Utf8Path;

use crate::rounds::{Lab, Told, long};

/// Numbers of the writers, by which it is seen who wrote what.
const WRITERS: [u32; 2] = [1_000_000, 2_000_000];

/// A process and what it was to tell.
struct Running {
    process: Child,
    output: std::path::PathBuf,
    errors: std::path::PathBuf,
}

fn start(lab: &Lab, work: &str, folder: &Utf8Path, number: u32) -> Running {
    let [output, errors] = ["out", "err"].map(|name| lab.side(&format!("{work}-{number}.{name}")));
    let mut command = lab.child(work, folder, number);
    command.stdout(File::create(&output).unwrap()).stderr(File::create(&errors).unwrap());
    Running { process: command.spawn().unwrap(), output, errors }
}

impl Running {
    fn kill(mut self) -> Told {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        Told::of(&fs::read(self.output).unwrap())
    }

    fn end(mut self) -> Told {
        let status = self.process.wait().unwrap();
        let told = Told::of(&fs::read(self.output).unwrap());
        assert!(status.success() && told.ended, "{}", fs::read_to_string(self.errors).unwrap());
        assert!(told.errors.is_empty() && told.failed.is_empty(), "{:?} {:?}", told.errors, told.failed);
        told
    }
}

#[tokio::test]
async fn processes_that_write_together_lose_nothing() {
    let Some(lab) = Lab::new() else { return };
    let folder = lab.copy();
    let mut told: [Vec<Told>; 2] = [Vec::new(), Vec::new()];
    let mut compacted = 0;
    let until = Instant::now() + Duration::from_secs(if long() { 120 } else { 5 });
    let [mut killed, spared] = WRITERS.map(|first| start(&lab, "write", &folder, first));
    let mut compacting = start(&lab, "compacting", &folder, 0);
    for round in 0.. {
        std::thread::sleep(Duration::from_millis(200 + round % 7 * 30));
        if Instant::now() > until {
            break;
        }
        if round % 3 == 2 {
            compacted += u32::from(compacting.kill().did);
            compacting = start(&lab, "compacting", &folder, u32::try_from(round).unwrap());
        } else {
            let of_it = killed.kill();
            let last = told[0].iter().chain([&of_it]).filter_map(|told| told.tried.last()).max();
            killed = start(&lab, "write", &folder, last.map_or(WRITERS[0], |last| last + 1));
            told[0].push(of_it);
        }
    }
    fs::write(folder.join("stop"), "").unwrap();
    told[0].push(killed.end());
    told[1].push(spared.end());
    compacted += u32::from(compacting.end().did);
    assert!(compacted > 0);
    let all = lab.read(&folder).await.unwrap();
    for (first, told) in WRITERS.iter().zip(told) {
        let of_it: Vec<u32> = all.iter().copied().filter(|number| number / 1_000_000 == first / 1_000_000).collect();
        assert!(of_it.is_sorted_by(|one, next| one < next), "in order, each once");
        // What was in flight when it was killed is there or not.
        let (acknowledged, in_flight): (Vec<u32>, Vec<u32>) = (
            told.iter().flat_map(|told| told.acknowledged.clone()).collect(),
            told.iter().filter_map(|told| told.tried.last().copied()).collect(),
        );
        println!("{} acknowledged, {} processes", acknowledged.len(), told.len());
        assert!(acknowledged.len() > 100 && acknowledged.iter().all(|number| of_it.binary_search(number).is_ok()));
        let more = of_it.iter().filter(|number| acknowledged.binary_search(number).is_err());
        assert!(more.clone().all(|number| in_flight.contains(number)), "{more:?}");
    }
}
