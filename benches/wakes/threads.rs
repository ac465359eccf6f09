//! How often the threads of a process gave up the processor by themselves, from `/proc`: once for each time they woke.

use std::collections::BTreeMap;
use std::fs::read_to_string;

/// By the thread's id: its name, and how often it woke since it began.
pub type Woken = BTreeMap<u32, (String, u64)>;

/// What the threads of `process` did until now.
pub fn woken(process: u32) -> Woken {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).expect("a process that runs");
    let ids = tasks.filter_map(|task| task.ok()?.file_name().to_str()?.parse().ok());
    // A thread that ended meanwhile is none.
    ids.filter_map(|id| Some((id, read(process, id)?))).collect()
}

/// How often they woke between the two, by thread, most first.
pub fn between(before: &Woken, after: &Woken) -> Vec<(String, u64)> {
    let mut woken: Vec<(String, u64)> = after
        .iter()
        .map(|(id, (name, count))| (name.clone(), count - before.get(id).map_or(0, |(_, before)| *before)))
        .filter(|(_, count)| *count > 0)
        .collect();
    woken.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    woken
}

fn read(process: u32, thread: u32) -> Option<(String, u64)> {
    let status = read_to_string(format!("/proc/{process}/task/{thread}/status")).ok()?;
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    Some((field("Name:")?.to_owned(), field("voluntary_ctxt_switches:")?.parse().ok()?))
}
