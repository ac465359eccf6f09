//! What a pose says (`design/figure.md`, section 2), and the same pose of the other side.
//!
//! It is kept as it is written; where the joints come to lie is `joints`' matter.

use super::geometry::{Pair, Point, Side};
use thiserror::Error;

/// A pose as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// Direction of the lumbar segment.
    pub lumbar: f64,
    /// Direction of the thorax segment.
    pub thorax: f64,
    /// Direction of head and neck.
    pub head: f64,
    pub arms: Pair<Limb>,
    pub legs: Pair<Limb>,
    pub turns: Turns,
    /// Added to the direction of the centre line at the hip.
    pub tilt: f64,
    /// How far right of its start place the anchored joint is.
    pub shift: f64,
    /// Factor on the half distance of the shoulder joints.
    pub shoulder_width: f64,
    /// Shift of the shoulders along the thorax.
    pub shoulder_up: f64,
    /// Shift of the shoulders against the front.
    pub shoulder_back: f64,
    /// Shift of the head centre toward the front.
    pub head_shift: f64,
    /// How far the front of the belly is pushed out.
    pub belly: f64,
    /// How far the low back is drawn in.
    pub hollow: f64,
    /// How far the figure leans toward the viewer.
    pub lean: f64,
    /// The limbs that rest or support, drawn in the far tones when the usual ones, those of the far side, are not.
    pub pale: Option<Vec<Part>>,
    pub anchor: Option<Anchor>,
    /// Draw order, back to front, when it is not the usual one.
    pub order: Option<Vec<Part>>,
}

/// Turns of pelvis, thorax and head about their own axis, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turns {
    pub pelvis: f64,
    pub thorax: f64,
    pub head: f64,
}

/// An arm or a leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limb {
    /// Upper arm or thigh.
    pub upper: Bone,
    /// Forearm or shin.
    pub lower: Bone,
    /// Direction of the hand or foot, when it is not the usual one.
    pub end: Option<f64>,
    /// How long the foot is drawn.
    pub end_length: f64,
    pub pin: Option<Pin>,
}

/// One bone of a limb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bone {
    pub angle: f64,
    /// Foreshortening: 1 is its full length.
    pub length: f64,
}

/// A wrist or ankle that is held in a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    pub place: Place,
    /// How far elbow or knee leaves the line to the place: +1 to the left of it, −1 to the right.
    pub bend: Option<f64>,
}

/// Where a pinned wrist or ankle is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// On the floor where the start pose has it.
    Planted,
    /// On the body: fraction of a segment, and how far toward the front of it.
    Touching { segment: Segment, at: f64, front: f64 },
    /// At a fixed point.
    Fixed(Point),
}

/// A part of the body that can be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    Thigh(Side),
    Shin(Side),
    Upper(Side),
    Fore(Side),
    Lumbar,
    Thorax,
    Head,
}

/// A joint held at a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    pub joint: Joint,
    pub height: f64,
}

/// A joint, or the centre of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    Hip,
    T12,
    C7,
    Head,
    Shoulder(Side),
    Elbow(Side),
    Wrist(Side),
    HipJoint(Side),
    Knee(Side),
    Ankle(Side),
}

/// What is drawn in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Arm(Side),
    Leg(Side),
    Neck,
    Torso,
    Head,
}

/// The pins of the pose a movement comes from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pins {
    pub arms: Pair<Option<Pin>>,
    pub legs: Pair<Option<Pin>>,
}

/// A token that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("character {position}, `{token}`: {problem}")]
pub struct PoseError {
    /// Where the token begins in the line, counted from 1; 0 when something is missing from the whole line.
    pub position: usize,
    pub token: String,
    pub problem: String,
}

impl Pose {
    /// The same pose done with the other side of the body: near and far trade places, turns turn round.
    pub fn swapped(&self) -> Pose {
        let limb = |limb: Limb| Limb { pin: limb.pin.map(|pin| Pin { place: pin.place.swapped(), ..pin }), ..limb };
        let both = |pair: Pair<Limb>| Pair { near: limb(pair.far), far: limb(pair.near) };
        Pose {
            arms: both(self.arms),
            legs: both(self.legs),
            turns: Turns { pelvis: -self.turns.pelvis, thorax: -self.turns.thorax, head: -self.turns.head },
            anchor: self.anchor.map(|anchor| Anchor { joint: anchor.joint.swapped(), ..anchor }),
            pale: self.pale.as_ref().map(|pale| pale.iter().map(|part| part.swapped()).collect()),
            ..self.clone()
        }
    }
}

impl Part {
    fn swapped(self) -> Part {
        match self {
            Part::Arm(side) => Part::Arm(side.other()),
            Part::Leg(side) => Part::Leg(side.other()),
            middle => middle,
        }
    }
}

impl Place {
    fn swapped(self) -> Place {
        match self {
            Place::Touching { segment, at, front } => Place::Touching {
                segment: match segment {
                    Segment::Thigh(side) => Segment::Thigh(side.other()),
                    Segment::Shin(side) => Segment::Shin(side.other()),
                    Segment::Upper(side) => Segment::Upper(side.other()),
                    Segment::Fore(side) => Segment::Fore(side.other()),
                    spine => spine,
                },
                at,
                front,
            },
            other => other,
        }
    }
}

impl Joint {
    /// The joint with this name, as arrows name it.
    pub fn from_name(name: &str) -> Option<Joint> {
        let (base, side) = name.strip_suffix("_far").map_or((name, Side::Near), |base| (base, Side::Far));
        Some(match base {
            "shoulder" => Joint::Shoulder(side),
            "elbow" => Joint::Elbow(side),
            "wrist" => Joint::Wrist(side),
            "knee" => Joint::Knee(side),
            "ankle" => Joint::Ankle(side),
            _ if side == Side::Far => return None,
            "hip" => Joint::Hip,
            "t12" => Joint::T12,
            "c7" => Joint::C7,
            "head" => Joint::Head,
            _ => return None,
        })
    }

    /// The same joint of the other side.
    pub fn swapped(self) -> Joint {
        match self {
            Joint::Shoulder(side) => Joint::Shoulder(side.other()),
            Joint::Elbow(side) => Joint::Elbow(side.other()),
            Joint::Wrist(side) => Joint::Wrist(side.other()),
            Joint::HipJoint(side) => Joint::HipJoint(side.other()),
            Joint::Knee(side) => Joint::Knee(side.other()),
            Joint::Ankle(side) => Joint::Ankle(side.other()),
            middle => middle,
        }
    }
}
