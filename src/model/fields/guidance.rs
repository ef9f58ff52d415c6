//! The fields of a catalogue of guidance: facts, of which neither way is stronger. What goes or changes is for a person to
//! read, because less may be found by it.

use super::{Direction, Field, Kind, field, name, record, unread};

const fn fact(path: &'static str) -> Field {
    field(path, Direction::Unranked, Kind::Guidance)
}

pub(super) const FIELDS: &[Field] = &[
    name("paramount"),
    record("guidance").headed("Short name"),
    record("as_at")
        .headed("The day up to which it knows")
        .says(["knew up to {}", "knows up to {}"], ["gave no day", "gives no day"]),
    fact("jurisdiction").together().headed("Where it holds").called("where it holds"),
    fact("families")
        .keyed("id", "document")
        .together()
        .headed("Documents")
        .called("the documents")
        .described(&[("title", "{}")]),
    name("families.id"),
    fact("families.title"),
    fact("families.kind"),
    fact("families.jurisdiction").together().called("where it holds"),
    fact("families.short").together(),
    fact("families.wrong_titles").together().called("the wrong titles"),
    fact("families.editions")
        .sorted("edition", "edition")
        .together()
        .called("the editions")
        .described(&[("edition", "{}")]),
    name("families.editions.edition"),
    fact("families.editions.from").called("the day from which it holds"),
    fact("families.editions.published").called("the day on which it was published"),
    fact("families.editions.until").called("the day on which it is replaced"),
    fact("families.editions.title"),
    fact("families.editions.confidence"),
    record("families.editions.source"),
    fact("families.editions.verified"),
    fact("families.editions.also_cited_as").together().called("the other ways to cite it"),
    fact("families.editions.parts")
        .whole()
        .called("the sections that are in force")
        .described(&[("sections", "{}"), ("from", " from {}")]),
    record("families.editions.note"),
    fact("families.never")
        .sorted("edition", "edition")
        .together()
        .called("the editions that never were")
        .described(&[("edition", "{}")]),
    name("families.never.edition"),
    fact("families.never.meant").called("the edition that is meant"),
    record("families.never.note"),
    record("families.note"),
    fact("terms")
        .keyed("id", "term")
        .together()
        .headed("Replaced names")
        .called("the replaced names")
        .described(&[("term", "{}")]),
    name("terms.id"),
    fact("terms.term"),
    fact("terms.also").together(),
    fact("terms.other_meanings").together().called("the other meanings"),
    fact("terms.kind"),
    fact("terms.now").called("what to write now"),
    fact("terms.from").called("the day from which the new name holds"),
    fact("terms.at_latest").called("whether the new name may hold from an earlier day"),
    fact("terms.to_come").called("whether it is still to come"),
    fact("terms.quoted_in").together().called("the guidance that has the old name"),
    fact("terms.local"),
    fact("terms.flag"),
    fact("terms.confidence"),
    fact("terms.verified"),
    record("terms.source"),
    record("terms.note"),
    unread("notes"),
];
