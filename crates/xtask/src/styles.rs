//! One style sheet for the page, out of one for each component.
//!
//! A browser draws nothing before it has every style sheet, and together they compress better.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
};

use anyhow::{Context as _, Result};

/// How Trunk writes a link to a style sheet.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Merges the style sheets of a built page, in their order, and gives its HTML with one link.
///
/// # Errors
///
/// When a file cannot be read, written or removed.
pub(crate) fn merged(dist: &Path, html: &str) -> Result<String> {
    let (html, names) = without_links(html);
    let mut styles = String::new();
    for name in &names {
        let file = dist.join(name);
        let shown = file.display();
        let style = fs::read_to_string(&file).with_context(|| format!("reading {shown}"))?;
        styles.push_str(&without_comments(&style));
        fs::remove_file(&file).with_context(|| format!("removing {shown}"))?;
    }
    let mut hasher = DefaultHasher::new();
    styles.hash(&mut hasher);
    let name = format!("styles-{:016x}.css", hasher.finish());
    fs::write(dist.join(&name), styles).with_context(|| format!("writing {name}"))?;
    let (before, after) = html.split_once("</title>").context("a page has a title")?;
    Ok(format!("{before}</title>{LINK}{name}\" />{after}"))
}

/// The HTML without its links to style sheets, and the files that they name.
fn without_links(html: &str) -> (String, Vec<String>) {
    let mut names = Vec::new();
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, link)) = rest.split_once(LINK) {
        let Some((link, after)) = link.split_once('>') else {
            break;
        };
        kept.push_str(before.trim_end());
        names.extend(link.split('"').next().map(str::to_owned));
        rest = after;
    }
    kept.push_str(rest);
    (kept, names)
}

/// A style sheet without its comments: they are for who reads it here, and every byte travels.
///
/// No text of the page's styles has the beginning of a comment in it.
fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let after = part.split_once("*/").map_or("", |(_, after)| after);
        kept.push_str(after.strip_prefix('\n').unwrap_or(after));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{without_comments, without_links};

    #[test]
    fn comments_stay_at_home() {
        let style =
            "/* All. */\na { top: 0; } /* why */ b { content: \"+\" / \"\"; }\n/* not ended";
        let kept = "a { top: 0; }  b { content: \"+\" / \"\"; }\n";
        assert_eq!(without_comments(style), kept);
    }

    #[test]
    fn links_are_taken_out_in_their_order() {
        let html = "<title>x</title>\n  <link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"y\"/>\n \
                    <link rel=\"stylesheet\" href=\"./b-2.css\"/>\n<body>";
        let (html, names) = without_links(html);
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        assert_eq!(html, "<title>x</title>\n<body>");
    }
}
