//! The built folder on a file host of this machine, below a path of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// It is found below this path: nothing may rely on standing at the top.
const UNDER: &str = "/some/folder/";

/// See the module.
pub struct Served {
    process: Child,
    pub address: String,
    port: String,
}

impl Served {
    /// Serves a folder.
    pub fn start(folder: &Path) -> Served {
        Served::at(folder, "0")
    }

    /// Serves it again at the port it had.
    pub fn again(&self, folder: &Path) -> Served {
        Served::at(folder, &self.port)
    }

    fn at(folder: &Path, port: &str) -> Served {
        let mut process = Command::new(variable("UNKINK_WEB_HOST"))
            .arg("serve")
            .arg(folder)
            .args([&format!("127.0.0.1:{port}"), UNDER])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the file host starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output")).read_line(&mut line).expect("its address");
        let port = line.trim().rsplit(':').next().expect("a port").to_owned();
        Served { process, address: format!("http://localhost:{port}{UNDER}"), port }
    }

    /// The host is gone.
    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The folder that was built.
pub fn built() -> PathBuf {
    PathBuf::from(variable("UNKINK_WEB"))
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run scripts/web --prove"))
}
