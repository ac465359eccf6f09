//! Files of SQLite's in memory, which know what changed in them since that was last taken, to be kept elsewhere.
//!
//! One program of one thread uses them, and one connection at a time uses a file: locks hold nobody off. SQLite finds them
//! under the name of a VFS: <https://sqlite.org/vfs.html>.

use rsqlite_vfs::{
    AccessMode, LockLevel, OpenAccess, OpenOptions, OpenRequest, OpenedFile, OsCallback, RegisterVfsError,
    SQLiteIoMethods, SQLiteVfs, SyncOptions, VfsError, VfsErrorCode, VfsFile, VfsResult, VfsStore, register_vfs,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;
use web_time::{SystemTime, UNIX_EPOCH};

/// The length of a block, in bytes.
pub const BLOCK: usize = 4096;

/// What changed in a file: the whole of each block that did, by its number from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The length of the file, in bytes.
    pub size: usize,
    /// The last block of a file may be shorter than the others.
    pub blocks: Vec<(u32, Vec<u8>)>,
}

/// Files by their names. A clone is the same files.
#[derive(Clone, Default)]
pub struct Files(Rc<RefCell<BTreeMap<String, Contents>>>);

/// What is in a file. A clone is the same.
#[derive(Clone, Default)]
struct Contents(Rc<RefCell<Inside>>);

#[derive(Default)]
struct Inside {
    bytes: Vec<u8>,
    changed: BTreeSet<u32>,
}

impl Files {
    /// Lets SQLite find these files by the name of a VFS, for as long as the program runs.
    ///
    /// # Errors
    /// The name is taken.
    #[allow(unsafe_code, reason = "SQLite is handed a table of functions, and takes no notice of threads")]
    pub fn register(&self, vfs: &str) -> Result<(), RegisterVfsError> {
        // SAFETY: constructor and callbacks are the crate's own, of one app-data type. They are never taken back, and all
        // that SQLite does with these files happens on the thread that made them.
        let registered = unsafe { register_vfs::<Io, Vfs>(vfs, self.clone(), false) };
        registered.map(|registration| {
            registration.into_raw();
        })
    }

    /// Puts a file there, in place of one of that name. Nothing of it counts as changed.
    pub fn put(&self, name: &str, bytes: Vec<u8>) {
        let contents = Contents(Rc::new(RefCell::new(Inside { bytes, changed: BTreeSet::new() })));
        self.0.borrow_mut().insert(name.to_owned(), contents);
    }

    /// The content of a file.
    pub fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.0.borrow().get(name).map(|contents| contents.0.borrow().bytes.clone())
    }

    /// Takes a file away.
    pub fn remove(&self, name: &str) {
        self.0.borrow_mut().remove(name);
    }

    /// What changed in a file since this was last asked. It is asked between two transactions only: half of one is in no
    /// answer.
    pub fn take(&self, name: &str) -> Changed {
        let files = self.0.borrow();
        let Some(contents) = files.get(name) else { return Changed::default() };
        let mut inside = contents.0.borrow_mut();
        let changed = std::mem::take(&mut inside.changed);
        let mut blocks = inside.bytes.chunks(BLOCK).zip(0..).filter(|(_, number)| changed.contains(number));
        let blocks = blocks.by_ref().map(|(block, number)| (number, block.to_vec())).collect();
        Changed { size: inside.bytes.len(), blocks }
    }

    /// All of a file counts as changed.
    pub fn mark_all(&self, name: &str) {
        if let Some(contents) = self.0.borrow().get(name) {
            let mut inside = contents.0.borrow_mut();
            let end = inside.bytes.len();
            inside.mark(0, end);
        }
    }

    /// Gives back what was taken and could not be kept: it counts as changed again.
    pub fn put_back(&self, name: &str, changed: &Changed) {
        if let Some(contents) = self.0.borrow().get(name) {
            contents.0.borrow_mut().changed.extend(changed.blocks.iter().map(|(number, _)| number));
        }
    }
}

impl Inside {
    fn mark(&mut self, from: usize, to: usize) {
        let block = |at: usize| u32::try_from(at / BLOCK).unwrap_or(u32::MAX);
        if from < to {
            self.changed.extend(block(from)..=block(to - 1));
        }
    }
}

/// A file that is open.
pub struct Handle {
    contents: Contents,
    access: OpenAccess,
}

impl Handle {
    fn change(&self, change: impl FnOnce(&mut Inside) -> VfsResult<()>) -> VfsResult<()> {
        match self.access {
            OpenAccess::ReadOnly => Err(VfsError::new(VfsErrorCode::ReadOnly, "the file is read-only".into())),
            OpenAccess::ReadWrite => change(&mut self.contents.0.borrow_mut()),
        }
    }
}

fn too_large() -> VfsError {
    VfsError::new(VfsErrorCode::Full, "there is not enough memory".into())
}

