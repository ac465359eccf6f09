//! Pages for people, drawn: the one for a visit as PDF, and its square code.
//!
//! It draws what a [`crate::domain::report::sheet::Sheet`] says, and says nothing itself. The same sheet gives the same
//! file, as long as the fonts are the same. The window shows the sheet by itself (`ui/components/paper.rs`) and prints that; a browser
//! prints into a file as well, so that none is drawn there.

#[cfg(not(target_family = "wasm"))]
pub mod pdf;
#[cfg(target_family = "wasm")]
#[path = "render/no_pdf.rs"]
pub mod pdf;
pub mod qr;
#[cfg(not(target_family = "wasm"))]
mod text;
