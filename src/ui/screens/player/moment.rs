//! One moment of the session as the page has it: ids, units and the picture of the disc.

use crate::domain::content::content;
use crate::domain::session::view::{Part, Stand, View};
use crate::domain::settings::Motion;
use crate::domain::words::how_long;
use crate::ui::components::figure::{StageMoment, StagePart};
use crate::ui::components::known::Known;

/// Whether time runs, as `data-state` says it.
pub fn stand_id(stand: Stand) -> &'static str {
    match stand {
        Stand::GettingReady => "getting_ready",
        Stand::Running => "running",
        Stand::Paused => "paused",
    }
}

/// What the stretch is, as `data-part` says it.
pub fn part_id(part: Part) -> &'static str {
    match part {
        Part::Setup => "setup",
        Part::Phase { .. } => "phase",
        Part::ChangeSides => "change_sides",
        Part::Rest => "rest",
        Part::Change => "change",
        Part::Settle => "settle",
    }
}

/// What ends a stretch early.
pub fn ready_words(view: &View<'_>) -> &'static str {
    match (view.held, view.own_pace && view.stand == Stand::Running) {
        (true, _) => "Go on",
        (false, true) => "Done, go on",
        (false, false) if view.part == Part::Settle => "Finish",
        (false, false) => "I am ready",
    }
}

/// What the number counts.
pub fn unit(view: &View<'_>) -> &'static str {
    let long = view.left_shown().contains(':');
    match view.left_shown().as_str() {
        _ if long => "minutes",
        "1" => "second",
        _ => "seconds",
    }
}

/// What the disc shows; none when the exercise is not known.
pub fn moment(view: &View<'_>, motion: Motion) -> Option<StageMoment> {
    Some(StageMoment {
        exercise: Known::exercise(content(), &view.exercise.id)?,
        part: match view.part {
            Part::Setup | Part::Change => StagePart::Setup,
            Part::Phase { index, first_rep, shows_arrow } => StagePart::Phase { index, first_rep, shows_arrow },
            Part::ChangeSides => StagePart::SwitchSide,
            Part::Rest => StagePart::Rest,
            Part::Settle => StagePart::Settle,
        },
        mirrored: view.mirrored,
        length: view.length,
        elapsed: view.elapsed,
        countdown: view.countdown,
        running: view.stand == Stand::Running,
        still_pictures: motion == Motion::Reduced,
    })
}

/// Which of the written steps is on.
pub fn step(view: &View<'_>) -> Option<usize> {
    match view.part {
        Part::Phase { index, .. } => view.exercise.step_of(index),
        _ => None,
    }
}

/// The id of the next move, and its length.
pub fn then(view: &View<'_>) -> Option<(String, String)> {
    view.then.map(|(exercise, length)| (exercise.id.to_string(), how_long(length)))
}
