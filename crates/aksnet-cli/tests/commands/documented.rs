//! Every command that the documentation shows, run.

use std::fs;
use std::path::Path;

use crate::run::{SAMPLE, Said, aksnet, command};

/// Lines of code and pieces of code in a text, but for those inside fences of other languages.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines.chain(text.split('`').skip(1).step_by(2))
}

/// What is said to the command, where a piece of code says something to it.
fn said_to_it(code: &str) -> Option<&str> {
    let words = match code.strip_prefix("aksnet ") {
        Some(words) => words,
        None => {
            code.strip_prefix("cargo run ")?
                .split_once("aksnet-cli -- ")?
                .1
        }
    };
    // What is only named has no file and no link.
    let (words, _) = words.split_once(" > ").unwrap_or((words, ""));
    (words.contains(".json") || words.contains("#plan=")).then_some(words)
}

#[test]
fn every_command_of_the_documentation_does_something() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pages = vec![root.join("README.md"), root.join("examples/README.md")];
    for entry in fs::read_dir(root.join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let sample = fs::read_to_string(root.join(SAMPLE)).unwrap();
    let plan = sample
        .replace("aks-contoso-prod", "aks-prod")
        .replace("\"name\": \"system\"", "\"name\": \"jobs\"");
    for name in ["plan.json", "deployed.json", "planned.json"] {
        fs::write(folder.path().join(name), &plan).unwrap();
    }
    let policy = root.join("examples/policy/platform-team.json");
    fs::copy(policy, folder.path().join("platform-team.json")).unwrap();
    let link = aksnet(&["link", SAMPLE, "--page", "https://planner.example.com/"]);
    let examples = root.join("examples").display().to_string();
    let mut run = 0;
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for words in code(&text).filter_map(said_to_it) {
            let arguments: Vec<String> = words
                .split(' ')
                .map(|word| match word.trim_matches('\'') {
                    shown if shown.contains("#plan=") => link.out.trim().to_owned(),
                    word => word.replace("examples/", &format!("{examples}/")),
                })
                .collect();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let said = command(&arguments).current_dir(folder.path()).output();
            let said = Said::of(said.unwrap());
            assert!(
                said.code < 2 && !said.out.is_empty(),
                "{}: {words}\n{}",
                page.display(),
                said.err
            );
            run += 1;
        }
    }
    assert!(run >= 14, "{run}");
}
