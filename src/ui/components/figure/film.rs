//! The key frames of a stretch as text for `assets/figure.js`.
//!
//! The picture in the page is the first frame with an empty chest. The text says, for every path and every placing
//! that changes, by how many tenths of a drawing unit each of its numbers changes from frame to frame, and by how many
//! a full chest differs from an empty one. The script goes between frames by numbers alone; where the commands of a
//! path change it takes the nearer frame.

use crate::domain::figure::breath::Breathing;
use crate::domain::figure::camera::Frame;
use crate::domain::figure::keys::{Course, Stretch};
use crate::domain::figure::pose::Part;
use crate::domain::figure::scene::Scene;
use crate::domain::figure::shape::Group;
use crate::domain::figure::trunk::Fullness;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Key frames of one movement.
const STEPS: usize = 8;

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
    pub label: &'a str,
    pub frame: Frame,
    pub slots: Vec<Part>,
}

/// One frame twice: with an empty chest and with a full one.
struct Shot {
    empty: Vec<Group>,
    full: Vec<Group>,
}

/// One thing that changes, frame by frame: the letters of its commands, its text and its numbers.
struct Track {
    letters: String,
    text: String,
    empty: Vec<i32>,
    full: Vec<i32>,
}

impl Film {
    /// Films a course.
    pub fn of(set: &Set<'_>, course: &Course<'_>, breathing: Breathing) -> Film {
        let mut shots: Vec<Shot> =
            course.once.first().map(|stretch| set.shot(stretch, 0.0, course)).into_iter().collect();
        let stretches = course.once.iter().chain(&course.round);
        for stretch in stretches.filter(|stretch| stretch.from != stretch.to) {
            shots.extend((1..=STEPS).map(|step| set.shot(stretch, step as f64 / STEPS as f64, course)));
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
        self.scene.picture(stretch.to, self.label, self.frame, fullness, &self.slots)
    }

    fn shot(&self, stretch: &Stretch<'_>, e: f64, course: &Course<'_>) -> Shot {
        let solved = stretch.at(e, course.view);
        let draw = |q| self.scene.picture(&solved, self.label, self.frame, Fullness::breathing(q), &self.slots);
        Shot { empty: draw(0.0), full: draw(1.0) }
    }
}

/// `[[milliseconds, key frames], …]`
fn lengths(stretches: &[Stretch<'_>]) -> String {
    let one = |stretch: &Stretch<'_>| {
        let steps = if stretch.from == stretch.to { 0 } else { STEPS };
        format!("[{},{steps}]", stretch.length.as_millis())
    };
    format!("[{}]", stretches.iter().map(one).collect::<Vec<_>>().join(","))
}

/// `[[targets, run, run, …], …]`: things that change alike are told once. Paths are counted through the picture,
/// groups are counted apart and below zero: −1 is the first.
fn nodes(shots: &[Shot]) -> String {
    let Some(first) = shots.first() else { return "[]".to_owned() };
    let mut told: BTreeMap<String, Vec<i32>> = BTreeMap::new();
    let mut path = 0;
    for (g, group) in first.empty.iter().enumerate() {
        if group.placing.is_some() {
            tell(&mut told, -(g as i32) - 1, &placings(shots, g));
        }
        for s in 0..group.shapes.len() {
            tell(&mut told, path, &outlines(shots, g, s));
            path += 1;
        }
    }
    let mut all: Vec<(Vec<i32>, String)> = told.into_iter().map(|(runs, targets)| (targets, runs)).collect();
    all.sort();
    let one = |(targets, runs): (Vec<i32>, String)| format!("[{targets:?},{runs}]").replace(", ", ",");
    format!("[{}]", all.into_iter().map(one).collect::<Vec<_>>().join(","))
}

fn tell(told: &mut BTreeMap<String, Vec<i32>>, target: i32, tracks: &[Track]) {
    let changes = tracks.iter().any(|track| track.empty != track.full)
        || tracks.windows(2).any(|pair| matches!(pair, [a, b] if a.letters != b.letters || a.empty != b.empty));
    if changes {
        told.entry(runs(tracks)).or_default().push(target);
    }
}

fn outlines(shots: &[Shot], group: usize, shape: usize) -> Vec<Track> {
    let one = |shot: &Shot| {
        let path = &shot.empty.get(group)?.shapes.get(shape)?.path;
        let full = &shot.full.get(group)?.shapes.get(shape)?.path;
        Some(Track { letters: path.letters(), text: path.text(), empty: path.tenths(), full: full.tenths() })
    };
    shots.iter().filter_map(one).collect()
}

/// Turns go on beyond a full circle rather than back.
fn placings(shots: &[Shot], group: usize) -> Vec<Track> {
    let mut last = None;
    let one = |shot: &Shot| {
        let placing = shot.empty.get(group)?.placing?;
        let [x, y, turned] = placing.tenths();
        let near = last.map_or(turned, |last: i32| last + (turned - last + 1800).rem_euclid(3600) - 1800);
        last = Some(near);
        let empty = vec![x, y, near];
        Some(Track { letters: "placing".to_owned(), text: placing.text(), full: empty.clone(), empty })
    };
    shots.iter().filter_map(one).collect()
}

/// `[first frame, its text, [changes, …], [changes of what a full chest adds, …]]` for every run of frames with the
/// same commands. The text of the very first frame is in the page already.
fn runs(tracks: &[Track]) -> String {
    let mut runs = Vec::new();
    let mut begin = 0;
    for run in tracks.chunk_by(|a, b| a.letters == b.letters) {
        let text = match run.first() {
            Some(track) if begin > 0 => format!("\"{}\"", track.text),
            _ => "0".to_owned(),
        };
        let empty: Vec<&[i32]> = run.iter().map(|track| track.empty.as_slice()).collect();
        let full: Vec<Vec<i32>> = run.iter().map(|track| change(&track.empty, &track.full)).collect();
        let full: Vec<&[i32]> = full.iter().map(Vec::as_slice).collect();
        let nothing = full.iter().all(|numbers| numbers.iter().all(|number| *number == 0));
        let breath = if nothing { String::new() } else { format!(",{}", changes(&[], &full)) };
        runs.push(format!(
            "[{begin},{text},{}{breath}]",
            changes(empty.first().unwrap_or(&&[][..]), empty.get(1..).unwrap_or_default())
        ));
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
