//! The filters of Move: which routines and exercises fit.

use crate::domain::content::Content;
use crate::domain::exercise::{Exercise, Intent, Place, Region};
use crate::domain::routine::Plan;
use std::collections::BTreeSet;
use std::time::Duration;

const SHORT: Duration = Duration::from_secs(10 * 60);

/// One filter. Regions widen each other; every other one narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    Region(Region),
    Short,
    NoProps,
    ChairOnly,
    Relax,
    Strength,
}

impl Filter {
    /// In the order on screen.
    pub const ALL: [Filter; 8] = [
        Filter::Region(Region::Neck),
        Filter::Region(Region::UpperMidBack),
        Filter::Region(Region::LowBack),
        Filter::Short,
        Filter::NoProps,
        Filter::ChairOnly,
        Filter::Relax,
        Filter::Strength,
    ];

    /// Its name inside the program.
    pub fn id(self) -> &'static str {
        match self {
            Filter::Region(region) => region.id(),
            Filter::Short => "short",
            Filter::NoProps => "no_props",
            Filter::ChairOnly => "chair_only",
            Filter::Relax => "relax",
            Filter::Strength => "strength",
        }
    }

    /// The words on its chip.
    pub fn label(self) -> &'static str {
        match self {
            Filter::Region(region) => region.label(),
            Filter::Short => "Under 10 min",
            Filter::NoProps => "No props",
            Filter::ChairOnly => "Chair only",
            Filter::Relax => "Relax",
            Filter::Strength => "Strength",
        }
    }

    /// The filter with this name.
    pub fn from_id(id: &str) -> Option<Filter> {
        Filter::ALL.into_iter().find(|filter| filter.id() == id)
    }
}

/// What filters look at.
#[derive(Clone, Debug)]
pub struct Traits<'a> {
    pub regions: &'a [Region],
    pub props: &'a [String],
    pub length: Duration,
    /// The moves in it.
    pub exercises: Vec<&'a Exercise>,
}

impl<'a> Traits<'a> {
    /// Of a plan, with the regions and props stated for it.
    pub fn of_plan(
        content: &'a Content,
        plan: &Plan,
        regions: &'a [Region],
        props: &'a [String],
        length: Duration,
    ) -> Traits<'a> {
        let exercises = plan.steps.iter().filter_map(|step| content.exercise(&step.exercise)).collect();
        Traits { regions, props, length, exercises }
    }

    /// Of one exercise with its own dose.
    pub fn of_exercise(exercise: &'a Exercise) -> Traits<'a> {
        Traits {
            regions: &exercise.regions,
            props: &exercise.props,
            length: Duration::from_secs(exercise.total_seconds),
            exercises: vec![exercise],
        }
    }

    /// Whether it passes all filters.
    pub fn fit(&self, filters: &BTreeSet<Filter>) -> bool {
        let mut regions = filters.iter().filter_map(|filter| match filter {
            Filter::Region(region) => Some(region),
            _ => None,
        });
        let in_region = regions.clone().next().is_none() || regions.any(|region| self.regions.contains(region));
        in_region && filters.iter().all(|filter| self.passes(*filter))
    }

    fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::Region(_) => true,
            Filter::Short => self.length < SHORT,
            Filter::NoProps => self.props.is_empty(),
            Filter::ChairOnly => self.exercises.iter().all(|exercise| exercise.place.contains(&Place::Chair)),
            Filter::Relax => self.mostly(Intent::Relax),
            Filter::Strength => self.mostly(Intent::Strengthen),
        }
    }

    /// At least half of the moves are for this.
    fn mostly(&self, intent: Intent) -> bool {
        let matching = self.exercises.iter().filter(|exercise| exercise.intent == intent).count();
        matching > 0 && matching * 2 >= self.exercises.len()
    }
}
