//! Named cases: what a gate does, written out.

use super::people::{alone, anyone, both, check, days_ago, now, store, to_library, with_check, with_stored};
use super::second_reading::Person;
use crate::support::reading::sheet;
use serde_json::json;
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::exercise::{Override, Region};
use unkink::domain::gate::{GatedExercise, GatedRoutine, Standing};

fn standing(person: &Person) -> Standing {
    let (profile, checks) = to_library(person);
    Standing::of(content(), &profile, &checks, person.now)
}

fn routine(person: &Person, id: &str) -> GatedRoutine {
    standing(person).routine(content(), content().routine(id).expect("a routine"))
}

fn exercise(person: &Person, id: &str) -> GatedExercise {
    standing(person).exercise(content(), content().exercise(id).expect("an exercise"), Override::default())
}

fn of_gate(gate: &str) -> Person {
    alone().into_iter().find(|(id, _)| *id == gate).expect("a gate that holds alone").1
}

fn of_gates(gates: &[&str]) -> Person {
    gates.iter().map(|gate| of_gate(gate)).reduce(|one, other| both(&one, &other)).expect("a gate")
}

fn names(gated: &GatedRoutine) -> Vec<&str> {
    gated.plan.steps.iter().map(|step| step.exercise.as_str()).collect()
}

fn why(gated: &GatedRoutine) -> Vec<&str> {
    gated.why.iter().map(|gate| gate.as_str()).collect()
}

fn left_out(gated: &GatedRoutine) -> Vec<(&str, Vec<&str>)> {
    let left = gated.left_out.iter();
    left.map(|left| (left.exercise.as_str(), left.gates.iter().map(|gate| gate.as_str()).collect())).collect()
}

fn alternative(gated: &GatedRoutine) -> Option<&str> {
    gated.alternative.as_ref().map(|id| id.as_str())
}

#[test]
fn without_gates_every_routine_is_open_as_written() {
    for written in &content().routines {
        let gated = routine(&anyone(), &written.id);
        assert!(!gated.locked && gated.why.is_empty() && gated.left_out.is_empty(), "{}", written.id);
        assert_eq!(gated.total.as_secs(), written.seconds, "{}", written.id);
        assert_eq!(gated.props, written.props, "{}", written.id);
        assert_eq!(gated.alternative, None);
    }
}

#[test]
fn the_urge_reset_closes_under_a_lock_and_nothing_else() {
    let people = alone();
    for (first, (gate, one)) in people.iter().enumerate() {
        for (other_gate, other) in people.iter().skip(first) {
            let person = both(one, other);
            let gated = routine(&person, "urge_reset_60");
            let locks = !standing(&person).locks.is_empty();
            assert_eq!(gated.locked, locks, "{gate} and {other_gate}");
            assert!(locks || gated.plan.steps.len() == 3, "{gate} and {other_gate}: a step is missing");
        }
    }
}

#[test]
fn a_blocked_step_of_the_urge_reset_becomes_breathing() {
    let gated = routine(&of_gate("g_surgery_recent"), "urge_reset_60");
    assert_eq!(names(&gated), ["diaphragm_breathing"; 3]);
    // 22 s, then twice 2 breaths of 10 s without set-up, then 6 s.
    assert_eq!(gated.total.as_secs(), 22 + 20 + 20 + 6);
    assert_eq!(why(&gated), ["g_surgery_recent"]);
}

#[test]
fn under_13_everything_is_locked_and_at_13_it_is_not() {
    let child = with_stored(json!({"age_years": 12}));
    for written in &content().routines {
        let gated = routine(&child, &written.id);
        assert!(gated.locked, "{}", written.id);
        assert_eq!((why(&gated), alternative(&gated)), (vec!["g_child"], None), "{}", written.id);
    }
    for written in &content().exercises {
        assert!(exercise(&child, &written.id).blocked.is_some(), "{}", written.id);
    }
    assert!(standing(&child).urge_offers(content(), Some(Region::Neck), Some("desk")).is_empty());
    assert!(!routine(&with_stored(json!({"age_years": 13})), "morning_mobility_8").locked);
}

