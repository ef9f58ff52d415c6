//! A report with everything in it that a format can stumble over: no range, a slide, letters of many bytes, per cent signs,
//! line ends, escape codes, and words that want to be a command of whoever reads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use paramount::finding::{
    Authority, DocumentRef, Excerpt, Finding, Fix, Place, Related, Severity, State, Suppressed, sort_and_fingerprint,
};
use paramount::report::{
    Base, BaseTaken, BaselineUsed, DocumentReport, DocumentStatus, LeftAlone, NotLookedInto, Report, RuleReport,
    Scanning, Summary, Tool, WhyLeftAlone,
};
use paramount::source::{Source, Span};
use paramount::standards::SetUsed;

/// Words that want to act on a terminal, a runner, a page, a spreadsheet, or whoever is told of them.
pub(crate) const HOSTILE: &str = "=cmd|' /C calc'!A0\n:::error::x\r##[add-mask]y ##vso[task.complete]z \u{1b}[31m\u{9b}0m \u{202e}@everyone \
     <img src=x> ]]> {0} [a](http://example.org) | 100 % %0A section_start:1:x[collapsed=true] ##teamcity[x] \u{fffe}";

/// A name that a file may have.
pub(crate) const HOSTILE_PATH: &str = "a\n::error::x \u{1b}[31m,;]100%.yaml";

fn document(path: &str) -> DocumentRef {
    let kind = if path.ends_with(".pptx") { "material" } else { "policy" };
    let id = path.ends_with(".yaml").then(|| format!("{}@2026", path.trim_end_matches(".yaml")));
    DocumentRef { path: path.to_owned(), kind: Some(kind.to_owned()), id }
}

/// A finding at the beginning of a document.
fn finding(path: &str, rule: &str, severity: Severity, message: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        state: Some(State::New),
        document: Arc::new(document(path)),
        place: Place { pointer: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, part: None },
        subject: String::new(),
        value: String::new(),
        message: message.to_owned(),
        help: "write what the document says".to_owned(),
        why: Arc::default(),
        authority: Authority::standard("shared standard two-trainers"),
        fingerprint: String::new(),
        suppressed: None,
        related: Vec::new(),
        more: 0,
        fix: None,
        suggestion: None,
        promised: None,
        excerpt: Excerpt::default(),
        label: String::new(),
        clock: None,
        group: None,
        line: None,
        is_optional: false,
        block: None,
    }
}

fn findings() -> Vec<Finding> {
    use Severity::{Error, Note, Warning};
    let range = |line, column, end_line, end_column| Place {
        pointer: "/lead".to_owned(),
        line,
        column,
        end_line,
        end_column,
        part: None,
    };
    let several = Finding {
        place: range(12, 5, 14, 9),
        related: vec![Related { path: "standards.yaml".to_owned(), line: 3, message: "the standard".to_owned() }],
        ..finding("ashford.yaml", "change/weakened-unexplained", Error, "three trainers were promised, now it is 2")
    };
    let letters =
        Excerpt { first_line: 7, lines: vec!["lead: {role: Caf\u{e9} \u{1f9d2}, x}".to_owned()], ..Excerpt::default() };
    let text = format!("{}{}", "\n".repeat(6), letters.lines.concat());
    let x = text.find("x}").expect("the letter");
    let wide = Finding {
        place: range(7, 22, 7, 23),
        fix: Some(Box::new(Fix::new("write notes").edit(Span::new(x, x + 1), "notes").placed(&Source::new("", text)))),
        excerpt: letters,
        ..finding(
            "caf\u{e9} 100%.yaml",
            "load/unknown-key",
            Warning,
            "the entry \u{201c}caf\u{e9}\u{201d} is 100 % unknown",
        )
    };
    let cut = Finding {
        place: range(8, 300, 8, 310),
        ..finding("caf\u{e9} 100%.yaml", "load/unknown-key", Note, "far right")
    };
    let mut slide = finding("slides.pptx", "guidance/replaced-term", Warning, "LSCB is a name that was replaced");
    slide.place.part = Some("slide 12".to_owned());
    let hostile = Finding {
        subject: HOSTILE.to_owned(),
        value: HOSTILE.to_owned(),
        help: HOSTILE.to_owned(),
        authority: Authority::own_policy(HOSTILE),
        ..finding(HOSTILE_PATH, "load/unknown-key", Error, HOSTILE)
    };
    let decision = Suppressed {
        by: "waiver".to_owned(),
        reason: Some(HOSTILE.to_owned()),
        approved_by: Some("Training manager".to_owned()),
        until: Some("2026-12-31".to_owned()),
    };
    let waived = Finding {
        suppressed: Some(Box::new(decision)),
        ..finding("ashford.yaml", "shared/two-trainers", Error, "one trainer holds the session")
    };
    let known = Suppressed { by: "baseline".to_owned(), reason: None, approved_by: None, until: None };
    let known = Finding {
        suppressed: Some(Box::new(known)),
        state: Some(State::Unchanged),
        ..finding("ashford.yaml", "review/overdue", Error, "the review was due")
    };
    let before = Finding {
        state: Some(State::Unchanged),
        ..finding("ashford.yaml", "review/missing", Warning, "no review is planned")
    };
    vec![several, wide, cut, slide, hostile, waived, known, before]
}

