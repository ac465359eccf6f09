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
