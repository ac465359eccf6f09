//! The style sheet: one file for each part, joined when it is built. The order counts where two rules weigh the same.

/// The whole sheet. `tokens.css` comes first: all others take their values from it.
pub const SHEET: &str = concat!(
    include_str!("../../assets/styles/tokens.css"),
    include_str!("../../assets/styles/base.css"),
    include_str!("../../assets/styles/shell.css"),
    include_str!("../../assets/styles/surfaces.css"),
    include_str!("../../assets/styles/controls.css"),
    include_str!("../../assets/styles/figure.css"),
    include_str!("../../assets/styles/first-run.css"),
    include_str!("../../assets/styles/today.css"),
    include_str!("../../assets/styles/urge.css"),
    include_str!("../../assets/styles/move.css"),
    include_str!("../../assets/styles/player.css"),
    include_str!("../../assets/styles/journal.css"),
    include_str!("../../assets/styles/insights.css"),
    include_str!("../../assets/styles/check.css"),
    include_str!("../../assets/styles/result.css"),
    include_str!("../../assets/styles/learn.css"),
    include_str!("../../assets/styles/settings.css"),
    include_str!("../../assets/styles/paper.css"),
);
