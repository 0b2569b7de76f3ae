//! What is wrong with what a host page asks for.

use aksnet_core::model::nearest;

/// Longest piece of somebody's text that is repeated to them. Unit: characters.
const LONGEST: usize = 40;

/// There is nothing of that name: what was probably meant, or what there is.
pub(super) fn unknown<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let name: String = name.chars().take(LONGEST).collect();
    if let Some(meant) = nearest(&name, known.clone()) {
        return format!("no {what} is called {name}; did you mean {meant}?");
    }
    let known: Vec<&str> = known.collect();
    format!("no {what} is called {name}; there are {}", known.join(", "))
}
