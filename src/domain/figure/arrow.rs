//! Dotted arrows that show where a movement goes (`design/figure.md`, section 14).

use super::clear::{LEAST, freed, length};
use super::end::Place3;
use super::geometry::{Point, Side, dir, lerp, mix};
use super::keys::Course;
use super::path::Path;
use super::pose::Joint;
use super::shape::Shape;
use crate::domain::exercise::View;
use crate::domain::figure::solved::Solved;

/// A path is shown by as many points.
const SAMPLES: usize = 13;
/// A joint that moves less than this has no arrow.
const STILL: f64 = 0.006;
/// A straight arrow is at least as long; a joint that moves less has one of this length.
const SHORT: f64 = 0.064;
/// The joint that travels farthest must go this far.
const FAR: f64 = 0.07;
/// How far from the trunk a path is moved when no offset is given.
const AWAY: f64 = 0.085;
/// The share of its bow that a bowed arrow begins and ends with.
const BESIDE: f64 = 0.4;
/// The radius of a shoulder's ring: at least this, else a share of the disc.
const RING: (f64, f64) = (0.055, 0.058);
/// How often a puff of air goes to and fro.
const WAVES: f64 = 2.5;
/// The joints among which the farthest traveller is looked for.
const TRAVELLERS: [Joint; 5] =
    [Joint::Wrist(Side::Near), Joint::Ankle(Side::Near), Joint::Ankle(Side::Far), Joint::Head, Joint::Hip];

/// One arrow as an exercise names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrowSource {
    pub kind: ArrowKind,
    /// Where the joint's path is moved to; away from the trunk when it is not given.
    pub offset: Option<Point>,
    /// The only phase in which it is shown; every one when it is not given.
    pub only: Option<String>,
}

/// What an arrow shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ArrowKind {
    /// Along the joint's own path.
    Joint(Joint),
    /// From where the joint was to where it comes in a straight line.
    Straight(Joint),
    /// From where the joint was to where it comes, bowed to one side.
    Bowed(Joint),
    /// The joint that travels farthest.
    Farthest,
    TurnHead,
    TurnThorax,
    Pelvis,
    Belly,
    /// End view: the knees tip.
    Knees,
    /// A ring beside a shoulder: forward, up, back and down.
    Roll(Side),
    /// The path of the top of the head as it tilts.
    Crown,
    /// A puff of air at the nose of someone who lies on the back.
    Breath,
}

impl ArrowSource {
    /// Reads `joint` or `joint:dx,dy`, `joint=dx,dy` when it is straight and `joint~dx,dy` when it is bowed, with
    /// `@label` when it belongs to one phase.
    pub fn parse(text: &str) -> Option<ArrowSource> {
        let (text, only) = text.split_once('@').map_or((text, None), |(text, only)| (text, Some(only.to_owned())));
        let (name, offset) = match text.find([':', '=', '~']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)),
            None => (text, None),
        };
        let joint = || Joint::from_name(name);
        let kind = match name {
            _ if text.contains('=') => ArrowKind::Straight(joint()?),
            _ if text.contains('~') => ArrowKind::Bowed(joint()?),
            "auto1" => ArrowKind::Farthest,
            "turnH" => ArrowKind::TurnHead,
            "turnT" => ArrowKind::TurnThorax,
            "pelvis" => ArrowKind::Pelvis,
            "belly" => ArrowKind::Belly,
            "knees" => ArrowKind::Knees,
            "roll" => ArrowKind::Roll(Side::Near),
            "roll_far" => ArrowKind::Roll(Side::Far),
            "crown" => ArrowKind::Crown,
            "breath" => ArrowKind::Breath,
            _ => ArrowKind::Joint(joint()?),
        };
        let offset = match offset {
            Some(text) => {
                let (x, y) = text.split_once(',')?;
                Some(Point::new(x.parse().ok()?, y.parse().ok()?))
            }
            None => None,
        };
        Some(ArrowSource { kind, offset, only })
    }

    /// The same arrow when the other side of the body moves.
    pub fn swapped(self) -> ArrowSource {
        match self.kind {
            ArrowKind::Joint(joint) => ArrowSource { kind: ArrowKind::Joint(joint.swapped()), ..self },
            ArrowKind::Straight(joint) => ArrowSource { kind: ArrowKind::Straight(joint.swapped()), ..self },
            ArrowKind::Bowed(joint) => ArrowSource { kind: ArrowKind::Bowed(joint.swapped()), ..self },
            ArrowKind::Roll(side) => ArrowSource { kind: ArrowKind::Roll(side.other()), ..self },
            _ => self,
        }
    }
}

