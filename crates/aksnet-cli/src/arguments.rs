//! What can be typed.

use std::path::PathBuf;

use aksnet_core::change::{MOST_MONTHS, USUAL_MONTHS};
use aksnet_core::cidr::Block;
use aksnet_core::model::{NetworkModel, Rate};
use aksnet_core::sizing::COMMON_MAX_PODS;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

use crate::growth::pool_rate;

/// Plans the addresses of Azure Kubernetes Service clusters.
///
/// A plan is a JSON file, or - for standard input. Nothing leaves this machine.
///
/// Exit codes: 0 when no finding fails, 1 when one does or nothing fits, 2 when the plan or a field of it cannot be read.
#[derive(Parser)]
#[command(name = "aksnet", version)]
pub(crate) struct Arguments {
    /// How to answer
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How to answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Says whether the clusters create, upgrade and scale, and what is wrong
    Check {
        /// Plan file, or - for standard input
        plan: PathBuf,
        /// Plan that is deployed already: says what of it cannot be changed so
        #[arg(long, value_name = "PLAN")]
        baseline: Option<PathBuf>,
        /// Policy of a platform team: takes its defaults, and says what of the plan it refuses
        #[arg(long, value_name = "POLICY")]
        policy: Option<PathBuf>,
    },
    /// Shows what changes between two plans, and what Azure accepts of it
    Diff {
        /// Plan that is deployed already, or - for standard input
        old: PathBuf,
        /// Plan that is to take its place, or - for standard input
        new: PathBuf,
    },
    /// Says how many nodes and pods fit, and what allows no more
    Capacity {
        /// Plan file, or - for standard input
        plan: PathBuf,
    },
    /// Says the smallest prefix of each range that works
    Size {
        /// Plan file, or - for standard input
        plan: PathBuf,
    },
    /// Shows the same workload in every network model
    Compare {
        /// Plan file, or - for standard input
        plan: PathBuf,
        /// This cluster only
        #[arg(long, value_name = "NAME")]
        cluster: Option<String>,
    },
    /// Says what fits in a subnet of a given size, without a plan
    Frontier(Question),
    /// Lists what is free in each VNet
    Free {
        /// Plan file, or - for standard input
        plan: PathBuf,
        /// Name the next free block of this size too, such as /26
        #[arg(long, value_name = "PREFIX", value_parser = prefix)]
        size: Option<u8>,
        /// Look in this block instead of the VNets
        #[arg(long = "in", value_name = "BLOCK", value_parser = block)]
        within: Option<Block>,
    },
    /// Lists the fixes of a plan, or applies them
    Fix(Order),
    /// Writes a link that holds the plan itself, behind its #
    Link {
        /// Plan file, or - for standard input
        plan: PathBuf,
        /// Address of the planner's page that opens it; without one, the part from # on
        #[arg(long, value_name = "ADDRESS", value_parser = Address::parse)]
        page: Option<Address>,
    },
    /// Writes the plan file that is in a link
    Open {
        /// The link, or its part from # on, or - for standard input
        link: String,
    },
    /// Explains an error text of Azure: its code, its numbers, what would mend it
    Explain(Message),
    /// Says in which month each range is too small, as pools grow
    Growth(Forecast),
    /// Shows an upgrade step by step, with the addresses in use, and the step that fails
    Upgrade(Rollout),
    /// Shows the way of clusters that run kubenet or Node Subnet to Azure CNI Overlay
    Migrate(Journey),
    /// Explains what plans are checked for
    Rules {
        /// One rule only, such as AKN201
        id: Option<String>,
    },
}

/// What `frontier` is asked.
#[derive(Args)]
pub(crate) struct Question {
    /// Network model
    #[arg(long, value_parser = PossibleValuesParser::new(NetworkModel::NAMES))]
    pub(crate) model: String,
    /// Size of the subnet, such as /24: the pods' under Pod Subnet, else the nodes'
    #[arg(long, value_parser = prefix)]
    pub(crate) prefix: u8,
    /// Pod CIDR; without one it counts as large enough
    #[arg(long, value_name = "BLOCK", value_parser = block)]
    pub(crate) pod_cidr: Option<Block>,
    /// Max pods of a node; several with commas
    #[arg(long, value_delimiter = ',', default_values_t = COMMON_MAX_PODS)]
    pub(crate) max_pods: Vec<u64>,
}

/// Where the planner's page is, without a fragment of its own.
#[derive(Clone)]
pub(crate) struct Address(pub(crate) String);

