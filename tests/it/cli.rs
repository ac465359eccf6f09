//! Proves `cli`.
