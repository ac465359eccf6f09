//! `backup`: a copy of all records that was opened, checked and compared.
//!
//! The terminal makes none by itself. The window makes one a day in the folder that `--folder` names, as its settings do.

use super::failure::Failure;
use super::passphrase;
use super::shell::Shell;
use crate::domain::backup::ABOUT_PASSPHRASES;
use crate::domain::day::Day;
use crate::domain::words::backup::held;
use crate::platform::{backup_place, clock};
use crate::store::{CopyPlace, Made, Store, StoreError};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file, or a folder to make it in; else the folder for daily copies, else this folder
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Lock the copy with a passphrase, which is typed
    #[arg(long)]
    passphrase: bool,
    /// Lock it with the first line of a file
    #[arg(long, value_name = "F", conflicts_with = "passphrase")]
    passphrase_file: Option<PathBuf>,
    /// Choose the folder in which the window makes a copy each day, and copy there now
    #[arg(long, value_name = "DIR", conflicts_with_all = ["file", "no_folder"])]
    folder: Option<PathBuf>,
    /// Choose none: the window makes no copies any more
    #[arg(long, conflicts_with_all = ["file", "passphrase", "passphrase_file"])]
    no_folder: bool,
}

/// Makes a copy, or says where the daily ones go.
pub fn backup(args: &BackupArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let data = shell.data.folder()?;
    if args.no_folder {
        choose(&data, None)?;
        return Ok(writeln!(shell.out, "No folder is chosen; the window makes no copies by itself.")?);
    }
    if shell.data.file()?.is_none() {
        return Err(Failure::failed("there are no records yet, so there is nothing to copy"));
    }
    let before = backup_place::of(&data);
    if let Some(folder) = &args.folder {
        let folder = std::path::absolute(folder)?;
        if let Some(problem) = backup_place::unfit(&folder, &data) {
            return Err(Failure::usage(format!("--folder: {}: {problem}", folder.display())));
        }
    }
    let passphrase = match &args.passphrase_file {
        Some(file) => Some(passphrase::from_file(file)?),
        None if args.passphrase => Some(passphrase::new(shell)?),
        None => None,
    };
    let passphrase = passphrase.map(passphrase::long_enough).transpose()?;
    let store = shell.data.look()?;
    if let Some(folder) = &args.folder {
        choose(&data, Some(std::path::absolute(folder)?))?;
    }
    let made = make(&store, args.file.as_deref(), passphrase.as_deref(), &data);
    match &made {
        // A folder that holds no copy is none for daily ones.
        Err(_) if args.folder.is_some() => {
            let _ = backup_place::keep(&data, |place| *place = before);
        }
        Err(error) if args.file.is_none() && before.folder.is_some() => {
            backup_place::remember(&data, clock::now(), Err(&error.to_string()));
        }
        _ => {}
    }
    let made = made?;
    backup_place::remember(&data, clock::now(), Ok(&made.path));
    writeln!(shell.out, "Copied and compared: {}", held(&made.held))?;
    writeln!(shell.out, "{}", made.path.display())?;
    if args.passphrase_file.is_some() {
        shell.note(ABOUT_PASSPHRASES);
    }
    Ok(())
}

fn choose(data: &Path, folder: Option<PathBuf>) -> Result<(), Failure> {
    let kept = backup_place::keep(data, |place| {
        (place.folder, place.problem, place.told) = (folder, None, None);
    });
    kept.map(drop).map_err(|error| Failure::failed(format!("the folder could not be remembered: {error}")))
}

/// The file as named; in a folder one with a name of its own.
fn make(store: &Store, file: Option<&Path>, passphrase: Option<&str>, data: &Path) -> Result<Made, StoreError> {
    if let Some(file) = file.filter(|file| !file.is_dir()) {
        return store.back_up(file, passphrase).map(|held| Made { path: file.to_owned(), held });
    }
    let chosen = backup_place::of(data).folder.filter(|_| file.is_none());
    let rotate = chosen.is_some();
    let folder = chosen.or_else(|| file.map(Path::to_owned)).unwrap_or_else(|| PathBuf::from("."));
    let device = backup_place::device().map_err(|error| StoreError::Uncopied {
        path: folder.clone(),
        problem: format!("this device has no name for it: {error}"),
    })?;
    let today = Day(clock::now().date_naive());
    store.back_up_into(CopyPlace { folder: &folder, device: &device, today, rotate }, passphrase)
}
