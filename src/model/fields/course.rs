//! The fields of a course.

use super::Direction::{Cited, InForce, More, Number, Points, Price, Prose, Recorded, There, Unranked, Yes};
use super::shared::{NAMED_LEAD, NO_LEAD};
use super::{Between, Direction, Field, Kind, field, name, record, section, unread};

const fn course(path: &'static str, direction: Direction) -> Field {
    field(path, direction, Kind::Course)
}

pub(super) const FIELDS: &[Field] = &[
    name("paramount"),
    course("policy", Unranked)
        .headed("Policy")
        .says(["stood under {}", "stands under {}"], ["named no policy", "names no policy"])
        .exempts(),
    course("status", InForce)
        .headed("Status")
        .between(Between::Edition)
        .left_out("current")
        .says(["was {}", "is {}"], ["", ""])
        .exempts(),
    course("level", Unranked)
        .headed("Level")
        .says(["taught level {}", "teaches level {}"], ["named no level", "names no level"])
        .exempts(),
    course("agency", Unranked)
        .headed("Agencies")
        .says(
            ["was {}-agency", "is {}-agency"],
            ["did not say for how many agencies it was", "does not say for how many agencies it is"],
        )
        .exempts(),
    course("mode", Unranked)
        .headed("Way of teaching")
        .says(
            ["was marked as {}", "is marked as {}"],
            ["did not say how it was taught", "does not say how it is taught"],
        )
        .exempts(),
    course("form", Unranked)
        .headed("Kind of event")
        .says(
            ["was held as a {}", "is held as a {}"],
            ["did not say what kind of event it was", "does not say what kind of event it is"],
        )
        .exempts(),
    course("trainers", Number)
        .keyed("id", "trainer")
        .together()
        .headed("Trainers")
        .called("the trainers")
        .described(&[("id", "{}"), ("role", ", {}")]),
    name("trainers.id"),
    course("trainers.role", Unranked)
        .says(["gave the role as {}", "gives the role as {}"], ["gave no role", "gives no role"]),
    course("trainers.qualified", There).says(
        ["gave the qualification as {}", "gives the qualification as {}"],
        ["gave no qualification", "gives no qualification"],
    ),
    course("trainers.qualified_on", Recorded).says(
        ["said that this trainer qualified {when}", "says that this trainer qualified {when}"],
        ["did not say when this trainer qualified", "does not say when this trainer qualified"],
    ),
    course("trainers.safeguarding_background", Yes).says(
        [
            "answered {} to whether this trainer has worked in safeguarding",
            "answers {} to whether this trainer has worked in safeguarding",
        ],
        [
            "did not say whether this trainer has worked in safeguarding",
            "does not say whether this trainer has worked in safeguarding",
        ],
    ),
    course("trainers.last_practice", Recorded).says(
        ["said that this trainer last practised {when}", "says that this trainer last practised {when}"],
        ["did not say when this trainer last practised", "does not say when this trainer last practised"],
    ),
    course("audience", Unranked).together().headed("Who takes part").called("the people who take part"),
    course("agencies", Unranked).together().headed("Agencies that take part").called("the agencies that take part"),
    course("prerequisites", Unranked).together().headed("Courses taken before").called("the courses to take before"),
    course("aims", Points).together().headed("Aims").called("the aims"),
    course("outcomes", Points).by_hand().headed("What participants learn"),
    course("outcomes.topics", More).called("the topics that participants learn"),
    course("outcomes.says", Prose),
    section("outcomes.section"),
    course("evidence", More)
        .sorted("where", "place")
        .alike("says")
        .together()
        .called("the places that show it")
        .described(&[("where", "{}")])
        .says(["showed this in {}", "shows this in {}"], ["showed this nowhere", "shows this nowhere"]),
    course("evidence.says", Prose),
    name("evidence.where"),
    course("lessons", More)
        .sorted("review", "review")
        .together()
        .headed("Lessons from reviews")
        .called("the reviews whose lessons are taught")
        .described(&[("review", "{}")]),
    name("lessons.review"),
    record("lessons.published").says(
        ["dated this review to {}", "dates this review to {}"],
        ["gave this review no date", "gives this review no date"],
    ),
    course("lessons.scope", Unranked).says(
        ["called this review {}", "calls this review {}"],
        ["did not say how far this review reaches", "does not say how far this review reaches"],
    ),
    course("lessons.where", Recorded).says(
        ["taught this in {}", "teaches this in {}"],
        ["did not say where this was taught", "does not say where this is taught"],
    ),
    course("lessons.says", Prose),
    course("evaluation", More)
        .sorted("after", "step")
        .together()
        .headed("Evaluation")
        .called("the steps of its evaluation")
        .described(&[("after", "{}"), ("method", ": {}")]),
    name("evaluation.after"),
    course("evaluation.method", Unranked).says(
        ["evaluated by {}", "evaluates by {}"],
        ["did not say how this was evaluated", "does not say how this is evaluated"],
    ),
    field("guidance", Cited, Kind::Guidance)
        .sorted("id", "guidance")
        .described(&[("id", "{}"), ("edition", " {}")])
        .says(["cited {}", "cites {}"], ["did not cite it", "does not cite it"]),
    field("review", There, Kind::Clock)
        .headed("Review of the course")
        .described(&[("every", "{}"), ("next_due", ", due {}"), ("last", ", last held {when}")])
        .says(
            ["stated its review ({})", "states its review ({})"],
            ["said nothing about its review", "says nothing about its review"],
        ),
    field("approval", There, Kind::People)
        .headed("Approval of the course")
        .described(&[("by", "by {}"), ("date", " {when}")])
        .says(["was approved {}", "is approved {}"], ["recorded no approval", "records no approval"]),
    field("lead", There, Kind::People)
        .headed("Lead for the course")
        .described(&[("role", "{}")])
        .says(NAMED_LEAD, NO_LEAD),
    course("commissioned", Unranked)
        .headed("Agreement")
        .described(&[("provider", "from {}"), ("until", ", until {}")])
        .says(["was bought in {}", "is bought in {}"], ["was not bought in", "is not bought in"])
        .exempts(),
    course("commissioned.provider", Unranked).says(
        ["was bought in from {}", "is bought in from {}"],
        ["did not say who provided it", "does not say who provides it"],
    ),
    course("commissioned.until", Unranked).says(
        ["had an agreement until {}", "has an agreement until {}"],
        ["gave no end of the agreement", "gives no end of the agreement"],
    ),
    course("commissioned.terms", More).together().called("the terms of the agreement"),
    course("certificate", Unranked)
        .headed("Certificate")
        .described(&[("valid_for", "that counts for {}")])
        .says(["gave a certificate {}", "gives a certificate {}"], ["gave no certificate", "gives no certificate"]),
    course("certificate.valid_for", Unranked).says(
        ["gave a certificate that counted for {}", "gives a certificate that counts for {}"],
        ["did not say how long its certificate counted", "does not say how long its certificate counts"],
    ),
    course("certificate.requires", More).together().called("what the certificate takes"),
    field("charges", Unranked, Kind::Charge)
        .sorted("charge", "charge")
        .headed("A charge")
        .described(&[("amount", "{}")])
        .says(
            ["asked for this charge ({})", "asks for this charge ({})"],
            ["did not ask for this charge", "does not ask for this charge"],
        ),
    name("charges.charge"),
    field("charges.amount", Price, Kind::Charge)
        .says(["asked for {}", "asks for {}"], ["gave no price", "gives no price"]),
    field("cancellation", Unranked, Kind::Charge)
        .headed("Cancellation")
        .described(&[("notice", "with {} notice"), ("fee", ", for {}")])
        .says(
            ["let people cancel {}", "lets people cancel {}"],
            ["said nothing about cancelling", "says nothing about cancelling"],
        ),
    field("cancellation.notice", Unranked, Kind::Charge)
        .says(["asked for {} of notice", "asks for {} of notice"], ["asked for no notice", "asks for no notice"]),
    field("cancellation.fee", Price, Kind::Charge).says(
        ["asked for {} on a late cancellation", "asks for {} on a late cancellation"],
        ["asked for nothing on a late cancellation", "asks for nothing on a late cancellation"],
    ),
    field("cancellation.substitute", Unranked, Kind::Charge).says(
        [
            "answered {} to whether somebody else may come instead",
            "answers {} to whether somebody else may come instead",
        ],
        ["did not say whether somebody else may come instead", "does not say whether somebody else may come instead"],
    ),
    course("materials", Unranked).together().headed("Materials").called("the files that are taught from"),
    record("course").headed("Short name"),
    record("title").headed("Title"),
    unread("notes"),
];
