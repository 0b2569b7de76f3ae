//! An HTTP server for this machine alone.

use std::{
    convert::Infallible,
    io,
    net::{Ipv4Addr, TcpListener},
    sync::Arc,
    thread::{self, JoinHandle},
};

use http_body_util::Full;
use hyper::{
    Method, Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{runtime, sync::oneshot};

use crate::Site;

/// A server bound to 127.0.0.1, not yet answering.
pub struct Server {
    listener: TcpListener,
    site: Site,
}

impl Server {
    /// Binds `port` of 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    ///
    /// When the port is in use or may not be bound.
    pub fn bind(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, site })
    }

    /// Where a browser finds the page, such as `http://127.0.0.1:8080/`.
    ///
    /// # Errors
    ///
    /// When the system does not tell which port was bound.
    pub fn address(&self) -> io::Result<String> {
        Ok(format!("http://{}/", self.listener.local_addr()?))
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    ///
    /// When the system gives no event loop.
    pub fn run(self) -> io::Result<()> {
        answer_until(self, std::future::pending())
    }

    /// Answers on a thread of its own until the result is dropped.
    ///
    /// # Errors
    ///
    /// When the system does not tell which port was bound.
    pub fn spawn(self) -> io::Result<Running> {
        let address = self.address()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = thread::spawn(move || {
            // Dropping the sender stops it as well as sending does.
            answer_until(self, async { drop(stopped.await) })
        });
        Ok(Running {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A server that answers until it is dropped.
pub struct Running {
    address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// Where a browser finds the page, such as `http://127.0.0.1:43210/`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has stopped answering, which is all that is asked here.
            drop(thread.join());
        }
    }
}

/// Answers every connection at the same time: a browser opens several and keeps them open.
fn answer_until(server: Server, stop: impl Future<Output = ()>) -> io::Result<()> {
    let Server { listener, site } = server;
    let site = Arc::new(site);
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let accepting = async {
            loop {
                // A connection that breaks off while it opens concerns nobody else.
                let Ok((stream, _)) = listener.accept().await else {
                    continue;
                };
                let site = Arc::clone(&site);
                let answering = service_fn(move |request| {
                    let response = answer(&site, &request);
                    async move { Ok::<_, Infallible>(response) }
                });
                tokio::spawn(
                    http1::Builder::new().serve_connection(TokioIo::new(stream), answering),
                );
            }
        };
        tokio::select! {
            () = stop => {}
            () = accepting => {}
        }
        Ok(())
    })
}

fn answer(site: &Site, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(405, "GET or HEAD\n");
    }
    let target = request
        .uri()
        .path_and_query()
        .map_or("/", |target| target.as_str());
    let accepted = request.headers().get_all("Accept-Encoding").iter();
    let mut accepted = accepted.filter_map(|value| value.to_str().ok());
    let brotli = accepted.any(|value| value.split(',').any(|name| name.trim() == "br"));
    let answer = site.answer(target, brotli);
    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response
        .body(Full::from(answer.body))
        .unwrap_or_else(|_| plain(500, "a header of this page cannot be sent\n"))
}

fn plain(status: u16, words: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(words));
    *response.status_mut() = status.try_into().unwrap_or_default();
    response
}
