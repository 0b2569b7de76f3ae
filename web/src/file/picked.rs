//! A file that somebody picks, or drops on the page.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{DataTransfer, DragEvent, Element, Event, File, HtmlInputElement};
use yew::Callback;

/// Largest file that is read. Unit: bytes.
pub(crate) const LARGEST: f64 = 1_048_576.0;

/// The file picked with an element, which is then ready to pick the same again.
pub(crate) fn picked(element: &Element) -> Option<File> {
    let input: &HtmlInputElement = element.dyn_ref()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Whether it is files that are dragged or dropped, and not a text.
pub(crate) fn is_file(event: &Event) -> bool {
    let data = data(event);
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// The first of the files dropped.
pub(crate) fn dropped(event: &Event) -> Option<File> {
    data(event)?.files()?.get(0)
}

fn data(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

/// Reads a file; `None` where the browser cannot.
pub(crate) fn text(file: &File, done: Callback<Option<String>>) {
    let (read, failed) = (done.clone(), done);
    let read = Closure::once(move |text: JsValue| read.emit(text.as_string()));
    let failed = Closure::once(move |_: JsValue| failed.emit(None));
    drop(file.text().then2(&read, &failed));
    // Only one of the two is called, once; the browser then lets go of both.
    read.forget();
    failed.forget();
}
