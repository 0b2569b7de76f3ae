//! A Kubernetes version.

use core::fmt;

/// Major and minor version of Kubernetes; a patch version is read and left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KubernetesVersion {
    /// Major version: 1.
    pub major: u32,
    /// Minor version.
    pub minor: u32,
}

impl KubernetesVersion {
    /// Its place in the row of versions that begin with 1: the minor version; beyond all of them for 2 and later.
    pub fn minor_of_1(self) -> u64 {
        match self.major {
            0 => 0,
            1 => u64::from(self.minor),
            _ => u64::MAX,
        }
    }

    /// Reads `1.34`, `1.34.2` or `v1.34`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut parts = text.strip_prefix(['v', 'V']).unwrap_or(text).split('.');
        let version = Self {
            major: number(parts.next()?)?,
            minor: number(parts.next()?)?,
        };
        match parts.next() {
            Some(patch) => number(patch)?,
            None => 0,
        };
        parts.next().is_none().then_some(version)
    }
}

impl fmt::Display for KubernetesVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::KubernetesVersion;

    #[test]
    fn minor_versions_compare_as_numbers() {
        let older = KubernetesVersion::parse("1.9").unwrap();
        assert!(older < KubernetesVersion::parse("v1.34.2").unwrap());
    }

    #[test]
    fn half_typed_versions_are_not_read() {
        for text in ["", "1", "1.", "1.x", "1.34.", "1.34.2.1"] {
            assert_eq!(KubernetesVersion::parse(text), None, "{text}");
        }
    }
}
