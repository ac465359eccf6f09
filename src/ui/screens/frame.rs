//! What stands around every screen: first run, navigation, messages, the error boundary.

use crate::domain::session::Event;
use crate::ui::components::frame::{SideRail, Tab, TabBar};
use crate::ui::components::layer::{Problem, Toast, Unkept};
use crate::ui::route::Route;
use crate::ui::screens::first_run::FirstRun;
use crate::ui::screens::journal::beside::BesideRecord;
use crate::ui::screens::log::LogSheet;
use crate::ui::state::app::{AppState, Arrival};
use crate::ui::state::copies::CopiesState;
use crate::ui::state::cues;
use crate::ui::state::elsewhere::Elsewhere;
use crate::ui::state::inside::InsideState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::log::LogState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::reminder::ReminderState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::Trail;
use crate::ui::state::urge::UrgeState;
use dioxus::prelude::*;

/// Whether the window has room for a list beside what is opened from it.
#[derive(Clone, Copy)]
struct Wide(Signal<bool>);

/// Around every screen.
#[component]
pub fn Frame() -> Element {
    let app = use_context::<AppState>();
    let settings = use_context::<SettingsState>();
    let player = use_context::<PlayerState>();
    let log = use_context::<LogState>();
    let navigator = use_navigator();
    let route = use_route::<Route>();
    let elsewhere = use_context::<Elsewhere>();
    let (journal, urge) = (use_context::<JournalState>(), use_context::<UrgeState>());
    let copies = use_context::<CopiesState>();
    let reminders = use_context::<ReminderState>();
    let chosen = use_memo(move || settings.get().reminders);
    use_effect(move || {
        let _ = chosen();
        reminders.look();
    });
    let trail = use_context::<Trail>();
    let visit = trail.visit();
    let inside = use_context::<InsideState>();
    let mut wide = use_context_provider(|| Wide(Signal::new(false))).0;
    use_future(move || app.watch_wide(move |is_wide| wide.set(is_wide)));
    use_effect(use_reactive!(|visit| {
        let _ = visit;
        elsewhere.look();
        copies.daily();
        reminders.tell_system();
        inside.look();
    }));
    use_effect(move || settings.show());
    let accepted = settings.is_accepted();
    let before_accepting = matches!(
        route,
        Route::CheckHome {} | Route::CheckRun {} | Route::CheckAnswers {} | Route::ResultPage { .. } | Route::Signs {}
    );
    rsx! {
        // The page presses this when it is out of sight.
        button {
            hidden: true,
            "data-on-hidden": "",
            onclick: move |_| player.press(Event::Hidden),
        }
        // And this when it is looked at again.
        button {
            hidden: true,
            "data-on-seen": "",
            onclick: move |_| {
                elsewhere.look();
                copies.daily();
                reminders.look();
                if let Some(asked) = app.asked_screen().and_then(|path| path.parse::<Route>().ok()) {
                    if asked == (Route::UrgePage {}) {
                        urge.begin(journal.usual_region());
                    }
                    navigator.push(asked);
                }
            },
        }
        // What the page cannot do by itself on this device, it writes here at the moment it is due.
        input {
            hidden: true,
            "data-device-buzz": "",
            oninput: move |event| cues::buzz_by_device(&event.value()),
        }
        input {
            hidden: true,
            "data-device-say": "",
            oninput: move |event| cues::say_by_device(&event.value()),
        }
        // And this to go back where no arrow is.
        button {
            hidden: true,
            disabled: !navigator.can_go_back(),
            "data-on-back": "",
            "data-visit": "{visit}",
            "data-depth": "{trail.depth()}",
            "data-path": "{route}",
            onclick: move |_| navigator.go_back(),
        }
        if app.temporary {
            p { class: "problem problem--line", role: "status", "Nothing is kept: Unkink could not open its file. What you enter is gone when you close it." }
        }
        match app.arrival() {
            Arrival::Kept | Arrival::Soon | Arrival::Elsewhere => rsx! {},
            Arrival::Slow => rsx! {
                p { class: "saving", role: "status", "Saving …" }
            },
            Arrival::Failed(problem) => rsx! {
                Unkept { problem, on_try: move |()| app.try_to_keep() }
            },
        }
        if let Some(text) = app.problem() {
            Problem { text, on_close: move |()| app.close_problem() }
        }
        ErrorBoundary {
            handle_error: move |errors: ErrorContext| {
                let text = errors.error().map_or_else(String::new, |error| error.to_string());
                rsx! {
                    main { class: "app",
                        div { class: "page",
                            h1 { tabindex: "-1", "This page stumbled" }
                            p { "What you entered is kept. {text}" }
                            button {
                                class: "btn btn--primary btn--block",
                                r#type: "button",
                                onclick: move |_| errors.clear_errors(),
                                "Back to the page"
                            }
                        }
                    }
                }
            },
            if accepted || before_accepting {
                Outlet::<Route> {}
            } else {
                FirstRun {}
            }
        }
        if log.is_open() {
            LogSheet {}
        }
        if let Some(message) = app.message() {
            Toast {
                text: message.text.clone(),
                number: message.number,
                undo: message.undo.is_some(),
                on_undo: move |()| {
                    app.close_message();
                    if let Some(undo) = &message.undo {
                        undo();
                    }
                },
                on_close: move |()| app.close_message(),
            }
        }
    }
}

