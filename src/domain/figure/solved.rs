//! Pinned hands and feet: the pose and its joints once they are held (`design/figure.md`, sections 3 and 4).

use super::blend::blend;
use super::end;
use super::geometry::{Point, Side, lerp, mix, turn};
use super::joints::{FOREARM, Joints, SHIN, THIGH, UPPER_ARM, front};
use super::pose::{Bone, Joint, Limb, Pin, Place, Pose, Segment};
use crate::domain::exercise::View;

/// Height of the wrist over a flat hand, of the ankle over a flat foot and over tucked toes.
const PLANTED_WRIST: f64 = 0.022;
const PLANTED_ANKLE: f64 = 0.04;
const TUCKED_ANKLE: f64 = 0.094;

/// An anchor this near its height before is already down and keeps its place.
const DOWN: f64 = 0.035;
/// A hand or foot that moves less than this in height was planted before too.
const LEVEL: f64 = 0.02;

/// A pose with its pins solved, and its joints.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// The pose, limb angles and lengths as solved.
    pub pose: Pose,
    pub joints: Joints,
}

/// An arm or a leg of one side.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Arm(Side),
    Leg(Side),
}

impl Which {
    const LEGS_BEFORE_ARMS: [Which; 4] =
        [Which::Leg(Side::Near), Which::Leg(Side::Far), Which::Arm(Side::Near), Which::Arm(Side::Far)];

    fn of(self, pose: &Pose) -> &Limb {
        match self {
            Which::Arm(side) => pose.arms.on(side),
            Which::Leg(side) => pose.legs.on(side),
        }
    }

    fn of_mut(self, pose: &mut Pose) -> &mut Limb {
        match self {
            Which::Arm(side) => pose.arms.on_mut(side),
            Which::Leg(side) => pose.legs.on_mut(side),
        }
    }

    fn root(self, joints: &Joints) -> Point {
        match self {
            Which::Arm(side) => *joints.shoulder.on(side),
            Which::Leg(side) => *joints.hip_joint.on(side),
        }
    }

    fn end(self, joints: &Joints) -> Point {
        match self {
            Which::Arm(side) => *joints.wrist.on(side),
            Which::Leg(side) => *joints.ankle.on(side),
        }
    }

    fn lengths(self) -> (f64, f64) {
        match self {
            Which::Arm(_) => (UPPER_ARM, FOREARM),
            Which::Leg(_) => (THIGH, SHIN),
        }
    }
}

impl Solved {
    /// Places a key pose after the key before it; planted hands and feet stay where the start pose has them.
    pub fn key(pose: Pose, view: View, before: Option<&Solved>, start: Option<&Solved>) -> Solved {
        if view == View::End {
            let joints = placed(&pose, Point::default(), view);
            return Solved { pose, joints };
        }
        let free = placed(&pose, Point::default(), view);
        let anchor = pose.anchor.map_or(Joint::Hip, |anchor| anchor.joint);
        let loose = free.at(anchor);
        let was = before.map(|key| key.joints.at(anchor));
        let height = pose.anchor.map(|anchor| anchor.height);
        let x = match (before, was) {
            (Some(_), Some(was)) if height.is_none_or(|height| (was.y - height).abs() < DOWN) => was.x,
            (Some(key), _) => key.joints.hip.x + loose.x,
            (None, _) => loose.x,
        };
        let y = height.or(was.map(|was| was.y)).unwrap_or(0.0);
        let shifted = pose.shift - before.map_or(0.0, |key| key.pose.shift);
        let joints = placed(&pose, Point::new(x + shifted, y) - loose, view);
        let home = start.map_or(joints, |start| start.joints);
        let planted = |which: Which, pose: &Pose| Point::new(which.end(&home).x, planted_height(which, pose));
        hold(pose, joints, view, &planted)
    }

    /// The figure at progress `e` of the way from one key to the next (`design/figure.md`, section 4).
    pub fn between(from: &Solved, to: &Solved, e: f64, view: View) -> Solved {
        let (mut pose, old_pins) = blend(&from.pose, &to.pose, e, view);
        let anchor = to.pose.anchor.map_or(Joint::Hip, |anchor| anchor.joint);
        let loose = placed(&pose, Point::default(), view).at(anchor);
        let hip = mix(from.joints.at(anchor), to.joints.at(anchor), e) - loose;
        for which in Which::LEGS_BEFORE_ARMS {
            let level = (which.end(&from.joints).y - which.end(&to.joints).y).abs() < LEVEL;
            let old = match which {
                Which::Arm(side) => *old_pins.arms.on(side),
                Which::Leg(side) => *old_pins.legs.on(side),
            };
            let limb = which.of_mut(&mut pose);
            limb.pin = limb.pin.and_then(|new| held_between(old, new, level, e));
        }
        let joints = placed(&pose, hip, view);
        let planted = |which: Which, _: &Pose| mix(which.end(&from.joints), which.end(&to.joints), e);
        hold(pose, joints, view, &planted)
    }
}

