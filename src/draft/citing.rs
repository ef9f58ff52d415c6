//! The titles of guidance and law in a sentence, by how they stand there: each form has a pattern, and what one has read is no
//! other's.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use super::plain::is_verb;
use super::spoken::pattern;
use super::text::{Word, folded, is_capital, words};

/// A word of a title: with a capital letter, or in brackets.
const WORD: &str = r"(?:[A-Z][A-Za-z0-9'\u{2019}-]*|\([A-Z][^()0-9]+\))";

/// What may stand between two words of a title.
const JOINT: &str = r"(?:,?\s+(?:and|&)(?:\s+(?:of|for|to|in|on))?|(?:\s+(?:of|for|to|in|on|with|at|by|from|a|an|our|the)\b){1,3})?,?:?\s+";

/// "the Mental Capacity Act 2005", "Safeguarding (Code of Practice) Measure 2021", also with the regulations made under an Act.
static LAW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b((?:{WORD}{JOINT}){{1,8}}?(?:Act|Regulations|Measure|Order)(?:\s+\(Northern Ireland\))?\s+(?P<year>(?:19|20)[0-9][0-9])\b(?:\s+\([A-Z][^()]{{2,60}}\)\s+(?:Regulations|Order)\s+(?P<later>(?:19|20)[0-9][0-9])\b)?)"
    ))
});

/// "Promoting a Safer Church (2017)", "Panel guidance for safeguarding partners (September 2022)".
static DATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b((?:{WORD}{JOINT}){{0,20}}{WORD}(?:\s+(?:statutory\s+)?{KIND}(?:\s+(?:for|on|to|of|in|and|[a-z'\u{{2019}}-]+)){{0,8}})?)\s+\((?:[^()]{{0,40}}[\s,])?(?P<year>(?:19|20)[0-9][0-9])(?:,?\s+[a-z][^()]{{0,30}})?\)"
    ))
});

/// The year of a title in brackets, behind who published it: "(Charity Commission, 2022)".
const IN_BRACKETS: &str = r"\((?:[^()]{0,40}[\s,])?(?P<year>(?:19|20)[0-9][0-9])\)";

/// Words in small letters that end or go on a title behind its name.
const KIND: &str = r"(?:guidance|framework|rules|standards?|code|principles|toolkit|handbook|regulations|guidelines)";

/// "the Statutory Taxi and Private Hire Vehicle Standards 2020", "Development Standards for Foster Care 2012", "Policy, Organisation
/// and Rules, 2025 edition": the year stands behind a kind of guidance without brackets.
static BARE_YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b((?:{WORD}{JOINT}){{1,14}}?(?:Standards?|Code|Framework|Guidance|Principles|Guidelines|Rules|Handbook|Charter)(?:\s+(?:for|of|on|in)\s+(?:the\s+)?(?:{WORD}{JOINT}){{0,7}}?{WORD})?),?\s+(?P<year>(?:19|20)[0-9][0-9])\b(?:\s+edition)?"
    ))
});

/// "the Safeguarding Adults in Sport Framework", "Standards for Safeguarding and Protecting Children in Sport".
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b((?:(?:Standards?|Code|Framework|Guidance|Principles|Guidelines)\s+(?:for|of|on)\s+(?:the\s+)?(?:{WORD}{JOINT}){{0,7}}{WORD})|(?:(?:{WORD}{JOINT}){{2,8}}?(?:Framework|Standards?|Code|Guidance|Principles|Guidelines|Measure|Practice)\b))"
    ))
});

/// "the Charity Commission's guidance Safeguarding and protecting people for charities and trustees".
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:guidance|code|framework|guide|toolkit|publication)(?:\s+called)?\s+([A-Z][A-Za-z0-9'\u{{2019}}-]+(?:\s+[A-Za-z0-9'\u{{2019}}-]+){{2,12}}?)(?:[,.;]|\s+{IN_BRACKETS}|\s+and\s+the\b|$)"
    ))
});

/// "the Safeguarding children and adults at risk in the NHS: safeguarding accountability and assurance framework (2024)".
static LONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?:\b[Tt]he|^|[:;,])\s*([A-Z][^.;()[0-9]]{{10,140}}?\b{KIND})\s+{IN_BRACKETS}"))
});

