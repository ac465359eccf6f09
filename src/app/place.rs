//! The window opens where it was, at the size it had.

use crate::platform::window_place::{self, Area, FirstWindow, WindowPlace};
use dioxus::desktop::tao::monitor::MonitorHandle;
use dioxus::desktop::tao::window::Window;
use dioxus::desktop::{LogicalPosition, LogicalSize, WindowBuilder};
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::sync::{Arc, Weak};

/// What is known about the window's place.
pub struct Place {
    folder: PathBuf,
    /// None when another window of the program is open: this one takes its size and not its place.
    first: Option<FirstWindow>,
    last: Cell<Option<WindowPlace>>,
    window: RefCell<Weak<Window>>,
}

impl Place {
    /// The place that is kept on this device. None where nothing can be kept.
    pub fn find() -> Option<Place> {
        let folder = window_place::folder()?;
        let first = window_place::first_window(&folder);
        let last = Cell::new(window_place::read(&folder));
        Some(Place { folder, first, last, window: RefCell::default() })
    }

    /// The builder of a window that opens there.
    pub fn asked_of(&self, window: WindowBuilder) -> WindowBuilder {
        let Some(WindowPlace { area, maximized }) = self.last.get() else { return window };
        let window = window.with_inner_size(LogicalSize::new(area.width, area.height)).with_maximized(maximized);
        match self.first {
            Some(_) => window.with_position(LogicalPosition::new(area.x, area.y)),
            None => window,
        }
    }

    /// Takes in the window, and moves it where it can be seen if its screen is gone.
    pub fn meet(&self, window: &Arc<Window>) {
        self.window.replace(Arc::downgrade(window));
        let Some(asked) = self.last.get() else { return };
        let screens: Vec<Area> = window.available_monitors().map(|screen| area_of(&screen)).collect();
        if screens.is_empty() || asked.on(&screens) == Some(asked) {
            return;
        }
        let fitted = asked.on(&screens).or_else(|| {
            let main = window.primary_monitor().map(|screen| area_of(&screen)).or(screens.first().copied())?;
            WindowPlace { area: Area { x: main.x, y: main.y, ..asked.area }, ..asked }.on(&[main])
        });
        if let Some(WindowPlace { area, .. }) = fitted {
            window.set_inner_size(LogicalSize::new(area.width, area.height));
            window.set_outer_position(LogicalPosition::new(area.x, area.y));
        }
    }

    /// Keeps the place the window has now.
    pub fn keep(&self) {
        let Some(window) = self.window.borrow().upgrade() else { return };
        let Ok(position) = window.outer_position() else { return };
        if window.is_minimized() || window.fullscreen().is_some() {
            return;
        }
        let scale = window.scale_factor();
        let (position, size) = (position.to_logical::<f64>(scale), window.inner_size().to_logical::<f64>(scale));
        let now = Area { x: position.x, y: position.y, width: size.width, height: size.height };
        let maximized = window.is_maximized();
        let area = self.last.get().filter(|_| maximized).map_or(now, |last| last.area);
        let place = WindowPlace { area, maximized };
        if self.last.replace(Some(place)) != Some(place) {
            window_place::keep(&self.folder, &place);
        }
    }
}

fn area_of(screen: &MonitorHandle) -> Area {
    let scale = screen.scale_factor();
    let (position, size) = (screen.position().to_logical::<f64>(scale), screen.size().to_logical::<f64>(scale));
    Area { x: position.x, y: position.y, width: size.width, height: size.height }
}
