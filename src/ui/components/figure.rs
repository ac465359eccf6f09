//! The figure: still pictures of an exercise, and the player's disc in which it moves.
//!
//! A still picture is drawn once. The disc is drawn once for each stretch of the timetable and carries the key frames
//! of that stretch with it; `assets/figure.js` plays them. Nothing is worked out here while a stretch runs.

use crate::domain::exercise::Exercise;
use crate::domain::figure::keys::Course;
use crate::domain::figure::scene::Scene;
use crate::domain::figure::trunk::Fullness;
use crate::ui::components::known::Known;
use dioxus::prelude::*;

mod drawing;
mod film;
mod stage;

use drawing::{described, flip, paths};

pub use drawing::Still;
pub use stage::{Stage, StageMoment, StagePart};

/// Width to height of a still picture when nothing else is asked for.
const ASPECT: f64 = 1.19;

/// The share of the longest way that a telling picture has gone.
const NEARLY: f64 = 0.9;

/// A still picture, for rows and pages. Arrows show how the figure came into the pose.
#[component]
pub fn Figure(
    exercise: Known<Exercise>,
    still: Still,
    aspect: Option<f64>,
    arrows: Option<bool>,
    mirrored: Option<bool>,
    /// The pose as large as it fits, for pictures of thumb size.
    #[props(default)]
    close: bool,
) -> Element {
    let exercise = exercise.0;
    let mirrored = mirrored.unwrap_or(false);
    let Ok(scene) = Scene::of(exercise, mirrored && exercise.alternate_sides) else { return rsx! {} };
    let (key, course) = match still {
        Still::Start => (scene.keys.start(), scene.keys.waiting()),
        Still::Phase(index) => {
            (scene.keys.end_of(index).unwrap_or(scene.keys.start()), course_of(&scene, exercise, index))
        }
    };
    let seen = if close { scene.close_up(&key.solved) } else { scene.seen };
    let frame = seen.fitted(aspect.unwrap_or(ASPECT));
    let slots = scene.slots(&key.solved);
    let ghost = scene.ghost(&course).filter(|_| arrows.unwrap_or(false));
    let groups = scene.picture(&key.solved, ghost, frame, Fullness::default(), &slots);
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
