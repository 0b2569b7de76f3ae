//! The server as its clients see it.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    time::Duration,
};

use aksnet_serve::{Running, Server, Site};

/// More than any socket takes without somebody reading.
const LARGE: usize = 32 * 1024 * 1024;

fn served(folder: &Path) -> io::Result<Running> {
    let index = "<meta charset=\"utf-8\"><title>page</title>";
    fs::write(folder.join("index.html"), index)?;
    fs::write(folder.join("page.wasm"), vec![0; LARGE])?;
    Server::bind(Site::open(folder)?, 0)?.spawn()
}

fn ask(server: &Running, request: &str) -> io::Result<TcpStream> {
    let host = server.address().trim_start_matches("http://");
    let mut client = TcpStream::connect(host.trim_end_matches('/'))?;
    client.set_read_timeout(Some(Duration::from_secs(20)))?;
    let rest = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    client.write_all(format!("{request} {rest}").as_bytes())?;
    Ok(client)
}

fn answer(server: &Running, request: &str) -> io::Result<String> {
    let mut text = String::new();
    ask(server, request)?.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn a_page_comes_under_its_policy() {
    let folder = tempfile::tempdir().unwrap();
    let server = served(folder.path()).unwrap();
    let answer = answer(&server, "GET /").unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    for header in [
        "content-type: text/html; charset=utf-8\r\n",
        "content-security-policy: default-src 'none'; ",
        "x-content-type-options: nosniff\r\n",
        "referrer-policy: no-referrer\r\n",
    ] {
        assert!(answer.contains(header), "{header} is missing: {answer}");
    }
    assert!(answer.ends_with("<title>page</title>"), "{answer}");
}

#[test]
fn wasm_comes_under_its_own_type_and_with_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let server = served(folder.path()).unwrap();
    let answer = answer(&server, "HEAD /page.wasm").unwrap();
    assert!(
        answer.contains("content-type: application/wasm\r\n"),
        "{answer}"
    );
    assert!(
        answer.contains(&format!("content-length: {LARGE}\r\n")),
        "{answer}"
    );
}

#[test]
fn only_reading_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let server = served(folder.path()).unwrap();
    let answer = answer(&server, "POST /").unwrap();
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
}

#[test]
fn clients_that_leave_a_file_half_read_keep_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let server = served(folder.path()).unwrap();
    let idle: Vec<TcpStream> = (0..6)
        .map(|_| ask(&server, "GET /page.wasm").unwrap())
        .collect();
    let answer = answer(&server, "GET /").unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    drop(idle);
}
