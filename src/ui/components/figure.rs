//! The figure: still pictures of an exercise, and the player's disc in which it moves.
//!
//! A still picture is drawn once. The disc is drawn once for each stretch of the timetable and carries the key frames
//! of that stretch with it; `assets/figure.js` plays them. Nothing is worked out here while a stretch runs.

use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::figure::keys::Course;
use crate::domain::figure::path::push_tenths;
use crate::domain::figure::scene::Scene;
use crate::domain::figure::shape::Shape;
use crate::domain::figure::trunk::Fullness;
use crate::domain::id::ExerciseId;
use dioxus::prelude::*;

mod film;
mod stage;

pub use stage::{Stage, StageMoment, StagePart};

/// Width to height of a still picture when nothing else is asked for.
const ASPECT: f64 = 1.19;

/// The share of the longest way that a telling picture has gone.
const NEARLY: f64 = 0.9;

/// Which moment of an exercise a still picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    Start,
    /// The end pose of this phase.
    Phase(usize),
}

/// A still picture, for rows and pages. Arrows show how the figure came into the pose.
#[component]
pub fn Figure(
    exercise: ExerciseId,
    still: Still,
    aspect: Option<f64>,
    arrows: Option<bool>,
    mirrored: Option<bool>,
) -> Element {
    let Some(exercise) = content().exercise(&exercise) else { return rsx! {} };
    let mirrored = mirrored.unwrap_or(false);
    let Ok(scene) = Scene::of(exercise, mirrored && exercise.alternate_sides) else { return rsx! {} };
    let frame = scene.seen.fitted(aspect.unwrap_or(ASPECT));
    let (key, course) = match still {
        Still::Start => (scene.keys.start(), scene.keys.waiting()),
        Still::Phase(index) => {
            (scene.keys.end_of(index).unwrap_or(scene.keys.start()), course_of(&scene, exercise, index))
        }
    };
    let slots = scene.slots(&key.solved);
    let groups = scene.picture(&key.solved, &key.label, frame, Fullness::default(), &slots);
    let arrows = if arrows.unwrap_or(false) { scene.arrows(&course) } else { Vec::new() };
    let flip = (mirrored && !exercise.alternate_sides).then(|| flip(frame.mirror_tenths()));
    rsx! {
        svg {
            class: "figure",
            role: "img",
            "aria-label": described(exercise, still),
            view_box: frame.view_box(),
            preserve_aspect_ratio: "xMidYMid meet",
            g { transform: flip,
                for group in groups {
                    g { class: group.class, transform: group.placing.map(|placing| placing.text()),
                        {paths(&group.shapes, false)}
                    }
                }
                {paths(&arrows, false)}
            }
        }
    }
}

/// The best still for a list row or a page: the end of the first phase that leads nearly as far from the start as any.
/// A hold that goes on a little from there comes later, and has no arrow to show.
pub fn telling_still(exercise: &Exercise) -> Still {
    let Ok(scene) = Scene::of(exercise, false) else { return Still::Start };
    let travel: Vec<f64> =
        (0..exercise.phases.len()).map(|phase| scene.keys.end_of(phase).map_or(0.0, |key| scene.travel(key))).collect();
    let enough = NEARLY * travel.iter().copied().fold(0.0, f64::max);
    travel.iter().position(|far| *far >= enough).map_or(Still::Start, Still::Phase)
}

fn course_of<'a>(scene: &'a Scene, exercise: &Exercise, phase: usize) -> Course<'a> {
    let length = exercise.phases.get(phase).map(|phase| phase.length).unwrap_or_default();
    scene.keys.course(exercise, phase, true, length)
}

/// What the picture says to someone who does not see it.
fn described(exercise: &Exercise, still: Still) -> String {
    match still {
        Still::Start => format!("{}: start", short_name(exercise)),
        Still::Phase(index) => match exercise.phases.get(index) {
            Some(phase) => format!("{}: {}, {}", short_name(exercise), phase.label, phase.cue),
            None => short_name(exercise).to_owned(),
        },
    }
}

/// The name without what stands in brackets behind it.
fn short_name(exercise: &Exercise) -> &str {
    exercise.name.split(" (").next().unwrap_or(&exercise.name)
}

/// The transform that mirrors a whole picture.
fn flip(width: i32) -> String {
    let mut text = "translate(".to_owned();
    push_tenths(&mut text, width);
    text.push_str(" 0) scale(-1 1)");
    text
}

/// Shapes as paths. A picture that moves keeps those that are not to be seen, and with them its order.
fn paths(shapes: &[Shape], moves: bool) -> Element {
    let drawn = shapes.iter().filter(|shape| moves || !shape.path.commands().is_empty());
    rsx! {
        for shape in drawn {
            path { class: shape.class, d: shape.path.text() }
        }
    }
}
