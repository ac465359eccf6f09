//! Where it cracked: on a picture of the body or in a list, with the side.

use crate::domain::exercise::Region;
use crate::domain::figure::body_map::Facing;
use crate::domain::journal::{BodySide, Entry};
use crate::ui::components::body_map::BodyPicture;
use crate::ui::components::choice::{BigChoice, ChoiceItem, Segments};
use crate::ui::components::icon::Icon;
use crate::ui::screens::entry::{Side, change};
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The place. Picture and list say the same.
#[component]
pub fn Place(entry: Entry) -> Element {
    let mut list = use_signal(|| false);
    rsx! {
        div { class: "split split--wrap",
            h1 { class: "t-h2", tabindex: "-1", "Where was it?" }
            div { class: "seg-fit",
                Segments {
                    name: "Show as",
                    items: vec![
                        ChoiceItem::with_icon("picture", "Picture", Icon::Body),
                        ChoiceItem::with_icon("list", "List", Icon::List),
                    ],
                    chosen: if list() { "list" } else { "picture" },
                    on_choose: move |id: String| list.set(id == "list"),
                }
            }
        }
        if !list() {
            PlacePicture { entry: entry.clone() }
        } else {
            PlaceList { entry: entry.clone() }
            div { class: "fieldset",
                p { class: "fieldset__l", "{words::field_label(\"side\")}" }
                Side { id: entry.id, side: entry.fields.side }
            }
        }
    }
}

#[component]
fn PlacePicture(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let mut facing = use_signal(|| Facing::Back);
    let id = entry.id;
    let (region, side) = (entry.fields.region, entry.fields.side);
    let said = match side {
        Some(BodySide::Both) => Some("both sides".to_owned()),
        Some(BodySide::Unknown) | None => None,
        Some(BodySide::Middle) => Some("middle".to_owned()),
        Some(side) => Some(format!("{} side", side.id())),
    };
    rsx! {
        section { class: "card card--map", "aria-label": "Picture of the body",
            BodyPicture {
                facing: facing(),
                region,
                side,
                on_choose: move |(region, side)| {
                    change(journal, id, |fields| {
                        fields.region = Some(region);
                        fields.side = Some(side);
                    });
                },
            }
            Segments {
                name: "Seen from",
                items: vec![ChoiceItem::new("back", "Back"), ChoiceItem::new("front", "Front")],
                chosen: if facing() == Facing::Back { "back" } else { "front" },
                on_choose: move |id: String| facing.set(if id == "front" { Facing::Front } else { Facing::Back }),
            }
            p { class: "cluster", "aria-live": "polite",
                match region {
                    Some(region) => rsx! {
                        b { "{region.label()}" }
                        if let Some(said) = said {
                            span { class: "u-2", "· {said}" }
                        }
                    },
                    None => rsx! {
                        span { class: "u-2", "Touch the place" }
                    },
                }
            }
            Side { id, side }
        }
    }
}

#[component]
fn PlaceList(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let chosen = entry.fields.region;
    rsx! {
        div { class: "card card--choices", role: "radiogroup", "aria-label": words::field_label("region"),
            for region in Region::ALL {
                BigChoice {
                    key: "{region.id()}",
                    label: region.label(),
                    hint: extent(region),
                    on: chosen == Some(region),
                    on_choose: move |()| {
                        change(journal, id, |fields| fields.region = (chosen != Some(region)).then_some(region));
                    },
                }
            }
        }
    }
}

/// From where to where a region goes.
fn extent(region: Region) -> &'static str {
    match region {
        Region::Neck => "Skull to the top of the shoulders",
        Region::UpperMidBack => "Shoulder blades to the bottom ribs",
        Region::LowBack => "Below the ribs to the buttocks",
    }
}
