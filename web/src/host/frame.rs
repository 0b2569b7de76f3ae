//! The page around a frame: what it is told, and what it says.

use aksnet_core::model::{FORMAT, PlanDraft, Value};
use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Element, MessageEvent, ResizeObserver, Window};
use yew::Callback;

use super::message::{Ask, Refused, Request, Told};
use crate::file;

/// The page around the planner's frame.
pub(crate) struct Frame {
    parent: Window,
    /// The only page that is told of the plan and heard; without it, nobody is.
    origin: Option<String>,
    /// Heard and watched as long as the planner is there.
    _said: Option<EventListener>,
    height: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

impl Frame {
    /// The page around this one; `None` where there is none.
    ///
    /// What it asks for goes to `asked`, if it is of the origin that was named.
    pub(crate) fn around(origin: Option<String>, asked: Callback<Request>) -> Option<Self> {
        let window = web_sys::window()?;
        let parent = window.parent().ok().flatten()?;
        if parent == window {
            return None;
        }
        let said = origin.clone().map(|origin| {
            let parent = parent.clone();
            EventListener::new(&window, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else {
                    return;
                };
                let from_parent = event.source().is_some_and(|from| *from == ***parent);
                if !from_parent || event.origin() != origin {
                    return;
                }
                match file::value_of(&event.data())
                    .as_ref()
                    .and_then(Request::read)
                {
                    Some(Ok(request)) => asked.emit(request),
                    Some(Err(refused)) => refuse(&parent, &origin, &refused),
                    None => {}
                }
            })
        });
        Some(Self {
            parent,
            origin,
            _said: said,
            height: None,
        })
    }

    /// Says how high the planner is, now and whenever that changes.
    pub(crate) fn watch(&mut self, root: &Element) {
        let (parent, root_now) = (self.parent.clone(), root.clone());
        let origin = self.origin.clone();
        let mut last = 0;
        let tell = Closure::<dyn FnMut()>::new(move || {
            let height = root_now.scroll_height();
            if height != last {
                last = height;
                say_height(&parent, origin.as_deref(), height);
            }
        });
        if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
            observer.observe(root);
            self.height = Some((observer, tell));
        }
    }

    /// Tells it something, if it said who it is.
    pub(crate) fn tell(&self, told: &Told) {
        match told {
            // It asks for the plan when it wants it.
            Told::Plan(_) => self.say("planChanged", &[]),
            Told::Verdicts(verdicts) => {
                let verdicts = plain(verdicts);
                self.say("verdicts", &[("verdicts", verdicts)]);
            }
        }
    }

    /// Answers a request.
    pub(crate) fn answer(&self, request: &Request, plan: &PlanDraft) {
        let id = as_it_came(request.id.as_ref());
        match request.ask {
            Ask::Plan => self.say("plan", &[("id", id), ("plan", plain(plan))]),
            Ask::Open(_) | Ask::Theme(_) => self.say("done", &[("id", id)]),
        }
    }

    /// Says that it can be spoken to.
    pub(crate) fn ready(&self) {
        self.say("ready", &[]);
    }

    fn say(&self, kind: &str, with: &[(&str, JsValue)]) {
        if let Some(origin) = &self.origin {
            post(&self.parent, origin, kind, with);
        }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.height {
            observer.disconnect();
        }
    }
}

fn refuse(parent: &Window, origin: &str, refused: &Refused) {
    let id = as_it_came(refused.id.as_ref());
    post(
        parent,
        origin,
        "error",
        &[("id", id), ("errors", plain(&refused.errors))],
    );
}

/// What tells an answer from others.
fn as_it_came(id: Option<&Value>) -> JsValue {
    match id {
        Some(Value::Text(text)) => text.into(),
        Some(Value::Number(number)) => js_sys::JSON::parse(number).unwrap_or(JsValue::NULL),
        _ => JsValue::NULL,
    }
}

/// The height in the planner's own shape and in Embedly's, which many tools for documents know.
///
/// It is no secret, and whoever frames the planner without naming itself still needs it.
fn say_height(parent: &Window, origin: Option<&str>, height: i32) {
    let origin = origin.unwrap_or("*");
    post(parent, origin, "height", &[("height", height.into())]);
    let location = web_sys::window().map(|window| window.location());
    // Without the fragment: what stands there is the plan.
    let source = location.and_then(|location| {
        Some(location.origin().ok()? + &location.pathname().ok()? + &location.search().ok()?)
    });
    let embedly = object(&[
        ("src", source.unwrap_or_default().into()),
        ("context", "iframe.resize".into()),
        ("height", height.into()),
    ]);
    if let Ok(text) = js_sys::JSON::stringify(&embedly) {
        // A page that is gone is told nothing.
        drop(parent.post_message(&text, origin));
    }
}

fn post(parent: &Window, origin: &str, kind: &str, with: &[(&str, JsValue)]) {
    let message = object(with);
    set(&message, "aksnet", &plain(&FORMAT));
    set(&message, "type", &kind.into());
    // A page that is gone is told nothing.
    drop(parent.post_message(&message, origin));
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        set(&object, key, value);
    }
    object
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting fails only for an object that is sealed.
    drop(Reflect::set(object, &key.into(), value));
}

/// Plain objects, as `JSON.parse` makes them.
fn plain(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}
