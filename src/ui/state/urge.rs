//! The urge that is being answered: what was said about it before and after. It stays while its move is played.

use crate::domain::exercise::Region;
use crate::domain::journal::Outcome;
use dioxus::prelude::*;

/// What was said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrgeDraft {
    /// 0 to 10.
    pub level: Option<u8>,
    pub region: Option<Region>,
    /// Where the person is, as in the urge table.
    pub place: Option<String>,
    /// The move that was picked in place of the first one offered.
    pub picked: Option<String>,
    pub level_after: Option<u8>,
    pub outcome: Option<Outcome>,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct UrgeState {
    draft: Signal<UrgeDraft>,
}

impl UrgeState {
    /// With nothing said.
    #[allow(clippy::new_without_default, reason = "signals are made inside a component only")]
    pub fn new() -> UrgeState {
        UrgeState { draft: Signal::new(UrgeDraft::default()) }
    }

    /// Begins with the place it usually is.
    pub fn begin(&self, region: Option<Region>) {
        let mut draft = self.draft;
        draft.set(UrgeDraft { region, ..UrgeDraft::default() });
    }

    pub fn draft(&self) -> UrgeDraft {
        self.draft.cloned()
    }

    /// Changes what was said.
    pub fn change(&self, change: impl FnOnce(&mut UrgeDraft)) {
        let mut draft = self.draft;
        change(&mut draft.write());
    }
}
