//! Proves `checker`.
