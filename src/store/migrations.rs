//! The ordered list of schema changes.
