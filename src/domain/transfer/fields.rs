//! The fields of one record in a file: each read once, refused by its name, and none left over.

use super::{Reason, Refused, Takes, shown};
use crate::domain::answers::Answers;
use crate::domain::checker::{Check, CheckResult, Who, assess};
use crate::domain::content::Content;
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::field::none_twice;
use crate::domain::journal::{DayCard, Entry, EntryFields, Urge, UrgeFields};
use crate::domain::json;
use crate::domain::own_routine::OwnRoutine;
use crate::domain::session::record::{SessionRecord, StepRecord};
use crate::domain::trash::{Gone, Kind};
use chrono::DateTime;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::Carried;

/// The longest uid, in characters.
const UID_LIMIT: usize = 100;

/// The most steps of a session.
const STEP_LIMIT: usize = 10_000;

/// An object of a file, taken apart.
pub struct Fields {
    line: usize,
    map: Map<String, Value>,
}

type Read<T> = Result<T, Refused>;

impl Fields {
    /// The fields of what stands on `line`.
    ///
    /// # Errors
    /// What is no object.
    pub fn of(line: usize, value: Value) -> Read<Fields> {
        match value {
            Value::Object(map) => Ok(Fields { line, map }),
            other => Err(Refused::form(line, "record", format!("{} is no record", json::shown(&other)))),
        }
    }

    fn wrong(&self, field: &str, value: &Value, takes: Takes) -> Refused {
        let value = json::shown(value);
        Refused::because(self.line, field, Reason::Value { value, takes })
    }

