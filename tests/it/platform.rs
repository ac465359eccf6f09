//! Proves `platform`.
