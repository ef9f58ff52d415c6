//! The entries of a document that exempt it from something: its mode, its status, the policy it names. A document is
//! written anew with these entries as they were before a change, so that a change cannot grant itself an exemption.

use std::collections::BTreeSet;

use crate::load::Loaded;
use crate::model::Kind;
use crate::predicate::{Predicate, Subject};
use crate::source::{Arena, NodeId, Style};
use crate::standards::Expectation;

/// The entries of a course that decide what is asked of it.
const OF_COURSES: [&str; 7] = ["policy", "agency", "mode", "form", "status", "level", "commissioned"];

/// The entries of a policy that decide what is asked of it.
const OF_POLICIES: [&str; 2] = ["status", "recorded"];

/// A document with exempting entries as they were.
#[derive(Debug)]
pub(super) struct AsBefore {
    /// The text.
    pub text: Vec<u8>,
    /// The line after which the earlier entries stand in it.
    pub after: u32,
    /// How many lines they take.
    pub lines: u32,
}

/// The names of the entries that decide for the whole document what is asked of it.
pub fn exempting(kind: Kind) -> BTreeSet<String> {
    let own: &[&str] = match kind {
        Kind::Course => &OF_COURSES,
        Kind::Policy => &OF_POLICIES,
        Kind::Standards | Kind::Guidance | Kind::Config => &[],
    };
    own.iter().map(|name| (*name).to_owned()).collect()
}

/// The names of the entries of a course on which it depends whether one of these standards asks anything of it. Other
/// standards may ask for the entry itself, so that it is not put back: the exception alone is judged as it was.
pub fn conditions(expectations: &[Expectation]) -> BTreeSet<String> {
    let sides = expectations.iter().filter_map(|expectation| expectation.course.as_ref());
    let sentences = sides.flat_map(|side| side.when.iter().chain(&side.unless));
    sentences.filter_map(block).map(str::to_owned).collect()
}

fn block(sentence: &Predicate) -> Option<&str> {
    match &sentence.subject {
        Subject::Field(field) => Some(field.block()),
        Subject::OfPolicy(_) | Subject::Detail(_) => None,
    }
}

/// The entries among `names` that say something else before and after.
pub fn changed<'n>(head: &Loaded, base: &Loaded, names: &'n BTreeSet<String>) -> Vec<&'n str> {
    let (Some(new), Some(old)) = (&head.arena, &base.arena) else { return Vec::new() };
    let said = |arena: &Arena, name: &str| arena.get(NodeId::ROOT, name).map(|node| said(arena, node));
    names.iter().map(String::as_str).filter(|name| said(new, name) != said(old, name)).collect()
}

/// All that is said under a node, whatever the way it is written.
pub fn said(arena: &Arena, node: NodeId) -> String {
    if let Some(text) = arena.text(node) {
        return format!("{text:?}");
    }
    if arena.is_mapping(node) {
        let mut entries: Vec<String> =
            arena.entries(node).map(|(key, value)| format!("{}: {}", said(arena, key), said(arena, value))).collect();
        entries.sort();
        return format!("{{{}}}", entries.join(", "));
    }
    let items: Vec<String> = arena.items(node).map(|item| said(arena, item)).collect();
    format!("[{}]", items.join(", "))
}

/// The document after the change with the named entries as they were before it. `None` where it cannot be written: then
/// it has no entries at all, or its text was not kept.
pub(super) fn as_before(head: &Loaded, base: &Loaded, names: &[&str]) -> Option<AsBefore> {
    let (new, old) = (head.arena.as_ref()?, base.arena.as_ref()?);
    if new.style(NodeId::ROOT) == Style::Flow {
        return Some(in_brackets(new, old, names));
    }
    let text = new.source().text();
    let (_, first) = new.entries(NodeId::ROOT).next()?;
    let mut kept = text.as_bytes().to_vec();
    for (key, value) in names.iter().filter_map(|name| new.entry(NodeId::ROOT, name)) {
        let (start, end) = (new.span(key).range().start, new.span(value).range().end.max(new.span(key).range().end));
        let rest = text.get(end..).unwrap_or_default();
        // A key without a value still has its colon.
        let colon = rest.strip_prefix(':').map_or(0, |_| 1);
        for byte in kept.get_mut(start..end + colon).into_iter().flatten() {
            if *byte != b'\n' && *byte != b'\r' {
                *byte = b' ';
            }
        }
    }
    let earlier: String =
        names.iter().filter_map(|name| old.entry(NodeId::ROOT, name)).map(|entry| written(old, entry)).collect();
    let after_first = new.span(first).range().end;
    let line_end = text.get(after_first..)?.find('\n').map_or(text.len(), |at| after_first + at + 1);
    let mut whole = kept.get(..line_end)?.to_vec();
    if whole.last() != Some(&b'\n') {
        whole.push(b'\n');
    }
    let count = |text: &[u8]| u32::try_from(text.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX);
    let (after, lines) = (count(&whole), count(earlier.as_bytes()));
    whole.extend(earlier.as_bytes());
    whole.extend(kept.get(line_end..)?);
    Some(AsBefore { text: whole, after, lines })
}