#[test]
fn under_16_every_step_says_the_easier_way_and_the_plank_is_short() {
    let gated = routine(&with_stored(json!({"age_years": 15})), "strength_base_12");
    for step in &gated.plan.steps {
        let easier = &content().exercise(&step.exercise).unwrap().easier;
        assert!(step.how.iter().any(|(gate, how)| gate == "g_child" && how == easier), "{}", step.exercise);
    }
    let plank = gated.plan.steps.iter().position(|step| step.exercise == "plank").unwrap();
    let library = content().exercise("plank").unwrap();
    let holds = u64::from(library.dose.sets * library.dose.reps * library.dose.sides);
    assert_eq!(gated.plan.steps[plank].change.hold, Some(10));
    assert_eq!(gated.total.as_secs(), 720 - 5 * holds, "15 s holds last 10 s");
    assert!(routine(&with_stored(json!({"age_years": 15})), "upper_back_roll_5").locked);
    assert!(exercise(&with_stored(json!({"age_years": 15})), "prone_press_up").blocked.is_some());
}

#[test]
fn on_no_floor_steps_are_swapped_reworded_or_left_out() {
    let gated = routine(&of_gate("g_floor"), "morning_mobility_8");
    assert!(!gated.locked);
    let steps: Vec<(&str, Option<&str>)> = gated
        .plan
        .steps
        .iter()
        .map(|step| (step.exercise.as_str(), step.instead_of.as_ref().map(|other| other.as_str())))
        .collect();
    assert_eq!(
        steps,
        [
            ("diaphragm_breathing", None),
            ("pelvic_tilt", None),
            ("seated_twist", Some("supine_knee_drops")),
            ("knee_to_chest", None),
            ("seated_cat_cow", Some("cat_cow")),
            ("sit_to_stand", Some("bridge")),
            ("childs_pose", None),
        ]
    );
    assert_eq!(left_out(&gated), [("open_book", vec!["g_floor"])], "the seated twist is in already");
    let said = |step: usize| gated.plan.steps[step].how.iter().map(|(_, how)| how.as_str()).collect::<Vec<_>>();
    assert_eq!(said(0), ["Do it seated or on the bed."]);
    assert_eq!(said(2), ["Keep the turn small."]);
    assert_eq!(said(4), [""; 0]);
    assert_eq!(gated.props, ["mat", "pillow", "chair"]);
}

#[test]
fn thin_bones_on_no_floor_leave_out_what_is_in_already() {
    let gated = routine(&of_gate("g_floor"), "osteoporosis_safe_8");
    let left: Vec<&str> = gated.left_out.iter().map(|left| left.exercise.as_str()).collect();
    assert_eq!(left, ["bridge", "bird_dog"]);
    assert!(!gated.locked);
    // Steps of 48, 54, 50, 48, 48 and 48 s, five changes of 8 s, 24 s to settle.
    assert_eq!(gated.total.as_secs(), 296 + 40 + 24);
}

#[test]
fn a_blocked_step_is_replaced_with_the_library_dose() {
    let rows: [(&str, &str, &str, &str, u64); 4] = [
        ("g_extension", "desk_break_3", "standing_back_bend", "movement_break", 180 - 27 + 60),
        ("g_hyper", "after_long_sitting_5", "doorway_pec_stretch", "scapular_squeeze", 300 - 31 + 74),
        ("g_heat", "heat_then_move_15", "heat_prep", "movement_break", 900 - 600 + 60),
        ("g_dizzy", "evening_unwind_10", "standing_forward_hang", "", 600 - 40 - 8),
    ];
    for (gate, id, blocked, instead, seconds) in rows {
        let gated = routine(&of_gate(gate), id);
        assert!(!gated.locked, "{id}");
        let stands_in = gated.plan.steps.iter().find(|step| step.instead_of.as_ref().is_some_and(|of| *of == blocked));
        assert_eq!(stands_in.map_or("", |step| step.exercise.as_str()), instead, "{id} under {gate}");
        assert!(names(&gated).iter().all(|name| *name != blocked), "{id} under {gate}");
        assert_eq!(gated.total.as_secs(), seconds, "{id} under {gate}");
        assert!(why(&gated).contains(&gate), "{id} under {gate}");
    }
}

