//! Proves the suggestion on Today and in the journal, the neck watch, and "pain an hour later?".

use super::{ago, hours_ago, open, saved};
use crate::screens::{accepted_store, page};
use serde_json::json;
use unkink::cli::{Asked, Streams, run};
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Entry, EntryFields, Trigger, WordList};
use unkink::platform::clock;
use unkink::store::{EntryFilter, Store};

fn add(store: &Store, hours: i64, say: impl FnOnce(&mut EntryFields)) -> Entry {
    let mut fields = EntryFields::bare(hours_ago(hours));
    say(&mut fields);
    store.add_entry(&fields, fields.at).unwrap()
}

/// What happened to a person.
type Happens<'a> = &'a dyn Fn(&Store);

fn strong_pain() -> Store {
    let store = accepted_store();
    add(&store, 0, |fields| (fields.pain, fields.region) = (Some(8), Some(Region::LowBack)));
    store
}

fn tagged(word: &str) -> Store {
    let store = accepted_store();
    add(&store, 1, |fields| fields.tags = vec![word.to_owned()]);
    store
}

#[test]
fn today_the_journal_and_the_terminal_say_the_same_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("unkink.sqlite3");
    let on_disk = |say: &dyn Fn(&Store)| {
        let _ = std::fs::remove_file(&file);
        let store = Store::open(&file).unwrap();
        store.change_settings(clock::now(), |settings| settings.accepted_at = Some(ago(9, 9, 0))).unwrap();
        say(&store);
        store
    };
    let cases: [(&str, Happens<'_>); 5] = [
        ("That was strong pain.", &|store| {
            add(store, 1, |fields| fields.pain = Some(8));
        }),
        ("This started after your neck was forced.", &|store| {
            add(store, 5, |fields| (fields.region, fields.trigger) = (Some(Region::Neck), Some(Trigger::SelfForced)));
            add(store, 1, |fields| fields.tags = vec!["dizzy".to_owned()]);
        }),
        ("Please do not let others press or stand on your back.", &|store| {
            add(store, 3, |fields| fields.trigger = Some(Trigger::OtherPerson));
        }),
        ("Sounds on your mind? This short card may help.", &|store| {
            for _ in 0..3 {
                add(store, 3, |fields| fields.tags = vec!["worry".to_owned()]);
            }
        }),
        ("Your last check is still open. Have you been seen?", &|store| {
            saved(
                store,
                Who::Me,
                &json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"}),
                hours_ago(2),
            );
        }),
    ];
    for (text, say) in cases {
        for path in ["/", "/journal"] {
            let shown = page("suggestion", path, on_disk(say), || {});
            assert_eq!(shown.text().matches(text).count(), 1, "{path}: {}", shown.text());
        }
        drop(on_disk(say));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let words = ["unkink", "--data-dir", folder.path().to_str().unwrap(), "suggest"];
        let asked = run(words, Streams { input: &mut &b""[..], out: &mut out, err: &mut err });
        assert_eq!(asked, Asked::Done(0));
        let out = String::from_utf8(out).unwrap();
        let noted = out.split_once('\n').filter(|(first, _)| first.starts_with("You noted: dizzy, with the crack of "));
        assert!(noted.map_or(&*out, |(_, rest)| rest).starts_with(text), "{text}: {out}");
    }
}

#[test]
fn not_now_puts_it_away_and_undo_brings_it_back() {
    let (mut hand, store) = open("/", strong_pain());
    assert!(hand.text().contains("From your journal That was strong pain. Check now"), "{}", hand.text());
    hand.press("Not now");
    assert!(!hand.text().contains("That was strong pain."), "{}", hand.text());
    assert!(hand.text().contains("Put away for 7 days."), "{}", hand.text());
    assert_eq!(store.dismissals().unwrap().len(), 1);
    hand.press("Undo");
    assert!(hand.text().contains("That was strong pain."), "{}", hand.text());
    assert!(store.dismissals().unwrap().is_empty());
}

#[test]
fn the_check_opens_with_what_the_entry_says_shown_to_be_confirmed() {
    let (mut hand, _) = open("/", strong_pain());
    hand.press("Check now");
    for _ in 0..4 {
        hand.press("None of these");
    }
    let text = hand.text();
    assert!(!text.contains("From your journal:"), "where it was is not needed for it: {text}");
    hand.press("Low back").press("Go on");
    hand.type_into("A whole number from 0 to 120", "40").press("Go on");
    let text = hand.text();
    assert!(text.contains("From your journal: low back, pain 8, "), "{text}");
    assert_eq!(hand.attribute("Yes", "aria-checked").as_deref(), Some("true"), "{text}");
}

