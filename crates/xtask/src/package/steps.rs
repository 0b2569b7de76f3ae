//! The steps in the READMEs of the examples, each held to what it names.

use std::fs;
use std::path::Path;

use crate::workspace;

/// Where `cargo xtask dist` leaves the npm package, seen from an example.
const PACKAGE: &str = "../../target/dist/aksnet-npm";

/// The lines of code of a README: those four spaces in.
fn steps(readme: &str) -> impl Iterator<Item = &str> {
    readme.lines().filter_map(|line| line.strip_prefix("    "))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is wrong with a step of the example in that folder.
fn wrong(step: &str, example: &Path) -> Option<&'static str> {
    let setup = workspace::root().join("crates/xtask/src/setup");
    let words: Vec<&str> = step.split(' ').collect();
    let has = |file: &str, text: &str| read(&example.join(file)).contains(text);
    match words.as_slice() {
        ["cargo", "xtask", "dist"] => None,
        ["npm", "install"] => {
            let package = has("package.json", &format!("\"aksnet\": \"file:{PACKAGE}\""));
            (!package).then_some("installs another package")
        }
        ["npm", "run", script] => {
            let script = has("package.json", &format!("\"{script}\": \""));
            (!script).then_some("is no script of the example")
        }
        ["npx", "vitepress", "dev"] => {
            (!has("package.json", "\"vitepress\": \"")).then_some("is not installed")
        }
        ["cp", "-r", package, "docs/aksnet"] => {
            let named = has("overrides/main.html", "aksnet/markdown.js");
            (*package != PACKAGE || !named).then_some("copies what no page asks for")
        }
        ["pip", "install", pinned] => {
            let tested = read(&setup.join("mkdocs/requirements.txt"));
            let line = format!("{pinned} \\");
            (!tested.lines().any(|own| own == line)).then_some("is another version than is tested")
        }
        ["mkdocs", "serve"] => (!example.join("mkdocs.yml").is_file()).then_some("has no site"),
        _ => Some("is a step that nothing looks at"),
    }
}

#[test]
fn every_step_of_an_example_leads_where_it_says() {
    let examples = workspace::root().join("examples");
    let mut seen = Vec::new();
    for name in ["js", "mkdocs", "vitepress"] {
        let example = examples.join(name);
        let readme = read(&example.join("README.md"));
        for step in steps(&readme) {
            assert_eq!(wrong(step, &example), None, "{name}: {step}");
            seen.push(step.to_owned());
        }
    }
    assert_eq!(seen.len(), 10, "{seen:?}");
    // A README that comes is looked at too.
    let with_steps = fs::read_dir(&examples).unwrap().filter(|entry| {
        let readme = entry.as_ref().unwrap().path().join("README.md");
        readme.is_file() && steps(&read(&readme)).next().is_some()
    });
    assert_eq!(with_steps.count(), 3);
}

#[test]
fn a_step_that_leads_elsewhere_is_told() {
    let example = |name: &str| workspace::root().join("examples").join(name);
    for (name, step) in [
        ("js", "npm run start"),
        ("js", "npx vitepress dev"),
        ("mkdocs", "pip install mkdocs-material==1.0.0"),
        ("mkdocs", "cp -r ../../target/aksnet-npm docs/aksnet"),
        ("vitepress", "mkdocs serve"),
        ("vitepress", "rm -rf ."),
    ] {
        assert!(wrong(step, &example(name)).is_some(), "{step}");
    }
}
