//! An HTTP server for this machine alone.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    thread::{self, JoinHandle},
};

use tiny_http::{Header, Method, Request, Response};

use crate::Site;

/// A server bound to 127.0.0.1, not yet answering.
pub struct Server {
    http: tiny_http::Server,
    site: Site,
}

impl Server {
    /// Binds `port` of 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    ///
    /// When the port is in use or may not be bound.
    pub fn bind(site: Site, port: u16) -> io::Result<Self> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| io::Error::new(io::ErrorKind::AddrInUse, error))?;
        Ok(Self { http, site })
    }

    /// Where a browser finds the page, such as `http://127.0.0.1:8080/`.
    pub fn address(&self) -> String {
        let port = self.http.server_addr().to_ip().map_or(0, |at| at.port());
        format!("http://{}/", SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
    }

    /// Answers until the process ends.
    pub fn run(self) {
        for request in self.http.incoming_requests() {
            answer(&self.site, request);
        }
    }

    /// Answers on a thread of its own until the result is dropped.
    pub fn spawn(self) -> Running {
        let address = self.address();
        let http = Arc::new(self.http);
        let site = self.site;
        let thread = {
            let http = Arc::clone(&http);
            thread::spawn(move || {
                for request in http.incoming_requests() {
                    answer(&site, request);
                }
            })
        };
        Running {
            address,
            http,
            thread: Some(thread),
        }
    }
}

/// A server that answers until it is dropped.
pub struct Running {
    address: String,
    http: Arc<tiny_http::Server>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Where a browser finds the page, such as `http://127.0.0.1:43210/`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has stopped answering, which is all that is asked here.
            drop(thread.join());
        }
    }
}

fn answer(site: &Site, request: Request) {
    if !matches!(request.method(), Method::Get | Method::Head) {
        // A client that is gone has nothing to be told.
        drop(request.respond(Response::from_string("GET or HEAD\n").with_status_code(405)));
        return;
    }
    let answer = site.answer(request.url());
    let mut response = Response::from_data(answer.body)
        .with_status_code(answer.status)
        // The length is known: say it, however long the file.
        .with_chunked_threshold(usize::MAX);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    drop(request.respond(response));
}
