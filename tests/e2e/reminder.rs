//! Reminders: the system's notification service is asked, also while the window is hidden; none while moves are locked.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::{self, LATER, Limit};
use gtk::gio::{DBusConnection, DBusConnectionFlags, DBusNodeInfo};
use gtk::glib::prelude::*;
use gtk::glib::{MainContext, MainLoop, Variant};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use unkink::domain::reminder::TEXT;

/// What a desktop's notification service says it can do.
const SERVICE: &str = "<node><interface name='org.freedesktop.Notifications'>
  <method name='Notify'>
    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
    <arg type='u' direction='out'/>
  </method>
  <method name='GetCapabilities'><arg type='as' direction='out'/></method>
  <method name='GetServerInformation'>
    <arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/>
  </method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
  <signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>
</interface></node>";

const NAME: &str = "org.freedesktop.Notifications";
const PLACE: &str = "/org/freedesktop/Notifications";

/// A reminder is set for the next minute that begins.
const A_MINUTE: Limit = Limit(Duration::from_secs(100));

/// A notification's summary, body and actions.
type Notification = (String, String, Vec<String>);

/// A notification service on the device's bus, which notes what it is asked to show.
struct Service {
    connection: DBusConnection,
    shown: Arc<Mutex<Vec<Notification>>>,
}

impl Service {
    fn on(sandbox: &Sandbox) -> Service {
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let none = None::<&gtk::gio::Cancellable>;
        let connection =
            DBusConnection::for_address_sync(&sandbox.display.bus, flags, None, none).expect("the device's bus");
        let shown: Arc<Mutex<Vec<_>>> = Arc::default();
        let (serving, noted) = (connection.clone(), Arc::clone(&shown));
        let (ready, is_ready) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let context = MainContext::new();
            let serve = || {
                let info = DBusNodeInfo::for_xml(SERVICE).expect("the interface");
                let interface = info.lookup_interface(NAME).expect("the interface");
                let answer = move |_: DBusConnection,
                                   _: &str,
                                   _: &str,
                                   _: &str,
                                   method: &str,
                                   asked: Variant,
                                   call: gtk::gio::DBusMethodInvocation| {
                    match method {
                        "Notify" => {
                            let mut noted = noted.lock().expect("the notes");
                            let text = |place: usize| asked.child_value(place).get::<String>().unwrap_or_default();
                            let actions = asked.child_value(5).get::<Vec<String>>().unwrap_or_default();
                            noted.push((text(3), text(4), actions));
                            let id = u32::try_from(noted.len()).unwrap_or_default();
                            call.return_value(Some(&(id,).to_variant()));
                        }
                        "GetCapabilities" => call.return_value(Some(&(vec!["actions", "body"],).to_variant())),
                        "GetServerInformation" => {
                            call.return_value(Some(&("stand-in", "test", "1", "1.2").to_variant()))
                        }
                        _ => call.return_value(None),
                    }
                };
                let nothing = |_: DBusConnection, _: &str, _: &str, _: &str, _: &str| ().to_variant();
                let refused = |_: DBusConnection, _: &str, _: &str, _: &str, _: &str, _: Variant| false;
                serving.register_object(PLACE, &interface, answer, nothing, refused).expect("the service");
                ready.send(()).expect("someone waits");
                MainLoop::new(Some(&context), false).run();
            };
            context.with_thread_default(serve).expect("a thread of its own");
        });
        is_ready.recv().expect("the service");
        let asked = (NAME, 0_u32).to_variant();
        let bus = "org.freedesktop.DBus";
        let flags = gtk::gio::DBusCallFlags::NONE;
        let owned = connection.call_sync(
            Some(bus),
            "/org/freedesktop/DBus",
            bus,
            "RequestName",
            Some(&asked),
            None,
            flags,
            5000,
            none,
        );
        owned.expect("the name");
        Service { connection, shown }
    }

    fn shown(&self) -> Vec<Notification> {
        self.shown.lock().expect("the notes").clone()
    }

    fn wait_for(&self, count: usize, limit: Limit) {
        wait::until(limit, "a notification", || match self.shown() {
            shown if shown.len() == count => Ok(()),
            shown => Err(format!("{shown:?}")),
        });
    }

    /// The person presses a button of the last one.
    fn press(&self, action: &str) {
        let id = u32::try_from(self.shown().len()).expect("a number");
        let said = (id, action).to_variant();
        self.connection.emit_signal(None, PLACE, NAME, "ActionInvoked", Some(&said)).expect("it is said");
    }
}

