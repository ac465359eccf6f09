//! The key frames of a stretch as text for `assets/figure.js`.
//!
//! The picture in the page is the first frame with an empty chest. The text says, for every path and every placing
//! that changes, by how many tenths of a drawing unit each of its numbers changes from frame to frame, and by how many
//! a full chest differs from an empty one. The script goes between frames by numbers alone; where the commands of a
//! path change it takes the nearer frame.

use crate::domain::figure::breath::Breathing;
use crate::domain::figure::frame::Frame;
use crate::domain::figure::keys::{Course, Stretch};
use crate::domain::figure::path::Path;
use crate::domain::figure::pose::Part;
use crate::domain::figure::scene::Scene;
use crate::domain::figure::shape::Group;
use crate::domain::figure::trunk::Fullness;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Key frames of a movement by how far it goes: the way of the joint that moves farthest, in body heights.
const STEPS: [(f64, usize); 3] = [(0.25, 8), (0.05, 5), (0.0, 3)];
/// A turn by this many degrees counts as a way of one body height.
const TURN: f64 = 180.0;
/// Frames are taken just inside a movement, where it is settled to which side a head turns.
const INSIDE: f64 = 1e-6;

/// A stretch of the timetable, ready to be played.
pub struct Film {
    /// The first frame.
    pub first: Vec<Group>,
    /// What the script reads.
    pub text: String,
}

/// What stays the same from frame to frame.
pub struct Set<'a> {
    pub scene: &'a Scene,
    pub frame: Frame,
    pub slots: Vec<Part>,
}

/// One frame twice: with an empty chest and with a full one.
struct Shot {
    empty: Vec<Group>,
    full: Vec<Group>,
}

/// One thing in one frame: the letters of its commands, its text, and its numbers with an empty and a full chest.
struct Look {
    letters: String,
    text: String,
    empty: Vec<i32>,
    full: Vec<i32>,
}

impl Shot {
    /// A path with an empty chest and with a full one.
    fn outline(&self, group: usize, shape: usize) -> Option<(&Path, &Path)> {
        let (empty, full) = (self.empty.get(group)?, self.full.get(group)?);
        Some((&empty.shapes.get(shape)?.path, &full.shapes.get(shape)?.path))
    }
}

impl Film {
    /// Films a course.
    pub fn of(set: &Set<'_>, course: &Course<'_>, breathing: Breathing) -> Film {
        let mut shots: Vec<Shot> =
            course.once.first().map(|stretch| set.shot(stretch, 0.0, course)).into_iter().collect();
        for stretch in course.once.iter().chain(&course.round) {
            let steps = steps(stretch);
            shots.extend((1..=steps).map(|step| set.shot(stretch, step as f64 / steps as f64, course)));
        }
        let text = format!(
            r#"{{"once":{},"round":{},"breath":{},"nodes":{}}}"#,
            lengths(&course.once),
            lengths(&course.round),
            match breathing {
                Breathing::Guided { from, to } => format!("[{from:.3},{to:.3}]"),
                Breathing::Easy => "null".to_owned(),
            },
            nodes(&shots),
        );
        let first = shots.into_iter().next().map(|shot| shot.empty).unwrap_or_default();
        Film { first, text }
    }
}

impl Set<'_> {
    /// The picture of the pose a course leads to, with a chest at rest.
    pub fn still(&self, course: &Course<'_>) -> Vec<Group> {
        let Some(stretch) = course.once.last() else { return Vec::new() };
        let fullness = Fullness::breathing(0.5);
        self.scene.picture(stretch.to, self.scene.ghost(course), self.frame, fullness, &self.slots)
    }

    fn shot(&self, stretch: &Stretch<'_>, e: f64, course: &Course<'_>) -> Shot {
        let solved = stretch.at(e.clamp(INSIDE, 1.0 - INSIDE), course.view);
        let ghost = self.scene.ghost(course);
        let draw = |q| self.scene.picture(&solved, ghost, self.frame, Fullness::breathing(q), &self.slots);
        Shot { empty: draw(0.0), full: draw(1.0) }
    }
}

/// How many key frames a movement has; none when nothing moves.
fn steps(stretch: &Stretch<'_>) -> usize {
    let (from, to) = (stretch.from, stretch.to);
    if from == to {
        return 0;
    }
    let turned = (from.pose.turns.head - to.pose.turns.head).abs() / TURN;
    let way = from.joints.farthest_from(&to.joints).max(turned);
    STEPS.iter().find(|(least, _)| way >= *least).map_or(0, |(_, steps)| *steps)
}

