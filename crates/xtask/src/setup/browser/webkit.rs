//! `WebKitGTK`'s own small browser, its driver, and a screen for it to draw on.

use super::{Needs, Program};

pub(super) static NEEDS: Needs = Needs {
    programs: &[
        Program {
            variable: "AKSNET_WEBKIT",
            names: &[],
            places: &[
                "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/webkit2gtk-4.1/MiniBrowser",
                "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            ],
            source: None,
        },
        Program {
            variable: "AKSNET_WEBKITDRIVER",
            names: &["WebKitWebDriver"],
            places: &[],
            source: None,
        },
        // It knows no headless mode.
        Program {
            variable: "AKSNET_XVFB",
            names: &["Xvfb"],
            places: &[],
            source: None,
        },
    ],
    packages: &["webkit2gtk-driver", "xvfb"],
    otherwise: "install WebKitGTK 2.46 or later with its MiniBrowser and WebKitWebDriver, and \
                Xvfb, which exist for Linux alone; AKSNET_WEBKIT, AKSNET_WEBKITDRIVER and \
                AKSNET_XVFB may name them",
};
