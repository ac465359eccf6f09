//! The journal rules: each in one history, in a near miss, and after its window; their order, and what is put away.

use crate::support::{answers, at};
use chrono::{Duration, FixedOffset};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unkink::domain::answers::Answers;
use unkink::domain::check_run::{CheckRun, FillIn, Record, Source};
use unkink::domain::checker::{ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::Region;
use unkink::domain::gate::Profile;
use unkink::domain::id::{QuestionId, RuleId};
use unkink::domain::journal::{EntryFields, Trigger};
use unkink::domain::suggestion::{Crack, History, emergency_of_entry, is_watched, neck_watch};
use unkink::domain::words::entry::ListedWords;

mod past;
mod rules;

use past::{Past, check, now};

/// The answers of a whole check that finds nothing, given one page after the other.
fn nothing_found(at: Moment) -> Answers {
    let mut run = CheckRun::start(content(), Who::Me, &Profile::default(), at);
    run.answer(content(), &"age_years".into(), Answer::Number(40)).unwrap();
    while !run.is_finished() {
        run.go_on(content());
    }
    run.answers(content())
}

fn tag(word: &'static str) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| fields.tags = vec![word.to_owned()]
}

fn pain(pain: u8) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| fields.pain = Some(pain)
}

fn forced(fields: &mut EntryFields) {
    fields.trigger = Some(Trigger::SelfForced);
}

fn forced_neck(fields: &mut EntryFields) {
    (fields.trigger, fields.region) = (Some(Trigger::SelfForced), Some(Region::Neck));
}

#[test]
fn every_rule_of_the_texts_is_known() {
    // A rule the program does not know would never fire: each has a case in `rules`.
    let known = rules::cases();
    for rule in &content().texts.journal_rules {
        assert!(known.iter().any(|case| rule.id == *case.rule), "{} has no case", rule.id);
    }
}

#[test]
fn the_order_is_that_of_the_texts_and_one_is_shown_at_a_time() {
    let all = Past::default()
        .crack(0, 0, tag("dizzy"))
        .crack(0, 1, tag("fever"))
        .crack(0, 2, tag("swelling"))
        .crack(0, 3, tag("after_injury"))
        .crack(0, 4, tag("weakness"))
        .crack(0, 5, pain(8))
        .on([1, 1, 1], pain(4));
    let mut past = all.clone().crack(1, 30, forced_neck).crack(0, 6, tag("chest_pain"));
    assert_eq!(past.rule().as_deref(), Some("J12"));
    past.cracks.pop();
    assert_eq!(past.rule().as_deref(), Some("J13"), "after a forced neck dizziness comes before all others");
    let mut past = all;
    let mut seen = Vec::new();
    while let Some(rule) = past.rule() {
        past = past.put_away(&rule, Duration::zero());
        seen.push(rule);
    }
    assert_eq!(seen[..7], ["J02", "J11", "J16", "J15", "J30", "J31", "J01"]);
    let order = |rule: &str| content().texts.journal_rules.iter().find(|r| r.id == *rule).unwrap().order;
    assert!(seen.windows(2).all(|two| order(&two[0]) < order(&two[1])), "{seen:?}");
}

#[test]
fn what_was_put_away_comes_back_after_its_days() {
    let past = Past::default().crack(0, 0, pain(8));
    assert_eq!(past.rule().as_deref(), Some("J02"));
    for (ago, shown) in
        [(Duration::zero(), false), (Duration::days(7) - Duration::seconds(1), false), (Duration::days(7), true)]
    {
        assert_eq!(past.clone().put_away("J02", ago).rule().is_some(), shown, "{ago}");
    }
    let later = past.put_away("J02", -Duration::hours(1));
    assert_eq!(later.rule().as_deref(), Some("J02"), "after the clock was set back nothing stays hidden");
}

