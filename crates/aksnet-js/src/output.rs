//! What is given back: plain objects, as `JSON.parse` makes them.

use js_sys::{Array, BigInt, Number, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast as _, JsValue};

/// Data as plain objects.
///
/// # Errors
///
/// None that data of this crate meets.
pub fn plain<T: Serialize + ?Sized>(data: &T) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible();
    data.serialize(&serializer).or_else(|_| {
        // A number beyond 2^53, as of a pool of billions of nodes, is refused: a number of
        // JavaScript does not hold it exactly. `JSON.parse` rounds it, and so does this.
        let exact = serializer.serialize_large_number_types_as_bigints(true);
        Ok(rounded(data.serialize(&exact)?))
    })
}

/// The same with numbers in place of `BigInt`s.
fn rounded(value: JsValue) -> JsValue {
    if value.is_bigint() {
        let digits = value.unchecked_into::<BigInt>().to_string(10);
        let digits = digits.map_or_else(|_| String::new(), String::from);
        return Number::parse_float(&digits).into();
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        for place in 0..list.length() {
            list.set(place, rounded(list.get(place)));
        }
    } else if let Some(object) = value.dyn_ref::<Object>().filter(|_| value.is_object()) {
        for key in Object::keys(object).iter() {
            // Objects made here have no setters that could refuse.
            if let Ok(inner) = Reflect::get(object, &key) {
                let _ = Reflect::set(object, &key, &rounded(inner));
            }
        }
    }
    value
}
