//! Proves screens of `records`.
