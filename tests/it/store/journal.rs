//! Proves journal.
