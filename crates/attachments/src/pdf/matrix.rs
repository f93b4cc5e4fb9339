//! Where on the page something stands.

/// A transformation, as a PDF writes it: `[a b c d e f]`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one first, then the other.
    pub(super) fn then(&self, other: &Matrix) -> Matrix {
        let (one, two) = (self.0, other.0);
        let turned = |from: usize, to: usize| one[from] * two[to] + one[from + 1] * two[to + 2];
        let moved = |to: usize| turned(4, to) + two[4 + to];
        Matrix([turned(0, 0), turned(0, 1), turned(2, 0), turned(2, 1), moved(0), moved(1)])
    }

    pub(super) fn shift(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// Where text ended: the place, the direction of the line, and the size of its letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) x: f32,
    pub(super) y: f32,
    along: (f32, f32),
    pub(super) em: f32,
}

/// How a text follows the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    Tab,
    Line,
}

impl Pen {
    /// The pen at the origin of a matrix, with letters of this size.
    pub(super) fn at(matrix: &Matrix, size: f32) -> Pen {
        let [right, rise, lean, height, x, y] = matrix.0;
        let length = right.hypot(rise);
        let along = if length > 0.0 { (right / length, rise / length) } else { (1.0, 0.0) };
        let em = (size * lean.hypot(height)).abs();
        Pen { x, y, along, em: if em > 0.0 { em } else { 1.0 } }
    }

    /// What lies between the end of one text and the beginning of the next, in sizes of its letters: a sixth of it is
    /// narrower than any space between words and wider than what brings two letters together.
    pub(super) fn gap(&self, next: &Pen) -> Gap {
        let (x, y) = (next.x - self.x, next.y - self.y);
        let em = self.em.max(next.em);
        let along = (x * self.along.0 + y * self.along.1) / em;
        let across = (y * self.along.0 - x * self.along.1).abs() / em;
        let turned = self.along.0 * next.along.0 + self.along.1 * next.along.1 < 0.9;
        match along {
            _ if turned || across > 0.5 || !along.is_finite() => Gap::Line,
            _ if along < -0.5 => Gap::Line,
            _ if along > 2.0 => Gap::Tab,
            _ if along * em > self.em.min(next.em) * 0.17 => Gap::Space,
            _ => Gap::None,
        }
    }
}
