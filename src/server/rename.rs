//! Another name for something, written wherever it is named; refused where a place that names it might be missed.

use std::collections::HashMap;

use gen_lsp_types::{Range, TextEdit, Uri, WorkspaceEdit};

use super::names::{Target, Use};
use super::place::At;
use crate::finding::{Edit, Fix};
use crate::model::Kind;
use crate::session::reads_as_meant;

/// What would be renamed: where its name stands, and the name.
pub(super) fn prepare(at: &At<'_>) -> Result<(Range, String), &'static str> {
    let word = at.word().ok_or(NOTHING)?;
    let target = Target::of(at, &word).ok_or(NOTHING)?;
    let uses = target.uses(at.folder);
    may_be_renamed(at, &target, &uses)?;
    Ok((at.encoding.range(at.source, word.arena.span(word.node)), target.name().to_owned()))
}

/// Why a word cannot be renamed that names nothing of the kind.
const NOTHING: &str = "only policies, standards of your own and actions have names that are written elsewhere too";

/// The edits that give it this name.
pub(super) fn rename(at: &At<'_>, new: &str) -> Result<WorkspaceEdit, &'static str> {
    let word = at.word().ok_or(NOTHING)?;
    let target = Target::of(at, &word).ok_or(NOTHING)?;
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !new.starts_with(|letter: char| letter.is_ascii_lowercase()) || !new.chars().all(is_letter) {
        return Err("a name has small letters, digits and hyphens, and begins with a letter");
    }
    let renamed = match &target {
        Target::Standard(_) => Target::Standard(new.to_owned()),
        Target::Policy(_) => Target::Policy(new.to_owned()),
        Target::Action(path, _) => Target::Action(path.clone(), new.to_owned()),
    };
    if !renamed.uses(at.folder).is_empty() {
        return Err("something else has this name already");
    }
    let uses = target.uses(at.folder);
    may_be_renamed(at, &target, &uses)?;
    let mut by_path: HashMap<&str, Vec<Fix>> = HashMap::new();
    for known in &uses {
        let old = known.arena.text(known.node).unwrap_or_default();
        let text = old.split_once('@').map_or(new.to_owned(), |(_, edition)| format!("{new}@{edition}"));
        let fix = Fix::of_scalar(known.arena, known.node, &text, "rename")
            .ok_or("it is written in a form that cannot be changed")?;
        by_path.entry(&known.loaded.reference.path).or_default().push(fix);
    }
    let mut changes = HashMap::new();
    for (path, fixes) in by_path {
        if !reads_as_meant(at.folder.session(), path, &fixes) {
            return Err("a document that names it would not read as before");
        }
        let source = at.folder.session().workspace.at(path).and_then(|document| document.loaded.source.as_deref());
        let source = source.ok_or(NOTHING)?;
        let edits = fixes.iter().flat_map(|fix| &fix.edits);
        let edit =
            |edit: &Edit| TextEdit { range: at.encoding.range(source, edit.span()), new_text: edit.text.clone() };
        changes.insert(Uri(at.folder.address_of(path)), edits.map(edit).collect());
    }
    Ok(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

/// Refuses what is named in places that nobody looks through here: shared standards are everybody's, waivers name standards and
/// policies in patterns and paths, and a document that cannot be read may name anything.
fn may_be_renamed(at: &At<'_>, target: &Target, uses: &[Use<'_>]) -> Result<(), &'static str> {
    if matches!(target, Target::Action(..)) {
        return Ok(());
    }
    let documents = &at.folder.session().workspace.documents;
    if documents.iter().any(|document| document.loaded.kind.is_some() && document.loaded.arena.is_none()) {
        return Err("a document cannot be read, and it may have the name too; mend it first");
    }
    if documents.iter().any(|document| document.controls.settings.has_waivers()) {
        return Err("waivers are in use, and they may have the name in what they cover; rename it by hand");
    }
    let left_out = at.folder.session().workspace.left_out().iter().filter_map(|path| at.folder.text_of(path));
    if left_out.into_iter().any(|text| text.text().contains(target.name())) {
        return Err(
            "a file that settings leave out may have the name too, and is not changed from here; rename it by hand",
        );
    }
    let defines = |kind: Kind| uses.iter().any(|known| known.loaded.kind == Some(kind));
    match target {
        Target::Standard(_) if !defines(Kind::Standards) => Err("the standard is none of your own: others name it too"),
        Target::Policy(_) if !defines(Kind::Policy) => Err("the policy is not in this folder"),
        _ => Ok(()),
    }
}
