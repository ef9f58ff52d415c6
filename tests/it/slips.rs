//! The slips of an office: each of `tests/slips/` is named for what it is, on its own line and once, what an officer
//! writes who follows the message checks clean, and `check --fix` writes just that, or leaves the slip as it is. The page
//! beside the slips says how they are written.

#![expect(clippy::print_stderr, reason = "a test says how many slips are mended")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paramount::finding::{Finding, Severity};

use crate::support::trial::{completion, unescaped};
use crate::support::{TODAY, check, check_with, root};

/// Words that no officer needs to know.
const NEVER_SAID: [&str; 6] = ["mapping", "scalar", "block", "expected", "parse", "token"];

/// Rules that speak of slips, beside those of loading.
const ABOUT_SLIPS: [&str; 10] = [
    "commitment/details-disagree",
    "commitment/scope-disagrees",
    "commitment/stated-twice",
    "commitment/strength-disagrees",
    "commitment/unknown-standard",
    "document/person-named",
    "document/placeholder",
    "guidance/no-such-edition",
    "level/under-review",
    "level/unknown-level",
];

/// One slip.
struct Slip {
    /// Where it is described, and what it is.
    name: String,
    settings: BTreeMap<String, String>,
    /// The lines with the letter that each begins with.
    lines: Vec<(char, String)>,
}

impl Slip {
    fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name).map(String::as_str)
    }

    fn kind(&self) -> &str {
        self.setting("kind").unwrap_or("policy")
    }

    fn lines_of(&self, whose: &str) -> Vec<&str> {
        self.lines.iter().filter(|(letter, _)| whose.contains(*letter)).map(|(_, text)| text.as_str()).collect()
    }

    /// The record made of some lines, and how many lines were put before them.
    fn record(&self, whose: &str) -> (Vec<u8>, usize) {
        let text: String = self.lines_of(whose).into_iter().map(|line| format!("{line}\n")).collect();
        let before = completion(self.kind(), &text);
        let begin: String = before.iter().map(|line| format!("{line}\n")).collect();
        let bytes = [begin.as_bytes(), &unescaped(&text)].concat();
        if self.setting("utf-16").is_none() {
            return (bytes, before.len());
        }
        let text = String::from_utf8(bytes).expect("text");
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        (b"\xff\xfe".iter().copied().chain(wide).collect(), before.len())
    }

    fn file(&self) -> &str {
        self.setting("file").unwrap_or("policy.yaml")
    }

    /// The record as the slip leaves it.
    fn damaged(&self) -> Vec<u8> {
        self.record(" -!").0
    }

    /// What an officer writes who follows the message.
    fn mended(&self) -> Vec<u8> {
        let text: String = self.lines_of(" +").into_iter().map(|line| format!("{line}\n")).collect();
        let begin: String = completion(self.kind(), &text).iter().map(|line| format!("{line}\n")).collect();
        [begin.as_bytes(), &unescaped(&text)].concat()
    }

    /// The line on which the finding has to stand, where that is known.
    fn line(&self) -> Option<usize> {
        let (_, before) = self.record(" -!");
        let damaged: Vec<char> =
            self.lines.iter().map(|(letter, _)| *letter).filter(|letter| " -!".contains(*letter)).collect();
        let at = |letter| damaged.iter().position(|other| *other == letter);
        let marked = at('!').or_else(|| at('-')).filter(|_| self.setting("anywhere").is_none());
        marked.map(|index| before + index + 1)
    }

    /// What is wrong with what is said of it.
    fn faults(&self, before: &[Finding], after: &[Finding]) -> Vec<String> {
        let mut faults: Vec<String> = after.iter().map(|finding| format!("afterwards: {}", told(finding))).collect();
        if self.setting("clean").is_some() {
            faults.extend(before.iter().map(|finding| format!("is no slip: {}", told(finding))));
            return faults;
        }
        let most = self.setting("findings").map_or(1, |most| most.parse().expect("a number"));
        if before.len() > most {
            faults.push(format!("{} findings, and not {most}", before.len()));
        }
        let says_all = |finding: &&Finding| {
            let told = told(finding).to_lowercase();
            self.lines_of(">").iter().all(|words| told.contains(words.trim().to_lowercase().as_str()))
        };
        let line = self.line();
        let stands = |finding: &Finding| line.is_none_or(|line| finding.place.line as usize == line);
        if !before.iter().filter(says_all).any(stands) {
            faults.push(format!("nothing says {:?} on line {line:?}", self.lines_of(">")));
        }
        for finding in before {
            let shown = format!("{} {}", told(finding), finding.excerpt.lines.join(" "));
            let own = self.lines_of("<").into_iter().map(str::trim).filter(|words| shown.contains(*words));
            let words = |word: &&&str| {
                shown.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|said| said == **word)
            };
            faults.extend(own.chain(NEVER_SAID.iter().filter(words).copied()).map(|word| format!("says {word:?}")));
        }
        if !faults.is_empty() {
            faults.extend(
                before.iter().map(|finding| format!("[{} {}] {}", finding.rule, finding.place.line, told(finding))),
            );
        }
        faults
    }
}

