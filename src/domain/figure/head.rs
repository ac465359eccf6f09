//! Neck and head: closed eyes and a short cap of hair (`design/figure.md`, section 8).
//!
//! A head always consists of the same shapes; what is turned away is empty.

use super::geometry::{Point, dir, lerp};
use super::joints::{front, is_plan, sigma};
use super::path::{Command, Path};
use super::pose::Pose;
use super::shape::{Group, Placing, Shape};
use super::trunk::CentreLine;
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

/// How much wider the hair is than the skull.
const HAIR: f64 = 0.0045;
const SKULL_HEIGHT: f64 = 0.0735;

/// The neck.
pub fn neck(solved: &Solved, view: View) -> Group {
    let Solved { pose, joints } = solved;
    let (nape, _) = CentreLine::of(solved).at(0.99);
    let plan = is_plan(view);
    let (down, radius) = if plan { (-0.020, 0.040) } else { (-0.016, 0.045) };
    let toward_face = if plan { -0.013 * pose.turns.head.to_radians().cos() } else { 0.0 };
    let chin = joints.head.moved(pose.head, -0.040) + front(pose.head, view) * toward_face;
    let neck = Path::capsule(nape.moved(pose.thorax, down), chin, radius, 0.032);
    Group::new("fig-throat", vec![Shape::new("fig-edge is-trunk", neck.clone()), Shape::new("fig-neck", neck)])
}

/// The head, drawn about its centre.
pub fn head(solved: &Solved, view: View) -> Group {
    let pose = &solved.pose;
    let face = Face::of(pose, view);
    let [left, right] = [-1.0, 1.0];
    let shapes = vec![
        Shape::new("fig-skin", face.skull()),
        Shape::new("fig-skin", face.nose()),
        Shape::new("fig-hair", face.hair()),
        Shape::new("fig-ear", face.ear(left)),
        Shape::new("fig-ear", face.ear(right)),
        Shape::new("fig-line", face.eye(left)),
        Shape::new("fig-line", face.eye(right)),
        Shape::new("fig-line", face.nose_line()),
        Shape::new("fig-line", face.mouth()),
    ];
    let placing = Placing { origin: solved.joints.head, turned: 90.0 - pose.head, mirrored: sigma(view) > 0.0 };
    Group { class: "fig-head", placing: Some(placing), shapes }
}

/// Where the face points: 0 at the viewer, 90 to the front side of the head, 180 away.
struct Face {
    angle: f64,
    /// Toward the front side, −1 to 1.
    sin: f64,
    /// Toward the viewer, −1 to 1.
    cos: f64,
    /// How much it is turned, 0 to 1, and to which side.
    turned: f64,
    sign: f64,
    half_width: f64,
}

impl Face {
    fn of(pose: &Pose, view: View) -> Face {
        let angle = match view {
            View::Side | View::Top => 90.0 - pose.turns.head,
            View::Front | View::End => pose.turns.head,
            View::Back => 180.0 - pose.turns.head,
        };
        let Point { x: cos, y: sin } = dir(angle);
        let turned = sin.abs();
        let sign = if sin < 0.0 { -1.0 } else { 1.0 };
        Face { angle, sin, cos, turned, sign, half_width: 0.0575 + 0.0065 * turned }
    }

    fn skull(&self) -> Path {
        let (rx, ry) = (self.half_width, SKULL_HEIGHT);
        let jaw = 0.013 * self.sin;
        let w = 0.0465 - 0.004 * self.turned;
        pen((-rx, -0.008))
            .curve((-rx, -0.05), (-rx * 0.55, -ry), (0.0, -ry))
            .curve((rx * 0.55, -ry), (rx, -0.05), (rx, -0.008))
            .curve((rx, 0.028), (jaw + w, 0.058), (jaw + w * 0.55, 0.069))
            .curve((jaw + w * 0.25, 0.0755), (jaw - w * 0.25, 0.0755), (jaw - w * 0.55, 0.067))
            .curve((jaw - w, 0.056), (-rx, 0.028), (-rx, -0.008))
            .closed()
    }

    fn nose(&self) -> Path {
        if self.turned <= 0.3 || self.cos <= -0.45 {
            return Path::empty();
        }
        let x = self.half_width * self.sin;
        let (g, k) = (self.sign, self.sign * self.turned);
        pen((x - 0.012 * g, -0.006))
            .curve((x + 0.002 * k, 0.0), (x + 0.013 * k, 0.010), (x + 0.0125 * k, 0.0165))
            .curve((x + 0.011 * k, 0.0215), (x, 0.022), (x - 0.016 * g, 0.024))
            .closed()
    }

    fn hair(&self) -> Path {
        if self.cos <= -0.55 { self.hair_from_behind() } else { self.hair_round_the_face() }
    }

