//! Watches the process that draws the page, so that a window whose page is gone never looks alive.
//!
//! On Linux WebKit tells when that process ended. The page is asked for an answer after each press and while a session
//! plays, and says itself when it lost the program. Then the window speaks in words of its own, and offers to open
//! again at the same place. Elsewhere there is no such word: see the README.

#[cfg(not(all(feature = "desktop", target_os = "linux")))]
mod elsewhere;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod linux;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod panel;

#[cfg(not(all(feature = "desktop", target_os = "linux")))]
pub use elsewhere::Watch;
#[cfg(all(feature = "desktop", target_os = "linux"))]
pub use linux::Watch;

/// Where the person is, as the app tells it when the page is gone.
#[derive(Clone, Debug, Default)]
#[cfg_attr(not(all(feature = "desktop", target_os = "linux")), allow(dead_code, reason = "nobody asks there"))]
pub struct Standing {
    /// The path of the open screen.
    pub path: String,
    /// A sentence about the session that was playing and is paused now.
    pub session: Option<String>,
}