#[test]
fn no_dismissal_ever_hides_an_emergency_line() {
    let ids: Vec<RuleId> = content().texts.journal_rules.iter().map(|rule| rule.id.clone()).collect();
    let emergencies = ["saddle_numb", "bladder_bowel", "both_legs", "face_or_speech", "vision_change", "chest_pain"];
    for word in emergencies {
        for minutes in [0, 1, 60, 60 * 24 * 6] {
            let mut past = Past::default().crack(1, 0, tag(word)).times(12, 0, forced);
            for id in &ids {
                past.dismissed.insert(id.clone(), now() - Duration::minutes(minutes));
            }
            let shown = past.suggested().expect(word);
            assert_eq!((shown.rule.as_str(), shown.kind(), shown.dismissable), ("J12", "emergency", false), "{word}");
        }
    }
    let mut neck = Past::default().crack(3, 0, forced_neck).crack(1, 0, tag("headache_new"));
    ids.iter().for_each(|id| {
        neck.dismissed.insert(id.clone(), now());
    });
    assert_eq!(neck.rule().as_deref(), Some("J13"));
}

#[test]
fn under_a_lock_only_the_emergency_lines_and_the_open_result_are_left() {
    let lock = json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"});
    let busy = Past::default().times(12, 0, forced).crack(0, 400, pain(8)).on([1, 2, 3], tag("worry"));
    assert_eq!(busy.rule().as_deref(), Some("J02"));
    let mut locked = busy.check(Duration::hours(1), &lock);
    locked.opened = Some(now() - Duration::hours(2));
    assert_eq!(locked.rule(), None, "the result itself stands on Today");
    locked.opened = Some(now());
    let shown = locked.suggested().unwrap();
    assert_eq!((shown.rule.as_str(), shown.result.is_some()), ("J28", true), "the next opening reminds of it");
    let emergency = locked.clone().crack(0, 500, tag("chest_pain"));
    assert_eq!(emergency.rule().as_deref(), Some("J12"));
    locked.checks[0].seen_at = Some(now());
    assert_eq!(locked.rule(), None, "seen, and still locked");
    locked.checks[0].exercise_agreed = Some(ExerciseAgreed::Yes);
    assert_eq!(locked.rule().as_deref(), Some("J27"), "open again; all that asks for a check came before it");
}

#[test]
fn a_check_answers_what_was_said_before_it_and_an_emergency_needs_its_screens() {
    let strong = Past::default().crack(1, 0, pain(8));
    let sheet = |past: &Past, ago: Duration, answers: Answers| {
        let mut past = past.clone();
        past.checks.push(check(now() - ago, answers));
        past.rule()
    };
    let part = || answers(&json!({"age_years": 40, "chest_pain_now": "no"}));
    let whole = nothing_found(now());
    assert_eq!(sheet(&strong, Duration::hours(1), part()), None);
    assert_eq!(sheet(&strong, Duration::days(3), part()).as_deref(), Some("J02"), "the check was before it");
    let sign = Past::default().crack(1, 0, tag("saddle_numb"));
    assert_eq!(sheet(&sign, Duration::hours(1), part()).as_deref(), Some("J12"), "screens A to C were not finished");
    assert_eq!(sheet(&sign, Duration::hours(1), whole.clone()), None);
    assert_eq!(sheet(&sign, Duration::days(3), whole.clone()).as_deref(), Some("J12"));
    let mut edited = sign.clone();
    edited.cracks[0].told_at = now();
    assert_eq!(sheet(&edited, Duration::hours(1), whole).as_deref(), Some("J12"), "the sign was added after the check");
}

