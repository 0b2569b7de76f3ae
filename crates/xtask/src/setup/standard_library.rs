//! Rust's own library for targets other than this machine.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, bail};

use super::{announce, apt, cache};
use crate::process;

const WASM: &str = "wasm32-unknown-unknown";
/// Any target without an operating system proves `no_std`; this one is a
/// microcontroller's, where a pointer is 32 bits wide.
const BARE: &str = "thumbv7m-none-eabi";

/// Debian's compiler that comes with the source of its library.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// How to compile for a target.
pub(crate) enum StandardLibrary {
    /// The toolchain in use has the library.
    Installed {
        /// The target's name.
        target: &'static str,
    },
    /// Debian's compiler, with a library of its own built into the cache.
    Cached {
        /// The target's name.
        target: &'static str,
        /// What to give as `--sysroot`.
        sysroot: PathBuf,
    },
    /// Debian's compiler builds the library along with the crate.
    FromSource {
        /// The target's name.
        target: &'static str,
    },
}

impl StandardLibrary {
    /// The library for the page.
    pub(crate) fn wasm() -> Result<Self> {
        if in_toolchain(WASM) {
            return Ok(Self::Installed { target: WASM });
        }
        if let Some(sysroot) = cached_sysroot()? {
            return Ok(Self::Cached {
                target: WASM,
                sysroot,
            });
        }
        announce(
            &format!("the standard library for {WASM}"),
            "the page is compiled to it",
        );
        if added_by_rustup(WASM) {
            return Ok(Self::Installed { target: WASM });
        }
        install_debian_compiler(WASM)?;
        let sysroot = match cached_sysroot()? {
            Some(sysroot) => sysroot,
            None => build_sysroot()?,
        };
        Ok(Self::Cached {
            target: WASM,
            sysroot,
        })
    }

    /// The core library that proves that the engine needs no operating system.
    pub(crate) fn bare() -> Result<Self> {
        if in_toolchain(BARE) {
            return Ok(Self::Installed { target: BARE });
        }
        // Where one target could not be downloaded, the other cannot either.
        if cached_sysroot()?.is_some() && Path::new(DEBIAN_SOURCE).is_dir() {
            return Ok(Self::FromSource { target: BARE });
        }
        announce(
            &format!("the core library for {BARE}"),
            "the engine is compiled to it to prove that it needs no operating system",
        );
        if added_by_rustup(BARE) {
            return Ok(Self::Installed { target: BARE });
        }
        install_debian_compiler(BARE)?;
        Ok(Self::FromSource { target: BARE })
    }

    /// What was found, for people.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Installed { target } => format!("{target}, in the toolchain"),
            Self::Cached { target, sysroot } => format!("{target}, {}", sysroot.display()),
            Self::FromSource { target } => format!("{target}, from {DEBIAN_SOURCE}"),
        }
    }

    /// Makes `command`, which runs Cargo, compile with this library.
    pub(crate) fn apply<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        self.apply_with(&[], command)
    }

    /// The same with more flags for the compiler.
    pub(crate) fn apply_with<'c>(
        &self,
        more: &[String],
        command: &'c mut Command,
    ) -> &'c mut Command {
        // A user's own flags would displace those for the target.
        command
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("CARGO_TARGET_DIR", cross_target_folder());
        let mut flags = more.to_vec();
        if let Self::Cached { sysroot, .. } = self {
            command.env("RUSTC", DEBIAN_RUSTC);
            flags.push(format!("--sysroot={}", sysroot.display()));
        }
        if !flags.is_empty() {
            let (Self::Installed { target }
            | Self::Cached { target, .. }
            | Self::FromSource { target }) = self;
            let target = target.to_uppercase().replace('-', "_");
            command.env(format!("CARGO_TARGET_{target}_RUSTFLAGS"), flags.join(" "));
        }
        command
    }

    /// The folder that holds what was built in a profile.
    pub(crate) fn built(&self, profile: &str) -> PathBuf {
        let (Self::Installed { target }
        | Self::Cached { target, .. }
        | Self::FromSource { target }) = self;
        cross_target_folder().join(target).join(profile)
    }

    /// A Cargo command for the target: `build` or `test`.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Installed { target } | Self::Cached { target, .. } => {
                let mut command = process::cargo();
                command.args([subcommand, "--target", target]);
                command
            }
            Self::FromSource { target } => {
                let mut command = process::command(DEBIAN_CARGO);
                command
                    .args([subcommand, "-Zbuild-std=core,alloc", "--target", target])
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env("RUSTC_BOOTSTRAP", "1");
                command
            }
        };
        self.apply(&mut command);
        command
    }
}

