//! What must hold for every pose and every movement, whatever the drawing looks like.

use super::keys;
use std::collections::BTreeSet;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::{Exercise, View};
use unkink::domain::figure::body;
use unkink::domain::figure::breath::Breathing;
use unkink::domain::figure::geometry::{Point, Side, dir, mix};
use unkink::domain::figure::keys::{Course, Stretch};
use unkink::domain::figure::pose::{Joint, Part, Pin, Place, Pose, Segment};
use unkink::domain::figure::scene::Scene;
use unkink::domain::figure::solved::Solved;
use unkink::domain::figure::trunk::{self, Fullness};

/// Every movement of an exercise: within a repetition, and on to the next one if there is one.
fn movements(exercise: &Exercise, mut check: impl FnMut(&str, &Stretch<'_>)) {
    let keys = keys(exercise);
    let again = exercise.dose.reps > 1;
    for first_rep in [true, false].into_iter().filter(|first_rep| *first_rep || again) {
        for (index, phase) in exercise.phases.iter().enumerate() {
            let course = keys.course(exercise, index, first_rep, phase.length);
            for stretch in course.once.iter().chain(&course.round) {
                check(&format!("{}, {}", exercise.id, phase.label), stretch);
            }
        }
    }
}

/// Eleven figures from key to key.
fn frames(stretch: &Stretch<'_>, view: View) -> impl Iterator<Item = Solved> {
    (0..=10).map(move |i| stretch.at(f64::from(i) / 10.0, view))
}

fn standing_on_a_floor() -> impl Iterator<Item = &'static Exercise> {
    content().exercises.iter().filter(|exercise| !matches!(exercise.view, View::Top | View::End))
}

/// How far below the far edge of the floor the mat goes on toward the viewer, when it is seen from above.
fn seen_from_above(exercise: &Exercise) -> Option<f64> {
    exercise.figure.props.iter().find_map(|prop| match prop.as_str() {
        "mat_deep" => Some(0.17),
        "mat_above" => Some(0.25),
        _ => None,
    })
}

#[test]
fn no_part_of_the_body_is_under_the_floor() {
    let radii = [
        (Joint::Head, 0.072),
        (Joint::Knee(Side::Near), 0.045),
        (Joint::Knee(Side::Far), 0.045),
        (Joint::Elbow(Side::Near), 0.03),
        (Joint::Elbow(Side::Far), 0.03),
        (Joint::Ankle(Side::Near), 0.026),
        (Joint::Ankle(Side::Far), 0.026),
        (Joint::Wrist(Side::Near), 0.018),
        (Joint::Wrist(Side::Far), 0.018),
    ];
    for exercise in standing_on_a_floor() {
        movements(exercise, |what, stretch| {
            for solved in frames(stretch, exercise.view) {
                // Seen from above, the floor goes on toward the viewer as far as the mat does.
                let lowest = -seen_from_above(exercise).unwrap_or(0.012);
                let edges = trunk::edges(&solved, exercise.view, 0.0);
                let trunk = edges.front.iter().chain(&edges.back).map(|p| p.y).fold(f64::MAX, f64::min);
                assert!(trunk > lowest, "{what}: the trunk is at {trunk:.3}");
                for (joint, radius) in radii {
                    let low = solved.joints.at(joint).y - radius;
                    assert!(low > lowest, "{what}: {joint:?} is at {low:.3}");
                }
            }
        });
    }
}

#[test]
fn planted_hands_and_feet_stay_where_they_are() {
    let mut planted = 0;
    for exercise in standing_on_a_floor() {
        movements(exercise, |what, stretch| {
            for side in Side::BOTH {
                let limbs = |solved: &Solved| [solved.pose.arms.on(side).pin, solved.pose.legs.on(side).pin];
                let ends = [Joint::Wrist(side), Joint::Ankle(side)];
                for ((from, to), joint) in limbs(stretch.from).into_iter().zip(limbs(stretch.to)).zip(ends) {
                    let is_planted = |pin: Option<Pin>| pin.is_some_and(|pin| pin.place == Place::Planted);
                    if !is_planted(from) || !is_planted(to) {
                        continue;
                    }
                    planted += 1;
                    let home = stretch.from.joints.at(joint);
                    for solved in frames(stretch, exercise.view) {
                        let off = solved.joints.at(joint).distance(home);
                        assert!(off < 0.001, "{what}: {joint:?} moves by {off:.4}");
                    }
                }
            }
        });
    }
    assert!(planted > 80, "only {planted} planted limbs were looked at");
}

