//! Pose to joints: where every joint is once the root is placed and pinned hands and feet are held
//! (`design/figure.md`, section 3).

use super::geometry::{Pair, Point, Side, dir, mix, turn};
use super::pose::{Bone, Joint, Limb, Pin, Place, Pose, Segment};
use crate::domain::exercise::View;

/// Lengths of the segments, in body heights.
pub const LUMBAR: f64 = 0.15;
pub const THORAX: f64 = 0.17;
pub const UPPER_ARM: f64 = 0.17;
pub const FOREARM: f64 = 0.15;
pub const THIGH: f64 = 0.25;
pub const SHIN: f64 = 0.25;
/// From C7 to the centre of the head.
pub const HEAD_CENTRE: f64 = 0.116;
/// Half the distance between the shoulder joints.
pub const SHOULDERS: f64 = 0.096;
/// Half the distance between the hip joints.
pub const HIPS: f64 = 0.044;

/// Height of the wrist over a flat hand, of the ankle over a flat foot and over tucked toes.
const PLANTED_WRIST: f64 = 0.022;
const PLANTED_ANKLE: f64 = 0.04;
const TUCKED_ANKLE: f64 = 0.094;

/// An anchor this near its height before is already down and keeps its place.
const DOWN: f64 = 0.035;
/// A hand or foot that moves less than this in height was planted before too.
const LEVEL: f64 = 0.02;

/// Where the joints are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Joints {
    pub hip: Point,
    pub t12: Point,
    pub c7: Point,
    /// The centre of the head.
    pub head: Point,
    pub shoulder: Pair<Point>,
    pub elbow: Pair<Point>,
    pub wrist: Pair<Point>,
    pub hip_joint: Pair<Point>,
    pub knee: Pair<Point>,
    pub ankle: Pair<Point>,
}

impl Joints {
    /// Where this joint is.
    pub fn at(&self, joint: Joint) -> Point {
        match joint {
            Joint::Hip => self.hip,
            Joint::T12 => self.t12,
            Joint::C7 => self.c7,
            Joint::Head => self.head,
            Joint::Shoulder(side) => *self.shoulder.on(side),
            Joint::Elbow(side) => *self.elbow.on(side),
            Joint::Wrist(side) => *self.wrist.on(side),
            Joint::HipJoint(side) => *self.hip_joint.on(side),
            Joint::Knee(side) => *self.knee.on(side),
            Joint::Ankle(side) => *self.ankle.on(side),
        }
    }

    /// The joints of `pose` with its hip at `hip`, pins unheeded.
    pub fn of(pose: &Pose, hip: Point, view: View) -> Joints {
        let t12 = hip.moved(pose.lumbar, LUMBAR);
        let c7 = t12.moved(pose.thorax, THORAX);
        let (across_thorax, across_pelvis) = (front(pose.thorax, view), front(pose.lumbar, view));
        let spread = |turned: f64| if is_plan(view) { turned.to_radians().sin() } else { turned.to_radians().cos() };
        let shoulders = -SHOULDERS * pose.shoulder_width * spread(pose.turns.thorax);
        let hips = -HIPS * spread(pose.turns.pelvis);
        let (along, forward) = if is_plan(view) { (-0.012, 0.004 - pose.shoulder_back) } else { (-0.050, 0.0) };
        let base = c7 + dir(pose.thorax) * (along + pose.shoulder_up) + across_thorax * forward;
        let shoulder = Pair { near: base + across_thorax * shoulders, far: base - across_thorax * shoulders };
        let hip_joint = Pair { near: hip + across_pelvis * hips, far: hip - across_pelvis * hips };
        let reach = |from: Point, bone: Bone, length: f64| from.moved(bone.angle, length * bone.length);
        let elbow = Pair::from_fn(|side| reach(*shoulder.on(side), pose.arms.on(side).upper, UPPER_ARM));
        let wrist = Pair::from_fn(|side| reach(*elbow.on(side), pose.arms.on(side).lower, FOREARM));
        let knee = Pair::from_fn(|side| reach(*hip_joint.on(side), pose.legs.on(side).upper, THIGH));
        let ankle = Pair::from_fn(|side| reach(*knee.on(side), pose.legs.on(side).lower, SHIN));
        let head = c7.moved(pose.head, HEAD_CENTRE) + front(pose.head, view) * pose.head_shift;
        Joints { hip, t12, c7, head, shoulder, elbow, wrist, hip_joint, knee, ankle }
    }

