//! Who teaches what, for a terminal: level by level, an outcome beside the courses that teach it.

use std::io::{self, Write};

use super::{CoverageReport, words};
use crate::coverage::{TaughtLevel, TaughtPolicy};
use crate::model::Date;
use crate::model::policy::spoken_name;
use crate::report::table::{self, row};
use crate::report::{Look, escape};

pub(super) fn write(report: &CoverageReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let today = Date::day(report.programme.today).in_words();
    writeln!(out, "{}", look.styled(&format!("who teaches what, as at {today}"), "1"))?;
    for policy in &report.programme.policies {
        let name = escape::line(&spoken_name(&policy.id)).into_owned();
        writeln!(out, "\n{}   {}", look.styled(&name, "1"), escape::line(&policy.path))?;
        writeln!(out, "{}", words::total(policy))?;
        for level in &policy.levels {
            write_level(policy, level, look, out)?;
        }
    }
    look.write_remarks(&words::remarks(report, escape::line), out)
}

fn write_level(policy: &TaughtPolicy, level: &TaughtLevel, look: Look, out: &mut dyn Write) -> io::Result<()> {
    const INDENT: usize = 4;
    let heading = table::cut(&words::heading(policy, level, escape::line), look.width.saturating_sub(2));
    writeln!(out, "\n  {}", look.styled(&heading, "1"))?;
    let room = look.width.saturating_sub(INDENT + 2);
    let (left, right) = (room - room / 2, room / 2);
    for outcome in &level.outcomes {
        let says = escape::line(&outcome.says);
        let courses = words::taught_by(outcome, escape::line);
        let lines = row(&[(&says, left), (&courses, right)]);
        for (index, line) in lines.iter().enumerate() {
            let is_open = index == 0 && outcome.taught_by.is_empty();
            let line = match line.strip_suffix(words::NOBODY).filter(|_| is_open) {
                Some(before) => format!("{before}{}", look.styled(words::NOBODY, "1;31")),
                None => line.clone(),
            };
            writeln!(out, "{}{line}", " ".repeat(INDENT))?;
        }
    }
    match words::remark(policy, level) {
        Some(remark) => {
            let indent = " ".repeat(INDENT);
            let options = textwrap::Options::new(look.width).initial_indent(&indent).subsequent_indent(&indent);
            writeln!(out, "{}", textwrap::fill(&remark, options))
        }
        None => Ok(()),
    }
}
