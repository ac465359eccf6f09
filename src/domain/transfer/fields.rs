//! The fields of one record in a file: each read once, refused by its name, and none left over.

use super::form;
use super::{Reason, Refused, Takes, shown};
use crate::domain::answers::Answers;
use crate::domain::checker::{Check, CheckResult, Who, assess};
use crate::domain::content::Content;
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::field::{Allowed, FieldError, none_twice};
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

/// The longest uid, in characters. What else is one line holds as many.
const LINE_LIMIT: usize = 100;

/// The most steps of a session.
const STEP_LIMIT: usize = 10_000;

/// An object of a file, taken apart.
pub struct Fields {
    line: usize,
    map: Map<String, Value>,
    /// What it says nothing about, of what may be left out.
    left_out: Vec<&'static str>,
}

type Read<T> = Result<T, Refused>;

/// What a uid takes, where this one is none.
pub fn no_uid(uid: &str) -> Option<Takes> {
    let fits = (1..=LINE_LIMIT).contains(&uid.chars().count()) && !uid.chars().any(char::is_control);
    (!fits).then(|| Takes::A(format!("1 to {LINE_LIMIT} characters in one line")))
}

impl Fields {
    /// The fields of what stands on `line`.
    ///
    /// # Errors
    /// What is no object.
    pub fn of(line: usize, value: Value) -> Read<Fields> {
        match value {
            Value::Object(map) => {
                let control = map.iter().find_map(|(field, value)| Some((field, form::control(value)?)));
                let refused = control.map(|(field, c)| {
                    let error = FieldError::control("text", c, Allowed::TextWithoutControls);
                    Refused::because(line, field, Reason::Field(error))
                });
                refused.map_or(Ok(Fields { line, map, left_out: Vec::new() }), Err)
            }
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
            Some(value) => form::read(self.line, field, &value).map(Some),
        }
    }

    /// The same of one that says nothing when it is not there: what is kept here stays.
    fn open<T: DeserializeOwned>(&mut self, field: &'static str) -> Read<Option<T>> {
        self.look_for(field);
        self.take(field)
    }

    fn look_for(&mut self, field: &'static str) {
        if !self.map.contains_key(field) {
            self.left_out.push(field);
        }
    }

    fn need<T: DeserializeOwned>(&mut self, field: &str) -> Read<T> {
        self.take(field)?.ok_or_else(|| Refused::new(self.line, field, "it is missing"))
    }

    fn list<T: DeserializeOwned>(&mut self, field: &'static str) -> Read<Vec<T>> {
        Ok(self.open(field)?.unwrap_or_default())
    }

