//! The page as a whole: the state lives here, everything else is shown from it.

mod follow;
mod host;
mod links;
mod listen;
mod page;

use std::{cell::RefCell, rc::Rc};

use aksnet_core::model::PlanDraft;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::deed::{Focus, Wanted};
use crate::editor::{OPEN_AT_FIRST, WIDE};
use crate::embedding;
use crate::host::{Frame, Place, Request, Setting, Told};
use crate::link::Address;
use crate::markup::tag;
use crate::offline::{self, Offline};
use crate::planner::{Action, Copied, Look, Planner, Section, Terms, group_of};
use crate::plans::{Desk, PlanList};
use crate::results::{self, Spoken};
use crate::sample::Start;
use crate::stage::Stage;
use crate::theme::Theme;
use crate::{clipboard, fresh, plans, policy};
use links::Moves;
use listen::{Ears, Tabs};
use page::{Around, page};

/// How long after the last key what is wrong with its field is said, and verdicts are spoken. Unit: milliseconds.
const QUIET: u32 = 700;

/// How long a button says that copying worked. Unit: milliseconds.
const SAID: u32 = 2_000;

/// Where the planner stands, and how it is shown there.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) stage: Stage,
    pub(crate) setting: Setting,
    /// What it begins with, where whoever shows it has a plan.
    pub(crate) draft: Option<Rc<PlanDraft>>,
    /// The policy plans are under, where it does not stand in the page itself.
    pub(crate) terms: Terms,
    /// Told of what changes.
    pub(crate) told: Callback<Told>,
}

/// The page as a whole.
pub(crate) struct App {
    stage: Stage,
    setting: Setting,
    /// The page around it, where there is one.
    frame: Option<Frame>,
    planner: Rc<Planner>,
    /// What the parts show that need not change in the same frame: models, map, what fits.
    later: Rc<Planner>,
    follow: Option<Timeout>,
    desk: Rc<RefCell<Desk>>,
    address: Address,
    /// The plan as it stands behind the `#` of a link, where that is shown somewhere.
    fragment: String,
    theme: Theme,
    /// Heard as long as the page is there.
    _tabs: Tabs,
    _moves: Moves,
    spoken: Spoken,
    ears: Ears,
    /// Where the focus goes once the page shows what was done.
    then: Option<Then>,
    speak: Option<Timeout>,
    keep: Option<Timeout>,
    /// Fields to be marked once they are on the page.
    touched: Vec<String>,
    fade: Option<Timeout>,
    idle: Option<Timeout>,
}

/// What happens.
pub(crate) enum Happens {
    /// Somebody wants something.
    Wanted(Wanted),
    /// What was changed is painted.
    Painted,
    /// Nobody has typed for a while.
    Quiet,
    /// Nobody has changed the plan for a moment, or another tab has kept something.
    Keep,
    /// The browser has gone to another entry of its history, or to a link.
    Moved,
    /// A file was read: its name and its text, or nothing where it could not be.
    Read(String, Option<String>),
    /// A section was copied, or could not be.
    Copied(Section, Copied),
    /// What was said of copying has been read.
    Idle,
    /// Something else is known of the copy for when there is no network.
    Offline,
    /// The page around it asks for something.
    Asked(Request),
    /// It is to be shown another way.
    Set(Setting),
}

