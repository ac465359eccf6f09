//! Small disks for tests that need a full or a read-only one.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A disk that is taken away again when it is dropped.
pub struct Mount {
    folder: TempDir,
}

impl Mount {
    /// An empty disk of so many bytes. `None` where mounting is not allowed; that is said with the name of the test.
    pub fn small(test: &str, bytes: u64) -> Option<Mount> {
        let mount = Mount { folder: tempfile::tempdir().unwrap() };
        let options = format!("size={bytes},mode=700");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &options, "tmpfs"], mount.path());
        mount.or_say(test, mounted)
    }

    /// `shown`, as a disk that cannot be written. `None` where mounting is not allowed.
    pub fn read_only(test: &str, shown: &Path) -> Option<Mount> {
        let mount = Mount { folder: tempfile::tempdir().unwrap() };
        let shown = shown.to_str().unwrap();
        let mounted =
            run("mount", &["--bind", shown], mount.path()) && run("mount", &["-o", "remount,ro,bind"], mount.path());
        mount.or_say(test, mounted)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    fn or_say(self, test: &str, mounted: bool) -> Option<Mount> {
        if !mounted {
            eprintln!("{test}: mounting was refused, so this is not proved here");
        }
        mounted.then_some(self)
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        run("umount", &[], self.path());
    }
}

fn run(program: &str, arguments: &[&str], last: &Path) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).arg(last).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