/// "Statutory taxi and private hire vehicle standards (2020)": one capital letter, and small words up to a kind of guidance.
static IN_SMALL_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"\b([A-Z][a-z'\u{{2019}}-]+(?:\s+[a-z'\u{{2019}}-]+){{1,9}}?\s+{KIND})\s+{IN_BRACKETS}"))
});

/// "Improving practice with children, young people and families (2024)": a title that begins with what is done.
static OF_DOING: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"\b([A-Z][a-z]+ing(?:,?\s+[a-z'\u{{2019}}-]+){{3,12}})\s+{IN_BRACKETS}")));

/// "Safeguarding and protecting people for charities and trustees (Charity Commission, 2022)": in small letters, with who has
/// published it.
static IN_SENTENCE_CASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:^|[a-z]+,?\s+)([A-Z][a-z'\u{2019}-]+(?:,?\s+[a-z'\u{2019}-]+){3,14})\s+\([A-Z][^()0-9]{2,50},\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)[0-9][0-9])\)",
    )
});

/// A whole entry of a list: "National Competency Framework, Bournemouth University, 2015".
static ENTRY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r#"^(?:[Tt]he\s+)?["\u{201c}\u{2018}]?([A-Z][^;()\u{201c}\u{201d}"]{8,130}?)["\u{201d}\u{2019}]?(?:,\s+(?:[A-Z][^,()]*\b)?(?:Department|Government|Council|Councils|College|Office|Commission|Ministry|University|Association|NHS|England|Church|Bishops|Panel|NSPCC|Society|Institute|Federation)\b[^,()0-9]*)?,\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)[0-9][0-9])[.;,]?(?:\s+and)?$"#,
    )
});

/// What is cited in quotation marks.
static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r#"["\u{{201c}}\u{{2018}}]([A-Z][^"\u{{201c}}\u{{201d}}\u{{2018}}.]{{8,110}}?)["\u{{201d}}\u{{2019}}](?:,?\s+{IN_BRACKETS})?"#
    ))
});

/// "the Office for Students' condition of registration E6", "the care and support statutory guidance".
static IN_SMALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bthe\s+((?:[A-Z][A-Za-z0-9'\u{2019}-]*\s+(?:(?:of|for|and|the)\s+)*){1,5}(?:(?:and|training|learning|safeguarding|competenc\w+|capabilit\w+|assurance|accountability|practice|statutory|national|professional|multi-agency)\s+){0,5}?(?:framework|statutory guidance|guidance|code of practice|standards)\b|(?:[a-z]+\s+){1,4}statutory guidance\b|(?:[A-Z][A-Za-z0-9'\u{2019}-]*\s+(?:(?:of|for|and|the)\s+)*){1,5}condition of registration [A-Z]?[0-9]+)",
    )
});

/// Words with which a sentence cites something.
static CITES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:based\s+on|takes?\s+account\s+of|read\s+(?:with|alongside|together\s+with)|builds?\s+on|rests?\s+on|stands?\s+beside|draws?\s+on|drawn\s+on|in\s+line\s+with|accordance\s+with|compl(?:y|ies|iance)|follow(?:s|ing|ed)?|reflects?|meets?|regard\s+(?:(?:is|was)\s+had\s+)?to|under|guidance|statutory|legislation|law|set\s+out\s+in|informed\s+by|written\s+(?:to|with)|alongside|works?\s+(?:within|to)|set\s+by|regulated|required\s+by|requirements?\s+of|aligns?|aligned|governed\s+by|underpinned|as\s+amended\s+by|framework|standards|mapped\s+to|published)\b",
    )
});

/// Words of a sentence that tells of what held before, or will.
static PAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:replac(?:e[sd]?|ing)|takes?\s+the\s+place|took\s+the\s+place|rested|supersed(?:e[sd]?|ing)|previous(?:ly)?|earlier|former(?:ly)?|withdrawn|last\s+edition)\b",
    )
});

