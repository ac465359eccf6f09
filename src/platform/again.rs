//! Starting the program anew in the place of the one that runs, at the screen that was open.

use std::env;
use std::io;
use std::process::Command;

/// The screen to open at, as the program that started this one named it.
const VARIABLE: &str = "UNKINK_OPEN_AT";

/// The screen this program was started anew at, as its path.
pub fn asked_screen() -> Option<String> {
    env::var(VARIABLE).ok().filter(|path| path.starts_with('/'))
}

/// Starts the program anew with the same arguments, at the screen with this path. What is not on disk is gone.
///
/// Returns only when it did not work, with the reason.
pub fn start(path: &str) -> io::Error {
    match env::current_exe() {
        Ok(program) => system::replace(Command::new(program).args(env::args_os().skip(1)).env(VARIABLE, path)),
        Err(error) => error,
    }
}

#[cfg(unix)]
mod system {
    use std::io;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    pub(super) fn replace(command: &mut Command) -> io::Error {
        command.exec()
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;
    use std::process::Command;

    pub(super) fn replace(command: &mut Command) -> io::Error {
        match command.spawn() {
            Ok(_) => std::process::exit(0),
            Err(error) => error,
        }
    }
}
