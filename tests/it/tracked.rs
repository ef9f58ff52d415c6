//! Tracked changes of a Word document against the policy that records it, before anybody accepts them.

use std::fs;
use std::path::Path;

use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::Look;
use paramount::report::diff::tracked::TrackedReport;

use crate::support::office::{Word, escaped, relationships, word_part, zip_parts};

mod hostile;
mod judged;
mod lists;
mod private;
mod record;
mod signed;
mod unquoted;
mod weighed;

/// Who made the changes; nothing that is printed names them.
const AUTHORS: [&str; 2] = ["Jo Bloggs", "Sam Doe"];

const SENTENCE: &str = "Every session must be led by two trainers.";
const REGISTER: &str = "The board must keep a register.";

/// A paragraph in which `[-gone-]` was taken out, `{+came+}` put in, `[<away<]` moved away and `{>here>}` moved to; a sign at
/// its end says that the end itself was put in (`+`), taken out (`-`), or both (`*`).
fn paragraph(text: &str, end: &str) -> String {
    let mark = |name: &str, author: &str| format!(r#"<w:{name} w:id="9" w:author="{author}"/>"#);
    let [put_in, taken_out] = [mark("ins", AUTHORS[0]), mark("del", AUTHORS[1])];
    let marks = match end {
        "+" => put_in,
        "-" => taken_out,
        "*" => put_in + &taken_out,
        _ => String::new(),
    };
    let properties = if marks.is_empty() { marks } else { format!("<w:pPr><w:rPr>{marks}</w:rPr></w:pPr>") };
    format!("<w:p>{properties}{}</w:p>", runs(text))
}

fn runs(text: &str) -> String {
    let kinds = [
        ("[-", "-]", "del", "delText"),
        ("{+", "+}", "ins", "t"),
        ("[<", "<]", "moveFrom", "t"),
        ("{>", ">}", "moveTo", "t"),
    ];
    let (mut rest, mut runs) = (text, String::new());
    while !rest.is_empty() {
        let next = kinds.iter().filter_map(|kind| Some((rest.find(kind.0)?, kind))).min_by_key(|(at, _)| *at);
        let (plain, marked) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        runs += &run("t", plain);
        rest = marked;
        if let Some((at, (open, close, name, letters))) = next {
            let (inside, after) = marked[open.len()..].split_once(close).expect("an end");
            let author = AUTHORS[at % AUTHORS.len()];
            runs += &format!(r#"<w:{name} w:id="1" w:author="{author}">{}</w:{name}>"#, run(letters, inside));
            rest = after;
        }
    }
    runs
}

fn run(letters: &str, text: &str) -> String {
    format!(r#"<w:r><w:{letters} xml:space="preserve">{}</w:{letters}></w:r>"#, escaped(text))
}

fn heading(level: u8, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{}</w:p>"#, runs(text))
}

fn record(commitments: &str) -> String {
    format!(
        "paramount: policy/v1\npolicy: anytown\nedition: \"2024\"\ntitle: Training Strategy\nsource: {{file: \
         strategy.docx}}\ncommitments:\n{commitments}"
    )
}

fn quoting(id: &str, quote: &str) -> String {
    format!("  - {{id: {id}, section: \"3\", strength: must, says: What is recorded., quote: '{quote}'}}\n")
}

/// What is printed of a document, and how the run ends.
fn printed(document: &[u8], record: &str, more: &[&str]) -> (String, Outcome) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    fs::write(root.join("strategy.docx"), document).expect("a document");
    fs::write(root.join("policy.yaml"), record).expect("a record");
    let run = run_in(&root, &[&["--tracked", "strategy.docx"], more, &["."]].concat());
    assert_eq!(fs::read(root.join("strategy.docx")).expect("the document"), document, "nothing is accepted");
    run
}

/// A text without the ends of its lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `diff` prints in a folder, where arguments that name something there are paths.
fn run_in(root: &Path, arguments: &[&str]) -> (String, Outcome) {
    let at = |argument: &&str| {
        let path = root.join(argument);
        if path.exists() { path.to_str().expect("a path").to_owned() } else { (*argument).to_owned() }
    };
    let arguments = arguments.iter().map(at);
    let start = ["paramount", "diff", "--today", "2026-11-22", "--root", root.to_str().expect("a path")];
    let all: Vec<String> = start.iter().map(|word| (*word).to_owned()).chain(arguments).collect();
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 22) };
    let outcome = commands::run(Cli::try_parse_from(all).expect("arguments that parse"), &mut console);
    out.extend(errors);
    let text = String::from_utf8(out).expect("text");
    assert!(AUTHORS.iter().all(|author| !text.contains(author)), "{text}");
    (text, outcome)
}

