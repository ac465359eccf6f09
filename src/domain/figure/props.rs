//! Mats, chairs, walls and what the hands hold (`design/figure.md`, section 12).

use super::camera;
use super::end::Place3;
use super::geometry::{Point, Side, mix};
use super::head::pen;
use super::joints::Joints;
use super::keys::Keys;
use super::path::{Path, UNITS};
use super::pose::Joint;
use super::shape::{Group, Placing, Shape};
use crate::domain::exercise::View;
use crate::domain::figure::frame::Frame;
use crate::domain::figure::solved::Solved;

/// A thing of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prop {
    Mat,
    /// A mat seen a little from above: there is floor behind the figure.
    MatDeep,
    /// A mat seen from well above: there is floor all round.
    MatAbove,
    Chair,
    Stool,
    /// A chair with a high back.
    ChairBack,
    /// A chair with a low back.
    ChairLow,
    Roller,
    Pillow,
    /// Under the head while it rests.
    PillowLow,
    WallBack,
    WallFront,
    WallBehind,
    /// An opening in a wall, seen from the front at an angle.
    Doorway,
    Band,
    Strap,
    Heat,
}

impl Prop {
    /// Every prop with its name in the content files.
    pub const ALL: [(&'static str, Prop); 17] = [
        ("mat", Prop::Mat),
        ("mat_deep", Prop::MatDeep),
        ("mat_above", Prop::MatAbove),
        ("chair", Prop::Chair),
        ("stool", Prop::Stool),
        ("chair_back", Prop::ChairBack),
        ("chair_low", Prop::ChairLow),
        ("roller", Prop::Roller),
        ("pillow", Prop::Pillow),
        ("pillow_low", Prop::PillowLow),
        ("wall_back", Prop::WallBack),
        ("wall_front", Prop::WallFront),
        ("wall_behind", Prop::WallBehind),
        ("doorway", Prop::Doorway),
        ("band", Prop::Band),
        ("strap", Prop::Strap),
        ("heat", Prop::Heat),
    ];

    /// The prop with this name.
    pub fn from_name(name: &str) -> Option<Prop> {
        Prop::ALL.iter().find(|(known, _)| *known == name).map(|(_, prop)| *prop)
    }
}

/// What stands around the figure.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// On the floor and the walls, under the shadow.
    pub under: Vec<Shape>,
    /// Behind the figure.
    pub behind: Vec<Group>,
    /// The room the things take up.
    pub extent: Option<Frame>,
}

/// The radius of a roller, and so the height of its middle.
const ROLLER: f64 = 0.048;
/// What is lower than this at the start lies on the floor, and has left it when it is so much higher.
const RESTING: f64 = 0.08;
const RISEN: f64 = 0.08;
const POST: f64 = 0.72;
const POST_EYE: Point = Point::new(POST, 0.545);
/// The back of a chair: its height above the seat, and where its posts stand and end from the rear of the seat.
#[derive(Clone, Copy)]
struct Back {
    height: f64,
    foot: f64,
    top: f64,
}

const LEANING: Back = Back { height: 0.3, foot: 0.002, top: -0.03 };
/// So near that the back of someone who sits upright is against it.
const UPRIGHT: Back = Back { height: 0.235, foot: 0.012, top: 0.017 };
/// Walls go on beyond every picture.
const BEYOND: f64 = 3.0;
const ABOVE: f64 = 4.0;

fn rect(class: &'static str, [x0, y0, x1, y1]: [f64; 4], corner: f64) -> Shape {
    Shape::new(class, Path::rect(Point::new(x0, y0), Point::new(x1, y1), corner))
}

fn line(class: &'static str, from: Point, to: Point) -> Shape {
    Shape::new(class, Path::lines(&[from, to], false))
}

impl Room {
    /// The room of an exercise.
    pub fn of(props: &[Prop], keys: &Keys) -> Room {
        let mut room = Room::default();
        for prop in props {
            match prop {
                Prop::Mat => room.mat(keys),
                Prop::MatDeep => room.mat_deep(keys),
                Prop::MatAbove => room.mat_above(keys),
                Prop::Chair => room.seat(keys, Some(LEANING)),
                Prop::Stool => room.seat(keys, None),
                Prop::ChairBack => room.seat(keys, Some(Back { height: 0.36, ..LEANING })),
                Prop::ChairLow => room.seat(keys, Some(UPRIGHT)),
                Prop::Pillow => room.pillow(keys),
                Prop::PillowLow => room.pillow_low(keys),
                Prop::WallBack => room.wall(-0.172, -1.0, [-0.172 - 0.12, 0.0, 0.3, 1.08]),
                Prop::WallFront => room.wall(0.3735, 1.0, [-0.2, 0.0, 0.3735 + 0.14, 1.04]),
                Prop::WallBehind => room.wall_behind(),
                Prop::Doorway => room.doorway(),
                Prop::Band => room.post(),
                Prop::Roller | Prop::Strap | Prop::Heat => {}
            }
        }
        room
    }

