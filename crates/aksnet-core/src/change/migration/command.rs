//! The command that leads a cluster to Azure CNI Overlay.

use alloc::{format, string::String};

use crate::cidr::Block;

/// The command of the Azure CLI, with the resource group to be filled in.
///
/// A name of other signs than letters, digits, hyphens, dots and underscores is quoted for a shell.
pub fn command(cluster: &str, pods: Option<Block>) -> String {
    let pods = pods.map_or_else(String::new, |pods| format!(" --pod-cidr {pods}"));
    format!(
        "az aks update --name {} --resource-group <resource-group> --network-plugin azure --network-plugin-mode overlay{pods}",
        quoted(cluster)
    )
}

fn quoted(name: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    if !name.is_empty() && name.chars().all(plain) {
        String::from(name)
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}
