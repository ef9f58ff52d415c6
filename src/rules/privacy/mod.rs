//! What in the text of a material could lead to a child. Only strong patterns count. What was found is said nowhere, in no
//! format, only where it stands: a report is read by more people than the slide.

mod birth_date;
mod case_number;
mod nhs_number;

use super::Rule;
use super::guidance::in_text;
use crate::finding::{Authority, AuthorityKind, Draft, Findings};
use crate::materials::Text;
use crate::scan::{PrivateKind, Seen};

pub(super) static RULES: &[&Rule] = &[&birth_date::RULE, &case_number::RULE, &nhs_number::RULE];

/// One finding for a file, however often it has something of this kind.
/// `message` is said of one and of several, `help` before and after the places.
fn check(kind: PrivateKind, text: &Text, findings: &mut Findings<'_>, message: (&str, &str), help: (&str, &str)) {
    for sighting in text.sightings.iter().filter(|sighting| sighting.seen == Seen::Private(kind)) {
        let places = in_text::places(std::iter::once(sighting));
        let (one, many) = message;
        let message = if places.count > 1 { format!("{} {many}", places.count) } else { one.to_owned() };
        let says =
            "this tool: learning from a case must not lead to the child; it cannot tell made-up details from real ones";
        findings.add(
            Draft::new(sighting.first.clone(), message, format!("{}{}{}", help.0, places.inside, help.1))
                .label(places.label)
                .authority(Authority { kind: AuthorityKind::Engine, says: says.to_owned() }),
        );
    }
}
