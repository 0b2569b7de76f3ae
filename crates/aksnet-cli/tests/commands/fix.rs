//! `aksnet fix`: what is offered, applied and kept.

use std::fs;
use std::path::Path;

use crate::run::{CLEAN, SAMPLE, aksnet, aksnet_with, clean_but, file};

#[test]
fn fix_lists_what_it_would_change() {
    let said = aksnet(&["fix", SAMPLE]);
    let expected = "
  AKN305 Move services to 10.1.0.0/16
    Service range 10.0.0.0/16 meets Branch offices 10.0.64.0/18: pods will not reach those
    16,384 addresses
    /clusters/0/serviceCidr: 10.1.0.0/16
    /clusters/0/dnsServiceIP: 10.1.0.10
";
    assert!(said.out.contains(expected), "{}", said.out);
    assert_eq!(said.code, 1);
}

#[test]
fn fix_applies_one_rule_and_prints_the_plan() {
    let said = aksnet(&["fix", SAMPLE, "--apply", "AKN305"]);
    assert!(
        said.err
            .starts_with("1 fix applied\n  AKN305 Move services to 10.1.0.0/16\n"),
        "{}",
        said.err
    );
    assert_eq!(said.code, 1, "the node subnet is still too small");
    let plan = said.json();
    assert_eq!(plan["clusters"][0]["serviceCidr"], "10.1.0.0/16");
    let again = aksnet_with(&["fix", "-", "--apply", "AKN305"], &said.out);
    assert_eq!(again.out, said.out);
    assert!(
        again
            .err
            .starts_with("0 fixes applied\nNo fix of these is left.\n"),
        "{}",
        again.err
    );
}

#[test]
fn fix_mends_the_whole_sample_plan_in_place() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(SAMPLE);
    let (_folder, path) = file(&fs::read_to_string(sample).unwrap());
    let path = path.to_str().unwrap();
    let said = aksnet(&["fix", path, "--all", "--in-place"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(
        said.out.contains("Grow snet-nodes to 10.240.0.0/23"),
        "{}",
        said.out
    );
    let checked = aksnet(&["check", path]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(
        checked.out.contains("465 of 507 addresses"),
        "{}",
        checked.out
    );
}

#[test]
fn fix_keeps_the_rest_as_typed() {
    let plan = clean_but("10.16.0.0/12", " 10.0.64.0/18 ");
    let said = aksnet_with(&["fix", "-", "--all"], &plan);
    assert_eq!(
        said.json()["connectedRanges"][0]["addressPrefixes"][0],
        " 10.0.64.0/18 "
    );
}

#[test]
fn fix_never_loses_what_it_cannot_read() {
    let (_folder, path) = file(&clean_but("podCidr", "podcidr"));
    let before = fs::read_to_string(&path).unwrap();
    let said = aksnet(&["fix", path.to_str().unwrap(), "--all", "--in-place"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("the plan was left as it is"),
        "{}",
        said.err
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let piped = aksnet_with(&["fix", "-", "--all", "--in-place"], CLEAN);
    assert_eq!(piped.code, 2);
}
