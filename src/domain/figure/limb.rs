//! Arms, legs, hands and feet as tapered capsules (`design/figure.md`, sections 6, 7 and 9).

use super::geometry::{Point, Side, lerp, mix};
use super::joints::{is_plan, sigma};
use super::path::{Path, local};
use super::pose::{Limb, Part};
use super::shape::{Group, Shape};
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

const HIP: f64 = 0.065;
const KNEE: f64 = 0.045;
const SHOULDER: f64 = 0.0375;
const ELBOW: f64 = 0.030;
/// Radii along the shin and the forearm, at fractions of the bone.
const SHIN: [(f64, f64); 7] =
    [(0.0, 0.045), (0.14, 0.0462), (0.28, 0.0468), (0.45, 0.0445), (0.65, 0.0385), (0.85, 0.0305), (1.0, 0.027)];
const FOREARM: [(f64, f64); 6] =
    [(0.0, 0.030), (0.16, 0.0315), (0.32, 0.031), (0.55, 0.0275), (0.8, 0.0228), (1.0, 0.0205)];
/// How far down the sleeve reaches, and where the edges begin, so that shoulder and hip melt into the trunk.
const SLEEVE: f64 = 0.55;
const ARM_EDGE: f64 = 0.34;
const LEG_EDGE: f64 = 0.42;
/// A thigh drawn shorter than this points at the viewer.
const END_ON: f64 = 0.6;
/// From the first to the second length such a thigh gets slimmer, and a gap is seen between both.
const SLIM: (f64, f64) = (0.42, 0.55);

const FLAT_HAND: [(f64, f64); 8] = [
    (-0.020, 0.012),
    (0.008, 0.018),
    (0.034, 0.004),
    (0.060, -0.009),
    (0.068, -0.016),
    (0.058, -0.0222),
    (0.0, -0.0228),
    (-0.020, -0.020),
];
const FOOT: [(f64, f64); 12] = [
    (-0.030, -0.030),
    (-0.034, -0.012),
    (-0.027, 0.014),
    (0.0, 0.024),
    (0.026, 0.013),
    (0.058, -0.008),
    (0.088, -0.018),
    (0.099, -0.028),
    (0.088, -0.038),
    (0.050, -0.039),
    (0.0, -0.040),
    (-0.020, -0.039),
];
const FOOT_FROM_FRONT: [(f64, f64); 9] = [
    (-0.022, -0.012),
    (-0.034, 0.018),
    (-0.036, 0.034),
    (-0.026, 0.0405),
    (0.0, 0.042),
    (0.026, 0.0405),
    (0.036, 0.034),
    (0.034, 0.018),
    (0.022, -0.012),
];
const FOOT_FROM_BEHIND: [(f64, f64); 7] =
    [(-0.026, -0.01), (-0.028, 0.02), (-0.022, 0.038), (0.0, 0.040), (0.022, 0.038), (0.028, 0.02), (0.026, -0.01)];

/// An arm with its hand and sleeve.
pub fn arm(solved: &Solved, view: View, side: Side) -> Group {
    let joints = &solved.joints;
    let (shoulder, elbow, wrist) = (*joints.shoulder.on(side), *joints.elbow.on(side), *joints.wrist.on(side));
    let hand = hand(wrist, solved.pose.arms.on(side), view);
    let forearm = Path::chain(elbow, wrist, &FOREARM);
    let cuff = mix(shoulder, elbow, SLEEVE);
    let edge_from = mix(shoulder, elbow, ARM_EDGE);
    let skin_edge = Path::union([Path::capsule(edge_from, elbow, SHOULDER - 0.002, ELBOW), forearm.clone()]);
    let skin = Path::union([Path::capsule(shoulder, elbow, SHOULDER, ELBOW), forearm]);
    let shapes = vec![
        Shape::new("fig-edge is-skin", skin_edge),
        Shape::new("fig-edge is-skin", hand.clone()),
        Shape::new("fig-skin", skin),
        Shape::new("fig-skin", hand),
        Shape::new("fig-edge is-top", Path::capsule(edge_from, cuff, SHOULDER - 0.001, ELBOW + 0.0095)),
        Shape::new("fig-top", sleeve(shoulder, elbow)),
    ];
    Group::new(if is_pale(solved, view, Part::Arm(side)) { "fig-arm is-far" } else { "fig-arm" }, shapes)
}

