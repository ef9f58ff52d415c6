//! Standards files: whether their sentences, fields and amounts can be used, and whether a local set asks for less than
//! the shared one.

mod loosened;
mod unknown_field;

use std::collections::BTreeMap;

use super::Rule;
use crate::model::{Model, Standard};
use crate::standards::shared;

pub(super) static RULES: &[&Rule] = &[&unknown_field::RULE, &loosened::RULE];

/// The shared standards by id.
fn shared_standards() -> BTreeMap<&'static str, &'static Standard> {
    let Some(Model::Standards(set)) = &shared().model else { return BTreeMap::new() };
    set.list.iter().filter_map(|standard| Some((standard.id.text()?, &standard.value))).collect()
}
