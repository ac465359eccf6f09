//! What the window knows: one Copy bundle of signals per noun, with the methods that change it.
//!
//! Disk first: a method writes, then changes its signal. A failed write shows one message and changes nothing, so the
//! draft on screen stays.

pub mod app;
pub mod check;
pub mod cues;
pub mod journal;
pub mod log;
pub mod player;
pub mod settings;
