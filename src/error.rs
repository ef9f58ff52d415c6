//! What the tool cannot go past, and the user can mend. Findings about documents are not errors.

use std::fmt;

/// Something asked for that could not be done. The message is a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
    help: String,
}

impl Error {
    /// What could not be done, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// What to do about it.
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
