//! The jointed person: pose text to joints, joints to outlines, and what stands around it.
//!
//! Pure functions over values. One body height is 1; drawings are written 200 units to a body height, y down
//! (`design/figure.md`). Nothing here knows the page: a drawing is a list of paths with names of tones.

mod blend;
pub mod end;
pub mod geometry;
pub mod joints;
pub mod keys;
pub mod pose;