fn report(document: &[u8], record: &str) -> TrackedReport {
    let (text, outcome) = printed(document, record, &["--format", "json", "--fail-on", "never"]);
    assert_eq!(outcome, Outcome::Clean, "{text}");
    serde_json::from_str(&text).expect("a report")
}

/// A word as JSON has it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a word").replace('"', "")
}

/// Each change in a line: commitments, fate, verdict and the kinds of word that changed; then what nothing recorded stands in.
fn told_of(document: &[u8], commitments: &str) -> Vec<String> {
    let report = report(document, &record(commitments));
    let changes = report.changes.iter().map(|change| {
        let names: Vec<&str> = change.commitments.iter().map(|recorded| recorded.name.as_str()).collect();
        let kinds: Vec<String> = change.weighing.iter().map(|weighed| word(&weighed.kind)).collect();
        let line = [names.join("+"), word(&change.fate), word(&change.verdict), kinds.join("+")].join(" ");
        line.trim_end().to_owned()
    });
    let others = report.unrecorded.iter().map(|text| {
        let modal = if text.has_modal { " modal" } else { "" };
        format!("unrecorded {}{modal}", word(&text.fate))
    });
    changes.chain(others).collect()
}

fn told(body: &str, commitments: &str) -> Vec<String> {
    told_of(&Word::new().raw(body).build(), commitments)
}

#[test]
fn what_becomes_of_a_recorded_text_is_told_with_the_words_that_weigh() {
    let one = quoting("trainers", SENTENCE);
    let whole = |text: &str, end: &str| paragraph(text, end) + &paragraph("The end.", "");
    for (body, expected) in [
        (whole(&format!("[-{SENTENCE}-]"), "-"), "trainers taken-out weakened"),
        (whole(&format!("Short. [-{SENTENCE}-] And more."), ""), "trainers taken-out weakened"),
        (paragraph("The end.", "") + &paragraph(&format!("[-{SENTENCE}-]"), ""), "trainers taken-out weakened"),
        (whole(&format!("{{+{SENTENCE}+}}"), "+"), "trainers put-in strengthened"),
        (whole("Every session [-must-]{+should+} be led by two trainers.", ""), "trainers reworded weakened modal"),
        (whole("Every session must {+not +}be led by two trainers.", ""), "trainers reworded weakened negation"),
        (
            whole("Every session [-must-]{+should not+} be led by two trainers.", ""),
            "trainers reworded weakened modal+negation",
        ),
        (
            whole("Every session must be led by [-two trainers-]{+one trainer+}.", ""),
            "trainers reworded unclear number",
        ),
        (
            whole("Every session must be led by two trainers{+ where possible+}.", ""),
            "trainers reworded unclear condition",
        ),
        (whole("Every session must be [-led-]{+run+} by two trainers.", ""), "trainers reworded reworded"),
        (whole("[-Every-]{+Most+} session must be led by two trainers.", ""), "trainers reworded unclear quantifier"),
        // What is written into a sentence may be longer than the sentence.
        (
            whole(
                "[-Every session-]{+Lessons, meetings, visits, talks, walks, plays, quizzes, films and songs for carers+} must \
                 be led by two trainers.",
                "",
            ),
            "trainers reworded unclear quantifier+group",
        ),
    ] {
        assert_eq!(told(&body, &one), [expected], "{body}");
    }
    let staff = quoting("staff", "All staff must attend.");
    let body = paragraph("All [-staff-]{+volunteers+} must attend.", "");
    assert_eq!(told(&body, &staff), ["staff reworded unclear group"]);
    let may = quoting("places", "Agencies may send two people.");
    let body = paragraph("Agencies [-may-]{+must+} send two people.", "");
    assert_eq!(told(&body, &may), ["places reworded strengthened modal"]);
}

