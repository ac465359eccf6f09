//! Where the window was, remembered on this device: a small file in the cache folder, never in the records.
//!
//! A file that is missing or that says nothing sensible is no place; a place that cannot be kept is forgotten.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

const FILE: &str = "window.json";

/// So much of a window must lie on a screen for a hand to get hold of it.
const GRIP: f64 = 80.0;

/// The least and the most a side can sensibly be.
const SIDES: std::ops::RangeInclusive<f64> = 200.0..=20_000.0;

/// A rectangle in logical pixels: of a screen, or of a window without its frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A window's place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// As it is when it does not fill the screen.
    #[serde(flatten)]
    pub area: Area,
    #[serde(default)]
    pub maximized: bool,
}

impl Area {
    fn overlap(&self, other: &Area) -> (f64, f64) {
        let along = |a: f64, a_length: f64, b: f64, b_length: f64| (a + a_length).min(b + b_length) - a.max(b);
        (along(self.x, self.width, other.x, other.width), along(self.y, self.height, other.y, other.height))
    }

    /// The screen of which most is behind this; none where no hand would get hold of it.
    fn screen<'a>(&self, screens: &'a [Area]) -> Option<&'a Area> {
        let held = screens.iter().filter(|screen| {
            let (across, down) = self.overlap(screen);
            let top_is_there = (screen.y..=screen.y + screen.height - GRIP).contains(&self.y);
            across >= GRIP && down >= GRIP && top_is_there
        });
        held.max_by(|a, b| {
            let shared = |screen: &Area| {
                let (across, down) = self.overlap(screen);
                across * down
            };
            shared(a).total_cmp(&shared(b))
        })
    }
}

impl WindowPlace {
    /// This place on the screens that are there now. None when it lay on one that is gone; a window that is larger than
    /// its screen is made as large as that.
    pub fn on(self, screens: &[Area]) -> Option<WindowPlace> {
        let screen = self.area.screen(screens)?;
        let area =
            Area { width: self.area.width.min(screen.width), height: self.area.height.min(screen.height), ..self.area };
        Some(WindowPlace { area, ..self })
    }

    fn is_sensible(&self) -> bool {
        let Area { x, y, width, height } = self.area;
        SIDES.contains(&width) && SIDES.contains(&height) && [x, y].iter().all(|side| side.abs() <= *SIDES.end())
    }
}

/// The place kept in `folder`.
pub fn read(folder: &Path) -> Option<WindowPlace> {
    let text = fs::read_to_string(folder.join(FILE)).ok()?;
    serde_json::from_str::<WindowPlace>(&text).ok().filter(WindowPlace::is_sensible)
}

/// Keeps a place in `folder`, which is made when it is missing. Nothing happens where that is refused.
pub fn keep(folder: &Path, place: &WindowPlace) {
    let Ok(text) = serde_json::to_string(place) else { return };
    let trial = folder.join(format!("{FILE}.{}", std::process::id()));
    let kept = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&trial, text))
        .and_then(|()| fs::rename(&trial, folder.join(FILE)));
    if kept.is_err() {
        let _ = fs::remove_file(&trial);
    }
}

/// Says, for as long as it lives, that a window of this program is open.
#[derive(Debug)]
pub struct FirstWindow(#[allow(dead_code, reason = "it holds the lock")] File);

/// Whether this is the only window of the program on this device; a second one does not cover the first.
pub fn first_window(folder: &Path) -> Option<FirstWindow> {
    fs::create_dir_all(folder).ok()?;
    let file = OpenOptions::new().create(true).append(true).open(folder.join("window.lock")).ok()?;
    file.try_lock().ok()?;
    Some(FirstWindow(file))
}

/// The folder for what the device may forget.
#[cfg(not(any(target_os = "android", target_os = "ios")))]
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("app", "", "Unkink").map(|folders| folders.cache_dir().to_owned())
}

/// Phones give the window the whole screen.
#[cfg(any(target_os = "android", target_os = "ios"))]
pub fn folder() -> Option<PathBuf> {
    None
}
