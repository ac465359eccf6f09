//! `restore`: a copy in the place of the records, or the proof that it could be.

use super::failure::Failure;
use super::passphrase;
use super::shell::Shell;
use crate::domain::words::backup::{UNREADABLE, came_along, held};
use crate::platform::{clock, data_dir, playing};
use crate::store::{Restored, Store, StoreError, not_in_use, restore_over_damaged};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The copy
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only prove it; nothing is changed
    #[arg(long)]
    dry_run: bool,
    /// What it was locked with is the first line of this file; else it is asked for
    #[arg(long, value_name = "F")]
    passphrase_file: Option<PathBuf>,
}

/// Proves a copy, or restores it.
pub fn restore(args: &RestoreArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let given = args.passphrase_file.as_deref().map(passphrase::from_file).transpose()?;
    if args.dry_run || shell.data.file()?.is_none() {
        let working = data_dir::working_folder(&shell.data.folder()?)?;
        if let Some(records) = shell.data.file()? {
            not_in_use(&args.file, &records)?;
        }
        let (found, given) = unlocked(given, shell, |_, given| Ok(Store::prove(&args.file, given, &working)))?;
        if args.dry_run {
            writeln!(shell.out, "This copy can be restored: {}", held(&found))?;
            return Ok(writeln!(shell.out, "Nothing was changed.")?);
        }
        return put(args, given, shell);
    }
    put(args, given, shell)
}

fn put(args: &RestoreArgs, given: Option<String>, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let records = shell.data.place()?;
    let (restored, _) = unlocked(given, shell, |shell, given| over(&records, &args.file, given, shell))?;
    writeln!(shell.out, "Restored: {}", held(&restored.held))?;
    if let Some(kept) = &restored.kept {
        writeln!(shell.out, "Your records as they were are kept as {}", kept.display())?;
    }
    if let Some(carried) = came_along(restored.carried) {
        writeln!(shell.out, "{carried}")?;
    }
    if restored.is_blind {
        writeln!(shell.out, "{UNREADABLE}")?;
    }
    Ok(())
}

/// Does something with a copy; where it is locked and no passphrase was given, one is asked for.
fn unlocked<T>(
    given: Option<String>,
    shell: &mut Shell<'_>,
    mut act: impl FnMut(&mut Shell<'_>, Option<&str>) -> Result<Result<T, StoreError>, Failure>,
) -> Result<(T, Option<String>), Failure> {
    match act(shell, given.as_deref())? {
        Err(StoreError::Locked { .. }) => {
            let typed = passphrase::typed("Passphrase: ", shell)?;
            Ok((act(shell, Some(&typed))??, Some(typed)))
        }
        done => Ok((done?, given)),
    }
}

/// Restores over records that are sound, or damaged.
fn over(
    records: &Path,
    file: &Path,
    passphrase: Option<&str>,
    shell: &mut Shell<'_>,
) -> Result<Result<Restored, StoreError>, Failure> {
    let now = clock::now();
    let restored = Store::open(records).and_then(|store| {
        for notice in store.notices() {
            shell.note(notice);
        }
        let plays = |session| records.parent().is_some_and(|folder| playing::is_held(folder, session));
        if store.open_sessions()?.into_iter().any(plays) {
            let problem = "a session is playing; end it first".to_owned();
            return Err(StoreError::Unfit { path: file.to_owned(), problem });
        }
        store.restore(file, passphrase, now)
    });
    Ok(match restored {
        Err(StoreError::Corrupt { .. } | StoreError::Damaged(_)) => {
            restore_over_damaged(records, file, passphrase, now)
        }
        done => done,
    })
}
