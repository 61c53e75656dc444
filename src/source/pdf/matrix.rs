//! Where things end up on a page.

/// How one measure lies in another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    /// Where one step to the right leads.
    along: (f64, f64),
    /// Where one step upwards leads.
    up: (f64, f64),
    /// Where the measure begins.
    origin: (f64, f64),
}

impl Matrix {
    /// The measure itself.
    pub(super) const ONE: Self = Self::shift(0.0, 0.0);

    /// One that is moved.
    pub(super) const fn shift(right: f64, up: f64) -> Self {
        Self { along: (1.0, 0.0), up: (0.0, 1.0), origin: (right, up) }
    }

    /// The one that the six numbers make which the format writes.
    pub(super) const fn of(numbers: [f64; 6]) -> Self {
        let [right, rise, slant, up, x, y] = numbers;
        Self { along: (right, rise), up: (slant, up), origin: (x, y) }
    }

    /// This one within another.
    pub(super) fn then(self, outer: Self) -> Self {
        Self {
            along: outer.direction(self.along),
            up: outer.direction(self.up),
            origin: outer.point(self.origin),
        }
    }

    /// Where a point ends up.
    pub(super) fn point(self, point: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.direction(point);
        (x + self.origin.0, y + self.origin.1)
    }

    /// Where a direction leads.
    pub(super) fn direction(self, (right, up): (f64, f64)) -> (f64, f64) {
        (self.along.0 * right + self.up.0 * up, self.along.1 * right + self.up.1 * up)
    }
}

/// Which way lines run on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    Right,
    Up,
    Left,
    Down,
}

impl Turn {
    pub(super) const ALL: [Self; 4] = [Self::Right, Self::Up, Self::Left, Self::Down];

    /// The way that a direction leads, near enough; what is slanted across a page is no text of it.
    pub(super) fn of((right, up): (f64, f64)) -> Option<Self> {
        let steep = 0.1;
        if up.abs() <= right.abs() * steep && right != 0.0 {
            Some(if right > 0.0 { Self::Right } else { Self::Left })
        } else if right.abs() <= up.abs() * steep && up != 0.0 {
            Some(if up > 0.0 { Self::Up } else { Self::Down })
        } else {
            None
        }
    }

    /// Where a point stands for somebody who turns the page so that its lines run to the right.
    pub(super) const fn seen(self, (right, up): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Right => (right, up),
            Self::Up => (up, -right),
            Self::Left => (-right, -up),
            Self::Down => (-up, right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_measure_within_another_is_both() {
        let twice = Matrix::of([2.0, 0.0, 0.0, 2.0, 10.0, 20.0]);
        assert_eq!(Matrix::shift(1.0, 2.0).then(twice).point((0.0, 0.0)), (12.0, 24.0));
        assert_eq!(twice.then(Matrix::ONE), twice);
        assert_eq!(twice.direction((1.0, 1.0)), (2.0, 2.0));
    }

    #[test]
    fn a_page_is_read_the_way_its_lines_run() {
        for (direction, turn) in [
            ((5.0, 0.0), Some(Turn::Right)),
            ((0.0, 3.0), Some(Turn::Up)),
            ((-1.0, 0.01), Some(Turn::Left)),
            ((0.0, -1.0), Some(Turn::Down)),
            ((1.0, 1.0), None),
            ((0.0, 0.0), None),
        ] {
            assert_eq!(Turn::of(direction), turn);
            // Whichever way, what comes next stands to the right.
            if let Some(turn) = turn {
                assert!(turn.seen(direction).0 > 0.0);
            }
        }
    }
}
