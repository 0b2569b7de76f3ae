//! Which policy plans on the page are under.

use crate::mark::{Sign, icon, mark};
use crate::markup::{Tag, tag};
use crate::planner::Terms;

/// Whose policy plans are under; of one that cannot be read, what is wrong with it.
pub(crate) fn line(terms: &Terms) -> Option<Tag> {
    match terms {
        Terms::None => None,
        Terms::Policy(policy) => {
            let line = tag("p").class("terms").with(icon("lock"));
            Some(
                line.text(" Under the policy of ")
                    .text(match policy.owner() {
                        "the policy" => "whoever hosts this page",
                        owner => owner,
                    }),
            )
        }
        Terms::Unreadable(lines) => {
            let words =
                " The policy of this page cannot be read, so nothing is checked against it.";
            let words = tag("p").with(mark(Sign::Error)).text(words);
            let lines = tag("ul").all(lines.iter().map(|line| tag("li").text(line)));
            Some(tag("div").class("terms").with(words).with(lines))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::planner::Terms;
    use crate::policy::terms;
    use crate::results::example::words;

    #[tokio::test]
    async fn it_says_whose_policy_it_is_and_what_is_wrong_with_one() {
        assert!(line(&Terms::None).is_none());
        for (policy, said) in [
            (
                r#"{"aksnetPolicy":1,"owner":"Platform team"}"#,
                "Under the policy of Platform team",
            ),
            (
                r#"{"aksnetPolicy":1}"#,
                "Under the policy of whoever hosts this page",
            ),
            (
                r#"{"aksnetPolicy":2}"#,
                "The policy of this page cannot be read, so nothing is checked against it. \
                 /aksnetPolicy: this is not a version of the policy file this planner knows; \
                 expected 1; a newer planner may read it.",
            ),
        ] {
            assert_eq!(words(line(&terms(policy)).unwrap().into()).await, said);
        }
    }
}
