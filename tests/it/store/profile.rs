//! Proves profile.
