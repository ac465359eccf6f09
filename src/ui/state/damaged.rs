//! Records that turn out to be damaged when the window opens: the newest copy of this device that is good, and that copy
//! in their place.

use crate::domain::backup::Held;
use crate::domain::day::Day;
use crate::domain::words::backup::held;
use crate::platform::{background, backup_place, clock};
use crate::store::{Restored, Store, copies_in, restore_over_damaged};
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
    let (records, file) = (records.to_owned(), copy.file.clone());
    let put = move || {
        let restored = restore_over_damaged(&records, &file, None, clock::now())?;
        Store::open(&records).map(|store| (Arc::new(store), restored))
    };
    let put = background::run("copies", put).await.ok_or_else(|| "The copy could not be put there".to_owned())?;
    put.map_err(|error| error.to_string())
}
