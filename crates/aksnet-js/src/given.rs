//! Reading what a caller gives: any JavaScript value, within bounds.

use aksnet_core::model::{FieldError, Value};
use js_sys::Number;
use wasm_bindgen::JsValue;

use crate::failure;
use crate::foreign::{self, Kind};

/// Lists and objects that lie in one another at most.
const DEEPEST: u32 = 32;

/// Signs of all texts and names, and values, that one argument holds at most.
pub const LARGEST: u32 = 4_194_304;

/// What a caller gave as the argument of that name; `undefined` is nothing.
///
/// # Errors
///
/// What JSON does not have; what lies too deep or is too large; what a look at it throws.
pub(crate) fn value(argument: &str, given: &JsValue) -> Result<Value, JsValue> {
    let mut reader = Reader { left: LARGEST };
    let mut path = Vec::new();
    match reader.read(given, &mut path) {
        Ok(value) => Ok(value.unwrap_or(Value::Null)),
        Err(Refused::Thrown(error)) => Err(error),
        Err(Refused::Unfit(error)) => Err(failure::of_field(argument, error)),
    }
}

/// Why a value is not read.
enum Refused {
    /// A look at it threw this.
    Thrown(JsValue),
    /// It is nothing that can be read.
    Unfit(FieldError),
}

impl From<JsValue> for Refused {
    fn from(thrown: JsValue) -> Self {
        Self::Thrown(thrown)
    }
}

/// Parts of a JSON Pointer.
type Path = Vec<String>;

struct Reader {
    /// Signs and values that may still come.
    left: u32,
}

impl Reader {
    /// A value; `None` for `undefined`, which JSON leaves out.
    fn read(&mut self, given: &JsValue, path: &mut Path) -> Result<Option<Value>, Refused> {
        self.take(1, path)?;
        Ok(Some(match foreign::kind(given)? {
            Kind::Missing => return Ok(None),
            Kind::Null => Value::Null,
            Kind::Flag(flag) => Value::Bool(flag),
            Kind::Number(number) => Value::Number(spelled(number)),
            Kind::Text => Value::Text(self.text(given, path)?),
            Kind::List => Value::List(self.list(given, path)?),
            Kind::Object => Value::Map(self.object(given, path)?),
            Kind::Other(what) => {
                return Err(unfit(path, &format!("{what} stands here"), "what JSON has"));
            }
        }))
    }

    fn list(&mut self, given: &JsValue, path: &mut Path) -> Result<Vec<Value>, Refused> {
        bounded(path)?;
        let length = foreign::length(given)?;
        // Before anything is made room for: an empty list may say that it has billions of items.
        self.take(length, path)?;
        let mut items = Vec::new();
        for place in 0..length {
            let item = foreign::item(given, place)?;
            path.push(place.to_string());
            items.push(self.read(&item, path)?.unwrap_or(Value::Null));
            path.pop();
        }
        Ok(items)
    }

    fn object(
        &mut self,
        given: &JsValue,
        path: &mut Path,
    ) -> Result<Vec<(String, Value)>, Refused> {
        bounded(path)?;
        let keys = foreign::keys(given)?;
        self.take(keys.length(), path)?;
        let mut entries = Vec::new();
        for key in keys.iter() {
            let name = self.text(&key, path)?;
            let value = foreign::property(given, &key)?;
            path.push(name.replace('~', "~0").replace('/', "~1"));
            if let Some(value) = self.read(&value, path)? {
                entries.push((name, value));
            }
            path.pop();
        }
        Ok(entries)
    }

    fn text(&mut self, given: &JsValue, path: &Path) -> Result<String, Refused> {
        // Before it is copied.
        self.take(foreign::length(given)?, path)?;
        Ok(given.as_string().unwrap_or_default())
    }

    fn take(&mut self, count: u32, path: &Path) -> Result<(), Refused> {
        self.left = self.left.checked_sub(count).ok_or_else(|| {
            let most = format!("at most {LARGEST} signs and values in all");
            unfit(path, "what was given is too large", &most)
        })?;
        Ok(())
    }
}

/// A number as JavaScript spells it.
fn spelled(number: f64) -> String {
    let text = Number::from(number).to_string_with_radix(10);
    text.map_or_else(|_| String::new(), String::from)
}

fn bounded(path: &Path) -> Result<(), Refused> {
    let deep = u32::try_from(path.len()).is_ok_and(|depth| depth < DEEPEST);
    if deep {
        return Ok(());
    }
    let most = format!("at most {DEEPEST} lists and objects in one another");
    Err(unfit(path, "this lies too deep, or in itself", &most))
}

fn unfit(path: &Path, message: &str, expected: &str) -> Refused {
    let mut pointer = String::new();
    for part in path {
        pointer.push('/');
        pointer.push_str(part);
    }
    Refused::Unfit(FieldError::new(pointer, message, expected))
}
