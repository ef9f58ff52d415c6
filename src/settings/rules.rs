//! The rules that settings name: whether they exist, and whether they may count for less.

use super::{FILE_NAME, MOST_WAIVERS};
use crate::finding::{Draft, Finding, Findings, Severity, shortened};
use crate::load::{self, Loaded};
use crate::model::Model;
use crate::model::config::Level;
use crate::source::NodeId;

/// Adds what is wrong with the rules that a settings file names. `severity_of` knows the default severity of every
/// rule and standard.
pub fn check_rules(file: &Loaded, known: &[&str], severity_of: impl Fn(&str) -> Option<Severity>) -> Vec<Finding> {
    let Some(Model::Config(config)) = &file.model else { return Vec::new() };
    let mut findings = Findings::about(file.about());
    findings.under("load/unknown-word", Severity::Error);
    for (rule, level) in config.rules.iter() {
        let Some((at, name)) = rule.located() else { continue };
        match severity_of(name) {
            None => unknown(at, name, known, &mut findings),
            Some(Severity::Error) if level.get().is_some_and(|level| *level != Level::Error) => findings.add(
                Draft::new(
                    at,
                    format!("{name} is an error, and settings cannot make less of an error"),
                    "take this line out; what must stay as it is for a while needs a waiver with its reason",
                )
                .value(name.as_str()),
            ),
            Some(_) => {}
        }
    }
    for waiver in config.waivers.iter().take(MOST_WAIVERS) {
        let Some((at, name)) = waiver.rule.located() else { continue };
        if severity_of(name).is_none() {
            unknown(at, name, known, &mut findings);
        } else if let Some(fault) = cannot_be_waived(name, waiver.document.text().unwrap_or_default()) {
            let help = "take this waiver out, and mend what is said about the settings file";
            findings.add(Draft::new(at, fault, help).value(name.as_str()));
        }
    }
    findings.into_list()
}

fn unknown(at: NodeId, name: &str, known: &[&str], findings: &mut Findings<'_>) {
    // Looking for what was meant takes time, and is for those that are shown.
    if !findings.has_room() {
        return findings.count_only();
    }
    if let Some(whole) = of_a_set(name, known) {
        let message = format!("there is no rule called {}; did you mean {whole}?", shortened(name));
        findings.add(Draft::new(at, message, format!("write {whole}")).value(name));
        return;
    }
    let near = load::nearest(name, known).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    let message = format!("there is no rule called {}{near}", shortened(name));
    findings.add(Draft::new(at, message, "paramount explain lists all rules").value(name));
}

/// The rule that a standard without the name of its set means, where only one set has it: "shared/two-trainers".
fn of_a_set<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let is_meant = |rule: &&&str| rule.rsplit_once('/').is_some_and(|(_, short)| short == name);
    let mut meant = known.iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none()).copied()
}

/// Why a waiver for this rule and document can never count, where that is plain from what it says.
fn cannot_be_waived(rule: &str, document: &str) -> Option<&'static str> {
    let is_settings = document.rsplit('/').next() == Some(FILE_NAME);
    if rule.starts_with("waiver/") {
        Some("what is said about waivers cannot itself be waived")
    } else if is_settings && rule.starts_with("load/") {
        Some("how a settings file is written cannot be waived: without that nobody knows what was asked for")
    } else {
        None
    }
}