    /// The way of the joint that is farthest from where another figure has it.
    pub fn farthest_from(&self, other: &Joints) -> f64 {
        let limbs = Side::BOTH.into_iter().flat_map(|side| {
            [Joint::Shoulder(side), Joint::Elbow(side), Joint::Wrist(side), Joint::Knee(side), Joint::Ankle(side)]
        });
        let spine = [Joint::Hip, Joint::T12, Joint::C7, Joint::Head];
        spine.into_iter().chain(limbs).map(|joint| self.at(joint).distance(other.at(joint))).fold(0.0, f64::max)
    }

    /// Both ends of a segment, from the trunk outward or upward.
    fn ends(&self, segment: Segment) -> (Point, Point) {
        match segment {
            Segment::Thigh(side) => (*self.hip_joint.on(side), *self.knee.on(side)),
            Segment::Shin(side) => (*self.knee.on(side), *self.ankle.on(side)),
            Segment::Upper(side) => (*self.shoulder.on(side), *self.elbow.on(side)),
            Segment::Fore(side) => (*self.elbow.on(side), *self.wrist.on(side)),
            Segment::Lumbar => (self.hip, self.t12),
            Segment::Thorax => (self.t12, self.c7),
            Segment::Head => (self.c7, self.head),
        }
    }
}

/// +1 in top view, −1 else: to which side of a segment the body's front is.
pub fn sigma(view: View) -> f64 {
    if view == View::Top { 1.0 } else { -1.0 }
}

/// The in-plane perpendicular of a segment: the body's front in side and top view.
pub fn front(angle: f64, view: View) -> Point {
    dir(angle + 90.0 * sigma(view))
}

/// Side and top view: the body's front lies in the picture.
pub fn is_plan(view: View) -> bool {
    matches!(view, View::Side | View::Top)
}

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
            return Solved { joints: super::end::projected(&pose), pose };
        }
        let free = Joints::of(&pose, Point::default(), view);
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
        let joints = Joints::of(&pose, Point::new(x + shifted, y) - loose, view);
        let home = start.map_or(joints, |start| start.joints);
        let planted = |which: Which, pose: &Pose| Point::new(which.end(&home).x, planted_height(which, pose));
        hold(pose, joints, view, &planted)
    }

    /// The figure at progress `e` of the way from one key to the next (`design/figure.md`, section 4).
    pub fn between(from: &Solved, to: &Solved, e: f64, view: View) -> Solved {
        let (mut pose, old_pins) = super::blend::blend(&from.pose, &to.pose, e, view);
        if view == View::End {
            return Solved { joints: super::end::projected(&pose), pose };
        }
        let anchor = to.pose.anchor.map_or(Joint::Hip, |anchor| anchor.joint);
        let loose = Joints::of(&pose, Point::default(), view).at(anchor);
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
        let joints = Joints::of(&pose, hip, view);
        let planted = |which: Which, _: &Pose| mix(which.end(&from.joints), which.end(&to.joints), e);
        hold(pose, joints, view, &planted)
    }
}

/// The pins of the pose a movement comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pins {
    pub arms: Pair<Option<Pin>>,
    pub legs: Pair<Option<Pin>>,
}

/// The pin that holds between two keys, if one does.
fn held_between(old: Option<Pin>, new: Pin, level: bool, e: f64) -> Option<Pin> {
    let from = old.and_then(|pin| pin.bend).or(new.bend);
    let bend = from.zip(new.bend).map(|(from, to)| super::geometry::lerp(from, to, e));
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
        joints = Joints::of(&pose, joints.hip, view);
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
    (
        Bone { angle: upper.angle(), length: upper.length() / l1 },
        Bone { angle: lower.angle(), length: lower.length() / l2 },
    )
}
