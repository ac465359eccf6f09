//! The kinds of stretches, as the player tells them apart.

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
