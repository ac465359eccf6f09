//! The figure in end view, lying with the feet toward the viewer (`design/figure.md`, section 11).

use super::end::{Leg3, Place3, legs, roll};
use super::geometry::{Point, Side, dir};
use super::path::Path;
use super::pose::{Joint, Part};
use super::shape::{Group, Shape};
use super::{head, limb};
use crate::domain::exercise::View;
use crate::domain::figure::frame::Frame;
use crate::domain::figure::solved::Solved;

/// A hull is drawn through as many points: the farthest one in each of these directions.
const DIRECTIONS: usize = 48;

/// How far below the body on the screen its shade is.
const SHADE: f64 = 0.02;

/// A cross-section of the trunk: place on the z axis, half width, half depth, share of the pelvis' roll, height.
const SECTIONS: [(f64, f64, f64, f64, f64); 6] = [
    (0.315, 0.072, 0.045, 0.0, 0.060),
    (0.285, 0.106, 0.055, 0.0, 0.062),
    (0.23, 0.098, 0.064, 0.0, 0.064),
    (0.15, 0.079, 0.056, 0.45, 0.060),
    (0.05, 0.092, 0.066, 0.9, 0.066),
    (-0.03, 0.090, 0.062, 1.0, 0.066),
];

/// Back to front. The leg on the side to which the knees tip lies underneath.
pub fn order(solved: &Solved) -> Vec<Part> {
    let (under, over) =
        if solved.pose.legs.near.upper.angle > 95.0 { (Side::Near, Side::Far) } else { (Side::Far, Side::Near) };
    vec![
        Part::Arm(Side::Far),
        Part::Arm(Side::Near),
        Part::Neck,
        Part::Torso,
        Part::Head,
        Part::Leg(under),
        Part::Leg(over),
    ]
}

/// One part of the figure.
pub fn draw(solved: &Solved, part: Part) -> Group {
    match part {
        Part::Arm(side) => limb::arm(solved, View::End, side),
        Part::Leg(side) => {
            let class = if limb::is_pale(solved, View::End, part) { "fig-leg is-far" } else { "fig-leg" };
            leg(legs(&solved.pose).on(side), class)
        }
        Part::Neck => neck(),
        Part::Torso => trunk(solved),
        Part::Head => head::head(solved, View::End),
    }
}

/// Of a bent leg the shin is nearer to the feet of the mat, where the viewer is.
fn leg(leg: &Leg3, class: &'static str) -> Group {
    let (hip, knee, ankle) = (leg.hip_joint.seen(), leg.knee.seen(), leg.ankle.seen());
    let (thigh, shin) = (limb::end_thigh(hip, knee), limb::shin(knee, ankle));
    let foot = Path::capsule(leg.heel.seen(), leg.toes.seen(), 0.026, 0.031);
    let shapes = vec![
        Shape::new("fig-edge is-bottom", thigh.clone()),
        Shape::new("fig-bottom", thigh),
        Shape::new("fig-edge is-foot", foot.clone()),
        Shape::new("fig-foot", foot),
        Shape::new("fig-edge is-bottom", shin.clone()),
        Shape::new("fig-bottom is-lit", shin),
    ];
    Group::new(class, shapes)
}

/// The shade under arms, trunk and head: they lie on the mat.
pub fn shadow(solved: &Solved) -> Shape {
    let joints = &solved.joints;
    let below = |p: Point| p - Point::new(0.0, SHADE);
    let under = |a: Point, b: Point, r: f64, s: f64| Path::capsule(below(a), below(b), r, s);
    let arms = Side::BOTH.into_iter().flat_map(|side| {
        let (elbow, wrist) = (*joints.elbow.on(side), *joints.wrist.on(side));
        [under(*joints.shoulder.on(side), elbow, 0.044, 0.034), under(elbow, wrist, 0.034, 0.026)]
    });
    let trunk = [under(joints.c7, joints.t12, 0.1, 0.092), under(joints.head, joints.head, 0.075, 0.075)];
    Shape::new("fig-shadow", Path::union(arms.chain(trunk)))
}

fn neck() -> Group {
    let neck = Path::capsule(Place3::new(0.0, 0.058, 0.31).seen(), Place3::new(0.0, 0.058, 0.375).seen(), 0.038, 0.034);
    Group::new("fig-throat", vec![Shape::new("fig-neck", neck)])
}

fn trunk(solved: &Solved) -> Group {
    let rolled = roll(&solved.pose);
    let sections: Vec<Vec<Point>> = SECTIONS.iter().map(|section| ellipse(*section, rolled)).collect();
    let mut slabs: Vec<Path> = sections
        .windows(2)
        .filter_map(|pair| {
            let [near, far] = pair else { return None };
            Some(hull(near, far))
        })
        .collect();
    let pelvis = slabs.pop().unwrap_or_default();
    Group::new("fig-trunk", vec![Shape::new("fig-top", Path::union(slabs)), Shape::new("fig-bottom", pelvis)])
}

fn ellipse((z, half_width, half_depth, share, height): (f64, f64, f64, f64, f64), rolled: f64) -> Vec<Point> {
    let (along, up) = (dir(rolled * share), dir(rolled * share + 90.0));
    (0..24)
        .map(|i| {
            let around = dir(f64::from(i) * 15.0);
            let at = along * (half_width * around.x) + up * (half_depth * around.y);
            Place3::new(at.x, height + at.y, z).seen()
        })
        .collect()
}

/// The convex hull of two sections, always through the same number of points.
fn hull(one: &[Point], other: &[Point]) -> Path {
    let farthest = |way: Point| {
        let along = |p: &Point| p.x * way.x + p.y * way.y;
        one.iter().chain(other).copied().max_by(|p, q| along(p).total_cmp(&along(q)))
    };
    let step = 360.0 / DIRECTIONS as f64;
    let points: Vec<Point> = (0..DIRECTIONS).filter_map(|i| farthest(dir((i as f64 + 0.5) * step))).collect();
    Path::lines(&points, true)
}

/// The room the figure takes up.
pub fn extent(solved: &Solved) -> Frame {
    let legs = legs(&solved.pose);
    let of_leg = |leg: &Leg3| {
        [(leg.hip_joint, 0.06), (leg.knee, 0.06), (leg.ankle, 0.06), (leg.toes, 0.04)]
            .map(|(place, margin)| (place.seen(), margin))
    };
    let of_arm = |side| [(Joint::Elbow(side), 0.03), (Joint::Wrist(side), 0.065)];
    let joints = Side::BOTH.into_iter().flat_map(of_arm).chain([(Joint::Head, 0.09)]);
    let joints = joints.map(|(joint, margin)| (solved.joints.at(joint), margin));
    let all = of_leg(&legs.near).into_iter().chain(of_leg(&legs.far)).chain(joints);
    let frames = all.map(|(place, margin)| Frame::around(place, margin));
    frames.reduce(Frame::union).unwrap_or(Frame::around(Point::default(), 1.0))
}
