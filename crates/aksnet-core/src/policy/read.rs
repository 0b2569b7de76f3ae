//! From the text of a policy to a policy.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::draft::{BoundsDraft, PolicyDraft, RangeDraft};
use super::lock::leads_to_a_value;
use super::{Bounds, FixedNetwork, LONGEST_TEXT, Lock, MOST_ENTRIES, Policy, PolicyRange, Words};
use crate::cidr::{Block, Block6, parse_address};
use crate::model::{FieldError, Item, MaxSurge, NetworkModel, PlanDraft, Prefix, Record, Slot};

/// What the fields of a policy say, and what is wrong with them.
#[derive(Default)]
struct Reader {
    errors: Vec<FieldError>,
}

impl PolicyDraft {
    /// Reads every field.
    ///
    /// # Errors
    ///
    /// Every field that cannot be read, each with its JSON Pointer: a policy counts as a whole or not at all.
    pub fn read(&self) -> Result<Policy, Vec<FieldError>> {
        let mut reader = Reader::default();
        reader.bounded(self, "");
        if !reader.errors.is_empty() {
            return Err(reader.errors);
        }
        let policy = reader.policy(self);
        if reader.errors.is_empty() {
            Ok(policy)
        } else {
            Err(reader.errors)
        }
    }
}

impl Reader {
    /// Refuses lists and texts beyond what anybody needs, before anything reads them.
    fn bounded(&mut self, record: &dyn Record, path: &str) {
        for field in record.fields() {
            let here = format!("{path}/{}", field.key);
            match record.slot(field.key) {
                Some(Slot::Text(text)) => self.bounded_text(text, &here),
                Some(Slot::Texts(texts)) => {
                    self.bounded_list(texts.len(), &here);
                    for (place, text) in texts.iter().take(MOST_ENTRIES).enumerate() {
                        self.bounded_text(text, &format!("{here}/{place}"));
                    }
                }
                Some(Slot::Record(inner)) => self.bounded(inner, &here),
                Some(Slot::Records(list)) => {
                    self.bounded_list(list.len(), &here);
                    for place in 0..list.len().min(MOST_ENTRIES) {
                        if let Some(inner) = list.get(place) {
                            self.bounded(inner, &format!("{here}/{place}"));
                        }
                    }
                }
                None => {}
            }
        }
    }

