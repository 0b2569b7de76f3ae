//! What may be done with any input at all: nothing here may panic or run on.
//!
//! The fuzz targets and the bounded test of CI call the same functions.

use std::sync::LazyLock;

use aksnet_core::cidr::{Block, Block6, parse_address};
use aksnet_core::ingest::{ErrorExplained, Known, explain};
use aksnet_core::ledger::Ledger;
use aksnet_core::model::{Edit, KubernetesVersion, MaxSurge, Plan, PlanDraft, Rate, Value};
use aksnet_core::policy::Policy;
use aksnet_core::report::{FindingReport, Report};
use aksnet_core::rules::{Evidence, check};
use aksnet_core::sizing;

use crate::estate::estate;

/// Any bytes as a plan file: read, written, checked, compared, mended.
///
/// # Panics
///
/// Where the engine breaks a promise: what is written reads back the same, a report is plain
/// data, a fix names fields that are there.
#[expect(
    clippy::expect_used,
    reason = "a broken promise is what the fuzzers look for"
)]
pub fn plan_file(bytes: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    let Ok(draft) = PlanDraft::from_value(&value) else {
        return;
    };
    let written = serde_json::to_string(&draft).expect("a draft is plain data");
    let again: Value = serde_json::from_str(&written).expect("what is written is JSON");
    assert_eq!(PlanDraft::from_value(&again).as_ref(), Ok(&draft));
    serde_json::to_string(&Report::of(&draft)).expect("a report is plain data");
    let plan = draft.read().plan;
    for cluster in 0..plan.clusters.len().min(2) {
        sizing::compare(&plan, cluster);
    }
    let findings = check(&Evidence::of(&plan, &Ledger::of(&plan)));
    for fix in findings
        .into_iter()
        .filter_map(|finding| finding.fix)
        .take(8)
    {
        let mut mended = draft.clone();
        mended
            .apply(&fix.edits)
            .expect("a fix names fields that are there");
        Report::of(&mended);
    }
}

/// Any bytes as a policy, with a plan under it.
pub fn policy(bytes: &[u8], plan: &PlanDraft) {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    if let Ok(policy) = Policy::from_value(&value) {
        policy.kept(plan);
        Report::under(plan, &policy);
    }
}

/// Any bytes as a policy, with a plan of every model under it.
pub fn any_policy(bytes: &[u8]) {
    static PLAN: LazyLock<PlanDraft> = LazyLock::new(|| estate(6, 18));
    policy(bytes, &PLAN);
}

/// Any bytes as a link, and as what a link of each version holds.
///
/// # Panics
///
/// Where a link breaks a promise: what opens packs and opens again as the same text.
#[expect(
    clippy::expect_used,
    reason = "a broken promise is what the fuzzers look for"
)]
pub fn link(bytes: &[u8]) {
    let letters: String = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 64)))
        .map(|letter| char::from(*letter))
        .collect();
    let text = String::from_utf8_lossy(bytes);
    for link in [
        text.into_owned(),
        format!("plan=0.{letters}"),
        format!("plan=1.{letters}"),
    ] {
        let Ok(json) = aksnet_link::unpack(&link) else {
            continue;
        };
        let packed = aksnet_link::pack(&json).expect("what came out of a link fits into one");
        assert_eq!(aksnet_link::unpack(&packed), Ok(json));
        if let Ok(draft) = aksnet_link::open(&link) {
            let again = aksnet_link::link(&draft).expect("a plan out of a link fits into one");
            assert_eq!(aksnet_link::open(&again), Ok(draft));
        }
    }
}

/// The letters of a link.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Any text in every parser of single values, and as the path and value of an edit.
///
/// # Panics
///
/// Where a parser breaks a promise: what it reads displays and reads back the same, what it
/// suggests can be read, an edit that fails changes nothing.
pub fn text(text: &str) {
    match Block::parse(text) {
        Ok(block) => assert_eq!(Block::parse(&block.to_string()), Ok(block)),
        Err(wrong) => readable(wrong.suggestion(), |meant| Block::parse(meant).is_ok()),
    }
    match Block6::parse(text) {
        Ok(block) => assert_eq!(Block6::parse(&block.to_string()), Ok(block)),
        Err(wrong) => readable(wrong.suggestion(), |meant| Block6::parse(meant).is_ok()),
    }
    if let Err(wrong) = parse_address(text) {
        readable(wrong.suggestion(), |meant| parse_address(meant).is_ok());
    }
    if let Some(surge) = MaxSurge::parse(text) {
        assert!(surge.nodes_of(7) <= 7);
    }
    if let Some(rate) = Rate::parse(text) {
        assert!(rate.after_a_month(7) >= 7);
        assert_eq!(Rate::parse(&rate.to_string()), Some(rate));
    }
    KubernetesVersion::parse(text);
    edit(text.split_once('\n').unwrap_or((text, "")));
}

/// A plan with a cluster of every model, whose errors a text may speak of.
static DEPLOYED: LazyLock<(Plan, Ledger, Vec<FindingReport>)> = LazyLock::new(|| {
    let draft = estate(6, 18);
    let plan = draft.read().plan;
    let ledger = Ledger::of(&plan);
    (plan, ledger, Report::of(&draft).findings)
});

/// Any text as an error of Azure, explained by itself and beside a plan.
///
/// # Panics
///
/// Where an explanation breaks a promise: it is plain data, says what it looked for where it
/// found nothing, and every way to Azure's number makes that number.
#[expect(
    clippy::expect_used,
    reason = "a broken promise is what the fuzzers look for"
)]
pub fn error_text(text: &str) {
    let (plan, ledger, findings) = &*DEPLOYED;
    let known = Known {
        plan,
        ledger,
        findings,
    };
    let alone = explain(text, None);
    let beside = explain(text, Some(known));
    assert_eq!(alone.errors.len(), beside.errors.len());
    assert_eq!(alone.errors.is_empty(), !alone.looked_for.is_empty());
    for error in &beside.errors {
        makes_the_number(error);
        let said = error.plan.as_ref().expect("a plan was given");
        let foreseen = |one: &FindingReport| error.rules.iter().any(|rule| rule.id == one.rule);
        assert!(said.findings.iter().all(foreseen));
    }
    serde_json::to_string(&beside).expect("an explanation is plain data");
}

fn makes_the_number(error: &ErrorExplained) {
    for way in &error.ways {
        let products = way.iter();
        let sum = products.fold(0, |sum: u64, one| {
            sum.saturating_add(one.nodes.saturating_mul(one.per_node))
        });
        assert_eq!(Some(sum), error.figures.needed);
    }
    assert_eq!(error.ways.len(), error.arithmetic.len());
}

fn readable(suggestion: Option<String>, reads: impl Fn(&str) -> bool) {
    if let Some(meant) = suggestion {
        assert!(reads(&meant), "{meant:?} is suggested and cannot be read");
    }
}

fn edit((path, value): (&str, &str)) {
    let before = PlanDraft::default();
    let mut draft = before.clone();
    match draft.apply(&[Edit::text(path.to_owned(), value)]) {
        Ok(()) => drop(draft.read()),
        Err(_) => assert_eq!(draft, before),
    }
    if draft.rename(path, value).is_ok() {
        draft.duplicate(path);
        draft.shift(path, 0);
    }
}
