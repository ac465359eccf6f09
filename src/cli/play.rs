//! `play`: the timeline in real time, kept as a session.
//!
//! Every event is printed when its moment comes on one clock that runs from the start, so that lateness never adds
//! up. Writing to disk happens beside it and delays nothing. Whoever stops the program for a while (Ctrl-Z), or lets
//! the device sleep, finds it paused: that is told, the time is not counted, and it goes on where it stopped. Ctrl-C
//! is the way to stop for good: the session is kept as left, and the status is 0. Sessions that were interrupted before
//! are over once another is played here: they are closed with what was done, as killed.

use super::failure::Failure;
use super::print;
use super::routine::{self, Opened};
use super::shell::Shell;
use super::timeline::Teller;
use crate::domain::content::content;
use crate::domain::routine::timetable::TimetableEvent;
use crate::domain::session::record::{SessionRecord, rounded};
use crate::domain::session::{Effect, Event, Session, SessionOptions, Stage, Stopped};
use crate::domain::words;
use crate::platform::clock::{self, Stopwatch};
use crate::platform::{awake, interrupt, playing};
use crate::store::ProgressWriter;
use clap::Args;
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;

#[derive(Debug, Args)]
pub struct PlayArgs {
    /// A routine or exercise, by its id; your own also by its name
    #[arg(value_name = "ROUTINE_OR_EXERCISE")]
    name: String,
    /// How much faster than real time, 0.1 to 1000
    #[arg(long, value_name = "X", default_value = "1", value_parser = speed, allow_hyphen_values = true)]
    speed: f64,
    /// Print JSON, one event a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Played<'a> {
    #[serde(flatten)]
    event: &'a TimetableEvent,
    late_ms: f64,
}

/// The program was stopped and went on.
#[derive(Serialize)]
struct Stood {
    t: f64,
    event: &'static str,
}

/// A tick later than this finds the session paused.
const PATIENCE: Duration = Duration::from_secs(3);

/// The longest wait between two ticks.
const SECOND: Duration = Duration::from_secs(1);

/// Plays to the end, or until it is stopped.
pub fn play(args: &PlayArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let opened = routine::open(&args.name, &*shell.data.look()?)?;
    let store = shell.data.open()?;
    for closed in shell.data.close_interrupted(&store)? {
        shell.note(words::session::closed(&closed));
    }
    let options = SessionOptions { patience: Some(PATIENCE.mul_f64(args.speed)), ..SessionOptions::default() };
    let session = Session::new(opened.plan.clone(), content(), options);
    interrupt::listen();
    let folder = shell.data.folder()?;
    // Until the end of this command no window offers the session as interrupted.
    let mut held = None;
    let hold = |id| held = playing::hold(&folder, id);
    let progress = session.progress(content(), Duration::ZERO);
    let begun = store.begin_session(&opened.plan, &progress, None, clock::now(), hold)?;
    let writer = ProgressWriter::begin(Arc::clone(&store), begun.id);
    let watch = Stopwatch::start(args.speed);
    let mut playing = Playing { args, session, watch, began: Duration::ZERO, writer };
    let told = playing.perform(&opened, shell);
    let now = playing.watch.read();
    playing.take(Event::StopPressed(Stopped::Left), now);
    let Playing { session, writer, .. } = playing;
    let stopped = match session.stage() {
        Stage::Ended { how, .. } => how,
        _ => Stopped::Left,
    };
    // What fails beside is told by the last write, which is the same one again.
    drop(writer);
    let ended = session.last_tick();
    let kept = store.end_session(begun.id, &session.progress(content(), ended), stopped, clock::now())?;
    drop(held);
    told.and_then(|()| say_kept(args, &kept, session.position(ended), shell))
}

struct Playing<'a> {
    args: &'a PlayArgs,
    session: Session,
    watch: Stopwatch,
    /// When the timetable began on the watch, the times it stood still left out.
    began: Duration,
    writer: ProgressWriter,
}

