//! A model of random numbers, as small as one can be, through the whole of the reader.

use std::collections::HashMap;

use cloison_engine::Draft;
use cloison_policy::Level;
use proptest::prelude::*;
use safetensors::Dtype;
use safetensors::tensor::TensorView;
use serde_json::Value;

use crate::ngrams::PLACES;
use crate::passages::MOST;
use crate::{Adapted, Example, ModelError, Reader, Unread};

const WIDTH: usize = 32;
const INNER: usize = 64;

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / 16_777_216.0 - 0.5
    }

    fn floats(&mut self, count: usize) -> Vec<u8> {
        (0..count).flat_map(|_| self.next().to_le_bytes()).collect()
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| (self.next() * 255.0) as i8 as u8).collect()
    }
}

/// The model's tensors, with their kinds and shapes.
fn tensors() -> Vec<(String, Dtype, Vec<usize>, Vec<u8>)> {
    let mut numbers = Numbers(7);
    let pieces: Vec<String> =
        ('a'..='z').flat_map(|letter| [letter.to_string(), format!("\u{2581}{letter}")]).collect();
    let words = pieces.len() + 3;
    let mut all = vec![("pieces".to_owned(), Dtype::U8, pieces.join("\n").into_bytes())];
    let mut add = |name: &str, kind, bytes| all.push((name.to_owned(), kind, bytes));
    let scores = (0..pieces.len()).flat_map(|_| (-3.0f32).to_le_bytes()).collect();
    add("piece_scores", Dtype::F32, scores);
    add("words", Dtype::U8, numbers.bytes(words * WIDTH / 2));
    for (name, count) in
        [("word_scales", words), ("places", (MOST + 2) * WIDTH), ("norm_weight", WIDTH), ("norm_bias", WIDTH)]
    {
        add(name, Dtype::F32, numbers.floats(count));
    }
    for layer in 0..2 {
        for (part, outputs, inputs) in [
            ("query", WIDTH, WIDTH),
            ("key", WIDTH, WIDTH),
            ("value", WIDTH, WIDTH),
            ("attention", WIDTH, WIDTH),
            ("inner", INNER, WIDTH),
            ("outer", WIDTH, INNER),
        ] {
            add(&format!("layer.{layer}.{part}"), Dtype::I8, numbers.bytes(outputs * inputs));
            add(&format!("layer.{layer}.{part}.scale"), Dtype::F32, numbers.floats(outputs));
            add(&format!("layer.{layer}.{part}.bias"), Dtype::F32, numbers.floats(outputs));
        }
        for norm in ["norm0", "norm1"] {
            add(&format!("layer.{layer}.{norm}.weight"), Dtype::F32, numbers.floats(WIDTH));
            add(&format!("layer.{layer}.{norm}.bias"), Dtype::F32, numbers.floats(WIDTH));
        }
    }
    for (name, answers) in [("level", 3), ("topic", 2)] {
        add(name, Dtype::F32, numbers.floats(answers * 2 * WIDTH));
        add(&format!("{name}_bias"), Dtype::F32, numbers.floats(answers));
    }
    add("middle", Dtype::F32, numbers.floats(2 * WIDTH));
    add("ngrams", Dtype::I8, numbers.bytes(3 * PLACES));
    add("ngrams_scale", Dtype::F32, numbers.floats(3));
    add("ngrams_bias", Dtype::F32, numbers.floats(3));
    let shaped = |(name, kind, bytes): (String, Dtype, Vec<u8>)| {
        let size = if kind == Dtype::F32 { 4 } else { 1 };
        let shape =
            if name.split('.').next_back() == Some("inner") { vec![INNER, WIDTH] } else { vec![bytes.len() / size] };
        (name, kind, shape, bytes)
    };
    all.into_iter().map(shaped).collect()
}

