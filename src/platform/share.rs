//! Handing a file to other apps: the share sheet of a phone.

use std::io;
use std::path::Path;

/// Whether the device offers files to other apps.
pub fn is_there() -> bool {
    cfg!(any(target_os = "android", target_os = "ios"))
}

/// Offers a file in the folder for what is handed over ([`super::files::downloads`]) to other apps. `kind` is its media type.
///
/// # Errors
/// The system did not take it, in its words.
pub fn share(path: &Path, kind: &str) -> io::Result<()> {
    system::share(path, kind)
}

#[cfg(target_os = "android")]
mod system {
    use crate::platform::activity;
    use std::io;
    use std::path::Path;

    pub(super) fn share(path: &Path, kind: &str) -> io::Result<()> {
        match activity::share(&path.to_string_lossy(), kind) {
            Some(said) if said == "done" => Ok(()),
            Some(problem) => Err(io::Error::other(problem)),
            None => Err(io::Error::other("Android did not answer")),
        }
    }
}

#[cfg(target_os = "ios")]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) fn share(path: &Path, _kind: &str) -> io::Result<()> {
        crate::platform::picker::share(path).ok_or_else(|| io::Error::other("iOS opened no sheet"))
    }
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) fn share(_path: &Path, _kind: &str) -> io::Result<()> {
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }
}
