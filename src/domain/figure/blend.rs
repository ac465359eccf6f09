//! The pose between two keys, before root and pins are placed (`design/figure.md`, section 4).

use super::geometry::{Pair, lerp, lerp_angle, turn};
use super::pose::{Bone, Limb, Pins, Pose, Turns};
use crate::domain::exercise::View;

/// In top view an arm that turns further than this sweeps over the body toward the viewer.
const SWEEP: f64 = 150.0;
/// The least a sweeping bone is foreshortened to.
const SWEEP_LENGTH: f64 = 0.3;

/// The pose at progress `e` with the pins of the coming key, and the pins of the old one.
pub(super) fn blend(from: &Pose, to: &Pose, e: f64, view: View) -> (Pose, Pins) {
    let angle = |of: fn(&Pose) -> f64| lerp_angle(of(from), of(to), e);
    let number = |of: fn(&Pose) -> f64| lerp(of(from), of(to), e);
    let limbs = |old: Pair<Limb>, new: Pair<Limb>| Pair {
        near: limb(old.near, new.near, e, view),
        far: limb(old.far, new.far, e, view),
    };
    let pose = Pose {
        lumbar: angle(|pose| pose.lumbar),
        thorax: angle(|pose| pose.thorax),
        head: angle(|pose| pose.head),
        arms: limbs(from.arms, to.arms),
        legs: limbs(from.legs, to.legs),
        turns: Turns {
            pelvis: angle(|pose| pose.turns.pelvis),
            thorax: angle(|pose| pose.turns.thorax),
            head: angle(|pose| pose.turns.head),
        },
        tilt: number(|pose| pose.tilt),
        shift: number(|pose| pose.shift),
        shoulder_width: number(|pose| pose.shoulder_width),
        shoulder_up: number(|pose| pose.shoulder_up),
        shoulder_back: number(|pose| pose.shoulder_back),
        head_shift: number(|pose| pose.head_shift),
        belly: number(|pose| pose.belly),
        hollow: number(|pose| pose.hollow),
        lean: number(|pose| pose.lean),
        pale: to.pale.clone(),
        anchor: to.anchor,
        order: if e < 0.5 { from.order.clone() } else { to.order.clone() },
    };
    let pins = |limbs: Pair<Limb>| Pair { near: limbs.near.pin, far: limbs.far.pin };
    (pose, Pins { arms: pins(from.arms), legs: pins(from.legs) })
}

fn limb(from: Limb, to: Limb, e: f64, view: View) -> Limb {
    let bone = |from: Bone, to: Bone| Bone {
        angle: lerp_angle(from.angle, to.angle, e),
        length: lerp(from.length, to.length, e),
    };
    let (upper, lower) = if view == View::Top && turn(from.upper.angle, to.upper.angle).abs() > SWEEP {
        let across = (180.0 * e).to_radians().cos();
        let nearest = if across >= 0.0 { from } else { to };
        let shorter = |bone: Bone| Bone { length: bone.length * across.abs().max(SWEEP_LENGTH), ..bone };
        (shorter(nearest.upper), shorter(nearest.lower))
    } else {
        (bone(from.upper, to.upper), bone(from.lower, to.lower))
    };
    let end = match (from.end, to.end) {
        (Some(from), Some(to)) => Some(lerp_angle(from, to, e)),
        _ if e < 0.5 => from.end,
        _ => to.end,
    };
    Limb { upper, lower, end, end_length: to.end_length, pin: to.pin }
}
