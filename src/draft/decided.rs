//! Sentences that say who approved the document and when: "The Executive Committee signed off this strategy on 9 July 2026",
//! "Agreed by the Training Sub-group on 12 March 2026".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::body_name::{BODY, is_body};
use super::dated::{DATE, dates};
use super::fact::{Facts, Trust};
use super::spoken::{DOCUMENT, names_it, pattern};
use super::value::{body, date};

static DECIDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:approved|ratified|agreed|adopted|endorsed|signed\s+off|authorised|decision\s+(?:was\s+)?(?:taken|made)|resolved\s+to\s+(?:adopt|approve|ratify|endorse|agree)|(?:gave|granted)\s+(?:(?:its|their|formal|full|final)\s+){0,2}(?:approval|endorsement)\s+to|(?:given|received|gained|obtained)\s+(?:\w+\s+){0,2}?(?:approval|endorsement|sign-off))\b",
    )
});

/// "... by the board on ...", "... on 3 March 2026 by the board".
static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?i:(?:\s+(?:in\s+principle|jointly|formally|unanimously|under\s+delegated\s+(?:powers|authority)))?{WHEN}?\s*\(?(?:by|from|of)\s+(?:(?:the|our|its)\s+)?)(?P<by>{BODY})",
        WHEN = *WHEN
    ))
});

/// "... at the committee meeting held on ...", "... at a meeting of the trustees on ...".
static AT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?i:\s+(?:at|during)\s+(?:the|a|an|its|our)\s+)(?:(?P<by>{BODY})(?:'s|\u{{2019}}s)?\s+(?i:(?:annual\s+general\s+|ordinary\s+|full\s+)?meeting)|(?i:meeting\s+of\s+(?:(?:the|our)\s+)?)(?P<of>{BODY}))(?i:\s+(?:held\s+)?(?:on|of|in)\s+{DATE})",
        DATE = *DATE
    ))
});

/// What stands between a decision, or who took it, and its date.
static WHEN: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?i:[\s:,(]*(?:(?:at|during)\s+(?:its|their|the|a)\s+(?:[\w-]+\s+){{0,3}}?meeting\s*)?(?:held\s+)?(?:\b(?:on|in|of|at\s+(?:its|their))\b)?\s*{}\)?)",
        *DATE
    )
});

static THEN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!("^{}", *WHEN)));

/// "this strategy", "it", behind "the board approved".
static OBJECT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\s+(?:(?:version\s+[\d.]+|\w+\s+edition)\s+of\s+)?(?:{DOCUMENT}|it)\b")));

/// Who decided, before the word for it: "On 3 March 2026 the board", "The board met on 3 March 2026 and".
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?i:(?:(?:on|in|at|during)\s+[^;:]{{3,60}}?,?\s+)?(?:(?:the|our)\s+)?)(?P<by>{BODY})(?i:\s+met\s+(?:on|in)\s+[^;:]{{3,30}}?\s+and|(?:\s+has|\s+have)?\s+(?:reviewed|considered|discussed|received|read|scrutinised|checked|examined|updated),?(?:\s+and)?)?(?i:\s+(?:has|have|had|then|also|formally|finally))*\s*$"
    ))
});

/// A sentence that begins with the document.
static OF_DOCUMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)^(?:(?:on|in|after|following|since)\s[^,]{{2,60}},\s*)?{DOCUMENT}\b")));

/// One decision that a sentence tells of.
struct Step<'s> {
    /// Whether it is called what approvals are called, and not in principle.
    is_approval: bool,
    by: &'s str,
    on: Option<&'s str>,
}

/// "The Executive has not yet approved this framework".
static NOT_YET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:formally\s+|finally\s+)?(?:approved|ratified|adopted|agreed|signed\s+off)|(?:awaits|awaiting|subject\s+to)\s+(?:\w+\s+)?(?:approval|ratification))\b",
    )
});

/// Whether a sentence says of the document that nobody has approved it yet. What others did with it before is no approval then.
fn is_not_yet(sentence: &str, is_spoken_of: bool) -> bool {
    (is_spoken_of || names_it(sentence)) && NOT_YET.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}

/// Takes in who approved the document, and when, where a sentence says so. Of several steps in one sentence the last one counts
/// that is called an approval, or else the last one. `is_spoken_of` is whether the text before it speaks of the document.
pub(super) fn speaks(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) -> bool {
    if is_not_yet(sentence, is_spoken_of) {
        let why = |what: &str| format!("{what}; it says that it is not approved yet");
        facts.leave_open("approval.by", Trust::Line, why("the body"), from);
        facts.leave_open("approval.date", Trust::Line, why("the date"), from);
        return true;
    }
    let Some(decided) = DECIDED.as_ref() else { return false };
    let words: Vec<Range<usize>> = decided.find_iter(sentence).map(|found| found.range()).collect();
    let ends = words.iter().skip(1).map(|next| next.start).chain([sentence.len()]);
    let told: Vec<Step<'_>> = words.iter().zip(ends).filter_map(|(word, end)| step(sentence, word, end)).collect();
    let Some(step) = told.iter().rev().find(|step| step.is_approval).or(told.last()) else { return false };
    let is_it = sentence.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("it "));
    if is_it && !is_spoken_of {
        let why =
            |what: &str| format!("{what}; it says that \"it\" was approved, and not whether that is the document");
        facts.leave_open("approval.by", Trust::Sentence, why("the body"), from);
        facts.leave_open("approval.date", Trust::Sentence, why("the date"), from);
        return true;
    }
    // What is agreed in one sentence may be ratified in another.
    let trust = if step.is_approval { Trust::Sentence } else { Trust::Derived };
    facts.approval(|facts| {
        body("approval.by", step.by, trust, from, facts);
        if let Some(on) = step.on {
            date("approval.date", on, trust, from, facts);
        }
    });
    true
}

