//! Plan files of the repository.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use aksnet_core::model::{PlanDraft, Value};

/// The root folder of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The plan files of a folder, by name; none where there is no such folder.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
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
