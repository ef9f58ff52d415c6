//! The fields of a standards file. Sentences are compared whole, so that nothing stands here for their parts.

use super::Direction::{Detail, Fewer, Keeping, More, Prose, There, Unranked, Word, Yes};
use super::{Field, Kind, field, name, record, unread};

const fn standard(path: &'static str, direction: super::Direction) -> Field {
    field(path, direction, Kind::Standard)
}

pub(super) const FIELDS: &[Field] = &[
    name("paramount"),
    name("standards"),
    standard("for", Unranked).whole().headed("What the set is for").called("what it is for"),
    standard("list", There).keyed("id", "standard").described(&[("title", "{}")]).says(
        ["had this standard", "has this standard"],
        ["did not have this standard", "does not have this standard"],
    ),
    name("list.id"),
    standard("list.title", Prose),
    standard("list.why", Prose),
    record("list.theme"),
    record("list.adapted_from").called("the list from which it comes"),
    standard("list.since", Unranked).says(
        ["had had this since {}", "has had this since {}"],
        ["did not say since when", "does not say since when"],
    ),
    standard("list.binds", Unranked).says(
        ["made this the duty of: {}", "makes this the duty of: {}"],
        ["did not say whose duty it is", "does not say whose duty it is"],
    ),
    standard("list.core", Yes).left_out("no").says(
        ["answered {} to whether this is a core standard", "answers {} to whether this is a core standard"],
        ["", ""],
    ),
    record("list.stated_by").whole().called("the policies that state it"),
    record("list.authority").whole().called("the guidance behind it"),
    standard("list.details", There)
        .says(["had the detail {}", "has the detail {}"], ["did not have this detail", "does not have this detail"]),
    standard("list.details.type", Unranked).called("the kind of its value"),
    record("list.details.about").called("what it says"),
    standard("list.details.unit", Unranked).called("what is counted"),
    standard("list.details.asked", Yes).left_out("no").says(
        ["answered {} to whether a policy has to give it", "answers {} to whether a policy has to give it"],
        ["", ""],
    ),
    standard("list.details.better", Unranked).called("which way is better"),
    standard("list.details.options", Unranked)
        .whole()
        .says(["had the options {}", "has the options {}"], ["had no options", "has no options"]),
    standard("list.details.floor", Detail).by_hand().says(
        ["took {} as good enough", "takes {} as good enough"],
        ["did not say what is good enough", "does not say what is good enough"],
    ),
    record("list.details.source").whole().called("who gives the number"),
    record("list.details.meaning").called("what its options mean"),
    standard("list.policy", There),
    standard("list.policy.expects", Word),
    standard("list.policy.silent", Prose),
    standard("list.policy.help", Prose),
    record("list.policy.said_as").called("the words in which policies say it"),
    standard("list.policy.answered_by", Unranked),
    standard("list.policy.check", More).by_hand().called("what is asked of policies").says(
        ["asked of policies: {}", "asks of policies: {}"],
        ["asked nothing of policies", "asks nothing of policies"],
    ),
    standard("list.course", There),
    standard("list.course.expects", Word),
    standard("list.course.when", Fewer)
        .by_hand()
        .called("the conditions")
        .says(["asked this only where {}", "asks this only where {}"], ["asked this always", "asks this always"]),
    standard("list.course.unless", Fewer).by_hand().called("the exceptions").says(
        ["made an exception where {}", "makes an exception where {}"],
        ["made no exception", "makes no exception"],
    ),
    standard("list.course.check", More)
        .by_hand()
        .called("what is asked of courses")
        .says(["asked of courses: {}", "asks of courses: {}"], ["asked nothing of courses", "asks nothing of courses"]),
    standard("list.course.help", Prose),
    record("list.course.examples").whole(),
    standard("topics", Unranked)
        .keyed("id", "topic")
        .together()
        .headed("Topics of learning outcomes")
        .called("the topics")
        .described(&[("title", "{}")]),
    name("topics.id"),
    field("topics.title", Keeping, Kind::RecordKeeping),
    standard("topics.theme", Unranked),
    standard("weighing", More).headed("Words that weigh"),
    standard("weighing.numbers", Yes)
        .left_out("no")
        .says(["answered {} to whether numbers weigh", "answers {} to whether numbers weigh"], ["", ""]),
    standard("weighing.negations", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.modals", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.quantifiers", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.units", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.conditions", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.groups", More).says(WEIGH, NONE_WEIGH),
    standard("weighing.particles", Fewer)
        .says(["let come and go: {}", "lets come and go: {}"], ["let none come and go", "lets none come and go"]),
    record("edition").headed("Edition"),
    record("changes").whole().headed("Changes of the edition").called("what the edition says that it changed"),
    unread("notes"),
];

const WEIGH: [&str; 2] = ["let weigh: {}", "lets weigh: {}"];
const NONE_WEIGH: [&str; 2] = ["let none weigh", "lets none weigh"];
