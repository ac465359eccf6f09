//! Where the records are kept. On a disk what was written is there when writing returns; in a browser it is in memory then
//! and on its way: this says when it has arrived.

/// How far what was written is on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// All of it is kept.
    #[default]
    Kept,
    /// It will be in a moment.
    Soon,
    /// It takes so long that it is said.
    Slow,
    /// It was refused, and is tried again; why, in words.
    Failed(String),
    /// Another tab has the records now, and nothing is kept from here any more.
    Elsewhere,
}

/// The records, by the name of their file.
pub use crate::platform::data_dir::FILE;
#[cfg(target_family = "wasm")]
pub use system::{Begun, begin};
pub use system::{
    Copy, arrival, ask_to_keep, changed, copies, copy_aside, file, follow, give, is_durable, is_in_browser, notice,
    put_given_in_place, save_as_it_is, settled, take_given, try_again,
};

/// The VFS that SQLite finds a browser's files under.
pub const VFS: &str = "unkink-memory";

/// The name the file of a copy has while it is looked at, in a browser.
pub const GIVEN: &str = "given.sqlite3";

#[cfg(not(target_family = "wasm"))]
mod system {
    use super::Arrival;

    /// A copy inside of the browser, by its name.
    pub type Copy = String;

    /// Whether the records are kept by a browser.
    pub fn is_in_browser() -> bool {
        false
    }

    /// Something was written.
    pub fn changed() {}

    /// How far it is.
    pub fn arrival() -> Arrival {
        Arrival::Kept
    }

    /// Waits until everything that was written is kept. False where it never will be.
    pub async fn settled() -> bool {
        true
    }

    /// Says how far it is whenever that changes.
    pub async fn follow(_: impl FnMut(Arrival)) {}

    /// Tries again at once.
    pub fn try_again() {}

    /// What the person is told about how the records were found.
    pub fn notice() -> Option<String> {
        None
    }

    /// The file of the records as it is; none where it lies on a disk.
    pub fn file() -> Option<Vec<u8>> {
        None
    }

    /// Hands that file over to the person.
    pub fn save_as_it_is() {}

    /// Whether the browser keeps the records until the person removes them; none where that is not known.
    pub async fn is_durable() -> Option<bool> {
        None
    }

    /// Asks for that.
    pub async fn ask_to_keep() -> Option<bool> {
        None
    }

    /// The copies inside of the browser, the newest first.
    pub async fn copies() -> Vec<Copy> {
        Vec::new()
    }

    /// Keeps the records as they are inside of the browser, under a name.
    ///
    /// # Errors
    /// Why not, in words.
    pub async fn copy_aside(_: &str) -> Result<(), String> {
        Err("there is no browser".to_owned())
    }

    /// Puts a copy inside of the browser where it can be looked at.
    ///
    /// # Errors
    /// Why not, in words.
    pub async fn give(_: &str) -> Result<(), String> {
        Err("there is no browser".to_owned())
    }

    /// Puts the content of a file where it can be looked at.
    pub fn take_given(_: Vec<u8>) {}

    /// What can be looked at becomes the records.
    pub fn put_given_in_place() {}
}

#[cfg(target_family = "wasm")]
mod system {
    use super::{Arrival, FILE, GIVEN, VFS};
    use crate::platform::browser;
    use crate::platform::memory_file::{BLOCK, Changed, Files};
    use crate::platform::saving::{Keeper, Refusal, Saving, Standing};
    use crate::platform::{clock, memo};
    use js_sys::{Array, Uint8Array};
    use std::cell::RefCell;
    use std::path::Path;
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::prelude::JsValue;
    use wasm_bindgen_futures::spawn_local;

    /// What takes longer is said.
    const PATIENCE: Duration = Duration::from_millis(300);

    /// A copy inside of the browser, by its name: a day, or what it was made before.
    pub type Copy = String;

    struct Here {
        files: Files,
        saving: Saving,
        notice: Option<String>,
    }

    thread_local! {
        static HERE: RefCell<Option<Rc<Here>>> = const { RefCell::new(None) };
    }

    fn here() -> Option<Rc<Here>> {
        HERE.with_borrow(Clone::clone)
    }

    /// What was found at the start.
    pub enum Begun {
        /// The records can be opened, under [`FILE`] and [`VFS`].
        Here,
        /// Another tab has them.
        Elsewhere,
    }

