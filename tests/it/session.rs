//! Proves `session`.
