//! Records that turn out to be damaged when they are opened: the newest copy of this device that is good, and that copy in
//! their place. In a browser the copies are those inside of it.

use crate::domain::backup::Held;
use crate::domain::day::Day;
use crate::domain::words::backup::held;
use crate::platform::{background, backup_place, clock, keeping};
use crate::store::{Restored, Store, copies_in, rescue_in, restore_over_damaged};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A copy that was opened and compared: it can be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodCopy {
    pub file: PathBuf,
    held: Held,
}

impl GoodCopy {
    /// What it holds.
    pub fn words(&self) -> String {
        held(&self.held)
    }
}

/// Looks through this device's copies of the records at `records`, the newest first. Those with a passphrase are left out.
///
/// # Errors
/// Why there is none.
pub async fn newest_good(records: &Path) -> Result<GoodCopy, String> {
    if keeping::is_in_browser() {
        return newest_inside().await;
    }
    let data = records.parent().unwrap_or(Path::new("")).to_owned();
    let look = move || {
        let folder = backup_place::of(&data).folder.ok_or("No folder for daily copies was chosen on this device")?;
        let today = Day(clock::now().date_naive());
        let shown = folder.display();
        let copies = copies_in(&folder, today).map_err(|_| format!("The folder {shown} is not there now"))?;
        let device = backup_place::device().unwrap_or_default();
        let own = copies.into_iter().filter(|copy| !copy.sealed && copy.device == device);
        let mut files = own.map(|copy| folder.join(copy.to_string()));
        let good = files.find_map(|file| Some(GoodCopy { held: Store::prove(&file, None, &data).ok()?, file }));
        good.ok_or_else(|| format!("There is no copy of this device in {shown} that opens"))
    };
    background::run("copies", look).await.unwrap_or_else(|| Err("The copies could not be looked at".to_owned()))
}

/// Puts a copy in the place of the damaged records, which are kept beside as they are, and opens it. Gives the records, and
/// what was done.
///
/// # Errors
/// Why it could not be put there; the records are then as they were.
pub async fn restore(records: &Path, copy: &GoodCopy) -> Result<(Arc<Store>, Restored), String> {
    if keeping::is_in_browser() {
        return restore_inside(copy).await;
    }
    let (records, file) = (records.to_owned(), copy.file.clone());
    let put = move || {
        let restored = restore_over_damaged(&records, &file, None, clock::now())?;
        Store::open(&records).map(|store| (Arc::new(store), restored))
    };
    let put = background::run("copies", put).await.ok_or_else(|| "The copy could not be put there".to_owned())?;
    put.map_err(|error| error.to_string())
}

/// Copies of a day go before those that were made ahead of a change.
async fn newest_inside() -> Result<GoodCopy, String> {
    let (days, others): (Vec<String>, _) =
        keeping::copies().await.into_iter().partition(|name| name.parse().map(Day).is_ok());
    for name in days.into_iter().chain(others) {
        if let Ok(held) = proved(&name).await {
            return Ok(GoodCopy { file: PathBuf::from(name), held });
        }
    }
    Err("There is no copy inside of this browser that opens".to_owned())
}

/// Puts a copy where it can be looked at, and looks through it.
async fn proved(name: &str) -> Result<Held, String> {
    keeping::give(name).await?;
    Store::prove_in(keeping::VFS, keeping::GIVEN).map_err(|error| error.to_string())
}

async fn restore_inside(copy: &GoodCopy) -> Result<(Arc<Store>, Restored), String> {
    let held = proved(&copy.file.to_string_lossy()).await?;
    let now = clock::now();
    let aside = format!("damaged, {}", now.format("%Y-%m-%d %H:%M:%S"));
    keeping::copy_aside(&aside).await?;
    let restored = rescue_in(keeping::VFS, keeping::FILE, keeping::GIVEN, held, now);
    keeping::put_given_in_place();
    let store = Store::open_in(keeping::VFS, keeping::FILE, keeping::changed).map_err(|error| error.to_string())?;
    if !keeping::settled().await {
        return Err("another tab has the records now".to_owned());
    }
    let kept = Some(PathBuf::from(format!("{aside}, inside of this browser")));
    Ok((Arc::new(store), Restored { kept, ..restored }))
}
