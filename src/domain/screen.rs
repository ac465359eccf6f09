//! The screens that are opened by name from outside: by `unkink --open`, a shortcut of a phone, an entry of a desktop's menu.

/// A screen that can be opened by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Today,
    Urge,
    Log,
    Move,
    Exercises,
    History,
    Journal,
    Insights,
    Trash,
    Check,
    Signs,
    Profile,
    Rules,
    Visit,
    Learn,
    Settings,
    Records,
    Sounds,
    Copies,
    Reminders,
}

impl Screen {
    /// In the order of the tabs.
    pub const ALL: [Screen; 20] = [
        Screen::Today,
        Screen::Urge,
        Screen::Log,
        Screen::Move,
        Screen::Exercises,
        Screen::History,
        Screen::Journal,
        Screen::Insights,
        Screen::Trash,
        Screen::Check,
        Screen::Signs,
        Screen::Profile,
        Screen::Rules,
        Screen::Visit,
        Screen::Learn,
        Screen::Settings,
        Screen::Records,
        Screen::Sounds,
        Screen::Copies,
        Screen::Reminders,
    ];

    /// What cannot wait, with the words of its shortcut: the same on every device.
    pub const SHORTCUTS: [(Screen, &'static str); 3] =
        [(Screen::Urge, "I want to crack"), (Screen::Log, "Log a crack"), (Screen::Signs, "Warning signs")];

    /// Its name in `unkink --open`.
    pub fn id(self) -> &'static str {
        match self {
            Screen::Today => "today",
            Screen::Urge => "urge",
            Screen::Log => "log",
            Screen::Move => "move",
            Screen::Exercises => "exercises",
            Screen::History => "history",
            Screen::Journal => "journal",
            Screen::Insights => "insights",
            Screen::Trash => "trash",
            Screen::Check => "check",
            Screen::Signs => "signs",
            Screen::Profile => "profile",
            Screen::Rules => "rules",
            Screen::Visit => "visit",
            Screen::Learn => "learn",
            Screen::Settings => "settings",
            Screen::Records => "records",
            Screen::Sounds => "sounds",
            Screen::Copies => "copies",
            Screen::Reminders => "reminders",
        }
    }

    /// Its path in the window.
    pub fn path(self) -> &'static str {
        match self {
            Screen::Today => "/",
            Screen::Urge => "/urge",
            Screen::Log => "/log",
            Screen::Move => "/move",
            Screen::Exercises => "/move/exercises",
            Screen::History => "/history",
            Screen::Journal => "/journal",
            Screen::Insights => "/journal/insights",
            Screen::Trash => "/journal/trash",
            Screen::Check => "/check",
            Screen::Signs => "/check/signs",
            Screen::Profile => "/check/profile",
            Screen::Rules => "/check/rules",
            Screen::Visit => "/visit",
            Screen::Learn => "/learn",
            Screen::Settings => "/settings",
            Screen::Records => "/settings/records",
            Screen::Sounds => "/settings/sounds",
            Screen::Copies => "/settings/copies",
            Screen::Reminders => "/settings/reminders",
        }
    }
}
