//! Proves `architecture`.
