//! Notes once in a run that the catalogue of guidance is old, so that "up to date" is not believed too far.

use crate::finding::{Draft, Findings, Severity};
use crate::model::date::{Date, span_in_words};
use crate::model::duration::{Duration, Unit};
use crate::model::{Guidance, Model};
use crate::rules::{Check, Context, Rule};

use super::cited::catalogue_says;

/// Keeping Children Safe in Education alone appears every September.
const FRESH_FOR: Duration = Duration { amount: 6, unit: Unit::Months };

pub(super) static RULE: Rule = Rule {
    id: "guidance/catalogue-stale",
    summary: "the catalogue of guidance is more than 6 months old",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("catalogue_stale.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(Model::Guidance(rows)) = &ctx.document.loaded.model {
        own_rows(rows, ctx, findings);
        return;
    }
    let Some(as_at) = ctx.guidance().as_at.filter(|as_at| is_stale(*as_at, ctx)) else { return };
    // The finding is about the run, not about a document: it is put on one of them, unless the catalogue itself is
    // among the documents and says it there.
    let home = ctx.workspace.home().map(|home| &home.loaded.reference.path);
    let says_it_itself = ctx.workspace.named("guidance", "shared").next().is_some();
    if home != Some(&ctx.document.loaded.reference.path) || says_it_itself {
        return;
    }
    let message = format!(
        "the built-in catalogue of guidance is {} old: it knows what came out up to {}",
        span_in_words(as_at.last_day(), ctx.today),
        as_at.in_words()
    );
    findings.add(
        Draft::new(
            None::<crate::source::Span>,
            message,
            "install a newer version of paramount, or add the editions that came out since to a catalogue of your own",
        )
        .value("stale")
        .authority(catalogue_says(&ctx.guidance().described)),
    );
}

/// A catalogue in a file of its own says it at its own date.
fn own_rows(rows: &Guidance, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, as_at)) = rows.as_at.located().filter(|(_, as_at)| is_stale(**as_at, ctx)) else { return };
    let age = span_in_words(as_at.last_day(), ctx.today);
    findings.add(
        Draft::new(
            at,
            format!("this catalogue of guidance is {age} old: it knows what came out up to {}", as_at.in_words()),
            "look for newer editions, add them, then set as_at to the day on which you looked",
        )
        .value("stale")
        .authority(catalogue_says("the catalogue itself")),
    );
}

fn is_stale(as_at: Date, ctx: &Context<'_>) -> bool {
    Date::day(as_at.last_day()).plus(FRESH_FOR).is_some_and(|limit| limit.last_day() < ctx.today)
}
