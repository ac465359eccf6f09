//! What still pictures and the player's disc share: paths, the mirror, and the words for those who do not see them.

use crate::domain::exercise::Exercise;
use crate::domain::figure::path::push_tenths;
use crate::domain::figure::shape::{Group, Placing, Shape};
use dioxus::core::{AttributeValue, IntoAttributeValue};
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

/// The inside of an `svg` as one text, in place of a hundred elements. Constants and numbers are all that gets into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// A picture that stands still, mirrored over a width where one is given.
    pub fn of(groups: &[Group], arrows: &[Shape], mirrored: Option<i32>) -> Markup {
        let mut markup = Markup(String::new());
        markup.open(None, mirrored.map(flip));
        for group in groups {
            markup.open(Some(group.class), group.placing.map(Placing::text));
            markup.paths(&group.shapes);
            markup.0.push_str("</g>");
        }
        markup.paths(arrows);
        markup.0.push_str("</g>");
        markup
    }

    fn open(&mut self, class: Option<&'static str>, transform: Option<String>) {
        self.0.push_str("<g");
        for (name, value) in [("class", class), ("transform", transform.as_deref())] {
            if let Some(value) = value {
                self.0.extend([" ", name, "=\"", value, "\""]);
            }
        }
        self.0.push('>');
    }

    fn paths(&mut self, shapes: &[Shape]) {
        for shape in shapes.iter().filter(|shape| !shape.path.commands().is_empty()) {
            self.0.extend(["<path class=\"", shape.class, "\" d=\"", &shape.path.text(), "\"/>"]);
        }
    }
}

impl IntoAttributeValue for Markup {
    fn into_value(self) -> AttributeValue {
        AttributeValue::Text(self.0)
    }
}
