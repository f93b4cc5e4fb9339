//! The figures of a comparison: how often each true level was judged as which.

use std::fmt;

use serde_json::{Value, json};

/// The levels, lowest first.
pub(crate) const LEVELS: [&str; 3] = ["trivial", "confidential", "sensitive"];

/// The place of a level among [`LEVELS`].
pub(crate) fn rank(level: &str) -> Option<usize> {
    LEVELS.iter().position(|name| *name == level)
}

/// Counts by true level (row) and judged level (column).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Confusion([[u32; 3]; 3]);

impl Confusion {
    /// Counts one message.
    pub(crate) fn count(&mut self, truth: usize, judged: usize) {
        self.0[truth][judged] += 1;
    }

    /// How many messages were counted.
    pub(crate) fn total(&self) -> u32 {
        self.0.iter().flatten().sum()
    }

    fn truly(&self, level: usize) -> u32 {
        self.0[level].iter().sum()
    }

    fn judged(&self, level: usize) -> u32 {
        self.0.iter().map(|row| row[level]).sum()
    }

    /// The share that was judged as it is.
    pub(crate) fn accuracy(&self) -> Option<f64> {
        share((0..3).map(|level| self.0[level][level]).sum(), self.total())
    }

    /// Of what was judged to be of this level, the share that is.
    pub(crate) fn precision(&self, level: usize) -> Option<f64> {
        share(self.0[level][level], self.judged(level))
    }

    /// Of what is of this level, the share that was judged so.
    pub(crate) fn recall(&self, level: usize) -> Option<f64> {
        share(self.0[level][level], self.truly(level))
    }

    /// The harmonic mean of precision and recall; none where the level is neither true nor judged.
    pub(crate) fn f1(&self, level: usize) -> Option<f64> {
        share(2 * self.0[level][level], self.truly(level) + self.judged(level))
    }

    /// The mean of the levels' F1, over the levels that occur.
    pub(crate) fn macro_f1(&self) -> Option<f64> {
        let (mut sum, mut levels) = (0.0, 0.0);
        for f1 in (0..3).filter_map(|level| self.f1(level)) {
            sum += f1;
            levels += 1.0;
        }
        (levels > 0.0).then(|| sum / levels)
    }

    /// Of what is sensitive, the share that was judged trivial.
    pub(crate) fn lost(&self) -> Option<f64> {
        share(self.0[2][0], self.truly(2))
    }

    /// Of what is not trivial, the share that was judged lower than it is.
    pub(crate) fn too_low(&self) -> Option<f64> {
        share(self.0[1][0] + self.0[2][0] + self.0[2][1], self.truly(1) + self.truly(2))
    }

    /// Of what is trivial, the share that was judged higher.
    pub(crate) fn raised(&self) -> Option<f64> {
        share(self.0[0][1] + self.0[0][2], self.truly(0))
    }

    /// Writes the table and its figures, to be read.
    pub(crate) fn write(&self, title: &str, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (accuracy, f1) = (shown(self.accuracy()), shown(self.macro_f1()));
        writeln!(to, "{title}: {} messages, accuracy {accuracy}, macro-F1 {f1}", self.total())?;
        let [low, middle, high] = LEVELS;
        write!(to, "  {:<15}{low:>13}{middle:>13}{high:>13}", "truth \\ judged")?;
        writeln!(to, "{:>11}{:>8}{:>8}", "precision", "recall", "F1")?;
        for (level, name) in LEVELS.iter().enumerate() {
            let [low, middle, high] = self.0[level];
            let [precision, recall, f1] = [self.precision(level), self.recall(level), self.f1(level)].map(shown);
            write!(to, "  {name:<15}{low:>13}{middle:>13}{high:>13}")?;
            writeln!(to, "{precision:>11}{recall:>8}{f1:>8}")?;
        }
        Ok(())
    }

    /// The same, for a program.
    pub(crate) fn json(&self) -> Value {
        let mut levels = json!({});
        for (level, name) in LEVELS.iter().enumerate() {
            let [low, middle, high] = self.0[level];
            levels[name] = json!({
                "judged": { "trivial": low, "confidential": middle, "sensitive": high },
                "precision": self.precision(level), "recall": self.recall(level), "f1": self.f1(level),
            });
        }
        json!({ "messages": self.total(), "accuracy": self.accuracy(), "macro_f1": self.macro_f1(), "levels": levels })
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

pub(crate) fn shown(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}"))
}

#[cfg(test)]
mod tests {
    use super::Confusion;

    fn near(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-9)
    }

    #[test]
    fn figures_are_those_worked_out_by_hand() {
        // trivial 3 1 0 / confidential 1 2 1 / sensitive 0 1 1
        let figures = Confusion([[3, 1, 0], [1, 2, 1], [0, 1, 1]]);
        assert_eq!(figures.total(), 10);
        assert!(near(figures.accuracy(), 0.6));
        assert!(near(figures.precision(0), 0.75) && near(figures.recall(0), 0.75));
        assert!(near(figures.precision(1), 0.5) && near(figures.recall(1), 0.5));
        assert!(near(figures.precision(2), 0.5) && near(figures.recall(2), 0.5));
        assert!(near(figures.macro_f1(), 1.75 / 3.0));
        assert!(near(figures.lost(), 0.0) && near(figures.too_low(), 2.0 / 6.0) && near(figures.raised(), 0.25));
    }

    #[test]
    fn a_level_that_does_not_occur_has_no_figures_and_does_not_count() {
        let figures = Confusion([[2, 0, 0], [1, 0, 0], [0, 0, 0]]);
        assert!(near(figures.recall(1), 0.0) && near(figures.f1(1), 0.0));
        assert_eq!((figures.precision(1), figures.f1(2)), (None, None));
        assert!(near(figures.f1(0), 0.8) && near(figures.macro_f1(), 0.4));
        assert_eq!(Confusion::default().macro_f1(), None);
    }
}
