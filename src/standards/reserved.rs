//! Names that no set of one's own may have: a report that says "judged against shared" or names `review/overdue` has to mean
//! what everybody takes it for.

use super::SHARED;
use super::editions::is_built_in;
use crate::load::Loaded;
use crate::model::{Model, Standards};

/// The families of this tool's own rules.
pub const FAMILIES: [&str; 13] = [
    "action",
    "change",
    "commitment",
    "course",
    "document",
    "guidance",
    "level",
    "load",
    "privacy",
    "review",
    "source",
    "standards",
    "waiver",
];

/// The name of a set, where it belongs to the built-in set or to a family of rules and the file is no copy of the
/// built-in set.
pub fn reserved_name<'s>(set: &'s Standards, loaded: &Loaded) -> Option<&'s str> {
    let name = set.standards.text()?;
    match name {
        SHARED => (!is_built_in(&loaded.sha256)).then_some(name),
        _ => FAMILIES.contains(&name).then_some(name),
    }
}

/// Whether a file is used for what the settings that name it ask of it. One with a name that is not its own never is.
pub fn may_be_used(loaded: &Loaded) -> bool {
    let Some(Model::Standards(set)) = &loaded.model else { return true };
    reserved_name(set, loaded).is_none()
}