#[test]
fn what_lies_on_the_floor_does_not_skate() {
    let contacts = [
        (Joint::Wrist(Side::Near), 0.034),
        (Joint::Wrist(Side::Far), 0.034),
        (Joint::Ankle(Side::Near), 0.05),
        (Joint::Ankle(Side::Far), 0.05),
        (Joint::Knee(Side::Near), 0.06),
        (Joint::Knee(Side::Far), 0.06),
    ];
    // The hands slide in child's pose, one hand threads, the feet glide in walking.
    let intended = |exercise: &Exercise, joint: Joint| match exercise.id.as_str() {
        "childs_pose" if matches!(joint, Joint::Wrist(_)) => 0.065,
        "thread_the_needle" if joint == Joint::Wrist(Side::Far) => 0.38,
        "movement_break" if matches!(joint, Joint::Ankle(_)) => 0.095,
        _ => 0.02,
    };
    // Seen from above, what is low in the picture may as well be near.
    let is_flat = |exercise: &&Exercise| {
        exercise.view == View::Side && !(seen_from_above(exercise).is_some() && exercise.start.contains("on your back"))
    };
    for exercise in content().exercises.iter().filter(is_flat) {
        movements(exercise, |what, stretch| {
            for (joint, height) in contacts {
                let (from, to) = (stretch.from.joints.at(joint), stretch.to.joints.at(joint));
                if from.y > height || to.y > height {
                    continue;
                }
                for solved in frames(stretch, exercise.view) {
                    let slid = (solved.joints.at(joint).x - from.x).abs();
                    assert!(slid < intended(exercise, joint), "{what}: {joint:?} slides by {slid:.3}");
                }
            }
        });
    }
}

#[test]
fn bones_keep_their_length() {
    let bones = [
        (Joint::Shoulder as fn(Side) -> Joint, Joint::Elbow as fn(Side) -> Joint, 0.17),
        (Joint::Elbow, Joint::Wrist, 0.15),
        (Joint::HipJoint, Joint::Knee, 0.25),
        (Joint::Knee, Joint::Ankle, 0.25),
    ];
    for exercise in content().exercises.iter().filter(|exercise| exercise.view == View::Side) {
        movements(exercise, |what, stretch| {
            for (upper, lower, length) in bones {
                for side in Side::BOTH {
                    let long = |solved: &Solved| solved.joints.at(upper(side)).distance(solved.joints.at(lower(side)));
                    let full = |solved: &Solved| (long(solved) - length).abs() < 0.0005 * length;
                    // An elbow that goes over to the other side points at the viewer in between.
                    let bend = |solved: &Solved| solved.pose.arms.on(side).pin.and_then(|pin| pin.bend);
                    let swings = bend(stretch.from).zip(bend(stretch.to)).is_some_and(|(a, b)| a * b < 0.0);
                    for solved in frames(stretch, exercise.view) {
                        assert!(long(&solved) < 1.005 * length, "{what}: {:?} is stretched", lower(side));
                        if full(stretch.from) && full(stretch.to) && !swings {
                            assert!(full(&solved), "{what}: {:?} is {:.4} long", lower(side), long(&solved));
                        }
                    }
                }
            }
        });
    }
}

/// Where a pin wants its hand or foot, worked out from the joints alone.
fn wanted(pin: Pin, solved: &Solved, view: View) -> Option<Point> {
    let at = |joint| solved.joints.at(joint);
    let (segment, t, front) = match pin.place {
        Place::Planted => return None,
        Place::Fixed(point) => return Some(point),
        Place::Touching { segment, at, front } => (segment, at, front),
    };
    let (p, q, spine) = match segment {
        Segment::Thigh(side) => (at(Joint::HipJoint(side)), at(Joint::Knee(side)), false),
        Segment::Shin(side) => (at(Joint::Knee(side)), at(Joint::Ankle(side)), false),
        Segment::Upper(side) => (at(Joint::Shoulder(side)), at(Joint::Elbow(side)), false),
        Segment::Fore(side) => (at(Joint::Elbow(side)), at(Joint::Wrist(side)), false),
        Segment::Lumbar => (at(Joint::Hip), at(Joint::T12), true),
        Segment::Thorax => (at(Joint::T12), at(Joint::C7), true),
        Segment::Head => (at(Joint::C7), at(Joint::Head), true),
    };
    let sigma = if view == View::Top { 90.0 } else { -90.0 };
    let toward = if spine { sigma } else { -sigma };
    Some(mix(p, q, t) + dir((q - p).angle() + toward) * front)
}

