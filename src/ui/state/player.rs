//! The running session: its machine, its record on disk, its loop.

use crate::domain::content::content;
use crate::domain::cue::Cue;
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::session::record::{SessionRecord, StepRecord};
use crate::domain::session::{Effect, Event, Session, SessionOptions, Stage, StepLog, Stopped};
use crate::platform::{awake, clock};
use crate::store::Unfinished;
use crate::ui::state::app::AppState;
use crate::ui::state::cues::{Due, HORIZON, show_playing};
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::time::Duration;

/// A silence between two ticks that means the device slept.
const LONGEST_GAP: Duration = Duration::from_secs(3);

/// How long a finger stays on the lock to open it.
const UNLOCK_AFTER: Duration = Duration::from_secs(1);

/// The urge a session answers, to be asked about again afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct UrgeBefore {
    /// 0 to 10; none when it was not said before the start.
    pub level: Option<u8>,
    pub region: Option<crate::domain::exercise::Region>,
    /// The routine or exercise that was offered.
    pub alternative: String,
}

/// A session that is open in the player.
#[derive(Clone, Debug, PartialEq)]
pub struct Playing {
    pub session: Session,
    /// The id of its record.
    pub record: i64,
    pub urge: Option<UrgeBefore>,
    watch: clock::Stopwatch,
}

/// What lies over the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayerSheet {
    /// Whether to leave.
    Leave,
    /// What got worse.
    Stopped,
    /// The emergency advice; the session has ended.
    Emergency,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct PlayerState {
    app: AppState,
    settings: SettingsState,
    journal: JournalState,
    playing: Signal<Option<Playing>>,
    /// The session's time when something last changed; the player follows it.
    shown_at: Signal<Duration>,
    /// The record of the session that ended last, to be rated.
    ended: Signal<Option<SessionRecord>>,
    unfinished: Signal<Option<Unfinished>>,
    sheet: Signal<Option<PlayerSheet>>,
    /// Time ran when the sheet was opened.
    ran: Signal<bool>,
    /// The session's time until which the page knows what is to be heard.
    told_until: Signal<Duration>,
    locked: Signal<bool>,
    /// Which touch holds the lock; none when nothing does.
    holding: Signal<Option<u32>>,
    holds: Signal<u32>,
}

impl Playing {
    /// The session's time at this very moment.
    pub fn now(&self) -> Duration {
        self.watch.elapsed()
    }
}

impl PlayerState {
    /// Reads whether a session was interrupted.
    pub fn new(app: AppState, settings: SettingsState, journal: JournalState) -> PlayerState {
        let unfinished = app.kept(app.store().unfinished_session()).flatten();
        PlayerState {
            app,
            settings,
            journal,
            playing: Signal::new(None),
            shown_at: Signal::new(Duration::ZERO),
            ended: Signal::new(None),
            unfinished: Signal::new(unfinished),
            sheet: Signal::new(None),
            ran: Signal::new(false),
            told_until: Signal::new(Duration::ZERO),
            locked: Signal::new(false),
            holding: Signal::new(None),
            holds: Signal::new(0),
        }
    }

    /// What is played, and the session's time it is shown at. Screens that read it follow the session.
    pub fn playing(&self) -> Option<(Playing, Duration)> {
        let at = *self.shown_at.read();
        self.playing.cloned().map(|playing| (playing, at))
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
        let begun = self.app.store().begin_session(&plan, &progress, pain_before, self.app.moment());
        let Some(record) = self.app.kept(begun) else { return false };
        self.open(session, record.id, urge, Event::StartPressed);
        true
    }

    /// Goes on with the interrupted session where it stopped.
    pub fn resume_unfinished(&self) -> bool {
        let Some(found) = self.unfinished.peek().clone() else { return false };
        let steps: Vec<StepLog> = found.record.steps.iter().map(StepRecord::log).collect();
        let session =
            Session::resumed(found.plan, content(), self.options(), found.position, found.record.done(), &steps);
        self.forget_unfinished();
        self.open(session, found.record.id, None, Event::ResumePressed);
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
    }

