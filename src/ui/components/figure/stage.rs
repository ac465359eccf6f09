//! The player's disc: the figure in its circle, and the ring that shows breath and time.

use super::drawing::{Still, described, flip, paths};
use super::film::{Film, Set};
use crate::domain::exercise::{Breath, Exercise};
use crate::domain::figure::breath::{Breathing, guided};
use crate::domain::figure::keys::Course;
use crate::domain::figure::scene::Scene;
use crate::domain::figure::shape::Group;
use crate::ui::components::known::Known;
use dioxus::prelude::*;
use std::time::Duration;

/// What the player's disc shows now.
#[derive(Clone, Debug, PartialEq)]
pub struct StageMoment {
    pub exercise: Known<Exercise>,
    pub part: StagePart,
    /// The second side.
    pub mirrored: bool,
    /// How long this stretch of the timetable lasts, and how much of it is gone.
    pub length: Duration,
    pub elapsed: Duration,
    /// What the ring counts in place of the stretch: its length, and how much of it is gone.
    pub countdown: Option<(Duration, Duration)>,
    pub running: bool,
    /// Pictures that do not move.
    pub still_pictures: bool,
}

/// What is going on.
#[derive(Clone, Debug, PartialEq)]
pub enum StagePart {
    Setup,
    Phase {
        index: usize,
        /// The first repetition comes from the start pose.
        first_rep: bool,
        /// The arrow is shown while the movement begins.
        shows_arrow: bool,
    },
    SwitchSide,
    Rest,
    Settle,
}

/// What the ring does; `assets/figure.js` draws it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ring {
    /// Grows clockwise from 12.
    In,
    /// Shrinks back.
    Out,
    /// One dash a second, and one goes out each second.
    Count,
}

/// Radius of the ring in its box of 100.
const RADIUS: f64 = 47.5;

impl StagePart {
    fn phase(&self) -> Option<usize> {
        match self {
            StagePart::Phase { index, .. } => Some(*index),
            _ => None,
        }
    }

    fn ring(&self, exercise: &Exercise) -> Ring {
        match self.phase().and_then(|index| exercise.phases.get(index)).and_then(guided) {
            Some(Breath::In) => Ring::In,
            Some(Breath::Out) => Ring::Out,
            Some(Breath::Easy) | None => Ring::Count,
        }
    }

    fn breathing(&self, exercise: &Exercise) -> Breathing {
        self.phase().map_or(Breathing::Easy, |index| Breathing::of(exercise, index))
    }

    fn course<'a>(&self, scene: &'a Scene, exercise: &Exercise, length: Duration) -> Course<'a> {
        match self {
            StagePart::Phase { index, first_rep, .. } => scene.keys.course(exercise, *index, *first_rep, length),
            StagePart::Setup | StagePart::SwitchSide => scene.keys.waiting(),
            StagePart::Rest | StagePart::Settle => scene.keys.returning(length),
        }
    }

    fn described(&self, exercise: &Exercise) -> String {
        let name = exercise.short_name();
        match self {
            StagePart::Phase { index, .. } => described(exercise, Still::Phase(*index)),
            StagePart::Setup => format!("{name}: get ready"),
            StagePart::SwitchSide => format!("{name}: change sides"),
            StagePart::Rest => format!("{name}: rest"),
            StagePart::Settle => format!("{name}: settle"),
        }
    }
}

impl Ring {
    fn name(self) -> &'static str {
        match self {
            Ring::In => "in",
            Ring::Out => "out",
            Ring::Count => "count",
        }
    }
}

/// The figure in its circle with the breath ring. It moves by itself from one render to the next.
#[component]
pub fn Stage(moment: StageMoment) -> Element {
    let StageMoment { exercise, part, mirrored, length, elapsed, countdown, running, still_pictures } = moment;
    let ring = if countdown.is_some() { Ring::Count } else { part.ring(&exercise) };
    let counted = countdown.map(|(length, gone)| format!("{} {}", gone.as_millis(), length.as_millis()));
    // Another key makes another picture: the script then starts from what is drawn, never from what it left behind.
    let take = format!("{} {part:?} {mirrored} {length:?} {still_pictures}", exercise.id);
    rsx! {
        div { class: "stagebox",
            div {
                class: if running { "stage" } else { "stage stage--dim" },
                "data-state": if running { "running" } else { "paused" },
                "data-elapsed": "{elapsed.as_millis()}",
                "data-length": "{length.as_millis()}",
                "data-ring": ring.name(),
                "data-counted": counted,
                "data-still": "{still_pictures}",
                div { class: "stage__disc",
                    for take in [take] {
                        Take {
                            key: "{take}",
                            exercise,
                            part: part.clone(),
                            mirrored,
                            length,
                            still_pictures,
                        }
                    }
                }
                svg { class: "stage__ring", view_box: "0 0 100 100", "aria-hidden": "true",
                    circle { class: "stage__track", cx: "50", cy: "50", r: "{RADIUS}" }
                    circle {
                        class: if ring == Ring::Count { "stage__prog stage__prog--hold" } else { "stage__prog" },
                        cx: "50",
                        cy: "50",
                        r: "{RADIUS}",
                    }
                }
            }
        }
    }
}

/// The picture of one stretch with its key frames. Drawn again only when the stretch is another one.
#[component]
fn Take(exercise: Known<Exercise>, part: StagePart, mirrored: bool, length: Duration, still_pictures: bool) -> Element {
    let exercise = exercise.0;
    let Ok(scene) = Scene::of(exercise, mirrored && exercise.alternate_sides) else { return rsx! {} };
    let course = part.course(&scene, exercise, length);
    let frame = scene.disc();
    let set = Set { scene: &scene, frame, slots: scene.slots_of(&course) };
    let (groups, film): (Vec<Group>, Option<String>) = if still_pictures {
        (set.still(&course), None)
    } else {
        let Film { first, text } = Film::of(&set, &course, part.breathing(exercise));
        (first, Some(text))
    };
    let arrows = if part.phase().is_some() { scene.arrows(&course) } else { Vec::new() };
    let shows_arrow = matches!(part, StagePart::Phase { shows_arrow: true, .. });
    let flip = (mirrored && !exercise.alternate_sides).then(|| flip(frame.mirror_tenths()));
    rsx! {
        svg {
            class: "figure",
            role: "img",
            "aria-label": part.described(exercise),
            "data-film": film.unwrap_or_default(),
            "data-arrow": "{shows_arrow}",
            view_box: frame.view_box(),
            g { transform: flip,
                g { class: "figure__body",
                    for group in groups {
                        g { class: group.class, transform: group.placing.map(|placing| placing.text()),
                            {paths(&group.shapes)}
                        }
                    }
                }
                g {
                    class: "figure__arrows",
                    style: if still_pictures || shows_arrow { "opacity:1" } else { "opacity:0" },
                    {paths(&arrows)}
                }
            }
        }
    }
}
