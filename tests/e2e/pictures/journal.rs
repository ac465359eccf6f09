//! Pictures of what is looked for and chosen in the journal.

use super::{AS_IT_IS, LIGHT_AND_DARK, lived_in, take};
use crate::app::{App, Role};

#[test]
#[ignore = "takes pictures; run by scripts/screenshots"]
fn what_is_looked_for_and_chosen_in_the_journal() {
    let sandbox = lived_in();
    sandbox.run(&["edit", "1", "2", "--add-tag", "gym"]);
    let app = App::start_accepted(&sandbox, &AS_IT_IS);
    app.open_tab("Journal");
    for (width, height, size) in [(390, 844, ""), (320, 640, "w320-"), (1100, 760, "desktop-")] {
        app.resize(width, height);
        app.press("Filter");
        app.find(Role::Dialog, "Filter the journal").wait();
        take(&app, &format!("{size}journal-filter"), LIGHT_AND_DARK);
        for chip in ["Forced", "Upper and mid back"] {
            app.find(Role::Dialog, "Filter the journal").find(Role::Radio, chip).click();
        }
        app.press("Close");
        app.wait_for_text("Upper and mid back, forced: ");
        take(&app, &format!("{size}journal-filtered"), LIGHT_AND_DARK);
        app.press("Choose several");
        app.wait_for_text("0 chosen");
        app.evaluate("[...document.querySelectorAll('[role=checkbox]')].slice(0, 2).forEach((row) => row.click()); ''");
        app.wait_for_text("2 chosen");
        take(&app, &format!("{size}journal-several"), LIGHT_AND_DARK);
        for act in ["Time", "Tag"] {
            app.press(act);
            app.find(Role::Button, "Close").wait();
            take(&app, &format!("{size}journal-several-{}", act.to_lowercase()), LIGHT_AND_DARK);
            app.press("Close");
        }
        app.press("Stop choosing");
        app.press("Take all off");
    }
}