/// How a title stands in a sentence; each has a pattern of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Law,
    Entry,
    Quoted,
    InSentenceCase,
    InSmallWords,
    OfDoing,
    Called,
    Dated,
    BareYear,
    Long,
    Named,
    InSmall,
}

/// The forms in the order in which they are looked for: what one has read is no other's.
static FORMS: [(Form, &LazyLock<Option<Regex>>); 12] = [
    (Form::Law, &LAW),
    (Form::Entry, &ENTRY),
    (Form::Quoted, &QUOTED),
    (Form::InSentenceCase, &IN_SENTENCE_CASE),
    (Form::InSmallWords, &IN_SMALL_WORDS),
    (Form::OfDoing, &OF_DOING),
    (Form::Called, &CALLED),
    (Form::Dated, &DATED),
    (Form::BareYear, &BARE_YEAR),
    (Form::Long, &LONG),
    (Form::Named, &NAMED),
    (Form::InSmall, &IN_SMALL),
];

/// A title where it stands in a sentence, with its year, and whether it is cited as guidance or law is.
pub(super) struct Title<'s> {
    range: Range<usize>,
    pub(super) text: &'s str,
    pub(super) year: Option<String>,
    pub(super) is_sure: bool,
}

/// The titles in a sentence.
pub(super) fn in_sentence(sentence: &str, is_listed: bool) -> Vec<Title<'_>> {
    let citing = Citing { sentence, is_listed, is_past: PAST.as_ref().is_some_and(|past| past.is_match(sentence)) };
    let mut found: Vec<Title<'_>> = Vec::new();
    for (form, pattern) in FORMS.iter().filter(|(form, _)| is_listed || *form != Form::Entry) {
        for captures in pattern.as_ref().into_iter().flat_map(|pattern| pattern.captures_iter(sentence)) {
            let is_free = |range: &Range<usize>| {
                !found.iter().any(|other| other.range.start < range.end && range.start < other.range.end)
            };
            let title = captures.get(1).filter(|title| is_free(&title.range()));
            found.extend(title.and_then(|title| citing.title(*form, title, &captures)));
        }
    }
    found.sort_by_key(|title| title.range.start);
    found
}

/// A sentence in which titles may stand.
struct Citing<'s> {
    sentence: &'s str,
    /// Whether it stands in a list of guidance or law.
    is_listed: bool,
    /// Whether it tells of what held before, or will.
    is_past: bool,
}

impl<'s> Citing<'s> {
    /// The title that a form has found, where it is one.
    fn title(&self, form: Form, title: Match<'s>, captures: &Captures<'s>) -> Option<Title<'s>> {
        let whole = captures.get(0).map_or(title.end(), |whole| whole.end());
        let behind = self.sentence[whole..].trim_start();
        // "Early Years Foundation Stage statutory framework": the name begins before that.
        let before = self.sentence[..title.start()].trim_end().rsplit(' ').next().unwrap_or_default();
        let is_owner = before.ends_with("'s") || before.ends_with("\u{2019}s");
        let is_parted = before.ends_with([',', '.', ';', ':', ')']);
        let is_cut =
            matches!(form, Form::InSmallWords | Form::OfDoing) && is_capital(before) && !is_owner && !is_parted;
        if is_cut || is_no_title(form, title.as_str(), behind) {
            return None;
        }
        let year = captures.name("later").or(captures.name("year")).map(|year| year.as_str().to_owned());
        // "Royal College of Nursing (2019) Roles and competencies": who wrote it stands before the year.
        if form == Form::Dated && is_capital(behind) && !has_kind(title.as_str()) {
            return self.behind_author(title.start(), behind, year);
        }
        let text = without_opening(title.as_str());
        let is_sure = self.is_cited(form, text, year.is_some(), (&title.range(), behind))?;
        Some(Title { range: title.range(), text, year, is_sure })
    }

    /// The rest of an entry of a list that begins with its author and the year.
    fn behind_author(&self, start: usize, behind: &'s str, year: Option<String>) -> Option<Title<'s>> {
        let whole = &behind[..behind.find(['.', ';']).unwrap_or(behind.len())];
        let end = self.sentence.len() - behind.len() + whole.len();
        let is_title = self.is_listed && whole.contains(' ') && whole.len() > 8;
        is_title.then(|| Title { range: start..end, text: whole.trim_end_matches(')'), year, is_sure: true })
    }

    /// Whether a title is cited as guidance or law is; nothing where it is not cited, or no title.
    fn is_cited(&self, form: Form, text: &str, is_dated: bool, (range, behind): (&Range<usize>, &str)) -> Option<bool> {
        let is_law = form == Form::Law;
        let needs_kind = matches!(form, Form::Quoted | Form::Named | Form::InSmall);
        let (has_kind, words) = (has_kind(text), text.split(' ').count());
        // The title itself may have such a word in it.
        let around = [&self.sentence[..range.start], &self.sentence[range.end..]];
        let cites =
            self.is_listed || around.iter().any(|part| CITES.as_ref().is_some_and(|cites| cites.is_match(part)));
        let is_title = is_law || words >= 3 || has_kind && words >= 2 && is_dated;
        let lacks_kind = needs_kind && !has_kind && (!is_dated || form != Form::Quoted);
        if self.is_past && !is_law || !is_title || lacks_kind || !cites && !is_law && !is_dated {
            return None;
        }
        // "The Charity Commission's guidance" may be any of its guidance.
        let is_any = text.ends_with(" guidance") && !is_dated && text.contains(['\'', '\u{2019}']);
        if is_any && is_capital(behind) {
            return None;
        }
        let is_called = form == Form::Called && cites;
        Some(!is_any && (is_law || is_called || has_kind && (is_dated || cites) || is_dated && cites))
    }
}

