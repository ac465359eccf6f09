//! Hands a number to what can call it. Nothing is dialled from here: the person presses call.

/// Whether an address is a number to call.
pub fn is_number(address: &str) -> bool {
    let mut number = address.strip_prefix("tel:").unwrap_or_default().chars().peekable();
    number.peek().is_some() && number.all(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'))
}

/// Opens the device's dialler with a `tel:` address filled in. Does nothing where there is none, or with another
/// address.
pub fn open(address: &str) {
    if is_number(address) {
        system::open(address);
    }
}

#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
mod system {
    use std::process::{Command, Stdio};

    #[cfg(target_os = "linux")]
    const OPENER: &str = "xdg-open";
    #[cfg(target_os = "macos")]
    const OPENER: &str = "open";
    #[cfg(target_os = "windows")]
    const OPENER: &str = "explorer";

    pub(super) fn open(address: &str) {
        let quiet = Command::new(OPENER).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        if let Ok(mut opener) = quiet {
            std::thread::spawn(move || opener.wait());
        }
    }
}

#[cfg(target_os = "android")]
mod system {
    pub(super) fn open(address: &str) {
        crate::platform::activity::dial(address);
    }
}

#[cfg(target_os = "ios")]
mod system {
    use objc2::MainThreadMarker;
    use objc2_foundation::{NSDictionary, NSString, NSURL};
    use objc2_ui_kit::UIApplication;

    #[allow(unsafe_code, reason = "Objective-C says nothing about the options it takes; none are given")]
    pub(super) fn open(address: &str) {
        let (Some(main), Some(url)) = (MainThreadMarker::new(), NSURL::URLWithString(&NSString::from_str(address)))
        else {
            return;
        };
        let app = UIApplication::sharedApplication(main);
        // SAFETY: the dictionary of options is empty, and there is nothing to call back.
        unsafe { app.openURL_options_completionHandler(&url, &NSDictionary::new(), None) };
    }
}

#[cfg(not(any(
    target_os = "linux",
    target_os = "macos",
    target_os = "windows",
    target_os = "android",
    target_os = "ios"
)))]
mod system {
    pub(super) fn open(_address: &str) {}
}
