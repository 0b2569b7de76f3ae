//! Where a page is to be had.

use std::{
    cell::RefCell,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
};

use aksnet_serve::{Running, Server, Site};
use anyhow::{Context as _, Result, ensure};

use super::{
    network::{INSECURE, Network},
    nginx::Nginx,
};

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
    /// The built page as any static host sends it, under a name of its own and without encryption,
    /// and open.
    Insecure,
    /// The built page behind nginx, by the example of the documentation, and open.
    Nginx,
    /// The page in one file, open from the disk.
    File(&'static str),
}

impl Place {
    /// Its address, and what answers there until it is dropped.
    ///
    /// # Errors
    ///
    /// When nothing has been built there.
    pub(super) fn host(self, network: &Network) -> Result<Host> {
        match self {
            Self::Built => Host::serving(&in_repository(BUILT)?, false),
            Self::Folder(folder) => Host::serving(&in_repository(folder)?, false),
            Self::Plain(folder) => Host::serving(&in_repository(folder)?, true),
            Self::Insecure => {
                let host = Host::serving(&in_repository(BUILT)?, true)?;
                network.name(&host.address);
                let address = format!("http://{INSECURE}/");
                Ok(Host { address, ..host })
            }
            Self::Nginx => {
                let page = in_repository("target/dist/aksnet-page")?;
                let example = in_repository("examples/hosting/nginx.conf")?;
                let nginx = Nginx::start(&page, &example, &in_repository("docs/hosting.md")?)?;
                Ok(Host {
                    address: nginx.address.clone(),
                    wikis: nginx.wikis.clone().to_vec(),
                    answers: RefCell::new(Answers::Nginx(nginx)),
                })
            }
            Self::File(file) => {
                let path = in_repository(file)?;
                ensure!(path.is_file(), "{file} is not there; run: cargo xtask dist");
                Ok(Host {
                    address: format!("file://{}", path.display()),
                    wikis: Vec::new(),
                    answers: RefCell::new(Answers::Nobody),
                })
            }
        }
    }
}

/// What answers at the address of a page.
pub(super) struct Host {
    address: String,
    /// Other hosts that show it in a frame: one that may, one that may not.
    wikis: Vec<String>,
    answers: RefCell<Answers>,
}

/// Who answers there until it is dropped.
#[expect(
    dead_code,
    reason = "what answers is there for being there, and stops when it is dropped"
)]
enum Answers {
    /// Nobody, as on a disk or where the network is gone.
    Nobody,
    /// Somebody who takes connections and answers nothing.
    Silence(TcpListener),
    Server(Running),
    Nginx(Nginx),
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
            wikis: Vec::new(),
            answers: RefCell::new(Answers::Server(server)),
        })
    }

    /// Nobody answers any more, as where the network is gone.
    pub(super) fn stop(&self) {
        self.answers.replace(Answers::Nobody);
    }

    /// Somebody takes connections there and answers nothing, as in a network that is there in name
    /// alone.
    ///
    /// # Errors
    ///
    /// When somebody else has taken the address meanwhile.
    pub(super) fn fall_silent(&self) -> Result<()> {
        self.stop();
        let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port()?))?;
        self.answers.replace(Answers::Silence(silent));
        Ok(())
    }

    /// Serves what another site holds, at the same address.
    ///
    /// # Errors
    ///
    /// When somebody else has taken the address meanwhile, or a disk is no host.
    pub(super) fn serve(&self, site: Site) -> Result<()> {
        self.stop();
        let server = Server::bind(site, self.port()?)?;
        self.answers.replace(Answers::Server(server.spawn()?));
        Ok(())
    }

    fn port(&self) -> Result<u16> {
        let port = self.address.trim_end_matches('/').rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        port.with_context(|| format!("no port in {}", self.address))
    }

    /// Other hosts that show it in a frame: one that may, one that may not.
    pub(super) fn wikis(&self) -> &[String] {
        &self.wikis
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