    fn grow(&mut self, [left, bottom, right, top]: [f64; 4]) {
        let frame = Frame::new(left, bottom, right, top);
        self.extent = Some(self.extent.map_or(frame, |extent| extent.union(frame)));
    }

    fn mat(&mut self, keys: &Keys) {
        let Frame { low, high } = camera::body(keys);
        match keys.view {
            View::Side | View::Front | View::Back => {
                let (left, right) = (low.x - 0.07, high.x + 0.07);
                self.under.push(rect("prop-mat-edge", [left, -0.03, right, 0.0], 0.012));
                self.under.push(rect("prop-mat", [left, -0.014, right, 0.002], 0.008));
                self.grow([left, -0.035, right, 0.0]);
            }
            View::Top => {
                self.under.push(rect("prop-mat", [low.x - 0.06, -0.43, high.x + 0.05, 0.24], 0.02));
                self.grow([low.x - 0.1, -0.42, high.x + 0.1, (high.y + 0.04).max(0.26)]);
            }
            View::End => {
                let at = |x: f64, z: f64| Place3::new(x, 0.0, z).seen();
                // Narrower where it is farther away: it lies on the floor and does not stand behind the figure.
                let corners = [at(-0.33, -0.44), at(0.33, -0.44), at(0.25, 0.62), at(-0.25, 0.62)];
                self.under.push(Shape::new("prop-mat", Path::lines(&corners, true)));
                self.under.push(line("prop-mat-line", at(-0.3, -0.4), at(0.3, -0.4)));
                self.grow([-0.52, at(0.0, -0.46).y, 0.52, at(0.0, 0.63).y]);
            }
        }
    }

    fn mat_deep(&mut self, keys: &Keys) {
        let Frame { low, high } = camera::body(keys);
        let (left, right) = (low.x - 0.07, high.x + 0.07);
        self.under.push(rect("fig-floor", [-BEYOND, -BEYOND, BEYOND, 0.25], 0.0));
        self.under.push(rect("prop-mat-edge", [left, -0.185, right, 0.0], 0.012));
        self.under.push(rect("prop-mat", [left, -0.17, right, 0.17], 0.012));
        self.grow([left, -0.19, right, 0.17]);
    }

    fn mat_above(&mut self, keys: &Keys) {
        let Frame { low, high } = camera::body(keys);
        let (left, right) = (low.x - 0.07, high.x + 0.07);
        self.under.push(rect("fig-floor", [-BEYOND, -BEYOND, BEYOND, BEYOND], 0.0));
        self.under.push(rect("prop-mat-edge", [left, -0.265, right, 0.0], 0.012));
        self.under.push(rect("prop-mat", [left, -0.253, right, 0.245], 0.012));
        self.grow([left, -0.27, right, 0.25]);
    }

    /// A seat under the hips of the first seated pose, with or without a back.
    fn seat(&mut self, keys: &Keys, back: Option<Back>) {
        let is_seated = |solved: &Solved| {
            let thigh = solved.pose.legs.near.upper;
            (thigh.angle % 360.0).abs() < 6.0 || thigh.length < 0.6
        };
        let seated = keys.list().iter().find(|key| is_seated(&key.solved)).unwrap_or(keys.start());
        let hip = seated.solved.joints.hip;
        let shapes =
            if keys.view == View::Front { self.seat_from_front(hip, back) } else { self.seat_from_side(hip, back) };
        self.behind.push(Group::new("fig-seat", shapes));
    }

    fn seat_from_front(&mut self, hip: Point, back: Option<Back>) -> Vec<Shape> {
        let (half, y) = (0.15, hip.y - 0.062);
        let inner = half - 0.012;
        let mut shapes = Vec::new();
        if back.is_some() {
            shapes.push(rect("prop-wood-2", [-inner, y + 0.11, inner, y + 0.265], 0.02));
            shapes.push(rect("prop-wood-2", [-inner, y, 0.036 - half, y + 0.16], 0.006));
            shapes.push(rect("prop-wood-2", [half - 0.036, y, inner, y + 0.16], 0.006));
        }
        shapes.push(rect("prop-wood-2", [-inner, 0.0, 0.034 - half, y], 0.004));
        shapes.push(rect("prop-wood-2", [half - 0.034, 0.0, inner, y], 0.004));
        shapes.push(rect("prop-wood", [-half, y - 0.03, half, y + 0.004], 0.012));
        self.grow([-half - 0.02, 0.0, half + 0.02, y]);
        shapes
    }

