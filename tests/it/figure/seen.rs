//! What the player's disc shows: nothing is cut that matters, hands are on what they hold, and near looks nearer.

use super::keys;
use super::outline::Drawn;
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::content::content;
use unkink::domain::exercise::{Exercise, View};
use unkink::domain::figure::body;
use unkink::domain::figure::geometry::{Point, Side, mix};
use unkink::domain::figure::joints::Joints;
use unkink::domain::figure::pose::{Joint, Part, Pose};
use unkink::domain::figure::scene::Scene;
use unkink::domain::figure::shape::Group;
use unkink::domain::figure::solved::Solved;

/// Crops in which the whole figure is seen.
const WHOLE: [&str; 2] = ["full", "body"];
/// The share of the disc's radius in which everything must lie.
const INSIDE: f64 = 0.985;
/// A joint that goes further than this moves.
const MOVES: f64 = 0.02;

/// Every key, and the figure half-way to it.
fn figures(scene: &Scene) -> Vec<(String, Solved)> {
    let list = scene.keys.list();
    let view = scene.keys.view;
    let half = list.windows(2).map(|pair| {
        (format!("half-way to {}", pair[1].label), Solved::between(&pair[0].solved, &pair[1].solved, 0.5, view))
    });
    list.iter().map(|key| (key.label.clone(), key.solved.clone())).chain(half).collect()
}

fn points(group: &Group) -> Vec<Point> {
    let placed = group.placing.map(|placing| placing.text()).unwrap_or_default();
    let of = |d: String| Drawn::new(String::new(), &d, &placed).points().to_vec();
    let shapes = group.shapes.iter().filter(|shape| !shape.path.commands().is_empty());
    shapes.flat_map(|shape| of(shape.path.text())).map(|[x, y]| Point::new(x / 200.0, -y / 200.0)).collect()
}

/// How far out in the disc the outlines of these parts reach, 1 at the rim.
fn reach(scene: &Scene, solved: &Solved, parts: &[&str]) -> f64 {
    let frame = scene.disc();
    let (middle, radius) = ((frame.low + frame.high) * 0.5, frame.width() / 2.0);
    let groups = scene.picture(solved, None, frame, Default::default(), &scene.slots(solved));
    let drawn = groups.iter().filter(|group| parts.iter().any(|part| group.class.starts_with(part)));
    drawn.flat_map(points).map(|p| p.distance(middle) / radius).fold(0.0, f64::max)
}

#[test]
fn nothing_of_a_whole_body_is_cut_by_the_disc() {
    let mut looked_at = 0;
    for exercise in content().exercises.iter().filter(|exercise| WHOLE.contains(&exercise.figure.crop.as_str())) {
        let scene = Scene::of(exercise, false).unwrap();
        for (label, solved) in figures(&scene) {
            let out = reach(&scene, &solved, &["fig-arm", "fig-leg", "fig-trunk", "fig-throat", "fig-head"]);
            assert!(out < INSIDE, "{}, {label}: {out:.3} of the radius", exercise.id);
            looked_at += 1;
        }
    }
    assert!(looked_at > 200, "only {looked_at}");
}

