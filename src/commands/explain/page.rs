//! A page in Markdown for a terminal.

use crate::report::Look;

/// A page without the marks that only a web page needs: headings stand alone, examples are indented.
pub(super) fn plain(page: &str, look: Look) -> String {
    let mut text = String::new();
    let mut fenced = false;
    let mut rows: Vec<&str> = Vec::new();
    for line in page.trim().lines() {
        if line.starts_with('|') && !fenced {
            rows.push(line);
            continue;
        }
        text.push_str(&table(&std::mem::take(&mut rows), look.width));
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            text.push_str(&format!("    {line}\n"));
        } else if line.starts_with("<!--") {
            // Where generated text begins and ends.
        } else if let Some(heading) = line.strip_prefix("## ") {
            let heading = if look.color { format!("\u{1b}[1m{heading}\u{1b}[0m") } else { heading.to_owned() };
            text.push_str(&format!("{heading}\n"));
        } else {
            text.push_str(&format!("{line}\n"));
        }
    }
    text.push_str(&table(&rows, look.width));
    // Two blank lines come together where a heading is followed by an example.
    text.replace("\n\n\n", "\n\n").trim_end().to_owned()
}

/// The rows of a table: their first cells in a column, the others beside them, or below where the first are long.
fn table(rows: &[&str], width: usize) -> String {
    let cells =
        |row: &&str| -> Vec<String> { row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect() };
    let rows: Vec<Vec<String>> = rows.iter().filter(|row| !row.starts_with("| ---")).map(cells).collect();
    let longest =
        rows.iter().filter_map(|row| row.first()).map(|first| first.chars().count()).max().unwrap_or_default();
    let column = if longest > LONGEST_FIRST { BELOW } else { longest + 2 };
    let mut text = String::new();
    for row in &rows {
        let (Some(first), rest) = (row.first(), row.get(1..).unwrap_or_default()) else { continue };
        let hanging = " ".repeat(column + 4);
        let lead =
            if longest > LONGEST_FIRST { format!("    {first}\n{hanging}") } else { format!("    {first:column$}") };
        let options =
            textwrap::Options::new(width.saturating_sub(2)).initial_indent(&hanging).subsequent_indent(&hanging);
        text.push_str(&lead);
        text.push_str(textwrap::fill(&rest.join("; "), options).trim_start());
        text.push('\n');
    }
    text
}

/// The widest first column beside which others stand.
const LONGEST_FIRST: usize = 24;

/// How far the others are moved in below a wider one.
const BELOW: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_in_columns_without_bars() {
        let page = "A.\n\n| code | meaning |\n| --- | --- |\n| 0 | nothing at all counts here |\n| 12 | something; more |\n\nB.";
        let look = Look { color: false, width: 34 };
        let expected =
            "A.\n\n    code  meaning\n    0     nothing at all counts\n          here\n    12    something; more\n\nB.";
        assert_eq!(plain(page, look), expected);
    }
}
