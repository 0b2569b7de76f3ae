//! Subnets smaller than their only tenant needs.

use alloc::format;

use super::tenant::{subnets_for, title};
use crate::azure::Limit;
use crate::model::Purpose;
use crate::rules::evidence::Evidence;
use crate::rules::finding::Findings;
use crate::rules::room::resize;

/// Reports every subnet for that purpose with a longer prefix than the limit, and grows it.
pub(super) fn report(
    evidence: &Evidence<'_>,
    out: &mut Findings<'_>,
    purpose: Purpose,
    limit: &'static Limit,
    needs: &str,
) {
    for (id, subnet) in subnets_for(evidence.plan, purpose) {
        let Some(block) = subnet.block.filter(|block| block.prefix() > limit.prefix()) else {
            continue;
        };
        out.report(
            evidence.plan.subnet_path(id),
            format!(
                "{} is a /{}; {} {needs} a /{}",
                subnet.name,
                block.prefix(),
                title(purpose),
                limit.prefix()
            ),
            resize(evidence, id, limit.prefix()),
        );
    }
}
