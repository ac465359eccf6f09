//! Proves `condition`.
