//! Plans over time: what changes between two of them, and what Azure does with the change.

mod alteration;
mod answer;
mod difference;
mod growth;
mod matching;
mod migration;
mod upgrade;

pub use alteration::{Alteration, AlterationKind, alterations};
pub use answer::{Answer, Reply, reply};
pub use difference::{Difference, Pair, SubnetPair};
pub use growth::{
    FirstLimit, MOST_MONTHS, Outlook, Shortage, USUAL_MONTHS, after, nodes_by_month, outlook,
    outlook_of,
};
pub use migration::{Need, NeedState, PodHome, Target, Topic, command, needs, target};
pub use upgrade::{Act, Upgrade, UpgradeOrder, UpgradeStep, upgrade};