/// Whether what a form has found is a clause, the words for any edition, or goes on: "The Knowledge and Practice Programme".
fn is_no_title(form: Form, title: &str, behind: &str) -> bool {
    match form {
        Form::Long | Form::InSentenceCase | Form::InSmallWords | Form::OfDoing => is_clause(title),
        Form::InSmall => is_any_edition(title),
        // "Training Framework 2024 to 2027" is a time, and nobody's edition.
        Form::BareYear => ["-", "\u{2013}", "/", "to ", "until ", "and 20"].iter().any(|on| behind.starts_with(on)),
        Form::Named => is_capital(behind) || behind.starts_with("of ") || behind.starts_with("for "),
        _ => false,
    }
}

/// Whether small words speak of any edition of something, and name nothing: "new edition of the statutory guidance".
fn is_any_edition(title: &str) -> bool {
    const ANY: [&str; 12] = [
        "new",
        "edition",
        "latest",
        "this",
        "current",
        "any",
        "relevant",
        "other",
        "all",
        "local",
        "when",
        "following",
    ];
    folded(title).split(' ').any(|word| ANY.contains(&word))
}

/// A title without the words with which a sentence begins before it.
fn without_opening(title: &str) -> &str {
    const FIRST: [&str; 16] = [
        "The ", "See ", "Under ", "In ", "It ", "Both ", "Section ", "This ", "Our ", "As ", "By ", "And ", "We ",
        "All ", "For ", "With ",
    ];
    let mut title = title;
    while let Some(rest) = FIRST.iter().find_map(|first| title.strip_prefix(first)) {
        title = rest.strip_prefix("the ").unwrap_or(rest);
    }
    title
}

/// Whether words that look like a long title are a clause: "Trust follows the national framework".
fn is_clause(text: &str) -> bool {
    /// "Care and support" are two nouns.
    const JOINTS: [&str; 4] = ["and", "of", "for", "in"];
    let is_verb = |word: &str| is_verb(word) && word != "work" || word == "that";
    let clear = [" in the ", " of the ", " for the ", " at the "]
        .iter()
        .fold(text.to_owned(), |text, of| text.replace(of, " "));
    let all = words(text);
    let is_joined = |pair: &[Word]| JOINTS.contains(&pair[0].text.as_str());
    clear.contains(" the ") || all.windows(2).any(|pair| is_verb(&pair[1].text) && !is_joined(pair))
}