#[test]
fn a_step_left_out_says_by_which_gate_and_how() {
    let gated = routine(&of_gate("g_neck_unstable"), "desk_break_3");
    assert_eq!(left_out(&gated), [("neck_rotation_arom", vec!["g_neck_unstable"])]);
    let gated = routine(&of_gate("g_inflam"), "osteoporosis_safe_8");
    assert_eq!(left_out(&gated), [("chin_tuck", vec!["g_inflam"])], "squeezes are in already");
    assert_eq!(gated.left_out[0].how.as_deref(), Some("Ask a clinician first."));
}

#[test]
fn a_step_left_out_names_every_gate_that_does_so() {
    let gated = routine(&of_gates(&["g_neck_unstable", "g_inflam"]), "desk_break_3");
    assert_eq!(left_out(&gated), [("neck_rotation_arom", vec!["g_neck_unstable", "g_inflam"])]);
    // A limit, and a neck finding of an open check.
    let mut two = of_gate("g_fracture_recent");
    check(&mut two, sheet(&json!({"region": ["neck"], "hands_clumsy": "yes"})), 3);
    let both = ["g_tier2_gentle", "g_fracture_recent"];
    assert_eq!(why(&routine(&two, "urge_reset_60")), both);
    let rolls = exercise(&two, "shoulder_rolls");
    assert_eq!(rolls.why.iter().map(|gate| gate.as_str()).collect::<Vec<_>>(), both);
}

