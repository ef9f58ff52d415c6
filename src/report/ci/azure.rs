//! Findings as logging commands of Azure Pipelines. It knows errors and warnings; notes stand in the log as they are.

use std::io::{self, Write};

use super::annotations::{Annotation, Annotations};
use super::{headline, sentences};
use crate::finding::Severity;
use crate::report::facts::place;
use crate::report::{Report, escape};

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    Annotations::write(report, line, out)
}

fn line(annotation: &Annotation<'_>) -> String {
    let finding = annotation.finding;
    let (path, rule) = (&finding.document.path, &finding.rule);
    let word = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => {
            let more = annotation.more.as_ref().map(|more| format!(". {more}")).unwrap_or_default();
            let note = format!("note: {path}, {}: {} ({rule}){more}", place(finding), headline(finding));
            return escape::line(&note).into_owned();
        }
    };
    let mut properties = vec![("type", word.to_owned()), ("sourcepath", path.clone())];
    if finding.place.part.is_none() {
        let (line, column) = (finding.place.line.to_string(), finding.place.column.to_string());
        properties.extend([("linenumber", line), ("columnnumber", column)]);
    }
    properties.push(("code", rule.clone()));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape::azure_property(value))).collect();
    let mut lines = sentences(finding);
    lines.extend(annotation.more.clone());
    format!("##vso[task.logissue {}]{}", properties.join(";"), escape::azure_data(&lines.join("\n")))
}
