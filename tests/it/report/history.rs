//! The weeks before the visit: every number on the page equal to counting in plain code.

use super::page::report;
use super::{numbers, usual_check};
use crate::support::{Dice, at};
use chrono::TimeDelta;
use rusqlite::Connection;
use tempfile::TempDir;
use unkink::domain::calendar::WeekStart;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::insights::{Asked, Range, Span};
use unkink::domain::journal::{BodySide, DayCard, EntryFields, Outcome, Sound, Trigger, UrgeFields};
use unkink::domain::report::Report;
use unkink::domain::report::history::History;
use unkink::domain::report::paper::Paper;
use unkink::domain::report::sheet::{Block, Sheet};
use unkink::domain::words::name::name_of;
use unkink::domain::words::report::sheet;
use unkink::render::pdf::pdf;
use unkink::store::Store;

const START: u32 = 4;

struct Year {
    _folder: TempDir,
    store: Store,
    entries: Vec<EntryFields>,
    urges: Vec<UrgeFields>,
}

/// A year up to 21 November 2026, and some of the year before.
fn year() -> Year {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite3");
    let store = Store::open(&path).unwrap();
    let mut dice = Dice::new(3);
    let newest = at("2026-11-21T17:00:00+01:00");
    let (mut entries, mut urges) = (Vec::new(), Vec::new());
    for number in 0..500 {
        let at = newest - TimeDelta::minutes(number * 1_201);
        let some = |dice: &mut Dice| (!dice.once_in(3)).then(|| u8::try_from(dice.roll(8)).unwrap());
        let entry = EntryFields {
            region: Some(*dice.pick(&[Region::Neck, Region::UpperMidBack, Region::UpperMidBack])),
            side: Some(*dice.pick(&[BodySide::Left, BodySide::Right, BodySide::Right])),
            sound: (!dice.once_in(4)).then(|| *dice.pick(&[Sound::SinglePop, Sound::RepeatedSnap])),
            trigger: (!dice.once_in(9))
                .then(|| *dice.pick(&[Trigger::SelfForced, Trigger::Spontaneous, Trigger::OtherPerson])),
            pain: some(&mut dice),
            relief: some(&mut dice),
            pain_later: dice.once_in(5).then_some(2),
            tags: if dice.once_in(20) { vec!["numb_tingle".to_owned()] } else { Vec::new() },
            context: if dice.once_in(2) { vec!["after_sitting".to_owned()] } else { vec!["my desk".to_owned()] },
            ..EntryFields::bare(at)
        };
        store.add_entry(&entry, at).unwrap();
        entries.push(entry);
    }
    for number in 0..200 {
        let at = newest - TimeDelta::minutes(number * 2_003 + 31);
        let urge = UrgeFields {
            level_after: Some(3),
            alternative: Some((*dice.pick(&["urge_reset_60", "wait"])).to_owned()),
            outcome: Some(*dice.pick(&[Outcome::Eased, Outcome::StillThere])),
            ..UrgeFields::bare(at, 6)
        };
        store.add_urge(&urge, at).unwrap();
        urges.push(urge);
    }
    for (day, hours) in [("2026-11-02", 7), ("2026-11-03", 9), ("2026-11-04", 9)] {
        store.change_day(Day(day.parse().unwrap()), newest, |card: &mut DayCard| card.sit_hours = Some(hours)).unwrap();
    }
    sessions(&path);
    Year { _folder: folder, store, entries, urges }
}

