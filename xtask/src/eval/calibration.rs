//! Whether messages that the reader calls sensitive with some certainty are sensitive that often.

use std::fmt;

use serde_json::{Value, json};

use super::{Judged, Message};
use crate::figures::LEVELS;

const BINS: usize = 10;
/// How many signs stand for a hundred percent.
const WIDTH: usize = 50;

/// By tenths of certainty: how many messages, the sum of their certainties in percent, and how many are sensitive.
#[derive(Default)]
pub(super) struct Calibration([(u32, u32, u32); BINS]);

impl Calibration {
    pub(super) fn of(messages: &[Message], judged: &[Judged]) -> Calibration {
        let mut bins = Calibration::default();
        for (message, judged) in messages.iter().zip(judged) {
            let percent = judged.percent.unwrap_or(0).min(100);
            let bin = &mut bins.0[(percent as usize / BINS).min(BINS - 1)];
            bin.0 += 1;
            bin.1 += percent;
            bin.2 += u32::from(message.truth + 1 == LEVELS.len());
        }
        bins
    }

    /// Mean certainty and share of sensitive messages of those bins that have any, in percent.
    fn points(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.0
            .iter()
            .filter(|bin| bin.0 > 0)
            .map(|(count, sum, true_ones)| (*count, sum / count, 100 * true_ones / count))
    }

    pub(super) fn json(&self) -> Value {
        let point = |(messages, certain, sensitive)| json!({ "messages": messages, "certain": certain, "sensitive": sensitive });
        self.points().map(point).collect()
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "how certain the reader is that a message is sensitive (|), and how often it is (#)")?;
        for (count, certain, sensitive) in self.points() {
            let at = |percent: u32| percent as usize * WIDTH / 100;
            let sign = |place: usize| match place {
                place if place == at(certain) => '|',
                place if place < at(sensitive) => '#',
                _ => ' ',
            };
            let plot: String = (0..=WIDTH).map(sign).collect();
            writeln!(to, "{count:>5} messages {certain:>4} % {sensitive:>4} %  {}", plot.trim_end())?;
        }
        Ok(())
    }
}
