//! What the page hears: one listener for each kind of event.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Element, Event, EventTarget, HtmlInputElement, KeyboardEvent};
use yew::html::Scope;

use super::{App, Happens};
use crate::deed::{Control, Deed, Wanted, control, pressed, wanted};
use crate::field::{in_number, in_range, path_of};
use crate::file;
use crate::hint::BOX;
use crate::keys;
use crate::offline::HAPPENED;
use crate::planner::{Action, Planner, has_ranges, is_list};
use crate::plans::Desk;
use crate::stage::Stage;

/// What an event means on the page as it is.
type Hear = fn(&Planner, &Event) -> Option<Wanted>;

/// Heard from the planner's own element; keys are apart.
const HEARD: [(&str, Hear); 7] = [
    // Before the click, which may open another menu.
    ("pointerdown", elsewhere),
    ("focusin", elsewhere),
    ("click", press),
    ("change", press),
    ("input", input),
    ("paste", paste),
    ("focusout", |_, _| Some(Wanted::Act(Action::Leave))),
];

/// The listeners of the page.
///
/// None of them is Yew's: those outlive the planner, and hold the element that it stood in.
pub(super) struct Ears {
    /// The page as it is now: what a press means depends on it.
    now: Rc<RefCell<Option<Rc<Planner>>>>,
    _listeners: Vec<EventListener>,
}

impl Ears {
    /// Listens for a page.
    pub(super) fn new(link: &Scope<App>, stage: &Stage) -> Self {
        let now: Rc<RefCell<Option<Rc<Planner>>>> = Rc::default();
        let listen = |target: &EventTarget, kind: &'static str, hear: Hear| {
            let (now, link) = (Rc::clone(&now), link.clone());
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(target, kind, options, move |event| {
                let planner = now.borrow().clone();
                if let Some(wanted) = planner.and_then(|planner| hear(&planner, event)) {
                    link.send_message(Happens::Wanted(wanted));
                }
            })
        };
        let heard = HEARD.map(|(kind, hear)| listen(stage.root(), kind, hear));
        let mut listeners = Vec::from(heard);
        // Heard wherever the focus is, on a page of its own also on nothing.
        listeners.push(listen(stage.keyboard(), "keydown", key));
        Self {
            now,
            _listeners: listeners,
        }
    }

    /// The page is another one now.
    pub(super) fn update(&self, planner: &Rc<Planner>) {
        *self.now.borrow_mut() = Some(Rc::clone(planner));
    }
}

/// A menu closes as soon as somebody is busy outside it.
fn elsewhere(planner: &Planner, event: &Event) -> Option<Wanted> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let inside = target.closest(".menu[open]").ok()?.is_some();
    keys::close_menu(planner).filter(|_| !inside)
}

fn press(planner: &Planner, event: &Event) -> Option<Wanted> {
    let (element, deed, about) = pressed(event)?;
    let about = planner.rows.place_of(&about)?;
    // Links and summaries would also do what browsers have them do.
    if matches!(deed, Deed::Go | Deed::See | Deed::Toggle) {
        event.prevent_default();
    }
    if deed == Deed::OpenFile {
        return file::picked(&element).map(Wanted::Read);
    }
    wanted(
        planner,
        deed,
        &about,
        &control(&element),
        event.time_stamp(),
    )
}

/// Somebody types into a field of the plan.
fn input(planner: &Planner, event: &Event) -> Option<Wanted> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let path = path(planner, &input)?;
    let (text, at) = (input.value(), event.time_stamp());
    Some(Wanted::Act(Action::Type { path, text, at }))
}

/// Where the field stands in the plan; `None` where an element is none.
fn path(planner: &Planner, field: &Element) -> Option<String> {
    planner.rows.place_of(&path_of(&field.id())?)
}

/// Keys of the page from anywhere; Enter takes the offered correction; arrows and `/` know the parts of a range.
fn key(planner: &Planner, event: &Event) -> Option<Wanted> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    let wanted = in_field(planner, key).map(Wanted::Act);
    let wanted = wanted.or_else(|| keys::wanted(planner, key))?;
    event.prevent_default();
    Some(wanted)
}

/// What the page hears of its window: that it goes away, that another tab has kept something, and
/// what becomes of the copy for when there is no network.
pub(super) struct Tabs {
    _listeners: Option<[EventListener; 3]>,
}

impl Tabs {
    /// Listens for a page and its desk.
    pub(super) fn new(link: &Scope<App>, desk: &Rc<RefCell<Desk>>) -> Self {
        let (link, desk) = (link.clone(), Rc::clone(desk));
        let offline = link.clone();
        let listeners = web_sys::window().map(|window| {
            [
                // At once: afterwards nothing may run any more.
                EventListener::new(&window, "pagehide", move |_| desk.borrow_mut().leave()),
                EventListener::new(&window, "storage", move |_| {
                    link.send_message(Happens::Keep);
                }),
                EventListener::new(&window, HAPPENED, move |_| {
                    offline.send_message(Happens::Offline);
                }),
            ]
        });
        Self {
            _listeners: listeners,
        }
    }
}

fn in_field(planner: &Planner, event: &KeyboardEvent) -> Option<Action> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let path = path(planner, &input)?;
    let (key, at) = (event.key(), event.time_stamp());
    if path == "/name" && matches!(key.as_str(), "Enter" | "Escape") {
        // An input that was taken off the page in the meantime has no focus to lose.
        drop(input.blur());
        return None;
    }
    if input.read_only() {
        return None;
    }
    if key == "Enter" {
        let wanted = wanted(planner, Deed::Accept, &path, &Control::default(), at);
        return match wanted? {
            Wanted::Act(action) | Wanted::Then(action, _) => Some(action),
            _ => None,
        };
    }
    if input.get_attribute("role").as_deref() == Some("spinbutton") {
        let control = control(&input);
        let text = in_number(&control.value, control.bounds, &key)?;
        return Some(Action::Step { path, text, at });
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
///
/// Where there is no plan yet, any range begins one.
fn paste(planner: &Planner, event: &Event) -> Option<Wanted> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = clipboard.get_data("text/plain").ok()?;
    if element.id() == BOX {
        return has_ranges(&text).then_some(Wanted::Act(Action::Begin(text)));
    }
    let takes = element.matches(".ip:not([readonly])").unwrap_or(false);
    let path = path(planner, &element).filter(|_| takes)?;
    let text = Some(text).filter(|text| is_list(text))?;
    event.prevent_default();
    Some(Wanted::Act(Action::Paste { path, text }))
}
