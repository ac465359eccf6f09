//! A hand on a page: it presses and types as a person does, and finds things by their names.

use super::tree::Tree;
use super::{Act, Page, Root, RootProps, Shared};
use dioxus::core::Event;
use dioxus::html::geometry::{ClientPoint, ElementPoint, PagePoint, ScreenPoint};
use dioxus::html::input_data::{MouseButton, MouseButtonSet};
use dioxus::html::point_interaction::{
    InteractionElementOffset, InteractionLocation, ModifiersInteraction, PointerInteraction,
};
use dioxus::html::{
    AnimationData, CancelData, ClipboardData, CompositionData, DragData, FileData, FocusData, FormData, FormValue,
    HasFileData, HasFormData, HasMouseData, HasToggleData, HtmlEventConverter, ImageData, KeyboardData, MediaData,
    Modifiers, MountedData, MouseData, PlatformEventData, PointerData, ResizeData, ScrollData, SelectionData,
    ToggleData, TouchData, TransitionData, VisibleData, WheelData, set_event_converter,
};
use dioxus::prelude::*;
use std::any::Any;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use unkink::store::Store;

/// A screen that answers to presses.
pub struct Hand {
    dom: VirtualDom,
    tree: Tree,
    clock: Runtime,
}

impl Hand {
    /// The screen at `path` on `store`, after `act`.
    pub fn on(path: &str, store: Arc<Store>, act: fn()) -> Hand {
        set_event_converter(Box::new(Converter));
        let clock = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let props = RootProps { path: path.to_owned(), store: Shared(store), act: Act(act) };
        let mut hand = Hand { dom: VirtualDom::new_with_props(Root, props), tree: Tree::new(), clock };
        let entered = hand.clock.enter();
        hand.dom.rebuild(&mut hand.tree);
        drop(entered);
        hand.settle();
        hand
    }

    /// Presses the control with this name.
    pub fn press(&mut self, name: &str) -> &mut Hand {
        let control = self.control(name);
        self.send("click", control, Press);
        self
    }

    /// Folds out every part that folds.
    pub fn unfold(&mut self) -> &mut Hand {
        let parts = self.tree.all().into_iter().filter(|node| self.tree.tag(*node) == "details").collect::<Vec<_>>();
        parts.into_iter().for_each(|part| self.send("toggle", part, Press));
        self
    }

    /// The window is looked at again, after something else was.
    pub fn look_again(&mut self) -> &mut Hand {
        let seen = self.tree.all().into_iter().find(|node| self.tree.attribute(*node, "data-on-seen").is_some());
        self.send("click", seen.expect("what the page presses when it is seen"), Press);
        self
    }

    /// Types into a field, key by key and then away from it.
    pub fn type_into(&mut self, name: &str, text: &str) -> &mut Hand {
        let field = self.control(name);
        self.tree.type_into(field, text);
        self.send("input", field, Typed(text.to_owned()));
        let field = self.control(name);
        self.send("change", field, Typed(text.to_owned()));
        if let Some(field) = self.find(name) {
            self.send("blur", field, Press);
        }
        self
    }

    /// What `look` finds or does among the states of the app.
    pub fn inside<T>(&mut self, look: impl FnOnce() -> T) -> T {
        let entered = self.clock.enter();
        let found = self.dom.in_scope(ScopeId::APP, look);
        drop(entered);
        self.settle();
        found
    }

    /// Lets real time pass, and counts what woke.
    pub fn pass(&mut self, length: Duration) -> Passed {
        let Hand { dom, tree, clock } = self;
        let mut passed = Passed { wakes: 0, renders: 0 };
        clock.block_on(async {
            let end = tokio::time::Instant::now() + length;
            loop {
                let mut polls: usize = 0;
                let over = {
                    let mut work = pin!(dom.wait_for_work());
                    let watched = poll_fn(|context| {
                        polls += 1;
                        work.as_mut().poll(context)
                    });
                    tokio::time::timeout_at(end, watched).await.is_err()
                };
                // The first poll begins to wait, and the last one is the end of the time.
                passed.wakes += polls.saturating_sub(if over { 2 } else { 1 });
                if over {
                    return;
                }
                dom.render_immediate(tree);
                passed.renders += 1;
            }
        });
        passed
    }

