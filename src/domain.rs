//! The pure layer: what Unkink knows and decides.
//!
//! Nothing here opens a file, asks for the time, rolls a die or starts a thread. The same arguments always give
//! the same answer, so every rule of the product is proved by a table of cases.
//!
//! Arrows run one way: what is decided ([`checker`], [`gate`], [`routine`] …) names what is written ([`content`]) and never
//! the reverse; both name the base ([`id`], [`day`], [`condition`], [`field`], [`cue`]), which names nothing above it; what
//! is read by a person is said in [`words`].

pub mod answers;
pub mod backdate;
pub mod backup;
pub mod calendar;
pub mod catalogue;
pub mod chart;
pub mod check_run;
pub mod checker;
pub mod comparison;
pub mod condition;
pub mod content;
pub mod cue;
pub mod day;
pub mod excerpt;
pub mod exercise;
pub mod field;
pub mod figure;
pub mod fold;
pub mod gate;
pub mod history;
pub mod id;
pub mod insights;
pub mod journal;
pub mod json;
pub mod learn;
pub mod own_routine;
pub mod reminder;
pub mod report;
pub mod routine;
pub mod screen;
pub mod search;
pub mod session;
pub mod settings;
pub mod suggestion;
pub mod timeline;
pub mod told;
pub mod transfer;
pub mod trash;
pub mod urge;
pub mod vignette;
pub mod words;
