//! The query of the page's address.

use web_sys::{UrlSearchParams, Window};

use super::setting::Setting;

/// Longest query that is read. Unit: UTF-16 code units.
const LONGEST: u32 = 8_192;

/// Most parameters that are read.
const MOST: usize = 100;

/// How the page's address asks for the planner to be shown.
pub(crate) fn asked() -> Setting {
    let Some(window) = web_sys::window() else {
        return Setting::default();
    };
    let location = window.location();
    let mut setting = Setting::asked(&pairs(&location.search().unwrap_or_default()));
    if is_framed(&window) {
        // Whoever frames the page could otherwise show a reader's own plans around anything.
        setting.keeps = false;
    }
    let (origin, path) = (location.origin(), location.pathname());
    // A file of a disk has no origin.
    let origin = origin.ok().filter(|origin| origin.starts_with("http"));
    setting.full = origin.zip(path.ok()).map(|(origin, path)| origin + &path);
    setting
}

/// Whether the page stands in a frame.
fn is_framed(window: &Window) -> bool {
    let parent = window.parent().ok().flatten();
    parent.is_some_and(|parent| parent != *window)
}

fn pairs(search: &str) -> Vec<(String, String)> {
    if search.len() > LONGEST as usize {
        return Vec::new();
    }
    let Ok(parameters) = UrlSearchParams::new_with_str(search) else {
        return Vec::new();
    };
    let entries = js_sys::try_iter(&parameters).ok().flatten();
    let pairs = entries
        .into_iter()
        .flatten()
        .take(MOST)
        .filter_map(|entry| {
            let entry = js_sys::Array::from(&entry.ok()?);
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        });
    pairs.collect()
}
