//! Proof that a release asks for nothing outside itself and tells nothing of who made it.

use std::path::Path;

use anyhow::{Result, bail};

use super::File;

/// Addresses that name a thing and are never asked for: namespaces, and a comment of wasm-bindgen.
const NAMES: [&str; 2] = ["http://www.w3.org/", "https://developer.mozilla.org/"];

/// Endings of files that a browser reads as text and may follow addresses in.
const FOLLOWED: [&str; 5] = ["html", "js", "css", "json", "webmanifest"];

/// Looks into every file.
///
/// # Errors
///
/// A file that names another host, an attribute that leads to anything but one of the files, a path
/// of the machine that made it.
pub(super) fn check(files: &[File]) -> Result<()> {
    let mut wrong = Vec::new();
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let extension = Path::new(name).extension().and_then(|text| text.to_str());
        let extension = extension.unwrap_or("");
        if FOLLOWED.contains(&extension) {
            wrong.extend(hosts(&text).map(|host| format!("{name} names {host}")));
        }
        if extension == "html" {
            let leading_out = leading(&text).filter(|to| !stays(to, files));
            wrong.extend(leading_out.map(|to| format!("{name} leads to {to}")));
        }
        wrong.extend(machine_paths(&text).map(|path| format!("{name} tells of {path}")));
    }
    if !wrong.is_empty() {
        bail!("a release stands alone, but {}", wrong.join("; "));
    }
    Ok(())
}

/// Addresses of other hosts.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("://").filter_map(|(place, _)| {
        let before = text.get(..place)?;
        let scheme = before
            .rfind(|sign: char| !sign.is_ascii_alphabetic())
            .map_or(0, |end| end.saturating_add(1));
        let rest = text.get(scheme..)?;
        let end = rest.find(|sign: char| sign.is_whitespace() || "\"'`<>)".contains(sign));
        let address = rest.get(..end.unwrap_or(rest.len()))?;
        let named = NAMES.iter().any(|name| address.starts_with(name));
        // A scheme alone is code that takes addresses apart.
        let host = address.split_once("://").map_or("", |(_, host)| host);
        (!named && host.starts_with(|sign: char| sign.is_ascii_alphanumeric())).then_some(address)
    })
}

/// What `src` and `href` lead to.
fn leading(html: &str) -> impl Iterator<Item = &str> {
    ["src=\"", "href=\""].into_iter().flat_map(move |start| {
        let rest = html.split(start).skip(1);
        rest.filter_map(|rest| Some(rest.split_once('"')?.0))
    })
}

/// Whether it leads to the page itself, to what stands in the attribute, or to one of the files.
fn stays(to: &str, files: &[File]) -> bool {
    let file = to.strip_prefix("./").unwrap_or(to);
    to.starts_with('#') || to.starts_with("data:") || files.iter().any(|(name, _)| name == file)
}

/// Folders of people and of their tools.
fn machine_paths(text: &str) -> impl Iterator<Item = &str> {
    ["/.cargo/registry", "/home/", "/Users/", "/root/"]
        .into_iter()
        .filter(|path| text.contains(path))
}

#[cfg(test)]
mod tests {
    use super::{File, check};

    fn file(name: &str, text: &str) -> [File; 1] {
        [(name.to_owned(), text.as_bytes().to_vec())]
    }

    #[test]
    fn what_stands_alone_passes() {
        for (name, text) in [
            (
                "index.html",
                r##"<script src="./index.html"></script><link href="data:,"><a href="#x">"##,
            ),
            (
                "a.js",
                r#"createElementNS("http://www.w3.org/2000/svg"); url.split("://")"#,
            ),
            (
                "a.wasm",
                "https://learn.microsoft.com/azure is a link to read, never a request",
            ),
        ] {
            check(&file(name, text)).unwrap();
        }
    }

    #[test]
    fn other_hosts_the_root_of_a_host_and_paths_of_a_machine_are_found() {
        for (name, text) in [
            (
                "index.html",
                r#"<script src="https://cdn.example.com/a.js">"#,
            ),
            ("index.html", r#"<script src="/a.js">"#),
            ("index.html", r#"<script src="./missing.js">"#),
            ("index.html", r#"<link href="../a.css">"#),
            ("index.html", r#"<img src="//example.com/a.png">"#),
            ("a.css", "@import url(https://fonts.example.com/a.css)"),
            ("a.js", "fetch('wss://example.com')"),
            ("a.wasm", "/home/somebody/.cargo/registry/src/yew/lib.rs"),
        ] {
            assert!(check(&file(name, text)).is_err(), "{text}");
        }
    }
}
