//! Why a link cannot be opened, or made.

use core::fmt;

use crate::link::{LARGEST, LONGEST};
use crate::version::NEWEST;

/// Why a link cannot be opened, or made. What was open stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkError {
    /// It holds no plan.
    NoPlan,
    /// No version stands where one should.
    NoVersion,
    /// It is of a version that came later than this planner.
    FromTheFuture {
        /// Its version.
        version: u32,
    },
    /// A sign in it that links do not have.
    Sign {
        /// The sign.
        sign: char,
        /// Its place in what follows the version, from 1. Unit: signs.
        place: u64,
    },
    /// Its end is missing.
    CutShort,
    /// Some of it was changed.
    Damaged,
    /// The link is longer than any planner makes one.
    TooLong,
    /// The plan is larger than a link holds.
    TooLarge,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlan => f.write_str("this link holds no plan: nothing in it begins with plan="),
            Self::NoVersion => f.write_str(
                "this link does not say its version: a number and a full stop follow plan=",
            ),
            Self::FromTheFuture { version } => write!(
                f,
                "this link is of version {version} and this planner reads versions 0 to {NEWEST}: a newer planner opens it"
            ),
            Self::Sign { sign, place } => write!(
                f,
                "this link has {} at place {place} of its plan: only letters, digits, - and _ stand there",
                Shown(*sign)
            ),
            Self::CutShort => f.write_str("this link is cut short: copy it again, to its very end"),
            Self::Damaged => f.write_str(
                "this link is damaged: signs in it were changed or lost since it was made",
            ),
            Self::TooLong => write!(
                f,
                "this link is longer than {} signs: a plan that large travels as a file",
                Grouped(LONGEST)
            ),
            Self::TooLarge => write!(
                f,
                "this plan is larger than the {} bytes a link holds: it travels as a file",
                Grouped(LARGEST)
            ),
        }
    }
}

impl core::error::Error for LinkError {}

/// A sign as it is where everybody can see it, else by its number.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(sign) = *self;
        if sign.is_ascii_graphic() {
            write!(f, "'{sign}'")
        } else {
            write!(f, "U+{:04X}", u32::from(sign))
        }
    }
}

/// A number with commas between its thousands.
struct Grouped(usize);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (high, low) = (
            self.0.checked_div(1000).unwrap_or(0),
            self.0.checked_rem(1000).unwrap_or(0),
        );
        if high > 0 {
            write!(f, "{},{low:03}", Self(high))
        } else {
            write!(f, "{low}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LinkError;
    use alloc::string::ToString;

    #[test]
    fn messages_say_what_to_do() {
        let future = LinkError::FromTheFuture { version: 7 };
        assert_eq!(
            future.to_string(),
            "this link is of version 7 and this planner reads versions 0 to 1: a newer planner opens it"
        );
        assert_eq!(
            LinkError::TooLarge.to_string(),
            "this plan is larger than the 1,048,576 bytes a link holds: it travels as a file"
        );
        assert_eq!(
            LinkError::Sign {
                sign: ')',
                place: 3
            }
            .to_string(),
            "this link has ')' at place 3 of its plan: only letters, digits, - and _ stand there"
        );
        let unseen = LinkError::Sign {
            sign: '\u{202e}',
            place: 3,
        };
        assert!(unseen.to_string().starts_with("this link has U+202E at"));
    }
}
