//! The entries of a document that exempt it from something: its mode, its status, the policy it names. A document is
//! judged with these entries as they were before a change, so that a change cannot grant itself an exemption.

use std::collections::BTreeSet;

use crate::load::Loaded;
use crate::model::{Kind, fields};
use crate::predicate::{Predicate, Subject};
use crate::source::{Arena, NodeId};
use crate::standards::Expectation;
use crate::workspace::Document;

/// The names of the entries that decide for the whole document what is asked of it.
pub fn exempting(kind: Kind) -> impl Iterator<Item = &'static str> {
    fields::fields(kind).filter(|field| field.exempts).map(|field| field.path)
}

/// The exempting entries that say something else than before.
pub fn newly_exempting(new: &Loaded, old: &Loaded) -> Vec<&'static str> {
    changed(new, old, exempting(new.kind.unwrap_or(Kind::Config)))
}

/// Whether a standard that asked something of the course as it was may not ask it of the course as it is.
pub fn changes_conditions(new: &Document, old: &Document) -> bool {
    let is_course = new.loaded.kind == Some(Kind::Course);
    is_course && !changed(&new.loaded, &old.loaded, conditions(&old.controls.expectations)).is_empty()
}

/// The names of a policy that may give its country, or the people whom it is about, away.
const NAMES: [&str; 4] = ["title", "area", "issuers", "source"];

/// Whether a policy is for another country or about other people than what it was, or than the edition that it follows: by
/// its keys or, where they say nothing, by its names. Then other standards would judge it.
pub fn changes_remit(new: &Document, old: &Document) -> bool {
    let policies = new.policy().zip(old.policy());
    policies.is_some_and(|(new, old)| {
        let (now, then) = (new.remit(), old.remit());
        (now.jurisdiction, now.subject) != (then.jurisdiction, then.subject)
    })
}

/// The entries on which it depends for which country a policy is and about whom.
pub fn of_remit() -> impl Iterator<Item = &'static str> {
    ["jurisdiction", "subject"].into_iter().chain(NAMES)
}

/// The names of the entries of a course on which it depends whether one of these standards asks anything of it. Other
/// standards may ask for the entry itself, so that it is not put back: the exception alone is judged as it was.
pub fn conditions(expectations: &[Expectation]) -> BTreeSet<&str> {
    let sides = expectations.iter().filter_map(|expectation| expectation.course.as_ref());
    let sentences = sides.flat_map(|side| side.when.iter().chain(&side.unless));
    sentences.filter_map(block).collect()
}

fn block(sentence: &Predicate) -> Option<&str> {
    match &sentence.subject {
        Subject::Field(field) => Some(field.block()),
        Subject::OfPolicy(_) | Subject::Detail(_) => None,
    }
}

/// The entries among `names` that say something else before and after.
pub fn changed<'n>(new: &Loaded, old: &Loaded, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let (Some(after), Some(before)) = (&new.arena, &old.arena) else { return Vec::new() };
    let entry = |arena: &Arena, name: &str| arena.get(NodeId::ROOT, name).map(|node| said(arena, node));
    names.into_iter().filter(|name| entry(after, name) != entry(before, name)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Spot;
    use crate::load::load;
    use crate::model::Model;
    use crate::model::words::Mode;

    fn course(text: &str) -> Loaded {
        load("c.yaml", Kind::Course, format!("paramount: course/v1 # c\n{text}").into_bytes())
    }

    #[test]
    fn what_exempts_is_put_back_and_nothing_else_moves() {
        let base = course("course: a\ntitle: A\nmode: \"face-to-face\"\ncommissioned:\n  provider: x\n  until: 2027\n");
        let head = course("course: a\nmode: >-\n  e-learning\ntitle: B\nstatus: withdrawn\n");
        let changed = newly_exempting(&head, &base);
        assert_eq!(changed, ["status", "mode", "commissioned"]);
        let judged = head.with_entries_of(&base, &changed).expect("both have a tree");
        let arena = judged.arena.as_ref().expect("a tree");
        let entry = |name: &str| arena.get(NodeId::ROOT, name).map(|node| said(arena, node));
        assert_eq!(entry("mode").as_deref(), Some("\"face-to-face\""));
        assert_eq!(entry("title").as_deref(), Some("\"B\""));
        assert_eq!(entry("status"), None);
        assert!(entry("commissioned").expect("it is back").contains("provider"));
        let Some(Model::Course(model)) = &judged.model else { panic!("a course") };
        assert_eq!((model.mode.get(), model.is_withdrawn()), (Some(&Mode::FaceToFace), false));
        let line = |path: &[&str]| {
            let node = arena.find(path.iter().copied()).expect("an entry");
            judged.about().place(&Spot::Node(node)).line
        };
        assert_eq!((line(&["title"]), line(&["mode"]), line(&["commissioned", "until"])), (5, 4, 1));
        let until = arena.find(["commissioned", "until"]).expect("an entry");
        assert_eq!(arena.subject(until), "/commissioned/until");
    }

    #[test]
    fn brackets_around_a_document_are_no_way_out() {
        let flow = |text: &str| load("c.yaml", Kind::Course, text.as_bytes().to_vec());
        let base = flow("{paramount: course/v1, course: a, title: A, mode: face-to-face,\ntrainers: [\n{id: a}]}");
        let head = flow("{paramount: course/v1, course: a, mode: e-learning, title: A}");
        for base in [&base, &course("course: a\nmode: face-to-face\ntitle: A\n")] {
            let judged = head.with_entries_of(base, &["mode", "trainers"]).expect("both have a tree");
            let Some(Model::Course(model)) = &judged.model else { panic!("a course") };
            assert_eq!(model.mode.get(), Some(&Mode::FaceToFace));
        }
    }

    #[test]
    fn another_way_of_writing_is_no_change() {
        let base = course("course: a\nmode: e-learning\ncommissioned: {provider: x, until: 2027}\n");
        let head = course("course: a\ncommissioned:\n  until: \"2027\"\n  provider: x\nmode: 'e-learning'\n");
        assert_eq!(newly_exempting(&head, &base), Vec::<&str>::new());
    }
}
