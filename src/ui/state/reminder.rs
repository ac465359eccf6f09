//! Reminders to get up: called out by a thread of their own, also while the window is hidden, and shown in the window.

use crate::domain::content::content;
use crate::domain::day::Moment;
use crate::domain::gate::Standing;
use crate::domain::reminder::calendar::calendar;
use crate::domain::reminder::{LOCKED, Reminders, SNOOZE, SNOOZE_MINUTES, TEXT, WeekDay};
use crate::platform::alarm::Alarm;
use crate::platform::background::{self, Bell};
use crate::platform::clock::{self, WallTime};
use crate::platform::schedule::{self, Schedule};
use crate::platform::{files, memo, notice};
use crate::store::Store;
use crate::ui::state::app::AppState;
use crate::ui::state::settings::SettingsState;
use chrono::Duration;
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What the window shows of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// When the last one was due, until it is closed.
    pub now: Option<Moment>,
    /// Those that went by unseen.
    pub missed: Vec<Moment>,
    /// What the system said to the last notice: nothing, or why it showed none.
    pub notice: Option<Result<(), String>>,
}

#[derive(Default)]
struct Shared {
    shown: Mutex<Shown>,
    bell: Bell,
    alarm: OnceLock<Alarm>,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct ReminderState {
    app: AppState,
    settings: SettingsState,
    shared: CopyValue<Arc<Shared>>,
    shown: Signal<Shown>,
    /// What the system was given last, and what it said against it.
    told: Signal<Option<Schedule>>,
    system: Signal<Option<String>>,
}

impl ReminderState {
    /// None is called out until [`ReminderState::look`].
    pub fn new(app: AppState, settings: SettingsState) -> ReminderState {
        let shared = Arc::new(Shared::default());
        if let Some(data) = app.folder() {
            let (store, for_look) = (app.store(), Arc::downgrade(&shared));
            let look = move || call_out(&store, &data, &for_look.upgrade()?);
            let _ = shared.alarm.set(Alarm::new(look));
        }
        ReminderState {
            app,
            settings,
            shared: CopyValue::new(shared),
            shown: Signal::new(Shown::default()),
            told: Signal::new(None),
            system: Signal::new(None),
        }
    }

    /// Shows what the thread found, for as long as the app runs.
    pub async fn follow(self) {
        let shared = self.shared.cloned();
        loop {
            shared.bell.wait().await;
            let found = shared.with(|shown| shown.clone());
            let fails = found.notice.as_ref().is_some_and(Result::is_err) && found.now.is_some();
            if fails && found.now != self.shown.peek().now {
                self.app.say(TEXT);
            }
            let mut shown = self.shown;
            shown.set(found);
        }
    }

    /// Whether the system calls them out, also while Unkink is closed.
    pub fn are_the_systems(&self) -> bool {
        schedule::is_there()
    }

    /// Gives the system what is set, where it calls them out itself and that is something new. None while moves are locked.
    pub fn tell_system(&self) {
        if !schedule::is_there() {
            return;
        }
        let now = self.app.moment();
        let wanted = if is_locked(&self.app.store(), now) {
            Reminders { days: BTreeSet::new(), ..self.chosen() }
        } else {
            self.chosen()
        };
        let wanted = schedule_of(&wanted);
        let mut told = self.told;
        let before = told.peek().clone();
        if before.as_ref() == Some(&wanted) || (before.is_none() && wanted.is_empty() && !self.chosen().is_on()) {
            return;
        }
        told.set(Some(wanted.clone()));
        let state = *self;
        spawn_forever(async move {
            let set = background::run("schedule", move || schedule::set(&wanted)).await;
            let mut system = state.system;
            system.set(set.and_then(Result::err));
        });
    }

    /// Why the system will call none out, or not all; none where it will.
    pub fn system_problem(&self) -> Option<String> {
        self.system.cloned()
    }

    /// Looks at the clock and the settings, on the thread; there is none while no reminder is set.
    pub fn look(&self) {
        self.tell_system();
        let shared = self.shared.cloned();
        let Some(alarm) = shared.alarm.get() else { return };
        if alarm.is_set() || self.chosen().is_on() {
            alarm.ring();
        }
    }

    /// When they are due.
    pub fn chosen(&self) -> Reminders {
        self.settings.get().reminders
    }

    /// Changes when they are due. False when that could not be kept.
    pub fn change(&self, change: impl FnOnce(&mut Reminders)) -> bool {
        // Who watches the settings looks again.
        self.settings.change(|settings| change(&mut settings.reminders))
    }

