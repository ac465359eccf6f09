//! A chart as it was laid out: its picture, which is read point by point, and its table.

use crate::domain::chart::{Anchor, Area, Block, DOT, Drawing, Ink, Label, Spot, Square, Table};
use dioxus::prelude::*;

/// The patterns that charts are told apart by; once on a page that has charts.
#[component]
pub fn Patterns() -> Element {
    rsx! {
        svg { class: "chart__patterns", "aria-hidden": "true",
            defs {
                pattern { id: "lines", width: "7", height: "7", pattern_units: "userSpaceOnUse",
                    path { class: "c-on", d: "M0 3.5h7" }
                }
                pattern { id: "slants", width: "7", height: "7", pattern_units: "userSpaceOnUse",
                    path { class: "c-on", d: "M-2 2L2 -2M0 7L7 0M5 9L9 5" }
                }
                pattern { id: "dots", width: "6", height: "6", pattern_units: "userSpaceOnUse",
                    path { class: "c-on c-on--dot", d: "M1.5 1.5h0M4.5 4.5h0" }
                }
            }
        }
    }
}

/// The picture. Its points are walked by arrow keys, and each says its words.
#[component]
pub fn ChartPicture(
    /// The whole in words, for those who listen.
    name: String,
    drawing: Drawing,
    /// Of a line, what it is painted with.
    #[props(default)]
    line: Option<Ink>,
    /// The words of each point.
    words: Vec<String>,
) -> Element {
    let mut current = use_signal(|| None::<usize>);
    let stop = current().unwrap_or_default().min(words.len().saturating_sub(1));
    let eases = line == Some(Ink::Relief);
    let line_class = if eases { "c-relief" } else { "c-pain" };
    let band_class = if eases { "c-relief-band" } else { "c-pain-band" };
    let dot_class = if eases { "c-relief-dot" } else { "c-pain-dot" };
    rsx! {
        svg {
            class: "chart",
            view_box: "0 0 {drawing.width:.1} {drawing.height:.1}",
            role: "group",
            "aria-label": "{name}",
            "data-points": "",
            g { "aria-hidden": "true",
                for (number , area) in drawing.tracks.iter().enumerate() {
                    Rectangle { key: "track-{number}", class: "c-track", area: *area, round: 6.0 }
                }
                for (number , rule) in drawing.rules.iter().enumerate() {
                    line {
                        key: "rule-{number}",
                        class: if rule.strong { "axis" } else { "grid" },
                        x1: "{rule.from.x:.1}",
                        y1: "{rule.from.y:.1}",
                        x2: "{rule.to.x:.1}",
                        y2: "{rule.to.y:.1}",
                    }
                }
                for (number , band) in drawing.bands.iter().enumerate() {
                    path { key: "band-{number}", class: band_class, d: "{outline(band)}Z" }
                }
                for (number , line) in drawing.lines.iter().enumerate() {
                    path { key: "line-{number}", class: line_class, d: outline(line) }
                }
                for (number , dot) in drawing.dots.iter().enumerate() {
                    circle { key: "dot-{number}", class: dot_class, cx: "{dot.x:.1}", cy: "{dot.y:.1}", r: "{DOT}" }
                }
                for (number , block) in drawing.blocks.iter().enumerate() {
                    Painted { key: "block-{number}", block: *block }
                }
                for (number , area) in drawing.ranges.iter().enumerate() {
                    Rectangle { key: "range-{number}", class: "c-range", area: *area, round: 2.0 }
                }
                for (number , square) in drawing.squares.iter().enumerate() {
                    DaySquare { key: "day-{number}", square: square.clone() }
                }
                for (number , label) in drawing.labels.iter().enumerate() {
                    Words { key: "label-{number}", label: label.clone() }
                }
            }
            for (number , (area , words)) in drawing.points.iter().zip(&words).enumerate() {
                rect {
                    key: "point-{number}",
                    class: "chart__point",
                    role: "img",
                    "aria-label": "{words}",
                    tabindex: if number == stop { "0" } else { "-1" },
                    "data-point": "",
                    x: "{area.x:.1}",
                    y: "{area.y:.1}",
                    width: "{area.width:.1}",
                    height: "{area.height:.1}",
                    rx: "3",
                    onfocus: move |_| current.set(Some(number)),
                    onclick: move |_| current.set(Some(number)),
                }
            }
        }
        if let Some(words) = current().and_then(|number| words.get(number)) {
            p { class: "chart__said u-small", "aria-hidden": "true", "{words}" }
        }
    }
}

