//! What is free, and the next free block.

use alloc::{vec, vec::Vec};

use super::Subject;
use crate::cidr::Block;
use crate::model::FieldError;
use crate::sizing::{Space, spaces, unused_in};

/// What is free, block by block.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Room<'a> {
    /// Address prefixes of the VNets, or the block that was asked about.
    pub spaces: Vec<SpaceAndNext>,
    /// Fields that cannot be read; ranges in them take no space.
    pub errors: &'a [FieldError],
}

/// What is free in a block, and the next free part of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SpaceAndNext {
    /// What is free.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub space: Space,
    /// The next free block of the size asked for; `null` where there is no room, or none was
    /// asked for.
    pub next: Option<Block>,
}

impl<'a> Room<'a> {
    /// What is free in the VNets of a plan, or in a block beside them; with the next free block of a size.
    pub fn of(subject: &'a Subject, size: Option<u8>, within: Option<Block>) -> Self {
        let spaces = match within {
            Some(block) => vec![unused_in(&subject.plan, block)],
            None => spaces(&subject.plan),
        };
        Self {
            spaces: spaces
                .into_iter()
                .map(|space| SpaceAndNext {
                    next: size.and_then(|prefix| space.next(prefix)),
                    space,
                })
                .collect(),
            errors: &subject.report.errors,
        }
    }
}
