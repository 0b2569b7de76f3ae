//! The page as a whole: the state lives here, everything else is shown from it.

mod listen;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlTextAreaElement, Storage};
use yew::prelude::*;

use crate::bar::Bar;
use crate::deed::Wanted;
use crate::editor::{OPEN_AT_FIRST, WIDE, editor, group_of};
use crate::hint::{Keeping, hint};
use crate::markup::{kept, tag};
use crate::planner::{Action, Copied, Look, Planner, Section};
use crate::results::{self, Spoken, Subject};
use crate::storage::{self, Kept};
use crate::{clipboard, focus, sample};
use listen::Ears;

/// How long after the last key verdicts are spoken. Unit: milliseconds.
const QUIET: u32 = 700;

/// How long a button says that copying worked. Unit: milliseconds.
const SAID: u32 = 2_000;

/// The page as a whole.
pub(crate) struct App {
    planner: Rc<Planner>,
    keeping: Keeping,
    shelf: Option<Storage>,
    spoken: Spoken,
    ears: Ears,
    /// Where the focus goes once the page shows what was done.
    then: Option<Then>,
    speak: Option<Timeout>,
    idle: Option<Timeout>,
}

/// What happens.
pub(crate) enum Happens {
    /// Somebody wants something.
    Wanted(Wanted),
    /// Nobody has typed for a while.
    Quiet,
    /// A section was copied, or could not be.
    Copied(Section, Copied),
    /// What was said of copying has been read.
    Idle,
}

/// Where the focus goes.
enum Then {
    First(Vec<String>),
    Field(String),
    Select(&'static str),
}

impl Component for App {
    type Message = Happens;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let shelf = storage::browser();
        let kept = shelf.as_ref().map_or(Kept::Nothing, storage::load);
        let (draft, unreadable) = match kept {
            Kept::Plan(draft) => (*draft, None),
            Kept::Nothing => (sample::plan(), None),
            Kept::Unreadable(text) => (sample::plan(), Some(text)),
        };
        let mut planner = Rc::new(Planner::with(draft));
        if window_width() >= WIDE {
            let open = OPEN_AT_FIRST.map(str::to_owned).into();
            planner = planner.reduce(Action::Look(Look::Open(open)));
        }
        let mut app = Self {
            keeping: Keeping {
                not_kept: false,
                unreadable,
            },
            spoken: Spoken::new(&planner),
            planner,
            shelf,
            ears: Ears::new(context.link()),
            then: None,
            speak: None,
            idle: None,
        };
        app.save();
        app
    }