impl Address {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || text.contains(['#', ' ']) {
            return Err(String::from("expected an address without # and spaces"));
        }
        Ok(Self(text.to_owned()))
    }
}

/// What `explain` is given.
#[derive(Args)]
pub(crate) struct Message {
    /// The text as az or the portal shows it, or - for standard input
    #[arg(required_unless_present = "file")]
    pub(crate) text: Option<String>,
    /// Read the text from this file
    #[arg(long, conflicts_with = "text")]
    pub(crate) file: Option<PathBuf>,
    /// Say what this plan has to do with it, too
    #[arg(long, value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
}

/// What `fix` is to do.
#[derive(Args)]
pub(crate) struct Order {
    /// Plan file, or - for standard input
    pub(crate) plan: PathBuf,
    /// Apply the fixes of this rule, such as AKN201, and write the plan
    #[arg(long, value_name = "RULE")]
    pub(crate) apply: Option<String>,
    /// Apply every fix that helps, worst finding first, and write the plan
    #[arg(long, conflicts_with = "apply")]
    pub(crate) all: bool,
    /// Write the plan back to its file, not to standard output
    #[arg(long)]
    pub(crate) in_place: bool,
    /// Policy of a platform team: offers its fixes too, and changes nothing that it locks
    #[arg(long, value_name = "POLICY")]
    pub(crate) policy: Option<PathBuf>,
}

/// What `growth` is asked.
#[derive(Args)]
pub(crate) struct Forecast {
    /// Plan file, or - for standard input
    pub(crate) plan: PathBuf,
    /// Months to look ahead
    #[arg(long, default_value_t = USUAL_MONTHS, value_parser = value_parser!(u64).range(1..=MOST_MONTHS))]
    pub(crate) months: u64,
    /// Let a pool grow by so many nodes a month, or by a share: apps=2, apps=10%, aks/apps=2
    #[arg(long, value_name = "POOL=RATE", value_delimiter = ',', value_parser = pool_rate)]
    pub(crate) nodes_per_month: Vec<PoolRate>,
    /// Let a pool grow by so many pods a month, or by a share, from every pod slot in use on
    #[arg(long, value_name = "POOL=RATE", value_delimiter = ',', value_parser = pool_rate)]
    pub(crate) pods_per_month: Vec<PoolRate>,
}

/// By how much a pool grows.
#[derive(Clone)]
pub(crate) struct PoolRate {
    /// Its cluster; any where none is named.
    pub(crate) cluster: Option<String>,
    /// Its name.
    pub(crate) pool: String,
    /// By how much.
    pub(crate) rate: Rate,
}

/// What `upgrade` is asked.
#[derive(Args)]
pub(crate) struct Rollout {
    /// Plan file, or - for standard input
    pub(crate) plan: PathBuf,
    /// Upgrade every pool in one operation; that is the usual way
    #[arg(long, conflicts_with = "pool_by_pool")]
    pub(crate) all_at_once: bool,
    /// Upgrade one pool after the other
    #[arg(long)]
    pub(crate) pool_by_pool: bool,
    /// This cluster only
    #[arg(long, value_name = "NAME")]
    pub(crate) cluster: Option<String>,
}

/// What `migrate` is asked.
#[derive(Args)]
pub(crate) struct Journey {
    /// Plan file of what is deployed, or - for standard input
    pub(crate) plan: PathBuf,
    /// This cluster only
    #[arg(long, value_name = "NAME")]
    pub(crate) cluster: Option<String>,
    /// Pod CIDR to take, instead of a free one
    #[arg(long, value_name = "BLOCK", value_parser = block)]
    pub(crate) pod_cidr: Option<Block>,
    /// Print the plan as it is afterwards, in place of the answer
    #[arg(long)]
    pub(crate) print_plan: bool,
}

/// Reads `/26` or `26`.
fn prefix(text: &str) -> Result<u8, String> {
    let digits = text.trim().strip_prefix('/').unwrap_or(text.trim());
    digits
        .parse()
        .ok()
        .filter(|prefix| *prefix <= 32)
        .ok_or_else(|| String::from("expected a prefix length from /0 to /32"))
}

fn block(text: &str) -> Result<Block, String> {
    Block::parse(text).map_err(|wrong| match wrong.suggestion() {
        Some(meant) => format!("{wrong}; did you mean {meant}?"),
        None => wrong.to_string(),
    })
}