    fn bounded_text(&mut self, text: &str, path: &str) {
        if text.len() > LONGEST_TEXT {
            self.wrong(
                path,
                format!("{} bytes stand here", text.len()),
                &format!("at most {LONGEST_TEXT} bytes"),
            );
        }
        let is_link = path.ends_with("/link");
        let is_address = text.starts_with("https://")
            && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control());
        if is_link && !text.is_empty() && !is_address {
            self.wrong(
                path,
                "this is no address that may be shown as a link".to_owned(),
                "an address that begins with https://",
            );
        }
    }

    fn bounded_list(&mut self, len: usize, path: &str) {
        if len > MOST_ENTRIES {
            self.wrong(
                path,
                format!("{len} entries stand here"),
                &format!("at most {MOST_ENTRIES} entries"),
            );
        }
    }

    fn policy(&mut self, draft: &PolicyDraft) -> Policy {
        let mut networks = Vec::new();
        for (place, network) in draft.virtual_networks.iter().enumerate() {
            let path = format!("/virtualNetworks/{place}");
            if network.name.trim().is_empty() {
                self.wrong(
                    &format!("{path}/name"),
                    "this VNet has no name".to_owned(),
                    "the name of a VNet",
                );
            }
            if network.address_prefixes.is_empty() {
                self.wrong(
                    &format!("{path}/addressPrefixes"),
                    "this VNet has no range".to_owned(),
                    RANGE,
                );
            }
            let prefixes = network.address_prefixes.iter().enumerate();
            networks.push(FixedNetwork {
                name: network.name.trim().to_owned(),
                prefixes: prefixes
                    .map(|(at, text)| self.prefix(text, &format!("{path}/addressPrefixes/{at}")))
                    .collect(),
                words: words(&network.text, &network.link),
            });
        }
        let mut locks = Vec::new();
        for (place, lock) in draft.locked.iter().enumerate() {
            let path = lock.path.trim();
            let inner = path.strip_prefix('/').unwrap_or_default();
            if !leads_to_a_value(PlanDraft::table(), inner) {
                self.wrong(
                    &format!("/locked/{place}/path"),
                    format!("{path} leads to no single value of a plan"),
                    "a JSON Pointer into a plan such as /clusters/*/outboundType",
                );
            }
            locks.push(Lock {
                path: path.to_owned(),
                value: lock.value.trim().to_owned(),
                words: words(&lock.text, &lock.link),
            });
        }
        let forbidden = self.ranges(&draft.forbidden_ranges, "/forbiddenRanges");
        let allowed = self.ranges(&draft.allowed_ranges, "/allowedRanges");
        let max_pods = self.bounds(
            &draft.max_pods,
            "/maxPods",
            "a whole number of pods",
            |text| match MaxSurge::parse(text) {
                Some(MaxSurge::Nodes(number)) => Some(number),
                _ => None,
            },
        );
        let max_surge = self.bounds(
            &draft.max_surge,
            "/maxSurge",
            "a number of nodes such as 1, or a share of the pool such as 33%",
            MaxSurge::parse,
        );
        self.check_defaults(draft);
        Policy {
            owner: draft.owner.trim().to_owned(),
            networks,
            forbidden,
            allowed,
            models: self.models(draft),
            max_pods,
            max_surge,
            locks,
            defaults: draft.defaults.clone(),
        }
    }

    fn models(&mut self, draft: &PolicyDraft) -> Option<(Vec<NetworkModel>, Words)> {
        let given = &draft.network_models;
        let mut models = Vec::new();
        for (place, name) in given.allowed.iter().enumerate() {
            match NetworkModel::named(name.trim()) {
                Some(model) => models.push(model),
                None => self.wrong(
                    &format!("/networkModels/allowed/{place}"),
                    format!("{name} is no network model"),
                    &NetworkModel::NAMES.join(", "),
                ),
            }
        }
        let any = given.allowed.is_empty();
        (!any).then(|| (models, words(&given.text, &given.link)))
    }

    fn ranges(&mut self, drafts: &[Item<RangeDraft>], path: &str) -> Vec<PolicyRange> {
        let ranges = drafts.iter().enumerate().map(|(place, range)| PolicyRange {
            prefix: self.prefix(
                &range.address_prefix,
                &format!("{path}/{place}/addressPrefix"),
            ),
            words: words(&range.text, &range.link),
        });
        ranges.collect()
    }

    fn prefix(&mut self, text: &str, path: &str) -> Prefix {
        if let Ok(block) = Block::parse(text) {
            return Prefix::V4(block);
        }
        if let Ok(block) = Block6::parse(text) {
            return Prefix::V6(block);
        }
        let (message, suggestion) = match Block::parse(text) {
            Err(wrong) if !text.contains(':') => (wrong.to_string(), wrong.suggestion()),
            _ => (format!("{text} is no range"), None),
        };
        self.errors.push(FieldError {
            suggestion,
            ..FieldError::new(path, message, RANGE)
        });
        Prefix::Unknown
    }

    fn bounds<T>(
        &mut self,
        draft: &BoundsDraft,
        path: &str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Bounds<T> {
        let mut side = |text: &str, key: &str| {
            let value = read(text);
            if value.is_none() && !text.trim().is_empty() {
                let message = format!("{text} cannot be read");
                self.wrong(&format!("{path}/{key}"), message, expected);
            }
            value
        };
        Bounds {
            least: side(&draft.least, "least"),
            most: side(&draft.most, "most"),
            words: words(&draft.text, &draft.link),
        }
    }

    fn check_defaults(&mut self, draft: &PolicyDraft) {
        let own = &draft.defaults;
        let readable = [
            (
                "networkModel",
                &own.network_model,
                NetworkModel::named(own.network_model.value.trim()).is_some(),
            ),
            (
                "podCidr",
                &own.pod_cidr,
                Block::parse(&own.pod_cidr.value).is_ok(),
            ),
            (
                "serviceCidr",
                &own.service_cidr,
                Block::parse(&own.service_cidr.value).is_ok(),
            ),
            (
                "dnsServiceIP",
                &own.dns_service_ip,
                parse_address(&own.dns_service_ip.value).is_ok(),
            ),
            (
                "maxPods",
                &own.max_pods,
                matches!(
                    MaxSurge::parse(&own.max_pods.value),
                    Some(MaxSurge::Nodes(_))
                ),
            ),
            (
                "maxSurge",
                &own.max_surge,
                MaxSurge::parse(&own.max_surge.value).is_some(),
            ),
        ];
        for (key, default, reads) in readable {
            if reads || default.is_blank() {
                continue;
            }
            let message = match default.value.as_str() {
                "" => "no value stands here".to_owned(),
                text => format!("{text} cannot be read"),
            };
            self.wrong(
                &format!("/defaults/{key}/value"),
                message,
                "what a plan has in this field",
            );
        }
    }

    fn wrong(&mut self, path: &str, message: String, expected: &str) {
        self.errors.push(FieldError::new(path, message, expected));
    }
}

/// What a range looks like.
const RANGE: &str = "a range such as 10.16.0.0/12";

fn words(text: &str, link: &str) -> Words {
    Words {
        text: text.trim().to_owned(),
        link: link.to_owned(),
    }
}
