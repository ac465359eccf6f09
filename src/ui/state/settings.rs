//! Settings, and what follows from them: numbers to call, the person's day, how the page looks.

use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::settings::{Contrast, Motion, Numbers, Settings, Theme};
use crate::platform::page;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct SettingsState {
    app: AppState,
    settings: Signal<Settings>,
}

impl SettingsState {
    /// Reads what is kept.
    pub fn new(app: AppState) -> SettingsState {
        let settings = app.read(app.store().settings()).unwrap_or_default();
        SettingsState { app, settings: Signal::new(settings) }
    }

    /// Reads them again, as after a write of another program.
    pub(super) fn read_again(&self) {
        if let Some(read) = self.app.read(self.app.store().settings()) {
            let mut settings = self.settings;
            settings.set(read);
        }
    }

    /// All settings.
    pub fn get(&self) -> Settings {
        self.settings.cloned()
    }

    /// Changes settings, on disk first. False when they could not be kept.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) -> bool {
        let kept = self.app.kept(self.app.store().change_settings(self.app.moment(), change));
        if let Some(kept) = &kept {
            let mut settings = self.settings;
            settings.set(kept.clone());
        }
        kept.is_some()
    }

    /// The first-run notice was accepted.
    pub fn is_accepted(&self) -> bool {
        self.settings.read().accepted_at.is_some()
    }

    /// Accepts the first-run notice. It counts as accepted once that is kept for good.
    pub fn accept(&self) {
        let now = self.app.moment();
        let change = |settings: &mut Settings| settings.accepted_at = Some(now);
        if let Some(kept) = self.app.kept(self.app.store().change_settings(now, change)) {
            let mut settings = self.settings;
            self.app.once_kept(move || settings.write().accepted_at = kept.accepted_at);
        }
    }

    /// The telephone numbers in force.
    pub fn numbers(&self) -> Numbers {
        Numbers::of(&self.settings.read(), self.app.country().as_deref(), &content().texts).unbroken()
    }

    /// Today, as the person's day starts.
    pub fn today(&self) -> Day {
        self.app.today(self.settings.read().day_start_hour)
    }

    /// Shows the page as it was chosen. A browser's page begins with it the next time, before this
    /// program does.
    pub fn show(&self) {
        let PageLook { theme, contrast, motion, text_percent } = self.page_look();
        page::dress(theme, contrast, motion, text_percent);
        page::mark(&self.numbers().emergency, self.is_accepted());
    }

    /// The attributes of the page's root element: theme, contrast, motion, and the size of text in per cent.
    pub fn page_look(&self) -> PageLook {
        PageLook::of(&self.settings.read())
    }
}

/// What the person chose of the page's look, as its root element is marked. `page.js` asks the system for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLook {
    /// Empty where the system decides.
    pub theme: &'static str,
    pub contrast: &'static str,
    pub motion: &'static str,
    pub text_percent: u32,
}

impl PageLook {
    /// The marks for these settings.
    pub fn of(settings: &Settings) -> PageLook {
        PageLook {
            theme: match settings.theme {
                Theme::System => "",
                Theme::Light => "light",
                Theme::Dark => "dark",
            },
            contrast: match settings.contrast {
                Contrast::System => "",
                Contrast::More => "more",
            },
            motion: match settings.motion {
                Motion::System => "",
                Motion::Reduced => "reduced",
            },
            text_percent: settings.text_size.percent(),
        }
    }
}