    fn update(&mut self, context: &Context<Self>, happens: Happens) -> bool {
        match happens {
            Happens::Wanted(wanted) => self.take(context, wanted),
            Happens::Quiet => self.spoken.speak(&self.planner),
            Happens::Copied(section, copied) => {
                match &copied {
                    Copied::Done => {
                        let idle = context.link().callback(|()| Happens::Idle);
                        self.idle = Some(Timeout::new(SAID, move || idle.emit(())));
                    }
                    Copied::ByHand(_) => self.then = Some(Then::Select(results::BY_HAND)),
                }
                self.act(context, Action::Look(Look::Copied(Some((section, copied)))))
            }
            Happens::Idle => self.act(context, Action::Look(Look::Copied(None))),
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        self.ears.update(&self.planner);
        let dispatch = context
            .link()
            .callback(|action| Happens::Wanted(Wanted::Act(action)));
        html! {
            <ContextProvider<Callback<Action>> context={dispatch}>
                { self.ears.around(page(&self.planner, &self.keeping, &self.spoken)) }
            </ContextProvider<Callback<Action>>>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match self.then.take() {
            None => {}
            Some(Then::First(ids)) => focus::on_first(&ids),
            Some(Then::Field(path)) => focus::on_field(&path),
            Some(Then::Select(id)) => {
                focus::on_first(&[id.to_owned()]);
                let area = focus::find(id).and_then(|it| it.dyn_into().ok());
                if let Some(area) = area {
                    HtmlTextAreaElement::select(&area);
                }
            }
        }
    }
}

impl App {
    fn take(&mut self, context: &Context<Self>, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Act(action) => self.act(context, action),
            Wanted::Then(action, ids) => {
                self.then = Some(Then::First(ids));
                self.act(context, action)
            }
            Wanted::See(id) => {
                focus::on_first(&[id]);
                false
            }
            Wanted::Go(path) => {
                // The field is there once what it stands in is open.
                let open = vec![group_of(&path).to_owned()];
                self.then = Some(Then::Field(path));
                self.act(context, Action::Look(Look::Open(open)));
                true
            }
            Wanted::Copy(section) => {
                let text = results::markdown(&self.planner, section);
                let link = context.link().clone();
                let shown = text.clone();
                let done = Callback::from(move |copied: bool| {
                    let copied = if copied {
                        Copied::Done
                    } else {
                        Copied::ByHand(shown.clone())
                    };
                    link.send_message(Happens::Copied(section, copied));
                });
                clipboard::copy(&text, done);
                false
            }
        }
    }

    /// Does something; false where nothing comes of it.
    fn act(&mut self, context: &Context<Self>, action: Action) -> bool {
        let before = Rc::clone(&self.planner);
        self.planner = Rc::clone(&before).reduce(action);
        if Rc::ptr_eq(&before, &self.planner) {
            return false;
        }
        if !Rc::ptr_eq(&before.draft, &self.planner.draft) {
            self.save();
        }
        if Subject::of(&before) != Subject::of(&self.planner) {
            // The next key comes before its time: it starts again.
            let quiet = context.link().callback(|()| Happens::Quiet);
            self.speak = Some(Timeout::new(QUIET, move || quiet.emit(())));
        }
        true
    }

    fn save(&mut self) {
        let draft = &self.planner.draft;
        let saved = self.shelf.as_ref();
        let saved = saved.is_some_and(|shelf| storage::save(shelf, draft));
        self.keeping.not_kept = !saved;
    }
}

/// Everything on the page.
fn page(planner: &Planner, keeping: &Keeping, spoken: &Spoken) -> Html {
    let skip = tag("a")
        .class("skip")
        .set("href", "#plan")
        .text("Skip to the plan");
    let columns = tag("div")
        .class("cols has")
        .with(editor(planner))
        .with(results::results(planner));
    let main = tag("main")
        .node(kept("hint", keeping.clone(), hint))
        .node(kept("summary", Subject::of(planner), results::summary))
        .with(results::verdicts(planner))
        .with(columns)
        .node(results::full_width(planner));
    crate::markup::list(vec![
        skip.into(),
        kept("bar", Bar::of(planner), Bar::show),
        main.into(),
        spoken.show(planner).into(),
    ])
}

fn window_width() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_width().ok()?.as_f64())
        .unwrap_or(WIDE)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Keeping, OPEN_AT_FIRST, page};
    use crate::markup::written::anew;
    use crate::planner::{Action, Look, Planner};
    use crate::results::Spoken;
    use crate::results::example::contoso;

    fn open() -> Rc<Planner> {
        let planner = Rc::new(Planner::with((*contoso().0).clone()));
        let open = OPEN_AT_FIRST.map(str::to_owned).into();
        planner.reduce(Action::Look(Look::Open(open)))
    }

    /// The parts that are written anew when a text is typed.
    fn written(path: &str, text: &str) -> Vec<String> {
        let (before, keeping) = (open(), Keeping::default());
        let spoken = Spoken::new(&before);
        let after = Rc::clone(&before).reduce(Action::Type {
            path: path.to_owned(),
            text: text.to_owned(),
            at: 0.0,
        });
        anew(&|| page(&before, &keeping, &spoken), &|| {
            page(&after, &keeping, &spoken)
        })
    }

    #[test]
    fn a_key_in_the_name_of_the_plan_writes_the_bar_anew() {
        let sections = [
            "findings", "sums", "map", "summary", "models", "fits", "bar",
        ];
        assert_eq!(written("/name", "contoso"), sections);
    }

    #[test]
    fn a_key_in_a_free_subnet_leaves_the_other_rows_alone() {
        let path = "/virtualNetworks/1/subnets/3/addressPrefix";
        let written = written(path, "10.240.4.32/27");
        let sections = [
            "findings", "sums", "map", "vnet-0", "summary", "models", "fits", "bar",
        ];
        assert_eq!(written[0], "/virtualNetworks/1/subnets/3");
        assert_eq!(written[1..], sections);
    }
}
