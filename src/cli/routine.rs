//! `routines`, `exercises`, `plan`: what there is, and what is open.

use super::data::{self, Data};
use super::failure::Failure;
use super::near::nearest;
use super::print;
use super::shell::Shell;
use super::timeline::Teller;
use crate::domain::content::content;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Tier;
use crate::domain::exercise::{Exercise, Intent, Override, Place, Region};
use crate::domain::gate::{Cause, GatedRoutine, LeftOut, Standing};
use crate::domain::id::{ExerciseId, GateId, RoutineId};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::routine::Plan;
use crate::domain::routine::playable::wanted;
use crate::domain::settings::Numbers;
use crate::domain::words::{self, how_long};
use crate::store::Store;
use clap::Args;
use serde::Serialize;
use std::time::Duration;

#[derive(Debug, Args)]
pub struct RoutinesArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct ExercisesArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct PlanArgs {
    /// A routine or exercise, by its id; your own also by its name
    #[arg(value_name = "ROUTINE_OR_EXERCISE")]
    name: String,
    /// As written in the library, whatever your answers change
    #[arg(long)]
    no_gates: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct RoutineRow {
    id: String,
    name: String,
    seconds: u64,
    regions: Vec<Region>,
    place: Vec<Place>,
    props: Vec<String>,
    steps: Vec<ExerciseId>,
    locked: bool,
    why: Vec<GateId>,
    alternative: Option<RoutineId>,
}

#[derive(Serialize)]
struct ExerciseRow<'a> {
    id: &'a ExerciseId,
    name: &'a str,
    regions: &'a [Region],
    place: &'a [Place],
    intent: Intent,
    props: &'a [String],
    seconds: u64,
}

impl RoutineRow {
    fn of(gated: GatedRoutine, regions: Vec<Region>, place: Vec<Place>) -> RoutineRow {
        RoutineRow {
            id: gated.plan.id,
            name: gated.plan.name,
            seconds: gated.total.as_secs(),
            regions,
            place,
            props: gated.props,
            steps: gated.plan.steps.into_iter().map(|step| step.exercise).collect(),
            locked: gated.locked,
            why: gated.why,
            alternative: gated.alternative,
        }
    }
}

/// Lists library routines and own ones, as the gates and the person's wishes leave them.
pub fn routines(args: &RoutinesArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let store = shell.data.look()?;
    let (standing, wishes, today) = (data::standing(&store)?, data::wished(&store)?, data::today(&store)?);
    let wanted = |gated: GatedRoutine| if gated.locked { gated } else { wanted(content(), gated, &wishes).0 };
    let library = content().routines.iter().map(|routine| {
        let gated = wanted(standing.routine(content(), routine));
        RoutineRow::of(gated, routine.regions.clone(), routine.place.clone())
    });
    let own = store.own_routines()?.into_iter().map(|routine| {
        let gated = wanted(standing.own_routine(content(), &routine.plan_on(today)));
        RoutineRow::of(gated, routine.regions, routine.place)
    });
    let rows: Vec<RoutineRow> = library.chain(own).collect();
    if args.json {
        return print::json(shell.out, &rows);
    }
    let (result, readable) = locked(&standing, &data::numbers(&store));
    for line in result.into_iter().chain(readable) {
        writeln!(shell.out, "{line}")?;
    }
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    for row in &rows {
        let length = how_long(Duration::from_secs(row.seconds));
        writeln!(shell.out, "{:width$}  {length:>11}  {}", row.id, row.name)?;
        if row.locked {
            writeln!(
                shell.out,
                "{:width$}               closed: {}",
                "",
                reasons(&standing, &row.why, None, row.alternative.as_deref())
            )?;
        } else if !row.why.is_empty() {
            writeln!(shell.out, "{:width$}               changed: {}", "", why(&standing, &row.why, None))?;
        }
    }
    let holding: Vec<GateId> =
        standing.holding.iter().filter(|gate| rows.iter().any(|row| row.why.contains(gate))).cloned().collect();
    for line in because(&standing, &holding) {
        writeln!(shell.out, "{line}")?;
    }
    Ok(())
}

/// Lists the exercises of the library.
pub fn exercises(args: &ExercisesArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let row = |exercise: &'static Exercise| ExerciseRow {
        id: &exercise.id,
        name: &exercise.name,
        regions: &exercise.regions,
        place: &exercise.place,
        intent: exercise.intent,
        props: &exercise.props,
        seconds: exercise.total_seconds,
    };
    let rows: Vec<ExerciseRow<'_>> = content().exercises.iter().map(row).collect();
    if args.json {
        return print::json(shell.out, &rows);
    }
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    for row in &rows {
        let length = how_long(Duration::from_secs(row.seconds));
        writeln!(shell.out, "{:width$}  {length:>11}  {}", row.id, row.name)?;
    }
    Ok(())
}

