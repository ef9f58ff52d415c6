//! What policies and courses say alike: their review, their approval, who answers for them, the guidance that they cite.

use super::Direction::{Edition, Keeping, More, NextDate, Prose, Shorter, Someone, Unranked};
use super::{Between, Field, Kind, field, name, record, section};

pub(super) const FIELDS: &[Field] = &[
    field("review.every", Shorter, Kind::Clock),
    field("review.next_due", NextDate, Kind::Clock),
    field("review.by", Someone, Kind::People).called("who reviews it").says(
        ["was reviewed by {}", "is reviewed by {}"],
        ["did not say who reviews it", "does not say who reviews it"],
    ),
    field("review.triggers", More, Kind::Clock).says(
        ["was to be reviewed early on account of {}", "is to be reviewed early on account of {}"],
        ["named no reason to review it early", "names no reason to review it early"],
    ),
    field("review.also_stated", Unranked, Kind::Clock).whole().called("what else it says of its review").described(&[
        ("next_due", "{}"),
        ("every", ", {}"),
        ("as_written", ", {}"),
        ("section", ", section {}"),
    ]),
    record("review.last").between(Between::All).says(
        ["was last reviewed {when}", "was last reviewed {when}"],
        ["named no last review", "names no last review"],
    ),
    record("review.reason").called("why the next review comes early").says(
        ["gave this reason for an early review: {}", "gives this reason for an early review: {}"],
        ["gave no reason for an early review", "gives no reason for an early review"],
    ),
    section("review.section"),
    field("review.as_written", Prose, Kind::Clock),
    field("approval.by", Someone, Kind::People).called("who approved it").says(
        ["was approved by {}", "is approved by {}"],
        ["did not say who approved it", "does not say who approved it"],
    ),
    record("approval.date")
        .between(Between::All)
        .says(["was approved {when}", "is approved {when}"], ["gave no date of approval", "gives no date of approval"]),
    field("approval.until", Unranked, Kind::People).called("the end of the approval").says(
        ["was approved until {}", "is approved until {}"],
        ["named no end of its approval", "names no end of its approval"],
    ),
    section("approval.section"),
    record("approval.earlier").whole().sorted("by", "body").called("the bodies that agreed to it before"),
    field("lead.role", Someone, Kind::People).called("who answers for it").says(NAMED_LEAD, NO_LEAD),
    record("lead.page"),
    section("lead.section"),
    name("guidance.id"),
    field("guidance.edition", Edition, Kind::Guidance)
        .says(["cited the edition {}", "cites the edition {}"], ["named no edition", "names no edition"]),
    field("guidance.as", Unranked, Kind::Guidance)
        .says(["cited it as {}", "cites it as {}"], ["did not say why it cited it", "does not say why it cites it"]),
    record("guidance.as_written").says(
        ["wrote it as {}", "writes it as {}"],
        ["gave no words of its own for it", "gives no words of its own for it"],
    ),
    field("guidance.sections", Keeping, Kind::Moved)
        .says(["cited it in section {}", "cites it in section {}"], ["named no section", "names no section"]),
];

pub(super) const NAMED_LEAD: [&str; 2] = ["named {} as its lead", "names {} as its lead"];
pub(super) const NO_LEAD: [&str; 2] = ["named no lead", "names no lead"];
