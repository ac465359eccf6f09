//! What the program asks of the page it is shown in. In a window the page is spoken to in script; in a browser its
//! functions are called, so that none has to be made of text there.

/// Schedules sounds, words and vibration: an order for `assets/sound.js`, in JSON.
pub fn schedule(order: &str) {
    system::schedule(order);
}

/// Tells the device what plays, in JSON, so that its media keys reach the player.
pub fn tell_device(playing: &str) {
    system::tell_device(playing);
}

/// Shows the beginning of the page.
pub fn scroll_to_top() {
    system::scroll_to_top();
}

/// Fills the screen, or no longer.
pub fn full_screen() {
    system::full_screen();
}

/// Marks the page's root with its look: theme, contrast and motion by their names, empty where the system decides, and the
/// size of text in per cent.
pub fn dress(theme: &str, contrast: &str, motion: &str, text_percent: u32) {
    system::dress(theme, contrast, motion, text_percent);
}

/// Tells what stands in a browser's page before this program does: the number to call in an emergency, and whether the
/// first page was accepted.
pub fn mark(number: &str, accepted: bool) {
    system::mark(number, accepted);
}

/// Says, now and whenever it changes, whether the page is as wide as the styles ask for two columns. It never returns.
pub async fn watch_wide(tell: impl FnMut(bool)) {
    system::watch_wide(tell).await;
}

#[cfg(not(target_family = "wasm"))]
mod system {
    use dioxus::prelude::document;

    const WIDE: &str = "const wide = matchMedia('(min-width: 1100px) and (min-height: 600px)');
        const tell = () => dioxus.send(wide.matches);
        wide.addEventListener('change', tell);
        tell();
        await new Promise(() => {});";

    pub(super) fn schedule(order: &str) {
        document::eval(&format!("window.unkinkSound?.schedule({order})"));
    }

    pub(super) fn tell_device(playing: &str) {
        document::eval(&format!("window.unkinkSession?.({playing})"));
    }

    pub(super) fn scroll_to_top() {
        document::eval("scrollTo(0, 0)");
    }

    pub(super) fn full_screen() {
        document::eval(
            "document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()",
        );
    }

    pub(super) fn dress(theme: &str, contrast: &str, motion: &str, text_percent: u32) {
        let set = |name: &str, value: &str| format!("document.documentElement.dataset.{name} = '{value}';");
        document::eval(&format!(
            "{}{}{}document.documentElement.style.fontSize = '{text_percent}%'",
            set("chosenTheme", theme),
            set("chosenContrast", contrast),
            set("chosenMotion", motion),
        ));
    }

    /// A window begins when the settings are read.
    pub(super) fn mark(_: &str, _: bool) {}

    pub(super) async fn watch_wide(mut tell: impl FnMut(bool)) {
        let mut seen = document::eval(WIDE);
        while let Ok(is_wide) = seen.recv::<bool>().await {
            tell(is_wide);
        }
    }
}

#[cfg(target_family = "wasm")]
mod system {
    use crate::platform::background::Bell;
    use crate::platform::browser;
    pub(super) use crate::platform::browser::{dress, full_screen, mark, schedule, scroll_to_top, tell_device};
    use wasm_bindgen::prelude::Closure;

    pub(super) async fn watch_wide(mut tell: impl FnMut(bool)) {
        let bell = Bell::default();
        let rings = bell.clone();
        let changed: Closure<dyn Fn()> = Closure::new(move || rings.ring());
        browser::watch_wide(&changed);
        loop {
            tell(browser::is_wide());
            bell.wait().await;
        }
    }
}

/// Begins anew in this tab, which takes the records over from another.
pub fn use_here() {
    #[cfg(target_family = "wasm")]
    crate::platform::browser::take_over();
}

#[cfg(target_family = "wasm")]
pub use crate::platform::browser::{named_screen, print, shown as is_drawn};

/// From now on, when the program ends by a fault of its own, the page says so and offers to begin anew.
#[cfg(target_family = "wasm")]
pub fn tell_when_stopped() {
    std::panic::set_hook(Box::new(|fault| crate::platform::browser::stopped(&fault.to_string())));
}
