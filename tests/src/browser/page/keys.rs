//! Keys that go wherever the focus is, as a person's do.

use std::time::Duration;

use anyhow::Result;
use thirtyfour::{Key, TypingData};

use super::Page;

impl Page {
    /// Types text, or presses a key, where the focus is.
    ///
    /// # Errors
    ///
    /// When the driver refuses.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        let chain = self
            .session
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        Ok(chain.send_keys(keys).perform().await?)
    }

    /// Presses a key while another is held.
    ///
    /// # Errors
    ///
    /// When the driver refuses.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) -> Result<()> {
        let mut chain = self
            .session
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        for key in held {
            chain = chain.key_down(key.value());
        }
        let key = key.into();
        chain = chain.key_down(key).key_up(key);
        for key in held.iter().rev() {
            chain = chain.key_up(key.value());
        }
        Ok(chain.perform().await?)
    }
}
