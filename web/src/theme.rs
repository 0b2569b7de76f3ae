//! Light, dark, or as the system has it.

use crate::storage::{PREFERENCES, Shelf as _};

/// Where the choice is kept; a script in the page's head reads it before anything is drawn.
const KEY: &str = "aksnet.theme";

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The theme that was chosen last.
    pub(crate) fn kept() -> Self {
        Self::named(PREFERENCES.get(KEY).as_deref())
    }

    /// Its word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Goes on to the next theme, on the page and for the next visit.
    pub(crate) fn next(self) -> Self {
        let next = match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        };
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            // Setting fails only for a name that is no attribute's.
            drop(root.set_attribute("data-theme", next.word()));
        }
        // A browser that keeps nothing begins with the system's theme next time.
        PREFERENCES.put(KEY, next.word());
        next
    }

    fn named(word: Option<&str>) -> Self {
        match word {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn what_is_kept_is_chosen_and_anything_else_is_the_systems() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::named(Some(theme.word())), theme);
        }
        assert_eq!(Theme::named(Some("<script>")), Theme::System);
        assert_eq!(Theme::named(None), Theme::System);
    }
}
