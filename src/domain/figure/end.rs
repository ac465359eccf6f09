//! End view: lying on the back, seen from the feet, the camera raised (`design/figure.md`, section 11).
//!
//! The only view with depth: screen = (x, y·cos 49° + z·sin 49°). `G92` is the angle of the thigh in the picture plane;
//! the knee is bent and the foot stands on the floor. Arms lie in the picture plane.

use super::geometry::{Pair, Point, Side, dir};
use super::joints::{FOREARM, HIPS, Joints, UPPER_ARM};
use super::pose::{Bone, Pose};

/// How far the camera is raised, in degrees: low enough that bent knees stand up, high enough that the waist is seen beside them.
const RAISED: f64 = 49.0;
/// The share of a standing thigh that turns in the picture plane.
const STANDING_THIGH: f64 = 0.2165;
const LYING_HIP: f64 = 0.068;
const LOWEST_KNEE: f64 = 0.05;

/// A place in the room: x right, y up, z away from the viewer, z = 0 at the hips.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place3 {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

impl Place3 {
    /// The place at these coordinates.
    pub const fn new(x: f64, y: f64, z: f64) -> Place3 {
        Place3 { x, y, z }
    }

    /// Where it is on the screen.
    pub fn seen(self) -> Point {
        let (sin, cos) = RAISED.to_radians().sin_cos();
        Point::new(self.x, self.y * cos + self.z * sin)
    }
}

/// The joints of one leg, and both ends of its foot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg3 {
    pub hip_joint: Place3,
    pub knee: Place3,
    pub ankle: Place3,
    pub heel: Place3,
    pub toes: Place3,
}

/// How far the pelvis has rolled, in degrees.
pub fn roll(pose: &Pose) -> f64 {
    -pose.turns.pelvis
}

/// Both legs.
pub fn legs(pose: &Pose) -> Pair<Leg3> {
    let rolled = dir(roll(pose));
    Pair::from_fn(|side| {
        let sign = if side == Side::Near { -1.0 } else { 1.0 };
        let hip_joint = Place3::new(sign * HIPS * rolled.x, LYING_HIP + sign * HIPS * rolled.y, 0.0);
        standing(hip_joint, pose.legs.on(side).upper.angle, sign)
    })
}

/// The foot on the floor, the knee bent and tipped to one side.
fn standing(hip_joint: Place3, angle: f64, sign: f64) -> Leg3 {
    let thigh = dir(angle) * STANDING_THIGH;
    let knee = Place3::new(hip_joint.x + thigh.x, (hip_joint.y + thigh.y).max(LOWEST_KNEE), -0.125);
    let ankle = Place3::new(sign * 0.046 - 0.018 * dir(angle - 90.0).y, 0.040, -0.252);
    let (heel, toes) = (Place3::new(ankle.x, 0.02, -0.25), Place3::new(ankle.x, 0.012, -0.34));
    Leg3 { hip_joint, knee, ankle, heel, toes }
}

/// The joints as the screen shows them.
pub(super) fn projected(pose: &Pose) -> Joints {
    let legs = legs(pose);
    let shoulder = Pair { near: Place3::new(-0.1, 0.058, 0.285).seen(), far: Place3::new(0.1, 0.058, 0.285).seen() };
    let reach = |from: Point, bone: Bone, length: f64| from.moved(bone.angle, length * bone.length);
    let elbow = Pair::from_fn(|side| reach(*shoulder.on(side), pose.arms.on(side).upper, UPPER_ARM));
    let wrist = Pair::from_fn(|side| reach(*elbow.on(side), pose.arms.on(side).lower, FOREARM));
    let of_legs = |place: fn(&Leg3) -> Place3| Pair::from_fn(|side| place(legs.on(side)).seen());
    Joints {
        hip: Place3::new(0.0, LYING_HIP, 0.0).seen(),
        t12: Place3::new(0.0, 0.062, 0.15).seen(),
        c7: Place3::new(0.0, 0.058, 0.31).seen(),
        head: Place3::new(0.0, 0.062, 0.425).seen(),
        shoulder,
        elbow,
        wrist,
        hip_joint: of_legs(|leg| leg.hip_joint),
        knee: of_legs(|leg| leg.knee),
        ankle: of_legs(|leg| leg.ankle),
    }
}
