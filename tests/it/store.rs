//! Proves `store`.
