//! The jointed person: pose text to joints, joints to outlines, and what stands around it.
//!
//! Pure functions over values. One body height is 1; drawings are written 200 units to a body height, y down
//! (`design/figure.md`). Nothing here knows the page: a drawing is groups of paths with the names of their tones.
//!
//! [`pose`] reads a line, [`joints`] places it, [`keys`] strings the poses of an exercise together and knows the
//! figure at every moment, [`body`] draws it, [`scene`] puts it into its room.

pub mod arrow;
mod blend;
pub mod body;
pub mod body_map;
pub mod breath;
pub mod camera;
pub mod clear;
pub mod end;
pub mod frame;
pub mod geometry;
pub mod head;
pub mod joints;
pub mod keys;
pub mod limb;
mod notation;
pub mod path;
pub mod pose;
pub mod props;
pub mod scene;
pub mod shape;
pub mod solved;
mod supine;
pub mod trunk;
