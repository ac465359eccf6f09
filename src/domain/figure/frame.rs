//! A rectangle of what is drawn, and what a page makes of it: a `viewBox`, a disc, a mirror.

use super::geometry::Point;
use super::path::{UNITS, push_tenths, tenths};

/// The least side of the square in the player's disc.
const SMALLEST_DISC: f64 = 0.42;
/// How much of the spare height goes below.
const BELOW: f64 = 0.38;

/// A rectangle, in body heights, y up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub low: Point,
    pub high: Point,
}

impl Frame {
    /// The rectangle between these edges.
    pub fn new(left: f64, bottom: f64, right: f64, top: f64) -> Frame {
        Frame { low: Point::new(left, bottom), high: Point::new(right, top) }
    }

    /// A square of twice `margin` around a point.
    pub fn around(p: Point, margin: f64) -> Frame {
        Frame::new(p.x - margin, p.y - margin, p.x + margin, p.y + margin)
    }

    /// The least rectangle with both in it.
    pub fn union(self, other: Frame) -> Frame {
        Frame {
            low: Point::new(self.low.x.min(other.low.x), self.low.y.min(other.low.y)),
            high: Point::new(self.high.x.max(other.high.x), self.high.y.max(other.high.y)),
        }
    }

    /// How wide it is.
    pub fn width(self) -> f64 {
        self.high.x - self.low.x
    }

    /// How high it is.
    pub fn height(self) -> f64 {
        self.high.y - self.low.y
    }

    /// Grown to a width of `aspect` times its height; the floor stays near the bottom.
    pub fn fitted(self, aspect: f64) -> Frame {
        let Frame { low, high } = self;
        if self.width() < self.height() * aspect {
            let spare = (self.height() * aspect - self.width()) / 2.0;
            Frame::new(low.x - spare, low.y, high.x + spare, high.y)
        } else {
            let spare = self.width() / aspect - self.height();
            Frame::new(low.x, low.y - spare * BELOW, high.x, high.y + spare * (1.0 - BELOW))
        }
    }

    /// The square whose circle is the player's disc; its side is a `share` of the diagonal.
    pub fn disc(self, share: f64) -> Frame {
        let half = (self.width().hypot(self.height()) * share).max(SMALLEST_DISC) / 2.0;
        Frame::around((self.low + self.high) * 0.5, half)
    }

    /// As a `viewBox`.
    pub fn view_box(self) -> String {
        let numbers = [self.low.x, -self.high.y, self.width(), self.height()];
        let mut text = String::new();
        for (i, number) in numbers.into_iter().enumerate() {
            if i > 0 {
                text.push(' ');
            }
            push_tenths(&mut text, tenths(number * UNITS));
        }
        text
    }

    /// Where x goes when the picture is mirrored: `moved − x`, in tenths of a drawing unit.
    pub fn mirror_tenths(self) -> i32 {
        tenths((self.low.x + self.high.x) * UNITS)
    }
}
