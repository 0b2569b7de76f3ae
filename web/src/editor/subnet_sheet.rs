//! Some subnets of a VNet, compared as a whole: of a thousand rows, a key looks into those beside it.

use aksnet_core::ledger::Range;
use aksnet_core::model::{FieldError, Item, SubnetDraft, SubnetId};
use yew::Html;

use super::subnet_row::SubnetRow;
use super::usage::usage;
use crate::field::error_at;
use crate::markup::{kept, list};
use crate::planner::{Locks, Outcome, Planner, Shared, Sheet, row_path};

/// The subnets on a sheet.
pub(super) struct SubnetSheet {
    vnet: usize,
    /// Which rows are on it, and where they begin.
    sheet: Sheet,
    /// As typed.
    subnets: Vec<Item<SubnetDraft>>,
    /// What the plan means: who uses each of them.
    outcome: Shared<Outcome>,
    /// What is wrong with their fields.
    errors: Vec<FieldError>,
    /// Those that show all of their fields, by path.
    open: Vec<String>,
    /// Who has set which fields.
    locks: Locks,
}

/// Texts of who uses a subnet are not written to be compared: what they are made of is.
impl PartialEq for SubnetSheet {
    fn eq(&self, other: &Self) -> bool {
        // Its place in the plan shows on none of them where nothing is set and nothing is open.
        let free = self.locks.is_empty() && self.open.is_empty();
        let placed = self.sheet.first == other.sheet.first;
        (self.vnet, self.sheet.name) == (other.vnet, other.sheet.name)
            && self.sheet.rows == other.sheet.rows
            && self.subnets == other.subnets
            && self.errors == other.errors
            && self.open == other.open
            && self.locks == other.locks
            && (free || placed)
            && (placed && self.outcome.counts_as(&other.outcome) || self.counts_as(other))
    }
}

impl SubnetSheet {
    /// Those of the VNet at a place.
    pub(super) fn all(planner: &Planner, vnet: usize) -> impl Iterator<Item = Self> {
        let sheets = planner.rows.sheets(vnet).into_iter();
        sheets.map(move |sheet| Self::of(planner, vnet, sheet))
    }

    fn of(planner: &Planner, vnet: usize, sheet: Sheet) -> Self {
        let subnets = planner.draft.virtual_networks.get(vnet);
        let subnets = subnets.map_or(&[][..], |vnet| &vnet.subnets);
        let end = sheet.first.saturating_add(sheet.rows.len());
        let list = format!("/virtualNetworks/{vnet}/subnets/");
        let on_it = |path: &str| {
            let place = path.strip_prefix(&list).and_then(|rest| {
                let place = rest.split('/').next()?;
                place.parse::<usize>().ok()
            });
            place.is_some_and(|place| (sheet.first..end).contains(&place))
        };
        let errors = planner.outcome.errors.iter();
        let errors = errors.filter(|error| on_it(&error.path)).map(|error| {
            let path = planner.rows.path_of(&error.path);
            FieldError {
                path,
                ..error.clone()
            }
        });
        let mut open = planner.view.open_in(&list);
        open.retain(|path| on_it(path));
        Self {
            outcome: planner.outcome.clone(),
            errors: errors.collect(),
            open,
            locks: planner.locks.clone(),
            vnet,
            subnets: subnets.get(sheet.first..end).unwrap_or_default().to_vec(),
            sheet,
        }
    }

    /// Whether its subnets mean the same as those of another, and the same is drawn on them.
    fn counts_as(&self, other: &Self) -> bool {
        let (now, then) = (&self.outcome.plan, &other.outcome.plan);
        let vnets = now.virtual_networks.get(self.vnet);
        let vnets = vnets.zip(then.virtual_networks.get(other.vnet));
        let placed = self.sheet.first == other.sheet.first;
        let shared = placed && vnets.is_some_and(|(now, then)| now.is(then));
        let mut ids = self.ids().zip(other.ids());
        (shared || ids.all(|(id, before)| now.subnet(id) == then.subnet(before)))
            && self.drawn().eq(other.drawn())
    }

    /// What is drawn on its subnets, by their places on it.
    fn drawn(&self) -> impl Iterator<Item = (usize, &Range)> {
        let first = self.sheet.first;
        let places = first..first.saturating_add(self.len());
        let drawn = self.outcome.ledger.of_subnets(self.vnet, places);
        drawn.map(move |(place, range)| (place.saturating_sub(first), range))
    }

    /// How many there are on it.
    pub(super) const fn len(&self) -> usize {
        self.sheet.rows.len()
    }

    /// A key for it among the sheets of the page.
    pub(super) fn key(&self) -> String {
        format!("{} {}", self.vnet, self.sheet.name)
    }

    /// Those on it.
    fn ids(&self) -> impl Iterator<Item = SubnetId> + use<> {
        let (vnet, first) = (self.vnet, self.sheet.first);
        let places = (first..).take(self.subnets.len());
        places.map(move |subnet| SubnetId { vnet, subnet })
    }

    /// A row for each.
    pub(super) fn show(&self) -> Html {
        let rows = self.ids().zip(&self.subnets).zip(&self.sheet.rows);
        let rows = rows.map(|((id, subnet), row)| {
            let place = format!("/virtualNetworks/{}/subnets/{}", id.vnet, id.subnet);
            let path = row_path(id.vnet, *row);
            let range = format!("{path}/addressPrefix");
            let open = self.open.contains(&place);
            let row = SubnetRow {
                subnet: subnet.clone(),
                usage: usage(&self.outcome, id),
                error: error_at(&self.errors, &range).cloned(),
                open,
                first: open && id.subnet == 0,
                locks: self.locks.in_row(&path, &place),
                path: path.clone(),
            };
            kept(&path, row, SubnetRow::show)
        });
        list(rows.collect())
    }
}
