//! What a person does on the page, and what should come of it.

use std::{pin::Pin, time::Duration};

use anyhow::Result;

use super::{
    Page, Place,
    engine::{Ability, Storage},
};

/// A flow that takes longer than this hangs.
pub(super) const WHOLE: Duration = Duration::from_mins(5);

/// What a flow does, in a browser that has never seen the page.
pub type Run = for<'page> fn(&'page Page) -> Pin<Box<dyn Future<Output = Result<()>> + 'page>>;

/// A flow, written once and run in every browser.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// Its name, as it stands in the names of pictures.
    pub name: &'static str,
    /// What it does.
    pub run: Run,
    /// What it begins with.
    pub place: Place,
    /// What the browser keeps meanwhile.
    pub storage: Storage,
    /// Whether scripts in pages run in the browser; where they do not, the flow says
    /// [`stop_scripts`](Page::stop_scripts) itself.
    pub scripts: bool,
    /// What the driver must be able to do for it.
    pub needs: Option<Ability>,
}

/// The flow of that function, under the name of the function.
#[macro_export]
macro_rules! flow {
    ($module:ident::$name:ident) => {
        $crate::browser::Flow {
            name: stringify!($name),
            run: |page| Box::pin($module::$name(page)),
            place: $crate::browser::Place::Built,
            storage: $crate::browser::Storage::Kept,
            scripts: true,
            needs: None,
        }
    };
}
