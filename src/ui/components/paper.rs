//! A page of paper on screen: what is printed, and what the PDF says, word for word. Black on white in every theme.

use crate::domain::report::sheet::{Block, Code, Figure, Part, Sheet, Table, Trend};
use crate::ui::components::chart::{Words, outline};
use dioxus::prelude::*;

/// The squares of a code along one side, and the path of the dark ones.
pub type Squares = (usize, String);

/// The page.
#[component]
pub fn Paper(sheet: Sheet, squares: Option<Squares>) -> Element {
    rsx! {
        article { class: "paper", lang: "en", "aria-label": "The page",
            header { class: "paper__head",
                div {
                    h2 { class: "paper__title", "{sheet.title}" }
                    p {
                        "{sheet.made} "
                        b { "{sheet.caution}" }
                    }
                }
                div { class: "paper__person",
                    for (label , value) in sheet.person.iter() {
                        match value {
                            Some(value) => rsx! {
                                p { key: "{label}", "{label}: {value}" }
                            },
                            None => rsx! {
                                p { key: "{label}", class: "paper__blank", "{label}" }
                            },
                        }
                    }
                    if let Some(period) = &sheet.period {
                        p { "{period}" }
                    }
                }
            }
            for line in sheet.first.iter() {
                p { key: "{line}", class: "paper__first", "{line}" }
            }
            Figures { figures: sheet.figures.clone() }
            for (number , part) in sheet.parts.iter().enumerate() {
                Section { key: "{number}", part: part.clone(), squares: squares.clone() }
            }
            footer { class: "paper__foot",
                p { "{sheet.foot}" }
            }
        }
    }
}

#[component]
fn Figures(figures: Vec<Figure>) -> Element {
    if figures.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "paper__figures",
            for figure in figures {
                div { key: "{figure.label}", class: "paper__figure",
                    p { "{figure.label}" }
                    p { class: "paper__value", "{figure.value}" }
                    p { "{figure.more}" }
                }
            }
        }
    }
}

#[component]
fn Section(part: Part, squares: Option<Squares>) -> Element {
    rsx! {
        section { class: "paper__part",
            if let Some(title) = &part.title {
                h3 { class: "paper__h", "{title}" }
            }
            div { class: "paper__columns",
                for (number , column) in part.columns.iter().enumerate() {
                    div { key: "{number}", class: "paper__column", style: "--share:{column.share}",
                        for (place , block) in column.blocks.iter().enumerate() {
                            Piece { key: "{place}", block: block.clone(), squares: squares.clone() }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Piece(block: Block, squares: Option<Squares>) -> Element {
    match block {
        Block::Title(title) => rsx! {
            h3 { class: "paper__h", "{title}" }
        },
        Block::Lead(lead) => rsx! {
            h4 { class: "paper__lead", "{lead}" }
        },
        Block::Text(text) => rsx! {
            p { "{text}" }
        },
        Block::List(items) => rsx! {
            ul { class: "paper__list",
                for (number , item) in items.iter().enumerate() {
                    li { key: "{number}", "{item}" }
                }
            }
        },
        Block::Numbered(items) => rsx! {
            ol { class: "paper__list paper__list--numbered",
                for (number , item) in items.iter().enumerate() {
                    li { key: "{number}", dir: "auto", "{item}" }
                }
            }
        },
        Block::Facts(facts) => rsx! {
            table { class: "paper__table",
                tbody {
                    for (number , (label , value)) in facts.iter().enumerate() {
                        tr { key: "{number}",
                            th { scope: "row", class: "paper__of", "{label}" }
                            td { "{value}" }
                        }
                    }
                }
            }
        },
        Block::Table(table) => rsx! {
            Cells { table }
        },
        Block::Trend(trend) => rsx! {
            Line { trend }
        },
        Block::Note { when, text } => rsx! {
            h4 { class: "paper__lead", "{when}" }
            blockquote { class: "paper__note", dir: "auto", "{text}" }
        },
        Block::Code(code) => rsx! {
            Square { code, squares }
        },
        Block::Lines(count) => rsx! {
            div { "aria-hidden": "true",
                for number in 0..count {
                    div { key: "{number}", class: "paper__line" }
                }
            }
        },
    }
}

#[component]
fn Cells(table: Table) -> Element {
    rsx! {
        table { class: "paper__table",
            thead {
                tr {
                    for (number , cell) in table.head.iter().enumerate() {
                        th { key: "{number}", scope: "col", "{cell}" }
                    }
                }
            }
            tbody {
                for (number , row) in table.rows.iter().enumerate() {
                    tr { key: "{number}",
                        for (place , cell) in row.iter().enumerate() {
                            if place == 0 {
                                th { key: "{place}", scope: "row", class: "paper__of", "{cell}" }
                            } else {
                                td { key: "{place}", "{cell}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Line(trend: Trend) -> Element {
    let drawing = trend.draw();
    rsx! {
        figure { class: "paper__trend",
            figcaption { "{trend.caption}" }
            svg { view_box: "0 0 {drawing.width:.1} {drawing.height:.1}", "aria-hidden": "true",
                for (number , band) in drawing.bands.iter().enumerate() {
                    path { key: "band-{number}", class: "paper__band", d: "{outline(band)}Z" }
                }
                for (number , rule) in drawing.rules.iter().enumerate() {
                    path {
                        key: "rule-{number}",
                        class: if rule.strong { "paper__axis" } else { "paper__axis paper__axis--fine" },
                        d: outline(&[rule.from, rule.to]),
                    }
                }
                for (number , line) in drawing.lines.iter().enumerate() {
                    path { key: "line-{number}", class: "paper__run", d: outline(line) }
                }
                for (number , dot) in drawing.dots.iter().enumerate() {
                    circle { key: "dot-{number}", cx: "{dot.x:.1}", cy: "{dot.y:.1}", r: "3" }
                }
                for (number , label) in drawing.labels.iter().enumerate() {
                    Words { key: "label-{number}", label: label.clone() }
                }
            }
        }
    }
}

#[component]
fn Square(code: Code, squares: Option<Squares>) -> Element {
    rsx! {
        figure { class: "paper__code",
            figcaption { "{code.meaning}" }
            if let Some((side, path)) = squares {
                svg {
                    style: "--side:{side}",
                    view_box: "0 0 {side} {side}",
                    role: "img",
                    "aria-label": "QR code with the answers as data",
                    "shape-rendering": "crispEdges",
                    path { d: "{path}" }
                }
            }
        }
    }
}
