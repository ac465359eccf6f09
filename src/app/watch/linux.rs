//! The watch over WebKitGTK's process.

use super::Standing;
use super::panel::Panel;
use crate::platform::again;
use gtk::glib::{self, ControlFlow, Priority, Propagation};
use gtk::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use webkit2gtk::{NetworkProxyMode, UserContentManagerExt, WebContextExt, WebView, WebViewExt, WebsiteDataManagerExt};

/// How long the page may take to come up.
const COMES_UP_WITHIN: Duration = Duration::from_secs(10);

/// How often the page is looked at while it owes an answer or a session plays.
const ROUND: Duration = Duration::from_secs(1);

/// After so many rounds an answer is overdue: a busy device gets its time, and the person reads of it within 5 s.
const ROUNDS: u32 = 4;

/// The name under which the page says that the socket it is changed over has closed.
const SOCKET_CLOSED: &str = "socketClosed";

/// What is wrong with the page, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    NotUp,
    Silent,
    CutOff,
    Ended,
}

/// See the module.
#[derive(Clone)]
pub struct Watch(Rc<Inner>);

struct Inner {
    window: gtk::ApplicationWindow,
    inside: gtk::Box,
    page: RefCell<Option<WebView>>,
    panel: RefCell<Option<Panel>>,
    trouble: Cell<Option<Trouble>>,
    is_up: Cell<bool>,
    session_runs: Cell<bool>,
    /// Rounds since it was asked, none begun when it answered; none while nobody looks.
    waited: Cell<Option<u32>>,
    standing: RefCell<Standing>,
    asks: RefCell<Option<Box<dyn Fn() -> Standing>>>,
    before_it_opens_again: Box<dyn Fn()>,
}

impl Trouble {
    /// Nothing brings the page back.
    fn is_final(self) -> bool {
        self >= Trouble::CutOff
    }
}

impl Watch {
    /// Begins with a window into which the page is about to be put.
    pub fn begin(
        window: &gtk::ApplicationWindow,
        inside: &gtk::Box,
        before_it_opens_again: impl Fn() + 'static,
    ) -> Watch {
        let watch = Watch(Rc::new(Inner {
            window: window.clone(),
            inside: inside.clone(),
            page: RefCell::new(None),
            panel: RefCell::new(None),
            trouble: Cell::new(None),
            is_up: Cell::new(false),
            session_runs: Cell::new(false),
            waited: Cell::new(None),
            standing: RefCell::new(Standing::default()),
            asks: RefCell::new(None),
            before_it_opens_again: Box::new(before_it_opens_again),
        }));
        let this = watch.clone();
        glib::idle_add_local_full(Priority::HIGH, move || {
            this.meet_page();
            ControlFlow::Break
        });
        watch
    }

    /// Names what tells where the person is, and pauses what plays.
    pub fn asks(&self, standing: impl Fn() -> Standing + 'static) {
        self.0.asks.replace(Some(Box::new(standing)));
    }

    /// The page shows its first content.
    pub fn page_is_up(&self) {
        self.0.is_up.set(true);
        self.recovered(Trouble::NotUp);
    }

    /// A session begins or ceases to run: while it runs the page is asked again and again.
    pub fn session_runs(&self, runs: bool) {
        self.0.session_runs.set(runs);
        if runs {
            self.look();
        }
    }

    fn meet_page(&self) {
        let page = self.0.inside.children().into_iter().find_map(|child| child.downcast::<WebView>().ok());
        let Some(page) = page else { return };
        // The page and the program speak over a loopback socket: a proxy would only cut them off.
        if let Some(data) = page.context().and_then(|context| context.website_data_manager()) {
            data.set_network_proxy_settings(NetworkProxyMode::NoProxy, None);
        }
        let this = self.clone();
        page.connect_web_process_terminated(move |_, _| this.troubled(Trouble::Ended));
        // Whoever presses something is owed an answer.
        let this = self.clone();
        page.connect_button_press_event(move |_, _| {
            this.look();
            Propagation::Proceed
        });
        let this = self.clone();
        page.connect_key_press_event(move |_, _| {
            this.look();
            Propagation::Proceed
        });
        if let Some(messages) = page.user_content_manager() {
            let this = self.clone();
            messages.connect_script_message_received(Some(SOCKET_CLOSED), move |_, _| this.troubled(Trouble::CutOff));
            messages.register_script_message_handler(SOCKET_CLOSED);
        }
        self.0.page.replace(Some(page));
        let this = self.clone();
        glib::timeout_add_local_once(COMES_UP_WITHIN, move || {
            if !this.0.is_up.get() {
                this.troubled(Trouble::NotUp);
            }
        });
    }

