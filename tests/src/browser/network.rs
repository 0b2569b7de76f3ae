//! The network beyond this machine, as a browser finds it.

use std::{
    collections::BTreeSet,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use anyhow::Result;

/// A name under which the network has a page, without encryption: to a browser it is not secure, as
/// the addresses of this machine are.
pub(super) const INSECURE: &str = "planner";

/// What browsers ask their own makers for, whatever page they show: settings, updates, the time.
const MAKERS: [&str; 8] = [
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "gvt1.com",
    // Where Debian's Chromium searches.
    "duckduckgo.com",
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
];

/// Longer than this nobody takes to ask. It only ends threads of browsers that ask nothing.
const ASKING: Duration = Duration::from_secs(20);

/// A proxy that a browser sends everything through that is not for this machine. It writes down who
/// was asked, and nobody answers but the page under the name [`INSECURE`].
pub(super) struct Network {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Hosts that were asked.
    asked: BTreeSet<String>,
    /// What answers under [`INSECURE`], as `127.0.0.1:43210`.
    page: Option<String>,
}

impl Network {
    /// Starts it, on a thread that lasts as long as the process.
    ///
    /// # Errors
    ///
    /// When no port is to be had.
    pub(super) fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let state = Arc::clone(&shared);
                // Whoever breaks off has asked all the same.
                thread::spawn(move || drop(answer(stream, &state)));
            }
        });
        Ok(Self { port, state })
    }

    /// Where it listens on this machine.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Has a page answer under the name [`INSECURE`]; its own address is `http://127.0.0.1:43210/`.
    pub(super) fn name(&self, address: &str) {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        lock(&self.state).page = Some(host.to_owned());
    }

    /// Who was asked since this was asked last, but for the makers of browsers.
    pub(super) fn strangers(&self) -> Vec<String> {
        let asked = std::mem::take(&mut lock(&self.state).asked);
        let strangers = asked.into_iter().filter(|host| {
            let mut makers = MAKERS.iter();
            !makers.any(|maker| {
                let before = host.strip_suffix(maker);
                before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
            })
        });
        strangers.collect()
    }
}

/// What a thread that panicked has left is as good.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes one request.
fn answer(mut stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_read_timeout(Some(ASKING))?;
    let mut line = String::new();
    // Longer than any address of the page: somebody else's is cut.
    BufReader::new(&stream).take(8_192).read_line(&mut line)?;
    let Some((host, path)) = asked(&line) else {
        return Ok(());
    };
    let page = lock(state).page.clone();
    if let (true, Some(page)) = (host == INSECURE, page) {
        let mut server = TcpStream::connect(page)?;
        write!(server, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n")?;
        io::copy(&mut server, &mut stream)?;
    } else {
        lock(state).asked.insert(host.to_owned());
        stream
            .write_all(b"HTTP/1.1 502 Nobody\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")?;
    }
    Ok(())
}

/// Host and path that the first line of a request to a proxy names.
fn asked(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let target = target.strip_prefix("http://").unwrap_or(target);
    let end = target.find('/').unwrap_or(target.len());
    let (host, path) = target.split_at_checked(end)?;
    let host = host.split(':').next().filter(|host| !host.is_empty())?;
    Some((host, if method == "CONNECT" { "" } else { path }))
}

#[cfg(test)]
mod tests {
    use super::{Network, asked};
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    #[test]
    fn the_host_is_read_off_the_first_line() {
        assert_eq!(
            asked("GET http://planner/a.js?b HTTP/1.1"),
            Some(("planner", "/a.js?b"))
        );
        assert_eq!(
            asked("CONNECT example.com:443 HTTP/1.1"),
            Some(("example.com", ""))
        );
        assert_eq!(asked("\u{16}\u{3}"), None);
    }

    #[test]
    fn who_was_asked_is_told_once_but_for_the_makers_of_browsers() {
        let network = Network::start().unwrap();
        for host in ["accounts.google.com", "notgoogle.com", "example.com"] {
            let mut stream = TcpStream::connect(("127.0.0.1", network.port())).unwrap();
            write!(stream, "CONNECT {host}:443 HTTP/1.1\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 502 "), "{answer}");
        }
        assert_eq!(network.strangers(), ["example.com", "notgoogle.com"]);
        assert_eq!(network.strangers(), Vec::<String>::new());
    }
}