/// Where the focus goes.
enum Then {
    First(Vec<Focus>),
    Field(String),
    Select(&'static str),
}

impl Component for App {
    type Message = Happens;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let Props { stage, setting, .. } = context.props().clone();
        let address = Address::new(Box::new(links::history(setting.place)));
        let (mut desk, kept) = Desk::new(setting.keeps, address.mark());
        let draft = setting.start.map_or(kept, Start::plan);
        let given = context.props().draft.as_deref().cloned();
        let draft = given.unwrap_or(draft);
        let mut planner = Rc::new(Planner::with(draft));
        planner = planner.reduce(Action::Look(Look::Regions(setting.regions)));
        planner = planner.reduce(Action::Lock(setting.locks.clone()));
        // In a frame, which is as high as it wants to be, nobody asks for the width: that would lay it out too early.
        if setting.place == Place::Frame || stage.width() >= WIDE {
            let open = OPEN_AT_FIRST.map(str::to_owned).into();
            planner = planner.reduce(Action::Look(Look::Open(open)));
        }
        let terms = stage.document().map(policy::given);
        let terms = terms.unwrap_or_else(|| context.props().terms.clone());
        planner = planner.reduce(Action::Policy(terms));
        desk.hold(&planner.draft);
        let frame = (setting.place == Place::Frame).then(|| {
            let asked = context.link().callback(Happens::Asked);
            Frame::around(setting.origin.clone(), asked)
        });
        let theme = setting.theme.unwrap_or_else(|| setting.chosen_theme());
        stage.show(theme);
        let desk = Rc::new(RefCell::new(desk));
        let mut app = Self {
            _tabs: Tabs::new(context.link(), &desk),
            _moves: Moves::new(context.link(), setting.place),
            desk,
            address,
            fragment: String::new(),
            theme,
            frame: frame.flatten(),
            setting,
            spoken: Spoken::new(&planner),
            later: Rc::clone(&planner),
            follow: None,
            planner,
            ears: Ears::new(context.link(), &stage),
            stage,
            then: None,
            speak: None,
            keep: None,
            touched: Vec::new(),
            fade: None,
            idle: None,
        };
        app.arrive(context, true);
        app.pack();
        app
    }

    fn update(&mut self, context: &Context<Self>, happens: Happens) -> bool {
        match happens {
            Happens::Wanted(wanted) => self.take(context, wanted),
            Happens::Painted => {
                self.later = Rc::clone(&self.planner);
                true
            }
            Happens::Quiet => {
                let settled = self.act(context, Action::Settle);
                self.speak = None;
                self.spoken.speak(&self.planner) || settled
            }
            Happens::Keep => {
                let list = self.planner.view.is_open(plans::PART);
                let packed = self.pack();
                self.settle() || list || packed
            }
            Happens::Moved => self.arrive(context, false),
            Happens::Read(name, text) => self.open_file(context, &name, text),
            Happens::Copied(section, copied) => {
                match &copied {
                    Copied::Done => {
                        let idle = context.link().callback(|()| Happens::Idle);
                        self.idle = Some(Timeout::new(SAID, move || idle.emit(())));
                    }
                    Copied::ByHand(_) => {
                        self.idle = None;
                        self.then = Some(Then::Select(results::BY_HAND));
                    }
                }
                self.act(context, Action::Look(Look::Copied(Some((section, copied)))))
            }
            Happens::Set(setting) => self.set(context, setting),
            Happens::Asked(request) => self.hear(context, &request),
            Happens::Offline => true,
            Happens::Idle => self.act(context, Action::Look(Look::Copied(None))),
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.ears.update(&self.planner);
        let page = page(&self.planner, &self.later, &self.around(), &self.spoken);
        tag("div").class("page").node(page).into()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if let Some(frame) = self.frame.as_mut().filter(|_| first) {
            frame.watch(self.stage.root());
            frame.ready();
        }
        self.stage.title(&self.planner.draft.name);
        if !self.touched.is_empty() {
            let touched = std::mem::take(&mut self.touched);
            let touched = touched.iter().map(|path| self.planner.rows.path_of(path));
            fresh::mark(&self.stage, touched);
            let stage = self.stage.clone();
            self.fade = Some(Timeout::new(fresh::MARKED, move || fresh::clear(&stage)));
        }
        match self.then.take() {
            None => {}
            Some(Then::First(next)) => self.focus(&next),
            Some(Then::Field(path)) => self.stage.focus_field(&self.planner.rows.path_of(&path)),
            Some(Then::Select(id)) => {
                self.stage.focus([id.to_owned()]);
                let area = self.stage.find(id).and_then(|it| it.dyn_into().ok());
                if let Some(area) = area {
                    HtmlTextAreaElement::select(&area);
                }
            }
        }
    }
}

impl App {
    fn around(&self) -> Around {
        let desk = self.desk.borrow();
        Around {
            plans: PlanList::of(&desk, self.planner.view.is_open(plans::PART)),
            theme: self.theme,
            offline: Offline::now(),
            may_go: desk.may_go(),
            first_visit: desk.first_visit && self.setting.place == Place::Page,
            fragment: self.fragment.clone(),
            setting: self.setting.clone(),
        }
    }

