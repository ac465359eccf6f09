//! What still pictures and the player's disc share: paths, the mirror, and the words for those who do not see them.

use crate::domain::exercise::Exercise;
use crate::domain::figure::path::push_tenths;
use crate::domain::figure::shape::{Group, Shape};
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

/// Shapes as paths, for a picture that moves: those that are not to be seen stay, and with them its order.
pub fn paths(shapes: &[Shape]) -> Element {
    rsx! {
        for shape in shapes {
            path { class: shape.class, d: shape.path.text() }
        }
    }
}

/// A picture that stands still as the inside of an `svg`: one text in place of a hundred elements.
pub fn markup(groups: &[Group], arrows: &[Shape], flip: Option<&str>) -> String {
    let mut text = String::new();
    open_group(&mut text, None, flip);
    for group in groups {
        open_group(&mut text, Some(group.class), group.placing.map(|placing| placing.text()).as_deref());
        push_paths(&mut text, &group.shapes);
        text.push_str("</g>");
    }
    push_paths(&mut text, arrows);
    text.push_str("</g>");
    text
}

fn open_group(text: &mut String, class: Option<&str>, transform: Option<&str>) {
    text.push_str("<g");
    for (name, value) in [("class", class), ("transform", transform)] {
        if let Some(value) = value {
            text.extend([" ", name, "=\"", value, "\""]);
        }
    }
    text.push('>');
}

fn push_paths(text: &mut String, shapes: &[Shape]) {
    for shape in shapes.iter().filter(|shape| !shape.path.commands().is_empty()) {
        text.extend(["<path class=\"", shape.class, "\" d=\"", &shape.path.text(), "\"/>"]);
    }
}
