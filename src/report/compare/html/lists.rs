//! What is told of documents one by one: commitments of their own, faults of their texts, what nobody can tell.

use maud::{Markup, html};

use super::name;
use crate::compare::{CannotTell, OwnCommitment, SourceFault, Table};
use crate::model::words::{counted, with_capital};
use crate::report::compare::documents;
use crate::report::html::as_written;

/// Commitments that no standard covers.
pub(super) fn own(table: &Table) -> Option<Markup> {
    let groups = by_column(&table.own, |own| own.column);
    (!groups.is_empty()).then(|| {
        html! {
            p { "Each stands by itself: what two documents call by one name need not be one thing." }
            @for (at, list) in &groups {
                details data-at=(at) {
                    summary { (named(table, *at)) ": " (counted(list.len(), "commitment")) }
                    ul { @for own in *list { li { (commitment(own)) } } }
                }
            }
        }
    })
}

fn commitment(own: &OwnCommitment) -> Markup {
    html! {
        strong { (with_capital(&documents::own(own, as_written))) }
        @if let Some(says) = &own.says { ": " (says) }
    }
}

/// What is wrong with the source texts, what they lost first.
pub(super) fn faults(table: &Table) -> Option<Markup> {
    let groups = by_column(&table.faults, |fault| fault.column);
    (!groups.is_empty()).then(|| {
        html! {
            p { "Faults of the published texts themselves, found while they were transcribed." }
            @for (at, list) in &groups {
                details data-at=(at) {
                    summary { (named(table, *at)) ": " (counted(list.len(), "fault")) }
                    ul { @for fault in *list { li { (with_capital(&fault_in_words(fault))) } } }
                }
            }
        }
    })
}

fn fault_in_words(fault: &SourceFault) -> String {
    documents::fault(fault, as_written)
}

/// What nobody can tell.
pub(super) fn unknown(table: &Table) -> Option<Markup> {
    let groups = by_column(&table.cannot_tell, |unknown| unknown.column);
    (!groups.is_empty()).then(|| {
        html! {
            @for (at, list) in &groups {
                div data-at=(at) {
                    h3 { (named(table, *at)) }
                    ul { @for unknown in *list { li { (cannot_tell(unknown)) } } }
                }
            }
        }
    })
}

fn cannot_tell(unknown: &CannotTell) -> Markup {
    html! {
        (with_capital(documents::why_unknown(unknown.why)))
        @if !unknown.what.is_empty() { ":" ul { @for what in &unknown.what { li { (with_capital(what)) } } } }
    }
}

fn named(table: &Table, at: usize) -> String {
    table.columns.get(at).map(name).unwrap_or_default()
}

/// A list by its columns, in their order.
fn by_column<T>(list: &[T], column: fn(&T) -> usize) -> Vec<(usize, &[T])> {
    let groups = list.chunk_by(|one, other| column(one) == column(other));
    groups.filter_map(|group| Some((column(group.first()?), group))).collect()
}
