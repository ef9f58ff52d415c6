//! `paramount explain`: a rule or a standard for people.

use super::{Console, Failure, Outcome};
use crate::cli::ExplainArgs;

pub(super) fn run(_arguments: &ExplainArgs, _console: &mut Console<'_>) -> Result<Outcome, Failure> {
    Ok(Outcome::Clean)
}
