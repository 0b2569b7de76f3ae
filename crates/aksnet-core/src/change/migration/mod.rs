//! The way of a cluster that runs to Azure CNI Overlay: what AKS asks for, and what it does.
//!
//! Source: [`UPDATE_CNI`](crate::azure::sources::UPDATE_CNI). The only ways there are lead from
//! kubenet and from Node Subnet to Overlay, and none leads back.

mod command;
mod need;
mod target;

pub use command::command;
pub use need::{Need, NeedState, PodHome, Topic, needs};
pub use target::{Target, target};

#[cfg(test)]
mod tests;
