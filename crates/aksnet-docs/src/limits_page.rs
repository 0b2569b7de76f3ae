//! Every documented number, date and range.

use aksnet_core::azure::{DocumentedRange, Event, Limit, Source, events, limits, ranges};
use aksnet_core::rules::grouped;

use crate::page::Page;

/// Three tables.
pub(crate) fn page() -> Page {
    let text = [
        "# Documented numbers, dates and ranges\n\n\
         Each stands once in the code, with the page that states it. Confidence: high where a current page of the \
         vendor, a release note or the API says so; medium where one vendor page does that is old or contradicted, \
         or several field reports agree; low where it is inferred.\n\n\
         ## Numbers\n\n| Name | Number | Unit | Meaning | Confidence | Source | Reviewed |\n\
         | --- | ---: | --- | --- | --- | --- | --- |\n",
        &limits::ALL.iter().map(|limit| number(limit)).collect::<String>(),
        "\n## Dates\n\n| Day | What ends | Source | Reviewed |\n| --- | --- | --- | --- |\n",
        &events::ALL.iter().map(|event| date(event)).collect::<String>(),
        "\n## Ranges\n\n| Range | Meaning | Confidence | Source | Reviewed |\n| --- | --- | --- | --- | --- |\n",
        &ranges::all().map(range).collect::<String>(),
    ]
    .concat();
    Page::markdown("docs/limits.md", &text)
}

fn number(limit: &Limit) -> String {
    format!(
        "| `{}` | {} | {} | {} | {} | {} |\n",
        limit.name,
        grouped(limit.value),
        limit.unit,
        limit.meaning,
        limit.confidence.as_str(),
        source(limit.source),
    )
}

fn date(event: &Event) -> String {
    let Event { day, meaning, .. } = event;
    format!("| {day} | {meaning} | {} |\n", source(event.source))
}

fn range(range: &DocumentedRange) -> String {
    format!(
        "| `{}` | {} | {} | {} |\n",
        range.block,
        range.meaning,
        range.confidence.as_str(),
        source(range.source)
    )
}

/// Two cells: the page, and the day it was last read.
fn source(source: &Source) -> String {
    format!("[{}]({}) | {}", source.title, source.url, source.reviewed)
}

#[cfg(test)]
mod tests {
    use super::page;
    use aksnet_core::azure::limits;

    #[test]
    fn every_limit_stands_in_the_table_with_its_number() {
        let text = page().text;
        for limit in limits::ALL {
            assert!(
                text.contains(&format!("| `{}` | ", limit.name)),
                "{}",
                limit.name
            );
        }
        assert!(text.contains("| `PRIVATE_ADDRESSES_PER_VNET` | 65,536 |"));
        assert!(text.contains("| `172.30.0.0/16` | kept by AKS |"));
    }
}