#[test]
fn closer_views_keep_the_head_and_what_moves() {
    let mut looked_at = 0;
    for exercise in content().exercises.iter().filter(|exercise| !WHOLE.contains(&exercise.figure.crop.as_str())) {
        let scene = Scene::of(exercise, false).unwrap();
        let frame = scene.disc();
        let (middle, radius) = ((frame.low + frame.high) * 0.5, frame.width() / 2.0);
        let start = scene.keys.start().solved.joints;
        for (label, solved) in figures(&scene) {
            let what = format!("{}, {label}", exercise.id);
            assert!(reach(&scene, &solved, &["fig-head"]) < INSIDE, "{what}: the head is cut");
            for joint in [
                Joint::Hip,
                Joint::T12,
                Joint::C7,
                Joint::Shoulder(Side::Near),
                Joint::Shoulder(Side::Far),
                Joint::Elbow(Side::Near),
                Joint::Elbow(Side::Far),
            ] {
                let at = solved.joints.at(joint);
                let moves = at.distance(start.at(joint)) > MOVES;
                assert!(!moves || at.distance(middle) < radius, "{what}: {joint:?} moves outside the disc");
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 30, "only {looked_at}");
}

/// What a hand holds or lies on.
enum Thing {
    /// A line up and down.
    Upright(f64),
    Segment(fn(&Joints) -> (Point, Point)),
}

impl Thing {
    fn distance(&self, hand: Point, joints: &Joints) -> f64 {
        let (a, b) = match self {
            Thing::Upright(x) => (Point::new(*x, 0.0), Point::new(*x, 1.2)),
            Thing::Segment(ends) => ends(joints),
        };
        (0..=40).map(|i| mix(a, b, f64::from(i) / 40.0).distance(hand)).fold(f64::MAX, f64::min)
    }
}

/// The middle of a hand.
fn hand(solved: &Solved, side: Side) -> Point {
    let arm = solved.pose.arms.on(side);
    solved.joints.wrist.on(side).moved(arm.end.unwrap_or(arm.lower.angle), 0.03)
}

#[test]
fn hands_are_on_what_they_hold() {
    let near_thigh = || Thing::Segment(|j| (j.hip_joint.near, j.knee.near));
    let far_thigh = || Thing::Segment(|j| (j.hip_joint.far, j.knee.far));
    let near_shin = || Thing::Segment(|j| (j.knee.near, j.ankle.near));
    let head = || Thing::Segment(|j| (j.head, j.head));
    let chest = || Thing::Segment(|j| (j.t12, j.c7));
    let low_back = || Thing::Segment(|j| (j.hip, j.t12));
    // Exercise, phases (all when none is named), hand, thing, and how thick the thing is there.
    let table: Vec<(&str, &[&str], Side, Thing, f64)> = vec![
        ("hip_flexor_stretch", &[], Side::Far, far_thigh(), 0.055),
        ("hip_flexor_stretch", &[], Side::Near, far_thigh(), 0.055),
        ("doorway_pec_stretch", &[], Side::Near, Thing::Upright(-0.17), 0.02),
        ("doorway_pec_stretch", &[], Side::Far, Thing::Upright(0.26), 0.02),
        ("wall_press_up", &[], Side::Near, Thing::Upright(0.3735), 0.0),
        ("knee_to_chest", &["draw in", "hold"], Side::Near, near_shin(), 0.047),
        ("knee_to_chest", &["draw in", "hold"], Side::Far, near_shin(), 0.047),
        ("glute_stretch", &["draw across", "hold"], Side::Far, near_shin(), 0.047),
        ("piriformis_stretch", &["draw in", "hold"], Side::Far, far_thigh(), 0.06),
        ("piriformis_stretch", &["draw in", "hold"], Side::Near, far_thigh(), 0.06),
        ("quadruped_thoracic_rotation", &[], Side::Near, head(), 0.074),
        ("chair_thoracic_extension", &[], Side::Near, head(), 0.074),
        ("chair_thoracic_extension", &[], Side::Far, head(), 0.074),
        ("standing_back_bend", &[], Side::Near, low_back(), 0.07),
        ("hip_hinge", &[], Side::Near, low_back(), 0.07),
        ("pelvic_tilt", &[], Side::Near, chest(), 0.08),
        ("sit_to_stand", &["start"], Side::Near, near_thigh(), 0.055),
        ("heat_prep", &[], Side::Near, head(), 0.09),
        ("side_plank_knees", &[], Side::Far, low_back(), 0.08),
    ];
    for (id, phases, side, thing, thick) in table {
        let scene = Scene::of(content().exercise(id).unwrap(), false).unwrap();
        let mut looked_at = 0;
        for key in scene.keys.list().iter().filter(|key| phases.is_empty() || phases.contains(&key.label.as_str())) {
            let off = thing.distance(hand(&key.solved, side), &key.solved.joints);
            assert!(off < thick + 0.035, "{id}, {}: the {side:?} hand is {off:.3} away", key.label);
            looked_at += 1;
        }
        assert!(looked_at > 0, "{id}: no such phase");
    }
}

#[test]
fn a_hand_on_the_belly_rises_with_it() {
    let scene = Scene::of(content().exercise("diaphragm_breathing").unwrap(), false).unwrap();
    let [out, full] = [0, 1].map(|i| &scene.keys.list()[i].solved);
    let rises = full.joints.wrist.near.y - out.joints.wrist.near.y;
    assert!((0.04..0.09).contains(&(rises / scene.disc().width())), "it rises by {rises:.3}");
    assert!((full.pose.belly - out.pose.belly - rises).abs() < 0.01, "the belly rises as far");
}

#[test]
fn what_does_not_take_part_stands_still() {
    for id in ["pelvic_tilt", "diaphragm_breathing"] {
        let scene = Scene::of(content().exercise(id).unwrap(), false).unwrap();
        let start = scene.keys.start().solved.joints;
        for (label, solved) in figures(&scene) {
            for joint in [
                Joint::T12,
                Joint::C7,
                Joint::Head,
                Joint::Shoulder(Side::Near),
                Joint::Elbow(Side::Near),
                Joint::Elbow(Side::Far),
                Joint::Knee(Side::Near),
                Joint::Ankle(Side::Near),
            ] {
                let moved = solved.joints.at(joint).distance(start.at(joint));
                assert!(moved < 0.002, "{id}, {label}: {joint:?} moves by {moved:.4}");
            }
        }
    }
}

/// Which limbs are drawn in the far tones.
fn pale(scene: &Scene, solved: &Solved) -> Vec<Part> {
    let slots = scene.slots(solved);
    let groups = body::draw(solved, scene.keys.view, Default::default(), &slots);
    slots.into_iter().zip(groups).filter(|(_, group)| group.class.ends_with("is-far")).map(|(part, _)| part).collect()
}

#[test]
fn the_limb_that_works_has_the_strong_tones_in_every_picture() {
    let (mut told, mut one_sided) = (0, 0);
    for exercise in content().exercises.iter().filter(|exercise| exercise.dose.sides == 2 || exercise.alternate_sides) {
        let scene = Scene::of(exercise, false).unwrap();
        one_sided += 1;
        let start = &scene.keys.start().solved;
        let usual: BTreeSet<String> = pale(&scene, start).iter().map(|part| format!("{part:?}")).collect();
        for key in scene.keys.list() {
            let found = pale(&scene, &key.solved).iter().map(|part| format!("{part:?}")).collect();
            assert_eq!(usual, found, "{}, {}: tones change", exercise.id, key.label);
        }
        let travel = |joint: Joint| {
            let from = start.joints.at(joint);
            scene.keys.list().iter().map(|key| key.solved.joints.at(joint).distance(from)).fold(0.0, f64::max)
        };
        let arm = (Part::Arm as fn(Side) -> Part, Joint::Wrist as fn(Side) -> Joint);
        for (part, end) in [arm, (Part::Leg, Joint::Ankle)] {
            let [near, far] = Side::BOTH.map(|side| travel(end(side)));
            let works = if near > far { Side::Near } else { Side::Far };
            // A leg that is drawn along by the one across it, a hand that only holds, and limbs of both sides.
            let others = ["piriformis_stretch", "hip_flexor_stretch"].into_iter().chain(CROSSWISE);
            let is_other = others.into_iter().any(|id| id == exercise.id.as_str());
            if near.max(far) > 0.15 && (near - far).abs() > 0.1 && !is_other {
                told += 1;
                assert!(!pale(&scene, start).contains(&part(works)), "{}: {:?} is pale", exercise.id, part(works));
            }
        }
    }
    assert!(told >= 5 && one_sided >= 10, "{told} limbs of {one_sided} moves");
}

/// Moves in which an arm works with the leg of the other side.
const CROSSWISE: [&str; 2] = ["bird_dog", "dead_bug"];

#[test]
fn an_arm_and_the_opposite_leg_are_told_apart_by_the_tones_of_their_sides() {
    for id in CROSSWISE {
        let scene = Scene::of(content().exercise(id).unwrap(), false).unwrap();
        let start = &scene.keys.start().solved;
        let works = |joint: fn(Side) -> Joint| {
            let way = |side: &Side| {
                let from = start.joints.at(joint(*side));
                scene
                    .keys
                    .list()
                    .iter()
                    .map(|key| key.solved.joints.at(joint(*side)).distance(from))
                    .fold(0.0, f64::max)
            };
            Side::BOTH.into_iter().max_by(|a, b| way(a).total_cmp(&way(b))).unwrap()
        };
        assert_ne!(works(Joint::Wrist), works(Joint::Ankle), "{id}");
        for key in scene.keys.list() {
            let pale = pale(&scene, &key.solved);
            let far = [Part::Arm(Side::Far), Part::Leg(Side::Far)];
            assert!(pale.len() == 2 && far.iter().all(|part| pale.contains(part)), "{id}, {}: {pale:?}", key.label);
            let apart = key.solved.joints.wrist.near.distance(key.solved.joints.wrist.far);
            assert!(apart > 0.04, "{id}, {}: one hand is behind the other", key.label);
        }
    }
}

#[test]
fn who_lies_on_the_back_lies_across_the_picture_with_head_and_pelvis_on_the_floor() {
    let mut lying = 0;
    for exercise in content().exercises.iter().filter(|exercise| exercise.start.contains("on your back")) {
        // From the feet the way from pelvis to head is the way up the picture.
        if exercise.view == View::End {
            continue;
        }
        let start = keys(exercise).start().solved.joints;
        let (hip, head) = (start.hip, start.head);
        let what = format!("{}: pelvis {hip:?}, head {head:?}", exercise.id);
        assert!((hip.x - head.x).abs() > 0.4 && (hip.y - head.y).abs() < 0.1, "{what}");
        assert!(hip.y < 0.1 && head.y < 0.16, "{what}");
        lying += 1;
    }
    assert!(lying >= 6, "only {lying}");
}

#[test]
fn things_are_whole_in_every_picture() {
    let mut with_things = 0;
    for exercise in content().exercises.iter().filter(|exercise| !exercise.figure.props.is_empty()) {
        let scene = Scene::of(exercise, false).unwrap();
        let things = |solved: &Solved| {
            let groups = scene.picture(solved, None, scene.disc(), Default::default(), &scene.slots(solved));
            let shapes = groups.into_iter().flat_map(|group| group.shapes);
            let drawn = shapes.filter(|shape| shape.class.starts_with("prop-") && !shape.path.commands().is_empty());
            drawn.map(|shape| shape.class).collect::<Vec<_>>()
        };
        let usual = things(&scene.keys.start().solved);
        assert!(!usual.is_empty(), "{}: {:?}", exercise.id, exercise.figure.props);
        with_things += 1;
        for (label, solved) in figures(&scene) {
            assert_eq!(things(&solved), usual, "{}, {label}", exercise.id);
        }
    }
    assert!(with_things > 25, "only {with_things}");
}

#[test]
fn small_movements_leave_a_ghost_that_is_seen_and_others_none() {
    let mut with_ghost = Vec::new();
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        let ghosts = (0..exercise.phases.len()).filter(|index| {
            let course = scene.keys.course(exercise, *index, true, exercise.phases[*index].length);
            scene.ghost(&course).is_some()
        });
        let seen = ghosts.count();
        assert_eq!(seen > 0, exercise.figure.ghost, "{}", exercise.id);
        assert!(scene.ghost(&scene.keys.waiting()).is_none(), "{}: nothing moves yet", exercise.id);
        if seen > 0 {
            with_ghost.push(exercise.id.as_str());
        }
    }
    for id in ["pelvic_tilt", "diaphragm_breathing", "chin_tuck", "scapular_squeeze", "shoulder_rolls"] {
        assert!(with_ghost.contains(&id), "{id}");
    }
}

#[test]
fn a_hold_shows_where_the_movement_came_from() {
    let exercise = content().exercise("chin_tuck").unwrap();
    let scene = Scene::of(exercise, false).unwrap();
    let course = scene.keys.course(exercise, 1, true, exercise.phases[1].length);
    let ghost = scene.ghost(&course).unwrap();
    assert!(ghost.was.joints.head.x - scene.keys.end_of(1).unwrap().solved.joints.head.x > 0.04);
}

/// Two moves whose pictures could be taken for one another differ in their pose, not only in a little of it.
#[test]
fn no_two_moves_end_in_the_same_picture() {
    let told = |exercise: &'static Exercise| {
        let scene = Scene::of(exercise, false).unwrap();
        let most = scene.keys.list().iter().max_by(|a, b| scene.travel(a).total_cmp(&scene.travel(b))).unwrap();
        (exercise.view, exercise.figure.props.clone(), most.solved.clone())
    };
    let all: BTreeMap<&str, _> = content().exercises.iter().map(|e| (e.id.as_str(), told(e))).collect();
    for (a, (view, props, one)) in &all {
        for (b, (other_view, other_props, other)) in all.iter().filter(|(b, _)| *b > a) {
            let alike = view == other_view && props == other_props;
            let far = one.joints.farthest_from(&other.joints);
            let turned = |pose: &Pose| pose.turns.head + pose.turns.thorax + pose.head;
            let differs = far > 0.05 || (turned(&one.pose) - turned(&other.pose)).abs() > 10.0;
            assert!(!alike || differs, "{a} and {b} look alike");
        }
    }
}
