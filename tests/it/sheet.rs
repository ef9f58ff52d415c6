//! `sheet out` and `sheet in`: what a spreadsheet shows of policies, and what of it comes back.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader, Xlsx};
use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::Look;
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::support::{copy_into, files_below, libreoffice, root};

/// What a run of the command said, and how it ended.
struct Ran {
    outcome: Outcome,
    out: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let today = date(2026, 11, 27);
    let mut console = Console { out: &mut out, errors: &mut errors, look, today };
    let words = ["paramount", "sheet"].into_iter().chain(arguments.iter().copied());
    let cli = Cli::try_parse_from(words).expect("arguments that parse");
    let outcome = commands::run(cli, &mut console);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran { outcome, out: text(out), errors: text(errors) }
}

/// A folder of its own with a copy of some documents.
struct Folder {
    _kept: tempfile::TempDir,
    path: PathBuf,
}

impl Folder {
    fn with(documents: &str) -> Self {
        let folder = Self::empty();
        copy_into(&root().join(documents), &folder.path.join("policies"));
        folder
    }

    fn empty() -> Self {
        let kept = tempfile::tempdir().expect("a folder");
        let path = fs::canonicalize(kept.path()).expect("the folder that was made");
        Self { _kept: kept, path }
    }

    fn at(&self, name: &str) -> String {
        self.path.join(name).to_str().expect("a path in UTF-8").to_owned()
    }

    fn out(&self, name: &str) -> Ran {
        run(&["out", &self.at(name), &self.at(""), "--root", &self.at("")])
    }
}

fn bytes(file: impl AsRef<Path>) -> Vec<u8> {
    fs::read(file).expect("a file")
}

#[test]
fn a_sheet_of_the_same_policies_has_the_same_bytes() {
    let folder = Folder::with("policies/partnerships");
    for (one, other) in [("a.csv", "b.csv"), ("a.xlsx", "b.xlsx")] {
        let (first, second) = (folder.out(one), folder.out(other));
        assert_eq!((first.outcome, second.outcome), (Outcome::Clean, Outcome::Clean), "{}", first.errors);
        assert_eq!(bytes(folder.at(one)), bytes(folder.at(other)));
    }
}

#[test]
fn a_sheet_that_is_there_is_kept_unless_somebody_says_otherwise() {
    let folder = Folder::with("policies/partnerships/norfolk");
    fs::write(folder.at("a.csv"), "mine").expect("a file");
    let refused = folder.out("a.csv");
    assert_eq!(refused.outcome, Outcome::NotDone);
    assert!(refused.errors.contains("is there already, and nothing was written"), "{}", refused.errors);
    assert_eq!(bytes(folder.at("a.csv")), b"mine");
    let forced = run(&["out", &folder.at("a.csv"), &folder.at("policies"), "--force"]);
    assert_eq!(forced.outcome, Outcome::Clean, "{}", forced.errors);
    assert!(bytes(folder.at("a.csv")).starts_with("\u{feff}Standard,".as_bytes()));
}

#[test]
fn a_folder_without_policies_gives_no_sheet() {
    let folder = Folder::empty();
    let ran = folder.out("a.xlsx");
    assert_eq!(ran.outcome, Outcome::Nothing);
    assert!(ran.errors.contains("no policy was found") && ran.out.is_empty(), "{}", ran.errors);
    assert!(!Path::new(&folder.at("a.xlsx")).exists());
    let named = run(&["out", &folder.at("a.ods"), &folder.at("")]);
    assert_eq!(named.outcome, Outcome::NotDone);
    assert!(named.errors.contains("neither .xlsx nor .csv"), "{}", named.errors);
}

/// The columns of a sheet by their headings, for tests that write into them.
const ANSWER: &str = "Answer";
const STRENGTH: &str = "Strength";
const SECTION: &str = "Section";
const SAYS: &str = "What the policy says";
const NUMBERS: &str = "Numbers";
const LACKS: &str = "What is missing";
const ACTION: &str = "Promised action";
const LEFT_TO: &str = "Left to whom";

/// A sheet as texts, so that a test can write into it as somebody would.
struct Cells {
    file: String,
    rows: Vec<Vec<String>>,
}

impl Cells {
    fn of(file: &str) -> Self {
        let rows = if file.ends_with(".csv") { csv_rows(file) } else { xlsx_rows(file) };
        Self { file: file.to_owned(), rows }
    }

    fn column(&self, heading: &str) -> usize {
        self.rows[0].iter().position(|known| known == heading).unwrap_or_else(|| panic!("no column {heading}"))
    }

    /// The row of a standard and policy, the first of several.
    fn row(&self, standard: &str, policy: &str) -> usize {
        let policies = self.column("Policy");
        let is_it = |row: &Vec<String>| row[0] == standard && row[policies].starts_with(policy);
        self.rows.iter().position(is_it).unwrap_or_else(|| panic!("no row for {standard} and {policy}"))
    }

    fn get(&self, row: usize, heading: &str) -> &str {
        &self.rows[row][self.column(heading)]
    }

    fn set(&mut self, row: usize, heading: &str, text: &str) {
        let column = self.column(heading);
        self.rows[row][column] = text.to_owned();
    }

    /// The name of a cell, of the first 26 columns.
    fn name(&self, row: usize, heading: &str) -> String {
        let letter = char::from(b'A' + u8::try_from(self.column(heading)).expect("a column with a letter"));
        format!("{letter}{}", row + 1)
    }

    /// Writes the sheet again, as another program would: other styles, other parts, the same cells.
    fn save(&self) {
        self.save_with(|_| {});
    }

    fn save_with(&self, more: impl Fn(&mut Worksheet)) {
        if self.file.ends_with(".csv") {
            let mut writer = csv::Writer::from_path(&self.file).expect("a file");
            self.rows.iter().for_each(|row| writer.write_record(row).expect("a record"));
            writer.flush().expect("a file");
            return;
        }
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Answers").expect("a name");
        for (line, row) in (0_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                sheet.write_string(line, column, cell).expect("a cell");
            }
        }
        more(sheet);
        workbook.save(&self.file).expect("a file");
    }
}

