use std::rc::Rc;

use aksnet_core::model::PlanDraft;

use super::{Desk, Errand};
use crate::planner::{Action, Planner};
use crate::storage::{Memory, Plans};

/// A tab, and the page in it.
struct Tab {
    desk: Desk,
    page: Rc<Planner>,
}

impl Tab {
    fn on(shelf: &Memory, mark: Option<&str>) -> Self {
        let plans = Plans::on(Box::new(shelf.clone()), Box::new(Memory::default()));
        let (desk, draft) = Desk::with(plans, mark.map(str::to_owned));
        let page = Rc::new(Planner::with(draft));
        let mut tab = Self { desk, page };
        tab.desk.hold(&tab.page.draft);
        tab
    }

    fn act(&mut self, action: Option<Action>) {
        if let Some(action) = action {
            self.page = Rc::clone(&self.page).reduce(action);
            self.desk.hold(&self.page.draft);
        }
    }

    fn take(&mut self, draft: &PlanDraft) {
        let action = self.desk.take(draft.clone());
        self.act(action);
    }

    fn name(&mut self, name: &str) {
        self.act(Some(Action::Type {
            path: "/name".to_owned(),
            text: name.to_owned(),
            at: 0.0,
        }));
        self.desk.keep();
    }

    /// Names of all plans that are kept, the one that is open in brackets.
    fn names(&self) -> Vec<String> {
        let stored = self.desk.list().into_iter();
        let names = stored.map(|stored| {
            let name = crate::file::read(&stored.text).unwrap().name;
            if stored.open {
                format!("[{name}]")
            } else {
                name
            }
        });
        names.collect()
    }
}

fn plan(name: &str) -> PlanDraft {
    PlanDraft {
        name: name.to_owned(),
        ..PlanDraft::default()
    }
}

#[test]
fn a_link_is_a_plan_of_its_own_beside_the_one_that_was_open() {
    let mut tab = Tab::on(&Memory::default(), None);
    tab.name("mine");
    tab.take(&plan("theirs"));
    assert_eq!(tab.page.draft.name, "theirs");
    assert_eq!(tab.page.undoable(), None);
    assert_eq!(tab.names(), ["mine", "[theirs]"]);
    tab.name("now mine too");
    assert_eq!(tab.names(), ["mine", "[now mine too]"]);
}

#[test]
fn the_same_link_opened_again_does_not_multiply_the_plan() {
    let shelf = Memory::default();
    let mut tab = Tab::on(&shelf, None);
    tab.take(&plan("theirs"));
    tab.take(&plan("theirs"));
    assert_eq!(tab.names(), ["[theirs]"]);
    tab.take(&plan("others"));
    tab.take(&plan("theirs"));
    assert_eq!(tab.names(), ["[theirs]", "others"]);
    let mut second = Tab::on(&shelf, None);
    second.take(&plan("theirs"));
    assert_eq!(second.names(), ["[theirs]", "others"]);
    // A copy that was changed is somebody's own: the link gives the plan as it was sent.
    second.name("changed");
    second.take(&plan("theirs"));
    assert_eq!(second.names(), ["changed", "others", "[theirs]"]);
}

#[test]
fn the_example_untouched_is_not_kept_and_a_link_to_it_is() {
    let mut tab = Tab::on(&Memory::default(), None);
    let example = (*tab.page.draft).clone();
    assert!(tab.desk.first_visit);
    assert_eq!(tab.desk.key(), None);
    tab.take(&example);
    assert!(!tab.desk.first_visit);
    assert_eq!(tab.names(), ["[contoso-prod]"]);
}

#[test]
fn what_cannot_be_kept_stays_within_reach_when_a_link_is_opened() {
    let mut tab = Tab::on(&Memory::with_room(10), None);
    tab.name("mine");
    tab.take(&plan("theirs"));
    assert_eq!(tab.page.draft.name, "theirs");
    tab.act(Some(Action::Undo));
    assert_eq!(tab.page.draft.name, "mine");
}

#[test]
fn an_entry_of_the_history_resumes_its_own_plan() {
    let shelf = Memory::default();
    let mut tab = Tab::on(&shelf, None);
    tab.name("first");
    let first = tab.desk.key().unwrap().to_owned();
    tab.take(&plan("second"));
    assert_eq!(Tab::on(&shelf, None).page.draft.name, "second");
    let mut back = Tab::on(&shelf, Some(&first));
    assert_eq!(back.page.draft.name, "first");
    // Once it is removed, the mark leads nowhere.
    let action = back.desk.run(Errand::Remove(first.clone()));
    back.act(action);
    assert_eq!(Tab::on(&shelf, Some(&first)).page.draft.name, "second");
}