/// The message and what it says to do.
fn told(finding: &Finding) -> String {
    format!("{} | {}", finding.message, finding.help)
}

/// The slips of all files beside the page, by file and line.
fn slips() -> Vec<Slip> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/slips")).expect("the folder of slips").flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    let mut slips = Vec::new();
    for file in files.iter().filter(|file| file.path().extension().is_some_and(|ending| ending == "txt")) {
        let text = fs::read_to_string(file.path()).expect("a file of slips");
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(heading) = line.strip_prefix("=== ") {
                let (title, settings) = heading.split_once(" | ").unwrap_or((heading, ""));
                let settings =
                    settings.split_whitespace().map(|setting| setting.split_once('=').unwrap_or((setting, "")));
                slips.push(Slip {
                    name: format!("{}:{number}: {title}", file.file_name().to_string_lossy()),
                    settings: settings.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                    lines: Vec::new(),
                });
            } else if let Some(letter) = line.chars().next() {
                assert!(" -!+><".contains(letter), "a line of a slip begins with one of the letters: {line}");
                let slip = slips.last_mut().expect("a heading stands above the lines of a slip");
                slip.lines.push((letter, line[1..].to_owned()));
            }
        }
    }
    slips
}

/// A slip in a file that is recognised for what it is, as the page has it.
pub(crate) struct PlainSlip {
    /// Whether `check --fix` mends it.
    pub(crate) is_fixed: bool,
    /// Whether it is no slip: `check` finds nothing wrong.
    pub(crate) is_clean: bool,
    pub(crate) damaged: String,
    pub(crate) mended: Vec<u8>,
}

/// The slips of policies that lie in files of their own name.
pub(crate) fn plain_slips() -> Vec<PlainSlip> {
    let is_plain = |slip: &Slip| ["file", "kind", "named", "utf-16"].iter().all(|name| slip.setting(name).is_none());
    let plain = slips().into_iter().filter(is_plain).filter_map(|slip| {
        let damaged = String::from_utf8(slip.damaged()).ok()?;
        let [is_fixed, is_clean] = ["fix", "clean"].map(|name| slip.setting(name).is_some());
        Some(PlainSlip { is_fixed, is_clean, damaged, mended: slip.mended() })
    });
    plain.collect()
}

/// A slip by its number among all of them.
pub(crate) struct NumberedSlip {
    /// Where it is described, and what it is.
    pub(crate) name: String,
    pub(crate) damaged: String,
}

/// The slips of policies that lie in files of their own name, each with a number of its own.
pub(crate) fn numbered_slips() -> Vec<(usize, NumberedSlip)> {
    let is_plain = |slip: &Slip| ["file", "kind", "named", "utf-16"].iter().all(|name| slip.setting(name).is_none());
    let plain = slips().into_iter().enumerate().filter(|(_, slip)| is_plain(slip)).filter_map(|(number, slip)| {
        let damaged = String::from_utf8(slip.damaged()).ok()?;
        Some((number, NumberedSlip { name: slip.name, damaged }))
    });
    plain.collect()
}

/// The findings that tell slips: what standards expect of a record so short, and that many are alike, is of no account.
fn of_slips(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    let is_of_slip = |finding: &Finding| {
        let rule = finding.rule.as_str();
        let is_error =
            finding.severity == Severity::Error && !rule.starts_with("shared/") && rule != "document/duplicate-id";
        is_error || rule.starts_with("load/") || ABOUT_SLIPS.contains(&rule)
    };
    findings.into_iter().filter(is_of_slip)
}

