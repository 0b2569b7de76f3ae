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

    /// The theme behind it.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Chooses it for the next visit.
    pub(crate) fn keep(self) {
        // A browser that keeps nothing begins with the system's theme next time.
        PREFERENCES.put(KEY, self.word());
    }

    /// The theme of that word.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let known = [Self::System, Self::Light, Self::Dark];
        known.into_iter().find(|theme| theme.word() == word)
    }

    fn named(word: Option<&str>) -> Self {
        word.and_then(Self::of_word).unwrap_or_default()
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
