//! A table of the steps by which a document came about: "Business Group | 22 January 2026 | Endorsed".

use super::control::{Row, place_of, text_of};
use super::dated::meant;
use super::fact::{Facts, Trust};
use super::labels::{Announces, announced};
use super::text::{folded, is_capital};
use super::value::{body, date, is_of_approval};
use crate::model::date::Date;

/// One row of such a table.
struct Step {
    announces: Announces,
    by: String,
    on: Date,
    written: String,
    from: String,
}

/// Takes in the last approval of a table that lists several steps, each with who took it and when; whether it did.
pub(super) fn read(rows: &[Row<'_, '_>], facts: &mut Facts) -> bool {
    let steps: Vec<Step> = rows.iter().filter_map(|row| step(row, facts.has_day_first())).collect();
    let approvals = || steps.iter().filter(|step| step.announces == Announces::Approver);
    let Some(last) = approvals().max_by_key(|step| step.on.last_day()).filter(|_| steps.len() > 1) else {
        return false;
    };
    // Of two on one day nobody knows which was the last one.
    if approvals().filter(|step| step.on == last.on).count() > 1 {
        return false;
    }
    body("approval.by", &last.by, Trust::Table, &last.from, facts);
    date("approval.date", &last.written, Trust::Table, &last.from, facts);
    true
}

/// Whether a row is such a step.
pub(super) fn is_one(row: &Row<'_, '_>, day_first: bool) -> bool {
    step(row, day_first).is_some()
}

fn step(row: &Row<'_, '_>, day_first: bool) -> Option<Step> {
    let filled: Vec<_> = row.iter().filter(|cell| !text_of(cell).trim().is_empty()).collect();
    let [_, _, _] = filled.as_slice() else { return None };
    let (mut act, mut by, mut on) = (None, None, None);
    for cell in &filled {
        let text = text_of(cell);
        if let Ok(read) = meant(text.trim(), day_first) {
            on = Some((read, text));
        } else if let Some(announces) = act_in(&text) {
            act = Some(announces);
        } else if is_capital(&text) {
            by = Some(text);
        }
    }
    let ((on, written), by, announces) = (on?, by?, act?);
    Some(Step { announces, by, on, written, from: place_of(filled[0]) })
}

/// "Approved", "Ratified by", "Recommended".
fn act_in(text: &str) -> Option<Announces> {
    let folded = folded(text);
    let bare = [" by", " at"].iter().find_map(|end| folded.strip_suffix(end)).unwrap_or(&folded);
    let announces = announced(&format!("{bare} by"))?;
    let is_bare = !bare.contains(' ') || bare == "signed off";
    (is_bare && (is_of_approval(announces) || announces == Announces::Step)).then_some(announces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_told_from_other_words() {
        for (text, announces) in [
            ("Approved", Some(Announces::Approver)),
            ("Ratified by", Some(Announces::Approver)),
            ("Signed off", Some(Announces::Approver)),
            ("Endorsed", Some(Announces::Endorser)),
            ("Recommended", Some(Announces::Step)),
            ("Business Group", None),
            ("Approved budget", None),
            ("Done", None),
        ] {
            assert_eq!(act_in(text), announces, "{text}");
        }
    }
}
