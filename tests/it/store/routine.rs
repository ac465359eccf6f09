//! Proves routine.
