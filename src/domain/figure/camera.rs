//! What of the room is seen (`design/figure.md`, section 13). It never changes inside an exercise.

use super::arrow::{ArrowKind, ArrowSource};
use super::frame::Frame;
use super::geometry::{Point, Side};
use super::joints::Joints;
use super::keys::Keys;
use super::pose::Joint;
use super::supine;
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

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

/// How far beside the figure a small picture still shows things, and what it leaves free all round.
const BESIDE: f64 = 0.06;
const EDGE: f64 = 0.025;

/// How much of the figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    Full,
    /// The whole figure; mat and room may be cut.
    Body,
    /// Head and shoulders.
    Bust,
    /// Head and neck.
    Neck,
    /// From the hips up.
    Upper,
}

impl Crop {
    /// The crop with this name.
    pub fn from_name(name: &str) -> Option<Crop> {
        Some(match name {
            "full" => Crop::Full,
            "body" => Crop::Body,
            "bust" => Crop::Bust,
            "neck" => Crop::Neck,
            "upper" => Crop::Upper,
            _ => return None,
        })
    }
}

/// The room a figure takes up over all its keys.
pub fn body(keys: &Keys) -> Frame {
    let frames = keys.list().iter().map(|key| taken(&key.solved, keys.view));
    frames.reduce(Frame::union).unwrap_or(Frame::around(Point::default(), 1.0))
}

/// The room one pose takes up.
fn taken(solved: &Solved, view: View) -> Frame {
    match view {
        View::End => supine::extent(solved),
        _ => extent(&solved.joints),
    }
}

/// One pose as large as a small picture can show it, with what stands close to it.
pub fn close_up(solved: &Solved, view: View, props: Option<Frame>) -> Frame {
    let body = taken(solved, view);
    let beside = props.map_or(body, |props| body.union(props));
    let low = Point::new(beside.low.x.max(body.low.x - BESIDE), body.low.y);
    let high = Point::new(beside.high.x.min(body.high.x + BESIDE), body.high.y);
    Frame::new(low.x - EDGE, low.y - EDGE, high.x + EDGE, high.y + EDGE)
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
        Crop::Neck => Frame::new(head.x - 0.19, start.c7.y - 0.09, head.x + 0.23, highest_head + 0.13),
        Crop::Full | Crop::Body => {
            let body = body(keys);
            let all = props.filter(|_| crop == Crop::Full).map_or(body, |props| body.union(props));
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
