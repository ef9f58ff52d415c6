//! Names that an office has for the entries of a block: `title` for the role of a lead, `deadline` for the day of an action.

/// An entry, another one by which its blocks are known, and what an office calls it there.
struct Called {
    entry: &'static str,
    /// None where every block with the entry is meant.
    beside: Option<&'static str>,
    names: &'static [&'static str],
}

const fn called(entry: &'static str, names: &'static [&'static str]) -> Called {
    Called { entry, beside: None, names }
}

const fn beside(entry: &'static str, beside: &'static str, names: &'static [&'static str]) -> Called {
    Called { entry, beside: Some(beside), names }
}

/// In small letters with single spaces; the first row that fits counts.
const NAMES: &[Called] = &[
    beside(
        "levels",
        "commissioned",
        &["level", "tiers", "tier", "groups", "group", "stages", "stage", "bands", "band"],
    ),
    // The document itself.
    beside(
        "title",
        "commitments",
        &["name", "document", "document name", "document title", "policy title", "strategy"],
    ),
    beside(
        "edition",
        "commitments",
        &["version", "version no", "version number", "edition no", "edition number", "issue", "issue number", "year"],
    ),
    beside(
        "area",
        "commitments",
        &[
            "council",
            "local authority",
            "authority",
            "borough",
            "county",
            "district",
            "region",
            "place",
            "locality",
            "location",
        ],
    ),
    beside("status", "commitments", &["state", "document status", "policy status", "stage"]),
    beside(
        "issuers",
        "commitments",
        &[
            "issuer",
            "issued by",
            "publisher",
            "published by",
            "partners",
            "partnership",
            "organisation",
            "organization",
        ],
    ),
    beside(
        "bodies",
        "commitments",
        &["body", "committees", "committee", "groups", "group", "boards", "board", "subgroups"],
    ),
    beside(
        "levels",
        "commitments",
        &[
            "tiers",
            "stages",
            "bands",
            "pathways",
            "training levels",
            "training groups",
            "training pathways",
            "training tiers",
            "competence levels",
            "competency levels",
            "levels of training",
            "level framework",
        ],
    ),
    beside(
        "period",
        "commitments",
        &[
            "strategy period",
            "policy period",
            "plan period",
            "period covered",
            "time covered",
            "years covered",
            "lifetime",
            "life of the strategy",
            "term",
            "validity",
            "duration",
        ],
    ),
    beside("charges", "commitments", &["fees", "fee", "costs", "prices", "charge", "charging", "price list"]),
    beside(
        "actions",
        "commitments",
        &[
            "action",
            "action plan",
            "next steps",
            "tasks",
            "plan",
            "still open",
            "open questions",
            "open points",
            "open issues",
            "outstanding",
            "outstanding actions",
            "to do",
            "unresolved",
            "undecided",
            "not yet decided",
        ],
    ),
    beside("guidance", "commitments", &["legislation", "national guidance", "references", "guidance documents"]),
    beside(
        "commitments",
        "commitments",
        &["commitment", "duties", "requirements", "standards", "answers", "obligations"],
    ),
    beside("versions", "commitments", &["version history", "history", "document history", "revisions", "amendments"]),
    beside(
        "audience",
        "commitments",
        &[
            "applies to",
            "for",
            "for whom",
            "who it is for",
            "who this is for",
            "target audience",
            "intended for",
            "aimed at",
            "scope",
        ],
    ),
    beside("terms", "commitments", &["glossary", "definitions"]),
    // A level.
    beside("number", "outcomes", &["level", "tier", "stage", "group"]),
    beside("title", "outcomes", &["name", "level name", "level title", "heading"]),
    beside(
        "audience",
        "outcomes",
        &[
            "staff",
            "staff group",
            "staff groups",
            "job roles",
            "roles",
            "who",
            "for whom",
            "attendees",
            "learners",
            "target audience",
        ],
    ),
    beside(
        "outcomes",
        "audience",
        &["content", "contents", "learning", "learning outcomes", "learning objectives", "aims", "what they learn"],
    ),
    beside(
        "until",
        "earlier",
        &["expires", "expiry", "expiry date", "valid until", "valid to", "ends", "end", "end date"],
    ),
    // A charge, a period, a version, a document of guidance.
    beside(
        "for",
        "amount",
        &[
            "name",
            "who",
            "what",
            "reason",
            "title",
            "description",
            "type",
            "applies to",
            "for whom",
            "course",
            "payer",
            "who pays",
            "paid by",
            "audience",
            "condition",
            "conditions",
            "criteria",
        ],
    ),
    called("amount", &["cost", "price", "fee", "charge", "sum", "rate", "value"]),
    beside("levels", "amount", &["scope", "for levels", "tier", "group", "stage"]),
    beside("for", "from", &["length", "duration", "term"]),
    beside("from", "to", &["start", "starts", "begins", "start date", "valid from", "effective from"]),
    beside("to", "from", &["end", "ends", "end date", "until", "valid to", "valid until", "expires", "expiry date"]),
    beside("version", "event", &["number", "no", "version no", "version number", "edition"]),
    beside("event", "version", &["status", "what", "description", "action", "type", "state"]),
    beside("id", "sections", &["name", "title", "document", "guidance", "standard"]),
    beside("edition", "sections", &["year", "date", "version", "published", "issue"]),
    beside("sections", "edition", &["section", "paragraph", "paragraphs", "page", "pages", "where"]),
    // A body, an issuer.
    beside("name", "also_called", &["title", "full name", "body", "organisation", "group"]),
    called("short", &["acronym", "initials", "abbreviation", "short name", "short form"]),
    called("also_called", &["aka", "also known as", "known as", "other names", "other name", "alias", "aliases"]),
    // A review.
    beside(
        "every",
        "next_due",
        &["frequency", "interval", "cycle", "period", "how often", "review cycle", "review period", "review frequency"],
    ),
    called(
        "next_due",
        &["next", "due", "date", "next review", "next date", "next review date", "review date", "due date", "when"],
    ),
    beside(
        "last",
        "next_due",
        &["previous", "last review", "last reviewed", "last date", "reviewed", "last review date"],
    ),
    beside(
        "triggers",
        "next_due",
        &["sooner", "sooner if", "or sooner", "earlier", "earlier if", "or earlier", "trigger", "unless"],
    ),
    // An action.
    beside(
        "due",
        "done",
        &["deadline", "by when", "date", "due date", "when", "target date", "target", "timescale", "completion date"],
    ),
    beside("done", "due", &["completed", "date completed", "date done", "completed on", "finished", "status", "state"]),
    // Whoever recorded, compared, leads, decides.
    beside("read_against", "checked_by", &["standards", "read for", "looked for"]),
    beside("checked", "checked_by", &["checked on", "date checked", "compared"]),
    called(
        "role",
        &["title", "name", "job title", "role title", "post", "position", "job", "officer", "by", "who", "owner"],
    ),
    called(
        "by",
        &[
            "body",
            "who",
            "whom",
            "approved by",
            "approver",
            "reviewed by",
            "reviewer",
            "author",
            "written by",
            "prepared by",
            "compiled by",
            "agreed by",
            "ratified by",
            "recorded by",
            "owner",
            "responsible",
            "lead",
            "name",
            "board",
            "committee",
            "group",
            "role",
        ],
    ),
    called(
        "date",
        &["on", "when", "dated", "approved on", "date approved", "approval date", "recorded on", "agreed on"],
    ),
    // A commitment, an outcome.
    beside("standard", "strength", &["question", "topic", "theme", "name", "title", "subject"]),
    called("strength", &["word", "modal", "verb", "modal verb", "force", "obligation", "duty word"]),
    called("quote", &["quotation", "exact words", "verbatim", "exact wording"]),
    called(
        "says",
        &[
            "text",
            "description",
            "duty",
            "requirement",
            "statement",
            "wording",
            "sentence",
            "content",
            "summary",
            "action",
            "task",
            "outcome",
        ],
    ),
    called("section", &["paragraph", "para", "clause", "page", "reference", "ref", "chapter", "where", "sections"]),
];

