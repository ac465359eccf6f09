//! One record of a file beside those that are kept: which of the two stays.

use super::became::{Became, LOWER, NOT_NEWER, OTHERWISE, UNDATED};
use super::{days, write};
use crate::domain::checker::{Check, Who};
use crate::domain::content::Content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Standing};
use crate::domain::transfer::incoming::setting;
use crate::domain::transfer::{Carried, Item, Reason, Refused, Report};
use crate::domain::trash::{Gone, Kind};
use crate::domain::words::entry::take_listed_words;
use crate::domain::words::transfer::unfit;
use crate::store::column::{At, moment, moment_if_any};
use crate::store::failure::Failure;
use crate::store::sight::table;
use crate::store::{StoreError, check, profile, settings, suggestion};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An import under way.
pub(super) struct Merge<'a> {
    connection: &'a Connection,
    content: &'a Content,
    seen: bool,
    now: Moment,
    report: Report,
    failed: Option<Failure>,
    /// Where in the file each record stands.
    lines: HashMap<(Kind, String), usize>,
    /// The uid of the crack that the file knows by a number.
    cracks: HashMap<i64, String>,
    /// The urges that ended in a crack, by uid, and that crack.
    links: Vec<(String, Link)>,
    before: Standing,
    /// The questions to which the file has answers that do not fit those of today.
    unfit: BTreeSet<String>,
}

enum Link {
    Uid(String),
    Number(i64),
}

/// What is kept under a uid.
struct Kept {
    id: i64,
    updated_at: Moment,
    deleted_at: Option<Moment>,
}

