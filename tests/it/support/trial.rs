//! An example of a rule's page as a folder that `check` can judge, and what the page promises about it.
//!
//! A fence such as ```` ```yaml today=2026-03-01 ```` holds one file. One of ```` ```text ```` holds a material in Markdown,
//! `text.md`, of a course that the harness adds. The words after the language:
//!
//! * `today=2026-03-01`: the day of the check; 2026-11-22 where none is given.
//! * `kind=policy` (the default), `course`, `standards`, `guidance`, `config`: to which kind of document the fragment is
//!   completed. Entries that the kind must have are put before it, unless the fragment has them; a fragment with a line
//!   that begins with `paramount` is left as it is. `kind=none` adds nothing at all,
//! * `file=NAME`: what the file is called; `policy.yaml` and the like where no name is given, `paramount.yaml` for
//!   settings.
//! * `with=next`: the file lies in the same folder as the one of the next fence. A folder is judged as a whole.
//! * `state=before`: the file as it was before a change, whose base it makes together with others of that kind; with
//!   `with=next` it is followed by what the change left, which is judged against that base.
//! * `named=yes`: the file is named on the command line, as if nothing else lay in the folder.
//! * `raw=escaped`: `\t`, `\r`, `\\`, `\x80` (a byte) and `\u{202e}` stand for what Markdown cannot hold.
//!
//! A line `# file NAME: text` inside a fence puts a line of text into another file of the folder: the source that a
//! policy records, for example.
//!
//! `# ! text` at the end of a line promises a finding of the page's rule on that line whose message begins with the
//! text, but for a capital letter; several on one line promise several. The mark and the spaces before it are taken
//! out before the check, so that it may stand where YAML knows no comments.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::repository::Repository;
use paramount::finding::Finding;
use paramount::model::Kind;
use paramount::model::located::Read;
use paramount::rules::Example;

use crate::support::{Checked, TODAY, check, check_with};

/// The kind of a file that is no document but the text of a material.
const MATERIAL: &str = "material";

/// One folder.
pub(crate) struct Trial {
    pub(crate) flagged: bool,
    pub(crate) today: String,
    pub(crate) files: Vec<File>,
}

/// One file of a folder.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
    /// Files beside it that are no documents, by name.
    pub(crate) beside: BTreeMap<String, String>,
    pub(crate) named: bool,
    /// Whether it is there before a change, and not necessarily after it.
    pub(crate) before: bool,
    pub(crate) promises: Vec<Promise>,
}

/// A finding that the page promises.
#[derive(Clone)]
pub(crate) struct Promise {
    pub(crate) line: u32,
    pub(crate) message: String,
}

/// The folders that a page's examples make.
pub(crate) fn trials(examples: &[Example<'_>]) -> Vec<Trial> {
    let mut trials = Vec::new();
    let mut files = Vec::new();
    let mut today = TODAY.to_owned();
    for example in examples {
        let setting = |name: &str| example.settings.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        today = setting("today").map_or(today, str::to_owned);
        files.push(file(example, &setting));
        if setting("with").is_none() {
            let today = std::mem::replace(&mut today, TODAY.to_owned());
            trials.push(Trial { flagged: example.flagged, today, files: std::mem::take(&mut files) });
        }
    }
    assert!(files.is_empty(), "the last example says with=next, and there is no next");
    trials
}

fn file<'e>(example: &Example<'e>, setting: &dyn Fn(&str) -> Option<&'e str>) -> File {
    const KNOWN: [&str; 7] = ["today", "kind", "file", "with", "named", "raw", "state"];
    for (key, _) in &example.settings {
        assert!(KNOWN.contains(key), "an example has the unknown setting {key}");
    }
    let kind = if example.is_material { MATERIAL } else { setting("kind").unwrap_or("policy") };
    let name = setting("file").map_or_else(
        || match kind {
            MATERIAL => "text.md".to_owned(),
            "config" => "paramount.yaml".to_owned(),
            "none" => "policy.yaml".to_owned(),
            kind => format!("{kind}.yaml"),
        },
        str::to_owned,
    );
    let (text, mut promises) = without_promises(example.text);
    let before = completion(kind, &text);
    for promise in &mut promises {
        promise.line += u32::try_from(before.len()).expect("a few lines");
    }
    let whole: String = before.into_iter().map(|line| format!("{line}\n")).chain([text]).collect();
    let mut beside = beside(example.text);
    if kind == MATERIAL {
        beside.insert("course-of-text.yaml".to_owned(), course_of(&name));
    }
    let bytes = if setting("raw") == Some("escaped") { unescaped(&whole) } else { whole.into_bytes() };
    let before = setting("state").is_some_and(|state| {
        assert_eq!(state, "before", "what an example shows is what a change left, unless it says state=before");
        true
    });
    File { name, kind: kind.to_owned(), bytes, beside, named: setting("named") == Some("yes"), before, promises }
}

