//! Bounded waiting.

use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, sleep};

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(30);
const INTERVAL: Duration = Duration::from_millis(20);

/// Asks `look` again and again until it gives a value.
///
/// # Errors
///
/// When `look` fails, or gave none in 30 seconds; the message says what was
/// awaited and what `look` last saw.
pub(super) async fn until<T>(
    awaited: &str,
    mut look: impl AsyncFnMut() -> Result<Result<T, String>>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        match look().await? {
            Ok(value) => return Ok(value),
            Err(seen) if start.elapsed() >= PATIENCE => {
                bail!("{awaited} not seen in {} s; {seen}", PATIENCE.as_secs())
            }
            Err(_) => sleep(INTERVAL).await,
        }
    }
}
