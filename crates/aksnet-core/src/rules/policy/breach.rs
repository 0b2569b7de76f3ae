//! A breach in words: the fact, who asks, and what they say of it.

use alloc::{format, string::String};

use crate::policy::{Policy, Words};

/// "fact. Owner: text (link)"; who asks alone where they say nothing of it.
pub(super) fn breach(policy: &Policy, fact: &str, words: &Words) -> String {
    let owner = policy.owner();
    match (words.text.as_str(), words.link.as_str()) {
        ("", "") => format!("{fact}, by {owner}"),
        (text, "") => format!("{fact}. {}: {text}", opening(owner)),
        ("", link) => format!("{fact}, by {owner} ({link})"),
        (text, link) => format!("{fact}. {}: {text} ({link})", opening(owner)),
    }
}

/// Who asks, at the beginning of a sentence.
fn opening(owner: &str) -> &str {
    match owner {
        "the policy" => "The policy",
        owner => owner,
    }
}

#[cfg(test)]
mod tests {
    use super::breach;
    use crate::policy::{Policy, Words};
    use alloc::string::ToString;

    #[test]
    fn a_breach_has_the_words_of_the_team() {
        let policy = Policy {
            owner: "Platform team".to_string(),
            ..Policy::default()
        };
        let said = |text: &str, link: &str| {
            let words = Words {
                text: text.to_string(),
                link: link.to_string(),
            };
            breach(&policy, "X is kept from use", &words)
        };
        assert_eq!(said("", ""), "X is kept from use, by Platform team");
        assert_eq!(
            said("Ask us.", ""),
            "X is kept from use. Platform team: Ask us."
        );
        assert_eq!(
            said("", "https://example.com/"),
            "X is kept from use, by Platform team (https://example.com/)"
        );
        assert_eq!(
            said("Ask us.", "https://example.com/"),
            "X is kept from use. Platform team: Ask us. (https://example.com/)"
        );
    }
}
