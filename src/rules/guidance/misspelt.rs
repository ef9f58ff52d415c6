//! Notes titles of guidance that are not written as the guidance has them.

use super::cited::{Places, catalogue_says, families};
use crate::finding::{Draft, Findings, Severity, shortened};
use crate::guidance::TitleMatch;
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/misspelt",
    summary: "the title of guidance is not written as it is",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("misspelt.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(&policy.guidance, ctx.guidance()) {
        let wrong = cited.entries.iter().filter_map(|entry| {
            let (at, written) = entry.as_written.located()?;
            let judged = cited.family.judge_title(written);
            (judged != TitleMatch::Right).then_some((at, written, judged, *entry))
        });
        let wrong: Vec<_> = wrong.collect();
        let Some(((at, written, judged, _), others)) = wrong.split_first() else { continue };
        let title = &cited.family.title;
        let quoted = shortened(written);
        let message = match judged {
            TitleMatch::KnownMistake => format!("a slip in a title: \"{quoted}\" should be \"{title}\""),
            _ => format!("\"{quoted}\" is not how this guidance is called: its title is \"{title}\""),
        };
        let places = Places::of(wrong.iter().map(|(.., entry)| &*entry.sections));
        // Not every place of the citation needs to have the slip, so a long list of them would not help.
        let inside = if places.count <= 3 { places.inside } else { " wherever it is cited".to_owned() };
        let help = format!(
            "write the title as the guidance has it{inside}. If the slip is in this file only, take as_written out"
        );
        let listed_in = cited.family.editions().last().map_or(&ctx.guidance().described, |edition| &edition.listed_in);
        let mut draft = Draft::new(*at, message, help)
            .value(written.as_str())
            .label(places.label)
            .authority(catalogue_says(format!("the title in {listed_in}")));
        for (at, written, ..) in others.iter().take(super::cited::MOST_NAMED) {
            draft = draft.related(findings.place_of(*at, format!("written here as \"{}\"", shortened(written))));
        }
        findings.add(draft);
    }
}
