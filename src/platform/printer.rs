//! Printing by the device itself, beside what a window on a desktop can do.

/// Whether the device prints for the program.
pub fn is_there() -> bool {
    cfg!(target_os = "android")
}

/// Prints what the page shows, as `name`. Does nothing where the device cannot.
pub fn print(name: &str) {
    #[cfg(target_os = "android")]
    super::activity::print_page(name);
    #[cfg(not(target_os = "android"))]
    let _ = name;
}
