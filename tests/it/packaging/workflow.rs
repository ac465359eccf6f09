//! The workflows of the build service: they call the scripts that are here, and foreign steps are held at one commit.

use super::{files, top};
use std::fs;
use yaml_rust2::{Yaml, YamlLoader};

fn workflows() -> Vec<(String, Yaml)> {
    files(".github/workflows", ".yml")
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let mut read = YamlLoader::load_from_str(&fs::read_to_string(&path).unwrap()).expect("YAML");
            assert_eq!(read.len(), 1);
            (name, read.remove(0))
        })
        .collect()
}

fn steps(workflow: &Yaml) -> Vec<Yaml> {
    let jobs = workflow["jobs"].as_hash().expect("jobs");
    jobs.values().flat_map(|job| job["steps"].as_vec().expect("steps").clone()).collect()
}

#[test]
fn each_step_is_a_script_of_this_package_or_held_at_one_commit() {
    let mut scripts = Vec::new();
    for (name, workflow) in workflows() {
        assert_eq!(workflow["permissions"]["contents"].as_str(), Some("read"), "{name} may only read");
        for step in steps(&workflow) {
            if let Some(uses) = step["uses"].as_str() {
                let (action, commit) = uses.split_once('@').expect("a version");
                let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
                assert!(action.starts_with("actions/") && is_commit, "{name}: {uses}");
                continue;
            }
            let run = step["run"].as_str().expect("a step uses or runs");
            if let Some(script) = run.strip_prefix("scripts/") {
                let script = script.split_whitespace().next().unwrap();
                scripts.push(script.to_owned());
                // That of the web app is another part of this issue.
                assert!(script == "web" || top().join("scripts").join(script).is_file(), "{name}: {run}");
            } else {
                assert!(run.starts_with("cargo ") || run.starts_with("rustup "), "{name}: {run}");
            }
        }
    }
    for script in ["run", "test", "web", "deb", "dmg", "msi", "android"] {
        assert!(scripts.iter().any(|called| called == script), "no workflow calls scripts/{script}");
    }
}

#[test]
fn a_release_is_started_by_hand_alone() {
    let workflows = workflows();
    let names: Vec<&str> = workflows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["check", "release"]);
    let started: Vec<_> = workflows[1].1["on"].as_hash().unwrap().keys().map(|key| key.as_str().unwrap()).collect();
    assert_eq!(started, ["workflow_dispatch"]);
}