/// The smallest course that is taught from a file.
fn course_of(material: &str) -> String {
    format!("paramount: course/v1\ncourse: example\ntitle: Example course\nmaterials: [{material}]\n")
}

/// The files that lines such as `# file strategy.txt: text` describe, a line each.
fn beside(text: &str) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let lines = text.lines().filter_map(|line| line.strip_prefix("# file ")?.split_once(": "));
    for (name, line) in lines {
        let content = files.entry(name.to_owned()).or_default();
        content.push_str(line);
        content.push('\n');
    }
    files
}

/// The text without its marks, and what they promise.
fn without_promises(text: &str) -> (String, Vec<Promise>) {
    const MARK: &str = "# ! ";
    let mut promises = Vec::new();
    let mut kept = String::new();
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let Some((before, marked)) = line.split_once(MARK) else {
            kept.push_str(line);
            continue;
        };
        promises.extend(marked.split(MARK).map(|message| Promise { line: number, message: message.trim().to_owned() }));
        kept.push_str(before.trim_end());
        kept.push('\n');
    }
    (kept, promises)
}

/// The smallest document of a kind, an entry a line.
pub(crate) fn smallest(kind: &str) -> Vec<(&'static str, &'static str)> {
    let kind = Kind::read(kind).expect("a kind of document");
    match kind {
        Kind::Policy => vec![
            ("paramount", "policy/v1"),
            ("policy", "example"),
            ("edition", "\"2024\""),
            ("title", "Example policy"),
        ],
        Kind::Course => vec![("paramount", "course/v1"), ("course", "example"), ("title", "Example course")],
        Kind::Standards => {
            vec![("paramount", "standards/v1"), ("standards", "example"), ("edition", "2026-11"), ("list", "[]")]
        }
        Kind::Guidance => vec![("paramount", "guidance/v1"), ("guidance", "example"), ("as_at", "2026-11-22")],
        Kind::Config => vec![("paramount", "config/v1")],
    }
}

/// What a fragment lacks to be a document of its kind.
pub(crate) fn completion(kind: &str, text: &str) -> Vec<String> {
    if kind == "none" || kind == MATERIAL || text.lines().any(|line| line.starts_with("paramount")) {
        return Vec::new();
    }
    let has = |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let lacking = smallest(kind).into_iter().filter(|(key, _)| !has(key));
    lacking.map(|(key, value)| format!("{key}: {value}")).collect()
}

/// The bytes that a text with escapes stands for.
pub(crate) fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let known = [("t", "\t"), ("r", "\r"), ("\\", "\\")].into_iter().find(|(letter, _)| escape.starts_with(letter));
        rest = if let Some((letter, meant)) = known {
            bytes.extend(meant.as_bytes());
            &escape[letter.len()..]
        } else if let Some(code) = escape.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&code[..2], 16).expect("two hexadecimal digits after \\x"));
            &code[2..]
        } else {
            let code = escape.strip_prefix("u{").expect("after a backslash: t, r, \\, x80 or u{202e}");
            let (code, after) = code.split_once('}').expect("a closing bracket after \\u{");
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character's number");
            bytes.extend(letter.to_string().as_bytes());
            after
        };
    }
    bytes.extend(rest.as_bytes());
    bytes
}

