//! What is said of sixty citations on three days, by a table that was written from the facts (`tests/guidance/citations.tsv`).
//! A row that is marked `open` is one of which the tool cannot say that yet; once it can, the test asks for `holds`.

use std::fs;
use std::path::Path;

use paramount::report::Report;

use crate::support::{check, root};

/// The days of the table, in the order of its columns.
const DAYS: [&str; 3] = ["2026-08-31", "2026-09-01", "2026-11-26"];

/// A row of the table.
struct Row {
    /// Whether the tool is known to say otherwise.
    open: bool,
    how: String,
    citation: String,
    /// What should be said on each of the days.
    wanted: [String; 3],
}

#[test]
fn sixty_citations_are_judged_by_the_facts_on_three_days() {
    let rows = rows();
    assert_eq!(rows.len(), 60);
    let folder = tempfile::tempdir().expect("a folder");
    for (number, row) in rows.iter().enumerate() {
        row.write(folder.path(), number);
    }
    let folder = fs::canonicalize(folder.path()).expect("the folder that was made");
    let reports = DAYS.map(|day| check(&folder, day, &[]).report);
    let mut wrong = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let said = reports.each_ref().map(|report| said_of(report, number));
        if (said == row.wanted) == row.open {
            wrong.push(format!("{}: {}\n  wanted {:?}\n  said   {said:?}", row.how, row.citation, row.wanted));
        }
    }
    assert!(wrong.is_empty(), "rows to look at, or to mark anew as holds or open:\n{}", wrong.join("\n"));
}

fn rows() -> Vec<Row> {
    let table = fs::read_to_string(root().join("tests/guidance/citations.tsv")).expect("the table");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let [state, how, citation, first, second, third, _fact] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("seven columns: {line}");
    };
    assert!(["holds", "open"].contains(&state), "holds or open: {line}");
    let wanted = [first, second, third].map(str::to_owned);
    Row { open: state == "open", how: how.to_owned(), citation: citation.to_owned(), wanted }
}

impl Row {
    /// Writes the document that cites, with a name by which its findings are told from others.
    fn write(&self, folder: &Path, number: usize) {
        let name = format!("row-{number}");
        let (id, edition) = self.citation.split_once(' ').expect("a family and an edition");
        let entry = format!("guidance: [{{id: {id}, edition: \"{edition}\"}}]\n");
        let document = match self.how.split_once(' ').unwrap_or((&self.how, "")) {
            ("policy", approved) => {
                let day = approved.strip_prefix("approved ");
                let approval = day.map(|day| format!("approval: {{by: Board, date: {day}}}\n")).unwrap_or_default();
                format!("paramount: policy/v1\npolicy: {name}\nedition: \"1\"\ntitle: Example\n{approval}{entry}")
            }
            ("course", "") => format!("paramount: course/v1\ncourse: {name}\ntitle: Example\n{entry}"),
            ("text", "") => {
                fs::write(folder.join(format!("{name}.md")), format!("{}\n", self.citation)).expect("a material");
                format!("paramount: course/v1\ncourse: {name}\ntitle: Example\nmaterials: [{name}.md]\n")
            }
            _ => panic!("a policy, a course or a text: {}", self.how),
        };
        fs::write(folder.join(format!("{name}.yaml")), document).expect("a document");
    }
}

/// What a report says of the guidance that a row cites: "warning superseded", or "-".
fn said_of(report: &Report, number: usize) -> String {
    let files = ["yaml", "md"].map(|end| format!("row-{number}.{end}"));
    let said = report.findings.iter().filter(|finding| files.contains(&finding.document.path)).filter_map(|finding| {
        let rule = finding.rule.strip_prefix("guidance/").filter(|rule| *rule != "catalogue-stale")?;
        Some(format!("{} {rule}", finding.severity.word()))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "-".to_owned() } else { said.join(", ") }
}
