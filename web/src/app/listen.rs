//! What the page hears: one listener for each kind of event.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::html::Scope;
use yew::prelude::*;

use super::{App, Happens};
use crate::deed::{Control, Deed, Wanted, control, pressed, typed, wanted};
use crate::field::{in_number, in_range, path_of};
use crate::planner::{Action, Planner, is_list};

/// The listeners of the page.
pub(super) struct Ears {
    /// The page as it is now: what a press means depends on it.
    now: Rc<RefCell<Option<Rc<Planner>>>>,
    press: Callback<MouseEvent>,
    change: Callback<Event>,
    input: Callback<InputEvent>,
    key: Callback<KeyboardEvent>,
    paste: Callback<Event>,
    leave: Callback<FocusEvent>,
}

impl Ears {
    /// Listens for a page.
    pub(super) fn new(link: &Scope<App>) -> Self {
        let now: Rc<RefCell<Option<Rc<Planner>>>> = Rc::default();
        let heard = {
            let (now, link) = (Rc::clone(&now), link.clone());
            Rc::new(
                move |event: &Event, hear: fn(&Planner, &Event) -> Option<Wanted>| {
                    let planner = now.borrow().clone();
                    if let Some(wanted) = planner.and_then(|planner| hear(&planner, event)) {
                        link.send_message(Happens::Wanted(wanted));
                    }
                },
            )
        };
        Self {
            now,
            press: listen(&heard, press),
            change: listen(&heard, press),
            input: listen(&heard, input),
            key: listen(&heard, key),
            paste: listen(&heard, paste),
            leave: listen(&heard, |_, _| Some(Wanted::Act(Action::Leave))),
        }
    }

    /// The page is another one now.
    pub(super) fn update(&self, planner: &Rc<Planner>) {
        *self.now.borrow_mut() = Some(Rc::clone(planner));
    }

    /// Listens to everything in a page.
    pub(super) fn around(&self, page: Html) -> Html {
        html! {
            <div class="page" onclick={&self.press} onchange={&self.change} oninput={&self.input}
                onkeydown={&self.key} onpaste={&self.paste} onfocusout={&self.leave}>{ page }</div>
        }
    }
}

fn listen<E: AsRef<Event> + 'static>(
    heard: &Rc<impl Fn(&Event, fn(&Planner, &Event) -> Option<Wanted>) + 'static>,
    hear: fn(&Planner, &Event) -> Option<Wanted>,
) -> Callback<E> {
    let heard = Rc::clone(heard);
    Callback::from(move |event: E| heard(event.as_ref(), hear))
}

fn press(planner: &Planner, event: &Event) -> Option<Wanted> {
    let (element, deed, about) = pressed(event)?;
    // Links and summaries would also do what browsers have them do.
    if matches!(deed, Deed::Go | Deed::See | Deed::Toggle) {
        event.prevent_default();
    }
    wanted(
        planner,
        deed,
        &about,
        &control(&element),
        event.time_stamp(),
    )
}

fn input(_: &Planner, event: &Event) -> Option<Wanted> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    typed(&input.id(), input.value(), event.time_stamp()).map(Wanted::Act)
}

/// Undo and redo from anywhere; Enter takes the offered correction; arrows and `/` know the parts of a range.
fn key(planner: &Planner, event: &Event) -> Option<Wanted> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    let action = if key.ctrl_key() || key.meta_key() {
        shortcut(key)?
    } else if key.alt_key() {
        return None;
    } else {
        in_field(planner, key)?
    };
    event.prevent_default();
    Some(Wanted::Act(action))
}

fn shortcut(key: &KeyboardEvent) -> Option<Action> {
    if key.alt_key() {
        return None;
    }
    match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

fn in_field(planner: &Planner, event: &KeyboardEvent) -> Option<Action> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let path = path_of(&input.id())?;
    let (key, at) = (event.key(), event.time_stamp());
    if key == "Enter" {
        let wanted = wanted(planner, Deed::Accept, &path, &Control::default(), at);
        return match wanted? {
            Wanted::Act(action) => Some(action),
            _ => None,
        };
    }
    if input.get_attribute("role").as_deref() == Some("spinbutton") {
        let control = control(&input);
        let text = in_number(&control.value, control.bounds, &key)?;
        return Some(Action::Type { path, text, at });
    }
    if !input.matches(".ip").unwrap_or(false) {
        return None;
    }
    let caret = input.selection_start().ok().flatten();
    let caret = caret.and_then(|caret| usize::try_from(caret).ok());
    let pressed = in_range(&input.value(), caret.unwrap_or(0), &key)?;
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    // Written at once, so that the selection has something to hold on to; an input that was
    // taken off the page in the meantime has no selection to set.
    input.set_value(&pressed.text);
    drop(input.set_selection_range(place(pressed.selection.0), place(pressed.selection.1)));
    let text = pressed.text;
    Some(Action::Type { path, text, at })
}

/// A list pasted into a range goes into the rows below too.
fn paste(_: &Planner, event: &Event) -> Option<Wanted> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let path = path_of(&input.id()).filter(|_| input.matches(".ip").unwrap_or(false))?;
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = clipboard
        .get_data("text/plain")
        .ok()
        .filter(|text| is_list(text))?;
    event.prevent_default();
    Some(Wanted::Act(Action::Paste { path, text }))
}
