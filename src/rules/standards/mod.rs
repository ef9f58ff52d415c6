//! Standards files: whether their sentences, fields and amounts can be used, whether their examples agree with them, and
//! whether a local set asks for less than the shared one.

mod example_fails;
mod loosened;
mod reserved_name;
mod unknown_field;

use std::collections::BTreeMap;

use super::Rule;
use crate::model::{Model, Standard, Standards};
use crate::standards::{SHARED, shared};

pub(super) static RULES: &[&Rule] =
    &[&example_fails::RULE, &loosened::RULE, &reserved_name::RULE, &unknown_field::RULE];

/// The shared standards that a set of one's own builds on, by id. An edition of the shared set stands for itself.
fn shared_standards(set: &Standards) -> BTreeMap<&'static str, &'static Standard> {
    let Some(Model::Standards(shared)) = &shared().model else { return BTreeMap::new() };
    if set.standards.text() == Some(SHARED) {
        return BTreeMap::new();
    }
    shared.list.iter().filter_map(|standard| Some((standard.id.text()?, &standard.value))).collect()
}