    /// Waits until this can be read on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Hand {
        for _ in 0..500 {
            if self.text().contains(text) {
                return self;
            }
            std::thread::sleep(Duration::from_millis(10));
            self.settle();
        }
        panic!("“{text}” does not appear: {}", self.text());
    }

    /// What a person reads on the screen.
    pub fn text(&self) -> String {
        self.page().text()
    }

    /// The screen as text.
    pub fn page(&self) -> Page {
        Page::of(&self.dom)
    }

    /// An attribute of the control with this name.
    pub fn attribute(&self, name: &str, attribute: &str) -> Option<String> {
        self.tree.attribute(self.control(name), attribute).map(str::to_owned)
    }

    /// What stands in the field with this name: what was typed into it, else what it began with.
    pub fn value(&self, name: &str) -> Option<String> {
        self.attribute(name, "value").or_else(|| self.attribute(name, "initial_value"))
    }

    /// Whether a control has this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The control called so, else the first whose name begins so.
    fn find(&self, name: &str) -> Option<usize> {
        let controls = self.controls();
        let exact = controls.iter().find(|node| self.tree.name(**node) == name);
        exact.or_else(|| controls.iter().find(|node| self.tree.name(**node).starts_with(name))).copied()
    }

    fn control(&self, name: &str) -> usize {
        self.find(name).unwrap_or_else(|| {
            let names: Vec<String> = self.controls().into_iter().map(|node| self.tree.name(node)).collect();
            panic!("no control is called “{name}”; there are {names:#?}")
        })
    }

    fn controls(&self) -> Vec<usize> {
        let is_control = |node: &usize| {
            ["button", "a", "input", "textarea", "select", "summary"].contains(&self.tree.tag(*node))
                || self.tree.attribute(*node, "role") == Some("radio")
        };
        self.tree.all().into_iter().filter(is_control).collect()
    }

    fn send(&mut self, event: &str, node: usize, data: impl Any) {
        let target = self.tree.target(node).expect("a control that listens");
        let data: Rc<dyn Any> = Rc::new(PlatformEventData::new(Box::new(data)));
        let entered = self.clock.enter();
        self.dom.runtime().handle_event(event, Event::new(data, true), target);
        drop(entered);
        self.settle();
    }

    fn settle(&mut self) {
        let _entered = self.clock.enter();
        for _ in 0..6 {
            self.dom.process_events();
            self.dom.render_immediate(&mut self.tree);
        }
    }
}

/// What happened while nobody pressed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// How often a timer or anything else woke the app.
    pub wakes: usize,
    /// How often the page was made anew.
    pub renders: usize,
}

/// A press, or leaving a field.
struct Press;

/// What stands in a field.
struct Typed(String);

impl InteractionLocation for Press {
    fn client_coordinates(&self) -> ClientPoint {
        ClientPoint::zero()
    }

    fn screen_coordinates(&self) -> ScreenPoint {
        ScreenPoint::zero()
    }

    fn page_coordinates(&self) -> PagePoint {
        PagePoint::zero()
    }
}

impl InteractionElementOffset for Press {
    fn element_coordinates(&self) -> ElementPoint {
        ElementPoint::zero()
    }
}

impl ModifiersInteraction for Press {
    fn modifiers(&self) -> Modifiers {
        Modifiers::empty()
    }
}

impl PointerInteraction for Press {
    fn trigger_button(&self) -> Option<MouseButton> {
        Some(MouseButton::Primary)
    }

    fn held_buttons(&self) -> MouseButtonSet {
        MouseButtonSet::empty()
    }
}

impl HasMouseData for Press {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl dioxus::html::HasFocusData for Press {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl HasFileData for Typed {
    fn files(&self) -> Vec<FileData> {
        Vec::new()
    }
}

impl HasToggleData for Press {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl HasFormData for Typed {
    fn value(&self) -> String {
        self.0.clone()
    }

    fn valid(&self) -> bool {
        true
    }

    fn values(&self) -> Vec<(String, FormValue)> {
        Vec::new()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

struct Converter;

macro_rules! never {
    ($($name:ident -> $data:ident),+ $(,)?) => {
        $(fn $name(&self, _: &PlatformEventData) -> $data {
            unreachable!("a hand only presses and types")
        })+
    };
}

impl HtmlEventConverter for Converter {
    fn convert_mouse_data(&self, _: &PlatformEventData) -> MouseData {
        MouseData::new(Press)
    }

    fn convert_focus_data(&self, _: &PlatformEventData) -> FocusData {
        FocusData::new(Press)
    }

    fn convert_form_data(&self, event: &PlatformEventData) -> FormData {
        FormData::new(Typed(event.downcast::<Typed>().map(|typed| typed.0.clone()).unwrap_or_default()))
    }

    fn convert_toggle_data(&self, _: &PlatformEventData) -> ToggleData {
        ToggleData::new(Press)
    }

    never!(
        convert_animation_data -> AnimationData,
        convert_cancel_data -> CancelData,
        convert_clipboard_data -> ClipboardData,
        convert_composition_data -> CompositionData,
        convert_drag_data -> DragData,
        convert_image_data -> ImageData,
        convert_keyboard_data -> KeyboardData,
        convert_media_data -> MediaData,
        convert_mounted_data -> MountedData,
        convert_pointer_data -> PointerData,
        convert_resize_data -> ResizeData,
        convert_scroll_data -> ScrollData,
        convert_selection_data -> SelectionData,
        convert_touch_data -> TouchData,
        convert_transition_data -> TransitionData,
        convert_visible_data -> VisibleData,
        convert_wheel_data -> WheelData,
    );
}
