//! Links of drafts, through JSON.

use alloc::{string::String, string::ToString, vec::Vec};
use core::fmt;

use aksnet_core::model::{FieldError, PlanDraft, Value};

use crate::error::LinkError;
use crate::link::{pack, unpack};

/// Why a link leads to no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The link itself cannot be opened.
    Link(LinkError),
    /// It opens and holds something else than JSON, in the words of the JSON reader.
    NotJson(String),
    /// It holds JSON of another shape than a plan file.
    NotAPlan(Vec<FieldError>),
}

impl fmt::Display for Unopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(error) => error.fmt(f),
            Self::NotJson(error) => write!(f, "this link holds no JSON: {error}"),
            Self::NotAPlan(errors) => {
                f.write_str("this link holds no plan that this planner reads")?;
                for (place, error) in errors.iter().enumerate() {
                    f.write_str(if place == 0 { ": " } else { "; " })?;
                    write!(
                        f,
                        "{}: {}; expected {}",
                        error.path, error.message, error.expected
                    )?;
                }
                Ok(())
            }
        }
    }
}

impl core::error::Error for Unopened {}

/// The fragment of a link to this plan, without its `#`.
///
/// # Errors
///
/// A plan too large for a link.
pub fn link(draft: &PlanDraft) -> Result<String, LinkError> {
    // Texts, lists and groups of them are always JSON.
    let json = serde_json::to_string(draft).map_err(|_| LinkError::TooLarge)?;
    pack(&json)
}

/// The plan in a link.
///
/// # Errors
///
/// A link that cannot be opened, or that holds no plan this planner reads.
pub fn open(text: &str) -> Result<PlanDraft, Unopened> {
    let json = unpack(text).map_err(Unopened::Link)?;
    let value: Value =
        serde_json::from_str(&json).map_err(|error| Unopened::NotJson(error.to_string()))?;
    PlanDraft::from_value(&value).map_err(Unopened::NotAPlan)
}
