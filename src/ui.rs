//! The window: screens over state over the store.
//!
//! Screens read state and call its methods; only `state` touches the store and the device. Components below take
//! values and callbacks.
#![allow(missing_docs, reason = "the macro behind a component makes items that cannot carry docs")]

pub mod components;
pub mod route;
pub mod screens;
pub mod state;
pub mod style;
