//! The index of all rules.

use aksnet_core::rules::{Rule, all};

use crate::page::Page;
use crate::rule_page::severity;

/// What the families are about, by the first digit of their ids.
pub(crate) const FAMILIES: [(char, &str); 9] = [
    ('1', "Each block by itself"),
    ('2', "Addresses against demand"),
    ('3', "Blocks against each other"),
    ('4', "Documented maxima"),
    ('5', "Service range and DNS address"),
    ('6', "What the chosen network model can and cannot do"),
    ('7', "Other tenants of the VNet"),
    ('8', "What cannot be changed later"),
    ('9', "What the policy of a platform team asks"),
];

/// A table for each family.
pub(crate) fn page() -> Page {
    let mut text = String::from(
        "# Rules\n\nWhat a plan is checked for. An error: Azure or the policy refuses it, or nodes or pods get no address. \
         A warning: it works now and hurts on upgrade, growth or connection. A note: worth knowing.\n",
    );
    for (digit, title) in FAMILIES {
        let rows: Vec<String> = all()
            .filter(|rule| rule.id.chars().nth(3) == Some(digit))
            .map(row)
            .collect();
        if rows.is_empty() {
            continue;
        }
        text.push_str(&["\n## AKN", &digit.to_string(), "xx: ", title, "\n\n"].concat());
        text.push_str("| Rule | Name | Severity | Azure error | What is wrong |\n");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        text.push_str(&rows.concat());
    }
    Page::markdown("docs/rules/README.md", &text)
}

fn row(rule: &Rule) -> String {
    let code = rule.azure_code.map(|code| format!("`{code}`"));
    format!(
        "| [{id}]({id}.md) | {} | {} | {} | {} |\n",
        rule.name,
        severity(rule.severity),
        code.unwrap_or_default(),
        rule.summary,
        id = rule.id,
    )
}

#[cfg(test)]
mod tests {
    use super::page;
    use aksnet_core::rules::all;

    #[test]
    fn every_rule_has_a_row() {
        let text = page().text;
        for rule in all() {
            let row = format!("| [{id}]({id}.md) | {} |", rule.name, id = rule.id);
            assert_eq!(text.matches(&row).count(), 1, "{row}");
        }
    }
}