fn csv_rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).expect("text");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

fn xlsx_rows(file: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook(file).expect("a workbook");
    let range = workbook.worksheet_range("Answers").expect("the list");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

impl Folder {
    fn take_in(&self, name: &str) -> Ran {
        run(&["in", &self.at(name), "--root", &self.at("")])
    }

    /// Every file below the folder but sheets, with its bytes.
    fn documents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let is_sheet = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "xlsx" || ending == "csv");
        let files = files_below(&self.path).into_iter().filter(|file| !is_sheet(file));
        files.map(|file| (file.clone(), bytes(file))).collect()
    }
}

/// The lines that went and those that came between two states of all documents.
fn changed_lines(
    before: &BTreeMap<PathBuf, Vec<u8>>,
    after: &BTreeMap<PathBuf, Vec<u8>>,
) -> (Vec<String>, Vec<String>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (file, old) in before {
        let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(&after[file]));
        let diff = similar::TextDiff::from_lines(&*old, &*new);
        for change in diff.iter_all_changes() {
            let line = change.value().trim_end().to_owned();
            match change.tag() {
                similar::ChangeTag::Delete => gone.push(line),
                similar::ChangeTag::Insert => come.push(line),
                similar::ChangeTag::Equal => {}
            }
        }
    }
    (gone, come)
}

/// The five policies, and every example that the tests have.
#[test]
fn a_sheet_without_a_change_changes_nothing() {
    for documents in ["policies/partnerships", "tests/examples", "tests/cases", "tests/change"] {
        let folder = Folder::with(documents);
        let before = folder.documents();
        for name in ["a.xlsx", "a.csv"] {
            let out = folder.out(name);
            assert!(Path::new(&folder.at(name)).exists(), "{documents}: {}", out.errors);
            for is_saved_again in [false, true] {
                if is_saved_again {
                    Cells::of(&folder.at(name)).save();
                }
                let ran = folder.take_in(name);
                assert_eq!(ran.outcome, Outcome::Clean, "{documents} {name}: {}", ran.errors);
                assert!(
                    ran.errors.contains("nothing was written") && ran.out.is_empty(),
                    "{documents}: {}",
                    ran.errors
                );
                assert!(folder.documents() == before, "{documents} {name}");
            }
        }
    }
}

