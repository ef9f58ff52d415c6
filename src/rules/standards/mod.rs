//! Standards files: whether their sentences, fields and amounts can be used, whether their examples agree with them, and
//! whether a local set asks for less than the shared one.

mod example_fails;
mod loosened;
mod unknown_field;

use std::collections::BTreeMap;

use super::Rule;
use crate::model::{Model, Standard};
use crate::standards::shared;

pub(super) static RULES: &[&Rule] = &[&example_fails::RULE, &loosened::RULE, &unknown_field::RULE];

/// The shared standards by id.
fn shared_standards() -> BTreeMap<&'static str, &'static Standard> {
    let Some(Model::Standards(set)) = &shared().model else { return BTreeMap::new() };
    set.list.iter().filter_map(|standard| Some((standard.id.text()?, &standard.value))).collect()
}