#[test]
fn a_filled_in_emergency_is_no_result_before_its_page_is_gone_on_from() {
    let (mut hand, store) = open("/", tagged("saddle_numb"));
    let text = hand.text();
    let (noted, call) =
        (text.find("You noted: numb between the legs, with the crack of "), text.find("If this is happening now"));
    assert!(noted.is_some() && noted < call, "what it is about comes first: {text}");
    assert!(!hand.has("Not now"), "an emergency line is not put away");
    hand.press("Check the warning signs").press("None of these").press("None of these");
    assert!(!hand.text().contains("Get emergency help now"), "{}", hand.text());
    assert!(hand.text().contains("From your journal:"), "{}", hand.text());
    hand.press("Go on: 1 ticked");
    assert!(hand.text().contains("Get emergency help now"), "{}", hand.text());
    let checks = store.checks(content()).unwrap();
    assert_eq!(checks[0].answers.get("saddle_numb"), Some(&Answer::yes()));
}

#[test]
fn the_signs_of_an_entry_are_checked_from_its_own_page() {
    let store = accepted_store();
    let plain = add(&store, 2, |_| ());
    let hurt = add(&store, 1, |fields| {
        (fields.pain, fields.region, fields.tags) = (Some(6), Some(Region::Neck), vec!["dizzy".to_owned()]);
    });
    let (hand, _) = open(&format!("/journal/entry/{}", plain.id), accepted_store());
    assert!(!hand.has("Check these signs"), "it says nothing that a check asks: {}", hand.text());
    let (mut hand, _) = open(&format!("/journal/entry/{}", hurt.id), store);
    hand.press("Check these signs").press("None of these 10");
    let text = hand.text();
    assert!(text.contains("From your journal: neck, pain 6, dizzy, "), "{text}");
    assert!(text.contains("Go on: 1 ticked"), "{text}");
}

#[test]
fn what_is_left_open_is_shown_first_with_what_the_entry_says() {
    let (mut hand, _) = open("/", tagged("bladder_bowel"));
    hand.press("Check the warning signs");
    let text = hand.text();
    assert!(text.contains("New trouble with peeing?"), "{text}");
    assert_eq!(text.matches(". Please answer it.").count(), 2, "{text}");
    assert!(
        text.contains("From your journal: bladder or bowel change, ") && text.contains("None of these 7"),
        "{text}"
    );
}

#[test]
fn a_suggested_routine_says_which_answer_changed_it_and_leads_to_it_and_so_does_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("unkink.sqlite3")).unwrap();
    store.change_settings(clock::now(), |settings| settings.accepted_at = Some(ago(9, 9, 0))).unwrap();
    for _ in 0..5 {
        add(&store, 3, |fields| fields.context = vec!["after_sitting".to_owned()]);
    }
    let shoulder = ("shoulder_sore".into(), Answer::yes());
    store.set_safety_answers(content(), &[shoulder], clock::now()).unwrap();
    let (mut hand, store) = open("/", store);
    let because = "Because you answered “Does lifting an arm above shoulder height hurt?” with “yes”.";
    assert!(hand.text().contains("Often after long sitting."), "{}", hand.text());
    assert!(hand.text().contains(&format!("{because} Change this answer")), "{}", hand.text());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = ["unkink", "--data-dir", folder.path().to_str().unwrap(), "suggest"];
    let streams = Streams { input: &mut &b""[..], out: &mut out, err: &mut err };
    assert_eq!(run(words, streams), Asked::Done(0));
    let said = String::from_utf8(out).unwrap();
    assert!(said.contains(&format!("{because} To change that: unkink profile --set shoulder_sore=")), "{said}");
    hand.press("Change this answer");
    assert!(hand.text().contains("About you, kept for safety"), "{}", hand.text());
    hand.press("Does lifting an arm above shoulder height hurt?");
    assert_eq!(store.profile().unwrap().answers.get("shoulder_sore").unwrap().value, Answer::no());
    hand.press("Back");
    assert!(hand.text().contains("Often after long sitting.") && !hand.text().contains(because), "{}", hand.text());
}

