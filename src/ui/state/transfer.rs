//! Records out to a file, and a file in: chosen, looked at, described where it is another program's, taken in.

use crate::domain::content::content;
use crate::domain::transfer::columns::Columns;
use crate::domain::transfer::export::Format;
use crate::domain::transfer::rows::Here;
use crate::domain::transfer::source::{Files, Source};
use crate::domain::transfer::table::Encoding;
use crate::domain::transfer::{FileError, Report};
use crate::domain::words::transfer::passed;
pub use crate::platform::dialogs::Answer;
use crate::platform::{archive, clock, dialogs, files, memo};
use crate::store::{Manner, Span, Written};
use crate::ui::state::app::AppState;
use crate::ui::state::elsewhere::Elsewhere;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A file that was chosen, and what is known about it.
#[derive(Clone, PartialEq)]
pub struct Looked {
    /// As the person knows it.
    pub name: String,
    files: Rc<Files>,
    /// None while its encoding is not known.
    pub source: Option<Rc<Source>>,
    /// What its columns mean, where it is another program's.
    pub columns: Option<Columns>,
}

/// What the page of an import shows.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// Nothing is chosen.
    Choose,
    /// What the columns mean is being said.
    Columns,
    /// What would be taken in.
    Preview(Report),
}

/// What stands in the way of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Whether the day or the month comes first.
    Order(String),
    /// Whether it is written as Excel in Europe writes.
    Encoding(String),
    /// Something else is wrong.
    Wrong(String),
}

/// See the module. Made by the page.
#[derive(Clone, Copy)]
pub struct TransferState {
    app: AppState,
    settings: SettingsState,
    elsewhere: Elsewhere,
    looked: Signal<Option<Looked>>,
    step: Signal<Step>,
    asks: Signal<Option<Asks>>,
    seen: Signal<bool>,
}

/// The same page's.
impl PartialEq for TransferState {
    fn eq(&self, other: &TransferState) -> bool {
        self.step == other.step
    }
}

impl TransferState {
    /// Nothing chosen yet.
    pub fn new(app: AppState, settings: SettingsState, elsewhere: Elsewhere) -> TransferState {
        TransferState {
            app,
            settings,
            elsewhere,
            looked: Signal::new(None),
            step: Signal::new(Step::Choose),
            asks: Signal::new(None),
            seen: Signal::new(false),
        }
    }

    /// What the page shows.
    pub fn step(&self) -> Step {
        self.step.cloned()
    }

    /// The file that was chosen.
    pub fn looked(&self) -> Option<Looked> {
        self.looked.cloned()
    }

    /// What stands in the way.
    pub fn asks(&self) -> Option<Asks> {
        self.asks.cloned()
    }

    /// Whether the person said that they were seen, as the file has it.
    pub fn seen(&self) -> bool {
        *self.seen.read()
    }

    /// Asks where to write.
    pub async fn where_to(format: Format) -> Answer {
        dialogs::save(&format!("unkink-{}.{}", clock::now().date_naive(), format.id())).await
    }

    /// Asks what to read.
    pub async fn which() -> Answer {
        dialogs::open().await
    }

    /// A place that is proposed where there are no dialogs.
    pub fn proposed(format: Format) -> String {
        let name = format!("unkink-{}.{}", clock::now().date_naive(), format.id());
        files::downloads().map_or(name.clone(), |folder| folder.join(name).display().to_string())
    }

    /// Writes everything to a file; gives what went wrong.
    pub fn export(&self, path: &Path, format: Format, bom: bool) -> Result<(), String> {
        let span = Span { day_start_hour: self.settings.get().day_start_hour, ..Span::default() };
        let how = Written { format, bom, span };
        let store = self.app.store();
        let written = files::write_new(path, |file| {
            store.write_export(content(), how, clock::now(), file).map_err(io::Error::other)?
        });
        match written {
            Ok(()) => {
                self.app.deliver(path.to_owned());
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(format!("{} is there already, and stays as it is. Choose another name.", path.display()))
            }
            Err(error) => Err(format!("The file could not be saved as {}: {error}.", path.display())),
        }
    }

    /// Reads a file and shows what it would bring.
    pub fn choose(&self, path: &Path) {
        let TransferState { mut looked, mut step, mut asks, mut seen, .. } = *self;
        step.set(Step::Choose);
        looked.set(None);
        asks.set(None);
        seen.set(false);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match archive::read(path) {
            Err(error) => asks.set(Some(Asks::Wrong(format!("{name} cannot be read: {error}.")))),
            Ok(files) => {
                looked.set(Some(Looked { name, files: files.into(), source: None, columns: None }));
                self.recognise();
            }
        }
    }

