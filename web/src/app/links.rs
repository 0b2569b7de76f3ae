//! Plans that come from links and files, and leave as such.

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Event, File};
use yew::html::Scope;
use yew::prelude::*;

use super::{App, Happens};
use crate::deed::Wanted;
use crate::embedding::ELSEWHERE;
use crate::history;
use crate::host::Place;
use crate::link::{self, LONG, Where};
use crate::planner::{Action, Look, Notice, Section};
use crate::plans::Errand;
use crate::{file, results};

/// What of the browser's history is the planner's.
pub(super) fn history(place: Place) -> history::Browser {
    match place {
        Place::Page => history::Browser::Own,
        Place::Frame => history::Browser::Read,
        Place::Element => history::Browser::Foreign,
    }
}

/// What the page hears of the browser's history, and of files dropped on it.
pub(super) struct Moves {
    _listeners: Vec<EventListener>,
}

impl Moves {
    /// Listens for a page; what goes on around an element is not for it to hear.
    pub(super) fn new(link: &Scope<App>, place: Place) -> Self {
        let kinds = match place {
            Place::Page => &["popstate", "hashchange", "dragover", "drop"][..],
            Place::Frame => &["popstate", "hashchange"],
            Place::Element => &[],
        };
        let window = web_sys::window();
        let listen = |kind: &&'static str| {
            let link = link.clone();
            let hear =
                move |event: &Event| link.send_message_batch(heard(event).into_iter().collect());
            let options = EventListenerOptions::enable_prevent_default();
            let window = window.as_ref()?;
            Some(EventListener::new_with_options(
                window, *kind, options, hear,
            ))
        };
        Self {
            _listeners: kinds.iter().filter_map(listen).collect(),
        }
    }
}

fn heard(event: &Event) -> Option<Happens> {
    let kind = event.type_();
    if !matches!(kind.as_str(), "dragover" | "drop") {
        // Which of the two comes, or both, is a matter of the browser; the second finds nothing new.
        return Some(Happens::Moved);
    }
    if !file::is_file(event) {
        return None;
    }
    // Else the browser would leave the page for the file.
    event.prevent_default();
    let file = file::dropped(event).filter(|_| kind == "drop")?;
    Some(Happens::Wanted(Wanted::Read(file)))
}

/// The entry of the browser's history that an action writes its plan into.
pub(super) fn place(action: &Action) -> Where {
    match action {
        Action::Mend { .. }
        | Action::Model { .. }
        | Action::NextModel { .. }
        | Action::Paste { .. }
        | Action::Begin(_)
        | Action::Replace { .. } => Where::Behind,
        Action::Open(_) => Where::BehindAnother,
        _ => Where::Here,
    }
}

impl App {
    /// Opens what stands in the address, if it is another plan than the one that is open. `opened`
    /// is whether the page itself was opened there just now.
    pub(super) fn arrive(&mut self, context: &Context<Self>, opened: bool) -> bool {
        let Some(entry) = self.address.arrive() else {
            return false;
        };
        let key = self.desk.borrow().key().map(str::to_owned);
        let same = entry.mark == Some(key.clone().unwrap_or_default());
        if opened && same && key.is_some() {
            // What is kept is newer than what stands in the address of a page that is loaded again.
            self.address.holds();
            self.renew(context);
            return false;
        }
        let draft = match link::open(&entry.fragment) {
            None => return false,
            Some(Err(notice)) => return self.say(context, notice),
            Some(Ok(draft)) => draft,
        };
        if same {
            self.act(context, Action::Return(Box::new(draft)));
            self.address.holds();
            if self.planner.refused.is_some() {
                // The plan stays as it is, and so the address is to hold it.
                self.renew(context);
            }
            return true;
        }
        self.rest_of_plan();
        let kept = entry.mark.and_then(|key| {
            let mut desk = self.desk.borrow_mut();
            desk.run(Errand::Open(key))
        });
        if let Some(action) = kept {
            self.act(context, action);
            self.act(context, Action::Return(Box::new(draft)));
        } else {
            let action = self.desk.borrow_mut().take(draft);
            if let Some(action) = action {
                self.act(context, action);
            }
        }
        self.act(context, Action::Look(Look::Notice(None)));
        // From now on the entry bears the mark of its plan, and opens no other when it is loaded again.
        self.address.holds();
        self.address.renew(&self.planner.draft);
        self.settle();
        true
    }

