//! Some subnets of a VNet, compared as a whole: of a thousand rows, a key looks into those beside it.

use aksnet_core::model::{FieldError, Item, SubnetDraft, SubnetId};
use yew::Html;

use super::subnet_row::SubnetRow;
use super::usage::usage;
use crate::field::error_at;
use crate::markup::{kept, list};
use crate::planner::{Locks, Outcome, Planner, Shared};

/// Subnets on a sheet: one row more has a browser lay out all of it.
pub(super) const ROWS: usize = 16;

/// The subnets on a sheet.
pub(super) struct SubnetSheet {
    /// The first of them.
    first: SubnetId,
    /// As typed.
    subnets: Vec<Item<SubnetDraft>>,
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
        self.first == other.first
            && self.subnets == other.subnets
            && self.errors == other.errors
            && self.open == other.open
            && self.locks == other.locks
            && (now.counts_as(then) || self.ids().all(counts_as))
    }
}

impl SubnetSheet {
    /// The sheet at a place, of the VNet at a place.
    pub(super) fn of(planner: &Planner, vnet: usize, sheet: usize) -> Self {
        let draft = planner.draft.virtual_networks.get(vnet);
        let subnets = draft.and_then(|vnet| vnet.subnets.chunks(ROWS).nth(sheet));
        let subnet = sheet.saturating_mul(ROWS);
        let path = format!("/virtualNetworks/{vnet}/subnets/");
        let errors = planner.outcome.errors.iter();
        let errors = errors.filter(|error| error.path.starts_with(&path));
        Self {
            outcome: planner.outcome.clone(),
            errors: errors.cloned().collect(),
            open: planner.view.open_in(&path),
            locks: planner.locks.clone(),
            first: SubnetId { vnet, subnet },
            subnets: subnets.unwrap_or_default().to_vec(),
        }
    }

    /// Those on it.
    fn ids(&self) -> impl Iterator<Item = SubnetId> + use<> {
        let SubnetId { vnet, subnet } = self.first;
        let places = (subnet..).take(self.subnets.len());
        places.map(move |subnet| SubnetId { vnet, subnet })
    }

    /// A row for each.
    pub(super) fn show(&self) -> Html {
        let rows = self.ids().zip(&self.subnets).map(|(id, subnet)| {
            let path = format!("/virtualNetworks/{}/subnets/{}", id.vnet, id.subnet);
            let row = SubnetRow {
                id,
                subnet: subnet.clone(),
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
