//! Keys of the page as a whole, wherever the focus is.

use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use crate::deed::Wanted;
use crate::planner::{Action, Look, Planner};
use crate::{bar, help, plans};

/// How long after `g` the letter that says where to go is waited for. Unit: milliseconds.
const WAIT: f64 = 1_500.0;

thread_local! {
    /// When `g` was hit; it changes nothing that is shown. Unit: milliseconds.
    static LAST_G: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    /// A change of the plan.
    Action(Action),
    /// The focus goes to the element of that id.
    Go(&'static str),
    /// The focus goes to the next finding.
    NextFinding,
    /// The list of keys is shown, or hidden.
    Help,
    /// Open menus are closed.
    Close,
    /// A letter that says where to go comes next.
    Where,
}

/// Where the focus is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Where letters are no text.
    #[default]
    Anywhere,
    /// Where somebody writes.
    Text,
    /// Where somebody writes, and what stands there cannot be read yet.
    HalfText,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug, Default)]
struct Pressed<'a> {
    key: &'a str,
    /// Ctrl, or Command.
    command: bool,
    shift: bool,
    place: Place,
    /// Whether `g` came just before.
    after_g: bool,
}

impl Pressed<'_> {
    fn asks(self) -> Option<Asked> {
        let key = self.key.to_ascii_lowercase();
        if self.command {
            // What is half typed is the browser's own to undo.
            let asked = match (key.as_str(), self.shift) {
                ("z", false) if self.place != Place::HalfText => Action::Undo,
                ("z", true) | ("y", false) if self.place != Place::HalfText => Action::Redo,
                _ => return None,
            };
            return Some(Asked::Action(asked));
        }
        if key == "escape" {
            return Some(Asked::Close);
        }
        if self.place != Place::Anywhere {
            return None;
        }
        Some(match (key.as_str(), self.after_g) {
            ("f", true) => Asked::Go("h-find"),
            ("s", true) => Asked::Go("h-sums"),
            ("m", true) => Asked::Go("h-map"),
            ("g", _) => Asked::Where,
            ("n", _) => Asked::NextFinding,
            ("[", _) => Asked::Action(Action::NextModel { back: true }),
            ("]", _) => Asked::Action(Action::NextModel { back: false }),
            ("?", _) => Asked::Help,
            _ => return None,
        })
    }
}

/// What somebody wants who presses a key; `None` leaves it to the browser.
pub(crate) fn wanted(planner: &Planner, event: &KeyboardEvent) -> Option<Wanted> {
    if event.alt_key() {
        return None;
    }
    let at: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let is = |selector: &str| {
        let at = at.as_ref();
        at.is_some_and(|it| it.matches(selector).unwrap_or(false))
    };
    let asked = Pressed {
        key: &event.key(),
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        place: if is("[aria-invalid], textarea") {
            Place::HalfText
        } else if is("input:not([type=checkbox], [type=radio]), select") {
            Place::Text
        } else {
            Place::Anywhere
        },
        after_g: event.time_stamp() - LAST_G.replace(f64::NEG_INFINITY) < WAIT,
    };
    Some(match asked.asks()? {
        Asked::Action(action) => Wanted::Act(action),
        Asked::Go(id) => Wanted::See(id.to_owned()),
        Asked::NextFinding => Wanted::NextFinding,
        Asked::Help => Wanted::Act(Action::Look(Look::Toggle(help::PART.to_owned()))),
        Asked::Close => return close_menu(planner),
        Asked::Where => {
            LAST_G.set(event.time_stamp());
            return None;
        }
    })
}

/// What closes the menu that is open, if one is.
pub(crate) fn close_menu(planner: &Planner) -> Option<Wanted> {
    let mut menus = [help::PART, plans::PART, bar::EXPORT].into_iter();
    let open = menus.find(|menu| planner.view.is_open(menu))?;
    Some(Wanted::Act(Action::Look(Look::Close(open.to_owned()))))
}

#[cfg(test)]
mod tests {
    use super::{Asked, Place, Pressed};
    use crate::planner::Action;

    fn key(key: &str) -> Pressed<'_> {
        Pressed {
            key,
            ..Pressed::default()
        }
    }

    #[test]
    fn undo_and_redo_work_anywhere_but_in_half_a_text() {
        let undo = Pressed {
            command: true,
            ..key("z")
        };
        let redo = Pressed {
            shift: true,
            ..undo
        };
        assert_eq!(undo.asks(), Some(Asked::Action(Action::Undo)));
        assert_eq!(redo.asks(), Some(Asked::Action(Action::Redo)));
        let y = Pressed { key: "Y", ..undo };
        assert_eq!(y.asks(), Some(Asked::Action(Action::Redo)));
        for pressed in [undo, redo, y] {
            let unfinished = Pressed {
                place: Place::HalfText,
                ..pressed
            };
            assert_eq!(unfinished.asks(), None);
        }
    }

    #[test]
    fn letters_are_text_where_somebody_writes() {
        for letter in ["?", "n", "g", "[", "]"] {
            assert!(key(letter).asks().is_some(), "{letter}");
            let writing = Pressed {
                place: Place::Text,
                ..key(letter)
            };
            assert_eq!(writing.asks(), None, "{letter}");
        }
    }

    #[test]
    fn g_waits_for_the_letter_that_says_where() {
        assert_eq!(key("g").asks(), Some(Asked::Where));
        assert_eq!(key("s").asks(), None);
        let s = Pressed {
            after_g: true,
            ..key("s")
        };
        assert_eq!(s.asks(), Some(Asked::Go("h-sums")));
    }
}