/// The decision that a word of a sentence tells of; `end` is where the next one begins.
fn step<'s>(sentence: &'s str, word: &Range<usize>, end: usize) -> Option<Step<'s>> {
    let (before, after) = (&sentence[..word.start], &sentence[word.end..end]);
    let text = sentence[word.clone()].to_lowercase();
    let is_final = ["approv", "ratif", "adopt"].iter().any(|begin| text.contains(begin));
    let is_approval = is_final && !after.trim_start().to_lowercase().starts_with("in principle");
    if is_ahead(before) || is_of_another(before) {
        return None;
    }
    if let Some(object) = OBJECT.as_ref()?.find(after) {
        // "Others were asked, and the board approved it".
        let clause = || before.rsplit_once(", and ").map(|(_, clause)| clause);
        let subject = SUBJECT.as_ref()?;
        let by = subject.captures(before).or_else(|| subject.captures(clause()?))?.name("by")?.as_str();
        let own = || dates(before).pop().map(|date| &before[date]);
        return Some(Step { is_approval, by, on: then(&after[object.end()..]).or_else(own) });
    }
    if let Some(found) = AT.as_ref()?.captures(after) {
        let begins_so = before.trim().is_empty() || OF_DOCUMENT.as_ref()?.is_match(before);
        let by = found.name("by").or(found.name("of"))?;
        // "The Circuit Meeting" is called so, and the committee's meeting is not.
        let is_its_name = !is_body(by.as_str()) && after[by.end()..].starts_with(" Meeting");
        let by = if is_its_name { &after[by.start()..by.end() + " Meeting".len()] } else { by.as_str() };
        let on = found.iter().skip(1).flatten().last().map(|date| date.as_str());
        return (begins_so && is_joined(before)).then_some(Step { is_approval, by, on });
    }
    let found = BY.as_ref()?.captures(after)?;
    let by = found.name("by")?;
    let first = || found.get(1).map(|date| date.as_str());
    let on = then(&after[by.end()..]).or_else(first);
    let is_named = OF_DOCUMENT.as_ref()?.is_match(before);
    let begins_so = DECIDED.as_ref()?.find(sentence).is_some_and(|first| first.start() == 0);
    let is_it = before.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("it "));
    // Without a date it is told of the document only where the sentence names that.
    let is_of_document = is_named || (begins_so || is_it) && on.is_some();
    // "This policy received the approval of ..." has its verb in the word.
    let is_joined = is_joined(before) || text.contains(' ') && !text.starts_with("signed");
    (is_of_document && is_joined).then_some(Step { is_approval, by: by.as_str(), on })
}

/// The date directly behind a text.
fn then(text: &str) -> Option<&str> {
    Some(THEN.as_ref()?.captures(text)?.get(1)?.as_str())
}

/// Whether what stands before a decision says that it is still to come, or tells of a rule: "must be approved by".
fn is_ahead(before: &str) -> bool {
    const AHEAD: [&str; 19] = [
        "be",
        "being",
        "will",
        "shall",
        "must",
        "should",
        "may",
        "can",
        "cannot",
        "once",
        "when",
        "until",
        "unless",
        "if",
        "not",
        "are",
        "previously",
        "yet",
        "before",
    ];
    const LOOKS_BACK: usize = 4;
    before.to_lowercase().split_whitespace().rev().take(LOOKS_BACK).any(|word| AHEAD.contains(&word))
}

/// Whether what stands before a decision turns to something else: "it replaces the plan which was approved by".
fn is_of_another(before: &str) -> bool {
    let lower = before.to_lowercase();
    [" which ", " that ", " who ", "replace", "supersede"].iter().any(|word| lower.contains(word))
}

