//! A question of the shared standards as an entry of the document itself, "cancellation: 5 working days": what a document says of
//! it is a commitment, which is what there is to paste.

use super::Shape;
use super::misplaced::Meant;
use crate::model::located::Read;
use crate::model::paste::Pasted;
use crate::model::{Duration, schema};
use crate::source::NodeId;

/// The shared standards that an office has a word for which is nearly their name, each with the detail that a length of time alone
/// answers. A test compares them with the set.
const STANDARDS: [(&str, &str); 17] = [
    ("attendance", ""),
    ("cancellation", "notice"),
    ("certificates", ""),
    ("child-voice", ""),
    ("commissioning", "reviewed_every"),
    ("complaints", ""),
    ("course-evaluation", ""),
    ("free-training", ""),
    ("induction", "within"),
    ("learning-environment", ""),
    ("needs-analysis", "every"),
    ("participant-conduct", ""),
    ("place-allocation", ""),
    ("quality-assurance", ""),
    ("refresher", "every"),
    ("session-confidentiality", ""),
    ("staff-release", ""),
];

/// Names of an office that are not nearly those of the standards.
const CALLED: [(&str, &[&str]); 7] = [
    ("two-trainers", &["trainers", "number-of-trainers", "facilitators", "tutors"]),
    ("qualified-trainers", &["trainer-qualifications", "trainers-qualifications", "qualifications"]),
    ("interagency", &["multi-agency", "interagency-training", "multi-agency-working", "inter-agency"]),
    ("cancellation", &["late-cancellation", "notice", "notice-of-cancellation", "non-attendance"]),
    ("course-evaluation", &["feedback", "evaluation-forms", "evaluate"]),
    ("accessible-delivery", &["delivery", "accessibility", "modes-of-delivery", "delivery-methods"]),
    ("certificates", &["certificate", "certification"]),
];

/// The standard that a name of an office means: itself, one of its words at the end, with an "s" more or less.
fn standard(name: &str) -> Option<(&'static str, &'static str)> {
    const BESIDE: [&str; 6] = ["policy", "training", "period", "terms", "arrangements", "procedure"];
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !BESIDE.contains(word)).collect();
    let plain = words.join("-");
    let bare = plain.strip_suffix('s').unwrap_or(&plain);
    let is_it = |id: &str| {
        let one = id.strip_suffix('s').unwrap_or(id);
        one == bare || one.ends_with(&format!("-{bare}"))
    };
    let named = STANDARDS.into_iter().find(|(id, _)| bare.len() > 5 && is_it(id));
    named.or_else(|| CALLED.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(id, _)| (*id, "")))
}

impl Shape<'_> {
    /// What is said of a question of the standards beside the entries of a policy.
    pub(super) fn named_standard(&self, node: NodeId, name: &str, text: Option<&str>) -> Option<Meant> {
        let takes = || schema::keys(self.schema, self.schema).is_some_and(|keys| keys.contains(&"commitments"));
        let (standard, detail) = standard(name).filter(|_| node == NodeId::ROOT && takes())?;
        let length = text.and_then(|text| Duration::read(text).ok().or_else(|| Duration::said_exactly(text)));
        let details = length.filter(|_| !detail.is_empty()).map(|length| format!("{detail}: {length}"));
        let pasted = Pasted {
            answers: format!("standard: {standard}"),
            // Three words by themselves would not say what they are of.
            says: text
                .map_or_else(
                    || "[insert what it says]".to_owned(),
                    |text| format!("{}: {text}", name.replace('_', " ")),
                )
                .into(),
            details: details.unwrap_or_default(),
            ..Pasted::default()
        };
        let out = if text.is_some() { "take this line out" } else { "take it out with all that stands below it" };
        Some((
            "; what the document says of this is a commitment".to_owned(),
            format!("{out}, and write it under commitments: {pasted}"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Model};

    #[test]
    fn all_are_shared_standards_with_that_detail() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/standards/shared.yaml");
        let bytes = std::fs::read(path).expect("the shared standards");
        let loaded = crate::load::load("shared.yaml", Kind::Standards, bytes);
        let Some(Model::Standards(set)) = loaded.model else { panic!("the shared standards are standards") };
        for (id, detail) in STANDARDS.into_iter().chain(CALLED.iter().map(|(id, _)| (*id, ""))) {
            let found = set.list.iter().find(|standard| standard.id.text().is_some_and(|known| known == id));
            let kinds = found.unwrap_or_else(|| panic!("no standard {id}")).detail_kinds();
            assert!(detail.is_empty() || kinds.iter().any(|(name, _)| name == detail), "{id} has no detail {detail}");
        }
    }

    #[test]
    fn names_of_an_office_are_understood() {
        for (name, id) in [
            ("cancellation", "cancellation"),
            ("Cancellations", "cancellation"),
            ("cancellation_policy", "cancellation"),
            ("evaluation", "course-evaluation"),
            ("confidentiality", "session-confidentiality"),
            ("refresher training", "refresher"),
        ] {
            assert_eq!(standard(name).map(|(id, _)| id), Some(id), "{name}");
        }
        for name in ["training", "policy", "s", "", "environmental policy", "voice"] {
            assert_eq!(standard(name), None, "{name}");
        }
    }
}