/// A leg with its foot.
pub fn leg(solved: &Solved, view: View, side: Side) -> Group {
    let joints = &solved.joints;
    let (hip, knee, ankle) = (*joints.hip_joint.on(side), *joints.knee.on(side), *joints.ankle.on(side));
    let limb = solved.pose.legs.on(side);
    let shin = Path::chain(knee, ankle, &SHIN);
    let foot = foot(ankle, limb, view);
    let shapes = if is_end_on(limb, view) {
        let slim = ((limb.upper.length - SLIM.0) / (SLIM.1 - SLIM.0)).clamp(0.0, 1.0);
        let thigh = Path::capsule(hip, knee, lerp(0.064, 0.049, slim), lerp(0.0605, 0.054, slim));
        vec![
            Shape::new("fig-foot", foot),
            Shape::new("fig-bottom", shin),
            Shape::new("fig-edge is-bottom", thigh.clone()),
            Shape::new("fig-bottom is-lit", thigh),
        ]
    } else {
        let edge = Path::capsule(mix(hip, knee, LEG_EDGE), knee, lerp(HIP, KNEE, LEG_EDGE), KNEE);
        vec![
            Shape::new("fig-edge is-bottom", edge),
            Shape::new("fig-edge is-bottom", shin.clone()),
            Shape::new("fig-edge is-foot", foot.clone()),
            Shape::new("fig-foot", foot),
            Shape::new("fig-bottom", Path::capsule(hip, knee, HIP, KNEE)),
            Shape::new("fig-bottom", shin),
        ]
    };
    Group::new(if is_pale(solved, view, Part::Leg(side)) { "fig-leg is-far" } else { "fig-leg" }, shapes)
}

/// Whether the thigh points at the viewer.
pub fn is_end_on(leg: &Limb, view: View) -> bool {
    !is_plan(view) && leg.upper.length < END_ON
}

/// Whether a limb has the far tones: that of the far side in side and top view, when nothing else is written.
pub(super) fn is_pale(solved: &Solved, view: View, part: Part) -> bool {
    match &solved.pose.pale {
        Some(pale) => pale.contains(&part),
        None => is_plan(view) && matches!(part, Part::Arm(Side::Far) | Part::Leg(Side::Far)),
    }
}

/// A sleeve.
fn sleeve(shoulder: Point, elbow: Point) -> Path {
    Path::capsule(shoulder, mix(shoulder, elbow, SLEEVE), SHOULDER + 0.0025, ELBOW + 0.0095)
}

/// A thigh in end view, where it mostly points at the viewer.
pub(super) fn end_thigh(hip: Point, knee: Point) -> Path {
    Path::capsule(hip, knee, HIP, KNEE)
}

/// The trousers below the knee.
pub(super) fn shin(knee: Point, ankle: Point) -> Path {
    Path::chain(knee, ankle, &SHIN)
}

/// An open hand of this length, pointing along `angle`.
fn open_hand(wrist: Point, angle: f64, view: View, length: f64) -> Path {
    let l = 0.062 * length.max(0.5);
    // From the edge of the wrist at which a flat hand begins, so that one turns into the other point by point.
    let outline = [
        (-0.008, -0.0195),
        (0.016, -0.0205),
        (0.74 * l, -0.0165),
        (l, 0.002),
        (0.72 * l, 0.018),
        (0.016, 0.0225),
        (-0.008, 0.0195),
    ];
    Path::smooth_closed(&local(wrist, angle, angle + 90.0 * sigma(view), &outline)).with_extra_piece()
}

fn hand(wrist: Point, arm: &Limb, view: View) -> Path {
    let is_flat = arm.end.is_none()
        && view == View::Side
        && wrist.y < 0.035
        && arm.lower.angle.to_radians().sin() < -0.5
        && arm.lower.length.abs() > 0.35;
    if is_flat {
        Path::smooth_closed(&local(wrist, 0.0, 90.0, &FLAT_HAND))
    } else {
        // A hand whose direction is written lies in the picture, whatever the forearm does.
        let length = if arm.end.is_some() { 1.0 } else { arm.lower.length };
        open_hand(wrist, arm.end.unwrap_or(arm.lower.angle), view, length)
    }
}

fn foot(ankle: Point, leg: &Limb, view: View) -> Path {
    match view {
        // A written direction shows the foot from its side: the leg lies in the picture.
        View::Front | View::Back if leg.end.is_none() && leg.lower.length < END_ON => Path::empty(),
        View::Back if leg.end.is_none() => Path::smooth_closed(&local(ankle, 0.0, 270.0, &FOOT_FROM_BEHIND)),
        View::Front if leg.end.is_none() => Path::smooth_closed(&local(ankle, 0.0, 270.0, &FOOT_FROM_FRONT)),
        _ => {
            let toes = leg.end.unwrap_or_else(|| usual_toes(ankle, leg.lower.angle, view));
            let outline = FOOT.map(|(x, y)| if x > 0.0 { (x * leg.end_length, y) } else { (x, y) });
            Path::smooth_closed(&local(ankle, toes, toes - 90.0 * sigma(view), &outline))
        }
    }
}

/// Where the toes point when it is not written.
fn usual_toes(ankle: Point, shin: f64, view: View) -> f64 {
    let shin = shin.rem_euclid(360.0);
    if (165.0..=205.0).contains(&shin) {
        shin
    } else if view == View::Side && ankle.y < 0.06 && !(205.0..215.0).contains(&shin) {
        if (shin + 90.0).to_radians().cos() >= -0.25 { 0.0 } else { 180.0 }
    } else {
        shin - 90.0 * sigma(view)
    }
}
