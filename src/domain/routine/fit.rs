//! A plan fitted to what the person chose: easier or harder moves, the side that comes first, a gentler start.
//!
//! It comes after the gates and never undoes what they did: an exercise is only swapped for one that is open. The
//! terminal plays what the gates leave, without these choices (`content/routines.md`, section 5.1).

use super::{Plan, PlanStep};
use crate::domain::content::Content;
use crate::domain::exercise::{Exercise, Override, Variant};
use crate::domain::gate::Standing;
use crate::domain::id::ExerciseId;
use crate::domain::session::record::SessionRecord;
use crate::domain::settings::{FirstSide, Settings};

/// How a plan is to be fitted.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'a> {
    pub content: &'a Content,
    pub standing: &'a Standing,
    pub settings: &'a Settings,
    /// How moves began last time.
    pub newest_first: &'a [SessionRecord],
}

impl Fit<'_> {
    /// The plan with the variants and the first side of the settings.
    pub fn usual(&self, plan: Plan) -> Plan {
        self.with_first_side(self.with_variants(plan, |id| self.settings.variants.get(id).copied()))
    }

    /// Every move the easier way, with two thirds of its repetitions, rounded up.
    pub fn gentler(&self, plan: Plan) -> Plan {
        let mut plan = self.with_variants(plan, |_| Some(Variant::Easier));
        for step in &mut plan.steps {
            if let Some(exercise) = self.content.exercise(&step.exercise) {
                let reps = exercise.dose_with(&step.change).reps;
                step.change.reps = Some((reps * 2).div_ceil(3));
            }
        }
        self.with_first_side(plan)
    }

    /// The step at `index` done the easier way, unless it is already.
    pub fn easier_step(&self, plan: &Plan, index: usize) -> Option<PlanStep> {
        let step = plan.steps.get(index).filter(|step| step.variant != Some(Variant::Easier))?;
        self.step_in(plan, step, Variant::Easier)
    }

    fn with_variants(&self, mut plan: Plan, chosen: impl Fn(&ExerciseId) -> Option<Variant>) -> Plan {
        for index in 0..plan.steps.len() {
            let step = plan.steps.get(index);
            let fitted = step.and_then(|step| self.step_in(&plan, step, chosen(&step.exercise)?));
            if let (Some(fitted), Some(step)) = (fitted, plan.steps.get_mut(index)) {
                *step = fitted;
            }
        }
        plan
    }

    fn step_in(&self, plan: &Plan, step: &PlanStep, variant: Variant) -> Option<PlanStep> {
        let exercise = self.content.exercise(&step.exercise).filter(|own| own.has(variant))?;
        let words = || PlanStep { variant: Some(variant), ..step.clone() };
        let swapped = self.other(plan, exercise, variant).map(|other| PlanStep {
            instead_of: Some(step.exercise.clone()),
            note: step.note.clone(),
            ..other
        });
        Some(swapped.unwrap_or_else(words))
    }

    /// The exercise that is the variant, with its own dose, where there is one, it is open and not in the plan yet.
    fn other(&self, plan: &Plan, exercise: &Exercise, variant: Variant) -> Option<PlanStep> {
        let id = match variant {
            Variant::Easier => exercise.easier_exercise.as_ref(),
            Variant::Harder => exercise.harder_exercise.as_ref(),
        }?;
        if plan.steps.iter().any(|step| step.exercise == *id) {
            return None;
        }
        let gated = self.standing.exercise(self.content, self.content.exercise(id)?, Override::default());
        let step = gated.plan.steps.into_iter().next().filter(|_| gated.blocked.is_none());
        step.filter(|step| step.exercise == *id)
    }

    fn with_first_side(&self, mut plan: Plan) -> Plan {
        for step in &mut plan.steps {
            let Some(exercise) = self.content.exercise(&step.exercise).filter(|own| own.has_body_sides()) else {
                continue;
            };
            let written = exercise.figure.first_side.as_str();
            step.other_side_first = match self.settings.first_side {
                FirstSide::AsShown => false,
                FirstSide::Left => written != "left",
                FirstSide::Right => written != "right",
                FirstSide::Alternate => self.began_last_with(&step.exercise) == Some(written),
            };
        }
        plan
    }

    fn began_last_with(&self, exercise: &ExerciseId) -> Option<&str> {
        let steps = self.newest_first.iter().flat_map(|session| &session.steps);
        let mut played = steps.filter(|step| step.done_seconds > 0.0 && step.exercise == *exercise);
        played.find_map(|step| step.side_first.as_deref())
    }
}
