//! Against the last commit: what a change does to courses, a commit that is made elsewhere, a slip that is no decision, and a
//! state that is not there.

use std::fs;

use serde_json::{Value, json};

use super::editor::Editor;
use crate::support::repository::Repository;
use crate::support::root;

const PATH: &str = "policies/ashford.yaml";
const COURSE: &str = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: ashford\nagency: multi\n\
                      trainers: [{id: a, role: social worker}, {id: b, role: nurse}]\n";

fn policy() -> String {
    fs::read_to_string(root().join("tests/cases/diff-weakened/old.yaml")).expect("a policy")
}

/// A repository with a policy, and two courses of which one stands under it.
fn repository() -> Repository {
    let repository = Repository::new();
    repository.write(PATH, policy());
    repository.write("courses/neglect.yaml", COURSE);
    repository.write("courses/other.yaml", COURSE.replace("neglect", "other").replace("ashford", "bexley"));
    repository.commit();
    repository
}

fn lenses(editor: &mut Editor) -> Vec<String> {
    let params = json!({"textDocument": {"uri": editor.address(PATH)}});
    let lenses = editor.ask("textDocument/codeLens", params);
    let titles = lenses.as_array().into_iter().flatten().filter_map(|lens| lens["command"]["title"].as_str());
    titles.map(str::to_owned).collect()
}

fn hover(editor: &mut Editor, text: &str, at: &str) -> String {
    let before = &text[..text.find(at).expect("the text")];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let position = json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count() + 1});
    let params = json!({"textDocument": {"uri": editor.address(PATH)}, "position": position});
    let hover = editor.ask("textDocument/hover", params);
    hover.pointer("/contents/value").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[test]
fn what_a_change_does_to_courses_is_told_above_the_policy_and_beside_the_change() {
    let repository = repository();
    let mut editor = Editor::at(&repository.path(), &["utf-16"]);
    editor.open(PATH);
    assert_eq!(lenses(&mut editor), [] as [&str; 0]);

    let text = policy().replace("{minimum: 2}", "{minimum: 3}");
    editor.write(PATH, &text);
    let above = lenses(&mut editor);
    assert_eq!(above[0], "the course under this policy is judged differently since the last commit: neglect");
    assert!(above[1].starts_with("strengthened since the last commit: At least two trainers"), "{above:?}");
    let course = format!("[neglect](<{}>)", editor.address("courses/neglect.yaml"));
    for at in ["{minimum: 3}", "ashford"] {
        let told = hover(&mut editor, &text, at);
        assert!(told.contains(&format!("**Courses under this policy:** {course}")), "{at}: {told}");
        assert!(told.contains("  - new ") && told.contains("(shared/two-trainers, line 6)"), "{at}: {told}");
        assert!(!told.contains("other"), "{at}: {told}");
    }

    // What does nothing to it is told as that.
    let text = policy().replacen("strength: must", "strength: should", 1);
    editor.write(PATH, &text);
    let above = lenses(&mut editor);
    assert_eq!(
        above[0], "1 course under this policy, and none is judged differently since the last commit",
        "{above:?}"
    );
    let told = hover(&mut editor, &text, "strength: should\n    says: >-\n      Everybody");
    assert!(told.contains("None of them is judged differently by this."), "{told}");

    // A course that is written meanwhile is judged by both states as it is now.
    editor.open("courses/neglect.yaml");
    editor.write("courses/neglect.yaml", &COURSE.replace("nurse}", "nurse}, {id: c, role: teacher}"));
    let text = policy().replace("{minimum: 2}", "{minimum: 3}");
    editor.write(PATH, &text);
    let told = hover(&mut editor, &text, "{minimum: 3}");
    assert!(told.contains("None of them is judged differently by this."), "{told}");
}

#[test]
fn a_commit_that_is_made_elsewhere_is_seen_when_git_writes_it() {
    let repository = repository();
    let mut editor = Editor::at(&repository.path(), &["utf-16"]);
    let asked: Vec<&Value> = editor.told.iter().filter(|told| told["method"] == "client/registerCapability").collect();
    assert!(asked.iter().any(|told| told.to_string().contains(".git/{HEAD,")), "{asked:?}");
    let text = policy().replace("{minimum: 2}", "{minimum: 1}");
    repository.write(PATH, &text);
    editor.open(PATH);
    assert!(lenses(&mut editor).iter().any(|lens| lens.contains("nobody has signed this off")));
    repository.commit();
    let uri = editor.address(".git/logs/HEAD");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    assert!(editor.told.iter().any(|told| told["method"] == "workspace/codeLens/refresh"), "{:?}", editor.told);
    assert_eq!(editor.settle(), 0, "no file is another");
    assert_eq!(lenses(&mut editor), [] as [&str; 0]);
    // Back to what it was, by another commit.
    repository.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    repository.write(PATH, &text);
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    assert!(lenses(&mut editor).iter().any(|lens| lens.contains("nobody has signed this off")));
}

/// A name letter by letter: nobody has taken a duty back, or committed themselves to another one.
#[test]
fn a_slip_in_the_name_of_a_standard_is_no_decision() {
    let repository = repository();
    let mut editor = Editor::at(&repository.path(), &["utf-16"]);
    editor.open(PATH);
    for name in ["two-trainer", "two", "nosuch"] {
        editor.write(PATH, &policy().replace("two-trainers", name));
        assert_eq!(lenses(&mut editor), [] as [&str; 0], "{name}");
    }
    editor.write(PATH, &policy().replace("two-trainers", "two").replace("3 years", "4 years"));
    let above = lenses(&mut editor);
    assert!(
        above.iter().any(|lens| lens.starts_with("weakened since the last commit")),
        "what else changed is told: {above:?}"
    );
}

#[test]
fn a_state_that_is_not_there_is_told_once() {
    let repository = repository();
    let mut editor = Editor::at(&repository.path(), &["utf-16"]);
    editor.open(PATH);
    editor.tell("workspace/didChangeConfiguration", json!({"settings": {"paramount": {"base": "nosuch"}}}));
    let told = |editor: &Editor| {
        let messages = editor.told.iter().filter(|told| told["method"] == "window/showMessage");
        messages.filter(|told| told.to_string().contains("there is no revision called nosuch")).count()
    };
    lenses(&mut editor);
    lenses(&mut editor);
    assert_eq!(told(&editor), 1, "{:?}", editor.told);
    // Who has no repository asked for none.
    let mut alone = Editor::with(&[(PATH, &policy())]);
    alone.open(PATH);
    lenses(&mut alone);
    assert!(!alone.told.iter().any(|told| told["method"] == "window/showMessage"), "{:?}", alone.told);
}
