//! Pages that are due for another reading.

use aksnet_core::azure::{Source, sources};
use anyhow::{Context as _, Result};
use jiff::civil::Date;

/// Prints the sources last read longer ago than so many days, the oldest first.
pub(crate) fn list(older_than: u32, today: Date) -> Result<()> {
    let due = due(sources::ALL, older_than, today)?;
    for (days, source) in &due {
        println!(
            "{} ({days} days)  {}  {}",
            source.reviewed, source.title, source.url
        );
    }
    println!(
        "{} of {} sources were last read more than {older_than} days before {today}",
        due.len(),
        sources::ALL.len()
    );
    Ok(())
}

/// Days since the last reading, and the source.
fn due<'a>(sources: &[&'a Source], older_than: u32, today: Date) -> Result<Vec<(i32, &'a Source)>> {
    let mut due = Vec::new();
    for source in sources {
        let reviewed: Date = source
            .reviewed
            .parse()
            .with_context(|| format!("{}: {}", source.url, source.reviewed))?;
        let days = today.since(reviewed)?.get_days();
        if i64::from(days) > i64::from(older_than) {
            due.push((days, *source));
        }
    }
    due.sort_by_key(|(days, source)| (std::cmp::Reverse(*days), source.title));
    Ok(due)
}

#[cfg(test)]
mod tests {
    use super::due;
    use aksnet_core::azure::Source;

    #[test]
    fn a_page_is_due_the_day_after_its_time_is_over() {
        let source = Source {
            title: "A page",
            url: "https://example.com",
            reviewed: "2026-08-21",
        };
        let on = |day: &str| due(&[&source], 180, day.parse().unwrap()).unwrap().len();
        assert_eq!(on("2027-02-17"), 0);
        assert_eq!(on("2027-02-18"), 1);
        assert_eq!(on("2020-01-01"), 0);
    }

    #[test]
    fn every_source_has_a_day_that_exists() {
        let today = "2026-08-21".parse().unwrap();
        assert!(due(aksnet_core::azure::sources::ALL, 0, today).is_ok());
    }
}