/// A line through these places, as a path.
pub fn outline(spots: &[Spot]) -> String {
    let spots: Vec<String> = spots.iter().map(|spot| format!("{:.1} {:.1}", spot.x, spot.y)).collect();
    format!("M{}", spots.join("L"))
}

#[component]
fn Rectangle(class: String, area: Area, round: f64, fill: Option<String>) -> Element {
    rsx! {
        rect {
            class,
            x: "{area.x:.1}",
            y: "{area.y:.1}",
            width: "{area.width:.1}",
            height: "{area.height:.1}",
            rx: "{round}",
            fill,
        }
    }
}

/// A colour, and the pattern upon it.
#[component]
fn Painted(block: Block) -> Element {
    let class = match block.ink {
        Ink::Forced | Ink::Crack | Ink::Pain => "c-forced",
        Ink::ByItself => "c-own",
        Ink::Earlier => "c-earlier",
        Ink::SomeoneElse => "c-other",
        Ink::Resisted | Ink::Eased | Ink::Relief => "c-eased",
    };
    let upon = match block.ink {
        Ink::ByItself | Ink::Earlier => Some("url(#lines)"),
        Ink::SomeoneElse => Some("url(#dots)"),
        Ink::Resisted => Some("url(#slants)"),
        _ => None,
    };
    rsx! {
        Rectangle { class, area: block.area, round: 2.5 }
        if let Some(fill) = upon {
            Rectangle { class: "c-upon", area: block.area, round: 2.5, fill }
        }
    }
}

#[component]
fn DaySquare(square: Square) -> Element {
    let class = match square.level {
        None => "heat__c",
        Some(0) => "heat__c h0",
        Some(1) => "heat__c h1",
        Some(2) => "heat__c h2",
        Some(3) => "heat__c h3",
        Some(_) => "heat__c h4",
    };
    rsx! {
        g { class,
            Rectangle { class: if square.today { "heat__r heat__r--today" } else { "heat__r" }, area: square.area, round: 5.0 }
            Words { label: square.number }
            if let Some(label) = square.count {
                Words { label }
            }
        }
    }
}

/// A word in its place.
#[component]
pub fn Words(label: Label) -> Element {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    rsx! {
        text {
            class: if label.strong { "lab" } else { "" },
            x: "{label.at.x:.1}",
            y: "{label.at.y:.1}",
            text_anchor: anchor,
            style: "font-size:{label.size:.1}px",
            "{label.text}"
        }
    }
}

/// What the patterns mean.
#[component]
pub fn ChartLegend(items: Vec<(Ink, String)>) -> Element {
    let area = Area { x: 1.0, y: 1.0, width: 14.0, height: 14.0 };
    rsx! {
        div { class: "legend",
            for (ink , words) in items {
                span { key: "{words}", class: "legend__i",
                    svg { view_box: "0 0 16 16", "aria-hidden": "true",
                        Painted { block: Block { area, ink } }
                    }
                    "{words}"
                }
            }
        }
    }
}

/// The same numbers as a table, named by the element `named_by`.
#[component]
pub fn DataTable(named_by: String, table: Table) -> Element {
    rsx! {
        div { class: "data", role: "group", "aria-labelledby": "{named_by}", tabindex: "0",
            table { class: "data__t", "aria-labelledby": "{named_by}",
                thead {
                    tr {
                        for head in &table.head {
                            th { key: "{head}", scope: "col", "{head}" }
                        }
                    }
                }
                tbody {
                    for (number , row) in table.rows.iter().enumerate() {
                        tr { key: "{number}",
                            for (column , cell) in row.iter().enumerate() {
                                if column == 0 {
                                    th { key: "{column}", scope: "row", "{cell}" }
                                } else {
                                    td { key: "{column}", "{cell}" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