/// What one changed cell does to the five policies: the lines that go, and those that come.
#[test]
fn one_changed_cell_is_one_changed_line() {
    let cases = [
        ("two-trainers", "southampton", STRENGTH, "must"),
        ("child-voice", "norfolk", STRENGTH, "may"),
        ("child-voice", "norfolk", SECTION, "6.1"),
        ("needs-analysis", "norfolk", SECTION, "3 | 4.2"),
        ("annual-programme", "norfolk", NUMBERS, "every: 2 years"),
        ("annual-programme", "norfolk", NUMBERS, "18 months"),
        ("needs-analysis", "norfolk", NUMBERS, "sources: reviews, section-11"),
        ("needs-analysis", "norfolk", LACKS, "a time for the analysis: none is given"),
        ("employer-competence", "norfolk", ANSWER, "partial"),
        ("annual-report", "norfolk", NUMBERS, "every: unstated"),
        ("employer-competence", "norfolk", LEFT_TO, "Employers"),
    ];
    let mut wrong = Vec::new();
    for (standard, policy, heading, text) in cases {
        for name in ["a.xlsx", "a.csv"] {
            let folder = Folder::with("policies/partnerships");
            folder.out(name);
            let before = folder.documents();
            let mut cells = Cells::of(&folder.at(name));
            let row = cells.row(standard, policy);
            cells.set(row, heading, text);
            cells.save();
            let ran = folder.take_in(name);
            let (gone, come) = changed_lines(&before, &folder.documents());
            let last = text.rsplit([' ', ':']).next().expect("a word");
            let is_one = gone.len() <= 1 && come.len() == 1 && come[0].contains(last);
            if ran.outcome != Outcome::Clean || !is_one {
                wrong.push(format!("{standard} {heading} {name}: {gone:#?} {come:#?} {}", ran.errors));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What an answer lacks belongs to one that is there in part: both cells are taken together, and neither alone.
#[test]
fn what_an_answer_lacks_is_taken_with_partial() {
    let text = "commitments:\n  - standard: two-trainers\n    section: \"4\"\n    strength: should\n    says: Two lead it.\n    \
                details: {minimum: 2}\n";
    for (answer, outcome) in [("", Outcome::NotDone), ("partial", Outcome::Clean)] {
        let folder = Folder::of_one(text);
        folder.out("a.csv");
        let mut cells = Cells::of(&folder.at("a.csv"));
        let row = cells.row("two-trainers", "ash");
        cells.set(row, LACKS, "volunteers");
        if !answer.is_empty() {
            cells.set(row, ANSWER, answer);
        }
        cells.save();
        let ran = folder.take_in("a.csv");
        assert_eq!(ran.outcome, outcome, "{}", ran.errors);
        let is_said = ran.errors.contains("the answer is recorded as a whole one");
        assert_eq!(is_said, outcome == Outcome::NotDone, "{}", ran.errors);
        assert_eq!(folder.policy().contains("lacks: volunteers"), outcome == Outcome::Clean, "{}", folder.policy());
    }
}

/// One word of a long text touches its line alone.
#[test]
fn one_changed_word_of_a_paragraph_is_one_changed_line() {
    let folder = Folder::with("policies/partnerships");
    folder.out("a.xlsx");
    let before = folder.documents();
    let mut cells = Cells::of(&folder.at("a.xlsx"));
    let mut wanted = 0;
    for row in 1..cells.rows.len() {
        let says = cells.get(row, SAYS).to_owned();
        let Some((first, rest)) = says.split_once(' ') else { continue };
        cells.set(row, SAYS, &format!("{first} {}", rest.replacen(' ', " gladly ", 1)));
        wanted += 1;
    }
    cells.save();
    let ran = folder.take_in("a.xlsx");
    assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
    let (gone, come) = changed_lines(&before, &folder.documents());
    assert!(wanted > 200 && gone.len() == wanted, "{wanted} {}", gone.len());
    // A full line is followed by one for the rest of what is written.
    assert!(come.len() <= wanted + wanted / 5, "{} {wanted}", come.len());
    let again = folder.out("b.xlsx");
    assert_eq!(again.outcome, Outcome::Clean);
    let (asked, now) = (Cells::of(&folder.at("a.xlsx")), Cells::of(&folder.at("b.xlsx")));
    let column = asked.column(SAYS);
    for (asked, now) in asked.rows.iter().zip(&now.rows) {
        assert_eq!(asked[column], now[column]);
    }
}

/// How a policy begins.
const HEAD: &str = "paramount: policy/v1\npolicy: ash\nedition: \"2024\"\ntitle: Training policy\nstatus: draft\n";

impl Folder {
    /// A folder with one policy that says this below its head.
    fn of_one(text: &str) -> Self {
        let folder = Self::empty();
        fs::write(folder.at("ash.yaml"), format!("{HEAD}{text}")).expect("a policy");
        folder
    }

    fn policy(&self) -> String {
        fs::read_to_string(self.at("ash.yaml")).expect("the policy")
    }

    /// Writes cells of rows, named by their standards, into a sheet, and takes it in.
    fn fill_in(&self, name: &str, cells: &[(&str, &str, &str)]) -> Ran {
        self.out(name);
        let mut sheet = Cells::of(&self.at(name));
        for (standard, heading, text) in cells {
            let row = sheet.row(standard, "ash");
            sheet.set(row, heading, text);
        }
        sheet.save();
        self.take_in(name)
    }
}

/// Two commitments, as files of all kinds have them, and what a new one looks like at their end.
#[test]
fn a_first_answer_stands_at_the_end_of_the_list_in_the_style_of_the_file() {
    let new = |prefix: &str| {
        let below = " ".repeat(prefix.len());
        format!(
            "{prefix}standard: refresher\n{below}section: \"3.3\"\n{below}strength: should\n{below}says: >-\n{below}  \
             Everybody is refreshed.\n{below}details:\n{below}  every: 3 years\n"
        )
    };
    let plain = "commitments:\n  - standard: complaints\n    section: \"1\"\n    strength: must\n    says: Yes.\n  - standard: \
                 certificates # last\n    says: >-\n      All get one.\n    # kept here\n";
    let spaced = plain.replace("  - standard: cert", "\n  - standard: cert");
    let wide = plain.replace("  - ", "-   ");
    let flow =
        "commitments:\n  - {standard: complaints, says: Yes.}\n  - {standard: certificates, says: 'All, of them'}\n";
    let kept = "    # kept here\n";
    for (before, after) in [
        (plain.to_owned(), plain.replace(kept, &format!("{}{kept}", new("  - ")))),
        (spaced.clone(), spaced.replace(kept, &format!("\n{}{kept}", new("  - ")))),
        (wide.clone(), wide.replace(kept, &format!("{}{kept}", new("-   ")))),
        (flow.to_owned(), format!("{flow}{}", new("  - "))),
        (String::new(), format!("commitments:\n{}", new("  - "))),
        ("commitments: []\n".to_owned(), format!("commitments:\n{}", new("  - "))),
        ("commitments:\narea: Ash\n".to_owned(), format!("commitments:\n{}area: Ash\n", new("  - "))),
    ] {
        for newline in ["\n", "\r\n"] {
            for rest in ["levels: {status: under-review}\n", ""] {
                let text = |body: &str| format!("{body}{rest}").replace('\n', newline);
                let folder = Folder::of_one("");
                let head = HEAD.replace('\n', newline);
                fs::write(folder.at("ash.yaml"), format!("{head}{}", text(&before))).expect("a policy");
                let cells = [
                    ("refresher", ANSWER, "Commits"),
                    ("refresher", STRENGTH, "should"),
                    ("refresher", SECTION, "3.3"),
                    ("refresher", SAYS, "Everybody is refreshed."),
                    ("refresher", NUMBERS, "3 years"),
                ];
                let ran = folder.fill_in("a.xlsx", &cells);
                assert_eq!(ran.outcome, Outcome::Clean, "{before}: {}", ran.errors);
                let wanted = if before.is_empty() { format!("{rest}{after}") } else { format!("{after}{rest}") };
                let wanted = format!("{HEAD}{wanted}").replace('\n', newline);
                assert_eq!(folder.policy(), wanted, "{before}");
            }
        }
    }
}

/// A first answer stands where a reader would look for it: beside those of its section, where its number belongs, or in the order
/// of the standards; everything else stays as it is.
#[test]
fn a_first_answer_stands_where_a_reader_would_look_for_it() {
    let item = |standard: &str, section: &str| {
        format!(
            "  # About {standard}.\n  - standard: {standard} # kept\n    section: {section}\n    strength: must\n    says: |\n      Yes.\n\n"
        )
    };
    let list = |items: &[(&str, &str)]| {
        let items: String = items.iter().map(|(standard, section)| item(standard, section)).collect();
        format!("commitments: # all of them\n{items}area: Ash\n")
    };
    let new = |section: &str| format!("  - standard: refresher\n    section: {section}\n    strength: should\n");
    let numbered = [("complaints", "\"3.1\""), ("certificates", "\"3.9, note\""), ("induction", "\"4\"")];
    let headed = [("complaints", "Quality"), ("certificates", "Records"), ("two-trainers", "Quality")];
    // In the order of the standards; an answer of the policy's own stands with the one before it.
    let ordered = [("induction", "One"), ("two-trainers", "Two"), ("complaints", "Three")];
    for (known, section, written, before) in [
        (numbered, "3.10", "\"3.10\"", Some("induction")),
        (numbered, "3.1", "\"3.1\"", Some("certificates")),
        (numbered, "2", "\"2\"", Some("complaints")),
        (numbered, "5", "\"5\"", None),
        (headed, "Records", "Records", Some("two-trainers")),
        (headed, "Quality", "Quality", None),
        (headed, "Elsewhere", "Elsewhere", None),
        (ordered, "Elsewhere", "Elsewhere", Some("two-trainers")),
        (ordered, "unstated", "unstated", Some("two-trainers")),
    ] {
        let folder = Folder::of_one(&list(&known));
        let cells =
            [("refresher", ANSWER, "commits"), ("refresher", STRENGTH, "should"), ("refresher", SECTION, section)];
        let ran = folder.fill_in("a.xlsx", &cells);
        assert_eq!(ran.outcome, Outcome::Clean, "{section}: {}", ran.errors);
        let policy = folder.policy();
        let at = policy.find(&new(written)).unwrap_or_else(|| panic!("{section} in {policy}"));
        let next = policy[at..].split("- standard: ").nth(2).map(|rest| rest.split(' ').next().expect("a word"));
        assert_eq!(next, before, "{section} in {policy}");
        for (standard, section) in known {
            assert!(policy.contains(item(standard, section).trim_end()), "{standard} in {policy}");
        }
    }
}

/// What an answer still has to have is kept a place for, and nothing is made up.
#[test]
fn what_a_first_answer_leaves_open_is_a_place_that_is_kept() {
    let folder = Folder::of_one("actions:\n  - {id: fees, says: Fees are set, due: 2027-01}\n");
    let answers = [
        ("refresher", ANSWER, "commits"),
        ("cancellation", ANSWER, "deferred"),
        ("cancellation", ACTION, "fees"),
        ("complaints", ANSWER, "delegated"),
        ("certificates", ANSWER, "partial"),
        ("induction", ANSWER, "refuses"),
        ("induction", SAYS, "=There is none"),
    ];
    let ran = folder.fill_in("a.csv", &answers);
    assert_eq!(ran.outcome, Outcome::NotDone, "a formula of a file without types: {}", ran.errors);
    let ran = folder.fill_in("b.xlsx", &answers);
    assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
    insta::assert_snapshot!(folder.policy());
    // A sheet of that policy has nothing to give back either.
    folder.out("c.csv");
    assert!(folder.take_in("c.csv").errors.contains("nothing was written"));
    Cells::of(&folder.at("c.csv")).save();
    assert!(folder.take_in("c.csv").errors.contains("nothing was written"));
}

/// A number whose place a first answer kept is given later, by a sheet of the policy as it is then.
#[test]
fn a_number_takes_the_place_that_is_kept_for_it() {
    let folder = Folder::of_one("");
    assert_eq!(folder.fill_in("a.xlsx", &[("refresher", ANSWER, "commits")]).outcome, Outcome::Clean);
    assert!(folder.policy().contains("every: \"[insert a length of time, such as 18 months]\""), "{}", folder.policy());
    let ran = folder.fill_in("b.csv", &[("refresher", NUMBERS, "every: 1 year")]);
    assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
    let policy = folder.policy();
    assert!(policy.contains("every: \"1 year\"\n") && policy.contains("[insert where it says so]"), "{policy}");
}

/// What is said of a cell that cannot be taken; the policy stays as it was, for a sound cell beside it too.
#[test]
fn a_cell_that_cannot_be_taken_is_refused_by_its_name() {
    let text = "commitments:\n  - standard: two-trainers\n    section: \"4\"\n    strength: should\n    says: Two lead it.\n    \
                details: {minimum: 2}\n  - standard: complaints\n    strength: may\n    says: Born 3 May 2012, date of birth \
                03/05/2012\nreview: none\n";
    let cases: &[(&str, &str, &str, &str)] = &[
        ("two-trainers", ANSWER, "comits", "this is no word for an answer | did you mean commits?"),
        ("two-trainers", ANSWER, "defers", "this is no word for an answer | did you mean deferred?"),
        ("two-trainers", STRENGTH, "definitely", "this is no word for a strength | write may, should, will or must"),
        ("two-trainers", STRENGTH, "", "an emptied cell takes nothing out of a policy | put back what stood there"),
        (
            "two-trainers",
            NUMBERS,
            "minimum: a few",
            "minimum: \"a few\" is not a whole number | write a number in figures",
        ),
        (
            "two-trainers",
            NUMBERS,
            "maximum: 3; minimum: 2",
            "the standard knows no number of this name | write minimum",
        ),
        ("two-trainers", NUMBERS, "minimum:", "minimum has no value | write one behind the colon"),
        ("two-trainers", NUMBERS, "minimum: 2; minimum: 3", "minimum stands here twice | take one of them out"),
        ("two-trainers", SECTION, "4 |", "a section is missing before or behind | write a section"),
        ("two-trainers", ACTION, "soon", "this cell holds the id of an action | add the action under actions"),
        (
            "two-trainers",
            SAYS,
            "Ring Mrs Sandra Fairweather on 07700 900123.",
            "something in it could lead to a person | write it without names of people, telephone numbers",
        ),
        (
            "two-trainers",
            SAYS,
            "+44 20 7946 0018 is the number",
            "something in it could lead to a person | write it without",
        ),
        (
            "two-trainers",
            SAYS,
            "As a girl aged nine said.",
            "something in it could lead to a person | write it without",
        ),
        ("two-trainers", SECTION, "943 476 5919", "something in it could lead to a person | write it without"),
        ("two-trainers", LEFT_TO, "jane.doe@doe.example", "something in it could lead to a person | write it without"),
        ("two-trainers", SAYS, "Two \u{202e}lead it.", "it holds letters that nobody sees | type it once more"),
        ("two-trainers", SAYS, "Ann, born on 3 May 2012", "something in it could lead to a person | write it without"),
        (
            "complaints",
            STRENGTH,
            "must",
            "a stronger word needs the section in which the policy has it | write the section",
        ),
        ("complaints", SAYS, "Complaints are heard.", "something in it could lead to a person | put back"),
        ("refresher", SAYS, "Every year.", "the row is filled in and has no answer | choose commits"),
        ("policy-review", ANSWER, "commits", "the answer is what stands under review in the file | put back"),
        ("two-trainers", "Standard", "refresher", "the entry of this row answers two-trainers | put back two-trainers"),
        ("refresher", "Standard", "refreshment", "no standard of this name is for the policy | did you mean"),
        ("refresher", "Standard", "two-trainers", "the policy answers two-trainers already | write into the row"),
        ("refresher", "Standard", "induction", "two rows are about one entry of the policy | take one of them out"),
        ("two-trainers", "Entry", "commitment 9", "the file has no such entry | put back what stood there"),
        ("two-trainers", "File", "", "this row belongs to no file | a row cannot be added"),
        ("two-trainers", "State of the file", "0", "ash.yaml changed since the sheet was made | make a new sheet"),
    ];
    for name in ["a.xlsx", "a.csv"] {
        for (standard, heading, text_in, said) in cases {
            let folder = Folder::of_one(text);
            folder.out(name);
            let mut sheet = Cells::of(&folder.at(name));
            let (row, other) = (sheet.row(standard, "ash"), sheet.row("certificates", "ash"));
            let names: Vec<String> = sheet.rows[0].iter().map(|heading| sheet.name(row, heading)).collect();
            sheet.set(row, heading, text_in);
            sheet.set(other, ANSWER, "commits");
            sheet.save();
            let ran = folder.take_in(name);
            assert_eq!(ran.outcome, Outcome::NotDone, "{heading} {text_in}: {}{}", ran.errors, ran.out);
            let (message, help) = said.split_once(" | ").expect("a message and a help");
            assert!(ran.errors.contains(message) && ran.errors.contains(help), "{heading} {text_in}: {}", ran.errors);
            assert!(ran.errors.contains("nothing was written.") && ran.out.is_empty(), "{}", ran.errors);
            assert!(!ran.errors.contains("2012") && !ran.errors.contains('\u{202e}'), "{}", ran.errors);
            assert_eq!(folder.policy(), format!("{HEAD}{text}"));
            let cell = ran.errors.split(' ').nth(1).and_then(|word| word.strip_suffix(':')).expect("a cell");
            let is_named = names.iter().any(|name| name == cell) || cell.starts_with('A');
            assert!(is_named, "{heading}: {}", ran.errors);
        }
    }
}

#[test]
fn what_a_spreadsheet_makes_of_typing_is_known() {
    let text = "commitments:\n  - standard: two-trainers\n    section: \"3.10\"\n    strength: should\n    says: Two lead it.\n    \
                details: {minimum: 2}\n";
    type Typed = fn(&mut Worksheet, u32, u16);
    let date: Typed = |sheet, row, column| {
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2027, 3, 5).expect("a day");
        let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(row, column, &day, &format).expect("a cell");
    };
    let formula: Typed = |sheet, row, column| {
        sheet.write_formula(row, column, "=HYPERLINK(\"http://example.org\",\"x\")").expect("a cell");
    };
    let fraction: Typed = |sheet, row, column| {
        sheet.write_number(row, column, 4.1).expect("a cell");
    };
    let same: Typed = |sheet, row, column| {
        sheet.write_number(row, column, 3.1).expect("a cell");
    };
    let whole: Typed = |sheet, row, column| {
        sheet.write_number(row, column, 3.0).expect("a cell");
    };
    for (heading, typed, said) in [
        (SECTION, date, "the spreadsheet made a date of what was typed here"),
        (SECTION, formula, "this is a formula, and none is worked out here"),
        (SAYS, formula, "this is a formula"),
        (SECTION, fraction, "4.1 may have been 4.10"),
        (SECTION, same, "The sheet says what the policies say"),
        (NUMBERS, whole, "1 cell of 1 file written"),
    ] {
        let folder = Folder::of_one(text);
        folder.out("a.xlsx");
        let sheet = Cells::of(&folder.at("a.xlsx"));
        let (row, column) = (sheet.row("two-trainers", "ash"), sheet.column(heading));
        let place = (u32::try_from(row).expect("a row"), u16::try_from(column).expect("a column"));
        sheet.save_with(|list| typed(list, place.0, place.1));
        let ran = folder.take_in("a.xlsx");
        assert!(ran.errors.contains(said), "{heading}: {}", ran.errors);
        let is_refused = ran.outcome == Outcome::NotDone;
        assert!(!is_refused || ran.errors.contains(&format!("{}: ", sheet.name(row, heading))), "{}", ran.errors);
        let after = if heading == NUMBERS { text.replace("minimum: 2", "minimum: 3") } else { text.to_owned() };
        assert_eq!(folder.policy(), format!("{HEAD}{after}"));
    }
}

#[test]
fn a_section_of_a_file_without_types_is_the_text_that_was_typed() {
    for (now, typed, after) in [
        ("3.1", "3.10", "3.10"),
        ("3.10", "'3.1", "3.1"),
        ("3.1", "'3.10", "3.10"),
        // What a spreadsheet makes of it by itself.
        ("3.10", "3.1", "3.10"),
    ] {
        let text = format!(
            "commitments:\n  - standard: two-trainers\n    section: \"{now}\"\n    strength: should\n    says: Two lead it.\n"
        );
        let folder = Folder::of_one(&text);
        folder.out("a.csv");
        let mut sheet = Cells::of(&folder.at("a.csv"));
        let row = sheet.row("two-trainers", "ash");
        sheet.set(row, SECTION, typed);
        sheet.save();
        let ran = folder.take_in("a.csv");
        assert_eq!(folder.policy(), format!("{HEAD}{}", text.replace(now, after)), "{typed}: {}", ran.errors);
    }
}

#[test]
fn a_document_that_moved_on_is_not_written_into() {
    let folder = Folder::with("policies/partnerships");
    folder.out("a.xlsx");
    let file = folder.at("policies/norfolk/2024.yaml");
    let text = fs::read_to_string(&file).expect("a policy");
    fs::write(&file, text.replace("area: Norfolk", "area: Norfolk and Suffolk")).expect("a policy");
    let before = folder.documents();
    let mut cells = Cells::of(&folder.at("a.xlsx"));
    let row = cells.row("two-trainers", "southampton");
    cells.set(row, STRENGTH, "must");
    cells.save();
    let ran = folder.take_in("a.xlsx");
    assert_eq!(ran.outcome, Outcome::NotDone);
    assert_eq!(ran.errors.matches("changed since the sheet was made").count(), 1, "once a file: {}", ran.errors);
    assert!(
        ran.errors.contains("policies/norfolk/2024.yaml") && ran.errors.contains("paramount sheet out"),
        "{}",
        ran.errors
    );
    assert!(folder.documents() == before);
}

#[test]
fn diff_shows_what_would_change_and_writes_nothing() {
    let text = "notes: >-\n  Kyl\u{e9} M, born 3 May 2012, was seen\ncommitments:\n  - standard: two-trainers\n    strength: \
                should\n    section: \"4\"\n    says: Two lead it. ::error::x\n\n\n\n\n\n\n\n    details: {minimum: 2}\n";
    let folder = Folder::of_one(text);
    folder.out("a.xlsx");
    let mut cells = Cells::of(&folder.at("a.xlsx"));
    let row = cells.row("two-trainers", "ash");
    cells.set(row, STRENGTH, "may");
    cells.set(row, NUMBERS, "minimum: 3");
    cells.save();
    let shown = run(&["in", &folder.at("a.xlsx"), "--diff", "--root", &folder.at("")]);
    assert_eq!(shown.outcome, Outcome::Clean, "{}", shown.errors);
    assert_eq!(folder.policy(), format!("{HEAD}{text}"));
    assert!(shown.errors.contains("2 cells of 1 file would be written; nothing was."), "{}", shown.errors);
    assert!(!shown.out.contains("Kyl") && !shown.out.contains("2012"), "{}", shown.out);
    assert!(
        shown.out.contains("could lead to a person") && shown.out.contains("+    details: {minimum: 3}"),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains("::error"), "{}", shown.out);
}

/// Neither of the two comments says anything by itself.
#[test]
fn diff_withholds_lines_that_lead_to_a_person_together() {
    let text = "commitments:\n  # Kyl\u{e9} M was born on\n  # 3 May 2012\n  - standard: two-trainers\n    strength: \
                should\n    section: \"4\"\n    says: Two lead it.\n";
    let folder = Folder::of_one(text);
    folder.out("a.xlsx");
    let mut cells = Cells::of(&folder.at("a.xlsx"));
    let row = cells.row("two-trainers", "ash");
    cells.set(row, STRENGTH, "may");
    cells.save();
    let shown = run(&["in", &folder.at("a.xlsx"), "--diff", "--root", &folder.at("")]);
    assert_eq!(shown.outcome, Outcome::Clean, "{}", shown.errors);
    assert!(!shown.out.contains("Kyl") && !shown.out.contains("2012"), "{}", shown.out);
    assert!(shown.out.contains("could lead to a person; line "), "{}", shown.out);
}

/// Nothing of a policy is a formula in any sheet, and all of it comes back as it was.
#[test]
fn what_a_policy_says_is_text_in_every_sheet() {
    let starts = ["=1+1", "+44", "-1", "@x", "'=1", "''", "\u{ff1d}1", "::error::x", "_x0041_", "a  b", "\u{2028}x"];
    let entries: String = starts
        .iter()
        .map(|text| format!("  - {{standard: complaints, section: {}, says: \"a\"}}\n", quoted(text)))
        .collect();
    let folder = Folder::of_one(&format!("commitments:\n{entries}"));
    let before = folder.documents();
    folder.out("a.csv");
    let formula = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']);
    assert!(!Cells::of(&folder.at("a.csv")).rows.iter().flatten().any(formula));
    folder.out("a.xlsx");
    let mut workbook: Xlsx<_> = calamine::open_workbook(folder.at("a.xlsx")).expect("a workbook");
    let formulas = workbook.worksheet_formula("Answers").expect("the list");
    assert!(formulas.is_empty());
    for name in ["a.csv", "a.xlsx"] {
        for _ in 0..2 {
            let ran = folder.take_in(name);
            assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
            assert!(folder.documents() == before);
            Cells::of(&folder.at(name)).save();
        }
    }
}

/// A text as YAML has it between quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.escape_default().to_string().replace("\\u{", "\\u").replace('}', "").replace("\\'", "'"))
}

/// A workbook of Excel with these parts beside those that it needs.
fn workbook_with(sheet: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!("<Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let own = [
        ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&format!(
                "{}{}{}",
                relation("r1", "worksheet", "worksheets/sheet1.xml"),
                relation("r2", "sharedStrings", "sharedStrings.xml"),
                relation("r3", "externalLink", "externalLinks/externalLink1.xml")
            )),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{of_office}\"><sheets><sheet name=\"Answers\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>")),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let own = own.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in own.chain(parts.iter().copied()) {
        archive.start_file(name, options).expect("a part");
        archive.write_all(bytes).expect("a part");
    }
    archive.finish().expect("a workbook").into_inner()
}

