//! `aksnet link` and `aksnet open`: a plan in a link, and back.

use std::path::Path;

use aksnet_core::rules::grouped;
use anyhow::{Result, bail};
use serde::Serialize;

use crate::arguments::{Address, Format};
use crate::input;
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::PLAIN;

/// From here on some chat tools cut a link. Unit: signs.
const LONG: usize = 2_000;

/// A link and how long it is.
#[derive(Serialize)]
struct Link<'a> {
    link: &'a str,
    signs: usize,
}

/// Writes the link to a plan.
pub(crate) fn link(plan: &Path, page: Option<&Address>, format: Format) -> Result<Outcome> {
    let subject = input::read(plan)?;
    if subject.is_partial {
        output::remark_on_fields(&subject);
        bail!("no link was made: it would lose the fields above");
    }
    let page = page.map_or("", |address| address.0.as_str());
    let link = format!("{page}#{}", aksnet_link::link(&subject.draft)?);
    let signs = link.len();
    match format {
        Format::Json => output::print(&output::json(&Link { link: &link, signs })?)?,
        Format::Text => output::print(&format!("{link}\n"))?,
    }
    if signs > LONG {
        let long = format!(
            "Long link: {} signs; some chat tools cut it",
            grouped(u64::try_from(signs)?)
        );
        output::remark(|sheet| sheet.line(0, PLAIN, &long));
    }
    Ok(Outcome::Good)
}

/// Writes the plan file that is in a link.
pub(crate) fn open(link: &str) -> Result<Outcome> {
    let draft = match link {
        "-" => aksnet_link::open(&input::text(Path::new("-"))?)?,
        link => aksnet_link::open(link)?,
    };
    output::print(&output::json(&draft)?)?;
    Ok(Outcome::Good)
}
