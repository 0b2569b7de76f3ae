//! Some subnets of a VNet, compared as a whole: of a thousand rows, a key looks into those beside it.

use aksnet_core::model::{FieldError, SubnetDraft, SubnetId};
use yew::Html;

use super::subnet_row::SubnetRow;
use super::usage::{Usage, usage};
use crate::field::error_at;
use crate::markup::{kept, list};
use crate::planner::{Locks, Part, Planner};

/// Subnets on a sheet: one row more has a browser lay out all of it.
pub(super) const ROWS: usize = 16;

/// The subnets on a sheet.
#[derive(PartialEq)]
pub(super) struct SubnetSheet {
    /// As typed.
    subnets: Part<[SubnetDraft]>,
    /// Who uses each of them.
    usages: Vec<Usage>,
    /// What is wrong with the fields of the VNet.
    errors: Vec<FieldError>,
    /// Those that show all of their fields, by path.
    open: Vec<String>,
    /// Who has set which fields.
    locks: Locks,
}

impl SubnetSheet {
    /// The sheet at a place, of the VNet at a place.
    pub(super) fn of(planner: &Planner, vnet: usize, sheet: usize) -> Self {
        let subnets = Part::new(&planner.draft, (vnet, sheet), |draft, vnet, sheet| {
            let subnets = &draft.virtual_networks.get(vnet)?.subnets;
            subnets.chunks(ROWS).nth(sheet)
        });
        let count = subnets.get().map_or(0, <[SubnetDraft]>::len);
        let places = (sheet.saturating_mul(ROWS)..).take(count);
        let usages = places.map(|subnet| usage(&planner.outcome, SubnetId { vnet, subnet }));
        let path = format!("/virtualNetworks/{vnet}/subnets/");
        let errors = planner.outcome.errors.iter();
        let errors = errors.filter(|error| error.path.starts_with(&path));
        Self {
            usages: usages.collect(),
            errors: errors.cloned().collect(),
            open: planner.view.open_in(&path),
            locks: planner.locks.clone(),
            subnets,
        }
    }

    /// A row for each.
    pub(super) fn show(&self) -> Html {
        let (vnet, sheet) = self.subnets.place();
        let first = sheet.saturating_mul(ROWS);
        let rows = self.usages.iter().zip(first..).map(|(usage, place)| {
            let path = format!("/virtualNetworks/{vnet}/subnets/{place}");
            let row = SubnetRow {
                subnet: self.subnets.narrowed((vnet, place), |draft, vnet, place| {
                    draft.virtual_networks.get(vnet)?.subnets.get(place)
                }),
                usage: usage.clone(),
                error: error_at(&self.errors, &format!("{path}/addressPrefix")).cloned(),
                open: self.open.contains(&path),
                locks: self.locks.clone(),
            };
            kept(&path, row, SubnetRow::show)
        });
        list(rows.collect())
    }
}
