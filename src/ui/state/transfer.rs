//! Records out to a file, and a file in: chosen, looked at, described where it is another program's, taken in.
//!
//! A file is read on a thread of its own. Left meanwhile, the page stops it; what is being kept by then is kept.

use crate::domain::content::content;
use crate::domain::transfer::columns::Columns;
use crate::domain::transfer::export::Format;
use crate::domain::transfer::progress::Progress;
use crate::domain::transfer::rows::Here;
use crate::domain::transfer::table::Encoding;
use crate::domain::transfer::{FileError, Report};
use crate::domain::words::transfer::passed;
pub use crate::platform::dialogs::Answer;
use crate::platform::{archive, clock, dialogs, files, memo};
use crate::store::{Manner, Span, StoreError, Written};
use crate::ui::state::app::AppState;
use crate::ui::state::elsewhere::Elsewhere;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

mod file;
mod work;

pub use file::Looked;
use file::{Recognised, guessed, recognised};
pub use work::{Going, Work};

/// What the page of an import shows.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// Nothing is chosen.
    Choose,
    /// What the columns mean is being said.
    Columns,
    /// What would be taken in.
    Preview(Rc<Report>),
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
    under_way: Signal<Option<Arc<Progress>>>,
    going: Signal<Option<Going>>,
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
            under_way: Signal::new(None),
            going: Signal::new(None),
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
        let TransferState { mut step, mut seen, .. } = *self;
        step.set(Step::Choose);
        self.leave();
        seen.set(false);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let path = path.to_owned();
        let open = move |_: &Progress| {
            archive::read(&path).map(|files| {
                let found = recognised(&files, None);
                (files, found)
            })
        };
        self.work(Work::Opening, open, move |state, read| {
            let TransferState { mut looked, mut asks, .. } = state;
            match read {
                Err(error) => asks.set(Some(Asks::Wrong(format!("{name} cannot be read: {error}.")))),
                Ok((files, found)) => {
                    looked.set(Some(Looked {
                        name,
                        files: Some(files.into()),
                        source: None,
                        columns: None,
                        samples: Rc::default(),
                        things: Rc::default(),
                    }));
                    state.go_on(found);
                }
            }
        });
    }

    /// Asks about the columns of what was recognised, or shows what it would bring.
    fn go_on(&self, found: Result<Recognised, FileError>) {
        let TransferState { mut looked, mut step, .. } = *self;
        let Some(mut file) = looked.cloned() else { return };
        match found {
            Err(error) => self.ask(&error),
            Ok(Recognised { source, samples, things }) => {
                if let Some(table) = source.table() {
                    let encoding = file.columns.as_ref().and_then(|columns| columns.encoding);
                    let kept = self.kept_columns(table.head());
                    let columns = kept.unwrap_or_else(|| guessed(&source));
                    file.columns = Some(Columns { encoding: encoding.or(columns.encoding), ..columns });
                }
                let described = file.columns.is_some();
                file.files = None;
                file.source = Some(Arc::new(source));
                (file.samples, file.things) = (samples.into(), things.into());
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
            FileError::Stopped => return,
            other => Asks::Wrong(format!("{other}.")),
        }));
    }

    /// Says that the file is written as Excel in Europe writes.
    pub fn read_as(&self, encoding: Encoding) {
        let TransferState { mut looked, mut asks, .. } = *self;
        asks.set(None);
        let Some(mut file) = looked.cloned() else { return };
        let bare = Columns { encoding: Some(encoding), ..Columns::blank(&[]) };
        file.columns = Some(bare.clone());
        let Some(files) = file.files.clone() else { return };
        looked.set(Some(file));
        let read = move |_: &Progress| recognised(&files, Some(&bare));
        self.work(Work::Opening, read, |state, found| state.go_on(found));
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
        let mut asks = self.asks;
        asks.set(None);
        let manner = Manner { rehearsal: true, skip_bad: true, seen: self.seen() };
        self.run(Work::Looking, manner, |state, report| {
            let mut step = state.step;
            state.keep_columns();
            step.set(Step::Preview(report.into()));
        });
    }

    /// Says whether the person was seen, as the file has it.
    pub fn say_seen(&self, yes: bool) {
        let mut seen = self.seen;
        seen.set(yes);
    }

    /// Takes in what fits.
    pub fn take_in(&self) {
        let manner = Manner { rehearsal: false, skip_bad: true, seen: self.seen() };
        self.run(Work::TakingIn, manner, |state, _| state.leave());
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

    /// Reads the file into the records, or as if.
    fn run(&self, work: Work, manner: Manner, then: impl FnOnce(TransferState, Report) + 'static) {
        let Some(Looked { source: Some(source), columns, .. }) = self.looked.cloned() else { return };
        let (now, day_start_hour) = (clock::now(), self.settings.get().day_start_hour);
        let (store, app, elsewhere) = (self.app.store(), self.app, self.elsewhere);
        let read = move |progress: &Progress| {
            let mut said = Vec::new();
            let fed = store.import(content(), manner, now, progress, |take| match &columns {
                None => source.read(content(), now, progress, take),
                Some(columns) => {
                    let place = |local| clock::moment_of(columns.zone.as_deref(), local);
                    let here = Here { moment: &place, now, day_start_hour };
                    said = passed(source.read_by(std::slice::from_ref(columns), &[here], progress, take)?);
                    Ok(())
                }
            });
            fed.map(|read| {
                read.map(|mut report| {
                    report.notes.extend(said);
                    report
                })
            })
        };
        let told = move |fed: &Result<Result<Report, FileError>, StoreError>| {
            if let (Work::TakingIn, Ok(Ok(report))) = (work, fed) {
                elsewhere.read_all();
                app.say(format!("Taken in: {} added, {} updated.", report.added, report.updated));
            }
        };
        self.work_and_tell(work, read, told, move |state, fed| match state.app.kept(fed) {
            Some(Ok(report)) => then(state, report),
            Some(Err(error)) => state.ask(&error),
            None => {}
        });
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

/// A path as it was typed.
pub fn typed_path(text: &str) -> PathBuf {
    PathBuf::from(text.trim())
}