/// Whether the toolchain that Cargo uses has the target's library.
fn in_toolchain(target: &str) -> bool {
    let folder = process::output(process::command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        target,
    ]));
    folder.is_ok_and(|folder| Path::new(&folder).is_dir())
}

/// Asks rustup for the target. Where its server cannot be reached it gives up
/// at once: there is another way.
fn added_by_rustup(target: &str) -> bool {
    if process::on_path(&["rustup"]).is_none() {
        return false;
    }
    let added = process::run(
        process::command("rustup")
            .args(["target", "add", target])
            .env("RUSTUP_MAX_RETRIES", "1"),
    );
    if let Err(error) = &added {
        eprintln!("setup: {error}");
    }
    added.is_ok() && in_toolchain(target)
}

/// Debian's compiler with wasm support and the source of its library.
fn install_debian_compiler(target: &str) -> Result<()> {
    if Path::new(DEBIAN_SOURCE).is_dir() && Path::new(DEBIAN_RUSTC).is_file() {
        return Ok(());
    }
    let otherwise = format!("install it with rustup: rustup target add {target}");
    if !apt::usable() {
        bail!("{target} is missing; {otherwise}");
    }
    announce(
        "a compiler that brings the library's source",
        "the library is built from it",
    );
    apt::install(&DEBIAN_PACKAGES, &otherwise)?;
    // The linker's package carries the version of the compiler's LLVM.
    let version = process::output(process::command(DEBIAN_RUSTC).arg("-vV"))?;
    let llvm = version
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))
        .and_then(|version| version.split('.').next())
        .context("rustc -vV names no LLVM version")?;
    apt::install(&[&format!("lld-{llvm}")], &otherwise)
}

/// The folder in the cache of the library that Debian's compiler built.
fn sysroot_name() -> Result<String> {
    let version = process::output(process::command(DEBIAN_RUSTC).arg("-vV"))?;
    let field = |name: &str| {
        version
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .with_context(|| format!("rustc -vV names no {name}"))
    };
    Ok(format!(
        "{WASM}-{}-{}",
        field("release: ")?,
        field("commit-hash: ")?
    ))
}

/// The library built earlier by the compiler that is there now.
fn cached_sysroot() -> Result<Option<PathBuf>> {
    if !Path::new(DEBIAN_RUSTC).is_file() {
        return Ok(None);
    }
    let folder = cache::folder(&sysroot_name()?)?;
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(None);
    };
    let built = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(built.filter(|path| path.is_dir()).max())
}

/// Builds the library from Debian's source, beside which nothing is written.
fn build_sysroot() -> Result<PathBuf> {
    eprintln!("setup: building the standard library for {WASM}, about 1 minute");
    // A library built anew must not meet what was compiled against the old one,
    // so each has a path, and with it compiler flags, of its own.
    let built_at = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let name = format!("built-{built_at}");
    let folder = cache::install(&sysroot_name()?, |folder| {
        let stub = folder.join("stub");
        fs::create_dir_all(stub.join("src"))?;
        fs::write(
            stub.join("Cargo.toml"),
            "[package]\nname = \"stub\"\nedition = \"2024\"\n[workspace]\n",
        )?;
        fs::write(stub.join("src/lib.rs"), "")?;
        process::run(
            process::command(DEBIAN_CARGO)
                .args(["build", "--release", "--target", WASM])
                .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                // Without bitcode, link-time optimisation of the page fails.
                .env("RUSTFLAGS", "-Cembed-bitcode=yes")
                .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
                .env("CARGO_TARGET_DIR", stub.join("target"))
                .current_dir(&stub),
        )?;
        let libraries = folder
            .join(&name)
            .join("lib/rustlib")
            .join(WASM)
            .join("lib");
        fs::create_dir_all(&libraries)?;
        copy_libraries(
            &stub.join("target").join(WASM).join("release/deps"),
            &libraries,
        )?;
        fs::remove_dir_all(&stub)?;
        Ok(())
    })?;
    cached_sysroot()?.with_context(|| format!("{} holds no library", folder.display()))
}

/// Copies every compiled library but the empty crate's own.
fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libstub-") {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

/// Where code for other machines is compiled, apart from native code: the two
/// may use different compilers and never wait for each other.
pub(crate) fn cross_target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| crate::workspace::root().join("target"), PathBuf::from)
        .join("cross")
}