/// The arrows of a course, in the order in which the exercise names them; `disc` is the side of the player's disc.
pub fn draw(sources: &[ArrowSource], course: &Course<'_>, disc: f64) -> Vec<Shape> {
    let class = |kind| if kind == ArrowKind::Breath { "fig-puff" } else { "fig-arc" };
    drawn(sources, course, disc).into_iter().flat_map(|(kind, path)| arrow(class(kind), &path)).collect()
}

/// The lines of the arrows of a course, each from its beginning to its head.
pub fn paths(sources: &[ArrowSource], course: &Course<'_>, disc: f64) -> Vec<Vec<Point>> {
    drawn(sources, course, disc).into_iter().map(|(_, path)| path).collect()
}

/// What is shown of the arrows, with their kinds.
pub fn drawn(sources: &[ArrowSource], course: &Course<'_>, disc: f64) -> Vec<(ArrowKind, Vec<Point>)> {
    let (Some(from), Some(to)) = (course.once.first().map(|s| s.from), course.once.last().map(|s| s.to)) else {
        return Vec::new();
    };
    let travel = Travel { course, from, to, disc };
    let shown = |source: &&ArrowSource| source.only.as_ref().is_none_or(|label| *label == course.label);
    let path = |source: &ArrowSource| Some((source.kind, freed(&travel.path(source)?, [from, to], course.view, disc)?));
    sources.iter().filter(shown).filter_map(path).collect()
}

/// What happens between the first and the last pose of a course.
struct Travel<'a> {
    course: &'a Course<'a>,
    from: &'a Solved,
    to: &'a Solved,
    /// The side of the player's disc.
    disc: f64,
}

