//! The device: the same functions on every target, silent where a device cannot.

pub mod awake;
pub mod clock;
pub mod data_dir;
pub mod display;
pub mod interrupt;
pub mod locale;
