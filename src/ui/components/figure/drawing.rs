//! What still pictures and the player's disc share: paths, the mirror, and the words for those who do not see them.

use crate::domain::exercise::Exercise;
use crate::domain::figure::path::push_tenths;
use crate::domain::figure::shape::Shape;
use dioxus::prelude::*;

/// Which moment of an exercise a still picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    Start,
    /// The end pose of this phase.
    Phase(usize),
}

/// What the picture says to someone who does not see it.
pub fn described(exercise: &Exercise, still: Still) -> String {
    let name = exercise.short_name();
    match still {
        Still::Start => format!("{name}: start"),
        Still::Phase(index) => match exercise.phases.get(index) {
            Some(phase) => format!("{name}: {}, {}", phase.label, phase.cue),
            None => name,
        },
    }
}

/// The transform that mirrors a whole picture.
pub fn flip(width: i32) -> String {
    let mut text = "translate(".to_owned();
    push_tenths(&mut text, width);
    text.push_str(" 0) scale(-1 1)");
    text
}

/// Shapes as paths. A picture that moves keeps those that are not to be seen, and with them its order.
pub fn paths(shapes: &[Shape], moves: bool) -> Element {
    let drawn = shapes.iter().filter(|shape| moves || !shape.path.commands().is_empty());
    rsx! {
        for shape in drawn {
            path { class: shape.class, d: shape.path.text() }
        }
    }
}
