//! Fixes of any document: it reads no worse, a second run has nothing to do, and what is not mended stays.

use paramount::finding::Severity;
use paramount::load::{self, Loaded, Recognised};
use paramount::model::Kind;
use paramount::session::mend_text;

/// Any text, as a document with everything mended that reading it finds.
pub(crate) fn roundtrip(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (kind, text) = match load::recognise(data) {
        Recognised::Ours(kind) => (kind, text.to_owned()),
        _ => (Kind::Policy, format!("paramount: policy/v1\n{text}")),
    };
    let Some(mended) = mend_text("any.yaml", kind, text.clone()) else { return };
    let after = &mended.after.0;
    let lines: Vec<u32> = mended.made.iter().map(|made| made.line).collect();
    assert_eq!(mended.made.is_empty(), *after == text, "what is written is said");
    reads_no_worse(&text, &load(kind, &text), &load(kind, after), &lines);
    keeps_the_rest(&text, after, &lines);
    let again = mend_text("any.yaml", kind, after.clone()).expect("it is a text still");
    assert_eq!(again.after.0, *after, "a second time, from:\n{text}");
}

fn load(kind: Kind, text: &str) -> Loaded {
    load::load("any.yaml", kind, text.as_bytes().to_vec())
}

/// A document that was read is read still, and has no more errors than before but for what stands below a mended line, which
/// may only now be looked into.
fn reads_no_worse(text: &str, before: &Loaded, after: &Loaded, mended: &[u32]) {
    if before.arena.is_none() {
        return;
    }
    assert!(after.arena.is_some(), "it can no longer be read:\n{text}");
    let errors = |loaded: &Loaded, is_counted: &dyn Fn(u32) -> bool| -> usize {
        let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter(|finding| is_counted(finding.place.line)).map(|finding| 1 + finding.more).sum()
    };
    let is_sound = |line: u32| !mended.iter().any(|of| is_below(text, *of, line));
    assert!(errors(after, &is_sound) <= errors(before, &|_| true), "it has more errors:\n{text}");
}

/// Whether a line stands in what belongs to another one, or right above it.
fn is_below(text: &str, of: u32, line: u32) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    let column = |line: u32| {
        let text = lines.get(line as usize - 1).copied().unwrap_or_default();
        text.len() - text.trim_start().len()
    };
    line + 1 >= of && (of + 1..=line).all(|between| column(between) >= column(of))
}

/// No line comes or goes, and none changes but a mended one; a text in quotes over several lines has its last one on another.
fn keeps_the_rest(text: &str, after: &str, mended: &[u32]) {
    let (old, new): (Vec<&str>, Vec<&str>) = (text.split('\n').collect(), after.split('\n').collect());
    assert_eq!(old.len(), new.len(), "lines came or went:\n{text}");
    for (number, (old, new)) in (1..).zip(old.iter().zip(&new)) {
        let bare = |line: &str| line.replace(['"', '\''], "");
        let is_mended = mended.contains(&number) || bare(old) == bare(new) && !mended.is_empty();
        // A carriage return alone ends a line, too.
        assert!(old == new || is_mended || text.contains('\r'), "line {number} changed:\n{text}");
        // What only hard spaces kept from being a remark of its own line is one now, and loses nothing by it.
        let remark = |line: &str| line.trim_start().rfind(" # ").map(|at| line.trim_start()[at..].to_owned());
        assert_eq!(remark(old), remark(new), "line {number} lost its remark:\n{text}");
    }
}
