//! A waiver to paste into settings: everything that somebody has to decide is left open, and while it is, the waiver does
//! not count.

use std::io::{self, Write};

use super::ExplainFormat;
use crate::template;

/// What stands over the waiver.
const HEADING: &str = "A waiver to paste into paramount.yaml, where it has to stay as it is for a while";

/// The waiver for a rule or standard; `None` where its findings cannot be waived.
pub fn for_rule(rule: &str) -> Option<String> {
    let lines = item(rule, None)?;
    Some(format!("waivers:\n{}", lines.iter().map(|line| format!("  {line}\n")).collect::<String>()))
}

/// The waiver as lines of an item of the list, for a document where that is known.
pub fn item(rule: &str, document: Option<&str>) -> Option<Vec<String>> {
    const OPEN: [(&str, &str); 4] = [
        ("document:", "the file, relative to paramount.yaml; * stands for a part of a name"),
        ("reason:", "why it may stay as it is, and what keeps children as safe until then"),
        ("approved_by:", "the role or body that decided it; no names of people"),
        ("until:", "the last day on which it counts, written year-month-day"),
    ];
    if rule.starts_with("waiver/") {
        return None;
    }
    let open = OPEN.iter().map(|(name, remark)| match document.filter(|_| *name == "document:") {
        Some(document) => format!("  {name} {}", template::value(document)),
        None => format!("  {name:<14} # {remark}"),
    });
    Some(std::iter::once(format!("- rule: {rule}")).chain(open).collect())
}

/// Writes the waiver below an explanation for people.
///
/// # Errors
/// Where the output cannot be written to.
pub fn write(rule: &str, format: ExplainFormat, out: &mut dyn Write) -> io::Result<()> {
    let Some(waiver) = for_rule(rule) else { return Ok(()) };
    match format {
        ExplainFormat::Human => {
            writeln!(out, "\n{HEADING}:\n")?;
            waiver.lines().try_for_each(|line| writeln!(out, "    {line}"))
        }
        ExplainFormat::Markdown => writeln!(out, "\n## {HEADING}\n\n```yaml\n{waiver}```"),
        ExplainFormat::Json => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::model::{Kind, Model};

    #[test]
    fn what_is_pasted_is_read_and_does_not_count() {
        let waiver = for_rule("shared/two-trainers").expect("a waiver");
        let text = format!("paramount: config/v1\n{waiver}");
        let loaded = load::load("paramount.yaml", Kind::Config, text.into_bytes());
        assert_eq!(loaded.findings, [], "nothing is wrong with how it is written");
        let Some(Model::Config(config)) = &loaded.model else { panic!("settings") };
        assert_eq!(config.waivers[0].rule.text(), Some("shared/two-trainers"));
        assert_eq!(config.waivers[0].lacking().count(), 4);
        assert_eq!(for_rule("waiver/lapsed"), None);
    }
}
