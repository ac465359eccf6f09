//! A picture of the person from behind or in front, on which a place and a side are chosen.

use crate::domain::exercise::Region;
use crate::domain::figure::body_map::{Area, BodyMap, Facing, VIEW_BOX};
use crate::domain::figure::path::UNITS;
use crate::domain::journal::BodySide;
use dioxus::prelude::*;

/// The picture. Its nine places are radios: arrow keys walk, Enter and space choose.
#[component]
pub fn BodyPicture(
    facing: Facing,
    region: Option<Region>,
    side: Option<BodySide>,
    on_choose: EventHandler<(Region, BodySide)>,
) -> Element {
    let map = use_memo(use_reactive!(|facing| BodyMap::of(facing)));
    let map = map.read();
    let Some(map) = map.as_ref() else { return rsx! {} };
    let name = match facing {
        Facing::Back => "Back of the body",
        Facing::Front => "Front of the body",
    };
    rsx! {
        div { class: "bodymap",
            svg { role: "radiogroup", "aria-label": name, view_box: VIEW_BOX,
                g { "aria-hidden": "true",
                    for group in map.figure.iter() {
                        g { class: group.class, transform: group.placing.map(|placing| placing.text()),
                            for shape in group.shapes.iter().filter(|shape| !shape.path.commands().is_empty()) {
                                path { class: shape.class, d: shape.path.text() }
                            }
                        }
                    }
                }
                // Dark below the light lines, so that they are seen on whatever lies behind them.
                g { "aria-hidden": "true",
                    for area in map.areas.iter() {
                        path { key: "{area.region.id()}-{area.side.id()}", class: "bm-edge", d: area.outline.text() }
                    }
                }
                for area in map.areas.iter() {
                    Place {
                        key: "{area.region.id()}-{area.side.id()}",
                        area: area.clone(),
                        on: region == Some(area.region) && covers(side, area.side),
                        band: region == Some(area.region),
                        on_choose,
                    }
                }
            }
        }
    }
}

/// Whether a chosen side lies in this third.
fn covers(chosen: Option<BodySide>, third: BodySide) -> bool {
    match chosen {
        Some(BodySide::Both) => third != BodySide::Middle,
        chosen => chosen == Some(third),
    }
}

#[component]
fn Place(area: Area, on: bool, band: bool, on_choose: EventHandler<(Region, BodySide)>) -> Element {
    let (region, side) = (area.region, area.side);
    let where_on = match side {
        BodySide::Left => "left",
        BodySide::Right => "right",
        BodySide::Middle | BodySide::Both | BodySide::Unknown => "middle",
    };
    let class = match (on, band) {
        (true, _) => "bm-r bm-r--on",
        (false, true) => "bm-r bm-r--band",
        (false, false) => "bm-r",
    };
    let (x, y) = (area.centre.x * UNITS - 4.0, -area.centre.y * UNITS);
    rsx! {
        g {
            class: "bm-place",
            role: "radio",
            tabindex: "0",
            "aria-checked": on.to_string(),
            "aria-label": "{region.label()}, {where_on}",
            onclick: move |_| on_choose.call((region, side)),
            onkeydown: move |event| {
                if event.key() == Key::Enter || event.key() == Key::Character(" ".to_owned()) {
                    event.prevent_default();
                    if !event.is_auto_repeating() {
                        on_choose.call((region, side));
                    }
                }
            },
            path { class: "bm-touch", d: area.touch.text() }
            path { class, d: area.outline.text() }
            if on {
                path { class: "bm-tick", d: "M{x:.1} {y:.1}l3 3.4 5.4 -7" }
            }
        }
    }
}
