//! What any output may hold, whatever the documents say.

use std::borrow::Cow;
use std::fs;

use paramount::report::Report;
use paramount::report::compare::CompareReport;
use paramount::report::coverage::CoverageReport;
use paramount::report::deliver::Report as Delivered;
use paramount::report::due::DueReport;
use paramount::report::summary::SummaryReport;

use super::runs;

/// Formats that a machine reads as JSON.
const JSON: [&str; 4] = ["json", "sarif", "gitlab", "rdjson"];

/// The commands that read a folder, each with every format that it has.
pub(crate) fn commands() -> [(&'static str, Vec<&'static str>); 5] {
    fn formats<R: Delivered>() -> Vec<&'static str> {
        R::FORMATS.iter().map(|format| format.name).collect()
    }
    [
        ("check", formats::<Report>()),
        ("due", formats::<DueReport>()),
        ("summary", formats::<SummaryReport>()),
        ("compare", formats::<CompareReport>()),
        ("coverage", formats::<CoverageReport>()),
    ]
}

/// A text that stands in every place where a document says something, in every format of every command.
pub(crate) fn rendered(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let words = serde_json::to_string(&text).expect("a text is JSON");
    let folder = tempfile::tempdir().expect("a folder");
    let policy = format!(
        "paramount: policy/v1\npolicy: p\nedition: {words}\ntitle: {words}\narea: {words}\nissuers:\n  - {{id: a, name: {words}}}\n\
         lead: {{role: {words}}}\nreview: {{every: {words}, next_due: 2020-01, by: {words}}}\napproval: {{by: {words}, date: {words}}}\n\
         commitments:\n  - {{standard: two-trainers, section: {words}, says: {words}, strength: must, details: {{minimum: 2}}}}\n  \
         - {{id: own, section: {words}, says: {words}, strength: {words}}}\nactions:\n  - {{id: x, says: {words}, due: 2020}}\n{words}: {words}\n"
    );
    let course = format!(
        "paramount: course/v1\ncourse: c\ntitle: {words}\npolicy: {words}\ntrainers: [{words}]\nmaterials: [{words}]\n\
         evidence:\n  child-voice: [{{where: {words}}}]\n"
    );
    fs::write(folder.path().join("policy.yaml"), policy).expect("a policy");
    fs::write(folder.path().join("course.yaml"), course).expect("a course");
    for (command, formats) in commands() {
        for (format, output) in runs::run_in(folder.path(), command, &formats) {
            assert_output(format, &output);
        }
    }
}

fn assert_output(format: &str, output: &str) {
    assert_inert(format, output);
    if JSON.contains(&format) {
        let read = serde_json::from_str::<serde_json::Value>(output);
        assert!(read.is_ok(), "{format}: {read:?}");
    }
    if format == "json-lines" {
        let is_json = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
        assert_eq!(output.lines().find(|line| !is_json(line)), None);
    }
}

/// A text that only its own client's commands may act in.
pub(crate) fn assert_inert(format: &str, output: &str) {
    // Lines of a calendar end with a carriage return, which is its format.
    let of_lines = if format == "ics" { Cow::from(output.replace("\r\n", "\n")) } else { Cow::from(output) };
    let output: &str = &of_lines;
    let acts = |letter: char| {
        (letter.is_control() && !"\n\r".contains(letter))
            || ('\u{202a}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    };
    assert!(!output.contains(acts), "{format}: {:?}", output.find(acts).map(|at| &output[at.saturating_sub(40)..at]));
    assert!(format == "csv" || !output.contains('\r'), "{format}: a carriage return");
    for line in output.split(['\n', '\r']) {
        let is_command = line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[");
        let is_own = match format {
            "github" => {
                line.starts_with("::error file=")
                    || line.starts_with("::warning file=")
                    || line.starts_with("::notice file=")
            }
            "azure" => line.starts_with("##vso[task.logissue type="),
            _ => false,
        };
        assert!(!is_command || is_own, "{format}: {line}");
        assert!(!line.contains("section_start:") && !line.contains("##teamcity["), "{format}: {line}");
    }
}
