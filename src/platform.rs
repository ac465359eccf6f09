//! The device: the same functions on every target, silent where a device cannot.

#[cfg(target_os = "android")]
mod activity;
#[cfg(not(target_family = "wasm"))]
pub mod again;
pub mod alarm;
pub mod archive;
pub mod awake;
pub mod background;
pub mod backup_place;
#[cfg(target_family = "wasm")]
mod browser;
pub mod clock;
pub mod data_dir;
pub mod dialler;
pub mod dialogs;
#[cfg(not(target_family = "wasm"))]
pub mod display;
pub mod files;
pub mod haptics;
pub mod install;
#[cfg(not(target_family = "wasm"))]
pub mod interrupt;
pub mod keeping;
pub mod locale;
pub mod memo;
pub mod memory_file;
pub mod notice;
pub mod page;
#[cfg(not(target_family = "wasm"))]
pub mod passphrase;
#[cfg(target_os = "ios")]
mod picker;
pub mod playing;
pub mod printer;
pub mod saving;
pub mod schedule;
pub mod sealing;
pub mod share;
pub mod shortcut;
pub mod speech;
#[cfg(not(target_family = "wasm"))]
pub mod window_place;
