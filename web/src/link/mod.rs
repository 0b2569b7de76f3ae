//! Links: a plan behind the `#` of the page's address.

mod address;

pub(crate) use address::{Address, Where};

use aksnet_core::model::PlanDraft;
use aksnet_link::LinkError;

use crate::file;
use crate::planner::Notice;

/// From here on some chat tools cut a link. Unit: signs.
pub(crate) const LONG: usize = 2_000;

/// The fragment of a link to this plan, without its `#`: the same as `aksnet link` gives.
///
/// # Errors
///
/// A plan too large for a link.
pub(crate) fn pack(draft: &PlanDraft) -> Result<String, LinkError> {
    let text = file::compact(draft).ok_or(LinkError::TooLarge)?;
    aksnet_link::pack(&text)
}

/// The plan in a fragment; `None` where it is that of no link at all.
///
/// # Errors
///
/// What is said of a link that cannot be opened, and of one that holds no plan.
pub(crate) fn open(fragment: &str) -> Option<Result<PlanDraft, Notice>> {
    let refused = |lines| {
        Err(Notice {
            title: "The link was not opened. What was open is still here.".to_owned(),
            lines,
        })
    };
    Some(match aksnet_link::unpack(fragment) {
        Err(LinkError::NoPlan) => return None,
        Err(error) => refused(vec![sentence(&error)]),
        Ok(text) => file::read(&text).or_else(|why| refused(why.lines(file::TOLD))),
    })
}

/// What is said of a link: a sentence.
pub(crate) fn sentence(error: &LinkError) -> String {
    let words = error.to_string();
    let mut signs = words.chars();
    let first = signs.next().map(|sign| sign.to_ascii_uppercase());
    first.into_iter().chain(signs).chain(['.']).collect()
}

#[cfg(test)]
mod tests {
    use super::{open, pack};
    use crate::results::example::contoso;

    #[test]
    fn the_page_packs_a_plan_as_the_command_line_does() {
        let draft = contoso().0;
        let fragment = pack(&draft).unwrap();
        assert_eq!(
            Some(fragment.as_str()),
            include_str!("../../../tests/links/1/contoso-prod.link")
                .lines()
                .next()
        );
        assert_eq!(open(&fragment), Some(Ok((*draft).clone())));
    }

    #[test]
    fn other_fragments_are_no_links() {
        for fragment in ["", "plan", "h-find", "?plan=1.x"] {
            assert_eq!(open(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn a_link_that_is_refused_says_what_is_wrong_and_what_to_do() {
        let lines = |fragment: &str| open(fragment).unwrap().unwrap_err().lines;
        let whole = pack(&contoso().0).unwrap();
        assert_eq!(
            lines(&whole[..whole.len() / 2]),
            ["This link is cut short: copy it again, to its very end."]
        );
        assert_eq!(
            lines("plan=1"),
            ["This link does not say its version: a number and a full stop follow plan=."]
        );
        assert_eq!(
            lines("plan=9.x"),
            [
                "This link is of version 9 and this planner reads versions 0 to 1: a newer planner opens it."
            ]
        );
        // {"aksnet":1,"nam":"x"}
        let unknown = lines("plan=0.eyJha3NuZXQiOjEsIm5hbSI6IngifQ");
        assert!(
            unknown[0].starts_with("/nam: nam is no property"),
            "{unknown:?}"
        );
        // {"aksnet":
        let half = lines("plan=0.eyJha3NuZXQiOg");
        assert!(half[0].starts_with("It is not JSON: "), "{half:?}");
    }
}