/// Shows the whole timeline at once.
pub fn plan(args: &PlanArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let opened = if args.no_gates {
        Opened::whole(as_written(&args.name, &shell.data)?)
    } else {
        let store = shell.data.look()?;
        open(&args.name, &store)?
    };
    let timetable = opened.plan.timetable(content());
    let events = timetable.events(content());
    if args.json {
        return print::json(shell.out, &events);
    }
    opened.say_left_out(shell)?;
    let numbers = shell.data.numbers();
    let mut teller = Teller::new(&opened.plan, &timetable, &numbers);
    for event in &events {
        teller.tell(shell.out, event)?;
    }
    Ok(())
}

/// What is played, and what is not.
pub struct Opened {
    pub plan: Plan,
    pub left_out: Vec<LeftOut>,
    /// Moves the person does not want.
    unwanted: Vec<ExerciseId>,
    /// Moves of an own routine that are switched off today.
    off_today: Vec<ExerciseId>,
    /// The answers and results that changed it, and how each is changed.
    because: Vec<String>,
    standing: Standing,
}

impl Opened {
    fn whole(plan: Plan) -> Opened {
        Opened {
            plan,
            left_out: Vec::new(),
            unwanted: Vec::new(),
            off_today: Vec::new(),
            because: Vec::new(),
            standing: Standing::clear(),
        }
    }

    /// Says which steps are left out or replaced, and why.
    pub fn say_left_out(&self, shell: &mut Shell<'_>) -> Result<(), Failure> {
        for left in &self.left_out {
            let why = why(&self.standing, &left.gates, left.how.as_deref());
            writeln!(shell.out, "Left out: {}. {why}", exercise_name(&left.exercise))?;
        }
        for step in &self.plan.steps {
            let Some(written) = step.instead_of.as_ref().and_then(|id| content().exercise(id)) else { continue };
            let why = why(&self.standing, &self.standing.replacing(content(), written), None);
            writeln!(shell.out, "{} in place of {}. {why}", exercise_name(&step.exercise), written.name)?;
        }
        for unwanted in &self.unwanted {
            writeln!(shell.out, "Left out: {}. You asked for that.", exercise_name(unwanted))?;
        }
        for off in &self.off_today {
            writeln!(shell.out, "Left out: {}. It is off for today.", exercise_name(off))?;
        }
        for line in &self.because {
            writeln!(shell.out, "{line}")?;
        }
        Ok(())
    }
}

/// The routine or exercise after gates, a routine without the moves the person does not want.
///
/// # Errors
/// A name that is not known; a routine or exercise that is not open now, with the gates that say so and what is open;
/// an own routine without a move.
pub fn open(name: &str, store: &Store) -> Result<Opened, Failure> {
    let (standing, wishes, today) = (data::standing(store)?, data::wished(store)?, data::today(store)?);
    let routine = |gated: GatedRoutine| {
        if gated.locked {
            let why = reasons(&standing, &gated.why, None, gated.alternative.as_deref());
            return Err(closed(&gated.plan.name, store, &standing, &gated.why, &why));
        }
        let (gated, unwanted) = wanted(content(), gated, &wishes);
        let because = because(&standing, &gated.why);
        Ok(Opened {
            left_out: gated.left_out,
            unwanted,
            because,
            standing: standing.clone(),
            ..Opened::whole(gated.plan)
        })
    };
    match find(name, &store.own_routines()?)? {
        Found::Routine(found) => routine(standing.routine(content(), found)),
        Found::Own(own) if own.steps.is_empty() => {
            Err(Failure::failed(format!("{} has no moves yet. Add some in the window.", own.name)))
        }
        Found::Own(own) => {
            let opened = routine(standing.own_routine(content(), &own.plan_on(today)))?;
            Ok(Opened { off_today: own.off_on(today), ..opened })
        }
        Found::Exercise(exercise) => open_exercise(exercise, store, standing),
    }
}

fn open_exercise(exercise: &Exercise, store: &Store, standing: Standing) -> Result<Opened, Failure> {
    let gated = standing.exercise(content(), exercise, Override::default());
    match gated.blocked {
        None => Ok(Opened { because: because(&standing, &gated.why), standing, ..Opened::whole(gated.plan) }),
        Some(blocked) => {
            let routine = || standing.open_instead(content()).map(|id| id.to_string());
            let instead = blocked.instead.map(|id| id.to_string()).or_else(routine);
            let why = reasons(&standing, &blocked.gates, blocked.how.as_deref(), instead.as_deref());
            Err(closed(&exercise.name, store, &standing, &blocked.gates, &why))
        }
    }
}

/// Library routines and exercises need no records; only own routines are looked up there.
fn as_written(name: &str, data: &Data) -> Result<Plan, Failure> {
    let found = match find(name, &[]) {
        Ok(found) => found,
        Err(_) => find(name, &data.look()?.own_routines()?)?,
    };
    Ok(match found {
        Found::Routine(routine) => Plan::of_routine(routine),
        Found::Own(own) => own.plan(),
        Found::Exercise(exercise) => Plan::of_exercise(exercise, Override::default()),
    })
}

