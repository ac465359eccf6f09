//! Android's activity, asked from any thread.

use jni::objects::{JObject, JString, JValue};
use jni::{JNIEnv, JavaVM};

/// Calls `ask` with the running activity. None when Java refused; nothing is left behind then.
#[allow(unsafe_code, reason = "the system hands the running activity over as raw pointers")]
fn with_activity<T>(ask: impl FnOnce(&mut JNIEnv<'_>, &JObject<'_>) -> jni::errors::Result<T>) -> Option<T> {
    let context = ndk_context::android_context();
    // SAFETY: the windowing layer set both pointers before any code of this program ran, and they stay valid while
    // it runs. The activity is borrowed for this call and never kept.
    let (machine, activity) =
        unsafe { (JavaVM::from_raw(context.vm().cast()).ok()?, JObject::from_raw(context.context().cast())) };
    let mut env = machine.attach_current_thread().ok()?;
    let answer = env.with_local_frame(8, |env| ask(env, &activity));
    if answer.is_err() {
        let _ = env.exception_clear();
    }
    answer.ok()
}

/// The app's own folder, which no other app can read: `getFilesDir().getAbsolutePath()`.
pub(super) fn files_folder() -> Option<String> {
    with_activity(|env, activity| {
        let folder = env.call_method(activity, "getFilesDir", "()Ljava/io/File;", &[])?.l()?;
        let path = env.call_method(&folder, "getAbsolutePath", "()Ljava/lang/String;", &[])?.l()?;
        Ok(env.get_string(&JString::from(path))?.into())
    })
}

/// `Resources.getSystem().getConfiguration().getLocales().get(0).getCountry()`; empty where the language names none.
pub(super) fn country() -> Option<String> {
    with_activity(|env, _| {
        let system = "()Landroid/content/res/Resources;";
        let resources = env.call_static_method("android/content/res/Resources", "getSystem", system, &[])?.l()?;
        let set = "()Landroid/content/res/Configuration;";
        let configuration = env.call_method(&resources, "getConfiguration", set, &[])?.l()?;
        let locales = env.call_method(&configuration, "getLocales", "()Landroid/os/LocaleList;", &[])?.l()?;
        let first = env.call_method(&locales, "get", "(I)Ljava/util/Locale;", &[JValue::Int(0)])?.l()?;
        let country = env.call_method(&first, "getCountry", "()Ljava/lang/String;", &[])?.l()?;
        Ok(env.get_string(&JString::from(country))?.into())
    })
}

/// `MainActivity.takeAskedScreen`; none where no shortcut asked for one.
pub(super) fn take_asked_screen() -> Option<String> {
    with_activity(|env, activity| {
        let path = env.call_method(activity, "takeAskedScreen", "()Ljava/lang/String;", &[])?.l()?;
        Ok(env.get_string(&JString::from(path))?.into())
    })
    .filter(|path: &String| !path.is_empty())
}

/// `MainActivity.dial`.
pub(super) fn dial(link: &str) {
    with_activity(|env, activity| {
        let link = env.new_string(link)?;
        env.call_method(activity, "dial", "(Ljava/lang/String;)V", &[JValue::Object(&link)])?.v()
    });
}

/// `MainActivity.keepScreenOn`.
pub(super) fn keep_screen_on(on: bool) {
    with_activity(|env, activity| env.call_method(activity, "keepScreenOn", "(Z)V", &[JValue::from(on)])?.v());
}

/// `MainActivity.buzz`: milliseconds on, off, on.
pub(super) fn buzz(pattern: &str) -> bool {
    let buzzed = with_activity(|env, activity| {
        let pattern = env.new_string(pattern)?;
        env.call_method(activity, "buzz", "(Ljava/lang/String;)Z", &[JValue::Object(&pattern)])?.z()
    });
    buzzed.unwrap_or_default()
}

/// `MainActivity.say`. `loudness` from 0 to 1.
pub(super) fn say(words: &str, loudness: f32) -> bool {
    let said = with_activity(|env, activity| {
        let words = env.new_string(words)?;
        let arguments = [JValue::Object(&words), JValue::Float(loudness)];
        env.call_method(activity, "say", "(Ljava/lang/String;F)Z", &arguments)?.z()
    });
    said.unwrap_or_default()
}

/// `MainActivity.hush`.
pub(super) fn hush() {
    with_activity(|env, activity| env.call_method(activity, "hush", "()V", &[])?.v());
}

/// What an act that asks the person came to: `done`, `cancelled`, a path, or why it could not be. Waits for the person.
/// None when the system did not take it.
pub(super) fn save_document(path: &str) -> Option<String> {
    with_activity(|env, activity| {
        let path = env.new_string(path)?;
        let signature = "(Ljava/lang/String;)Ljava/lang/String;";
        let said = env.call_method(activity, "saveDocument", signature, &[JValue::Object(&path)])?.l()?;
        Ok(env.get_string(&JString::from(said))?.into())
    })
}

/// As [`save_document`], for a file that is copied into `folder`.
pub(super) fn open_document(folder: &str) -> Option<String> {
    with_activity(|env, activity| {
        let folder = env.new_string(folder)?;
        let signature = "(Ljava/lang/String;)Ljava/lang/String;";
        let said = env.call_method(activity, "openDocument", signature, &[JValue::Object(&folder)])?.l()?;
        Ok(env.get_string(&JString::from(said))?.into())
    })
}

/// `MainActivity.share`: `done`, or why not.
pub(super) fn share(path: &str, kind: &str) -> Option<String> {
    with_activity(|env, activity| {
        let (path, kind) = (env.new_string(path)?, env.new_string(kind)?);
        let signature = "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;";
        let arguments = [JValue::Object(&path), JValue::Object(&kind)];
        let said = env.call_method(activity, "share", signature, &arguments)?.l()?;
        Ok(env.get_string(&JString::from(said))?.into())
    })
}

/// `MainActivity.printPage`.
pub(super) fn print_page(name: &str) {
    with_activity(|env, activity| {
        let name = env.new_string(name)?;
        env.call_method(activity, "printPage", "(Ljava/lang/String;)V", &[JValue::Object(&name)])?.v()
    });
}

/// `MainActivity.mayNotify`. Waits for the person where they are asked.
pub(super) fn may_notify() -> Option<bool> {
    with_activity(|env, activity| env.call_method(activity, "mayNotify", "()Z", &[])?.z())
}

/// `MainActivity.showNotice`.
pub(super) fn show_notice(text: &str, later: &str) -> Option<bool> {
    with_activity(|env, activity| {
        let (text, later) = (env.new_string(text)?, env.new_string(later)?);
        let signature = "(Ljava/lang/String;Ljava/lang/String;)Z";
        env.call_method(activity, "showNotice", signature, &[JValue::Object(&text), JValue::Object(&later)])?.z()
    })
}

/// `MainActivity.setReminders`.
pub(super) fn set_reminders(text: &str, later: &str, days: u8, minutes: &str) -> Option<()> {
    with_activity(|env, activity| {
        let (text, later, minutes) = (env.new_string(text)?, env.new_string(later)?, env.new_string(minutes)?);
        let arguments =
            [JValue::Object(&text), JValue::Object(&later), JValue::Int(days.into()), JValue::Object(&minutes)];
        let signature = "(Ljava/lang/String;Ljava/lang/String;ILjava/lang/String;)V";
        env.call_method(activity, "setReminders", signature, &arguments)?.v()
    })
}
