//! The commitment that answers a standard on which a policy is silent, or on which nobody has recorded anything: what
//! `explain STANDARD` prints, put where it belongs.

use gen_lsp_types::CodeAction;

use super::actions::Asked;
use crate::finding::{Finding, Fix, Group};
use crate::fix::append;
use crate::model::Kind;
use crate::session::SetsInUse;
use crate::source::{Arena, NodeId, Span};
use crate::template;

/// What pastes it; `None` where the finding is about something else.
pub(super) fn action(asked: &Asked<'_>, finding: &Finding) -> Option<CodeAction> {
    let is_unanswered = matches!(finding.group, Some(Group::Silent | Group::NotRecorded | Group::NoEntry));
    let document = asked.folder.session().workspace.at(asked.path).filter(|_| is_unanswered)?;
    let arena = document.loaded.arena.as_ref().filter(|_| document.loaded.kind == Some(Kind::Policy))?;
    let (set, id) = finding.rule.split_once('/')?;
    let sets = SetsInUse::at(asked.folder.session().tree.as_ref()?, asked.path);
    let list = sets.list();
    let set = list.iter().find(|known| known.standards.text() == Some(set))?;
    let standard = set.list.iter().find(|standard| standard.id.text() == Some(id))?;
    let fix = pasting(arena, &template::to_paste(standard))?;
    let edit = asked.making(asked.path, &[fix])?;
    Some(asked.answering(finding, format!("paste what answers {id}, to be filled in"), edit))
}

/// What puts a text to paste into a document: the item of a list at its end, another block below everything.
fn pasting(arena: &Arena, text: &str) -> Option<Fix> {
    const TITLE: &str = "paste what answers it";
    if let Some(items) = text.strip_prefix("commitments:\n") {
        let lines = items.lines().map(|line| line.get(2..).unwrap_or_default().to_owned()).collect();
        return append(arena, NodeId::ROOT, "commitments", &[lines], TITLE).ok();
    }
    let key = text.split(':').next()?;
    if arena.get(NodeId::ROOT, key).is_some() {
        return None;
    }
    let written = arena.source().text();
    let begin = if written.ends_with('\n') { "" } else { "\n" };
    let end = Span::new(written.len(), written.len());
    Some(Fix::new(TITLE).edit(end, format!("{begin}{text}")).reshaping())
}
