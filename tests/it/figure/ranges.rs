//! What a body can do, and what a picture must show of it.

use super::keys;
use super::outline::Drawn;
use unkink::domain::content::content;
use unkink::domain::exercise::View;
use unkink::domain::figure::geometry::{Point, Side, turn};
use unkink::domain::figure::pose::{Joint, Part};
use unkink::domain::figure::scene::Scene;

/// How far the spine and the folding joints go in any key, in degrees: generous ends of the ranges in which adults move.
const LUMBAR_TO_THORAX: f64 = 70.0;
const THORAX_TO_HEAD: f64 = 75.0;
const CHEST_OVER_PELVIS: f64 = 85.0;
const HEAD_OVER_CHEST: f64 = 80.0;
const KNEE: f64 = 160.0;
const ELBOW: f64 = 160.0;

#[test]
fn no_joint_goes_further_than_a_body_can() {
    for exercise in &content().exercises {
        for key in keys(exercise).list() {
            let what = format!("{}, {}", exercise.id, key.label);
            let pose = &key.solved.pose;
            let within = |name: &str, found: f64, most: f64| {
                assert!(found.abs() <= most, "{what}: {name} {found:.0}° of at most {most}°");
            };
            within("lumbar to thorax", turn(pose.lumbar, pose.thorax), LUMBAR_TO_THORAX);
            within("thorax to head", turn(pose.thorax, pose.head), THORAX_TO_HEAD);
            within("chest over pelvis", turn(pose.turns.pelvis, pose.turns.thorax), CHEST_OVER_PELVIS);
            within("head over chest", turn(pose.turns.thorax, pose.turns.head), HEAD_OVER_CHEST);
            for side in Side::BOTH.into_iter().filter(|_| exercise.view == View::Side) {
                let (leg, arm) = (pose.legs.on(side), pose.arms.on(side));
                if leg.upper.length > 0.9 && leg.lower.length > 0.9 {
                    within("knee", turn(leg.upper.angle, leg.lower.angle), KNEE);
                }
                if arm.upper.length > 0.9 && arm.lower.length > 0.9 {
                    within("elbow", turn(arm.upper.angle, arm.lower.angle), ELBOW);
                }
            }
        }
    }
}

#[test]
fn every_limb_ends_in_its_hand_or_foot_unless_it_points_at_the_viewer() {
    for exercise in &content().exercises {
        let scene = Scene::of(exercise, false).unwrap();
        for key in scene.keys.list() {
            let slots = scene.slots(&key.solved);
            let groups = scene.picture(&key.solved, None, scene.disc(), Default::default(), &slots);
            for side in Side::BOTH {
                let pose = &key.solved.pose;
                for (part, class, end, length) in [
                    (Part::Arm(side), "fig-arm", Joint::Wrist(side), pose.arms.on(side).lower.length),
                    (Part::Leg(side), "fig-leg", Joint::Ankle(side), pose.legs.on(side).lower.length),
                ] {
                    assert!(slots.contains(&part), "{}, {}: {part:?}", exercise.id, key.label);
                    let at = key.solved.joints.at(end);
                    let ends = groups.iter().filter(|group| group.class.starts_with(class)).any(|group| {
                        group.shapes.iter().filter(|shape| matches!(shape.class, "fig-skin" | "fig-foot")).any(
                            |shape| {
                                let drawn = Drawn::new(String::new(), &shape.path.text(), "");
                                drawn
                                    .points()
                                    .iter()
                                    .any(|[x, y]| Point::new(x / 200.0, -y / 200.0).distance(at) < 0.06)
                            },
                        )
                    });
                    assert!(ends || length < 0.6, "{}, {}: {part:?} ends in nothing", exercise.id, key.label);
                }
            }
        }
    }
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct OwnFields {
    view: View,
    crop: String,
    ghost: bool,
    props: Vec<String>,
    arrows: Vec<String>,
    start_pose: String,
    phases: Vec<Vec<String>>,
}

#[test]
fn a_later_copy_of_the_content_keeps_the_figure_fields_of_the_project() {
    let own: std::collections::BTreeMap<String, OwnFields> =
        serde_json::from_str(include_str!("../../fixtures/figure-fields.json")).unwrap();
    assert_eq!(own.len(), content().exercises.len());
    for exercise in &content().exercises {
        let poses = |phase: &unkink::domain::exercise::Phase| {
            let keys = phase.keys.iter().flatten().map(|key| key.pose.clone());
            let round = phase.cycle.iter().flat_map(|cycle| cycle.poses.clone());
            std::iter::once(phase.pose.clone()).chain(keys).chain(round).collect::<Vec<_>>()
        };
        let found = OwnFields {
            view: exercise.view,
            crop: exercise.figure.crop.clone(),
            ghost: exercise.figure.ghost,
            props: exercise.figure.props.clone(),
            arrows: exercise.figure.arrows.clone(),
            start_pose: exercise.figure.start_pose.clone(),
            phases: exercise.phases.iter().map(poses).collect(),
        };
        assert_eq!(found, own[exercise.id.as_str()], "{}: put the project's figure fields back", exercise.id);
    }
}
