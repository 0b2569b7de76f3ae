//! Reading a plan and everything the engine says of it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use aksnet_core::model::{FieldError, PlanDraft, Value};
use aksnet_core::policy::Policy;
use aksnet_core::report::Subject;
use anyhow::{Context as _, Result, bail};

/// Largest file that is read: sixteen times what fits into a link. Unit: bytes.
const LARGEST: u64 = 16_777_216;

/// Reads a plan file, or standard input for `-`.
///
/// # Errors
///
/// A file that cannot be read, or that is not JSON. Fields that cannot be read are errors
/// in the report.
pub(crate) fn read(path: &Path) -> Result<Subject> {
    let (draft, misfits) = gather(path)?;
    Ok(Subject::of(draft, misfits))
}

/// The plan as typed, and what of the file has another shape.
///
/// # Errors
///
/// Those of [`read`].
pub(crate) fn gather(path: &Path) -> Result<(PlanDraft, Vec<FieldError>)> {
    Ok(PlanDraft::gather(&value(path)?))
}

/// What a JSON file holds.
fn value(path: &Path) -> Result<Value> {
    let name = name_of(path);
    let bytes = bytes(path).with_context(|| format!("{name} cannot be read"))?;
    // Windows editors begin UTF-8 files with a byte order mark, which is no JSON.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    serde_json::from_slice(text).with_context(|| format!("{name} is not JSON"))
}

/// Reads a policy file: the policy, or the fields that cannot be read.
///
/// # Errors
///
/// A file that cannot be read, or that is not JSON.
pub(crate) fn policy(path: &Path) -> Result<Result<Policy, Vec<FieldError>>> {
    Ok(Policy::from_value(&value(path)?))
}

/// Reads a plan that is deployed already and the one that is to take its place.
///
/// # Errors
///
/// Those of [`read`], and standard input for both.
pub(crate) fn read_both(old: &Path, new: &Path) -> Result<(Subject, Subject)> {
    if is_stdin(old) && is_stdin(new) {
        bail!("standard input holds one plan; give the other one as a file");
    }
    Ok((read(old)?, read(new)?))
}

/// Whether the path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Holds that standard input stands for one of these files only.
///
/// # Errors
///
/// It stands for several.
pub(crate) fn one_stdin_at_most<const N: usize>(given: [Option<&Path>; N]) -> Result<()> {
    let given = given.into_iter().flatten();
    if given.filter(|path| is_stdin(path)).count() > 1 {
        bail!("standard input holds one file; give the others as files");
    }
    Ok(())
}

/// What to call the plan's file.
pub(crate) fn name_of(path: &Path) -> String {
    if is_stdin(path) {
        String::from("standard input")
    } else {
        path.display().to_string()
    }
}

/// Reads a text of any kind, or standard input for `-`; signs that are no UTF-8 are replaced.
///
/// # Errors
///
/// A file that cannot be read.
pub(crate) fn text(path: &Path) -> Result<String> {
    let bytes = bytes(path).with_context(|| format!("{} cannot be read", name_of(path)))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    if is_stdin(path) {
        return bounded(io::stdin().lock());
    }
    bounded(File::open(path)?)
}

/// All there is to read, where it has an end.
fn bounded(from: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > LARGEST {
        bail!("it has more than {LARGEST} bytes");
    }
    Ok(bytes)
}
