//! Records begun from documents: what is found, with where; nothing that the document does not say; only gaps that are named.
//!
//! `tests/texts/strategies` holds strategies as readable texts with what a reader finds in each. They are built as Word
//! documents with numbers that the program sets, and not the letters of the text.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::Look;
use serde_yaml::Value;

use crate::support::check;
use crate::support::office::Word;

mod strategies;

use strategies::{Begun, RECORDS, expected};

/// A folder that is its own root.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder in it");
    folder
}

/// Runs `new policy` in a folder; what it printed, what it said, and its exit code.
fn new(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::cargo_bin("paramount").expect("the binary");
    command.current_dir(folder).env_clear().args(["new", "policy"]).args(arguments);
    let output = command.output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code().expect("a code"))
}

/// A record begun from bytes under a name, with the folder it stands in. No process is started for it: there are many.
fn begun(name: &str, bytes: &[u8], more: &[&str]) -> (tempfile::TempDir, String) {
    let folder = folder();
    let place = fs::canonicalize(folder.path()).expect("the folder");
    fs::write(place.join(name), bytes).expect("a file");
    let [record, document] = ["policy.yaml", name].map(|name| place.join(name).to_str().expect("a path").to_owned());
    let root = place.to_str().expect("a path");
    let arguments = ["paramount", "new", "policy", &record, "--from", &document, "--root", root];
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 27) };
    let cli = Cli::try_parse_from(arguments.iter().chain(more)).expect("arguments that parse");
    let outcome = commands::run(cli, &mut console);
    assert_eq!((outcome, out.as_slice()), (Outcome::Clean, &b""[..]), "{}", String::from_utf8_lossy(&errors));
    let text = fs::read_to_string(record).expect("the record");
    (folder, text)
}

/// A record up to its questions.
fn head(text: &str) -> &str {
    text.split("\n# -- ").next().unwrap_or_default()
}

/// Entries of which a value is only right where the document says so.
const FACTS: [&str; 14] = [
    "title",
    "edition",
    "policy",
    "area",
    "status",
    "approval.by",
    "approval.date",
    "review.every",
    "review.next_due",
    "review.last",
    "review.by",
    "lead.role",
    "period.from",
    "period.to",
];

fn at<'v>(record: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(record, |value, key| &value[key])
}

/// A value as it is written; a year may read as a number.
fn written(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))
}

fn is_open(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.starts_with("[insert "))
}

/// The entries of a list, each as the values of some of its keys.
fn entries(record: &Value, list: &str, keys: &[&str]) -> Vec<String> {
    let value = at(record, list);
    let said = |item: &Value| keys.iter().filter_map(|key| written(&item[*key])).collect::<Vec<_>>().join(" ");
    value.as_sequence().map(|items| items.iter().map(said).collect()).unwrap_or_default()
}

/// What a record says of everything that is listed for a strategy: a line each, as the strategy lists it.
fn listed(record: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for path in FACTS {
        let value = written(at(record, path)).filter(|value| !value.starts_with("[insert ") && value != "draft");
        lines.extend(value.map(|value| format!("{path}: {value}")));
    }
    lines.extend(written(at(record, "source.published")).map(|value| format!("published: {value}")));
    for (key, list, keys) in [
        ("issuer", "issuers", &["name", "short"][..]),
        ("cites", "guidance", &["id", "edition"]),
        ("charge", "charges", &["amount"]),
        ("action", "actions", &["due"]),
        ("version", "versions", &["version", "date", "event"]),
        ("level", "levels.list", &["number", "audience"]),
    ] {
        let entries = entries(record, list, keys).into_iter().filter(|entry| !entry.contains("[insert "));
        lines.extend(entries.map(|entry| format!("{key}: {entry}")));
    }
    lines
}