/// Whether a decision belongs to the subject with which its sentence begins: "it was considered by ... and approved".
fn is_joined(before: &str) -> bool {
    const JOINTS: [&str; 11] =
        ["was", "been", "is", "were", "and", "then", "finally", "formally", "also", "subsequently", "first"];
    let trimmed = before.trim_end();
    let last = trimmed.rsplit(' ').next().unwrap_or_default().to_lowercase();
    trimmed.is_empty() || trimmed.ends_with([',', ';']) || JOINTS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Option<(String, String)> {
        let mut facts = Facts::default();
        speaks(sentence, true, "here", &mut facts);
        let value = |path: &str| facts.value(path).map(|fact| fact.value.trim_matches('"').to_owned());
        value("approval.by").zip(value("approval.date"))
    }

    fn are_read(cases: &[(&str, &str, &str)]) {
        for (sentence, by, on) in cases {
            assert_eq!(read(sentence), Some(((*by).to_owned(), (*on).to_owned())), "{sentence}");
        }
    }

    #[test]
    fn it_was_approved_by_somebody() {
        are_read(&[
            ("Agreed at the Circuit Meeting on 12 March 2025.", "Circuit Meeting", "2025-03-12"),
            ("Agreed by the Training Sub-group on 12 March 2026.", "Training Sub-group", "2026-03-12"),
            ("Ratified by the Penrose Assurance Board: 21/03/2026", "Penrose Assurance Board", "2026-03-21"),
            ("This policy was approved by the Executive Group in May 2026.", "Executive Group", "2026-05"),
            (
                "This policy was formally adopted on 3 March 2026 by the Safeguarding Partners' Board.",
                "Safeguarding Partners' Board",
                "2026-03-03",
            ),
            (
                "Adopted at the Safeguarding Committee meeting held on Monday 6th July 2026",
                "Safeguarding Committee",
                "2026-07-06",
            ),
            (
                "This policy was approved at a meeting of the Board of Trustees on 3 March 2026.",
                "Board of Trustees",
                "2026-03-03",
            ),
            (
                "Decision taken by the Cabinet Member for Families on 5 November 2025.",
                "Cabinet Member for Families",
                "2025-11-05",
            ),
            (
                "Approved under delegated powers by the Chief Executive on 30 January 2026.",
                "Chief Executive",
                "2026-01-30",
            ),
            (
                "Ratified at the meeting of the Board of Trustees held on 3 March 2026.",
                "Board of Trustees",
                "2026-03-03",
            ),
        ]);
    }

    #[test]
    fn somebody_approved_it() {
        are_read(&[
            (
                "The Executive Committee signed off this strategy at its meeting of 9 July 2026.",
                "Executive Committee",
                "2026-07-09",
            ),
            ("On 3 March 2026 the Strategic Board approved this strategy.", "Strategic Board", "2026-03-03"),
            ("The Executive met on 3 March 2026 and endorsed this framework.", "Executive", "2026-03-03"),
            (
                "At its meeting on 17 March 2026 Cabinet RESOLVED to adopt this policy with effect from 1 April 2026.",
                "Cabinet",
                "2026-03-17",
            ),
            (
                "The safeguarding partners gave their approval to this offer on 6 November 2025.",
                "safeguarding partners",
                "2025-11-06",
            ),
            (
                "This strategy received the approval of the Strategic Board on 4 May 2026.",
                "Strategic Board",
                "2026-05-04",
            ),
            ("The Board reviewed and approved this policy on 3 December 2024.", "Board", "2024-12-03"),
            ("The Trustees have considered and adopted this policy on 3 December 2024.", "Trustees", "2024-12-03"),
        ]);
    }

    #[test]
    fn of_several_steps_the_approval_counts() {
        are_read(&[
            (
                "Endorsed by partners on 4 February 2025 and ratified by the Lead Safeguarding Partners on 18 February 2025",
                "Lead Safeguarding Partners",
                "2025-02-18",
            ),
            (
                "It was considered by the Workforce Group in July 2025 and approved by the Strategic Board at its meeting of 11th September 2025.",
                "Strategic Board",
                "2025-09-11",
            ),
            (
                "This strategy was presented to and approved by the Partnership Executive on the 16th of September 2025.",
                "Partnership Executive",
                "2025-09-16",
            ),
            (
                "Councils were asked for their views by 30 April, and the Circuit Meeting approved it on 9 June 2026.",
                "Circuit Meeting",
                "2026-06-09",
            ),
            (
                "Agreed in principle by the Learning Hub on 5 January 2026; ratified by the Executive Board on 20 February 2026.",
                "Executive Board",
                "2026-02-20",
            ),
        ]);
    }

    #[test]
    fn what_is_ahead_or_of_something_else_is_no_approval() {
        for sentence in [
            "Courses are agreed by the Training Group each year.",
            "Courses are planned and agreed by the Training Group on 12 March 2027.",
            "The Executive noted this strategy on 9 July 2026.",
            "The Board received the strategy and approved its budget on 9 July 2026.",
            "A plan must be approved by the Training Group by 12 March 2027.",
            "The Executive Committee approved the annual report on 9 July 2026.",
            "This strategy will be approved by the Strategic Board on 9 July 2026.",
            "The Strategic Board will be asked to approve it on 3 March 2026.",
            "The first version of this policy was approved by the Board on 9 July 2016.",
            "This policy is agreed by all partners on joining.",
            "It replaces the plan which was approved by the Executive on 3 May 2022.",
        ] {
            assert_eq!(read(sentence), None, "{sentence}");
        }
    }
}
