//! The parts screens are made of: values in, callbacks out.
//!
//! A component knows no state and no store. Its role, accessible name and `data-state` are its contract: tests find
//! it by them.

pub mod advice;
pub mod ahead;
pub mod ask;
pub mod body_map;
pub mod calendar;
pub mod chart;
pub mod choice;
pub mod cycle;
pub mod emergency;
pub mod facts;
pub mod felt;
pub mod field;
pub mod figure;
pub mod found;
pub mod frame;
pub mod icon;
pub mod known;
pub mod layer;
pub mod linked;
pub mod open_result;
pub mod own_days;
pub mod paper;
pub mod picture_row;
pub mod player;
pub mod prose;
pub mod rated;
pub mod rating;
pub mod restore;
pub mod scale;
pub mod seen;
pub mod stepper;
pub mod strength;
pub mod suggestion;
pub mod trigger;
pub mod warning;
pub mod week;
pub mod when;
