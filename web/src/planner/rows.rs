//! Names of the rows of subnets: a row keeps its name, and its elements their ids, while others come and go.
//!
//! Removing the third of a thousand subnets gives all behind it another place in the plan. On the page
//! nothing of theirs changes but who stands before them, because their elements are told apart by
//! names. Only there: as soon as an element is used, its row's path becomes the place in the plan.

use std::rc::Rc;

use aksnet_core::model::{Item, PlanDraft, SubnetDraft};

/// Subnets on a sheet to begin with: one row more has a browser lay out all of it.
const SHEET: usize = 16;

/// The rows of the subnets of each VNet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows(Vec<Rc<[Row]>>);

/// The row of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    /// Its name among the rows of its VNet.
    name: u32,
    /// The sheet it is on.
    sheet: u32,
}

/// Neighbouring rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Its name among the sheets of its VNet.
    pub(crate) name: u32,
    /// Place of the first subnet on it.
    pub(crate) first: usize,
    /// Names of the rows on it.
    pub(crate) rows: Vec<u32>,
}

impl Rows {
    /// The rows of a draft that nothing is known of yet.
    pub(crate) fn of(draft: &PlanDraft) -> Self {
        Self::default().after(&PlanDraft::default(), draft)
    }

    /// The rows once one draft has become another.
    pub(super) fn after(&self, before: &PlanDraft, now: &PlanDraft) -> Self {
        let vnets = now.virtual_networks.iter().enumerate();
        let rows = vnets.map(|(place, vnet)| {
            let last = before.virtual_networks.get(place);
            let last = last.map_or(&[][..], |last| &last.subnets);
            let rows = self.0.get(place).cloned().unwrap_or_default();
            if rows.len() == vnet.subnets.len() {
                return rows;
            }
            rows_after(&rows, last, &vnet.subnets).into()
        });
        Self(rows.collect())
    }

    /// The sheets of the VNet at a place; there is one for no subnets at all.
    pub(crate) fn sheets(&self, vnet: usize) -> Vec<Sheet> {
        let rows = self.0.get(vnet).map_or(&[][..], |rows| rows);
        let mut first = 0;
        let sheets = rows.chunk_by(|one, next| one.sheet == next.sheet);
        let sheets = sheets.map(|rows| {
            let sheet = Sheet {
                name: rows.first().map_or(0, |row| row.sheet),
                first,
                rows: rows.iter().map(|row| row.name).collect(),
            };
            first = first.saturating_add(rows.len());
            sheet
        });
        let mut sheets: Vec<Sheet> = sheets.collect();
        if sheets.is_empty() {
            let (name, rows) = (0, Vec::new());
            sheets.push(Sheet { name, first, rows });
        }
        sheets
    }

    /// The path in the plan of what has this path on the page; `None` where its row is gone.
    pub(crate) fn place_of(&self, path: &str) -> Option<String> {
        let Some((vnet, row, rest)) = subnet_of(path) else {
            return Some(path.to_owned());
        };
        let Some(name) = row.strip_prefix('r') else {
            return Some(path.to_owned());
        };
        let name: u32 = name.parse().ok()?;
        let place = self.0.get(vnet)?.iter().position(|row| row.name == name)?;
        Some(format!("/virtualNetworks/{vnet}/subnets/{place}{rest}"))
    }

    /// The path on the page of what has this path in the plan.
    pub(crate) fn path_of(&self, path: &str) -> String {
        let row = subnet_of(path).and_then(|(vnet, place, rest)| {
            let row = self.0.get(vnet)?.get(place.parse::<usize>().ok()?)?;
            Some(format!("{}{rest}", row_path(vnet, row.name)))
        });
        row.unwrap_or_else(|| path.to_owned())
    }
}

/// The path of a row on the page.
pub(crate) fn row_path(vnet: usize, row: u32) -> String {
    format!("/virtualNetworks/{vnet}/subnets/r{row}")
}

/// Place of the VNet, place or name of the subnet, and the rest of a path that leads into one.
fn subnet_of(path: &str) -> Option<(usize, &str, &str)> {
    let (vnet, rest) = path.strip_prefix("/virtualNetworks/")?.split_once('/')?;
    let subnet = rest.strip_prefix("subnets/")?;
    let (subnet, rest) = subnet.split_at(subnet.find('/').unwrap_or(subnet.len()));
    Some((vnet.parse().ok()?, subnet, rest))
}

/// What stays keeps its row; a new one is put on the sheet of the row before it.
fn rows_after(rows: &[Row], last: &[Item<SubnetDraft>], now: &[Item<SubnetDraft>]) -> Vec<Row> {
    let fewer = rows.len().min(last.len()).min(now.len());
    let alike = |(one, other): &(&Item<SubnetDraft>, &Item<SubnetDraft>)| one == other;
    let pairs = last.iter().zip(now);
    let ahead = pairs.take_while(alike).count().min(fewer);
    let pairs = last.iter().rev().zip(now.iter().rev());
    let behind = pairs.take_while(alike).count();
    let behind = behind.min(fewer.saturating_sub(ahead));
    // Between them something has changed, come or gone: what is in the place of another gets its row.
    let (kept, tail) = rows
        .split_at_checked(rows.len().saturating_sub(behind))
        .unwrap_or_default();
    let mut next: Vec<Row> = kept
        .iter()
        .copied()
        .take(now.len().saturating_sub(behind))
        .collect();
    let names = rows.iter().map(|row| row.name.saturating_add(1));
    let mut name = names.max().unwrap_or(0);
    let sheets = rows.iter().map(|row| row.sheet.saturating_add(1));
    let mut fresh = sheets.max().unwrap_or(0);
    while next.len().saturating_add(tail.len()) < now.len() {
        let before = next.last().or_else(|| tail.first()).map(|row| row.sheet);
        let on_it = |sheet| {
            next.iter()
                .rev()
                .take_while(|row| row.sheet == sheet)
                .count()
        };
        let sheet = before.filter(|sheet| !tail.is_empty() || on_it(*sheet) < SHEET);
        let sheet = sheet.unwrap_or_else(|| take(&mut fresh));
        next.push(Row {
            name: take(&mut name),
            sheet,
        });
    }
    next.extend(tail);
    cut(&mut next, &mut fresh);
    next
}

/// Cuts sheets with twice as many rows as they began with.
fn cut(rows: &mut [Row], fresh: &mut u32) {
    for sheet in rows.chunk_by_mut(|one, next| one.sheet == next.sheet) {
        if sheet.len() < SHEET.saturating_mul(2) {
            continue;
        }
        for rest in sheet.chunks_mut(SHEET).skip(1) {
            let own = take(fresh);
            for row in rest {
                row.sheet = own;
            }
        }
    }
}

/// A number nobody has yet.
fn take(next: &mut u32) -> u32 {
    let own = *next;
    *next = own.saturating_add(1);
    own
}

#[cfg(test)]
mod tests;
