//! A stretch in words: what the body does, where in the move it is, and how it is called before it comes.

use super::headline::{Headline, Pill};
use super::part::Part;
use crate::domain::content::Content;
use crate::domain::exercise::{Breath, Exercise, Phase};
use crate::domain::routine::PlanStep;
use crate::domain::routine::timetable::{Segment, SegmentKind, Side, TimetableStep};
use crate::domain::session::Session;
use crate::domain::words::{how_long, lower_first, opening, upper_first};

/// Repetitions in which the direction of the movement is drawn as an arrow.
const REPS_WITH_ARROW: u32 = 2;

/// The longest set-up words that stand in the two lines above the figure, in characters.
const CUE_LIMIT: usize = 50;

/// A stretch with what it belongs to.
pub(super) struct Here<'a> {
    session: &'a Session,
    segment: &'a Segment,
    pub(super) exercise: &'a Exercise,
    pub(super) planned: &'a PlanStep,
    pub(super) step: &'a TimetableStep,
}

impl<'a> Here<'a> {
    pub(super) fn of(session: &'a Session, content: &'a Content, segment: &'a Segment) -> Option<Here<'a>> {
        let step = session.timetable().steps.get(segment.step)?;
        let planned = session.plan().steps.get(segment.step)?;
        Some(Here { session, segment, exercise: content.exercise(&step.exercise)?, planned, step })
    }

    pub(super) fn of_index(session: &'a Session, content: &'a Content, index: usize) -> Option<Here<'a>> {
        Here::of(session, content, session.timetable().segments.get(index)?)
    }

    pub(super) fn part(&self) -> Part {
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

    pub(super) fn headline(&self) -> Headline {
        match &self.segment.kind {
            SegmentKind::Setup => Headline::GetReady,
            SegmentKind::Phase { .. } => self.phase().map_or(Headline::EasyBreaths, Headline::of_phase),
            SegmentKind::SwitchSide { .. } => Headline::ChangeSides,
            SegmentKind::Rest { .. } => Headline::Rest,
            SegmentKind::Change => Headline::Next,
            SegmentKind::Settle => Headline::Settle,
        }
    }

    /// How the move is begun, short enough for two lines, and what does not fit there.
    pub(super) fn starts_from(&self) -> (String, &'a str) {
        match opening(&self.exercise.start, CUE_LIMIT) {
            ("", whole) => (self.exercise.short_name(), whole),
            (opening, rest) => (opening.to_owned(), rest),
        }
    }

    /// What the body does, short enough for two lines, and what does not fit there.
    pub(super) fn cue(&self) -> (String, &'a str) {
        let cue = match &self.segment.kind {
            SegmentKind::Setup => return self.starts_from(),
            SegmentKind::Change => return (self.exercise.short_name(), self.exercise.start.as_str()),
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
        };
        (cue, "")
    }

    /// Which move, and where in it, in few words.
    pub(super) fn place(&self) -> String {
        match self.segment.kind {
            SegmentKind::Phase { rep, .. } if self.dose().reps > 1 => {
                format!("{}, rep {rep} of {}", self.exercise.short_name(), self.dose().reps)
            }
            _ => self.exercise.short_name(),
        }
    }

    /// The stretch inside a sentence that begins with "Next:".
    pub(super) fn phrase(&self) -> String {
        match &self.segment.kind {
            SegmentKind::Setup | SegmentKind::Change => self.exercise.short_name(),
            SegmentKind::Phase { .. } => match self.headline() {
                Headline::Hold => format!("hold {}", how_long(self.segment.length)),
                headline => lower_first(headline.words()),
            },
            SegmentKind::SwitchSide { .. } => "change sides".to_owned(),
            SegmentKind::Rest { .. } => format!("rest {}", how_long(self.segment.length)),
            SegmentKind::Settle => "settle".to_owned(),
        }
    }

    fn dose(&self) -> crate::domain::exercise::Dose {
        self.exercise.dose_with(&self.planned.change)
    }

    pub(super) fn is_second_side(&self) -> bool {
        match self.segment.kind {
            SegmentKind::Phase { side, .. } => side == Some(Side::Second),
            SegmentKind::SwitchSide { .. } => true,
            _ => false,
        }
    }

    /// Words about the move are shown while it is prepared; where nothing prepares it, in its first repetition.
    pub(super) fn is_before_the_move(&self) -> bool {
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

    pub(super) fn remarks(&self) -> Vec<&'a str> {
        self.planned.remark().into_iter().chain(self.planned.how_words(self.exercise)).collect()
    }

    fn side_words(&self, side: Side) -> &'static str {
        self.session.side_words(self.segment.step, self.exercise, side)
    }

    fn short_side(&self, side: Side) -> &'static str {
        self.side_words(side).trim_end_matches(" side")
    }

    pub(super) fn pills(&self) -> Vec<Pill> {
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