#[test]
fn pinned_hands_and_feet_reach_their_place() {
    for exercise in content().exercises.iter().filter(|exercise| exercise.view != View::End) {
        movements(exercise, |what, stretch| {
            for solved in frames(stretch, exercise.view) {
                for side in Side::BOTH {
                    let limbs = [
                        (solved.pose.arms.on(side).pin, Joint::Wrist(side)),
                        (solved.pose.legs.on(side).pin, Joint::Ankle(side)),
                    ];
                    for (pin, end) in limbs {
                        let Some(place) = pin.and_then(|pin| wanted(pin, &solved, exercise.view)) else { continue };
                        let off = solved.joints.at(end).distance(place);
                        assert!(off < 0.015, "{what}: {end:?} is {off:.3} from its place");
                    }
                }
            }
        });
    }
}

#[test]
fn a_drawing_keeps_its_shapes_and_their_commands_while_it_moves() {
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        let frame = scene.disc();
        let orders: Vec<Vec<Part>> =
            scene.keys.list().iter().map(|key| body::order(&key.solved, exercise.view)).collect();
        let slots = body::slots(&orders);
        let mut shape_of: Vec<BTreeSet<String>> = Vec::new();
        for (index, phase) in exercise.phases.iter().enumerate() {
            let course = scene.keys.course(exercise, index, true, phase.length);
            for stretch in course.once.iter().chain(&course.round) {
                for solved in frames(stretch, exercise.view) {
                    let groups = scene.picture(&solved, None, frame, Fullness::breathing(0.5), &slots);
                    let letters: Vec<String> =
                        groups.iter().flat_map(|group| &group.shapes).map(|shape| shape.path.letters()).collect();
                    shape_of.resize(letters.len().max(shape_of.len()), BTreeSet::new());
                    assert_eq!(shape_of.len(), letters.len(), "{}, {}: shapes", exercise.id, phase.label);
                    for (seen, letters) in shape_of.iter_mut().zip(letters).filter(|(_, letters)| !letters.is_empty()) {
                        seen.insert(letters);
                        assert_eq!(seen.len(), 1, "{}, {}: {seen:?}", exercise.id, phase.label);
                    }
                }
            }
        }
    }
}

#[test]
fn a_token_that_is_not_understood_is_an_error_with_its_place() {
    let good = "L90 T90 H90 A268/274 a266/276 G270/270 g270/270 @ankle.04";
    assert!(Pose::parse(good, None).is_ok());
    for (line, position, token, problem) in [
        ("L90 X12 T90", 5, "X12", "no token begins like this"),
        ("L90  T9o", 6, "T9o", "`9o` is not a number"),
        ("Linf", 1, "Linf", "`inf` is not a number"),
        ("A270/", 1, "A270/", "`` is not a number"),
        ("@nose.04", 1, "@nose.04", "`nose` is none of knee, knee_far"),
        ("A>tail0.5+0.1", 1, "A>tail0.5+0.1", "`tail` is none of thigh, thigh_far"),
        ("o:neck,head", 1, "o:neck,head", "an order names each of the seven parts once"),
        ("yP", 1, "yP", "`` is not a number"),
        ("L90 T90", 0, "A", "the first pose must name every arm and leg"),
    ] {
        let error = Pose::parse(line, None).expect_err(line);
        assert_eq!((error.position, error.token.as_str()), (position, token), "{line}");
        assert!(error.problem.starts_with(problem), "{line}: {}", error.problem);
    }
}

#[test]
fn an_unknown_word_in_the_figure_of_an_exercise_is_named() {
    let exercise = content().exercise("cat_cow").unwrap();
    let broken = |change: fn(&mut Exercise)| {
        let mut exercise = exercise.clone();
        change(&mut exercise);
        Scene::of(&exercise, false).map(|_| ()).expect_err("an error").to_string()
    };
    let message = broken(|exercise| exercise.phases[1].pose.push_str(" Q1"));
    assert!(message.starts_with("phase 2 (cat), pose: character "), "{message}");
    assert!(message.contains("`Q1`"), "{message}");
    let message = broken(|exercise| exercise.figure.props.push("sofa".to_owned()));
    assert!(message.starts_with("figure.props: `sofa` is none of mat, mat_deep, mat_above, chair"), "{message}");
    let message = broken(|exercise| exercise.figure.crop = "face".to_owned());
    assert!(message.contains("figure.crop: `face`"), "{message}");
    let message = broken(|exercise| exercise.figure.arrows.push("nose:1".to_owned()));
    assert!(message.contains("figure.arrows: `nose:1`"), "{message}");
}

#[test]
fn the_other_side_is_the_same_pose_with_near_and_far_changed() {
    let text = "L90 T90 H90 A268/274 a14/11 G270/270 g180/180 F268 W4 yT20 @knee_far.04 A>thigh_far0.5+0.05~-1 g!~1";
    let other = "L90 T90 H90 a268/274 A14/11 g270/270 G180/180 f268 w4 yT-20 @knee.04 a>thigh0.5+0.05~-1 G!~1";
    let (pose, other) = (Pose::parse(text, None).unwrap(), Pose::parse(other, None).unwrap());
    assert_eq!(pose.swapped(), other);
    assert_eq!(pose.swapped().swapped(), pose);
}