    /// Asks the page for an answer, and looks again until it came.
    fn look(&self) {
        if self.0.waited.get().is_none() {
            self.ask();
            let this = self.clone();
            glib::timeout_add_local(ROUND, move || this.look_again());
        }
    }

    #[allow(deprecated, reason = "its successor needs WebKitGTK 2.40, which nothing else here does")]
    fn ask(&self) {
        self.0.waited.set(Some(1));
        if let Some(page) = self.0.page.borrow().as_ref() {
            let this = self.clone();
            page.run_javascript("0", gtk::gio::Cancellable::NONE, move |answer| {
                if answer.is_ok() {
                    this.0.waited.set(this.0.waited.get().map(|_| 0));
                    this.recovered(Trouble::Silent);
                }
            });
        }
    }

    fn look_again(&self) -> ControlFlow {
        match self.0.waited.get() {
            Some(0) if self.0.session_runs.get() => self.ask(),
            Some(rounds @ 1..ROUNDS) => self.0.waited.set(Some(rounds + 1)),
            waited => {
                self.0.waited.set(None);
                if waited.is_some_and(|rounds| rounds > 0) {
                    self.troubled(Trouble::Silent);
                }
                return ControlFlow::Break;
            }
        }
        ControlFlow::Continue
    }

    fn troubled(&self, trouble: Trouble) {
        // What has not come up yet need not answer yet.
        let too_early = trouble == Trouble::Silent && !self.0.is_up.get();
        if too_early || self.0.trouble.get() >= Some(trouble) {
            return;
        }
        self.0.trouble.set(Some(trouble));
        if let Some(asks) = self.0.asks.borrow().as_ref() {
            self.0.standing.replace(asks());
        }
        let session = self.0.standing.borrow().session.clone();
        let mut panel = self.0.panel.borrow_mut();
        let this = self.clone();
        let panel = panel.get_or_insert_with(|| Panel::new(&self.0.inside, move || this.open_again()));
        if let Some(page) = self.0.page.borrow().as_ref().filter(|_| trouble.is_final()) {
            page.hide();
        }
        self.0.window.set_title(&format!("Unkink: {}", trouble.heading().to_lowercase()));
        panel.show(trouble.heading(), &trouble.words(session.as_deref()), trouble.is_final());
    }

    /// A trouble no worse than this is over.
    fn recovered(&self, trouble: Trouble) {
        let over = self.0.trouble.get().is_some_and(|is| is <= trouble) && self.0.is_up.get();
        if !over {
            return;
        }
        self.0.trouble.set(None);
        self.0.window.set_title("Unkink");
        if let Some(panel) = self.0.panel.borrow().as_ref() {
            panel.hide();
        }
        if let Some(page) = self.0.page.borrow().as_ref() {
            page.grab_focus();
        }
    }

    fn open_again(&self) {
        self.0.trouble.set(Some(Trouble::Ended));
        (self.0.before_it_opens_again)();
        // One that stands still would stay behind for ever.
        if let Some(page) = self.0.page.borrow().as_ref() {
            page.terminate_web_process();
        }
        let standing = self.0.standing.borrow().clone();
        let path = if standing.path.is_empty() { "/" } else { &standing.path };
        let problem = again::start(path);
        if let Some(panel) = self.0.panel.borrow().as_ref() {
            let words = format!("{problem}. Close this window and start Unkink again. {TERMINAL}");
            panel.show("It cannot be opened from here", &words, true);
        }
    }
}

const TERMINAL: &str = "Without the window, in a terminal: unkink --help";

impl Trouble {
    fn heading(self) -> &'static str {
        match self {
            Trouble::NotUp => "The page has not come up",
            Trouble::Silent => "The page does not answer",
            Trouble::CutOff => "The page is cut off",
            Trouble::Ended => "The page has stopped",
        }
    }

    fn words(self, session: Option<&str>) -> String {
        let what = match self {
            Trouble::NotUp => "It usually takes a second. It may still come; if not, open it again.",
            Trouble::Silent => "It may come back by itself; then this note goes away. If not, open it again.",
            Trouble::CutOff => "What it shows would no longer change. Open it again to go on where you were.",
            Trouble::Ended => "The part of the system that draws it has ended. Open it again to go on where you were.",
        };
        let records = "What was saved is safe.";
        let terminal = Some(TERMINAL).filter(|_| self == Trouble::NotUp);
        [Some(what), Some(session.unwrap_or(records)), terminal].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}
