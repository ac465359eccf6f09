//! Proves `routine`.