#[test]
fn what_is_filled_in_is_what_the_entry_says_with_what_has_to_be_asked_before() {
    let filled = |past: Past, rule: &str| {
        let shown = past.alone(rule).unwrap_or_else(|| panic!("{rule} fires"));
        let named: Vec<String> = shown.prefill.iter().map(ToString::to_string).collect();
        let answers: serde_json::Map<String, Value> =
            shown.answers.iter().map(|filled| (filled.id.to_string(), json!(filled.answer))).collect();
        (named.join(" "), Value::Object(answers), shown.begin_at.map(|id| id.to_string()))
    };
    let strong = Past::default().crack(0, 0, |fields| (fields.pain, fields.region) = (Some(8), Some(Region::LowBack)));
    assert_eq!(filled(strong, "J02"), ("pain_now".to_owned(), json!({"pain_present": "yes", "pain_now": 8}), None));
    let weak = |region| {
        move |fields: &mut EntryFields| {
            (fields.region, fields.tags) = (Some(region), vec!["weakness".to_owned(), "own word".to_owned()]);
        }
    };
    let (named, answers, _) = filled(Past::default().crack(0, 0, weak(Region::Neck)), "J11");
    assert_eq!(named, "crack_with_nerve arm_weak_new");
    assert_eq!(answers, json!({"crack_with_nerve": "yes", "arm_weak_new": "yes", "region": ["neck"]}));
    let (named, answers, _) = filled(Past::default().crack(0, 0, weak(Region::LowBack)), "J11");
    assert_eq!(named, "crack_with_nerve one_leg_weak_new");
    assert_eq!(answers["region"], json!(["low_back"]));
    let (named, answers, first) = filled(Past::default().crack(0, 0, tag("bladder_bowel")), "J12");
    assert_eq!(named, "bladder_trouble_new bowel_trouble_new");
    let open = json!({"bladder_trouble_new": null, "bowel_trouble_new": null});
    assert_eq!((answers, first.as_deref()), (open, Some("bladder_trouble_new")), "left open, and shown first");
    let neck = Past::default().crack(2, 0, forced_neck).crack(0, 0, tag("headache_new"));
    let (named, answers, _) = filled(neck, "J13");
    assert_eq!(named, "symptoms_after_neck_crack headache_new_unlike_before");
    assert_eq!(answers["region"], json!(["neck"]), "both are asked of a neck alone");
    let (named, _, first) = filled(Past::default().crack(0, 0, tag("after_injury")), "J16");
    assert_eq!((named.as_str(), first.as_deref()), ("injury_recent", Some("injury_recent")));
    let caught = Past::default().crack(0, 0, tag("locking")).crack(20, 0, tag("locking"));
    assert_eq!(filled(caught, "J14").0, "crack_locking", "what was not noted is not filled in");
}

#[test]
fn an_answer_that_was_filled_in_counts_once_it_is_gone_on_from() {
    let mut run = CheckRun::start(content(), Who::Me, &Profile::default(), now());
    let numb: QuestionId = "saddle_numb".into();
    let source = Source { record: Record::Journal, said: "numb".to_owned(), at: now(), clock: true };
    run.fill_in(content(), FillIn { id: numb.clone(), answer: Some(Answer::yes()), source });
    let tier = |run: &CheckRun| run.tier(content()).level();
    assert!(run.is_proposed(&numb));
    assert_eq!((tier(&run), run.answers(content()).get("saddle_numb")), (0, None));
    assert_eq!(run.answer_to("saddle_numb"), Some(&Answer::yes()), "it is shown");
    run.go_on(content());
    run.go_on(content());
    assert_eq!(tier(&run), 0, "two other pages were gone on from");
    assert!(run.page(content()).unwrap().questions.contains(&numb));
    run.go_on(content());
    assert_eq!((tier(&run), run.is_proposed(&numb)), (4, false), "its page was");
}

