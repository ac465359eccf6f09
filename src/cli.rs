//! The terminal: arguments in, domain and store used, text or JSON out.
//!
//! Guarantees: status 0 is done, 1 could not be done (one message says what and where), 2 is wrong usage. With
//! `--json` exactly one JSON value stands on the output (`play` and many answer sheets: one a line), and everything
//! else is said on the error stream. Commands that only read make no folder and no file, and find nothing kept where
//! there is none. A reader that goes away early is no error.
//!
//! Nothing is decided here: what holds, plays, counts or warns is `domain`, what is kept is `store`.

use crate::domain::screen::Screen;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::PathBuf;

mod answers;
mod ask;
mod background;
mod backup;
mod check;
mod checks;
mod data;
mod day;
mod doctor;
mod export;
mod failure;
mod import;
mod insights;
mod journal;
mod near;
mod passphrase;
mod play;
mod print;
mod profile;
mod reminder;
mod report;
mod restore;
mod result;
mod routine;
mod settings;
mod sheets;
mod shell;
mod shipped;
mod stats;
mod suggest;
mod timeline;
mod trash;
mod urge;
mod value;
mod vignettes;

use data::Data;
use failure::Failure;
use print::Plain;
use shell::Shell;

/// What the terminal reads and writes.
pub struct Streams<'a> {
    pub input: &'a mut dyn BufRead,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

/// What the arguments asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// No command: the window, with the data folder and the screen that were named.
    Window { data_dir: Option<PathBuf>, screen: Option<Screen> },
    /// A command, and the status it ended with.
    Done(u8),
}

#[derive(Debug, Parser)]
#[command(
    name = "unkink",
    version,
    about = "Guided routines instead of forcing, a crack journal, and a check of warning signs",
    after_help = "Without a command the window opens, on the same records.\n\
        Status: 0 done, 1 it could not be done, 2 wrong usage.",
    max_term_width = 100
)]
struct Cli {
    /// The folder with your records; else UNKINK_DATA_DIR, else the system's
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Open the window at this screen
    #[arg(long, value_name = "SCREEN", value_parser = value::choice(&Screen::ALL, Screen::id))]
    open: Option<Screen>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the routines: what is open, and what changes for you
    Routines(routine::RoutinesArgs),
    /// List the exercises
    Exercises(routine::ExercisesArgs),
    /// Show the whole timeline of a routine or exercise
    Plan(routine::PlanArgs),
    /// Play a routine or exercise now; Ctrl-C stops and keeps what was done
    Play(play::PlayArgs),
    /// Save a crack
    Log(journal::LogArgs),
    /// Save an urge to crack
    Urge(urge::UrgeArgs),
    /// List saved cracks, newest first
    Journal(journal::JournalArgs),
    /// Change saved cracks; `edit --urge ID` changes an urge
    Edit(journal::EditArgs),
    #[command(name = EDIT_URGE, hide = true, override_usage = "unkink edit --urge <ID> [OPTIONS]")]
    EditUrge(urge::EditUrgeArgs),
    /// Delete saved cracks, urges, sessions or checks; undelete brings them back. The result of a deleted check stays while
    /// it is open
    Delete(trash::SomeArgs),
    /// Bring back what was deleted
    Undelete(trash::SomeArgs),
    /// List what was deleted, or remove it for good
    Trash(trash::TrashArgs),
    /// Show or change what is said about a day
    Day(day::DayArgs),
    /// Count cracks, urges and routines by day
    Stats(stats::StatsArgs),
    /// Say what the journal shows: weeks, hours, places, what eased the urge
    Insights(insights::InsightsArgs),
    /// Show what your journal suggests now, at most one thing
    Suggest(suggest::SuggestArgs),
    /// Check for warning signs; without --answers the questions are asked here
    Check(check::CheckArgs),
    /// List saved checks; work one through today's rules, or put two side by side
    Checks(checks::ChecksArgs),
    /// Say that you have been seen
    Seen(profile::SeenArgs),
    /// Show or change the safety answers
    Profile(profile::ProfileArgs),
    /// The check part of the page for a visit, and the line its square code holds
    Summary(report::SummaryArgs),
    /// Write a file to take along: FILE.json holds everything, FILE.csv the cracks, FILE.pdf is the page for a visit
    Export(export::ExportArgs),
    /// Show the questionnaire
    Questions(shipped::ShippedArgs),
    /// Show what Unkink is for and what it cannot do, and the rules behind a check
    Rules(shipped::RulesArgs),
    /// Take in an export, a table, or another app's file
    Import(import::ImportArgs),
    /// Show or change when the window reminds you to get up
    Reminders(reminder::RemindersArgs),
    /// Show settings, or change one
    Settings(settings::SettingsArgs),
    /// Copy all records to one file that is checked and compared
    Backup(backup::BackupArgs),
    /// Put a copy in the place of your records, which are kept beside
    Restore(restore::RestoreArgs),
    /// Look after your records: are they sound, how many are there
    Doctor(doctor::DoctorArgs),
}

