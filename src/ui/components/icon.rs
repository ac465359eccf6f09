//! The icons: 24 × 24, round strokes in the text's colour. Beside a word always, but for a few that carry a name.

use dioxus::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Today,
    Move,
    Journal,
    Check,
    Learn,
    Gear,
    Plus,
    Close,
    Back,
    Next,
    Down,
    Play,
    Pause,
    Skip,
    Prev,
    Stop,
    Hand,
    Sound,
    BreatheIn,
    BreatheOut,
    Hold,
    Easy,
    Swap,
    Clock,
    Info,
    Alert,
    Phone,
    Undo,
    Edit,
    Filter,
    Search,
    Calendar,
    Share,
    Print,
    Lock,
    Tick,
    Minus,
    Body,
    Wave,
    Unkink,
    Mat,
    Chair,
    Wall,
    Bell,
    Sun,
    List,
    Save,
    User,
    Again,
    Like,
    Never,
    Up,
    Equal,
    Grip,
    Pillow,
    Roller,
    Band,
    Strap,
    Doc,
}

/// How large it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    Tiny,
    Small,
    #[default]
    Normal,
    Large,
}

impl Icon {
    fn shape(self) -> &'static str {
        match self {
            Icon::Today => {
                r#"<circle cx="12" cy="13" r="4.2"/><path d="M12 4.5v1.8M4.9 7.3l1.3 1.3M19.1 7.3l-1.3 1.3M2.5 15h2M19.5 15h2M5 20.5h14"/>"#
            }
            Icon::Move => {
                r#"<circle cx="16.8" cy="5" r="2.1"/><path d="M4 20l4.2-7.5c1.4-3 4-4.3 7.3-3.4M15.5 9.2L20 13.5M8.2 12.5L13.5 15l-.5 5"/>"#
            }
            Icon::Journal => {
                r#"<path d="M6 3.5h10.5A1.5 1.5 0 0 1 18 5v15.5H7.5A1.5 1.5 0 0 1 6 19zM9.5 8h5M9.5 12h5M9.5 16h3M3.8 7.5H6M3.8 12H6M3.8 16.5H6"/>"#
            }
            Icon::Check => {
                r#"<path d="M12 3l7.5 2.8v5.7c0 4.5-3 7.9-7.5 9.5-4.5-1.6-7.5-5-7.5-9.5V5.8z"/><path d="M8.6 12.2l2.5 2.5 4.5-4.9"/>"#
            }
            Icon::Learn => {
                r#"<path d="M12 6.2C10 4.7 7 4.2 3.5 4.5v14c3.5-.3 6.5.2 8.5 1.7 2-1.5 5-2 8.5-1.7v-14C17 4.2 14 4.7 12 6.2zM12 6.2v14"/>"#
            }
            Icon::Gear => {
                r#"<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.6"/><circle cx="8" cy="17" r="2.6"/>"#
            }
            Icon::Plus => r#"<path d="M12 5v14M5 12h14"/>"#,
            Icon::Close => r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
            Icon::Back => r#"<path d="M15 5l-7 7 7 7"/>"#,
            Icon::Next => r#"<path d="M9 5l7 7-7 7"/>"#,
            Icon::Down => r#"<path d="M5 9l7 7 7-7"/>"#,
            Icon::Play => {
                r#"<path class="f" d="M8 5.2c0-.9 1-1.5 1.8-1l9.4 6.8c.7.5.7 1.5 0 2l-9.4 6.8c-.8.5-1.8 0-1.8-1z"/>"#
            }
            Icon::Pause => {
                r#"<path class="f" d="M7 4.5h3a.8.8 0 0 1 .8.8v13.4a.8.8 0 0 1-.8.8H7a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8zM14 4.5h3a.8.8 0 0 1 .8.8v13.4a.8.8 0 0 1-.8.8h-3a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8z"/>"#
            }
            Icon::Skip => {
                r#"<path class="f" d="M5 5.8c0-.8.9-1.3 1.6-.8l8.2 6.2c.6.4.6 1.2 0 1.6l-8.2 6.2c-.7.5-1.6 0-1.6-.8z"/><path d="M18.5 5v14"/>"#
            }
            Icon::Prev => {
                r#"<path class="f" d="M19 5.8c0-.8-.9-1.3-1.6-.8l-8.2 6.2c-.6.4-.6 1.2 0 1.6l8.2 6.2c.7.5 1.6 0 1.6-.8z"/><path d="M5.5 5v14"/>"#
            }
            Icon::Stop => r#"<rect class="f" x="5.5" y="5.5" width="13" height="13" rx="2.5"/>"#,
            Icon::Hand => {
                r#"<path d="M7.5 12.5V6.2a1.5 1.5 0 0 1 3 0v4.3-6a1.5 1.5 0 0 1 3 0v6-4.8a1.5 1.5 0 0 1 3 0v7.5c0 4.5-2.3 7.3-5.7 7.3-3 0-4.5-1.4-6-4.3l-1.9-3.6a1.5 1.5 0 0 1 2.6-1.5z"/>"#
            }
            Icon::Sound => {
                r#"<path d="M4 9.5h3.5L12 5.5v13L7.5 14.5H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11"/>"#
            }
            Icon::BreatheIn => {
                r#"<path d="M12 3v7.5M9.8 8.3L12 10.5l2.2-2.2"/><path d="M9.5 8.5C6.5 9.5 4 13.5 4 18c0 1.7 1.2 2.5 2.7 2.2 2-.4 3.3-1.3 3.3-3.2v-5M14.5 8.5C17.5 9.5 20 13.5 20 18c0 1.7-1.2 2.5-2.7 2.2-2-.4-3.3-1.3-3.3-3.2v-5"/>"#
            }
            Icon::BreatheOut => {
                r#"<path d="M12 10.5V3M9.8 5.2L12 3l2.2 2.2"/><path d="M9.7 10C7.5 11 5.5 14 5.5 17.6c0 1.5 1 2.2 2.2 2 1.6-.4 2.6-1.1 2.6-2.7v-4M14.3 10c2.2 1 4.2 4 4.2 7.6 0 1.5-1 2.2-2.2 2-1.6-.4-2.6-1.1-2.6-2.7v-4"/>"#
            }
            Icon::Hold => r#"<circle cx="12" cy="12" r="8.5"/><path d="M9.8 9v6M14.2 9v6"/>"#,
            Icon::Easy => {
                r#"<path d="M3 10c1.5-2 3-2 4.5 0s3 2 4.5 0 3-2 4.5 0 3 2 4.5 0M3 15.5c1.5-2 3-2 4.5 0s3 2 4.5 0 3-2 4.5 0 3 2 4.5 0"/>"#
            }
            Icon::Swap => r#"<path d="M4 8.5h13M13.5 5L17 8.5 13.5 12M20 15.5H7M10.5 12L7 15.5l3.5 3.5"/>"#,
            Icon::Clock => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>"#,
            Icon::Info => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.1"/>"#,
            Icon::Alert => r#"<path d="M12 4l9 15.5H3z"/><path d="M12 10v4.5M12 17.2v.1"/>"#,
            Icon::Phone => {
                r#"<path d="M6.5 3.5l3 .5 1.2 4-2 1.7c1 2.2 2.6 3.8 4.8 4.8l1.7-2 4 1.2.5 3c0 1.5-1 2.5-2.5 2.5C10.5 19.2 4.5 13.2 4 6c0-1.5 1-2.5 2.5-2.5z"/>"#
            }
            Icon::Undo => r#"<path d="M8 5L4 9l4 4"/><path d="M4 9h10a5.5 5.5 0 0 1 0 11H9"/>"#,
            Icon::Edit => r#"<path d="M4 20l1-4.2L16.2 4.6a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.2 19z"/>"#,
            Icon::Filter => r#"<path d="M4 6.5h16M7 12h10M10 17.5h4"/>"#,
            Icon::Search => r#"<circle cx="10.5" cy="10.5" r="6.2"/><path d="M15.2 15.2L20.5 20.5"/>"#,
            Icon::Calendar => {
                r#"<rect x="4" y="5.5" width="16" height="15" rx="2.5"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>"#
            }
            Icon::Share => r#"<path d="M12 15V3.5M8 7l4-3.5L16 7M5 12v7.5h14V12"/>"#,
            Icon::Print => r#"<path d="M7 9V3.5h10V9M7 17H4.5V9h15v8H17M7 14h10v6.5H7z"/>"#,
            Icon::Lock => {
                r#"<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>"#
            }
            Icon::Tick => r#"<path d="M5 12.5l4.5 4.5L19 7"/>"#,
            Icon::Minus => r#"<path d="M5 12h14"/>"#,
            Icon::Body => {
                r#"<circle cx="12" cy="4.8" r="2.3"/><path d="M12 8.5c3 0 4.5 1.2 4.5 3v4M12 8.5c-3 0-4.5 1.2-4.5 3v4M9.5 12v8.5M14.5 12v8.5M12 15v5.5"/>"#
            }
            Icon::Wave => r#"<path d="M2.5 14c2-5 4-5 6 0s4 5 6 0 4-5 7 0"/>"#,
            Icon::Unkink => r#"<path d="M7 21c0-3 6-3 6-6s-5-2.5-5-5 4-2 4-4.5V3"/>"#,
            Icon::Mat => r#"<path d="M3.5 16.5h14a2.8 2.8 0 1 0-2.8-2.8M3.5 16.5v2.5h14"/>"#,
            Icon::Chair => r#"<path d="M7 3.5v17M7 12.5h10v8M7 8h0"/>"#,
            Icon::Wall => r#"<path d="M4 4h16v16H4zM4 9.3h16M4 14.7h16M10 4v5.3M14.5 9.3v5.4M10 14.7V20"/>"#,
            Icon::Bell => r#"<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.8h-15zM10 20.8h4"/>"#,
            Icon::Sun => {
                r#"<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"/>"#
            }
            Icon::List => r#"<path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.2 6.5h.1M4.2 12h.1M4.2 17.5h.1"/>"#,
            Icon::Save => r#"<path d="M5 4.5h11l3.5 3.5v11.5h-14.5zM8.5 4.5V9h6V4.5M8 19.5V13.5h8v6"/>"#,
            Icon::User => r#"<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>"#,
            Icon::Again => r#"<path d="M5 12a7 7 0 1 1 2 5M5 12V7.5M5 12h4.5"/>"#,
            Icon::Like => {
                r#"<path d="M7.5 11v9H4.5v-9zM7.5 11l4-7c1.5 0 2.3 1 2 2.5L13 10h5.5c1.2 0 2 1 1.7 2.2l-1.5 6c-.3 1.1-1 1.8-2.2 1.8H7.5"/>"#
            }
            Icon::Never => r#"<circle cx="12" cy="12" r="8.5"/><path d="M6 18L18 6"/>"#,
            Icon::Up => r#"<path d="M5 15l7-7 7 7"/>"#,
            Icon::Grip => r#"<path d="M9 6h0M15 6h0M9 12h0M15 12h0M9 18h0M15 18h0"/>"#,
            Icon::Pillow => {
                r#"<path d="M4.500 8c4-2 11-2 15 0 1.500 2.500 1.500 5.500 0 8-4 2-11 2-15 0-1.500-2.500-1.500-5.500 0-8z"/>"#
            }
            Icon::Roller => {
                r#"<ellipse cx="6.500" cy="12" rx="3" ry="5"/><path d="M6.500 7h11a3 5 0 0 1 0 10h-11"/><circle cx="6.500" cy="12" r="1"/>"#
            }
            Icon::Band => {
                r#"<path d="M4 12c0-3 3-4.500 8-4.500s8 1.500 8 4.500-3 4.500-8 4.500-8-1.500-8-4.500zM8 12c0-.8 1.600-1.300 4-1.300s4 .5 4 1.300"/>"#
            }
            Icon::Strap => r#"<path d="M5 5c6 0 9 4 9 8s-3 6-6 6M12 12h5v3h-5z"/>"#,
            Icon::Equal => r#"<path d="M5 9.5h14M5 14.5h14"/>"#,
            Icon::Doc => r#"<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>"#,
        }
    }
}