    /// Everything of the skull behind a hairline that turns with the head.
    fn hair_round_the_face(&self) -> Path {
        let (g, m, rx) = (self.sign, self.turned, self.half_width);
        let (r, top) = (rx + HAIR, SKULL_HEIGHT + HAIR);
        let v = |a: f64, b: f64| lerp(a, b, m);
        let brow = -0.034 + 0.006 * m;
        pen((-g * r, -0.006))
            .curve((-g * r, -0.053), (-0.6 * g * rx, -top), (0.0, -top))
            .curve((0.6 * g * rx, -top), (0.98 * g * r, -0.056), (0.97 * g * r, v(0.006, -0.030)))
            .curve(
                (g * v(0.050, 0.053), v(-0.020, -0.034)),
                (g * v(0.040, 0.034), brow - 0.004),
                (g * v(0.006, 0.022), brow),
            )
            .curve(
                (g * v(-0.028, 0.004), brow + 0.001),
                (g * v(-0.050, -0.004), v(-0.026, -0.020)),
                (g * v(-0.0545, -0.002), v(0.004, 0.0)),
            )
            .curve(
                (g * v(-0.056, -0.004), v(0.006, 0.018)),
                (g * v(-0.058, -0.020), v(0.008, 0.032)),
                (g * v(-0.059, -0.036), v(0.006, 0.046)),
            )
            .curve((-g * v(0.060, 0.052), v(0.006, 0.036)), (-g * r, v(0.004, 0.018)), (-g * r, -0.006))
            .closed()
    }

    fn hair_from_behind(&self) -> Path {
        let rx = self.half_width;
        let (r, top) = (rx + HAIR, SKULL_HEIGHT + HAIR);
        pen((-r, -0.004))
            .curve((-r, -0.052), (-rx * 0.58, -top), (0.0, -top))
            .curve((rx * 0.58, -top), (r, -0.052), (r, -0.004))
            .curve((r, 0.02), (rx * 0.8, 0.046), (rx * 0.55, 0.052))
            .curve((rx * 0.367, 0.0553), (rx * 0.183, 0.057), (0.0, 0.057))
            .curve((-rx * 0.183, 0.057), (-rx * 0.367, 0.0553), (-rx * 0.55, 0.052))
            .curve((-rx * 0.8, 0.046), (-r, 0.02), (-r, -0.004))
            .closed()
    }

    fn ear(&self, side: f64) -> Path {
        let Point { x: cos, y: sin } = dir(self.angle + side * 96.0);
        if cos < -0.30 {
            return Path::empty();
        }
        let radii = Point::new(0.0065 + 0.006 * cos.max(0.0), 0.0145);
        Path::ellipse(below((0.0585 * sin, 0.010)), radii)
    }

    fn eye(&self, side: f64) -> Path {
        let Point { x: cos, y: sin } = dir(self.angle + side * 27.0);
        if self.cos <= -0.5 || cos < 0.2 {
            return Path::empty();
        }
        let x = 0.0545 * sin;
        let w = 0.0125 * cos.max(0.55);
        pen((x - w, -0.001)).bow((x, 0.008), (x + w, -0.001)).open()
    }

    fn nose_line(&self) -> Path {
        if self.turned <= 0.3 && self.cos > -0.5 {
            let x = 0.060 * self.sin - 0.006;
            pen((x, 0.020)).bow((x + 0.006, 0.026), (x + 0.012, 0.020)).open()
        } else if self.turned > 0.3 && self.turned < 0.93 && self.cos > 0.0 {
            let x = 0.0605 * self.sin;
            let g = self.sign;
            pen((x, 0.004)).bow((x + 0.008 * g, 0.016), (x - 0.001 * g, 0.021)).open()
        } else {
            Path::empty()
        }
    }

    fn mouth(&self) -> Path {
        let (c, g) = (self.cos, self.sign);
        if c > 0.1 {
            let x = 0.050 * self.sin;
            pen((x - 0.014 * c, 0.043)).bow((x, 0.051), (x + 0.014 * c, 0.043)).open()
        } else if c > -0.3 {
            let x = 0.050 * g;
            pen((x, 0.043)).bow((x - 0.007 * g, 0.047), (x - 0.013 * g, 0.044)).open()
        } else {
            Path::empty()
        }
    }
}

/// The face written with y down, as it is measured from the centre of the head.
fn below((x, y): (f64, f64)) -> Point {
    Point::new(x, -y)
}

/// Begins an outline.
pub fn pen(start: (f64, f64)) -> Pen {
    Pen(vec![Command::Move(below(start))])
}

/// An outline being drawn, with y down.
pub struct Pen(Vec<Command>);

impl Pen {
    /// On by a cubic curve.
    pub fn curve(mut self, leave: (f64, f64), arrive: (f64, f64), to: (f64, f64)) -> Pen {
        self.0.push(Command::Cubic(below(leave), below(arrive), below(to)));
        self
    }

    /// On by a bow.
    pub fn bow(mut self, over: (f64, f64), to: (f64, f64)) -> Pen {
        self.0.push(Command::Quad(below(over), below(to)));
        self
    }

    /// Lifts the pen and begins anew.
    pub fn lift(mut self, to: (f64, f64)) -> Pen {
        self.0.push(Command::Move(below(to)));
        self
    }

    /// The outline so far.
    pub fn open(self) -> Path {
        Path::from_commands(self.0)
    }

    /// The outline back to its beginning.
    pub fn closed(mut self) -> Path {
        self.0.push(Command::Close);
        self.open()
    }
}
