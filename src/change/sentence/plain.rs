//! Sentences about fields of which no more is to be said than what stood there and what stands there.

use super::{Clause, items, words};
use crate::change::difference::{Difference, Found, Value};
use crate::change::sentence::Voice;

/// How a field is spoken of.
struct Phrase {
    /// The field, or the last part of its name.
    field: &'static str,
    /// With a value in place of `{}`: "gave {}", "gives {}".
    given: [&'static str; 2],
    /// Without one.
    missing: [&'static str; 2],
}

const fn phrase(field: &'static str, given: [&'static str; 2], missing: [&'static str; 2]) -> Phrase {
    Phrase { field, given, missing }
}

const PHRASES: &[Phrase] = &[
    phrase("approval", ["was approved {}", "is approved {}"], ["recorded no approval", "records no approval"]),
    phrase(
        "approval.by",
        ["was approved by {}", "is approved by {}"],
        ["did not say who approved it", "does not say who approved it"],
    ),
    phrase(
        "approval.date",
        ["was approved in {}", "is approved in {}"],
        ["gave no date of approval", "gives no date of approval"],
    ),
    phrase("lead", ["named {} as its lead", "names {} as its lead"], ["named no lead", "names no lead"]),
    phrase("lead.role", ["named {} as its lead", "names {} as its lead"], ["named no lead", "names no lead"]),
    phrase(
        "review",
        ["stated its review ({})", "states its review ({})"],
        ["said nothing about its review", "says nothing about its review"],
    ),
    phrase(
        "review.by",
        ["was reviewed by {}", "is reviewed by {}"],
        ["did not say who reviews it", "does not say who reviews it"],
    ),
    phrase(
        "review.triggers",
        ["was to be reviewed early on account of {}", "is to be reviewed early on account of {}"],
        ["named no reason to review it early", "names no reason to review it early"],
    ),
    phrase(
        "review.also_stated",
        ["also said of its review: {}", "also says of its review: {}"],
        ["said nothing else about its review", "says nothing else about its review"],
    ),
    phrase(
        "review.last",
        ["was last reviewed in {}", "was last reviewed in {}"],
        ["named no last review", "names no last review"],
    ),
    phrase("guidance", ["cited {}", "cites {}"], ["did not cite it", "does not cite it"]),
    phrase(
        "guidance.edition",
        ["cited the edition {}", "cites the edition {}"],
        ["named no edition", "names no edition"],
    ),
    phrase(
        "guidance.as",
        ["cited it as {}", "cites it as {}"],
        ["did not say why it cited it", "does not say why it cites it"],
    ),
    phrase("levels", ["had {}", "has {}"], ["set out no levels", "sets out no levels"]),
    phrase(
        "levels.status",
        ["had its levels {}", "has its levels {}"],
        ["said nothing of its levels", "says nothing of its levels"],
    ),
    phrase("levels.scheme", ["called them {}", "calls them {}"], ["had no word for them", "has no word for them"]),
    phrase(
        "levels.target_groups",
        ["named these people: {}", "names these people: {}"],
        ["did not name these people", "does not name these people"],
    ),
    phrase(
        "levels.target_groups.levels",
        ["gave these people the levels {}", "gives these people the levels {}"],
        ["gave these people no level", "gives these people no level"],
    ),
    phrase(
        "levels.list.delivery",
        ["delivered it as {}", "delivers it as {}"],
        ["did not say how it was delivered", "does not say how it is delivered"],
    ),
    phrase("actions", ["promised this: {}", "promises this: {}"], ["did not promise this", "does not promise this"]),
    phrase(
        "actions.due",
        ["promised this for {}", "promises this for {}"],
        ["gave no date for this", "gives no date for this"],
    ),
    phrase(
        "actions.done",
        ["recorded it as done in {}", "records it as done in {}"],
        ["did not record it as done", "does not record it as done"],
    ),
    phrase("charges", ["charged for this: {}", "charges for this: {}"], ["had no such charge", "has no such charge"]),
    phrase("charges.amount", ["asked for {}", "asks for {}"], ["gave no price", "gives no price"]),
    phrase("charges.per", ["charged by the {}", "charges by the {}"], ["named no unit", "names no unit"]),
    phrase("charges.currency", ["asked for it in {}", "asks for it in {}"], ["named no currency", "names no currency"]),
    phrase(
        "charges.levels",
        ["asked for it at level {}", "asks for it at level {}"],
        ["named no level", "names no level"],
    ),
    phrase("negations", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase("modals", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase("quantifiers", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase("units", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase("conditions", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase("groups", ["let weigh: {}", "lets weigh: {}"], ["let none weigh", "lets none weigh"]),
    phrase(
        "particles",
        ["let come and go: {}", "lets come and go: {}"],
        ["let none come and go", "lets none come and go"],
    ),
    phrase(
        "weighing.numbers",
        ["answered {} to whether numbers weigh", "answers {} to whether numbers weigh"],
        ["", ""],
    ),
    phrase("priorities.topics", ["put first: {}", "puts first: {}"], ["put nothing first", "puts nothing first"]),
    phrase("status", ["was {}", "is {}"], ["had no status", "has no status"]),
    phrase("area", ["held for {}", "holds for {}"], ["named no area", "names no area"]),
    phrase(
        "commitments.lacks",
        ["left out {}", "leaves out {}"],
        ["did not say what is missing", "does not say what is missing"],
    ),
    phrase(
        "commitments.action",
        ["put this off to the promise {}", "puts this off to the promise {}"],
        ["named no promise that brings this", "names no promise that brings this"],
    ),
    phrase(
        "commitments.to",
        ["left this to {}", "leaves this to {}"],
        ["left this to nobody in particular", "leaves this to nobody in particular"],
    ),
    phrase(
        "commitments.scope",
        ["worded the scope as {}", "words the scope as {}"],
        ["named no scope", "names no scope"],
    ),
    phrase("section", ["said this in section {}", "says this in section {}"], ["named no section", "names no section"]),
    phrase("sections", ["cited it in section {}", "cites it in section {}"], ["named no section", "names no section"]),
    phrase("by", ["left this to {}", "leaves this to {}"], ["did not say who does this", "does not say who does this"]),
    phrase(
        "list",
        ["had this standard", "has this standard"],
        ["did not have this standard", "does not have this standard"],
    ),
    phrase(
        "list.details",
        ["had the detail {}", "has the detail {}"],
        ["did not have this detail", "does not have this detail"],
    ),
    phrase(
        "list.details.floor",
        ["took {} as good enough", "takes {} as good enough"],
        ["did not say what is good enough", "does not say what is good enough"],
    ),
    phrase("list.details.options", ["had the options {}", "has the options {}"], ["had no options", "has no options"]),
    phrase(
        "list.core",
        ["answered {} to whether this is a core standard", "answers {} to whether this is a core standard"],
        ["", ""],
    ),
    phrase(
        "list.since",
        ["had had this since {}", "has had this since {}"],
        ["did not say since when", "does not say since when"],
    ),
    phrase(
        "list.binds",
        ["made this the duty of: {}", "makes this the duty of: {}"],
        ["did not say whose duty it is", "does not say whose duty it is"],
    ),
    phrase(
        "list.policy.check",
        ["asked of policies: {}", "asks of policies: {}"],
        ["asked nothing of policies", "asks nothing of policies"],
    ),
    phrase(
        "list.course.check",
        ["asked of courses: {}", "asks of courses: {}"],
        ["asked nothing of courses", "asks nothing of courses"],
    ),
    phrase(
        "list.course.unless",
        ["made an exception where {}", "makes an exception where {}"],
        ["made no exception", "makes no exception"],
    ),
    phrase(
        "list.course.when",
        ["asked this only where {}", "asks this only where {}"],
        ["asked this always", "asks this always"],
    ),
];

/// What stood in a field and what stands there.
pub(super) fn plain(difference: &Difference, voice: &Voice) -> String {
    let field = difference.field;
    let last = field.rsplit('.').next().unwrap_or(field);
    if !difference.entries.is_empty() {
        return items(difference, &label(field, last), voice);
    }
    let known = |name: &str| PHRASES.iter().find(|phrase| phrase.field == name);
    let phrase = known(field).or_else(|| known(last));
    let clause = |found: &Found| {
        let value = words(found);
        match (phrase, value) {
            (Some(phrase), Some(value)) => {
                Clause { past: phrase.given[0].replace("{}", &value), now: phrase.given[1].replace("{}", &value) }
            }
            (_, None) if found.value == Value::Unstated => {
                Clause::new("mentioned", "mentions", &format!("{} without a value", label(field, last)))
            }
            (Some(phrase), None) => Clause::new(phrase.missing[0], phrase.missing[1], ""),
            (None, Some(value)) => Clause::new("gave", "gives", &format!("{}: {value}", label(field, last))),
            (None, None) => Clause::new("gave", "gives", &format!("no {}", last.replace('_', " "))),
        }
    };
    voice.pair(&clause(&difference.old), &clause(&difference.new))
}

/// A field for the middle of a sentence.
fn label(field: &str, last: &str) -> String {
    let known = match field {
        "approval.by" => "who approved it",
        "lead.role" => "who answers for it",
        "review.by" => "who reviews it",
        "list.policy.check" => "what is asked of policies",
        "list.course.check" => "what is asked of courses",
        "list.course.unless" => "the exceptions",
        "list.course.when" => "the conditions",
        "topics" => "the topics",
        "versions" => "the versions in its history",
        "source" => "its source",
        "recorded" => "its reading",
        _ => return format!("its {}", last.replace('_', " ")),
    };
    known.to_owned()
}
