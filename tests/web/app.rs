//! The web app, open in a browser of its own. What a person does on its page is in `hand`.

use crate::chromium::Chromium;
use crate::devtools::{self, Devtools};
pub use crate::hand::Role;
use crate::hand::call;
use crate::room::Insets;
use crate::sandbox::{Sandbox, failure_picture};
use crate::wait::{self, LATER, SOON};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How the page is opened.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// Width and height of what is seen, in CSS pixels.
    pub size: (u32, u32),
    /// What follows the address: a screen.
    pub screen: &'a str,
    /// How much faster than the clock sessions run, 1 to 100.
    pub speed: u32,
    /// The clock stands still at this moment, as in RFC 3339.
    pub now: Option<&'a str>,
    /// The path of the file the person chooses whenever the page asks for one.
    pub dialog: Option<&'a str>,
    /// How much slower than this machine the phone is.
    pub slower: u32,
    /// Runs before anything of the page does.
    pub before: &'a str,
}

impl Start<'_> {
    /// A phone upright.
    pub const PLAIN: Start<'static> =
        Start { size: (390, 844), screen: "", speed: 1, now: None, dialog: None, slower: 1, before: "" };
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start::PLAIN
    }
}

/// A phone has a voice; the browser of a test has none.
const VOICE: &str = "SpeechSynthesis.prototype.getVoices = () => [{ lang: 'en' }];";

/// See the module.
pub struct App<'a> {
    sandbox: &'a Sandbox,
    chromium: RefCell<Option<Chromium>>,
    devtools: RefCell<Devtools>,
    port: u16,
    page: String,
    /// What the system asks for, by the names of style sheets.
    preferred: RefCell<BTreeMap<&'static str, String>>,
    /// The file that is chosen whenever the page asks for one.
    chosen: RefCell<String>,
}

impl<'a> App<'a> {
    /// It runs in a browser: what only a computer's own folders can do is not there.
    pub const IN_BROWSER: bool = true;

    /// Opens the app on a phone and waits for its first page.
    pub fn start(sandbox: &'a Sandbox) -> App<'a> {
        App::start_with(sandbox, &Start::default())
    }

    /// Opens it in a certain way.
    pub fn start_with(sandbox: &'a Sandbox, start: &Start<'_>) -> App<'a> {
        let app = App::open(sandbox, start);
        app.wait_until_there();
        app
    }