/// What anybody may send: each is refused in a sentence, soon, and nothing is written.
#[test]
fn a_hostile_sheet_is_refused_in_a_sentence() {
    let folder = Folder::of_one("commitments:\n  - {standard: complaints, says: Yes., section: \"1\"}\n");
    let before = folder.documents();
    let data = |inner: &str| format!("<sheetData>{inner}</sheetData>");
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let head: String =
        [("A1", "Standard"), ("B1", "Answer"), ("C1", "File"), ("D1", "Entry"), ("E1", "State of the file")]
            .map(|(at, heading)| text(at, heading))
            .concat();
    let head = format!("<row r=\"1\">{head}</row>");
    let far = format!(
        "<dimension ref=\"A1:XFD1048576\"/>{}",
        data(&format!("{head}<row r=\"1048576\">{}</row>", text("XFD1048576", "x")))
    );
    let low = data(&format!("{head}<row r=\"1048576\">{}</row>", text("A1048576", "x")));
    let shared = "<f t=\"shared\" si=\"18446744073709551615\" ref=\"A2:XFD1048576\">A1</f>";
    let formula = data(&format!("{head}<row r=\"2\"><c r=\"A2\">{shared}<v>1</v></c>{}</row>", text("C2", "ash.yaml")));
    let outside =
        |file: &str| data(&format!("{head}<row r=\"2\">{}{}</row>", text("A2", "complaints"), text("C2", file)));
    let external = "<externalLink><externalBook><sheetNames/></externalBook></externalLink>";
    let entities = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    let bomb = vec![b' '; 70 * 1024 * 1024];
    let huge = "<sst count=\"1\" uniqueCount = \"999999999999999\"><si><t>x</t></si></sst>";
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.xlsx", Vec::new(), "damaged, or no Excel workbook"),
        ("text.xlsx", b"Standard,Answer".to_vec(), "damaged, or no Excel workbook"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "needs a password"),
        ("bomb.xlsx", workbook_with(&data(&head), &[("xl/media/a.bin", &bomb)]), "unpacks to more than 64 MiB"),
        ("states.xlsx", workbook_with(&data(&head), &[("xl/sharedStrings.xml", huge.as_bytes())]), "damaged"),
        ("entities.xlsx", workbook_with(&data(&head), &[("xl/sharedStrings.xml", entities.as_bytes())]), ""),
        ("far.xlsx", workbook_with(&far, &[]), "has no rows below its headings"),
        ("low.xlsx", workbook_with(&low, &[]), "a cell at A1048576, and 50000 rows are the most"),
        ("formula.xlsx", workbook_with(&formula, &[]), "A2: this is a formula, and none is worked out here"),
        ("up.xlsx", workbook_with(&outside("../../etc/passwd"), &[]), "which is no file below"),
        ("root.xlsx", workbook_with(&outside("/etc/passwd"), &[]), "which is no file below"),
        (
            "macro.xlsx",
            workbook_with(
                &outside("ash.yaml"),
                &[("xl/vbaProject.bin", b"x"), ("xl/externalLinks/externalLink1.xml", external.as_bytes())],
            ),
            "changed since the sheet was made",
        ),
        ("none.xlsx", workbook_with(&data(""), &[]), "none of the headings"),
        (
            "ties.csv",
            b"Standard,Answer\r\ncomplaints,commits\r\n".to_vec(),
            "the columns File, Entry, State of the file",
        ),
        ("twice.csv", b"Standard,Answer,answer\r\n".to_vec(), "C1: two columns are headed Answer"),
        ("latin.csv", b"Standard,Answer\r\n\xe9\r\n".to_vec(), "not in UTF-8"),
    ];
    for (name, bytes, said) in cases {
        fs::write(folder.at(name), bytes).expect("a file");
        let ran = folder.take_in(name);
        assert_eq!(ran.outcome, Outcome::NotDone, "{name}: {}{}", ran.errors, ran.out);
        assert!(ran.errors.contains(said), "{name}: {}", ran.errors);
        assert!(folder.documents() == before, "{name}");
    }
    let large = vec![b' '; 16 * 1024 * 1024 + 1];
    fs::write(folder.at("large.csv"), large).expect("a file");
    assert!(folder.take_in("large.csv").errors.contains("is larger than 16 MiB"));
    assert!(folder.take_in("missing.csv").errors.contains("does not exist"));
}

