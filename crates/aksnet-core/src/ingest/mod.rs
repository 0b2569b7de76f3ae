//! From what Azure says to what the planner understands.

mod azure_error;

pub use azure_error::{
    AZURE_ERRORS, AzureError, Change, ErrorExplained, Explanation, Figures, InPlan, Known,
    LONGEST_TEXT, Product, RuleNamed, Standing, Target, explain,
};
