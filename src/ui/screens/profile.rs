//! About you: the safety answers that choose the version of each move, what was confirmed, and the 90-day look again.

use crate::domain::answers::{Answers, asked};
use crate::domain::content::content;
use crate::domain::content::gate::Gate;
use crate::domain::content::question::{AGE, Answer, AnswerKind, BEFORE_MOVING, Question};
use crate::domain::gate::{Profile, SEEN, SafetyAnswer};
use crate::domain::id::QuestionId;
use crate::domain::words::full_date;
use crate::domain::words::gate::{still_right, title};
use crate::ui::components::choice::SwitchRow;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::linked::Fold;
use crate::ui::route::Route;
use crate::ui::screens::check::words;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod question;

use question::SafetyQuestion;

const HEAD: &str = "About you";

/// The page.
#[component]
pub fn ProfilePage() -> Element {
    rsx! { SafetyAnswers { asked: None } }
}

/// The page with one question before all others, to change what it does.
#[component]
pub fn ProfileAnswer(question: String) -> Element {
    let id: QuestionId = question.as_str().into();
    if !content().is_safety_question(&id) {
        return rsx! {
            NotHere {
                head: HEAD,
                what: "question",
                text: "All safety questions are under About you.",
                act: "Open About you",
                to: Route::ProfilePage {},
            }
        };
    }
    rsx! { SafetyAnswers { asked: Some(id) } }
}

#[component]
fn SafetyAnswers(asked: Option<QuestionId>) -> Element {
    let check = use_context::<CheckState>();
    let back = use_back();
    let profile = check.profile();
    let parts = parts(&profile);
    let open = parts.iter().flat_map(|part| &part.questions).filter(|q| !profile.answers.contains_key(&q.id)).count();
    rsx! {
        main { class: "app",
            SubHead { title: HEAD, on_back: back }
            div { class: "page page--narrow",
                div {
                    h1 { class: "u-hide", tabindex: "-1", "About you, kept for safety" }
                    p { class: "u-2", "These answers change which advice and which moves suit you. They stay on this device, and you can change or clear each of them." }
                }
                if let Some(id) = asked.clone() {
                    section { "aria-label": "The answer you came for",
                        div { class: "ask", role: "group", "aria-label": "The answer you came for",
                            SafetyQuestion { id, open: true }
                        }
                    }
                }
                LookAgain {}
                for part in parts {
                    section { key: "{part.title}",
                        h2 { class: "group__t", "{part.title}" }
                        div { class: "ask", role: "group", "aria-label": "{part.title}",
                            for question in part.questions.iter().filter(|question| asked.as_ref() != Some(&question.id)) {
                                SafetyQuestion { key: "{question.id}", id: question.id.clone() }
                            }
                        }
                        NoToOthers { ids: unanswered(&part, &profile) }
                        WhyAsked { ids: yes_no(&part).map(|question| question.id.clone()).collect::<Vec<_>>() }
                    }
                }
                Confirmations {}
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| back(()),
                    "Done"
                }
                if open > 0 {
                    button { class: "btn btn--text", r#type: "button", onclick: move |_| back(()), "Skip the other {open} for now" }
                }
            }
        }
    }
}

struct Part {
    title: String,
    questions: Vec<&'static Question>,
}

/// The safety questions these answers ask for: before you move first, as each of them changes moves at once.
fn parts(profile: &Profile) -> Vec<Part> {
    let mut answers = Answers::default();
    for (id, stored) in &profile.answers {
        // An answer that no longer fits its question is asked again.
        let _ = answers.set(id, stored.value.clone(), content());
    }
    let asked = asked(content(), &answers);
    let shown = |question: &&Question| content().is_safety_question(&question.id) && asked.contains(&question.id);
    let of = |screens: &[&str]| {
        let in_screens = content().screens.iter().filter(|screen| screens.contains(&screen.id.as_str()));
        in_screens.flat_map(|screen| &screen.questions).filter(shown).collect::<Vec<_>>()
    };
    let (mut about, health) = (of(&["J"]), of(&["E", "H"]));
    let (age, health): (Vec<_>, Vec<_>) = health.into_iter().partition(|question| question.id == AGE);
    about.splice(0..0, age);
    let title = |id: &str| content().screens.iter().find(|screen| screen.id == id).map(|screen| screen.title.clone());
    let named = |title: Option<String>, questions| Part { title: title.unwrap_or_default(), questions };
    [
        named(Some("Yourself".to_owned()), about),
        named(title(BEFORE_MOVING), of(&[BEFORE_MOVING])),
        named(Some("Your health so far".to_owned()), health),
    ]
    .into_iter()
    .filter(|part| !part.questions.is_empty())
    .collect()
}

fn yes_no(part: &Part) -> impl Iterator<Item = &&'static Question> {
    part.questions.iter().filter(|question| matches!(question.answer, AnswerKind::YesNo { .. }))
}

