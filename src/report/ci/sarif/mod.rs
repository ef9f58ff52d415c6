//! Findings in SARIF 2.1.0, as hosts of code scanning read it. No result has a security severity, because none is about the
//! security of code, and none has a fix, because nothing that is found has only one mend.

mod log;
mod result;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use log::{
    AutomationDetails, Base, Configuration, Descriptor, Driver, Help, Invocation, Log, Message, Notification, Run,
    RunProperties, Tags, Tool,
};

use crate::finding::Finding;
use crate::report::{Report, RuleReport, escape, json};

/// How many results GitHub takes of a run; it refuses files with more.
const MOST_RESULTS: usize = 25_000;

/// What paths are relative to: the folder that was checked out.
const ROOT: &str = "%SRCROOT%";

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let scanning = &report.scanning;
    let indices = scanning.rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect();
    let findings = most_important(report);
    let left_out = report.findings.len() - findings.len();
    let description = text("the folder that paths of the report are relative to");
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: &report.tool.name,
                semantic_version: &report.tool.version,
                rules: scanning.rules.iter().map(descriptor).collect(),
            },
        },
        automation_details: AutomationDetails { id: "paramount/" },
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BTreeMap::from([(ROOT, Base { description })]),
        invocations: [invocation(report, left_out)],
        results: findings.into_iter().map(|finding| result::of(finding, report, &indices)).collect(),
        properties: RunProperties {
            today: &report.today,
            standards: report.sets(),
            summary: report.summary,
            results_left_out: left_out,
        },
    };
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    json::write_value(&Log { schema, version: "2.1.0", runs: [run] }, out)
}

/// As many findings as there may be results, in the order of the report. What counts, and what is worse, comes before the
/// rest where there is not room for all.
fn most_important(report: &Report) -> Vec<&Finding> {
    let mut findings: Vec<(usize, &Finding)> = report.findings.iter().enumerate().collect();
    if findings.len() > MOST_RESULTS {
        findings.sort_by_key(|(_, finding)| Reverse((report.counts(finding), finding.severity)));
        findings.truncate(MOST_RESULTS);
        findings.sort_by_key(|(place, _)| *place);
    }
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// How the run went: what could not be done, and how many findings are no results.
fn invocation(report: &Report, left_out: usize) -> Invocation {
    let failures = report.failures.iter().map(|failure| Notification { level: "error", message: text(failure) });
    let left_out = (left_out > 0).then(|| {
        let words = format!(
            "{left_out} of {} findings are left out here, because hosts take no more than {MOST_RESULTS}; the other \
             formats have them all",
            report.findings.len()
        );
        Notification { level: "warning", message: text(&words) }
    });
    Invocation {
        execution_successful: report.failures.is_empty(),
        tool_execution_notifications: failures.chain(left_out).collect(),
    }
}

fn descriptor(rule: &RuleReport) -> Descriptor<'_> {
    let why = if rule.why.is_empty() { &rule.summary } else { &rule.why };
    Descriptor {
        id: &rule.id,
        short_description: text(&rule.summary),
        full_description: text(why),
        help: Help { text: text(why).text, markdown: &rule.page },
        default_configuration: Configuration { level: rule.severity.word() },
        properties: Tags { tags: [rule.id.split('/').next().unwrap_or_default()] },
    }
}

/// A text of one line.
fn text(text: &str) -> Message {
    Message { text: escape::sarif(&escape::line(text)) }
}
