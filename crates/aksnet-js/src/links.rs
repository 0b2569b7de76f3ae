//! A plan in a link, and back, through JavaScript's own JSON.

use aksnet_core::model::PlanDraft;
use aksnet_link::{LONGEST, LinkError, pack, unpack};
use js_sys::{Error, JSON};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::Options;
use crate::text::text_of;
use crate::{failure, given, output, plan};

/// The link to a plan, as `aksnet link` gives it.
///
/// # Errors
///
/// Throws where plan or options have another shape than they should, or the plan is too large.
#[wasm_bindgen(js_name = encodeLink, skip_typescript)]
pub fn encode_link(plan: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let draft = plan::draft(plan)?;
    let options = Options::read("options", options, &["page"])?;
    let page = options.text("page")?.unwrap_or_default().trim();
    if page.contains(['#', ' ']) {
        let message = format!("{page} has a # or a space");
        return Err(options.wrong("page", message, "an address without # and spaces"));
    }
    let json = JSON::stringify(&output::plain(&draft)?)?;
    let link = pack(&String::from(json));
    let link = link.map_err(|error| failure::of_argument("plan", &error.to_string()))?;
    Ok(format!("{page}#{link}"))
}

/// The plan in a link, as `aksnet open` gives it.
///
/// # Errors
///
/// Throws where the link cannot be opened, or holds no plan.
#[wasm_bindgen(js_name = decodeLink, skip_typescript)]
pub fn decode_link(link: &JsValue) -> Result<JsValue, JsValue> {
    let wrong = |message: &str| failure::of_argument("link", message);
    let text = text_of("link", link)?;
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    if text.length() > longest {
        return Err(wrong(&LinkError::TooLong.to_string()));
    }
    let json = unpack(&String::from(text)).map_err(|error| wrong(&error.to_string()))?;
    let plan = JSON::parse(&json).map_err(|error| {
        let words = String::from(Error::from(error).message());
        wrong(&format!("this link holds no JSON: {words}"))
    })?;
    let value = given::value("link", &plan)?;
    let draft = PlanDraft::from_value(&value);
    output::plain(&draft.map_err(|errors| failure::of_fields("link", &errors))?)
}
