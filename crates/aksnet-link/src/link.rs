//! From a plan file to a link and back.

use alloc::{format, string::String};

use crate::error::LinkError;
use crate::letters;
use crate::version::{self, NEWEST};

/// Longest link that is looked at. Unit: bytes.
pub const LONGEST: usize = 262_144;

/// Largest plan file a link holds. Unit: bytes.
pub const LARGEST: usize = 1_048_576;

/// What the fragment of a link begins with.
const NAME: &str = "plan=";

/// The fragment of a link to this plan file, without its `#`.
///
/// Equal texts give equal links, on every machine.
///
/// # Errors
///
/// A plan file beyond [`LARGEST`], or one whose link would be beyond [`LONGEST`].
pub fn pack(json: &str) -> Result<String, LinkError> {
    if json.len() > LARGEST {
        return Err(LinkError::TooLarge);
    }
    let link = format!("{NAME}{NEWEST}.{}", letters::write(&version::pack(json)));
    if link.len() > LONGEST {
        return Err(LinkError::TooLarge);
    }
    Ok(link)
}

/// The plan file in a link: the whole address, its fragment, or what is left of it after copying.
///
/// White space anywhere does no harm, as mail programs break lines.
///
/// # Errors
///
/// A text that holds no plan; a link that is cut short, damaged, of a version that came later
/// than this planner, or larger than [`LONGEST`] or [`LARGEST`].
pub fn unpack(text: &str) -> Result<String, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let text: String = text.split_whitespace().collect();
    // The address itself may have a query of that name.
    let fragment = text.split_once('#').map_or(text.as_str(), |(_, end)| end);
    let plan = ["plan=", "plan%3D", "plan%3d"]
        .into_iter()
        .find_map(|name| fragment.strip_prefix(name))
        .ok_or(LinkError::NoPlan)?;
    let (number, packed) = plan.split_once('.').ok_or(LinkError::NoVersion)?;
    let version = version::named(number)?;
    let json = (version.unpack)(&letters::read(packed)?)?;
    if json.len() > LARGEST {
        return Err(LinkError::TooLarge);
    }
    String::from_utf8(json).map_err(|_| LinkError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, LONGEST, pack, unpack};
    use crate::error::LinkError;
    use alloc::{format, string::ToString};

    const PLAN: &str =
        r#"{"aksnet":1,"name":"contoso-prod","clusters":[{"podCidr":"10.244.0.0/16"}]}"#;

    #[test]
    fn a_link_opens_however_it_was_copied() {
        let link = pack(PLAN).unwrap();
        let (start, end) = link.split_at(20);
        for copied in [
            link.clone(),
            format!("#{link}"),
            format!("https://example.com/planner/?embed=1#{link}"),
            format!("https://example.com/?plan=x#{link}\n"),
            format!("  #{start}\r\n  {end}"),
            link.replace("plan=", "plan%3D"),
        ] {
            assert_eq!(unpack(&copied).as_deref(), Ok(PLAN), "{copied}");
        }
    }

    #[test]
    fn other_texts_are_no_links() {
        for text in [
            "",
            "#",
            "plan",
            "https://example.com/",
            "#findings",
            "?plan=1.x#",
        ] {
            assert_eq!(unpack(text), Err(LinkError::NoPlan), "{text}");
        }
        for text in [
            "plan=",
            "plan=1",
            "plan=.x",
            "plan=x.y",
            "plan=-1.y",
            "plan=+1.y",
        ] {
            assert_eq!(unpack(text), Err(LinkError::NoVersion), "{text}");
        }
    }

    #[test]
    fn a_later_version_says_so() {
        assert_eq!(
            unpack("plan=2.x!"),
            Err(LinkError::FromTheFuture { version: 2 })
        );
        assert_eq!(
            unpack("plan=4294967296.x"),
            Err(LinkError::FromTheFuture { version: u32::MAX })
        );
    }

    #[test]
    fn every_cut_is_refused_and_no_changed_sign_opens_another_plan() {
        let link = pack(PLAN).unwrap();
        let first = "plan=1.".len();
        for end in first..link.len() {
            assert!(unpack(&link[..end]).is_err(), "{end}");
        }
        for place in first..link.len() {
            for sign in ["A", "z", "_"] {
                let mut changed = link.clone();
                changed.replace_range(place..=place, sign);
                // The last byte has bits to spare, which mean nothing.
                let opened = unpack(&changed);
                assert!(opened.as_deref().is_ok_and(|json| json == PLAN) || opened.is_err());
                if place + 4 < link.len() && changed != link {
                    assert!(opened.is_err(), "{changed}");
                }
            }
        }
        assert!(unpack(&format!("{link}AAAA")).is_err());
        let lost = unpack(&link[..link.len() - 4]);
        assert_eq!(lost, Err(LinkError::CutShort));
    }

    #[test]
    fn a_sign_that_links_do_not_have_is_named() {
        let link = format!("{})", pack(PLAN).unwrap());
        let place = u64::try_from(link.len() - "plan=1.".len()).unwrap();
        assert_eq!(unpack(&link), Err(LinkError::Sign { sign: ')', place }));
    }

    #[test]
    fn what_is_too_large_is_refused_both_ways() {
        assert_eq!(pack(&" ".repeat(LARGEST + 1)), Err(LinkError::TooLarge));
        let largest = " ".repeat(LARGEST);
        assert_eq!(unpack(&pack(&largest).unwrap()), Ok(largest));
        assert_eq!(
            unpack(&format!("plan=0.{}", "A".repeat(LONGEST))),
            Err(LinkError::TooLong)
        );
        // What does not compress at all makes too long a link.
        let mut state = 1_u32;
        let noise: alloc::string::String = (0..400_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from_u32(0x4e00 + (state >> 16) % 0x5000).unwrap()
            })
            .take(LARGEST / 3)
            .collect();
        assert_eq!(pack(&noise), Err(LinkError::TooLarge));
    }

    #[test]
    fn a_small_link_cannot_unpack_to_a_huge_plan() {
        // 2 MiB of one sign in about 2 kB: twice what is let through.
        let packed = crate::deflate::pack(b"", &alloc::vec![b'a'; 2 * LARGEST]);
        assert!(packed.len() < 4_096, "{}", packed.len());
        assert_eq!(
            crate::deflate::unpack(b"", &packed),
            Err(LinkError::TooLarge)
        );
        assert_eq!(LinkError::TooLarge.to_string().matches(',').count(), 2);
    }
}
