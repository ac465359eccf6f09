//! A check being answered, one page at a time. The result of an emergency comes on "Go on" of its page.

use crate::domain::check_run::{CheckRun, Record};
use crate::domain::checker::Who;
use crate::domain::content::content;
use crate::domain::content::question::Screen;
use crate::domain::words::filled;
use crate::ui::components::frame::{EmergencyLine, IconButton};
use crate::ui::components::icon::Icon;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod list;
mod single;
pub mod so_far;

use list::ListPage;
use single::SinglePage;
pub use single::number;

/// The check.
#[component]
pub fn CheckRunPage() -> Element {
    let check = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let today = use_context::<AppState>().now();
    let navigator = use_navigator();
    let run = check.run();
    let page = run.as_ref().and_then(|run| run.page(content()));
    let go_on = move |()| {
        if let Some(id) = check.go_on() {
            navigator.replace(Route::ResultPage { id });
        }
    };
    let leave = use_back();
    let back = move |()| {
        if !check.back() {
            leave(());
        }
    };
    let (Some(run), Some(page)) = (run, page) else {
        return rsx! { NoCheck {} };
    };
    let screen = page.questions.first().and_then(|id| content().screen_of(id));
    let Some(screen) = screen else { return rsx! { NoCheck {} } };
    let begins = run.begins_part(content(), &page);
    let came_back = page.questions.iter().any(|id| run.came_back(id));
    // A whole page of an earlier check says once where it is from; other lines say it one by one.
    let mut sources = page.questions.iter().filter_map(|id| run.source_of(id));
    let of_check = sources.find(|source| source.record == Record::Check);
    let of_check =
        of_check.map_or_else(|| "Some lines are filled in".to_owned(), |source| filled::source(source, today));
    let proposed = page.list && page.questions.iter().any(|id| run.is_proposed(id));
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            SubHead { title: title(screen), back: "Back to the last answer", on_back: back,
                if run.is_answered() {
                    IconButton {
                        icon: Icon::List,
                        name: "Your answers so far",
                        word: "Answers",
                        on_press: move |()| {
                            navigator.push(Route::CheckAnswers {});
                        },
                    }
                }
                IconButton {
                    icon: Icon::Close,
                    name: "Close the check",
                    on_press: leave,
                }
            }
            Progress { run: run.clone() }
            // A new page is new to the window too: nothing typed on the last one stays in it.
            for first in page.questions.iter().take(1) {
            div { key: "{first}", "data-page": "{first}", class: "page page--narrow",
                if run.who == Who::Other && begins {
                    p { class: "notice",
                        span { class: "notice__body", "Answer for the person you help. “You” means them." }
                    }
                }
                if proposed {
                    p { class: "notice notice--adj",
                        span { class: "notice__body",
                            "{of_check}. "
                            "Change what is not right: they count when you go on."
                        }
                    }
                }
                if run.is_returning() {
                    p { class: "notice",
                        span { class: "notice__body", "You are changing an answer. “Go on” leads back to where you were." }
                    }
                }
                if came_back {
                    p { class: "notice",
                        span { class: "notice__body", "You answered this before. Please look at it again." }
                    }
                }
                if page.list {
                    ListPage { page: page.clone(), run: run.clone(), on_go_on: go_on }
                } else {
                    SinglePage {
                        page: page.clone(),
                        run: run.clone(),
                        intro: begins.then(|| screen.intro.clone()),
                        on_go_on: go_on,
                    }
                }
                if run.goes_on_in_an_emergency(content()) {
                    p { class: "u-small u-2", "Your answers so far already ask for emergency help now. These questions only add to what you can show there." }
                }
            }
            }
            if page.list {
                crate::ui::components::ask::LinesBelow {}
            }
        }
    }
}

/// "Stop check 2 of 4", or the part's own name.
fn title(screen: &Screen) -> String {
    if !screen.stop_check {
        return screen.title.clone();
    }
    let stops: Vec<&Screen> = content().screens.iter().filter(|screen| screen.stop_check).collect();
    let number = stops.iter().position(|stop| stop.id == screen.id).map_or(0, |position| position + 1);
    format!("Stop check {number} of {}", stops.len())
}

#[component]
fn Progress(run: CheckRun) -> Element {
    let part = run.part(content());
    let percent = (part.share * 100.0).round();
    rsx! {
        div { class: "partbar",
            div {
                class: "bar",
                role: "progressbar",
                "aria-label": "Part {part.number} of {part.of}",
                "aria-valuemin": "0",
                "aria-valuemax": "100",
                "aria-valuenow": "{percent}",
                div { class: "bar__fill", style: "width:{percent}%" }
            }
        }
    }
}

/// Where no check is begun.
#[component]
fn NoCheck() -> Element {
    let check = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            SubHead { title: "Check", on_back: use_back() }
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "No check is running" }
                p { "Begin one here. It takes about 3 minutes, and you can stop at any time." }
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| check.begin_anew(Who::Me),
                    "Start the check"
                }
            }
        }
    }
}
