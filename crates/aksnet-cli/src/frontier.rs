//! `aksnet frontier`: what fits in a subnet of a given size.

use aksnet_core::model::NetworkModel;
use aksnet_core::rules::grouped;
use aksnet_core::sizing::{Frontier, frontier};
use anyhow::{Context as _, Result};

use crate::arguments::{Format, Question};
use crate::outcome::Outcome;
use crate::output;
use crate::sheet::{BOLD, PLAIN, SOFT, Sheet};
use crate::table::{Table, left, right};

/// Says what fits.
pub(crate) fn run(question: &Question, format: Format) -> Result<Outcome> {
    let model = NetworkModel::named(&question.model).context("no such network model")?;
    let max_pods = question.max_pods.iter().copied();
    let frontier = frontier(model, question.prefix, question.pod_cidr, max_pods)
        .context("what fits cannot be computed")?;
    output::answer(format, &frontier, |sheet| write(&frontier, question, sheet))?;
    Ok(Outcome::Good)
}

fn write(frontier: &Frontier, question: &Question, sheet: &mut Sheet) {
    let what = if frontier.model.uses_pod_subnet() {
        "pod subnet"
    } else {
        "node subnet"
    };
    let title = format!(
        "A /{} as {what}, {}",
        frontier.prefix,
        frontier.model.title()
    );
    sheet.line(0, BOLD, &title);
    if frontier.model.gives_nodes_pod_blocks() {
        let pods = match question.pod_cidr {
            Some(block) => format!("Pods get their addresses from {block}."),
            None => String::from("The pod CIDR counts as large enough; --pod-cidr names one."),
        };
        sheet.paragraph(2, PLAIN, &pods);
    }
    let mut table = Table::default();
    let heading = [
        right("Max pods"),
        right("Nodes"),
        right("Pods"),
        left("Limited by"),
    ];
    table.row(heading.map(|cell| cell.styled(SOFT)));
    for point in &frontier.points {
        table.row([
            right(grouped(point.max_pods)),
            right(grouped(point.nodes)),
            right(grouped(point.pods)),
            left(point.limited_by.map_or("", |limit| limit.title())),
        ]);
    }
    table.write(2, sheet);
    sheet.paragraph(2, SOFT, "Nodes include the surge nodes of an upgrade.");
}
