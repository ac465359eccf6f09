//! The running session: its machine, and its record on disk.
//!
//! What a press changes is on disk when it returns; what time alone changes is written beside. Screens that look at it
//! follow it, and nothing wakes while it stands still.

use crate::domain::content::content;
use crate::domain::cue::Cue;
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::session::record::{Progress, SessionRecord, StepRecord};
use crate::domain::session::{Effect, Event, Session, Stage, StepLog, Stopped};
use crate::platform::{awake, clock as device, page, playing};
use crate::store::{ProgressWriter, Unfinished};
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::time::Duration;

mod clock;
mod lock;
mod said;
mod sheet;
mod sound;

pub use sheet::PlayerSheet;

/// The urge a session answers, to be asked about again afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct UrgeBefore {
    /// 0 to 10; none when it was not said before the start.
    pub level: Option<u8>,
    pub region: Option<crate::domain::exercise::Region>,
    /// The routine or exercise that was offered.
    pub alternative: String,
    /// The same urge, kept when something else had left it there.
    pub kept: Option<i64>,
}

/// A session that is open in the player.
#[derive(Debug)]
pub struct Playing {
    pub session: Session,
    /// The id of its record.
    pub record: i64,
    pub urge: Option<UrgeBefore>,
    watch: device::Stopwatch,
    writer: ProgressWriter,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct PlayerState {
    app: AppState,
    settings: SettingsState,
    journal: JournalState,
    playing: CopyValue<Option<Playing>>,
    /// Told when what is played changed in a way that is seen.
    changed: Signal<()>,
    /// What wakes the session; none while nothing does.
    clock: CopyValue<Option<dioxus::core::Task>>,
    /// The record of the session that ended last, to be rated.
    ended: Signal<Option<SessionRecord>>,
    unfinished: Signal<Option<Unfinished>>,
    sheet: Signal<Option<PlayerSheet>>,
    /// Time ran when the sheet was opened.
    ran: Signal<bool>,
    /// The session's time until which the page knows what is to be heard.
    told_until: CopyValue<Duration>,
    /// What the device knows of what plays.
    told: CopyValue<String>,
    said: Signal<String>,
    saying: CopyValue<Option<dioxus::core::Task>>,
    locked: Signal<bool>,
    /// Which touch holds the lock; none when nothing does.
    holding: Signal<Option<u32>>,
    holds: Signal<u32>,
    /// Keeps other windows from offering the session as interrupted while it plays here.
    held: CopyValue<Option<playing::Lock>>,
}

impl Playing {
    /// The session's time at this very moment.
    fn now(&self) -> Duration {
        self.watch.elapsed()
    }

    /// How far it is, as it is written down.
    fn progress(&self) -> Progress {
        self.session.progress(content(), self.session.last_tick())
    }
}

impl PlayerState {
    /// Reads whether a session was interrupted.
    pub fn new(app: AppState, settings: SettingsState, journal: JournalState) -> PlayerState {
        let unfinished = app.read(app.store().interrupted_session(|id| app.plays(id))).flatten();
        PlayerState {
            app,
            settings,
            journal,
            playing: CopyValue::new(None),
            changed: Signal::new(()),
            clock: CopyValue::new(None),
            ended: Signal::new(None),
            unfinished: Signal::new(unfinished),
            sheet: Signal::new(None),
            ran: Signal::new(false),
            told_until: CopyValue::new(Duration::ZERO),
            told: CopyValue::new(String::new()),
            said: Signal::new(String::new()),
            saying: CopyValue::new(None),
            locked: Signal::new(false),
            holding: Signal::new(None),
            holds: Signal::new(0),
            held: CopyValue::new(None),
        }
    }

    /// Looks at what is played; none when nothing is. Screens that look follow the session.
    pub fn with<T>(&self, look: impl FnOnce(&Playing) -> T) -> Option<T> {
        self.changed.read();
        self.playing.peek().as_ref().map(look)
    }

    /// Time runs in the session.
    pub fn is_running(&self) -> bool {
        self.with(|playing| playing.session.is_running()) == Some(true)
    }

    /// Where the open session is, and its length.
    pub fn open_at(&self) -> Option<(Duration, Duration)> {
        let playing = self.playing.peek();
        let playing = playing.as_ref().filter(|playing| !playing.session.is_ended())?;
        let progress = playing.progress();
        Some((progress.position, progress.planned))
    }

    /// The session that ended last.
    pub fn ended(&self) -> Option<SessionRecord> {
        self.ended.cloned()
    }

    /// The session that was interrupted when the program ended last time.
    pub fn unfinished(&self) -> Option<Unfinished> {
        self.unfinished.cloned()
    }

    /// Begins to play. False when the session could not be written down; then nothing plays.
    pub fn start(&self, plan: Plan, pain_before: Option<u8>, urge: Option<UrgeBefore>) -> bool {
        let session = Session::new(plan.clone(), content(), self.options());
        let progress = session.progress(content(), Duration::ZERO);
        let hold = |id| {
            self.take_hold(id);
        };
        let begun = self.app.store().begin_session(&plan, &progress, pain_before, self.app.moment(), hold);
        let Some(record) = self.app.kept(begun) else { return false };
        self.open(session, record.id, urge, Event::StartPressed);
        true
    }

    /// Goes on with the interrupted session where it stopped.
    pub fn resume_unfinished(&self) -> bool {
        self.open_unfinished(Event::ResumePressed)
    }

