//! Pages for people, drawn: the one for a visit as PDF, and its square code.
//!
//! It draws what a [`crate::domain::report::sheet::Sheet`] says, and says nothing itself. The same sheet gives the same
//! file, as long as the fonts are the same. The window shows the sheet by itself (`ui/components/paper.rs`) and prints that.

pub mod pdf;
pub mod qr;
mod text;
