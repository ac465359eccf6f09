//! Proves `figure`.

use serde::Deserialize;
use std::collections::BTreeMap;
use unkink::domain::content::content;
use unkink::domain::exercise::{Exercise, View};
use unkink::domain::figure::end;
use unkink::domain::figure::geometry::{Point, Side};
use unkink::domain::figure::joints::{Joints, Solved};
use unkink::domain::figure::keys::{Key, KeyMoment, Keys};
use unkink::domain::figure::pose::Joint;

#[derive(Deserialize)]
struct GoldenKey {
    key: String,
    joints: Option<BTreeMap<String, [f64; 2]>>,
    half_way_from_previous: Option<BTreeMap<String, [f64; 2]>>,
    end: Option<BTreeMap<String, [f64; 3]>>,
}

fn golden() -> BTreeMap<String, Vec<GoldenKey>> {
    serde_json::from_str(include_str!("../fixtures/figure-golden.json")).unwrap()
}

fn keys(exercise: &Exercise) -> Keys {
    Keys::of(exercise, false).unwrap_or_else(|error| panic!("{}: {error}", exercise.id))
}

fn joint(name: &str) -> Joint {
    match name {
        "hip_near" => Joint::HipJoint(Side::Near),
        "hip_far" => Joint::HipJoint(Side::Far),
        name => Joint::from_name(name).unwrap_or_else(|| panic!("no joint is called {name}")),
    }
}

fn compare(what: &str, expected: &BTreeMap<String, [f64; 2]>, found: &Joints) -> usize {
    for (name, [x, y]) in expected {
        let at = found.at(joint(name));
        assert!(at.distance(Point::new(*x, *y)) < 0.003, "{what}: {name} is at {at:?} instead of {x}, {y}");
    }
    expected.len()
}

fn golden_name(key: &Key) -> String {
    match key.moment {
        KeyMoment::Within { at, .. } => format!("{}@{at}", key.label),
        KeyMoment::Round { .. } => format!("{}#loop", key.label),
        KeyMoment::Start | KeyMoment::End { .. } => key.label.clone(),
    }
}

#[test]
fn every_joint_is_where_the_golden_file_has_it_at_keys_and_half_way() {
    let golden = golden();
    assert_eq!(golden.len(), content().exercises.len());
    let mut compared = 0;
    for exercise in &content().exercises {
        let keys = keys(exercise);
        let expected = &golden[exercise.id.as_str()];
        assert_eq!(expected.len(), keys.list().len(), "{}: keys", exercise.id);
        let mut before: Option<&Solved> = None;
        for (expected, key) in expected.iter().zip(keys.list()) {
            let what = format!("{}, {}", exercise.id, expected.key);
            assert_eq!(expected.key, golden_name(key), "{what}");
            if let Some(joints) = &expected.joints {
                compared += compare(&what, joints, &key.solved.joints);
            }
            if let (Some(half), Some(before)) = (&expected.half_way_from_previous, before) {
                let between = Solved::between(before, &key.solved, 0.5, exercise.view);
                compared += compare(&format!("{what}, half way"), half, &between.joints);
            }
            if let Some(places) = &expected.end {
                compared += compare_end(&what, places, key);
            }
            before = Some(&key.solved);
        }
    }
    assert!(compared > 3600, "only {compared} joints were compared");
}

fn compare_end(what: &str, expected: &BTreeMap<String, [f64; 3]>, key: &Key) -> usize {
    let legs = end::legs(&key.solved.pose);
    for (name, [x, y, z]) in expected {
        let (base, side) = name.strip_suffix("_far").map_or((name.as_str(), Side::Near), |base| (base, Side::Far));
        let leg = legs.on(side);
        let at = match base {
            "hip" | "hip_near" => leg.hip_joint,
            "knee" => leg.knee,
            "ankle" => leg.ankle,
            other => panic!("no joint of the end view is called {other}"),
        };
        let off = (at.x - x).abs().max((at.y - y).abs()).max((at.z - z).abs());
        assert!(off < 0.003, "{what}: {name} is at {at:?} instead of {x}, {y}, {z}");
    }
    expected.len()
}

#[test]
fn the_five_views_are_all_drawn_by_some_exercise() {
    for view in [View::Side, View::Top, View::Front, View::Back, View::End] {
        assert!(content().exercises.iter().any(|exercise| exercise.view == view), "{view:?}");
    }
}