    /// Opens the interrupted session paused where it stopped.
    pub fn reopen_unfinished(&self) -> bool {
        self.open_unfinished(Event::PausePressed)
    }

    fn open_unfinished(&self, first: Event) -> bool {
        let Some(found) = self.unfinished.peek().clone() else { return false };
        if !self.take_hold(found.record.id) {
            self.forget_unfinished();
            self.app.say("This session is going on in another window or terminal.");
            return false;
        }
        let steps: Vec<StepLog> = found.record.steps.iter().map(StepRecord::log).collect();
        let session =
            Session::resumed(found.plan, content(), self.options(), found.position, found.record.done(), &steps);
        self.forget_unfinished();
        self.open(session, found.record.id, None, first);
        true
    }

    /// Closes the interrupted session with what was done.
    pub fn close_unfinished(&self) -> bool {
        let Some(found) = self.unfinished.peek().clone() else { return false };
        let closed = self.app.store().close_killed_session(found.record.id, self.app.moment());
        let closed = self.app.kept(closed).is_some();
        if closed {
            self.forget_unfinished();
            self.journal.read_again();
        }
        closed
    }

    /// Takes in what the person did.
    pub fn press(&self, event: Event) {
        if event == Event::Hidden {
            self.lock(false);
        }
        self.update(event);
        self.say_what_is_left(event);
    }

    /// Fills the screen, or no longer.
    pub fn full_screen(&self) {
        page::full_screen();
    }

    /// Leaves the player once its session has ended and was rated.
    pub fn close(&self) {
        let PlayerState { mut playing, mut changed, mut ended, .. } = *self;
        playing.set(None);
        changed.set(());
        ended.set(None);
        self.close_sheet();
    }

    fn forget_unfinished(&self) {
        let mut unfinished = self.unfinished;
        unfinished.set(None);
    }

    /// Takes a session for this window. False when another program plays it.
    fn take_hold(&self, record: i64) -> bool {
        let Some(lock) = self.app.hold(record) else { return false };
        let mut held = self.held;
        held.set(lock);
        true
    }

    fn open(&self, session: Session, record: i64, urge: Option<UrgeBefore>, first: Event) {
        let PlayerState { mut playing, mut ended, .. } = *self;
        ended.set(None);
        self.close_sheet();
        self.lock(false);
        // Nothing lies over the controls.
        self.app.close_message();
        let writer = ProgressWriter::begin(self.app.store(), record);
        let watch = device::Stopwatch::start(device::session_speed());
        playing.set(Some(Playing { session, record, urge, watch, writer }));
        self.update(first);
    }

    /// Does the move that is on in another way, from its beginning.
    pub fn change_step(&self, step: PlanStep) {
        self.take(Event::RestartPressed, |session, now| session.change_step(step, content(), now));
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        let (plan, progress) = (playing.session.plan(), playing.progress());
        self.app.kept(self.app.store().change_plan(playing.record, plan, &progress, self.app.moment()));
    }

    fn update(&self, event: Event) {
        self.take(event, |session, now| session.update(event, now));
    }

    fn take(&self, event: Event, change: impl FnOnce(&mut Session, Duration) -> Vec<Effect>) {
        let PlayerState { mut playing, mut changed, .. } = *self;
        let (effects, ran, stage, runs) = {
            let mut playing = playing.write();
            let Some(Playing { session, watch, .. }) = playing.as_mut() else { return };
            let ran = session.is_running();
            if event == Event::Ticked && !ran {
                return;
            }
            let effects = change(session, watch.read());
            (effects, ran, session.stage(), session.is_running())
        };
        let waits = event == Event::Ticked && effects.is_empty() && matches!(stage, Stage::Holding { .. });
        if !waits {
            changed.set(());
        }
        self.follow_on(event);
        match (event, stage) {
            (Event::Ticked, _) if runs => self.tell_more(),
            // It came to its end: the last sound is on its way.
            (Event::Ticked, Stage::Ended { .. }) => {}
            (_, Stage::Paused { .. }) if ran => self.tell_anew(Some(Cue::Paused)),
            (_, Stage::Ended { how: Stopped::Done, .. }) if ran => self.tell_anew(Some(Cue::Done)),
            _ if ran || runs => self.tell_anew(None),
            _ => {}
        }
        if !effects.is_empty() {
            self.show_playing();
        }
        let mut save = false;
        for effect in effects {
            match effect {
                Effect::KeepAwake(on) => awake::keep_awake(on),
                Effect::Save => save = true,
                Effect::Entered(_) | Effect::Held => {}
                Effect::Ended(how) => return self.end(how),
            }
        }
        if save {
            self.save(event);
        }
    }

    /// What time alone changes is written beside, what a person did at once.
    fn save(&self, event: Event) {
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        playing.writer.write(playing.progress(), self.app.moment());
        if event != Event::Ticked {
            self.app.kept(playing.writer.settle());
        } else if let Some(failure) = playing.writer.failure() {
            self.app.kept::<()>(Err(failure));
        }
    }

    fn end(&self, how: Stopped) {
        let mut held = self.held;
        held.set(None);
        let kept = {
            let playing = self.playing.peek();
            let Some(playing) = playing.as_ref() else { return };
            // What is still being written is older than this. What failed there is told by this write, if it lasts.
            let _ = playing.writer.settle();
            self.app.store().end_session(playing.record, &playing.progress(), how, self.app.moment())
        };
        let mut ended = self.ended;
        ended.set(self.app.kept(kept));
        self.journal.read_again();
    }
}
