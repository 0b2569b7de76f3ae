//! Where a page is to be had.

use std::path::{Path, PathBuf};

use aksnet_serve::{Running, Server, Site};
use anyhow::{Context as _, Result, ensure};

/// The page as it was built.
pub(super) const BUILT: &str = "dist";

/// What a flow begins with. Paths are those of the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The built page, served as `cargo xtask serve` serves it, and open.
    Built,
    /// Another folder, served likewise. Nothing of it is open: see [`Page::visit`](super::Page::visit).
    Folder(&'static str),
    /// A folder of somebody else's pages, sent as any static host sends them. Nothing of it is open.
    Plain(&'static str),
    /// The page in one file, open from the disk.
    File(&'static str),
}

impl Place {
    /// Its address, and what answers there until it is dropped.
    ///
    /// # Errors
    ///
    /// When nothing has been built there.
    pub(super) fn host(self) -> Result<Host> {
        match self {
            Self::Built => Host::serving(&in_repository(BUILT)?, false),
            Self::Folder(folder) => Host::serving(&in_repository(folder)?, false),
            Self::Plain(folder) => Host::serving(&in_repository(folder)?, true),
            Self::File(file) => {
                let path = in_repository(file)?;
                ensure!(path.is_file(), "{file} is not there; run: cargo xtask dist");
                Ok(Host {
                    address: format!("file://{}", path.display()),
                    _server: None,
                })
            }
        }
    }
}

/// What answers at the address of a page.
pub(super) struct Host {
    address: String,
    /// Nobody where the page is on the disk.
    _server: Option<Running>,
}

impl Host {
    /// Serves a folder until it is dropped, as the planner's own or as any static host does.
    ///
    /// # Errors
    ///
    /// When the folder has no page.
    pub(super) fn serving(folder: &Path, plain: bool) -> Result<Self> {
        let built = || format!("no page in {}; run: cargo xtask build", folder.display());
        let site = Site::open(folder).with_context(built)?;
        let site = if plain { site.plain() } else { site };
        let server = Server::bind(site, 0)?.spawn()?;
        Ok(Self {
            address: server.address().to_owned(),
            _server: Some(server),
        })
    }

    /// Where the page stands.
    pub(super) fn address(&self) -> &str {
        &self.address
    }
}

/// A file or folder of the repository.
fn in_repository(path: &str) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root
        .canonicalize()
        .with_context(|| root.display().to_string())?;
    Ok(root.join(path))
}
