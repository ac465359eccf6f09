//! Your records: written to a file, and taken in from one after a look at what it would bring.

use crate::domain::transfer::export::Format;
use crate::domain::transfer::table::Encoding;
use crate::ui::components::choice::{ChoiceItem, Segments, SwitchRow};
use crate::ui::components::field::{Field, FieldError};
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::screens::head::SubHead;
use crate::ui::state::app::AppState;
use crate::ui::state::elsewhere::Elsewhere;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use crate::ui::state::transfer::{Answer, Asks, Step, TransferState, typed_path};
use dioxus::prelude::*;

mod columns;
mod preview;
mod working;

use columns::ColumnsView;
use preview::PreviewView;
use working::WorkingView;

/// The page.
#[component]
pub fn RecordsPage() -> Element {
    let (app, settings, elsewhere) =
        (use_context::<AppState>(), use_context::<SettingsState>(), use_context::<Elsewhere>());
    let transfer = use_hook(|| TransferState::new(app, settings, elsewhere));
    let back = use_back();
    use_drop(move || transfer.stop());
    let (step, going) = (transfer.step(), transfer.going());
    let on_back = move |()| match transfer.step() {
        _ if transfer.going().is_some() => transfer.stop(),
        Step::Choose => back(()),
        _ => transfer.back(),
    };
    rsx! {
        main { class: "app",
            SubHead { title: "Your records", on_back }
            match (going, step) {
                (Some(going), _) => rsx! {
                    WorkingView { transfer, going }
                },
                (None, Step::Choose) => rsx! {
                    div { class: "page page--narrow",
                        h1 { class: "u-hide", tabindex: "-1", "Your records" }
                        Export { transfer }
                        Import { transfer }
                    }
                },
                (None, Step::Columns) => rsx! {
                    ColumnsView { transfer }
                },
                (None, Step::Preview(report)) => rsx! {
                    PreviewView { transfer, report }
                },
            }
        }
    }
}

/// Everything, or a table of the cracks, to a file.
#[component]
fn Export(transfer: TransferState) -> Element {
    let mut format = use_signal(|| Format::Json);
    let mut bom = use_signal(|| false);
    let mut path = use_signal(|| None::<String>);
    let mut problem = use_signal(|| None::<String>);
    let mut save = move |to: &str| problem.set(transfer.export(&typed_path(to), format(), bom()).err());
    rsx! {
        section { class: "card stack",
            h2 { class: "t-h3", "Save a copy" }
            Segments {
                name: "What is saved",
                items: vec![ChoiceItem::new("json", "Everything"), ChoiceItem::new("csv", "A table of cracks")],
                chosen: Some(format().id().to_owned()),
                on_choose: move |id: String| {
                    format.set(Format::from_id(&id).unwrap_or(Format::Json));
                    path.set(None);
                    problem.set(None);
                },
            }
            if format() == Format::Json {
                p { class: "u-small u-2",
                    "Everything you kept, the trash included, in one file (JSON) that Unkink can take in again. Anyone who has the file can read it."
                }
            } else {
                p { class: "u-small u-2",
                    "The cracks of your journal, one in each row, for a spreadsheet (CSV). Anyone who has the file can read it."
                }
                SwitchRow {
                    label: "For Excel",
                    hint: "Adds a mark by which Excel shows every letter right",
                    on: bom(),
                    on_switch: move |on| bom.set(on),
                }
            }
            if let Some(proposed) = path() {
                Field {
                    key: "{format().id()}",
                    id: "export-path",
                    label: "Folder and name of the file",
                    value: proposed,
                    error: problem(),
                    on_input: move |typed| path.set(Some(typed)),
                }
                button {
                    class: "btn btn--primary btn--block",
                    r#type: "button",
                    onclick: move |_| save(&path.peek().clone().unwrap_or_default()),
                    "Save"
                }
            } else {
                button {
                    class: "btn btn--primary btn--block",
                    r#type: "button",
                    onclick: move |_| async move {
                        match TransferState::where_to(format()).await {
                            Answer::Chosen(to) => save(&to.to_string_lossy()),
                            Answer::Cancelled => {}
                            Answer::Missing => path.set(Some(TransferState::proposed(format()))),
                        }
                    },
                    Picture { icon: Icon::Doc }
                    "Save as a file"
                }
                FieldError { id: "export", error: problem() }
            }
        }
    }
}

/// A file in.
#[component]
fn Import(transfer: TransferState) -> Element {
    let mut path = use_signal(|| None::<String>);
    rsx! {
        section { class: "card stack",
            h2 { class: "t-h3", "Take a file in" }
            p { class: "u-small u-2",
                "A copy from Unkink, or a table (CSV) from another app: Loop Habit Tracker, HabitBull, Track & Graph or any other. You see what it would bring before anything is kept."
            }
            if let Some(typed) = path() {
                Field {
                    id: "import-path",
                    label: "Folder and name of the file",
                    value: typed,
                    on_input: move |typed| path.set(Some(typed)),
                    on_enter: move |()| transfer.choose(&typed_path(&path.peek().clone().unwrap_or_default())),
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| transfer.choose(&typed_path(&path.peek().clone().unwrap_or_default())),
                    "Look at it"
                }
            } else {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| async move {
                        match TransferState::which().await {
                            Answer::Chosen(file) => transfer.choose(&file),
                            Answer::Cancelled => {}
                            Answer::Missing => path.set(Some(String::new())),
                        }
                    },
                    Picture { icon: Icon::Doc }
                    "Choose a file"
                }
            }
            Asked { transfer }
        }
    }
}

/// What stands in the way of a file.
#[component]
fn Asked(transfer: TransferState) -> Element {
    match transfer.asks() {
        None => rsx! {},
        Some(Asks::Wrong(problem)) => rsx! {
            FieldError { id: "import", error: problem }
        },
        Some(Asks::Order(cell)) => rsx! {
            div { class: "fieldset",
                p { class: "fieldset__l", "In “{cell}”, what comes first?" }
                Segments {
                    name: "What comes first in a date",
                    items: vec![ChoiceItem::new("dmy", "The day"), ChoiceItem::new("mdy", "The month")],
                    chosen: None::<String>,
                    on_choose: move |id: String| {
                        transfer.describe(|columns| columns.date = columns::order(&id));
                        transfer.look();
                    },
                }
            }
        },
        Some(Asks::Encoding(problem)) => rsx! {
            FieldError { id: "import", error: "Its letters cannot be read: {problem}." }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| transfer.read_as(Encoding::Windows1252),
                "It is from Excel: read it as Windows-1252"
            }
        },
    }
}
