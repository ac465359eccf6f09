//! An exercise ready to be drawn: solved keys, room, camera and arrows.

use super::arrow::{self, ArrowKind, ArrowSource};
use super::body;
use super::camera::{self, Crop};
use super::geometry::{Point, Side, dir};
use super::joints::Joints;
use super::keys::{Course, Key, KeyError, Keys};
use super::path::Path;
use super::pose::{Joint, Part};
use super::props::{self, Prop, Room};
use super::shape::{Group, Shape};
use super::supine;
use super::trunk::{self, Fullness};
use crate::domain::exercise::{Exercise, View};
use crate::domain::figure::frame::Frame;
use crate::domain::figure::solved::Solved;
use thiserror::Error;

/// Everything about an exercise that drawings of it share.
#[derive(Clone, Debug)]
pub struct Scene {
    pub keys: Keys,
    props: Vec<Prop>,
    room: Room,
    arrows: Vec<ArrowSource>,
    crop: Crop,
    has_ghost: bool,
    /// What is seen, before it is fitted to a frame.
    pub seen: Frame,
}

/// Where a figure was, and where it goes: what moves between them leaves a shade.
#[derive(Clone, Copy, Debug)]
pub struct Ghost<'a> {
    pub was: &'a Solved,
    pub goes_to: &'a Solved,
}

/// What is wrong with the figure of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SceneError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("figure.props: `{0}` is none of {allowed}", allowed = Prop::ALL.map(|(name, _)| name).join(", "))]
    Prop(String),
    #[error("figure.crop: `{0}` is none of full, body, bust, neck, upper")]
    Crop(String),
    #[error(
        "figure.arrows: `{0}` is none of `joint`, `joint:dx,dy`, `joint=dx,dy` and `joint~dx,dy`, with or without `@phase`"
    )]
    Arrow(String),
}

/// The room that an arrow needs around its line, as a share of the disc.
const ARROW_ROOM: f64 = 0.03;
/// The side of the disc as a share of the diagonal of what is seen: of a whole body nothing may be cut.
const WHOLE: f64 = 0.955;
const CLOSER: f64 = 0.885;
/// The floor goes on beyond every picture.
const BEYOND: f64 = 2.0;
/// What is lower than this throws the shadow.
const SHADOW_BELOW: f64 = 0.34;
/// The joints that throw the shadow, with the trunk.
const SHADOW_JOINTS: [Joint; 12] = [
    Joint::Hip,
    Joint::T12,
    Joint::C7,
    Joint::Head,
    Joint::Elbow(Side::Near),
    Joint::Elbow(Side::Far),
    Joint::Wrist(Side::Near),
    Joint::Wrist(Side::Far),
    Joint::Knee(Side::Near),
    Joint::Knee(Side::Far),
    Joint::Ankle(Side::Near),
    Joint::Ankle(Side::Far),
];

impl Scene {
    /// The scene of an exercise; `swapped` does it with the other side of the body, seen by the same camera.
    ///
    /// # Errors
    /// What in the figure of the exercise cannot be read.
    pub fn of(exercise: &Exercise, swapped: bool) -> Result<Scene, SceneError> {
        let figure = &exercise.figure;
        let usual = Keys::of(exercise, false)?;
        let all = |name: &String| Prop::from_name(name).ok_or_else(|| SceneError::Prop(name.clone()));
        let props: Vec<Prop> = figure.props.iter().map(all).collect::<Result<_, _>>()?;
        let all = |text: &String| ArrowSource::parse(text).ok_or_else(|| SceneError::Arrow(text.clone()));
        let arrows: Vec<ArrowSource> = figure.arrows.iter().map(all).collect::<Result<_, _>>()?;
        let crop = Crop::from_name(&figure.crop).ok_or_else(|| SceneError::Crop(figure.crop.clone()))?;
        let room = Room::of(&props, &usual);
        let seen = camera::seen(&usual, crop, room.extent, &arrows);
        let has_ghost = figure.ghost;
        if !swapped {
            return Ok(Scene { keys: usual, props, room, arrows, crop, has_ghost, seen });
        }
        let arrows = arrows.into_iter().map(ArrowSource::swapped).collect();
        Ok(Scene { keys: Keys::of(exercise, true)?, props, room, arrows, crop, has_ghost, seen })
    }

    /// The draw slots a picture of this key needs.
    pub fn slots(&self, solved: &Solved) -> Vec<Part> {
        body::order(solved, self.keys.view)
    }

    /// The draw slots every frame of a course fits in.
    pub fn slots_of(&self, course: &Course<'_>) -> Vec<Part> {
        let stretches = course.once.iter().chain(&course.round);
        let orders: Vec<Vec<Part>> =
            stretches.flat_map(|s| [s.from, s.to]).map(|solved| body::order(solved, self.keys.view)).collect();
        body::slots(&orders)
    }

    /// The pose a course comes from, or in a hold the start: what the figure leaves a shade of.
    pub fn ghost<'a>(&'a self, course: &Course<'a>) -> Option<Ghost<'a>> {
        let (first, last) = (course.once.first()?, course.once.last()?);
        let was = if first.from == last.to { &self.keys.start().solved } else { first.from };
        // Below a figure that lies a shade would fill the hollow of the back.
        let is_below = self.is_lying() && was.pose.hollow < last.to.pose.hollow;
        let is_seen = self.has_ghost && !course.label.is_empty() && was != last.to && !is_below;
        is_seen.then_some(Ghost { was, goes_to: last.to })
    }

