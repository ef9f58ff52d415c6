//! Whether a text asks for what belongs in its place: "insert name of lead", or the bare name of what belongs there.
//!
//! Real values stand in brackets too, and begin with the same words: (Select committee), [Date-rape awareness staff]. So a
//! verb asks only where what it asks for is named behind it, and a text names that only if all of its words do.

/// Whether a text in brackets, in small letters, asks to be filled in.
pub(super) fn asks_in_brackets(words: &str) -> bool {
    const OF_WHAT: [&str; 4] = ["name of ", "title of ", "number of ", "date of "];
    const ARTICLES: [&str; 7] = ["a", "an", "the", "your", "one", "which", "who"];
    let words = words.replace('_', " ");
    let (verb, what) = request(&words);
    let article = what.split(' ').next().unwrap_or_default();
    OF_WHAT.iter().any(|beginning| words.starts_with(beginning))
        || names_what_belongs(&words)
        || verb.is_some_and(|verb| verb == "insert" || what.is_empty() || ARTICLES.contains(&article))
        || asks(&words)
}

/// Whether a text, in small letters, is a request to fill in: "insert", "please enter the date", "select a role".
pub(super) fn asks(words: &str) -> bool {
    let (Some(verb), what) = request(words) else { return false };
    match what {
        "" => verb == "insert" || words.starts_with("please "),
        "here" | "below" | "in" | "one" => true,
        _ => names_what_belongs(what.trim_end_matches(" here").trim_end_matches(" below")),
    }
}

/// The verb with which a text asks, and what it asks for.
fn request(words: &str) -> (Option<&'static str>, &str) {
    let words = words.strip_prefix("please ").unwrap_or(words);
    let end = words.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(words.len());
    let (first, rest) = words.split_at(end);
    let verb = VERBS.iter().find(|verb| **verb == first).copied();
    (verb, rest.trim_start_matches([' ', ':', ',']))
}

/// How a request begins.
pub(super) const VERBS: [&str; 12] =
    ["insert", "add", "enter", "type", "specify", "select", "choose", "pick", "complete", "state", "write", "fill"];

/// Words that name what belongs in a place.
const FIELDS: &[&str] = &[
    "name",
    "names",
    "role",
    "title",
    "date",
    "post",
    "postholder",
    "job",
    "number",
    "signature",
    "email",
    "e-mail",
    "telephone",
    "phone",
    "body",
    "organisation",
    "edition",
    "year",
    "month",
    "section",
    "area",
    "amount",
    "text",
    "version",
    "initials",
    "details",
    "address",
    "logo",
];

/// Of these, the ones that name what belongs there beside other words too, at their beginning or end: lead officer name.
const HEADS: [&str; 9] = ["name", "names", "role", "title", "date", "number", "signature", "email", "telephone"];

/// Words that may stand beside those.
const BESIDE: &[&str] = &[
    "in",
    "for",
    "our",
    "their",
    "its",
    "relevant",
    "appropriate",
    "local",
    "lead",
    "officer",
    "manager",
    "policy",
    "document",
    "author",
    "owner",
    "chair",
    "holder",
    "council",
    "school",
    "partnership",
    "setting",
    "agency",
    "authority",
    "group",
    "board",
    "committee",
    "team",
    "course",
    "training",
    "approval",
    "approved",
    "review",
    "reviewed",
    "next",
    "last",
];

/// Words that say nothing of what belongs in a place.
const LITTLE: [&str; 8] = ["a", "an", "the", "or", "and", "your", "full", "of"];

/// Whether a text is the name of what belongs in a place, and nothing else: "role", "date of approval", "lead officer's name".
fn names_what_belongs(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', '/', ',', '&']).filter(|part| !part.is_empty()).collect();
    let is_field = |part: &&str| FIELDS.contains(part);
    let is_known = |part: &&str| {
        is_field(part) || LITTLE.contains(part) || BESIDE.contains(&part.strip_suffix("'s").unwrap_or(part))
    };
    let has_head = [parts.first(), parts.last()].into_iter().flatten().any(|part| HEADS.contains(part));
    let is_only_fields = parts.iter().any(is_field) && parts.iter().all(|part| is_field(part) || LITTLE.contains(part));
    is_only_fields || has_head && parts.iter().all(is_known)
}
