//! The rests of the places that were forced.

use super::JournalState;
use crate::domain::journal::{self, Resting, RestsEnded};

impl JournalState {
    /// The rests that run or ended a short while ago, one a place.
    pub fn resting(&self) -> Vec<Resting> {
        let settings = self.settings.get();
        let (ended, minutes) = (&settings.rests_ended, settings.refractory_minutes);
        self.with(|recent| journal::resting(&recent.entries, ended, self.app.now(), minutes))
    }

    /// Ends a rest, and offers Undo.
    pub fn end_rest(&self, resting: &Resting) {
        let (settings, before) = (self.settings, self.settings.get().rests_ended);
        let (place, at) = (resting.place().to_owned(), resting.forced_at);
        let ended = settings.change(|settings| {
            settings.rests_ended.insert(place, at);
        });
        if ended && !resting.is_over(self.app.now()) {
            self.app.say_with_undo("The rest is ended.", move || {
                settings.change(|settings| settings.rests_ended = before.clone());
            });
        }
    }

    /// Whether the person ended a rest that would still run.
    pub fn rest_can_be_begun(&self) -> bool {
        let minutes = self.settings.get().refractory_minutes;
        let now = self.app.now();
        let all = self.with(|recent| journal::resting(&recent.entries, &RestsEnded::new(), now, minutes));
        let running = self.resting();
        all.iter().any(|rest| !rest.is_over(now) && !running.contains(rest))
    }

    /// Takes up again the rests that were ended.
    pub fn begin_rest(&self) -> bool {
        self.settings.change(|settings| settings.rests_ended.clear())
    }
}
