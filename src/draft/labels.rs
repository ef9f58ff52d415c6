//! The words that stand before a fact in a control table, or on a cover: "Approved by", "Review date", "Who looks after it?".
//!
//! A label is made of words that each have a sense: an act (to approve, to review, to own), what is asked of it (when, by whom,
//! how often), or none. Where one of its words is not known, it is no label: "Review of training" is about something else.

use super::senses::{BY_WORD, Sense};
use super::text::folded;

pub(super) use super::labelled::in_line;

/// Which fact a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announces {
    /// An entry that takes any words.
    Words(&'static str),
    /// What the document is called, where the value is called as documents are: "Policy: Safeguarding Training Policy".
    Called,
    /// An entry that takes a date.
    Date(&'static str),
    /// An entry that takes a length of time.
    Cycle,
    /// The same with the unit of a bare number: "Review interval (years)".
    CycleIn(&'static str),
    /// Whoever approved the document, when, or both.
    Approver,
    /// Who agreed to it or endorsed it, which may be a step before somebody approved it.
    Endorser,
    /// Who answers for it: a role.
    Lead,
    /// Who stands for it high up, and need not be who keeps it where somebody does: "Executive lead".
    Sponsor,
    /// Who signed it, for themselves or for those who approved it.
    Signature,
    /// Whom to ask about it.
    Contact,
    /// Who wrote it, and perhaps answers for it.
    Author,
    /// Who reviews it, where it says so in words, and else when.
    Reviewer,
    /// How often it is reviewed, or when it was.
    Reviewed,
    /// How the document stands.
    Status,
    /// From when to when it holds.
    Period,
    /// A date of what was spoken of before it, else of the document.
    AnyDate,
    /// A date of what was spoken of before it alone: "Adopted by | ... | On | ...".
    ThatDate,
    /// A step that approves nothing: who was asked, recommended it or took note of it, and when.
    Step,
}

use Sense::{
    Approve, Ask, Begin, Body, By, End, Endorse, Joint, Last, Next, Often, Own, Post, Publish, Review, Sign, Span,
    Status, Version, When, Write,
};

/// Words that are no labels of their own.
const BARE: [&str; 28] = [
    "kept",
    "use",
    "owns",
    "keeps",
    "keeper",
    "accountable",
    "held",
    "sign",
    "leads",
    "end",
    "ends",
    "start",
    "starts",
    "live",
    "force",
    "until",
    "covered",
    "decision",
    "passed",
    "accepted",
    "launch",
    "release",
    "applies",
    "created",
    "developed",
    "managed",
    "sponsor",
    "bodies",
];

/// Words of a label that name the document, or only join the others.
const PASSED_OVER: [&str; 19] = [
    "the",
    "of",
    "for",
    "this",
    "our",
    "a",
    "is",
    "document",
    "documents",
    "policy",
    "strategy",
    "framework",
    "plan",
    "procedure",
    "charter",
    "pathway",
    "offer",
    "with",
    "these",
];

/// Labels that are a few fixed words.
const FIXED: [(Announces, &[&str]); 5] = [
    (Announces::Words("title"), &["title", "full title"]),
    (
        Announces::Words("audience"),
        &[
            "audience",
            "target audience",
            "intended audience",
            "staff audience",
            "applies to",
            "who it applies to",
            "who does it apply to",
        ],
    ),
    (Announces::AnyDate, &["date"]),
    (Announces::Date("review.next_due"), &["next due"]),
    (Announces::ThatDate, &["on", "when", "held on", "meeting held on"]),
];

/// Labels of the title, which are called by what names the document.
const TITLES: [&str; 8] = [
    "document name",
    "policy name",
    "strategy name",
    "name of document",
    "name of policy",
    "name of strategy",
    "policy procedure title",
    "title of policy procedure",
];

/// What a label announces; `None` where it is none.
pub(super) fn announced(label: &str) -> Option<Announces> {
    const LONGEST: usize = 60;
    if label.len() > LONGEST {
        return None;
    }
    // "Approved by (group)", "Approval bod(ies)".
    let plain = label.split_once(" (").map_or(label, |(plain, _)| plain);
    let folded = folded(&plain.replace("bod(ies)", "bodies").replace("(s)", ""));
    if TITLES.contains(&folded.as_str()) {
        return Some(Announces::Words("title"));
    }
    if ["policy", "strategy", "document", "framework", "procedure", "name"].contains(&folded.as_str()) {
        return Some(Announces::Called);
    }
    if ["policy manager", "document manager", "strategy manager"].contains(&folded.as_str()) {
        return Some(Announces::Lead);
    }
    // "For approval by" and "Date for approval" say what is still to come.
    if [
        "for approval",
        "for ratification",
        "for adoption",
        "for sign",
        "to be approved",
        "to be ratified",
        "will approve",
    ]
    .iter()
    .any(|ahead| folded.contains(ahead) && !folded.contains("responsible"))
    {
        return None;
    }
    // Two acts that are called by several words.
    let is_kept = folded.contains(" looks after") || folded.contains(" look after");
    let is_seen_again = ["look at", "looked at"].iter().any(|look| folded.contains(look)) && folded.ends_with(" again");
    let is_signed_off = ["sign off", "signed off", "signed it off"].iter().any(|act| folded.contains(act));
    // What is to be revised or updated again is looked at for that; what was, may only have been mended.
    let is_to_come = ["to be ", "next ", " due", "due "].iter().any(|word| folded.contains(word));
    let words: Vec<&str> = folded
        .split(' ')
        .map(|word| word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\''))
        .filter(|word| !(PASSED_OVER.contains(word) || is_kept && ["look", "looks"].contains(word)))
        .map(|word| match word {
            "after" if is_kept => "owned",
            "look" | "looked" if is_seen_again => "review",
            "sign" | "signed" if is_signed_off => "approved",
            "revised" | "revision" | "updated" | "update" | "refreshed" | "refresh" if is_to_come => "review",
            _ => word,
        })
        .collect();
    let joined = words.join(" ");
    let fixed = FIXED.iter().find(|(_, labels)| labels.contains(&joined.as_str())).map(|(announces, _)| *announces);
    let of_body = || super::labelled::approving(plain).map(|_| Announces::Date("approval.date"));
    let announces = fixed.or_else(|| composed(&words)).or_else(of_body)?;
    // "Policy contact" is who has charge of it, where nobody else is named; whom to ask may be anybody.
    let is_of_document = || {
        folded
            .split(' ')
            .any(|word| ["policy", "strategy", "framework", "document", "plan", "procedure", "pathway"].contains(&word))
    };
    let unit = || ["years", "months"].into_iter().find(|unit| label.to_lowercase().contains(unit));
    if let Some(unit) = Some(announces).filter(|announces| *announces == Announces::Cycle).and_then(|_| unit()) {
        return Some(Announces::CycleIn(unit));
    }
    Some(if announces == Announces::Contact && !says_to_ask(&folded) && is_of_document() {
        Announces::Sponsor
    } else {
        announces
    })
}

fn says_to_ask(folded: &str) -> bool {
    ["queries", "questions", "enquiries"].iter().any(|word| folded.contains(word))
}

/// Whether a text has a word for what is done with a document: "Responsible Committee" is the name of none.
pub(super) fn says_act(text: &str) -> bool {
    folded(text).split(' ').any(|word| BY_WORD.get(word).is_some_and(|sense| *sense < When))
}

/// What a label announces together with the cell behind it, where that only says what is asked: "Approval | Committee".
pub(super) fn completed(label: &str, part: &str) -> Option<Announces> {
    let asks = |word: &str| matches!(BY_WORD.get(word), Some(When | Body | Post | By | Joint));
    let folded = folded(part);
    let is_part = folded.split(' ').all(|word| asks(word) || PASSED_OVER.contains(&word));
    // "Board of Trustees" is a name.
    let bodies = folded.split(' ').filter(|word| BY_WORD.get(word) == Some(&Body)).count();
    let is_part = is_part && bodies < 2;
    let is_whole = [" by", " at"].iter().any(|end| super::text::folded(label).ends_with(end));
    if is_part && !is_whole { announced(&format!("{label} {part}")) } else { None }
}

/// What the words of a label announce together; `None` where the sense of one is not known.
fn composed(words: &[&str]) -> Option<Announces> {
    // "Date approved by the Trust Board", "Approved by Synod": whose approval it was is no part of the label.
    let at_body = |words: &[&str]| words.iter().any(|word| !BY_WORD.contains_key(word));
    if let ["date", decided, "by", ..] | [decided, "by", ..] = words
        && (words.first() == Some(&"date") || at_body(words))
        && BY_WORD.get(decided).is_some_and(|sense| [Approve, Endorse].contains(sense))
    {
        return Some(Announces::Date("approval.date"));
    }
    let senses: Vec<Sense> = words.iter().map(|word| BY_WORD.get(word).copied()).collect::<Option<_>>()?;
    let has = |sense: Sense| senses.contains(&sense);
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    // Acts stand before what is asked of them in the list of senses.
    let mut acts: Vec<Sense> = senses.iter().copied().filter(|sense| *sense < When).collect();
    acts.sort_unstable();
    acts.dedup();
    Some(match acts.as_slice() {
        // Bare words that say too little.
        _ if words.len() == 1 && says(&BARE) => return None,
        _ if has(Sense::Step) => Announces::Step,
        [Review] if has(Last) => Announces::Date("review.last"),
        [Review] if has(Often) => Announces::Cycle,
        [Review] if has(Body) || has(Post) || says(&["reviewing", "reviewer", "who"]) => Announces::Reviewer,
        [Review] if words == ["reviewed", "by"] => Announces::Reviewer,
        [Review] if matches!(words, ["reviewed"] | ["reviewed", "on"] | ["date", "reviewed"]) => Announces::Reviewed,
        [Review] | [Review, End] => Announces::Date("review.next_due"),
        // "Agreed review date" is a date for the review.
        [Endorse, Review] if has(When) => Announces::Date("review.next_due"),
        // "Approval/review body" does both; of "next review/approval" the review is what is next.
        [Approve, Review] if has(Next) => Announces::Date("review.next_due"),
        [Approve, Review] if (has(By) || has(Body)) && !has(When) => Announces::Approver,
        [Approve, Own] if !has(When) && !has(Next) => Announces::Approver,
        [Review, Span] => Announces::Cycle,
        [Review, Own] => Announces::Reviewer,
        [Approve | Endorse] | [Approve, Endorse] if !has(Next) && !says(&["previous"]) => {
            let is_asked_for_date = ["date", "when"].iter().any(|word| words.first() == Some(word));
            let is_of_date = is_asked_for_date || has(When) && !has(By) && !has(Body);
            match acts.as_slice() {
                _ if is_of_date => Announces::Date("approval.date"),
                [Endorse] => Announces::Endorser,
                _ => Announces::Approver,
            }
        }
        // Whether a board that is responsible approves it or keeps it, nobody knows.
        // Who leads on it from day to day need not be its owner; whom to ask and who owns it may be one.
        [Own, Begin] if says(&["operational"]) => Announces::Sponsor,
        [Own, Ask] => Announces::Lead,
        // "Lead member" is one of those who are elected; "responsible committee/individual" may be either.
        [Own] if says(&["individual"]) || says(&["member"]) && says(&["lead"]) && !says(&["staff", "slt", "smt"]) => {
            Announces::Sponsor
        }
        [Own] if (!has(Body) || says(&["member"])) && !has(Last) => {
            let is_kept_by =
                says(&["owner", "owners", "owned", "holder", "held", "custodian", "kept", "keeper", "maintained"]);
            let is_high = says(&["executive", "director", "strategic", "sro", "accountable", "sponsor", "sponsored"]);
            if is_high && !is_kept_by { Announces::Sponsor } else { Announces::Lead }
        }
        [Sign] => Announces::Signature,
        [Write] | [Own, Write] => Announces::Author,
        [Ask] => Announces::Contact,
        [Publish | Version] | [Publish, Version] if has(By) || has(Body) || has(Next) || has(Last) => return None,
        [Publish] | [Publish, Version] => Announces::Date("source.published"),
        [Version] if has(When) => Announces::Date("source.published"),
        [Version] => Announces::Words("edition"),
        [Begin] => Announces::Date("period.from"),
        [Span] if says(&["from"]) => Announces::Date("period.from"),
        [End] => Announces::Date("period.to"),
        [End, Span] | [Span] if says(&["until", "to"]) => Announces::Date("period.to"),
        [Span] => Announces::Period,
        [Status] | [Version, Status] | [Approve, Status] => Announces::Status,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cells_may_be_one_label() {
        assert_eq!(completed("Approval", "Committee"), Some(Announces::Approver));
        assert_eq!(completed("Approval", "Date"), Some(Announces::Date("approval.date")));
        assert_eq!(completed("Approved by:", "Full governing board"), None);
        assert_eq!(completed("Next review", "Board of Trustees"), None);
        assert_eq!(completed("Owner", "Head of Learning"), None);
    }

    #[test]
    fn labels_are_told_by_their_words() {
        for (label, announces) in [
            ("Approved by (group)", Some(Announces::Approver)),
            ("Date agreed by the Board", Some(Announces::Date("approval.date"))),
            ("Date for next review", Some(Announces::Date("review.next_due"))),
            ("For review", Some(Announces::Date("review.next_due"))),
            ("Date of approval by both Executives", Some(Announces::Date("approval.date"))),
            ("For approval by", None),
            ("Date for approval", None),
            ("Policy holder", Some(Announces::Lead)),
            ("Strategic lead for this document", Some(Announces::Sponsor)),
            ("Document's owner", Some(Announces::Lead)),
            ("Signed by", Some(Announces::Signature)),
            ("Signed off by", Some(Announces::Approver)),
            ("Date to be revised", Some(Announces::Date("review.next_due"))),
            ("Last revised", None),
            ("Trust Board approval", Some(Announces::Approver)),
            ("Policy kept by", Some(Announces::Lead)),
            ("Who owns it", Some(Announces::Lead)),
            ("In use from", Some(Announces::Date("period.from"))),
            ("To be looked at again", Some(Announces::Date("review.next_due"))),
            ("Document author", Some(Announces::Author)),
            ("How often it is reviewed", Some(Announces::Cycle)),
            ("When do we look at it again?", Some(Announces::Date("review.next_due"))),
            ("Who looks after it?", Some(Announces::Lead)),
            ("Who agreed it?", Some(Announces::Endorser)),
            ("This policy was adopted by", Some(Announces::Approver)),
            ("Date to be reviewed", Some(Announces::Date("review.next_due"))),
            ("Sign-off date", Some(Announces::Date("approval.date"))),
            ("Live from", Some(Announces::Date("period.from"))),
            ("Responsible director", Some(Announces::Sponsor)),
            ("Responsible board", None),
            ("Approved by Synod", Some(Announces::Approver)),
            ("Date approved by Trust Board", Some(Announces::Date("approval.date"))),
            ("Noted by", Some(Announces::Step)),
            ("Date of next inspection", None),
            ("Review of cases", None),
            ("Frequency of review", Some(Announces::Cycle)),
            ("Last reviewed", Some(Announces::Date("review.last"))),
            ("Name of policy", Some(Announces::Words("title"))),
            ("Agreed actions", None),
            ("Lead agency", None),
            ("Agreed by", Some(Announces::Endorser)),
            ("Agreed review date", Some(Announces::Date("review.next_due"))),
        ] {
            assert_eq!(announced(label), announces, "{label}");
        }
    }

    #[test]
    fn labels_of_many_houses_are_told_too() {
        for (label, announces) in [
            ("Approval/review bod(ies)", Some(Announces::Approver)),
            ("Date of next review/approval", Some(Announces::Date("review.next_due"))),
            ("Committee responsible for approval", Some(Announces::Approver)),
            ("Level of approval", Some(Announces::Approver)),
            ("To be reviewed no later than", Some(Announces::Date("review.next_due"))),
            ("Target review date", Some(Announces::Date("review.next_due"))),
            ("Proposed review date", None),
            ("Executive sponsor", Some(Announces::Sponsor)),
            ("Sponsor", None),
            ("Managed by", Some(Announces::Lead)),
            ("Compiled by", Some(Announces::Author)),
            ("Applies from", Some(Announces::Date("period.from"))),
            ("Go live date", Some(Announces::Date("period.from"))),
            ("Governors' approval date", Some(Announces::Approver)),
            ("Next due", Some(Announces::Date("review.next_due"))),
            ("Reviewed every", Some(Announces::Cycle)),
            ("Review interval (years)", Some(Announces::CycleIn("years"))),
            ("Operational lead", Some(Announces::Sponsor)),
            ("Who signed it off?", Some(Announces::Approver)),
            ("When?", Some(Announces::ThatDate)),
            ("Held on", Some(Announces::ThatDate)),
            ("Lead Member", Some(Announces::Sponsor)),
            ("Name of responsible committee/individual", Some(Announces::Sponsor)),
            ("Owner and contact", Some(Announces::Lead)),
            ("Leadership team member responsible", Some(Announces::Lead)),
            ("Responsible authority", None),
            ("First approved", None),
        ] {
            assert_eq!(announced(label), announces, "{label}");
        }
    }
}
