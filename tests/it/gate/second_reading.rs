//! A second reading of what gates do (`content/routines.md` 5.2 and 5.3, `content/red-flags.md` 5.1).
//!
//! Written from the text on the raw JSON, before and without the library's own, for comparison.

use crate::support::reading::{Sheet, asked, assess, files, list, map, text, texts, value, with_id};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::day::Moment;

/// Everything that decides what is open for a person.
#[derive(Clone, Debug)]
pub struct Person {
    pub now: Moment,
    /// Stored safety answers, each with the time since when it has been so.
    pub stored: BTreeMap<String, (Value, Moment)>,
    pub confirmed: BTreeMap<String, Moment>,
    pub checks: Vec<OneCheck>,
}

/// A saved check.
#[derive(Clone, Debug)]
pub struct OneCheck {
    pub at: Moment,
    pub own: bool,
    pub answers: Sheet,
    /// "Did they say that gentle exercise is fine?"
    pub agreed: Option<&'static str>,
}

/// The gates that hold, and what follows from them.
pub struct Reading {
    pub holding: Vec<&'static str>,
    /// The records of those gates.
    gates: Vec<&'static Value>,
    answers: Sheet,
    asked: BTreeSet<String>,
    neck_blocks: BTreeSet<&'static str>,
    locked: bool,
}

/// A routine after gates.
#[derive(Debug, PartialEq)]
pub struct After {
    /// It cannot be opened now.
    pub locked: bool,
    pub steps: Vec<StepAfter>,
    pub seconds: u64,
    pub props: BTreeSet<&'static str>,
    pub alternative: Option<&'static str>,
    pub left_out: Vec<&'static str>,
}

/// A step after gates.
#[derive(Debug, PartialEq)]
pub struct StepAfter {
    pub exercise: &'static str,
    pub seconds: u64,
    pub how: BTreeSet<String>,
    pub instead_of: Option<&'static str>,
}

/// A movement offered for an urge.
#[derive(Debug, PartialEq)]
pub enum Offered {
    Nothing,
    Routine(&'static str),
    Exercise { exercise: &'static str, seconds: u64 },
}

fn gate(id: &str) -> &'static Value {
    with_id(&files().gates["gates"], id)
}

fn exercise(id: &str) -> &'static Value {
    with_id(&files().exercises["exercises"], id)
}

fn routine(id: &str) -> &'static Value {
    with_id(&files().routines["routines"], id)
}

fn floor(id: &str) -> Option<&'static Value> {
    files().gates["floor_replacements"].get(id)
}

impl Person {
    fn newest_check(&self) -> Option<&OneCheck> {
        let recent = |check: &&OneCheck| (self.now - check.at) <= chrono::Duration::days(28);
        self.checks.iter().filter(|check| check.own).max_by_key(|check| check.at).filter(recent)
    }

    fn open_checks(&self) -> impl Iterator<Item = &OneCheck> {
        self.checks.iter().filter(|check| check.own && check.agreed != Some("yes"))
    }

    /// The one sheet that gates read, with the time since when each answer has been so.
    fn sheet(&self) -> BTreeMap<String, (Value, Moment)> {
        let mut sheet: BTreeMap<String, (Value, Moment)> = self.stored.clone();
        if let Some(check) = self.newest_check() {
            let asked = asked(&check.answers);
            for (id, given) in check.answers.iter().filter(|(id, _)| asked.contains(*id)) {
                match sheet.get(id) {
                    Some((_, stored_at)) if *stored_at > check.at => {}
                    Some((stored, _)) if stored == given && id != "pregnancy_weeks" => {}
                    _ => {
                        sheet.insert(id.clone(), (given.clone(), check.at));
                    }
                }
            }
        }
        if let Some((weeks, at)) = sheet.get_mut("pregnancy_weeks") {
            let since = (self.now - *at).num_days().max(0) / 7;
            *weeks = Value::from(weeks.as_i64().expect("weeks") + since);
        }
        sheet
    }

