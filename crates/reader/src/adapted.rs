//! What an officer's examples change: a text that is like one of them is taken for what that one is.
//!
//! The answers of both heads get a sum over the examples: how near the text is to each, times what that one taught. What
//! they teach is found by kernel logistic regression, so that each is taken for what it is said to be, and two that are
//! near each other and say different things draw the line between them. Near is what has a like sense (the cosine of the
//! vectors from the middle of all messages) in like words (that of the n-grams): the vectors alone have been trained to tell
//! levels apart and hold most trivial messages for much the same. What is not near is not changed.

use cloison_policy::Level;

use crate::arithmetic::softmax;

/// From this cosine of the vectors up a text is near an example.
const LIKE_SENSE: f32 = 0.7;
/// Between these cosines of the n-grams it comes near. Of 410 trivial messages of the training set the nearest to an example
/// that was invented has 0.31, the example in other words 0.47 to 0.60.
const LIKE_WORDS: [f32; 2] = [0.35, 0.5];
/// How much of what an example is said to be is not believed: the larger, the less it teaches.
const DOUBT: f32 = 0.04;
/// Steps of the regression, and how far each goes.
const STEPS: usize = 400;
const RATE: f32 = 0.5;

const LEVELS: usize = Level::ALL.len();

/// A text that is to be taken for something.
#[derive(Clone, Copy, Debug)]
pub struct Example<'e> {
    /// The message.
    pub text: &'e str,
    /// Its level.
    pub level: Level,
    /// Its topic, by the model's word; none where it has none.
    pub topic: Option<&'e str>,
}

/// What examples have changed. The one of no examples changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Adapted {
    taught: Vec<Taught>,
}

/// A message or a sentence, as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// From the middle of all messages, of length one.
    direction: Vec<f32>,
    /// N-grams with their weights, by their places; of length one.
    ngrams: Vec<(u32, f32)>,
}

/// What an example taught.
#[derive(Clone, Debug)]
struct Taught {
    text: Text,
    levels: [f32; LEVELS],
    topics: Vec<f32>,
    /// Whether it is nothing delicate: that is learnt of whole messages, not of a sentence in one.
    trivial: bool,
}

/// An example as the model reads it.
pub(crate) struct Read {
    pub(crate) text: Text,
    /// What the heads say of it, n-grams and calibration included.
    pub(crate) levels: [f32; LEVELS],
    pub(crate) topics: Vec<f32>,
    pub(crate) level: usize,
    pub(crate) topic: Option<usize>,
}

/// How much is to be added to the answers.
pub(crate) struct Change {
    pub(crate) levels: [f32; LEVELS],
    pub(crate) topics: Vec<f32>,
}

impl Text {
    pub(crate) fn new(pooled: &[f32], middle: &[f32], ngrams: Vec<(u32, f32)>) -> Text {
        let from: Vec<f32> = pooled.iter().zip(middle).map(|(value, middle)| value - middle).collect();
        let length = from.iter().map(|value| value * value).sum::<f32>().sqrt();
        let direction = from.into_iter().map(|value| value / length.max(f32::MIN_POSITIVE)).collect();
        Text { direction, ngrams }
    }

    /// From 0, not near, to 1, the same.
    fn near(&self, other: &Text) -> f32 {
        let [from, to] = LIKE_WORDS;
        let words = ((shared(&self.ngrams, &other.ngrams) - from) / (to - from)).clamp(0.0, 1.0);
        if words <= 0.0 {
            return 0.0;
        }
        let cosine = self.direction.iter().zip(&other.direction).map(|(one, other)| one * other).sum::<f32>();
        let sense = ((cosine - LIKE_SENSE) / (1.0 - LIKE_SENSE)).clamp(0.0, 1.0);
        words * sense
    }
}

/// The cosine of two lists that are in the order of their places.
fn shared(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (mut sum, mut rest) = (0.0, other.iter().peekable());
    for (place, weight) in one {
        while rest.next_if(|(other, _)| other < place).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| other == place) {
            sum += weight * other;
        }
    }
    sum
}

impl Adapted {
    pub(crate) fn to(examples: Vec<Read>) -> Adapted {
        let near: Vec<Vec<f32>> =
            examples.iter().map(|one| examples.iter().map(|other| one.text.near(&other.text)).collect()).collect();
        let levels = teach(&near, &examples, |example| (example.levels.to_vec(), Some(example.level)));
        let topics = teach(&near, &examples, |example| (example.topics.clone(), example.topic));
        let taught = examples.into_iter().zip(levels).zip(topics).map(|((example, levels), topics)| Taught {
            text: example.text,
            levels: std::array::from_fn(|at| levels[at]),
            topics,
            trivial: example.level == 0,
        });
        Adapted { taught: taught.collect() }
    }

