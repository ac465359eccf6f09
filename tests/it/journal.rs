//! Proves `journal`.