    fn seat_from_side(&mut self, hip: Point, back: Option<Back>) -> Vec<Shape> {
        let (x0, x1, y) = (hip.x - 0.115, hip.x + 0.115, hip.y - 0.068);
        let mut shapes = vec![
            rect("prop-wood-2", [x0 + 0.008, 0.0, x0 + 0.028, y - 0.02], 0.004),
            rect("prop-wood-2", [x1 - 0.03, 0.0, x1 - 0.01, y - 0.02], 0.004),
        ];
        if let Some(Back { height, foot, top }) = back {
            let post = [
                Point::new(x0 + foot, y),
                Point::new(x0 + top, y + height),
                Point::new(x0 + top + 0.022, y + height + 0.004),
                Point::new(x0 + foot + 0.024, y),
            ];
            let low = Point::new(x0 + top + 0.012, y + height * 0.55);
            let high = Point::new(x0 + top + 0.01, y + height);
            shapes.push(Shape::new("prop-wood-2", Path::lines(&post, true)));
            shapes.push(Shape::new("prop-wood", Path::capsule(low, high, 0.013, 0.013)));
            self.grow([x0 - 0.06, 0.0, x1, y + height]);
        }
        shapes.push(rect("prop-wood", [x0, y - 0.026, x1, y + 0.002], 0.01));
        self.grow([x0 - 0.02, 0.0, x1 + 0.02, y]);
        shapes
    }

    fn pillow(&mut self, keys: &Keys) {
        let Point { x, y } = keys.start().solved.joints.head;
        self.under.push(rect("prop-soft", [x - 0.13, y - 0.11, x + 0.1, y + 0.11], 0.05));
    }

    fn pillow_low(&mut self, keys: &Keys) {
        let Some(rest) = keys.list().iter().find(|key| key.label == "rest") else { return };
        let x = rest.solved.joints.head.x;
        let pillow = rect("prop-soft", [x - 0.1, 0.0, x + 0.1, 0.04], 0.02);
        self.behind.push(Group::new("fig-pillow", vec![pillow]));
    }

    /// A wall seen from its edge, on the side to which `toward` points.
    fn wall(&mut self, x: f64, toward: f64, extent: [f64; 4]) {
        let beyond = x + toward * BEYOND;
        self.under.push(rect("prop-wall", [x.min(beyond), 0.0, x.max(beyond), ABOVE], 0.0));
        self.under.push(line("prop-wall-line", Point::new(x, 0.0), Point::new(x, ABOVE)));
        self.grow(extent);
    }

    fn wall_behind(&mut self) {
        self.under.push(rect("prop-wall", [-BEYOND, 0.0, BEYOND, ABOVE], 0.0));
        self.under.push(rect("prop-wall-2", [-BEYOND, 0.0, BEYOND, 0.045], 0.0));
        // Boards all over, so that it is seen to be a wall.
        for i in -9..=9 {
            let x = f64::from(i) * 0.16;
            self.under.push(line("prop-wall-line", Point::new(x, 0.045), Point::new(x, ABOVE)));
        }
        self.grow([-0.5, 0.0, 0.5, 1.18]);
    }

    /// Seen from the side to which one leans, a little to the left: the right post shows how thick the wall is.
    fn doorway(&mut self) {
        let (left, right, top) = (-0.195, 0.285, 1.14);
        let (inner_left, inner_right) = (left + 0.05, right - 0.05);
        self.under.extend([
            rect("prop-wall", [left - BEYOND, 0.0, left, ABOVE], 0.0),
            rect("prop-wall", [right, 0.0, right + BEYOND, ABOVE], 0.0),
            rect("prop-wall", [left - 0.01, top, right + 0.01, ABOVE], 0.0),
            rect("prop-wood-2", [inner_right - 0.05, 0.0, inner_right, top], 0.0),
            rect("prop-wood", [left, 0.0, inner_left, top], 0.0),
            rect("prop-wood", [inner_right, 0.0, right, top], 0.0),
            rect("prop-wood", [left, top - 0.03, right, top + 0.012], 0.0),
        ]);
        self.grow([left - 0.07, 0.0, right + 0.07, 1.17]);
    }

    /// The post a band is tied to.
    fn post(&mut self) {
        self.under.push(rect("prop-wall", [POST, 0.0, 0.78, 0.92], 0.004));
        self.under.push(Shape::new("prop-wood", Path::ellipse(POST_EYE, Point::new(0.014, 0.014))));
        self.grow([0.0, 0.0, 0.8, 0.9]);
    }
}

