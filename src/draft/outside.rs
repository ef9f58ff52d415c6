//! Guidance and law that a document cites and the catalogue does not know: by their titles as the document has them, each with
//! the year that stands beside it. What is only like a title keeps its place for a person.

use std::sync::LazyLock;

use regex::Regex;

use crate::guidance::Catalogue;

use super::body_name::{is_body, is_partnership};
use super::cited::Cited;
use super::organisation;
use super::outline::{Outline, Paragraph, Role};
use super::plain::is_verb;
use super::sentence::sentences;
use super::spoken::pattern;
use super::text::{folded, is_capital, words};

/// How many are told; a strategy cites two dozen.
const MOST: usize = 40;

/// A title outside the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outside {
    pub(super) title: String,
    pub(super) edition: Option<String>,
    /// Whether it is cited as guidance or law is, so that it can be recorded by its title.
    pub(super) is_sure: bool,
    pub(super) sections: Vec<String>,
    pub(super) from: String,
}

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
        r"\b((?:{WORD}{JOINT}){{0,9}}{WORD}(?:\s+(?:statutory\s+)?{KIND}(?:\s+(?:for|on|to|of|in|and|[a-z'\u{{2019}}-]+)){{0,8}})?)\s+\((?:[^()]{{0,40}}[\s,])?(?P<year>(?:19|20)[0-9][0-9])(?:,?\s+[a-z][^()]{{0,30}})?\)"
    ))
});

/// Words in small letters that end or go on a title behind its name.
const KIND: &str = r"(?:guidance|framework|standards?|code|principles|toolkit|handbook|regulations|guidelines)";

/// "the Safeguarding Adults in Sport Framework", "Standards for Safeguarding and Protecting Children in Sport".
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b((?:(?:Standards?|Code|Framework|Guidance|Principles|Guidelines)\s+(?:for|of|on)\s+(?:the\s+)?(?:{WORD}{JOINT}){{0,7}}{WORD})|(?:(?:{WORD}{JOINT}){{2,8}}?(?:Framework|Standards?|Code|Guidance|Principles|Guidelines|Measure|Practice)\b))"
    ))
});

/// "the Charity Commission's guidance Safeguarding and protecting people for charities and trustees".
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:guidance|code|framework|guide|toolkit|publication)(?:\s+called)?\s+([A-Z][A-Za-z0-9'\u{2019}-]+(?:\s+[A-Za-z0-9'\u{2019}-]+){2,12}?)(?:[,.;]|\s+\((?:[^()]{0,40}[\s,])?(?P<year>(?:19|20)[0-9][0-9])\)|\s+and\s+the\b|$)",
    )
});

/// "the Safeguarding children and adults at risk in the NHS: safeguarding accountability and assurance framework (2024)".
static LONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:\b[Tt]he|^|[:;,])\s*([A-Z][^.;()[0-9]]{{10,140}}?\b{KIND})\s+\((?:[^()]{{0,40}}[\s,])?(?P<year>(?:19|20)[0-9][0-9])\)"
    ))
});

/// "Safeguarding and protecting people for charities and trustees (Charity Commission, 2022)": in small letters, with who has
/// published it.
static IN_SENTENCE_CASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:^|[a-z]+,?\s+)([A-Z][a-z'\u{2019}-]+(?:\s+[a-z'\u{2019}-]+){3,14})\s+\([A-Z][^()0-9]{2,50},\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)[0-9][0-9])\)",
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
    pattern(
        r#"["\u{201c}\u{2018}]([A-Z][^"\u{201c}\u{201d}\u{2018}.]{8,110}?)["\u{201d}\u{2019}](?:,?\s+\((?:[^()]{0,40}[\s,])?(?P<year>(?:19|20)[0-9][0-9])\))?"#,
    )
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
        r"(?i)\b(?:based\s+on|takes?\s+account\s+of|read\s+(?:with|alongside|together\s+with)|builds?\s+on|rests?\s+on|stands?\s+beside|draws?\s+on|drawn\s+on|in\s+line\s+with|accordance\s+with|compl(?:y|ies|iance)|follow(?:s|ing|ed)?|reflects?|meets?|regard\s+to|under|guidance|statutory|legislation|law|set\s+out\s+in|informed\s+by|written\s+(?:to|with)|alongside|works?\s+(?:within|to)|set\s+by|regulated|required\s+by|requirements?\s+of|aligns?|aligned|governed\s+by|underpinned|as\s+amended\s+by|framework|standards|mapped\s+to|published)\b",
    )
});

