//! A passphrase typed in a terminal, without being shown.

use std::io;

/// What is typed after `prompt`; none where no terminal is there to type in.
#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
pub fn ask(prompt: &str) -> Option<io::Result<String>> {
    use std::io::IsTerminal;
    io::stdin().is_terminal().then(|| rpassword::prompt_password(prompt))
}

/// What is typed after `prompt`; none where no terminal is there to type in.
#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
pub fn ask(_prompt: &str) -> Option<io::Result<String>> {
    None
}
