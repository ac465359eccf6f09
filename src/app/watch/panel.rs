//! The window's own words, drawn without the page.

use gtk::prelude::*;

const MARGIN: i32 = 20;

/// A heading, some text, and a button to open the page again, above the page or in its place.
pub(super) struct Panel {
    all: gtk::Box,
    heading: gtk::Label,
    text: gtk::Label,
    button: gtk::Button,
}

impl Panel {
    /// Puts it into a window, out of sight.
    pub(super) fn new(inside: &gtk::Box, on_open_again: impl Fn() + 'static) -> Panel {
        let all = gtk::Box::new(gtk::Orientation::Vertical, MARGIN / 2);
        for set in [
            gtk::Box::set_margin_top,
            gtk::Box::set_margin_bottom,
            gtk::Box::set_margin_start,
            gtk::Box::set_margin_end,
        ] {
            set(&all, MARGIN);
        }
        let (heading, text) = (label(), label());
        text.set_selectable(true);
        text.set_can_focus(false);
        let button = gtk::Button::with_label("Open again");
        button.style_context().add_class("suggested-action");
        button.set_halign(gtk::Align::Start);
        button.connect_clicked(move |_| on_open_again());
        all.pack_start(&heading, false, false, 0);
        all.pack_start(&text, false, false, 0);
        all.pack_start(&button, false, false, 0);
        inside.pack_start(&all, false, true, 0);
        inside.reorder_child(&all, 0);
        Panel { all, heading, text, button }
    }

    /// Says something, in place of the page or above it.
    pub(super) fn show(&self, heading: &str, text: &str, in_place: bool) {
        self.heading.set_markup(&format!("<big><b>{heading}</b></big>"));
        self.text.set_text(text);
        self.all.set_valign(if in_place { gtk::Align::Center } else { gtk::Align::Start });
        self.all.set_vexpand(in_place);
        self.all.show_all();
        self.button.grab_focus();
    }

    pub(super) fn hide(&self) {
        self.all.hide();
    }
}

fn label() -> gtk::Label {
    let label = gtk::Label::new(None);
    label.set_line_wrap(true);
    label.set_xalign(0.0);
    label
}