    /// Finds out what a file is: then its columns are asked about, or what it would bring is shown.
    fn recognise(&self) {
        let TransferState { mut looked, mut step, .. } = *self;
        let Some(mut file) = looked.cloned() else { return };
        let said = file.columns.as_ref();
        // A table that is described is read as it is described; before, nothing but its encoding is.
        let found = match said.and_then(|columns| columns.encoding) {
            None => Source::of(&file.files, None),
            Some(encoding) => {
                let bare = Columns { encoding: Some(encoding), ..Columns::blank(&[]) };
                Source::of(&file.files, Some(&bare))
            }
        };
        match found {
            Err(error) => self.ask(&error),
            Ok(source) => {
                if let Some(table) = source.table() {
                    let encoding = file.columns.as_ref().and_then(|columns| columns.encoding);
                    let kept = self.kept_columns(table.head());
                    let columns = kept.unwrap_or_else(|| guessed(&source));
                    file.columns = Some(Columns { encoding: encoding.or(columns.encoding), ..columns });
                }
                let described = file.columns.is_some();
                file.source = Some(Rc::new(source));
                looked.set(Some(file));
                step.set(if described { Step::Columns } else { Step::Choose });
                if !described {
                    self.look();
                }
            }
        }
    }

    fn ask(&self, error: &FileError) {
        let mut asks = self.asks;
        asks.set(Some(match error {
            FileError::Order { cell, .. } => Asks::Order(cell.clone()),
            FileError::Encoding { problem, .. } => Asks::Encoding(problem.clone()),
            other => Asks::Wrong(format!("{other}.")),
        }));
    }

    /// Says that the file is written as Excel in Europe writes.
    pub fn read_as(&self, encoding: Encoding) {
        let TransferState { mut looked, mut asks, .. } = *self;
        asks.set(None);
        if let Some(mut file) = looked.cloned() {
            file.columns = Some(Columns { encoding: Some(encoding), ..Columns::blank(&[]) });
            looked.set(Some(file));
            self.recognise();
        }
    }

    /// Changes what the columns mean.
    pub fn describe(&self, change: impl FnOnce(&mut Columns)) {
        let TransferState { mut looked, mut asks, .. } = *self;
        asks.set(None);
        if let Some(mut file) = looked.cloned()
            && let Some(columns) = &mut file.columns
        {
            change(columns);
            looked.set(Some(file));
        }
    }

    /// Shows what the file would bring.
    pub fn look(&self) {
        let TransferState { mut step, mut asks, .. } = *self;
        asks.set(None);
        let manner = Manner { rehearsal: true, skip_bad: true, seen: self.seen() };
        if let Some(report) = self.run(manner) {
            self.keep_columns();
            step.set(Step::Preview(report));
        }
    }

    /// Says whether the person was seen, as the file has it.
    pub fn say_seen(&self, yes: bool) {
        let mut seen = self.seen;
        seen.set(yes);
    }

    /// Takes in what fits. True when it is done.
    pub fn take_in(&self) -> bool {
        let manner = Manner { rehearsal: false, skip_bad: true, seen: self.seen() };
        let Some(report) = self.run(manner) else { return false };
        self.elsewhere.read_all();
        self.app.say(format!("Taken in: {} added, {} updated.", report.added, report.updated));
        self.leave();
        true
    }

    /// Back to the columns, or to the choice.
    pub fn back(&self) {
        let TransferState { mut step, .. } = *self;
        let described = self.looked.peek().as_ref().is_some_and(|file| file.columns.is_some());
        let before = step.cloned();
        if described && matches!(before, Step::Preview(_)) { step.set(Step::Columns) } else { self.leave() }
    }

    /// Leaves the file as it is.
    pub fn leave(&self) {
        let TransferState { mut looked, mut step, mut asks, .. } = *self;
        looked.set(None);
        step.set(Step::Choose);
        asks.set(None);
    }

    fn run(&self, manner: Manner) -> Option<Report> {
        let file = self.looked.cloned()?;
        let source = file.source?;
        let (now, day_start_hour) = (clock::now(), self.settings.get().day_start_hour);
        let mut said = Vec::new();
        let fed = self.app.store().import(content(), manner, now, |take| match &file.columns {
            None => source.read(content(), now, take),
            Some(columns) => {
                let place = |local| clock::moment_of(columns.zone.as_deref(), local);
                let here = Here { moment: &place, now, day_start_hour };
                said = passed(source.read_by(std::slice::from_ref(columns), &[here], take)?);
                Ok(())
            }
        });
        match self.app.kept(fed)? {
            Ok(mut report) => {
                report.notes.extend(said);
                Some(report)
            }
            Err(error) => {
                self.ask(&error);
                None
            }
        }
    }

    fn kept_columns(&self, head: &[String]) -> Option<Columns> {
        let text = memo::columns(&self.app.folder()?, &head.join("\n"))?;
        Columns::read(text.as_bytes()).ok()?.into_iter().next()
    }

    fn keep_columns(&self) {
        let Some(file) = self.looked.cloned() else { return };
        let table = file.source.as_ref().and_then(|source| source.table());
        if let (Some(folder), Some(table), Some(columns)) = (self.app.folder(), table, &file.columns)
            && let Ok(text) = serde_json::to_string(columns)
        {
            memo::keep_columns(&folder, &table.head().join("\n"), &text);
        }
    }
}

/// What the columns of an app that is known mean; of another nothing yet.
fn guessed(source: &Source) -> Columns {
    match source {
        Source::Known(known) => known.app.columns(Vec::new()),
        _ => {
            let head = source.table().map(|table| table.head().to_vec()).unwrap_or_default();
            Columns::blank(&head)
        }
    }
}

/// A path as it was typed.
pub fn typed_path(text: &str) -> PathBuf {
    PathBuf::from(text.trim())
}
