//! What can be done at once about an urge that is still there: wait, or something longer.

use crate::domain::exercise::Region;
use crate::domain::routine::choice::longer;
use crate::domain::urge::WAIT;
use crate::domain::words::how_long_in_full;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::once::use_once;
use crate::ui::screens::start::use_starter;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::{PlayerState, UrgeBefore};
use crate::ui::state::urge::UrgeState;
use dioxus::prelude::*;

/// Both, each one press. It stays one urge, and is kept with what was tried last.
#[component]
pub fn StillThere(
    /// 0 to 10, as it is now.
    level: u8,
    region: Option<Region>,
    /// Keeps what was said before, and gives the urge.
    on_before: Callback<(), Option<i64>>,
) -> Element {
    let app = use_context::<AppState>();
    let journal = use_context::<JournalState>();
    let player = use_context::<PlayerState>();
    let urge = use_context::<UrgeState>();
    let starter = use_starter();
    let once = use_once();
    let navigator = use_navigator();
    let open = longer(region).iter().filter_map(|id| starter.playable(id)).find_map(|playable| {
        let instead = playable.gated.alternative.clone();
        let playable = if playable.gated.locked { starter.playable(&instead?)? } else { playable };
        (!playable.gated.locked).then_some(playable)
    });
    let wait = move |_| {
        once.run("wait", || {
            let waits = on_before.call(()).and_then(|id| {
                journal.change_urge(id, |fields| {
                    fields.level_after = Some(level);
                    fields.alternative = Some(WAIT.to_owned());
                    fields.outcome = None;
                })
            });
            let kept = waits.is_some();
            if kept {
                player.close();
                urge.begin(None);
                app.say("Kept. Today shows when 20 minutes are over.");
                navigator.replace(Route::Today {});
            }
            kept
        });
    };
    rsx! {
        div { class: "pair",
            button { class: "btn btn--soft", r#type: "button", onclick: wait,
                Picture { icon: Icon::Clock }
                "Wait 20 minutes"
            }
            if let Some(open) = open {
                button {
                    class: "btn btn--soft",
                    r#type: "button",
                    "aria-label": "Something longer: {open.name}, {how_long_in_full(open.gated.total)}",
                    onclick: move |_| {
                        if let Some(kept) = on_before.call(()) {
                            urge.begin(region);
                            let alternative = open.gated.plan.id.clone();
                            let before = UrgeBefore { level: Some(level), region, alternative, kept: Some(kept) };
                            starter.play(open.gated.plan.clone(), None, Some(before));
                        }
                    },
                    Picture { icon: Icon::Play }
                    "Something longer"
                }
            }
        }
    }
}