#[test]
fn alternating_sides_move_the_other_limbs_under_the_same_camera() {
    let exercise = content().exercise("dead_bug").unwrap();
    let (first, second) = (Scene::of(exercise, false).unwrap(), Scene::of(exercise, true).unwrap());
    let (near, far) = (first.keys.end_of(0).unwrap(), second.keys.end_of(0).unwrap());
    let wrist = |solved: &Solved, side| solved.joints.at(Joint::Wrist(side));
    assert!(wrist(&near.solved, Side::Near).distance(wrist(&far.solved, Side::Far)) < 1e-9);
    assert!(wrist(&near.solved, Side::Near).distance(wrist(&far.solved, Side::Near)) > 0.2);
    assert_eq!(first.seen, second.seen);
}

fn end(course: &Course<'_>, elapsed: u64) -> Solved {
    course.pose_at(Duration::from_secs(elapsed)).unwrap()
}

#[test]
fn the_first_repetition_comes_from_the_start_and_the_next_from_the_end_of_the_one_before() {
    let exercise = content().exercise("cat_cow").unwrap();
    let keys = keys(exercise);
    let length = exercise.phases[0].length;
    let (start, cow, cat) = (keys.start(), keys.end_of(0).unwrap(), keys.end_of(1).unwrap());
    let first = keys.course(exercise, 0, true, length);
    let again = keys.course(exercise, 0, false, length);
    assert!(end(&first, 0).joints.farthest_from(&start.solved.joints) < 1e-9);
    assert!(end(&again, 0).joints.farthest_from(&cat.solved.joints) < 1e-9);
    for course in [first, again] {
        assert!(end(&course, 4).joints.farthest_from(&cow.solved.joints) < 1e-9);
        assert!(end(&course, 400).joints.farthest_from(&cow.solved.joints) < 1e-9, "it stays there");
    }
    let back = keys.returning(Duration::from_secs(20));
    assert!(end(&back, 0).joints.farthest_from(&cat.solved.joints) < 1e-9);
    assert!(end(&back, 2).joints.farthest_from(&start.solved.joints) < 1e-9);
}

#[test]
fn a_loop_goes_through_its_poses_and_ends_on_the_last() {
    let exercise = content().exercise("movement_break").unwrap();
    let keys = keys(exercise);
    let march = keys.course(exercise, 1, true, exercise.phases[1].length);
    assert_eq!((march.once.len(), march.round.len()), (1, 2), "once up, then the other leg and back");
    let knee =
        |elapsed: f64, side| march.pose_at(Duration::from_secs_f64(elapsed)).unwrap().joints.at(Joint::Knee(side)).x;
    let high = knee(0.9999, Side::Near);
    for round in [2.9999, 4.9999, 18.9999] {
        assert!((knee(round, Side::Near) - high).abs() < 0.001, "the near knee is up at {round}");
    }
    for round in [1.9999, 3.9999, 19.9999] {
        assert!((knee(round, Side::Far) - high).abs() < 0.05, "the far knee is up at {round}");
    }
}

#[test]
fn a_phase_longer_than_a_minute_moves_in_its_first_five_seconds() {
    let mut exercise = content().exercise("heat_prep").unwrap().clone();
    let pose = &mut exercise.phases[1].pose;
    *pose = pose.replace("H0", "H30");
    let keys = keys(&exercise);
    let course = keys.course(&exercise, 2, true, Duration::from_secs(290));
    let warm = &keys.end_of(2).unwrap().solved;
    assert!(end(&course, 4).joints.farthest_from(&warm.joints) > 1e-3);
    assert!(end(&course, 5).joints.farthest_from(&warm.joints) < 1e-9);
}

#[test]
fn one_breath_may_span_two_phases_and_a_hold_breathes_by_itself() {
    let of = |id: &str, phase| Breathing::of(content().exercise(id).unwrap(), phase);
    let guided = |from, to| Breathing::Guided { from, to };
    assert_eq!(of("cat_cow", 0), guided(0.0, 1.0));
    assert_eq!(of("cat_cow", 1), guided(1.0, 0.0));
    assert_eq!(of("bird_dog", 1), Breathing::Easy);
    assert_eq!(of("supine_knee_drops", 1), guided(0.0, 0.5), "the pause and the way back are one breath in");
    assert_eq!(of("supine_knee_drops", 2), guided(0.5, 1.0));
    assert_eq!(of("dead_bug", 0), guided(1.0, 0.25), "three of four seconds out");
}
