//! What is called of the browser, by way of `assets/web/device.js`. Nothing else of the browser is.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/assets/web/device.js")]
extern "C" {
    pub(super) fn recall(key: &str) -> Option<String>;
    pub(super) fn remember(key: &str, value: &str);
    pub(super) fn language() -> String;
    pub(super) fn variable(name: &str) -> Option<String>;
    #[wasm_bindgen(js_name = minutesAhead)]
    pub(super) fn minutes_ahead(zone: &str, moment: f64) -> Option<f64>;
    #[wasm_bindgen(js_name = keepAwake)]
    pub(super) fn keep_awake(on: bool);
    #[wasm_bindgen(js_name = handOver)]
    pub(super) fn hand_over(name: &str, bytes: &[u8]);
    pub(super) async fn choose(many: bool) -> JsValue;
    #[wasm_bindgen(js_name = printPage)]
    pub fn print();
    pub(super) fn schedule(order: &str);
    #[wasm_bindgen(js_name = tellDevice)]
    pub(super) fn tell_device(playing: &str);
    #[wasm_bindgen(js_name = scrollToTop)]
    pub(super) fn scroll_to_top();
    #[wasm_bindgen(js_name = fullScreen)]
    pub(super) fn full_screen();
    pub(super) fn mark(number: &str, accepted: bool);
    pub(super) fn dress(theme: &str, contrast: &str, motion: &str, percent: u32);
    #[wasm_bindgen(js_name = isWide)]
    pub(super) fn is_wide() -> bool;
    #[wasm_bindgen(js_name = watchWide)]
    pub(super) fn watch_wide(tell: &Closure<dyn Fn()>);
    pub fn shown();
    #[wasm_bindgen(js_name = namedScreen)]
    pub fn named_screen() -> Option<String>;
    #[wasm_bindgen(js_name = askedScreen)]
    pub(super) fn asked_screen() -> Option<String>;
    pub(super) fn stopped(what: &str);
}

#[wasm_bindgen(module = "/assets/web/keep.js")]
extern "C" {
    /// The records as bytes; undefined while another tab has them.
    #[wasm_bindgen(catch)]
    pub(super) async fn open(take_over: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(super) async fn keep(size: f64, numbers: Vec<u32>, bytes: Uint8Array) -> Result<JsValue, JsValue>;
    pub(super) async fn rest(milliseconds: f64) -> JsValue;
    pub(super) async fn lost() -> JsValue;
    #[wasm_bindgen(catch)]
    pub(super) async fn copy(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(super) async fn copies() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(super) async fn copied(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = tryAgain)]
    pub(super) fn try_again();
    #[wasm_bindgen(js_name = isDurable)]
    pub(super) async fn is_durable() -> JsValue;
    #[wasm_bindgen(js_name = askToKeep)]
    pub(super) async fn ask_to_keep() -> JsValue;
    #[wasm_bindgen(js_name = isTakeOver)]
    pub(super) fn is_take_over() -> bool;
    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over();
}
