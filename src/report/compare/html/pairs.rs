//! Where one policy asks less than another, policy by policy.

use maud::{Markup, html};

use super::{name, standard_link};
use crate::compare::{Column, ColumnKind, Pair, Point, Table};
use crate::model::words::counted;

pub(super) fn draw(table: &Table) -> Option<Markup> {
    if table.count_of(ColumnKind::Policy) < 2 {
        return None;
    }
    let Some(pairs) = &table.pairs else {
        return Some(html! {
            p { "There are too many policies here to lay each beside each other one. A page of six or fewer says it." }
        });
    };
    (!pairs.is_empty()).then(|| {
        html! {
            p {
                "Two and two, point by point. Whoever asks less in one point may ask more in others, which stand under the other policy. "
                "How long a list is says nothing: documents differ in how much they write."
            }
            @for group in pairs.chunk_by(|one, other| one.column == other.column) { (of_column(table, group)) }
        }
    })
}

/// All than which one policy asks less.
fn of_column(table: &Table, pairs: &[Pair]) -> Markup {
    let column = |at: usize| table.columns.get(at);
    let at = pairs.first().map(|pair| pair.column);
    html! {
        @if let Some((at, less)) = at.and_then(|at| Some((at, column(at)?))) {
            div.less data-at=(at) {
                h3 { (name(less)) " asks less" }
                @for pair in pairs {
                    @if let Some(than) = column(pair.than) { (of_pair(table, pair, less, than)) }
                }
            }
        }
    }
}

fn of_pair(table: &Table, pair: &Pair, less: &Column, than: &Column) -> Markup {
    html! {
        details data-at=(pair.than) {
            summary { "than " (name(than)) }
            div.said id={ (less.key) "--asks-less-than--" (than.key) } {
                ul { @for point in &pair.points { li { (of_point(table, point)) } } }
                @if pair.more > 0 { p.detail { "There was no room for " (counted(pair.more, "further point")) "." } }
            }
        }
    }
}

fn of_point(table: &Table, point: &Point) -> Markup {
    html! {
        strong { (standard_link(table, point.standard.as_deref(), &point.about)) }
        @if let Some(training) = &point.training { " (" (training) ")" }
        ": " (point.sentence)
        @if point.is_also_more { " " em { "In another respect it asks more." } }
    }
}
