//! Parts of the page that are written anew only when what they show has changed.

use std::{any::Any, rc::Rc};

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// A part of the page: what it shows, and how.
///
/// `show` gets nothing but `input`, so the part cannot depend on anything that is not compared.
/// The key tells it from its neighbours; among them it must be unique.
pub(crate) fn kept<I: PartialEq + 'static>(key: &str, input: I, show: fn(&I) -> Html) -> Html {
    part(key, Rc::new(Held { input, show }))
}

#[inline(never)]
fn part(key: &str, part: Rc<dyn Part>) -> Html {
    #[cfg(test)]
    written::note(key, &part);
    let part = VComp::new::<Kept>(Rc::new(Props { part }), Some(key.into()));
    Html::VComp(Rc::new(part))
}

/// What a part shows, and how.
trait Part: Any {
    fn show(&self) -> Html;
    fn same(&self, other: &dyn Any) -> bool;
}

struct Held<I> {
    input: I,
    show: fn(&I) -> Html,
}

impl<I: PartialEq + 'static> Part for Held<I> {
    fn show(&self) -> Html {
        (self.show)(&self.input)
    }

    fn same(&self, other: &dyn Any) -> bool {
        other
            .downcast_ref::<Self>()
            .is_some_and(|other| self.input == other.input)
    }
}

#[derive(Properties)]
struct Props {
    part: Rc<dyn Part>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let other: &dyn Any = &*other.part;
        self.part.same(other)
    }
}

/// The one component for all parts: what is generic over them is compiled once.
struct Kept;

impl Component for Kept {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().part.show()
    }
}

/// Which parts are written anew, for tests.
#[cfg(test)]
pub(crate) mod written {
    use std::{any::Any, cell::RefCell, rc::Rc};

    use super::Part;
    use yew::Html;

    /// Parts in the order in which they were called for.
    type Called = Vec<(String, Rc<dyn Part>)>;

    thread_local! {
        static CALLED: RefCell<Called> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn note(key: &str, part: &Rc<dyn Part>) {
        CALLED.with_borrow_mut(|called| called.push((key.to_owned(), Rc::clone(part))));
    }

    fn called(show: &dyn Fn() -> Html) -> Called {
        CALLED.take();
        drop(show());
        CALLED.take()
    }

    /// The keys of the parts that a page writes anew when it shows `after` in place of `before`.
    pub(crate) fn anew(before: &dyn Fn() -> Html, after: &dyn Fn() -> Html) -> Vec<String> {
        let (old, new) = (called(before), called(after));
        let mut keys = Vec::new();
        for (key, part) in &new {
            let last = old.iter().find(|(other, _)| other == key);
            let same = last.is_some_and(|(_, last)| {
                let last: &dyn Any = &**last;
                part.same(last)
            });
            if !same {
                keys.push(key.clone());
                let inner = |part: &Rc<dyn Part>| {
                    let part = Rc::clone(part);
                    move || part.show()
                };
                match last {
                    Some((_, last)) => keys.extend(anew(&inner(last), &inner(part))),
                    None => keys.extend(called(&inner(part)).into_iter().map(|(key, _)| key)),
                }
            }
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::{kept, written};
    use crate::markup::{list, tag};

    #[test]
    fn only_what_changed_is_written_anew() {
        let page = |first: u32, second: u32| {
            list(vec![
                kept("first", first, |number| {
                    kept("inside", *number / 10, |number| {
                        tag("b").text(&number.to_string()).into()
                    })
                }),
                kept("second", second, |number| {
                    tag("i").text(&number.to_string()).into()
                }),
            ])
        };
        let anew =
            |after: (u32, u32)| written::anew(&|| page(10, 20), &move || page(after.0, after.1));
        assert_eq!(anew((10, 20)), Vec::<String>::new());
        assert_eq!(anew((11, 20)), ["first"]);
        assert_eq!(anew((20, 20)), ["first", "inside"]);
        assert_eq!(anew((10, 21)), ["second"]);
    }
}
