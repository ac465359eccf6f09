//! A Chromium with a profile of its own, which can be killed as a whole.

use crate::devtools::{self, Devtools};
use crate::wait::{self, LATER};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// See the module.
pub struct Chromium {
    process: Child,
    pub port: u16,
}

impl Chromium {
    /// Starts it on a profile, without a screen.
    pub fn start(profile: &Path) -> Chromium {
        let told = profile.join("DevToolsActivePort");
        let _ = std::fs::remove_file(&told);
        let program = std::env::var("UNKINK_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let process = Command::new(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--mute-audio"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-component-update"])
            .args(["--host-resolver-rules=MAP phone.test 127.0.0.1"])
            .args(["--lang=en-IE", "--accept-lang=en-IE", "--autoplay-policy=no-user-gesture-required"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .env("TZ", "Europe/Dublin")
            .env("LANGUAGE", "en_IE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("Chromium starts");
        let mut chromium = Chromium { process, port: 0 };
        chromium.port = wait::until(LATER, "Chromium's port", || {
            let told = std::fs::read_to_string(&told).map_err(|error| error.to_string())?;
            told.lines().next().and_then(|line| line.parse().ok()).ok_or_else(|| "not yet".to_owned())
        });
        chromium
    }

    /// Looks at its first page.
    pub fn look(&self) -> Devtools {
        wait::until(LATER, "Chromium's page", || Devtools::connect(self.port, None))
    }

    /// Opens another page on an address, and looks at it.
    pub fn open(&self, address: &str) -> (String, Devtools) {
        let page = wait::until(LATER, "another page", || devtools::open_page(self.port, address));
        let devtools = wait::until(LATER, "its inspector", || Devtools::connect(self.port, Some(&page)));
        (page, devtools)
    }

    /// Sends all its processes a signal.
    pub fn signal(&self, name: &str) {
        signal(&self.process, name);
    }

    /// Ends it in the middle of whatever it does, with all its processes.
    pub fn kill(mut self) {
        end(&mut self.process, "KILL");
    }

    /// Lets it end by itself.
    pub fn close(mut self) {
        if let Ok(mut devtools) = Devtools::connect(self.port, None) {
            let _ = devtools.command("Browser.close", &serde_json::json!({}));
        }
        let ended = wait::try_until(wait::SOON, || match self.process.try_wait() {
            Ok(Some(_)) => Ok(()),
            _ => Err("it still runs".to_owned()),
        });
        if ended.is_err() {
            end(&mut self.process, "KILL");
        }
    }
}

fn signal(process: &Child, name: &str) {
    let group = process.id();
    let _ = Command::new("sh").args(["-c", &format!("kill -{name} -{group}")]).stderr(Stdio::null()).status();
}

/// Ends a program that has a group of its own, with all its processes.
pub fn end(process: &mut Child, name: &str) {
    signal(process, name);
    let _ = process.wait();
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if matches!(self.process.try_wait(), Ok(None)) {
            end(&mut self.process, "KILL");
        }
    }
}