/// The next whole minute by the device's clock, that is at least some seconds away, as `10:31`.
fn next_minute() -> String {
    let at = unkink::platform::clock::now().to_utc() + chrono::Duration::seconds(70);
    at.format("%H:%M").to_string()
}

#[test]
fn a_reminder_is_called_out_while_the_window_is_hidden_and_can_be_put_off() {
    let sandbox = Sandbox::new();
    let service = Service::on(&sandbox);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Link, "Reminders to get up").click();
    app.find(Role::Heading, "Reminders").wait();
    app.press("Try one now");
    service.wait_for(1, LATER);
    app.wait_for_text("The system took it.");
    app.evaluate("document.querySelector('#reminder-time').focus()");
    app.find(Role::TextBox, "Another time").type_text(&next_minute());
    app.press("Add this time");
    app.find(Role::Button, "Remove").wait();
    app.hide();
    service.wait_for(2, A_MINUTE);
    let shown = service.shown();
    assert!(shown.iter().all(|(text, body, _)| text == TEXT && body.is_empty()), "it names no move: {shown:?}");
    assert_eq!(shown[1].2, ["later", "In 10 minutes"]);
    app.show();
    app.press("Back");
    app.find(Role::Heading, "Settings").wait();
    app.press("Back");
    app.find(Role::Heading, TEXT).wait();
    service.press("later");
    app.find(Role::Heading, TEXT).wait_gone();
    app.stop();
}

#[test]
fn without_a_notification_service_that_is_said_and_with_a_result_open_none_comes() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Link, "Reminders to get up").click();
    app.press("Try one now");
    app.wait_longer_for(
        LATER,
        |app| app.text().contains("Reminders appear in the window instead"),
        "that none answers",
    );
    app.stop();

    let service = Service::on(&sandbox);
    let sheet = sandbox.path("answers.json");
    let answers = r#"{"answers":{"age_years":45,"region":["low_back"],"saddle_numb":"yes"}}"#;
    std::fs::write(&sheet, answers).expect("a file");
    sandbox.run(&["check", "--answers", sheet.to_str().expect("a path"), "--save"]);
    let due = next_minute();
    sandbox.run(&["reminders", "--at", &due]);
    let again = App::start(&sandbox);
    again.find(Role::Heading, "Today").wait();
    wait::until(A_MINUTE, "the minute to be over", || {
        let now = unkink::platform::clock::now().to_utc();
        if now.format("%H:%M").to_string() >= due { Ok(()) } else { Err(now.to_string()) }
    });
    thread::sleep(Duration::from_secs(2));
    assert!(service.shown().is_empty(), "{:?}", service.shown());
    assert!(!again.text().contains(TEXT), "{}", again.text());
    again.stop();
}

#[test]
fn a_calendar_file_is_saved_where_a_person_looks_and_never_over_another() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Link, "Reminders to get up").click();
    app.press("Save a calendar file");
    app.wait_for_text("No reminder is set, so there is nothing to save.");
    app.stop();
    sandbox.run(&["reminders", "--hourly", "9:00-17:00", "--at", "20:30"]);
    let app = App::start_with(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Link, "Reminders to get up").click();
    for name in ["unkink-reminders.ics", "unkink-reminders (2).ics"] {
        app.press("Save a calendar file");
        let file = sandbox.path("home").join(name);
        app.wait_for_text(file.to_str().expect("a path"));
        let text = std::fs::read_to_string(file).expect("the file");
        assert!(text.starts_with("BEGIN:VCALENDAR") && text.contains("Time to get up"), "{text}");
        assert!(text.contains("T203000"), "{text}");
    }
    app.stop();
}
