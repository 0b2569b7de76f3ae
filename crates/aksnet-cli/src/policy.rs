//! The policy that a plan is put under.

use std::path::Path;

use aksnet_core::policy::Policy;
use anyhow::{Result, bail};

use crate::check::fields;
use crate::input;
use crate::output;

/// The policy in a file, where one is given; what of it cannot be read is said.
///
/// # Errors
///
/// A file that cannot be read, or of which any part cannot.
pub(crate) fn read(path: Option<&Path>) -> Result<Option<Policy>> {
    match path.map(input::policy).transpose()? {
        Some(Err(errors)) => {
            output::remark(|sheet| fields::write_errors(&errors, sheet));
            bail!("the plan was not checked: a policy counts as a whole");
        }
        Some(Ok(policy)) => Ok(Some(policy)),
        None => Ok(None),
    }
}
