//! End view: the camera at the feet, raised (`design/figure.md`, section 11).
//!
//! The only view with depth. The thighs turn about the hips with the knees bent; the rest of the body lies still.

use super::geometry::{Pair, Point, Side, dir};
use super::joints::{FOREARM, HIPS, Joints, UPPER_ARM};
use super::pose::Pose;

/// How far the camera is raised, in degrees.
const RAISED: f64 = 34.0;
/// The share of a thigh that turns in the picture plane.
const THIGH: f64 = 0.2165;
const LYING_HIP: f64 = 0.068;
const LOWEST_KNEE: f64 = 0.05;

/// A place in the room: x right, y up, z away from the viewer, z = 0 at the hips.
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// The joints of one leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg3 {
    pub hip_joint: Place3,
    pub knee: Place3,
    pub ankle: Place3,
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
        let angle = pose.legs.on(side).upper.angle;
        let hip_joint = Place3::new(sign * HIPS * rolled.x, LYING_HIP + sign * HIPS * rolled.y, 0.0);
        let thigh = dir(angle) * THIGH;
        let knee = Place3::new(hip_joint.x + thigh.x, (hip_joint.y + thigh.y).max(LOWEST_KNEE), -0.125);
        let ankle = Place3::new(sign * 0.046 - 0.018 * dir(angle - 90.0).y, 0.040, -0.252);
        Leg3 { hip_joint, knee, ankle }
    })
}

/// The joints as the screen shows them.
pub(super) fn projected(pose: &Pose) -> Joints {
    let legs = legs(pose);
    let shoulder = Pair { near: Place3::new(-0.1, 0.058, 0.285).seen(), far: Place3::new(0.1, 0.058, 0.285).seen() };
    let elbow = Pair::from_fn(|side| shoulder.on(side).moved(pose.arms.on(side).upper.angle, UPPER_ARM));
    let wrist = Pair::from_fn(|side| elbow.on(side).moved(pose.arms.on(side).lower.angle, FOREARM));
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
