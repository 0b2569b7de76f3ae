//! The clipboard, to write to.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use yew::Callback;

/// Copies a text, and says afterwards whether it was allowed.
///
/// A browser without a clipboard, or one that refuses it, is no error: the answer is false.
pub(crate) fn copy(text: &str, done: Callback<bool>) {
    let Some(written) = write(text) else {
        return done.emit(false);
    };
    let (copied, refused) = (done.clone(), done);
    let copied = Closure::once(move |_: JsValue| copied.emit(true));
    let refused = Closure::once(move |_: JsValue| refused.emit(false));
    drop(written.then2(&copied, &refused));
    // Only one of the two is called, once; the browser then lets go of both.
    copied.forget();
    refused.forget();
}

/// The browser's promise to write the text; `None` where it has no clipboard, as outside HTTPS.
fn write(text: &str) -> Option<Promise> {
    let get = |object: &JsValue, key: &str| {
        Reflect::get(object, &key.into())
            .ok()
            .filter(|found| !found.is_undefined() && !found.is_null())
    };
    let window = web_sys::window()?;
    let clipboard = get(&get(&window, "navigator")?, "clipboard")?;
    let write: js_sys::Function = get(&clipboard, "writeText")?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