/// Six sessions of one routine on five days, one of them without a finished step, and one that was stopped as it got worse.
fn sessions(path: &std::path::Path) {
    let connection = Connection::open(path).unwrap();
    for (number, (day, done, stopped)) in
        [(2, 60, "done"), (3, 60, "done"), (4, 60, "done"), (5, 60, "done"), (5, 60, "worse"), (6, 0, "left")]
            .into_iter()
            .enumerate()
    {
        let at = format!("2026-11-{day:02}T1{number}:00:00+01:00");
        let steps = format!(
            "[{{\"exercise\":\"cat_cow\",\"side_first\":null,\"planned_seconds\":60,\"done_seconds\":{done},\"reps_done\":1,\"feedback\":null}}]"
        );
        connection
            .execute(
                "INSERT INTO sessions (uid, started_at, started_utc, ended_at, routine, plan, stopped, pain_before, pain_after, \
                 steps, created_at, updated_at) VALUES (?1, ?2, unixepoch(?2), ?2, 'morning_mobility_8', '{}', ?3, 4, 2, ?4, ?2, ?2)",
                rusqlite::params![format!("s{number}"), at, stopped, steps],
            )
            .unwrap();
    }
}

fn of(year: &Year, span: Span) -> Sheet {
    let asked = Asked {
        range: Range::Own(span),
        beside: None,
        today: span.to,
        day_start_hour: START,
        week_start: WeekStart::of_country(Some("IE")),
        rest_minutes: 20,
    };
    let history =
        History { insights: year.store.insights(&asked).unwrap(), more: year.store.more_counts(span, START).unwrap() };
    let report = Report { days: Some((span, history)), ..report(Some(usual_check())) };
    sheet(content(), &numbers(), &report, |id| name_of(content(), |_| None, id))
}

fn span(from: &str, to: &str) -> Span {
    Span { from: Day(from.parse().unwrap()), to: Day(to.parse().unwrap()) }
}

fn fact(sheet: &Sheet, label: &str) -> String {
    let blocks = sheet.parts.iter().flat_map(|part| &part.columns).flat_map(|column| &column.blocks);
    let mut facts =
        blocks.filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None }).flatten();
    facts.find(|(name, _)| name == label).map(|(_, said)| said.clone()).unwrap_or_else(|| panic!("{label}: {sheet:#?}"))
}

