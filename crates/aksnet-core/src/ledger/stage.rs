//! When addresses are needed.

/// A point in the life of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The cluster comes up: each pool at its count, an autoscaled one at its most, no surge.
    Create,
    /// The same with the surge nodes of every pool.
    Upgrade,
    /// Every pool at its most, every pod slot in use, surge on top.
    FullScale,
}

impl Stage {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Create, Self::Upgrade, Self::FullScale];

    /// The name in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Upgrade => "upgrade",
            Self::FullScale => "fullScale",
        }
    }

    /// What it is called at the start of a sentence.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Create => "Creation",
            Self::Upgrade => "An upgrade",
            Self::FullScale => "Full scale",
        }
    }
}

/// A value for each stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PerStage<T> {
    /// At [`Stage::Create`].
    pub create: T,
    /// At [`Stage::Upgrade`].
    pub upgrade: T,
    /// At [`Stage::FullScale`].
    pub full_scale: T,
}

impl<T> PerStage<T> {
    /// The value of a stage, to be changed.
    pub const fn at_mut(&mut self, stage: Stage) -> &mut T {
        match stage {
            Stage::Create => &mut self.create,
            Stage::Upgrade => &mut self.upgrade,
            Stage::FullScale => &mut self.full_scale,
        }
    }

    /// Asks for each stage in turn.
    pub fn each(mut ask: impl FnMut(Stage) -> T) -> Self {
        Self {
            create: ask(Stage::Create),
            upgrade: ask(Stage::Upgrade),
            full_scale: ask(Stage::FullScale),
        }
    }

    /// The value of a stage.
    pub const fn at(&self, stage: Stage) -> &T {
        match stage {
            Stage::Create => &self.create,
            Stage::Upgrade => &self.upgrade,
            Stage::FullScale => &self.full_scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stage;

    #[test]
    fn each_stage_has_its_name_in_a_report_and_in_a_sentence() {
        assert_eq!(
            Stage::ALL.map(Stage::as_str),
            ["create", "upgrade", "fullScale"]
        );
        assert_eq!(
            Stage::ALL.map(Stage::title),
            ["Creation", "An upgrade", "Full scale"]
        );
    }
}