/// `[[milliseconds, key frames], …]`
fn lengths(stretches: &[Stretch<'_>]) -> String {
    let one = |stretch: &Stretch<'_>| format!("[{},{}]", stretch.length.as_millis(), steps(stretch));
    format!("[{}]", stretches.iter().map(one).collect::<Vec<_>>().join(","))
}

/// `[[targets, run, run, …], …]`: things that look and change alike are told once. Paths are counted through the
/// picture, groups are counted apart and below zero: −1 is the first.
fn nodes(shots: &[Shot]) -> String {
    let Some(first) = shots.first() else { return "[]".to_owned() };
    let mut told = Told::default();
    let mut path = 0;
    for (g, group) in first.empty.iter().enumerate() {
        if group.placing.is_some() {
            told.tell(-(g as i32) - 1, &placings(shots, g));
        }
        for s in 0..group.shapes.len() {
            told.tell(path, &outlines(shots, g, s));
            path += 1;
        }
    }
    let mut all: Vec<(Vec<i32>, String)> = told.0.into_iter().map(|((_, runs), targets)| (targets, runs)).collect();
    all.sort();
    let one = |(targets, runs): (Vec<i32>, String)| {
        let targets: Vec<String> = targets.iter().map(i32::to_string).collect();
        format!("[[{}],{runs}]", targets.join(","))
    };
    format!("[{}]", all.into_iter().map(one).collect::<Vec<_>>().join(","))
}

/// What changes: the text in the page and the runs, with the targets that have both.
#[derive(Default)]
struct Told(BTreeMap<(String, String), Vec<i32>>);

impl Told {
    fn tell(&mut self, target: i32, looks: &[Look]) {
        let Some(first) = looks.first() else { return };
        let breathes = looks.iter().any(|look| look.empty != look.full);
        if breathes || looks.iter().any(|look| look.letters != first.letters || look.empty != first.empty) {
            self.0.entry((first.text.clone(), runs(looks))).or_default().push(target);
        }
    }
}

/// A path frame by frame; nothing when it stays as it is.
fn outlines(shots: &[Shot], group: usize, shape: usize) -> Vec<Look> {
    let paths: Vec<(&Path, &Path)> = shots.iter().filter_map(|shot| shot.outline(group, shape)).collect();
    if paths.iter().all(|(empty, full)| empty == full) && paths.windows(2).all(|pair| pair.first() == pair.last()) {
        return Vec::new();
    }
    let mut letters = String::new();
    let look = |(empty, full): (&Path, &Path)| {
        let before = std::mem::replace(&mut letters, empty.letters());
        // Only the first frame of a run is told as text.
        let text = if letters == before { String::new() } else { empty.text() };
        Look { letters: letters.clone(), text, empty: empty.tenths(), full: full.tenths() }
    };
    paths.into_iter().map(look).collect()
}

/// Turns go on beyond a full circle rather than back.
fn placings(shots: &[Shot], group: usize) -> Vec<Look> {
    let mut last = None;
    let one = |shot: &Shot| {
        let placing = shot.empty.get(group)?.placing?;
        let [x, y, turned] = placing.tenths();
        let near = last.map_or(turned, |last: i32| last + (turned - last + 1800).rem_euclid(3600) - 1800);
        last = Some(near);
        let empty = vec![x, y, near];
        Some(Look { letters: "placing".to_owned(), text: placing.text(), full: empty.clone(), empty })
    };
    shots.iter().filter_map(one).collect()
}

/// `[first frame, its text, [changes, …], [changes of what a full chest adds, …]]` for every run of frames with the
/// same commands. The text of the very first frame is in the page already.
fn runs(looks: &[Look]) -> String {
    let mut runs = Vec::new();
    let mut begin = 0;
    for run in looks.chunk_by(|a, b| a.letters == b.letters) {
        let Some(first) = run.first() else { continue };
        let text = if begin == 0 { "0".to_owned() } else { format!("\"{}\"", first.text) };
        let rest: Vec<&[i32]> = run.iter().skip(1).map(|look| look.empty.as_slice()).collect();
        let added: Vec<Vec<i32>> = run.iter().map(|look| change(&look.empty, &look.full)).collect();
        let breath = if added.iter().flatten().all(|number| *number == 0) {
            String::new()
        } else {
            let added: Vec<&[i32]> = added.iter().map(Vec::as_slice).collect();
            format!(",{}", changes(&[], &added))
        };
        runs.push(format!("[{begin},{text},{}{breath}]", changes(&first.empty, &rest)));
        begin += run.len();
    }
    runs.join(",")
}

/// Each list as its change from the one before.
fn changes(before: &[i32], lists: &[&[i32]]) -> String {
    let mut last = before;
    let mut all = Vec::new();
    for list in lists {
        all.push(format!("\"{}\"", packed(&change(last, list))));
        last = list;
    }
    format!("[{}]", all.join(","))
}

/// By how much each number changes; what was not there was 0.
fn change(from: &[i32], to: &[i32]) -> Vec<i32> {
    to.iter().enumerate().map(|(i, to)| to - from.get(i).copied().unwrap_or(0)).collect()
}

/// Numbers with blanks between; `*n` stands for n zeros, and zeros at the end are left out.
fn packed(numbers: &[i32]) -> String {
    let mut text = String::new();
    let mut zeros = 0;
    for number in numbers {
        if *number == 0 {
            zeros += 1;
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let written = match zeros {
            0 => write!(text, "{number}"),
            1 => write!(text, "0 {number}"),
            zeros => write!(text, "*{zeros} {number}"),
        };
        debug_assert!(written.is_ok(), "a String takes what is written");
        zeros = 0;
    }
    text
}
