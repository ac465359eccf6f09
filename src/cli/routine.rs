//! `routines`, `exercises`, `plan`: what there is, and what is open.

use super::data::{self, Data};
use super::failure::Failure;
use super::near::nearest;
use super::print;
use super::shell::Shell;
use super::timeline::Teller;
use crate::domain::content::content;
use crate::domain::content::routine::Routine;
use crate::domain::exercise::{Exercise, Intent, Override, Place, Region};
use crate::domain::gate::{Cause, GatedRoutine, LeftOut, Standing};
use crate::domain::id::{ExerciseId, GateId, RoutineId};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::routine::Plan;
use crate::domain::routine::playable::wanted;
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
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    for row in &rows {
        let length = how_long(Duration::from_secs(row.seconds));
        writeln!(shell.out, "{:width$}  {length:>11}  {}", row.id, row.name)?;
        if row.locked {
            writeln!(
                shell.out,
                "{:width$}               closed: {}",
                "",
                reasons(&standing, &row.why, row.alternative.as_deref())
            )?;
        } else if !row.why.is_empty() {
            writeln!(shell.out, "{:width$}               changed: {}", "", titles(&standing, &row.why))?;
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
    let mut teller = Teller::new(&opened.plan, &timetable);
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

    /// Says which steps are left out, and why.
    pub fn say_left_out(&self, shell: &mut Shell<'_>) -> Result<(), Failure> {
        for left in &self.left_out {
            let name = exercise_name(&left.exercise);
            writeln!(shell.out, "Left out: {name}. {}", titles(&self.standing, std::slice::from_ref(&left.gate)))?;
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
            return Err(closed(&gated.plan.name, &standing, &gated.why, gated.alternative.as_deref()));
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
        Found::Exercise(exercise) => open_exercise(exercise, &standing),
    }
}

fn open_exercise(exercise: &Exercise, standing: &Standing) -> Result<Opened, Failure> {
    let gated = standing.exercise(content(), exercise, Override::default());
    match gated.blocked {
        None => Ok(Opened { because: because(standing, &gated.why), ..Opened::whole(gated.plan) }),
        Some(blocked) => {
            let routine = || standing.nearest_open(content()).map(|id| id.to_string());
            let instead = blocked.instead.map(|id| id.to_string()).or_else(routine);
            Err(closed(&exercise.name, standing, &blocked.gates, instead.as_deref()))
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

fn closed(name: &str, standing: &Standing, why: &[GateId], instead: Option<&str>) -> Failure {
    let because = because(standing, why).join(". ");
    let said = format!("{name} is not open now. {} {because}", reasons(standing, why, instead));
    Failure::failed(said.trim_end())
}

/// What these gates change, which answers and results make them hold, and how each is changed here.
pub fn because(standing: &Standing, gates: &[GateId]) -> Vec<String> {
    let line = |cause: &Cause| {
        let how = match cause {
            Cause::Answer { question, kept: true, .. } => format!("unkink profile --set {question}=…"),
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

fn reasons(standing: &Standing, why: &[GateId], instead: Option<&str>) -> String {
    let instead = instead.map_or_else(|| "Nothing is open instead.".to_owned(), |id| format!("Open instead: {id}."));
    [titles(standing, why), instead].join(" ").trim_start().to_owned()
}

fn titles(standing: &Standing, gates: &[GateId]) -> String {
    let gates = gates.iter().filter_map(|id| content().gate(id));
    gates.map(|gate| format!("{}.", words::gate::title(content(), standing, gate))).collect::<Vec<_>>().join(" ")
}
