//! What is said on Today about copies of the records, until it is closed.

use crate::domain::backup::Advice;
use crate::domain::words::count;
use crate::ui::components::advice::AdviceCard;
use crate::ui::route::Route;
use crate::ui::state::copies::CopiesState;
use crate::ui::state::inside::InsideState;
use dioxus::prelude::*;

/// The card; nothing where all is as it should be.
#[component]
pub fn CopiesCard() -> Element {
    let copies = use_context::<CopiesState>();
    let inside = use_context::<InsideState>();
    let navigator = use_navigator();
    if inside.is_file_wanted() {
        return rsx! {
            AdviceCard {
                id: "copies-advice",
                title: "Save a copy of your records",
                text: "They are kept in this browser only. If its data is erased or this device is lost, they are gone.",
                state: "choose",
                act: "Save a copy",
                on_act: move |()| inside.save_file(),
                on_close: move |()| inside.put_off(),
            }
        };
    }
    let (title, text, state) = match copies.advice() {
        Advice::Nothing => return rsx! {},
        Advice::Choose => (
            "Keep a copy of your records".to_owned(),
            "If this device is lost or breaks, they are gone. Choose a folder, and a copy is made there each day."
                .to_owned(),
            "choose",
        ),
        Advice::Missing => (
            "There is no copy of your records".to_owned(),
            "You have kept records for more than a week. If this device is lost or breaks, they are gone.".to_owned(),
            "late",
        ),
        Advice::Old(days) => {
            let days = count(usize::try_from(days).unwrap_or_default(), "day", "days");
            ("Your last copy is old".to_owned(), format!("It was made {days} ago."), "late")
        }
        Advice::Failed(problem) => ("No copy was made today".to_owned(), format!("{problem}."), "failed"),
    };
    rsx! {
        AdviceCard {
            id: "copies-advice",
            title,
            text,
            state,
            act: if state == "choose" { "Choose a folder" } else { "See to it" },
            on_act: move |()| {
                navigator.push(Route::CopiesPage {});
            },
            on_close: move |()| copies.close_advice(),
        }
    }
}
