//! What someone who sees only the pictures can tell from them: each of these was misread once.

use unkink::domain::content::content;
use unkink::domain::figure::geometry::{Point, Side, mix, turn};
use unkink::domain::figure::pose::{Part, Place, Segment};
use unkink::domain::figure::scene::Scene;
use unkink::domain::figure::shape::Group;
use unkink::domain::figure::solved::Solved;
use unkink::domain::figure::{body, trunk};

fn scene(id: &str) -> Scene {
    Scene::of(content().exercise(id).unwrap(), false).unwrap()
}

fn called<'a>(scene: &'a Scene, label: &str) -> &'a Solved {
    &scene.keys.list().iter().find(|key| key.label == label).unwrap_or_else(|| panic!("no key {label}")).solved
}

fn picture(scene: &Scene, solved: &Solved) -> Vec<Group> {
    scene.picture(solved, None, scene.disc(), Default::default(), &scene.slots(solved))
}

/// Whether the ways from `a` to `b` and from `c` to `d` meet.
fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[test]
fn a_warm_pack_lies_on_the_back_of_someone_who_lies_still() {
    let scene = scene("heat_prep");
    let start = &scene.keys.start().solved;
    for key in scene.keys.list() {
        assert_eq!(key.solved.joints, start.joints, "{}", key.label);
    }
    let groups = picture(&scene, start);
    let pack = groups.iter().find(|group| group.shapes.iter().any(|shape| shape.class == "prop-heat")).unwrap();
    let at = pack.placing.unwrap().origin;
    let back = mix(start.joints.hip, start.joints.t12, 0.5);
    assert!(at.y > back.y && (at.x - back.x).abs() < 0.01, "the pack is at {at:?}, the back at {back:?}");
}

#[test]
fn the_arm_that_threads_passes_under_the_one_that_supports() {
    let scene = scene("thread_the_needle");
    let solved = called(&scene, "thread");
    let joints = &solved.joints;
    let supports = [[joints.shoulder.near, joints.elbow.near], [joints.elbow.near, joints.wrist.near]];
    let threads = [joints.shoulder.far, joints.wrist.far];
    assert!(supports.into_iter().any(|bone| cross(bone, threads)), "the arms do not cross");
    let order = body::order(solved, scene.keys.view);
    let at = |part: Part| order.iter().position(|one| *one == part).unwrap();
    assert!(at(Part::Arm(Side::Far)) < at(Part::Arm(Side::Near)), "the arm that threads is underneath");
    assert!(at(Part::Torso) < at(Part::Arm(Side::Far)), "it comes out toward the viewer");
    assert!(joints.wrist.far.distance(joints.wrist.near) > 0.1, "its hand is beyond the one that supports");
    let start = &scene.keys.start().solved.joints;
    assert!(start.wrist.far.distance(start.wrist.near) > 0.1, "both hands are seen before");
}

#[test]
fn a_crossed_leg_leaves_a_triangle_with_its_ankle_on_the_other_thigh() {
    let scene = scene("piriformis_stretch");
    for key in scene.keys.list() {
        let joints = &key.solved.joints;
        let (hip, knee, ankle) = (joints.hip_joint.near, joints.knee.near, joints.ankle.near);
        let open = turn((hip - knee).angle(), (ankle - knee).angle()).abs();
        assert!(open > 25.0, "{}: thigh and shin are {open:.0}° apart", key.label);
        let (from, to) = (joints.hip_joint.far, joints.knee.far);
        let off = (5..=10).map(|i| mix(from, to, f64::from(i) / 10.0).distance(ankle)).fold(f64::MAX, f64::min);
        assert!(off < 0.085, "{}: the ankle is {off:.3} from the other thigh", key.label);
    }
}

#[test]
fn a_knee_drawn_across_comes_to_the_other_shoulder() {
    let scene = scene("glute_stretch");
    let joints = &called(&scene, "hold").joints;
    let [own, other] = [joints.shoulder.near, joints.shoulder.far].map(|shoulder| shoulder.distance(joints.knee.near));
    assert!(other < 0.2 && other + 0.1 < own, "{other:.3} from the other shoulder, {own:.3} from its own");
    let middle = [joints.hip, joints.c7];
    assert!(cross(middle, [joints.hip_joint.near, joints.knee.near]), "the thigh crosses the middle");
}

#[test]
fn both_shoulders_roll_the_same_way_and_backward() {
    let exercise = content().exercise("shoulder_rolls").unwrap();
    let scene = scene("shoulder_rolls");
    for (index, phase) in exercise.phases.iter().enumerate() {
        let course = scene.keys.course(exercise, index, true, phase.length);
        let rings = scene.arrow_paths(&course);
        assert_eq!(rings.len(), 2, "{}", phase.label);
        for ring in rings {
            let around: f64 = ring.windows(2).map(|way| way[0].x * way[1].y - way[1].x * way[0].y).sum();
            let closed = around + ring.last().unwrap().x * ring[0].y - ring[0].x * ring.last().unwrap().y;
            assert!(closed > 0.0, "{}: a ring turns forward", phase.label);
        }
    }
    let start = &scene.keys.start().solved;
    let back = called(&scene, "back and down");
    assert!(start.pose.turns.head > 20.0, "the face looks to the right");
    for side in Side::BOTH {
        assert!(back.joints.shoulder.on(side).x < start.joints.shoulder.on(side).x - 0.01, "{side:?}");
    }
}

#[test]
fn a_forearm_that_carries_lies_along_the_mat() {
    let scene = scene("side_plank_knees");
    for key in scene.keys.list() {
        let arm = key.solved.pose.arms.near;
        let off = turn(180.0, arm.lower.angle).abs();
        assert!(off < 25.0 && arm.lower.length > 0.8, "{}: {off:.0}°, {:.2}", key.label, arm.lower.length);
        assert!(turn(270.0, arm.upper.angle).abs() < 20.0, "{}: the elbow is under the shoulder", key.label);
    }
}

#[test]
fn who_leans_over_a_chair_has_the_back_against_its_edge() {
    let scene = scene("chair_thoracic_extension");
    for key in scene.keys.list() {
        let groups = picture(&scene, &key.solved);
        let seat = groups.iter().find(|group| group.class == "fig-seat").unwrap();
        let rail = seat.shapes.iter().find(|shape| shape.class == "prop-wood").unwrap();
        let rail = super::outline::Drawn::new(String::new(), &rail.path.text(), "");
        let rail = rail.points().iter().map(|[x, y]| Point::new(x / 200.0, -y / 200.0));
        let back = trunk::edges(&key.solved, scene.keys.view, 0.0).back;
        let gap = rail.flat_map(|p| back.iter().map(move |q| p.distance(*q))).fold(f64::MAX, f64::min);
        assert!(gap < 0.012, "{}: {gap:.3}", key.label);
    }
}

#[test]
fn a_hand_through_a_triangle_of_legs_holds_the_thigh_behind_it() {
    let scene = scene("piriformis_stretch");
    for label in ["draw in", "hold"] {
        let solved = called(&scene, label);
        for side in Side::BOTH {
            let pin = solved.pose.arms.on(side).pin;
            let holds = pin.map(|pin| pin.place);
            let is_held = matches!(holds, Some(Place::Touching { segment: Segment::Thigh(Side::Far), .. }));
            assert!(is_held, "{label}: the {side:?} hand holds {holds:?}");
        }
    }
}