    /// Reads the gates for this person.
    pub fn read(&self) -> Reading {
        let dated = self.sheet();
        let answers: Sheet = dated.iter().map(|(id, (value, _))| (id.clone(), value.clone())).collect();
        let asked = asked(&answers);
        let open_tier = self.open_checks().map(|check| assess(&check.answers).tier).max();
        let tiers = texts(&files().rules["tiers"]);
        let level = |name: &Value| tiers.iter().position(|tier| *name == *tier);
        let mut holding: BTreeSet<&'static str> = BTreeSet::new();
        for gate in list(&files().gates["gates"]) {
            let id = text(&gate["id"]);
            let holds = if let Some(when) = gate["when"].as_str() {
                value(when, &answers, Some(&asked)) >= 1
            } else if gate["open_tier"]["at_least"].is_string() {
                open_tier >= level(&gate["open_tier"]["at_least"])
            } else {
                open_tier == level(&gate["open_tier"]["exactly"])
            };
            if !holds {
                continue;
            }
            let cleared = match (gate["cleared_by"]["id"].as_str(), gate["when"].as_str()) {
                // What was agreed to is left out of the open tier already.
                (None, _) | (_, None) => false,
                // An injury is cleared with the check that tells of it.
                (Some("seen_gentle_agreed"), Some(_)) => {
                    self.newest_check().is_some_and(|check| check.agreed == Some("yes"))
                }
                // A sentence covers the answers it was confirmed for, and none that came later.
                (Some(sentence), Some(when)) => self.confirmed.get(sentence).is_some_and(|confirmed_at| {
                    let later = dated.iter().filter(|(_, (_, at))| at > confirmed_at);
                    let later: Sheet = later.map(|(id, (value, _))| (id.clone(), value.clone())).collect();
                    value(when, &later, Some(&asked)) == 0
                }),
            };
            if cleared {
                holding.extend(gate["cleared_by"]["then"].as_str());
            } else {
                holding.insert(id);
            }
        }
        let in_order = list(&files().gates["gates"]).iter().map(|gate| text(&gate["id"]));
        let holding: Vec<&'static str> = in_order.filter(|id| holding.contains(id)).collect();
        let fired_open: BTreeSet<String> =
            self.open_checks().flat_map(|check| assess(&check.answers).fired).map(|(rule, ..)| rule).collect();
        let neck_blocks = holding
            .iter()
            .map(|id| &gate(id)["also_blocked_when_rules"])
            .filter(|also| list(&also["rules"]).iter().any(|rule| fired_open.contains(text(rule))))
            .flat_map(|also| texts(&also["block"]))
            .collect();
        let gates: Vec<&Value> = holding.iter().map(|id| gate(id)).collect();
        let locked = gates.iter().any(|gate| {
            gate["kind"] == "lock"
                || gate["lock_when"].as_str().is_some_and(|when| value(when, &answers, Some(&asked)) >= 1)
        });
        Reading { holding, gates, answers, asked, neck_blocks, locked }
    }
}

impl Reading {
    fn holds(&self, gate: &str) -> bool {
        self.holding.contains(&gate)
    }