fn middle(mut values: Vec<u8>) -> f64 {
    values.sort_unstable();
    let (half, even) = (values.len() / 2, values.len().is_multiple_of(2));
    let upper = f64::from(values[half]);
    if even { f64::midpoint(f64::from(values[half - 1]), upper) } else { upper }
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

#[test]
fn every_number_of_a_year_is_equal_to_counting() {
    let year = year();
    for span in [span("2025-11-22", "2026-11-21"), span("2026-10-25", "2026-11-21")] {
        let page = of(&year, span);
        let within: Vec<&EntryFields> = year.entries.iter().filter(|e| span.contains(Day::of(e.at, START))).collect();
        let count = |is: &dyn Fn(&EntryFields) -> bool| within.iter().filter(|entry| is(entry)).count();
        let figure = |label: &str| page.figures.iter().find(|figure| figure.label == label).unwrap();
        assert_eq!(figure("Cracks logged").value, within.len().to_string());
        let by = |trigger| count(&|entry| entry.trigger == trigger);
        assert_eq!(
            figure("Cracks logged").more,
            format!(
                "{} forced · {} by itself · {} by someone else · {} not said",
                by(Some(Trigger::SelfForced)),
                by(Some(Trigger::Spontaneous)),
                by(Some(Trigger::OtherPerson)),
                by(None)
            )
        );
        let pains: Vec<u8> = within.iter().filter_map(|entry| entry.pain).collect();
        assert_eq!(figure("Pain with cracks").value, format!("{} of 10", number(middle(pains.clone()))));
        assert_eq!(
            figure("Pain with cracks").more,
            format!(
                "median of {} given; lowest {}, highest {}",
                pains.len(),
                pains.iter().min().unwrap(),
                pains.iter().max().unwrap()
            )
        );
        let upper = |entry: &EntryFields| entry.region == Some(Region::UpperMidBack);
        assert_eq!(figure("Main place").value, "Upper and mid back");
        assert_eq!(
            figure("Main place").more,
            format!(
                "{} of {}; right side {}",
                count(&upper),
                within.len(),
                count(&|e| upper(e) && e.side == Some(BodySide::Right))
            )
        );
        let urges: Vec<&UrgeFields> = year.urges.iter().filter(|u| span.contains(Day::of(u.at, START))).collect();
        assert_eq!(figure("Urges let pass").more, format!("of {} noted", urges.len()));
        let reset: Vec<_> = urges.iter().filter(|urge| urge.alternative.as_deref() == Some("urge_reset_60")).collect();
        let eased = reset.iter().filter(|urge| urge.outcome == Some(Outcome::Eased)).count();
        let said = fact(&page, "60-second urge reset");
        assert!(said.starts_with(&format!("urge eased {eased} of {}", reset.len())), "{said}");
        assert!(said.ends_with(&format!("; its strength 6 → 3 (median of {})", reset.len())), "{said}");
        let sounds = fact(&page, "Sound");
        let pops = count(&|entry| entry.sound == Some(Sound::SinglePop));
        assert!(sounds.to_lowercase().contains(&format!("pop {pops}")), "{sounds}: {pops}");
        let numb = count(&|entry| entry.tags.contains(&"numb_tingle".to_owned()));
        assert_eq!(fact(&page, "New signs"), format!("tingling or numb {numb}"));
        assert!(fact(&page, "Just before").contains(&format!("my desk {}", count(&|e| e.context[0] == "my desk"))));
        assert_eq!(fact(&page, "Hours sat on a day"), "9 (median of 3 days)");
    }
}

#[test]
fn what_was_tried_is_said_in_whole_cases() {
    let page = of(&year(), span("2026-10-25", "2026-11-21"));
    let name = name_of(content(), |_| None, "morning_mobility_8");
    assert_eq!(fact(&page, &name), "5 times on 4 days; pain 4 → 2 (median of 5)");
    assert_eq!(
        fact(&page, "Moves done"),
        "cat–cow 5".to_owned().replace("cat–cow", &lower(&name_of(content(), |_| None, "cat_cow")))
    );
    assert_eq!(fact(&page, "Stopped, as something got worse"), format!("{name} 1"));
    assert_eq!(page.period.as_deref(), Some("Period 25 Oct – 21 Nov 2026"));
    assert!(!page.texts().iter().any(|text| text.contains('%') || text.contains("because of")), "no shares, no causes");
}

fn lower(name: &str) -> String {
    unkink::domain::words::lower_first(name)
}

#[test]
fn an_empty_journal_says_so_and_claims_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("records.sqlite3")).unwrap();
    let empty = Year { _folder: folder, store, entries: Vec::new(), urges: Vec::new() };
    let page = of(&empty, span("2026-10-25", "2026-11-21"));
    let texts = page.texts().join("\n");
    for part in ["Cracks logged\n0\n", "none given", "Nothing was noted."] {
        assert!(texts.contains(part), "{part}: {texts}");
    }
}

#[test]
fn a_usual_page_is_one_page_and_the_rest_follows() {
    let page = of(&year(), span("2026-10-25", "2026-11-21"));
    for paper in [Paper::A4, Paper::Letter] {
        let file = pdf(&page, paper, at("2026-11-21T18:00:00+01:00"), false).unwrap();
        let Some(read) = super::paper::words(&file, &["-f", "1", "-l", "1", "-raw"]) else { return };
        for part in ["Cracks logged", "Pattern", "Per week", "What was tried", "About the person"] {
            assert!(read.contains(part), "{paper:?}: “{part}” is not on the first page: {read}");
        }
    }
    if let Ok(folder) = std::env::var("UNKINK_PAGES") {
        for paper in [Paper::A4, Paper::Letter] {
            let file = pdf(&page, paper, at("2026-11-21T18:00:00+01:00"), true).unwrap();
            std::fs::write(format!("{folder}/visit-{}.pdf", paper.name()), file).unwrap();
        }
    }
}
