//! Proves settings.
