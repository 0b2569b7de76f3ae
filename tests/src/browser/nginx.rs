//! The page behind nginx, as the documentation has it, and two wikis that show it in a frame.

use std::{
    env, fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use tempfile::TempDir;

/// The variable that names its program.
pub(super) const VARIABLE: &str = "AKSNET_NGINX";

/// How long it may take to answer.
const START: Duration = Duration::from_mins(1);
const INTERVAL: Duration = Duration::from_millis(20);

/// What the example has where a host puts its own.
const EXAMPLE: [&str; 3] = [
    "listen 8080;",
    "root /srv/aksnet-page;",
    "https://wiki.example.com",
];

/// nginx, killed when dropped.
pub(super) struct Nginx {
    process: Child,
    /// Everything it reads and writes.
    folder: TempDir,
    /// Where it serves the page.
    pub(super) address: String,
    /// The wiki that may frame the page, and the one that may not.
    pub(super) wikis: [String; 2],
}

impl Nginx {
    /// Serves the page in a folder by an example of a `server` block, and wikis that have the frame
    /// of the documentation.
    ///
    /// # Errors
    ///
    /// When there is no nginx, it does not take the example, or it does not answer.
    pub(super) fn start(page: &Path, example: &Path, documentation: &Path) -> Result<Self> {
        let program = env::var_os(VARIABLE).map(PathBuf::from);
        let program = program.with_context(|| format!("{VARIABLE} is not set"))?;
        let folder = tempfile::tempdir()?;
        let [port, wiki, other] = free_ports()?;
        let origin = |port: u16| format!("http://127.0.0.1:{port}");
        let server = filled(
            &fs::read_to_string(example)?,
            [
                &format!("listen 127.0.0.1:{port};"),
                &format!("root {};", page.display()),
                &origin(wiki),
            ],
        )?;
        let frame = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Wiki</title>\
             {}</html>",
            frame(documentation, &origin(port))?
        );
        fs::create_dir(folder.path().join("wiki"))?;
        fs::write(folder.path().join("wiki/index.html"), frame)?;
        let configuration = folder.path().join("nginx.conf");
        let types = media_types(&program)?;
        fs::write(
            &configuration,
            whole(folder.path(), &types, &server, [wiki, other]),
        )?;
        let process = Command::new(program)
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(&configuration)
            .args(["-e", "error.log"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting nginx")?;
        let mut nginx = Self {
            process,
            address: format!("{}/", origin(port)),
            wikis: [wiki, other].map(|port| format!("{}/", origin(port))),
            folder,
        };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = nginx.process.try_wait()? {
                let log = fs::read_to_string(nginx.folder.path().join("error.log"));
                bail!(
                    "nginx stopped as soon as it was started ({status}): {}",
                    log.unwrap_or_default()
                );
            }
            ensure!(start.elapsed() < START, "nginx does not answer");
            thread::sleep(INTERVAL);
        }
        Ok(nginx)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Both fail only when the process is gone already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What a host answers to a request for a path by somebody who takes gzip: its head, in small letters.
///
/// # Errors
///
/// When it does not answer.
pub fn head(address: &str, path: &str) -> Result<String> {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, _) = answer.split_once("\r\n\r\n").context("no head")?;
    Ok(head.to_ascii_lowercase())
}

/// The example with what is a host's own.
fn filled(example: &str, own: [&str; 3]) -> Result<String> {
    let mut text = example.to_owned();
    for (theirs, own) in EXAMPLE.into_iter().zip(own) {
        ensure!(text.contains(theirs), "the example has no {theirs}");
        text = text.replace(theirs, own);
    }
    Ok(text)
}

/// The frame that the documentation says to paste, for a page at that origin.
fn frame(documentation: &Path, origin: &str) -> Result<String> {
    let text = fs::read_to_string(documentation)?;
    let mut lines = text.lines().map(str::trim);
    let frame = lines.find(|line| line.starts_with("<iframe "));
    let frame = frame.context("the documentation has no frame to paste")?;
    let host = "https://planner.example.com";
    ensure!(frame.contains(host), "{frame} is not of {host}");
    Ok(frame.replace(host, origin))
}

/// The `server` block as part of a whole: one process of the user's own, nothing outside its folder.
fn whole(folder: &Path, types: &Path, server: &str, wikis: [u16; 2]) -> String {
    let folder = folder.display();
    let kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let kept = kept.map(|kept| format!("{kept}_temp_path {folder}/{kept};\n"));
    let wikis =
        wikis.map(|port| format!("server {{ listen 127.0.0.1:{port}; root {folder}/wiki; }}\n"));
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n\
         include {};\ndefault_type application/octet-stream;\naccess_log off;\n{}{server}{}}}\n",
        types.display(),
        kept.concat(),
        wikis.concat()
    )
}

/// The list of media types that comes with that nginx.
fn media_types(program: &Path) -> Result<PathBuf> {
    let program = program.canonicalize()?;
    let lists = program
        .ancestors()
        .map(|folder| folder.join("etc/nginx/mime.types"));
    let mut found = lists.filter(|path| path.is_file());
    let found = found.next();
    found.with_context(|| format!("no etc/nginx/mime.types around {}", program.display()))
}

/// Ports that nobody listens on.
fn free_ports() -> Result<[u16; 3]> {
    let bind = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    // All at once, so that no two are the same.
    let listeners = [bind()?, bind()?, bind()?];
    let mut ports = [0; 3];
    for (port, listener) in ports.iter_mut().zip(&listeners) {
        *port = listener.local_addr()?.port();
    }
    Ok(ports)
}
