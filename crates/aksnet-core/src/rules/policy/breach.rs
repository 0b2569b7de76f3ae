//! A breach in words: the fact, who asks, and what they say of it.

use alloc::{format, string::String};

use crate::policy::{Policy, Words};

impl Words {
    /// "fact. Owner: text"; who asks alone where they say nothing of it.
    pub(in crate::rules) fn on(&self, fact: &str, policy: &Policy) -> String {
        let owner = policy.owner();
        match self.text.as_str() {
            "" => format!("{fact}, by {owner}"),
            text => format!("{fact}. {}: {text}", opening(owner)),
        }
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
    use crate::policy::{Policy, Words};
    use alloc::string::{String, ToString};

    #[test]
    fn a_breach_has_the_words_of_the_team() {
        let said = |owner: &str, text: &str| {
            let policy = Policy {
                owner: owner.to_string(),
                ..Policy::default()
            };
            let words = Words {
                text: text.to_string(),
                link: String::new(),
            };
            words.on("X is kept from use", &policy)
        };
        assert_eq!(
            said("Platform team", ""),
            "X is kept from use, by Platform team"
        );
        assert_eq!(
            said("Platform team", "Ask us."),
            "X is kept from use. Platform team: Ask us."
        );
        assert_eq!(said("", "Ask."), "X is kept from use. The policy: Ask.");
    }
}
