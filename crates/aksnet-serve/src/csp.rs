//! The Content-Security-Policy of the page, computed from its HTML.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the page may do wherever it is hosted.
///
/// Nothing but what its own folder holds: no other host, no inline style, no
/// inline script but the ones `html` itself carries (named by their hash), no
/// HTML made from strings. `data:` images are the page's own icons.
pub fn policy(html: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(html) {
        scripts.push_str(" '");
        scripts.push_str(&source_hash(script));
        scripts.push('\'');
    }
    [
        "default-src 'none'",
        &format!("script-src {scripts}"),
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ")
}

/// The policy as a response header: a `meta` element cannot say who may frame
/// the page.
pub fn header(html: &str) -> String {
    format!("{}; frame-ancestors 'none'", policy(html))
}

/// `html` with its policy in a `meta` element, so that a static host that sets
/// no header keeps it too.
///
/// The element stands straight after the declaration of the character set,
/// before anything that it governs. `None` when `html` declares none.
pub fn with_policy(html: &str) -> Option<String> {
    let charset = html.find("<meta charset")?;
    let (before, rest) = html.split_at_checked(charset)?;
    let (declaration, after) = rest.split_once('>')?;
    let policy = policy(html);
    Some(format!(
        "{before}{declaration}>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// The texts of the script elements that name no file.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|element| {
        let (attributes, rest) = element.split_once('>')?;
        let (text, _) = rest.split_once("</script")?;
        let names_a_file = attributes
            .split_ascii_whitespace()
            .any(|attribute| attribute.starts_with("src="));
        (!names_a_file).then_some(text)
    })
}

/// A script as a policy names it: `sha256-` and the hash in base64.
fn source_hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The hash a browser prints for `alert('Hello, world.');` (Content Security Policy Level 3, section 8.3).
    const HELLO: &str = "<script>alert('Hello, world.');</script>";
    const HELLO_HASH: &str = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";

    #[test]
    fn an_inline_script_is_named_by_its_hash() {
        assert!(policy(HELLO).contains(&format!(
            "script-src 'self' 'wasm-unsafe-eval' '{HELLO_HASH}';"
        )));
    }

    #[test]
    fn a_script_file_needs_no_hash() {
        let policy = policy(r#"<script type="module" src="./page.js"></script>"#);
        assert!(!policy.contains("sha256"), "{policy}");
    }

    #[test]
    fn each_of_several_inline_scripts_is_named() {
        let policy = policy(&format!("{HELLO}<p>text</p><script type=module>1</script>"));
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }

    #[test]
    fn nothing_inline_is_allowed_wholesale() {
        for policy in [policy(HELLO), header(HELLO)] {
            assert!(!policy.contains("unsafe-inline"), "{policy}");
            assert!(!policy.contains("'unsafe-eval'"), "{policy}");
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        }
    }

    #[test]
    fn the_meta_element_follows_the_character_set_and_says_the_same() {
        let html =
            format!("<head><meta charset=\"utf-8\" /><title>t</title></head><body>{HELLO}</body>");
        let built = with_policy(&html).expect("the character set is declared");
        let expected = format!(
            "<meta charset=\"utf-8\" />\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><title>",
            policy(&html)
        );
        assert!(built.contains(&expected), "{built}");
        assert_eq!(
            policy(&built),
            policy(&html),
            "the element changes no script"
        );
    }

    #[test]
    fn a_page_without_a_character_set_is_refused() {
        assert_eq!(with_policy("<head></head>"), None);
    }
}
