//! Processor time and memory of a process and all that descend from it, from `/proc`.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;
use unkink::platform::clock::Stopwatch;

/// The kernel's unit of processor time, the same on every Linux that WebKitGTK runs on.
const TICKS_A_SECOND: f64 = 100.0;

struct Process {
    parent: u32,
    ticks: u64,
}

/// Per cent of one core that the tree under `root` uses from now on for `length`.
pub fn share_of_a_core(root: u32, length: Duration) -> f64 {
    let watch = Stopwatch::start(1.0);
    let before = ticks(root);
    sleep(length);
    let after = ticks(root);
    (after - before) as f64 / TICKS_A_SECOND / watch.elapsed().as_secs_f64() * 100.0
}

/// Megabytes that the tree under `root` holds, shared pages by their share.
pub fn memory(root: u32) -> f64 {
    let kilobytes: u64 = tree(root).into_keys().filter_map(held).sum();
    kilobytes as f64 / 1024.0
}

fn ticks(root: u32) -> u64 {
    tree(root).values().map(|process| process.ticks).sum()
}

fn tree(root: u32) -> BTreeMap<u32, Process> {
    let mut all = processes();
    let parents: BTreeMap<u32, u32> = all.iter().map(|(id, process)| (*id, process.parent)).collect();
    let descends = |mut id: u32| {
        while id != root {
            match parents.get(&id) {
                Some(parent) => id = *parent,
                None => return false,
            }
        }
        true
    };
    all.retain(|id, _| descends(*id));
    all
}

/// The proportional set size of a process, in kilobytes.
fn held(id: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn processes() -> BTreeMap<u32, Process> {
    let entries = std::fs::read_dir("/proc").expect("/proc").filter_map(Result::ok);
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id| Some((id, read(id)?))).collect()
}

/// A process that ended meanwhile is none. The name in brackets may hold anything, spaces too.
fn read(id: u32) -> Option<Process> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat[stat.rfind(')')? + 1..].split_whitespace().collect();
    let number = |field: usize| fields.get(field)?.parse::<u64>().ok();
    Some(Process { parent: u32::try_from(number(1)?).ok()?, ticks: number(11)? + number(12)? })
}
