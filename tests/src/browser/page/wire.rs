//! Commands of the drivers that the client has no words for.

use std::sync::Arc;

use http::Method;
use serde_json::Value;
use thirtyfour::common::command::{Command, ExtensionCommand};

/// One command of the session.
#[derive(Debug)]
pub(super) struct Wire {
    endpoint: String,
    body: Option<Value>,
}

impl Wire {
    /// Asks for something.
    pub(super) fn get(endpoint: String) -> Command {
        let body = None;
        Command::ExtensionCommand(Box::new(Self { endpoint, body }))
    }

    /// Sends something.
    pub(super) fn post(endpoint: &str, body: Value) -> Command {
        Command::ExtensionCommand(Box::new(Self {
            endpoint: endpoint.to_owned(),
            body: Some(body),
        }))
    }
}

impl ExtensionCommand for Wire {
    fn parameters_json(&self) -> Option<Value> {
        self.body.clone()
    }

    fn method(&self) -> Method {
        if self.body.is_some() {
            Method::POST
        } else {
            Method::GET
        }
    }

    fn endpoint(&self) -> Arc<str> {
        self.endpoint.as_str().into()
    }
}