    /// Whether there are no examples.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.taught.is_empty()
    }

    /// What is added to the answers about a message, of which these are the sentences.
    pub(crate) fn change(&self, whole: &Text, sentences: &[Text], topics: usize) -> Change {
        let mut change = Change { levels: [0.0; LEVELS], topics: vec![0.0; topics] };
        for taught in &self.taught {
            let of = |text: &Text| text.near(&taught.text);
            let inside = if taught.trivial { &[] } else { sentences };
            let near = inside.iter().map(of).fold(of(whole), f32::max);
            for (sum, value) in change.levels.iter_mut().zip(&taught.levels) {
                *sum += near * value;
            }
            for (sum, value) in change.topics.iter_mut().zip(&taught.topics) {
                *sum += near * value;
            }
        }
        change
    }
}

/// What each example has to add so that all are answered as they are said to be. `of` gives an example's answers and the
/// right one; one that has none teaches nothing.
fn teach(near: &[Vec<f32>], examples: &[Read], of: impl Fn(&Read) -> (Vec<f32>, Option<usize>)) -> Vec<Vec<f32>> {
    let before: Vec<(Vec<f32>, Option<usize>)> = examples.iter().map(of).collect();
    let mut taught: Vec<Vec<f32>> = before.iter().map(|(answers, _)| vec![0.0; answers.len()]).collect();
    for _ in 0..STEPS {
        let step = |(number, (answers, right)): (usize, &(Vec<f32>, Option<usize>))| -> Vec<f32> {
            let Some(right) = *right else { return vec![0.0; answers.len()] };
            let mut likely = answers.clone();
            for (near, other) in near[number].iter().zip(&taught) {
                likely.iter_mut().zip(other).for_each(|(sum, value)| *sum += near * value);
            }
            softmax(&mut likely);
            let wanted = |at: usize| if at == right { 1.0 } else { 0.0 };
            likely.iter().enumerate().map(|(at, is)| wanted(at) - is - DOUBT * taught[number][at]).collect()
        };
        let steps: Vec<Vec<f32>> = before.iter().enumerate().map(step).collect();
        for (taught, step) in taught.iter_mut().zip(steps) {
            taught.iter_mut().zip(step).for_each(|(sum, value)| *sum += RATE * value);
        }
    }
    taught
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with these words, each a place.
    fn text(pooled: [f32; 3], words: &[u32]) -> Text {
        let weight = (words.len() as f32).sqrt().recip();
        Text::new(&pooled, &[0.0; 3], words.iter().map(|word| (*word, weight)).collect())
    }

    fn example(text: Text, level: usize) -> Read {
        Read { text, levels: [2.0, 0.0, 0.0], topics: vec![1.0, 0.0], level, topic: (level > 0).then_some(1) }
    }

    fn level(adapted: &Adapted, text: &Text) -> usize {
        let change = adapted.change(text, &[], 2);
        let answers: Vec<f32> = [2.0, 0.0, 0.0].iter().zip(change.levels).map(|(one, other)| one + other).collect();
        (0..3).max_by(|one, other| answers[*one].total_cmp(&answers[*other])).unwrap()
    }

    #[test]
    fn what_is_like_an_example_is_taken_for_what_it_is() {
        let adapted = Adapted::to(vec![example(text([1.0, 0.0, 0.0], &[1, 2, 3, 4]), 2)]);
        assert_eq!(level(&adapted, &text([1.0, 0.1, 0.0], &[1, 2, 3, 9])), 2);
        assert_eq!(level(&adapted, &text([0.0, 1.0, 0.2], &[1, 2, 3, 4])), 0, "the same words in another sense");
        assert_eq!(level(&adapted, &text([1.0, 0.0, 0.0], &[4, 5, 6, 7])), 0, "the same sense in other words");
        assert_eq!(level(&Adapted::default(), &text([1.0, 0.0, 0.0], &[1, 2, 3, 4])), 0);
    }

    #[test]
    fn two_that_are_near_draw_the_line_between_them() {
        let delicate = text([1.0, 0.0, 0.0], &[1, 2, 3, 4]);
        let trivial = text([0.9, 0.5, 0.0], &[1, 2, 3, 5]);
        let adapted = Adapted::to(vec![example(delicate.clone(), 2), example(trivial.clone(), 0)]);
        assert_eq!((level(&adapted, &delicate), level(&adapted, &trivial)), (2, 0));
    }

    #[test]
    fn one_sentence_may_be_like_a_delicate_example_and_no_one_like_a_trivial_one() {
        let sentence = text([1.0, 0.0, 0.0], &[1, 2, 3]);
        let whole = text([0.0, 1.0, 0.0], &[1, 2, 3, 4, 5, 6]);
        let adapted = Adapted::to(vec![example(sentence.clone(), 2)]);
        let change = adapted.change(&whole, std::slice::from_ref(&sentence), 2);
        assert!(change.levels[2] > 1.0 && change.topics[1] > 0.5);
        let trivial = Adapted::to(vec![example(sentence.clone(), 0)]);
        let change = trivial.change(&whole, &[sentence], 2);
        assert!(change.levels.iter().all(|level| level.abs() < f32::EPSILON));
    }
}