/// Whether a text has a word that names a kind of guidance.
pub(super) fn has_kind(text: &str) -> bool {
    const KINDS: [&str; 19] = [
        "guidance",
        "framework",
        "standard",
        "standards",
        "code",
        "principles",
        "guidelines",
        "competencies",
        "practice",
        "toolkit",
        "handbook",
        "measure",
        "guide",
        "regulations",
        "charter",
        "registration",
        "rules",
        "advice",
        "act",
    ];
    folded(text).split(' ').any(|word| KINDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(sentence: &str) -> Vec<String> {
        let found = in_sentence(sentence, false).into_iter();
        let shown = |title: Title<'_>| {
            format!("{}|{}{}", title.text, title.year.unwrap_or_default(), if title.is_sure { "" } else { "?" })
        };
        found.map(shown).collect()
    }

    #[test]
    fn titles_are_told_from_clauses() {
        for (sentence, expected) in [
            (
                "The framework is mapped to the Standards for Safeguarding and Protecting Children in Sport (2018), the Safeguarding Adults in Sport Framework and the Code for Sports Governance (2021).",
                &[
                    "Standards for Safeguarding and Protecting Children in Sport|2018",
                    "Safeguarding Adults in Sport Framework|",
                    "Code for Sports Governance|2021",
                ][..],
            ),
            (
                "It has regard to the College of Policing Authorised Professional Practice and the Mental Capacity Act 2005.",
                &["College of Policing Authorised Professional Practice|", "Mental Capacity Act 2005|2005"],
            ),
            (
                "We work to the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014.",
                &["Health and Social Care Act 2008 (Regulated Activities) Regulations 2014|2014"],
            ),
            (
                "The Review Panel guidance for safeguarding partners (September 2022) is used.",
                &["Review Panel guidance for safeguarding partners|2022"],
            ),
            (
                "We follow the Charity Commission's guidance Safeguarding and protecting people for charities and trustees.",
                &["Safeguarding and protecting people for charities and trustees|"],
            ),
            (
                "We draw on Safeguarding and protecting people for charities and trustees (Charity Commission, 2022).",
                &["Safeguarding and protecting people for charities and trustees|2022"],
            ),
            (
                "The Care and support statutory guidance (2025) asks boards to promote training.",
                &["Care and support statutory guidance|2025"],
            ),
            (
                "It meets the Statutory taxi and private hire vehicle standards (2020) and the Department for Education's Apprenticeship funding rules (2024).",
                &["Statutory taxi and private hire vehicle standards|2020", "Apprenticeship funding rules|2024"],
            ),
            (
                "It rests on Improving practice with children, young people and families (2024).",
                &["Improving practice with children, young people and families|2024"],
            ),
            (
                "It follows Safeguarding Children, Young People and Adults at Risk in the NHS: Safeguarding Accountability and Assurance Framework (NHS England, 2024).",
                &[
                    "Safeguarding Children, Young People and Adults at Risk in the NHS: Safeguarding Accountability and Assurance Framework|2024",
                ],
            ),
            (
                "It rests on the Statutory Taxi and Private Hire Vehicle Standards 2020 and the Training, Support and Development Standards for Foster Care 2012.",
                &[
                    "Statutory Taxi and Private Hire Vehicle Standards|2020",
                    "Training, Support and Development Standards for Foster Care|2012",
                ],
            ),
            (
                "We follow the Fostering Services: National Minimum Standards 2011.",
                &["Fostering Services: National Minimum Standards|2011"],
            ),
            (
                "We have drawn on Policy, Organisation and Rules, 2025 edition.",
                &["Policy, Organisation and Rules|2025"],
            ),
            (
                "We have drawn on Keeping children safe during activities, clubs and tuition (DfE, 2023).",
                &["Keeping children safe during activities, clubs and tuition|2023"],
            ),
            ("It is in line with the Regional Training Framework 2024 to 2027.", &["Regional Training Framework|"]),
            ("It is reviewed when the new edition of the statutory guidance is published.", &[]),
            ("It replaces the Training Framework (2019).", &[]),
            ("The Board agreed it in the spring (2024).", &[]),
            ("The Trust follows the national framework for this.", &[]),
        ] {
            assert_eq!(titles(sentence), expected, "{sentence}");
        }
    }
}
