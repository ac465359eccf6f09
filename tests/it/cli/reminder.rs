//! `reminders`, and the calendar to take along.

use super::Home;

#[test]
fn reminders_are_set_shown_and_taken_along_without_naming_a_move() {
    let home = Home::new();
    assert!(home.ok(&["reminders"]).out.contains("No reminders are set"));
    assert!(!home.folder.exists(), "looking makes nothing");
    let set = ["reminders", "--hourly", "9:00-11:00", "--at", "15:30", "--days", "mon,fri", "--quiet", "20:00-8:00"];
    let said = home.ok(&set).out;
    for line in
        ["Every hour: 09:00 to 11:00", "Times of day: 15:30", "Days: Monday, Friday", "20:00 to 08:00", "Next: "]
    {
        assert!(said.contains(line), "{said}");
    }
    let kept = home.json(&["reminders"]);
    assert_eq!((&kept["times"][0], &kept["days"][1]), (&"15:30".into(), &"fri".into()));
    let file = home.folder.join("reminders.ics");
    home.ok(&["export", file.to_str().unwrap()]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.matches("BEGIN:VEVENT").count() == 4 && text.contains("SUMMARY:Time to get up"), "{text}");
    assert_eq!(home.ok(&["export", "-", "--format", "ics"]).out.matches("BEGIN:VEVENT").count(), 4);
    home.ok(&["reminders", "--hourly", "off", "--no-times"]);
    home.run(&["export", "-", "--format", "ics"]).refused(1, &["no reminders are set"]);
    let night = home.ok(&["reminders", "--hourly", "22:00-6:00", "--quiet", "off"]).out;
    assert!(night.contains("Every hour: 22:00 to 06:00") && night.contains("belongs to the next day"), "{night}");
    let every_day = home.ok(&["reminders", "--days", "mon,tue,wed,thu,fri,sat,sun"]).out;
    assert!(!every_day.contains("next day"), "{every_day}");
    home.run(&["reminders", "--at", "25:00"]).refused(2, &["25:00", "10:30"]);
    home.run(&["reminders", "--days", "funday"]).refused(2, &["funday", "mon, tue"]);
}

#[test]
fn nothing_reminds_while_a_result_keeps_moves_closed_or_the_quiet_hours_hold_all() {
    let home = Home::new();
    home.ok(&["reminders", "--at", "12:00", "--quiet", "11:00-13:00"]);
    assert!(home.ok(&["reminders"]).out.contains("Next: none. The quiet hours hold all of them."));
    home.ok(&["reminders", "--at", "15:00"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"saddle_numb":"yes"}}"#);
    assert!(home.ok(&["reminders"]).out.contains("Next: none. Nothing reminds you while a result keeps moves closed."));
    home.run(&["export", "-", "--format", "ics"]).refused(1, &["Nothing reminds you while"]);
    home.ok(&["seen", "--exercise", "yes"]);
    assert!(home.ok(&["reminders"]).out.contains("while the window is open"));
}
