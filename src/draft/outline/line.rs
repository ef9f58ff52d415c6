//! What a line is by its words: a title, the beginning of a list, an entry of the contents.

use crate::draft::text::folded;

/// Whether a text leads in what follows.
pub(super) fn leads_in(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([':', ';', ',', '\u{2013}', '-'])
        || !text.ends_with(['.', '!', '?', ')', '\u{201d}', '"', '\u{2019}'])
}

/// Words by which the title of such a document is known.
pub(in crate::draft) fn is_title_of_document(text: &str) -> bool {
    const DOCUMENTS: [&str; 12] = [
        "policy",
        "strategy",
        "framework",
        "pathway",
        "standards",
        "programme",
        "plan",
        "charter",
        "guidance",
        "procedure",
        "protocol",
        "offer",
    ];
    const SUBJECTS: [&str; 8] =
        ["training", "learning", "workforce", "development", "safeguarding", "competence", "competency", "education"];
    let folded = folded(text);
    let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
    (2..=20).contains(&folded.split(' ').count()) && has(&DOCUMENTS) && has(&SUBJECTS) && !has_verb(text)
}

/// Whether a text has a verb that makes it a sentence.
pub(super) fn has_verb(text: &str) -> bool {
    const VERBS: [&str; 14] =
        ["is", "are", "must", "shall", "will", "should", "may", "can", "has", "have", "was", "were", "be", "ensures"];
    folded(text).split(' ').any(|word| VERBS.contains(&word))
}

/// Whether a line stands as titles do: few words, no verb.
pub(in crate::draft) fn is_titled_line(text: &str) -> bool {
    let count = text.split_whitespace().count();
    (1..=10).contains(&count) && !has_verb(text) && !text.contains(": ") && !text.contains('@')
}

/// Whether a line with a colon is long enough to be the beginning of a sentence that goes on in a list.
pub(super) fn leads_items(text: &str) -> bool {
    text.ends_with(':') && text.split_whitespace().count() > 4
}

/// A line of the contents: "Purpose ..... 3".
pub(super) fn is_of_contents(text: &str) -> bool {
    let has_leaders = text.contains("....") || text.contains("\u{2026}\u{2026}");
    // "Date of issue .... 1 April 2026" is no page, and neither is "Version .... 1.3".
    let leaders = [text.rfind("....").map(|at| at + 4), text.rfind("\u{2026}\u{2026}").map(|at| at + 6)];
    let behind = leaders.into_iter().flatten().max().map_or("", |end| text[end..].trim());
    has_leaders && behind.len() <= 3 && behind.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a short line ends with the number of a page.
pub(super) fn ends_with_page(text: &str) -> bool {
    let page = text.rsplit(' ').next().unwrap_or_default();
    text.chars().count() < 200 && (1..=3).contains(&page.len()) && page.bytes().all(|byte| byte.is_ascii_digit())
}
