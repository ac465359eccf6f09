//! What the player shows at one moment, worked out from the session alone: the screen only lays it out.

use super::cues::HELD;
use super::{Session, Stage};
use crate::domain::content::Content;
use crate::domain::exercise::{Breath, Exercise, Phase};
use crate::domain::routine::PlanStep;
use crate::domain::routine::timetable::{Segment, SegmentKind, Side, TimetableStep};
use crate::domain::words::{lower_first, seconds_left, upper_first};
use std::time::Duration;

/// Any length: a stretch that waits for the person shows its end.
const HELD_STILL: Duration = Duration::from_secs(1);

/// Repetitions in which the direction of the movement is drawn as an arrow.
const REPS_WITH_ARROW: u32 = 2;

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
    /// What the body does, or what this stretch is for.
    pub cue: String,
    /// The routine's remark on this move and how it is done differently, to be read before it starts.
    pub remarks: Vec<&'a str>,
    /// What is left of the countdown or of the stretch.
    pub left: Duration,
    /// The stretch, and what of it is over.
    pub length: Duration,
    pub elapsed: Duration,
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

/// What the stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Setup,
    Phase { index: usize, first_rep: bool, shows_arrow: bool },
    ChangeSides,
    Rest,
    Change,
    Settle,
}

/// The big word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Headline {
    GetReady,
    BreatheIn,
    BreatheOut,
    EasyBreaths,
    Hold,
    ChangeSides,
    Rest,
    /// With the name of the move that comes.
    Next(String),
    Settle,
    /// The series is over, and there is no hurry.
    YourTime,
    Paused,
}

/// A small word beside the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pill {
    /// A side that is over.
    SideDone(String),
    Side(String),
    Set(String),
    Rep(String),
}

impl Headline {
    /// As it is shown and spoken.
    pub fn words(&self) -> String {
        match self {
            Headline::GetReady => "Get ready".to_owned(),
            Headline::BreatheIn => "Breathe in".to_owned(),
            Headline::BreatheOut => "Breathe out".to_owned(),
            Headline::EasyBreaths => "Easy breaths".to_owned(),
            Headline::Hold => "Hold".to_owned(),
            Headline::ChangeSides => "Change sides".to_owned(),
            Headline::Rest => "Rest".to_owned(),
            Headline::Next(name) => format!("Next: {name}"),
            Headline::Settle => "Settle".to_owned(),
            Headline::YourTime => "In your own time".to_owned(),
            Headline::Paused => "Paused".to_owned(),
        }
    }

    fn of_phase(phase: &Phase) -> Headline {
        match (phase.label.as_str(), phase.breath) {
            ("hold" | "hang", _) => Headline::Hold,
            (_, Breath::In) => Headline::BreatheIn,
            (_, Breath::Out) => Headline::BreatheOut,
            (_, Breath::Easy) => Headline::EasyBreaths,
        }
    }
}

impl Pill {
    /// As it is shown.
    pub fn words(&self) -> &str {
        match self {
            Pill::SideDone(words) | Pill::Side(words) | Pill::Set(words) | Pill::Rep(words) => words,
        }
    }
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
        let (left, length, elapsed) = match countdown {
            // The countdown and the set-up are one stretch of getting ready.
            Some(_) if segment.kind == SegmentKind::Setup => {
                let length = session.options.get_ready + session.remaining(now);
                (left, length, length.saturating_sub(left))
            }
            // Its end stays in sight, however long it takes.
            None if held => (Duration::ZERO, HELD_STILL, HELD_STILL),
            Some(_) | None => (left, segment.length, over),
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
            cue: match (stand, &segment.kind) {
                _ if held => HELD.to_owned(),
                (Stand::Running, _) | (Stand::GettingReady, SegmentKind::Setup) => here.cue(),
                _ => here.place(),
            },
            remarks: if here.is_before_the_move() { here.remarks() } else { Vec::new() },
            left,
            length,
            elapsed,
            pills: here.pills(),
            next: match stand {
                Stand::GettingReady if segment.kind != SegmentKind::Setup => Some(here.phrase()),
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
        if seconds < 100 { seconds.to_string() } else { crate::domain::words::clock(Duration::from_secs(seconds)) }
    }

    /// The countdown in words.
    pub fn left_words(&self) -> String {
        let seconds = seconds_left(self.left);
        let unit = |number: u64, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        match (seconds / 60, seconds % 60) {
            _ if seconds < 100 => format!("{} left", unit(seconds, "second")),
            (minutes, 0) => format!("{} left", unit(minutes, "minute")),
            (minutes, rest) => format!("{} {} left", unit(minutes, "minute"), unit(rest, "second")),
        }
    }
}

/// A stretch with what it belongs to.
struct Here<'a> {
    session: &'a Session,
    segment: &'a Segment,
    exercise: &'a Exercise,
    planned: &'a PlanStep,
    step: &'a TimetableStep,
}

impl<'a> Here<'a> {
    fn of(session: &'a Session, content: &'a Content, segment: &'a Segment) -> Option<Here<'a>> {
        let step = session.timetable().steps.get(segment.step)?;
        let planned = session.plan().steps.get(segment.step)?;
        Some(Here { session, segment, exercise: content.exercise(&step.exercise)?, planned, step })
    }

    fn of_index(session: &'a Session, content: &'a Content, index: usize) -> Option<Here<'a>> {
        Here::of(session, content, session.timetable().segments.get(index)?)
    }

