//! What the rules found.

use aksnet_core::rules::{Finding, Severity};
use yew::prelude::*;

use crate::field::use_dispatch;
use crate::mark::{Sign, State};
use crate::planner::{Action, Outcome, Shared};

/// What the findings need to know.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What the plan means.
    pub(crate) outcome: Shared<Outcome>,
}

/// What is wrong with the plan, worst first.
#[component]
pub(crate) fn Findings(props: &Props) -> Html {
    let dispatch = use_dispatch();
    html! {
        <section id="findings" aria-labelledby="h-find">
            <header class="row"><h2 id="h-find" tabindex="-1">{ "Findings" }</h2></header>
            if !props.outcome.defaults.is_empty() {
                <details class="defaults">
                    <summary><small>{ format!("{} values taken that the plan leaves out", props.outcome.defaults.len()) }</small></summary>
                    <ul>
                        for default in props.outcome.defaults.iter() {
                            <li key={default.path.clone()}><small><code>{ &default.path }</code>{ " " }{ &default.value }{ ", " }{ default.reason }</small></li>
                        }
                    </ul>
                </details>
            }
            <ol class="finds">
                for finding in props.outcome.findings.iter() {
                    <li key={format!("{} {} {}", finding.rule.id, finding.subject, finding.message)}>
                        { item(finding, &dispatch) }
                    </li>
                }
            </ol>
        </section>
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Fails",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

fn item(finding: &Finding, dispatch: &Callback<Action>) -> Html {
    let rule = finding.rule;
    let fix = finding.fix.clone().map(|fix| {
        let title = fix.title.clone();
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Change {
            title: fix.title.clone(),
            edits: fix.edits.clone(),
        });
        html! { <button {onclick}>{ title }</button> }
    });
    html! {
        <>
            <State sign={Sign::from(rule.severity)} word={word(rule.severity)} />
            <div>
                <p>{ &finding.message }{ "." }</p>
                <p class="row meta">
                    <code>{ rule.id }</code>
                    if let Some(code) = rule.azure_code {
                        <span>{ "Azure error " }<code>{ code }</code></span>
                    }
                </p>
                <details>
                    <summary>{ "Why" }</summary>
                    <p>{ rule.why }</p>
                    <p>{ rule.remedy }</p>
                    for source in rule.sources.iter() {
                        <p><small>{ "Source: " }<a href={source.url}>{ source.title }</a>{ ", reviewed " }{ source.reviewed }</small></p>
                    }
                </details>
            </div>
            { fix }
        </>
    }
}
