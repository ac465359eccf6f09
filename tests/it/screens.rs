//! Proves `screens`.
