//! Points, angles and easing, in body heights and degrees.
//!
//! x goes to the right, y up; angles turn counter-clockwise from "to the right" (`design/figure.md`, section 1).

use std::ops::{Add, Mul, Sub};

/// A point or a way, in body heights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    /// The point at these places.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// How long the way is.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// Where the way leads, in degrees.
    pub fn angle(self) -> f64 {
        self.y.atan2(self.x).to_degrees()
    }

    /// How far apart two points are.
    pub fn distance(self, other: Point) -> f64 {
        (other - self).length()
    }

    /// The point `by` further in direction `angle`.
    pub fn moved(self, angle: f64, by: f64) -> Point {
        self + dir(angle) * by
    }
}

impl Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Point;

    fn sub(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Point;

    fn mul(self, by: f64) -> Point {
        Point::new(self.x * by, self.y * by)
    }
}

/// The way of length 1 in this direction.
pub fn dir(angle: f64) -> Point {
    let (sin, cos) = angle.to_radians().sin_cos();
    Point::new(cos, sin)
}

/// The point at fraction `t` of the way from `p` to `q`.
pub fn mix(p: Point, q: Point, t: f64) -> Point {
    p + (q - p) * t
}

/// The number at fraction `t` of the way from `a` to `b`.
pub fn lerp(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// The signed shorter way from angle `a` to `b`, in [−180, 180). A half turn goes clockwise: a raised arm comes down
/// in front of the body.
pub fn turn(a: f64, b: f64) -> f64 {
    (b - a + 180.0).rem_euclid(360.0) - 180.0
}

/// The angle at fraction `t` of the shorter way from `a` to `b`.
pub fn lerp_angle(a: f64, b: f64, t: f64) -> f64 {
    a + turn(a, b) * t
}

/// Slow at both ends: from 0 to 1 as `t` does.
pub fn ease(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    if t < 0.5 { 2.0 * t * t } else { 1.0 - 2.0 * (1.0 - t) * (1.0 - t) }
}

/// One thing for the limb toward the viewer and one for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair<T> {
    pub near: T,
    pub far: T,
}

/// Toward the viewer (written with a capital) or away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Near,
    Far,
}

impl Side {
    /// Near first.
    pub const BOTH: [Side; 2] = [Side::Near, Side::Far];

    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Near => Side::Far,
            Side::Far => Side::Near,
        }
    }
}

impl<T> Pair<T> {
    /// Both from one rule.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Pair<T> {
        Pair { near: make(Side::Near), far: make(Side::Far) }
    }

    /// The one on `side`.
    pub fn on(&self, side: Side) -> &T {
        match side {
            Side::Near => &self.near,
            Side::Far => &self.far,
        }
    }

    /// The one on `side`, to change it.
    pub fn on_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Near => &mut self.near,
            Side::Far => &mut self.far,
        }
    }

    /// Near becomes far and far near.
    pub fn swapped(self) -> Pair<T> {
        Pair { near: self.far, far: self.near }
    }
}
