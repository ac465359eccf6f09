//! Proves `gate`.
