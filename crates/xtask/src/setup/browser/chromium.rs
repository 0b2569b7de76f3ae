//! Chromium or Chrome, and chromedriver.

use super::{Needs, Program};

pub(super) static NEEDS: Needs = Needs {
    programs: &[
        Program {
            variable: "AKSNET_CHROMIUM",
            names: &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ],
            places: &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
            ],
            source: None,
        },
        Program {
            variable: "AKSNET_CHROMEDRIVER",
            names: &["chromedriver"],
            places: &[
                "/usr/lib/chromium-browser/chromedriver",
                "/opt/homebrew/bin/chromedriver",
                "/usr/local/bin/chromedriver",
            ],
            source: None,
        },
    ],
    packages: &["chromium", "chromium-driver"],
    otherwise: "install Chrome or Chromium and the chromedriver of its version, on macOS: \
                brew install --cask google-chrome chromedriver; AKSNET_CHROMIUM and \
                AKSNET_CHROMEDRIVER may name them",
};