fn said(format: &str) -> HashMap<String, String> {
    let pairs = [
        ("format", format),
        ("epsilon", "1e-12"),
        ("heads", "2"),
        ("layers", "2"),
        ("topics", "dismissal greeting"),
        ("ngram_share", "0.5"),
        ("sharpness", "1.5"),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}

fn file(tensors: &[(String, Dtype, Vec<usize>, Vec<u8>)], said: HashMap<String, String>) -> Vec<u8> {
    let views = tensors
        .iter()
        .map(|(name, kind, shape, bytes)| (name.clone(), TensorView::new(*kind, shape.clone(), bytes).unwrap()));
    safetensors::serialize(views, Some(said)).unwrap()
}

fn model() -> Vec<u8> {
    file(&tensors(), said("cloison-reader-2"))
}

fn draft(subject: &str, body: &str) -> Draft {
    Draft { subject: subject.into(), body: body.into(), ..Draft::default() }
}

#[test]
fn what_was_read_before_changes_nothing() {
    let file = model();
    let (fresh, used) = (Reader::new(file.clone()).unwrap(), Reader::new(file.clone()).unwrap());
    let long = "we let karim go on the third. nobody knows. thanks for the cake! ".repeat(9);
    for body in ["one two three.", "", "-- \nlea", long.as_str(), "déjà vu 🎉 99"] {
        let first = used.read(&draft("a subject", body), &Adapted::default(), &|| true).unwrap();
        let again = used.read(&draft("a subject", body), &Adapted::default(), &|| true).unwrap();
        fresh.forget();
        assert_eq!(first, again);
        assert_eq!(first, fresh.read(&draft("a subject", body), &Adapted::default(), &|| true).unwrap());
        assert!((first.likely.0.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!((first.likely.at_least(Level::Trivial) - 1.0).abs() < 1e-5);
    }
    assert_eq!(used.read(&draft("", &long), &Adapted::default(), &|| false), Err(Unread::Outdated));
    assert!(used.remembers() > 3);
    used.forget();
    assert_eq!(used.remembers(), 0);
}

#[test]
fn sentences_are_judged_where_they_stand() {
    let file = model();
    let reader = Reader::new(file.clone()).unwrap();
    let body = "One two. Three four!\n\n> five six\n";
    let reading = reader.read(&draft("subject", body), &Adapted::default(), &|| true).unwrap();
    let told: Vec<&str> = reading.sentences[1..].iter().map(|sentence| &body[sentence.range.clone()]).collect();
    assert_eq!(told, ["One two.", "Three four!", "five six"]);
    assert_eq!(reading.unread, 0);
    let sentence = |number: u32| format!("Sentence number {number} of many others here.");
    let endless = (0..9000).map(sentence).collect::<Vec<_>>().join(" ");
    let reading = reader.read(&draft("", &endless), &Adapted::default(), &|| true).unwrap();
    assert!(reading.unread > 1000 && reading.sentences.len() + reading.unread >= 9000, "{}", reading.unread);
    // One sentence without an end is read in part, and counts as unread.
    let reading = reader.read(&draft("", &"the end of the day ".repeat(8_000)), &Adapted::default(), &|| true).unwrap();
    assert_eq!((reading.sentences.len(), reading.unread), (1, 1));
}

#[test]
#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a model is read from a file")]
fn a_file_that_is_written_over_or_cut_off_under_a_reader_makes_it_say_so() {
    let mut opened = tempfile::tempfile().unwrap();
    std::io::Write::write_all(&mut opened, &model()).unwrap();
    let reader = Reader::new(opened.try_clone().unwrap()).unwrap();
    let read = |body| reader.read(&draft("", body), &Adapted::default(), &|| true);
    let before = read("one two three.").unwrap();
    assert_eq!(
        before,
        Reader::new(model()).unwrap().read(&draft("", "one two three."), &Adapted::default(), &|| true).unwrap()
    );
    // Written over, as another version of it would be.
    let mut other = model();
    let (head, all) = safetensors::SafeTensors::read_metadata(&other).unwrap();
    for name in ["words", "word_scales"] {
        let start = all.info(name).unwrap().data_offsets.0 + head + 8;
        let end = all.info(name).unwrap().data_offsets.1 + head + 8;
        other[start..end].iter_mut().for_each(|byte| *byte ^= 1);
        std::io::Seek::rewind(&mut opened).unwrap();
        std::io::Write::write_all(&mut opened, &other).unwrap();
        assert_eq!(read("four five six."), Err(Unread::Damaged), "{name}");
        other[start..end].iter_mut().for_each(|byte| *byte ^= 1);
    }
    opened.set_len(100).unwrap();
    assert_eq!(read("one two three.").unwrap(), before, "what was read before is remembered");
    assert_eq!(read("four five six."), Err(Unread::Damaged));
    let example = Example { text: "four five six.", level: Level::Sensitive, topic: None };
    assert_eq!(reader.adapt(&[example]).err(), Some(Unread::Damaged));
}

/// Rounded weights, tokens, passages and all: what the training's own arithmetic said of these messages.
#[test]
#[allow(clippy::disallowed_methods, reason = "the shipped model and labelled messages are files")]
fn the_product_says_what_the_training_said() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/model/reader.model");
    let reader = Reader::shipped(std::fs::read(folder).unwrap()).unwrap();
    let answers = std::fs::read_to_string(format!("{folder}.answers.jsonl")).unwrap();
    let mut off = Vec::new();
    for answer in answers.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let message = labelled(answer["id"].as_str().unwrap());
        let text = |key: &str| message[key].as_str().unwrap().to_owned();
        let reading = reader.read(&draft(&text("subject"), &text("body")), &Adapted::default(), &|| true).unwrap();
        for (likely, said) in reading.likely.0.iter().zip(answer["likely"].as_array().unwrap()) {
            off.push((likely - said.as_f64().unwrap() as f32).abs());
        }
    }
    // Eight bits a weight cost a hundredth; what nothing but the training knows of costs tenths.
    let mean = off.iter().sum::<f32>() / off.len() as f32;
    let far = off.iter().filter(|off| **off > 0.05).count();
    assert!(off.len() >= 150 && mean < 0.015 && far * 20 < off.len(), "{mean} in the mean, {far} of {}", off.len());
}

/// A message of the training set.
#[allow(clippy::disallowed_methods, reason = "labelled messages are files")]
fn labelled(id: &str) -> Value {
    let writer = id.split_once('-').unwrap().0;
    let file = format!("{}/../../tests/messages/train-{writer}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).unwrap();
    let mut messages = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    messages.find(|message| message["id"] == id).unwrap()
}

#[test]
fn what_is_no_model_is_refused() {
    assert_eq!(Reader::new(Vec::new()).err(), Some(ModelError::Damaged));
    assert_eq!(Reader::new(model()[..5000].to_vec()).err(), Some(ModelError::Damaged));
    assert_eq!(Reader::new(file(&tensors(), said("cloison-reader-1"))).err(), Some(ModelError::OtherVersion));
    for number in 0..tensors().len() {
        let mut fewer = tensors();
        let gone = fewer.remove(number);
        assert_eq!(Reader::new(file(&fewer, said("cloison-reader-2"))).err(), Some(ModelError::Damaged), "{}", gone.0);
        let mut shorter = tensors();
        let size = if shorter[number].1 == Dtype::F32 { 4 } else { 1 };
        let bytes = &mut shorter[number].3;
        bytes.truncate(bytes.len() - size);
        shorter[number].2 = vec![shorter[number].3.len() / size];
        let name = &gone.0;
        if name != "pieces" {
            assert_eq!(
                Reader::new(file(&shorter, said("cloison-reader-2"))).err(),
                Some(ModelError::Damaged),
                "{name}"
            );
        }
    }
    for (key, value) in [
        ("layers", "3"),
        ("layers", "x"),
        ("heads", "0"),
        ("heads", "5"),
        ("epsilon", "x"),
        ("sharpness", "NaN"),
        ("topics", "one"),
    ] {
        let mut wrong = said("cloison-reader-2");
        wrong.insert(key.to_owned(), value.to_owned());
        assert_eq!(Reader::new(file(&tensors(), wrong)).err(), Some(ModelError::Damaged), "{key} {value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_draft_makes_it_panic(subject in "\\PC{0,30}", body in "[\\PC\\n> ]{0,400}") {
        let file = model();
        let reader = Reader::new(file.clone()).unwrap();
        if let Ok(reading) = reader.read(&draft(&subject, &body), &Adapted::default(), &|| true) {
            prop_assert!(reading.likely.0.iter().all(|likely| likely.is_finite()));
        }
    }

    #[test]
    fn no_file_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at: proptest::sample::Index, byte: u8) {
        prop_assert!(Reader::new(bytes).is_err());
        let mut file = model();
        // The table of n-grams is most of it, and any byte will do there.
        let (head, all) = safetensors::SafeTensors::read_metadata(&file).unwrap();
        let table = all.info("ngrams").unwrap().data_offsets.0 + head + 8;
        let at = at.index(file.len() - 3 * PLACES);
        file[if at < table { at } else { at + 3 * PLACES }] = byte;
        if let Ok(reader) = Reader::new(file.clone()) {
            let _ = reader.read(&draft("a subject", "one two three. four five!"), &Adapted::default(), &|| true);
        }
    }
}
