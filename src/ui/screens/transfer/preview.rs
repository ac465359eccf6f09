//! What a file would bring, before anything is kept.

use crate::domain::content::content;
use crate::domain::transfer::{Refused, Report};
use crate::domain::words::count;
use crate::domain::words::transfer::{in_window, notes};
use crate::ui::components::choice::{ChoiceItem, Segments};
use crate::ui::components::facts::Facts;
use crate::ui::state::transfer::TransferState;
use dioxus::prelude::*;
use std::rc::Rc;

/// Rows shown of a list.
const MOST: usize = 100;

/// The page.
#[component]
pub fn PreviewView(transfer: TransferState, report: Rc<Report>) -> Element {
    let name = transfer.looked().map(|looked| looked.name).unwrap_or_default();
    let number = |number: usize| number.to_string();
    let rows = vec![
        ("Read".to_owned(), number(report.read)),
        ("New".to_owned(), number(report.added)),
        ("Newer than yours".to_owned(), number(report.updated)),
        ("Here already".to_owned(), number(report.unchanged)),
        ("Refused".to_owned(), number(report.refused.len())),
    ];
    let comes = report.added + report.updated;
    let asked = report.kept_open > 0 || transfer.seen();
    rsx! {
        div { class: "page page--narrow",
            div {
                h1 { tabindex: "-1", "What it would bring" }
                p { class: "u-2 u-small", "{name}. Nothing is taken in yet." }
            }
            Facts { rows }
            if asked {
                section { class: "card stack",
                    h2 { class: "t-h3", "Have you been seen?" }
                    p { "The file says that you have been seen about checks in it. Only if that is so are they closed here." }
                    Segments {
                        name: "Have you been seen",
                        items: vec![ChoiceItem::new("no", "Keep them open"), ChoiceItem::new("yes", "I have been seen")],
                        chosen: Some(if transfer.seen() { "yes" } else { "no" }.to_owned()),
                        on_choose: move |id: String| transfer.say_seen(id == "yes"),
                    }
                }
            }
            for note in notes(&report, transfer.seen()) {
                p { key: "{note}", class: "u-small u-2", "{note}" }
            }
            List { title: "Refused: stays in the file", rows: first(&report.refused), left: left(&report.refused) }
            List { title: "Other than yours: yours stays", rows: first(&report.stayed), left: left(&report.stayed) }
            List { title: "In your trash: stays there", rows: first(&report.in_trash), left: left(&report.in_trash) }
        }
        div { class: "foot",
            button {
                class: "btn btn--primary btn--block btn--big",
                r#type: "button",
                disabled: report.brings_nothing(),
                onclick: move |_| transfer.take_in(),
                if report.brings_nothing() {
                    "Nothing new in it"
                } else if comes == 0 {
                    "Take it in"
                } else {
                    "Take in these {comes}"
                }
            }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| transfer.leave(),
                "Leave it"
            }
        }
    }
}

/// What is shown of a list.
fn first(rows: &[Refused]) -> Vec<Refused> {
    rows.iter().take(MOST).cloned().collect()
}

/// How many are not.
fn left(rows: &[Refused]) -> usize {
    rows.len().saturating_sub(MOST)
}

#[component]
fn List(title: String, rows: Vec<Refused>, left: usize) -> Element {
    if rows.is_empty() {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { class: "group__t", "{title}" }
            div { class: "card card--flush list",
                for (number , (place , why)) in rows.iter().map(|row| in_window(content(), row)).enumerate() {
                    div { key: "{number}", class: "row row--setting",
                        div { class: "row__body",
                            p { class: "row__name", "{place}" }
                            p { class: "row__meta", "{why}" }
                        }
                    }
                }
                if left > 0 {
                    div { class: "row row--setting",
                        p { class: "row__body row__meta", {format!("and {}", count(left, "more", "more"))} }
                    }
                }
            }
        }
    }
}
