//! The trunk: centre line, outline, trousers, blades and ribs (`design/figure.md`, sections 5 and 14).

use super::geometry::{Point, Side, dir, lerp, lerp_angle, turn};
use super::joints::{Joints, LUMBAR, THORAX, is_plan, sigma};
use super::path::{Command, Path};
use super::pose::Pose;
use super::shape::{Group, Shape};
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

/// Length of the spine.
const SPINE: f64 = LUMBAR + THORAX;
/// Where T12 is on the centre line.
const T12_AT: f64 = LUMBAR / SPINE;
/// The outline is sampled at this many points a side, between these places.
const SAMPLES: usize = 37;
const LOWEST: f64 = -0.23;
const HIGHEST: f64 = 1.07;
/// Where the trousers end, and how much wider they are.
const WAIST: f64 = 0.22;
const CLOTH: f64 = 0.0008;
/// Back view: how far the blades come together as the shoulders get narrower.
const TOGETHER: f64 = 0.085;
/// Top view: a chest turned away further than this shows no ribs.
const FROM_BEHIND: f64 = -60.0;

/// Half widths at a place of the centre line.
#[derive(Clone, Copy)]
struct Girth {
    front: f64,
    back: f64,
    side: f64,
}

/// Half widths along the centre line: place (hip 0, C7 1), front, back, side.
const PROFILE: [(f64, Girth); 15] = [
    (-0.23, Girth { front: 0.006, back: 0.006, side: 0.010 }),
    (-0.20, Girth { front: 0.032, back: 0.034, side: 0.046 }),
    (-0.15, Girth { front: 0.050, back: 0.054, side: 0.074 }),
    (-0.07, Girth { front: 0.060, back: 0.067, side: 0.095 }),
    (0.03, Girth { front: 0.064, back: 0.071, side: 0.103 }),
    (0.16, Girth { front: 0.063, back: 0.065, side: 0.096 }),
    (0.32, Girth { front: 0.059, back: 0.054, side: 0.080 }),
    (0.47, Girth { front: 0.060, back: 0.053, side: 0.079 }),
    (0.62, Girth { front: 0.068, back: 0.058, side: 0.087 }),
    (0.76, Girth { front: 0.070, back: 0.060, side: 0.096 }),
    (0.86, Girth { front: 0.064, back: 0.058, side: 0.103 }),
    (0.92, Girth { front: 0.053, back: 0.052, side: 0.103 }),
    (0.97, Girth { front: 0.040, back: 0.045, side: 0.084 }),
    (1.02, Girth { front: 0.027, back: 0.033, side: 0.046 }),
    (1.07, Girth { front: 0.016, back: 0.020, side: 0.022 }),
];

impl Girth {
    fn zip(self, other: Girth, of: impl Fn(f64, f64) -> f64) -> Girth {
        Girth { front: of(self.front, other.front), back: of(self.back, other.back), side: of(self.side, other.side) }
    }
}

/// Cubic Hermite through the profile; the slope at a row is that between its neighbours.
fn girth(s: f64) -> Girth {
    let row = |i: usize| {
        PROFILE.get(i.min(PROFILE.len() - 1)).copied().unwrap_or((s, Girth { front: 0.0, back: 0.0, side: 0.0 }))
    };
    let next = PROFILE.iter().position(|(at, _)| *at >= s).unwrap_or(PROFILE.len() - 1);
    if next == 0 || s >= HIGHEST {
        return row(next).1;
    }
    let slope = |i: usize| {
        let ((a, from), (b, to)) = (row(i.saturating_sub(1)), row(i + 1));
        from.zip(to, |from, to| (to - from) / (b - a))
    };
    let ((a, from), (b, to)) = (row(next - 1), row(next));
    let width = b - a;
    let t = (s - a) / width;
    let (t2, t3) = (t * t, t * t * t);
    let values = from.zip(to, |from, to| (2.0 * t3 - 3.0 * t2 + 1.0) * from + (3.0 * t2 - 2.0 * t3) * to);
    let slopes = slope(next - 1).zip(slope(next), |m, n| ((t3 - 2.0 * t2 + t) * m + (t3 - t2) * n) * width);
    values.zip(slopes, |value, slope| value + slope)
}

