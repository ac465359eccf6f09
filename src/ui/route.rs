//! Every screen and its path.

use crate::ui::screens::after::After;
use crate::ui::screens::card::CardPage;
use crate::ui::screens::check::CheckHome;
use crate::ui::screens::check::compared::{CheckAgain, CompareChecks};
use crate::ui::screens::check::history::CheckHistory;
use crate::ui::screens::check_run::CheckRunPage;
use crate::ui::screens::check_run::so_far::CheckAnswers;
use crate::ui::screens::day::DayPage;
use crate::ui::screens::editor::Editor;
use crate::ui::screens::entry::{EditEntry, EntryPage};
use crate::ui::screens::exercise::ExercisePage;
use crate::ui::screens::frame::{Beneath, Frame, Tabs};
use crate::ui::screens::history::{History, RoutineHistory};
use crate::ui::screens::insights::InsightsPage;
use crate::ui::screens::install::InstallPage;
use crate::ui::screens::journal::Journal;
use crate::ui::screens::learn::Learn;
use crate::ui::screens::log::Log;
use crate::ui::screens::movement::{Exercises, Move};
use crate::ui::screens::player::Player;
use crate::ui::screens::profile::{ProfileAnswer, ProfilePage};
use crate::ui::screens::report::{VisitPage, VisitPageOf};
use crate::ui::screens::result::ResultPage;
use crate::ui::screens::routine::RoutinePage;
use crate::ui::screens::rules::{RecordPage, Rules};
use crate::ui::screens::session::SessionPage;
use crate::ui::screens::settings::SettingsPage;
use crate::ui::screens::settings::copies::CopiesPage;
use crate::ui::screens::settings::reminders::RemindersPage;
use crate::ui::screens::settings::sounds::SoundsPage;
use crate::ui::screens::signs::Signs;
use crate::ui::screens::today::Today;
use crate::ui::screens::transfer::RecordsPage;
use crate::ui::screens::trash::Trash;
use crate::ui::screens::urge::UrgePage;
use crate::ui::screens::urge_after::UrgeAfter;
use crate::ui::screens::urge_record::{EditUrge, UrgeRecord};
use dioxus::prelude::*;

/// A place in the app. Tabs show the tab bar; what is opened from them does not.
#[derive(Clone, Debug, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Frame)]
        #[layout(Tabs)]
            #[route("/")]
            Today {},
            #[route("/log")]
            Log {},
            #[route("/move")]
            Move {},
            #[route("/move/exercises")]
            Exercises {},
            #[route("/journal")]
            Journal {},
            #[route("/journal/insights")]
            InsightsPage {},
            #[route("/check")]
            CheckHome {},
            #[route("/learn")]
            Learn {},
        #[end_layout]
        #[route("/play")]
        Player {},
        #[layout(Beneath)]
        #[route("/urge")]
        UrgePage {},
        #[route("/urge/after/:session")]
        UrgeAfter { session: i64 },
        #[route("/routine/:id")]
        RoutinePage { id: String },
        #[route("/routine/:id/edit")]
        Editor { id: String },
        #[route("/history")]
        History {},
        #[route("/history/:id")]
        RoutineHistory { id: String },
        #[route("/session/:id")]
        SessionPage { id: i64 },
        #[route("/exercise/:id")]
        ExercisePage { id: String },
        #[route("/after/:session")]
        After { session: i64 },
        #[route("/journal/entry/:id")]
        EntryPage { id: i64 },
        #[route("/journal/entry/:id/edit")]
        EditEntry { id: i64 },
        #[route("/journal/urge/:id")]
        UrgeRecord { id: i64 },
        #[route("/journal/urge/:id/edit")]
        EditUrge { id: i64 },
        #[route("/journal/day/:date")]
        DayPage { date: String },
        #[route("/journal/trash")]
        Trash {},
        #[route("/check/run", CheckRunPage)]
        CheckRun {},
        #[route("/check/answers")]
        CheckAnswers {},
        #[route("/check/history")]
        CheckHistory {},
        #[route("/check/again/:id")]
        CheckAgain { id: i64 },
        #[route("/check/compare/:first/:second")]
        CompareChecks { first: i64, second: i64 },
        #[route("/check/result/:id")]
        ResultPage { id: i64 },
        #[route("/visit")]
        VisitPage {},
        #[route("/visit/:id")]
        VisitPageOf { id: i64 },
        #[route("/check/signs")]
        Signs {},
        #[route("/check/profile")]
        ProfilePage {},
        #[route("/check/profile/:question")]
        ProfileAnswer { question: String },
        #[route("/check/rules")]
        Rules {},
        #[route("/check/rules/:id")]
        RecordPage { id: String },
        #[route("/learn/:id")]
        CardPage { id: String },
        #[route("/settings")]
        SettingsPage {},
        #[route("/settings/records")]
        RecordsPage {},
        #[route("/settings/sounds")]
        SoundsPage {},
        #[route("/settings/copies")]
        CopiesPage {},
        #[route("/settings/reminders")]
        RemindersPage {},
        #[route("/settings/install")]
        InstallPage {},
}
