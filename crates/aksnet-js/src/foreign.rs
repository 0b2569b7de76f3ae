//! Looking at a value of somebody else.
//!
//! A proxy or a getter may throw at every look. Everything here catches that: an exception that
//! passed through compiled code would leave its stack where it was.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys_of(object: &JsValue) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = getPrototypeOf)]
    fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;
}

/// What a value is.
pub(crate) enum Kind {
    /// `undefined`.
    Missing,
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text,
    /// An array.
    List,
    /// An object as an object literal or `JSON.parse` makes one.
    Object,
    /// Something that JSON does not have, in words.
    Other(&'static str),
}

/// What a value is.
///
/// # Errors
///
/// What a look at it throws.
pub(crate) fn kind(value: &JsValue) -> Result<Kind, JsValue> {
    if value.is_undefined() {
        return Ok(Kind::Missing);
    }
    if value.is_null() {
        return Ok(Kind::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Kind::Flag(flag));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Kind::Number(number));
    }
    if value.is_string() {
        return Ok(Kind::Text);
    }
    Ok(match () {
        () if value.is_bigint() => Kind::Other("a BigInt"),
        () if value.is_symbol() => Kind::Other("a symbol"),
        () if value.is_function() => Kind::Other("a function"),
        () if is_array(value)? => Kind::List,
        () if is_plain(value)? => Kind::Object,
        () => Kind::Other("an object of a class of its own"),
    })
}

/// Whether an object has no class, in whichever window it was made.
fn is_plain(object: &JsValue) -> Result<bool, JsValue> {
    let prototype = prototype_of(object)?;
    Ok(prototype.is_null() || prototype_of(&prototype)?.is_null())
}

/// The names of an object's own properties, in their order.
///
/// # Errors
///
/// What a look at it throws.
pub(crate) fn keys(object: &JsValue) -> Result<Array, JsValue> {
    keys_of(object)
}

/// The value of a property.
///
/// # Errors
///
/// What a look at it throws.
pub(crate) fn property(object: &JsValue, key: &JsValue) -> Result<JsValue, JsValue> {
    Reflect::get(object, key)
}

/// How long a list or a text is.
///
/// # Errors
///
/// What a look at it throws.
pub(crate) fn length(value: &JsValue) -> Result<u32, JsValue> {
    if let Some(text) = value.dyn_ref::<js_sys::JsString>() {
        return Ok(text.length());
    }
    let length = property(value, &JsValue::from_str("length"))?;
    // A number beyond its bounds becomes the nearer of them.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a list's length has 32 bits, and a proxy's lie may be anything"
    )]
    Ok(length.as_f64().unwrap_or_default() as u32)
}

/// The item at a place of a list.
///
/// # Errors
///
/// What a look at it throws.
pub(crate) fn item(list: &JsValue, place: u32) -> Result<JsValue, JsValue> {
    property(list, &JsValue::from_f64(f64::from(place)))
}
