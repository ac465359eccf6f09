//! The parts screens are made of: values in, callbacks out.
//!
//! A component knows no state and no store. Its role, accessible name and `data-state` are its contract: tests find
//! it by them.

pub mod choice;
pub mod felt;
pub mod figure;
pub mod frame;
pub mod icon;
pub mod layer;
pub mod open_result;
pub mod picture_row;
pub mod player;
pub mod scale;
pub mod stepper;
pub mod week;
