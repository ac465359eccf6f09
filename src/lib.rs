//! Unkink: guided routines instead of forcing, a crack journal, and a red-flag checker.
//!
//! One library, two shells. The window (`app`, [`ui`]) and the terminal ([`cli`]) call the same functions; a
//! behaviour that only one of them has is in the wrong layer.
//!
//! In a browser the window is the page itself: the same `app`, [`ui`] and [`domain`] as wasm, without a terminal. There
//! [`store`] works on a file in memory, and [`platform`] keeps its changed blocks in the browser after each commit.
//!
//! ```text
//!            main                     terminal or window, nothing else
//!           /    \
//!        app      \                   window: store, contexts, page head, error boundary, router
//!         |        \
//!        ui        cli                screens and components  |  arguments, text and JSON
//!         |  \    /  |
//!         |   store  platform         SQLite  |  clock, data folder, screen awake
//!         |   render                  the page for a visit as PDF, and its square code
//!         |     |
//!         +-- domain                  content, exercises, sessions, checker, gates, journal: pure
//! ```
//!
//! "Where is it decided?" is `domain/<noun>.rs`, "saved?" `store/<noun>.rs`, "shown?" `ui/screens/<noun>.rs`,
//! "proved?" `tests/it/<noun>.rs`. What is decided rests on what is written, in `domain/content/`, and is said in the
//! words of `domain/words/`.
//!
//! Invariants, kept by `tests/it/architecture.rs` and lints:
//!
//! 1. [`domain`] knows no window, database, file, thread, clock or randomness: time, place and ids are arguments.
//! 2. Only `platform/clock.rs` asks for the time.
//! 3. Only [`store`] contains SQL; in [`ui`] only `state` names the store.
//! 4. `cfg` on targets and features stands only in [`platform`], [`render`], `app`, `main` and the `pub mod` lines below.
//! 5. Components take values and callbacks; no context below screens.
//! 6. Text, content and styles are embedded: a binary started by hand finds everything.
//! 7. No panic, `unwrap`, indexing or printing outside tests and `cli` output.
//! 8. Nothing is put into the page as HTML text, and nothing is sent anywhere.
//! 9. No circle of files in [`domain`], [`store`], [`cli`] and [`ui::components`].
//! 10. Only the shells open the book, [`domain::content::content`]: `cli`, `ui::state`, `ui::screens` and `app`. All others
//!     take [`domain::content::Content`], or a record of it.

#[cfg(any(feature = "desktop", feature = "mobile", target_family = "wasm"))]
pub mod app;
#[cfg(not(target_family = "wasm"))]
pub mod cli;
pub mod domain;
pub mod platform;
pub mod render;
pub mod store;
pub mod ui;