    /// Touches do nothing but unlock and stop.
    pub fn is_locked(&self) -> bool {
        *self.locked.read()
    }

    /// Locks the player against touches, or unlocks it.
    pub fn lock(&self, on: bool) {
        let PlayerState { mut locked, mut holding, .. } = *self;
        holding.set(None);
        if *locked.peek() != on {
            locked.set(on);
        }
    }

    /// A touch holds the lock.
    pub fn is_held(&self) -> bool {
        self.holding.read().is_some()
    }

    /// A touch begins or ceases to hold the lock; after a second it opens.
    pub fn hold(&self, on: bool) {
        let PlayerState { mut holding, mut holds, .. } = *self;
        if !on {
            return holding.set(None);
        }
        let this = *holds.peek() + 1;
        holds.set(this);
        holding.set(Some(this));
        let state = *self;
        dioxus::core::spawn_forever(async move {
            clock::sleep(UNLOCK_AFTER).await;
            if *state.holding.peek() == Some(this) {
                state.lock(false);
            }
        });
    }

    /// Leaves the player once its session has ended and was rated.
    pub fn close(&self) {
        let PlayerState { mut playing, mut ended, mut sheet, .. } = *self;
        playing.set(None);
        ended.set(None);
        sheet.set(None);
    }

    /// What lies over the player.
    pub fn sheet(&self) -> Option<PlayerSheet> {
        *self.sheet.read()
    }

    /// Pauses and asks.
    pub fn ask(&self, about: PlayerSheet) {
        let PlayerState { mut sheet, mut ran, .. } = *self;
        let runs = self.playing.peek().as_ref().is_some_and(|playing| playing.session.is_running());
        ran.set(runs);
        sheet.set(Some(about));
        if runs {
            self.update(Event::PausePressed);
        }
    }

    /// Takes the sheet away.
    pub fn close_sheet(&self) {
        let mut sheet = self.sheet;
        sheet.set(None);
    }

    /// Takes the sheet away and goes on, if time ran before.
    pub fn back_to_the_move(&self) {
        self.close_sheet();
        if *self.ran.peek() {
            self.update(Event::ResumePressed);
        }
    }

    /// Switches tones and voice on or off, from this moment on.
    pub fn set_sound(&self, on: bool) {
        if self.settings.change(|settings| settings.sound = on) {
            self.tell_anew(None);
        }
    }

    fn forget_unfinished(&self) {
        let mut unfinished = self.unfinished;
        unfinished.set(None);
    }

    fn options(&self) -> SessionOptions {
        let settings = self.settings.get();
        let get_ready = Duration::from_secs(u64::from(settings.get_ready_seconds));
        let speed = clock::session_speed();
        // A hurried test on a busy machine is not a device that slept.
        let patience = if speed > 1.0 { 5.0 } else { 1.0 };
        let longest_gap = Some(LONGEST_GAP.mul_f64(speed * patience));
        SessionOptions { get_ready, longest_gap, own_pace: settings.own_pace }
    }

    fn open(&self, session: Session, record: i64, urge: Option<UrgeBefore>, first: Event) {
        let PlayerState { mut playing, mut ended, mut shown_at, mut sheet, .. } = *self;
        ended.set(None);
        sheet.set(None);
        self.lock(false);
        shown_at.set(Duration::ZERO);
        // Nothing lies over the controls.
        self.app.close_message();
        playing.set(Some(Playing { session, record, urge, watch: clock::Stopwatch::start(clock::session_speed()) }));
        self.update(first);
        let state = *self;
        // The loop belongs to the app, not to the screen that started it.
        dioxus::core::spawn_forever(async move { state.follow(record).await });
    }