/// An icon, silent for screen readers.
#[component]
pub fn Picture(icon: Icon, #[props(default)] size: IconSize) -> Element {
    let class = match size {
        IconSize::Tiny => "icon icon--xs",
        IconSize::Small => "icon icon--s",
        IconSize::Normal => "icon",
        IconSize::Large => "icon icon--l",
    };
    rsx! {
        svg {
            class,
            view_box: "0 0 24 24",
            "aria-hidden": "true",
            "focusable": "false",
            dangerous_inner_html: icon.shape(),
        }
    }
}

/// The mark of an event: the same shape in lists, charts and legends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Forced,
    ByItself,
    Eased,
    Routine,
    /// A crack of which nobody said how it came, or an urge of which nobody said how it ended. An urge counts from then.
    Unknown,
}

/// A mark, silent for screen readers.
#[component]
pub fn Mark(kind: MarkKind) -> Element {
    rsx! {
        svg { class: "mark__shape", view_box: "0 0 16 16", "aria-hidden": "true",
            match kind {
                MarkKind::Forced => rsx! {
                    rect { class: "mk-forced", x: "2.5", y: "2.5", width: "11", height: "11", rx: "1.5" }
                },
                MarkKind::ByItself => rsx! {
                    circle { class: "mk-own", cx: "8", cy: "8", r: "5.2" }
                },
                MarkKind::Eased => rsx! {
                    path { class: "mk-eased", d: "M8 1.5l6.2 12.2H1.8z" }
                },
                MarkKind::Routine => rsx! {
                    circle { class: "mk-ink", cx: "8", cy: "3", r: "1.6" }
                    path { class: "mk-ink", d: "M8 6.5v5M4.5 8.5L8 6.5l3.5 2M5.5 14.500l2.5-3 2.500 3" }
                },
                MarkKind::Unknown => rsx! {
                    rect { class: "mk-ink", x: "3", y: "3", width: "10", height: "10", rx: "1.5" }
                },
            }
        }
    }
}

/// The mark of Unkink: five vertebrae, two a little out of line.
#[component]
pub fn Logo(size: u32) -> Element {
    rsx! {
        svg { width: "{size}", height: "{size}", view_box: "0 0 48 48", "aria-hidden": "true",
            rect { width: "48", height: "48", rx: "13", fill: "var(--primary)" }
            g { fill: "var(--on-primary)",
                rect { x: "17.5", y: "7", width: "13", height: "5", rx: "2.5" }
                rect { x: "17", y: "14.2", width: "14", height: "5", rx: "2.5" }
                rect { x: "18.6", y: "21.4", width: "15", height: "5", rx: "2.5", transform: "rotate(9 26 24)" }
                rect { x: "16.5", y: "28.7", width: "16", height: "5", rx: "2.5", transform: "rotate(-4 24.5 31)" }
                rect { x: "15.5", y: "36", width: "17", height: "5", rx: "2.5" }
            }
        }
    }
}