impl Travel<'_> {
    fn path(&self, source: &ArrowSource) -> Option<Vec<Point>> {
        match source.kind {
            ArrowKind::TurnHead => self.turned(self.to.pose.turns.head - self.from.pose.turns.head),
            ArrowKind::TurnThorax => self.turned(self.to.pose.turns.thorax - self.from.pose.turns.thorax),
            ArrowKind::Pelvis => self.tilted(),
            ArrowKind::Belly => self.breathed(),
            ArrowKind::Knees => knees(self.from, self.to),
            ArrowKind::Roll(side) => self.rolled(side, source.offset.unwrap_or_default()),
            ArrowKind::Crown => self.tipped(),
            ArrowKind::Breath => self.streamed(),
            ArrowKind::Joint(joint) => self.moved(joint, source.offset, STILL, away(joint)),
            ArrowKind::Straight(joint) => self.straight(joint, source.offset.unwrap_or_default()),
            ArrowKind::Bowed(joint) => self.bowed(joint, source.offset.unwrap_or_default()),
            ArrowKind::Farthest => {
                let away = |joint: Joint| self.from.joints.at(joint).distance(self.to.joints.at(joint));
                // The first of equals, as the list names them.
                let farthest = TRAVELLERS.into_iter().rev().max_by(|a, b| away(*a).total_cmp(&away(*b)))?;
                self.moved(farthest, source.offset, FAR, AWAY)
            }
        }
    }

    fn samples(&self, joint: Joint) -> Vec<Point> {
        self.course.samples(SAMPLES).iter().map(|solved| solved.joints.at(joint)).collect()
    }

    fn moved(&self, joint: Joint, offset: Option<Point>, least: f64, away: f64) -> Option<Vec<Point>> {
        let track = self.samples(joint);
        let travelled = length(&track);
        if travelled < least {
            return None;
        }
        let (first, last) = (*track.first()?, *track.last()?);
        let mut path: Vec<Point> = match offset {
            Some(offset) => track.iter().map(|p| *p + offset).collect(),
            None => self.away_from_trunk(&track, away),
        };
        if self.course.view == View::Top && first.distance(last) > 0.4 {
            let beside = offset.unwrap_or_default();
            let bowed = |i: usize| {
                let t = i as f64 / (SAMPLES - 1) as f64;
                Point::new(lerp(first.x, last.x, t) + 0.17 * (180.0 * t).to_radians().sin(), lerp(first.y, last.y, t))
                    + beside
            };
            path = (1..SAMPLES - 1).map(bowed).collect();
        }
        if travelled < self.shortest() {
            let (first, last) = (*path.first()?, *path.last()?);
            let middle = mix(first, last, 0.5);
            let half = (last - first) * (self.shortest() / 2.0 / (last - first).length());
            path = vec![middle - half, middle, middle + half];
        }
        Some(path)
    }

    /// How long a straight arrow is at least.
    fn shortest(&self) -> f64 {
        (self.disc * LEAST * 1.5).max(SHORT)
    }

    /// Three quarters of a ring, `offset` from the near shoulder and mirrored at the far one: up when the shoulders
    /// rise, down when they sink. Where the chest faces the viewer the rings turn against each other, else the same way.
    fn rolled(&self, side: Side, offset: Point) -> Option<Vec<Point>> {
        let rising = self.to.pose.shoulder_up > 0.005;
        let begin = if rising { -180.0 } else { 0.0 };
        let radius = RING.0.max(self.disc * RING.1);
        let mirrored = |p: Point, is: bool| if is && side == Side::Far { Point::new(-p.x, p.y) } else { p };
        let facing = self.to.pose.turns.thorax.abs() < 1.0;
        let [from, to] = [self.from, self.to].map(|solved| *solved.joints.shoulder.on(side));
        let middle = mix(from, to, 0.5) + mirrored(offset, true);
        let at = |i: usize| middle + mirrored(dir(begin + 270.0 * share(i)) * radius, facing);
        (self.from != self.to || !self.course.round.is_empty()).then(|| (0..SAMPLES).map(at).collect())
    }

    /// Over the head, from where its top was to where it comes.
    fn tipped(&self) -> Option<Vec<Point>> {
        let (from, to) = (self.from.pose.head, self.to.pose.head);
        let at = |i: usize| self.to.joints.c7.moved(lerp(from, to, i as f64 / (SAMPLES - 1) as f64), 0.265);
        ((from - to).abs() >= 5.0).then(|| (0..SAMPLES).map(at).collect())
    }

    fn straight(&self, joint: Joint, beside: Point) -> Option<Vec<Point>> {
        let (from, to) = (self.from.joints.at(joint) + beside, self.to.joints.at(joint) + beside);
        let way = from.distance(to);
        let middle = mix(from, to, 0.5);
        let half = (to - from) * (way.max(self.shortest()) / 2.0 / way.max(1e-9));
        (way >= STILL).then(|| (0..SAMPLES).map(|i| middle + half * (2.0 * share(i) - 1.0)).collect())
    }

    fn bowed(&self, joint: Joint, bow: Point) -> Option<Vec<Point>> {
        let (from, to) = (self.from.joints.at(joint), self.to.joints.at(joint));
        let at = |i: usize| {
            let t = share(i);
            mix(from, to, t) + bow * lerp(BESIDE, 1.0, 4.0 * t * (1.0 - t))
        };
        (from.distance(to) >= FAR).then(|| (0..SAMPLES).map(at).collect())
    }

    /// Air at the nose: in while the belly rises, out while it falls.
    fn streamed(&self) -> Option<Vec<Point>> {
        let by = self.to.pose.belly - self.from.pose.belly;
        let (near, far) = (0.115, 0.115 + self.shortest());
        let (from, to) = if by > 0.0 { (far, near) } else { (near, far) };
        let at = |i: usize| {
            let t = i as f64 / (4 * SAMPLES) as f64;
            let aside = 0.014 * (WAVES * 360.0 * t).to_radians().sin() * if i + 5 > 4 * SAMPLES { 0.0 } else { 1.0 };
            self.to.joints.head + Point::new(0.01 + aside, lerp(from, to, t))
        };
        (by.abs() >= 0.01).then(|| (0..=4 * SAMPLES).map(at).collect())
    }

    fn away_from_trunk(&self, track: &[Point], by: f64) -> Vec<Point> {
        let middle = mix(self.to.joints.hip, self.to.joints.c7, 0.5);
        track.iter().map(|p| p.moved((*p - middle).angle(), by)).collect()
    }

    /// An arc over the head.
    fn turned(&self, by: f64) -> Option<Vec<Point>> {
        let centre = self.to.joints.head + Point::new(0.0, 0.045);
        let at = |i: usize| {
            let way = dir(-62.0 + 124.0 * i as f64 / (SAMPLES - 1) as f64);
            centre + Point::new(by.signum() * 0.12 * way.y, 0.04 + 0.05 * way.x)
        };
        (by.abs() >= 8.0).then(|| (0..SAMPLES).map(at).collect())
    }

    /// An arc round the hip: the pelvis rolls toward the head or away from it.
    fn tilted(&self) -> Option<Vec<Point>> {
        let by = self.to.pose.tilt - self.from.pose.tilt;
        let at = |i: u32| {
            let t = f64::from(i) / 10.0;
            self.to.joints.hip.moved(if by > 0.0 { 98.0 + 42.0 * t } else { 140.0 - 42.0 * t }, 0.168)
        };
        (by.abs() >= 3.0).then(|| (0..=10).map(at).collect())
    }

    /// Up or down over the belly.
    fn breathed(&self) -> Option<Vec<Point>> {
        let by = self.to.pose.belly - self.from.pose.belly;
        let over = mix(self.to.joints.hip, self.to.joints.t12, 0.62) + Point::new(0.0, 0.17 + self.shortest() / 2.0);
        let at = |i: u32| over + Point::new(0.0, by.signum() * self.shortest() * (f64::from(i) / 6.0 - 0.5));
        (by.abs() >= 0.01).then(|| (0..=6).map(at).collect())
    }
}

