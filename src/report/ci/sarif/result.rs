//! One finding as a result.

use std::collections::BTreeMap;

use super::log::{
    ArtifactChange, ArtifactLocation, Inserted, Location, LogicalLocation, Mend, Message, Outcome, PhysicalLocation,
    Region, Replacement, Suppression,
};
use super::{ROOT, text};
use crate::finding::{Edit, Finding, Fix, Related, State, Suppressed};
use crate::report::ci::sentences;
use crate::report::human::decision;
use crate::report::{Report, escape};

/// The name of our own fingerprints among those of a result.
const OURS: &str = "paramount/v1";

/// The name of those that GitHub knows a line by.
const OF_THE_LINE: &str = "primaryLocationLineHash";

pub(super) fn of<'r>(finding: &'r Finding, report: &'r Report, rules: &BTreeMap<&str, usize>) -> Outcome<'r> {
    Outcome {
        rule_id: &finding.rule,
        rule_index: rules.get(finding.rule.as_str()).copied(),
        level: finding.severity.word(),
        message: Message { text: escape::sarif(&sentences(finding).join("\n")) },
        locations: [location(finding)],
        related_locations: finding.related.iter().enumerate().map(|(index, related)| beside(index, related)).collect(),
        partial_fingerprints: fingerprints(finding, report),
        baseline_state: finding.state.map(State::word),
        suppressions: finding.suppressed.as_deref().map(suppression).into_iter().collect(),
        fixes: finding.fix.iter().map(|fix| mend(&finding.document.path, fix)).collect(),
    }
}

fn mend<'r>(path: &str, fix: &'r Fix) -> Mend<'r> {
    let replacement = |edit: &'r Edit| Replacement {
        deleted_region: Region {
            start_line: edit.line,
            start_column: Some(edit.column),
            end_line: Some(edit.end_line),
            end_column: Some(edit.end_column),
        },
        inserted_content: Inserted { text: &edit.text },
    };
    let artifact_location = ArtifactLocation { uri: escape::uri(path), uri_base_id: ROOT };
    Mend {
        description: text(&fix.title),
        artifact_changes: [ArtifactChange {
            artifact_location,
            replacements: fix.edits.iter().map(replacement).collect(),
        }],
    }
}

fn location(finding: &Finding) -> Location {
    let place = &finding.place;
    let region = Region {
        start_line: place.line,
        start_column: Some(place.column),
        end_line: Some(place.end_line),
        end_column: Some(place.end_column),
    };
    let part = place.part.iter().map(|part| LogicalLocation { name: escape::line(part).into_owned() });
    Location {
        id: None,
        physical_location: physical(&finding.document.path, region),
        logical_locations: part.collect(),
        message: None,
    }
}

/// Another place, of which the line alone is known.
fn beside(index: usize, related: &Related) -> Location {
    let region = Region { start_line: related.line, start_column: None, end_line: None, end_column: None };
    Location {
        id: Some(index),
        physical_location: physical(&related.path, region),
        logical_locations: Vec::new(),
        message: Some(text(&related.message)),
    }
}

fn physical(path: &str, region: Region) -> PhysicalLocation {
    PhysicalLocation { artifact_location: ArtifactLocation { uri: escape::uri(path), uri_base_id: ROOT }, region }
}

/// By what the result is known again: what it is about, and the text of its line. GitHub takes two results of a rule for
/// one where the hash of their lines is the same, so in a file without lines ours stands in for it.
fn fingerprints<'r>(finding: &'r Finding, report: &'r Report) -> BTreeMap<&'static str, &'r str> {
    let ours = finding.fingerprint.as_str();
    let lines = report.scanning.line_hashes.get(&finding.document.path);
    let of_the_line = match &finding.place.part {
        Some(_) => Some(ours),
        None => lines.and_then(|lines| lines.get(&finding.place.line)).map(String::as_str),
    };
    std::iter::once((OURS, ours)).chain(of_the_line.map(|hash| (OF_THE_LINE, hash))).collect()
}

/// Decided outside the file that the finding is about: in the settings, or by an earlier report.
fn suppression(suppressed: &Suppressed) -> Suppression {
    let justification = escape::line(&decision(suppressed)).into_owned();
    Suppression { kind: "external", status: "accepted", justification }
}
