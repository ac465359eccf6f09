//! The system's dialogs for files. A test answers them: `UNKINK_TEST_DIALOG` is a path, `cancel`, or `none` where there
//! are no dialogs.

use std::path::PathBuf;

/// What a person chose in a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Chosen(PathBuf),
    Cancelled,
    /// There are no dialogs here: a path is typed instead.
    Missing,
}

/// A file to be written, called `name` at first.
pub async fn save(name: &str) -> Answer {
    match told() {
        Some(answer) => answer,
        None => system::save(name).await,
    }
}

/// A file to be read.
pub async fn open() -> Answer {
    match told() {
        Some(answer) => answer,
        None => system::open().await,
    }
}

/// A folder that is there.
pub async fn folder() -> Answer {
    match told() {
        Some(answer) => answer,
        None => system::folder().await,
    }
}

fn told() -> Option<Answer> {
    let told = std::env::var_os("UNKINK_TEST_DIALOG")?;
    Some(match told.to_str() {
        Some("cancel") => Answer::Cancelled,
        Some("none") => Answer::Missing,
        _ => Answer::Chosen(told.into()),
    })
}

#[cfg(all(feature = "desktop", any(target_os = "linux", target_os = "macos", target_os = "windows")))]
mod system {
    use super::Answer;
    use rfd::{AsyncFileDialog, FileHandle};

    pub(super) async fn save(name: &str) -> Answer {
        if !are_there() {
            return Answer::Missing;
        }
        let folder = crate::platform::files::downloads().unwrap_or_default();
        answer(AsyncFileDialog::new().set_file_name(name).set_directory(folder).save_file().await)
    }

    pub(super) async fn open() -> Answer {
        if are_there() { answer(AsyncFileDialog::new().pick_file().await) } else { Answer::Missing }
    }

    pub(super) async fn folder() -> Answer {
        if are_there() { answer(AsyncFileDialog::new().pick_folder().await) } else { Answer::Missing }
    }

    fn answer(chosen: Option<FileHandle>) -> Answer {
        chosen.map_or(Answer::Cancelled, |file| Answer::Chosen(file.path().to_owned()))
    }

    /// On Linux the dialogs are those of a portal, which is a service of the session.
    #[cfg(target_os = "linux")]
    fn are_there() -> bool {
        const SERVICE: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";
        let folders = std::env::var("XDG_DATA_DIRS").ok().filter(|folders| !folders.is_empty());
        let folders = folders.unwrap_or_else(|| "/usr/local/share:/usr/share".to_owned());
        std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
            && std::env::split_paths(&folders).any(|folder| folder.join(SERVICE).is_file())
    }

    #[cfg(not(target_os = "linux"))]
    fn are_there() -> bool {
        true
    }
}

/// A file that is written is handed over under its name; of one that is read the browser gives the content alone.
#[cfg(target_family = "wasm")]
mod system {
    use super::Answer;
    use crate::platform::archive;
    use crate::platform::browser;

    pub(super) async fn save(name: &str) -> Answer {
        Answer::Chosen(name.into())
    }

    pub(super) async fn open() -> Answer {
        let chosen = js_sys::Array::from(&browser::choose(true).await).to_vec();
        let Some((name, pairs)) = chosen.split_first() else { return Answer::Cancelled };
        let files: Vec<(String, Vec<u8>)> = pairs
            .chunks(2)
            .filter_map(|pair| match pair {
                [name, bytes] => Some((name.as_string()?, js_sys::Uint8Array::new(bytes).to_vec())),
                _ => None,
            })
            .collect();
        let name = name.as_string().unwrap_or_default();
        archive::take(&name, files);
        Answer::Chosen(name.into())
    }

    pub(super) async fn folder() -> Answer {
        Answer::Missing
    }
}

/// A file is written first and handed over then ([`super::files::hand_over`]), and one that is read was copied before. There
/// is no folder that stays open to an app.
#[cfg(any(target_os = "android", target_os = "ios"))]
mod system {
    use super::Answer;
    use crate::platform::files;

    pub(super) async fn save(name: &str) -> Answer {
        let Some(folder) = files::downloads() else { return Answer::Missing };
        let file = folder.join(name);
        // What was handed over before, or never was.
        let _ = std::fs::remove_file(&file);
        Answer::Chosen(file)
    }

    #[cfg(target_os = "android")]
    pub(super) async fn open() -> Answer {
        use crate::platform::{activity, background, data_dir};
        let Some(folder) = data_dir::cache_dir().map(|folder| folder.join("inbox")) else { return Answer::Missing };
        let folder = folder.to_string_lossy().into_owned();
        let said = background::run("dialog", move || activity::open_document(&folder)).await.flatten();
        match said {
            Some(path) if path.starts_with('/') => Answer::Chosen(path.into()),
            Some(said) if said == "cancelled" => Answer::Cancelled,
            _ => Answer::Missing,
        }
    }

    #[cfg(target_os = "ios")]
    pub(super) async fn open() -> Answer {
        match crate::platform::picker::open().await {
            Some(Some(file)) => Answer::Chosen(file),
            Some(None) => Answer::Cancelled,
            None => Answer::Missing,
        }
    }

    pub(super) async fn folder() -> Answer {
        Answer::Missing
    }
}

#[cfg(not(any(
    all(feature = "desktop", any(target_os = "linux", target_os = "macos", target_os = "windows")),
    target_os = "android",
    target_os = "ios",
    target_family = "wasm"
)))]
mod system {
    use super::Answer;

    pub(super) async fn save(_name: &str) -> Answer {
        Answer::Missing
    }

    pub(super) async fn open() -> Answer {
        Answer::Missing
    }

    pub(super) async fn folder() -> Answer {
        Answer::Missing
    }
}