/// The centre line of the trunk.
pub struct CentreLine {
    joints: Joints,
    at_hip: f64,
    at_t12: f64,
    at_c7: f64,
}

impl CentreLine {
    /// The centre line of a solved figure; its curve is carried on past both ends.
    pub fn of(solved: &Solved) -> CentreLine {
        let pose = &solved.pose;
        let bent = turn(pose.lumbar, pose.thorax);
        let nod = turn(pose.thorax, pose.head).clamp(-90.0, 90.0);
        CentreLine {
            joints: solved.joints,
            at_hip: pose.lumbar - 0.30 * bent + pose.tilt,
            at_t12: pose.lumbar + 0.5 * bent,
            at_c7: pose.thorax + 0.18 * bent + 0.16 * nod,
        }
    }

    /// The point at `s`, hip 0, C7 1, and the direction there.
    pub fn at(&self, s: f64) -> (Point, f64) {
        let Joints { hip, t12, c7, .. } = self.joints;
        if s <= 0.0 {
            (hip.moved(self.at_hip, s * SPINE), self.at_hip)
        } else if s <= T12_AT {
            let controls = [hip.moved(self.at_hip, LUMBAR / 3.0), t12.moved(self.at_t12, -LUMBAR / 3.0)];
            bezier(hip, controls, t12, s / T12_AT)
        } else if s <= 1.0 {
            let controls = [t12.moved(self.at_t12, THORAX / 3.0), c7.moved(self.at_c7, -THORAX / 3.0)];
            bezier(t12, controls, c7, (s - T12_AT) / (1.0 - T12_AT))
        } else {
            (c7.moved(self.at_c7, (s - 1.0) * SPINE), self.at_c7)
        }
    }
}

fn bezier(a: Point, [b, c]: [Point; 2], d: Point, t: f64) -> (Point, f64) {
    let m = 1.0 - t;
    let point = a * (m * m * m) + b * (3.0 * m * m * t) + c * (3.0 * m * t * t) + d * (t * t * t);
    let slope = (b - a) * (3.0 * m * m) + (c - b) * (6.0 * m * t) + (d - c) * (3.0 * t * t);
    (point, slope.angle())
}

/// Both edges of the trunk from below to above.
pub struct Edges {
    /// On the side of the body's front in side and top view.
    pub front: Vec<Point>,
    pub back: Vec<Point>,
}

/// The edges between two places of the centre line; `swell` is the breath, −1 empty to 1 full.
fn edges_between(solved: &Solved, view: View, swell: f64, (low, high): (f64, f64), wider: f64) -> Edges {
    let line = CentreLine::of(solved);
    let pose = &solved.pose;
    let mut edges = Edges { front: Vec::with_capacity(SAMPLES), back: Vec::with_capacity(SAMPLES) };
    for i in 0..SAMPLES {
        let s = low + (high - low) * i as f64 / (SAMPLES - 1) as f64;
        let (point, direction) = line.at(s);
        let (toward, away) = reach(pose, view, swell, s);
        let across = dir(direction + 90.0 * sigma(view));
        edges.front.push(point + across * (toward + wider));
        edges.back.push(point - across * (away + wider));
    }
    edges
}

/// The edges of the whole trunk.
pub fn edges(solved: &Solved, view: View, swell: f64) -> Edges {
    edges_between(solved, view, swell, (LOWEST, HIGHEST), 0.0)
}

/// The outline of the trunk between two places of the centre line, `wider` all round.
pub fn chest(solved: &Solved, view: View, between: (f64, f64), wider: f64) -> Vec<Point> {
    let edges = edges_between(solved, view, 0.0, between, wider);
    edges.front.into_iter().chain(edges.back.into_iter().rev()).collect()
}

