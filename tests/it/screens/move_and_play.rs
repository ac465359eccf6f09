//! Proves screens of `move_and_play`.