    fn limits(&self) -> impl Iterator<Item = &'static Value> {
        self.gates.iter().copied().filter(|gate| gate["kind"] == "limit")
    }

    fn all_allow(&self, field: &str, id: &str) -> bool {
        self.limits().all(|limit| texts(&limit[field]).contains(&id))
    }

    fn entries(&self, id: &str, effect: &str) -> Vec<&'static Value> {
        let entries = list(&exercise(id)["gates"]).iter();
        entries.filter(|entry| entry["effect"] == effect && self.holds(text(&entry["gate"]))).collect()
    }

    fn blocked(&self, id: &str) -> bool {
        !self.entries(id, "block").is_empty()
            || self.neck_blocks.contains(id)
            || self.gates.iter().any(|gate| texts(&gate["block"]).contains(&id))
    }

    fn may_stand_in(&self, id: &str, taken: &BTreeSet<&str>) -> bool {
        let needs_the_floor = self.holds("g_floor") && floor(id).is_some_and(|swap| !list(&swap["replace"]).is_empty());
        !self.blocked(id) && self.all_allow("allow", id) && !taken.contains(id) && !needs_the_floor
    }

    fn step(
        &self,
        id: &'static str,
        change: &Value,
        extra: Option<&Value>,
        instead_of: Option<&'static str>,
    ) -> StepAfter {
        let entries = self.entries(id, "modify");
        let mut how: BTreeSet<String> = BTreeSet::new();
        let mut say = |words: &Value| how.extend(words.as_str().map(str::to_owned));
        extra.iter().for_each(|words| say(words));
        entries.iter().for_each(|entry| say(&entry["how"]));
        self.limits().for_each(|limit| say(&limit["how"][id]));
        if self.holds("g_floor")
            && let Some(swap) = floor(id)
        {
            say(&swap["how"]);
        }
        if self.gates.iter().any(|gate| gate["variant"] == "easier") {
            say(&exercise(id)["easier"]);
        }
        let gate_changes: Vec<&Value> =
            entries.iter().map(|entry| &entry["override"]).filter(|c| c.is_object()).collect();
        StepAfter { exercise: id, seconds: length(exercise(id), change, &gate_changes), how, instead_of }
    }

    /// A routine of the library after gates.
    pub fn routine(&self, id: &str) -> After {
        let (steps, left_out, counted) = self.steps(routine(id));
        let closed = self.closes(id, counted);
        let written = routine(id);
        let changes = written["change_seconds"].as_u64().unwrap() * (steps.len() as u64).saturating_sub(1);
        After {
            locked: self.locked || closed,
            seconds: steps.iter().map(|step| step.seconds).sum::<u64>()
                + changes
                + written["settle"]["seconds"].as_u64().unwrap(),
            props: steps.iter().flat_map(|step| texts(&exercise(step.exercise)["props"])).collect(),
            steps,
            alternative: if self.locked || !closed { None } else { self.instead(id, &mut BTreeSet::new()) },
            left_out,
        }
    }

    /// Steps that are left, the names of those left out, and how many count as blocked.
    fn steps(&self, routine: &'static Value) -> (Vec<StepAfter>, Vec<&'static str>, usize) {
        let written: Vec<&'static str> = list(&routine["steps"]).iter().map(|step| text(&step["exercise"])).collect();
        let mut taken: BTreeSet<&str> = written.iter().copied().collect();
        let no_change = Value::Null;
        let (mut steps, mut left_out, mut counted) = (Vec::new(), Vec::new(), 0);
        for step in list(&routine["steps"]) {
            let id = text(&step["exercise"]);
            let left_out_here = self
                .holding
                .iter()
                .any(|gate| routine["leave_out"].get(*gate).is_some_and(|names| texts(names).contains(&id)));
            let not_allowed = !self.all_allow("allow", id);
            let blocked = self.blocked(id);
            if let Some(always) = routine.get("always_open").filter(|always| always.is_object())
                && (left_out_here || not_allowed || blocked)
            {
                counted += 1;
                steps.push(self.step(text(&always["blocked_becomes"]), &always["override"], None, Some(id)));
                continue;
            }
            let stands_in: Option<&'static str> = if left_out_here || not_allowed {
                None
            } else if blocked {
                let offered: Vec<&'static str> =
                    self.entries(id, "block").iter().flat_map(|entry| texts(&entry["replace"])).collect();
                offered.into_iter().find(|other| self.may_stand_in(other, &taken))
            } else if let Some(swap) =
                floor(id).filter(|swap| self.holds("g_floor") && !list(&swap["replace"]).is_empty())
            {
                let found = texts(&swap["replace"]).into_iter().find(|other| self.may_stand_in(other, &taken));
                match found {
                    Some(other) => {
                        taken.insert(other);
                        steps.push(self.step(other, &no_change, Some(&swap["how"]), Some(id)));
                    }
                    None => {
                        counted += 1;
                        left_out.push(id);
                    }
                }
                continue;
            } else {
                steps.push(self.step(id, &step["override"], None, None));
                continue;
            };
            counted += 1;
            match stands_in {
                Some(other) => {
                    taken.insert(other);
                    steps.push(self.step(other, &no_change, None, Some(id)));
                }
                None => left_out.push(id),
            }
        }
        (steps, left_out, counted)
    }

    fn closed(&self, id: &str) -> bool {
        self.closes(id, self.steps(routine(id)).2)
    }

    fn closes(&self, id: &str, counted: usize) -> bool {
        let routine = routine(id);
        if routine["always_open"].is_object() {
            return false;
        }
        !self.all_allow("allow_routines", id)
            || map(&routine["closed_by"]).keys().any(|gate| self.holds(gate))
            || routine["closed_when"].as_str().is_some_and(|when| value(when, &self.answers, Some(&self.asked)) >= 1)
            || 2 * counted > list(&routine["steps"]).len()
    }

    fn instead(&self, id: &str, seen: &mut BTreeSet<String>) -> Option<&'static str> {
        if let Some(first) = self.limits().next() {
            let shared =
                texts(&first["allow_routines"]).into_iter().find(|other| self.all_allow("allow_routines", other));
            let open = shared.filter(|other| !self.closed(other));
            return open.or(Some("urge_reset_60"));
        }
        let routine = routine(id);
        let named = self.holding.iter().find_map(|gate| routine["closed_by"].get(*gate));
        let other = text(named.unwrap_or(&routine["alternative"]));
        if !self.closed(other) {
            return Some(other);
        }
        if !seen.insert(other.to_owned()) {
            return Some("urge_reset_60");
        }
        self.instead(other, seen)
    }

    /// Whether a single exercise may be played as it is, with its length and words.
    pub fn exercise(&self, id: &'static str) -> Option<StepAfter> {
        let open = !self.locked && self.all_allow("allow", id) && !self.blocked(id);
        open.then(|| self.step(id, &Value::Null, None, None))
    }

    /// What is offered for an urge.
    pub fn urge(&self, region: Option<&str>, place: Option<&str>) -> Offered {
        if self.locked {
            return Offered::Nothing;
        }
        let table = &files().routines["urge"];
        let choice = list(&table["choices"])
            .iter()
            .find(|choice| Some(text(&choice["region"])) == region && Some(text(&choice["place"])) == place);
        let moves = choice.map(|choice| [&choice["first"], &choice["second"]]);
        moves
            .into_iter()
            .flatten()
            .find_map(|offered| self.urge_move(offered))
            .unwrap_or(Offered::Routine(text(&table["fallback"])))
    }

    fn urge_move(&self, offered: &'static Value) -> Option<Offered> {
        if let Some(id) = offered["routine"].as_str() {
            return (!self.closed(id)).then_some(Offered::Routine(id));
        }
        let id = text(&offered["exercise"]);
        if !self.all_allow("allow", id) || self.blocked(id) {
            return None;
        }
        let mut step = self.step(id, &offered["override"], None, None);
        if let Some(swap) = floor(id).filter(|swap| self.holds("g_floor") && !list(&swap["replace"]).is_empty()) {
            let nothing = BTreeSet::new();
            let other = texts(&swap["replace"]).into_iter().find(|other| self.may_stand_in(other, &nothing))?;
            step = self.step(other, &Value::Null, Some(&swap["how"]), Some(id));
        }
        Some(Offered::Exercise { exercise: step.exercise, seconds: step.seconds })
    }
}

/// `setup + sets × (sides × reps × cycle + (sides − 1) × switch) + (sets − 1) × rest`, with a routine's change in
/// place of the library's numbers, and the smaller number where a gate has one as well.
pub fn length(exercise: &Value, change: &Value, gate_changes: &[&Value]) -> u64 {
    let number = |name: &str, library: u64| {
        let own = change[name].as_u64().unwrap_or(library);
        gate_changes.iter().filter_map(|change| change[name].as_u64()).chain([own]).min().unwrap()
    };
    let dose = |name: &str| number(name, exercise["dose"][name].as_u64().unwrap());
    let cycle: u64 = list(&exercise["phases"])
        .iter()
        .map(|phase| {
            let library = phase["seconds"].as_u64().unwrap();
            if ["hold", "hang", "rest"].contains(&text(&phase["label"])) { number("hold", library) } else { library }
        })
        .sum();
    let (sets, sides) = (dose("sets"), dose("sides"));
    dose("setup")
        + sets * (sides * dose("reps") * cycle + (sides - 1) * exercise["dose"]["switch"].as_u64().unwrap())
        + (sets - 1) * dose("rest")
}
