//! Circles: files of one room that come, by way of others, to use themselves.
//!
//! A parent's `mod` lines and re-exports of its own children do not count, every other use does. A use of a re-exported
//! name is a use of the file it is re-exported from.

use super::layers::{from_root, module_of};
use super::source::{Path, Source};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The uses of one file: which other file, and on which line first.
type Uses = BTreeMap<usize, usize>;

/// Every circle in `room`, shortest way round, as `1: a.rs uses b.rs (line 3), b.rs uses a.rs (line 4): …`.
pub fn circles(sources: &[Source], room: &str) -> Vec<String> {
    let inside: Vec<&Source> = sources.iter().filter(|source| source.is_in(room)).collect();
    let modules: BTreeMap<Vec<String>, usize> =
        inside.iter().enumerate().map(|(index, source)| (module_of(&source.path), index)).collect();
    let uses: Vec<Uses> = (0..inside.len()).map(|index| uses_of(&inside, &modules, index)).collect();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for start in 0..inside.len() {
        let Some(round) = way_round(&uses, start).filter(|round| round.iter().all(|file| !told.contains(file))) else {
            continue;
        };
        told.extend(&round);
        let steps: Vec<String> = round
            .iter()
            .zip(round.iter().cycle().skip(1))
            .map(|(from, to)| format!("{} uses {} (line {})", inside[*from].path, inside[*to].path, uses[*from][to]))
            .collect();
        found.push(format!("{room}: {}: move what both need into a file of its own", steps.join(", ")));
    }
    found
}

fn uses_of(inside: &[&Source], modules: &BTreeMap<Vec<String>, usize>, index: usize) -> Uses {
    let source = inside[index];
    let own = module_of(&source.path);
    let mut uses = Uses::new();
    for path in source.paths() {
        let Some((used, name)) = target(source, modules, &path) else { continue };
        let child = module_of(&inside[used].path).starts_with(&own);
        let origin = if path.exported && child { None } else { Some(origin(inside, modules, used, name, 5)) };
        if let Some(used) = origin.filter(|used| *used != index) {
            uses.entry(used).or_insert(path.line);
        }
    }
    uses
}

/// The file a path leads to, and what it names there.
fn target(source: &Source, modules: &BTreeMap<Vec<String>, usize>, path: &Path) -> Option<(usize, Option<String>)> {
    let first = path.parts.first()?;
    let full = match from_root(source, &path.parts) {
        Some(full) => full,
        None if source.declares(first) => [module_of(&source.path), path.parts.clone()].concat(),
        None => return None,
    };
    (1..=full.len()).rev().find_map(|length| {
        let file = modules.get(&full[..length])?;
        Some((*file, full.get(length).cloned()))
    })
}

/// The file in which `name` of the file at `used` is written, where that one only passes it on.
fn origin(
    inside: &[&Source],
    modules: &BTreeMap<Vec<String>, usize>,
    used: usize,
    name: Option<String>,
    steps: usize,
) -> usize {
    let Some(name) = name.filter(|_| steps > 0) else { return used };
    let source = inside[used];
    let passed_on = source.paths().into_iter().filter(|path| path.exported && path.parts.last() == Some(&name));
    let next = passed_on.filter_map(|path| target(source, modules, &path)).find(|(file, _)| *file != used);
    next.map_or(used, |(file, name)| origin(inside, modules, file, name, steps - 1))
}

/// The shortest way from a file back to itself.
fn way_round(uses: &[Uses], start: usize) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(here) = next.pop_front() {
        for used in uses[here].keys() {
            if *used == start {
                let mut round = vec![here];
                while let Some(before) =
                    round.last().filter(|file| **file != start).and_then(|file| came_from.get(file))
                {
                    round.push(*before);
                }
                round.reverse();
                return Some(round);
            }
            if !came_from.contains_key(used) {
                came_from.insert(*used, here);
                next.push_back(*used);
            }
        }
    }
    None
}

#[test]
fn a_circle_is_found_and_what_is_none_is_left() {
    type Trial = (&'static [(&'static str, &'static str)], usize);
    let trials: &[Trial] = &[
        (&[("domain/a", "use crate::domain::b::B;"), ("domain/b", "use crate::domain::a::A;")], 1),
        (&[("domain/a", "use crate::domain::b::B;"), ("domain/b", "// use crate::domain::a::A;")], 0),
        (&[("domain/a", "use crate::domain::{c::C, b};"), ("domain/b", "fn f(a: super::a::A) {}")], 1),
        (
            &[
                ("domain/a", "use crate::domain::b::B;"),
                ("domain/b", "fn f() { crate::domain::c::C::new() }"),
                ("domain/c", "use super::a::A;"),
            ],
            1,
        ),
        (&[("domain/a", "mod b;\npub use b::B;"), ("domain/a/b", "use super::A;")], 0),
        (&[("domain/a", "mod b;\npub(crate) use self::b::{B, C as D};"), ("domain/a/b", "use super::A;")], 0),
        (&[("domain/a", "mod b;\nuse b::B;"), ("domain/a/b", "use super::A;")], 1),
        (&[("domain/a", "mod b;\nfn f() { b::g() }"), ("domain/a/b", "fn g() -> super::A { todo() }")], 1),
        (&[("domain/a", "mod b;\nfn f() { b::g() }"), ("domain/a/b", "fn g() {}")], 0),
        (&[("domain/a", "pub use crate::domain::b::B;"), ("domain/b", "use crate::domain::a::A;")], 1),
        (
            &[
                ("domain/a", "mod b;\npub use b::B;"),
                ("domain/a/b", "use crate::domain::c::C;"),
                ("domain/c", "use crate::domain::a::B;"),
            ],
            1,
        ),
        (
            &[
                ("domain/a", "mod b;\npub use b::B;"),
                ("domain/a/b", "use crate::domain::c::C;"),
                ("domain/c", "use crate::domain::a::A;"),
            ],
            0,
        ),
        (
            &[
                ("domain/a", "use super::b::B;"),
                ("domain/b", "use super::a::A;"),
                ("domain/c", "use super::d::D;"),
                ("domain/d", "use super::c::C;"),
            ],
            2,
        ),
        (&[("domain/a", "use crate::domain::a::B; fn f() { self::g() }")], 0),
        (&[("domain/a", "use crate::store::b::B;"), ("store/b", "use crate::domain::a::A;")], 0),
        (&[("ui/components/a", "use super::b::B;"), ("ui/components/b", "use super::a::A;")], 0),
    ];
    for (files, expected) in trials {
        let sources: Vec<Source> =
            files.iter().map(|(path, code)| Source::read(&format!("src/{path}.rs"), code)).collect();
        let found = circles(&sources, "domain");
        assert_eq!(found.len(), *expected, "{files:?}\nfound {found:#?}");
        assert!(found.iter().all(|problem| problem.contains("(line 1)") || problem.contains("(line 2)")), "{found:?}");
    }
    let components = [("a", "use super::b::B;"), ("b", "use super::a::A;")];
    let components = components.map(|(name, code)| Source::read(&format!("src/ui/components/{name}.rs"), code));
    assert_eq!(circles(&components, "ui::components").len(), 1);
}