impl Trial {
    /// Writes the folder and judges it, against its state before where it has one.
    pub(crate) fn check(&self) -> Checked {
        let named: Vec<&str> = self.files.iter().filter(|file| file.named).map(|file| file.name.as_str()).collect();
        if self.files.iter().any(|file| file.before) {
            let repository = Repository::new();
            write(&repository.path(), self.files.iter().filter(|file| file.before));
            repository.commit();
            repository.git(&["rm", "--quiet", "-r", "."]);
            write(&repository.path(), self.files.iter().filter(|file| !file.before));
            return check_with(&repository.path(), &self.today, &named, &["--base", "HEAD"]);
        }
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), self.files.iter());
        let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
        check(&root, &self.today, &named)
    }

    /// Files of which a finding can speak: those that the change left, and those that it took away.
    fn shown(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| {
            let left = |other: &File| !other.before && other.name == file.name;
            !file.before || !self.files.iter().any(left)
        })
    }

    /// Where the findings of a rule are not what the page promises, in words.
    pub(crate) fn broken_promises(&self, rule: &str, findings: &[Finding]) -> Vec<String> {
        let mut broken = Vec::new();
        for file in self.shown() {
            let mut open: Vec<&Promise> = file.promises.iter().collect();
            // The longest promise first, so that a shorter one does not take the finding it needs.
            open.sort_by_key(|promise| std::cmp::Reverse(promise.message.len()));
            let mut found: Vec<&Finding> =
                findings.iter().filter(|finding| finding.rule == rule && finding.document.path == file.name).collect();
            open.retain(|promise| {
                let kept = found.iter().position(|finding| {
                    finding.place.line == promise.line
                        && small(&finding.message).starts_with(small(&promise.message).as_str())
                });
                kept.map(|index| found.remove(index)).is_none()
            });
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let line = |number: u32| text.lines().nth(number as usize - 1).unwrap_or_default().trim().to_owned();
            let name = &file.name;
            broken.extend(open.iter().map(|promise| {
                format!("{name}: no finding \"{}\" on the line: {}", promise.message, line(promise.line))
            }));
            broken.extend(found.iter().map(|finding| {
                format!("{name}: not promised: \"{}\" on the line: {}", finding.message, line(finding.place.line))
            }));
        }
        broken
    }
}

/// Writes files, and what stands beside them, into a folder.
fn write<'f>(folder: &Path, files: impl Iterator<Item = &'f File>) {
    for file in files {
        let beside = file.beside.iter().map(|(name, text)| (name, text.as_bytes()));
        for (name, bytes) in beside.chain([(&file.name, file.bytes.as_slice())]) {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
    }
}

/// The text with a small first letter.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The rules that fire on the smallest document of each of the trial's kinds alone, on its day.
pub(crate) fn of_smallest(kinds: &[&str], today: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in kinds.iter().filter(|kind| **kind != "none") {
        if *kind == MATERIAL {
            std::fs::write(folder.path().join("text.md"), "A text.\n").expect("a file");
            std::fs::write(folder.path().join("course-of-text.yaml"), course_of("text.md")).expect("a file");
            continue;
        }
        let name = if *kind == "config" { "paramount.yaml".to_owned() } else { format!("{kind}.yaml") };
        let text: String = smallest(kind).into_iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
    rules_of(&check(&root, today, &[]).report.findings)
}

/// The rules of findings, sorted, each once.
pub(crate) fn rules_of(findings: &[Finding]) -> Vec<String> {
    let mut rules: Vec<String> = findings.iter().map(|finding| finding.rule.clone()).collect();
    rules.sort();
    rules.dedup();
    rules
}