    /// The picture of a figure: floor, things, shadow, ghost, figure, back to front.
    pub fn picture(
        &self,
        solved: &Solved,
        ghost: Option<Ghost<'_>>,
        frame: Frame,
        fullness: Fullness,
        slots: &[Part],
    ) -> Vec<Group> {
        let view = self.keys.view;
        // Behind an arm that is close ribs are crumbs, and a chest that moves is not what belly breathing is about.
        let ribs = fullness.ribs.filter(|_| self.crop != Crop::Neck && !self.is_lying());
        let fullness = Fullness { ribs, ..fullness };
        let mut ground = vec![self.floor(frame)];
        ground.extend(self.room.under.iter().cloned());
        ground.extend(shadow(solved, view).filter(|_| !self.props.contains(&Prop::MatAbove)));
        let mut groups = vec![Group::new("fig-ground", ground)];
        groups.extend(self.room.behind.iter().cloned());
        let start = &self.keys.start().solved;
        groups.extend(props::under_the_body(&self.props, solved, start));
        groups.extend(ghost.into_iter().flat_map(|ghost| body::shade(ghost.was, ghost.goes_to, view)));
        groups.extend(body::draw(solved, view, fullness, slots));
        groups.extend(props::held(&self.props, solved));
        groups
    }

    /// Whether it is a ghost's figure that lies.
    fn is_lying(&self) -> bool {
        self.has_ghost && self.keys.view == View::Side && dir(self.keys.start().solved.pose.lumbar).x.abs() > 0.7
    }

    /// The lines of the arrows of a course.
    pub fn arrow_paths(&self, course: &Course<'_>) -> Vec<Vec<Point>> {
        arrow::paths(&self.arrows, course, self.disc().width())
    }

    /// The lines of the arrows of a course, with what they show.
    pub fn drawn_arrows(&self, course: &Course<'_>) -> Vec<(ArrowKind, Vec<Point>)> {
        arrow::drawn(&self.arrows, course, self.disc().width())
    }

    /// The square whose circle is the player's disc.
    pub fn disc(&self) -> Frame {
        self.seen.disc(if matches!(self.crop, Crop::Full | Crop::Body) { WHOLE } else { CLOSER })
    }

    /// What a small picture of one pose sees: closer views stay as they are.
    pub fn close_up(&self, solved: &Solved) -> Frame {
        match self.crop {
            Crop::Full | Crop::Body => camera::close_up(solved, self.keys.view, self.room.extent),
            Crop::Bust | Crop::Neck | Crop::Upper => self.seen,
        }
    }

    /// The arrows of a course.
    pub fn arrows(&self, course: &Course<'_>) -> Vec<Shape> {
        arrow::draw(&self.arrows, course, self.disc().width())
    }

    /// What is seen, with the arrows of a course whole.
    pub fn seen_with_arrows(&self, course: &Course<'_>) -> Frame {
        let room = ARROW_ROOM * self.disc().width();
        let points = self.drawn_arrows(course).into_iter().flat_map(|(_, path)| path);
        points.fold(self.seen, |seen, point| seen.union(Frame::around(point, room)))
    }

    /// How far a key is from the start pose: the way of all joints, and of head and chest as they turn.
    pub fn travel(&self, key: &Key) -> f64 {
        let (from, to) = (&self.keys.start().solved, &key.solved);
        let way = |joint: &Joint| from.joints.at(*joint).distance(to.joints.at(*joint));
        let turned =
            (from.pose.turns.thorax - to.pose.turns.thorax).abs() + (from.pose.turns.head - to.pose.turns.head).abs();
        SHADOW_JOINTS.iter().map(way).sum::<f64>() + turned / 90.0
    }

    fn floor(&self, frame: Frame) -> Shape {
        let (left, right) = (frame.low.x - BEYOND, frame.high.x + BEYOND);
        let (bottom, top) = match self.keys.view {
            View::Top | View::End => (frame.low.y - BEYOND, frame.high.y + BEYOND),
            View::Side | View::Front | View::Back => (-BEYOND, 0.0),
        };
        Shape::new("fig-floor", Path::rect(Point::new(left, bottom), Point::new(right, top), 0.0))
    }
}

fn shadow(solved: &Solved, view: View) -> Option<Shape> {
    match view {
        View::Top => return None,
        View::End => return Some(supine::shadow(solved)),
        View::Side | View::Front | View::Back => {}
    }
    let edges = trunk::edges(solved, view, 0.0);
    let joints: &Joints = &solved.joints;
    let all: Vec<Point> =
        edges.front.into_iter().chain(edges.back).chain(SHADOW_JOINTS.map(|joint| joints.at(joint))).collect();
    let low: Vec<f64> = all.iter().filter(|p| p.y < SHADOW_BELOW).map(|p| p.x).collect();
    let thrown = if low.is_empty() { all.iter().map(|p| p.x).collect() } else { low };
    let left = thrown.iter().copied().fold(f64::INFINITY, f64::min) - 0.03;
    let right = thrown.iter().copied().fold(f64::NEG_INFINITY, f64::max) + 0.03;
    let width = right - left;
    let radii = Point::new(width / 2.0, (0.01 + width * 0.02).min(0.022));
    Some(Shape::new("fig-shadow", Path::ellipse(Point::new((left + right) / 2.0, -0.006), radii)))
}
