//! Commitments: whether the names in them exist, and whether what they say holds together.

mod amount_missing;
mod contradicted;
mod details_disagree;
mod nothing_said;
mod relies_on_deferred;
mod scope_disagrees;
mod stated;
mod stated_twice;
mod strength_disagrees;
mod two_strengths;
mod unknown_standard;

use super::{Context, Rule};
use crate::finding::Authority;
use crate::model::policy::{Commitment, section_suffix};
use crate::model::{Item, Policy};

pub(super) static RULES: &[&Rule] = &[
    &amount_missing::RULE,
    &details_disagree::RULE,
    &nothing_said::RULE,
    &relies_on_deferred::RULE,
    &scope_disagrees::RULE,
    &stated_twice::RULE,
    &strength_disagrees::RULE,
    &unknown_standard::RULE,
];

/// Where a document makes a commitment, for the middle of a sentence: "in section 3.3", "on the cover". `unnamed` is
/// said where the document has no sections.
fn place(commitment: &Commitment, unnamed: &str) -> String {
    match commitment.sections() {
        Some(cover) if cover == "the cover" => "on the cover".to_owned(),
        Some(sections) => format!("in {sections}"),
        None => unnamed.to_owned(),
    }
}

/// What a commitment is about: the title of its standard, else its own name.
fn title<'t>(commitment: &'t Commitment, ctx: &'t Context<'_>) -> &'t str {
    let standard = commitment.standard.text();
    let titled =
        ctx.document.controls.expectations.iter().find(|expectation| Some(expectation.id.as_str()) == standard);
    let named = commitment.id.text().or(standard).unwrap_or("a commitment");
    titled.map_or(named, |expectation| expectation.title.as_str())
}

/// Whether what stands under the scope of a commitment, if anything does, is a block: a text there is a finding of its own, and
/// leaves open for which training the commitment holds.
fn scope_is_read(ctx: &Context<'_>, commitment: &Item<Commitment>) -> bool {
    let scope = ctx.document.loaded.arena.as_ref().and_then(|arena| Some((arena, arena.get(commitment.at, "scope")?)));
    scope.is_none_or(|(arena, scope)| arena.is_mapping(scope))
}

/// Whether a text has double quotation marks, or one that opens: not all of it is the document's own word.
fn has_quotation_mark(text: &str) -> bool {
    memchr::memchr(b'"', text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{ab}'])
}

/// The document itself as the one who says so.
fn own_words(policy: &Policy, commitment: &Commitment) -> Authority {
    let place = section_suffix(commitment.sections());
    Authority::own_policy(format!("the {} itself{place}", policy.noun()))
}