    /// Opens its address and waits for nothing.
    pub fn open(sandbox: &'a Sandbox, start: &Start<'_>) -> App<'a> {
        let (chromium, devtools) = sandbox.browser();
        let page = devtools::first_page(chromium.port).expect("a page");
        App::on(sandbox, Some(chromium), devtools, page, start)
    }

    /// Opens it once more in the same browser, in another tab.
    pub fn open_beside(&self, start: &Start<'_>) -> App<'a> {
        let page = wait::until(LATER, "another tab", || devtools::open_page(self.port, "about:blank"));
        let devtools = wait::until(LATER, "its inspector", || Devtools::connect(self.port, Some(&page)));
        App::on(self.sandbox, None, devtools, page, start)
    }

    fn on(
        sandbox: &'a Sandbox,
        chromium: Option<Chromium>,
        devtools: Devtools,
        page: String,
        start: &Start<'_>,
    ) -> App<'a> {
        let port = sandbox.open.get().expect("an open browser");
        let app = App {
            sandbox,
            chromium: RefCell::new(chromium),
            devtools: RefCell::new(devtools),
            port,
            page,
            chosen: RefCell::default(),
            preferred: RefCell::default(),
        };
        // What came before belongs to no page of the app.
        app.devtools.borrow_mut().complaints.clear();
        app.devtools.borrow_mut().asked.clear();
        app.resize(start.size.0, start.size.1);
        app.command("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true, "maxTouchPoints": 5 }));
        let home = sandbox.path("home");
        app.command("Browser.setDownloadBehavior", &json!({ "behavior": "allow", "downloadPath": home }));
        // A page in front of a person has the focus.
        app.command("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
        if start.slower > 1 {
            app.command("Emulation.setCPUThrottlingRate", &json!({ "rate": start.slower }));
        }
        if let Some(file) = start.dialog {
            app.choose(file);
        }
        let now = start
            .now
            .or(sandbox.now)
            .map(|now| format!("window.UNKINK_TEST_NOW = {};", json!(now)))
            .unwrap_or_default();
        let source = format!("window.UNKINK_TEST_SPEED = '{}'; {now} {VOICE} {}", start.speed, start.before);
        app.command("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
        app.go(&format!("{}{}", sandbox.address(), start.screen));
        app
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.command("Page.navigate", &json!({ "url": address }));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        // What takes longer to be saved is shown.
        sleep(Duration::from_millis(400));
        self.evaluate("window.__old = true");
        self.command("Page.reload", &json!({}));
        self.wait_for(|app| app.evaluate("window.__old === undefined") == true, "the page to be loaded anew");
        self.wait_until_there();
    }

    /// Waits until the app has drawn its own page.
    pub fn wait_until_there(&self) {
        let there = "Boolean(document.getElementById('main')?.innerText) && !document.getElementById('start')";
        self.wait_longer_for(LATER, |app| app.evaluate(there) == true, "the app's first page");
    }

    /// Sends the page a command of the inspector, which must succeed.
    pub fn command(&self, method: &str, params: &Value) -> Value {
        self.devtools.borrow_mut().command(method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the page complained of so far.
    pub fn complaints(&self) -> Vec<String> {
        self.evaluate("0");
        self.devtools.borrow().complaints.clone()
    }

    /// Every address the page asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.evaluate("0");
        self.devtools.borrow().asked.clone()
    }

    /// Gives the screen another size.
    pub fn resize(&self, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.command("Emulation.setDeviceMetricsOverride", &screen);
    }

    /// Keeps parts of the screen for the device itself.
    pub fn keep_back(&self, insets: &Insets) {
        let Insets { top, right, bottom, left } = insets;
        let insets = json!({ "top": top, "right": right, "bottom": bottom, "left": left });
        self.command("Emulation.setSafeAreaInsetsOverride", &json!({ "insets": insets }));
    }

    /// Lets the page believe that the system asks for something: `PrefersColorScheme` and `Dark`, for example.
    pub fn prefer(&self, name: &str, value: &str) {
        let name = match name {
            "PrefersColorScheme" => "prefers-color-scheme",
            "PrefersContrast" => "prefers-contrast",
            _ => "prefers-reduced-motion",
        };
        let value = if value == "NoPreference" { "no-preference".to_owned() } else { value.to_lowercase() };
        let mut preferred = self.preferred.borrow_mut();
        preferred.insert(name, value);
        let features: Vec<Value> =
            preferred.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.command("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// The phone it runs on.
    pub fn sandbox(&self) -> &Sandbox {
        self.sandbox
    }

    /// Saves a picture of the page.
    pub fn picture(&self, file: &Path) {
        let picture = self.devtools.borrow_mut().picture();
        let picture = picture.unwrap_or_else(|error| panic!("no picture could be taken: {error}"));
        std::fs::write(file, picture).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Saves it in light and dark as `web-NAME-THEME.png`, where `UNKINK_PICTURES` names a folder.
    pub fn picture_as(&self, name: &str) {
        let Some(folder) = std::env::var_os("UNKINK_PICTURES") else { return };
        for theme in ["light", "dark"] {
            self.prefer("PrefersColorScheme", theme);
            // A change of colours may take its time.
            sleep(Duration::from_millis(300));
            self.picture(&Path::new(&folder).join(format!("web-{name}-{theme}.png")));
        }
        self.prefer("PrefersColorScheme", "light");
    }

    /// The value of an expression in the page.
    pub fn evaluate(&self, expression: &str) -> Value {
        let mut devtools = self.devtools.borrow_mut();
        let value = wait::try_until(SOON, || devtools.evaluate(expression));
        if let Some(chooser) = devtools.chooser.take() {
            let chosen = json!({ "files": [*self.chosen.borrow()], "backendNodeId": chooser });
            devtools.command("DOM.setFileInputFiles", &chosen).expect("a file is chosen");
        }
        value.unwrap_or_else(|error| panic!("{error}"))
    }

    /// From now on, this file is chosen whenever the page asks for one.
    pub fn choose(&self, file: &str) {
        self.command("Page.setInterceptFileChooserDialog", &json!({ "enabled": true }));
        file.clone_into(&mut self.chosen.borrow_mut());
    }

    /// Closes the browser once all is kept.
    pub fn stop(self) {
        // What takes longer is shown.
        sleep(Duration::from_millis(400));
        let waits = |text: &str| text.contains("Saving …") || text.contains("Not saved yet");
        self.wait_for(|app| !waits(&app.text()), "all to be saved");
        self.end(Chromium::close);
    }

    /// Kills the browser, as an empty battery does, once nothing is said to be on its way.
    pub fn kill(self) {
        sleep(Duration::from_millis(400));
        self.kill_at_once();
    }

    /// Kills it in the middle of whatever it does.
    pub fn kill_at_once(self) {
        self.end(Chromium::kill);
    }

    /// Stands the browser still for a while, as a closed lid does.
    pub fn suspend(&self, length: Duration) {
        let chromium = self.chromium.borrow();
        let chromium = chromium.as_ref().expect("the browser is open");
        chromium.signal("STOP");
        sleep(length);
        chromium.signal("CONT");
    }

    /// Closes the tab at once, and waits until it is gone; the browser stays.
    pub fn close_tab(&self) {
        wait::until(SOON, "the tab to close", || devtools::close_page(self.port, &self.page));
        wait::until(SOON, "the tab to be gone", || match devtools::is_listed(self.port, &self.page)? {
            true => Err("it is there".to_owned()),
            false => Ok(()),
        });
    }

    fn end(self, how: impl FnOnce(Chromium)) {
        if let Some(chromium) = self.chromium.take() {
            how(chromium);
        }
        self.sandbox.open.set(None);
    }

    /// What a person would need to understand a failure.
    fn leave_traces(&self) {
        let test = std::thread::current().name().unwrap_or("web").replace("::", "-");
        let file = failure_picture("web", &test);
        let Ok(mut devtools) = self.devtools.try_borrow_mut() else { return };
        let text = devtools.evaluate("document.body.innerText").unwrap_or_default();
        let outline = devtools.evaluate(&call("outline", &[], &Value::Null)).unwrap_or_default();
        eprintln!("--- the page's text\n{}", text.as_str().unwrap_or_default());
        eprintln!("--- what has a role on it\n{}", outline.as_str().unwrap_or_default());
        eprintln!("--- what it complained of\n{}", devtools.complaints.join("\n"));
        if let Ok(picture) = devtools.picture()
            && std::fs::write(&file, picture).is_ok()
        {
            eprintln!("--- its picture: {}", file.display());
        }
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.leave_traces();
        }
    }
}
