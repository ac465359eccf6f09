//! The terminal: arguments in, domain and store used, text or JSON out.