#[test]
fn what_replaces_a_step_is_put_there_by_the_gates_that_close_it_and_no_other() {
    let person = of_gates(&["g_floor", "g_dizzy"]);
    let replacing = |id: &str| {
        let gates = standing(&person).replacing(content(), content().exercise(id).unwrap());
        gates.iter().map(|gate| gate.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(replacing("supine_knee_drops"), ["g_floor"], "the twist in its place is changed by the dizziness");
    assert_eq!(replacing("standing_forward_hang"), ["g_dizzy"]);
    assert_eq!(replacing("wall_angel"), [""; 0]);
}

#[test]
fn an_exercise_under_limits_leads_to_the_routine_that_routines_lead_to() {
    let rows = [
        (vec!["g_fracture_recent"], Some("movement_break_hourly")),
        (vec!["g_injury"], Some("gentle_only_4")),
        (vec!["g_injury", "g_fracture_recent"], None),
        (vec!["g_knee"], Some("gentle_only_4")),
        (vec!["g_tier_lock", "g_fracture_recent"], None),
    ];
    for (gates, expected) in rows {
        let person = of_gates(&gates);
        let instead = standing(&person).open_instead(content());
        let of_routine = routine(&person, "low_back_ease_8");
        if of_routine.locked {
            assert_eq!(instead, of_routine.alternative, "{gates:?}");
        }
        if let Some(expected) = expected {
            assert_eq!(instead.as_deref(), Some(expected), "{gates:?}");
        }
    }
}

#[test]
fn half_of_the_steps_blocked_leaves_a_routine_open_and_more_closes_it() {
    let gated = routine(&of_gate("g_dizzy"), "neck_ease_5");
    assert_eq!(names(&gated), ["shoulder_rolls", "scapular_squeeze", "diaphragm_breathing"]);
    assert!(!gated.locked);
    let gated = routine(&of_gate("g_bleed"), "upper_back_roll_5");
    assert_eq!((gated.locked, alternative(&gated)), (true, Some("upper_back_ease_6")));
    assert_eq!(why(&gated), ["g_bleed"]);
}

#[test]
fn a_closed_routine_shows_what_its_gate_names_and_what_that_would_show() {
    let rows: [(&[&str], &str, &str); 9] = [
        (&["g_bone"], "morning_mobility_8", "osteoporosis_safe_8"),
        (&["g_preg"], "morning_mobility_8", "pregnancy_safe_8"),
        (&["g_bone", "g_preg"], "morning_mobility_8", "osteoporosis_safe_8"),
        (&["g_postnatal"], "strength_base_12", "pregnancy_safe_8"),
        (&["g_hyper"], "hips_and_legs_7", "hypermobile_control_8"),
        (&["g_neck_unstable"], "neck_ease_5", "chair_only_6"),
        (&["g_bone"], "upper_back_roll_5", "osteoporosis_safe_8"),
        (&["g_surgery_recent"], "desk_break_3", "movement_break_hourly"),
        (&["g_surgery_recent", "g_tier2_gentle"], "desk_break_3", "urge_reset_60"),
    ];
    for (gates, id, instead) in rows {
        let gated = routine(&of_gates(gates), id);
        assert!(gated.locked, "{id} under {gates:?}");
        assert_eq!(alternative(&gated), Some(instead), "{id} under {gates:?}");
        assert!(!gated.why.is_empty(), "{id} under {gates:?}");
    }
}

#[test]
fn a_closed_routine_never_shows_another_that_is_closed() {
    let people = alone();
    for (first, (gate, one)) in people.iter().enumerate() {
        for (other_gate, other) in people.iter().skip(first) {
            let standing = standing(&both(one, other));
            for written in &content().routines {
                let gated = standing.routine(content(), written);
                if let Some(shown) = &gated.alternative {
                    let shown = standing.routine(content(), content().routine(shown).unwrap());
                    assert!(!shown.locked, "{} under {gate} and {other_gate}", written.id);
                }
                assert_eq!(
                    gated.why.is_empty(),
                    !gated.locked && unchanged(&gated),
                    "{}: {gate}, {other_gate}",
                    written.id
                );
                assert!(gated.why.iter().all(|gate| standing.holds(gate)));
            }
        }
    }
}

fn unchanged(gated: &GatedRoutine) -> bool {
    gated.left_out.is_empty() && gated.plan.steps.iter().all(|step| step.how.is_empty() && step.instead_of.is_none())
}

#[test]
fn warning_signs_in_pregnancy_close_the_pregnancy_routine() {
    let mut person = with_stored(json!({"pregnancy_status": "pregnant", "pregnancy_weeks": 20}));
    check(&mut person, sheet(&json!({"pregnancy_status": "pregnant", "preg_warning_signs": "yes"})), 1);
    person.checks[0].agreed = Some("yes");
    let gated = routine(&person, "pregnancy_safe_8");
    assert_eq!((gated.locked, alternative(&gated)), (true, Some("chair_only_6")));
}

#[test]
fn the_smaller_of_two_holds_is_kept() {
    let gated = routine(&of_gate("g_hyper"), "one_sided_balance_7");
    let stretch = gated.plan.steps.iter().find(|step| step.exercise == "glute_stretch").unwrap();
    assert_eq!(stretch.change.hold, Some(15), "the routine says 20, the gate 15");
    let longer = Override { hold: Some(12), ..Override::default() };
    let alone = standing(&of_gate("g_hyper")).exercise(content(), content().exercise("glute_stretch").unwrap(), longer);
    assert_eq!(alone.plan.steps[0].change.hold, Some(12));
}

#[test]
fn a_blocked_exercise_names_its_gates_its_words_and_what_instead() {
    let gated = exercise(&of_gate("g_skin"), "foam_roll_upper_back");
    let blocked = gated.blocked.unwrap();
    assert_eq!(blocked.gates, ["g_skin"]);
    assert_eq!(blocked.how.as_deref(), Some("Wait until the skin or the clot is healed or treated."));
    assert_eq!(blocked.instead.as_deref(), Some("shoulder_rolls"));
    let swapped = exercise(&of_gate("g_floor"), "bridge");
    assert!(swapped.blocked.is_none());
    assert_eq!(swapped.plan.steps[0].exercise, "sit_to_stand");
    // The back-bend in place of the press-up is blocked too, so there is nothing to do instead.
    let nothing = exercise(&of_gates(&["g_floor", "g_extension"]), "sphinx").blocked.unwrap();
    assert_eq!((nothing.gates[0].as_str(), nothing.instead.as_deref()), ("g_extension", Some("pelvic_tilt")));
}

#[test]
fn under_limits_only_what_all_of_them_allow_stays_open() {
    let person = of_gates(&["g_tier2_gentle", "g_fracture_recent"]);
    let open: Vec<&str> = content()
        .routines
        .iter()
        .filter(|written| !routine(&person, &written.id).locked)
        .map(|written| written.id.as_str())
        .collect();
    assert_eq!(open, ["urge_reset_60"]);
    let open: Vec<&str> = content()
        .exercises
        .iter()
        .filter(|written| exercise(&person, &written.id).blocked.is_none())
        .map(|written| written.id.as_str())
        .collect();
    assert_eq!(open, ["movement_break", "diaphragm_breathing"]);
    let gentle = routine(&of_gate("g_injury"), "gentle_only_4");
    let said: Vec<Vec<&str>> =
        gentle.plan.steps.iter().map(|step| step.how.iter().map(|(_, how)| how.as_str()).collect()).collect();
    assert_eq!(said, [vec![], vec![], vec!["Use half the effort."], vec!["Go slowly."], vec!["Stop if it hurts."]]);
}

#[test]
fn a_neck_finding_in_an_open_check_also_closes_the_shoulder_rolls() {
    // Clumsy hands: S14, see_soon.
    let person = with_check(json!({"region": ["neck"], "hands_clumsy": "yes"}), 3);
    assert_eq!(standing(&person).open_tier, Some(Tier::SeeSoon));
    let gentle = routine(&person, "gentle_only_4");
    let left: Vec<&str> = gentle.left_out.iter().map(|left| left.exercise.as_str()).collect();
    assert_eq!(left, ["shoulder_rolls"]);
    let reset = routine(&person, "urge_reset_60");
    assert_eq!(names(&reset), ["diaphragm_breathing", "diaphragm_breathing", "scapular_squeeze"]);
    assert!(exercise(&person, "shoulder_rolls").blocked.is_some());
    // The finding counts as well when another open check set the tier.
    let mut two = with_check(json!({"lump_or_shape_change": "yes"}), 1);
    check(&mut two, sheet(&json!({"region": ["neck"], "hands_clumsy": "not_sure"})), 5);
    assert_eq!(standing(&two).open_tier, Some(Tier::SeeSoon));
    assert!(exercise(&two, "shoulder_rolls").blocked.is_some());
    // Agreed to, it does not.
    two.checks[1].agreed = Some("yes");
    assert!(exercise(&two, "shoulder_rolls").blocked.is_none());
}

#[test]
fn an_own_routine_waits_under_limits_and_is_worked_through_like_the_others() {
    let written = unkink::domain::routine::Plan {
        id: "own".to_owned(),
        ..unkink::domain::routine::Plan::of_routine(content().routine("desk_break_3").unwrap())
    };
    let under = |gate: &str| standing(&of_gate(gate)).own_routine(content(), &written);
    let waiting = under("g_injury");
    assert_eq!((waiting.locked, alternative(&waiting), why(&waiting)), (true, Some("gentle_only_4"), vec!["g_injury"]));
    let waiting = under("g_surgery_recent");
    assert_eq!((waiting.locked, alternative(&waiting)), (true, Some("urge_reset_60")));
    let locked = under("g_tier_lock");
    assert_eq!((locked.locked, alternative(&locked), why(&locked)), (true, None, vec!["g_tier_lock"]));
    let changed = under("g_extension");
    assert!(!changed.locked);
    assert_eq!(names(&changed)[4], "movement_break");
}

#[test]
fn a_half_value_counts_for_gates_and_an_unsure_no_does_not() {
    assert!(standing(&with_stored(json!({"blood_thinner": "not_sure"}))).holds("g_bleed"));
    assert!(!standing(&with_stored(json!({"hypermobile_known": "not_sure"}))).holds("g_hyper"));
    assert!(standing(&with_stored(json!({"wrist_sore": "not_sure"}))).holds("g_wrist"));
}

#[test]
fn answers_that_would_not_be_asked_do_not_count() {
    let rows = [
        (json!({"osteoporosis_known": "yes"}), "g_bone", true),
        (json!({"osteoporosis_known": "yes", "age_years": 15}), "g_bone", false),
        (json!({"osteoporosis_known": "yes", "age_years": 16}), "g_bone", true),
        (json!({"fragility_fracture_past": "yes"}), "g_bone", false),
        (json!({"fragility_fracture_past": "yes", "age_years": 50}), "g_bone", true),
        (json!({"pregnancy_status": "pregnant", "age_years": 61}), "g_preg", false),
        (json!({"pregnancy_status": "pregnant", "age_years": 60}), "g_preg", true),
        (json!({"pregnancy_weeks": 30}), "g_preg_16", false),
        (json!({"pregnancy_status": "prefer_not_to_say"}), "g_preg_16", true),
        (json!({"pregnancy_status": "pregnant"}), "g_preg_16", true),
        (json!({"pregnancy_status": "pregnant", "pregnancy_weeks": 10}), "g_preg_16", false),
        (json!({"age_years": 70}), "g_bone", true),
        (json!({"age_years": 75}), "g_balance", true),
    ];
    for (answers, gate, holds) in rows {
        assert_eq!(standing(&with_stored(answers.clone())).holds(gate), holds, "{gate} with {answers}");
    }
}

#[test]
fn weeks_of_pregnancy_count_on_from_the_day_they_were_given() {
    for (days, holds) in [(0, false), (27, false), (28, true), (60, true)] {
        let mut person = anyone();
        store(&mut person, "pregnancy_status", "pregnant".into(), days);
        store(&mut person, "pregnancy_weeks", 12.into(), days);
        assert_eq!(standing(&person).holds("g_preg_16"), holds, "12 weeks {days} days ago");
    }
}

#[test]
fn the_newest_own_check_of_the_last_28_days_is_read_and_no_other() {
    let dizzy = json!({"dizzy_spinning_new": "yes"});
    for (days, holds) in [(0, true), (28, true), (29, false)] {
        let mut person = with_check(dizzy.clone(), days);
        person.checks[0].agreed = Some("yes");
        assert_eq!(standing(&person).holds("g_dizzy"), holds, "{days} days ago");
    }
    let mut person = with_check(dizzy, 5);
    person.checks[0].agreed = Some("yes");
    check(&mut person, sheet(&json!({"dizzy_spinning_new": "no"})), 2);
    assert!(!standing(&person).holds("g_dizzy"), "a newer check says no");
}

#[test]
fn the_newer_of_a_stored_answer_and_a_check_counts() {
    let mut person = anyone();
    check(&mut person, sheet(&json!({"knee_sore": "yes"})), 9);
    assert!(standing(&person).holds("g_knee"));
    store(&mut person, "knee_sore", "no".into(), 4);
    assert!(!standing(&person).holds("g_knee"), "changed in the settings after the check");
    check(&mut person, sheet(&json!({"knee_sore": "yes"})), 1);
    assert!(standing(&person).holds("g_knee"));
}

#[test]
fn checks_for_someone_else_lock_nothing_and_open_nothing() {
    let mut person = with_check(json!({"chest_pain_now": "yes"}), 2);
    person.checks[0].own = false;
    assert_eq!(standing(&person).open_tier, None);
    assert!(!routine(&person, "desk_break_3").locked);
    let mut person = with_check(json!({"chest_pain_now": "yes"}), 4);
    check(&mut person, sheet(&json!({})), 1);
    person.checks[1].own = false;
    person.checks[1].agreed = Some("yes");
    assert!(standing(&person).holds("g_tier_lock"));
    let mut other_hurt = with_check(json!({"injury_recent": "yes", "pain_present": "yes"}), 1);
    other_hurt.checks[0].own = false;
    assert!(!standing(&other_hurt).holds("g_injury"));
}

#[test]
fn nothing_but_being_seen_opens_a_result() {
    let mut person = with_check(json!({"chest_pain_now": "yes"}), 700);
    assert!(standing(&person).holds("g_tier_lock"), "time opens nothing");
    check(&mut person, sheet(&json!({"chest_pain_now": "no"})), 1);
    assert!(standing(&person).holds("g_tier_lock"), "a later lower result opens nothing");
    for (said, holds) in [("no", true), ("not_sure", true), ("yes", false)] {
        person.checks[0].agreed = Some(said);
        assert_eq!(standing(&person).holds("g_tier_lock"), holds, "exercise agreed: {said}");
    }
    let mut steps = with_check(json!({"chest_pain_now": "yes"}), 9);
    check(&mut steps, sheet(&json!({"lump_or_shape_change": "yes"})), 3);
    steps.checks[0].agreed = Some("yes");
    assert_eq!(standing(&steps).holding, ["g_tier2_gentle"], "the lower one is still open");
    person.confirmed.insert("seen_gentle_agreed".to_owned(), now());
    person.checks[0].agreed = None;
    assert!(standing(&person).holds("g_tier_lock"), "a confirmation is not an answer to the exercise question");
}

#[test]
fn tier_one_and_below_open_with_gates() {
    let person = with_check(json!({"crack_painful": "yes"}), 1);
    assert_eq!(standing(&person).open_tier, Some(Tier::BookRoutine));
    assert!(standing(&person).holding.is_empty());
}

#[test]
fn seen_with_exercise_agreed_clears_the_injury_of_those_answers_only() {
    let hurt = json!({"injury_recent": "yes", "pain_present": "yes"});
    let mut person = with_check(hurt.clone(), 10);
    assert_eq!(standing(&person).holding, ["g_injury"]);
    for (said, holds) in [("no", true), ("not_sure", true), ("yes", false)] {
        person.checks[0].agreed = Some(said);
        assert_eq!(standing(&person).holds("g_injury"), holds, "exercise agreed: {said}");
    }
    check(&mut person, sheet(&hurt), 2);
    assert!(standing(&person).holds("g_injury"), "a new check tells of it again");
    let later = with_check(hurt, 29);
    assert!(!standing(&later).holds("g_injury"), "after 28 days it is asked again");
}

#[test]
fn a_confirmation_clears_its_gate_until_the_answer_changes() {
    let rows = [
        ("g_bone", "bones_fine_told", "steroid_long", "yes"),
        ("g_inflam", "neck_exercise_agreed", "inflammatory_arthritis", "yes"),
        ("g_postnatal", "postnatal_check_done", "pregnancy_status", "postnatal_12w"),
        ("g_heat", "heat_agreed", "heat_unsafe", "yes"),
        ("g_surgery_recent", "surgical_team_agreed", "spine_surgery_when", "under_12_weeks"),
    ];
    for (gate, sentence, question, answer) in rows {
        let mut person = anyone();
        store(&mut person, question, answer.into(), 20);
        assert_eq!(standing(&person).holding, [gate]);
        person.confirmed.insert(sentence.to_owned(), days_ago(15));
        let then: &[&str] = if gate == "g_surgery_recent" { &["g_surgery_past"] } else { &[] };
        assert_eq!(standing(&person).holding, then, "{sentence}");
        // Said again with the same value: still confirmed.
        check(&mut person, sheet(&json!({question: answer})), 5);
        assert_eq!(standing(&person).holding, then, "{sentence}, answered the same again");
        person.checks.clear();
        store(&mut person, question, answer.into(), 3);
        assert_eq!(standing(&person).holding, [gate], "{sentence}, after the answer changed");
    }
}

#[test]
fn a_confirmation_does_not_cover_another_reason_that_came_later() {
    let mut person = anyone();
    store(&mut person, "steroid_long", "yes".into(), 20);
    person.confirmed.insert("bones_fine_told".to_owned(), days_ago(15));
    assert!(!standing(&person).holds("g_bone"));
    store(&mut person, "age_years", 71.into(), 3);
    assert!(standing(&person).holds("g_bone"));
    let mut warm = anyone();
    store(&mut warm, "cancer_ever", "yes".into(), 20);
    warm.confirmed.insert("heat_agreed".to_owned(), days_ago(15));
    check(&mut warm, sheet(&json!({"fever_or_shivers": "no"})), 2);
    assert!(!standing(&warm).holds("g_heat"), "a no is no reason");
    check(&mut warm, sheet(&json!({"fever_or_shivers": "yes"})), 1);
    assert!(standing(&warm).holds("g_heat"));
}

#[test]
fn without_gates_the_urge_table_is_offered_as_written() {
    /// A movement and its seconds.
    type Move = (&'static str, u64);
    let rows: [(Region, &str, Move, Move); 12] = [
        (Region::Neck, "desk", ("chin_tuck", 50), ("urge_reset_60", 60)),
        (Region::Neck, "standing", ("shoulder_rolls", 45), ("urge_reset_60", 60)),
        (Region::Neck, "floor", ("diaphragm_breathing", 70), ("childs_pose", 66)),
        (Region::Neck, "bed", ("diaphragm_breathing", 70), ("chin_tuck", 50)),
        (Region::UpperMidBack, "desk", ("seated_cat_cow", 58), ("desk_break_3", 180)),
        (Region::UpperMidBack, "standing", ("scapular_squeeze", 58), ("wall_angel", 55)),
        (Region::UpperMidBack, "floor", ("open_book", 85), ("cat_cow", 74)),
        (Region::UpperMidBack, "bed", ("open_book", 85), ("diaphragm_breathing", 70)),
        (Region::LowBack, "desk", ("movement_break_hourly", 60), ("seated_cat_cow", 58)),
        (Region::LowBack, "standing", ("hip_hinge", 50), ("standing_back_bend", 45)),
        (Region::LowBack, "floor", ("supine_knee_drops", 66), ("pelvic_tilt", 70)),
        (Region::LowBack, "bed", ("pelvic_tilt", 58), ("supine_knee_drops", 66)),
    ];
    let standing = standing(&anyone());
    for (region, place, first, second) in rows {
        let offers = standing.urge_offers(content(), Some(region), Some(place));
        let offered: Vec<(&str, u64)> =
            offers.iter().map(|offer| (offer.id.as_str(), offer.plan.timetable(content()).total.as_secs())).collect();
        let mut expected = vec![first, second];
        if second.0 != "urge_reset_60" {
            expected.push(("urge_reset_60", 60));
        }
        assert_eq!(offered, expected, "{region:?} {place}");
    }
    for (region, place) in [(None, None), (Some(Region::Neck), None), (None, Some("desk"))] {
        let offers = standing.urge_offers(content(), region, place);
        assert_eq!(offers.len(), 1);
        assert_eq!(offers[0].id, "urge_reset_60", "{region:?} {place:?}");
    }
}

#[test]
fn under_gates_an_urge_falls_to_the_second_choice_and_then_to_the_reset() {
    let rows: [(&[&str], Region, &str, &str, &str); 8] = [
        (&["g_neck_unstable"], Region::Neck, "desk", "urge_reset_60", "diaphragm_breathing"),
        (&["g_extension"], Region::LowBack, "standing", "hip_hinge", "hip_hinge"),
        (&["g_fracture_recent"], Region::LowBack, "desk", "movement_break_hourly", "movement_break"),
        (&["g_tier2_gentle"], Region::LowBack, "floor", "pelvic_tilt", "pelvic_tilt"),
        (&["g_tier2_gentle"], Region::LowBack, "desk", "urge_reset_60", "diaphragm_breathing"),
        (&["g_surgery_recent"], Region::UpperMidBack, "bed", "diaphragm_breathing", "diaphragm_breathing"),
        (&["g_floor"], Region::UpperMidBack, "floor", "open_book", "seated_twist"),
        (&["g_floor"], Region::LowBack, "bed", "pelvic_tilt", "pelvic_tilt"),
    ];
    for (gates, region, place, id, first_step) in rows {
        let offers = standing(&of_gates(gates)).urge_offers(content(), Some(region), Some(place));
        assert_eq!(offers[0].id, id, "{region:?} {place} under {gates:?}");
        assert_eq!(offers[0].plan.steps[0].exercise, first_step, "{region:?} {place} under {gates:?}");
        assert_eq!(offers.last().map(|offer| offer.id.as_str()), Some("urge_reset_60"));
    }
    let locked = standing(&of_gate("g_tier_lock"));
    assert!(locked.urge_offers(content(), Some(Region::Neck), Some("desk")).is_empty());
    assert!(locked.urge_offers(content(), None, None).is_empty());
}