#[test]
fn facts_are_found_and_none_is_wrong() {
    const ELSEWHERE: [&str; 5] = ["duty", "none", "open", "finds", "body"];
    let mut faults = Vec::new();
    for (name, Begun { strategy, plain: text, .. }) in &*RECORDS {
        let record: Value = serde_yaml::from_str(text).expect("YAML");
        let wanted =
            strategy.expected.iter().filter(|(key, value)| !ELSEWHERE.contains(&key.as_str()) && value != "draft");
        let wanted: Vec<String> = wanted.map(|(key, value)| format!("{key}: {value}")).collect();
        let found = listed(&record);
        faults.extend(wanted.iter().filter(|line| !found.contains(line)).map(|line| format!("{name} lacks {line}")));
        faults.extend(found.iter().filter(|line| !wanted.contains(line)).map(|line| format!("{name} has {line}")));
        for path in expected(strategy, "open") {
            let is_kept = written(at(&record, path)).is_some_and(|value| value.starts_with("[insert "));
            faults.extend((!is_kept).then(|| format!("{name}: {path} keeps no place")));
        }
        let bodies = entries(&record, "bodies", &["name", "short"]);
        let lacks = expected(strategy, "body").filter(|body| !bodies.iter().any(|known| known == body));
        faults.extend(lacks.map(|body| format!("{name}: {body} is not among {bodies:?}")));
        let gone = expected(strategy, "none").filter(|gone| text.contains(gone));
        faults.extend(gone.map(|gone| format!("{name} has {gone}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// `2.1 must agencies named-lead: Each agency must`: section, strength or else the answer, who has to act, a standard among
/// those named.
#[test]
fn duties_have_their_section_and_their_word() {
    let mut faults = Vec::new();
    for (name, Begun { strategy, quoted: text, .. }) in &*RECORDS {
        let record: Value = serde_yaml::from_str(text).expect("YAML");
        let commitments = record["commitments"].as_sequence().expect("commitments");
        for duty in expected(strategy, "duty") {
            let (wanted, words) = duty.split_once(": ").expect("its words");
            let quote = |item: &Value| item["quote"].as_str().unwrap_or_default().to_owned();
            let begins = commitments.iter().find(|item| quote(item).starts_with(words));
            // The second half of a sentence is quoted with the first, in which its subject stands.
            let Some(commitment) = begins.or_else(|| commitments.iter().find(|item| quote(item).contains(words)))
            else {
                faults.push(format!("{name} lacks {words}"));
                continue;
            };
            let found = |key: &str| commitment[key].as_str().unwrap_or_default();
            let by = if is_open(&commitment["by"]) { "-" } else { found("by") };
            let before = text.lines().take_while(|line| !line.ends_with(&format!("- id: {}", found("id"))));
            let named =
                before.last().and_then(|line| line.split_once("It may answer: ")).map_or("", |(_, named)| named);
            let standard = wanted.rsplit(' ').next().filter(|standard| named.contains(standard) && *standard != by);
            let how = [found("strength"), found("answer")].concat();
            let said = format!("{} {how} {by}", found("section"));
            let said = standard.map_or(said.clone(), |standard| format!("{said} {standard}"));
            faults.extend((said != wanted).then(|| format!("{name}, {words}: {said}, and not {wanted}; {named}")));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Everything that is found is a place that is kept, and every place that is kept is found.
#[test]
fn a_draft_has_only_the_gaps_that_it_names() {
    for (name, Begun { strategy, document, plain, quoted }) in &*RECORDS {
        for text in [plain, quoted] {
            let folder = folder();
            let place = fs::canonicalize(folder.path()).expect("the folder");
            fs::write(place.join("strategy.docx"), document).expect("a file");
            fs::write(place.join("policy.yaml"), text).expect("a file");
            let findings = check(&place, "2026-11-27", &[]).report.findings;
            let others: Vec<String> = findings
                .iter()
                .filter(|finding| finding.rule != "document/placeholder")
                .filter(|finding| !expected(strategy, "finds").any(|rule| rule == finding.rule))
                .map(|finding| format!("{}: {}", finding.rule, finding.message))
                .collect();
            assert!(others.is_empty(), "{name}: {others:#?}\n{}", head(text));
            let open: Vec<u32> = (1..)
                .zip(text.lines())
                .filter(|(_, line)| !line.trim_start().starts_with('#') && line.contains("[insert "))
                .map(|(number, _)| number)
                .collect();
            let gaps = findings.iter().filter(|finding| finding.rule == "document/placeholder");
            let mut found: Vec<u32> = gaps.map(|finding| finding.place.line).collect();
            found.sort_unstable();
            assert_eq!(found, open, "{name}\n{}", head(text));
            assert!(text.contains(&format!("{} entries still say", open.len())), "{name}");
        }
    }
}

#[test]
fn every_value_says_where_it_comes_from() {
    let text = &RECORDS["01-ashford.txt"].plain;
    for line in [
        "title: \"Multi-Agency Safeguarding Training Strategy\" # from: table 1, row 1",
        "  by: \"Executive Board\" # from: table 1, row 4",
        "  next_due: 2028-05 # from: table 1, row 5",
        "  from: 2026-04 # from: 1.2, paragraph 4",
        "  - id: working-together # from: 1.1, paragraph 3",
        "  # from: 2.2, paragraph 7: \"Agencies should release staff to attend training.\"",
        "  file: \"strategy.docx\"",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{}", head(text));
    }
    let text = &RECORDS["05-elmbridge.txt"].plain;
    let reading = "  date: 2026-06-05 # from: table 1, row 4, \"05/06/2026\" read with the day first";
    assert!(text.contains(reading), "{text}");
}

/// The fingerprint is that of the document, and a sentence that was quoted and is changed is found.
#[test]
fn what_is_quoted_stands_in_the_word_document() {
    let word = |text: &str| Word::new().heading(1, "Duties").paragraph(text).build();
    let (folder, text) = begun("strategy.docx", &word("Each agency must name a lead for training."), &["--quote"]);
    assert!(text.contains("    quote: \"Each agency must name a lead for training.\""), "{text}");
    fs::write(folder.path().join("strategy.docx"), word("Each agency should name a lead for training."))
        .expect("a file");
    let place = fs::canonicalize(folder.path()).expect("the folder");
    let rules: Vec<String> =
        check(&place, "2026-11-27", &[]).report.findings.into_iter().map(|finding| finding.rule).collect();
    assert!(
        rules.iter().any(|rule| rule == "source/changed") && rules.iter().any(|rule| rule == "source/quote-missing"),
        "{rules:?}"
    );
}

/// Whoever shows the sentences beside the questions learns below which heading each stands, and what it may answer.
#[test]
fn sentences_name_the_standards_that_they_may_answer() {
    let folder = folder();
    let text =
        "# Training policy\n\n## Level 2: Practice\n\nIt must be refreshed every two years.\n\nLunch is provided.\n";
    fs::write(folder.path().join("policy.md"), text).expect("a file");
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--sentences"]);
    let told: Value = serde_yaml::from_str(&out).expect("JSON");
    let refreshed = told
        .as_sequence()
        .into_iter()
        .flatten()
        .find(|row| written(&row["says"]).is_some_and(|says| says.contains("every two")));
    let row = refreshed.expect("the sentence");
    assert_eq!(written(&row["heading"]).as_deref(), Some("Level 2: Practice"));
    assert_eq!(written(&row["standards"][0]).as_deref(), Some("refresher"));
    assert_eq!(row["is_sure"], Value::Bool(true));
}

/// What a sentence names in passing, and what it says of the document, gives it to no standard; what is sure is meant.
#[test]
fn sentences_are_given_to_the_standards_that_they_speak_of() {
    const CASES: [(&str, &str, bool); 31] = [
        ("Agencies will send the Partnership a return of training compliance each April.", "agency-assurance", true),
        ("Training venues must be accessible.", "learning-environment", false),
        ("Staff must attend the level that their role requires.", "training-for-role", true),
        ("The module is completed within the first two weeks of employment.", "induction", true),
        ("Each trainer must attend an update every year.", "trainer-development", false),
        ("Trainers are observed once every two years.", "trainer-development", true),
        (
            "A person whose training has been out of date for six months must take the full course again.",
            "refresher",
            true,
        ),
        ("It is refreshed every two years.", "refresher", true),
        (
            "Managers are responsible for identifying the level of training each member of staff needs.",
            "staff-training-needs",
            false,
        ),
        (
            "A follow-up questionnaire will be sent three months later to ask what difference the training has made to practice.",
            "impact-on-practice",
            true,
        ),
        ("Each partner names a training contact.", "named-lead", true),
        ("Courses should use examples from local safeguarding adults reviews.", "lessons-from-reviews", false),
        ("Agency workers are not covered.", "", false),
        ("Staff are confident to speak up, and to pass on a concern.", "", false),
        ("Staff should not lead an enquiry alone until they have completed Level 3.", "", false),
        ("It should be read with Working Together to Safeguard Children 2023.", "", false),
        ("Line managers must make sure that staff are released to attend.", "staff-release", true),
        ("Level 1 must be completed within six weeks of starting in post.", "induction", true),
        ("Trainers must have completed the two-day Training for Trainers course.", "qualified-trainers", true),
        ("Content will be reviewed each year and whenever national guidance changes.", "up-to-date-materials", false),
        (
            "A certificate is given to those who attend the full course and return an evaluation form.",
            "certificates",
            false,
        ),
        ("A person must have completed Level 2 before attending Level 3.", "place-allocation", false),
        ("Anyone who arrives more than 20 minutes late may be refused entry.", "participant-conduct", true),
        ("Trainers should deliver at least two courses a year.", "trainer-development", false),
        ("Group B training must be completed within six months.", "", false),
        ("The Learning and Development Subgroup oversees this policy and meets every quarter.", "", false),
        ("The safeguarding partners are responsible under Working Together to Safeguard Children.", "", false),
        ("This policy does not replace single-agency training.", "", false),
        ("The Partnership is considering a course on contextual safeguarding.", "", false),
        ("Training is planned with the people who will use it.", "", false),
        ("It meets quarterly and is chaired by the Designated Nurse for Safeguarding Children.", "", false),
    ];
    let folder = folder();
    let text = CASES.map(|(sentence, ..)| format!("{sentence}\n\n")).concat();
    fs::write(folder.path().join("policy.md"), format!("# Training policy\n\n## Training\n\n{text}")).expect("a file");
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--sentences"]);
    let told: Value = serde_yaml::from_str(&out).expect("JSON");
    let rows = told.as_sequence().expect("rows");
    let read = |sentence: &str| {
        let row = rows.iter().find(|row| row["says"] == sentence).expect("the sentence");
        (written(&row["standards"][0]).unwrap_or_default(), row["is_sure"] == Value::Bool(true))
    };
    let wrong: Vec<String> = CASES
        .into_iter()
        .filter(|(sentence, first, is_sure)| {
            let (found, sure) = read(sentence);
            found != *first || *is_sure && !sure
        })
        .map(|(sentence, ..)| format!("{sentence} {:?}", read(sentence)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A price list is paid by whom the line above it names; what the charges have whole is no sentence to match with a standard.
#[test]
fn price_lists_are_charges_and_nothing_else() {
    let folder = folder();
    let text = "# Training policy\n\n## 5 Charges\n\nCourses are free to partners. Private providers are charged:\n\n- \u{a3}25 per person for a half-day course\n- Level 2: \u{a3}50 a place\n\nA charge of \u{a3}40 will be made to any agency whose delegate does not attend.\n";
    fs::write(folder.path().join("policy.md"), text).expect("a file");
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--quote"]);
    let record: Value = serde_yaml::from_str(&out).expect("YAML");
    assert_eq!(
        entries(&record, "charges", &["for", "amount", "per"]),
        [
            "Private providers, half-day course 25.00 person",
            "Private providers 50.00 place",
            "any agency whose delegate does not attend 40.00",
        ]
    );
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--sentences"]);
    let told: Value = serde_yaml::from_str(&out).expect("JSON");
    let whole = told.as_sequence().into_iter().flatten().filter(|row| row["kind"] == "charge");
    let whole: Vec<&str> = whole.filter_map(|row| row["says"].as_str()).collect();
    assert_eq!(
        whole,
        ["Private providers are charged:", "\u{a3}25 per person for a half-day course", "Level 2: \u{a3}50 a place"]
    );
}

/// What is left open, promised or hoped is no duty: it is a promise of the record, and an answer that waits for it.
#[test]
fn what_is_left_open_is_no_duty() {
    const CASES: [(&str, Option<&str>); 11] = [
        ("The Partnership will consider whether foster carers need a separate course.", Some("open")),
        ("A place is not confirmed until the line manager has approved it.", None),
        ("Level 3 is a two-day course for designated safeguarding leads and managers.", Some("level")),
        ("Arrangements for training in the evening are under consideration.", Some("open")),
        ("The length of the Level 1 refresher will be set when the new package has been bought.", Some("open")),
        ("Charges for refresher places sold to partner organisations are to be agreed.", Some("open")),
        ("The Partnership has not yet decided whether training from other areas will be accepted.", Some("open")),
        ("The Partnership intends to introduce an e-learning refresher during 2027.", Some("promised")),
        ("We hope that each agency will lend two trainers to the pool.", Some("hope")),
        ("This policy applies to all partner agencies.", Some("document")),
        ("Agencies must release staff to attend training.", None),
    ];
    let folder = folder();
    let text = CASES.map(|(sentence, _)| format!("{sentence}\n\n")).concat();
    fs::write(folder.path().join("policy.md"), format!("# Training policy\n\n## Training\n\n{text}")).expect("a file");
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--sentences"]);
    let told: Value = serde_yaml::from_str(&out).expect("JSON");
    for (sentence, kind) in CASES {
        let row = told.as_sequence().into_iter().flatten().find(|row| row["says"] == sentence).expect("the sentence");
        assert_eq!(row["kind"].as_str(), kind, "{sentence}");
    }
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--quote"]);
    let record: Value = serde_yaml::from_str(&out).expect("YAML");
    let strengths = entries(&record, "commitments", &["strength", "quote"]);
    let duties: Vec<&String> = strengths.iter().filter(|said| said.starts_with("must")).collect();
    assert_eq!(duties, ["must Agencies must release staff to attend training."], "{out}");
    assert_eq!(
        entries(&record, "actions", &["due", "says"]),
        [
            "unstated The Partnership will consider whether foster carers need a separate course.",
            "unstated Arrangements for training in the evening are under consideration.",
            "unstated The length of the Level 1 refresher will be set when the new package has been bought.",
            "unstated Charges for refresher places sold to partner organisations are to be agreed.",
            "unstated The Partnership has not yet decided whether training from other areas will be accepted.",
            "2027 [insert what is promised]",
        ]
    );
}

/// A group that is named after its partnership once, and without it later, is one; one that only sounds like it is another.
#[test]
fn a_group_that_is_named_in_short_is_one() {
    let folder = folder();
    let text = "# Training policy\n\nThe Partnership Executive Group approves this policy. The Learning and Improvement Group runs the programme. The Improvement Group meets yearly.\n\n## Training\n\nThe Executive Group must look at the programme every year.\n";
    fs::write(folder.path().join("policy.md"), text).expect("a file");
    let (out, ..) = new(folder.path(), &["--from", "policy.md", "--quote"]);
    let record: Value = serde_yaml::from_str(&out).expect("YAML");
    assert_eq!(
        entries(&record, "bodies", &["name", "short"]),
        ["Partnership Executive Group Executive Group", "Learning and Improvement Group", "Improvement Group"]
    );
    assert_eq!(
        entries(&record, "commitments", &["by", "strength"])
            .iter()
            .find(|said| said.contains("must"))
            .map(String::as_str),
        Some("partnership-executive-group must")
    );
}

/// Whatever the document says, it stays a value or a comment.
#[test]
fn hostile_texts_are_values() {
    let hostile = "must \"x\\ \u{1b}[31m\u{202e} # {[ *a &b !!c %d\nlead: none";
    let word = Word::new()
        .styled("Title", &format!("Training Policy {hostile}"))
        .table(&[&["Owner", "Lead: # {x} \u{202e}officer"], &["Approved by", "- a\n- b"], &["Version", "&1 *2 \"3\""]])
        .heading(1, &format!("Section {hostile}"))
        .paragraph(&format!("Each agency {hostile} must train."))
        .footnote("Staff should learn.", "]]>'\u{0}");
    for quote in [&[][..], &["--quote"]] {
        let (folder, text) = begun("a policy: x.docx", &word.build(), quote);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{text}");
        let record: Value = serde_yaml::from_str(&text).expect("YAML");
        assert_eq!(record["source"]["file"], "a policy: x.docx");
        assert!(record["lead"].is_mapping(), "{text}");
        let place = fs::canonicalize(folder.path()).expect("the folder");
        let findings = check(&place, "2026-11-27", &["policy.yaml"]).report.findings;
        // A path with a colon names an address, so that file alone cannot be opened; a quotation keeps what stands in it.
        let allowed =
            if quote.is_empty() { ["load/unreadable", ""] } else { ["load/unreadable", "load/invisible-text"] };
        let faults: Vec<_> = findings
            .iter()
            .filter(|finding| finding.rule.starts_with("load/") && !allowed.contains(&finding.rule.as_str()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}\n{}", head(&text));
    }
}

/// The same text as Markdown, as plain text and as LibreOffice writes it.
#[test]
fn other_formats_are_read_too() {
    let markdown = "# Training Strategy\n\nAshford Safeguarding Children Partnership\n\nApproved by: Executive Group\n\n## 1. Duties\n\n1.1 Each agency must name a lead.\n\n## 2. Delivery\n\n- Two trainers should deliver each session.\n";
    let odt = {
        let names = ["office", "text"]
            .map(|prefix| format!(r#" xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0""#))
            .concat();
        let body: String = markdown
            .split("\n\n")
            .map(|block| match block.trim_start_matches('#') {
                text if block.starts_with('#') => {
                    format!(r#"<text:h text:outline-level="{}">{}</text:h>"#, block.len() - text.len(), text.trim())
                }
                _ => match block.trim().strip_prefix("- ") {
                    Some(item) => {
                        format!("<text:list><text:list-item><text:p>{item}</text:p></text:list-item></text:list>")
                    }
                    None => format!("<text:p>{}</text:p>", block.trim()),
                },
            })
            .collect();
        let content = format!(
            "<office:document-content{names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        crate::support::office::zip_parts(&[("content.xml", content)])
    };
    for (name, bytes) in
        [("policy.md", markdown.as_bytes().to_vec()), ("policy.txt", markdown.as_bytes().to_vec()), ("policy.odt", odt)]
    {
        let (_folder, text) = begun(name, &bytes, &["--quote"]);
        let record: Value = serde_yaml::from_str(&text).expect("YAML");
        assert_eq!(record["title"], "Training Strategy", "{name}\n{}", head(&text));
        assert_eq!(record["approval"]["by"], "Executive Group", "{name}\n{}", head(&text));
        assert_eq!(entries(&record, "issuers", &["name"]), ["Ashford Safeguarding Children Partnership"], "{name}");
        let duties = entries(&record, "commitments", &["section", "strength", "quote"]);
        assert_eq!(
            duties,
            ["1.1 must Each agency must name a lead.", "2 should Two trainers should deliver each session."],
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_begun_is_said() {
    let folder = folder();
    let place = folder.path();
    fs::write(place.join("mine.yaml"), "mine\n").expect("a file");
    fs::write(place.join("a.docx"), Word::new().paragraph("Staff must attend training.").build()).expect("a file");
    fs::write(place.join("broken.docx"), b"PK").expect("a file");
    fs::write(place.join("empty.md"), b"\n").expect("a file");
    fs::write(place.join("a.pdf"), b"%PDF-1.7").expect("a file");
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("b.md"), "text").expect("a file");
    let outside = outside.path().join("b.md").display().to_string();
    for (arguments, says) in [
        (&["mine.yaml", "--from", "a.docx"][..], "is there already, and nothing was written"),
        (&["--from", "a.pdf"], "save it as a Word document"),
        (&["--from", "broken.docx"], "nothing was read of broken.docx: this file is damaged"),
        (&["--from", "empty.md"], "has no text in it"),
        (&["--from", "nowhere.docx"], "name the document as it is called"),
        (&["--from", outside.as_str()], "lies outside"),
        (&["--quote"], "--from"),
    ] {
        let (printed, said, code) = new(place, arguments);
        assert_eq!((code, said.contains(says), printed.as_str()), (2, true, ""), "{arguments:?}: {said}");
    }
    assert_eq!(fs::read_to_string(place.join("mine.yaml")).expect("it"), "mine\n");
    let mut command = Command::cargo_bin("paramount").expect("the binary");
    let output = command.current_dir(place).args(["new", "course", "--from", "a.docx"]).output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stderr).contains("only a policy can be begun from a document"));
}

/// The record stands in another folder than the document.
#[test]
fn the_document_is_named_from_the_record() {
    let folder = folder();
    for name in ["policies", "word"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    fs::write(folder.path().join("word/a.docx"), Word::new().paragraph("Staff must attend training.").build())
        .expect("a file");
    let (_, said, code) = new(folder.path(), &["policies/a.yaml", "--from", "word/a.docx"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 sentence sounds like a duty, and is suggested as a commitment."), "{said}");
    let text = fs::read_to_string(folder.path().join("policies/a.yaml")).expect("the record");
    assert!(text.contains("  file: \"../word/a.docx\"\n"), "{text}");
}