#[test]
fn a_policy_that_cannot_be_read_is_missed_aloud() {
    let folder = Folder::with("policies/partnerships/norfolk");
    fs::write(folder.at("broken.yaml"), format!("{HEAD}area: a: b\n")).expect("a policy");
    let ran = folder.out("a.csv");
    assert_eq!(ran.outcome, Outcome::NotDone);
    assert!(ran.errors.contains("broken.yaml cannot be read, so it is not in the sheet"), "{}", ran.errors);
    assert!(ran.errors.contains("63 rows of 1 policy"), "{}", ran.errors);
}

/// Under a heading that somebody has changed stand changes that would be lost.
#[test]
fn a_column_with_another_heading_is_missed() {
    let folder = Folder::with("policies/partnerships/norfolk");
    folder.out("a.csv");
    let mut cells = Cells::of(&folder.at("a.csv"));
    let at = cells.column("Strength");
    cells.rows[0][at] = "How strongly".to_owned();
    cells.save();
    let ran = folder.take_in("a.csv");
    assert_eq!(ran.outcome, Outcome::NotDone, "{}", ran.errors);
    assert!(
        ran.errors.contains("has no column Strength, and has one that it does not know: How strongly"),
        "{}",
        ran.errors
    );
}

/// Rows may be sorted and left out, columns may come, and separators are those of any country.
#[test]
fn what_people_do_to_a_sheet_is_no_fault() {
    let folder = Folder::with("policies/partnerships/norfolk");
    folder.out("a.csv");
    let mut cells = Cells::of(&folder.at("a.csv"));
    let row = cells.row("child-voice", "norfolk");
    cells.set(row, STRENGTH, "MAY");
    let mut kept: Vec<Vec<String>> = cells.rows[1..].iter().filter(|line| line[0].starts_with('c')).cloned().collect();
    kept.reverse();
    kept.insert(0, cells.rows[0].clone());
    kept[0].push("My own notes".to_owned());
    kept.iter_mut().skip(1).for_each(|row| row.push("=1+1".to_owned()));
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(folder.at("a.csv")).expect("a file");
    kept.iter().for_each(|row| writer.write_record(row).expect("a record"));
    writer.flush().expect("a file");
    drop(writer);
    let before = folder.documents();
    let ran = folder.take_in("a.csv");
    assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
    assert!(ran.errors.contains("Not read, as they are your own: the columns My own notes."), "{}", ran.errors);
    assert_eq!(ran.out, "policies/2024.yaml   1 cell\n");
    let (gone, come) = changed_lines(&before, &folder.documents());
    assert_eq!((gone, come), (vec!["    strength: should".to_owned()], vec!["    strength: may".to_owned()]));
    let again = folder.take_in("a.csv");
    assert!(again.errors.contains("changed since the sheet was made"), "{}", again.errors);
}