#[test]
fn a_routine_is_offered_only_where_it_is_open() {
    let sat = |fields: &mut EntryFields| fields.context = vec!["after_sitting".to_owned()];
    let past = Past::default().times(5, 2, sat);
    let routines = |past: &Past| {
        let shown = past.alone("J19")?;
        Some(shown.routines.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(routines(&past).unwrap(), ["movement_break_hourly", "after_long_sitting_5"]);
    let soon = json!({"age_years": 41, "region": ["low_back"], "crack_sound": "loud_clunk", "crack_giving_way": "yes"});
    let limited = past.clone().check(Duration::days(20), &soon);
    assert_eq!(routines(&limited).unwrap(), ["gentle_only_4"], "what is open in their place");
    let sore = [1, 2, 3].into_iter().fold(past, |past, day| past.session(day, "movement_break_hourly", 1, 5));
    assert_eq!(routines(&sore).unwrap(), ["after_long_sitting_5"], "what left them sore is not offered");
}

#[test]
fn a_sore_routine_gives_way_to_an_easier_one() {
    let past = Past::default().session(1, "strength_base_12", 2, 4).session(2, "strength_base_12", 2, 5);
    let shown = past.alone("J22").unwrap();
    assert_eq!(shown.kind(), "routine");
    let alternative = &content().routine("strength_base_12").unwrap().alternative;
    assert_eq!(shown.routines, std::slice::from_ref(alternative));
}

#[test]
fn an_entry_asks_for_help_at_once_by_its_sign_or_after_a_forced_neck() {
    let crack = |minutes: i64, say: &dyn Fn(&mut EntryFields)| {
        let mut fields = EntryFields::bare(now() - Duration::minutes(minutes));
        say(&mut fields);
        Crack::of_fields(&ListedWords::of(content()), &fields)
    };
    let rule = |crack: &Crack, beside: Option<&Crack>| {
        let beside: Vec<Crack> = beside.map(|beside| Crack { id: 1, ..beside.clone() }).into_iter().collect();
        emergency_of_entry(content(), crack, &beside, 4).map(|shown| shown.rule.to_string())
    };
    let signs = ["saddle_numb", "bladder_bowel", "both_legs", "face_or_speech", "vision_change", "chest_pain"];
    // An older program kept a label that was typed as a word of the person's own.
    for word in signs.into_iter().chain(["Chest pain", "Numb between the legs", "Face or Speech change "]) {
        assert_eq!(rule(&crack(0, &tag(word)), None).as_deref(), Some("J12"), "{word}");
    }
    for word in ["numb_tingle", "weakness", "fever", "own word", "dizzy", "headache_new"] {
        assert_eq!(rule(&crack(0, &tag(word)), None), None, "{word}");
    }
    let neck = |days: i64| crack(days * 24 * 60, &forced_neck);
    let dizzy = crack(0, &tag("dizzy"));
    assert_eq!(rule(&dizzy, Some(&neck(14))).as_deref(), Some("J13"));
    assert_eq!(rule(&crack(-60, &tag("dizzy")), Some(&neck(14))).as_deref(), Some("J13"), "days count, not hours");
    assert_eq!(rule(&dizzy, Some(&neck(15))), None);
    assert_eq!(rule(&neck(14), Some(&dizzy)).as_deref(), Some("J13"), "the neck is noted after the sign");
    assert_eq!(rule(&neck(15), Some(&dizzy)), None);
    assert_eq!(rule(&neck(-1), Some(&dizzy)), None, "it was forced after the sign");
    assert_eq!(rule(&neck(1), Some(&crack(0, &tag("fever")))), None);
    let nearer = Crack { id: 2, ..neck(1) };
    let beside = [nearer, Crack { id: 1, ..dizzy.clone() }];
    assert!(
        emergency_of_entry(content(), &neck(3), &beside, 4).is_none(),
        "another neck was forced last before the sign"
    );
    assert_eq!(rule(&crack(0, &tag("fever")), Some(&neck(1))), None);
    let both = crack(0, &|fields| {
        forced_neck(fields);
        fields.tags = vec!["headache_new".to_owned()];
    });
    assert_eq!(rule(&both, None).as_deref(), Some("J13"), "the crack that forced it says so itself");
}

#[test]
fn the_neck_is_watched_for_two_weeks_and_not_while_a_result_is_open() {
    let of = |days: i64, region, trigger| {
        let mut fields = EntryFields::bare(now() - Duration::days(days));
        (fields.region, fields.trigger) = (Some(region), Some(trigger));
        fields
    };
    let open = check(now(), answers(&json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"})));
    for (fields, watched) in [
        (of(0, Region::Neck, Trigger::SelfForced), true),
        (of(14, Region::Neck, Trigger::OtherPerson), true),
        (of(15, Region::Neck, Trigger::SelfForced), false),
        (of(1, Region::LowBack, Trigger::SelfForced), false),
        (of(1, Region::Neck, Trigger::Spontaneous), false),
    ] {
        assert_eq!(is_watched(content(), &fields, now(), 4), watched, "{fields:?}");
        assert_eq!(is_watched(content(), &fields, now() + Duration::hours(8), 4), watched, "days count, not hours");
        assert_eq!(neck_watch(content(), Some(&fields), &[], now(), 4).is_some(), watched);
        assert!(neck_watch(content(), Some(&fields), std::slice::from_ref(&open), now(), 4).is_none());
    }
    assert!(neck_watch(content(), None, &[], now(), 4).is_none());
}

#[test]
fn what_is_over_counts_today_where_its_own_date_lies_ahead() {
    // Thursday 15:00 in London is Friday 05:00 in Kiritimati.
    let east = |minutes: i64| {
        move |fields: &mut EntryFields| {
            fields.at = (now() - Duration::minutes(minutes)).with_timezone(&FixedOffset::east_opt(14 * 3600).unwrap());
        }
    };
    let said = |minutes, say: &dyn Fn(&mut EntryFields)| {
        Past::default().crack(0, 0, |fields| {
            say(fields);
            east(minutes)(fields);
        })
    };
    assert_eq!(Day::of(said(10, &tag("chest_pain")).cracks[0].at, 4), Day::of(now(), 4).plus(1));
    assert_eq!(said(10, &tag("chest_pain")).rule().as_deref(), Some("J12"));
    assert_eq!(said(10, &pain(9)).rule().as_deref(), Some("J02"));
    assert_eq!(said(-1, &tag("chest_pain")).rule(), None, "still to come");
    let neck = said(10, &tag("dizzy")).crack(14, 0, forced_neck);
    assert_eq!(neck.rule().as_deref(), Some("J13"), "fifteen days by its own date are none fewer here");
    let many = (0..10).fold(Past::default(), |past, n| {
        past.crack(0, 0, |fields| {
            forced(fields);
            east(n + 1)(fields);
        })
    });
    assert_eq!(many.alone("J07").unwrap().text, "You forced it 10 times today. Worth a check.");
}

#[test]
fn a_crack_of_which_only_the_day_is_known_is_read_from_the_beginning_of_that_day_where_it_was_lived() {
    let reads = |noon: &str, now: &str| {
        let fields = EntryFields { clock: false, ..EntryFields::bare(at(noon)) };
        assert!(History::reads(&fields, at(now), 4));
        let history = History {
            now: at(now),
            day_start_hour: 4,
            entries: vec![Crack::of_fields(&ListedWords::of(content()), &fields)],
            days: Vec::new(),
            sessions: Vec::new(),
            dismissed: BTreeMap::new(),
        };
        history.last(1).count() == 1
    };
    for (noon, now, read) in [
        ("2026-11-26T12:00:00+00:00", "2026-11-26T04:00:00+00:00", true),
        ("2026-11-26T12:00:00+00:00", "2026-11-26T03:59:00+00:00", false),
        ("2026-11-27T12:00:00+14:00", "2026-11-26T14:00:00+00:00", true),
        ("2026-11-27T12:00:00+14:00", "2026-11-26T13:59:00+00:00", false),
    ] {
        assert_eq!(reads(noon, now), read, "{noon} at {now}");
    }
}