/// Words of a sentence that tells of what held before, or will.
static PAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:replac(?:e[sd]?|ing)|takes?\s+the\s+place|took\s+the\s+place|rested|supersed(?:e[sd]?|ing)|previous(?:ly)?|earlier|former(?:ly)?|withdrawn|last\s+edition)\b",
    )
});

/// The titles of guidance and law in a document that are not in the catalogue, in the order of their first places.
pub(super) fn find(outline: &Outline<'_>, catalogue: &Catalogue, known: &[Cited], own_title: &str) -> Vec<Outside> {
    let titles: Vec<String> = catalogue.families().iter().map(|family| folded(&family.title)).collect();
    let shorts: Vec<String> = catalogue.families().iter().flat_map(|family| family.short_names()).map(folded).collect();
    let own = folded(own_title);
    let is_known = |title: &str| {
        let folded = folded(title);
        titles.iter().any(|known| folded.contains(known.as_str()) || known.contains(&folded))
            || shorts.iter().any(|short| {
                *short == folded
                    || short.contains(' ') && folded.ends_with(&format!(" {short}"))
                    || short.split(' ').count() > 2 && folded.contains(short)
            })
            || !own.is_empty() && (own.contains(&folded) || folded.contains(&own))
    };
    let mut found: Vec<Outside> = Vec::new();
    let mut heading = "";
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
        }
        if paragraph.role == Role::Margin
            || paragraph.role == Role::Heading
            || paragraph.section.is_none() && paragraph.role != Role::Note
        {
            continue;
        }
        let is_listed = is_of_guidance(outline, paragraph, heading);
        for sentence in sentences(paragraph.text) {
            for (title, year, is_sure) in in_sentence(sentence, is_listed) {
                let title = title.trim_end_matches([',', ':', ' ']);
                if title.len() > 160 || is_known(title) || is_of_house(title) {
                    continue;
                }
                // A report, a plan or a review may be anybody's.
                let last = title.rsplit(' ').next().unwrap_or_default().to_lowercase();
                let is_sure = is_sure && !["report", "plan", "review"].contains(&last.as_str());
                let is_same = |other: &&mut Outside| {
                    let (one, two) = (folded(&other.title), folded(title));
                    one.contains(&two) || two.contains(&one)
                };
                let is_full = found.len() >= MOST;
                match found.iter_mut().find(is_same) {
                    Some(other) => {
                        other
                            .sections
                            .extend(paragraph.section.clone().filter(|section| !other.sections.contains(section)));
                        other.is_sure |= is_sure;
                        if other.edition.is_none() {
                            other.edition = year;
                        }
                    }
                    None if is_full => {}
                    None => found.push(Outside {
                        title: title.to_owned(),
                        edition: year,
                        is_sure,
                        sections: paragraph.section.clone().into_iter().collect(),
                        from: paragraph.source(),
                    }),
                }
            }
        }
    }
    // What the scanner has read there under another name is not told twice.
    found.retain(|outside| !known.iter().any(|cited| folded(&cited.id.replace('-', " ")) == folded(&outside.title)));
    found
}

/// How a title stands in a sentence; each has a pattern of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Law,
    Entry,
    Quoted,
    InSentenceCase,
    Called,
    Dated,
    Long,
    Named,
    InSmall,
}

