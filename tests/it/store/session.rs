//! Proves session.
