//! What a field is called, for people.

use aksnet_core::model::{PlanDraft, Record, Slot};

/// What the field at a path is called: "snet-nodes range", "apps max pods".
pub(crate) fn name(draft: &PlanDraft, path: &str) -> String {
    let mut owner = String::new();
    let mut word = String::new();
    let mut record: Option<&dyn Record> = Some(draft);
    let mut parts = path.split('/').skip(1);
    while let Some(key) = parts.next() {
        word = in_words(key);
        match record.and_then(|record| record.slot(key)) {
            Some(Slot::Records(list)) => {
                let place = parts.next();
                record = place.and_then(|place| list.get(place.parse().ok()?));
                let alone = key == "clusters" && list.len() == 1;
                if let (Some(Slot::Text(name)), false) =
                    (record.and_then(|record| record.slot("name")), alone)
                {
                    name.clone_into(&mut owner);
                }
                if place.is_some() {
                    word.clear();
                }
            }
            Some(Slot::Record(inner)) => record = Some(inner),
            _ => break,
        }
    }
    match (owner.as_str(), word.as_str()) {
        ("", "") => "cluster".to_owned(),
        ("", word) => word.to_owned(),
        (owner, "") => owner.to_owned(),
        (owner, word) => format!("{owner} {word}"),
    }
}

/// The key of a field in words: `maxPods` is "max pods".
fn in_words(key: &str) -> String {
    let known = match key {
        "addressPrefix" | "addressPrefixes" => "range",
        "serviceCidr" | "serviceCidrs" => "service range",
        "podCidr" | "podCidrs" => "pod range",
        "dnsServiceIP" => "DNS address",
        "dockerBridgeCidr" => "Docker bridge range",
        "virtualNetwork" => "VNet",
        "count" => "nodes",
        "minCount" => "fewest nodes",
        "maxCount" => "grows to",
        "enableAutoScaling" => "autoscaler",
        "vnetSubnet" => "node subnet",
        "apiServerSubnet" => "API server subnet",
        "osType" => "operating system",
        "osSKU" => "OS edition",
        "ipFamilies" => "IP families",
        "natGateway" => "NAT gateway",
        "managedOutboundIPs" => "outbound addresses",
        "podIPAllocationMode" => "pod address allocation",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let mut words = String::with_capacity(key.len().saturating_add(4));
    for letter in key.chars() {
        if letter.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// The last part of a path, to speak of a field by.
pub(super) fn last_part(path: &str) -> &str {
    path.rsplit('/')
        .find(|part| !part.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::name;
    use crate::results::example::contoso;

    #[test]
    fn fields_are_called_by_their_owner_and_what_they_are() {
        let draft = contoso().0;
        for (path, called) in [
            (
                "/virtualNetworks/1/subnets/0/addressPrefix",
                "snet-nodes range",
            ),
            ("/virtualNetworks/1/addressPrefixes/0", "vnet-spoke range"),
            ("/clusters/0/serviceCidr", "service range"),
            ("/clusters/0/nodePools/1/maxPods", "apps max pods"),
            ("/clusters/0/nodePools/1", "apps"),
            ("/clusters/0/nodePools", "node pools"),
            (
                "/clusters/0/loadBalancer/managedOutboundIPs",
                "outbound addresses",
            ),
            ("/clusters/0", "cluster"),
            ("/name", "name"),
            ("/clusters/9/serviceCidr", "service range"),
            ("nonsense", "cluster"),
        ] {
            assert_eq!(name(&draft, path), called, "{path}");
        }
        let two = contoso().with("/clusters/1/name", "aks-new").0;
        assert_eq!(
            name(&two, "/clusters/1/serviceCidr"),
            "aks-new service range"
        );
    }
}
