//! Proves the screens of the journal, the check, the cards and the settings.

use super::{accepted_store, page};
use crate::support::answers;
use chrono::Duration;
use dioxus::prelude::consume_context;
use serde_json::{Value, json};
use unkink::domain::checker::{Check, Who, assess};
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Region;
use unkink::domain::gate::Standing;
use unkink::domain::journal::{BodySide, Effort, EntryFields, Outcome, PainKind, Sound, Trigger, UrgeFields};
use unkink::platform::clock;
use unkink::store::{NewCheck, Store};
use unkink::ui::state::check::CheckState;
use unkink::ui::state::log::LogState;

/// The same clock time some days ago.
fn ago(days: i64, hour: u32, minute: u32) -> Moment {
    let today = clock::now().date_naive() - Duration::days(days);
    clock::local(today.and_hms_opt(hour, minute, 0).unwrap()).unwrap()
}

fn saved(store: &Store, who: Who, sheet: &Value, at: Moment) -> Check {
    let sheet = answers(sheet);
    let new = NewCheck {
        who,
        assessment: assess(content(), &sheet),
        gates: Standing::of_sheet(content(), &sheet, at).holding,
        answers: sheet,
    };
    store.add_check(content(), &new, at).unwrap()
}

fn journal_store() -> Store {
    let store = accepted_store();
    let add = |fields: EntryFields| store.add_entry(&fields, fields.at).unwrap();
    let mut forced = EntryFields::bare(ago(0, 10, 6));
    forced.region = Some(Region::UpperMidBack);
    forced.trigger = Some(Trigger::SelfForced);
    forced.side = Some(BodySide::Right);
    forced.sound = Some(Sound::SinglePop);
    forced.pain = Some(2);
    forced.context = vec!["after_sitting".to_owned()];
    add(forced);
    let mut painful = EntryFields::bare(ago(1, 17, 41));
    painful.region = Some(Region::UpperMidBack);
    painful.trigger = Some(Trigger::SelfForced);
    painful.pain = Some(4);
    painful.pain_kind = Some(PainKind::DullOrSore);
    painful.effort = Some(Effort::More);
    painful.pain_later = Some(1);
    add(painful);
    let mut own = EntryFields::bare(ago(1, 15, 20));
    own.region = Some(Region::UpperMidBack);
    own.trigger = Some(Trigger::Spontaneous);
    own.pain = Some(0);
    own.context = vec!["turning".to_owned()];
    own.note = "While gardening".to_owned();
    add(own);
    let urge = |at, region, level, after, alternative: &str| {
        let fields = UrgeFields {
            at,
            region: Some(region),
            level,
            level_after: Some(after),
            alternative: Some(alternative.to_owned()),
            outcome: Some(Outcome::Eased),
            entry: None,
            note: String::new(),
        };
        store.add_urge(&fields, at).unwrap();
    };
    urge(ago(0, 8, 50), Region::Neck, 6, 3, "urge_reset_60");
    urge(ago(1, 22, 14), Region::LowBack, 7, 2, "wait");
    store
}

const E12: &str = r#"{"region":["neck"],"symptoms_after_neck_crack":"yes","age_years":38}"#;
const U13: &str = r#"{"region":["low_back"],"one_leg_weak_new":"yes","age_years":38}"#;
const S11: &str = r#"{"region":["low_back"],"tingle_or_numb_one_limb":"yes","age_years":38}"#;
const B01: &str = r#"{"region":["upper_mid_back"],"crack_painful":"yes","age_years":38}"#;
const HEALTHY: &str = r#"{"region":["upper_mid_back"],"age_years":38,"crack_sound":"single_pop","pain_present":"no"}"#;

fn sheet(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn pages_to_look_at() {
    page("log-quick", "/", journal_store(), || consume_context::<LogState>().log_now());
    page("log-details", "/journal/entry/1", journal_store(), || {});
    page("journal", "/journal", journal_store(), || {});
    page("journal-empty", "/journal", accepted_store(), || {});
    let store = accepted_store();
    saved(&store, Who::Me, &sheet(B01), ago(19, 9, 0));
    page("check-home", "/check", store, || {});
    page("check-home-empty", "/check", accepted_store(), || {});
    let begin = || consume_context::<CheckState>().begin(Who::Me);
    page("check-group", "/check/run", accepted_store(), begin);
    page("check-group-ticked", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.go_on();
        check.answer(&"vision_double_or_lost".into(), unkink::domain::question::Answer::yes()).unwrap();
        check.answer(&"balance_lost_sudden".into(), unkink::domain::question::Answer::not_sure()).unwrap();
    });
    page("check-single", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.reopen(&"injury_recent".into());
    });
    page("check-number", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Other);
        check.reopen(&"age_years".into());
    });
    page("check-places", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Other);
        check.reopen(&"region".into());
    });
    page("check-list", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.reopen(&"tingle_or_numb_one_limb".into());
    });
    for (name, answers) in [
        ("result-emergency", E12),
        ("result-same-day", U13),
        ("result-see-soon", S11),
        ("result-routine", B01),
        ("result-self-care", HEALTHY),
    ] {
        let store = accepted_store();
        let check = saved(&store, Who::Me, &sheet(answers), ago(0, 0, 1));
        page(name, &format!("/check/result/{}", check.id), store, || {});
    }
    page("signs", "/check/signs", accepted_store(), || {});
    page("profile", "/check/profile", accepted_store(), || {});
    page("rules", "/check/rules", accepted_store(), || {});
    page("learn", "/learn", accepted_store(), || {});
    page("learn-card", "/learn/habit_cycle", accepted_store(), || {});
    page("learn-table", "/learn/sound_table", accepted_store(), || {});
    page("learn-list", "/learn/do_instead", accepted_store(), || {});
    page("settings", "/settings", accepted_store(), || {});
    let store = journal_store();
    store.delete_entry(1, clock::now()).unwrap();
    page("trash", "/journal/trash", store, || {});
    page("trash-empty", "/journal/trash", accepted_store(), || {});
    let _ = json!({});
}