/// Around the five tabs: the bar of a phone, the rail of a wide window.
#[component]
pub fn Tabs() -> Element {
    rsx! { Beside { bar: true } }
}

/// Around what is opened from them: in a wide window the rail stays.
#[component]
pub fn Beneath() -> Element {
    rsx! { Beside { bar: false } }
}

#[component]
fn Beside(bar: bool) -> Element {
    let navigator = use_navigator();
    let route = use_route::<Route>();
    let current = tab_of(&route);
    let opens_record = matches!(route, Route::EntryPage { .. } | Route::UrgeRecord { .. });
    let wide = use_context::<Wide>().0;
    let open = move |tab: Tab| {
        navigator.push(match tab {
            Tab::Today => Route::Today {},
            Tab::Move => Route::Move {},
            Tab::Journal => Route::Journal {},
            Tab::Check => Route::CheckHome {},
            Tab::Learn => Route::Learn {},
        });
    };
    rsx! {
        div { class: "app--desk",
            SideRail {
                current,
                on_open: open,
                on_settings: move |()| {
                    navigator.push(Route::SettingsPage {});
                },
            }
            if opens_record && wide() {
                BesideRecord {}
            }
            Outlet::<Route> {}
        }
        if let (true, Some(current)) = (bar, current) {
            TabBar { current, on_open: open }
        }
    }
}

/// The tab that is lit while a screen is open; none where it belongs to none.
pub fn tab_of(route: &Route) -> Option<Tab> {
    match route {
        Route::Today {} | Route::Log {} | Route::UrgePage {} | Route::UrgeAfter { .. } => Some(Tab::Today),
        Route::Journal {}
        | Route::InsightsPage {}
        | Route::EntryPage { .. }
        | Route::EditEntry { .. }
        | Route::UrgeRecord { .. }
        | Route::EditUrge { .. }
        | Route::DayPage { .. }
        | Route::VisitPage {}
        | Route::Trash {} => Some(Tab::Journal),
        Route::CheckHome {}
        | Route::CheckRun {}
        | Route::CheckAnswers {}
        | Route::CheckHistory {}
        | Route::CheckAgain { .. }
        | Route::CompareChecks { .. }
        | Route::ResultPage { .. }
        | Route::VisitPageOf { .. }
        | Route::Signs {}
        | Route::ProfilePage {}
        | Route::ProfileAnswer { .. }
        | Route::Rules {}
        | Route::RecordPage { .. } => Some(Tab::Check),
        Route::Learn {} | Route::CardPage { .. } => Some(Tab::Learn),
        Route::SettingsPage {}
        | Route::RecordsPage {}
        | Route::SoundsPage {}
        | Route::CopiesPage {}
        | Route::RemindersPage {}
        | Route::InstallPage {} => None,
        Route::Move {}
        | Route::Exercises {}
        | Route::Player {}
        | Route::RoutinePage { .. }
        | Route::Editor { .. }
        | Route::History {}
        | Route::RoutineHistory { .. }
        | Route::SessionPage { .. }
        | Route::ExercisePage { .. }
        | Route::After { .. } => Some(Tab::Move),
    }
}
