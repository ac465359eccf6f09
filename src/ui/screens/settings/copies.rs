//! Copies of the records: the folder for the daily ones, a copy now, those that are there, and the way back from one.

use crate::domain::backup::{ABOUT_PASSPHRASES, CopyName, SHORTEST_PASSPHRASE};
use crate::ui::components::field::Field;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::route::Route;
use crate::ui::screens::settings::{Behind, Part};
use crate::ui::state::copies::{Answer, Busy, CopiesState, when};
use dioxus::prelude::*;
use std::path::PathBuf;

mod ask;

use ask::Ask;

/// The way to the page, with how the last copy went; where the device has no place for copies, that.
#[component]
pub fn CopiesRow() -> Element {
    let copies = use_context::<CopiesState>();
    let navigator = use_navigator();
    if !copies.are_possible() {
        return rsx! {
            Part { title: "Copies",
                p { class: "row row--setting row__meta",
                    "Not available here: a copy each day in a folder of yours. Save one by hand under “Your records”."
                }
            }
        };
    }
    if !copies.is_offered() {
        return rsx! {};
    }
    rsx! {
        Part { title: "Copies",
            LinkRow {
                icon: Icon::Save,
                name: "Copies of your records",
                meta: in_short(copies),
                on_open: move |()| {
                    navigator.push(Route::CopiesPage {});
                },
            }
        }
    }
}

/// How the last copy went, in a line.
fn in_short(copies: CopiesState) -> String {
    let place = copies.place();
    match (&place.problem, &place.last) {
        (Some(_), _) => "The last try failed".to_owned(),
        (None, Some((at, _))) => format!("Read back and compared, {}", when(*at)),
        (None, None) if place.folder.is_some() => "No copy yet".to_owned(),
        (None, None) => "No copy yet. Choose a folder".to_owned(),
    }
}

/// The page.
#[component]
pub fn CopiesPage() -> Element {
    let copies = use_context::<CopiesState>();
    let chosen = copies.place().folder.is_some();
    rsx! {
        Behind { title: "Copies",
            LastCopy {}
            Told {}
            Folder {}
            if chosen {
                There {}
                Locked {}
            }
            OtherFile {}
            if let Some(offered) = copies.offered() {
                Ask { key: "{offered.found.is_some()}", offered: offered.clone() }
            }
        }
    }
}

/// How the last copy went, and the two acts.
#[component]
fn LastCopy() -> Element {
    let copies = use_context::<CopiesState>();
    let (place, busy) = (copies.place(), copies.busy());
    let title = match (&place.problem, &place.last) {
        (Some(_), _) => "The last try to make a copy failed",
        (None, Some(_)) => "Last copy read back and compared",
        (None, None) => "There is no copy of your records",
    };
    rsx! {
        section { class: "card stack stack--s", "aria-label": "Last copy", "data-state": if place.problem.is_some() { "failed" } else { "plain" },
            p { class: "u-b", "{title}" }
            if let Some(problem) = place.problem.clone() {
                p { class: "u-small", "{problem}." }
            }
            match place.last {
                Some((at, file)) => rsx! {
                    p { class: "u-small u-2 u-num", "{when(at)}" }
                    p { class: "u-small u-2 copyable", "{file.display()}" }
                },
                None => rsx! {
                    p { class: "u-small u-2", "If this device is lost or breaks, they are gone." }
                },
            }
            if place.folder.is_some() {
                div { class: "cluster",
                    button {
                        class: "btn btn--soft",
                        r#type: "button",
                        disabled: busy.is_some(),
                        onclick: move |_| copies.copy_now(None),
                        if busy == Some(Busy::Copying) { "Copying …" } else { "Copy now" }
                    }
                    button {
                        class: "btn btn--line",
                        r#type: "button",
                        disabled: busy.is_some(),
                        onclick: move |_| copies.try_newest(),
                        if busy == Some(Busy::Proving) { "Trying …" } else { "Try a restore" }
                    }
                }
            }
        }
    }
}

/// What came of the last act.
#[component]
fn Told() -> Element {
    let copies = use_context::<CopiesState>();
    rsx! {
        div { role: "status",
            match copies.told() {
                Some(Ok(said)) => rsx! {
                    Notice { kind: NoticeKind::Calm, icon: Icon::Tick, p { "{said}" } }
                },
                Some(Err(problem)) => rsx! {
                    Notice { kind: NoticeKind::Warning, icon: Icon::Alert, p { "{problem}" } }
                },
                None if copies.busy() == Some(Busy::Restoring) => rsx! {
                    p { class: "u-2", "Restoring …" }
                },
                None => rsx! {},
            }
        }
    }
}

