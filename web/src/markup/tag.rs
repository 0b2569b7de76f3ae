//! An element, built by calls.

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

use super::names;
use crate::deed::Deed;

/// An element being built.
///
/// In a box, so that each call passes a pointer: calls are most of what the page's code consists of.
pub(crate) struct Tag(Box<Parts>);

struct Parts {
    element: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    content: Vec<VNode>,
}

/// An element of that name.
#[inline(never)]
pub(crate) fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Parts {
        element: VTag::new(name),
        names: Vec::new(),
        values: Vec::new(),
        content: Vec::new(),
    }))
}

/// Nodes side by side. One that is not always there is an empty one, so that the others keep their place.
#[inline(never)]
pub(crate) fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

impl Tag {
    #[inline(never)]
    fn push(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        self.0
            .values
            .push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub(crate) fn set(self, name: &'static str, value: &str) -> Self {
        self.push(name, Some(text(value)))
    }

    /// Sets an attribute that is not always there.
    ///
    /// The same attributes in the same order are compared fastest, so a missing one is named too.
    #[inline(never)]
    pub(crate) fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        self.push(name, value.map(text))
    }

    /// Sets an attribute that is there or is not.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        self.push(name, on.then_some(AttrValue::Static("")))
    }

    /// Sets an attribute to a whole number.
    #[inline(never)]
    pub(crate) fn number(self, name: &'static str, value: u64) -> Self {
        self.set(name, &value.to_string())
    }

    /// Sets the classes; empty ones are left out.
    #[inline(never)]
    pub(crate) fn classes(self, classes: &[&str]) -> Self {
        let mut all = String::new();
        for class in classes.iter().filter(|class| !class.is_empty()) {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(class);
        }
        self.maybe("class", (!all.is_empty()).then_some(&all))
    }

    /// Sets the class.
    #[inline(never)]
    pub(crate) fn class(self, class: &str) -> Self {
        self.classes(&[class])
    }

    /// What happens when somebody presses, ticks or chooses it, and what it is about.
    #[inline(never)]
    pub(crate) fn does(self, deed: Deed, about: &str) -> Self {
        self.set("data-do", deed.as_str()).set("data-at", about)
    }

    /// Tells it from its neighbours when a list changes.
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.element.key = Some(key.into());
        self
    }

    /// What stands in a text field.
    #[inline(never)]
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.element.set_value(Some(text(value)));
        self
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub(crate) fn checked(mut self, on: bool) -> Self {
        self.0.element.set_checked(on);
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(mut self, words: &str) -> Self {
        self.0.content.push(VText::new(text(words)).into());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub(crate) fn with(mut self, inner: Self) -> Self {
        self.0.content.push(inner.into());
        self
    }

    /// Adds anything.
    #[inline(never)]
    pub(crate) fn node(mut self, node: Html) -> Self {
        self.0.content.push(node);
        self
    }

    /// Adds some elements, or the one there may be.
    ///
    /// However many they are, what stands behind them keeps its place, and with it its focus.
    pub(crate) fn all(self, inner: impl IntoIterator<Item = Self>) -> Self {
        let mut nodes = Vec::new();
        for tag in inner {
            push(&mut nodes, tag.into());
        }
        self.node(list(nodes))
    }

    /// Adds some nodes, as [`all`](Self::all) does.
    pub(crate) fn nodes(self, inner: impl IntoIterator<Item = Html>) -> Self {
        let mut nodes = Vec::new();
        for node in inner {
            push(&mut nodes, node);
        }
        self.node(list(nodes))
    }
}

/// One at a time: asking every kind of iterator how long it may be takes more code than that.
#[inline(never)]
fn push(nodes: &mut Vec<VNode>, node: Html) {
    nodes.push(node);
}

#[inline(never)]
fn text(words: &str) -> AttrValue {
    AttrValue::Rc(words.into())
}

impl From<Tag> for Html {
    #[inline(never)]
    fn from(tag: Tag) -> Self {
        let Parts {
            mut element,
            names,
            values,
            content,
        } = *tag.0;
        if !names.is_empty() {
            element.set_attributes(Attributes::Dynamic {
                keys: names::interned(&names),
                values: values.into_boxed_slice(),
            });
        }
        element.add_children(content);
        element.into()
    }
}

#[cfg(test)]
mod tests {
    use super::tag;
    use crate::deed::Deed;
    use crate::markup::shown;

    #[tokio::test]
    async fn an_element_has_its_attributes_and_content_in_order() {
        let element = tag("td")
            .classes(&["r", "", "on"])
            .maybe("title", None)
            .flag("hidden", true)
            .text("1 <")
            .all([tag("br"), tag("b").text("2")]);
        assert_eq!(
            shown(element.into()).await,
            r#"<td class="r on" hidden="">1 &lt;<br><b>2</b></td>"#
        );
    }

    #[tokio::test]
    async fn what_an_element_does_stands_on_it() {
        let element = tag("button").does(Deed::Remove, "/clusters/0");
        assert_eq!(
            shown(element.into()).await,
            r#"<button data-do="remove" data-at="/clusters/0"></button>"#
        );
    }
}
