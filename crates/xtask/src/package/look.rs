//! The styles and the drawings of the page as JavaScript, for the element: it has no document of
//! its own to link style sheets in, and makes no HTML of texts.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::workspace;

/// What the element does without: styles of a window.
const WINDOW: &str = "web/styles/window.css";

/// What it has beside the page's.
const ELEMENT: &str = "web/styles/element.css";

/// The drawings in the page's body.
const DRAWINGS: (&str, &str) = ("<svg class=\"vh\"", "</svg>");

/// Writes `look.js`.
///
/// # Errors
///
/// When the page names a style sheet that is not there, or its drawings are no XML.
pub(super) fn write(folder: &Path) -> Result<()> {
    let read = |name: &str| {
        fs::read_to_string(workspace::root().join(name)).with_context(|| format!("reading {name}"))
    };
    let html = read("index.html")?;
    let mut styles = String::new();
    for name in sheets(&html)
        .filter(|name| *name != WINDOW)
        .chain([ELEMENT])
    {
        styles.push_str(&read(name)?);
    }
    let script = format!(
        "// Written by `cargo xtask`, from the page.\nexport const styles = {};\nexport const icons = {};\n",
        quoted(&styles),
        drawings(&html)?
    );
    fs::write(folder.join("look.js"), script).context("writing look.js")
}

/// The style sheets that a page links, in their order.
fn sheets(html: &str) -> impl Iterator<Item = &str> {
    let links = html.split("<link data-trunk rel=\"css\" href=\"").skip(1);
    links.filter_map(|link| Some(link.split_once('"')?.0))
}

/// The drawings as lists of name, attributes and what is inside.
fn drawings(html: &str) -> Result<String> {
    let (start, end) = DRAWINGS;
    let (_, rest) = html.split_once(start).context("the page has drawings")?;
    let (inner, _) = rest.split_once(end).context("the drawings end")?;
    let xml = format!("{start}{inner}{end}");
    let document = roxmltree::Document::parse(&xml).context("reading the drawings")?;
    Ok(drawn(document.root_element()))
}

fn drawn(element: roxmltree::Node) -> String {
    let attributes: Vec<String> = element
        .attributes()
        .map(|attribute| format!("{}:{}", quoted(attribute.name()), quoted(attribute.value())))
        .collect();
    let inner = element.children().filter(roxmltree::Node::is_element);
    let inner: Vec<String> = inner.map(drawn).collect();
    let name = quoted(element.tag_name().name());
    format!(
        "[{name},{{{}}},[{}]]",
        attributes.join(","),
        inner.join(",")
    )
}

/// A text as JavaScript writes it.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", text.replace('\r', "").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::{drawings, quoted, sheets};

    #[test]
    fn drawings_are_lists_of_name_attributes_and_what_is_inside() {
        let html = "<body><svg class=\"vh\"> <defs><path d=\"M0 0\"/></defs> <g/></svg></body>";
        let expected =
            r#"["svg",{"class":"vh"},[["defs",{},[["path",{"d":"M0 0"},[]]]],["g",{},[]]]]"#;
        assert_eq!(drawings(html).unwrap(), expected);
        assert!(drawings("<body><svg class=\"vh\"><g></svg>").is_err());
    }

    #[test]
    fn style_sheets_stand_in_the_order_of_the_page() {
        let html = "<link data-trunk rel=\"css\" href=\"a.css\" />\n<link rel=\"icon\" href=\"x\">\
                    <link data-trunk rel=\"css\" href=\"b.css\" />";
        assert_eq!(sheets(html).collect::<Vec<_>>(), ["a.css", "b.css"]);
    }

    #[test]
    fn a_text_ends_where_it_should() {
        assert_eq!(
            quoted("a { content: \"\\2212\" }\nb {}"),
            r#""a { content: \"\\2212\" }\nb {}""#
        );
    }
}
