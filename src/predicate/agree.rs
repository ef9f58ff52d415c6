//! Whether a course says what its policy says. What either of them leaves out is not judged.

use std::collections::HashMap;

use super::blank::is_blank;
use super::judge::{Against, Found, Verdict, View};
use super::measure;
use super::{Field, FieldType, Standing};
use crate::model::located::UNSTATED;
use crate::source::{Arena, NodeId};

impl View<'_> {
    pub(super) fn agrees(&self, found: &Found<'_>, standing: &Standing) -> Verdict {
        let theirs = match standing {
            Standing::Detail(name) => return self.agrees_on(found, name),
            Standing::Field(theirs) => theirs,
        };
        let Some(policy) = self.policy else { return Verdict::Holds };
        let Some(node) = theirs.locate(policy).filter(|&node| !is_blank(policy, node)) else { return Verdict::Holds };
        if found.field.kind == FieldType::List {
            return self.paired(found, theirs, policy, node);
        }
        let (Some(text), Some(wanted)) = (found.text(), known_text(policy, node)) else { return Verdict::Holds };
        let same = measure::is_same(found.field, text, wanted);
        let message = format!("gives {text} for {}, and its policy gives {wanted}", found.field.spoken());
        against(self.decided(found, same, message, text), node, wanted)
    }

    fn agrees_on(&self, found: &Found<'_>, name: &str) -> Verdict {
        let (Some((kind, amount)), Some(text)) = (self.own(name), found.text()) else { return Verdict::Holds };
        let same = measure::is_amount(text, kind, amount);
        let wanted = kind.in_words(amount);
        let message = format!("gives {text} for {}, and its policy gives {wanted}", found.field.spoken());
        // As written, but for an amount of money, which is told by its sign.
        let given = measure::read_like(kind, text).map_or_else(|| text.to_owned(), |amount| kind.in_words(&amount));
        let mut verdict = self.decided(found, same, message, &given);
        if let Verdict::Fails(violations) = &mut verdict {
            for violation in violations {
                violation.against = Some(Against::Own(name.to_owned()));
            }
        }
        verdict
    }

    /// Two lists of blocks: an item of the course's names its counterpart by the list's name in the singular (charge),
    /// which is the counterpart's `id`; whatever else both of them give has to be the same.
    fn paired(&self, found: &Found<'_>, theirs: &Field, policy: &Arena, list: NodeId) -> Verdict {
        let keys = found.field.names_in_items();
        // Looked up once for each counterpart: many items may name the same one.
        let values = |item| -> Vec<(&str, NodeId)> {
            keys.iter().filter_map(|key| Some((*key, policy.get(item, key)?))).collect()
        };
        let by_id: HashMap<&str, Vec<(&str, NodeId)>> = policy
            .items(list)
            .filter_map(|item| Some((policy.get(item, "id").and_then(|id| policy.text(id))?, values(item))))
            .collect();
        let name = theirs.path();
        let singular = name.strip_suffix('s').unwrap_or(&name);
        let mut violations = Vec::new();
        for item in self.items(found) {
            let Some(id) = found.arena.get(item, singular).filter(|&id| !is_blank(found.arena, id)) else { continue };
            let Some(id_text) = found.arena.text(id) else { continue };
            let Some(counterpart) = by_id.get(id_text) else {
                let here = Found { value: Some(id), ..*found };
                let message = format!("names a {singular} that its policy does not list: {id_text}");
                let mut violation = self.violation(&here, message, None);
                violation.against = Some(Against::Policy(list, format!("lists its {name}")));
                violations.push(violation);
                continue;
            };
            for &(key, wanted_at) in counterpart {
                let Some(value) = found.arena.get(item, key).filter(|&value| value != id) else { continue };
                let Ok(field) = found.field.of_items(key) else { continue };
                let texts = known_text(found.arena, value).zip(known_text(policy, wanted_at));
                let Some((text, wanted)) = texts else { continue };
                let here = Found { value: Some(value), ..*found };
                let message = format!("gives {text} as the {key} of {id_text}, and its policy gives {wanted}");
                let same = measure::is_same(&field, text, wanted);
                let verdict = self.decided(&here, same, message, text);
                violations.extend(against(verdict, wanted_at, wanted).violations());
            }
        }
        if violations.is_empty() { Verdict::Holds } else { Verdict::Fails(violations) }
    }
}

/// A text that gives a value.
fn known_text(arena: &Arena, node: NodeId) -> Option<&str> {
    arena.text(node).filter(|text| *text != UNSTATED && !is_blank(arena, node))
}

fn against(mut verdict: Verdict, at: NodeId, wanted: &str) -> Verdict {
    if let Verdict::Fails(violations) = &mut verdict {
        for violation in violations {
            violation.against = Some(Against::Policy(at, wanted.to_owned()));
        }
    }
    verdict
}
