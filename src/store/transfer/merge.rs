//! One record of a file beside those that are kept: which of the two stays.

use super::write;
use crate::domain::checker::{Check, Who};
use crate::domain::content::Content;
use crate::domain::content::rule::Tier;
use crate::domain::day::{Day, Moment};
use crate::domain::gate::{Profile, Standing};
use crate::domain::journal::DayCard;
use crate::domain::json;
use crate::domain::transfer::incoming::setting_fits;
use crate::domain::transfer::{Carried, Item, Reason, Refused, Report};
use crate::domain::trash::{Gone, Kind};
use crate::store::column::{At, moment, moment_if_any};
use crate::store::failure::Failure;
use crate::store::sight::table;
use crate::store::{StoreError, check, profile, settings, suggestion};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

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
}

enum Link {
    Uid(String),
    Number(i64),
}

/// What became of a record.
enum Became {
    Added,
    Updated,
    Unchanged,
    /// It is in the trash here and stays there.
    InTrash,
    /// It differs from the one here, is not newer, and that one stays.
    Stayed,
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
            Item::Setting(name, value) => return self.setting(line, &name, &value),
            Item::Dismissed(rule, at) => return suggestion::put_away_until(self.connection, &rule, at),
            Item::Day(card) => (card.date.to_string(), self.fill_day(&card)?),
            Item::Made(record) => {
                let carried = Carried { record, deleted_at: None, crack: None };
                (carried.name(), self.made(&carried)?)
            }
            Item::Record(carried) => {
                let (kind, uid) = (carried.record.kind(), carried.uid());
                if let Some(first) = self.lines.insert((kind, uid.clone()), line) {
                    self.refuse(Refused::because(line, "uid", Reason::Twice { uid, first }));
                    return Ok(());
                }
                (carried.name(), self.record(carried)?)
            }
        };
        self.report.read += 1;
        match became {
            Became::Added => self.report.added += 1,
            Became::Updated => self.report.updated += 1,
            Became::Unchanged => self.report.unchanged += 1,
            Became::Stayed => {
                self.report.unchanged += 1;
                self.report.stayed.push(Refused::new(
                    line,
                    &name,
                    "it differs and is not newer; yours stayed as it was",
                ));
            }
            Became::InTrash => {
                self.report.unchanged += 1;
                self.report.in_trash.push(Refused::new(line, &name, "it is in the trash here, and stays there"));
            }
        }
        Ok(())
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
        if self.report.kept_open > 0 {
            let checks = match self.report.kept_open {
                1 => "1 check that the file calls seen stays open here".to_owned(),
                many => format!("{many} checks that the file calls seen stay open here"),
            };
            self.report.notes.push(format!("{checks}, until you say that you have been seen."));
        }
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

    /// A record of another program: added once, and never changed.
    fn made(&mut self, carried: &Carried) -> Result<Became, Failure> {
        match self.kept(carried)? {
            Some(kept) if kept.deleted_at.is_some() => Ok(Became::InTrash),
            Some(_) => Ok(Became::Unchanged),
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
        if let Gone::Check(check) = &mut carried.record
            && !self.settle_check(check, kept.as_ref())?
        {
            return Ok(Became::Stayed);
        }
        let updated_at = carried.updated_at();
        match kept {
            Some(kept) if updated_at > kept.updated_at => {
                self.make_room(&carried, Some(kept.id))?;
                write::record(self.connection, &carried, Some(kept.id))?;
                Ok(Became::Updated)
            }
            Some(kept) => {
                let same = write::same(self.connection, self.content, &carried, kept.id)?;
                Ok(if same { Became::Unchanged } else { Became::Stayed })
            }
            None => {
                let carried = self.beside(carried)?;
                write::record(self.connection, &carried, None)?;
                Ok(Became::Added)
            }
        }
    }

    /// Of two cards of one day the newer is in sight; the other is in the trash.
    fn beside(&self, mut carried: Carried) -> Result<Carried, Failure> {
        if let Gone::Day(card) = &carried.record
            && carried.deleted_at.is_none()
            && let Some((_, other)) = self.card_in_sight(card.date)?
            && other.updated_at >= card.updated_at
        {
            carried.deleted_at = Some(self.now);
        }
        self.make_room(&carried, None)?;
        Ok(carried)
    }

    /// Puts the card away that is in sight in a card's place.
    fn make_room(&self, carried: &Carried, own: Option<i64>) -> Result<(), Failure> {
        let Gone::Day(card) = &carried.record else { return Ok(()) };
        if carried.deleted_at.is_some() {
            return Ok(());
        }
        if let Some((id, _)) = self.card_in_sight(card.date)?.filter(|(id, _)| Some(*id) != own) {
            self.connection
                .prepare_cached("UPDATE days SET deleted_at = :now WHERE id = :id")?
                .execute(named_params! { ":now": At(self.now), ":id": id })?;
        }
        Ok(())
    }

    fn card_in_sight(&self, date: Day) -> Result<Option<(i64, DayCard)>, Failure> {
        let sql = format!("SELECT id, {} FROM days WHERE date = ?1 AND deleted_at IS NULL", crate::store::day::COLUMNS);
        let card = |row: &rusqlite::Row<'_>| Ok((row.get("id")?, crate::store::day::card_of(row)?));
        Ok(self.connection.prepare_cached(&sql)?.query_row([date.to_string()], card).optional()?)
    }

    /// What another program says about a day fills what was not said here.
    fn fill_day(&mut self, said: &DayCard) -> Result<Became, Failure> {
        let Some((id, kept)) = self.card_in_sight(said.date)? else {
            let deleted: i64 = self
                .connection
                .prepare_cached(
                    "SELECT count(*) FROM days WHERE date = ?1 AND pain_today IS ?2 AND sit_hours IS ?3 AND note = ?4",
                )?
                .query_row((said.date.to_string(), said.pain_today, said.sit_hours, &said.note), |row| row.get(0))?;
            if deleted > 0 {
                return Ok(Became::InTrash);
            }
            let carried = Carried { record: Gone::Day(said.clone()), deleted_at: None, crack: None };
            write::record(self.connection, &carried, None)?;
            return Ok(Became::Added);
        };
        let note = if kept.note.is_empty() { said.note.clone() } else { kept.note.clone() };
        let filled = DayCard {
            pain_today: kept.pain_today.or(said.pain_today),
            sit_hours: kept.sit_hours.or(said.sit_hours),
            note,
            ..kept.clone()
        };
        if filled == kept {
            return Ok(Became::Unchanged);
        }
        let filled = DayCard { updated_at: self.now.max(kept.updated_at), ..filled };
        let carried = Carried { record: Gone::Day(filled), deleted_at: None, crack: None };
        write::record(self.connection, &carried, Some(id))?;
        Ok(Became::Updated)
    }

    /// Makes a check what it may be here. False when the one that is kept stays whole.
    fn settle_check(&mut self, check: &mut Check, kept: Option<&Kept>) -> Result<bool, Failure> {
        let kept = match kept {
            Some(kept) => check::all(self.connection, self.content)?.into_iter().find(|other| other.id == kept.id),
            None => None,
        };
        let tier = check.result.assessment.tier;
        if let Some(kept) = &kept {
            let lower = tier < kept.result.assessment.tier || (kept.who == Who::Me && check.who == Who::Other);
            // What lost its answers elsewhere does not take them here while the result is open.
            let less = check.answers_removed_at.is_some() && kept.answers_removed_at.is_none();
            if check.updated_at > kept.updated_at && (lower || less) && kept.is_open() {
                return Ok(false);
            }
        }
        let said_here = kept.as_ref().filter(|kept| kept.result.assessment.tier >= tier);
        let (seen_at, agreed) = said_here.map_or((None, None), |kept| (kept.seen_at, kept.exercise_agreed));
        let says = check.who == Who::Me && (check.seen_at.is_some() || check.exercise_agreed.is_some());
        let new = (check.seen_at, check.exercise_agreed) != (seen_at, agreed);
        if says && new && !self.seen {
            let matters = kept.as_ref().is_none_or(|kept| check.updated_at > kept.updated_at);
            self.report.kept_open += usize::from(matters && tier > Tier::SelfCare);
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
        write::profile(self.connection, &merged)
    }

    fn setting(&mut self, line: usize, name: &str, value: &Value) -> Result<(), Failure> {
        if !setting_fits(name, value) {
            let reason = format!("{} is no setting that is known here", json::shown(value));
            self.refuse(Refused::form(line, &format!("settings.{}", json::in_a_line(name)), reason));
            return Ok(());
        }
        settings::set_if_never(self.connection, name, value, self.now)
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
