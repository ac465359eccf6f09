//! The device: the same functions on every target, silent where a device cannot.

#[cfg(target_os = "android")]
mod activity;
pub mod again;
pub mod alarm;
pub mod archive;
pub mod awake;
pub mod background;
pub mod backup_place;
pub mod clock;
pub mod data_dir;
pub mod dialler;
pub mod dialogs;
pub mod display;
pub mod files;
pub mod interrupt;
pub mod locale;
pub mod memo;
pub mod notice;
pub mod passphrase;
pub mod playing;
pub mod window_place;