    /// Wakes at every deadline and every whole second, for as long as this record plays.
    async fn follow(self, record: i64) {
        loop {
            let wait = {
                let playing = self.playing.peek();
                match playing.as_ref().filter(|playing| playing.record == record) {
                    Some(playing) if !playing.session.is_ended() => playing.next_wake(),
                    _ => return,
                }
            };
            clock::sleep(wait).await;
            let plays = self.playing.peek().as_ref().is_some_and(|playing| playing.record == record);
            if plays {
                self.update(Event::Ticked);
            }
        }
    }

    /// Does the move that is on in another way, from its beginning.
    pub fn change_step(&self, step: PlanStep) {
        self.take(Event::RestartPressed, |session, now| session.change_step(step, content(), now));
        let Some(playing) = self.playing.peek().clone() else { return };
        let progress = playing.session.progress(content(), *self.shown_at.peek());
        let store = self.app.store();
        self.app.kept(store.change_plan(playing.record, playing.session.plan(), &progress, self.app.moment()));
    }

    fn update(&self, event: Event) {
        self.take(event, |session, now| session.update(event, now));
    }

    fn take(&self, event: Event, change: impl FnOnce(&mut Session, Duration) -> Vec<Effect>) {
        let PlayerState { mut playing, mut shown_at, .. } = *self;
        let (effects, ran, stage, runs) = {
            let mut playing = playing.write();
            let Some(playing) = playing.as_mut() else { return };
            let now = playing.now();
            shown_at.set(now);
            let ran = playing.session.is_running();
            (change(&mut playing.session, now), ran, playing.session.stage(), playing.session.is_running())
        };
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
            self.save();
        }
    }

    /// Tells the page what is to be heard from now on, in place of what it knew. While time stands still that is
    /// `sound` alone.
    fn tell_anew(&self, sound: Option<Cue>) {
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        let (now, runs) = (playing.now(), playing.session.is_running());
        let due = if runs { Due::ahead(&playing.session, now) } else { Due::at_once(sound) };
        due.replace(runs, clock::session_speed(), &self.settings.get());
        let mut told_until = self.told_until;
        told_until.set(now + HORIZON);
    }

    /// Tells the page what comes next, before it has played all it knew. What it knew stays as it is: to tell it again
    /// a moment later would cut off or repeat what is just about to sound.
    fn tell_more(&self) {
        let mut told_until = self.told_until;
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        let now = playing.now();
        let known = told_until.peek().saturating_sub(now);
        if known < HORIZON / 2 {
            Due::ahead(&playing.session, now).later(known).add(clock::session_speed(), &self.settings.get());
            told_until.set(now + HORIZON);
        }
    }

    fn show_playing(&self) {
        let playing = self.playing.peek();
        let open = playing.as_ref().filter(|playing| !playing.session.is_ended());
        show_playing(open.map(|playing| (&playing.session, playing.now())));
    }

    fn save(&self) {
        let Some(playing) = self.playing.peek().clone() else { return };
        let progress = playing.session.progress(content(), *self.shown_at.peek());
        self.app.kept(self.app.store().save_progress(playing.record, &progress, self.app.moment()));
    }

    fn end(&self, how: Stopped) {
        awake::keep_awake(false);
        let Some(playing) = self.playing.peek().clone() else { return };
        let progress = playing.session.progress(content(), *self.shown_at.peek());
        let store = self.app.store();
        let kept = self.app.kept(store.end_session(playing.record, &progress, how, self.app.moment()));
        let mut ended = self.ended;
        ended.set(kept);
        self.journal.read_again();
    }
}

impl Playing {
    /// Real time until something changes: a deadline, or the next whole second that is shown.
    fn next_wake(&self) -> Duration {
        let now = self.now();
        let left = self.session.get_ready_left(now).unwrap_or_else(|| self.session.remaining(now));
        let to_second = Duration::from_nanos(u64::from(left.subsec_nanos()));
        let second = if to_second.is_zero() { Duration::from_secs(1) } else { to_second };
        let due = self.session.next_deadline(now).unwrap_or(now + Duration::from_secs(1));
        self.watch.until(due.min(now + second)).max(Duration::from_millis(5))
    }
}
