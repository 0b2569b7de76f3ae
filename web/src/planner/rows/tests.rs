use aksnet_core::model::{Edit, PlanDraft, SubnetDraft, VirtualNetworkDraft};

use super::{Rows, SHEET};

/// A VNet with so many subnets, named by their places.
fn draft(subnets: usize) -> PlanDraft {
    let subnets = (0..subnets).map(|place| {
        let name = place.to_string();
        SubnetDraft {
            name,
            ..SubnetDraft::default()
        }
    });
    let vnet = VirtualNetworkDraft {
        subnets: subnets.map(Into::into).collect(),
        ..VirtualNetworkDraft::default()
    };
    PlanDraft {
        virtual_networks: vec![vnet.into()],
        ..PlanDraft::default()
    }
}

fn path(place: usize) -> String {
    format!("/virtualNetworks/0/subnets/{place}")
}

fn removed(draft: &PlanDraft, place: usize) -> PlanDraft {
    let mut now = draft.clone();
    now.apply(&[Edit::remove(path(place))]).unwrap();
    now
}

fn doubled(draft: &PlanDraft, place: usize) -> PlanDraft {
    let mut now = draft.clone();
    assert!(now.duplicate(&path(place)));
    now
}

/// Names of all rows, sheet by sheet.
fn names(rows: &Rows) -> Vec<Vec<u32>> {
    let sheets = rows.sheets(0).into_iter();
    sheets.map(|sheet| sheet.rows).collect()
}

#[test]
fn what_stands_behind_a_row_that_goes_or_comes_keeps_its_name() {
    let before = draft(5);
    let rows = Rows::of(&before);
    assert_eq!(names(&rows), [[0, 1, 2, 3, 4]]);
    let fewer = removed(&before, 2);
    let gone = rows.after(&before, &fewer);
    assert_eq!(names(&gone), [[0, 1, 3, 4]]);
    let more = doubled(&fewer, 0);
    let come = gone.after(&fewer, &more);
    assert_eq!(names(&come), [[0, 5, 1, 3, 4]]);
    // What has changed on the way keeps the row it stood in.
    let mut both = removed(&more, 4);
    both.apply(&[Edit::text(format!("{}/name", path(3)), "other")])
        .unwrap();
    assert_eq!(names(&come.after(&more, &both)), [[0, 5, 1, 3]]);
}

#[test]
fn a_path_leads_to_the_row_and_back_until_that_is_gone() {
    let before = draft(3);
    let after = removed(&before, 1);
    let rows = Rows::of(&before).after(&before, &after);
    let range = "/virtualNetworks/0/subnets/r2/addressPrefix";
    assert_eq!(rows.path_of(&format!("{}/addressPrefix", path(1))), range);
    // Left as it is, it leads nowhere in the plan, and not to another subnet.
    assert_eq!(after.text_at(range), None);
    let edit = Edit::text(range.to_owned(), "10.0.0.0/24");
    assert!(after.clone().apply(&[edit]).is_err());
    let place = rows.place_of(range).unwrap();
    assert_eq!(place, format!("{}/addressPrefix", path(1)));
    for gone in ["r1", "r9", "rx", "r"] {
        let path = format!("/virtualNetworks/0/subnets/{gone}/name");
        assert_eq!(rows.place_of(&path), None, "{gone}");
    }
    for other in [
        "/name",
        "/virtualNetworks/0/subnets/7",
        "/virtualNetworks/0/subnets/-/name",
        "/virtualNetworks/9/subnets/0/name",
        "/virtualNetworks/0/addressPrefixes/0",
    ] {
        assert_eq!(rows.path_of(other), other);
        assert_eq!(rows.place_of(other).as_deref(), Some(other));
    }
}

#[test]
fn a_change_leaves_other_sheets_as_they_are() {
    let before = draft(3 * SHEET);
    let rows = Rows::of(&before);
    let sheets = rows.sheets(0);
    assert_eq!(sheets.len(), 3);
    let after = removed(&before, 2);
    let now = rows.after(&before, &after).sheets(0);
    assert_eq!(now[0].rows.len(), SHEET - 1);
    for (one, other) in now[1..].iter().zip(&sheets[1..]) {
        assert_eq!((one.name, &one.rows), (other.name, &other.rows));
        assert_eq!(one.first, other.first - 1);
    }
}

#[test]
fn sheets_stay_small() {
    // At the end a full one is followed by another; in the middle it is cut once it is twice as long.
    for (place, longest) in [(None, SHEET), (Some(3), 2 * SHEET - 1)] {
        let mut now = draft(0);
        let mut rows = Rows::of(&now);
        assert_eq!(names(&rows), [[0_u32; 0]]);
        for turn in 0..200_usize {
            let mut next = now.clone();
            match place {
                Some(place) if turn > place => assert!(next.duplicate(&path(place))),
                _ => next
                    .apply(&[Edit::text(format!("{}/name", path(turn)), "more")])
                    .unwrap(),
            }
            rows = rows.after(&now, &next);
            now = next;
            let sheets = names(&rows);
            let all: Vec<u32> = sheets.concat();
            assert_eq!(all.len(), turn + 1);
            let mut different = all.clone();
            different.sort_unstable();
            different.dedup();
            assert_eq!(different.len(), all.len(), "{all:?}");
            assert!(sheets.iter().all(|sheet| sheet.len() <= longest));
            let sheets = rows.sheets(0);
            let mut known: Vec<u32> = sheets.iter().map(|sheet| sheet.name).collect();
            known.sort_unstable();
            known.dedup();
            assert_eq!(known.len(), sheets.len(), "{sheets:?}");
        }
    }
}
