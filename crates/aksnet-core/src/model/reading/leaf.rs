//! Single values: blocks, numbers, names.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use core::net::Ipv4Addr;

use super::Reading;
use super::at::At;
use super::cluster::{AKS_DEFAULT, LISTED};
use super::names::Names;
use crate::cidr::{Block, Block6, parse_address};
use crate::model::choice::Choice;
use crate::model::field::{DefaultUsed, FieldError, Setting};
use crate::model::growth::Rate;
use crate::model::max_surge::MaxSurge;
use crate::model::nearest::nearest;
use crate::model::plan::Prefix;

/// What a range looks like.
pub(super) const RANGE: &str = "an IPv4 range such as 10.240.0.0/22";

/// What an IPv6 range looks like.
const RANGE6: &str = "an IPv6 range such as fd12:3456:789a::/64";

/// What an address looks like.
const ADDRESS: &str = "an IPv4 address such as 10.0.0.10";

/// What max surge looks like.
const SURGE: &str = "a number of nodes such as 1, or a share of the pool such as 33%";

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed<T> {
    /// Nothing.
    Missing,
    /// A value.
    Read(T),
    /// Something that cannot be read; the error is noted.
    Unreadable,
}

impl<T> Typed<T> {
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Missing | Self::Unreadable => None,
        }
    }

    pub(super) fn or_unknown(self) -> Setting<T> {
        self.value().map_or(Setting::Unknown, Setting::Given)
    }
}

impl Reading {
    /// Reads a text, if there is one; what cannot be read is noted, and its correction used.
    fn typed<T>(
        &mut self,
        text: &str,
        at: At<'_>,
        expected: impl FnOnce() -> String,
        read: impl Fn(&str) -> Result<T, (String, Option<String>)>,
    ) -> Typed<T> {
        // Most fields of a large plan are empty: they are not looked into.
        if text.is_empty() || text.trim().is_empty() {
            return Typed::Missing;
        }
        let (message, suggestion) = match read(text) {
            Ok(value) => return Typed::Read(value),
            Err(wrong) => wrong,
        };
        let used = suggestion.as_deref().and_then(|text| read(text).ok());
        self.errors.push(FieldError {
            path: at.to_string(),
            message,
            expected: expected(),
            used: suggestion.clone().filter(|_| used.is_some()),
            suggestion,
        });
        used.map_or(Typed::Unreadable, Typed::Read)
    }

    pub(super) fn block(&mut self, text: &str, at: At<'_>) -> Typed<Block> {
        self.typed(text, at, || RANGE.to_owned(), block)
    }

    pub(super) fn block6(&mut self, text: &str, at: At<'_>) -> Typed<Block6> {
        self.typed(text, at, || RANGE6.to_owned(), block6)
    }

    pub(super) fn prefixes(&mut self, texts: &[String], at: At<'_>) -> Vec<Prefix> {
        if texts.is_empty() {
            return Vec::new();
        }
        let places = texts.iter().enumerate().map(|(place, text)| {
            let at = at.item(place);
            let read = if text.contains(':') {
                self.block6(text, at).value().map(Prefix::V6)
            } else {
                self.block(text, at).value().map(Prefix::V4)
            };
            read.unwrap_or(Prefix::Unknown)
        });
        places.collect()
    }

    pub(super) fn address(&mut self, text: &str, at: At<'_>) -> Typed<Ipv4Addr> {
        self.typed(
            text,
            at,
            || ADDRESS.to_owned(),
            |text| parse_address(text).map_err(|wrong| (wrong.to_string(), wrong.suggestion())),
        )
    }

    pub(super) fn number(&mut self, text: &str, at: At<'_>, unit: &str) -> Typed<u64> {
        self.typed(text, at, || format!("a whole number of {unit}"), number)
    }

    pub(super) fn max_surge(&mut self, text: &str, at: At<'_>) -> Typed<MaxSurge> {
        self.typed(
            text,
            at,
            || SURGE.to_owned(),
            |text| number_or_share(text, MaxSurge::parse),
        )
    }

    pub(super) fn rate(&mut self, text: &str, at: At<'_>, unit: &str) -> Typed<Rate> {
        self.typed(
            text,
            at,
            || format!("a number of {unit} such as 2, or a share such as 10%"),
            |text| number_or_share(text, Rate::parse),
        )
    }

    pub(super) fn flag(&mut self, text: &str, at: At<'_>) -> Typed<bool> {
        self.typed(
            text,
            at,
            || "true or false".to_owned(),
            |text| match text.trim() {
                flag if flag.eq_ignore_ascii_case("true") => Ok(true),
                flag if flag.eq_ignore_ascii_case("false") => Ok(false),
                other => {
                    let meant = match other.to_ascii_lowercase().as_str() {
                        "yes" | "on" | "1" => Some("true".to_owned()),
                        "no" | "off" | "0" => Some("false".to_owned()),
                        word => nearest(word, ["true", "false"]).map(ToOwned::to_owned),
                    };
                    Err((format!("{other} is neither true nor false"), meant))
                }
            },
        )
    }

