//! The policy of a platform team, as whoever hosts the page gives it.

mod block;
mod line;

pub(crate) use block::given;
pub(crate) use line::line;

use aksnet_core::policy::Policy;

use crate::file::{self, Unreadable};
use crate::planner::Terms;

/// Longest text of a policy that is read. Unit: bytes.
const LARGEST: usize = 1_048_576;

/// Reads a policy.
///
/// # Errors
///
/// A text that is too long, that is not JSON, or whose JSON is no policy; of the last, every mistake.
pub(crate) fn policy_of(text: &str) -> Result<Policy, Unreadable> {
    if text.len() > LARGEST {
        let words = format!("{} bytes; at most {LARGEST} are read", text.len());
        return Err(Unreadable::NotJson(words));
    }
    Policy::from_value(&file::value(text)?).map_err(Unreadable::Wrong)
}

/// The policy in a text, or what is wrong with it.
pub(crate) fn terms(text: &str) -> Terms {
    match policy_of(text) {
        Ok(policy) => Terms::Policy(policy.into()),
        Err(unreadable) => Terms::Unreadable(unreadable.lines(usize::MAX).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::terms;
    use crate::planner::Terms;

    fn wrong(text: &str) -> Vec<String> {
        match terms(text) {
            Terms::Unreadable(lines) => lines.to_vec(),
            terms => panic!("{terms:?}"),
        }
    }

    #[test]
    fn the_example_is_a_policy() {
        let terms = terms(include_str!("../../../examples/policy/platform-team.json"));
        assert_eq!(terms.policy().unwrap().owner, "Platform team");
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let lines = wrong(r#"{"aksnetPolicy":1,"ownr":"x","maxSurge":{"most":"lots","moer":1}}"#);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("/ownr: "), "{lines:?}");
        assert!(lines[1].starts_with("/maxSurge/moer: "), "{lines:?}");
        let lines = wrong(r#"{"aksnetPolicy":1,"maxSurge":{"most":"lots"}}"#);
        assert_eq!(
            lines,
            [
                "/maxSurge/most: lots cannot be read; expected a number of nodes such as 1, or a share of the pool such as 33%."
            ]
        );
    }

    #[test]
    fn what_is_no_json_or_too_long_is_refused() {
        assert!(wrong("{")[0].starts_with("It is not JSON"));
        let long = format!("{}{}", " ".repeat(super::LARGEST), "{}");
        assert_eq!(
            wrong(&long),
            ["It is not JSON: 1048578 bytes; at most 1048576 are read."]
        );
    }
}