    /// What is shown of them.
    pub fn shown(&self) -> Shown {
        self.shown.cloned()
    }

    /// The person got up, or has read what was missed.
    pub fn close(&self) {
        self.shared.cloned().with(|shown| (shown.now, shown.missed) = (None, Vec::new()));
        let mut shown = self.shown;
        let mut left = shown.cloned();
        (left.now, left.missed) = (None, Vec::new());
        shown.set(left);
    }

    /// Not now.
    pub fn snooze(&self) {
        if let Some(data) = self.app.folder() {
            put_off(&data, &self.shared.cloned());
        }
        self.close();
    }

    /// Shows one now, to see whether the system does.
    pub fn try_now(&self) {
        let (state, shared) = (*self, self.shared.cloned());
        let data = self.app.folder();
        spawn_forever(async move {
            let later = move || {
                if let Some(data) = data {
                    put_off(&data, &shared);
                }
            };
            let tried = background::run("notice", move || notice::show(TEXT, SNOOZE, later)).await;
            let mut shown = state.shown;
            shown.write().notice = tried;
        });
    }

    /// Saves the calendar file where the person looks for what programs save; gives where that is. On a phone they are asked.
    ///
    /// # Errors
    /// Why it could not be saved.
    pub fn save_calendar(&self) -> Result<Option<String>, String> {
        if is_locked(&self.app.store(), self.app.moment()) {
            return Err(LOCKED.to_owned());
        }
        let text =
            calendar(&self.chosen(), self.app.moment()).ok_or("No reminder is set, so there is nothing to save.")?;
        let folder = files::downloads().ok_or("This device has no folder for it.")?;
        let file = files::save_new(&folder, "unkink-reminders.ics", text.as_bytes())
            .map_err(|error| format!("{}: it could not be saved: {error}.", folder.display()))?;
        if files::are_handed_over() {
            self.app.deliver(file);
            return Ok(None);
        }
        Ok(Some(file.display().to_string()))
    }
}

impl Shared {
    fn with<T>(&self, look: impl FnOnce(&mut Shown) -> T) -> T {
        look(&mut self.shown.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What the system is given of reminders.
pub fn schedule_of(chosen: &Reminders) -> Schedule {
    let days = (0_u8..).zip(WeekDay::ALL).filter(|(_, day)| chosen.days.contains(day));
    let minutes = chosen.clocks().into_iter().map(|clock| {
        let (hour, minute) = clock.parts();
        hour * 60 + minute
    });
    Schedule { text: TEXT, later: SNOOZE, days: days.map(|(number, _)| number).collect(), minutes: minutes.collect() }
}

/// Calls out what is due, and says how long it is until the next. None while moves are locked.
fn call_out(store: &Store, data: &Path, shared: &Arc<Shared>) -> Option<std::time::Duration> {
    let now = clock::now();
    let reminders = store.settings().ok()?.reminders;
    let (handled, snoozed) = memo::reminded(data);
    let handled = handled.filter(|_| reminders.is_on());
    let due = reminders.due(handled, snoozed, now, |time| clock::local(time).map(WallTime::first));
    memo::keep_reminded(data, now);
    if (due.now || !due.missed.is_empty()) && !is_locked(store, now) {
        let notice = due.now.then(|| {
            let (data, shared) = (data.to_owned(), Arc::clone(shared));
            notice::show(TEXT, SNOOZE, move || put_off(&data, &shared))
        });
        shared.with(|shown| {
            shown.now = if due.now { Some(now) } else { shown.now };
            shown.missed.extend(&due.missed);
            shown.notice = notice.or(shown.notice.take());
        });
        shared.bell.ring();
    }
    let next = due.next?;
    Some((next - now).to_std().unwrap_or_default())
}

/// Where that cannot be read, nothing is called out.
fn is_locked(store: &Store, now: Moment) -> bool {
    let standing =
        store.profile().and_then(|profile| Ok(Standing::of(content(), &profile, &store.checks(content())?, now)));
    standing.map_or(true, |standing| !standing.locks.is_empty())
}

fn put_off(data: &Path, shared: &Shared) {
    memo::keep_snoozed(data, clock::now() + Duration::minutes(SNOOZE_MINUTES));
    shared.with(|shown| shown.now = None);
    shared.bell.ring();
    if let Some(alarm) = shared.alarm.get() {
        alarm.ring();
    }
}