/// 300 findings of one document.
fn many() -> impl Iterator<Item = Finding> {
    (0..300).map(|number| {
        let severity = [Severity::Error, Severity::Warning, Severity::Note][number % 3];
        let mut finding =
            finding("many.yaml", "load/unknown-key", severity, &format!("the entry k{number} is unknown"));
        finding.place.line = 5 + u32::try_from(number).expect("a small number");
        finding.place.end_line = finding.place.line;
        finding.place.end_column = 5;
        finding.value = format!("k{number}");
        finding
    })
}

/// The report; with `many`, 300 findings more.
pub(crate) fn report(with_many: bool) -> Report {
    let mut all = findings();
    if with_many {
        all.extend(many());
    }
    of(all)
}

/// A report of some findings.
pub(crate) fn of(mut findings: Vec<Finding>) -> Report {
    sort_and_fingerprint(&mut findings);
    let path = |path: &str| DocumentReport {
        path: path.to_owned(),
        kind: Some("policy".to_owned()),
        id: None,
        sha256: String::new(),
        status: DocumentStatus::Checked,
        why: None,
        not_looked_into: NotLookedInto::default(),
    };
    let mut report = Report {
        paramount: "check-report/v1".to_owned(),
        tool: Tool { name: "paramount".to_owned(), version: "0.1.0".to_owned() },
        today: "2026-11-22".to_owned(),
        base: Some(Base {
            rev: "main".to_owned(),
            commit: "0123456789abcdef".to_owned(),
            taken: BaseTaken::Named,
            gaps: Vec::new(),
        }),
        baseline: Some(BaselineUsed { file: "known.json".to_owned(), today: "2026-10-01".to_owned() }),
        standards: vec![SetUsed { id: "shared".to_owned(), edition: "2026-11".to_owned(), sha256: "00".to_owned() }],
        guidance: None,
        documents: vec![path("ashford.yaml"), path("clean.yaml")],
        left_alone: vec![
            LeftAlone { path: format!("others/{HOSTILE}.yaml"), why: WhyLeftAlone::NotOurs },
            LeftAlone { path: "drafts/next.yaml".to_owned(), why: WhyLeftAlone::Excluded },
        ],
        summary: Summary::default(),
        findings,
        fixed: vec![finding("ashford.yaml", "review/due-soon", Severity::Warning, "the review was due soon")],
        changes: Vec::new(),
        failures: vec![format!("broken\n{HOSTILE} cannot be opened")],
        lists_suppressed: false,
        mended: None,
        patches: None,
        shows_all: false,
        shown_by: Some("paramount diff --base main --all".to_owned()),
        scanning: Scanning {
            rules: vec![RuleReport {
                id: "load/unknown-key".to_owned(),
                summary: "an entry that nobody reads".to_owned(),
                why: "What is misspelt is not judged.".to_owned(),
                page: "# load/unknown-key\n\nWhat is misspelt is **not** judged.".to_owned(),
                severity: Severity::Error,
            }],
            line_hashes: BTreeMap::from([(
                "ashford.yaml".to_owned(),
                BTreeMap::from([(12, "ac3d314f8776d66e:1".to_owned())]),
            )]),
        },
    };
    report.count();
    report
}
