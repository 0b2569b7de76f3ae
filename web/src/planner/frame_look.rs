//! The frame with the plan in it, to be pasted into another page.

use super::region::{REGIONS, Regions};
use crate::theme::Theme;

/// What an embedded plan looks like, and what its readers may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrameLook {
    /// Its theme.
    pub(crate) theme: Theme,
    /// The parts that are shown; `None` for those that are unless something else is asked for.
    pub(crate) regions: Option<Regions>,
    /// What readers may change.
    pub(crate) open: Open,
}

/// What readers of an embedded plan may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Open {
    /// Everything that is shown.
    #[default]
    Everything,
    /// Node pools alone.
    Pools,
    /// Nothing.
    Nothing,
}

impl Open {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Everything, Self::Pools, Self::Nothing];

    /// What is locked, as the parameter of an address.
    const fn lock(self) -> &'static str {
        match self {
            Self::Everything => "",
            Self::Pools => "name,networks,connected,cluster,addons",
            Self::Nothing => "all",
        }
    }

    /// Its words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Everything => "all that is shown",
            Self::Pools => "node pools",
            Self::Nothing => "nothing",
        }
    }
}

impl FrameLook {
    /// The parts that are shown.
    pub(crate) fn shown(self) -> Regions {
        self.regions.unwrap_or(Regions::EMBEDDED)
    }

    /// The query of the frame's address.
    pub(crate) fn query(self) -> String {
        let mut query = "?embed=1".to_owned();
        if self.theme != Theme::System {
            query.push_str("&theme=");
            query.push_str(self.theme.word());
        }
        let shown = self.shown();
        if shown != Regions::EMBEDDED {
            query.push_str("&show=");
            query.push_str(&names(shown));
        }
        if self.open != Open::Everything {
            query.push_str("&lock=");
            query.push_str(self.open.lock());
        }
        query
    }

    /// The frame, as HTML: `page` is the address of the planner, `fragment` the plan.
    ///
    /// Neither has a sign that ends an attribute: addresses are encoded, and plans in links too.
    pub(crate) fn snippet(self, page: &str, fragment: &str, title: &str) -> String {
        let query = self.query().replace('&', "&amp;");
        let title = title
            .replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;");
        format!(
            "<iframe src=\"{page}{query}#{fragment}\"\n  title=\"{title}\" width=\"100%\" height=\"960\"></iframe>"
        )
    }
}

fn names(regions: Regions) -> String {
    let shown = REGIONS.iter().filter(|(region, _)| regions.has(*region));
    let shown: Vec<&str> = shown.map(|(_, name)| *name).collect();
    if shown.len() == REGIONS.len() {
        return "all".to_owned();
    }
    shown.join(",")
}

#[cfg(test)]
mod tests {
    use super::{FrameLook, Open};
    use crate::host::Setting;
    use crate::planner::{Region, Regions};
    use crate::theme::Theme;

    /// What an address comes to that asks for a look.
    fn asked(look: FrameLook) -> Setting {
        let query = look.query();
        let pairs = query.trim_start_matches('?').split('&').map(|pair| {
            let (key, value) = pair.split_once('=').unwrap();
            (key.to_owned(), value.to_owned())
        });
        Setting::asked(&pairs.collect::<Vec<_>>())
    }

    #[test]
    fn the_address_asks_for_just_that_look() {
        assert_eq!(FrameLook::default().query(), "?embed=1");
        let map = Regions::NONE.and(Region::Map).and(Region::Verdicts);
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            for regions in [Regions::EMBEDDED, Regions::ALL, map] {
                for open in Open::ALL {
                    let look = FrameLook {
                        theme,
                        regions: Some(regions),
                        open,
                    };
                    let setting = asked(look);
                    assert_eq!(setting.theme.unwrap_or_default(), theme);
                    let all = crate::planner::REGIONS.iter();
                    let mut all = all.map(|(region, _)| *region);
                    assert!(all.all(|region| setting.regions.has(region) == regions.has(region)));
                    assert_eq!(setting.mistakes, Vec::<String>::new());
                }
            }
        }
    }

    #[test]
    fn a_hostile_name_stays_in_its_attribute() {
        let snippet = FrameLook {
            theme: Theme::Dark,
            open: Open::Nothing,
            ..FrameLook::default()
        };
        let snippet = snippet.snippet("https://planner.example.com/", "plan=1.x", "\"><script>");
        assert_eq!(
            snippet,
            "<iframe src=\"https://planner.example.com/?embed=1&amp;theme=dark&amp;lock=all#plan=1.x\"\n  \
             title=\"&quot;>&lt;script>\" width=\"100%\" height=\"960\"></iframe>"
        );
    }
}