impl VfsFile for Handle {
    fn read(&mut self, buf: &mut [u8], offset: u64) -> VfsResult<usize> {
        let inside = self.contents.0.borrow();
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let rest = inside.bytes.get(from..).unwrap_or_default();
        let read = rest.len().min(buf.len());
        if let (Some(to), Some(from)) = (buf.get_mut(..read), rest.get(..read)) {
            to.copy_from_slice(from);
        }
        Ok(read)
    }

    fn write(&mut self, buf: &[u8], offset: u64) -> VfsResult<()> {
        self.change(|inside| {
            let from = usize::try_from(offset).map_err(|_| too_large())?;
            let end = from.checked_add(buf.len()).ok_or_else(too_large)?;
            let before = inside.bytes.len();
            if !buf.is_empty() && end > before {
                inside.bytes.try_reserve(end - before).map_err(|_| too_large())?;
                inside.bytes.resize(end, 0);
            }
            if let Some(place) = inside.bytes.get_mut(from..end) {
                place.copy_from_slice(buf);
                inside.mark(from.min(before), end);
            }
            Ok(())
        })
    }

    fn truncate(&mut self, size: u64) -> VfsResult<()> {
        self.change(|inside| {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            if size > inside.bytes.len() {
                return Err(VfsError::new(VfsErrorCode::IoTruncate, "it is shorter than that".into()));
            }
            inside.bytes.truncate(size);
            // Its length has changed, which is kept with a block of it.
            inside.mark(size.saturating_sub(1), size);
            Ok(())
        })
    }

    fn sync(&mut self, _: SyncOptions) -> VfsResult<()> {
        Ok(())
    }

    fn size(&self) -> VfsResult<u64> {
        Ok(self.contents.0.borrow().bytes.len() as u64)
    }

    fn lock(&mut self, _: LockLevel) -> VfsResult<()> {
        Ok(())
    }

    fn unlock(&mut self, _: LockLevel) -> VfsResult<()> {
        Ok(())
    }

    fn check_reserved_lock(&self) -> VfsResult<bool> {
        Ok(false)
    }
}

/// How SQLite opens and removes them.
pub struct Opener;

impl VfsStore for Opener {
    type File = Handle;
    type AppData = Files;

    fn open_file(files: &Files, request: OpenRequest<'_>) -> VfsResult<OpenedFile<Handle>> {
        let options = request.options;
        let refused = |problem: &'static str| VfsError::new(VfsErrorCode::CantOpen, problem.into());
        let contents = match request.filename.map(|filename| filename.path()) {
            None => Contents::default(),
            Some(name) => {
                let mut files = files.0.borrow_mut();
                match files.get(name) {
                    Some(_) if options.exclusive() => return Err(refused("it is there already")),
                    Some(contents) => contents.clone(),
                    None if options.create() => files.entry(name.to_owned()).or_default().clone(),
                    None => return Err(refused("it is not there")),
                }
            }
        };
        let access = options.access();
        Ok(OpenedFile { file: Handle { contents, access }, access })
    }

    fn close_file(files: &Files, name: Option<&str>, file: Handle, options: OpenOptions) -> VfsResult<()> {
        if let Some(name) = name.filter(|_| options.delete_on_close()) {
            let mut files = files.0.borrow_mut();
            if files.get(name).is_some_and(|found| Rc::ptr_eq(&found.0, &file.contents.0)) {
                files.remove(name);
            }
        }
        Ok(())
    }

    fn access(files: &Files, name: &str, _: AccessMode) -> VfsResult<bool> {
        Ok(files.0.borrow().contains_key(name))
    }

    fn full_pathname(_: &Files, name: &str) -> VfsResult<String> {
        Ok(name.to_owned())
    }

    fn delete_file(files: &Files, name: &str, _: bool) -> VfsResult<()> {
        let removed = files.0.borrow_mut().remove(name);
        removed.map(drop).ok_or_else(|| VfsError::new(VfsErrorCode::IoDelete, "it is not there".into()))
    }
}

struct Io;

impl SQLiteIoMethods for Io {
    type Store = Opener;
}

struct Vfs;

impl SQLiteVfs<Io> for Vfs {
    type Os = Device;

    fn os(_: &Files) -> &Device {
        &Device
    }
}

/// What SQLite asks of the device.
struct Device;

impl OsCallback for Device {
    /// It waits only for other connections, and there is one.
    fn sleep(&self, _: Duration) {}

    fn random(&self, buf: &mut [u8]) -> usize {
        for part in buf.chunks_mut(16) {
            let random = uuid::Uuid::new_v4().into_bytes();
            part.iter_mut().zip(random).for_each(|(to, byte)| *to = byte);
        }
        buf.len()
    }

    #[allow(clippy::disallowed_methods, reason = "for SQLite's own functions of time, which no record is made by")]
    fn epoch_timestamp_in_ms(&self) -> VfsResult<i64> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(i64::try_from(since.as_millis()).unwrap_or_default())
    }
}