/// Does what `args` (the program's name first) ask for.
pub fn run<I>(args: I, streams: Streams<'_>) -> Asked
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let Streams { input, out, err } = streams;
    let err: &mut dyn Write = &mut Plain(err);
    let cli = match parsed(with_kind(args.into_iter().map(Into::into).collect())) {
        Ok(cli) => cli,
        Err(refused) => {
            let to: &mut dyn Write = if refused.use_stderr() { err } else { out };
            let said = write!(to, "{}", refused.render()).and_then(|()| to.flush());
            let status = u8::try_from(refused.exit_code()).unwrap_or(failure::USAGE);
            return Asked::Done(match said {
                Err(error) if !refused.use_stderr() => Failure::from(error).status(),
                _ => status,
            });
        }
    };
    let Some(command) = cli.command else {
        return Asked::Window { data_dir: cli.data_dir, screen: cli.open };
    };
    let mut shell = Shell { input, out, err, data: Data::new(cli.data_dir) };
    let done = dispatch(command, &mut shell);
    // What is refused because nothing can be written says so itself.
    if done.is_ok() || !shell.data.is_copy() {
        for notice in shell.data.notices() {
            shell.note(notice);
        }
    }
    let done = done.and(shell.out.flush().map_err(Failure::from));
    Asked::Done(match done {
        Ok(()) => 0,
        Err(Failure::Unwritten(problem)) if shell.data.has_written() => {
            Failure::Unwritten(format!("it is done and saved; only {problem}")).say(shell.err)
        }
        Err(failure) => failure.say(shell.err),
    })
}

fn parsed(args: Vec<OsString>) -> Result<Cli, clap::Error> {
    let place = command(&args);
    let edits = args.get(place).is_some_and(|arg| arg == "edit");
    let urge = args.iter().skip(place).position(|arg| arg == "--urge").filter(|_| edits).map(|after| place + after);
    let unclear = || Cli::command().error(ErrorKind::ArgumentConflict, UNCLEAR_URGE);
    let matches = Cli::command().try_get_matches_from(&args).map_err(|refused| match urge {
        Some(urge) if is_option(&args, urge + 1) && refused.kind() == ErrorKind::ValueValidation => unclear(),
        _ => refused,
    })?;
    if let (Some(_), Some(("edit", edit))) = (urge, matches.subcommand())
        && let (Some(urge), Some(id)) = (edit.index_of("urge"), edit.index_of("ids"))
        && urge < id
    {
        return Err(unclear());
    }
    let cli = Cli::from_arg_matches(&matches)?;
    if cli.open.is_some() && cli.command.is_some() {
        let alone = "--open is for the window and stands without a command";
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, alone));
    }
    Ok(cli)
}

/// The command behind `edit --urge ID`, where `--urge` is no value of a crack but says what is edited.
const EDIT_URGE: &str = "edit-urge";

/// What is said where it could be either.
const UNCLEAR_URGE: &str = "--urge right after edit says that urges are changed, as in `edit --urge 3 --level 4`; how strong \
    the urge before a crack was stands after its id, as in `edit 3 --urge 4`";

/// Tells the two apart: after `--urge` right after `edit` all ids are those of urges.
fn with_kind(mut args: Vec<OsString>) -> Vec<OsString> {
    let at = command(&args);
    let is = |place: usize, word: &str| args.get(place).is_some_and(|arg| arg == word);
    if is(at, "edit") && is(at + 1, "--urge") {
        args.splice(at..at + 2, [OsString::from(EDIT_URGE)]);
    }
    args
}

/// Where the command stands among the arguments.
fn command(args: &[OsString]) -> usize {
    let mut at = 1;
    while let Some(arg) = args.get(at).and_then(|arg| arg.to_str()).filter(|arg| arg.starts_with("--data-dir")) {
        at += if arg.contains('=') { 1 } else { 2 };
    }
    at
}

fn is_option(args: &[OsString], place: usize) -> bool {
    args.get(place).and_then(|arg| arg.to_str()).is_some_and(|arg| arg.starts_with("--"))
}

/// Says why no window can be opened, and what there is instead. Returns the status.
pub fn no_window(cause: &str, err: &mut dyn Write) -> u8 {
    let instead = "play here with `unkink play`, see all with `unkink --help`";
    Failure::failed(format!("{cause}; {instead}")).say(&mut Plain(err))
}

fn dispatch(command: Command, shell: &mut Shell<'_>) -> Result<(), Failure> {
    match command {
        Command::Routines(args) => routine::routines(&args, shell),
        Command::Exercises(args) => routine::exercises(&args, shell),
        Command::Plan(args) => routine::plan(&args, shell),
        Command::Play(args) => play::play(&args, shell),
        Command::Log(args) => journal::log(&args, shell),
        Command::Urge(args) => urge::urge(&args, shell),
        Command::Journal(args) => journal::journal(args, shell),
        Command::Edit(args) => journal::edit(&args, shell),
        Command::EditUrge(args) => urge::edit(&args, shell),
        Command::Delete(args) => trash::delete(&args, shell),
        Command::Undelete(args) => trash::undelete(&args, shell),
        Command::Trash(args) => trash::trash(&args, shell),
        Command::Day(args) => day::day(&args, shell),
        Command::Stats(args) => stats::stats(&args, shell),
        Command::Insights(args) => insights::insights(&args, shell),
        Command::Suggest(args) => suggest::suggest(&args, shell),
        Command::Check(args) => check::check(&args, shell),
        Command::Checks(args) => checks::checks(&args, shell),
        Command::Seen(args) => profile::seen(&args, shell),
        Command::Profile(args) => profile::profile(&args, shell),
        Command::Summary(args) => report::summary(&args, shell),
        Command::Export(args) => export::export(&args, shell),
        Command::Questions(args) => shipped::questions(&args, shell),
        Command::Rules(args) => shipped::rules(&args, shell),
        Command::Import(args) => import::import(&args, shell),
        Command::Reminders(args) => reminder::reminders(&args, shell),
        Command::Settings(args) => settings::settings(&args, shell),
        Command::Backup(args) => backup::backup(&args, shell),
        Command::Restore(args) => restore::restore(&args, shell),
        Command::Doctor(args) => doctor::doctor(&args, shell),
    }
}
