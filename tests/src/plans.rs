//! Plan files of the repository.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use aksnet_core::model::{PlanDraft, Value};
use aksnet_core::policy::Policy;

/// The root folder of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The end of the name of a plan that is deployed already, beside one that is to take its place.
const BASELINE: &str = ".baseline.json";

/// The end of the name of a policy, beside a plan that is under it.
const POLICY: &str = ".policy.json";

/// The plan files of a folder, by name; none where there is no such folder.
///
/// Baselines and policies stand beside the plans they belong to and are not among them.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let beside = [BASELINE, POLICY].map(|end| path.to_string_lossy().ends_with(end));
            if path.extension().is_some_and(|end| end == "json") && beside == [false, false] {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The file of the plan that is deployed already, where a plan has one beside it.
pub fn baseline(plan: &Path) -> Option<PathBuf> {
    beside(plan, BASELINE)
}

/// The file of the policy a plan is under, where it has one beside it.
pub fn policy_file(plan: &Path) -> Option<PathBuf> {
    beside(plan, POLICY)
}

fn beside(plan: &Path, end: &str) -> Option<PathBuf> {
    let name = plan.file_name()?.to_str()?.strip_suffix(".json")?;
    Some(plan.with_file_name(format!("{name}{end}"))).filter(|path| path.exists())
}

/// The policy in a file.
///
/// # Errors
///
/// A file that cannot be read, or a policy that is refused, with its path.
pub fn policy(path: &Path) -> Result<Policy, String> {
    let wrong = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    Policy::from_value(&value).map_err(|errors| wrong(&format!("{errors:?}")))
}

/// The plan in a file.
///
/// # Errors
///
/// A file that cannot be read or has another shape than a plan file, with its path.
pub fn draft(path: &Path) -> Result<PlanDraft, String> {
    let wrong = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    PlanDraft::from_value(&value).map_err(|errors| wrong(&format!("{errors:?}")))
}