/// The titles in a sentence, each with its year, and whether it is cited as guidance or law is.
fn in_sentence(sentence: &str, is_listed: bool) -> Vec<(&str, Option<String>, bool)> {
    let is_match =
        |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(sentence));
    let is_past = is_match(&PAST);
    let mut found: Vec<(std::ops::Range<usize>, &str, Option<String>, bool)> = Vec::new();
    for (form, pattern) in [
        (Form::Law, &LAW),
        (Form::Entry, &ENTRY),
        (Form::Quoted, &QUOTED),
        (Form::InSentenceCase, &IN_SENTENCE_CASE),
        (Form::Called, &CALLED),
        (Form::Dated, &DATED),
        (Form::Long, &LONG),
        (Form::Named, &NAMED),
        (Form::InSmall, &IN_SMALL),
    ] {
        let is_law = form == Form::Law;
        let needs_kind = matches!(form, Form::Quoted | Form::Named | Form::InSmall);
        if form == Form::Entry && !is_listed {
            continue;
        }
        for captures in pattern.as_ref().into_iter().flat_map(|pattern| pattern.captures_iter(sentence)) {
            let Some(title) = captures.get(1) else { continue };
            let range = title.range();
            if found.iter().any(|(other, ..)| other.start < range.end && range.start < other.end) {
                continue;
            }
            let behind = sentence[captures.get(0).map_or(range.end, |whole| whole.end())..].trim_start();
            let is_long = matches!(form, Form::Long | Form::InSentenceCase);
            if is_long && is_clause(title.as_str()) || form == Form::InSmall && is_any_edition(title.as_str()) {
                continue;
            }
            // "Royal College of Nursing (2019) Roles and competencies": who wrote it stands before the year.
            // "The Knowledge and Practice Programme" goes on.
            let goes_on = is_capital(behind) || behind.starts_with("of ") || behind.starts_with("for ");
            if form == Form::Named && goes_on {
                continue;
            }
            let is_author = form == Form::Dated && is_capital(behind) && !has_kind(title.as_str());
            if is_author {
                let end = behind.find(['.', ';']).unwrap_or(behind.len());
                let (whole, year) = (&behind[..end], captures.name("year").map(|year| year.as_str().to_owned()));
                let at = sentence.len() - behind.len();
                if is_listed && whole.contains(' ') && whole.len() > 8 {
                    found.push((range.start..at + end, whole.trim_end_matches(')'), year, true));
                }
                continue;
            }
            let year = captures.name("later").or(captures.name("year")).map(|year| year.as_str().to_owned());
            let text = without_opening(title.as_str());
            let has_kind = has_kind(text);
            // The title itself may have such a word in it.
            let around = [&sentence[..range.start], &sentence[range.end..]];
            let is_cited = |part: &&str| CITES.as_ref().is_some_and(|cites| cites.is_match(part));
            let cites = is_listed || around.iter().any(is_cited);
            let is_title =
                is_law || text.split(' ').count() >= 3 || has_kind && text.split(' ').count() >= 2 && year.is_some();
            let lacks_kind = needs_kind && !has_kind && (year.is_none() || form != Form::Quoted);
            if is_past && !is_law || !is_title || lacks_kind || !cites && !is_law && year.is_none() {
                continue;
            }
            // "The Charity Commission's guidance" may be any of its guidance.
            let is_any = text.ends_with(" guidance") && year.is_none() && text.contains(['\'', '\u{2019}']);
            if is_any && is_capital(behind) {
                continue;
            }
            let is_called = form == Form::Called && cites;
            let is_sure =
                !is_any && (is_law || is_called || has_kind && (year.is_some() || cites) || year.is_some() && cites);
            found.push((range, text, year, is_sure));
        }
    }
    found.sort_by_key(|(range, ..)| range.start);
    found.into_iter().map(|(_, text, year, is_sure)| (text, year, is_sure)).collect()
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
    let is_verb = |word: &str| is_verb(word) && word != "work" || word == "that";
    let clear = [" in the ", " of the ", " for the ", " at the "]
        .iter()
        .fold(text.to_owned(), |text, of| text.replace(of, " "));
    clear.contains(" the ") || words(text).iter().skip(1).any(|word| is_verb(&word.text))
}

