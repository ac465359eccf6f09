//! Starting a session from any screen.

use crate::domain::content::content;
use crate::domain::routine::choice::asks_safety_first;
use crate::domain::routine::fit::Fit;
use crate::domain::routine::playable::Playable;
use crate::domain::routine::wishes::wishes;
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::session::{Event, Stopped};
use crate::ui::route::Route;
use crate::ui::screens::once::{Once, use_once};
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::{PlayerState, UrgeBefore};
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use dioxus::router::Navigator;

/// See the module.
#[derive(Clone, Copy)]
pub struct Starter {
    check: CheckState,
    journal: JournalState,
    own: RoutineState,
    player: PlayerState,
    settings: SettingsState,
    navigator: Navigator,
    once: Once,
}

/// The starter of this screen.
pub fn use_starter() -> Starter {
    Starter {
        check: use_context(),
        journal: use_context(),
        own: use_context(),
        player: use_context(),
        settings: use_context(),
        navigator: use_navigator(),
        once: use_once(),
    }
}

impl Starter {
    /// Plays a plan; a session that is still open ends with what was done. Nothing plays when the session could not be
    /// written down; the message says so.
    pub fn play(&self, plan: Plan, pain_before: Option<u8>, urge: Option<UrgeBefore>) {
        self.once.run("play", || {
            self.player.press(Event::StopPressed(Stopped::Left));
            let plays = self.player.start(plan, pain_before, urge);
            if plays {
                self.navigator.push(Route::Player {});
            }
            plays
        });
    }

    /// Plays a routine, or opens its page where the safety questions are offered first or it is closed.
    pub fn routine(&self, id: &str) {
        match self.playable(id) {
            Some(playable) if !playable.gated.locked && !self.asks_safety_first(id) => {
                self.play(playable.gated.plan, None, None);
            }
            _ => {
                self.navigator.push(Route::RoutinePage { id: id.to_owned() });
            }
        }
    }

    /// Whether the safety questions are offered before this routine.
    pub fn asks_safety_first(&self, id: &str) -> bool {
        let profile = self.check.profile();
        self.journal.with(|recent| asks_safety_first(id, &profile, &recent.sessions))
    }

    /// The routine with this id as it would be played now.
    pub fn playable(&self, id: &str) -> Option<Playable> {
        self.playable_in(id, false)
    }

    /// The routine with this id, made `gently` easier and shorter, or as usual.
    pub fn playable_in(&self, id: &str, gently: bool) -> Option<Playable> {
        self.with_fit(|fit| {
            let wishes = wishes(fit.newest_first);
            let playable = match content().routine(id) {
                Some(routine) => Playable::of_library(content(), fit.standing, &wishes, routine),
                None => Playable::of_own(content(), fit.standing, &wishes, &self.own.get(id)?, self.settings.today()),
            };
            Some(playable.fitted(fit, gently))
        })
    }

    /// The step at `index` done the easier way, where it is not already; the first side stays as it is.
    pub fn easier_step(&self, plan: &Plan, index: usize) -> Option<PlanStep> {
        let first = plan.steps.get(index)?.other_side_first;
        self.with_fit(|fit| fit.easier_step(plan, index)).map(|step| PlanStep { other_side_first: first, ..step })
    }

    /// A plan with what the person chose for moves and sides.
    pub fn usual(&self, plan: Plan) -> Plan {
        self.with_fit(|fit| fit.usual(plan))
    }

    /// Every routine as it would be played now: own ones first, then the library's; in both, those with more moves the
    /// person likes before others.
    pub fn playables(&self) -> Vec<Playable> {
        self.with_fit(|fit| {
            let wishes = wishes(fit.newest_first);
            let own = self.own.own();
            let today = self.settings.today();
            let own = own.iter().map(|own| Playable::of_own(content(), fit.standing, &wishes, own, today));
            let library = content().routines.iter();
            let library = library.map(|routine| Playable::of_library(content(), fit.standing, &wishes, routine));
            let mut all: Vec<Playable> = own.chain(library).map(|playable| playable.fitted(fit, false)).collect();
            all.sort_by_key(Playable::place);
            all
        })
    }

    fn with_fit<T>(&self, read: impl FnOnce(&Fit<'_>) -> T) -> T {
        let (standing, settings) = (self.check.standing(), self.settings.get());
        self.journal.with(|recent| {
            let newest_first = &recent.sessions;
            read(&Fit { content: content(), standing: &standing, settings: &settings, newest_first })
        })
    }
}