#[test]
fn a_card_is_read_and_has_then_said_what_it_had_to_say() {
    let store = accepted_store();
    add(&store, 3, |fields| fields.trigger = Some(Trigger::OtherPerson));
    let (mut hand, store) = open("/journal", store);
    hand.press("Read: ");
    assert!(!hand.text().contains("Please do not let others press or stand on your back. Read"), "{}", hand.text());
    assert_eq!(store.dismissals().unwrap().len(), 1);
}

#[test]
fn a_routine_is_offered_in_place_of_the_usual_one_and_none_under_a_lock() {
    let sat = || {
        let store = accepted_store();
        for _ in 0..5 {
            add(&store, 3, |fields| fields.context = vec!["after_sitting".to_owned()]);
        }
        store
    };
    let text = page("suggestion-routine", "/", sat(), || {}).text();
    assert!(text.contains("Often after long sitting."), "{text}");
    assert!(text.contains("Start: Hourly movement break") && text.contains("Start: After long sitting"), "{text}");
    assert!(!text.contains("For you now"), "{text}");
    let locked = sat();
    saved(&locked, Who::Me, &json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"}), hours_ago(1));
    let text = page("suggestion-locked", "/", locked, || {}).text();
    assert!(!text.contains("Often after long sitting.") && !text.contains("Start:"), "{text}");
}

#[test]
fn the_neck_watch_is_folded_on_today_and_open_on_its_entry() {
    let forced = || {
        let store = accepted_store();
        let entry = add(&store, 30, |fields| {
            (fields.region, fields.trigger) = (Some(Region::Neck), Some(Trigger::OtherPerson))
        });
        (store, entry.id)
    };
    let watch = "For 14 days, get emergency help at once for a new kind of headache";
    let (store, id) = forced();
    let today = page("neck-watch", "/", store, || {});
    assert_eq!(today.text().matches(watch).count(), 1, "{}", today.text());
    assert!(today.html.contains("<details") && today.text().contains("After forcing your neck"), "{}", today.text());
    let entry = page("neck-watch-entry", &format!("/journal/entry/{id}"), forced().0, || {});
    assert!(entry.text().contains(watch), "{}", entry.text());
    let (store, _) = forced();
    saved(&store, Who::Me, &json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"}), hours_ago(1));
    assert!(!page("neck-watch-open-result", "/", store, || {}).text().contains(watch), "the result says what to do");
}

#[test]
fn pain_an_hour_later_is_asked_once_and_answered_or_put_away() {
    let asks = "Pain an hour later?";
    let forced = |hours| {
        let store = accepted_store();
        let entry = add(&store, hours, |fields| fields.trigger = Some(Trigger::SelfForced));
        (store, entry.id)
    };
    for (hours, asked) in [(0, false), (1, true), (11, true), (12, false)] {
        assert_eq!(page("pain-later", "/", forced(hours).0, || {}).text().contains(asks), asked, "{hours}");
    }
    let (store, id) = forced(2);
    assert!(page("pain-later-entry", &format!("/journal/entry/{id}"), store, || {}).text().contains(asks));
    let (mut hand, store) = open("/", forced(2).0);
    hand.press("Do not ask");
    assert!(!hand.text().contains(asks), "{}", hand.text());
    hand.press("Undo");
    assert!(hand.text().contains(asks), "{}", hand.text());
    let id = store.entries(&EntryFilter::default()).unwrap()[0].id;
    store.change_entry(id, clock::now(), |fields| fields.pain_later = Some(0)).unwrap();
    hand.look_again();
    let painless = accepted_store();
    add(&painless, 2, |fields| (fields.trigger, fields.pain) = (Some(Trigger::Spontaneous), Some(0)));
    assert!(!page("pain-later-none", "/", painless, || {}).text().contains(asks));
}

#[test]
fn a_forced_neck_that_is_noted_after_the_sign_says_so_on_its_entry() {
    let store = accepted_store();
    add(&store, 1, |fields| fields.tags = vec!["dizzy".to_owned()]);
    let neck = add(&store, 2, |fields| fields.region = Some(Region::Neck)).id;
    let (mut hand, _) = open(&format!("/journal/entry/{neck}/edit"), store);
    assert!(!hand.text().contains("This started after your neck was forced."));
    hand.press("I forced it");
    let text = hand.text();
    assert!(text.contains("You noted: dizzy, with the crack of "), "{text}");
    assert!(text.contains("This started after your neck was forced."), "{text}");
}

#[test]
fn own_words_are_offered_again_those_used_most_often_first() {
    let store = accepted_store();
    for words in [vec!["gardening"], vec!["piano", "gardening", "stress"], vec!["piano"], vec!["piano"]] {
        add(&store, 30, |fields| fields.context = words.iter().map(|word| (*word).to_owned()).collect());
    }
    add(&store, 31, |fields| fields.tags = vec!["heavy head".to_owned(), "worry".to_owned()]);
    let id = add(&store, 2, |_| {}).id;
    let listed = ["stress".to_owned(), "worry".to_owned()];
    assert_eq!(store.own_words(WordList::Context, &listed).unwrap(), ["piano", "gardening"]);
    assert_eq!(store.own_words(WordList::Tags, &listed).unwrap(), ["heavy head"]);
    let (mut hand, store) = open(&format!("/journal/entry/{id}/edit"), store);
    hand.press("piano").press("heavy head");
    hand.type_into("Another sign, in your own words", "ringing");
    hand.type_into("Another sign, in your own words", "Heavy Head");
    hand.type_into("Another sign, in your own words", "Chest pain");
    assert!(hand.text().contains("If this is happening now, call "), "a sign by its label is the listed one");
    let kept = store.entry(id).unwrap().fields;
    assert_eq!(
        (kept.context, kept.tags),
        (vec!["piano".to_owned()], ["heavy head", "ringing", "Heavy Head", "chest_pain"].map(str::to_owned).to_vec())
    );
}

#[test]
fn every_place_rests_by_itself_and_its_end_says_only_that() {
    let store = accepted_store();
    let minutes = |minutes: i64, region| {
        let mut fields = EntryFields::bare(clock::now() - chrono::Duration::minutes(minutes));
        (fields.region, fields.trigger) = (Some(region), Some(Trigger::SelfForced));
        store.add_entry(&fields, fields.at).unwrap();
    };
    minutes(6, Region::Neck);
    minutes(30, Region::LowBack);
    let (mut hand, _) = open("/", store);
    let text = hand.text();
    assert!(text.contains("Let it rest: about 14 min Neck, forced at"), "{text}");
    assert!(text.contains("The rest is over Low back, forced at") && text.contains("30 minutes ago."), "{text}");
    for never in ["may crack", "can crack", "crack again"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
    hand.press("Close: the rest is over");
    assert!(!hand.text().contains("The rest is over") && hand.text().contains("Let it rest"), "{}", hand.text());
}

#[test]
fn the_page_of_a_crack_with_an_emergency_sign_has_one_way_to_the_check() {
    let store = accepted_store();
    let id = add(&store, 2, |fields| {
        (fields.region, fields.trigger) = (Some(Region::Neck), Some(Trigger::SelfForced));
        fields.tags = vec!["dizzy".to_owned()];
    })
    .id;
    let (hand, _) = open(&format!("/journal/entry/{id}"), store);
    let text = hand.text();
    assert!(text.contains("You noted: dizzy. This started after your neck was forced."), "{text}");
    assert!(hand.has("Check the warning signs") && !hand.has("Check these signs"), "{text}");
}

#[test]
fn a_suggested_routine_that_is_changed_says_so_apart_from_its_reason() {
    let sided = || {
        let store = accepted_store();
        for hour in 0..12 {
            add(&store, 24 + hour * 24, |fields| fields.side = Some(BodySide::Left));
        }
        store
    };
    let adjusted = "One-sided twist balance is adjusted for you.";
    let plain = page("one-sided", "/journal", sided(), || {});
    let reason = "Mostly one side lately. The one-sided twist balance routine may even things out.";
    assert!(plain.text().contains(reason) && !plain.text().contains(adjusted), "{}", plain.text());
    let store = sided();
    store.set_safety_answers(content(), &[("wrist_sore".into(), Answer::yes())], clock::now()).unwrap();
    let text = page("one-sided-changed", "/journal", store, || {}).text();
    let told = format!("{adjusted} Use fists, forearms or a wall instead of flat hands. Because you answered");
    assert!(text.contains(reason) && text.contains(&told), "{text}");
}