enum Found {
    Routine(&'static Routine),
    Own(Box<OwnRoutine>),
    Exercise(&'static Exercise),
}

impl Found {
    fn of_own(routine: &OwnRoutine) -> Found {
        Found::Own(Box::new(routine.clone()))
    }
}

fn find_by_id(id: &str, own: &[OwnRoutine]) -> Option<Found> {
    let in_library = || content().routine(id).map(Found::Routine);
    let exercise = || content().exercise(id).map(Found::Exercise);
    let own = || own.iter().find(|routine| routine.uid == id).map(Found::of_own);
    in_library().or_else(exercise).or_else(own)
}

/// By its id, or an own routine by its name.
fn find(name: &str, own: &[OwnRoutine]) -> Result<Found, Failure> {
    if let Some(found) = find_by_id(name, own) {
        return Ok(found);
    }
    let called: Vec<&OwnRoutine> = own.iter().filter(|routine| routine.name == name).collect();
    match called.as_slice() {
        [] => Err(unknown(name, own)),
        [one] => Ok(Found::of_own(one)),
        several => {
            let uids: Vec<&str> = several.iter().map(|routine| routine.uid.as_str()).collect();
            let problem = format!("{} routines are called “{name}”; name one by its id", several.len());
            Err(Failure::failed(format!("{problem}: {}", uids.join(", "))))
        }
    }
}

fn exercise_name(id: &ExerciseId) -> &str {
    content().exercise(id).map_or(id.as_str(), |exercise| &exercise.name)
}

/// Whether a routine or an exercise has this id.
pub fn is_known(name: &str, store: &Store) -> Result<bool, Failure> {
    Ok(find_by_id(name, &store.own_routines()?).is_some())
}

/// A name that no routine and no exercise has.
pub fn unknown(name: &str, own: &[OwnRoutine]) -> Failure {
    let near = near(name, own).map(|near| format!(" Did you mean “{near}”?")).unwrap_or_default();
    let lists = "`unkink routines` and `unkink exercises` list them.";
    Failure::failed(format!("no routine or exercise is called “{name}”.{near} {lists}"))
}

/// What opens the routine or exercise that was meant.
fn near<'a>(name: &str, own: &'a [OwnRoutine]) -> Option<&'a str> {
    let routines = content().routines.iter().map(|routine| (routine.id.as_str(), routine.name.as_str()));
    let exercises = content().exercises.iter().map(|exercise| (exercise.id.as_str(), exercise.name.as_str()));
    let library = routines.chain(exercises).flat_map(|(id, name)| [(id, id), (name, id)]);
    nearest(name, library.chain(own.iter().map(|own| (own.name.as_str(), own.name.as_str()))))
}

fn closed(name: &str, store: &Store, standing: &Standing, gates: &[GateId], why: &str) -> Failure {
    let (result, readable) = locked(standing, &data::numbers(store));
    let stop = |line: String| if line.ends_with(['.', '…']) { line } else { line + "." };
    let because = because(standing, gates).into_iter().map(stop);
    let said = [format!("{name} is not open now."), why.to_owned()].into_iter().chain(because);
    Failure::failed(result.into_iter().chain(said).chain(readable).collect::<Vec<_>>().join(" "))
}

/// What an open result asks to be done, and what stays readable while it closes everything.
fn locked(standing: &Standing, numbers: &Numbers) -> (Option<String>, Option<String>) {
    if standing.open_tier < Some(Tier::UrgentSameDay) {
        return (None, None);
    }
    let breathing = words::gate::slow_breathing(content(), standing);
    let readable = breathing.map(|words| format!("While you wait: {words}"));
    (words::gate::open_result(content(), standing, numbers), readable)
}

/// What these gates change, which answers and results make them hold, and how each is changed here.
pub fn because(standing: &Standing, gates: &[GateId]) -> Vec<String> {
    let line = |cause: &Cause| {
        let how = match cause {
            Cause::Answer { question, kept: true, .. } => format!("unkink profile --set {question}=…"),
            Cause::Unanswered(question) => format!("unkink profile --set {question}=…"),
            Cause::Answer { kept: false, .. } => "unkink check --save".to_owned(),
            Cause::Result(_) => "unkink seen".to_owned(),
        };
        format!("{} To change that: {how}", words::gate::because(content(), cause))
    };
    let all = |(gates, causes): (Vec<GateId>, Vec<Cause>)| {
        let changes = words::gate::changes(content(), standing, &gates, &[], &[]);
        let causes = causes.iter().map(line).collect::<Vec<_>>().join(". ");
        changes.into_iter().chain([causes]).collect::<Vec<_>>().join(" ")
    };
    standing.by_cause(content(), gates).into_iter().map(all).collect()
}

fn reasons(standing: &Standing, gates: &[GateId], how: Option<&str>, instead: Option<&str>) -> String {
    let instead = instead.map_or_else(|| "Nothing is open instead.".to_owned(), |id| format!("Open instead: {id}."));
    [why(standing, gates, how), instead].join(" ").trim_start().to_owned()
}

fn why(standing: &Standing, gates: &[GateId], how: Option<&str>) -> String {
    words::gate::reasons(content(), standing, gates, how)
}
