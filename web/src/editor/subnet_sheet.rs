//! Some subnets of a VNet, compared as a whole: of a thousand rows, a key looks into those beside it.

use aksnet_core::model::{FieldError, Item, SubnetDraft, SubnetId};
use yew::Html;

use super::subnet_row::SubnetRow;
use super::usage::usage;
use crate::field::error_at;
use crate::markup::{kept, list};
use crate::planner::{Locks, Outcome, Part, Planner, Shared};

/// Subnets on a sheet: one row more has a browser lay out all of it.
pub(super) const ROWS: usize = 16;

/// The subnets on a sheet.
pub(super) struct SubnetSheet {
    /// As typed.
    subnets: Part<[Item<SubnetDraft>]>,
    /// What the plan means: who uses each of them.
    outcome: Shared<Outcome>,
    /// What is wrong with the fields of the VNet.
    errors: Vec<FieldError>,
    /// Those that show all of their fields, by path.
    open: Vec<String>,
    /// Who has set which fields.
    locks: Locks,
}

/// Texts of who uses a subnet are not written to be compared: what they are made of is.
impl PartialEq for SubnetSheet {
    fn eq(&self, other: &Self) -> bool {
        let (now, then) = (&self.outcome, &other.outcome);
        let counts_as = |id| {
            now.plan.subnet(id) == then.plan.subnet(id)
                && now.ledger.of_subnet(id) == then.ledger.of_subnet(id)
        };
        self.subnets == other.subnets
            && self.errors == other.errors
            && self.open == other.open
            && self.locks == other.locks
            && (now.counts_as(then) || self.ids().all(counts_as))
    }
}

impl SubnetSheet {
    /// The sheet at a place, of the VNet at a place.
    pub(super) fn of(planner: &Planner, vnet: usize, sheet: usize) -> Self {
        let subnets = Part::new(&planner.draft, (vnet, sheet), |draft, vnet, sheet| {
            let subnets = &draft.virtual_networks.get(vnet)?.subnets;
            subnets.chunks(ROWS).nth(sheet)
        });
        let path = format!("/virtualNetworks/{vnet}/subnets/");
        let errors = planner.outcome.errors.iter();
        let errors = errors.filter(|error| error.path.starts_with(&path));
        Self {
            outcome: planner.outcome.clone(),
            errors: errors.cloned().collect(),
            open: planner.view.open_in(&path),
            locks: planner.locks.clone(),
            subnets,
        }
    }

    /// Those on it.
    fn ids(&self) -> impl Iterator<Item = SubnetId> + use<> {
        let (vnet, sheet) = self.subnets.place();
        let count = self.subnets.get().map_or(0, <[Item<SubnetDraft>]>::len);
        let places = (sheet.saturating_mul(ROWS)..).take(count);
        places.map(move |subnet| SubnetId { vnet, subnet })
    }

    /// A row for each.
    pub(super) fn show(&self) -> Html {
        let rows = self.ids().map(|id| {
            let SubnetId {
                vnet,
                subnet: place,
            } = id;
            let path = format!("/virtualNetworks/{vnet}/subnets/{place}");
            let row = SubnetRow {
                subnet: self.subnets.narrowed((vnet, place), |draft, vnet, place| {
                    draft.virtual_networks.get(vnet)?.subnets.get(place)
                }),
                usage: usage(&self.outcome, id),
                error: error_at(&self.errors, &format!("{path}/addressPrefix")).cloned(),
                open: self.open.contains(&path),
                locks: self.locks.clone(),
            };
            kept(&path, row, SubnetRow::show)
        });
        list(rows.collect())
    }
}
