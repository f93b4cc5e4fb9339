//! The window as a person waits for it: from its start to the first words on the screen, and from a key to the verdict.
//! Prints figures; nothing passes or fails here.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot be made ends with its reason")]

use std::path::{Path, PathBuf};

use cloison_tests::{Person, Window, painting};
use serde_json::{Value, json};

const STARTS: usize = 5;
const KEYS: usize = 100;
const LENGTH: usize = 10_000;

/// Ordinary mail, with a few words that a rule knows.
const PARAGRAPH: &str = "Thank you all for Saturday: forty people came, the rain held off and the hall was full by ten. \
    The posters for the market are with the printer, and Karim has the keys to the van. Could someone bring the folding \
    tables back to the school before Friday? The caretaker was kind about it, but he needs them for the exams. I have \
    moved the rota to the shared sheet; please put your name beside two evenings, and tell Solène if you cannot drive. \
    Lunch on Sunday is at one, everybody is welcome, children too. The bus leaves from the fountain at half past eight \
    and comes back before six. If you find a blue scarf, it is mine.\n\n";
const FINDINGS: &str = "The internal poll came in last night, and the internal numbers moved by two points.\n\n";

/// Something that a rule finds, and how often it stands in a message that is full of it.
const FOUND: &str = "The internal poll came in. ";
const MANY: usize = 300;

/// Notes when a key went down and its text came in; when the frame is drawn that shows its letter, which is the soonest
/// that anything could be shown; and when the frame is drawn in which the panel shows the verdict.
const WATCH: &str = "
    const panel = document.querySelector('[data-testid=verdict]');
    const message = document.querySelector('[data-testid=message]');
    const waits = { keys: [], inputs: [], pages: [], frames: [], letters: [] };
    let key = 0, input = 0, wanted = 0;
    message.addEventListener('keydown', (event) => {
        key = event.timeStamp;
        wanted = Number(panel.dataset.revision) + 1;
    }, true);
    message.addEventListener('input', (event) => {
        const text = input = event.timeStamp;
        requestAnimationFrame(() => waits.letters.push(performance.now() - text));
    }, true);
    new MutationObserver(() => {
        if (!key || Number(panel.dataset.revision) < wanted) return;
        // The verdict may be in the page before the input event is told: then from the key.
        const [from, text] = [key, Math.max(key, input)];
        key = 0;
        waits.pages.push(performance.now() - text);
        requestAnimationFrame(() => {
            const now = performance.now();
            waits.inputs.push(now - text);
            waits.keys.push(now - from);
        });
    }).observe(panel, { attributes: true, attributeFilter: ['data-revision'] });
    window.waits = waits;
    let last = 0;
    const beat = (now) => {
        if (last) waits.frames.push(now - last);
        last = now;
        if (waits.frames.length < 60) requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);";

/// How long the page waits for a verdict, in milliseconds: many, since its clock has whole ones.
const AT_ONCE: &str = "
    const begun = performance.now();
    for (let number = 0; number < 200; number += 1) {
        const request = new XMLHttpRequest();
        request.open('POST', 'check://localhost/', false);
        request.send(arguments[0]);
        if (request.status !== 200) throw new Error(request.status);
        JSON.parse(request.responseText);
    }
    return (performance.now() - begun) / 200";

