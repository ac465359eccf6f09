//! `urge`, `edit --urge`: the urge to crack, and what became of it.

use super::failure::Failure;
use super::near::one_of;
use super::shell::Shell;
use super::trash::in_trash;
use super::value::{WhenArgs, changed_or_not, choice, id, scale, shift};
use super::{print, routine};
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::field::none_twice;
use crate::domain::journal::{CrackOf, Outcome, Urge, UrgeFields};
use crate::domain::timeline::Several;
use crate::domain::trash::Kind;
use crate::domain::urge::WAIT;
use crate::domain::words::kept::crack_of;
use crate::platform::clock;
use crate::store::Store;
use clap::Args;

#[derive(Debug, Args)]
pub struct UrgeArgs {
    /// How strong it is
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level: u8,
    /// How strong it is afterwards
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level_after: Option<u8>,
    #[arg(long, value_parser = choice(&Region::ALL, Region::id))]
    region: Option<Region>,
    /// How it ended; `cracked` also saves a crack
    #[arg(long, value_parser = choice(Outcome::ALL, Outcome::id))]
    outcome: Option<Outcome>,
    /// What you did instead: a routine, an exercise (`unkink routines` and `unkink exercises` list them) or `wait`
    #[arg(long, value_name = "ROUTINE_OR_EXERCISE", allow_hyphen_values = true)]
    alternative: Option<String>,
    /// Anything, up to 100,000 characters
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    note: String,
    #[command(flatten)]
    when: WhenArgs,
    /// Print the urge as JSON
    #[arg(long)]
    json: bool,
}

/// What may be changed about an urge: `edit --urge ID`.
#[derive(Debug, Args)]
pub struct EditUrgeArgs {
    /// One or several; all of them or none
    #[arg(value_name = "ID", value_parser = id(), required = true, value_delimiter = ',')]
    ids: Vec<i64>,
    /// How strong it was
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level: Option<u8>,
    /// How strong it was afterwards
    #[arg(long, value_name = "0-10", value_parser = scale, allow_hyphen_values = true)]
    level_after: Option<u8>,
    #[arg(long, value_parser = choice(&Region::ALL, Region::id))]
    region: Option<Region>,
    /// How it ended; `cracked` also saves a crack, and another end puts that crack into the trash
    #[arg(long, value_parser = choice(Outcome::ALL, Outcome::id))]
    outcome: Option<Outcome>,
    /// What you did instead: a routine, an exercise (`unkink routines` and `unkink exercises` list them) or `wait`
    #[arg(long, value_name = "ROUTINE_OR_EXERCISE", allow_hyphen_values = true)]
    alternative: Option<String>,
    /// Anything, up to 100,000 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    #[command(flatten)]
    when: WhenArgs,
    /// Move it in time: 1h30m later, -1h30m earlier
    #[arg(long, value_name = "TIME", value_parser = shift, allow_hyphen_values = true, conflicts_with_all = ["at", "ago"])]
    shift: Option<i64>,
    /// Empty a field
    #[arg(long, value_name = "FIELD", value_parser = clearable, allow_hyphen_values = true)]
    clear: Vec<&'static Clearable>,
    /// Print the urge as JSON, several as a list
    #[arg(long)]
    json: bool,
}

impl EditUrgeArgs {
    fn put(&self, at: Option<Moment>, fields: &mut UrgeFields) {
        fields.at = at.unwrap_or(fields.at);
        fields.level = self.level.unwrap_or(fields.level);
        fields.level_after = self.level_after.or(fields.level_after);
        fields.region = self.region.or(fields.region);
        fields.outcome = self.outcome.or(fields.outcome);
        if let Some(alternative) = &self.alternative {
            fields.alternative = Some(alternative.clone());
        }
        if let Some(note) = &self.note {
            fields.note.clone_from(note);
        }
    }
}

/// A field that can be emptied.
#[derive(Debug)]
struct Clearable {
    name: &'static str,
    empty: fn(&mut UrgeFields),
}

const CLEARABLE: &[Clearable] = &[
    Clearable { name: "level_after", empty: |fields| fields.level_after = None },
    Clearable { name: "region", empty: |fields| fields.region = None },
    Clearable { name: "outcome", empty: |fields| fields.outcome = None },
    Clearable { name: "alternative", empty: |fields| fields.alternative = None },
    Clearable { name: "note", empty: |fields| fields.note.clear() },
];