/// End view: over the knees, the outer part of their way.
fn knees(from: &Solved, to: &Solved) -> Option<Vec<Point>> {
    let (a, b) = (from.pose.legs.near.upper.angle, to.pose.legs.near.upper.angle);
    let outward = (b - 90.0).abs() > (a - 90.0).abs();
    let at = |i: usize| {
        let share = i as f64 / (SAMPLES - 1) as f64 * 0.6 + if outward { 0.4 } else { 0.0 };
        let way = dir(lerp(a, b, share)) * 0.36;
        Place3::new(way.x, 0.068 + way.y, -0.18).seen()
    };
    ((a - b).abs() >= 5.0).then(|| (0..SAMPLES).map(at).collect())
}

fn share(i: usize) -> f64 {
    i as f64 / (SAMPLES - 1) as f64
}

fn away(joint: Joint) -> f64 {
    match joint {
        Joint::Wrist(_) => AWAY,
        Joint::Ankle(_) => 0.1,
        _ => 0.08,
    }
}

/// A line over its casing, with a head; an arc is dotted.
fn arrow(class: &'static str, path: &[Point]) -> [Shape; 3] {
    let tip = path.last().copied().unwrap_or_default();
    let before = path.get(path.len().saturating_sub(3)).or(path.first()).copied().unwrap_or_default();
    let ahead = (tip - before).angle();
    let back = tip.moved(ahead, -0.018);
    let head = [tip.moved(ahead, 0.02), back.moved(ahead + 90.0, 0.02), back.moved(ahead - 90.0, 0.02)];
    let line = Path::smooth_open(path);
    [
        Shape::new("fig-arc-case", line.clone()),
        Shape::new(class, line),
        Shape::new("fig-arc-head", Path::lines(&head, true)),
    ]
}
