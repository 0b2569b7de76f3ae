//! A text as a file on the reader's own disk.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser has to take a file before its address is let go. Unit: milliseconds.
const TAKEN: u32 = 60_000;

/// Has the browser keep a plan file of that name; false where it does not.
pub(crate) fn download(plan: &str, text: &str) -> bool {
    start(&file_name(plan), text).is_ok()
}

fn start(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    let let_go = move || drop(Url::revoke_object_url(&address));
    Timeout::new(TAKEN, let_go).forget();
    Ok(())
}

/// What the file of a plan is called on every system: letters, digits and `-` where anything else stood.
fn file_name(plan: &str) -> String {
    /// No system takes much more.
    const LONGEST: usize = 80;
    let mut name = String::new();
    for sign in plan.chars().take(LONGEST) {
        if sign.is_alphanumeric() || matches!(sign, '_' | '.') && !name.is_empty() {
            name.push(sign);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches(['-', '.']);
    format!("{}.json", if name.is_empty() { "plan" } else { name })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_called_as_its_plan_wherever_it_is_kept() {
        for (plan, file) in [
            ("contoso-prod", "contoso-prod.json"),
            ("Contoso: prod / west", "Contoso-prod-west.json"),
            ("../../etc/passwd", "etc-passwd.json"),
            ("Zürich v1.2", "Zürich-v1.2.json"),
            ("...", "plan.json"),
            ("", "plan.json"),
        ] {
            assert_eq!(file_name(plan), file, "{plan}");
        }
        assert_eq!(file_name(&"a".repeat(500)).len(), 85);
    }
}
