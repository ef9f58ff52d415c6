//! What the tool cannot go past, and the user can mend. Findings about documents are not errors.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::privacy::masked_name;

/// Something asked for that could not be done. The message is a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    message: String,
    help: String,
    is_fault: bool,
}

impl Error {
    /// What could not be done, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        // Names of files stand in messages, also of those that nobody could open.
        Self { message: masked_name(&message.into()).into_owned(), help: help.into(), is_fault: false }
    }

    /// Whether the tool itself is at fault.
    pub fn is_fault(&self) -> bool {
        self.is_fault
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

/// Turns a panic in `step` into an internal error about `path`, so that a fault of ours leaves other documents judged.
///
/// # Errors
/// Where the step panicked. What it had made so far is dropped, so nothing half-made is seen.
pub fn catch_panic<T>(path: &str, step: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(step)).map_err(|_| Error {
        message: format!("internal error while judging {path}; what is said about it is incomplete"),
        help: "report this with the file, or with as much of it as may be shown".to_owned(),
        is_fault: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_one_document_is_an_error_about_that_document() {
        assert_eq!(catch_panic("a.yaml", || 1), Ok(1));
        let fault = catch_panic("b.yaml", || [1][usize::MAX.wrapping_add(2)]).expect_err("out of bounds");
        assert!(fault.is_fault() && fault.to_string().contains("b.yaml"));
    }
}
