//! Dates on which Azure ends something.

use super::sources::{self, Source};

/// A day after which Azure no longer supports something.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    /// The day, as `yyyy-mm-dd`.
    pub day: &'static str,
    /// What ends on that day.
    pub meaning: &'static str,
    /// The page that says so.
    pub source: &'static Source,
}

/// kubenet is no longer supported.
pub static KUBENET_RETIRES: Event = Event {
    day: "2028-03-31",
    meaning: "kubenet networking is no longer supported",
    source: &sources::KUBENET,
};

/// Windows Server 2019 is no longer supported.
pub static WINDOWS_2019_RETIRES: Event = Event {
    day: "2026-03-01",
    meaning: "Windows Server 2019 nodes are no longer supported",
    source: &sources::OS_VERSIONS,
};

/// Nodes of Windows Server 2019 can no longer be added.
pub static WINDOWS_2019_REMOVED: Event = Event {
    day: "2027-04-01",
    meaning: "images of Windows Server 2019 are removed",
    source: &sources::OS_VERSIONS,
};

/// Windows Server 2022 is no longer supported.
pub static WINDOWS_2022_RETIRES: Event = Event {
    day: "2028-06-30",
    meaning: "Windows Server 2022 nodes are no longer supported",
    source: &sources::OS_VERSIONS,
};

/// Nodes of Windows Server 2022 can no longer be added.
pub static WINDOWS_2022_REMOVED: Event = Event {
    day: "2029-06-30",
    meaning: "images of Windows Server 2022 are removed",
    source: &sources::OS_VERSIONS,
};

/// Azure Network Policy Manager is no longer supported on Windows.
pub static POLICY_MANAGER_RETIRES_ON_WINDOWS: Event = Event {
    day: "2026-09-30",
    meaning: "Azure Network Policy Manager is no longer supported on Windows nodes",
    source: &sources::NETWORK_POLICIES,
};

/// Azure Network Policy Manager is no longer supported on Linux.
pub static POLICY_MANAGER_RETIRES_ON_LINUX: Event = Event {
    day: "2028-09-30",
    meaning: "Azure Network Policy Manager is no longer supported on Linux nodes",
    source: &sources::NETWORK_POLICIES,
};

/// Every event, in the order of this file.
pub static ALL: &[&Event] = &[
    &KUBENET_RETIRES,
    &WINDOWS_2019_RETIRES,
    &WINDOWS_2019_REMOVED,
    &WINDOWS_2022_RETIRES,
    &WINDOWS_2022_REMOVED,
    &POLICY_MANAGER_RETIRES_ON_WINDOWS,
    &POLICY_MANAGER_RETIRES_ON_LINUX,
];
