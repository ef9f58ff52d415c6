//! The rules that settings name: whether they exist, and whether they may count for less.

use crate::finding::{Draft, Finding, Findings, Severity};
use crate::load::{self, Loaded};
use crate::model::Model;
use crate::model::config::Level;

/// Adds what is wrong with the rules that a settings file names. `severity_of` knows the default severity of every
/// rule and standard.
pub fn check_rules(file: &Loaded, known: &[&str], severity_of: impl Fn(&str) -> Option<Severity>) -> Vec<Finding> {
    let Some(Model::Config(config)) = &file.model else { return Vec::new() };
    let mut findings = Findings::about(file.about());
    findings.under("load/unknown-word", Severity::Error);
    for (rule, level) in config.rules.iter() {
        let Some((at, name)) = rule.located() else { continue };
        let Some(severity) = severity_of(name) else {
            let near = load::nearest(name, known).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            findings.add(
                Draft::new(at, format!("there is no rule called {name}{near}"), "paramount explain lists all rules")
                    .value(name.as_str()),
            );
            continue;
        };
        let lowered = level.get().is_some_and(|level| *level != Level::Error) && severity == Severity::Error;
        if lowered {
            findings.add(
                Draft::new(
                    at,
                    format!("{name} is an error, and settings cannot make less of an error"),
                    "take this line out; what must stay as it is for a while needs a waiver with its reason",
                )
                .value(name.as_str()),
            );
        }
    }
    findings.into_list()
}