    /// A field that may be missing or null.
    fn take<T: DeserializeOwned>(&mut self, field: &str) -> Read<Option<T>> {
        match self.map.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match serde_json::from_value(value.clone()) {
                Ok(read) => Ok(Some(read)),
                Err(error) => Err(self.wrong(field, &value, allowed_by(&error))),
            },
        }
    }

    fn need<T: DeserializeOwned>(&mut self, field: &str) -> Read<T> {
        self.take(field)?.ok_or_else(|| Refused::new(self.line, field, "it is missing"))
    }

    fn list<T: DeserializeOwned>(&mut self, field: &str) -> Read<Vec<T>> {
        Ok(self.take(field)?.unwrap_or_default())
    }

    /// A whole number up to `most`, as it is said about scales and hours.
    fn number(&mut self, field: &str, most: u8) -> Read<Option<u8>> {
        match self.map.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                let whole = value.as_u64().and_then(|number| u8::try_from(number).ok()).filter(|n| *n <= most);
                let takes = match value {
                    Value::Number(_) => Takes::Between(0, u64::from(most)),
                    _ => Takes::A(format!("a whole number from 0 to {most}")),
                };
                whole.map(Some).ok_or_else(|| self.wrong(field, &value, takes))
            }
        }
    }

    fn moment(&mut self, field: &str) -> Read<Option<Moment>> {
        const FORM: &str = "a date and time with its offset, such as 2026-11-20T14:03:00+01:00";
        match self.map.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                let read = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
                read.map(|moment| Some(whole_seconds(moment)))
                    .ok_or_else(|| self.wrong(field, &value, Takes::A(FORM.to_owned())))
            }
        }
    }

    fn need_moment(&mut self, field: &str) -> Read<Moment> {
        self.moment(field)?.ok_or_else(|| Refused::new(self.line, field, "it is missing"))
    }

    fn uid(&mut self) -> Read<String> {
        let uid: String = self.need("uid")?;
        let fits = (1..=UID_LIMIT).contains(&uid.chars().count()) && !uid.chars().any(char::is_control);
        if fits {
            Ok(uid)
        } else {
            Err(self.wrong("uid", &Value::from(uid), Takes::A("1 to 100 characters".to_owned())))
        }
    }

    /// The number under which the record was kept where it comes from; 0 where there is none.
    fn id(&mut self) -> Read<i64> {
        Ok(self.take("id")?.unwrap_or_default())
    }

    fn nothing_left(self, what: &str) -> Read<()> {
        match self.map.keys().next() {
            None => Ok(()),
            Some(field) => Err(Refused::form(self.line, &shown(field), format!("it is no field of {what}"))),
        }
    }

    /// The record of a list of this kind.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn record(self, kind: Kind, content: &Content) -> Read<Carried> {
        match kind {
            Kind::Entry => self.entry(),
            Kind::Urge => self.urge(),
            Kind::Session => self.session(),
            Kind::Check => self.check(content),
            Kind::Day => self.day(),
            Kind::Routine => self.routine(content),
        }
    }

    fn entry_fields(&mut self) -> Read<EntryFields> {
        let fields = EntryFields {
            at: self.need_moment("at")?,
            clock: self.take("clock")?.unwrap_or(true),
            region: self.take("region")?,
            side: self.take("side")?,
            pops: self.take("pops")?,
            sound: self.take("sound")?,
            trigger: self.take("trigger")?,
            pain: self.number("pain", 10)?,
            pain_later: self.number("pain_later", 10)?,
            pain_kind: self.take("pain_kind")?,
            urge: self.number("urge", 10)?,
            relief: self.number("relief", 10)?,
            effort: self.take("effort")?,
            context: none_twice(&self.list("context")?),
            tags: none_twice(&self.list("tags")?),
            note: self.take("note")?.unwrap_or_default(),
        };
        fields.validate().map_err(|error| Refused::of(self.line, &error))?;
        Ok(fields)
    }

    /// A crack.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn entry(mut self) -> Read<Carried> {
        let (id, uid, fields) = (self.id()?, self.uid()?, self.entry_fields()?);
        let (created_at, updated_at) = (self.need_moment("created_at")?, self.need_moment("updated_at")?);
        let entry = Entry { id, uid, fields, created_at, updated_at, told_at: None };
        let deleted_at = self.moment("deleted_at")?;
        self.nothing_left("an entry")?;
        Ok(Carried { record: Gone::Entry(entry), deleted_at, crack: None })
    }

    fn urge(mut self) -> Read<Carried> {
        let fields = UrgeFields {
            at: self.need_moment("at")?,
            region: self.take("region")?,
            level: self.number("level", 10)?.ok_or_else(|| Refused::new(self.line, "level", "it is missing"))?,
            level_after: self.number("level_after", 10)?,
            alternative: self.take("alternative")?,
            outcome: self.take("outcome")?,
            entry: self.take("entry")?,
            note: self.take("note")?.unwrap_or_default(),
        };
        fields.validate().map_err(|error| Refused::of(self.line, &error))?;
        let urge = Urge {
            id: self.id()?,
            uid: self.uid()?,
            fields,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
        };
        let (deleted_at, crack) = (self.moment("deleted_at")?, self.take("entry_uid")?);
        self.nothing_left("an urge")?;
        Ok(Carried { record: Gone::Urge(urge), deleted_at, crack })
    }

    /// A SHA-256 in hexadecimal.
    fn sha256(&mut self, field: &str) -> Read<Option<String>> {
        let Some(said) = self.take::<String>(field)? else { return Ok(None) };
        let fits = said.len() == 64 && said.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if fits {
            Ok(Some(said))
        } else {
            Err(self.wrong(field, &Value::from(said), Takes::A("64 digits 0 to 9 and a to f".to_owned())))
        }
    }

    fn seconds(&mut self, field: &str) -> Read<f64> {
        let seconds: f64 = self.need(field)?;
        let fits = seconds.is_finite() && (0.0..1e9).contains(&seconds);
        if fits {
            Ok(seconds)
        } else {
            Err(self.wrong(field, &Value::from(seconds), Takes::A("seconds from 0".to_owned())))
        }
    }

    fn session(mut self) -> Read<Carried> {
        let session = SessionRecord {
            id: self.id()?,
            uid: self.uid()?,
            started_at: self.need_moment("started_at")?,
            ended_at: Some(self.need_moment("ended_at")?),
            routine: self.need("routine")?,
            planned_seconds: self.seconds("planned_seconds")?,
            done_seconds: self.seconds("done_seconds")?,
            completed: self.need("completed")?,
            stopped: Some(self.need("stopped")?),
            pain_before: self.number("pain_before", 10)?,
            pain_after: self.number("pain_after", 10)?,
            felt: self.take("felt")?,
            steps: self.list::<StepRecord>("steps")?,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
            deleted_at: self.moment("deleted_at")?,
        };
        if session.steps.len() > STEP_LIMIT {
            let found = Value::from(session.steps.len());
            return Err(self.wrong("steps", &found, Takes::A("10,000 steps at most".to_owned())));
        }
        self.nothing_left("a session")?;
        Ok(Carried { deleted_at: session.deleted_at, record: Gone::Session(session), crack: None })
    }

    fn check(mut self, content: &Content) -> Read<Carried> {
        let given: Map<String, Value> = self.need("answers")?;
        let mut answers = Answers::default();
        for (id, answer) in &given {
            let set = answers.set_json(id, answer, content);
            set.map_err(|error| Refused::form(self.line, "answers", error.to_string()))?;
        }
        let mut result: CheckResult = self.need("result")?;
        let (id, ruleset): (i64, String) = (self.id()?, self.need("ruleset")?);
        result.saved = None;
        // What today's rules say about these answers they must have said then: a result is never lowered by a file.
        let by_rules = assess(content, &answers).tier;
        if ruleset == content.ruleset && result.assessment.tier < by_rules {
            return Err(Refused::new(self.line, "result", "it is lower than what its answers give by these rules"));
        }
        let check = Check {
            id,
            uid: self.uid()?,
            at: self.need_moment("at")?,
            who: self.take::<Who>("who")?.unwrap_or_default(),
            ruleset,
            ruleset_sha256: self.sha256("ruleset_sha256")?,
            answers,
            unfit: BTreeMap::new(),
            result,
            seen_at: self.moment("seen_at")?,
            exercise_agreed: self.take("exercise_agreed")?,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
            deleted_at: self.moment("deleted_at")?,
            answers_removed_at: self.moment("answers_removed_at")?,
        };
        self.nothing_left("a check")?;
        Ok(Carried { deleted_at: check.deleted_at, record: Gone::Check(check), crack: None })
    }

    fn day(mut self) -> Read<Carried> {
        let card = DayCard {
            date: self.need::<Day>("date")?,
            pain_today: self.number("pain_today", 10)?,
            sit_hours: self.number("sit_hours", 24)?,
            note: self.take("note")?.unwrap_or_default(),
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
        };
        card.validate().map_err(|error| Refused::of(self.line, &error))?;
        let deleted_at = self.moment("deleted_at")?;
        self.nothing_left("a day")?;
        Ok(Carried { record: Gone::Day(card), deleted_at, crack: None })
    }

    fn routine(mut self, content: &Content) -> Read<Carried> {
        let deleted_at = self.moment("deleted_at")?;
        let line = self.line;
        let read: Result<OwnRoutine, _> = serde_path_to_error::deserialize(Value::Object(self.map));
        let routine = read.map_err(|error| {
            let field = error.path().to_string();
            let field = if field == "." { "routine" } else { &field };
            Refused::form(line, field, json::unfit(error.inner()))
        })?;
        routine.validate(content).map_err(|error| Refused::of(line, &error))?;
        Ok(Carried { record: Gone::Routine(routine), deleted_at, crack: None })
    }
}

/// What a field takes, as far as serde says it.
fn allowed_by(error: &serde_json::Error) -> Takes {
    let said = error.to_string();
    let ids: Vec<String> = said
        .split_once("expected ")
        .map_or(Vec::new(), |(_, ids)| ids.split('`').skip(1).step_by(2).map(str::to_owned).collect());
    if ids.is_empty() { Takes::A(json::expected(error)) } else { Takes::OneOf(ids) }
}