    pub(super) fn choice<T: Choice>(&mut self, text: &str, at: At<'_>) -> Typed<T> {
        self.typed(
            text,
            at,
            || T::NAMES.join(", "),
            |text| {
                let text = text.trim();
                T::named(text).ok_or_else(|| {
                    let meant = nearest(text, T::NAMES.iter().copied()).map(ToOwned::to_owned);
                    (format!("{text} is none of the names known here"), meant)
                })
            },
        )
    }

    /// The choice as given, or the default, which is then noted.
    pub(super) fn choice_or<T: Choice>(
        &mut self,
        text: &str,
        at: At<'_>,
        default: T,
    ) -> Setting<T> {
        match self.choice(text, at) {
            Typed::Read(value) => Setting::Given(value),
            Typed::Unreadable => Setting::Unknown,
            Typed::Missing => {
                self.note(at, default.name().to_owned(), AKS_DEFAULT);
                Setting::Default(default)
            }
        }
    }

    /// The place of the thing of that name.
    pub(super) fn name(
        &mut self,
        text: &str,
        at: At<'_>,
        what: fmt::Arguments<'_>,
        names: &Names<'_>,
    ) -> Typed<usize> {
        let expected = || {
            let listed: Vec<&str> = names.iter().take(LISTED).collect();
            if listed.is_empty() {
                format!("the name of {what}; there is none yet")
            } else {
                format!("the name of {what}: {}", listed.join(", "))
            }
        };
        self.typed(text, at, expected, |text| {
            let text = text.trim();
            names.place(text).ok_or_else(|| {
                let meant = names.meant(text).map(ToOwned::to_owned);
                (format!("{text} is not the name of {what}"), meant)
            })
        })
    }

    /// Notes a field that is empty and has no default.
    pub(super) fn missing(&mut self, at: At<'_>, message: &str, expected: &str) {
        self.errors
            .push(FieldError::new(at.to_string(), message, expected));
    }

    /// Notes a name that something before already has: references to it go to the first.
    pub(super) fn same_name(&mut self, name: &str, path: &At<'_>, what: &str) {
        let message = format!("{name} is the name of another {what} already");
        let at = path.field("name").to_string();
        self.errors
            .push(FieldError::new(at, message, "a name of its own"));
    }

    /// The value as given, or the default, which is then noted.
    pub(super) fn or_default<T: ToString>(
        &mut self,
        typed: Typed<T>,
        at: At<'_>,
        default: T,
        reason: &'static str,
    ) -> Setting<T> {
        match typed {
            Typed::Read(value) => Setting::Given(value),
            Typed::Unreadable => Setting::Unknown,
            Typed::Missing => {
                self.note(at, default.to_string(), reason);
                Setting::Default(default)
            }
        }
    }

    /// Notes a value that was taken because none was given.
    pub(super) fn note(&mut self, at: At<'_>, value: String, reason: &'static str) {
        self.defaults.push(DefaultUsed {
            path: at.to_string(),
            value,
            reason,
            text: None,
            link: None,
        });
    }
}

fn block(text: &str) -> Result<Block, (String, Option<String>)> {
    Block::parse(text).map_err(|wrong| (wrong.to_string(), wrong.suggestion()))
}

fn block6(text: &str) -> Result<Block6, (String, Option<String>)> {
    Block6::parse(text).map_err(|wrong| (wrong.to_string(), wrong.suggestion()))
}

/// A number, or a number with a percent sign.
///
/// Spaces and commas in it, and words after it, do no harm; a sign or a fraction is not guessed away.
fn number_or_share<T: ToString>(
    text: &str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, (String, Option<String>)> {
    parse(text).ok_or_else(|| {
        let text = text.trim();
        let (digits, rest): (String, String) = text
            .chars()
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, ',' | '_'))
            .partition(char::is_ascii_digit);
        let sign = match rest.to_ascii_lowercase().as_str() {
            "" | "node" | "nodes" | "pod" | "pods" => Some(""),
            "%" | "%%" | "percent" | "pct" => Some("%"),
            _ => None,
        };
        let meant = sign.and_then(|sign| parse(&format!("{digits}{sign}")));
        let message = match (sign, &meant) {
            (Some(_), None) if !digits.is_empty() => {
                format!("{text} is more than there are IPv4 addresses")
            }
            _ => format!("{text} is neither a whole number nor a whole percentage"),
        };
        (message, meant.map(|meant| meant.to_string()))
    })
}

/// A number people type: spaces around it and commas in it do no harm.
fn number(text: &str) -> Result<u64, (String, Option<String>)> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|&sign| sign != ',' && sign != '_')
        .collect();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits {
        let meant: String = digits.chars().filter(char::is_ascii_digit).collect();
        let meant = meant
            .parse::<u32>()
            .ok()
            .filter(|_| !digits.starts_with('-') && !digits.contains('.'));
        return Err((
            format!("{} is not a whole number", text.trim()),
            meant.map(|meant| meant.to_string()),
        ));
    }
    digits.parse::<u32>().map(u64::from).map_err(|_| {
        (
            format!("{} is more than there are IPv4 addresses", text.trim()),
            None,
        )
    })
}