    /// A whole number up to `most`, as it is said about scales and hours.
    fn number(&mut self, field: &'static str, most: u8) -> Read<Option<u8>> {
        self.look_for(field);
        match self.map.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                // A spreadsheet writes 6 as 6.0.
                let whole = value.as_f64().filter(|number| number.fract() == 0.0);
                let takes = match whole {
                    Some(_) => Takes::Between(0, u64::from(most)),
                    None => Takes::A(format!("a whole number from 0 to {most}")),
                };
                let fits = whole.filter(|number| (0.0..=f64::from(most)).contains(number));
                fits.map(|number| Some(number as u8)).ok_or_else(|| self.wrong(field, &value, takes))
            }
        }
    }

    fn moment(&mut self, field: &str) -> Read<Option<Moment>> {
        match self.map.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                let read = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
                read.map(|moment| Some(whole_seconds(moment)))
                    .ok_or_else(|| self.wrong(field, &value, Takes::A(form::MOMENT.to_owned())))
            }
        }
    }

    fn need_moment(&mut self, field: &str) -> Read<Moment> {
        self.moment(field)?.ok_or_else(|| Refused::new(self.line, field, "it is missing"))
    }

    fn uid(&mut self) -> Read<String> {
        self.one_line("uid")?.ok_or_else(|| Refused::new(self.line, "uid", "it is missing"))
    }

    /// What is known by its name: a uid, a routine, an exercise.
    fn one_line(&mut self, field: &str) -> Read<Option<String>> {
        let Some(said) = self.take::<String>(field)? else { return Ok(None) };
        match no_uid(&said) {
            None => Ok(Some(said)),
            Some(takes) => Err(self.wrong(field, &Value::from(said), takes)),
        }
    }

    /// The number under which the record was kept where it comes from; 0 where there is none.
    fn id(&mut self) -> Read<i64> {
        Ok(self.take("id")?.unwrap_or_default())
    }

    /// What was left out, where nothing else stands there.
    fn nothing_left(self, what: &str) -> Read<Vec<&'static str>> {
        match self.map.keys().next() {
            None => Ok(self.left_out),
            Some(field) => Err(Refused::form(self.line, &shown(field), format!("it is no field of {what}"))),
        }
    }

    /// Of the fields of a file one has another name than the terminal's option for one of its words.
    fn not_valid(&self, error: &FieldError) -> Refused {
        let refused = Refused::of(self.line, error);
        if refused.field == "tag" { Refused { field: "tags".to_owned(), ..refused } } else { refused }
    }

    /// The record of a list of this kind.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn record(mut self, kind: Kind, content: &Content) -> Read<Carried> {
        match kind {
            Kind::Entry => {
                // An export says it only of a crack without one.
                self.map.entry("clock").or_insert(Value::Bool(true));
                self.entry()
            }
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
            clock: self.open("clock")?.unwrap_or(true),
            region: self.open("region")?,
            side: self.open("side")?,
            pops: self.open("pops")?,
            sound: self.open("sound")?,
            trigger: self.open("trigger")?,
            pain: self.number("pain", 10)?,
            pain_later: self.number("pain_later", 10)?,
            pain_kind: self.open("pain_kind")?,
            urge: self.number("urge", 10)?,
            relief: self.number("relief", 10)?,
            effort: self.open("effort")?,
            context: none_twice(&self.list("context")?),
            tags: none_twice(&self.list("tags")?),
            note: self.open("note")?.unwrap_or_default(),
        };
        fields.validate().map_err(|error| self.not_valid(&error))?;
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
        let left_out = self.nothing_left("an entry")?;
        Ok(Carried { record: Gone::Entry(entry), deleted_at, crack: None, left_out })
    }

    fn alternative(&mut self) -> Read<Option<String>> {
        self.look_for("alternative");
        self.one_line("alternative")
    }

    fn urge(mut self) -> Read<Carried> {
        let fields = UrgeFields {
            at: self.need_moment("at")?,
            region: self.open("region")?,
            level: self.number("level", 10)?.ok_or_else(|| Refused::new(self.line, "level", "it is missing"))?,
            level_after: self.number("level_after", 10)?,
            alternative: self.alternative()?,
            outcome: self.open("outcome")?,
            entry: self.take("entry")?,
            note: self.open("note")?.unwrap_or_default(),
        };
        fields.validate().map_err(|error| self.not_valid(&error))?;
        let urge = Urge {
            id: self.id()?,
            uid: self.uid()?,
            fields,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
        };
        let (deleted_at, crack) = (self.moment("deleted_at")?, self.take("entry_uid")?);
        let left_out = self.nothing_left("an urge")?;
        Ok(Carried { record: Gone::Urge(urge), deleted_at, crack, left_out })
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
            routine: self.one_line("routine")?.ok_or_else(|| Refused::new(self.line, "routine", "it is missing"))?,
            planned_seconds: self.seconds("planned_seconds")?,
            done_seconds: self.seconds("done_seconds")?,
            completed: self.need("completed")?,
            stopped: Some(self.need("stopped")?),
            pain_before: self.number("pain_before", 10)?,
            pain_after: self.number("pain_after", 10)?,
            felt: self.open("felt")?,
            steps: self.list::<StepRecord>("steps")?,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
            deleted_at: self.moment("deleted_at")?,
        };
        if session.steps.len() > STEP_LIMIT {
            let found = Value::from(session.steps.len());
            return Err(self.wrong("steps", &found, Takes::A("10,000 steps at most".to_owned())));
        }
        let line = self.line;
        let left_out = self.nothing_left("a session")?;
        for (number, step) in session.steps.iter().enumerate() {
            let sides = ["left", "right"].map(str::to_owned).to_vec();
            let side =
                step.side_first.as_ref().filter(|side| !sides.contains(side)).map(|side| (side, Takes::OneOf(sides)));
            let exercise = no_uid(&step.exercise).map(|takes| (step.exercise.as_str(), takes));
            let wrong = exercise.map(|(said, takes)| ("exercise", said, takes));
            if let Some((field, said, takes)) = wrong.or(side.map(|(said, takes)| ("side_first", said.as_str(), takes)))
            {
                let reason = Reason::Value { value: format!("“{}”", shown(said)), takes };
                return Err(Refused::because(line, &format!("steps[{number}].{field}"), reason));
            }
        }
        Ok(Carried { deleted_at: session.deleted_at, record: Gone::Session(session), crack: None, left_out })
    }

    fn check(mut self, content: &Content) -> Read<Carried> {
        let given: Map<String, Value> = self.need("answers")?;
        let (id, ruleset): (i64, String) = (self.id()?, self.need("ruleset")?);
        let ruleset_sha256 = self.sha256("ruleset_sha256")?;
        let of_today = match &ruleset_sha256 {
            Some(sha256) => *sha256 == content.ruleset_sha256,
            None => ruleset == content.ruleset,
        };
        let (mut answers, mut unfit) = (Answers::default(), BTreeMap::new());
        for (id, answer) in given {
            match answers.set_json(&id, &answer, content) {
                Ok(()) => {}
                Err(error) if of_today => return Err(form::answer(self.line, "answers", &error)),
                Err(_) => drop(unfit.insert(id, answer)),
            }
        }
        let mut result: CheckResult = self.need("result")?;
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
            who: self.open::<Who>("who")?.unwrap_or_default(),
            ruleset,
            ruleset_sha256,
            answers,
            unfit,
            result,
            seen_at: self.moment("seen_at")?,
            exercise_agreed: self.take("exercise_agreed")?,
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
            deleted_at: self.moment("deleted_at")?,
            answers_removed_at: self.moment("answers_removed_at")?,
        };
        let left_out = self.nothing_left("a check")?;
        Ok(Carried { deleted_at: check.deleted_at, record: Gone::Check(check), crack: None, left_out })
    }

    fn day(mut self) -> Read<Carried> {
        let card = DayCard {
            date: self.need::<Day>("date")?,
            pain_today: self.number("pain_today", 10)?,
            sit_hours: self.number("sit_hours", 24)?,
            note: self.open("note")?.unwrap_or_default(),
            created_at: self.need_moment("created_at")?,
            updated_at: self.need_moment("updated_at")?,
        };
        card.validate().map_err(|error| Refused::of(self.line, &error))?;
        let deleted_at = self.moment("deleted_at")?;
        let left_out = self.nothing_left("a day")?;
        Ok(Carried { record: Gone::Day(card), deleted_at, crack: None, left_out })
    }

    fn routine(mut self, content: &Content) -> Read<Carried> {
        const FIELDS: [&str; 13] = [
            "uid",
            "name",
            "goal",
            "regions",
            "place",
            "props",
            "change_seconds",
            "steps",
            "settle",
            "based_on",
            "off",
            "created_at",
            "updated_at",
        ];
        let deleted_at = self.moment("deleted_at")?;
        let line = self.line;
        let read: OwnRoutine = form::read(line, "", &Value::Object(self.map.clone()))?;
        FIELDS.iter().for_each(|field| drop(self.map.remove(*field)));
        let left_out = self.nothing_left("a routine")?;
        read.validate(content).map_err(|error| Refused::of(line, &error))?;
        let is_taken = content.routine(&read.uid).is_some() || content.exercise(&read.uid).is_some();
        let takes = no_uid(&read.uid)
            .or_else(|| is_taken.then(|| Takes::A("a name that no routine or exercise has".to_owned())));
        if let Some(takes) = takes {
            let value = format!("“{}”", shown(&read.uid));
            return Err(Refused::because(line, "uid", Reason::Value { value, takes }));
        }
        Ok(Carried { record: Gone::Routine(read), deleted_at, crack: None, left_out })
    }
}
