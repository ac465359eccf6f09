//! The parts screens are made of: values in, callbacks out.
//!
//! A component knows no state and no store. Its role, accessible name and `data-state` are its contract: tests find
//! it by them.

pub mod choice;
pub mod frame;
pub mod icon;
pub mod layer;
pub mod scale;
pub mod stepper;
