//! One file a screen: reads state, calls its methods, shows components.

pub mod after;
pub mod card;
pub mod check;
pub mod check_run;
pub mod editor;
pub mod entry;
pub mod exercise;
pub mod first_run;
pub mod frame;
pub mod journal;
pub mod learn;
pub mod log;
pub mod movement;
pub mod open_result;
pub mod player;
pub mod profile;
pub mod result;
pub mod routine;
pub mod rules;
pub mod settings;
pub mod signs;
pub mod start;
pub mod today;
pub mod trash;
pub mod urge;
pub mod urge_after;
