//! What a drawing consists of: groups of shapes, each with the names of its tones.

use super::geometry::Point;
use super::path::{Path, UNITS, push_tenths, tenths};

/// One path with the class names that colour it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub class: &'static str,
    pub path: Path,
}

/// Shapes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub class: &'static str,
    pub placing: Option<Placing>,
    pub shapes: Vec<Shape>,
}

/// Where a group drawn about its own origin comes to lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    pub origin: Point,
    /// Turned clockwise, in degrees.
    pub turned: f64,
    /// Left and right change sides before it is turned.
    pub mirrored: bool,
}

impl Shape {
    /// A shape of this tone.
    pub fn new(class: &'static str, path: Path) -> Shape {
        Shape { class, path }
    }
}

impl Group {
    /// Shapes that stand where they are drawn.
    pub fn new(class: &'static str, shapes: Vec<Shape>) -> Group {
        Group { class, placing: None, shapes }
    }

    /// The same shapes, not to be seen.
    pub fn blank(&self) -> Group {
        let shapes = self.shapes.iter().map(|shape| Shape::new(shape.class, Path::empty())).collect();
        Group { shapes, ..self.clone() }
    }

    /// The group `factor` times as large, seen from the floor's origin.
    pub fn scaled(self, factor: f64) -> Group {
        let placing = self.placing.map(|placing| Placing { origin: placing.origin * factor, ..placing });
        let shapes = self.shapes.into_iter().map(|shape| Shape { path: shape.path.scaled(factor), ..shape }).collect();
        Group { placing, shapes, ..self }
    }
}

impl Placing {
    /// Its numbers in tenths, as written: x, y, the turn.
    pub fn tenths(self) -> [i32; 3] {
        [tenths(self.origin.x * UNITS), tenths(-self.origin.y * UNITS), tenths(self.turned)]
    }

    /// As an SVG transform.
    pub fn text(self) -> String {
        let [x, y, turned] = self.tenths();
        let mut text = "translate(".to_owned();
        push_tenths(&mut text, x);
        text.push(' ');
        push_tenths(&mut text, y);
        text.push_str(") rotate(");
        push_tenths(&mut text, turned);
        text.push_str(if self.mirrored { ") scale(-1 1)" } else { ")" });
        text
    }
}