#[test]
fn what_is_moved_is_told_once_whoever_moved_it_and_however() {
    let one = quoting("trainers", SENTENCE);
    let between = paragraph("In between.", "") + &paragraph("So far.", "");
    let moved =
        |from: &str, to: &str| paragraph(from, "-") + &between + &paragraph(to, "+") + &paragraph("The end.", "");
    let by_mark = moved(&format!("[<{SENTENCE}<]"), &format!("{{>{SENTENCE}>}}"));
    assert_eq!(told(&by_mark, &one), ["trainers moved neutral"]);
    let by_hand = moved(&format!("[-{SENTENCE}-]"), &format!("{{+{SENTENCE}+}}"));
    assert_eq!(told(&by_hand, &one), ["trainers moved neutral"]);
    let weaker = moved(&format!("[<{SENTENCE}<]"), "{>Every session should be led by two trainers.>}");
    assert_eq!(told(&weaker, &one), ["trainers moved-and-reworded weakened modal"]);
    // Moved, and then put in other words where it is now.
    let marks = r#"<w:moveTo w:author="Jo Bloggs">"#;
    let edited = format!(
        r#"<w:p>{marks}{}<w:del w:author="Sam Doe">{}</w:del></w:moveTo><w:ins w:author="Sam Doe">{}</w:ins>{marks}{}</w:moveTo></w:p>"#,
        run("t", "Every session "),
        run("delText", "must"),
        run("t", "should"),
        run("t", " be led by two trainers.")
    );
    let body = paragraph(&format!("[<{SENTENCE}<]"), "-") + &between + &edited;
    assert_eq!(told(&body, &one), ["trainers moved-and-reworded weakened modal"]);
    let turned = paragraph(&format!("[-{SENTENCE} -]It is short. {{+{SENTENCE}+}}"), "");
    assert_eq!(told(&turned, &one), ["unrecorded moved"], "of two that change places, either moved");
}

#[test]
fn paragraphs_that_are_split_or_merged_are_no_changes_of_their_words() {
    let two = quoting("trainers", SENTENCE) + &quoting("register", REGISTER);
    let none: [String; 0] = [];
    let split = paragraph(&format!("{SENTENCE} "), "+") + &paragraph(REGISTER, "");
    let merged = paragraph(&format!("{SENTENCE} "), "-") + &paragraph(&format!(" {REGISTER}"), "");
    let inside = paragraph("Every session must be led", "+") + &paragraph(" by two trainers.", "");
    let three = paragraph(SENTENCE, "+") + &paragraph("", "*") + &paragraph(REGISTER, "-") + &paragraph("The end.", "");
    for body in [&split, &merged, &inside, &three] {
        assert_eq!(told(body, &two), none, "{body}");
        let report = report(&Word::new().raw(body).build(), &record(&two));
        assert_eq!((report.summary.touched, report.summary.parted), (0, 1), "{body}");
    }
    let (text, outcome) = printed(&Word::new().raw(&merged).build(), &record(&two), &[]);
    assert_eq!(outcome, Outcome::Clean);
    assert!(text.contains("1 paragraph is only split or merged, which touches no word."), "{text}");
    let split_and_changed =
        paragraph("Every session [-must-]{+should+} be led", "+") + &paragraph(" by {+at least +}two trainers.", "");
    let report = report(&Word::new().raw(&split_and_changed).build(), &record(&two));
    assert_eq!((report.changes.len(), report.summary.touched, report.summary.parted), (1, 1, 0), "{report:?}");
    let both = paragraph(SENTENCE, "+") + &paragraph("The board [-must-]{+may+} keep a register.", "");
    assert_eq!(told(&both, &two), ["register reworded weakened modal"]);
    let between = paragraph("Every session must be led", "+")
        + &paragraph("{+It is short.+}", "+")
        + &paragraph(" by two trainers.", "");
    assert_eq!(told(&between, &two), ["trainers put-in unclear"], "what is quoted does not stand there any more");
    let put_in = paragraph(SENTENCE, "+") + &paragraph("{+It is said. +}", "+") + &paragraph(REGISTER, "");
    assert_eq!(told(&put_in, &two), ["unrecorded put-in"]);
}

