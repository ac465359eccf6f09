//! Choosing several rows of the journal, and what is done with them.

use super::JournalState;
use crate::domain::content::content;
use crate::domain::journal::Entry;
use crate::domain::timeline::{Several, Wanted};
use crate::domain::trash::Kind;
use crate::domain::words::kept::{self, Done};
use crate::platform::clock;
use dioxus::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a finger rests on a row to choose it.
const HOLD: Duration = Duration::from_millis(500);

/// A row, as it is chosen.
pub type Chosen = (Kind, i64);

/// The rows that are chosen, while rows are chosen.
#[derive(Clone, Copy, PartialEq)]
pub struct Choosing {
    chosen: Signal<Option<BTreeSet<Chosen>>>,
}

impl Choosing {
    /// Whether rows are chosen now, instead of opened.
    pub fn is_on(&self) -> bool {
        self.chosen.read().is_some()
    }

    /// Whether this row is; none while rows are opened.
    pub fn has(&self, row: Chosen) -> Option<bool> {
        self.chosen.read().as_ref().map(|chosen| chosen.contains(&row))
    }

    /// The rows.
    pub fn rows(&self) -> Vec<Chosen> {
        self.chosen.read().iter().flatten().copied().collect()
    }

    /// How many of them can be changed so.
    pub fn count(&self, change: &Several) -> usize {
        self.chosen.read().iter().flatten().filter(|(kind, _)| change.takes(*kind)).count()
    }

    /// Begins, or goes on, with these rows.
    pub fn set(&self, rows: impl IntoIterator<Item = Chosen>) {
        let mut chosen = self.chosen;
        chosen.set(Some(rows.into_iter().collect()));
    }

    /// Chooses a row, or lets it go.
    pub fn toggle(&self, row: Chosen) {
        let mut chosen = self.chosen;
        let mut chosen = chosen.write();
        let rows = chosen.get_or_insert_default();
        if !rows.remove(&row) {
            rows.insert(row);
        }
    }

    /// Goes back to opening rows.
    pub fn end(&self) {
        let mut chosen = self.chosen;
        chosen.set(None);
    }
}

/// With nothing chosen.
pub fn use_choosing() -> Choosing {
    Choosing { chosen: use_signal(|| None) }
}

/// A finger on a row: held for a while it chooses it, and lifting it then opens nothing.
#[derive(Clone, Copy)]
pub struct Hold {
    choosing: Option<Choosing>,
    row: Chosen,
    touches: CopyValue<u32>,
    took: CopyValue<bool>,
}

impl Hold {
    /// A finger comes down. A mouse has the button for it, and moves rows by nothing.
    pub fn begin(mut self, pointer: &str) {
        self.took.set(false);
        let Some(choosing) = self.choosing.filter(|choosing| pointer != "mouse" && !choosing.is_on()) else { return };
        self.touches += 1;
        let touch = self.touches.cloned();
        spawn(async move {
            clock::sleep(HOLD).await;
            if self.touches.cloned() == touch {
                self.took.set(true);
                choosing.set([self.row]);
            }
        });
    }

    /// It goes, or moves the page.
    pub fn end(mut self) {
        self.touches += 1;
    }

    /// Whether the press that ends now chose the row already.
    pub fn took(mut self) -> bool {
        let took = self.took.cloned();
        self.took.set(false);
        took
    }
}

/// For a row.
pub fn use_hold(choosing: Option<Choosing>, row: Chosen) -> Hold {
    let (touches, took) = use_hook(|| (CopyValue::new(0), CopyValue::new(false)));
    Hold { choosing, row, touches, took }
}

impl JournalState {
    /// Every row of what is wanted.
    pub fn rows(&self, wanted: &Wanted) -> Vec<Chosen> {
        self.app.read(self.app.store().timeline_rows(&self.filter(wanted))).unwrap_or_default()
    }

    /// The tags of the cracks among these rows.
    pub fn tags_of(&self, rows: &[Chosen]) -> Vec<String> {
        let ids: Vec<i64> = rows.iter().filter(|(kind, _)| *kind == Kind::Entry).map(|(_, id)| *id).collect();
        self.app.read(self.app.store().tags_of(&ids)).unwrap_or_default()
    }

    /// Does the same with several records, in one write and with one message, which offers Undo. None where it was
    /// refused; else one of the cracks that are another now.
    pub fn change_several(&self, rows: &[Chosen], change: &Several) -> Option<Option<Entry>> {
        let was = self.app.kept(self.app.store().change_several(rows, change, self.app.moment()))?;
        self.read_again();
        let changed = was.iter().find(|was| was.kind == Kind::Entry).and_then(|was| self.entry(was.id));
        if was.is_empty() {
            self.app.say("They are so already.");
            return Some(changed);
        }
        let (state, how_many) = (*self, was.len());
        let done = if *change == Several::Delete { Done::Deleted } else { Done::Changed };
        self.app.say_done(done, &kept::several(change, how_many, content()), move || {
            let back = state.app.kept(state.app.store().put_several_back(&was, state.app.moment())).is_some();
            state.read_again();
            if back {
                state.app.say(Done::BroughtBack.of(&kept::entries(how_many)));
            }
        });
        Some(changed)
    }
}
