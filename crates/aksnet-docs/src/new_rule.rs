//! The first version of a rule: its module, its line in the family's list, two plans.
//!
//! Its texts are empty and its check finds nothing, so the tests fail until it is written.

use std::fs;
use std::path::Path;

use aksnet_core::rules::{RETIRED, named};
use anyhow::{Context as _, Result, bail};

/// A module with everything a rule has, and tests that fail until they are about something.
const MODULE: &str = include_str!("new_rule/module.rs.txt");
/// A plan in which no rule finds anything, to be changed into one that fires or just passes.
const PLAN: &str = include_str!("new_rule/plan.json");

/// Folder of the rules.
const RULES: &str = "crates/aksnet-core/src/rules";

/// Families, by the first digit of their ids.
const FAMILIES: [(char, &str); 8] = [
    ('1', "address_space"),
    ('2', "capacity"),
    ('3', "overlap"),
    ('4', "limits"),
    ('5', "services"),
    ('6', "model"),
    ('7', "neighbours"),
    ('8', "change"),
];

/// Writes the files, and says what comes next.
pub(crate) fn write(root: &Path, id: &str, name: &str) -> Result<()> {
    let family = family(id)?;
    if named(id).is_some() || RETIRED.contains(&id) {
        bail!("{id} is taken; an id is never given twice");
    }
    let kebab = |name: &str| {
        name.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
        })
    };
    if !kebab(name) || name.len() > 35 {
        bail!(
            "{name} is no name of a rule; expected what is wrong, in kebab case, at most 35 letters"
        );
    }
    let module = name.replace('-', "_");
    let folder = root.join(RULES).join(family);
    let list = folder.join("mod.rs");
    let text = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let text = listed(&text, id, &module, |module| id_of(&folder, module))?;

    let content = MODULE
        .replace("AKN000", id)
        .replace("SOME_NAME", &module.to_uppercase())
        .replace("some-name", name);
    create(&folder.join(format!("{module}.rs")), &content)?;
    fs::write(&list, text).with_context(|| format!("writing {}", list.display()))?;
    let plans = root.join("tests/plans").join(id);
    fs::create_dir_all(&plans)?;
    for plan in ["fires-first.json", "passes-first.json"] {
        create(&plans.join(plan), PLAN)?;
    }
    println!(
        "Now: say what {id} is about in {RULES}/{family}/{module}.rs, cite limits and sources, write the check,\n\
         change the plans in tests/plans/{id}, then run: cargo fmt && cargo xtask docs"
    );
    Ok(())
}

fn family(id: &str) -> Result<&'static str> {
    let digits = id
        .strip_prefix("AKN")
        .filter(|digits| digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()));
    let digit = digits.and_then(|digits| digits.chars().next());
    FAMILIES
        .iter()
        .find(|(own, _)| digit == Some(*own))
        .map(|(_, folder)| *folder)
        .with_context(|| {
            format!("{id} is no id of a rule; expected AKN and three digits, such as AKN219")
        })
}

/// The family's `mod.rs` with one more module in it, modules by name, rules by id.
fn listed(
    text: &str,
    id: &str,
    module: &str,
    id_of: impl Fn(&str) -> Result<String>,
) -> Result<String> {
    let (head, rest) = text
        .split_once("RULES: &[&Rule] = &[")
        .context("the family's mod.rs has no list RULES")?;
    let (entries, tail) = rest.split_once("];").context("the list RULES has no end")?;
    let mut rules = vec![(
        String::from(id),
        format!("&{module}::{}", module.to_uppercase()),
    )];
    for entry in entries
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
    {
        let own = entry.trim_start_matches('&').split("::").next();
        rules.push((id_of(own.unwrap_or_default())?, String::from(entry)));
    }
    rules.sort();
    let entries: Vec<&str> = rules.iter().map(|(_, entry)| entry.as_str()).collect();

    let mut lines: Vec<&str> = head.lines().collect();
    let new = format!("mod {module};");
    let place = lines
        .iter()
        .position(|line| line.starts_with("mod ") && *line > new.as_str())
        .or_else(|| {
            let last = lines.iter().rposition(|line| line.starts_with("mod "));
            last.map(|last| last.saturating_add(1))
        });
    if let Some(place) = place {
        lines.insert(place, &new);
    } else {
        // The first rule of a family: its module stands before anything is used.
        let code = lines.iter().position(|line| !line.starts_with("//!"));
        let place = code.unwrap_or(lines.len()).saturating_add(1);
        let place = place.min(lines.len());
        lines.splice(place..place, [new.as_str(), ""]);
    }
    Ok(format!(
        "{}RULES: &[&Rule] = &[\n    {},\n];{tail}",
        lines.join("\n"),
        entries.join(",\n    "),
    ))
}

/// The id of the rule in a module.
fn id_of(folder: &Path, module: &str) -> Result<String> {
    let path = folder.join(format!("{module}.rs"));
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    text.split_once("id: \"")
        .and_then(|(_, rest)| rest.split('"').next())
        .map(String::from)
        .with_context(|| format!("{} holds no rule", path.display()))
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> Result<()> {
    if path.exists() {
        bail!("{} is there already", path.display());
    }
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PLAN, family, listed};
    use aksnet_core::model::{PlanDraft, Value};
    use aksnet_core::report::Report;

    const LIST: &str = "//! Rules.\n\nmod b_two;\nmod d_four;\n\nuse super::rule::Rule;\n\n\
        pub(super) static RULES: &[&Rule] = &[&d_four::D_FOUR, &b_two::B_TWO];\n\nfn more() {}\n";

    #[test]
    fn a_rule_takes_its_place_by_id_and_its_module_by_name() {
        let ids = |module: &str| {
            Ok(String::from(if module == "d_four" {
                "AKN201"
            } else {
                "AKN205"
            }))
        };
        let text = listed(LIST, "AKN203", "c_three", ids).unwrap();
        assert_eq!(
            text,
            "//! Rules.\n\nmod b_two;\nmod c_three;\nmod d_four;\n\nuse super::rule::Rule;\n\n\
             pub(super) static RULES: &[&Rule] = &[\n    &d_four::D_FOUR,\n    &c_three::C_THREE,\n    &b_two::B_TWO,\n];\n\nfn more() {}\n"
        );
    }

    #[test]
    fn the_first_rule_of_a_family_finds_its_place_too() {
        let empty =
            "//! Rules.\n\nuse super::rule::Rule;\n\npub(super) static RULES: &[&Rule] = &[];\n";
        let text = listed(empty, "AKN401", "one", |_| unreachable!()).unwrap();
        assert_eq!(
            text,
            "//! Rules.\n\nmod one;\n\nuse super::rule::Rule;\n\npub(super) static RULES: &[&Rule] = &[\n    &one::ONE,\n];\n"
        );
    }

    #[test]
    fn an_id_tells_the_family() {
        assert_eq!(family("AKN219").unwrap(), "capacity");
        for id in ["AKN2190", "AKN21", "akn219", "AKN019", "201"] {
            assert!(family(id).is_err(), "{id}");
        }
    }

    #[test]
    fn the_plan_to_begin_with_is_clean() {
        let value: Value = serde_json::from_str(PLAN).unwrap();
        let report = Report::of(&PlanDraft::from_value(&value).unwrap());
        assert_eq!((report.errors, report.findings), (vec![], vec![]));
    }
}
