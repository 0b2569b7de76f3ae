//! The policy beside the page: a data block in its HTML.

use web_sys::Document;

use super::terms;
use crate::planner::Terms;

/// The data block. Nothing but a `script` counts, which no text in the page can become.
const BLOCK: &str = "script#aksnet-policy";

/// The policy in a document's data block; none where it has no such block.
pub(crate) fn given(document: &Document) -> Terms {
    let block = document.query_selector(BLOCK).ok().flatten();
    let text = block.and_then(|block| block.text_content());
    text.map_or(Terms::None, |text| terms(&text))
}
