//! The Content-Security-Policy of the page, computed from its HTML.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// How the element with the policy begins.
const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// What the page may do wherever it is hosted.
///
/// Nothing but what its own folder holds: no other host, no inline style or script but the ones
/// that `html` itself carries (named by their hash), no HTML made from strings. `data:` images are
/// the page's own icons; the page frames itself to show what an embedded plan looks like.
pub fn policy(html: &str) -> String {
    let more = [
        "connect-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        // The address of its worker is the one thing that this policy vouches for.
        "trusted-types aksnet",
    ];
    directives(html, "'self'", &more)
}

/// What the page may do where it is one file: it asks nobody for anything, not even its own folder.
/// Where a host serves it, it frames itself to show what an embedded plan looks like.
pub fn lone_policy(html: &str) -> String {
    directives(html, "", &["frame-src 'self'", "trusted-types 'none'"])
}

/// The policy of a page that may load from `own` beside what it carries, with more directives.
fn directives(html: &str, own: &str, more: &[&str]) -> String {
    let scripts = [own, "'wasm-unsafe-eval'"].map(str::to_owned);
    let scripts = scripts.into_iter().chain(hashes(html, "script"));
    let styles = std::iter::once(own.to_owned()).chain(hashes(html, "style"));
    let images = [own, "data:"].map(str::to_owned);
    let mut directives = vec![
        "default-src 'none'".to_owned(),
        sources("script-src", scripts),
        sources("style-src", styles),
        sources("img-src", images.into_iter()),
    ];
    directives.extend(more.iter().map(|&directive| directive.to_owned()));
    directives.extend(
        [
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
        .map(str::to_owned),
    );
    directives.join("; ")
}

/// A directive and where it lets things come from.
fn sources(directive: &str, sources: impl Iterator<Item = String>) -> String {
    let sources: Vec<String> = sources.filter(|source| !source.is_empty()).collect();
    format!("{directive} {}", sources.join(" "))
}

/// The policy as a response header: a `meta` element cannot say who may frame
/// the page. Beside the page itself that is who `framed_by` names, as origins.
pub fn header(html: &str, framed_by: &[String]) -> String {
    let mut header = format!("{}; frame-ancestors 'self'", policy(html));
    for origin in framed_by {
        header.push(' ');
        header.push_str(origin);
    }
    header
}

/// `html` with this policy in a `meta` element, so that a static host that sets no header keeps it
/// too, and so does a disk.
///
/// The element stands straight after the declaration of the character set,
/// before anything that it governs. `None` when `html` declares none.
pub fn sealed(html: &str, policy: &str) -> Option<String> {
    let charset = html.find("<meta charset")?;
    let (before, rest) = html.split_at_checked(charset)?;
    let (declaration, after) = rest.split_once('>')?;
    Some(format!("{before}{declaration}>\n{META}{policy}\">{after}"))
}

/// `html` without its policy, to be given another one.
pub fn unsealed(html: &str) -> String {
    let taken_out = html.split_once(META).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('>')?;
        Some(format!("{}{after}", before.strip_suffix('\n')?))
    });
    taken_out.unwrap_or_else(|| html.to_owned())
}

/// The hashes of the scripts or styles that stand in `html` itself.
fn hashes(html: &str, element: &str) -> impl Iterator<Item = String> {
    let (start, end) = (format!("<{element}"), format!("</{element}"));
    let elements = html.split(start.as_str()).skip(1);
    let hashes = elements.filter_map(|element| {
        let (attributes, rest) = element.split_once('>')?;
        let (text, _) = rest.split_once(end.as_str())?;
        // A data block is no script: it needs no leave and is given none.
        let is_data = |attribute: &str| {
            let media = attribute.strip_prefix("type=");
            media.is_some_and(|media| media.trim_matches(['"', '\'']) == "application/json")
        };
        let elsewhere = attributes
            .split_ascii_whitespace()
            .any(|attribute| attribute.starts_with("src=") || is_data(attribute));
        (!elsewhere).then(|| format!("'{}'", source_hash(text)))
    });
    hashes.collect::<Vec<_>>().into_iter()
}

/// A script or style as a policy names it: `sha256-` and the hash in base64.
fn source_hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
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
    fn a_data_block_needs_no_hash_and_changes_no_other() {
        for data in [
            r#"<script type="application/json" id="aksnet-policy">{"a":"<\/script>"}</script>"#,
            "<script id='aksnet-policy' type='application/json'>{}</script>",
            "<script type=application/json>alert(1)</script>",
        ] {
            assert_eq!(policy(&format!("{data}{HELLO}{data}")), policy(HELLO));
        }
    }

    #[test]
    fn each_of_several_inline_scripts_is_named() {
        let policy = policy(&format!("{HELLO}<p>text</p><script type=module>1</script>"));
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }

    #[test]
    fn a_page_in_one_file_loads_nothing_and_names_its_styles_too() {
        let policy = lone_policy(&format!("<style>a {{ color: red }}</style>{HELLO}"));
        assert_eq!(policy.matches("'self'").count(), 1, "{policy}");
        assert!(policy.contains("; frame-src 'self'; "), "{policy}");
        assert!(!policy.contains("connect-src"), "{policy}");
        let style = "style-src 'sha256-LHvAPItmcc9l4w10oslyz6Nh8tFuoEH5lssCs9WdKIE='; ";
        assert!(policy.contains(style), "{policy}");
        let script = format!("script-src 'wasm-unsafe-eval' '{HELLO_HASH}'; ");
        assert!(policy.contains(&script), "{policy}");
    }

    #[test]
    fn nothing_inline_is_allowed_wholesale() {
        for policy in [policy(HELLO), lone_policy(HELLO), header(HELLO, &[])] {
            assert!(!policy.contains("unsafe-inline"), "{policy}");
            assert!(!policy.contains("'unsafe-eval'"), "{policy}");
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        }
    }

    #[test]
    fn the_meta_element_follows_the_character_set_and_says_the_same() {
        let html =
            format!("<head><meta charset=\"utf-8\" /><title>t</title></head><body>{HELLO}</body>");
        let built = sealed(&html, &policy(&html)).expect("the character set is declared");
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
        assert_eq!(unsealed(&built), html);
        assert_eq!(unsealed(&html), html);
    }

    #[test]
    fn a_page_without_a_character_set_is_refused() {
        assert_eq!(sealed("<head></head>", "default-src 'none'"), None);
    }
}
