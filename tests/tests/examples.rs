//! Each example checks as its document says.

use std::collections::BTreeSet;
use std::fs;

use aksnet_core::report::Report;
use aksnet_core::rules::Severity;
use aksnet_tests::plans;

/// What a plan is found guilty of, rule by rule.
struct Expected {
    example: &'static str,
    errors: &'static [&'static str],
    warnings: &'static [&'static str],
    notes: &'static [&'static str],
}

const EXPECTED: [Expected; 14] = [
    Expected {
        example: "contoso-prod",
        errors: &["AKN201", "AKN202"],
        warnings: &["AKN305"],
        notes: &["AKN216", "AKN602"],
    },
    Expected {
        example: "growing-shop",
        errors: &[],
        warnings: &[],
        notes: &[],
    },
    Expected {
        example: "hub-and-spoke",
        errors: &[],
        warnings: &[],
        notes: &[],
    },
    Expected {
        example: "kubenet-calico",
        errors: &[],
        warnings: &["AKN601"],
        notes: &[],
    },
    Expected {
        example: "kubenet-defaults",
        errors: &[],
        warnings: &["AKN601"],
        notes: &[],
    },
    Expected {
        example: "kubenet-own-route-table",
        errors: &[],
        warnings: &["AKN601"],
        notes: &[],
    },
    Expected {
        example: "kubenet-own-subnet",
        errors: &[],
        warnings: &["AKN601"],
        notes: &["AKN106"],
    },
    Expected {
        example: "large-production",
        errors: &[],
        warnings: &[],
        notes: &[],
    },
    Expected {
        example: "node-subnet-defaults",
        errors: &[],
        warnings: &[],
        notes: &["AKN602"],
    },
    Expected {
        example: "overlay-defaults",
        errors: &[],
        warnings: &[],
        notes: &[],
    },
    Expected {
        example: "small-test-cluster",
        errors: &[],
        warnings: &[],
        notes: &[],
    },
    Expected {
        example: "wide-vnet-kubenet",
        errors: &["AKN306"],
        warnings: &["AKN303", "AKN601"],
        notes: &["AKN107"],
    },
    Expected {
        example: "wide-vnet-node-subnet",
        errors: &[],
        warnings: &["AKN303"],
        notes: &["AKN107", "AKN602"],
    },
    Expected {
        example: "wide-vnet-overlay",
        errors: &[],
        warnings: &["AKN303"],
        notes: &["AKN106", "AKN107"],
    },
];

fn rules(report: &Report, severity: Severity) -> Vec<&'static str> {
    let found = report
        .findings
        .iter()
        .filter(|finding| finding.severity == severity);
    let rules: BTreeSet<_> = found.map(|finding| finding.rule).collect();
    rules.into_iter().collect()
}

#[test]
fn every_example_is_found_guilty_of_what_its_document_says_and_of_nothing_else() {
    for expected in EXPECTED {
        let path = plans::root().join(format!("examples/{}.json", expected.example));
        let report = Report::of(&plans::draft(&path).unwrap());
        let name = expected.example;
        assert_eq!(report.errors, [], "{name}");
        assert_eq!(rules(&report, Severity::Error), expected.errors, "{name}");
        assert_eq!(
            rules(&report, Severity::Warning),
            expected.warnings,
            "{name}"
        );
        assert_eq!(rules(&report, Severity::Info), expected.notes, "{name}");
    }
}

#[test]
fn every_example_is_expected_and_described() {
    let readme = fs::read_to_string(plans::root().join("examples/README.md")).unwrap();
    let names: Vec<String> = plans::in_folder(&plans::root().join("examples"))
        .unwrap()
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, EXPECTED.map(|expected| expected.example));
    for name in names {
        let link = format!("| [{name}]({name}.json) |");
        assert_eq!(readme.matches(&link).count(), 1, "{name}");
    }
}
