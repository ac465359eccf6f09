//! What of the room is seen (`design/figure.md`, section 13). It never changes inside an exercise.

use super::arrow::{ArrowKind, ArrowSource};
use super::geometry::{Point, Side};
use super::joints::Joints;
use super::keys::Keys;
use super::path::{UNITS, push_tenths, tenths};
use super::pose::Joint;
use super::supine;
use crate::domain::exercise::View;

/// Room kept around joints.
const MARGINS: [(Joint, f64); 12] = [
    (Joint::Hip, 0.075),
    (Joint::T12, 0.06),
    (Joint::C7, 0.06),
    (Joint::Head, 0.078),
    (Joint::Elbow(Side::Near), 0.03),
    (Joint::Elbow(Side::Far), 0.03),
    (Joint::Wrist(Side::Near), 0.055),
    (Joint::Wrist(Side::Far), 0.055),
    (Joint::Knee(Side::Near), 0.05),
    (Joint::Knee(Side::Far), 0.05),
    (Joint::Ankle(Side::Near), 0.07),
    (Joint::Ankle(Side::Far), 0.07),
];
/// The least side of the square in the player's disc, and its share of the diagonal of what is seen.
const SMALLEST_DISC: f64 = 0.55;
const DISC_SHARE: f64 = 0.885;
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

    /// The square whose circle is the player's disc.
    pub fn disc(self) -> Frame {
        let half = (self.width().hypot(self.height()) * DISC_SHARE).max(SMALLEST_DISC) / 2.0;
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

/// How much of the figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    Full,
    /// Head and shoulders.
    Bust,
    /// From the hips up.
    Upper,
    /// A lying trunk.
    Trunk,
}

impl Crop {
    /// The crop with this name.
    pub fn from_name(name: &str) -> Option<Crop> {
        Some(match name {
            "full" => Crop::Full,
            "bust" => Crop::Bust,
            "upper" => Crop::Upper,
            "trunk" => Crop::Trunk,
            _ => return None,
        })
    }
}

/// The room a figure takes up over all its keys.
pub fn body(keys: &Keys) -> Frame {
    let frames = keys.list().iter().map(|key| match keys.view {
        View::End => supine::extent(&key.solved),
        _ => extent(&key.solved.joints),
    });
    frames.reduce(Frame::union).unwrap_or(Frame::around(Point::default(), 1.0))
}

fn extent(joints: &Joints) -> Frame {
    let around = |(joint, margin): (Joint, f64)| Frame::around(joints.at(joint), margin);
    MARGINS.into_iter().map(around).reduce(Frame::union).unwrap_or(Frame::around(joints.hip, 1.0))
}

/// What is seen of an exercise before it is fitted to a frame.
pub fn seen(keys: &Keys, crop: Crop, props: Option<Frame>, arrows: &[ArrowSource]) -> Frame {
    let start = &keys.start().solved.joints;
    let (hip, head) = (start.hip, start.head);
    let highest_head = keys.list().iter().map(|key| key.solved.joints.head.y).fold(head.y, f64::max);
    match crop {
        Crop::Upper => {
            let below = if keys.view == View::Side { 0.07 } else { -0.07 };
            Frame::new(head.x - 0.34, hip.y + below, head.x + 0.34, highest_head + 0.15)
        }
        Crop::Bust => Frame::new(head.x - 0.27, start.t12.y - 0.06, head.x + 0.27, highest_head + 0.17),
        Crop::Trunk => Frame::new(hip.x - 0.46, -0.05, hip.x + 0.32, 0.36),
        Crop::Full => {
            let body = body(keys);
            let all = props.map_or(body, |props| body.union(props));
            let above = arrows.iter().filter_map(|arrow| match (arrow.kind, arrow.offset) {
                (ArrowKind::TurnHead | ArrowKind::TurnThorax, _) => Some(highest_head + 0.17),
                (ArrowKind::Joint(Joint::Head), Some(offset)) if offset.y > 0.09 => {
                    Some(highest_head + offset.y + 0.03)
                }
                _ => None,
            });
            let top = above.fold(all.high.y, f64::max);
            Frame::new(all.low.x - 0.035, (all.low.y - 0.01).min(-0.05), all.high.x + 0.035, top + 0.045)
        }
    }
}
