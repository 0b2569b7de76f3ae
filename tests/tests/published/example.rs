//! An example, and one test for each.

use serde_json::Value;

const VECTORS: &str = include_str!("../../vectors/published.json");

/// An example: its facts by JSON Pointer.
pub(crate) struct Example(Value);

impl Example {
    pub(crate) fn of(id: &str) -> Self {
        Self(all().into_iter().find(|one| one["id"] == id).unwrap())
    }

    pub(crate) fn at(&self, path: &str) -> &Value {
        self.0
            .pointer(path)
            .unwrap_or_else(|| panic!("{path} is missing"))
    }

    pub(crate) fn number(&self, path: &str) -> u64 {
        self.at(path).as_u64().unwrap()
    }

    pub(crate) fn text(&self, path: &str) -> &str {
        self.at(path).as_str().unwrap()
    }

    pub(crate) fn numbers(&self, path: &str) -> Vec<u64> {
        self.at(path)
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_u64().unwrap())
            .collect()
    }

    pub(crate) fn texts(&self, path: &str) -> Vec<&str> {
        self.at(path)
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap())
            .collect()
    }

    /// Whether Azure accepts it; the same for all cases where only one answer is published.
    pub(crate) fn accepted(&self, cases: usize) -> Vec<bool> {
        match self.at("/published/accepted") {
            Value::Bool(all) => vec![*all; cases],
            list => list
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_bool().unwrap())
                .collect(),
        }
    }
}

/// All examples.
pub(crate) fn all() -> Vec<Value> {
    serde_json::from_str(VECTORS).unwrap()
}

/// One test for each example, and the list of those there are.
macro_rules! published {
    ($($id:ident $name:ident |$example:ident| $check:block)*) => {
        pub(crate) const TESTED: &[&str] = &[$(stringify!($id)),*];
        $(
            #[test]
            fn $name() {
                let $example = Example::of(stringify!($id));
                $check
            }
        )*
    };
}
pub(crate) use published;
