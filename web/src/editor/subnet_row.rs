//! A subnet: its row, and the rest of its fields when asked for.

use aksnet_core::model::{FieldError, Item, Purpose, SubnetDraft};
use aksnet_core::rules::grouped;
use yew::Html;

use super::more::{arrange_at, is_held, labelled, more, remove};
use super::usage::{Usage, title};
use crate::deed::Deed;
use crate::field::{Choice, Field, message};
use crate::mark::state;
use crate::markup::{Tag, list, tag};
use crate::planner::Locks;

/// What the row of a subnet shows.
#[derive(PartialEq)]
pub(super) struct SubnetRow {
    /// Its path on the page.
    pub(super) path: String,
    /// The subnet as typed.
    pub(super) subnet: Item<SubnetDraft>,
    /// Who uses it.
    pub(super) usage: Usage,
    /// What is wrong with its range.
    pub(super) error: Option<FieldError>,
    /// Whether all of its fields are shown.
    pub(super) open: bool,
    /// Whether no subnet stands before it, where that shows.
    pub(super) first: bool,
    /// Who has set which fields.
    pub(super) locks: Locks,
}

impl SubnetRow {
    /// The row.
    pub(super) fn show(&self) -> Html {
        let (path, subnet) = (&self.path, &self.subnet);
        let (error, locks) = (self.error.as_ref(), &self.locks);
        let name = Field {
            path: &format!("{path}/name"),
            value: &subnet.name,
            label: Some("Subnet name"),
            locks,
            ..Field::default()
        };
        let range = Field {
            path: &format!("{path}/addressPrefix"),
            value: &subnet.address_prefix,
            range: true,
            label: Some(&format!("{} range", subnet.name)),
            error,
            locks,
            ..Field::default()
        };
        let usable = self.usage.usable.map(grouped).unwrap_or_default();
        let buttons = tag("td")
            .with(more(path, &subnet.name, self.open))
            .node(remove(locks, path, &subnet.name));
        let row = tag("tr")
            .with(tag("th").set("scope", "row").with(name.tag()))
            .with(tag("td").with(range.tag()))
            .with(tag("td").class("r").text(&usable))
            .with(who(&self.usage))
            .with(buttons);
        let rest = self.open.then(|| rest_row("5", self.rest()));
        list(vec![
            row.into(),
            error.map(|error| wrong(error, locks)).unwrap_or_default(),
            rest.unwrap_or_default(),
        ])
    }

    /// Purpose, addresses in use, delegation, route table, NAT gateway.
    fn rest(&self) -> Tag {
        let (path, subnet, locks) = (&self.path, &self.subnet, &self.locks);
        let purposes = Purpose::ALL.iter();
        let options: Vec<(&str, &str)> = purposes
            .map(|purpose| (purpose.as_str(), title(*purpose)))
            .collect();
        let field = |key: &str, value: &str, label: &str| {
            let path = &format!("{path}/{key}");
            let field = Field {
                path,
                value,
                locks,
                ..Field::default()
            };
            labelled(label, field.parts())
        };
        let purpose = Choice {
            path: &format!("{path}/purpose"),
            value: &subnet.purpose,
            default: "not stated",
            options: &options,
            locks,
        };
        tag("div")
            .class("row rest")
            .with(labelled("Purpose", purpose.parts()))
            .with(field(
                "usedAddresses",
                &subnet.used_addresses,
                "Used by others",
            ))
            .with(field("delegation", &subnet.delegation, "Delegated to"))
            .with(field("routeTable", &subnet.route_table, "Route table"))
            .with(field("natGateway", &subnet.nat_gateway, "NAT gateway"))
            .all(split(subnet, path, locks))
            .node(arrange_at(locks, path, self.first, &subnet.name))
    }
}

/// The row below a field that cannot be read.
pub(super) fn wrong(error: &FieldError, locks: &Locks) -> Html {
    let cell = tag("td").set("colspan", "4").with(message(error, locks));
    tag("tr").class("msg").with(tag("td")).with(cell).into()
}

/// The row with the rest of an item's fields.
pub(super) fn rest_row(columns: &str, rest: Tag) -> Html {
    let cell = tag("td").set("colspan", columns).with(rest);
    tag("tr").class("rest").with(cell).into()
}

fn who(usage: &Usage) -> Tag {
    let cell = tag("td");
    match usage.sign {
        Some(sign) => cell.with(state(sign, &usage.text)),
        None => cell.text(&usage.text),
    }
}

/// Makes two of a subnet, where its range has two halves and may change.
fn split(subnet: &SubnetDraft, path: &str, locks: &Locks) -> Option<Tag> {
    let [half, _] = subnet.halves()?;
    if is_held(locks, path) || locks.by(&format!("{path}/addressPrefix")).is_some() {
        return None;
    }
    let words = format!("Split into two /{}", half.prefix());
    let button = tag("button")
        .class("txt")
        .set("id", &Deed::Split.button(path))
        .set("aria-label", &format!("{words}: {}", subnet.name));
    Some(button.does(Deed::Split, path).text(&words))
}
