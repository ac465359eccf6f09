//! Proves `figure`.

mod arrows;
mod outline;
mod ranges;
mod rules;
mod seen;
mod sheet;
mod stage;
mod told;

use outline::{Drawn, drawn};
use serde::Deserialize;
use std::collections::BTreeMap;
use unkink::domain::content::content;
use unkink::domain::exercise::{Exercise, View};
use unkink::domain::figure::end;
use unkink::domain::figure::geometry::{Point, Side};
use unkink::domain::figure::joints::Joints;
use unkink::domain::figure::keys::{Key, KeyMoment, Keys};
use unkink::domain::figure::pose::Joint;
use unkink::domain::figure::scene::Scene;
use unkink::domain::figure::shape::Group;
use unkink::domain::figure::solved::Solved;
use unkink::domain::figure::trunk::Fullness;

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

/// The key a label names for the first time.
fn key_called(scene: &Scene, label: &str) -> usize {
    scene.keys.list().iter().position(|key| key.label == label).unwrap_or_else(|| panic!("no key is called {label}"))
}

/// What is seen of the groups, as the page shows it.
fn shown(groups: &[Group]) -> Vec<Drawn> {
    let shapes = groups.iter().flat_map(|group| group.shapes.iter().map(move |shape| (group, shape)));
    shapes
        .filter(|(_, shape)| !shape.path.commands().is_empty())
        .map(|(group, shape)| {
            let far = if group.class.contains("is-far") { " is-far" } else { "" };
            let placed = group.placing.map(|placing| placing.text()).unwrap_or_default();
            Drawn::new(format!("{}{far}", shape.class), &shape.path.text(), &placed)
        })
        .collect()
}

/// Outlines may differ by this many drawing units: a body height is 200.
const TOLERANCE: f64 = 0.35;

#[test]
fn ten_drawings_are_those_of_the_reference_path_by_path() {
    let references = [
        ("cat_cow", "cat", include_str!("../fixtures/figure/cat_cow-cat.svg")),
        ("hamstring_stretch", "hold", include_str!("../fixtures/figure/hamstring_stretch-hold.svg")),
        ("neck_rotation_arom", "turn right", include_str!("../fixtures/figure/neck_rotation_arom-turn-right.svg")),
        ("open_book", "open", include_str!("../fixtures/figure/open_book-open.svg")),
        ("scapular_squeeze", "squeeze", include_str!("../fixtures/figure/scapular_squeeze-squeeze.svg")),
        ("seated_twist", "turn left", include_str!("../fixtures/figure/seated_twist-turn-left.svg")),
        ("piriformis_stretch", "hold", include_str!("../fixtures/figure/piriformis_stretch-hold.svg")),
        ("side_plank_knees", "hold", include_str!("../fixtures/figure/side_plank_knees-hold.svg")),
        ("supine_knee_drops", "tip right", include_str!("../fixtures/figure/supine_knee_drops-tip-right.svg")),
        ("thread_the_needle", "thread", include_str!("../fixtures/figure/thread_the_needle-thread.svg")),
    ];
    for (id, label, svg) in references {
        let exercise = content().exercise(id).unwrap();
        let scene = Scene::of(exercise, false).unwrap();
        let frame = scene.seen.fitted(1.25);
        let box_ = svg.split("viewBox=\"").nth(1).unwrap().split('"').next().unwrap();
        for (found, expected) in outline::numbers(&frame.view_box()).into_iter().zip(outline::numbers(box_)) {
            assert!((found - expected).abs() < TOLERANCE, "{id}: sees {} instead of {box_}", frame.view_box());
        }
        let index = key_called(&scene, label);
        let key = &scene.keys.list()[index];
        let slots = scene.slots(&key.solved);
        let groups = scene.picture(&key.solved, None, frame, Fullness::default(), &slots);
        let (found, expected) = (shown(&groups), drawn(svg));
        let classes = |drawn: &[Drawn]| drawn.iter().map(|one| one.class.clone()).collect::<Vec<_>>();
        assert_eq!(classes(&found), classes(&expected), "{id}: what is drawn, back to front");
        for (i, (found, expected)) in found.iter().zip(&expected).enumerate() {
            let off = found.differs(expected);
            assert!(off < TOLERANCE, "{id}, shape {i} ({}): off by {off:.2}", found.class);
        }
    }
}
