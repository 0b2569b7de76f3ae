//! Firefox and geckodriver.

use super::{Needs, Program};
use crate::setup::cargo_install::Crate;

pub(super) static NEEDS: Needs = Needs {
    programs: &[
        Program {
            variable: "AKSNET_FIREFOX",
            names: &["firefox-esr", "firefox"],
            places: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
            source: None,
        },
        Program {
            variable: "AKSNET_GECKODRIVER",
            names: &["geckodriver"],
            places: &[],
            source: Some(Crate {
                name: "geckodriver",
                program: "geckodriver",
                folder: "geckodriver",
                version: "0.37.1",
                why: "it steers Firefox; building it takes about 1.5 minutes on 2 cores",
                // It does little but pass on what it is told.
                optimise: "0",
                arguments: &["--locked"],
            }),
        },
    ],
    packages: &["firefox-esr"],
    otherwise: "install Firefox 128 or later; AKSNET_FIREFOX and AKSNET_GECKODRIVER may name it \
                and its driver",
};
