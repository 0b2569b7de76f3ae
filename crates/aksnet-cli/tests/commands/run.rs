//! Running the command, and plans to run it on.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The worked example: creates, cannot be upgraded, cannot grow.
pub(crate) const SAMPLE: &str = "examples/contoso-prod.json";

/// A plan with nothing wrong in it.
pub(crate) const CLEAN: &str = r#"{
  "aksnet": 1,
  "virtualNetworks": [{ "name": "vnet-spoke", "addressPrefixes": ["10.240.0.0/16"],
    "subnets": [{ "name": "snet-nodes", "addressPrefix": "10.240.0.0/24", "purpose": "nodes" }] }],
  "connectedRanges": [{ "name": "on-premises", "addressPrefixes": ["10.16.0.0/12"] }],
  "clusters": [{ "name": "aks", "networkModel": "overlay", "podCidr": "10.244.0.0/16",
    "serviceCidr": "10.0.0.0/16", "dnsServiceIP": "10.0.0.10",
    "nodePools": [{ "name": "system", "count": 3, "maxPods": 30, "vnetSubnet": "snet-nodes" }] }]
}"#;

pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aksnet"));
    command
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .env_remove("CLICOLOR_FORCE");
    command
}

pub(crate) fn aksnet(arguments: &[&str]) -> Said {
    Said::of(command(arguments).output().unwrap())
}

/// The same with a plan on standard input.
pub(crate) fn aksnet_with(arguments: &[&str], plan: &str) -> Said {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    match input.write_all(plan.as_bytes()) {
        // What is refused before the plan is looked at leaves it unread.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.unwrap(),
    }
    drop(input);
    Said::of(child.wait_with_output().unwrap())
}

/// The clean plan with one text in place of another.
pub(crate) fn clean_but(text: &str, other: &str) -> String {
    assert!(CLEAN.contains(text), "{text}");
    CLEAN.replacen(text, other, 1)
}

/// A plan in a file of its own.
pub(crate) fn file(plan: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.json");
    fs::write(&path, plan).unwrap();
    (folder, path)
}
