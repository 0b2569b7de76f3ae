//! The page in one file, for a disk: what the folder holds, inlined.
//!
//! From a disk browsers load no module, no WebAssembly and nothing by `fetch`. So the script is a
//! classic one, and the module goes along in it: packed, as text, and unpacked by the browser.

use std::io::Write as _;

use aksnet_serve::csp;
use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::DeflateEncoder};

use super::File;
use crate::offline;

/// What stands before and after the packed module.
const START: &str = include_str!("single/start.js");
const MODULE: &str = "<module>";

/// Makes it of the files of the page's folder and the classic script that goes with their module.
///
/// # Errors
///
/// When a file of the folder is missing, or cannot stand inside HTML.
pub(super) fn page(folder: &[File], classic: &str) -> Result<String> {
    let html = text(find(folder, "index.html")?)?;
    let styles = text(find(folder, ".css")?)?;
    let module = STANDARD.encode(packed(find(folder, ".wasm")?)?);
    let (before, after) = START
        .split_once(MODULE)
        .context("no place for the module")?;
    let script = format!("{classic}{before}{module}{after}");
    assembled(&html, &styles, &script)
}

/// The HTML with styles and script in it, in place of what it loads, and its policy.
fn assembled(html: &str, styles: &str, script: &str) -> Result<String> {
    let script = script.trim();
    for (what, element) in [(script, "script"), (styles, "style")] {
        for mark in ["<!--", &format!("<{element}"), &format!("</{element}")] {
            ensure!(!what.contains(mark), "{mark} cannot stand in a {element}");
        }
    }
    let html = without(&csp::unsealed(html), "<script type=\"module\"", "</script>");
    let html = without(&html, offline::SCRIPT, "</script>");
    let html = without_links(&html);
    let (head, body) = html.split_once("</head>").context("a page has a head")?;
    let (body, end) = body.split_once("</body>").context("a page has a body")?;
    let html = format!(
        "{}<style>{styles}</style>\n  </head>{body}<script>{script}</script>\n  </body>{end}",
        head.trim_end()
    );
    csp::sealed(&html, &csp::lone_policy(&html)).context("a page declares its character set")
}

/// The HTML without its links to files beside it.
fn without_links(html: &str) -> String {
    let mut parts = html.split("<link ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (link, after) = part.split_once('>').unwrap_or((part, ""));
        if link.contains("href=\"data:") {
            kept.push_str("<link ");
            kept.push_str(part);
        } else {
            kept.truncate(kept.trim_end().len());
            kept.push_str(after);
        }
    }
    kept
}

/// The HTML without the elements that begin and end so.
fn without(html: &str, start: &str, end: &str) -> String {
    let mut parts = html.split(start);
    let mut kept = parts.next().unwrap_or_default().trim_end().to_owned();
    for part in parts {
        kept.push_str(part.split_once(end).map_or("", |(_, after)| after));
    }
    kept
}

/// The one file whose name ends so.
fn find<'a>(folder: &'a [File], ending: &str) -> Result<&'a [u8]> {
    let mut found = folder.iter().filter(|(name, _)| name.ends_with(ending));
    let (_, bytes) = found
        .next()
        .with_context(|| format!("the page has no {ending}"))?;
    ensure!(
        found.next().is_none(),
        "the page has more than one {ending}"
    );
    Ok(bytes)
}

fn text(bytes: &[u8]) -> Result<String> {
    Ok(String::from_utf8(bytes.to_vec())?)
}

/// As browsers unpack it under the name `deflate-raw`.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{File, page};

    const INDEX: &str = "<head>\n<meta charset=\"utf-8\" />\n<meta http-equiv=\"Content-Security-Policy\" content=\"old\">\n\
        <title>t</title><link rel=\"stylesheet\" href=\"./s-1.css\" />\n<link rel=\"icon\" href=\"data:,\" />\n\
        <script>theme()</script>\n<script type=\"module\">import './a.js'</script>\n\
        <link rel=\"preload\" href=\"./a_bg.wasm\"></head><body><h1>t</h1></body></html>";

    fn folder() -> Vec<File> {
        let files = [
            ("a.js", "export"),
            ("a_bg.wasm", "\0asm"),
            ("index.html", INDEX),
            ("s-1.css", "h1 { color: red }"),
        ];
        files
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .to_vec()
    }

    #[test]
    fn everything_that_is_loaded_stands_inside_it() {
        let html = page(&folder(), "let wasm_bindgen;\n").unwrap();
        assert!(!html.contains("./"), "{html}");
        assert!(!html.contains("module\""), "{html}");
        assert!(!html.contains("\"old\""), "{html}");
        assert!(html.contains("<link rel=\"icon\" href=\"data:,\" />\n<script>theme()</script>"));
        assert!(html.contains(
            "<style>h1 { color: red }</style>\n  </head><body><h1>t</h1><script>let wasm_bindgen;\n"
        ));
        assert!(html.contains("style-src 'sha256-"), "{html}");
        assert_eq!(html, page(&folder(), "let wasm_bindgen;\n").unwrap());
    }

    #[test]
    fn what_would_end_an_element_early_is_refused() {
        for script in ["'</script>'", "'<!--'"] {
            assert!(page(&folder(), script).is_err(), "{script}");
        }
        let mut twice = folder();
        twice.push(("s-2.css".to_owned(), Vec::new()));
        assert!(page(&twice, "").is_err());
    }
}
