//! How much work the page is for a browser, beside a hello-world page in Yew.
//!
//! Run by `cargo xtask bench-page`, which builds both pages and names their folders.

mod figures;
mod loading;
mod typing;

use std::{env, path::PathBuf, process::ExitCode};

use aksnet_tests::browser::measured;
use anyhow::{Context as _, Result};

use figures::Figures;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("a goal is missed");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures and prints; false where a goal is missed that must be met.
async fn measure() -> Result<bool> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let check = arguments.iter().any(|argument| argument == "--check");
    let folders: Vec<PathBuf> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    let [page, hello] = folders.as_slice() else {
        anyhow::bail!("name the folder of the page and that of the hello-world page");
    };
    let mut figures = Figures::default();
    measured([page.as_path(), hello.as_path()], async |[page, hello]| {
        typing::measure(&page, &hello, &mut figures)
            .await
            .context("typing")?;
        loading::measure(&page, &hello, &mut figures)
            .await
            .context("loading")
    })
    .await?;
    print!("{figures}");
    Ok(!check || figures.all_met())
}
