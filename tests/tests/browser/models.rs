//! The network models.

use aksnet_tests::browser::{Key, Page};
use anyhow::{Result, ensure};

use crate::editing::undo_everything;
use crate::verdicts::{CREATES, SCALES, UPGRADES};

/// The title of the model that is chosen, while the focus is on it.
const CHOSEN: &str = "
    const chosen = document.querySelector('[role=radiogroup] input:checked');
    return chosen === document.activeElement ? chosen.closest('label').querySelector('b').textContent : '';";

pub(crate) async fn models_are_switched_by_arrows_and_switched_back(page: &Page) -> Result<()> {
    let focus = "document.querySelector('[role=radiogroup] input:checked').focus(); return 0;";
    page.ask::<u8>(focus, vec![]).await?;
    // Not every browser goes from the last one to the first.
    for _ in 0..6 {
        page.keys(Key::Up).await?;
        if page
            .ask::<String>(CHOSEN, vec![])
            .await?
            .contains("Overlay")
        {
            break;
        }
    }
    // Of 13 nodes and 2 surge each takes one address.
    page.mentions(SCALES, "15 of 251").await?;
    let mut seen: Vec<String> = vec![page.ask(CHOSEN, vec![]).await?];
    for _ in 1..6 {
        page.keys(Key::Down).await?;
        let last = seen.last().cloned().unwrap_or_default();
        page.differs("the model", CHOSEN, &last).await?;
        let model: String = page.ask(CHOSEN, vec![]).await?;
        ensure!(!model.is_empty(), "the focus is not on the model chosen");
        ensure!(!seen.contains(&model), "{model} twice, after {seen:?}");
        page.examine(&format!("model-{}", model.to_lowercase().replace(' ', "-")))
            .await?;
        seen.push(model);
    }
    undo_everything(page).await?;
    page.mentions(CREATES, "248 of 251").await?;
    page.mentions(UPGRADES, "310 of 251").await?;
    page.mentions(SCALES, "465 of 251").await
}
