//! What can wait until a page is there.

use crate::platform::clock;
use crate::ui::state::trail::use_kept;
use dioxus::prelude::*;
use std::time::Duration;

/// Long enough for a page to be painted, too short to scroll.
const SOON: Duration = Duration::from_millis(60);

/// How many rows of a list may fill a window: their pictures are drawn at once.
const AT_ONCE: usize = 8;

/// Waits so long.
pub async fn a_moment(length: Duration) {
    clock::sleep(length).await;
}

/// How many pictures of a list are drawn: those a window shows as the page appears, all a moment later and when it is come
/// back to.
pub fn use_drawn() -> usize {
    let mut drawn = use_kept("drawn", || AT_ONCE);
    use_future(move || async move {
        if *drawn.peek() == AT_ONCE {
            a_moment(SOON).await;
            drawn.set(usize::MAX);
        }
    });
    drawn()
}
