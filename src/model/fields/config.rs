//! The fields of a settings file. Stronger is what finds more.

use super::Direction::{Fewer, Level, Longer, More, Sooner, Unranked, Yes};
use super::{Direction, Field, Kind, field, name, record, unread};

const fn setting(path: &'static str, direction: Direction) -> Field {
    field(path, direction, Kind::Setting)
}

pub(super) const FIELDS: &[Field] = &[
    name("paramount"),
    setting("standards", More).together().headed("Standards").called("the standards to judge by"),
    setting("guidance", More).together().headed("Catalogues of guidance").called("the catalogues of guidance"),
    setting("policies", Unranked).together().headed("Policies").called("the folders with policies"),
    setting("programme", Yes)
        .headed("Programme")
        .left_out("partial")
        .says(["called the programme {}", "calls the programme {}"], ["", ""]),
    setting("extends", Unranked)
        .headed("Settings that hold beside these")
        .says(["went on from {}", "goes on from {}"], ["went on from no other file", "goes on from no other file"]),
    setting("exclude", Fewer).together().headed("What is left out").called("the patterns"),
    setting("due_within", Longer)
        .headed("What is due soon")
        .left_out("60 days")
        .says(["called due soon what is due within {}", "calls due soon what is due within {}"], ["", ""]),
    setting("rules", Level).says(
        ["gave this rule the level {}", "gives this rule the level {}"],
        ["left this rule its own level", "leaves this rule its own level"],
    ),
    setting("waivers", Fewer).by_hand().says(["waived {}", "waives {}"], ["did not waive this", "does not waive this"]),
    name("waivers.rule"),
    name("waivers.document"),
    setting("waivers.at", More).says(
        ["waived this for {}", "waives this for {}"],
        ["waived this for the whole document", "waives this for the whole document"],
    ),
    record("waivers.reason")
        .says(["gave the reason \"{}\"", "gives the reason \"{}\""], ["gave no reason", "gives no reason"]),
    record("waivers.approved_by").says(
        ["said that {} decided it", "says that {} decided it"],
        ["did not say who decided it", "does not say who decided it"],
    ),
    setting("waivers.until", Sooner)
        .says(["waived this until {}", "waives this until {}"], ["gave no end", "gives no end"]),
    unread("notes"),
];
