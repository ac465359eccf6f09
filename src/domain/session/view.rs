//! What the player shows at one moment, worked out from the session alone: the screen only lays it out.

use super::cues::HELD;
use super::{Session, Stage};
use crate::domain::content::Content;
use crate::domain::exercise::Exercise;
use crate::domain::routine::timetable::{SegmentKind, TimetableStep};
use crate::domain::words::{clock, how_long_in_full, seconds_left};
use here::Here;
use std::time::Duration;

mod headline;
mod here;
mod part;

pub use headline::{Headline, Pill};
pub use part::Part;

/// Any length: a stretch that waits for the person shows its end.
const HELD_STILL: Duration = Duration::from_secs(1);

/// The player at one moment.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// What is done, or what it leads to.
    pub exercise: &'a Exercise,
    /// Which move this is, from 1.
    pub number: usize,
    pub moves: usize,
    /// The share of this move that is over, 0 to 1.
    pub done: f64,
    pub stand: Stand,
    pub part: Part,
    pub headline: Headline,
    /// What the body does, or what this stretch is for, in two lines.
    pub cue: String,
    /// What belongs to the cue and has no room there.
    pub more: &'a str,
    /// The routine's remark on this move and how it is done differently, to be read before it starts.
    pub remarks: Vec<&'a str>,
    /// What is left of the countdown or of the stretch.
    pub left: Duration,
    /// The stretch, and what of it is over.
    pub length: Duration,
    pub elapsed: Duration,
    /// The countdown that is shown in place of the stretch, and what of it is over.
    pub countdown: Option<(Duration, Duration)>,
    pub pills: Vec<Pill>,
    /// What comes after this stretch.
    pub next: Option<String>,
    /// The move after this one, with its length.
    pub then: Option<(&'a Exercise, Duration)>,
    /// The figure shows the other body side than the exercise is written for.
    pub mirrored: bool,
    /// The stretch can be ended early.
    pub can_be_ready: bool,
    /// The series is done at the person's own pace.
    pub own_pace: bool,
    /// The series is over; it goes on when the person says so.
    pub held: bool,
}

/// Whether time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    GettingReady,
    Running,
    Paused,
}

impl<'a> View<'a> {
    /// The player at `now`; none once the session is over.
    pub fn of(session: &'a Session, content: &'a Content, now: Duration) -> Option<View<'a>> {
        let stand = match session.stage() {
            Stage::Waiting | Stage::GettingReady { .. } => Stand::GettingReady,
            Stage::Running { .. } | Stage::Holding { .. } => Stand::Running,
            Stage::Paused { .. } => Stand::Paused,
            Stage::Ended { .. } => return None,
        };
        let position = session.position(now);
        let (index, segment) = session.segment(now)?;
        let here = Here::of(session, content, segment)?;
        let left = session.counted_down(now);
        let countdown = session.get_ready_left(now);
        let held = session.is_holding();
        let over = position.saturating_sub(segment.start);
        let (length, elapsed) = match session.led_in(index) {
            // The countdown and the set-up are one stretch of getting ready.
            Some(length) => (length.max(left), length.saturating_sub(left)),
            // Its end stays in sight, however long it takes.
            None if held => (HELD_STILL, HELD_STILL),
            None => (segment.length, over),
        };
        let leads_elsewhere = segment.kind != SegmentKind::Setup;
        let (cue, more) = match (stand, &segment.kind) {
            _ if held => (HELD.to_owned(), ""),
            (Stand::Running, _) | (Stand::GettingReady, SegmentKind::Setup) => here.cue(),
            (Stand::GettingReady, _) if here.is_before_the_move() => here.starts_from(),
            _ => (here.place(), ""),
        };
        Some(View {
            exercise: here.exercise,
            number: segment.step + 1,
            moves: session.timetable().steps.len(),
            done: share(here.step, position),
            stand,
            part: here.part(),
            headline: match stand {
                Stand::Running if held => Headline::YourTime,
                Stand::Running => here.headline(),
                Stand::GettingReady => Headline::GetReady,
                Stand::Paused => Headline::Paused,
            },
            cue,
            more,
            remarks: if here.is_before_the_move() { here.remarks() } else { Vec::new() },
            left: if held { Duration::ZERO } else { left },
            length,
            elapsed,
            countdown: countdown.filter(|_| leads_elsewhere).map(|left| {
                let length = session.options.get_ready;
                (length, length.saturating_sub(left))
            }),
            pills: here.pills(),
            next: match stand {
                Stand::GettingReady if leads_elsewhere => Some(here.phrase()),
                _ => Here::of_index(session, content, index + 1).map(|next| next.phrase()),
            },
            then: next_move(session, content, segment.step + 1),
            mirrored: here.is_second_side() != here.planned.other_side_first,
            can_be_ready: countdown.is_some()
                || (stand == Stand::Running
                    && (session.waits_in(index) || !matches!(segment.kind, SegmentKind::Phase { .. }))),
            own_pace: session.waits_in(index),
            held,
        })
    }

    /// The countdown as it is shown: seconds, or minutes and seconds where it is long.
    pub fn left_shown(&self) -> String {
        if self.held {
            return String::new();
        }
        let seconds = seconds_left(self.left);
        if seconds < 100 { seconds.to_string() } else { clock(Duration::from_secs(seconds)) }
    }

    /// The countdown in words.
    pub fn left_words(&self) -> String {
        format!("{} left", how_long_in_full(Duration::from_secs(seconds_left(self.left))))
    }
}

fn share(step: &TimetableStep, position: Duration) -> f64 {
    let over = position.saturating_sub(step.start).as_secs_f64();
    if step.length.is_zero() { 0.0 } else { (over / step.length.as_secs_f64()).min(1.0) }
}

fn next_move<'a>(session: &'a Session, content: &'a Content, step: usize) -> Option<(&'a Exercise, Duration)> {
    let step = session.timetable().steps.get(step)?;
    Some((content.exercise(&step.exercise)?, step.length))
}