impl Playing<'_> {
    /// Prints the events as they come, until the end or until it is asked to end.
    fn perform(&mut self, opened: &Opened, shell: &mut Shell<'_>) -> Result<(), Failure> {
        introduce(self.args, opened, shell)?;
        let (timetable, numbers) = (opened.plan.timetable(content()), shell.data.numbers());
        let mut teller = Teller::new(&opened.plan, &timetable, &numbers);
        self.watch = Stopwatch::start(self.args.speed);
        self.take(Event::StartPressed, Duration::ZERO);
        for event in timetable.events(content()) {
            let due = Duration::from_secs_f64(event.t.max(0.0));
            let Some(late) = self.wait(due, shell)? else { return Ok(()) };
            tell(self.args, &event, late, &mut teller, shell)?;
        }
        Ok(())
    }

    /// Waits until the timetable is at `due`. Returns how late it is then, in real time; none when it was asked to end.
    fn wait(&mut self, due: Duration, shell: &mut Shell<'_>) -> Result<Option<Duration>, Failure> {
        loop {
            if interrupt::wait(self.watch.until(self.began + due).min(SECOND)) {
                return Ok(None);
            }
            let now = self.watch.read();
            self.tick(now, shell)?;
            if now >= self.began + due {
                return Ok(Some(self.watch.real(now - (self.began + due))));
            }
        }
    }

    /// Lets the session follow; one that stood still goes on.
    fn tick(&mut self, now: Duration, shell: &mut Shell<'_>) -> Result<(), Failure> {
        let mut save = self.take(Event::Ticked, now);
        if let Stage::Paused { at } = self.session.stage() {
            tell_stood(self.args, at, "paused", "Paused. The program was stopped, or the device slept.", shell)?;
            save |= self.take(Event::ResumePressed, now);
            self.began = now - at;
            tell_stood(self.args, at, "resumed", "Going on.", shell)?;
        }
        if save {
            self.writer.write(self.session.progress(content(), now), clock::now());
        }
        Ok(())
    }

    /// Lets the session follow an event, and the screen follow the session. Whether it is to be saved then.
    fn take(&mut self, event: Event, now: Duration) -> bool {
        let effects = self.session.update(event, now);
        for effect in &effects {
            if let Effect::KeepAwake(on) = effect {
                awake::keep_awake(*on);
            }
        }
        effects.contains(&Effect::Save)
    }
}

fn tell_stood(
    args: &PlayArgs,
    at: Duration,
    event: &'static str,
    words: &str,
    shell: &mut Shell<'_>,
) -> Result<(), Failure> {
    if args.json {
        print::json(shell.out, &Stood { t: rounded(at), event })?;
    } else {
        writeln!(shell.out, "{:>5}  {words}", words::clock(at))?;
    }
    Ok(shell.out.flush()?)
}

fn introduce(args: &PlayArgs, opened: &Opened, shell: &mut Shell<'_>) -> Result<(), Failure> {
    if !args.json {
        writeln!(shell.out, "{}", content().texts.disclaimers.routine_footer)?;
        opened.say_left_out(shell)?;
    }
    Ok(())
}

fn tell(
    args: &PlayArgs,
    event: &TimetableEvent,
    late: Duration,
    teller: &mut Teller<'_>,
    shell: &mut Shell<'_>,
) -> Result<(), Failure> {
    if args.json {
        print::json(shell.out, &Played { event, late_ms: rounded(late * 1000) })?;
    } else {
        teller.tell(shell.out, event)?;
    }
    Ok(shell.out.flush()?)
}

fn say_kept(args: &PlayArgs, kept: &SessionRecord, at: Duration, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let id = kept.id;
    match (kept.stopped, args.json) {
        (Some(Stopped::Done), true) => {}
        (Some(Stopped::Done), false) => writeln!(shell.out, "Kept as session {id}.")?,
        (_, true) => shell.note(format_args!("Stopped after {}. Kept as session {id}.", words::how_long(at))),
        (_, false) => writeln!(shell.out, "Stopped after {}. Kept as session {id}.", words::how_long(at))?,
    }
    Ok(())
}

fn speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok().filter(|speed| (0.1..=1000.0).contains(speed));
    speed.ok_or_else(|| "it takes a number from 0.1 to 1000".to_owned())
}
