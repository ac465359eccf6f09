//! Pose to joints: where every joint is once the root is placed (`design/figure.md`, section 3).

use super::geometry::{Pair, Point, Side, dir};
use super::pose::{Bone, Joint, Pose, Segment};
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
        // From the front and from behind, back is to one side only as far as the chest is turned.
        let aside = pose.turns.thorax.to_radians().sin() * if view == View::Back { -1.0 } else { 1.0 };
        let (along, forward) =
            if is_plan(view) { (-0.012, 0.004 - pose.shoulder_back) } else { (-0.050, -pose.shoulder_back * aside) };
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
    pub(super) fn ends(&self, segment: Segment) -> (Point, Point) {
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
