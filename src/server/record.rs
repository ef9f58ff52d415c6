//! The entry that signs a weakening, under the newest version of the policy, with the reason and the name left open that only
//! people can give. While they are, nobody has signed.

use gen_lsp_types::CodeAction;

use super::actions::{Asked, quick_fix};
use super::edits;
use super::past::Changed;
use crate::change::Change;
use crate::finding::Fix;
use crate::fix::append;
use crate::source::{Arena, NodeId};

/// What writes it, for each weakening on the lines and for all of them.
pub(super) fn actions(asked: &Asked<'_>, changed: &Changed) -> Vec<CodeAction> {
    let workspace = &asked.folder.session().workspace;
    let Some(document) = workspace.at(asked.path).filter(|document| document.policy().is_some()) else {
        return Vec::new();
    };
    let (Some(arena), source) = (document.loaded.arena.as_ref(), document.loaded.source.as_deref()) else {
        return Vec::new();
    };
    let unsigned: Vec<&Change> = changed.comparison.unsigned().filter(|change| !change.sign.is_empty()).collect();
    let is_here =
        |change: &&Change| edits::share_a_line(asked.encoding.of_place(source, &change.new.place), asked.range);
    let here: Vec<&Change> = unsigned.iter().copied().filter(is_here).collect();
    let action = |title: String, changes: &[&Change]| {
        let entries: Vec<String> = changes.iter().flat_map(|change| change.sign.iter().cloned()).collect();
        let fix = recording(arena, &entries, changed.has_new_version)?;
        Some(quick_fix(title, asked.making(asked.path, &[fix])?))
    };
    let one = |change: &&Change| action(format!("record who signs this off: {}", change.about), &[change]);
    let mut actions: Vec<CodeAction> = here.iter().filter_map(one).collect();
    if unsigned.len() > 1 && !here.is_empty() {
        actions.extend(action(format!("record who signs off all {} of the weakenings", unsigned.len()), &unsigned));
    }
    actions
}

/// What adds entries to the newest version, or a version with them where the newest one was there before.
fn recording(arena: &Arena, entries: &[String], has_new_version: bool) -> Option<Fix> {
    const TITLE: &str = "record who signs this off";
    let newest = arena.get(NodeId::ROOT, "versions").and_then(|versions| arena.items(versions).last());
    let items: Vec<Vec<String>> = entries.iter().map(|entry| vec![entry.clone()]).collect();
    if let Some(version) = newest.filter(|_| has_new_version) {
        return append(arena, version, "changes", &items, TITLE).ok();
    }
    let head =
        ["- version: \"[insert the number]\"", "  date: \"[insert the date]\"", "  event: amended", "  changes:"];
    let lines = head.into_iter().map(str::to_owned).chain(entries.iter().map(|entry| format!("    {entry}")));
    append(arena, NodeId::ROOT, "versions", &[lines.collect()], TITLE).ok()
}
