//! What Move is filtered by. It stays while a routine is looked at.

use crate::domain::routine::filter::Filter;
use dioxus::prelude::*;
use std::collections::BTreeSet;

/// See the module.
#[derive(Clone, Copy)]
pub struct MoveState {
    filters: Signal<BTreeSet<Filter>>,
    /// All filters are spread out instead of in one row.
    spread: Signal<bool>,
}

impl MoveState {
    /// With no filter.
    #[allow(clippy::new_without_default, reason = "signals are made inside a component only")]
    pub fn new() -> MoveState {
        MoveState { filters: Signal::new(BTreeSet::new()), spread: Signal::new(false) }
    }

    pub fn filters(&self) -> BTreeSet<Filter> {
        self.filters.cloned()
    }

    /// Sets a filter, or takes it away.
    pub fn toggle(&self, filter: Filter) {
        let mut filters = self.filters;
        let mut filters = filters.write();
        if !filters.remove(&filter) {
            filters.insert(filter);
        }
    }

    /// Takes all filters away.
    pub fn clear(&self) {
        let mut filters = self.filters;
        filters.set(BTreeSet::new());
    }

    pub fn is_spread(&self) -> bool {
        *self.spread.read()
    }

    /// Spreads the filters out, or puts them into one row.
    pub fn set_spread(&self, on: bool) {
        let mut spread = self.spread;
        spread.set(on);
    }
}
