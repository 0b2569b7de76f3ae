//! Azure's error texts: which code it is, what its numbers are, what they mean.
//!
//! The text may be a bare sentence, what the Azure CLI prints, or the nested and escaped JSON
//! of a deployment. It is not parsed: known codes are found as words, numbers and blocks by the
//! phrases around them. Whatever is pasted, the work is bounded and nothing fails.

mod arithmetic;
mod change;
mod explain;
mod explanation;
mod figures;
mod in_plan;
mod list;
mod recognise;
mod text;

pub use arithmetic::Product;
pub use change::Change;
pub use explain::explain;
pub use explanation::{ErrorExplained, Explanation, RuleNamed};
pub use figures::{Figures, Target};
pub use in_plan::{InPlan, Known};
pub use list::{AZURE_ERRORS, AzureError, Standing};
pub use text::LONGEST_TEXT;
