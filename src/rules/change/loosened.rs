//! Flags what a change makes settings, standards or a document itself ask less for.

use super::{effect, with_what_is_taken};
use crate::change::gate::{Compared, Label, Loosened, Relabelled, What, loosened};
use crate::finding::{Draft, Severity, Spot, shortened};
use crate::model::Kind;
use crate::rules::{ChangeFindings, Check, Rule};

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
    Some(match &one.what {
        What::Catalogue => ("this catalogue of guidance says less than before".to_owned(), "catalogue".to_owned()),
        What::SettingsGone => (
            "these settings do not hold any more: the file is gone, or does not begin as settings do".to_owned(),
            "gone".to_owned(),
        ),
        What::SettingsCome => ("these settings hold in place of others".to_owned(), "come".to_owned()),
        What::SetGone => ("this set of standards is gone".to_owned(), "set gone".to_owned()),
        What::Said { kind, field, about, sentence, .. } => {
            let said = super::lower_first(sentence.trim_end_matches('.'));
            let about = shortened(about);
            let quote = if *kind == Kind::Standards { "\"" } else { "" };
            (format!("{quote}{about}{quote}: {said}"), format!("{field} {about}"))
        }
        What::Entry { name, .. } if name == "policy" => return None,
        What::Entry { name, from, to } => {
            (entry_in_words(name, from.as_deref(), to.as_deref()), format!("entry {name}"))
        }
        What::Relabelled(citation) => (relabelled_in_words(citation), format!("relabelled {}", citation.family)),
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

/// Why nobody asks any more whether the guidance is in date that is cited.
fn relabelled_in_words(citation: &Relabelled) -> String {
    let family = shortened(&citation.family);
    match &citation.label {
        Label::Role(role) => format!("{family} is cited as {role} now, so nobody asks any more whether it is in date"),
        Label::Undated => {
            format!("{family} is cited without its edition now, so nobody asks any more whether it is in date")
        }
        Label::Unknown(other) => format!(
            "{family} is cited no more, and {} is now, which the catalogue of guidance did not know before, so nobody asks \
             any more whether the one that was cited is in date",
            shortened(other)
        ),
    }
}

/// What an entry was and is that decides what is asked of its document.
fn entry_in_words(name: &str, from: Option<&str>, to: Option<&str>) -> String {
    let said = match (from.map(shortened), to.map(shortened)) {
        _ if name == "recorded" => return "what is recorded about the reading of the source says less".to_owned(),
        (None, None) => format!("what stands under {name} is not what it was"),
        (Some(from), Some(to)) => format!("{name} was {from} and is {to} now"),
        (Some(from), None) => format!("{name} was {from} and is not written any more"),
        (None, Some(to)) => format!("{name} was not written and is {to} now"),
    };
    format!("{said}, and by that less is asked of this document")
}
