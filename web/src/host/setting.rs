//! How the planner is shown, as whoever shows it wants it.

use super::mistake::unknown;
use super::words;
use crate::planner::{Locks, REGIONS, Regions};
use crate::sample::Start;
use crate::theme::Theme;

/// What the planner stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// A window of its own.
    #[default]
    Page,
    /// A frame of another page, or a window that looks like one.
    Frame,
    /// Another page, as one of its elements.
    Element,
}

/// What the attributes of an element ask for; `None` where one is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `system`, `light` or `dark`.
    pub theme: Option<String>,
    /// Names of the parts to be shown, with commas or spaces between them.
    pub show: Option<String>,
    /// Names of the parts and fields that may not be changed, likewise.
    pub lock: Option<String>,
    /// Address of the planner as a page of its own.
    pub full: Option<String>,
    /// What could not be made use of in what else was asked for.
    pub mistakes: Vec<String>,
}

/// How the planner is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    /// What it stands in.
    pub(crate) place: Place,
    /// Whether plans are kept in this browser, and those kept before are at hand.
    pub(crate) keeps: bool,
    /// Its theme, where that is not the reader's to choose.
    pub(crate) theme: Option<Theme>,
    /// The parts that are shown.
    pub(crate) regions: Regions,
    /// What may not be changed in it.
    pub(crate) locks: Locks,
    /// What it begins with.
    pub(crate) start: Option<Start>,
    /// Origin of the page around it that may send messages and is sent some.
    pub(crate) origin: Option<String>,
    /// Address of the planner as a page of its own.
    pub(crate) full: Option<String>,
    /// What could not be made use of.
    pub(crate) mistakes: Vec<String>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            place: Place::Page,
            keeps: true,
            theme: None,
            regions: Regions::ALL,
            locks: Locks::default(),
            start: None,
            origin: None,
            full: None,
            mistakes: Vec::new(),
        }
    }
}

/// What can be asked for in an address.
const KEYS: [&str; 6] = ["embed", "theme", "show", "lock", "preset", "origin"];

impl Setting {
    /// What the query of the page's address asks for, as pairs of key and value.
    ///
    /// Keys of others, such as a portal's own, are let pass; those that look mistyped are not.
    pub(crate) fn asked(query: &[(String, String)]) -> Self {
        let mut setting = Self::default();
        let embedded = query
            .iter()
            .any(|(key, value)| key == "embed" && value != "0");
        if embedded {
            setting.place = Place::Frame;
            setting.keeps = false;
            setting.regions = Regions::EMBEDDED;
        }
        for (key, value) in query {
            match key.as_str() {
                "theme" => setting.theme(value),
                "show" if embedded => setting.show(value),
                "lock" if embedded => setting.lock(value),
                "preset" => setting.preset(value),
                "origin" if embedded => setting.origin(value),
                key if KEYS.contains(&key) => {}
                key if aksnet_core::model::nearest(key, KEYS).is_some() => {
                    setting
                        .mistakes
                        .push(unknown("parameter", key, KEYS.into_iter()));
                }
                _ => {}
            }
        }
        setting
    }

    /// What the attributes of an element ask for.
    pub(crate) fn of_element(attributes: Attributes) -> Self {
        let mut setting = Self {
            place: Place::Element,
            keeps: false,
            regions: Regions::EMBEDDED,
            full: attributes.full,
            mistakes: attributes.mistakes,
            ..Self::default()
        };
        if let Some(theme) = &attributes.theme {
            setting.theme(theme);
        }
        if let Some(show) = &attributes.show {
            setting.show(show);
        }
        if let Some(lock) = &attributes.lock {
            setting.lock(lock);
        }
        setting
    }

    /// The theme a reader has chosen, where that may be known.
    pub(crate) fn chosen_theme(&self) -> Theme {
        if self.keeps {
            Theme::kept()
        } else {
            Theme::System
        }
    }

    /// Takes a theme by its name.
    pub(crate) fn theme(&mut self, name: &str) {
        self.theme = Theme::of_word(name);
        if self.theme.is_none() {
            let known = [Theme::System, Theme::Light, Theme::Dark].into_iter();
            self.mistakes
                .push(unknown("theme", name, known.map(Theme::word)));
        }
    }

    /// Shows the parts of these names, with commas or spaces between them.
    ///
    /// Where none of them is a part, what is embedded by default stays.
    pub(crate) fn show(&mut self, names: &str) {
        let mut regions = Regions::NONE;
        for name in words(names) {
            match REGIONS.iter().find(|(_, known)| *known == name) {
                Some((region, _)) => regions = regions.and(*region),
                None if name == "all" => regions = Regions::ALL,
                None => {
                    let known = REGIONS.iter().map(|(_, known)| *known).chain(["all"]);
                    self.mistakes.push(unknown("section", name, known));
                }
            }
        }
        self.regions = if regions == Regions::NONE {
            Regions::EMBEDDED
        } else {
            regions
        };
    }

