//! `aksnet link` and `aksnet open`.

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with};

#[test]
fn a_plan_travels_in_a_link_and_comes_back() {
    let said = aksnet(&["link", SAMPLE, "--page", "https://example.com/planner/"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let link = said.out.trim_end();
    assert!(
        link.starts_with("https://example.com/planner/#plan=1."),
        "{link}"
    );
    assert!(link.len() < 600, "{}", link.len());
    let opened = aksnet(&["open", link]);
    assert_eq!((opened.code, opened.err.as_str()), (0, ""));
    let again = aksnet_with(&["link", "-"], &opened.out);
    assert!(link.ends_with(again.out.trim_end()), "{}", again.out);
    // The same data, whatever the white space of the file.
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../../examples/contoso-prod.json")).unwrap();
    assert_eq!(opened.json(), file);
    assert_eq!(aksnet_with(&["open", "-"], link).out, opened.out);
}

#[test]
fn a_link_says_its_length_for_programs_and_warns_where_it_is_long() {
    let said = aksnet_with(&["link", "-", "--format", "json"], CLEAN);
    let link = said.json();
    assert_eq!(
        link["signs"].as_u64().unwrap(),
        u64::try_from(link["link"].as_str().unwrap().len()).unwrap()
    );
    let subnets: Vec<String> = (0..400_u32)
        .map(|n| {
            let (high, low) = (n.wrapping_mul(40_503) % 251, n.wrapping_mul(30_011) % 253);
            format!(
                r#"{{"name":"s{}","addressPrefix":"10.{high}.{low}.0/24"}}"#,
                n * n
            )
        })
        .collect();
    let plan = format!(
        r#"{{"aksnet":1,"virtualNetworks":[{{"subnets":[{}]}}]}}"#,
        subnets.join(",")
    );
    let said = aksnet_with(&["link", "-"], &plan);
    assert_eq!(said.code, 0);
    assert!(said.err.starts_with("Long link: "), "{}", said.err);
}

#[test]
fn half_typed_text_travels_and_a_field_that_would_be_lost_stops_it() {
    let half = r#"{"aksnet":1,"clusters":[{"podCidr":"10.244.","nodePools":[{"count":"3x"}]}]}"#;
    let link = aksnet_with(&["link", "-"], half);
    assert_eq!(link.code, 0);
    let opened = aksnet(&["open", link.out.trim_end()]);
    assert_eq!(opened.json()["clusters"][0]["nodePools"][0]["count"], "3x");
    let said = aksnet_with(&["link", "-"], r#"{"aksnet":1,"clusterz":[]}"#);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("/clusterz"), "{}", said.err);
    assert!(said.err.contains("no link was made"), "{}", said.err);
}

#[test]
fn links_that_cannot_be_opened_say_why() {
    for (link, why) in [
        ("https://example.com/", "this link holds no plan"),
        ("#plan=9.abc", "a newer planner opens it"),
        ("#plan=1.abc", "this link is cut short"),
        ("#plan=1.a.c", "this link has '.' at place 2"),
        ("#plan=0.bm90IEpTT04", "this link holds no JSON"),
        ("#plan=0.eyJha3NuZXQiOjJ9", "/aksnet: 2 is not a version"),
    ] {
        let said = aksnet(&["open", link]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{link}");
        assert!(said.err.contains(why), "{link}: {}", said.err);
    }
    let said = aksnet(&["link", SAMPLE, "--page", "https://example.com/#x"]);
    assert_eq!(said.code, 2);
}
