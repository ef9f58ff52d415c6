//! Findings for the clients of continuous integration: what they show of a finding beside its line, in a list or as a test.
//!
//! Some clients parse a file and print what they found in it once more, so texts are made harmless before they are put into
//! JSON or XML too. Paths stay as they are wherever a format can hold them, because clients look for the file.

mod annotations;
pub(super) mod azure;
pub(super) mod github;
pub(super) mod gitlab;
pub(super) mod junit;
pub(super) mod rdjson;
pub(super) mod sarif;

pub(super) use annotations::Annotations;

use super::capital::capitalised;
use super::escape;
use crate::finding::Finding;
use crate::model::words::with_capital;

/// What is wrong, with where it stands in a file without lines: "Slide 3: serious case reviews are called ...".
fn headline(finding: &Finding) -> String {
    let message = match &finding.place.part {
        Some(part) => format!("{}: {}", with_capital(part), finding.message),
        None => capitalised(&finding.message),
    };
    escape::line(&message).into_owned()
}

/// What is said of a finding in plain text, a line each: what is wrong, who says so, what to do.
fn sentences(finding: &Finding) -> Vec<String> {
    let said = [("Who says so", &finding.authority.says), ("To go on", &finding.help)];
    let said = said.into_iter().filter(|(_, said)| !said.is_empty());
    let said = said.map(|(name, said)| escape::line(&format!("{name}: {said}")).into_owned());
    std::iter::once(headline(finding)).chain(said).collect()
}
