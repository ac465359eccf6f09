//! The figure in end view, lying with the feet toward the viewer (`design/figure.md`, section 11).

use super::end::{Leg3, Place3, legs, roll};
use super::geometry::{Point, Side, dir};
use super::head::pen;
use super::limb::{open_hand, plain_arm, sleeve, trouser};
use super::path::{Path, UNITS};
use super::pose::Part;
use super::shape::{Group, Placing, Shape};
use crate::domain::exercise::View;
use crate::domain::figure::frame::Frame;
use crate::domain::figure::solved::Solved;

/// A hull is drawn through as many points: the farthest one in each of these directions.
const DIRECTIONS: usize = 48;
/// How much wider the trousers are seen from here.
const CLOTH: f64 = 0.002;

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
        Part::Arm(Side::Near),
        Part::Arm(Side::Far),
        Part::Neck,
        Part::Head,
        Part::Torso,
        Part::Leg(under),
        Part::Leg(over),
    ]
}

/// One part of the figure.
pub fn draw(solved: &Solved, part: Part) -> Group {
    match part {
        Part::Arm(side) => arm(solved, side),
        Part::Leg(side) => leg(legs(&solved.pose).on(side)),
        Part::Neck => neck(),
        Part::Torso => trunk(solved),
        Part::Head => head(solved),
    }
}

fn arm(solved: &Solved, side: Side) -> Group {
    let joints = &solved.joints;
    let (shoulder, elbow, wrist) = (*joints.shoulder.on(side), *joints.elbow.on(side), *joints.wrist.on(side));
    let hand = open_hand(wrist, solved.pose.arms.on(side).lower.angle, View::End, 1.0);
    let shapes = vec![
        Shape::new("fig-skin", plain_arm(shoulder, elbow, wrist)),
        Shape::new("fig-skin", hand),
        Shape::new("fig-top", sleeve(shoulder, elbow)),
    ];
    Group::new("fig-arm", shapes)
}

fn leg(leg: &Leg3) -> Group {
    let cloth = trouser(leg.hip_joint.seen(), leg.knee.seen(), leg.ankle.seen(), CLOTH);
    let heel = Place3::new(leg.ankle.x, 0.02, -0.25).seen();
    let toes = Place3::new(leg.ankle.x, 0.012, -0.34).seen();
    let shapes = vec![
        Shape::new("fig-edge is-bottom", cloth.clone()),
        Shape::new("fig-skin", Path::capsule(heel, toes, 0.026, 0.031)),
        Shape::new("fig-bottom", cloth),
    ];
    Group::new("fig-leg", shapes)
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

/// The face seen from below. It lies still.
fn head(solved: &Solved) -> Group {
    let px = |x: f64, y: f64| (x / UNITS, y / UNITS);
    let oval = |x: f64, y: f64, rx: f64, ry: f64| {
        Path::ellipse(Point::new(x, -y) * (1.0 / UNITS), Point::new(rx, ry) * (1.0 / UNITS))
    };
    let face = pen(px(-11.0, -3.0))
        .curve(px(-11.2, 6.0), px(-6.4, 12.4), px(0.0, 12.6))
        .curve(px(6.4, 12.4), px(11.2, 6.0), px(11.0, -3.0))
        .curve(px(10.6, -7.6), px(5.0, -9.0), px(0.0, -9.0))
        .curve(px(-5.0, -9.0), px(-10.6, -7.6), px(-11.0, -3.0))
        .closed();
    let eyes = pen(px(-7.0, -2.0))
        .bow(px(-4.7, -3.8), px(-2.4, -2.0))
        .lift(px(2.4, -2.0))
        .bow(px(4.7, -3.8), px(7.0, -2.0))
        .open();
    let nose = pen(px(-2.2, 2.4)).bow(px(0.0, -1.4), px(2.2, 2.4)).bow(px(0.0, 4.4), px(-2.2, 2.4)).closed();
    let shapes = vec![
        Shape::new("fig-hair", oval(0.0, -4.0, 12.6, 12.4)),
        Shape::new("fig-ear", oval(-12.0, 0.0, 2.0, 3.0)),
        Shape::new("fig-ear", oval(12.0, 0.0, 2.0, 3.0)),
        Shape::new("fig-skin", face),
        Shape::new("fig-line", eyes),
        Shape::new("fig-ear", nose),
    ];
    let placing = Placing { origin: solved.joints.head, turned: 0.0, mirrored: false };
    Group { class: "fig-head", placing: Some(placing), shapes }
}

/// The room the figure takes up.
pub fn extent(solved: &Solved) -> Frame {
    let legs = legs(&solved.pose);
    let of_leg = |leg: &Leg3| [leg.hip_joint, leg.knee, leg.ankle].map(|place| (place, 0.06));
    let places = [
        (Place3::new(0.0, 0.06, 0.43), 0.08),
        (Place3::new(-0.47, 0.06, 0.285), 0.03),
        (Place3::new(0.47, 0.06, 0.285), 0.03),
        (Place3::new(0.0, 0.0, -0.36), 0.03),
    ];
    let all = of_leg(&legs.near).into_iter().chain(of_leg(&legs.far)).chain(places);
    let frames = all.map(|(place, margin)| Frame::around(place.seen(), margin));
    frames.reduce(Frame::union).unwrap_or(Frame::around(Point::default(), 1.0))
}