/// What moves under the body.
pub fn under_the_body(props: &[Prop], solved: &Solved, start: &Solved) -> Vec<Group> {
    props
        .iter()
        .filter_map(|prop| match prop {
            Prop::Roller => Some(roller(solved, start)),
            Prop::MatDeep | Prop::MatAbove => Some(resting(solved, start, *prop == Prop::MatDeep)),
            _ => None,
        })
        .collect()
}

/// Seen from above, the shade under what lay on the mat at the start shows that it lies there: shins, or the back. It
/// goes as they rise.
fn resting(solved: &Solved, start: &Solved, with_shins: bool) -> Group {
    let shade = |[a, b]: [Joint; 2], [r, s]: [f64; 2]| {
        let (home, here) = (start.joints.at(a).y, solved.joints.at(a).y);
        let rests = if home < RESTING { (1.0 - (here - home) / RISEN).clamp(0.0, 1.0) } else { 0.0 };
        let [a, b] = [a, b].map(|joint| solved.joints.at(joint) - Point::new(0.0, 0.04));
        Path::capsule(a, b, r * rests, s * rests)
    };
    let shin = |side| shade([Joint::Knee(side), Joint::Ankle(side)], [0.036, 0.03]);
    let shins = Side::BOTH.into_iter().filter(|_| with_shins).map(shin);
    let back = shade([Joint::Hip, Joint::C7], [0.08, 0.085]);
    Group::new("fig-ground", vec![Shape::new("fig-shadow", Path::union(shins.chain([back])))])
}

/// The roller turns as the back goes along over it.
fn roller(solved: &Solved, start: &Solved) -> Group {
    let centre = Point::new(mix(start.joints.t12, start.joints.c7, 0.58).x, ROLLER);
    let turned = (solved.joints.hip.x - start.joints.hip.x) / ROLLER;
    let disc = |radius| Path::ellipse(centre, Point::new(radius, radius));
    let spoke = |by: f64| {
        let way = turned.to_degrees() + by;
        Path::capsule(centre.moved(way, 0.03), centre.moved(way, 0.036), 0.008, 0.008)
    };
    let shapes = vec![
        Shape::new("prop-roller", disc(ROLLER - 0.001)),
        Shape::new("prop-roller-core", disc(0.014)),
        Shape::new("prop-roller-core", Path::union([spoke(200.0), spoke(320.0)])),
    ];
    Group::new("fig-roller", shapes)
}

/// What moves with the hands or lies on the body.
pub fn held(props: &[Prop], solved: &Solved) -> Vec<Group> {
    props
        .iter()
        .filter_map(|prop| match prop {
            Prop::Band => Some(band(solved)),
            Prop::Strap => Some(strap(solved)),
            Prop::Heat => Some(heat(solved)),
            _ => None,
        })
        .collect()
}

fn band(solved: &Solved) -> Group {
    let hand = |side: Side| solved.joints.wrist.on(side).moved(solved.pose.arms.on(side).lower.angle, 0.03);
    let shapes = vec![line("prop-band-far", hand(Side::Far), POST_EYE), line("prop-band", hand(Side::Near), POST_EYE)];
    Group::new("fig-held", shapes)
}

fn strap(solved: &Solved) -> Group {
    let joints = &solved.joints;
    let (elbow, wrist) = (joints.elbow.near, joints.wrist.near);
    let hand = wrist.moved((wrist - elbow).angle(), 0.03);
    let shin = solved.pose.legs.near.lower.angle;
    let sole = joints.ankle.near.moved(shin, 0.035);
    let across = |by: f64| sole.moved(shin + 90.0, by);
    let shapes = vec![line("prop-strap", hand, across(0.02)), line("prop-strap", across(-0.028), across(0.03))];
    Group::new("fig-held", shapes)
}

/// A warm pack on the low back.
fn heat(solved: &Solved) -> Group {
    let Joints { hip, t12, .. } = solved.joints;
    let back = (t12 - hip).angle();
    let px = |x: f64, y: f64| (x / UNITS, y / UNITS);
    let waves = [-11.0, 0.0, 11.0]
        .into_iter()
        .map(|y| pen(px(-9.0, y)).bow(px(-13.0, y - 5.0), px(-17.0, y)).bow(px(-21.0, y + 5.0), px(-25.0, y)).open());
    let shapes =
        vec![rect("prop-heat", [-0.026, -0.09, 0.026, 0.09], 0.024), Shape::new("prop-heat-line", Path::union(waves))];
    let origin = mix(hip, t12, 0.5).moved(back + 90.0, 0.08);
    Group { class: "fig-held", placing: Some(Placing { origin, turned: 90.0 - back, mirrored: false }), shapes }
}
