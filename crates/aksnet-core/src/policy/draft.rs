//! The policy as typed: the policy file.

use alloc::{string::String, vec::Vec};

use crate::model::{Field, Kind, NetworkModel, Record, Slot, SlotMut, record};

record! {
    /// What a platform team asks of every plan.
    PolicyDraft {
        /// Who sets it, as people know them.
        "owner" owner: Text;
        /// VNets whose address space is fixed, by name.
        "virtualNetworks" virtual_networks: Records<FixedNetworkDraft>;
        /// Ranges that no VNet, pod or service may use, such as those of the company's own network.
        "forbiddenRanges" forbidden_ranges: Records<RangeDraft>;
        /// Ranges that the address space of every VNet must lie in; any will do where none is given.
        "allowedRanges" allowed_ranges: Records<RangeDraft>;
        /// Network models that clusters may have.
        "networkModels" network_models: Record<ModelsDraft>;
        /// Bounds of the most pods on a node.
        "maxPods" max_pods: Record<BoundsDraft>;
        /// Bounds of the nodes an upgrade adds first: numbers, or percentages of the pool.
        "maxSurge" max_surge: Record<BoundsDraft>;
        /// Fields that have one value only.
        "locked" locked: Records<LockDraft>;
        /// Values that are taken where a plan leaves them out, before those of AKS.
        "defaults" defaults: Record<DefaultsDraft>;
    }
}

record! {
    /// A VNet whose address space is fixed.
    FixedNetworkDraft {
        /// Name of the VNet.
        "name" name: Text;
        /// Its address space, as CIDR blocks.
        "addressPrefixes" address_prefixes: Texts;
        /// Why, or what to do; shown with a breach.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}

record! {
    /// A range.
    RangeDraft {
        /// The range, as a CIDR block.
        "addressPrefix" address_prefix: Text;
        /// Why, or what to do; shown with a breach.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}

record! {
    /// Network models.
    ModelsDraft {
        /// Those that clusters may have.
        "allowed" allowed: Choices(NetworkModel::NAMES);
        /// Why, or what to do; shown with a breach.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}

record! {
    /// Bounds of a value.
    BoundsDraft {
        /// The least it may be.
        "least" least: Number;
        /// The most it may be.
        "most" most: Number;
        /// Why, or what to do; shown with a breach.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}

record! {
    /// A field that has one value only.
    LockDraft {
        /// Where it stands in a plan, as a JSON Pointer; `*` stands for every item of a list.
        "path" path: Text;
        /// Its value, as text.
        "value" value: Text;
        /// Why, or what to do; shown with a breach.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}

record! {
    /// Values that are taken where a plan leaves them out: each alone, or with the team's words on it.
    DefaultsDraft {
        /// Network model of a cluster.
        "networkModel" network_model: Worded(&Kind::Choice(NetworkModel::NAMES))<DefaultDraft>;
        /// Pod range of a cluster whose network model has one.
        "podCidr" pod_cidr: Worded(&Kind::Text)<DefaultDraft>;
        /// Service range of a cluster.
        "serviceCidr" service_cidr: Worded(&Kind::Text)<DefaultDraft>;
        /// Address of a cluster's DNS service.
        "dnsServiceIP" dns_service_ip: Worded(&Kind::Text)<DefaultDraft>;
        /// Most pods on a node.
        "maxPods" max_pods: Worded(&Kind::Number)<DefaultDraft>;
        /// Nodes an upgrade adds first.
        "maxSurge" max_surge: Worded(&Kind::Number)<DefaultDraft>;
    }
}

record! {
    /// A value that is taken where a plan leaves it out.
    DefaultDraft {
        /// The value, as a plan has it.
        "value" value: Text;
        /// Why, or what to do; shown where the value is taken.
        "text" text: Text;
        /// Where to read more; begins with `https://`.
        "link" link: Text;
    }
}
