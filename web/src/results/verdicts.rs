//! The three verdicts.

use aksnet_core::ledger::{Stage, Verdict};
use aksnet_core::rules::grouped;
use yew::Html;

use super::Subject;
use super::answer::{Answer, Need, answers};
use super::scale::{in_percent, thousandths};
use crate::mark::{Sign, state};
use crate::markup::{Tag, kept, tag};
use crate::planner::Planner;

/// The three verdicts, each with the range that decides it.
pub(crate) fn verdicts(planner: &Planner) -> Html {
    kept("verdicts", Subject::of(planner), show)
}

fn show(subject: &Subject) -> Html {
    let answers = answers(&subject.outcome.ledger, subject.cluster);
    let scale = scale(&answers);
    let cells = answers.map(|answer| {
        let stage = answer.stage.as_str();
        kept(stage, Cell { answer, scale }, Cell::show)
    });
    tag("ol")
        .class("verdicts has")
        .set("aria-label", "Verdicts")
        .nodes(cells)
        .into()
}

/// A verdict.
#[derive(PartialEq)]
struct Cell {
    /// The verdict and its numbers.
    answer: Answer,
    /// Where the scale of all three ends, in thousandths of a percent of what there is.
    scale: u64,
}

impl Cell {
    /// Heading, state, number, limit in words, gauge.
    fn show(&self) -> Html {
        let answer = &self.answer;
        let state = state(Sign::from(answer.verdict), answer.word);
        let title = tag("h3").text(title(answer.stage)).text(" ").with(state);
        let number = answer.need.as_ref().map(|need| {
            let needed = tag("b")
                .class(colour(answer.verdict))
                .text(&grouped(need.needed));
            let unit = tag("span").text(" ").text(need.unit);
            let number = tag("p").class("n").with(needed).text(" of ");
            number.text(&grouped(need.usable)).with(unit)
        });
        let words = tag("p").class("w");
        let words = match (answer.missing, &answer.need) {
            (Some(missing), _) => words.text(missing),
            (None, Some(need)) => limit(words, need),
            (None, None) => words,
        };
        let gauge = answer.need.as_ref().map(|need| gauge(need, self.scale));
        tag("li")
            .with(title)
            .all(number)
            .with(words)
            .all(gauge)
            .into()
    }
}

/// What a verdict is called.
pub(super) const fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::Create => "Creates",
        Stage::Upgrade => "Upgrades",
        Stage::FullScale => "Scales to full",
    }
}

const fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Error => "err",
        Verdict::Warning => "warn",
        Verdict::Ok | Verdict::NotChecked => "",
    }
}

/// "8 nodes and 2 surge in node subnet 10.240.0.0/24: 59 short".
fn limit(words: Tag, need: &Need) -> Tag {
    let words = words
        .with(tag("b").text(&need.who))
        .text(" in ")
        .text(need.kind)
        .text(" ");
    let words = match need.block.as_str() {
        "" => words.text(&need.name),
        block => words.with(tag("code").text(block)),
    };
    words.text(": ").text(&need.rest())
}

/// The most that is drawn of any of the three, in thousandths of a percent of what there is.
///
/// One scale for all three, so that they can be compared whatever they draw on.
fn scale(answers: &[Answer; 3]) -> u64 {
    /// Beyond this a need is drawn no longer: it would leave no room for the others.
    const MOST: u64 = 2_000_000;
    let needs = answers.iter().filter_map(|answer| answer.need.as_ref());
    needs
        .map(|need| thousandths(need.needed, need.usable).clamp(100_000, MOST))
        .max()
        .unwrap_or(100_000)
}

/// What is drawn, what is missing, and where the capacity ends; the text says the same.
fn gauge(need: &Need, scale: u64) -> Tag {
    let drawn = thousandths(need.needed, need.usable).min(scale);
    let share = |part: u64| in_percent(thousandths(part, scale));
    let end = share(100_000);
    let bar = |class: &str, x: &str, width: &str| {
        tag("rect")
            .class(class)
            .set("x", x)
            .set("y", "3")
            .set("width", width)
            .set("height", "6")
    };
    let missing = drawn.checked_sub(100_000).filter(|missing| *missing > 0);
    let tick = tag("rect")
        .class("gt")
        .set("x", &end)
        .set("width", "1.5")
        .set("height", "12");
    tag("svg")
        .class("gauge")
        .set("width", "100%")
        .set("height", "12")
        .set("aria-hidden", "true")
        .with(bar("g0", "0", "100%"))
        .with(bar("used", "0", &share(drawn.min(100_000))))
        .all(missing.map(|missing| bar("miss", &end, &share(missing))))
        .with(tick)
}

#[cfg(test)]
mod tests {
    use super::verdicts;
    use crate::results::example::{Draft, blank, contoso, html, planner, words};
    use yew::Html;

    fn shown(draft: &Draft) -> Html {
        verdicts(&planner(draft))
    }

    #[tokio::test]
    async fn the_worked_example_in_words() {
        assert_eq!(
            words(shown(&contoso())).await,
            "Creates OK 248 of 251 addresses 8 nodes in node subnet 10.240.0.0/24 : 3 left \
             Upgrades Fails 310 of 251 addresses 8 nodes and 2 surge in node subnet 10.240.0.0/24 : 59 short \
             Scales to full Fails 465 of 251 addresses 13 nodes and 2 surge in node subnet 10.240.0.0/24 : 214 short"
        );
    }

    #[tokio::test]
    async fn all_gauges_share_one_scale() {
        let html = html(shown(&contoso())).await;
        // The capacity ends at 251 of 465 in all three.
        let ends = r#"<rect class="gt" x="53.978%" width="1.5" height="12">"#;
        assert_eq!(html.matches(ends).count(), 3, "{html}");
        assert!(
            html.contains(r#"<rect class="miss" x="53.978%" y="3" width="46.021%" height="6">"#)
        );
    }

    #[tokio::test]
    async fn nothing_to_check_yet() {
        assert_eq!(
            words(shown(&blank())).await,
            "Creates Not checked Needs a cluster Upgrades Not checked Needs a cluster \
             Scales to full Not checked Needs a cluster"
        );
    }
}