    fn take(&mut self, context: &Context<Self>, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Act(action) => self.act(context, action),
            Wanted::Then(action, next) => {
                let removes = matches!(action, Action::Remove { .. });
                let acted = self.act(context, action);
                if removes && acted {
                    // What stays takes it before anything goes: afterwards the page would be laid
                    // out for that alone.
                    self.focus(next.get(..1).unwrap_or_default());
                }
                self.then = Some(Then::First(next));
                acted
            }
            Wanted::See(id) => {
                self.stage.focus([id]);
                false
            }
            Wanted::NextFinding => {
                let now = self.stage.first(".finds > li:focus-within");
                let next = now.and_then(|now| now.next_element_sibling());
                let next = next.map_or_else(|| "finding-0".to_owned(), |next| next.id());
                self.stage.focus([next]);
                false
            }
            Wanted::Go(path) => {
                // The field is there once what it stands in is open.
                let open = vec![group_of(&path).to_owned()];
                self.then = Some(Then::Field(path));
                self.act(context, Action::Look(Look::Open(open)));
                true
            }
            Wanted::Run(errand) => {
                self.rest();
                let action = self.desk.borrow_mut().run(errand);
                if let Some(action) = action {
                    self.act(context, action);
                }
                self.written();
                true
            }
            Wanted::Theme => {
                self.theme = self.theme.next();
                self.stage.show(self.theme);
                if self.setting.keeps {
                    self.theme.keep();
                }
                true
            }
            Wanted::Download => self.download(context),
            Wanted::Read(file) => Self::read(context, &file),
            Wanted::Dismiss => self.dismiss(context),
            Wanted::Renew => {
                let mut desk = self.desk.borrow_mut();
                desk.leave();
                if desk.may_go() {
                    offline::reload();
                }
                true
            }
            Wanted::Copy(section) => {
                let Some(text) = self.copied(context, section) else {
                    return true;
                };
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

    /// The focus goes to the first of these that is there.
    fn focus(&self, next: &[Focus]) {
        let ids = next.iter().map(|focus| focus.id(&self.planner.rows));
        self.stage.focus(ids);
    }

    /// Opens the groups of the fields that a change touched, to mark them there.
    fn show_touched(&mut self) {
        let touched = &self.planner.touched;
        let groups = touched.iter().map(|path| group_of(path).to_owned());
        let open = Look::Open(groups.collect());
        self.touched.clone_from(touched);
        self.planner = Rc::clone(&self.planner).reduce(Action::Look(open));
    }

    /// Does something; false where nothing comes of it.
    fn act(&mut self, context: &Context<Self>, action: Action) -> bool {
        let before = Rc::clone(&self.planner);
        let place = links::place(&action);
        self.planner = Rc::clone(&before).reduce(action);
        if Rc::ptr_eq(&before, &self.planner) {
            return false;
        }
        if self.setting.place != Place::Page {
            self.tell(context, &before);
        }
        if !before.view.is_open(embedding::PART) {
            self.pack();
        }
        let draft = &self.planner.draft;
        self.address.note(&before.draft, draft, place);
        if self.desk.borrow_mut().hold(draft) || self.address.waits() {
            self.soon(context);
        }
        if !self.planner.touched.is_empty() && before.touched != self.planner.touched {
            self.show_touched();
        }
        self.follow(context);
        let now = &self.planner;
        if before.outcome != now.outcome || before.cluster != now.cluster || now.is_waiting() {
            // The next key comes before its time: it starts again.
            let quiet = context.link().callback(|()| Happens::Quiet);
            self.speak = Some(Timeout::new(QUIET, move || quiet.emit(())));
        }
        true
    }
}

#[cfg(test)]
mod tests;