fn unanswered(part: &Part, profile: &Profile) -> Vec<QuestionId> {
    yes_no(part)
        .filter(|question| !profile.answers.contains_key(&question.id))
        .map(|question| question.id.clone())
        .collect()
}

/// Why each line is asked, out of the way.
#[component]
fn WhyAsked(ids: Vec<QuestionId>) -> Element {
    let questions = || ids.iter().filter_map(|id| content().question(id));
    if questions().next().is_none() {
        return rsx! {};
    }
    rsx! {
        Fold { title: "Why we ask", icon: Icon::Info,
            dl { class: "why",
                for question in questions() {
                    div { key: "{question.id}",
                        dt { class: "u-small u-b", "{question.text}" }
                        dd { class: "u-small", "{question.why}" }
                    }
                }
            }
        }
    }
}

/// "No" to every yes/no question above that has no answer yet.
#[component]
fn NoToOthers(ids: Vec<QuestionId>) -> Element {
    let check = use_context::<CheckState>();
    if ids.is_empty() {
        return rsx! {};
    }
    let count = ids.len();
    rsx! {
        button {
            class: "btn btn--line btn--block btn--below",
            r#type: "button",
            onclick: move |_| {
                let answers: Vec<_> = ids.iter().map(|id| (id.clone(), Answer::no())).collect();
                check.set_safety_answers(&answers);
            },
            if count == 1 {
                "No to the yes-or-no question left open"
            } else {
                "No to the {count} yes-or-no questions left open"
            }
        }
    }
}

/// Answers and confirmations that are 90 days old, or older than a result that asks to be seen: one tap keeps them all.
#[component]
fn LookAgain() -> Element {
    let app = use_context::<AppState>();
    let check = use_context::<CheckState>();
    let profile = check.profile();
    let due = check.recheck();
    let old: Vec<(&Question, &SafetyAnswer)> = content()
        .questions()
        .filter(|question| due.answers.contains(&question.id))
        .filter_map(|question| Some((question, profile.answers.get(&question.id)?)))
        .collect();
    let said: Vec<(String, String)> = confirmable()
        .filter_map(|gate| gate.cleared_by.as_ref())
        .filter(|cleared| due.confirmed.contains(&cleared.id))
        .map(|cleared| (cleared.id.clone(), cleared.text.clone()))
        .collect();
    if old.is_empty() && said.is_empty() {
        return rsx! {};
    }
    let by_now = |(question, stored): &(&Question, &SafetyAnswer)| {
        (question.id.clone(), stored.by(content(), &question.id, app.now()))
    };
    let answers: Vec<_> = old.iter().map(by_now).collect();
    let ids: Vec<String> = said.iter().map(|(id, _)| id.clone()).collect();
    rsx! {
        Notice { kind: NoticeKind::Adjusted, icon: Icon::Again,
            p { class: "u-b", "{still_right(&due)}" }
            ul { class: "dots u-small",
                for (question , stored) in old {
                    li { key: "{question.id}", "{question.text} {words::stored(question, stored, app.now())}" }
                }
                for (id , text) in said {
                    li { key: "{id}", "{text}" }
                }
            }
            button {
                class: "btn btn--soft",
                r#type: "button",
                onclick: move |_| {
                    if check.still_right(&answers, &ids) {
                        app.say("Noted: still right.");
                    }
                },
                "Still right"
            }
            p { class: "u-small", "What has changed can be changed below." }
        }
    }
}

/// Gates that a sentence of the person ends; not the one that only "I have been seen" gives.
fn confirmable() -> impl Iterator<Item = &'static Gate> {
    content().gates.iter().filter(|gate| gate.cleared_by.as_ref().is_some_and(|cleared| cleared.id != SEEN))
}

/// The sentences that hold, or would end a gate that holds now.
#[component]
fn Confirmations() -> Element {
    let check = use_context::<CheckState>();
    let (profile, standing) = (check.profile(), check.standing());
    let shown: Vec<_> = confirmable()
        .filter_map(|gate| Some((gate, gate.cleared_by.as_ref()?)))
        .filter(|(gate, cleared)| standing.holds(&gate.id) || profile.confirmed.contains_key(&cleared.id))
        .collect();
    if shown.is_empty() {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { class: "group__t", "What you were told" }
            div { class: "card card--flush list",
                for (gate , cleared) in shown {
                    SwitchRow {
                        key: "{cleared.id}",
                        label: cleared.text.clone(),
                        hint: match profile.confirmed.get(&cleared.id) {
                            Some(at) if !standing.holds(&gate.id) => format!("Confirmed {}", full_date(*at)),
                            _ => title(content(), &standing, gate),
                        },
                        on: profile.confirmed.contains_key(&cleared.id) && !standing.holds(&gate.id),
                        on_switch: {
                            let id = cleared.id.clone();
                            move |on| {
                                check.confirm(&id, on);
                            }
                        },
                    }
                }
            }
        }
    }
}