#[test]
fn rows_cells_notes_boxes_and_margins_have_a_history_too() {
    let one = quoting("trainers", SENTENCE);
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text, ""));
    let row = |properties: &str, cells: &str| format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>");
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    let gone_row = table(&(row("", &cell("Head")) + &row(r#"<w:del w:author="Jo Bloggs"/>"#, &cell(SENTENCE))));
    assert_eq!(told(&gone_row, &one), ["trainers taken-out weakened"]);
    let come_row = table(&row(r#"<w:ins w:author="Jo Bloggs"/>"#, &(cell(SENTENCE) + &cell("More."))));
    assert_eq!(told(&come_row, &one), ["trainers put-in strengthened", "unrecorded put-in"]);
    let gone_cell =
        format!(r#"<w:tc><w:tcPr><w:cellDel w:author="Jo Bloggs"/></w:tcPr>{}</w:tc>"#, paragraph(SENTENCE, ""));
    assert_eq!(told(&table(&row("", &(gone_cell + &cell("Stays.")))), &one), ["trainers taken-out weakened"]);
    // A number alone in a cell.
    let numbers = table(&row("", &(cell("Trainers") + &cell("[-2-]{+1+}"))));
    assert_eq!(told(&numbers, &quoting("trainers", "Trainers 2")), ["trainers reworded unclear number"]);
    // A table in a cell of a row that is taken out; what follows the table stays.
    let nested =
        table(&row(r#"<w:del w:author="Jo Bloggs"/>"#, &format!("<w:tc>{}</w:tc>", table(&row("", &cell(SENTENCE))))));
    assert_eq!(
        told(&(nested + &paragraph(REGISTER, "")), &(one.clone() + &quoting("register", REGISTER))),
        ["trainers taken-out weakened"]
    );
    // The end of a cell and of a box has nothing to run on into.
    let last =
        table(&row("", &(format!("<w:tc>{}</w:tc>", paragraph(&format!("[-{SENTENCE}-]"), "-")) + &cell("Beside."))));
    assert_eq!(told(&last, &one), ["trainers taken-out weakened"]);
    let boxed = |text: &str| {
        format!(
            "<w:p>{}<w:r><w:txbxContent>{}</w:txbxContent></w:r>{}</w:p>",
            run("t", "Around "),
            paragraph(text, "-"),
            run("t", "it.")
        )
    };
    assert_eq!(
        told(&boxed("Every session [-must-]{+should+} be led by two trainers."), &one),
        ["trainers reworded weakened modal"]
    );
    let gone_box = format!(
        r#"<w:p><w:del w:author="Jo Bloggs"><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:del></w:p>"#,
        paragraph(SENTENCE, "")
    );
    assert_eq!(told(&gone_box, &one), ["trainers taken-out weakened"]);
}

/// A document with parts of its own for notes and margins.
fn with_part(kind: &str, root: &str, content: &str) -> Vec<u8> {
    let mut parts = Word::new().paragraph("Text.").parts();
    let target = format!("{kind}9.xml");
    let relations = parts.iter_mut().find(|(name, _)| name == "word/_rels/document.xml.rels").expect("relations");
    relations.1 = relationships(&[
        ("rId1", "styles", "styles.xml"),
        ("rId9", kind, &target),
        ("rId8", kind, &format!("again{target}")),
    ]);
    parts.push((format!("word/{target}"), word_part(root, content)));
    parts.push((format!("word/again{target}"), word_part(root, content)));
    zip_parts(&parts)
}

#[test]
fn what_stands_in_notes_and_above_each_page_is_told_once() {
    let one = quoting("trainers", SENTENCE);
    let changed = paragraph("Every session [-must-]{+should+} be led by two trainers.", "");
    let header = with_part("header", "hdr", &changed);
    assert_eq!(told_of(&header, &one), ["trainers reworded weakened modal"]);
    let note = with_part("footnotes", "footnotes", &format!(r#"<w:footnote w:id="1">{changed}</w:footnote>"#));
    let report = report(&note, &record(&one));
    assert_eq!(report.changes[0].passage, "footnote 1");
}

#[test]
fn what_was_put_in_and_taken_out_again_and_how_text_looked_is_no_change() {
    let one = quoting("trainers", SENTENCE);
    let none: [String; 0] = [];
    let never = format!(
        r#"<w:p><w:ins w:author="Jo Bloggs"><w:del w:author="Sam Doe">{}</w:del></w:ins>{}</w:p>"#,
        run("delText", "Agencies must pay. "),
        run("t", SENTENCE)
    );
    let bold = format!(
        r#"<w:p><w:pPr><w:pPrChange w:author="Jo Bloggs"><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:author="Jo Bloggs"><w:rPr/></w:rPrChange></w:rPr><w:t>{SENTENCE}</w:t></w:r></w:p>"#
    );
    let numbered = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:author="Jo Bloggs"/></w:numPr></w:pPr>{}</w:p>"#,
        run("t", SENTENCE)
    );
    let spaced = paragraph("Every session must be led [- -]by two trainers.", "");
    for body in [never, bold, numbered, spaced, paragraph(SENTENCE, "")] {
        assert_eq!(told(&body, &one), none, "{body}");
        let (text, outcome) = printed(&Word::new().raw(&body).build(), &record(&one), &[]);
        assert_eq!(outcome, Outcome::Clean, "{text}");
        assert!(flat(&text).contains("no tracked change touches the words of the document"), "{text}");
    }
}

#[test]
fn a_sentence_that_becomes_two_or_two_that_become_one_is_one_change() {
    let one = quoting("trainers", "Every session must be led by two trainers, and staff must attend.");
    let parted = paragraph("Every session must be led by two trainers[-, and staff-]{+. Staff+} must attend.", "");
    assert_eq!(told(&parted, &one), ["trainers reworded reworded"]);
    let two = quoting("both", &format!("{SENTENCE} {REGISTER}"));
    let joined =
        paragraph("Every session must be led by two trainers[-. The-]{+, and the+} board must keep a register.", "");
    assert_eq!(told(&joined, &two).len(), 1);
    let part = paragraph(&format!("{SENTENCE} [-{REGISTER}-]"), "");
    assert_eq!(told(&part, &two), ["both taken-out unclear"], "only a part is gone");
    let all = paragraph(&format!("[-{SENTENCE} {REGISTER}-] The end."), "");
    assert_eq!(told(&all, &two), ["both taken-out weakened"]);
    let elsewhere = paragraph(&format!("[-{SENTENCE} {REGISTER}-] The end."), "")
        + &paragraph(&format!("{SENTENCE} {REGISTER}"), "");
    assert_eq!(told(&elsewhere, &two), ["both taken-out unclear"], "it stands elsewhere too");
}

#[test]
fn of_several_commitments_in_one_sentence_those_count_whose_words_change() {
    let two = quoting("trainers", "must be led by two trainers") + &quoting("sessions", "Every session");
    let body = paragraph("Every session [-must-]{+should+} be led by two trainers.", "");
    assert_eq!(told(&body, &two), ["trainers reworded weakened modal"]);
    let around = paragraph("{+Where they can, +}[-E-]{+e+}very session must be led by two trainers.", "");
    let report =
        report(&Word::new().raw(&around).build(), &record(&quoting("trainers", "must be led by two trainers")));
    assert_eq!(word(&report.changes[0].verdict), "unclear");
    assert!(report.changes[0].sentence.starts_with("The words that are quoted stay, and the sentence"), "{report:?}");
}

#[test]
fn what_touches_nothing_recorded_is_told_in_one_line_and_counted() {
    let body = paragraph("{+Agencies must report. +}The end.", "")
        + &paragraph("It is [-sunny-]{+wet+}.", "")
        + &paragraph(SENTENCE, "");
    assert_eq!(told(&body, &quoting("trainers", SENTENCE)), ["unrecorded put-in modal", "unrecorded reworded"]);
    let (text, outcome) = printed(&Word::new().raw(&body).build(), &record(&quoting("trainers", SENTENCE)), &[]);
    assert_eq!(outcome, Outcome::Clean);
    let line = "2 changed texts have nothing recorded in them, 1 of them with a word such as must: paragraph 1; the others: paragraph 2.";
    assert!(flat(&text).contains(line), "{text}");
    assert!(flat(&text).contains("in no changed text was something recognised that is recorded"), "{text}");
}

#[test]
fn every_format_tells_it_and_the_exit_code_is_that_of_diff() {
    let body = heading(1, "3. Delivery <b>")
        + &paragraph("Every session [-must-]{+should+} be led by [-two-]{+one+} trainer{+ | `x` <script>+}.", "")
        + &paragraph(&format!("[-{REGISTER}-] \u{1b}[31m"), "");
    let document = Word::new().raw(&body.replace('\u{1b}', "\u{202e}")).build();
    let commitments = quoting("trainers", "Every session must be led by two trainer.") + &quoting("register", REGISTER);
    let record = record(&commitments.replace("id: register", "standard: attendance"));
    for format in ["human", "markdown", "json", "html"] {
        let (text, outcome) = printed(&document, &record, &["--format", format]);
        assert_eq!(outcome, Outcome::Findings, "{format}: {text}");
        let has_markup = format == "html" && text.contains("<script>");
        assert!(!has_markup && !text.contains('\u{202e}'), "{format}: {text}");
    }
    let (text, _) = printed(&document, &record, &[]);
    insta::assert_snapshot!("tracked__human", text.replace('\\', "/"));
    let (text, _) = printed(&document, &record, &["--format", "markdown"]);
    insta::assert_snapshot!("tracked__markdown", text);
    let (_, outcome) = printed(&document, &record, &["--fail-on", "never"]);
    assert_eq!(outcome, Outcome::Clean);
    let draft = record.replace("title:", "status: draft\ntitle:");
    let (text, outcome) = printed(&document, &draft, &[]);
    assert!(outcome == Outcome::Clean && text.contains("WEAKER IN WHAT BINDS NOBODY YET (2)"), "{text}");
    let unclear = paragraph("Every session must be led by [-two-]{+one+} trainers.", "");
    let document = Word::new().raw(&unclear).build();
    let ends = |more: &[&str]| printed(&document, &self::record(&quoting("trainers", SENTENCE)), more).1;
    assert_eq!([ends(&[]), ends(&["--fail-on", "unclear"])], [Outcome::Clean, Outcome::Findings]);
}
