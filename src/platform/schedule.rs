//! Reminders that the system itself calls out, also while the program is closed. Phones have such; a desktop and a browser
//! have none, and there the calendar file does it.

/// What is called out, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    pub text: &'static str,
    /// The word that puts it off.
    pub later: &'static str,
    /// The days of the week, each 0 to 6 from Monday.
    pub days: Vec<u8>,
    /// Times of the clock on the wall, in minutes after midnight.
    pub minutes: Vec<u16>,
}

impl Schedule {
    /// The days as bits, Monday the lowest.
    pub fn day_bits(&self) -> u8 {
        self.days.iter().filter(|day| **day < 7).fold(0, |bits, day| bits | (1 << day))
    }

    /// Whether nothing is called out.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() || self.minutes.is_empty()
    }
}

/// Whether the system calls reminders out.
pub fn is_there() -> bool {
    cfg!(any(target_os = "android", target_os = "ios"))
}

/// Calls these out from now on, in place of those before. Asks the person for permission where that is still open, and
/// waits for them: not on the window's thread.
///
/// # Errors
/// Why none will come, in words.
pub fn set(schedule: &Schedule) -> Result<(), String> {
    system::set(schedule)
}

#[cfg(target_os = "android")]
mod system {
    use super::Schedule;
    use crate::platform::activity;

    pub(super) fn set(schedule: &Schedule) -> Result<(), String> {
        let minutes: Vec<String> = schedule.minutes.iter().map(u16::to_string).collect();
        activity::set_reminders(schedule.text, schedule.later, schedule.day_bits(), &minutes.join(","))
            .ok_or("Android did not take the reminders")?;
        if schedule.is_empty() || activity::may_notify() == Some(true) {
            return Ok(());
        }
        Err("Android shows no notifications from Unkink; they are switched on in its settings".to_owned())
    }
}

#[cfg(target_os = "ios")]
mod system {
    use super::Schedule;
    use block2::RcBlock;
    use objc2::runtime::Bool;
    use objc2_foundation::{NSDateComponents, NSError, NSString};
    use objc2_user_notifications::{
        UNAuthorizationOptions, UNCalendarNotificationTrigger, UNMutableNotificationContent, UNNotificationRequest,
        UNNotificationSound, UNUserNotificationCenter,
    };
    use std::sync::mpsc::channel;
    use std::time::Duration;

    /// iOS keeps no more of one app.
    const MOST: usize = 64;

    /// A person may take their time to answer.
    const PATIENCE: Duration = Duration::from_secs(600);

    pub(super) fn set(schedule: &Schedule) -> Result<(), String> {
        let center = UNUserNotificationCenter::currentNotificationCenter();
        center.removeAllPendingNotificationRequests();
        if schedule.is_empty() {
            return Ok(());
        }
        if !may_notify(&center) {
            return Err("iOS shows no notifications from Unkink; they are switched on in its settings".to_owned());
        }
        // Every day is one request a time; some days are one for each of them.
        let days: Vec<Option<u8>> =
            if schedule.days.len() == 7 { vec![None] } else { schedule.days.iter().copied().map(Some).collect() };
        let all: Vec<(Option<u8>, u16)> =
            days.iter().flat_map(|day| schedule.minutes.iter().map(|minute| (*day, *minute))).collect();
        for (day, minute) in all.iter().take(MOST) {
            add(&center, schedule.text, *day, *minute);
        }
        match all.len().checked_sub(MOST) {
            None | Some(0) => Ok(()),
            Some(left) => Err(format!("iOS takes {MOST} reminders a week; {left} of yours will not come")),
        }
    }

    fn may_notify(center: &UNUserNotificationCenter) -> bool {
        let (sender, receiver) = channel();
        let answered = RcBlock::new(move |granted: Bool, _: *mut NSError| {
            let _ = sender.send(granted.as_bool());
        });
        let options = UNAuthorizationOptions::Alert | UNAuthorizationOptions::Sound;
        center.requestAuthorizationWithOptions_completionHandler(options, &answered);
        receiver.recv_timeout(PATIENCE).unwrap_or(false)
    }

    fn add(center: &UNUserNotificationCenter, text: &str, day: Option<u8>, minute: u16) {
        let content = UNMutableNotificationContent::new();
        content.setTitle(&NSString::from_str(text));
        content.setSound(Some(&UNNotificationSound::defaultSound()));
        let time = NSDateComponents::new();
        let part = |number: u16| isize::try_from(number).unwrap_or_default();
        time.setHour(part(minute / 60));
        time.setMinute(part(minute % 60));
        if let Some(day) = day {
            // Sunday is 1.
            time.setWeekday((isize::from(day) + 1) % 7 + 1);
        }
        let trigger = UNCalendarNotificationTrigger::triggerWithDateMatchingComponents_repeats(&time, true);
        let name = format!("reminder-{}-{minute}", day.map_or_else(|| "all".to_owned(), |day| day.to_string()));
        let request = UNNotificationRequest::requestWithIdentifier_content_trigger(
            &NSString::from_str(&name),
            &content,
            Some(&trigger),
        );
        center.addNotificationRequest_withCompletionHandler(&request, None);
    }
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
mod system {
    use super::Schedule;

    pub(super) fn set(_schedule: &Schedule) -> Result<(), String> {
        Err("this device calls none out while Unkink is closed".to_owned())
    }
}
