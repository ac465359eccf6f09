//! What a person sees of a window that starts: its pixels, asked of the display and not of the program.

use crate::display::Display;
use crate::wait::LATER;
use std::thread::sleep;
use std::time::Duration;
use unkink::platform::clock::Stopwatch;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

const STEP: Duration = Duration::from_millis(4);

/// Where something is looked for: the top and the height of bands in a window of 390 × 844, in pixels.
const BANDS: [(i16, u16); 2] = [(30, 60), (380, 60)];
const WIDTH: u16 = 340;

/// Milliseconds from `watch` until the window on the display shows more than a background.
pub fn first_content(display: &Display, watch: Stopwatch) -> f64 {
    let (connection, screen) = RustConnection::connect(Some(&display.name)).expect("the display");
    let root = connection.setup().roots[screen].root;
    while !shows_content(&connection, root) {
        assert!(watch.elapsed() < LATER.0, "nothing was shown");
        sleep(STEP);
    }
    watch.elapsed().as_secs_f64() * 1000.0
}

fn shows_content(connection: &RustConnection, root: Window) -> bool {
    let children = connection.query_tree(root).ok().and_then(|asked| asked.reply().ok()).map(|tree| tree.children);
    let windows = children.unwrap_or_default();
    windows.into_iter().filter(|window| is_shown(connection, *window)).any(|window| {
        BANDS.iter().any(|(top, height)| {
            let asked = connection.get_image(ImageFormat::Z_PIXMAP, window, 20, *top, WIDTH, *height, u32::MAX).ok();
            asked.and_then(|asked| asked.reply().ok()).is_some_and(|image| has_three_colours(&image.data))
        })
    })
}

fn is_shown(connection: &RustConnection, window: Window) -> bool {
    let size = connection.get_geometry(window).ok().and_then(|asked| asked.reply().ok());
    let state = connection.get_window_attributes(window).ok().and_then(|asked| asked.reply().ok());
    size.is_some_and(|size| size.width > WIDTH) && state.is_some_and(|state| state.map_state == MapState::VIEWABLE)
}

/// A background alone has one, or two while it is being painted.
fn has_three_colours(pixels: &[u8]) -> bool {
    let mut seen: Vec<&[u8]> = Vec::new();
    for pixel in pixels.chunks_exact(4) {
        if !seen.contains(&pixel) {
            seen.push(pixel);
        }
        if seen.len() > 2 {
            return true;
        }
    }
    false
}
