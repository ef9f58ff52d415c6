//! Flags what a change makes settings, standards or a document itself ask less for.

use super::{effect, with_what_is_taken};
use crate::change::gate::{Compared, Loosened, Relabelled, What, is_below, loosened};
use crate::finding::{Draft, Severity, Spot, shortened};
use crate::model::config::Level;
use crate::rules::{self, ChangeFindings, Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "change/loosened",
    summary: "the change makes the check ask for less: settings, standards, or an exemption newly used",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("loosened.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for one in loosened(compared) {
        let Some((message, value)) = worded(&one) else { continue };
        let help = if one.hides_new() {
            "mend what is listed here; or loosen this in a change of its own, so that whoever approves it sees what it \
             lets pass"
        } else {
            "say in the change why less is asked, so that whoever approves it decides that and not something else"
        };
        let spot = one.at.map_or(Spot::Top, Spot::Node);
        let draft = Draft::new(spot, format!("{message}{}", effect(&one)), help).value(value);
        findings.add(one.document, with_what_is_taken(draft.authority(super::base_says()), &one));
    }
}

/// What was loosened, as a sentence and in a word for telling it from others; `None` where it is no loosening.
fn worded(one: &Loosened<'_>) -> Option<(String, String)> {
    let said = |words: &Option<String>| words.as_deref().map_or_else(|| "nothing".to_owned(), shortened);
    Some(match &one.what {
        What::Waiver { rule, document } => (
            format!(
                "this change adds a waiver, or makes one last longer: {} for {}",
                shortened(rule),
                shortened(document)
            ),
            format!("waiver {rule} {document}"),
        ),
        What::Level { rule, from, to } => {
            let default = rules::find(rule).map(|rule| rule.severity);
            if from.is_none() && is_raised(*to, default) {
                return None;
            }
            let word = |level: &Option<Level>| level.map_or("as the rule has it", Level::word);
            let (from, to) = (word(from), word(to));
            (
                format!("{} counts for less than before: {to}, and it was {from}", shortened(rule)),
                format!("level {rule}"),
            )
        }
        What::Exclude(pattern) => {
            (format!("this change leaves out documents: {}", shortened(pattern)), format!("exclude {pattern}"))
        }
        What::Standards(name) => {
            (format!("the standards {} are used no more", shortened(name)), format!("standards {name}"))
        }
        What::Guidance(name) => {
            (format!("the catalogue of guidance {} is used no more", shortened(name)), format!("guidance {name}"))
        }
        What::Catalogue => ("this catalogue of guidance says less than before".to_owned(), "catalogue".to_owned()),
        What::DueWithin => ("reviews count as due soon later than before".to_owned(), "due_within".to_owned()),
        What::Programme => ("the programme is not called complete any more".to_owned(), "programme".to_owned()),
        What::SettingsGone => (
            "these settings do not hold any more: the file is gone, or does not begin as settings do".to_owned(),
            "gone".to_owned(),
        ),
        What::SettingsCome => ("these settings hold in place of others".to_owned(), "come".to_owned()),
        What::SetGone => ("this set of standards is gone".to_owned(), "set gone".to_owned()),
        What::Standard { about, sentence, .. } => {
            let said = super::lower_first(sentence.trim_end_matches('.'));
            (format!("\"{}\": {said}", shortened(about)), format!("standard {about} {sentence}"))
        }
        What::Entry { name, .. } if name == "policy" => return None,
        What::Entry { name, from, to } => {
            let message = match name.as_str() {
                "recorded" => "what is recorded about the reading of the source says less".to_owned(),
                _ if from.is_none() && to.is_none() => {
                    format!("what stands under {name} is not what it was, and by that less is asked of this document")
                }
                _ => format!(
                    "{name} was {} and is {} now, and by that less is asked of this document",
                    said(from),
                    said(to)
                ),
            };
            (message, format!("entry {name}"))
        }
        What::Relabelled(Relabelled { family, .. }) => (
            format!("{} is cited as history now, so nobody asks any more whether it is in date", shortened(family)),
            format!("relabelled {family}"),
        ),
        What::OutOfSight(standard) => (
            format!(
                "evidence for {} was in the materials and is now where no check can look it up",
                shortened(standard)
            ),
            format!("out of sight {standard}"),
        ),
        What::Unexplained => {
            ("by this change less is found here than by what held before it".to_owned(), "unexplained".to_owned())
        }
    })
}

/// Whether a level is no lower than what the rule has by itself.
fn is_raised(level: Option<Level>, default: Option<Severity>) -> bool {
    level.zip(default).is_some_and(|(level, default)| !is_below(level, default))
}