/// An entry of the document itself as it is written, for a document by indentation.
fn written(arena: &Arena, (key, value): (NodeId, NodeId)) -> String {
    let (start, end) = (arena.span(key).range().start, arena.span(value).range().end);
    let entry = arena.source().text().get(start..end).unwrap_or_default();
    let colon = if entry.contains(':') { "" } else { ":" };
    if arena.style(NodeId::ROOT) == Style::Flow {
        // In brackets lines may begin anywhere.
        return format!("{}{colon}\n", entry.replace('\n', "\n  "));
    }
    format!("{entry}{colon}\n")
}

/// As [`as_before`], of a document that is written in brackets as a whole. No line of it stays where it was.
fn in_brackets(new: &Arena, old: &Arena, names: &[&str]) -> AsBefore {
    let is_named = |arena: &Arena, key| arena.text(key).is_some_and(|key| names.contains(&key));
    let kept = new.entries(NodeId::ROOT).filter(|(key, _)| !is_named(new, *key)).map(|entry| written(new, entry));
    let earlier = old.entries(NodeId::ROOT).filter(|(key, _)| is_named(old, *key)).map(|entry| written(old, entry));
    let text: String = kept.chain(earlier).collect();
    AsBefore { text: text.into_bytes(), after: 0, lines: u32::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    fn course(text: &str) -> Loaded {
        load("c.yaml", Kind::Course, format!("paramount: course/v1 # c\n{text}").into_bytes())
    }

    fn names() -> BTreeSet<String> {
        exempting(Kind::Course)
    }

    #[test]
    fn what_exempts_is_put_back_and_nothing_else_moves() {
        let base = course("course: a\ntitle: A\nmode: \"face-to-face\"\ncommissioned:\n  provider: x\n  until: 2027\n");
        let head = course("course: a\nmode: >-\n  e-learning\ntitle: B\nstatus: withdrawn\n");
        let names = names();
        let changed = changed(&head, &base, &names);
        assert_eq!(changed, ["commissioned", "mode", "status"]);
        let before = as_before(&head, &base, &changed).expect("it can be written");
        let text = String::from_utf8(before.text.clone()).expect("text");
        assert_eq!((before.after, before.lines), (1, 4), "{text}");
        let loaded = load("c.yaml", Kind::Course, before.text);
        assert!(loaded.findings.is_empty(), "{text}\n{:?}", loaded.findings);
        let arena = loaded.arena.expect("a tree");
        let entry = |name: &str| arena.get(NodeId::ROOT, name).map(|node| said(&arena, node));
        assert_eq!(entry("mode").as_deref(), Some("\"face-to-face\""));
        assert_eq!(entry("title").as_deref(), Some("\"B\""));
        assert_eq!(entry("status"), None);
        assert!(entry("commissioned").expect("it is back").contains("provider"));
        let title = arena.source().line_columns(arena.span(arena.get(NodeId::ROOT, "title").expect("a title")));
        assert_eq!(title.line, 5 + before.lines);
    }

    #[test]
    fn brackets_around_a_document_are_no_way_out() {
        let flow = |text: &str| load("c.yaml", Kind::Course, text.as_bytes().to_vec());
        let base = flow("{paramount: course/v1, course: a, title: A, mode: face-to-face,\ntrainers: [\n{id: a}]}");
        let head = flow("{paramount: course/v1, course: a, mode: e-learning, title: A}");
        for base in [&base, &course("course: a\nmode: face-to-face\ntitle: A\n")] {
            let before = as_before(&head, base, &["mode"]).expect("it can be written");
            let text = String::from_utf8(before.text.clone()).expect("text");
            let loaded = load("c.yaml", Kind::Course, before.text);
            assert!(loaded.findings.is_empty(), "{text}\n{:?}", loaded.findings);
            assert!(text.contains("face-to-face") && !text.contains("e-learning"), "{text}");
        }
        let head = course("course: a\ntitle: A\n");
        let before = as_before(&head, &base, &["trainers"]).expect("it can be written");
        assert!(load("c.yaml", Kind::Course, before.text).findings.is_empty());
    }

    #[test]
    fn another_way_of_writing_is_no_change() {
        let base = course("course: a\nmode: e-learning\ncommissioned: {provider: x, until: 2027}\n");
        let head = course("course: a\ncommissioned:\n  until: \"2027\"\n  provider: x\nmode: 'e-learning'\n");
        assert_eq!(changed(&head, &base, &names()), Vec::<&str>::new());
    }
}
