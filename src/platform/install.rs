//! How the app is on this device where a browser keeps it: in a tab or installed, and whether a newer version waits.
//! Elsewhere it is installed, and its newer versions come by other ways.

use super::background::Bell;

/// How a browser puts the app on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The browser asks the person, when told to.
    Offer,
    /// By the share sheet of an iPhone or iPad.
    ShareSheet,
    /// By the browser's menu on Android.
    Menu,
    /// By a sign in the address bar of a desktop's browser.
    AddressBar,
    /// By the File menu of Safari on a Mac.
    Dock,
    /// This browser cannot.
    None,
    /// No browser does, since the page came without HTTPS.
    Insecure,
}

/// How this browser would install the app; none where it is installed.
pub fn way() -> Option<Way> {
    match system::way().as_str() {
        "offer" => Some(Way::Offer),
        "share" => Some(Way::ShareSheet),
        "menu" => Some(Way::Menu),
        "bar" => Some(Way::AddressBar),
        "dock" => Some(Way::Dock),
        "none" => Some(Way::None),
        "insecure" => Some(Way::Insecure),
        _ => None,
    }
}

/// Lets the browser ask whether to install, after [`Way::Offer`].
pub fn ask() {
    system::ask();
}

/// On how many visits the app was opened in this browser; those within half an hour count once.
pub fn visits() -> u32 {
    system::visits()
}

/// Whether the person has put the words about installing away, in this browser.
pub fn is_put_away() -> bool {
    system::is_put_away()
}

/// Remembers that they did.
pub fn put_away() {
    system::put_away();
}

/// Says when a newer version waits, now or later. It never returns.
pub async fn watch_new_version(mut tell: impl FnMut()) {
    let bell = Bell::default();
    system::watch_new_version(&bell);
    loop {
        if system::has_new_version() {
            tell();
        }
        bell.wait().await;
    }
}

/// The newer version takes over: the page is loaded anew.
pub fn take_new_version() {
    system::take_new_version();
}

#[cfg(not(target_family = "wasm"))]
mod system {
    use crate::platform::background::Bell;

    pub(super) fn way() -> String {
        String::new()
    }

    pub(super) fn ask() {}

    pub(super) fn visits() -> u32 {
        0
    }

    pub(super) fn is_put_away() -> bool {
        false
    }

    pub(super) fn put_away() {}

    pub(super) fn has_new_version() -> bool {
        false
    }

    pub(super) fn watch_new_version(_: &Bell) {}

    pub(super) fn take_new_version() {}
}

#[cfg(target_family = "wasm")]
mod system {
    use crate::platform::background::Bell;
    use wasm_bindgen::prelude::{Closure, wasm_bindgen};

    #[wasm_bindgen(module = "/assets/web/install.js")]
    extern "C" {
        pub(super) fn way() -> String;
        pub(super) fn ask();
        pub(super) fn visits() -> u32;
        #[wasm_bindgen(js_name = isPutAway)]
        pub(super) fn is_put_away() -> bool;
        #[wasm_bindgen(js_name = putAway)]
        pub(super) fn put_away();
        #[wasm_bindgen(js_name = hasNewVersion)]
        pub(super) fn has_new_version() -> bool;
        #[wasm_bindgen(js_name = watchNewVersion)]
        fn watch(tell: &Closure<dyn Fn()>);
        #[wasm_bindgen(js_name = takeNewVersion)]
        pub(super) fn take_new_version();
    }

    pub(super) fn watch_new_version(bell: &Bell) {
        let bell = bell.clone();
        let heard: Closure<dyn Fn()> = Closure::new(move || bell.ring());
        watch(&heard);
        // The page hears it for as long as it is open.
        heard.forget();
    }
}