impl<'a> Merge<'a> {
    pub(super) fn begin(
        connection: &'a Connection,
        content: &'a Content,
        seen: bool,
        now: Moment,
    ) -> Result<Merge<'a>, Failure> {
        let before = standing(connection, content, now)?;
        Ok(Merge {
            connection,
            content,
            seen,
            now,
            report: Report::default(),
            failed: None,
            lines: HashMap::new(),
            cracks: HashMap::new(),
            links: Vec::new(),
            before,
            unfit: BTreeSet::new(),
        })
    }

    /// Takes one thing in. After a failed write nothing more is.
    pub(super) fn take(&mut self, line: usize, item: Item) {
        if self.failed.is_none()
            && let Err(failure) = self.try_take(line, item)
        {
            self.failed = Some(failure);
        }
    }

    fn try_take(&mut self, line: usize, item: Item) -> Result<(), Failure> {
        let (name, became) = match item {
            Item::Refused(refused) => {
                self.refuse(refused);
                return Ok(());
            }
            Item::Profile(profile) => return self.profile(&profile),
            Item::Unfit(ids) => {
                self.unfit.extend(ids);
                return Ok(());
            }
            Item::Setting(name, value) => return self.setting(line, &name, &value),
            Item::Dismissed(rule, at) => {
                let is_later = suggestion::put_away_until(self.connection, &rule, at)?;
                self.report.beside.dismissed += usize::from(is_later);
                return Ok(());
            }
            Item::Day(card) => (card.date.to_string(), days::fill(self.connection, &card, self.now)?),
            Item::Made(mut record) => {
                if let Gone::Entry(entry) = &mut record {
                    take_listed_words(self.content, &mut entry.fields);
                }
                let carried = Carried::from(record);
                if self.stood_before(line, &carried) {
                    return Ok(());
                }
                (carried.name(), self.made(&carried)?)
            }
            Item::Record(carried) => {
                if self.stood_before(line, &carried) {
                    return Ok(());
                }
                if let Gone::Check(check) = &carried.record {
                    self.unfit.extend(check.unfit.keys().cloned());
                }
                (carried.name(), self.record(carried)?)
            }
        };
        self.report.read += 1;
        match became {
            Became::Added => self.report.added += 1,
            Became::Updated => self.report.updated += 1,
            Became::Unchanged => self.report.unchanged += 1,
            Became::Stayed(why) => {
                self.report.unchanged += 1;
                self.report.stayed.push(Refused::new(line, &name, why));
            }
            Became::Filled => {
                self.report.updated += 1;
                self.report.stayed.push(Refused::new(line, &name, OTHERWISE));
            }
            Became::InTrash => {
                self.report.unchanged += 1;
                self.report.in_trash.push(Refused::new(line, &name, "it is in the trash here, and stays there"));
            }
        }
        Ok(())
    }

    /// Whether the file had a record with this uid before, which is refused.
    fn stood_before(&mut self, line: usize, carried: &Carried) -> bool {
        let (kind, uid) = (carried.record.kind(), carried.uid());
        let first = self.lines.insert((kind, uid.clone()), line);
        if let Some(first) = first {
            self.lines.insert((kind, uid.clone()), first);
            let field = if kind == Kind::Day { "date" } else { "uid" };
            self.refuse(Refused::because(line, field, Reason::Twice { uid, first }));
        }
        first.is_some()
    }

    fn refuse(&mut self, refused: Refused) {
        self.report.read += 1;
        self.report.refused.push(refused);
    }

    /// Links what belongs together, and gives the report.
    pub(super) fn end(mut self) -> Result<Report, Failure> {
        if let Some(failure) = self.failed {
            return Err(failure);
        }
        for (urge, link) in &self.links {
            let crack = match link {
                Link::Uid(uid) => Some(uid),
                Link::Number(number) => self.cracks.get(number),
            };
            write::link(self.connection, urge, crack)?;
        }
        let after = standing(self.connection, self.content, self.now)?;
        if after.open_tier < self.before.open_tier || !after.open_rules.is_superset(&self.before.open_rules) {
            let problem = "a check in the file would close a result that is open here".to_owned();
            return Err(StoreError::Write(problem).into());
        }
        self.report.notes.extend(unfit(self.content, &self.unfit));
        Ok(self.report)
    }

    fn kept(&self, carried: &Carried) -> Result<Option<Kept>, Failure> {
        let (which, name, second) = match &carried.record {
            // A card has no uid: it is the one of its day that was begun at this moment.
            Gone::Day(card) => ("date = ?1 AND created_at = ?2", card.date.to_string(), Some(At(card.created_at))),
            _ => ("uid = ?1 AND ?2 IS NULL", carried.uid(), None),
        };
        let sql = format!(
            "SELECT id, updated_at, deleted_at FROM {} WHERE {which} ORDER BY id LIMIT 1",
            table(carried.record.kind())
        );
        let kept = |row: &rusqlite::Row<'_>| {
            Ok(Kept {
                id: row.get("id")?,
                updated_at: moment(row, "updated_at")?,
                deleted_at: moment_if_any(row, "deleted_at")?,
            })
        };
        Ok(self.connection.prepare_cached(&sql)?.query_row((name, second), kept).optional()?)
    }

    fn kept_record(&self, carried: &Carried, kept: &Kept) -> Result<Option<Gone>, Failure> {
        write::kept(self.connection, self.content, carried.record.kind(), kept.id)
    }

    /// A record of another program: added once, and never changed.
    fn made(&mut self, carried: &Carried) -> Result<Became, Failure> {
        match self.kept(carried)? {
            Some(kept) if kept.deleted_at.is_some() => Ok(Became::InTrash),
            Some(kept) => {
                let kept = self.kept_record(carried, &kept)?;
                let is_same = kept.is_none_or(|kept| write::same(&kept, &carried.record));
                Ok(if is_same { Became::Unchanged } else { Became::Stayed(OTHERWISE) })
            }
            None => {
                write::record(self.connection, carried, None)?;
                Ok(Became::Added)
            }
        }
    }

    fn record(&mut self, mut carried: Carried) -> Result<Became, Failure> {
        match &carried.record {
            Gone::Entry(entry) => drop(self.cracks.insert(entry.id, entry.uid.clone())),
            Gone::Urge(urge) => {
                let link = carried.crack.take().map(Link::Uid).or(urge.fields.entry.map(Link::Number));
                self.links.extend(link.map(|link| (urge.uid.clone(), link)));
            }
            _ => {}
        }
        let kept = self.kept(&carried)?;
        if kept.as_ref().is_some_and(|kept| kept.deleted_at.is_some()) && carried.deleted_at.is_none() {
            return Ok(Became::InTrash);
        }
        if let Some(kept) = kept.as_ref().filter(|_| !carried.left_out.is_empty())
            && let Some(kept) = self.kept_record(&carried, kept)?
        {
            carried.fill_from(&kept);
        }
        if let Gone::Check(check) = &mut carried.record
            && !self.settle_check(check, kept.as_ref())?
        {
            return Ok(Became::Stayed(LOWER));
        }
        let updated_at = carried.updated_at();
        match kept {
            Some(kept) if updated_at > kept.updated_at && carried.is_dated() => {
                days::make_room(self.connection, &carried, Some(kept.id), self.now)?;
                write::record(self.connection, &carried, Some(kept.id))?;
                Ok(Became::Updated)
            }
            Some(kept) => {
                let kept = self.kept_record(&carried, &kept)?;
                Ok(match kept.is_some_and(|kept| write::same(&kept, &carried.record)) {
                    true => Became::Unchanged,
                    false if carried.is_dated() => Became::Stayed(NOT_NEWER),
                    false => Became::Stayed(UNDATED),
                })
            }
            None => {
                let carried = days::beside(self.connection, carried, self.now)?;
                write::record(self.connection, &carried, None)?;
                Ok(Became::Added)
            }
        }
    }

    /// Makes a check what it may be here. False when the one that is kept stays whole.
    fn settle_check(&mut self, check: &mut Check, kept: Option<&Kept>) -> Result<bool, Failure> {
        let kept = match kept {
            Some(kept) => check::all(self.connection, self.content)?.into_iter().find(|other| other.id == kept.id),
            None => None,
        };
        let tier = check.result.assessment.tier;
        let is_newer = kept.as_ref().is_none_or(|kept| check.updated_at > kept.updated_at);
        let open = kept.as_ref().filter(|kept| kept.is_open());
        if let Some(open) = open.filter(|_| is_newer) {
            let lower = tier < open.result.assessment.tier || check.who == Who::Other;
            // What lost its answers elsewhere does not take them here while the result is open.
            let less = check.answers_removed_at.is_some() && open.answers_removed_at.is_none();
            if lower || less {
                return Ok(false);
            }
            // What was found once is not taken back by what was found since.
            let fired = &mut check.result.assessment.fired;
            let gone =
                open.result.assessment.fired.iter().filter(|one| fired.iter().all(|other| other.rule != one.rule));
            let gone: Vec<_> = gone.cloned().collect();
            fired.extend(gone);
            fired.sort_by_key(|fired| Reverse(fired.tier));
        }
        let said_here = kept.as_ref().filter(|kept| kept.result.assessment.tier >= tier);
        let (seen_at, agreed) = said_here.map_or((None, None), |kept| (kept.seen_at, kept.exercise_agreed));
        let says = check.who == Who::Me && (check.seen_at.is_some() || check.exercise_agreed.is_some());
        let is_new = (check.seen_at, check.exercise_agreed) != (seen_at, agreed);
        let matters = usize::from(says && is_new && is_newer && tier > Tier::SelfCare);
        if open.is_some() {
            self.report.open_here += matters;
            (check.seen_at, check.exercise_agreed) = (seen_at, agreed);
        } else if says && is_new && !self.seen {
            self.report.kept_open += matters;
            if tier > Tier::SelfCare {
                (check.seen_at, check.exercise_agreed) = (seen_at, agreed);
            }
        } else if !says {
            (check.seen_at, check.exercise_agreed) = (seen_at, agreed);
        }
        Ok(true)
    }

    fn profile(&mut self, said: &Profile) -> Result<(), Failure> {
        let before = profile::read(self.connection)?;
        let merged = newer(&before, said);
        if merged == before {
            return Ok(());
        }
        let checks = check::all(self.connection, self.content)?;
        let holding = |profile: &Profile| Standing::of(self.content, profile, &checks, self.now).holding;
        let (held, holds) = (holding(&before), holding(&merged));
        if held.iter().any(|gate| !holds.contains(gate)) {
            self.report.notes.push(
                "The safety answers in the file would open what is closed here; yours stayed as they are.".to_owned(),
            );
            return Ok(());
        }
        let said = merged.answers.iter().filter(|(id, answer)| before.answers.get(*id) != Some(*answer)).count();
        let confirmed = merged.confirmed.iter().filter(|(id, at)| before.confirmed.get(*id) != Some(*at)).count();
        self.report.beside.answers += said + confirmed;
        write::profile(self.connection, &merged)
    }

    fn setting(&mut self, line: usize, name: &str, value: &Value) -> Result<(), Failure> {
        if let Err(refused) = setting(line, name, value) {
            self.refuse(refused);
            return Ok(());
        }
        let is_set = settings::set_if_never(self.connection, name, value, self.now)?;
        self.report.beside.settings += usize::from(is_set);
        Ok(())
    }
}

/// Answers and confirmations of both, the newer of each.
fn newer(before: &Profile, said: &Profile) -> Profile {
    let mut merged = before.clone();
    for (id, answer) in &said.answers {
        let is_newer = merged.answers.get(id).is_none_or(|kept| answer.at > kept.at);
        if is_newer {
            let since = answer.since.unwrap_or(answer.at);
            let same = merged.answers.get(id).filter(|kept| kept.value == answer.value).and_then(|kept| kept.since);
            let mut answer = answer.clone();
            answer.since = Some(same.unwrap_or(since));
            merged.answers.insert(id.clone(), answer);
        }
    }
    let confirmed: BTreeMap<_, _> = said.confirmed.iter().map(|(id, at)| (id.clone(), *at)).collect();
    for (id, at) in confirmed {
        let kept = merged.confirmed.entry(id).or_insert(at);
        *kept = at.max(*kept);
    }
    merged
}

fn standing(connection: &Connection, content: &Content, now: Moment) -> Result<Standing, Failure> {
    Ok(Standing::of(content, &profile::read(connection)?, &check::all(connection, content)?, now))
}
