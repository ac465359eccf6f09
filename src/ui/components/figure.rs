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
use std::cell::RefCell;
use std::collections::BTreeMap;

mod drawing;
mod film;
mod stage;

use drawing::{Markup, described};

pub use drawing::Still;
pub use stage::{Stage, StageMoment, StagePart};

/// Width to height of a still picture when nothing else is asked for.
const ASPECT: f64 = 1.19;

/// The share of the longest way that a telling picture has gone.
const NEARLY: f64 = 0.9;

/// A still picture, for pages. Arrows show how the figure came into the pose.
#[component]
pub fn Figure(
    exercise: Known<Exercise>,
    still: Still,
    aspect: Option<f64>,
    arrows: Option<bool>,
    mirrored: Option<bool>,
) -> Element {
    let (aspect, arrows, mirrored) = (aspect.unwrap_or(ASPECT), arrows.unwrap_or(false), mirrored.unwrap_or(false));
    match Drawn::of(exercise.0, still, aspect, arrows, mirrored, false) {
        Some(drawn) => drawn.shown(),
        None => rsx! {},
    }
}

/// The picture of a row: the pose that tells most, as large as it fits. Drawn when it is first asked for.
#[component]
pub fn SmallFigure(exercise: Known<Exercise>) -> Element {
    thread_local! {
        static SMALL: RefCell<BTreeMap<&'static str, Option<Drawn>>> = const { RefCell::new(BTreeMap::new()) };
    }
    let exercise = exercise.0;
    SMALL.with_borrow_mut(|small| {
        let draw = || Drawn::of(exercise, telling_still(exercise), ASPECT, false, false, true);
        match small.entry(exercise.id.as_str()).or_insert_with(draw) {
            Some(drawn) => drawn.shown(),
            None => rsx! {},
        }
    })
}

/// A still picture, drawn.
struct Drawn {
    label: String,
    view_box: String,
    inside: Markup,
}

impl Drawn {
    /// None where the exercise has no figure. `close` brings the pose as near as it fits.
    fn of(exercise: &Exercise, still: Still, aspect: f64, arrows: bool, mirrored: bool, close: bool) -> Option<Drawn> {
        let scene = Scene::of(exercise, mirrored && exercise.alternate_sides).ok()?;
        let (key, course) = match still {
            Still::Start => (scene.keys.start(), scene.keys.waiting()),
            Still::Phase(index) => {
                (scene.keys.end_of(index).unwrap_or(scene.keys.start()), course_of(&scene, exercise, index))
            }
        };
        let seen = match (close, arrows) {
            (true, _) => scene.close_up(&key.solved),
            (false, true) => scene.seen_with_arrows(&course),
            (false, false) => scene.seen,
        };
        let frame = seen.fitted(aspect);
        let slots = scene.slots(&key.solved);
        let ghost = scene.ghost(&course).filter(|_| arrows);
        let groups = scene.picture(&key.solved, ghost, frame, Fullness::default(), &slots);
        let arrows = if arrows { scene.arrows(&course) } else { Vec::new() };
        let mirror = (mirrored && !exercise.alternate_sides).then(|| frame.mirror_tenths());
        Some(Drawn {
            label: described(exercise, still),
            view_box: frame.view_box(),
            inside: Markup::of(&groups, &arrows, mirror),
        })
    }

    fn markup(&self) -> Markup {
        self.inside.clone()
    }

    fn shown(&self) -> Element {
        rsx! {
            svg {
                class: "figure",
                role: "img",
                "aria-label": "{self.label}",
                view_box: "{self.view_box}",
                preserve_aspect_ratio: "xMidYMid meet",
                dangerous_inner_html: self.markup(),
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
