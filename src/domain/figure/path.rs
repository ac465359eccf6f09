//! Outlines as lists of commands, and how they are written.
//!
//! A shape keeps its list of commands while it moves, so that a page can go from one drawing to the next by numbers
//! alone. Where a thing is not to be seen its outline is empty.

use super::geometry::{Point, dir, mix};
use std::fmt::Write;

/// Units of a drawing in one body height.
pub const UNITS: f64 = 200.0;

/// One command of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    /// Part of an ellipse, always run through in the same sense.
    Arc {
        radii: Point,
        large: bool,
        to: Point,
    },
    Close,
}

/// An outline in body heights, y up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(Vec<Command>);

impl Path {
    /// Nothing.
    pub fn empty() -> Path {
        Path::default()
    }

    /// Several outlines as one.
    pub fn union(paths: impl IntoIterator<Item = Path>) -> Path {
        Path(paths.into_iter().flat_map(|path| path.0).collect())
    }

    /// An outline from its commands.
    pub fn from_commands(commands: impl IntoIterator<Item = Command>) -> Path {
        Path(commands.into_iter().collect())
    }

    /// Lines from point to point.
    pub fn lines(points: &[Point], closed: bool) -> Path {
        let first = points.iter().take(1).map(|p| Command::Move(*p));
        let rest = points.iter().skip(1).map(|p| Command::Line(*p));
        Path(first.chain(rest).chain(closed.then_some(Command::Close)).collect())
    }

    /// A closed smooth line through the points.
    pub fn smooth_closed(points: &[Point]) -> Path {
        let before = points.last().copied();
        let after = points.iter().take(2).copied();
        let around: Vec<Point> = before.into_iter().chain(points.iter().copied()).chain(after).collect();
        Path::through(&around, true)
    }

    /// An open smooth line through the points.
    pub fn smooth_open(points: &[Point]) -> Path {
        let (first, last) = (points.first().copied(), points.last().copied());
        let around: Vec<Point> = first.into_iter().chain(points.iter().copied()).chain(last).collect();
        Path::through(&around, false)
    }

    /// Catmull-Rom through all but the first and last point, which only give the direction.
    fn through(around: &[Point], closed: bool) -> Path {
        let start = around.get(1).map(|p| Command::Move(*p));
        let pieces = around.windows(4).filter_map(|four| {
            let [before, from, to, after] = four else { return None };
            let leave = *from + (*to - *before) * (1.0 / 6.0);
            let arrive = *to - (*after - *from) * (1.0 / 6.0);
            Some(Command::Cubic(leave, arrive, *to))
        });
        Path(start.into_iter().chain(pieces).chain(closed.then_some(Command::Close)).collect())
    }

    /// An ellipse.
    pub fn ellipse(centre: Point, radii: Point) -> Path {
        let (left, right) = (Point::new(centre.x - radii.x, centre.y), Point::new(centre.x + radii.x, centre.y));
        let arc = |to| Command::Arc { radii, large: true, to };
        Path(vec![Command::Move(left), arc(right), arc(left), Command::Close])
    }

    /// A rectangle with rounded corners.
    pub fn rect(low: Point, high: Point, corner: f64) -> Path {
        let r = corner.min((high.x - low.x) / 2.0).min((high.y - low.y) / 2.0);
        let arc = |x, y| Command::Arc { radii: Point::new(r, r), large: false, to: Point::new(x, y) };
        let line = |x, y| Command::Line(Point::new(x, y));
        Path(vec![
            Command::Move(Point::new(low.x + r, high.y)),
            arc(low.x, high.y - r),
            line(low.x, low.y + r),
            arc(low.x + r, low.y),
            line(high.x - r, low.y),
            arc(high.x, low.y + r),
            line(high.x, high.y - r),
            arc(high.x - r, high.y),
            Command::Close,
        ])
    }

    /// Two circles and their outer tangents. Where one swallows the other it is drawn as two arcs, with the same
    /// commands.
    pub fn capsule(p: Point, q: Point, r: f64, s: f64) -> Path {
        let apart = p.distance(q);
        let axis = (q - p).angle();
        let (large_p, large_q, [p1, p2, q2, q1]) = if apart < 1e-4 || apart <= (r - s).abs() {
            let (centre, radius) = if r > s { (p, r) } else { (q, s) };
            let one = centre.moved(axis + 90.0, radius);
            let other = centre.moved(axis - 90.0, radius);
            (true, true, [one, other, other, one])
        } else {
            let open = ((r - s) / apart).acos().to_degrees();
            let at = |centre: Point, side: f64, radius: f64| centre.moved(axis + side * open, radius);
            (open <= 90.0, open > 90.0, [at(p, 1.0, r), at(p, -1.0, r), at(q, -1.0, s), at(q, 1.0, s)])
        };
        let swallowed = large_p && large_q;
        let (r, s) = if swallowed { (r.max(s), r.max(s)) } else { (r, s) };
        let arc = |radius: f64, large, to| Command::Arc { radii: Point::new(radius, radius), large, to };
        Path(vec![Command::Move(p1), arc(r, large_p, p2), Command::Line(q2), arc(s, large_q, q1), Command::Close])
    }

