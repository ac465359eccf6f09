//! Arrows: what they show, and that they lie in free space.

use unkink::domain::content::content;
use unkink::domain::figure::arrow::ArrowKind;
use unkink::domain::figure::clear::{LEAST, covered};
use unkink::domain::figure::geometry::{Point, Side, mix};
use unkink::domain::figure::joints::Joints;
use unkink::domain::figure::pose::Joint;
use unkink::domain::figure::scene::Scene;

/// How far from its joint an arrow may begin, in body heights.
const FARTHEST: f64 = 0.29;

#[test]
fn no_arrow_of_a_still_picture_is_cut_by_its_edge() {
    for exercise in &content().exercises {
        let Ok(scene) = Scene::of(exercise, false) else { continue };
        for phase in 0..exercise.phases.len() {
            let course = scene.keys.course(exercise, phase, true, exercise.phases[phase].length);
            let seen = scene.seen_with_arrows(&course);
            for point in scene.drawn_arrows(&course).into_iter().flat_map(|(_, path)| path) {
                let within =
                    (seen.low.x..seen.high.x).contains(&point.x) && (seen.low.y..seen.high.y).contains(&point.y);
                assert!(within, "{}, phase {phase}: {point:?} outside {seen:?}", exercise.id);
            }
        }
    }
}

#[test]
fn arrows_show_what_moves_and_nothing_when_it_rests() {
    let arrows = |id: &str, phase: usize| {
        let exercise = content().exercise(id).unwrap();
        let scene = Scene::of(exercise, false).unwrap();
        let course = scene.keys.course(exercise, phase, true, exercise.phases[phase].length);
        let shapes = scene.arrows(&course);
        assert_eq!(shapes.len() % 3, 0, "{id}: an arrow is a casing, a line and a head");
        shapes.len() / 3
    };
    for (id, phase, expected) in [
        ("cat_cow", 1, 2),
        ("bird_dog", 0, 2),
        ("bird_dog", 1, 0),
        ("supine_knee_drops", 0, 1),
        ("supine_knee_drops", 1, 0),
        ("neck_rotation_arom", 0, 1),
        ("pelvic_tilt", 0, 1),
        ("diaphragm_breathing", 0, 2),
        ("foam_roll_upper_back", 0, 1),
        ("movement_break", 0, 1),
        ("shoulder_rolls", 0, 2),
        ("shoulder_rolls", 1, 2),
        ("heat_prep", 0, 0),
        ("heat_prep", 1, 0),
    ] {
        assert_eq!(arrows(id, phase), expected, "{id}, phase {phase}");
    }
}

#[test]
fn no_arrow_lies_over_head_neck_or_chest_and_none_is_a_stump() {
    let mut drawn = 0;
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        let disc = scene.disc().width();
        for (index, phase) in exercise.phases.iter().enumerate() {
            for first_rep in [true, false] {
                let course = scene.keys.course(exercise, index, first_rep, phase.length);
                let ends = [course.once.first().unwrap().from, course.once.last().unwrap().to];
                for path in scene.arrow_paths(&course) {
                    drawn += 1;
                    let what = format!("{}, {}", exercise.id, phase.label);
                    for (p, solved) in path.iter().flat_map(|p| ends.map(|solved| (*p, solved))) {
                        assert!(!covered(solved, exercise.view, p, 0.012), "{what}: the arrow is on the body at {p:?}");
                    }
                    let length: f64 = path.windows(2).map(|w| w[0].distance(w[1])).sum();
                    assert!(length + 0.03 >= disc * LEAST, "{what}: {length:.3} of a disc of {disc:.3}");
                    let frame = scene.disc();
                    let (middle, half) = ((frame.low + frame.high) * 0.5, frame.width() / 2.0);
                    let tip = path.last().unwrap();
                    assert!(tip.distance(middle) < half, "{what}: the head of the arrow is outside the disc");
                }
            }
        }
    }
    assert!(drawn > 100, "only {drawn} arrows were looked at");
}

#[test]
fn an_arrow_begins_where_its_joint_was_and_nearer_to_it_than_to_another_hand_or_the_face() {
    let mut drawn = 0;
    let mut wrong: Vec<String> = Vec::new();
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        for (index, phase) in exercise.phases.iter().enumerate() {
            let course = scene.keys.course(exercise, index, true, phase.length);
            let from = &course.once.first().unwrap().from.joints;
            for (kind, path) in scene.drawn_arrows(&course) {
                let (ArrowKind::Joint(joint) | ArrowKind::Straight(joint) | ArrowKind::Bowed(joint)) = kind else {
                    continue;
                };
                drawn += 1;
                let begins = path[0];
                let own = begins.distance(from.at(joint));
                let what = format!("{}, {}: {joint:?} {own:.3}", exercise.id, phase.label);
                let mut fails = |what: String| wrong.push(what);
                if own >= FARTHEST {
                    fails(what.clone());
                }
                for other in [Joint::Wrist(Side::Near), Joint::Wrist(Side::Far), Joint::Head] {
                    let away = begins.distance(from.at(other));
                    if other != joint && own >= away + 0.03 {
                        fails(format!("{what}, but {other:?} {away:.3}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(drawn > 50, "only {drawn} arrows were looked at");
}

/// Whether `p` is over an arm, a leg or the hips.
fn over_a_limb(joints: &Joints, p: Point) -> bool {
    let on = |a: Point, b: Point, radius: f64| (0..=20).any(|i| mix(a, b, f64::from(i) / 20.0).distance(p) < radius);
    Side::BOTH.into_iter().any(|side| {
        on(*joints.hip_joint.on(side), *joints.knee.on(side), 0.045)
            || on(*joints.knee.on(side), *joints.ankle.on(side), 0.035)
            || on(*joints.shoulder.on(side), *joints.elbow.on(side), 0.03)
            || on(*joints.elbow.on(side), *joints.wrist.on(side), 0.022)
    }) || on(joints.hip, joints.t12, 0.06)
}

#[test]
fn the_head_of_an_arrow_is_over_no_limb_and_little_of_its_line_is() {
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        for (index, phase) in exercise.phases.iter().enumerate() {
            let course = scene.keys.course(exercise, index, true, phase.length);
            let end = &course.once.last().unwrap().to.joints;
            for path in scene.arrow_paths(&course) {
                let over = path.iter().filter(|p| over_a_limb(end, **p)).count();
                let what = format!("{}, {}: {over} of {} points", exercise.id, phase.label, path.len());
                assert!(!over_a_limb(end, *path.last().unwrap()), "{what}, the head among them");
                assert!(over * 3 <= path.len(), "{what}");
            }
        }
    }
}
