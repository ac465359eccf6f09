//! Proves check.