/// How far the outline is from the centre line at `s`, on both sides.
fn reach(pose: &Pose, view: View, swell: f64, s: f64) -> (f64, f64) {
    let mut girth = girth(s);
    let bump = |centre: f64, width: f64| (-((s - centre) / width).powi(2)).exp();
    let chest = bump(0.72, 0.2);
    girth.front += swell * 0.010 * chest + pose.belly * bump(0.36, 0.18);
    girth.back -= pose.hollow * bump(0.30, 0.15);
    girth.side += swell * 0.006 * chest;
    if s > 0.8 {
        girth.side *= lerp(1.0, pose.shoulder_width, (s - 0.8) / 0.2);
    }
    let turned = lerp_angle(pose.turns.pelvis, pose.turns.thorax, ((s - 0.05) / 0.75).clamp(0.0, 1.0));
    let seen = match view {
        View::Side | View::Top => turned,
        View::Back => 90.0 + turned,
        View::Front | View::End => 90.0 - turned,
    };
    let seen = dir(seen);
    let (toward, away) = if seen.x >= 0.0 { (girth.front, girth.back) } else { (girth.back, girth.front) };
    let side = girth.side * seen.y;
    ((toward * seen.x).hypot(side), (away * seen.x).hypot(side))
}

/// How full the chest is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fullness {
    /// The swell of the trunk, −1 empty to 1 full, 0 at rest.
    pub swell: f64,
    /// The ribs, 0 empty to 1 full; none when the picture does not breathe.
    pub ribs: Option<f64>,
}

impl Fullness {
    /// Breathing: 0 empty, 1 full.
    pub fn breathing(q: f64) -> Fullness {
        Fullness { swell: 2.0 * q - 1.0, ribs: Some(q) }
    }
}

/// The trunk with its clothes.
pub fn draw(solved: &Solved, view: View, fullness: Fullness) -> Group {
    let whole = edges(solved, view, fullness.swell);
    let around: Vec<Point> = whole.front.iter().chain(whole.back.iter().rev()).copied().collect();
    let outline = Path::smooth_closed(&around);
    let legs = edges_between(solved, view, fullness.swell, (LOWEST, WAIST), CLOTH);
    let waist: Vec<Point> = legs.front.iter().rev().chain(&legs.back).copied().collect();
    let trousers = Path::union([Path::smooth_open(&waist), Path::from_commands([Command::Close])]);
    let mut shapes = vec![
        Shape::new("fig-edge is-trunk", outline.clone()),
        Shape::new("fig-top", outline),
        Shape::new("fig-bottom", trousers),
    ];
    if !is_plan(view) {
        shapes.push(Shape::new("fig-top", shoulders(solved)));
    }
    let line = CentreLine::of(solved);
    if view == View::Back {
        let width = solved.pose.shoulder_width;
        shapes.extend([-1.0, 1.0].map(|sign| Shape::new("fig-blade", blade(&line, sign, width))));
    }
    if let Some(q) = fullness.ribs.filter(|_| view != View::Back) {
        let is_seen = view != View::Top || solved.pose.turns.thorax > FROM_BEHIND;
        let ribs = [0.60, 0.71, 0.82].map(|s| if is_seen { rib(&line, view, s, q) } else { Path::empty() });
        shapes.extend(ribs.map(|rib| Shape::new("fig-rib", rib)));
    }
    Group::new("fig-trunk", shapes)
}

fn shoulders(solved: &Solved) -> Path {
    let Solved { pose, joints } = solved;
    let nape = joints.c7.moved(pose.thorax, -0.022);
    Path::union([Side::Near, Side::Far].map(|side| Path::capsule(nape, *joints.shoulder.on(side), 0.046, 0.040)))
}

fn blade(line: &CentreLine, sign: f64, width: f64) -> Path {
    let lower = 0.2 * (1.0 - width);
    let points = [(0.90, 0.030), (0.87, 0.066), (0.63, 0.046), (0.70, 0.032)].map(|(s, offset)| {
        let (point, direction) = line.at(s - lower);
        point.moved(direction - 90.0, sign * (offset - TOGETHER * (1.0 - width)))
    });
    Path::smooth_closed(&points)
}

fn rib(line: &CentreLine, view: View, s: f64, q: f64) -> Path {
    let (point, direction) = line.at(s);
    let (across, up) = (dir(direction + 90.0 * sigma(view)), dir(direction));
    let half = (0.026 + 0.013 * q) * if s > 0.8 { 0.86 } else { 1.0 };
    let middle = point + across * if is_plan(view) { 0.01 } else { 0.0 };
    let end = |sign: f64| middle + across * (sign * half) - up * 0.006;
    Path::from_commands([Command::Move(end(-1.0)), Command::Quad(middle + up * (0.016 + 0.006 * q), end(1.0))])
}