/// The findings of files of one folder, in one run, by the number of the slip whose folder each is in.
pub(crate) fn found(files: &[(usize, String, Vec<u8>)], folder: &Path) -> BTreeMap<usize, Vec<Finding>> {
    write(files, folder);
    let root = fs::canonicalize(folder).expect("the folder that was made");
    let mut found: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    for finding in of_slips(check(&root, TODAY, &[]).report.findings) {
        let number = finding.document.path.split('/').next().and_then(|number| number.parse().ok());
        found.entry(number.expect("a slip's folder")).or_default().push(finding);
    }
    found
}

/// Writes files, each into the folder of its slip's number.
fn write(files: &[(usize, String, Vec<u8>)], folder: &Path) {
    for (number, name, bytes) in files {
        let below = folder.join(number.to_string());
        fs::create_dir_all(&below).expect("a folder");
        fs::write(below.join(name), bytes).expect("a file");
    }
}

#[test]
fn each_slip_is_named_for_what_it_is_and_mended_in_one_go() {
    let slips = slips();
    assert!(slips.len() > 200, "the slips are found");
    let numbered = || slips.iter().enumerate();
    let walked = numbered().filter(|(_, slip)| slip.setting("named").is_none());
    let walked = walked.map(|(number, slip)| (number, slip.file().to_owned(), slip.damaged()));
    let mended = numbered().map(|(number, slip)| (number, "policy.yaml".to_owned(), slip.mended()));
    let (before, after) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut damage = found(&walked.collect::<Vec<_>>(), before.path());
    let left = found(&mended.collect::<Vec<_>>(), after.path());
    for (number, slip) in numbered().filter(|(_, slip)| slip.setting("named").is_some()) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(slip.file()), slip.damaged()).expect("a file");
        let root = fs::canonicalize(folder.path()).expect("the folder that was made");
        damage.insert(number, of_slips(check(&root, TODAY, &[slip.file()]).report.findings).collect());
    }
    let none = Vec::new();
    let faults = numbered().filter_map(|(number, slip)| {
        let faults = slip.faults(damage.get(&number).unwrap_or(&none), left.get(&number).unwrap_or(&none));
        (!faults.is_empty()).then(|| format!("{}\n    {}", slip.name, faults.join("\n    ")))
    });
    let faults: Vec<String> = faults.collect();
    eprintln!("{} of {} slips are named for what they are", slips.len() - faults.len(), slips.len());
    assert!(faults.is_empty(), "{} of {} slips:\n{}", faults.len(), slips.len(), faults.join("\n"));
}

/// The slips that say `fix`, and no others, become what comes after; all others stay as they are.
#[test]
fn a_fix_writes_what_comes_after_or_nothing() {
    let slips = slips();
    let walked = slips.iter().enumerate().filter(|(_, slip)| slip.setting("named").is_none());
    let files: Vec<_> = walked.map(|(number, slip)| (number, slip.file().to_owned(), slip.damaged())).collect();
    let folder = tempfile::tempdir().expect("a folder");
    write(&files, folder.path());
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    check_with(&root, TODAY, &[], &["--fix"]);
    let mut faults = Vec::new();
    for (number, name, damaged) in files {
        let slip = &slips[number];
        let is_marked = slip.setting("fix").is_some();
        let now = fs::read(root.join(number.to_string()).join(name)).expect("the file");
        let mended = slip.mended();
        let said = match (is_marked, now == mended, now == damaged) {
            (true, true, _) | (false, _, true) => continue,
            (true, _, true) => "is not mended",
            (false, true, _) => "is mended, and not marked",
            _ => "becomes something else",
        };
        faults.push(format!("{} {said}:\n{}", slip.name, String::from_utf8_lossy(&now)));
    }
    let marked = slips.iter().filter(|slip| slip.setting("fix").is_some()).count();
    eprintln!("--fix mends {marked} of {} slips", slips.len());
    assert!(faults.is_empty(), "{} of {} slips:\n{}", faults.len(), slips.len(), faults.join("\n"));
}