/// Whether a text has a word that names a kind of guidance.
fn has_kind(text: &str) -> bool {
    const KINDS: [&str; 18] = [
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
        "advice",
        "act",
    ];
    folded(text).split(' ').any(|word| KINDS.contains(&word))
}

/// Whether a title is that of a document of the house itself, or no document at all: "Complaints Policy", "Training Board".
fn is_of_house(title: &str) -> bool {
    const HOUSE: [&str; 14] = [
        "policy",
        "policies",
        "procedure",
        "procedures",
        "strategy",
        "programme",
        "course",
        "module",
        "conduct",
        "meeting",
        "board",
        "group",
        "committee",
        "executive",
    ];
    let folded = folded(title);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let is_name = || is_body(title) || is_partnership(title) || organisation::is_name(title);
    HOUSE.contains(&last) || folded.contains("code of conduct") || !has_kind(title) && is_name()
}

/// Whether an item of a list is no more than a title: "Children Act 1989", "Working Together to Safeguard Children".
pub(super) fn is_only_title(item: &str) -> bool {
    const JOINTS: [&str; 12] = ["of", "and", "for", "the", "to", "in", "on", "with", "a", "an", "from", "by"];
    let item = item.trim_end_matches([';', '.', ',']).trim_end_matches(" and");
    let item = item.strip_prefix("the ").unwrap_or(item);
    let all: Vec<&str> = item.split_whitespace().collect();
    let small = all.iter().filter(|word| word.starts_with(char::is_lowercase) && !JOINTS.contains(word));
    let is_dated = YEAR_AT_END.as_ref().is_some_and(|year| year.is_match(item));
    let has_verb =
        words(item).iter().any(|word| is_verb(&word.text) && item[word.start..].starts_with(char::is_lowercase));
    let begins =
        is_capital(item) && !all.first().is_some_and(|first| is_verb(&first.to_lowercase()) && *first != "Working");
    let is_large = all.len() > 2 && small.count() == 0;
    item.len() < 180 && begins && (is_dated && !has_verb || is_large || is_dated && item.ends_with(')'))
}

static YEAR_AT_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:[\s,(](?:19|20)[0-9][0-9]\)?|\((?:[^()]*[\s,])?(?:19|20)[0-9][0-9][^()]*\))$"));

/// Whether a paragraph stands in a list of guidance or law.
fn is_of_guidance(outline: &Outline<'_>, paragraph: &Paragraph<'_>, heading: &str) -> bool {
    matches!(paragraph.role, Role::Item | Role::Text | Role::Note | Role::Cell)
        && (super::cited::names_guidance(heading)
            || paragraph.lead.is_some_and(|lead| super::cited::names_guidance(outline.paragraphs[lead].text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(sentence: &str) -> Vec<String> {
        let found = in_sentence(sentence, false).into_iter();
        found
            .map(|(title, year, is_sure)| {
                format!("{title}|{}{}", year.unwrap_or_default(), if is_sure { "" } else { "?" })
            })
            .collect()
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
            ("It is reviewed when the new edition of the statutory guidance is published.", &[]),
            ("It replaces the Training Framework (2019).", &[]),
            ("The Board agreed it in the spring (2024).", &[]),
            ("The Trust follows the national framework for this.", &[]),
        ] {
            assert_eq!(titles(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn items_that_are_titles_are_told_from_duties() {
        for item in [
            "Children Act 1989",
            "the Care Act 2014;",
            "Working Together to Safeguard Children",
            "Keeping Children Safe in Education (2025)",
            "National Competency Framework for Safeguarding Adults, Bournemouth University, 2015",
            "What to do if you are worried a child is being abused (2015)",
        ] {
            assert!(is_only_title(item), "{item}");
        }
        for item in [
            "agree a training plan each year",
            "Keep a record of training",
            "Records of training are kept for six years from 2024.",
            "The Board must approve the plan by 2027",
        ] {
            assert!(!is_only_title(item), "{item}");
        }
    }
}