    /// Capsules along a bone from `p` to `q`; the radii stand at fractions of it.
    pub fn chain(p: Point, q: Point, radii: &[(f64, f64)]) -> Path {
        Path::union(radii.windows(2).filter_map(|pair| {
            let [(t, r), (u, s)] = pair else { return None };
            Some(Path::capsule(mix(p, q, *t), mix(p, q, *u), *r, *s))
        }))
    }

    /// The outline `factor` times as large, seen from the floor's origin.
    pub fn scaled(mut self, factor: f64) -> Path {
        for command in &mut self.0 {
            *command = match *command {
                Command::Move(p) => Command::Move(p * factor),
                Command::Line(p) => Command::Line(p * factor),
                Command::Quad(c, p) => Command::Quad(c * factor, p * factor),
                Command::Cubic(c, d, p) => Command::Cubic(c * factor, d * factor, p * factor),
                Command::Arc { radii, large, to } => Command::Arc { radii: radii * factor, large, to: to * factor },
                Command::Close => Command::Close,
            };
        }
        self
    }

    /// The same outline with one more piece of no length before the last, to match one that has a point more.
    pub fn with_extra_piece(mut self) -> Path {
        let last = self.0.iter().rposition(|command| matches!(command, Command::Cubic(..)));
        let before = last.and_then(|last| self.0.get(last.checked_sub(1)?)).copied();
        if let (Some(last), Some(Command::Cubic(_, _, p))) = (last, before) {
            self.0.insert(last, Command::Cubic(p, p, p));
        }
        self
    }

    /// The commands.
    pub fn commands(&self) -> &[Command] {
        &self.0
    }

    /// The letters of the commands: equal letters can be gone between by numbers.
    pub fn letters(&self) -> String {
        self.0.iter().map(|command| command.letter()).collect()
    }

    /// The numbers of the commands in tenths of a drawing unit, y down, as written.
    pub fn tenths(&self) -> Vec<i32> {
        let mut numbers = Vec::new();
        for command in &self.0 {
            command.tenths(&mut numbers);
        }
        numbers
    }

    /// As an SVG path.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut numbers = Vec::new();
        for command in &self.0 {
            text.push(command.letter());
            numbers.clear();
            command.tenths(&mut numbers);
            for (i, tenth) in numbers.iter().enumerate() {
                if i > 0 {
                    text.push(' ');
                }
                push_tenths(&mut text, *tenth);
            }
        }
        text
    }
}

impl Command {
    fn letter(self) -> char {
        match self {
            Command::Move(_) => 'M',
            Command::Line(_) => 'L',
            Command::Quad(..) => 'Q',
            Command::Cubic(..) => 'C',
            Command::Arc { .. } => 'A',
            Command::Close => 'Z',
        }
    }

    fn tenths(self, numbers: &mut Vec<i32>) {
        let point = |p: Point| [tenths(p.x * UNITS), tenths(-p.y * UNITS)];
        match self {
            Command::Move(p) | Command::Line(p) => numbers.extend(point(p)),
            Command::Quad(c, p) => numbers.extend([c, p].into_iter().flat_map(point)),
            Command::Cubic(c, d, p) => numbers.extend([c, d, p].into_iter().flat_map(point)),
            Command::Arc { radii, large, to } => {
                let [x, y] = point(to);
                let flag = if large { 10 } else { 0 };
                numbers.extend([tenths(radii.x * UNITS), tenths(radii.y * UNITS), 0, flag, 0, x, y]);
            }
            Command::Close => {}
        }
    }
}

/// A number rounded to tenths.
pub fn tenths(number: f64) -> i32 {
    (number * 10.0).round() as i32
}

/// Writes tenths as a decimal number: 5 as 0.5, −20 as −2.
pub fn push_tenths(text: &mut String, tenths: i32) {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    let written = if part == 0 { write!(text, "{sign}{whole}") } else { write!(text, "{sign}{whole}.{part}") };
    debug_assert!(written.is_ok(), "a String takes what is written");
}

/// Points in the local axes of a hand or foot: x along `angle`, y along `up`.
pub fn local(origin: Point, angle: f64, up: f64, points: &[(f64, f64)]) -> Vec<Point> {
    let (along, across) = (dir(angle), dir(up));
    points.iter().map(|(x, y)| origin + along * *x + across * *y).collect()
}
