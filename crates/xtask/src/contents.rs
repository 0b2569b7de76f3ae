//! What the page's module is made of, by where the code comes from.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What a row of the table adds up.
#[derive(Debug, Default, PartialEq, Eq)]
struct Share {
    functions: u64,
    bytes: u64,
}

/// Rows shown; the rest is one more.
const ROWS: usize = 40;

/// Prints what takes what in a module whose functions have names: functions
/// by crate, those of this workspace by module, and data.
///
/// # Errors
///
/// When the file cannot be read or is no module.
pub(crate) fn table(module: &Path) -> Result<()> {
    let shown = module.display();
    let bytes = fs::read(module).with_context(|| format!("reading {shown}"))?;
    let shares = shares(&bytes).with_context(|| shown.to_string())?;
    let whole: u64 = shares.values().map(|share| share.bytes).sum();
    let mut rows: Vec<(String, Share)> = shares.into_iter().collect();
    rows.sort_by_key(|(_, share)| Reverse(share.bytes));
    let rest = rows.split_off(rows.len().min(ROWS));
    let rest = rest.into_iter().map(|(_, share)| share);
    let rest = rest.fold(Share::default(), |sum, share| Share {
        functions: sum.functions.saturating_add(share.functions),
        bytes: sum.bytes.saturating_add(share.bytes),
    });
    rows.push(("everything else".to_owned(), rest));

    println!(
        "{:>10} {:>9} {:>7}  part of the module, before wasm-opt",
        "bytes", "functions", ""
    );
    for (part, share) in rows {
        let Share { functions, bytes } = share;
        println!(
            "{bytes:>10} {functions:>9} {:>7}  {part}",
            percent(bytes, whole)
        );
    }
    println!();
    Ok(())
}

/// Tenths of a percent, written out.
fn percent(part: u64, whole: u64) -> String {
    let tenths = part.saturating_mul(1_000).checked_div(whole).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// Bytes of a module's functions and data, by [`origin`].
fn shares(module: &[u8]) -> Result<BTreeMap<String, Share>> {
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    let mut data = Share::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported = imported.saturating_add(1);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(section) => data.bytes = u64::try_from(section.range().len())?,
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else {
                    continue;
                };
                for subsection in subsections {
                    let Name::Function(functions) = subsection? else {
                        continue;
                    };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut shares = BTreeMap::from([("data: texts and tables".to_owned(), data)]);
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names
            .get(&index)
            .copied()
            .unwrap_or("functions without a name");
        let share = shares.entry(origin(name)).or_default();
        share.functions = share.functions.saturating_add(1);
        share.bytes = share.bytes.saturating_add(u64::try_from(bytes)?);
    }
    Ok(shares)
}

/// Where a function comes from: of `<Type as Trait>::method` the type, and of
/// what it is generic over the first that is of this workspace.
fn origin(name: &str) -> String {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
    // Symbols carry the crate's hash in brackets: `core[5c1f]::fmt`.
    let plain: String = name
        .split('[')
        .enumerate()
        .map(|(place, part)| match part.split_once(']') {
            Some((hash, rest))
                if place > 0 && hash.chars().all(|sign| sign.is_ascii_hexdigit()) =>
            {
                rest
            }
            _ => part,
        })
        .collect();
    let paths = || {
        plain
            .split(|sign| !is_part(sign))
            .filter(|path| path.contains("::"))
    };
    let path = paths()
        .find(|path| path.starts_with("aksnet_"))
        .or_else(|| paths().find(|path| !path.starts_with("::")))
        .unwrap_or(&plain);
    let depth = if path.starts_with("aksnet_") { 3 } else { 2 };
    let parts: Vec<&str> = path.split("::").collect();
    // The last part is the function or the type itself.
    let modules = parts.len().saturating_sub(1).clamp(1, depth);
    parts
        .into_iter()
        .take(modules)
        .collect::<Vec<_>>()
        .join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_told_by_its_module() {
        for (name, expected) in [
            (
                "aksnet_core::rules::overlap::subnets_overlap::check::h3a45",
                "aksnet_core::rules::overlap",
            ),
            ("aksnet_web::main::h01", "aksnet_web::main"),
            (
                "core[c5930c85a12de822]::panicking::panic",
                "core::panicking",
            ),
            ("<f64 as core::fmt::Display>::fmt", "core::fmt"),
            (
                "<alloc::vec::Vec<aksnet_core::model::edit::Edit> as core::ops::drop::Drop>::drop",
                "aksnet_core::model::edit",
            ),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(origin(name), expected, "{name}");
        }
    }

    #[test]
    fn code_is_counted_by_name_and_data_apart() {
        // One function of two bytes, named a::b::c, and no data.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b\0\x11\x04name\x01\x0a\x01\0\x07a::b::c";
        let shares = shares(module).unwrap();
        let code = Share {
            functions: 1,
            bytes: 2,
        };
        assert_eq!(shares.get("a::b"), Some(&code));
        assert_eq!(
            shares.get("data: texts and tables"),
            Some(&Share::default())
        );
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(shares(b"text").is_err());
    }
}
