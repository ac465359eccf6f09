//! Proves `content`.
