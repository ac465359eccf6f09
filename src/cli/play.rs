//! `play`: the timeline in real time, kept as a session.
//!
//! Every event is printed when its moment comes on one clock that runs from the start, so that lateness never adds
//! up. Writing to disk happens beside it and delays nothing. Ctrl-C is the way to stop: the session is kept as left,
//! and the status is 0. A session that was killed stays unfinished, for the window to offer; one found here is left.

use super::failure::Failure;
use super::print;
use super::routine::{self, Opened};
use super::shell::Shell;
use super::timeline::Teller;
use crate::domain::content::content;
use crate::domain::routine::timetable::TimetableEvent;
use crate::domain::session::record::{Progress, SessionRecord};
use crate::domain::session::{Effect, Event, Session, SessionOptions, Stage, Stopped};
use crate::platform::clock::{self, Stopwatch};
use crate::platform::interrupt;
use crate::store::Store;
use clap::Args;
use serde::Serialize;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
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

/// Plays to the end, or until it is stopped.
pub fn play(args: &PlayArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.open()?;
    let opened = routine::open(&args.name, &store)?;
    let options = SessionOptions::default();
    let mut session = Session::new(opened.plan.clone(), content(), options);
    let begun = store.begin_session(&opened.plan, &session.progress(content(), Duration::ZERO), None, clock::now())?;
    interrupt::listen();
    let (ended, told) = thread::scope(|scope| {
        let (send, receive) = channel();
        let store = &store;
        scope.spawn(move || keep_up(store, begun.id, receive));
        perform(args, &opened, &mut session, &send, shell)
    });
    session.update(Event::StopPressed(Stopped::Left), ended);
    let stopped = match session.stage() {
        Stage::Ended { how, .. } => how,
        _ => Stopped::Left,
    };
    let kept = store.end_session(begun.id, &session.progress(content(), ended), stopped, clock::now())?;
    told.and_then(|()| say_kept(args, &kept, session.position(ended), shell))
}

/// Prints the events as they come. Returns when it ended on the session's clock, and whether all could be told.
fn perform(
    args: &PlayArgs,
    opened: &Opened,
    session: &mut Session,
    keep: &Sender<Progress>,
    shell: &mut Shell<'_>,
) -> (Duration, Result<(), Failure>) {
    let timetable = session.timetable().clone();
    let mut teller = Teller::new(&opened.plan, &timetable);
    if let Err(failure) = introduce(args, opened, shell) {
        return (Duration::ZERO, Err(failure));
    }
    let watch = Stopwatch::start(args.speed);
    session.update(Event::StartPressed, Duration::ZERO);
    for event in timetable.events(content()) {
        let due = Duration::from_secs_f64(event.t.max(0.0));
        if wait(&watch, due) {
            break;
        }
        let late = watch.elapsed().saturating_sub(due).as_secs_f64() * 1000.0 / args.speed;
        if let Err(failure) = tell(args, &event, late, &mut teller, shell) {
            return (watch.elapsed(), Err(failure));
        }
        let now = watch.elapsed();
        if session.update(Event::Ticked, now).contains(&Effect::Save) {
            // Whoever keeps up is there as long as this function runs.
            let _ = keep.send(session.progress(content(), now));
        }
    }
    (watch.elapsed(), Ok(()))
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
    late: f64,
    teller: &mut Teller<'_>,
    shell: &mut Shell<'_>,
) -> Result<(), Failure> {
    if args.json {
        print::json(shell.out, &Played { event, late_ms: (late * 1000.0).round() / 1000.0 })?;
    } else {
        teller.tell(shell.out, event)?;
    }
    Ok(shell.out.flush()?)
}

/// Waits until the watch shows `due`. True when the program was asked to end.
fn wait(watch: &Stopwatch, due: Duration) -> bool {
    loop {
        let left = watch.until(due);
        if interrupt::wait(left) {
            return true;
        }
        if left.is_zero() {
            return false;
        }
    }
}

/// Writes down how far it is, always the newest. What fails here is told when the session ends.
fn keep_up(store: &Store, id: i64, progress: Receiver<Progress>) {
    while let Ok(next) = progress.recv() {
        let newest = progress.try_iter().last().unwrap_or(next);
        let _ = store.save_progress(id, &newest, clock::now());
    }
}

fn say_kept(args: &PlayArgs, kept: &SessionRecord, at: Duration, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let id = kept.id;
    match (kept.stopped, args.json) {
        (Some(Stopped::Done), true) => {}
        (Some(Stopped::Done), false) => writeln!(shell.out, "Kept as session {id}.")?,
        (_, true) => shell.note(format_args!("Stopped at {}. Kept as session {id}.", print::minutes(at))),
        (_, false) => writeln!(shell.out, "Stopped at {}. Kept as session {id}.", print::minutes(at))?,
    }
    Ok(())
}

fn speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok().filter(|speed| (0.1..=1000.0).contains(speed));
    speed.ok_or_else(|| "it takes a number from 0.1 to 1000".to_owned())
}