/// How many findings a draft has.
const FINDINGS_OF: &str = "
    const request = new XMLHttpRequest();
    request.open('POST', 'check://localhost/', false);
    request.send(arguments[0]);
    return JSON.parse(request.responseText).findings.length";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let program = program();
    let kind = if program.iter().any(|part| part == "release") { "release" } else { "debug" };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("desk-bench: the {kind} build, {cores} cores, {}", std::env::consts::ARCH);

    let (mut paints, mut memory) = (Vec::new(), Vec::new());
    let turn = cloison_tests::turn();
    // The first start finds nothing in the system's caches.
    for number in 0..=STARTS {
        let start = painting::start(&person(&program), &program);
        if number > 0 {
            paints.push(start.painted);
            #[allow(clippy::cast_precision_loss, reason = "some hundred megabytes")]
            memory.push(start.memory as f64);
        }
    }
    drop(turn);
    tell(&format!("start to the first words, {STARTS} starts"), "ms", paints);
    tell("memory of all processes", "MB", memory);

    let person = person(&program);
    let paragraphs = PARAGRAPH.repeat(LENGTH / PARAGRAPH.len() + 1);
    let text: String = FINDINGS.chars().chain(paragraphs.chars()).take(LENGTH).collect();
    type_keys(&person, &text).await;
    let many = FOUND.repeat(MANY);
    let many: String = many.chars().chain(paragraphs.chars()).take(LENGTH).collect();
    type_keys(&person, &many).await;
    let window = Window::open(&person).await;
    for characters in [LENGTH, 2 * LENGTH] {
        let body: String = text.chars().chain(text.chars()).take(characters).collect();
        let draft = json!({ "subject": "", "body": body, "to": [], "channel": "email" }).to_string();
        let waited = window.script(AT_ONCE, vec![draft.into()]).await.as_f64().unwrap();
        println!("  a verdict for which the page waits, {characters} characters: {waited:.2} ms, the mean of 200");
    }
    window.close().await;
    println!("\nagain: cargo xtask bench desk");
}

/// Types keys at the end of a text, one by one, and tells how long each took.
async fn type_keys(person: &Person, text: &str) {
    let window = Window::open(person).await;
    window.replace_message(text).await;
    window.level("confidential").await;
    window.script(WATCH, vec![]).await;
    let idle = |value: &Value| value.as_u64() == Some(60);
    window.until("return window.waits.frames.length", idle, "sixty frames").await;
    for number in 0..KEYS {
        let key = if number % 6 == 5 { " " } else { "a" };
        window.write("message", key).await;
        let all = move |value: &Value| value.as_u64().is_some_and(|count| count > number as u64);
        window.until("return window.waits.keys.length", all, "the key's verdict").await;
    }
    let waits = window.script("return window.waits", vec![]).await;
    let list = |name: &str| waits[name].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    let draft = json!({ "subject": "", "body": text, "to": [], "channel": "email" }).to_string();
    let found = window.script(FINDINGS_OF, vec![draft.into()]).await;
    println!("{KEYS} keys, one by one, {LENGTH} characters in the editor, {found} findings:");
    tell("key event to the verdict's frame", "ms", list("keys"));
    tell("input event to the letter's frame", "ms", list("letters"));
    tell("input event to the verdict's frame", "ms", list("inputs"));
    tell("input event to the verdict in the page", "ms", list("pages"));
    tell("from frame to frame with nothing to do", "ms", list("frames"));
    window.close().await;
}

fn person(program: &Path) -> Person {
    let mut person = Person::default();
    person.program = Some(program.to_owned());
    person
}

/// The program to measure: the named one, else the release build, else the debug build.
fn program() -> PathBuf {
    let target = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target");
    let named = std::env::var_os("CLOISON_DESKTOP").map(PathBuf::from);
    let built = ["release", "debug"].map(|kind| target.join(kind).join("cloison-desktop"));
    let found = named.into_iter().chain(built).find(|path| path.is_file());
    found.expect("the window is not built").canonicalize().unwrap()
}

fn tell(what: &str, unit: &str, mut figures: Vec<f64>) {
    figures.sort_by(f64::total_cmp);
    if figures.is_empty() {
        println!("  {what:<44} not measured");
        return;
    }
    let at = |hundredths: usize| figures[(figures.len() * hundredths).div_ceil(100).clamp(1, figures.len()) - 1];
    let (middle, high) = (at(50), at(95));
    // Of a few there is no 95th percentile but the slowest.
    let named = if figures.len() < 20 { "highest" } else { "95th percentile" };
    println!("  {what:<44} median {middle:>7.1} {unit}   {named:>15} {high:>7.1} {unit}");
}
