//! What a course refers to: its policy, its materials, and the places in them that show what it claims.

mod evidence_unresolved;
mod material_missing;
mod outside_root;
mod policy_superseded;
mod policy_unresolved;
mod unclaimed_material;

use super::{Context, Rule};
use crate::materials::{Named, named};
use crate::paths::folder_of;

pub(super) static RULES: &[&Rule] = &[
    &evidence_unresolved::RULE,
    &material_missing::RULE,
    &outside_root::RULE,
    &policy_superseded::RULE,
    &policy_unresolved::RULE,
    &unclaimed_material::RULE,
];

/// What a course names as a file of its materials, seen from its own folder.
fn material<'t>(ctx: &Context<'_>, text: &'t str) -> Named<'t> {
    named(folder_of(&ctx.document.loaded.reference.path), text, false)
}

/// What a course names as a place in its materials, seen from its own folder.
fn place<'t>(ctx: &Context<'_>, text: &'t str) -> Named<'t> {
    named(folder_of(&ctx.document.loaded.reference.path), text, true)
}
