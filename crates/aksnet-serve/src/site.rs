//! A folder of built files and the headers they are sent with.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{csp, media_type};

/// A built page: a folder with an `index.html`.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    /// Origins whose pages may frame it.
    framed_by: Vec<String>,
    manner: Manner,
}

/// How a site is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// With a word on what it may do.
    Own,
    /// As any static host sends a folder.
    Plain,
    /// As a host that does not know WebAssembly.
    Ignorant,
    /// Not at all: the host is in trouble, and says so.
    Failing,
}

/// One answer: what a browser gets for an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Site {
    /// The page in the folder `root`.
    ///
    /// # Errors
    ///
    /// When the folder holds no readable `index.html`.
    pub fn open(root: &Path) -> io::Result<Self> {
        let index = root.join("index.html");
        fs::read_to_string(&index).map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", index.display()))
        })?;
        Ok(Self {
            root: root.to_owned(),
            framed_by: Vec::new(),
            manner: Manner::Own,
        })
    }

    /// Lets the pages of an origin, such as `http://127.0.0.1:8000`, frame it.
    #[must_use]
    pub fn framed_by(mut self, origin: &str) -> Self {
        self.framed_by.push(origin.to_owned());
        self
    }

    /// The same sent as any static host sends a folder: for pages that are not the planner's own.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.manner = Manner::Plain;
        self
    }

    /// The same as a host sends it that does not know WebAssembly: under the type of any bytes.
    #[must_use]
    pub fn ignorant(mut self) -> Self {
        self.manner = Manner::Ignorant;
        self
    }

    /// The same on a host that is in trouble, and says so of everything.
    #[must_use]
    pub fn failing(mut self) -> Self {
        self.manner = Manner::Failing;
        self
    }

    /// The answer to a request for `target`: a path, with or without a query.
    ///
    /// A file that stands there compressed too, as `<name>.br`, is sent so to a browser that
    /// takes brotli.
    pub(crate) fn answer(&self, target: &str, brotli: bool) -> Answer {
        let path = self.file(target);
        let small = path.as_ref().filter(|_| brotli).and_then(|path| {
            let mut name = path.clone().into_os_string();
            name.push(".br");
            fs::read(PathBuf::from(name)).ok()
        });
        let compressed = small.is_some();
        let found = path.and_then(|path| {
            let extension = path.extension().and_then(|text| text.to_str());
            let media_type = media_type::of_extension(extension.unwrap_or(""));
            Some((media_type, fs::read(&path).ok()?))
        });
        let (status, media_type, body) = match found {
            _ if self.manner == Manner::Failing => (
                503,
                media_type::of_extension("txt"),
                b"in trouble\n".to_vec(),
            ),
            Some(("application/wasm", body)) if self.manner == Manner::Ignorant => {
                (200, media_type::of_extension(""), body)
            }
            Some((media_type, body)) => (200, media_type, body),
            None => (
                404,
                media_type::of_extension("txt"),
                b"no such file\n".to_vec(),
            ),
        };
        let mut headers = vec![("Content-Type", media_type.to_owned())];
        if self.manner == Manner::Own {
            headers.extend(self.own(media_type, &body));
        }
        if compressed {
            headers.push(("Content-Encoding", "br".to_owned()));
        }
        Answer {
            status,
            headers,
            body: small.unwrap_or(body),
        }
    }

    /// What the planner's own files are sent with beside their type.
    fn own(&self, media_type: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
            // A rebuilt page must show on the next reload.
            ("Cache-Control", "no-cache".to_owned()),
        ];
        if media_type.starts_with("text/html") {
            let html = String::from_utf8_lossy(body);
            headers.push((
                "Content-Security-Policy",
                csp::header(&html, &self.framed_by),
            ));
        }
        headers
    }

    /// The file that `target` names, if it stays inside the folder.
    ///
    /// Built files have plain names, so a segment that needs decoding, is
    /// hidden or climbs names nothing.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
        let mut file = self.root.clone();
        let mut segments = path.split('/').peekable();
        while let Some(segment) = segments.next() {
            let last = segments.peek().is_none();
            if segment.is_empty() && last {
                file.push("index.html");
            } else if segment.is_empty()
                || segment.starts_with('.')
                || segment.contains(['%', '\\', ':'])
            {
                return None;
            } else {
                file.push(segment);
            }
        }
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site {
            root: PathBuf::from("/site"),
            framed_by: Vec::new(),
            manner: Manner::Own,
        }
    }

    #[test]
    fn the_root_is_the_index() {
        assert_eq!(site().file("/"), Some(PathBuf::from("/site/index.html")));
        assert_eq!(
            site().file("/docs/?q=1"),
            Some(PathBuf::from("/site/docs/index.html"))
        );
    }

    #[test]
    fn a_file_is_found_by_its_path() {
        assert_eq!(
            site().file("/a/page.wasm"),
            Some(PathBuf::from("/site/a/page.wasm"))
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_named() {
        for target in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "//etc/passwd",
            "/.git/config",
            "/c:/secret",
            "/..\\secret",
            "*",
            "",
        ] {
            assert_eq!(site().file(target), None, "{target}");
        }
    }

    #[test]
    fn a_missing_file_is_404_under_the_same_headers() {
        let answer = site().answer("/missing.js", false);
        assert_eq!(answer.status, 404);
        assert!(
            answer
                .headers
                .contains(&("X-Content-Type-Options", "nosniff".to_owned()))
        );
    }

    #[test]
    fn who_may_frame_it_is_said_and_a_plain_folder_says_nothing() {
        let policy = |site: &Site| {
            let headers = site.own("text/html; charset=utf-8", b"<p>");
            let policy = headers
                .into_iter()
                .find(|(name, _)| *name == "Content-Security-Policy");
            policy.unwrap().1
        };
        assert!(policy(&site()).ends_with("; frame-ancestors 'self'"));
        let framed = site().framed_by("http://127.0.0.1:8000");
        assert!(policy(&framed).ends_with("; frame-ancestors 'self' http://127.0.0.1:8000"));
        let plain = site().plain().answer("/", false).headers;
        assert_eq!(plain.len(), 1, "{plain:?}");
    }

    #[test]
    fn a_compressed_twin_goes_to_those_who_take_it() {
        let folder = std::env::temp_dir().join(format!("aksnet-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "plain").unwrap();
        fs::write(folder.join("a.js.br"), "small").unwrap();
        let site = Site {
            root: folder.clone(),
            ..site()
        };
        let answers = [true, false].map(|brotli| site.answer("/a.js", brotli));
        fs::remove_dir_all(folder).unwrap();
        let encoded = ("Content-Encoding", "br".to_owned());
        let [small, plain] = answers;
        assert_eq!(
            (small.body, plain.body),
            (b"small".to_vec(), b"plain".to_vec())
        );
        assert!(small.headers.contains(&encoded) && !plain.headers.contains(&encoded));
        assert_eq!(small.headers[0], plain.headers[0]);
    }
}
