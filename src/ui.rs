//! The window's screens and components.