    fn part(&self) -> Part {
        match &self.segment.kind {
            SegmentKind::Setup => Part::Setup,
            SegmentKind::Phase { rep, phase, .. } => {
                Part::Phase { index: *phase, first_rep: *rep == 1, shows_arrow: *rep <= REPS_WITH_ARROW }
            }
            SegmentKind::SwitchSide { .. } => Part::ChangeSides,
            SegmentKind::Rest { .. } => Part::Rest,
            SegmentKind::Change => Part::Change,
            SegmentKind::Settle => Part::Settle,
        }
    }

    fn phase(&self) -> Option<&'a Phase> {
        match self.segment.kind {
            SegmentKind::Phase { phase, .. } => self.exercise.phases.get(phase),
            _ => None,
        }
    }

    fn headline(&self) -> Headline {
        match &self.segment.kind {
            SegmentKind::Setup => Headline::GetReady,
            SegmentKind::Phase { .. } => self.phase().map_or(Headline::EasyBreaths, Headline::of_phase),
            SegmentKind::SwitchSide { .. } => Headline::ChangeSides,
            SegmentKind::Rest { .. } => Headline::Rest,
            SegmentKind::Change => Headline::Next(self.exercise.short_name()),
            SegmentKind::Settle => Headline::Settle,
        }
    }

    fn cue(&self) -> String {
        match &self.segment.kind {
            SegmentKind::Setup | SegmentKind::Change => self.exercise.start.clone(),
            SegmentKind::Phase { .. } => {
                let cue = self.phase().map_or("", |phase| &phase.cue);
                let breathes = self.phase().is_some_and(|phase| phase.breath == Breath::Easy);
                match self.headline() {
                    Headline::Hold if breathes => format!("Easy breaths. {cue}"),
                    _ => cue.to_owned(),
                }
            }
            SegmentKind::SwitchSide { .. } => {
                format!("Now the {}. Take your time.", lower_first(self.side_words(Side::Second)))
            }
            SegmentKind::Rest { set } => format!("Then set {} of {}", set + 1, self.dose().sets),
            SegmentKind::Settle => upper_first(&self.session.plan().settle_note),
        }
    }

    /// Which move, and where in it, in few words.
    fn place(&self) -> String {
        match self.segment.kind {
            SegmentKind::Phase { rep, .. } if self.dose().reps > 1 => {
                format!("{}, rep {rep} of {}", self.exercise.short_name(), self.dose().reps)
            }
            _ => self.exercise.short_name(),
        }
    }

    /// The stretch inside a sentence that begins with "Next:".
    fn phrase(&self) -> String {
        match &self.segment.kind {
            SegmentKind::Setup | SegmentKind::Change => self.exercise.short_name(),
            SegmentKind::Phase { .. } => {
                let cue = self.phase().map_or("", |phase| &phase.cue);
                format!("{}, {}", lower_first(&self.headline().words()), lower_first(cue))
            }
            SegmentKind::SwitchSide { .. } => "change sides".to_owned(),
            SegmentKind::Rest { .. } => format!("rest {} s", self.segment.length.as_secs()),
            SegmentKind::Settle => "settle".to_owned(),
        }
    }

    fn dose(&self) -> crate::domain::exercise::Dose {
        self.exercise.dose_with(&self.planned.change)
    }

    fn is_second_side(&self) -> bool {
        match self.segment.kind {
            SegmentKind::Phase { side, .. } => side == Some(Side::Second),
            SegmentKind::SwitchSide { .. } => true,
            _ => false,
        }
    }

    /// Words about the move are shown while it is prepared; where nothing prepares it, in its first repetition.
    fn is_before_the_move(&self) -> bool {
        match self.segment.kind {
            SegmentKind::Setup | SegmentKind::Change => true,
            SegmentKind::Phase { set: 1, rep: 1, side: None | Some(Side::First), .. } => {
                let segments = &self.session.timetable().segments;
                let begins_at = segments.iter().position(|segment| segment.step == self.segment.step);
                let first = begins_at.and_then(|first| segments.get(first));
                first.is_some_and(|first| matches!(first.kind, SegmentKind::Phase { .. }))
            }
            _ => false,
        }
    }

    fn remarks(&self) -> Vec<&'a str> {
        self.planned.note.iter().map(String::as_str).chain(self.planned.how_words(self.exercise)).collect()
    }

    fn side_words(&self, side: Side) -> &'static str {
        self.session.side_words(self.segment.step, self.exercise, side)
    }

    fn short_side(&self, side: Side) -> &'static str {
        self.side_words(side).trim_end_matches(" side")
    }

    fn pills(&self) -> Vec<Pill> {
        let dose = self.dose();
        let mut pills = Vec::new();
        let of = |word: &str, number: u32, all: u32| format!("{word} {number} of {all}");
        match self.segment.kind {
            SegmentKind::Phase { set, side, rep, .. } => {
                if let Some(side) = side {
                    pills.push(Pill::Side(self.side(side)));
                }
                if dose.sets > 1 {
                    pills.push(Pill::Set(of("Set", set, dose.sets)));
                }
                if dose.reps > 1 {
                    pills.push(Pill::Rep(of("Rep", rep, dose.reps)));
                }
            }
            SegmentKind::SwitchSide { .. } => {
                pills.push(Pill::SideDone(format!("{} done", self.short_side(Side::First))));
                pills.push(Pill::Side(self.side(Side::Second)));
            }
            SegmentKind::Rest { set } => pills.push(Pill::Set(format!("{} done", of("Set", set, dose.sets)))),
            SegmentKind::Setup | SegmentKind::Change | SegmentKind::Settle => {}
        }
        pills
    }

    fn side(&self, side: Side) -> String {
        let name = self.short_side(side);
        match (self.exercise.alternate_sides, side) {
            (true, _) => format!("{name} side"),
            (false, Side::First) => format!("{name} · side 1 of 2"),
            (false, Side::Second) => format!("{name} · side 2 of 2"),
        }
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
