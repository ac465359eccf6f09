//! What is called of the browser, by way of `assets/web/device.js`. Nothing else of the browser is.

use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/assets/web/device.js")]
extern "C" {
    pub(super) fn recall(key: &str) -> Option<String>;
    pub(super) fn remember(key: &str, value: &str);
    pub(super) fn language() -> String;
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
    pub(super) fn dress(theme: &str, contrast: &str, motion: &str, percent: u32);
    #[wasm_bindgen(js_name = isWide)]
    pub(super) fn is_wide() -> bool;
    #[wasm_bindgen(js_name = watchWide)]
    pub(super) fn watch_wide(tell: &Closure<dyn Fn()>);
    pub fn shown();
    #[wasm_bindgen(js_name = askedScreen)]
    pub fn asked_screen() -> Option<String>;
    pub(super) fn stopped(what: &str);
}