    /// Locks the parts and fields of these names, with commas or spaces between them.
    pub(crate) fn lock(&mut self, names: &str) {
        let (locks, mistakes) = Locks::of_host(words(names));
        self.locks = locks;
        self.mistakes.extend(mistakes);
    }

    /// Begins with the plan of that name.
    fn preset(&mut self, name: &str) {
        self.start = Start::ALL.into_iter().find(|start| start.key() == name);
        if self.start.is_none() {
            let known = Start::ALL.into_iter().map(Start::key);
            self.mistakes.push(unknown("preset", name, known));
        }
    }

    /// Hears the page of that origin.
    fn origin(&mut self, origin: &str) {
        let host = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"));
        let plain = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '@', '*', ' ']);
        if host.is_some_and(plain) {
            self.origin = Some(origin.to_owned());
        } else {
            let words = "origin names no page; expected a scheme and a host, such as https://docs.example.com";
            self.mistakes.push(words.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Place, Setting};
    use crate::planner::{REGIONS, Region, Regions};
    use crate::sample::Start;
    use crate::theme::Theme;

    fn asked(query: &str) -> Setting {
        let pairs = query.split('&').map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (key.to_owned(), value.to_owned())
        });
        Setting::asked(&pairs.collect::<Vec<_>>())
    }

    #[test]
    fn a_page_of_its_own_shows_everything_and_keeps_plans() {
        let setting = asked("utm_source=portal");
        assert_eq!(setting, Setting::default());
        assert!(setting.keeps && setting.regions == Regions::ALL);
    }

    #[test]
    fn an_embed_shows_what_it_is_asked_for_and_keeps_nothing() {
        let setting = asked(
            "embed=1&theme=dark&show=verdicts,map&preset=hub-and-spoke&origin=https://docs.example.com:8443",
        );
        assert_eq!((setting.place, setting.keeps), (Place::Frame, false));
        assert_eq!(setting.theme, Some(Theme::Dark));
        assert!(setting.regions.has(Region::Map) && !setting.regions.has(Region::Findings));
        assert_eq!(setting.start, Some(Start::HubAndSpoke));
        assert_eq!(
            setting.origin.as_deref(),
            Some("https://docs.example.com:8443")
        );
        assert_eq!(setting.mistakes, Vec::<String>::new());
        assert_eq!(asked("embed").place, Place::Frame);
        assert_eq!(asked("embed=0").place, Place::Page);
    }

    #[test]
    fn each_name_shows_its_part_and_no_other() {
        for (region, name) in REGIONS {
            let setting = asked(&format!("embed=1&show={name}"));
            let shown = REGIONS
                .iter()
                .filter(|(other, _)| setting.regions.has(*other));
            let shown: Vec<_> = shown.map(|(other, _)| *other).collect();
            assert_eq!((shown, setting.mistakes.len()), (vec![region], 0), "{name}");
        }
        let setting = asked("embed=1&show=verdicts, findngs map");
        assert!(setting.regions.has(Region::Verdicts) && setting.regions.has(Region::Map));
        assert_eq!(
            setting.mistakes,
            ["no section is called findngs; did you mean findings?"]
        );
    }

    #[test]
    fn mistakes_are_said_with_what_was_meant() {
        for (query, said) in [
            (
                "embed=1&theme=drak",
                "no theme is called drak; did you mean dark?",
            ),
            (
                "embed=1&lok=cluster",
                "no parameter is called lok; did you mean lock?",
            ),
            (
                "embed=1&preset=hub",
                "no preset is called hub; there are new-cluster",
            ),
            ("embed=1&origin=*", "origin names no page"),
            ("embed=1&origin=javascript:alert(1)", "origin names no page"),
            (
                "embed=1&origin=https://a.example/path",
                "origin names no page",
            ),
        ] {
            let mistakes = asked(query).mistakes;
            assert!(
                mistakes.len() == 1 && mistakes[0].starts_with(said),
                "{mistakes:?}"
            );
        }
    }

    #[test]
    fn what_can_be_asked_for_is_documented() {
        let text = include_str!("../../../docs/embedding.md");
        let regions = REGIONS.map(|(_, name)| name);
        let presets = Start::ALL.map(Start::key);
        for name in KEYS.iter().chain(&regions).chain(&presets) {
            assert!(text.contains(&format!("`{name}`")), "{name}");
        }
        let shown = text.split_once("`summary,verdicts,pools,findings,sums`");
        assert!(shown.is_some());
        assert_eq!(
            asked("embed=1&show=summary,verdicts,pools,findings,sums"),
            asked("embed=1")
        );
    }

    #[test]
    fn hostile_queries_come_to_nothing() {
        let long = "x".repeat(100_000);
        let setting = asked(&format!("embed=1&show={long}&theme={long}&preset={long}"));
        assert_eq!(setting.regions, Regions::EMBEDDED);
        assert!(setting.mistakes.iter().all(|mistake| mistake.len() < 300));
    }
}