    /// Keeps the plan and writes it into the address; true where there is something else to be said
    /// of keeping it than before.
    pub(super) fn settle(&mut self) -> bool {
        let mut desk = self.desk.borrow_mut();
        let said = desk.keep();
        self.address.settle(desk.key());
        said
    }

    /// Keeps the plan and writes it before another comes, so that Back leads to this one.
    pub(super) fn rest(&mut self) {
        self.rest_of_plan();
        self.write();
        self.settle();
    }

    /// What is about to be kept is kept by what comes.
    fn rest_of_plan(&mut self) {
        self.keep = None;
    }

    /// Keeps the plan that has come, and writes it.
    pub(super) fn written(&mut self) {
        self.write();
        self.settle();
    }

    /// Writes it in a moment.
    pub(super) fn renew(&mut self, context: &Context<Self>) {
        self.write();
        if self.address.waits() {
            self.soon(context);
        }
    }

    /// The entry is to hold the plan, unless it is the example that nobody has touched.
    fn write(&mut self) {
        if !self.desk.borrow().first_visit {
            self.address.renew(&self.planner.draft);
        }
    }

    /// The text to be copied; `None` where there is none, which is then said.
    pub(super) fn copied(&mut self, context: &Context<Self>, section: Section) -> Option<String> {
        let link = self.address.link(&self.planner.draft);
        match (&link, section) {
            (Err(error), Section::Link) => {
                let title = link::sentence(error);
                let lines = vec!["Export, Download plan file gives it.".to_owned()];
                self.say(context, Notice { title, lines });
                return None;
            }
            (Ok(link), Section::Link) if link.len() > LONG => {
                let title = "Long link: some chat tools cut it.".to_owned();
                self.say(
                    context,
                    Notice {
                        title,
                        lines: Vec::new(),
                    },
                );
            }
            _ => {}
        }
        let mut link = link.unwrap_or_default();
        if section == Section::Frame {
            // The address without what else may stand in it.
            let page = self.setting.full.as_deref().unwrap_or(ELSEWHERE);
            link = format!("{page}#{}", self.fragment);
        }
        Some(results::markdown(&self.planner, section, &link))
    }

    /// Gives the plan as a file.
    pub(super) fn download(&mut self, context: &Context<Self>) -> bool {
        let draft = &self.planner.draft;
        let text = file::write(draft);
        let given = text.is_some_and(|text| file::download(&draft.name, &text));
        if given {
            return false;
        }
        let title = "This browser gives no files. Copy link holds the same plan.".to_owned();
        self.say(
            context,
            Notice {
                title,
                lines: Vec::new(),
            },
        )
    }

    /// Reads a file, to be opened.
    pub(super) fn read(context: &Context<Self>, file: &File) -> bool {
        let (name, link) = (file.name(), context.link().clone());
        if file.size() > file::LARGEST {
            link.send_message(Happens::Read(name, None));
            return false;
        }
        let read = Callback::from(move |text| link.send_message(Happens::Read(name.clone(), text)));
        file::text(file, read);
        false
    }

    /// Opens the plan in the text of a file, or says what is wrong with it.
    pub(super) fn open_file(
        &mut self,
        context: &Context<Self>,
        name: &str,
        text: Option<String>,
    ) -> bool {
        let read = match text {
            Some(text) => file::read(&text).map_err(|why| why.lines(file::TOLD)),
            None => Err(vec![
                "It cannot be read, or is larger than the 1,048,576 bytes a plan file has at most."
                    .to_owned(),
            ]),
        };
        match read {
            Err(lines) => {
                let title = format!("{name} was not opened. What was open is still here.");
                self.say(context, Notice { title, lines })
            }
            Ok(draft) => {
                self.rest();
                let action = self.desk.borrow_mut().take(draft);
                if let Some(action) = action {
                    self.act(context, action);
                }
                self.act(context, Action::Look(Look::Notice(None)));
                self.written();
                true
            }
        }
    }

    /// Closes a notice; a link that was refused leaves the address.
    pub(super) fn dismiss(&mut self, context: &Context<Self>) -> bool {
        if self.address.is_foreign() {
            if self.desk.borrow().first_visit {
                self.address.clear();
            }
            self.renew(context);
        }
        self.act(context, Action::Look(Look::Copied(None)));
        self.act(context, Action::Look(Look::Notice(None)));
        true
    }

    fn say(&mut self, context: &Context<Self>, notice: Notice) -> bool {
        self.act(context, Action::Look(Look::Notice(Some(notice))))
    }
}
