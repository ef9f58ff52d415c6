//! Somebody opens a folder, misspells a standard, takes the mend, lowers a number of trainers, reads what a committee would read,
//! and pastes the entry that signs it.

use std::fs;

use serde_json::{Value, json};

use super::program::{Program, edited};
use crate::support::repository::Repository;
use crate::support::{check_with, root};

const PATH: &str = "policies/ashford.yaml";

/// The conversation, and the text as the editor has it.
struct Writing {
    program: Program,
    text: String,
    version: i32,
}

impl Writing {
    /// Puts a text in the place of another one, as somebody types it; gives back what the server says then.
    fn replace(&mut self, old: &str, new: &str) -> Vec<Value> {
        assert_eq!(self.text.matches(old).count(), 1, "{old}");
        let at = self.text.find(old).expect("the text");
        let position = |offset: usize| {
            let before = &self.text[..offset];
            let line = before.rsplit('\n').next().unwrap_or_default();
            json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count()})
        };
        let range = json!({"start": position(at), "end": position(at + old.len())});
        self.text = self.text.replacen(old, new, 1);
        self.send(&json!([{"range": range, "text": new}]));
        self.program.next_diagnostics(PATH)
    }

    /// Takes an action of the editor.
    fn take(&mut self, action: &Value) -> Vec<Value> {
        let edits = &action["edit"]["changes"][self.program.address(PATH)];
        self.text = edited(&self.text, edits);
        self.send(&json!([{"text": self.text}]));
        self.program.next_diagnostics(PATH)
    }

    fn send(&mut self, changes: &Value) {
        self.version += 1;
        let document = json!({"uri": self.program.address(PATH), "version": self.version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.program.tell("textDocument/didChange", params);
    }

    /// What can be done on the line of a text.
    fn actions(&mut self, text: &str, diagnostics: &[Value]) -> Vec<Value> {
        let position = self.position(text);
        let range = json!({"start": position, "end": position});
        let document = json!({"uri": self.program.address(PATH)});
        let context = json!({"diagnostics": diagnostics});
        let params = json!({"textDocument": document, "range": range, "context": context});
        self.program.ask("textDocument/codeAction", params).as_array().expect("actions").clone()
    }

    /// What is said where a text stands.
    fn hover(&mut self, text: &str) -> String {
        let params = json!({"textDocument": {"uri": self.program.address(PATH)}, "position": self.position(text)});
        let hover = self.program.ask("textDocument/hover", params);
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    fn lenses(&mut self) -> Vec<String> {
        let params = json!({"textDocument": {"uri": self.program.address(PATH)}});
        let lenses = self.program.ask("textDocument/codeLens", params);
        let titles = lenses.as_array().into_iter().flatten().filter_map(|lens| lens["command"]["title"].as_str());
        titles.map(str::to_owned).collect()
    }

    fn position(&self, text: &str) -> Value {
        let before = &self.text[..self.text.find(text).unwrap_or_else(|| panic!("{text} in {}", self.text))];
        let line = before.rsplit('\n').next().unwrap_or_default();
        json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count()})
    }
}

fn of_rule(diagnostics: &[Value], rule: &str) -> Vec<Value> {
    diagnostics.iter().filter(|diagnostic| diagnostic["code"] == rule).cloned().collect()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let titles: Vec<&Value> = actions.iter().map(|action| &action["title"]).collect();
    actions.iter().find(|action| action["title"] == title).unwrap_or_else(|| panic!("{title} in {titles:?}"))
}

#[test]
fn somebody_weakens_a_duty_and_has_it_signed() {
    let text = fs::read_to_string(root().join("tests/cases/diff-weakened/old.yaml")).expect("a policy");
    let repository = Repository::new();
    repository.write(PATH, &text);
    repository.commit();
    let mut program = Program::over(&repository.path());
    let first = program.next_diagnostics(PATH);
    assert!(of_rule(&first, "commitment/unknown-standard").is_empty(), "found without anybody opening it");
    let document = json!({"uri": program.address(PATH), "languageId": "yaml", "version": 1, "text": text});
    program.tell("textDocument/didOpen", json!({"textDocument": document}));
    let mut writing = Writing { program, text, version: 1 };

    let wrong = writing.replace("standard: two-trainers", "standard: two-trainrs");
    let wrong = of_rule(&wrong, "commitment/unknown-standard");
    let [unknown] = wrong.as_slice() else { panic!("{wrong:?}") };
    assert!(unknown["message"].as_str().expect("words").contains("did you mean two-trainers?"), "{unknown}");
    let actions = writing.actions("two-trainrs", &wrong);
    let right = writing.take(titled(&actions, "write two-trainers"));
    assert!(
        of_rule(&right, "commitment/unknown-standard").is_empty() && writing.text.contains("standard: two-trainers")
    );
    assert_eq!(writing.lenses(), [] as [&str; 0]);

    writing.replace("{minimum: 2}", "{minimum: 1}");
    let weakened = "At least two trainers deliver each session";
    assert_eq!(
        writing.lenses(),
        [format!("weakened since the last commit, and nobody has signed this off: {weakened}")]
    );
    let told = writing.hover("1}");
    assert!(told.contains("Two trainers were asked for; one now satisfies the strategy."), "{told}");
    assert!(told.contains("Nobody has signed this off"), "{told}");

    let actions = writing.actions("minimum: 1", &[]);
    let pasted = writing.take(titled(&actions, &format!("record who signs this off: {weakened}")));
    for open in ["why this was decided", "who decided this", "when this was decided"] {
        let told = format!("nobody has filled in yet {open}");
        assert!(
            pasted.iter().any(|one| one["message"].as_str().is_some_and(|words| words.contains(&told))),
            "{pasted:?}"
        );
    }
    assert!(
        writing.text.contains("from: \"2 trainers\"") || writing.text.contains("from: 2 trainers"),
        "{}",
        writing.text
    );
    assert_eq!(writing.lenses().len(), 1, "nobody has signed yet");
    assert!(writing.lenses()[0].contains("nobody has signed"), "{:?}", writing.lenses());
    writing.replace("[insert the number]", "2");
    writing.replace("\"[insert the date]\"", "2026-11-20");
    writing.replace("reason: \"\"", "reason: \"a trainer left, and one is sought\"");
    writing.replace("approved_by: \"\", date: }", "approved_by: Executive Group, date: 2026-11-20}");
    assert_eq!(
        writing.lenses(),
        [format!("weakened since the last commit, signed off by Executive Group: {weakened}")]
    );

    // The command line and CI say the same of the file once it is saved.
    repository.write(PATH, &writing.text);
    let report = check_with(&repository.path(), "2026-11-22", &[], &["--base", "HEAD"]).report;
    let changes: Vec<_> = report.changes.iter().flat_map(|comparison| &comparison.changes).collect();
    assert!(changes.iter().any(|change| change.approved.is_some() && change.verdict.weakens()), "{changes:?}");
    assert!(!report.findings.iter().any(|finding| finding.rule == "change/weakened-unexplained"));
    assert_eq!(writing.program.end(), Some(0));
}