/// The joints of a pose with its hip at `hip`, pins unheeded.
fn placed(pose: &Pose, hip: Point, view: View) -> Joints {
    if view == View::End { end::projected(pose) } else { Joints::of(pose, hip, view) }
}

/// The pin that holds between two keys, if one does.
fn held_between(old: Option<Pin>, new: Pin, level: bool, e: f64) -> Option<Pin> {
    let from = old.and_then(|pin| pin.bend).or(new.bend);
    let bend = from.zip(new.bend).map(|(from, to)| lerp(from, to, e));
    let holds = match new.place {
        Place::Planted => level || old.is_some_and(|pin| pin.place == Place::Planted),
        place => old.is_some_and(|pin| pin.place == place),
    };
    holds.then_some(Pin { bend, ..new })
}

fn planted_height(which: Which, pose: &Pose) -> f64 {
    let tucked = which.of(pose).end.is_some_and(|toes| turn(toes, 270.0).abs() < 25.0);
    match which {
        Which::Arm(_) => PLANTED_WRIST,
        Which::Leg(_) if tucked => TUCKED_ANKLE,
        Which::Leg(_) => PLANTED_ANKLE,
    }
}

/// Solves the pins: legs before arms, planted before touching, three times over when a hand may hold a pinned leg.
fn hold(mut pose: Pose, mut joints: Joints, view: View, planted: &dyn Fn(Which, &Pose) -> Point) -> Solved {
    let mut pinned: Vec<Which> =
        Which::LEGS_BEFORE_ARMS.into_iter().filter(|which| which.of(&pose).pin.is_some()).collect();
    let is_planted = |which: &Which| which.of(&pose).pin.is_some_and(|pin| pin.place == Place::Planted);
    pinned.sort_by_key(|which| (matches!(which, Which::Arm(_)), !is_planted(which)));
    let passes = if pinned.len() > 1 { 3 } else { 1 };
    for which in std::iter::repeat_n(pinned, passes).flatten() {
        let Limb { upper, lower, pin: Some(pin), .. } = *which.of(&pose) else { continue };
        let target = match pin.place {
            Place::Planted => planted(which, &pose),
            Place::Fixed(point) => point,
            Place::Touching { segment, at, front } => touched(&joints, segment, at, front, view),
        };
        let bend = pin.bend.unwrap_or_else(|| usual_bend(which, upper, lower));
        let (upper, lower) = reach(which.root(&joints), target, which.lengths(), bend);
        let limb = which.of_mut(&mut pose);
        *limb = Limb { upper, lower, pin: Some(Pin { bend: Some(bend), ..pin }), ..*limb };
        joints = placed(&pose, joints.hip, view);
    }
    Solved { pose, joints }
}

/// The point at fraction `at` of a segment, moved toward the front of the body.
fn touched(joints: &Joints, segment: Segment, at: f64, toward_front: f64, view: View) -> Point {
    let (p, q) = joints.ends(segment);
    let axis = (q - p).angle();
    let perpendicular = match segment {
        Segment::Lumbar | Segment::Thorax | Segment::Head => front(axis, view),
        _ => front(axis, view) * -1.0,
    };
    mix(p, q, at) + perpendicular * toward_front
}

fn usual_bend(which: Which, upper: Bone, lower: Bone) -> f64 {
    let bent = turn(upper.angle, lower.angle);
    match which {
        _ if bent != 0.0 => -bent.signum(),
        Which::Arm(_) => -1.0,
        Which::Leg(_) => 1.0,
    }
}

/// Two bones from `root` to `target`. With a bend between −1 and 1 they come out shortened: the middle joint then
/// points at the viewer.
fn reach(root: Point, target: Point, (l1, l2): (f64, f64), bend: f64) -> (Bone, Bone) {
    let way = target - root;
    let straight = way.length().max(1e-6);
    let along = way * (1.0 / straight);
    let span = straight.clamp((l1 - l2).abs() + 1e-4, (l1 + l2) * 0.9995);
    let a = (l1 * l1 + span * span - l2 * l2) / (2.0 * span);
    let h = (l1 * l1 - a * a).max(0.0).sqrt();
    let upper = along * a + Point::new(-along.y, along.x) * (h * bend);
    let lower = along * span - upper;
    let bone = |way: Point, length: f64| Bone { angle: way.angle(), length: way.length() / length };
    (bone(upper, l1), bone(lower, l2))
}