/// A field by its name, or by that of its option.
fn clearable(text: &str) -> Result<&'static Clearable, String> {
    let name = text.replace('-', "_");
    let known = || CLEARABLE.iter().map(|field| field.name).collect::<Vec<_>>();
    CLEARABLE.iter().find(|field| field.name == name).ok_or_else(|| one_of(&name, &known()))
}

/// Changes urges, all that are named or none.
pub fn edit(args: &EditUrgeArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let at = args.when.moment(now, shell)?;
    let untouched = UrgeFields::bare(now, 0);
    let mut given = untouched.clone();
    args.put(at, &mut given);
    given.validate()?;
    for field in &args.clear {
        let mut emptied = given.clone();
        (field.empty)(&mut emptied);
        if emptied != given {
            return Err(Failure::usage(format!("{}: it cannot be set and cleared at once", field.name)));
        }
    }
    let shift = args.shift.map(Several::Shift);
    shift.as_ref().map_or(Ok(()), Several::validate)?;
    let is_given = at.is_some() || args.level.is_some() || args.note.is_some() || shift.is_some();
    if given == untouched && args.clear.is_empty() && !is_given {
        let crack = match args.ids.as_slice() {
            [level, id] => format!(". How strong the urge before crack {id} was: `unkink edit {id} --urge {level}`"),
            _ => String::new(),
        };
        let message = format!("nothing to change; `unkink edit --urge ID --help` lists the fields{crack}");
        return Err(Failure::usage(message));
    }
    let store = shell.data.look()?;
    validate_alternative(args.alternative.as_deref(), &store)?;
    let ids = none_twice(&args.ids);
    let changed = store.change_urges(&ids, now, |fields| {
        args.clear.iter().for_each(|field| (field.empty)(fields));
        args.put(at, fields);
        shift.as_ref().map_or(Ok(()), |shift| shift.change_urge(fields, now))
    });
    let urges = changed.map_err(|error| in_trash(&store, Kind::Urge, &ids, error))?;
    for became in urges.iter().filter_map(|changed| changed.crack).filter(|_| args.json) {
        shell.note(crack_said(became));
    }
    let kept: Vec<&Urge> = urges.iter().map(|changed| &changed.urge).collect();
    match (args.json, kept.as_slice()) {
        (true, [urge]) => print::json(shell.out, urge),
        (true, urges) => print::json(shell.out, urges),
        (false, _) => urges.iter().try_for_each(|changed| {
            let same = changed.before.fields.is_same(&changed.urge.fields);
            writeln!(shell.out, "{}: urge {}.", changed_or_not(same), changed.urge.id)?;
            changed.crack.map_or(Ok(()), |became| Ok(writeln!(shell.out, "{}", crack_said(became))?))
        }),
    }
}

/// What became of the crack of an urge, and how it is had back.
fn crack_said(became: CrackOf) -> String {
    let back = |id| format!(" To bring it back: unkink undelete {id}");
    let more = match became {
        CrackOf::WentAway(id) | CrackOf::StaysAway(id) => back(id),
        CrackOf::Saved(_) | CrackOf::CameBack(_) => String::new(),
    };
    format!("{}{more}", crack_of(became))
}

/// Refuses an alternative that is nothing to do.
fn validate_alternative(name: Option<&str>, store: &Store) -> Result<(), Failure> {
    match name {
        Some(name) if name != WAIT && !routine::is_known(name, store)? => {
            let unknown = routine::unknown(name, &store.own_routines()?);
            Err(Failure::failed(format!("alternative: {}", unknown.message())))
        }
        _ => Ok(()),
    }
}

/// Saves an urge.
pub fn urge(args: &UrgeArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let now = clock::now();
    let fields = UrgeFields {
        at: args.when.moment(now, shell)?.unwrap_or(now),
        region: args.region,
        level: args.level,
        level_after: args.level_after,
        alternative: args.alternative.clone(),
        outcome: args.outcome,
        entry: None,
        note: args.note.clone(),
    };
    fields.validate()?;
    validate_alternative(args.alternative.as_deref(), &*shell.data.look()?)?;
    let urge = shell.data.open()?.add_urge(&fields, now)?;
    if args.json {
        return print::json(shell.out, &urge);
    }
    Ok(writeln!(shell.out, "{}", urge.id)?)
}
