//! The built page in real browsers; run by `cargo xtask test --only browser`.
//!
//! Each flow is written once, for a person; what differs from browser to browser is in
//! `aksnet_tests::browser`.

mod editing;
mod keeping;
mod policy;
mod verdicts;

use aksnet_tests::browser::{Engine, Flow, run};
use aksnet_tests::flow;
use anyhow::Result;

static FLOWS: &[Flow] = &[
    flow!(editing::a_failing_plan_is_mended_by_the_fix_it_is_offered),
    flow!(editing::half_typed_text_blanks_nothing_and_undo_goes_all_the_way_back),
    flow!(keeping::the_plan_is_still_there_after_a_reload),
    flow!(policy::scripts_and_styles_that_are_not_the_pages_own_are_refused),
];

#[tokio::test]
async fn chromium() -> Result<()> {
    run(Engine::Chromium, FLOWS).await
}

#[tokio::test]
async fn firefox() -> Result<()> {
    run(Engine::Firefox, FLOWS).await
}

#[tokio::test]
async fn webkit() -> Result<()> {
    run(Engine::WebKit, FLOWS).await
}
