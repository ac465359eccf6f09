//! A person's past, written short, and what the rules make of it.

use crate::support::{answers, at, session_record};
use chrono::Duration;
use serde_json::Value;
use unkink::domain::answers::Answers;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::{Day, Moment};
use unkink::domain::gate::{Profile, SafetyAnswer, Standing};
use unkink::domain::journal::{DayCard, EntryFields};
use unkink::domain::session::record::SessionRecord;
use unkink::domain::suggestion::{Crack, Dismissed, History, Situation, Suggestion, suggest};
use unkink::domain::words::entry::ListedWords;

/// Three in the afternoon of a Thursday.
pub fn now() -> Moment {
    at("2026-11-26T15:00:00+00:00")
}

/// What happened to a person, to be looked at at [`now`].
#[derive(Clone, Default)]
pub struct Past {
    pub cracks: Vec<Crack>,
    pub days: Vec<DayCard>,
    pub sessions: Vec<SessionRecord>,
    pub dismissed: Dismissed,
    pub checks: Vec<Check>,
    pub profile: Profile,
    pub opened: Option<Moment>,
}

impl Past {
    /// A crack so many days ago at noon, less `minutes`.
    pub fn crack(mut self, days: i64, minutes: i64, say: impl FnOnce(&mut EntryFields)) -> Past {
        let mut fields = EntryFields::bare(now() - Duration::days(days) - Duration::minutes(180 + minutes));
        say(&mut fields);
        let id = i64::try_from(self.cracks.len()).unwrap() + 1;
        self.cracks.push(Crack {
            id,
            uid: format!("crack {id:04}"),
            ..Crack::of_fields(&ListedWords::of(content()), &fields)
        });
        self
    }

    /// The same on each of these days.
    pub fn on(mut self, days: impl IntoIterator<Item = i64>, say: impl Fn(&mut EntryFields)) -> Past {
        for day in days {
            self = self.crack(day, 0, &say);
        }
        self
    }

    /// So many in one hour of a day.
    pub fn times(mut self, times: i64, day: i64, say: impl Fn(&mut EntryFields)) -> Past {
        for n in 0..times {
            self = self.crack(day, n * 30, &say);
        }
        self
    }

    pub fn day(mut self, days: i64, pain: Option<u8>, sat: Option<u8>) -> Past {
        let date = Day::of(now(), 4).plus(-days);
        let said = now() - Duration::days(days);
        self.days.push(DayCard {
            date,
            pain_today: pain,
            sit_hours: sat,
            note: String::new(),
            created_at: said,
            updated_at: said,
        });
        self
    }

    pub fn session(mut self, days: i64, routine: &str, before: u8, after: u8) -> Past {
        let started_at = now() - Duration::days(days) - Duration::hours(1);
        self.sessions.push(SessionRecord {
            started_at,
            pain_before: Some(before),
            pain_after: Some(after),
            updated_at: started_at,
            ..session_record(routine)
        });
        self.sessions.sort_by_key(|session| std::cmp::Reverse(session.started_at));
        self
    }

    pub fn check(mut self, ago: Duration, sheet: &Value) -> Past {
        self.checks.push(check(now() - ago, answers(sheet)));
        self
    }

    pub fn pregnant(mut self, weeks: i64, ago: i64) -> Past {
        let at = now() - Duration::days(ago);
        let mut set = |id: &str, value| {
            self.profile.answers.insert(id.into(), SafetyAnswer { value, at, since: None });
        };
        set("pregnancy_status", Answer::Text("pregnant".to_owned()));
        set("pregnancy_weeks", Answer::Number(weeks));
        self
    }

    pub fn put_away(mut self, rule: &str, ago: Duration) -> Past {
        self.dismissed.insert(rule.into(), now() - ago);
        self
    }

    /// All of it so many days earlier.
    pub fn earlier(mut self, days: i64) -> Past {
        let by = Duration::days(days);
        for crack in &mut self.cracks {
            (crack.at, crack.told_at) = (crack.at - by, crack.told_at - by);
        }
        for card in &mut self.days {
            (card.date, card.updated_at) = (card.date.plus(-days), card.updated_at - by);
        }
        for session in &mut self.sessions {
            session.started_at -= by;
        }
        self
    }

    pub fn suggested(&self) -> Option<Suggestion> {
        let mut entries = self.cracks.clone();
        entries.sort_by_key(|crack| std::cmp::Reverse((crack.at, crack.id)));
        let first = History::first_day(now(), 4);
        entries.retain(|crack| crack.at <= now() && Day::of(crack.at, 4) >= first);
        let mut days = self.days.clone();
        days.sort_by_key(|card| card.date);
        let standing = Standing::of(content(), &self.profile, &self.checks, now());
        let history = History {
            now: now(),
            day_start_hour: 4,
            entries,
            days,
            sessions: self.sessions.clone(),
            dismissed: self.dismissed.clone(),
        };
        let situation = Situation {
            standing: &standing,
            checks: &self.checks,
            profile: &self.profile,
            opened: self.opened.unwrap_or_else(now),
            rest_minutes: 20,
        };
        suggest(content(), &history, &situation)
    }

    /// What one rule says by itself: the others are put away.
    pub fn says(&self, rule: &str) -> Option<String> {
        self.alone(rule).map(|shown| shown.text)
    }

    pub fn alone(&self, rule: &str) -> Option<Suggestion> {
        let mut past = self.clone();
        for other in content().texts.journal_rules.iter().filter(|other| other.id != *rule) {
            past.dismissed.insert(other.id.clone(), now());
        }
        past.suggested().filter(|shown| shown.rule == *rule)
    }

    pub fn rule(&self) -> Option<String> {
        self.suggested().map(|shown| shown.rule.to_string())
    }
}

pub fn check(at: Moment, answers: Answers) -> Check {
    let check = NewCheck::of_sheet(content(), Who::Me, answers, at).as_check(at);
    Check { uid: "check".to_owned(), ..check }
}
