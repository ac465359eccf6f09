//! The window around the page.

#[cfg(all(feature = "desktop", target_os = "linux"))]
use crate::app::watch::Watch;
use crate::app::{App, Start};
use crate::domain::content::content;
use crate::domain::screen::Screen;
use crate::domain::settings::Settings;
use crate::platform::{again, data_dir, dialler, display, haptics, memo, shortcut, speech};
use crate::store::{Store, StoreError};
use crate::ui::state::app::Opened;
use crate::ui::state::settings::PageLook;
use crate::ui::style;
#[cfg(feature = "desktop")]
use dioxus::desktop::Config;
#[cfg(all(feature = "mobile", not(feature = "desktop")))]
use dioxus::mobile::Config;
use dioxus::prelude::{LaunchBuilder, try_consume_context, use_context};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Opens the window and stays until it is closed. `chosen` is the data folder named on the command line, `screen` what it
/// opens at.
///
/// # Errors
/// There is no screen to open it on.
pub fn launch(chosen: Option<PathBuf>, screen: Option<Screen>) -> Result<(), String> {
    if !display::has_display() {
        return Err("there is no display to open a window on".to_owned());
    }
    // The records are opened while the screen is reached, and the book while the window is built.
    let opened = thread::scope(|scope| {
        let opening = scope.spawn(|| open(chosen));
        reach_screen()?;
        opening.join().map_err(|_| "the records could not be opened".to_owned())
    })?;
    thread::spawn(content);
    let settings = opened.store.as_ref().ok().and_then(|store| store.settings().ok()).unwrap_or_default();
    let config = config(page(&settings));
    LaunchBuilder::new().with_cfg(config).with_context(opened).with_context(OpensAt(screen)).launch(App);
    Ok(())
}

/// The screen that was named on the command line.
#[derive(Clone, Copy)]
struct OpensAt(Option<Screen>);

/// The screen to open at, as its path: the one that was open before the program started itself anew, else the one that was
/// named.
pub fn asked_screen() -> Option<String> {
    let named = || try_consume_context::<OpensAt>().and_then(|at| at.0).map(|screen| screen.path().to_owned());
    again::asked_screen().or_else(shortcut::asked_screen).or_else(named)
}

fn open(chosen: Option<PathBuf>) -> Opened {
    let opened = |store: Result<Store, String>, folder| Opened { store: store.map(Arc::new), folder, damaged: None };
    let folder = match data_dir::data_dir(chosen.as_deref()) {
        Ok(folder) => folder,
        Err(error) => return opened(open_to_read(chosen.as_deref()).ok_or_else(|| error.to_string()), None),
    };
    let file = match data_dir::database(&folder) {
        Ok(file) => file,
        Err(error) => return opened(Err(error.to_string()), Some(folder)),
    };
    let open = |looked| if looked { Store::open_again(&file) } else { Store::open(&file) };
    let store = memo::daily(&folder, open);
    if store.is_err()
        && Store::is_read_only(&file)
        && let Some(copy) = open_to_read(chosen.as_deref())
    {
        return opened(Ok(copy), None);
    }
    let damaged = matches!(store, Err(StoreError::Corrupt { .. })).then_some(file);
    Opened { damaged, ..opened(store.map_err(|error| error.to_string()), Some(folder)) }
}

/// A copy of records that cannot be written: with it, all of them can be seen and taken along.
fn open_to_read(chosen: Option<&Path>) -> Option<Store> {
    let folder = data_dir::locate(chosen).ok()?;
    let file = folder.join(data_dir::FILE);
    let working = data_dir::working_folder(&folder).ok()?;
    file.is_file().then(|| Store::open_copy(&file, &working).ok())?
}

/// What the program was started with.
pub fn use_start() -> Start {
    Start::Opened(use_context::<Opened>())
}

/// First, since it hears every press before what answers to it.
const VISIT: &str = include_str!("../../assets/visit.js");

/// The page around the app: language, viewport with safe areas and zoom, styles inside, nothing remote allowed.
fn page(settings: &Settings) -> String {
    let look = PageLook::of(settings);
    let font = system_font().map(|family| format!(";--font:Legible,'{family}',sans-serif")).unwrap_or_default();
    let root = format!(
        "data-chosen-theme=\"{}\" data-chosen-contrast=\"{}\" data-chosen-motion=\"{}\" style=\"font-size:{}%{font}\"",
        look.theme, look.contrast, look.motion, look.text_percent
    );
    let root = [
        root.as_str(),
        if haptics::are_there() { " data-device-buzzes" } else { "" },
        if speech::is_there() { " data-device-speaks" } else { "" },
    ]
    .concat();
    let script = [
        VISIT,
        include_str!("../../assets/page.js"),
        include_str!("../../assets/sound.js"),
        include_str!("../../assets/figure.js"),
    ]
    .concat();
    include_str!("../../assets/index.html")
        .replace("{root}", &root)
        .replace("{policy}", CONTENT_POLICY)
        .replace("{style}", style::SHEET)
        .replace("{script}", &script)
}