/// The folder for a daily copy.
#[component]
fn Folder() -> Element {
    let copies = use_context::<CopiesState>();
    let place = copies.place();
    let chosen = place.folder.as_ref().map(|folder| folder.display().to_string());
    let mut typed = use_signal(|| chosen.clone().unwrap_or_default());
    let mut problem = use_signal(|| None);
    let mut asked = use_signal(|| 0);
    rsx! {
        section {
            h2 { class: "group__t", "A copy each day" }
            div { class: "card stack stack--s",
                // Made anew, it shows what was chosen.
                for round in [(chosen.is_some(), asked())] {
                    Field {
                        key: "{round:?}",
                        id: "copies-folder",
                        label: "Folder",
                        hint: "Best on another disk or a stick, or in a folder that is copied elsewhere too. A copy is made when you first use Unkink on a day. The copies of 7 days and 4 weeks are kept. Other files in the folder are left alone.",
                        value: typed(),
                        error: problem(),
                        on_input: move |text| typed.set(text),
                        on_enter: move |()| problem.set(copies.choose(&typed()).err()),
                    }
                }
                div { class: "cluster",
                    button {
                        class: "btn btn--soft",
                        r#type: "button",
                        disabled: copies.busy().is_some(),
                        onclick: move |_| problem.set(copies.choose(&typed()).err()),
                        "Copy to this folder"
                    }
                    button {
                        class: "btn btn--line",
                        r#type: "button",
                        disabled: copies.busy().is_some(),
                        onclick: move |_| async move {
                            match CopiesState::which().await {
                                Answer::Chosen(folder) => {
                                    typed.set(folder.display().to_string());
                                    problem.set(copies.choose(&typed()).err());
                                    asked += 1;
                                }
                                Answer::Cancelled => {}
                                Answer::Missing => problem.set(Some("There is no dialog for it here. Type the path of the folder.".to_owned())),
                            }
                        },
                        "Choose …"
                    }
                    if chosen.is_some() {
                        button {
                            class: "btn btn--line",
                            r#type: "button",
                            onclick: move |_| {
                                problem.set(None);
                                typed.set(String::new());
                                copies.forget_folder();
                            },
                            "No daily copies"
                        }
                    }
                }
            }
        }
    }
}

/// The copies in the folder.
#[component]
fn There() -> Element {
    let copies = use_context::<CopiesState>();
    match copies.list() {
        Err(problem) => rsx! {
            Notice { kind: NoticeKind::Warning, icon: Icon::Alert, p { "{problem}" } }
        },
        Ok(list) if list.is_empty() => rsx! {},
        Ok(list) => rsx! {
            section {
                h2 { class: "group__t", "Copies in this folder" }
                div { class: "card card--flush list",
                    for copy in list {
                        Copy { key: "{copy}", copy: copy.clone() }
                    }
                }
            }
        },
    }
}

#[component]
fn Copy(copy: CopyName) -> Element {
    let copies = use_context::<CopiesState>();
    let file = copies.place().folder.unwrap_or_default().join(copy.to_string());
    let day = copy.day.0.format("%-d %B %Y").to_string();
    let name = if copy.number > 1 { format!("{day}, number {}", copy.number) } else { day };
    let from = if copies.is_own(&copy) { "This device" } else { "Another device" };
    let meta = if copy.sealed { format!("{from} · locked with a passphrase") } else { from.to_owned() };
    rsx! {
        div { class: "row row--record row--wrap",
            span { class: "row__body",
                span { class: "row__name", "{name}" }
                span { class: "row__meta", "{meta}" }
            }
            button {
                class: "btn btn--line btn--top",
                r#type: "button",
                "aria-label": "Look into {name}",
                disabled: copies.busy().is_some(),
                onclick: move |_| copies.look_into(&file, None),
                "Look into"
            }
        }
    }
}

/// A copy that is locked.
#[component]
fn Locked() -> Element {
    let copies = use_context::<CopiesState>();
    let mut typed = use_signal(String::new);
    let mut made = use_signal(|| 0);
    let mut problem = use_signal(|| None);
    let lock = move |()| {
        if typed.peek().chars().count() < SHORTEST_PASSPHRASE {
            problem.set(Some(format!("It takes at least {SHORTEST_PASSPHRASE} characters, for example a few words.")));
            return;
        }
        problem.set(None);
        copies.copy_now(Some(typed.take()));
        made += 1;
    };
    let (by_key, mut by_press) = (lock, lock);
    rsx! {
        Fold { title: "A copy with a passphrase", icon: Icon::Lock,
            div { class: "stack stack--s",
                p { "{ABOUT_PASSPHRASES}" }
                // Made anew, it is empty.
                for round in [made()] {
                    Field {
                        key: "{round}",
                        id: "copies-passphrase",
                        label: "Passphrase",
                        kind: "password",
                        value: "",
                        error: problem(),
                        on_input: move |text| typed.set(text),
                        on_enter: by_key,
                    }
                }
                button {
                    class: "btn btn--soft",
                    r#type: "button",
                    disabled: copies.busy().is_some(),
                    onclick: move |_| by_press(()),
                    Picture { icon: Icon::Lock }
                    "Make a locked copy"
                }
            }
        }
    }
}

/// Any other file.
#[component]
fn OtherFile() -> Element {
    let copies = use_context::<CopiesState>();
    let mut typed = use_signal(String::new);
    let look = move |()| {
        if !typed.peek().trim().is_empty() {
            copies.look_into(&PathBuf::from(typed.peek().trim()), None);
        }
    };
    rsx! {
        Fold { title: "Restore from another file", icon: Icon::Undo,
            div { class: "stack stack--s",
                Field {
                    id: "copies-file",
                    label: "File",
                    hint: "The whole path of a copy, such as one from another computer",
                    value: "",
                    on_input: move |text| typed.set(text),
                    on_enter: look,
                }
                button {
                    class: "btn btn--soft",
                    r#type: "button",
                    disabled: copies.busy().is_some(),
                    onclick: move |_| look(()),
                    "Look into this file"
                }
            }
        }
    }
}