    /// Fetches the records. `known` is the schema that this program knows: older ones are kept aside before they change.
    ///
    /// # Errors
    /// The browser keeps nothing, in words.
    pub async fn begin(known: usize) -> Result<Begun, String> {
        let opened = browser::open(browser::is_take_over()).await.map_err(in_words)?;
        if opened.is_undefined() {
            return Ok(Begun::Elsewhere);
        }
        let bytes = Uint8Array::new(&opened).to_vec();
        let folder = Path::new("");
        let removed = bytes.is_empty() && !memo::is_first_time_of_records(folder, false);
        let notice = removed.then(|| {
            "This browser has removed the records that Unkink kept here. If you saved a copy as a file, you can bring it \
             back in Settings."
                .to_owned()
        });
        let schema =
            bytes.get(60..64).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes).unwrap_or_default();
        if schema > 0 && (schema as usize) < known {
            browser::copy(&format!("before an update, schema {schema}")).await.map_err(in_words)?;
        }
        let files = Files::default();
        files.put(FILE, bytes);
        files.register(VFS).map_err(|error| error.to_string())?;
        let kept = Rc::new(Here { saving: Saving::of(files.clone(), FILE), files, notice });
        HERE.set(Some(Rc::clone(&kept)));
        let for_loss = Rc::clone(&kept);
        spawn_local(async move {
            browser::lost().await;
            for_loss.saving.taken_over();
        });
        spawn_local(async move { kept.saving.follow(&Browser).await });
        Ok(Begun::Here)
    }

    struct Browser;

    impl Keeper for Browser {
        async fn keep(&self, changed: &Changed) -> Result<(), Refusal> {
            let numbers = changed.blocks.iter().map(|(number, _)| *number).collect();
            let length = changed.blocks.len() * BLOCK;
            let mut bytes = Vec::with_capacity(length);
            for (_, block) in &changed.blocks {
                bytes.extend_from_slice(block);
                bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
            }
            // A copy of its own: memory of the program moves when it grows.
            let bytes = Uint8Array::from(bytes.as_slice());
            let kept = browser::keep(changed.size as f64, numbers, bytes).await;
            kept.map_err(|why| match in_words(why) {
                why if why == "taken over" => Refusal::TakenOver,
                why if why == "cleared" => Refusal::Cleared,
                why => Refusal::Failed(why),
            })?;
            memo::is_first_time_of_records(Path::new(""), true);
            copy_of_the_day();
            Ok(())
        }

        async fn rest(&self, length: Duration) {
            browser::rest(length.as_millis() as f64).await;
        }
    }

    /// One copy each day, taken anew where the page is opened again on it. Without it the records are kept all the same.
    fn copy_of_the_day() {
        thread_local! {
            static COPIED: RefCell<String> = const { RefCell::new(String::new()) };
        }
        let day = clock::now().date_naive().to_string();
        if COPIED.with_borrow(|copied| *copied == day) {
            return;
        }
        COPIED.set(day.clone());
        spawn_local(async move { drop(browser::copy(&day).await) });
    }

    fn in_words(why: JsValue) -> String {
        why.as_string().unwrap_or_else(|| format!("{why:?}"))
    }

    pub fn is_in_browser() -> bool {
        true
    }

    pub fn changed() {
        let Some(here) = here() else { return };
        let change = here.saving.changed();
        spawn_local(async move {
            clock::sleep(PATIENCE).await;
            here.saving.is_late(change);
        });
    }

    fn arrival_of(standing: &Standing) -> Arrival {
        match &standing.refusal {
            Some(Refusal::TakenOver) => Arrival::Elsewhere,
            _ if standing.is_settled() => Arrival::Kept,
            Some(Refusal::Failed(why)) => Arrival::Failed(why.clone()),
            Some(Refusal::Cleared) => Arrival::Failed("the browser has removed what was kept".to_owned()),
            None if standing.is_slow => Arrival::Slow,
            None => Arrival::Soon,
        }
    }

    pub fn arrival() -> Arrival {
        here().map(|here| arrival_of(&here.saving.standing().borrow())).unwrap_or_default()
    }

    pub async fn settled() -> bool {
        let Some(here) = here() else { return true };
        let mut standing = here.saving.standing();
        let asked = standing.borrow().asked;
        let is_over = |standing: &Standing| standing.refusal == Some(Refusal::TakenOver);
        let arrived = standing.wait_for(|now| now.kept >= asked || is_over(now)).await;
        arrived.is_ok_and(|now| now.kept >= asked)
    }

    pub async fn follow(mut tell: impl FnMut(Arrival)) {
        let Some(here) = here() else { return };
        let mut standing = here.saving.standing();
        loop {
            let now = arrival_of(&standing.borrow_and_update());
            tell(now);
            if standing.changed().await.is_err() {
                return;
            }
        }
    }

    pub fn try_again() {
        browser::try_again();
    }

    pub fn notice() -> Option<String> {
        here()?.notice.clone()
    }

    pub fn file() -> Option<Vec<u8>> {
        here()?.files.bytes(FILE)
    }

    pub fn save_as_it_is() {
        if let Some(bytes) = file() {
            browser::hand_over(FILE, &bytes);
        }
    }

    pub async fn is_durable() -> Option<bool> {
        browser::is_durable().await.as_bool()
    }

    pub async fn ask_to_keep() -> Option<bool> {
        browser::ask_to_keep().await.as_bool()
    }

    pub async fn copies() -> Vec<Copy> {
        let names = browser::copies().await.unwrap_or_default();
        let mut names: Vec<String> = Array::from(&names).iter().filter_map(|name| name.as_string()).collect();
        names.sort();
        names.reverse();
        names
    }

    pub async fn copy_aside(name: &str) -> Result<(), String> {
        browser::copy(name).await.map(drop).map_err(in_words)
    }

    pub async fn give(name: &str) -> Result<(), String> {
        let found = browser::copied(name).await.map_err(in_words)?;
        if found.is_undefined() {
            return Err("it is not there any more".to_owned());
        }
        take_given(Uint8Array::new(&found).to_vec());
        Ok(())
    }

    pub fn take_given(bytes: Vec<u8>) {
        if let Some(here) = here() {
            here.files.put(GIVEN, bytes);
        }
    }

    pub fn put_given_in_place() {
        let Some(here) = here() else { return };
        if let Some(bytes) = here.files.bytes(GIVEN) {
            here.files.put(FILE, bytes);
            here.files.mark_all(FILE);
            changed();
        }
    }
}
