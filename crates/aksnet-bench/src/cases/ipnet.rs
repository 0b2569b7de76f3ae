//! The same work with ipnet, used well: its own sort and `aggregate`.

use aksnet_core::cidr::Block;
use ipnet::{Ipv4Net, Ipv4Subnets};

use super::{Case, WANTED, mix};
use crate::input;

/// A list of networks and what to do with a copy of it.
struct Work<F> {
    unsorted: Vec<(Ipv4Net, u32)>,
    nets: Vec<(Ipv4Net, u32)>,
    run: F,
}

impl<F: Fn(&mut [(Ipv4Net, u32)]) -> u64> Case for Work<F> {
    fn reset(&mut self) {
        self.nets.copy_from_slice(&self.unsorted);
    }

    fn run(&mut self) -> u64 {
        (self.run)(&mut self.nets)
    }
}

/// Sorts, then sweeps with a stack of the networks around the current one.
pub(super) fn overlaps(n: usize) -> Box<dyn Case> {
    let unsorted: Vec<(Ipv4Net, u32)> = nets(n).into_iter().zip(0..).collect();
    Box::new(Work {
        nets: unsorted.clone(),
        unsorted,
        run: |nets: &mut [(Ipv4Net, u32)]| {
            nets.sort_unstable();
            let mut sum = 0_u64;
            let mut open: Vec<(Ipv4Net, u32)> = Vec::new();
            for &(net, inner) in &*nets {
                while open.last().is_some_and(|(top, _)| !top.contains(&net)) {
                    open.pop();
                }
                for &(_, outer) in &open {
                    sum = sum.wrapping_add(u64::from(outer) ^ u64::from(inner).rotate_left(20));
                }
                open.push((net, inner));
            }
            sum
        },
    })
}

/// A list of networks and what to do with it.
struct Nets<F>(Vec<Ipv4Net>, F);

impl<F: Fn(&Vec<Ipv4Net>) -> u64> Case for Nets<F> {
    fn run(&mut self) -> u64 {
        (self.1)(&self.0)
    }
}

pub(super) fn aggregate(n: usize) -> Box<dyn Case> {
    Box::new(Nets(nets(n), |nets: &Vec<Ipv4Net>| {
        sum(&Ipv4Net::aggregate(nets))
    }))
}

/// Aggregates, then writes each gap as subnets.
pub(super) fn free(n: usize) -> Box<dyn Case> {
    Box::new(Nets(nets(n), |nets: &Vec<Ipv4Net>| {
        let mut left = Vec::new();
        let mut next = Some(0_u32);
        for net in Ipv4Net::aggregate(nets) {
            let before = net.network().to_bits().checked_sub(1);
            if let (Some(start), Some(end)) = (next, before)
                && start <= end
            {
                left.extend(Ipv4Subnets::new(start.into(), end.into(), 0));
            }
            next = net.broadcast().to_bits().checked_add(1);
        }
        if let Some(start) = next {
            left.extend(Ipv4Subnets::new(start.into(), u32::MAX.into(), 0));
        }
        let place = left.iter().find(|net| net.prefix_len() <= WANTED);
        mix(sum(&left), place.map_or(0, |net| net.addr().to_bits()))
    }))
}

pub(super) fn parse(n: usize) -> Box<dyn Case> {
    struct Texts(Vec<String>);
    impl Case for Texts {
        fn run(&mut self) -> u64 {
            let nets = self.0.iter().filter_map(|text| text.parse().ok());
            nets.fold(0, |sum, net: Ipv4Net| {
                mix(sum, net.trunc().addr().to_bits())
            })
        }
    }
    Box::new(Texts(input::texts(&input::blocks(n))))
}

fn nets(n: usize) -> Vec<Ipv4Net> {
    input::blocks(n).into_iter().map(Block::into).collect()
}

fn sum(nets: &[Ipv4Net]) -> u64 {
    nets.iter()
        .fold(0, |sum, net| mix(sum, net.addr().to_bits()))
}
