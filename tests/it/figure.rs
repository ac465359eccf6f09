//! Proves `figure`.
