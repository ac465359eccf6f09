//! Passphrases: from a file, or typed without being shown.

use super::ask::prompt;
use super::failure::Failure;
use super::shell::Shell;
use crate::domain::backup::{ABOUT_PASSPHRASES, SHORTEST_PASSPHRASE};
use crate::platform::passphrase;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A file with a passphrase is no larger than this, in bytes.
const MOST: u64 = 4096;

/// The first line of a file.
pub fn from_file(path: &Path) -> Result<String, Failure> {
    let refused = |problem: String| Failure::failed(format!("--passphrase-file: {}: {problem}", path.display()));
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_string(&mut text));
    read.map_err(|error| refused(error.to_string()))?;
    let first = text.lines().next().unwrap_or_default();
    if first.is_empty() {
        return Err(refused("its first line is empty, and that is the passphrase".to_owned()));
    }
    Ok(first.to_owned())
}

/// A new passphrase: said twice, and what it means before.
pub fn new(shell: &mut Shell<'_>) -> Result<String, Failure> {
    shell.note(ABOUT_PASSPHRASES);
    let first = typed("Passphrase: ", shell)?;
    let second = typed("Once more: ", shell)?;
    if first != second {
        return Err(Failure::failed("the two passphrases are not the same; no copy was made"));
    }
    Ok(first)
}

/// Refuses a new passphrase that is too short.
pub fn long_enough(passphrase: String) -> Result<String, Failure> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        let problem = format!("passphrase: it takes at least {SHORTEST_PASSPHRASE} characters; no copy was made");
        return Err(Failure::failed(problem));
    }
    Ok(passphrase)
}

/// One that is typed.
pub fn typed(ask: &str, shell: &mut Shell<'_>) -> Result<String, Failure> {
    match passphrase::ask(ask) {
        Some(typed) => typed.map_err(|error| Failure::failed(format!("no passphrase can be read: {error}"))),
        None => {
            let line = prompt(shell.input, shell.err)?;
            let line = line.ok_or_else(|| Failure::failed("no passphrase was given"))?;
            Ok(line.trim_end_matches(['\r', '\n']).to_owned())
        }
    }
}
