//! Which errors a text is about, and which part of it belongs to each.

use alloc::{collections::BTreeSet, vec::Vec};

use super::figures::{Figures, Target};
use super::list::{AZURE_ERRORS, AzureError};
use super::text::{find, words};
use crate::cidr::Block;
use crate::ledger::Measure;
use crate::model::nearest;
use crate::sorting;

/// Most messages of one code that are told apart.
const MOST_MESSAGES: usize = 8;

/// Most words that are compared with the known codes.
const MOST_GUESSES: usize = 64;

/// An error and what the text says of it.
pub(super) struct Recognised {
    /// The error.
    pub(super) error: &'static AzureError,
    /// Whether its code stands in the text; otherwise a phrase gave it away.
    pub(super) by_code: bool,
    /// What could be read.
    pub(super) figures: Figures,
}

/// Every error a text is about, in the order of the text. The text is plain.
pub(super) fn recognise(text: &str) -> Vec<Recognised> {
    let mut places = by_codes(text);
    let by_code = !places.is_empty();
    if places.is_empty() {
        places = by_phrases(text);
    }
    sorting::sort_by(&mut places, |one, other| one.0.cmp(&other.0));
    let mut found = Vec::new();
    let starts: Vec<usize> = places.iter().map(|(place, _)| *place).collect();
    for (index, (start, error)) in places.into_iter().enumerate() {
        // What stands before the first code belongs to it: some texts give the message first.
        let start = if index == 0 { 0 } else { start };
        let end = starts.get(index.saturating_add(1)).copied();
        let part = text.get(start..end.unwrap_or(text.len()));
        for figures in messages(error, part.unwrap_or_default()) {
            found.push(Recognised {
                error: variant(error, &figures),
                by_code,
                figures,
            });
        }
    }
    found
}

/// The known code nearest to a word of a text that holds none.
pub(super) fn nearest_code(text: &str) -> Option<&'static str> {
    let known = AZURE_ERRORS.iter().filter_map(|error| error.code);
    let known: Vec<&'static str> = known.collect();
    let long = words(text).filter(|(_, word)| word.len() >= 8);
    let guesses: BTreeSet<&str> = sorting::gathered(long.map(|(_, word)| word).take(MOST_GUESSES));
    let mut near = guesses
        .into_iter()
        .filter_map(|word| nearest(word, known.iter().copied()));
    near.next()
}

/// The first place of every known code that stands in the text as a word.
fn by_codes(text: &str) -> Vec<(usize, &'static AzureError)> {
    let mut found: Vec<(usize, &'static AzureError)> = Vec::new();
    for (place, word) in words(text) {
        let known = AZURE_ERRORS.iter().find(|error| {
            error
                .code
                .is_some_and(|code| code.eq_ignore_ascii_case(word))
        });
        if let Some(error) =
            known.filter(|known| found.iter().all(|(_, one)| one.code != known.code))
        {
            found.push((place, error));
        }
    }
    found
}

/// The first place of every error that a phrase gives away.
fn by_phrases(text: &str) -> Vec<(usize, &'static AzureError)> {
    let place = |error: &AzureError| {
        let places = error.phrases.iter().filter_map(|phrase| find(text, phrase));
        places.min()
    };
    AZURE_ERRORS
        .iter()
        .filter_map(|error| Some((place(error)?, error)))
        .collect()
}

/// What each message of an error says; Azure repeats itself, so equal ones count once.
fn messages(error: &AzureError, part: &str) -> Vec<Figures> {
    let mut starts = Vec::new();
    let mut place: usize = 0;
    if let Some(phrase) = error.phrases.first() {
        while let Some(step) = part.get(place..).and_then(|rest| find(rest, phrase)) {
            place = place.saturating_add(step);
            starts.push(place);
            place = place.saturating_add(phrase.len());
            if starts.len() > MOST_MESSAGES {
                break;
            }
        }
    }
    if starts.len() < 2 {
        return [Figures::read(part)].into();
    }
    let mut read: Vec<Figures> = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index.saturating_add(1)).copied();
        let message = part.get(*start..end.unwrap_or(part.len()));
        let figures = Figures::read(message.unwrap_or_default());
        match read.iter_mut().find(|one| one.says_the_same(&figures)) {
            // The target stands behind the last of the repeated messages only.
            Some(known) => known.target = known.target.or(figures.target),
            None => read.push(figures),
        }
    }
    if read.len() == 1 {
        return [Figures::read(part)].into();
    }
    read
}

impl Figures {
    fn says_the_same(&self, other: &Self) -> bool {
        (self.needed, self.available, &self.subnet, self.block())
            == (other.needed, other.available, &other.subnet, other.block())
    }

    /// Whether the addresses that were found are all of the block, as only a pod CIDR has them.
    fn is_of_a_pod_cidr(&self) -> bool {
        let whole = |block: Block| Measure::PodCidr.supply(block.prefix(), 0).usable;
        self.available.is_some() && self.available == self.block().map(whole)
    }
}

/// The same code with the target that the text names, or its numbers give away.
fn variant(error: &'static AzureError, figures: &Figures) -> &'static AzureError {
    if error.target.is_none() {
        return error;
    }
    let target = match figures.target {
        None if figures.is_of_a_pod_cidr() => Some(Target::PodCidr),
        named => named,
    };
    let mut same = AZURE_ERRORS.iter().filter(|one| one.code == error.code);
    same.find(|one| one.target == target).unwrap_or(error)
}

#[cfg(test)]
mod tests {
    use super::super::text::plain;
    use super::{Target, nearest_code, recognise};
    use alloc::vec::Vec;

    #[test]
    fn a_message_that_az_prints_twice_counts_once() {
        let text = "(InsufficientSubnetSize) Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.0.0.0/24, Subnet Name snet.
Code: InsufficientSubnetSize
Message: Pre-allocated IPs 747 exceeds IPs available 251 in Subnet Cidr 10.0.0.0/24, Subnet Name snet.
Target: agentPoolProfile.podSubnetID";
        let found = recognise(&plain(text));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].error.target, Some(Target::PodSubnet));
    }

    #[test]
    fn two_errors_keep_their_numbers_apart() {
        let text = "InsufficientSubnetSize: Pre-allocated IPs 310 exceeds IPs available 251 in Subnet Cidr 10.0.0.0/24, Subnet Name a. ServiceCidrOverlapExistingSubnetsCidr: The specified service CIDR 10.2.0.0/16 is conflicted with an existing subnet CIDR 10.2.1.0/24";
        let found = recognise(&plain(text));
        let blocks: Vec<usize> = found.iter().map(|one| one.figures.blocks.len()).collect();
        assert_eq!(blocks, [1, 2]);
        assert_eq!(found[1].figures.needed, None);
    }

    #[test]
    fn a_pod_cidr_is_known_by_its_numbers() {
        let text =
            "Pre-allocated IPs 8448 exceeds IPs available 8192 in Subnet Cidr 192.168.0.0/19";
        let found = recognise(text);
        assert_eq!(found[0].error.target, Some(Target::PodCidr));
        assert!(!found[0].by_code);
    }

    #[test]
    fn a_code_with_a_slip_has_a_nearest_one() {
        assert_eq!(
            nearest_code("Code: InsuficientSubnetSise"),
            Some("InsufficientSubnetSize")
        );
        assert_eq!(nearest_code("QuotaExceeded in westeurope"), None);
    }
}