/// What is written between brackets, in quotes or over several lines stays written so.
#[test]
fn a_changed_cell_keeps_the_style_of_its_line() {
    let flow = "commitments:\n  - {standard: complaints, strength: may, says: 'Yes.', section: [\"1\", '2'], details: {}} # kept\n";
    let plain = "commitments:\n  - standard: complaints\n    section:\n      - \"1\"\n      - '2'\n    says: All of them are\n      heard \
                 by somebody # kept\n    strength:\n";
    let literal =
        "commitments:\n  - standard: complaints\n    says: |\n      All of them\n      are heard.\n    section: a\n";
    let cases = [
        (flow, STRENGTH, "will", "strength: may", "strength: will"),
        (flow, SAYS, "No, never: not", "'Yes.'", "'No, never: not'"),
        (flow, SAYS, "It's so", "'Yes.'", "It's so"),
        (flow, SECTION, "1 | 3", "'2'", "'3'"),
        (flow, SECTION, "7", "[\"1\", '2']", "\"7\""),
        (flow, ANSWER, "refuses", "section: [\"1\", '2']", "section: [\"1\", '2'], answer: refuses"),
        (flow, LEFT_TO, "The chair, alone", "details: {}", "details: {}, to: \"The chair, alone\""),
        (plain, SECTION, "1 | 4.10", "- '2'", "- '4.10'"),
        (plain, SAYS, "All of them are heard by someone", "somebody", "someone"),
        (plain, STRENGTH, "must", "    strength:\n", "    strength: must\n"),
        (literal, SAYS, "All of them are heard soon.", "heard.", "heard soon."),
        (literal, SECTION, "3.10", "section: a", "section: \"3.10\""),
        (literal, SECTION, "4.0", "section: a", "section: \"4.0\""),
        (literal, SECTION, "4", "section: a", "section: 4"),
        (literal, SECTION, "4.0, point 2", "section: a", "section: 4.0, point 2"),
        (literal, SECTION, "a | b", "section: a", "section: [a, b]"),
        (literal, ANSWER, "partial", "section: a\n", "section: a\n    answer: partial\n"),
    ];
    let mut wrong = Vec::new();
    for (text, heading, cell, old, new) in cases {
        let folder = Folder::of_one(text);
        let ran = folder.fill_in("a.xlsx", &[("complaints", heading, cell)]);
        let wanted = format!("{HEAD}{}", text.replace(old, new));
        if ran.outcome != Outcome::Clean || folder.policy() != wanted {
            wrong.push(format!("{heading} {cell}: {}\n{}", ran.errors, folder.policy()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let folder = Folder::of_one(plain);
    let ran = folder.fill_in("a.xlsx", &[("complaints", SECTION, "1")]);
    assert!(ran.errors.contains("it is written over several lines"), "{}", ran.errors);
}

/// A text over several lines without marks is filled as one with them is.
#[test]
fn more_words_in_a_plain_text_of_several_lines_get_lines_of_their_own() {
    let text = "commitments:\n  - standard: complaints\n    says: All of them are\n      heard by somebody\n";
    let folder = Folder::of_one(text);
    let says = format!("All of them are heard by somebody {}", "who listens to them with care ".repeat(8).trim());
    let ran = folder.fill_in("a.xlsx", &[("complaints", SAYS, &says)]);
    assert_eq!(ran.outcome, Outcome::Clean, "{}", ran.errors);
    let policy = folder.policy();
    assert!(policy.lines().all(|line| line.len() <= 100), "{policy}");
    assert!(policy.contains("says: All of them are\n      heard by somebody who listens"), "{policy}");
}

/// Other programs for spreadsheets write a file of their own: nothing in it is a change. LibreOffice takes some seconds.
#[test]
fn sheets_that_other_programs_saved_again_change_nothing() {
    let folder = Folder::with("policies/partnerships/southampton");
    let before = folder.documents();
    folder.out("a.xlsx");
    let nothing_in = |name: &str| {
        let ran = folder.take_in(name);
        assert!(ran.outcome == Outcome::Clean && folder.documents() == before, "{name}: {} {}", ran.out, ran.errors);
    };
    let made = tempfile::tempdir().expect("a folder");
    if libreoffice::convert(&[folder.at("a.xlsx")], "xlsx", made.path()) {
        fs::copy(made.path().join("a.xlsx"), folder.at("c.xlsx")).expect("a sheet");
        nothing_in("c.xlsx");
    }
    let python = root().join("target/sheets/bin/python");
    if !python.exists() {
        return libreoffice::left_out("openpyxl is not installed");
    }
    let again = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])";
    let saved = Command::new(python).args(["-c", again, &folder.at("a.xlsx"), &folder.at("b.xlsx")]).output();
    let saved = saved.expect("it runs");
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    nothing_in("b.xlsx");
}
