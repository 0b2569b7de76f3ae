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
        })
    }

    /// The answer to a request for `target`: a path, with or without a query.
    pub(crate) fn answer(&self, target: &str) -> Answer {
        let found = self.file(target).and_then(|path| {
            let body = fs::read(&path).ok()?;
            let extension = path.extension().and_then(|text| text.to_str());
            Some((media_type::of_extension(extension.unwrap_or("")), body))
        });
        let (status, media_type, body) = match found {
            Some((media_type, body)) => (200, media_type, body),
            None => (
                404,
                media_type::of_extension("txt"),
                b"no such file\n".to_vec(),
            ),
        };
        let mut headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            // A rebuilt page must show on the next reload.
            ("Cache-Control", "no-cache".to_owned()),
        ];
        if media_type.starts_with("text/html") {
            let html = String::from_utf8_lossy(&body);
            headers.push(("Content-Security-Policy", csp::header(&html)));
        }
        Answer {
            status,
            headers,
            body,
        }
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
        let answer = site().answer("/missing.js");
        assert_eq!(answer.status, 404);
        assert!(
            answer
                .headers
                .contains(&("X-Content-Type-Options", "nosniff".to_owned()))
        );
    }
}
