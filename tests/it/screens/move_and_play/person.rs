//! People with a history, written short.

use crate::screens::accepted_store;
use crate::support::answers;
use chrono::{Duration as Span, Timelike};
use serde_json::{Value, json};
use std::time::Duration;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::Moment;
use unkink::domain::exercise::{Override, Region};
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Trigger, UrgeFields};
use unkink::domain::routine::Plan;
use unkink::domain::session::record::SessionRecord;
use unkink::domain::session::{Event, Session, SessionOptions, Stopped};
use unkink::platform::clock;
use unkink::store::Store;

/// Minutes before now.
pub fn ago(minutes: i64) -> Moment {
    clock::now() - Span::minutes(minutes)
}

const OPTIONS: SessionOptions = SessionOptions { get_ready: Duration::ZERO, patience: None, own_pace: false };

/// A person to whom things happened.
pub struct Person(pub Store);

impl Person {
    /// Who has accepted the first-run notice and done nothing else.
    pub fn new() -> Person {
        Person(accepted_store())
    }

    /// Without a countdown before sessions.
    pub fn at_once(self) -> Person {
        self.settings(|settings| settings.get_ready_seconds = 0)
    }

    pub fn settings(self, change: fn(&mut unkink::domain::settings::Settings)) -> Person {
        let mut settings = self.0.settings().unwrap();
        change(&mut settings);
        self.0.change_settings(clock::now(), |kept| *kept = settings).unwrap();
        self
    }

    pub fn crack(self, minutes_ago: i64, trigger: Option<Trigger>, region: Region) -> Person {
        let fields = EntryFields { trigger, region: Some(region), ..EntryFields::bare(ago(minutes_ago)) };
        self.entry(fields)
    }

    pub fn entry(self, fields: EntryFields) -> Person {
        self.0.add_entry(&fields, clock::now()).unwrap();
        self
    }

    pub fn urge(self, minutes_ago: i64, level: u8, alternative: &str, outcome: Option<Outcome>) -> Person {
        let fields = UrgeFields {
            at: ago(minutes_ago),
            region: Some(Region::UpperMidBack),
            level,
            level_after: outcome.map(|_| level / 2),
            alternative: Some(alternative.to_owned()),
            outcome,
            entry: None,
            note: String::new(),
        };
        self.0.add_urge(&fields, clock::now()).unwrap();
        self
    }

    /// Safety answers.
    pub fn answered(self, sheet: &[(&str, Answer)]) -> Person {
        let sheet: Vec<_> = sheet.iter().map(|(id, answer)| ((*id).into(), answer.clone())).collect();
        self.0.set_safety_answers(content(), &sheet, clock::now()).unwrap();
        self
    }

    /// An own check with these answers.
    pub fn checked(self, minutes_ago: i64, sheet: &Value) -> Person {
        self.check(minutes_ago, sheet, Who::Me);
        self
    }

    pub fn check(&self, minutes_ago: i64, sheet: &Value, who: Who) -> Check {
        let at = ago(minutes_ago);
        let new = NewCheck::of_sheet(content(), who, answers(sheet), at);
        self.0.add_check(content(), &new, at).unwrap()
    }

    pub fn seen(self, exercise: Option<ExerciseAgreed>) -> Person {
        self.0.mark_seen(content(), None, exercise, clock::now()).unwrap();
        self
    }

    /// A session of this plan that was played to its end, or as far as `seconds`.
    pub fn played(self, plan: &Plan, seconds: Option<u64>, how: Stopped) -> Person {
        self.session(plan, seconds, how);
        self
    }

    pub fn session(&self, plan: &Plan, seconds: Option<u64>, how: Stopped) -> SessionRecord {
        // Today, also soon after the person's day has begun.
        let now = clock::now();
        let since_it_began = (i64::from(now.hour()) * 60 + i64::from(now.minute()) - 4 * 60).rem_euclid(24 * 60);
        self.session_ago(plan, seconds, how, since_it_began.min(30))
    }

    /// The same, begun so many minutes ago.
    pub fn session_ago(&self, plan: &Plan, seconds: Option<u64>, how: Stopped, minutes: i64) -> SessionRecord {
        let mut session = Session::new(plan.clone(), content(), OPTIONS);
        session.update(Event::StartPressed, Duration::ZERO);
        let begun = session.progress(content(), Duration::ZERO);
        let record = self.0.begin_session(plan, &begun, Some(3), ago(minutes), |_| ()).unwrap();
        let now = seconds.map_or(session.timetable().total, Duration::from_secs);
        session.update(Event::Ticked, now);
        let progress = session.progress(content(), now);
        self.0.end_session(record.id, &progress, how, ago((minutes - 10).max(0))).unwrap()
    }

    /// A session of this plan that was interrupted at `seconds`.
    pub fn interrupted(self, plan: &Plan, seconds: f64) -> Person {
        let mut session = Session::new(plan.clone(), content(), OPTIONS);
        session.update(Event::StartPressed, Duration::ZERO);
        let now = Duration::from_secs_f64(seconds);
        session.update(Event::Ticked, now);
        let begun = session.progress(content(), now);
        let record = self.0.begin_session(plan, &begun, None, ago(30), |_| ()).unwrap();
        self.0.save_progress(record.id, &begun, ago(25)).unwrap();
        self
    }
}

/// A library routine as written.
pub fn routine(id: &str) -> Plan {
    Plan::of_routine(content().routine(id).unwrap())
}

/// A single exercise as written.
pub fn exercise(id: &str) -> Plan {
    Plan::of_exercise(content().exercise(id).unwrap(), Override::default())
}

/// Answers that mean medical advice today.
pub fn urgent() -> Value {
    json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"})
}

/// Answers that mean an emergency.
pub fn emergency() -> Value {
    json!({"age_years": 45, "region": ["low_back"], "pain_present": "yes", "saddle_numb": "yes"})
}

/// Answers that mean to be seen in days.
pub fn soon() -> Value {
    json!({"age_years": 41, "region": ["low_back"], "crack_sound": "loud_clunk", "crack_giving_way": "yes"})
}

/// A week with cracks, urges and a routine.
pub fn busy_week() -> Person {
    let day = 24 * 60;
    let upper = Region::UpperMidBack;
    let mut person = Person::new();
    for (days, forced, own) in [(6, 3, 1), (5, 2, 1), (4, 2, 0), (3, 1, 2), (2, 1, 1)] {
        for n in 0..forced {
            person = person.crack(days * day - 10 * n, Some(Trigger::SelfForced), upper);
        }
        for n in 0..own {
            person = person.crack(days * day - 5 * n, Some(Trigger::Spontaneous), upper);
        }
    }
    for (days, eased) in [(6, 1), (5, 2), (4, 1), (3, 2), (2, 3)] {
        for n in 0..eased {
            person = person.urge(days * day - 7 * n, 6, "urge_reset_60", Some(Outcome::Eased));
        }
    }
    let fields = EntryFields {
        trigger: Some(Trigger::SelfForced),
        region: Some(upper),
        side: Some(BodySide::Right),
        pain: Some(2),
        context: vec!["after_sitting".to_owned()],
        ..EntryFields::bare(ago(6))
    };
    person.entry(fields).played(&routine("urge_reset_60"), None, Stopped::Done)
}
