//! Which moves and cards stand beside a result, and which never do.

use super::{GENTLE_LIST, Named, Offered, SHORT_BREAK, Sound, Teller};
use crate::domain::checker::Who;
use crate::domain::content::question::Answer;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Tier;
use crate::domain::exercise::Region;
use crate::domain::gate::GatedRoutine;
use crate::domain::id::RoutineId;
use crate::domain::routine::progress::{Soreness, soreness};
use crate::domain::routine::wishes::{is_unwanted, liked_in, wishes};
use std::cmp::Reverse;

impl<'a> Teller<'a> {
    pub(super) fn sounds(&self, shut: bool) -> Vec<Sound> {
        if self.tier >= Tier::SeeSoon || self.needs_an_adult {
            return Vec::new();
        }
        let found = self.check.result.assessment.interpretations.iter();
        let found = found.filter_map(|id| self.content.interpretation(id));
        found
            .map(|found| Sound {
                text: found.text.clone(),
                offers: self.for_places(&found.offer).filter_map(|id| self.offered(id, shut)).collect(),
            })
            .collect()
    }

    /// Where several routines stand, only those for the places of the answers.
    fn for_places<'o>(&self, offers: &'o [String]) -> impl Iterator<Item = &'o str> + use<'a, 'o> {
        let content = self.content;
        let routines = offers.iter().filter(|id| content.routine(id).is_some()).count();
        let places = self.places();
        offers.iter().map(String::as_str).filter(move |id| {
            let elsewhere = |routine: &Routine| !routine.regions.iter().any(|region| places.contains(region));
            routines < 2 || places.is_empty() || !content.routine(id).is_some_and(elsewhere)
        })
    }

    /// What a person can open by this id; no move while moves are shut, and none for someone else.
    fn offered(&self, id: &str, shut: bool) -> Option<Offered> {
        let content = self.content;
        if let Some(card) = content.card(id) {
            return Some(Offered::Card(Named { id: card.id.clone(), name: card.title.clone() }));
        }
        if shut || !self.speaks_of_moves() {
            return None;
        }
        if let Some(routine) = content.routine(id) {
            let named = Named { id: routine.id.clone(), name: routine.name.clone() };
            return (!self.gated(routine).locked).then_some(Offered::Routine(named));
        }
        let exercise = content.exercise(id)?;
        let open = self.standing.exercise(content, exercise, Default::default()).blocked.is_none();
        open.then(|| Offered::Exercise(Named { id: exercise.id.clone(), name: exercise.name.clone() }))
    }

    fn places(&self) -> Vec<Region> {
        match self.check.answers.get("region") {
            Some(Answer::Many(places)) => places.iter().filter_map(|id| Region::from_id(id)).collect(),
            _ => Vec::new(),
        }
    }

    /// What would suit these answers, gates aside: routines offered with the sounds, those for the places, the short
    /// break. Within one group all suit equally.
    pub(super) fn candidates(&self) -> [Vec<&'a Routine>; 3] {
        let content = self.content;
        let places = self.places();
        let found = self.check.result.assessment.interpretations.iter().filter_map(|id| content.interpretation(id));
        let offered = found.flat_map(|found| &found.offer).filter_map(|id| content.routine(id));
        let for_these =
            |routine: &&Routine| places.is_empty() || routine.regions.iter().any(|region| places.contains(region));
        let eases = |region: &Region| {
            content.routine(match region {
                Region::Neck => "neck_ease_5",
                Region::UpperMidBack => "upper_back_ease_6",
                Region::LowBack => "low_back_ease_8",
            })
        };
        [
            offered.filter(for_these).collect(),
            places.iter().filter_map(eases).collect(),
            content.routine(SHORT_BREAK).into_iter().collect(),
        ]
    }

    /// The first that is open. One of which the person wants no move, or that left them more sore (J22), is passed
    /// over; among those that suit equally, one with more moves they like comes first.
    pub(super) fn suitable(&self, shut: bool) -> Option<Named<RoutineId>> {
        if shut || !self.speaks_of_moves() {
            return None;
        }
        let sessions = self.around.sessions;
        let wishes = wishes(sessions);
        let wanted = |routine: &&Routine| {
            let gated = self.gated(routine);
            !gated.locked && !is_unwanted(&gated.plan, &wishes) && soreness(&routine.id, sessions) < Soreness::Twice
        };
        self.candidates().into_iter().find_map(|equal| {
            let open = equal.into_iter().filter(wanted);
            let found = open.min_by_key(|routine| Reverse(liked_in(&self.gated(routine).plan, &wishes)))?;
            Some(Named { id: found.id.clone(), name: found.name.clone() })
        })
    }

    pub(super) fn gentle(&self) -> Option<Named<RoutineId>> {
        let offered = self.tier == Tier::SeeSoon && self.check.who == Who::Me && !self.needs_an_adult;
        let routine = self.content.routine(GENTLE_LIST).filter(|_| offered)?;
        let label = self.content.texts.tier(self.tier)?.buttons.iter().find(|button| button.id == "gentle_list")?;
        let open = !self.gated(routine).locked;
        open.then(|| Named { id: routine.id.clone(), name: label.label.clone() })
    }

    pub(super) fn gated(&self, routine: &Routine) -> GatedRoutine {
        self.standing.routine(self.content, routine)
    }
}
