//! What `--fix` did, in a sentence.

use std::borrow::Cow;

use super::{MendedDocument, Report};
use crate::model::words::counted;

/// How many files are named.
const MOST_NAMED: usize = 5;

/// "Mended 3 places in 2 files: a.yaml (2) and b.yaml (1). What is listed above is left for a person."
pub(super) fn sentence(report: &Report, safe: impl Fn(&str) -> Cow<'_, str>) -> Option<String> {
    let documents = report.mended.as_ref()?;
    let mended: Vec<&MendedDocument> = documents.iter().filter(|document| !document.made.is_empty()).collect();
    let places: usize = mended.iter().map(|document| document.made.len()).sum();
    let refused: usize = documents.iter().map(|document| document.refused.len()).sum();
    let mut named: Vec<String> = mended
        .iter()
        .take(MOST_NAMED)
        .map(|document| format!("{} ({})", safe(&document.path), document.made.len()))
        .collect();
    if mended.len() > MOST_NAMED {
        named.push(format!("{} more", mended.len() - MOST_NAMED));
    }
    let done = match places {
        0 if report.findings.is_empty() => "Nothing had to be mended".to_owned(),
        0 => "Nothing was mended; what is listed above is left for a person".to_owned(),
        _ => format!("Mended {} in {}: {}", counted(places, "place"), counted(mended.len(), "file"), named.join(", ")),
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
