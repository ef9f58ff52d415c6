//! The fields of a policy.

use super::Direction::{
    Answer, Cited, Detail, InForce, More, NextDate, Position, Price, Prose, Reach, Someone, Sooner, There, Unranked,
    Wider, Word,
};
use super::shared::{NAMED_LEAD, NO_LEAD};
use super::{Between, Field, Kind, field, name, record, section, unread};

pub(super) const FIELDS: &[Field] = &[
    name("paramount"),
    field("commitments", There, Kind::Duty).by_hand().keyed("id", "commitment"),
    name("commitments.standard"),
    name("commitments.id"),
    section("commitments.section"),
    field("commitments.scope", Wider, Kind::Duty)
        .says(["worded the scope as {}", "words the scope as {}"], ["named no scope", "names no scope"]),
    field("commitments.scope.agency", Wider, Kind::Duty),
    field("commitments.scope.mode", Wider, Kind::Duty),
    field("commitments.scope.levels", Wider, Kind::Duty),
    field("commitments.scope.commissioned", Wider, Kind::Duty),
    field("commitments.by", Someone, Kind::Duty)
        .says(LEFT_TO, ["did not say who does this", "does not say who does this"]),
    field("commitments.answer", Answer, Kind::Duty),
    field("commitments.strength", Word, Kind::Duty),
    field("commitments.says", Prose, Kind::Duty).called("its own words"),
    field("commitments.details", Detail, Kind::Duty),
    field("commitments.lacks", Unranked, Kind::Duty)
        .says(["left out {}", "leaves out {}"], ["did not say what is missing", "does not say what is missing"]),
    field("commitments.action", Unranked, Kind::Duty).says(
        ["put this off to the promise {}", "puts this off to the promise {}"],
        ["named no promise that brings this", "names no promise that brings this"],
    ),
    field("commitments.to", Someone, Kind::Duty)
        .says(LEFT_TO, ["left this to nobody in particular", "leaves this to nobody in particular"]),
    field("commitments.quote", Prose, Kind::Duty),
    field("levels", There, Kind::Level)
        .by_hand()
        .says(["had {}", "has {}"], ["set out no levels", "sets out no levels"]),
    field("levels.status", InForce, Kind::Level)
        .called("whether its levels hold")
        .says(["had its levels {}", "has its levels {}"], ["said nothing of its levels", "says nothing of its levels"]),
    record("levels.scheme").says(
        ["called each of them a {}", "calls each of them a {}"],
        ["had no word for them", "has no word for them"],
    ),
    section("levels.section"),
    field("levels.action", Unranked, Kind::Level).called("the promise that brings new levels"),
    field("levels.for_all", There, Kind::Level),
    field("levels.for_all.topics", More, Kind::Level),
    field("levels.for_all.says", Prose, Kind::Level),
    section("levels.for_all.section"),
    field("levels.target_groups", There, Kind::Level).says(
        ["named these people ({})", "names these people ({})"],
        ["did not name these people", "does not name these people"],
    ),
    field("levels.target_groups.says", Prose, Kind::Level),
    field("levels.target_groups.levels", More, Kind::Level).says(
        ["gave these people the levels {}", "gives these people the levels {}"],
        ["gave these people no level", "gives these people no level"],
    ),
    field("levels.list", There, Kind::Level).keyed("number", "level"),
    name("levels.list.number"),
    record("levels.list.title"),
    field("levels.list.audience", Prose, Kind::Level),
    field("levels.list.includes", Reach, Kind::Level),
    field("levels.list.delivery", Unranked, Kind::Level).says(
        ["delivered it as {}", "delivers it as {}"],
        ["did not say how it was delivered", "does not say how it is delivered"],
    ),
    field("levels.list.delivery.agency", Unranked, Kind::Level),
    field("levels.list.delivery.mode", Unranked, Kind::Level),
    field("levels.list.outcomes", There, Kind::Level),
    field("levels.list.outcomes.topics", More, Kind::Level),
    field("levels.list.outcomes.says", Prose, Kind::Level),
    section("levels.list.outcomes.section"),
    field("review", There, Kind::Clock)
        .headed("Review of the policy")
        .described(&[("every", "{}"), ("next_due", ", due {}")])
        .says(
            ["stated its review ({})", "states its review ({})"],
            ["said nothing about its review", "says nothing about its review"],
        ),
    field("period", There, Kind::Clock)
        .headed("Period of the policy")
        .described(&[("from", "from {}"), ("to", " to {}"), ("for", " for {}")])
        .says(["covered the time {}", "covers the time {}"], ["named no period", "names no period"]),
    field("period.from", NextDate, Kind::Clock).called("the beginning of its period"),
    field("period.to", NextDate, Kind::Clock).called("the end of its period"),
    // In place of an end it is the same period in other words.
    field("period.for", Unranked, Kind::Clock).says(
        ["was meant to last {}", "is meant to last {}"],
        ["gave no length of its period", "gives no length of its period"],
    ),
    section("period.section"),
    field("approval", There, Kind::People)
        .headed("Approval of the policy")
        .described(&[("by", "by {}"), ("date", " {when}")])
        .says(["was approved {}", "is approved {}"], ["recorded no approval", "records no approval"]),
    field("lead", There, Kind::People)
        .headed("Lead for the policy")
        .described(&[("role", "{}")])
        .says(NAMED_LEAD, NO_LEAD),
    field("status", InForce, Kind::RecordKeeping)
        .headed("Status")
        .between(Between::Edition)
        .says(["was {}", "is {}"], ["had no status", "has no status"])
        .exempts(),
    field("area", Unranked, Kind::Duty)
        .headed("Area")
        .between(Between::Lineage)
        .says(["held for {}", "holds for {}"], ["named no area", "names no area"]),
    field("jurisdiction", Unranked, Kind::Duty)
        .headed("Jurisdiction")
        .left_out("england")
        .says(
            ["had the jurisdiction {}", "has the jurisdiction {}"],
            ["named no jurisdiction", "names no jurisdiction"],
        )
        .exempts(),
    field("subject", Unranked, Kind::Duty)
        .headed("Whom it is about")
        .left_out("children")
        .says(["was about: {}", "is about: {}"], ["did not say whom it is about", "does not say whom it is about"])
        .exempts(),
    field("audience", Prose, Kind::Duty).headed("For whom it is written").says(
        ["was written for: {}", "is written for: {}"],
        ["did not say for whom it is written", "does not say for whom it is written"],
    ),
    field("group_size", Unranked, Kind::Duty).headed("Group size").says(
        ["trained at most {} people together", "trains at most {} people together"],
        ["did not say how many are trained together", "does not say how many are trained together"],
    ),
    record("consulted").together().headed("Who was asked").called("the groups that were asked about it"),
    record("distribution").together().headed("Distribution").called("to whom it goes"),
    record("adapted_from").together().headed("Where its text comes from").called("the texts that it descends from"),
    field("guidance", Cited, Kind::Guidance)
        .sorted("id", "guidance")
        .described(&[("id", "{}"), ("edition", " {}")])
        .says(["cited {}", "cites {}"], ["did not cite it", "does not cite it"]),
    field("actions", There, Kind::Promise)
        .headed("A promise")
        .keyed("id", "action")
        .alike("says")
        .says(["promised this: {}", "promises this: {}"], ["did not promise this", "does not promise this"]),
    name("actions.id"),
    field("actions.due", Sooner, Kind::Promise)
        .says(["promised this for {}", "promises this for {}"], ["gave no date for this", "gives no date for this"]),
    record("actions.done").between(Between::All).says(
        ["recorded it as done {when}", "records it as done {when}"],
        ["did not record it as done", "does not record it as done"],
    ),
    field("actions.by", Someone, Kind::Promise)
        .says(LEFT_TO, ["did not say who does this", "does not say who does this"]),
    section("actions.section"),
    field("actions.says", Prose, Kind::Promise),
    field("charges", Unranked, Kind::Charge)
        .headed("What a place costs")
        .keyed("id", "charge")
        .alike("for")
        .says(["gave a price for: {}", "gives a price for: {}"], ["gave no such price", "gives no such price"]),
    name("charges.id"),
    field("charges.amount", Price, Kind::Charge)
        .says(["asked for {}", "asks for {}"], ["gave no price", "gives no price"]),
    field("charges.currency", Position, Kind::Charge)
        .says(["asked for it in {}", "asks for it in {}"], ["named no currency", "names no currency"]),
    field("charges.per", Unranked, Kind::Charge)
        .says(["charged by the {}", "charges by the {}"], ["named no unit", "names no unit"]),
    field("charges.levels", Unranked, Kind::Charge)
        .says(["asked for it at level {}", "asks for it at level {}"], ["named no level", "names no level"]),
    section("charges.section"),
    field("charges.for", Prose, Kind::Charge),
    field("priorities", Position, Kind::Duty).by_hand().headed("Priorities"),
    field("priorities.topics", Position, Kind::Duty).called("the topics that it puts first"),
    field("priorities.says", Prose, Kind::Duty),
    section("priorities.section"),
    record("policy").headed("Short name"),
    record("title").headed("Title"),
    record("edition").headed("Edition"),
    record("supersedes").headed("What it replaces").called("what it replaces"),
    record("source").whole().headed("Source").called("its source"),
    record("recorded").whole().headed("Who read the source").called("its reading").exempts(),
    record("issuers").whole().keyed("id", "issuer").described(BODY).headed("Issuers"),
    record("versions").whole().headed("History of the document").called("the versions in its history"),
    record("bodies")
        .whole()
        .keyed("id", "body")
        .described(BODY)
        .headed("Names of bodies")
        .called("the bodies that it names"),
    record("terms").whole().headed("Replaced names in use").called("the replaced names that it uses"),
    record("source_faults").whole().headed("Faults of the source").called("the faults of its source"),
    unread("notes"),
];

/// A committee or a group in words.
const BODY: &[(&str, &str)] = &[("name", "{}"), ("short", ", {} for short"), ("also_called", ", also called {}")];

const LEFT_TO: [&str; 2] = ["left this to {}", "leaves this to {}"];