/// The entry of a block, of which `known` are all names, that an office calls so.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = NAMES.iter().find(|row| {
        row.names.contains(&plain.as_str())
            && known.contains(&row.entry)
            && row.beside.is_none_or(|beside| known.contains(&beside))
    })?;
    known.iter().find(|known| **known == row.entry).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema;
    use crate::model::words::Kind;

    #[test]
    fn a_name_is_understood_by_the_block_in_which_it_stands() {
        let lead = ["role", "section", "page"];
        let review = ["every", "as_written", "last", "next_due", "reason", "by", "section"];
        for (name, known, entry) in [
            ("Job title", lead.as_slice(), Some("role")),
            ("due_date", &review, Some("next_due")),
            ("reviewed-by", &review, Some("by")),
            ("page", &review, Some("section")),
            ("owner", &["files"], None),
        ] {
            assert_eq!(meant(name, known), entry, "{name}");
        }
    }

    /// A row whose block is nowhere would help nobody.
    #[test]
    fn every_row_has_a_block() {
        let blocks: Vec<Vec<&str>> = Kind::ALL
            .iter()
            .flat_map(|&kind| {
                let root = schema::schema(kind);
                let parts = root
                    .get("$defs")
                    .and_then(serde_json::Value::as_object)
                    .into_iter()
                    .flat_map(|parts| parts.values());
                parts.chain([root]).filter_map(move |part| schema::keys(root, part))
            })
            .collect();
        for row in NAMES {
            let has = |block: &Vec<&str>| {
                block.contains(&row.entry) && row.beside.is_none_or(|beside| block.contains(&beside))
            };
            assert!(blocks.iter().any(has), "{}", row.entry);
        }
    }
}