/// The system's letters by their own name. WebKitGTK would ask anew for every size and weight what `system-ui` is, which
/// takes twice as long. None where they have no plain name.
#[cfg(all(feature = "desktop", target_os = "linux"))]
fn system_font() -> Option<String> {
    use gtk::prelude::GtkSettingsExt;
    let told = gtk::Settings::default()?.gtk_font_name()?;
    let family = gtk::pango::FontDescription::from_string(&told).family()?.to_string();
    family.chars().all(|letter| letter.is_alphanumeric() || " -_.".contains(letter)).then_some(family)
}

/// Elsewhere `system-ui` is a name like any other.
#[cfg(not(all(feature = "desktop", target_os = "linux")))]
fn system_font() -> Option<String> {
    None
}

/// What the page may load: itself, and the loopback socket over which the program changes it. Nothing remote.
const CONTENT_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'unsafe-inline' 'unsafe-eval' dioxus: https://dioxus.index.html http://dioxus.index.html; \
    style-src 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self' dioxus: https://dioxus.index.html http://dioxus.index.html ws://127.0.0.1:*; \
    base-uri 'none'; form-action 'none'";

/// The window's size as a test asks for it: `UNKINK_WINDOW=390x844`.
#[cfg(feature = "desktop")]
fn asked_size() -> Option<(f64, f64)> {
    let asked = std::env::var("UNKINK_WINDOW").ok()?;
    let (width, height) = asked.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// The window on a desktop.
#[cfg(feature = "desktop")]
fn config(page: String) -> Config {
    use crate::app::place::Place;
    use dioxus::desktop::tao::event::{Event, WindowEvent};
    use dioxus::desktop::{LogicalSize, WindowBuilder};
    use std::rc::Rc;
    let asked = asked_size();
    let (width, height) = asked.unwrap_or((1100.0, 760.0));
    let window = WindowBuilder::new()
        .with_title("Unkink")
        .with_inner_size(LogicalSize::new(width, height))
        .with_min_inner_size(LogicalSize::new(320.0, 390.0))
        .with_always_on_top(false);
    let place = Rc::new(asked.is_none().then(Place::find).flatten());
    let window = match place.as_ref() {
        Some(place) => place.asked_of(window),
        None => window,
    };
    let keep = {
        let place = place.clone();
        move || {
            if let Some(place) = place.as_ref() {
                place.keep();
            }
        }
    };
    let config = Config::new()
        .with_window(window)
        .with_custom_index(page)
        .with_disable_context_menu(!inspectable())
        .with_navigation_handler(may_open)
        .with_background_color((247, 243, 235, 255))
        .with_custom_event_handler({
            let keep = keep.clone();
            move |event, _| {
                if let Event::WindowEvent { event: WindowEvent::CloseRequested | WindowEvent::Focused(false), .. } =
                    event
                {
                    keep();
                }
            }
        })
        .with_on_window(move |window, dom| {
            if let Some(place) = place.as_ref() {
                place.meet(&window);
            }
            #[cfg(target_os = "linux")]
            if let Some(watch) = watch(&window, keep.clone()) {
                dom.provide_root_context(watch);
            }
            #[cfg(not(target_os = "linux"))]
            let _ = dom;
        });
    // dioxus tells the page's process to use X; where there is none, that would end it.
    #[cfg(target_os = "linux")]
    let config = config.with_disable_dma_buf_on_wayland(display::has_x());
    #[cfg(not(target_os = "macos"))]
    let config = config.with_menu(None);
    config
}

/// Reaches the screen that the window is to open on.
///
/// # Errors
/// It does not answer.
fn reach_screen() -> Result<(), String> {
    #[cfg(all(feature = "desktop", target_os = "linux"))]
    gtk::init().map_err(|_| format!("the display “{}” does not answer", display::name().unwrap_or_default()))?;
    Ok(())
}

/// A watch over the page that is about to be put into `window`.
#[cfg(all(feature = "desktop", target_os = "linux"))]
fn watch(window: &dioxus::desktop::tao::window::Window, before_it_opens_again: impl Fn() + 'static) -> Option<Watch> {
    use dioxus::desktop::tao::platform::unix::WindowExtUnix;
    window.default_vbox().map(|inside| Watch::begin(window.gtk_window(), inside, before_it_opens_again))
}

/// Whether the page may be inspected: in debug builds, and when `UNKINK_INSPECT` asks for it.
#[cfg(feature = "desktop")]
fn inspectable() -> bool {
    cfg!(debug_assertions) || std::env::var_os("UNKINK_INSPECT").is_some()
}

/// The window on a phone fills the screen.
#[cfg(all(feature = "mobile", not(feature = "desktop")))]
fn config(page: String) -> Config {
    Config::new().with_custom_index(page).with_navigation_handler(may_open)
}

/// A number goes to the dialler. Whatever else is dropped on the page or asked of it, the page stays where it is.
fn may_open(address: &str) -> bool {
    dialler::open(address);
    false
}
