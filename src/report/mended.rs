//! What `--fix` did, in a sentence, and file by file.

use std::borrow::Cow;

use super::{MendedDocument, Report};
use crate::model::words::{counted, listed};

/// How many files are named.
const MOST_FILES: usize = 10;

/// How many kinds of mends are named of a file, and lines of a kind.
const MOST_NAMED: usize = 5;

/// "Mended 3 places in 2 files. What is listed above is left for a person."
pub(super) fn sentence(report: &Report) -> Option<String> {
    let documents = report.mended.as_ref()?;
    let places: usize = documents.iter().map(|document| document.made.len()).sum();
    let files = documents.iter().filter(|document| !document.made.is_empty()).count();
    let refused: usize = documents.iter().map(|document| document.refused.len()).sum();
    let done = match places {
        0 if report.findings.is_empty() => "Nothing had to be mended".to_owned(),
        0 => "Nothing was mended; what is listed above is left for a person".to_owned(),
        _ => format!("Mended {} in {}", counted(places, "place"), counted(files, "file")),
    };
    let left = match (places, report.findings.is_empty()) {
        (0, _) => "",
        (_, true) => "; nothing is left to do",
        (_, false) => "; what is listed above is left for a person",
    };
    let refused = match refused {
        0 => String::new(),
        1 => " 1 mend was not made, as the file would read worse with it, or still not be read.".to_owned(),
        many => format!(" {many} mends were not made, as the files would read worse with them, or still not be read."),
    };
    Some(format!("{done}{left}.{refused}"))
}

/// What was done in each file: "a.yaml: write area (line 5); put the whole text in quotes (lines 7 and 9)".
pub(super) fn by_file(report: &Report, safe: impl Fn(&str) -> Cow<'_, str>) -> Vec<String> {
    let documents = report.mended.iter().flatten().filter(|document| !document.made.is_empty());
    let mut files: Vec<String> = documents.map(|document| of_file(document, &safe)).collect();
    if files.len() > MOST_FILES {
        let more = files.len() - MOST_FILES;
        files.truncate(MOST_FILES);
        files.push(format!("and {}", counted(more, "more file")));
    }
    files
}

fn of_file(document: &MendedDocument, safe: &impl Fn(&str) -> Cow<'_, str>) -> String {
    let mut kinds: Vec<(&str, Vec<u32>)> = Vec::new();
    for made in &document.made {
        match kinds.iter_mut().find(|(title, _)| *title == made.title) {
            Some((_, lines)) => lines.push(made.line),
            None => kinds.push((&made.title, vec![made.line])),
        }
    }
    let unnamed: usize = kinds.iter().skip(MOST_NAMED).map(|(_, lines)| lines.len()).sum();
    let mut named: Vec<String> =
        kinds.iter().take(MOST_NAMED).map(|(title, lines)| format!("{} ({})", safe(title), numbers(lines))).collect();
    if unnamed > 0 {
        named.push(format!("and {}", counted(unnamed, "more mend")));
    }
    format!("{}: {}", safe(&document.path), named.join("; "))
}

/// "line 5", "lines 5, 7 and 12 more".
fn numbers(lines: &[u32]) -> String {
    let mut numbers: Vec<String> = lines.iter().take(MOST_NAMED).map(u32::to_string).collect();
    if lines.len() > MOST_NAMED {
        numbers.push(format!("{} more", lines.len() - MOST_NAMED));
    }
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    format!("{} {}", if lines.len() == 1 { "line" } else { "lines" }, listed(&numbers, "and"))
}
